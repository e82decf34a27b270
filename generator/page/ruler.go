package page

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

// Wrap is Fonts.Wrap.
func (r *Ruler) Wrap(s string, st Style, width Length) []string {
	return r.words(s, st.Bold).wrap(st.Size, width)
}

// First is Fonts.First.
func (r *Ruler) First(s string, st Style, width Length) string {
	return r.words(s, st.Bold).firstLine(st.Size, width)
}

func (r *Ruler) words(s string, bold bool) *measured {
	m, known := r.known[ruled{s, bold}]
	if !known {
		m = r.Fonts.words(s, bold)
		r.known[ruled{s, bold}] = m
	}
	return m
}
