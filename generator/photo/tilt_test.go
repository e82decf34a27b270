package photo

import (
	"math"
	"testing"

	"permitpack/samples/portrait"
)

// The tilt is that of the drawing, roughly: what the finder is sure of is uneven from
// person to person.
func TestTilt(t *testing.T) {
	t.Parallel()
	const most, mean = 5, 2.5 // degrees
	for _, roll := range []float64{-8, 0, 8} {
		sum := 0.0
		for _, person := range everybody {
			_, picture := situation{picture: portrait.Portrait{Person: person.Person, Roll: roll}}.examined(t)
			off := math.Abs(picture.seen.tilt - roll)
			if sum += off; off > most {
				t.Errorf("%s, drawn at %g degrees: %.1f", person.name, roll, picture.seen.tilt)
			}
		}
		if off := sum / float64(len(everybody)); off > mean {
			t.Errorf("drawn at %g degrees: %.1f off on average", roll, off)
		}
	}
}
