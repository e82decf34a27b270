package page

// Wrap breaks a text into lines that are at most as wide as the width: at line
// breaks, at spaces, at soft hyphens, between Chinese characters, and inside a
// word that is longer than a line. Nothing is lost but the spaces at a break.
// A single character wider than the width has a line of its own. A no-break
// space is kept. Empty text has no line.
func (f *Fonts) Wrap(s string, st Style, width Length) []string {
	spans := f.words(s, st.Bold).lines(nil, 0, st.Size, width, noEnd)
	if spans == nil {
		return nil
	}
	lines := make([]string, len(spans))
	for i, l := range spans {
		lines[i] = s[l.start:l.end]
	}
	return lines
}

// First is the first line that Wrap gives; of empty text, which has none, it is "".
func (f *Fonts) First(s string, st Style, width Length) string {
	for _, l := range f.words(s, st.Bold).lines(nil, 0, st.Size, width, 1) {
		return s[l.start:l.end]
	}
	return ""
}

// span is where a line stands in its text, without the spaces at its end.
type span struct{ start, end int }

// noEnd is more lines than a text has.
const noEnd = int(^uint(0) >> 1)

// lines breaks the text from a word on at a type size, at most into so many lines, which
// it appends.
func (m *measured) lines(to []span, first, size int, width Length, most int) []span {
	if first == len(m.words) {
		return to
	}
	b := breaker{measured: m, limit: toEm(width, size), most: most, start: m.words[first].start, next: first, out: to}
	b.fill()
	return b.out
}

// breaker fills lines greedily: each takes all that fits.
type breaker struct {
	*measured
	limit int // of a line, in em thousandths
	most  int // lines
	out   []span

	start int // of the line
	used  int // of it, in em thousandths
	// next is the word that comes next, and torn how much of it, in bytes, stands in the
	// lines before; mostly nothing.
	next, torn int
	// best is where the line may end, after the last words that fit.
	best opportunity
}

// opportunity is a place where the line may end: the next begins after the spaces, with
// a word. The zero opportunity is none, as no line ends at 0.
type opportunity struct{ end, start, word int }

func (b *breaker) fill() {
	for b.next < len(b.words) {
		w := b.words[b.next]
		switch {
		case w.kind == lineBreak:
			if !b.end(w.start, opportunity{start: w.end, word: b.next + 1}) {
				return
			}
		case w.kind == spaces:
			if w.start > b.start {
				b.best = opportunity{w.start, w.end, b.next + 1}
			}
			b.used += w.em
			b.next++
		case b.torn > 0 || b.used+w.needed(b.hyphen) > b.limit:
			if !b.overflow(w) {
				return
			}
		default:
			b.take(w, w.em)
		}
	}
	b.end(len(b.text), opportunity{})
}

// take puts a word, or the rest of one, on the line.
func (b *breaker) take(w word, em int) {
	b.used += em
	b.next, b.torn = b.next+1, 0
	if w.breakable {
		b.best = opportunity{w.end, w.end, b.next}
	}
}

// overflow deals with a word that does not fit, or of which a part stands in the line
// before: the line ends before the word, else inside it. It tells whether to go on.
func (b *breaker) overflow(w word) bool {
	at, used := w.start+b.torn, b.used
	for c := range b.clusters(at, w.end) {
		if at > b.start && used+c.needed(b.hyphen) > b.limit {
			if b.best == (opportunity{}) {
				b.best = opportunity{at, at, b.next}
				return b.endInside(w, at)
			}
			return b.end(b.best.end, b.best)
		}
		used += c.em
		at = c.end
	}
	b.take(w, used-b.used) // one character that is wider than the line
	return true
}

// endInside ends the line within a word.
func (b *breaker) endInside(w word, at int) bool {
	goOn := b.end(at, b.best)
	b.torn = at - w.start
	return goOn
}

// end closes a line; the next begins where the opportunity says. It tells whether more
// lines are asked for.
func (b *breaker) end(stop int, then opportunity) bool {
	kept := trimmed(b.text[b.start:stop])
	b.out = append(b.out, span{b.start, b.start + len(kept)})
	b.start, b.next, b.torn, b.used, b.best = then.start, then.word, 0, 0, opportunity{}
	return len(b.out) < b.most
}
