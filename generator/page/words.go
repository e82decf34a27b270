package page

import (
	"iter"
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

// word is a stretch of a text that a line holds whole where it can.
type word struct {
	kind       wordKind
	start, end int
	em         int // width in em thousandths
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
		return w.em + hyphen
	}
	return w.em
}

// words measures a text.
func (f *Fonts) words(s string, bold bool) *measured {
	const usualWord = 6 // bytes, with the space behind it
	m := &measured{fonts: f, text: s, bold: bold, words: make([]word, 0, 2*len(s)/usualWord+1)}
	_, m.hyphen = f.faceOf('-', bold)
	for at := 0; at < len(s); {
		w := m.word(at)
		m.words = append(m.words, w)
		at = w.end
	}
	return m
}

// word is the one that begins at a place.
func (m *measured) word(at int) word {
	if m.text[at] == '\n' {
		return word{kind: lineBreak, start: at, end: at + 1}
	}
	if end := afterSpaces(m.text, at); end > at {
		return word{kind: spaces, start: at, end: end, em: m.fonts.em(m.text[at:end], m.bold)}
	}
	w := word{start: at}
	for c := range m.clusters(at, len(m.text)) {
		w.end, w.em, w.soft = c.end, w.em+c.em, c.soft
		if c.end == len(m.text) || c.next == '\n' {
			break
		}
		if w.breakable = c.soft || mayBreakBetween(c.first, c.next); w.breakable || isSpace(c.next) {
			break
		}
	}
	return w
}

// cluster is a character with the combining marks and soft hyphens after it: what may
// not be torn apart.
type cluster struct {
	end   int
	first rune // the character itself
	next  rune // the one behind the cluster, where there is one
	em    int
	soft  bool // it ends with a soft hyphen
}

func (c cluster) needed(hyphen int) int { return word{em: c.em, soft: c.soft}.needed(hyphen) }

// clusters are those of the text between two places.
func (m *measured) clusters(at, stop int) iter.Seq[cluster] {
	return func(yield func(cluster) bool) {
		latin := m.fonts.latin(m.bold).measured
		for at < stop {
			c := m.cluster(at, stop, latin)
			if at = c.end; !yield(c) {
				return
			}
		}
	}
}

func (m *measured) cluster(at, stop int, latin *[basicPlane]character) cluster {
	r, size := runeAt(m.text[at:stop])
	c := cluster{end: at, first: r}
	for {
		switch {
		case r == softHyphen:
			c.soft = true
		case r < basicPlane && latin[r].width != 0:
			c.em += int(latin[r].width) - 1
		default:
			_, width := m.fonts.faceOf(r, m.bold)
			c.em += width
		}
		c.end += size
		if c.end == stop {
			return c
		}
		r, size = runeAt(m.text[c.end:stop])
		if r != softHyphen && (r < firstMark || !unicode.Is(unicode.M, r)) {
			c.next = r
			return c
		}
	}
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
	if before < firstIdeograph && after < firstIdeograph || !isIdeographic(before) && !isIdeographic(after) {
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

func isIdeographic(r rune) bool {
	return r >= firstIdeograph && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) ||
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
