package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Wrap breaks a text into lines that are at most as wide as the width: at line
// breaks, at spaces, at soft hyphens, between Chinese characters, and inside a
// word that is longer than a line. Nothing is lost but the spaces at a break.
// A single character wider than the width has a line of its own. A no-break
// space is kept. Empty text has no line.
func (f *Fonts) Wrap(s string, st Style, width Length) []string {
	spans := f.breakLines(s, st, width)
	if spans == nil {
		return nil
	}
	lines := make([]string, len(spans))
	for i, l := range spans {
		lines[i] = s[l.start:l.end]
	}
	return lines
}

// span is where a line stands in its text, without the spaces at its end.
type span struct{ start, end int }

// First is the first line that Wrap gives; empty text has none, and is "".
func (f *Fonts) First(s string, st Style, width Length) string {
	b := f.newBreaker(s, st, width)
	b.first = true
	b.all()
	if len(b.lines) == 0 {
		return ""
	}
	return s[b.lines[0].start:b.lines[0].end]
}

func (f *Fonts) breakLines(s string, st Style, width Length) []span {
	b := f.newBreaker(s, st, width)
	b.all()
	return b.lines
}

func (f *Fonts) newBreaker(s string, st Style, width Length) breaker {
	b := breaker{fonts: f, text: s, bold: st.Bold, limit: toEm(width, st.Size), latin: f.latin(st.Bold).measured}
	_, b.hyphen = f.faceOf('-', st.Bold)
	return b
}

// all breaks every paragraph of the text.
func (b *breaker) all() {
	for start := 0; b.text != "" && !b.done(); {
		length := strings.IndexByte(b.text[start:], '\n')
		if length < 0 {
			b.paragraph(start, len(b.text))
			return
		}
		b.paragraph(start, start+length)
		start += length + 1
	}
}

// done tells whether there are as many lines as were asked for.
func (b *breaker) done() bool { return b.first && len(b.lines) > 0 }

// breaker fills lines greedily: each takes all that fits.
type breaker struct {
	fonts  *Fonts
	text   string
	bold   bool
	first  bool // whether only the first line is asked for
	limit  int  // of a line, in em thousandths
	hyphen int  // width of "-"
	latin  *[basicPlane]character
	lines  []span
}

// opportunity is a place where the line may end: the next begins after the
// spaces. The zero opportunity is none, as no line ends at 0.
type opportunity struct{ end, next int }

func (b *breaker) paragraph(start, stop int) {
	used := 0
	var best opportunity
	for at := start; at < stop; {
		if word := b.afterSpaces(at, stop); word > at {
			if at > start {
				best = opportunity{at, word}
			}
			used += b.fonts.em(b.text[at:word], b.bold)
			at = word
			continue
		}
		c := b.cluster(at, stop)
		if at > start && used+b.needed(c) > b.limit {
			if best == (opportunity{}) {
				best = opportunity{at, at}
			}
			if b.end(start, best.end); b.done() {
				return
			}
			start, at, used, best = best.next, best.next, 0, opportunity{}
			continue
		}
		used += c.em
		at = c.end
		if at < stop && b.mayBreakAfter(c) {
			best = opportunity{at, at}
		}
	}
	b.end(start, stop)
}

// end closes a line.
func (b *breaker) end(start, stop int) {
	kept := b.text[start:stop]
	if n := len(kept); n > 0 && !inside(kept[n-1]) {
		kept = strings.TrimRightFunc(kept, isSpace)
	}
	b.lines = append(b.lines, span{start, start + len(kept)})
}

func (b *breaker) afterSpaces(at, stop int) int {
	if inside(b.text[at]) {
		return at
	}
	return stop - len(strings.TrimLeftFunc(b.text[at:stop], isSpace))
}

// inside tells whether a byte is a character of ASCII that is no space.
func inside(c byte) bool { return c > ' ' && c < utf8.RuneSelf }

// cluster is a character with the combining marks and soft hyphens after it:
// what may not be torn apart.
type cluster struct {
	end    int
	last   rune // the character itself
	next   rune // the one behind the cluster, where there is one
	em     int
	hyphen bool // it ends with a soft hyphen
}

func (b *breaker) cluster(at, stop int) cluster {
	r, size := runeAt(b.text[at:stop])
	c := cluster{end: at, last: r}
	for {
		if r == softHyphen {
			c.hyphen = true
		} else {
			c.em += b.width(r)
		}
		c.end += size
		if c.end == stop {
			return c
		}
		r, size = runeAt(b.text[c.end:stop])
		if r != softHyphen && (r < firstMark || !unicode.Is(unicode.M, r)) {
			c.next = r
			return c
		}
	}
}

// runeAt is the first character of a text and its size.
func runeAt(s string) (rune, int) {
	if c := s[0]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s)
}

func (b *breaker) width(r rune) int {
	if r < basicPlane {
		if w := b.latin[r].width; w != 0 {
			return int(w) - 1
		}
	}
	_, w := b.fonts.faceOf(r, b.bold)
	return w
}

// firstMark is the first combining mark of Unicode.
const firstMark = 0x300

// needed is the room that a cluster takes if the line ends with it.
func (b *breaker) needed(c cluster) int {
	if c.hyphen {
		return c.em + b.hyphen
	}
	return c.em
}

func (b *breaker) mayBreakAfter(c cluster) bool {
	return c.hyphen || mayBreakBetween(c.last, c.next)
}

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
