package photo

import (
	"image"
	"math"

	"permitpack/generator/photo/face"
)

// square is the face as the finder gives it, in cells of the scene: its centre, and
// the side of the square from the brows to the chin.
type square struct{ x, y, size float64 }

// squareOf gives a face in cells. The finder counts by the corners of pixels, so that
// their middle lies half of one further.
func squareOf(f face.Face) square { return square{f.X + 0.5, f.Y + 0.5, f.Size} }

// head is where the head is, in cells of the scene.
type head struct {
	square
	crown, chin float64
	// left and right are how far the outline reaches from the middle of the face, on
	// the rows of eyes and nose.
	left, right float64
}

// The parts of a face in sizes of its square, from its centre.
const (
	chinUnder = 0.57
	eyesOver  = 0.07
)

// measureHead finds crown, chin and the sides of the head.
func (s *scene) measureHead(o *outline, f square) head {
	h := head{square: f, crown: float64(o.crown), chin: f.y + chinUnder*f.size}
	rows := 0.0
	for y := max(0, int(f.y-eyesOver*f.size)); y < min(s.height, int(f.y+mouth*f.size)); y++ {
		if r := s.headRun(o.person, y, f); r != (run{}) {
			h.left += f.x - float64(r.from)
			h.right += float64(r.to) - f.x
			rows++
		}
	}
	if rows > 0 {
		h.left, h.right = h.left/rows, h.right/rows
	}
	return h
}

// inner are the cells of the face without hair and ears.
func (s *scene) inner(f square) []int {
	return s.ellipse(f.x, f.y+0.05*f.size, 0.34*f.size, 0.46*f.size)
}

// crop is the square of the face in pixels of the upright picture, so much of it.
func (f square) crop(bounds image.Rectangle, share float64) image.Rectangle {
	scale := float64(bounds.Dx()) / sceneWidth
	half := share * f.size / 2
	at := func(v float64) int { return int(math.Round(v * scale)) }
	return image.Rect(at(f.x-half), at(f.y-half), at(f.x+half), at(f.y+half)).Intersect(bounds)
}
