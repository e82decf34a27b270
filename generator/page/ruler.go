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
	// spans and lines are room for the lines of a text, used again for the next.
	spans []span
	lines []string
}

type ruled struct {
	text string
	bold bool
}

// NewRuler makes a Ruler that has measured nothing yet.
func NewRuler(f *Fonts) *Ruler { return &Ruler{Fonts: f, known: map[ruled]*measured{}} }

// Wrap is Fonts.Wrap of a text from a byte on: of s[from:]. The slice is the Ruler's,
// and holds until it is asked again.
func (r *Ruler) Wrap(s string, from int, st Style, width Length) []string {
	r.lines = r.lines[:0]
	r.broken(s, from, st, width, noEnd, func(line string) { r.lines = append(r.lines, line) })
	return r.lines
}

// First is Fonts.First of a text from a byte on.
func (r *Ruler) First(s string, from int, st Style, width Length) string {
	first := ""
	r.broken(s, from, st, width, 1, func(line string) { first = line })
	return first
}

// broken shows the first lines of a text from a byte on, so many at the most.
func (r *Ruler) broken(s string, from int, st Style, width Length, most int, show func(line string)) {
	m, first := r.words(s, from, st.Bold)
	r.spans = m.lines(r.spans[:0], first, st.Size, width, most)
	for _, l := range r.spans {
		show(m.text[l.start:l.end])
	}
}

// words are those of a text, and the first of them from a byte on. Where none begins
// there, they are those of the rest.
func (r *Ruler) words(s string, from int, bold bool) (m *measured, first int) {
	m = r.measured(s, bold)
	if from == 0 {
		return m, 0
	}
	first, found := slices.BinarySearchFunc(m.words, from, func(w word, at int) int { return cmp.Compare(w.start, at) })
	if found || from == len(s) {
		return m, first
	}
	return r.measured(s[from:], bold), 0
}

func (r *Ruler) measured(s string, bold bool) *measured {
	m, known := r.known[ruled{s, bold}]
	if !known {
		m = r.Fonts.words(s, bold)
		r.known[ruled{s, bold}] = m
	}
	return m
}
