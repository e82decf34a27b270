package page

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestRuler wants a Ruler to break a text, and what is left of it from any byte on, as
// Fonts do, in whatever order it is asked, and to know how far its lines reach.
func TestRuler(t *testing.T) {
	f := testFonts(t)
	r := NewRuler(f)
	source := rand.New(rand.NewPCG(5, 6))
	for range 5000 {
		s := randomText(source)
		from, width := source.IntN(len(s)+1), Length(source.IntN(40_000))
		st := Style{Size: 700 + 50*source.IntN(8), Bold: source.IntN(2) == 0}
		want := f.Wrap(s[from:], st, width)
		var got []string
		for _, l := range r.Text(s, st.Bold).Wrap(from, st.Size, width) {
			got = append(got, l.Text)
			if reach := f.Width(l.Text, st); l.Width != reach {
				t.Fatalf("Wrap(%q, %d, %d): line %q is said to reach %d, not %d", s, from, width, l.Text, l.Width, reach)
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("Wrap(%q, %d, %d) is %q, want %q", s, from, width, got, want)
		}
		first := r.Text(s, st.Bold).First(from, st.Size, width)
		if len(want) > 0 && first.Text != want[0] || len(want) == 0 && first != (Stretch{}) {
			t.Fatalf("First(%q, %d, %d) is %q, want the first of %q", s, from, width, first.Text, want)
		}
	}
}
