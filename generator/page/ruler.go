package page

import (
	"cmp"
	"slices"
)

// Ruler measures as Fonts do, and remembers the texts that it broke into lines: for those
// who set the same texts in one size after the other. It serves one goroutine, and holds
// the texts as long as it is there.
type Ruler struct {
	*Fonts
	known map[ruled]*measured
	// words and texts are room for those that are measured next.
	words []word
	texts []measured
	// spans and lines are room for the lines of a text, used again for the next.
	spans []span
	lines []Stretch
}

type ruled struct {
	text string
	bold bool
}

// Stretch is text in one line, with how far it reaches: what Fonts.Width says of it.
type Stretch struct {
	Text  string
	Width Length
}

// NewRuler makes a Ruler that has measured nothing yet.
func NewRuler(f *Fonts) *Ruler {
	const usual = 256 // texts of those who need a Ruler
	return &Ruler{Fonts: f, known: make(map[ruled]*measured, usual)}
}

// Text is a text that is to be broken into lines.
func (r *Ruler) Text(s string, bold bool) Ruled { return Ruled{r, r.measured(s, bold)} }

// Ruled is a text that a Ruler has measured.
type Ruled struct {
	ruler *Ruler
	*measured
}

// Wrap is Fonts.Wrap of the text from a byte on, at a type size. The slice is the
// Ruler's, and holds until it is asked again.
func (t Ruled) Wrap(from, size int, width Length) []Stretch { return t.wrap(from, size, width, noEnd) }

// First is the first line that Wrap gives; of empty text, which has none, it is empty.
func (t Ruled) First(from, size int, width Length) Stretch {
	for _, first := range t.wrap(from, size, width, 1) {
		return first
	}
	return Stretch{}
}

func (t Ruled) wrap(from, size int, width Length, most int) []Stretch {
	m, first := t.from(from)
	r := t.ruler
	r.spans = m.lines(r.spans[:0], first, size, width, most)
	r.lines = r.lines[:0]
	for _, l := range r.spans {
		r.lines = append(r.lines, Stretch{m.text[l.start:l.end], fromEm(l.em, size)})
	}
	return r.lines
}

// from are the words of the text from a byte on, of which the first is named. Where none
// begins there, they are those of the rest of it.
func (t Ruled) from(from int) (m *measured, first int) {
	if from == 0 {
		return t.measured, 0
	}
	first, found := slices.BinarySearchFunc(t.words, from, func(w word, at int) int { return cmp.Compare(int(w.start), at) })
	if found || from == len(t.text) {
		return t.measured, first
	}
	return t.ruler.measured(t.text[from:], t.bold), 0
}

func (r *Ruler) measured(s string, bold bool) *measured {
	m, known := r.known[ruled{s, bold}]
	if !known {
		m = r.measure(s, bold)
		r.known[ruled{s, bold}] = m
	}
	return m
}

// measure puts words and texts side by side, many of them in one piece of memory.
func (r *Ruler) measure(s string, bold bool) *measured {
	const texts, words = 64, 2048
	if len(r.texts) == cap(r.texts) {
		r.texts = make([]measured, 0, texts)
	}
	if most := len(s); cap(r.words)-len(r.words) < most {
		r.words = make([]word, 0, max(words, most))
	}
	m, all := r.Fonts.words(r.words, s, bold)
	r.words, r.texts = all, append(r.texts, m)
	return &r.texts[len(r.texts)-1]
}
