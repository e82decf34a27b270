package page

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestRuler wants a Ruler to break a text, and what is left of it from any byte on, as
// Fonts do, in whatever order it is asked.
func TestRuler(t *testing.T) {
	f := testFonts(t)
	r := NewRuler(f)
	source := rand.New(rand.NewPCG(5, 6))
	for range 5000 {
		s := randomText(source)
		from, width := source.IntN(len(s)+1), Length(source.IntN(40_000))
		st := Style{Size: 700 + 50*source.IntN(8), Bold: source.IntN(2) == 0}
		if got, want := r.Wrap(s, from, st, width), f.Wrap(s[from:], st, width); !slices.Equal(got, want) {
			t.Fatalf("Wrap(%q, %d, %d) is %q, want %q", s, from, width, got, want)
		}
		if got, want := r.First(s, from, st, width), f.First(s[from:], st, width); got != want {
			t.Fatalf("First(%q, %d, %d) is %q, want %q", s, from, width, got, want)
		}
	}
}
