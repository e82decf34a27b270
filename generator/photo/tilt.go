package photo

import (
	"math"

	"permitpack/generator/photo/face"
)

const (
	// tiltStep is the step, in degrees, and tiltSteps the number of steps each way, in
	// which the face is tried.
	tiltStep, tiltSteps = 10, 2
	// tiltCrop is how much round the face is turned, in sizes of the face.
	tiltCrop = 1.35
	// tiltGain makes up for the angles that are not tried: it was found by turning
	// pictures of level faces by known angles.
	tiltGain = 1.2
)

// tilt is by how many degrees the head leans, clockwise positive. The cascade knows
// level faces best: the picture is turned this way and that, and the middle of the
// angles, each as heavy as the face is sure there, is the one at which it is level.
func tilt(finder *face.Finder, g face.Grey, f face.Face) float64 {
	var moment, weight float64
	for i := -tiltSteps; i <= tiltSteps; i++ {
		angle := float64(i * tiltStep)
		score := finder.Score(turned(g, f, angle), f.Size)
		moment += angle * score
		weight += score
	}
	if weight == 0 {
		return 0
	}
	return tiltGain * moment / weight
}

// turned is the square round the face, turned counter-clockwise by so many degrees.
func turned(g face.Grey, f face.Face, degrees float64) face.Grey {
	side := int(tiltCrop * f.Size)
	out := face.Grey{Pixels: make([]uint8, side*side), Width: side, Height: side}
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	for y := range side {
		for x := range side {
			dx, dy := float64(x)-float64(side)/2, float64(y)-float64(side)/2
			fromX, fromY := int(f.X+dx*cos-dy*sin+0.5), int(f.Y+dx*sin+dy*cos+0.5)
			fromX, fromY = max(0, min(g.Width-1, fromX)), max(0, min(g.Height-1, fromY))
			out.Pixels[y*side+x] = g.Pixels[fromY*g.Width+fromX]
		}
	}
	return out
}
