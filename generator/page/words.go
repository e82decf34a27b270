package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// measured is a text taken apart into words with their widths, which do not depend on
// the type size. It does not change.
type measured struct {
	fonts  *Fonts
	text   string
	bold   bool
	words  []word
	hyphen int // width of "-", in em thousandths
}

// word is a stretch of a text that a line holds whole where it can. A packet has
// thousands of them, so that they are small.
type word struct {
	start, end int32
	em         int32 // width in em thousandths
	kind       wordKind
	// breakable says that a line may end behind it without a space, and soft that it ends
	// with a soft hyphen, which is seen then.
	breakable, soft bool
}

type wordKind uint8

const (
	solid wordKind = iota
	spaces
	lineBreak
)

// needed is the room that a word takes if the line ends with it.
func (w word) needed(hyphen int) int {
	if w.soft {
		return int(w.em) + hyphen
	}
	return int(w.em)
}

// measured measures a text.
func (f *Fonts) measured(s string, bold bool) *measured {
	const usualWord = 6 // bytes, with the space behind it
	m, _ := f.words(make([]word, 0, 2*len(s)/usualWord+1), s, bold)
	return &m
}

// words measures a text. Its words are appended to those of others.
func (f *Fonts) words(to []word, s string, bold bool) (m measured, all []word) {
	m = measured{fonts: f, text: s, bold: bold}
	_, m.hyphen = f.faceOf('-', bold)
	first := len(to)
	for at := 0; at < len(s); {
		w := m.word(at)
		to, at = append(to, w), int(w.end)
	}
	m.words = to[first:len(to):len(to)]
	return m, to
}

// word is the one that begins at a place.
func (m *measured) word(at int) word {
	if m.text[at] == '\n' {
		return word{kind: lineBreak, start: int32(at), end: int32(at + 1)}
	}
	if end := afterSpaces(m.text, at); end > at {
		return word{kind: spaces, start: int32(at), end: int32(end), em: int32(m.fonts.em(m.text[at:end], m.bold))}
	}
	latin := m.fonts.latin(m.bold)
	r, size := runeAt(m.text[at:])
	w, em, character := word{start: int32(at)}, 0, r
	for {
		if w.soft = r == softHyphen; !w.soft {
			em += m.fonts.emOf(r, latin)
		}
		at += size
		w.end, w.em = int32(at), int32(em)
		if at == len(m.text) {
			return w
		}
		r, size = runeAt(m.text[at:])
		if !w.soft && isLatin(character) && isLatin(r) {
			character = r
			continue
		}
		if joins(r) {
			continue
		}
		if r == '\n' {
			return w
		}
		if w.breakable = w.soft || mayBreakBetween(character, r); w.breakable || isSpace(r) {
			return w
		}
		character = r
	}
}

// cluster is a character with the combining marks and soft hyphens after it: what may
// not be torn apart.
type cluster struct {
	end  int
	em   int
	soft bool // it ends with a soft hyphen
}

func (c cluster) needed(hyphen int) int { return word{em: int32(c.em), soft: c.soft}.needed(hyphen) }

// cluster is the one that begins at a place of a word.
func (m *measured) cluster(at int, w *word) cluster {
	latin := m.fonts.latin(m.bold)
	c := cluster{end: at}
	for {
		r, size := runeAt(m.text[c.end:w.end])
		if c.end > at && !joins(r) {
			return c
		}
		if c.soft = r == softHyphen; !c.soft {
			c.em += m.fonts.emOf(r, latin)
		}
		if c.end += size; c.end == int(w.end) {
			return c
		}
	}
}

// isLatin tells of a character, as most are, that it does not join the one before it, and
// that no line ends between it and another such.
func isLatin(r rune) bool { return r > ' ' && r < firstMark && r != softHyphen }

// joins tells whether a character stays with the one before it.
func joins(r rune) bool {
	switch {
	case r < firstMark:
		return r == softHyphen
	case isHan(r):
		return false
	}
	return unicode.Is(unicode.M, r)
}

// firstMark is the first combining mark of Unicode.
const firstMark = 0x300

// runeAt is the first character of a text and its size.
func runeAt(s string) (rune, int) {
	if c := s[0]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s)
}

// trimmed is a line without the spaces at its end.
func trimmed(s string) string {
	if n := len(s); n > 0 && visibleByte(s[n-1]) {
		return s
	}
	return strings.TrimRightFunc(s, isSpace)
}

// afterSpaces is the place behind the spaces that begin at a place.
func afterSpaces(s string, at int) int {
	if visibleByte(s[at]) {
		return at
	}
	return len(s) - len(strings.TrimLeftFunc(s[at:], isSpace))
}

// visibleByte tells whether a byte is a character of ASCII that is no space.
func visibleByte(c byte) bool { return c > ' ' && c < utf8.RuneSelf }

// mayBreakBetween tells whether a line may end between two characters without a
// space: next to a Chinese character, unless a closing sign would begin the next
// line or an opening one end this line (the rules of GB/T 15834 in short).
func mayBreakBetween(before, after rune) bool {
	switch {
	case before < firstIdeograph && after < firstIdeograph:
		return false
	case isHan(before) && isHan(after):
		return true
	case !isIdeographic(before) && !isIdeographic(after):
		return false
	}
	return !strings.ContainsRune(noLineEnd, before) && !strings.ContainsRune(noLineStart, after)
}

const (
	noLineStart = "，。、；：！？）》〉」』】〕〗］｝％·…—～々ー" + ",.;:!?)]}%’”»\u00A0\u202F"
	noLineEnd   = "（《〈「『【〔〖［｛￥" + "([{‘“«№\u00A0\u202F"
)

// firstIdeograph is the first character that isIdeographic may be true of.
const firstIdeograph = 0x2E80

// firstHan and lastHan hold nearly every Chinese character of a text, and nothing else.
const (
	firstHan = 0x4E00
	lastHan  = 0x9FFF
)

func isHan(r rune) bool { return r >= firstHan && r <= lastHan }

func isIdeographic(r rune) bool {
	return isHan(r) || r >= firstIdeograph && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) ||
		r >= 0x3001 && r <= 0x303F || // CJK punctuation
		r >= 0xFF01 && r <= 0xFF60 // full-width forms
}

// isSpace tells whether a line may break at a character, which then vanishes.
// The no-break spaces U+00A0, U+2007 and U+202F are none.
func isSpace(r rune) bool {
	switch {
	case r == ' ', r == '\t', r == '\r', r == '\u3000':
		return true
	}
	return r >= 0x2000 && r <= 0x200A && r != 0x2007
}
