package page

// Wrap breaks a text into lines that are at most as wide as the width: at line
// breaks, at spaces, at soft hyphens, between Chinese characters, and inside a
// word that is longer than a line. Nothing is lost but the spaces at a break.
// A single character wider than the width has a line of its own. A no-break
// space is kept. Empty text has no line.
func (f *Fonts) Wrap(s string, st Style, width Length) []string {
	m := f.measured(s, st.Bold)
	return m.texts(m.lines(nil, 0, st.Size, width, noEnd))
}

// texts are the lines in words; none are nil.
func (m *measured) texts(lines []span) []string {
	if len(lines) == 0 {
		return nil
	}
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = m.text[l.start:l.end]
	}
	return texts
}

// span is where a line stands in its text, without the spaces at its end, and its width
// in em thousandths.
type span struct{ start, end, em int }

// noEnd is more lines than a text has.
const noEnd = int(^uint(0) >> 1)

// lines breaks the text from a word on at a type size, at most into so many lines. They
// are appended to an empty slice.
func (m *measured) lines(to []span, first, size int, width Length, most int) []span {
	if first == len(m.words) {
		return to
	}
	b := breaker{measured: m, limit: toEm(width, size), most: most, start: int(m.words[first].start), next: first, out: to}
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
	// seen is used without the spaces at the end, and with the hyphen of a soft one there.
	seen int
	// next is the word that comes next, and torn how much of it, in bytes, stands in the
	// lines before; mostly nothing.
	next, torn int
	// best is where the line may end, after the last words that fit.
	best opportunity
}

// opportunity is a place where the line may end, seen wide: the next begins after the
// spaces, with a word. The zero opportunity is none, as no line ends at 0.
type opportunity struct{ end, seen, start, word int }

func (b *breaker) fill() {
	for b.next < len(b.words) {
		w := &b.words[b.next]
		switch {
		case w.kind == lineBreak:
			if !b.end(int(w.start), b.seen, opportunity{start: int(w.end), word: b.next + 1}) {
				return
			}
		case w.kind == spaces:
			if int(w.start) > b.start {
				b.best = opportunity{int(w.start), b.seen, int(w.end), b.next + 1}
			}
			b.used += int(w.em)
			b.next++
		case b.torn > 0 || b.used+w.needed(b.hyphen) > b.limit:
			if !b.overflow(w) {
				return
			}
		default:
			b.take(w, int(w.em))
		}
	}
	b.end(len(b.text), b.seen, opportunity{})
}

// take puts a word, or the rest of one, on the line.
func (b *breaker) take(w *word, em int) {
	b.seen = b.used + em
	b.used = b.seen
	if w.soft {
		b.seen += b.hyphen
	}
	b.next, b.torn = b.next+1, 0
	if w.breakable {
		b.best = opportunity{int(w.end), b.seen, int(w.end), b.next}
	}
}

// overflow deals with a word that does not fit, or of which a part stands in the line
// before: the line ends before the word, else inside it. It tells whether to go on.
func (b *breaker) overflow(w *word) bool {
	at, used, seen := int(w.start)+b.torn, b.used, b.seen
	for at < int(w.end) {
		c := b.cluster(at, w)
		if at > b.start && used+c.needed(b.hyphen) > b.limit {
			if b.best == (opportunity{}) {
				return b.endInside(w, at, seen)
			}
			return b.end(b.best.end, b.best.seen, b.best)
		}
		seen = used + c.needed(b.hyphen)
		used += c.em
		at = c.end
	}
	b.take(w, used-b.used) // one character that is wider than the line
	return true
}

// endInside ends the line within a word.
func (b *breaker) endInside(w *word, at, seen int) bool {
	goOn := b.end(at, seen, opportunity{start: at, word: b.next})
	b.torn = at - int(w.start)
	return goOn
}

// end closes a line, seen wide; the next begins where the opportunity says. It tells
// whether more lines are asked for.
func (b *breaker) end(stop, seen int, then opportunity) bool {
	kept := trimmed(b.text[b.start:stop])
	b.out = append(b.out, span{b.start, b.start + len(kept), seen})
	b.start, b.next, b.torn, b.used, b.seen, b.best = then.start, then.word, 0, 0, 0, opportunity{}
	return len(b.out) < b.most
}
