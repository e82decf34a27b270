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
}

type ruled struct {
	text string
	bold bool
}

// NewRuler makes a Ruler that has measured nothing yet.
func NewRuler(f *Fonts) *Ruler { return &Ruler{f, map[ruled]*measured{}} }

// Wrap is Fonts.Wrap of a text from a byte on: of s[from:].
func (r *Ruler) Wrap(s string, from int, st Style, width Length) []string {
	m, first := r.words(s, from, st.Bold)
	return m.wrap(first, st.Size, width)
}

// First is Fonts.First of a text from a byte on.
func (r *Ruler) First(s string, from int, st Style, width Length) string {
	m, first := r.words(s, from, st.Bold)
	return m.firstLine(first, st.Size, width)
}

// words are those of a text, and the first of them from a byte on. Where none begins
// there, they are those of the rest.
func (r *Ruler) words(s string, from int, bold bool) (m *measured, first int) {
	m = r.measured(s, bold)
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
