package photo

import "permitpack/generator/photo/face"

// found are the faces of a picture, the surest first, chance hits among them.
type found struct {
	faces []face.Face
	// channel is the light on which they were found.
	channel channel
}

// channel is light of one colour.
type channel int

const (
	redLight channel = iota
	greyLight
)

const (
	// chance is the score under which a hit is not worth keeping.
	chance = 5
	// sure is the score of a face that is one beyond doubt.
	sure = 40
	// turnedSure is the score from which a face in a turned picture counts, where none
	// half as sure stands upright.
	turnedSure = 44
)

// findFaces looks for faces: on a red wall grey loses very dark ones, and red shows them all;
// on other walls grey may be the better.
func findFaces(finder *face.Finder, r *raster) found {
	best := found{finder.Find(r.channel(redLight), chance), redLight}
	if best.score() >= sure {
		return best
	}
	if other := (found{finder.Find(r.channel(greyLight), chance), greyLight}); other.score() > best.score() {
		return other
	}
	return best
}

// score is that of the surest face.
func (f found) score() float64 {
	if len(f.faces) == 0 {
		return 0
	}
	return f.faces[0].Score
}

// person is the largest of the faces that count as one.
func (f found) person(limit Limit) (face.Face, bool) {
	var largest face.Face
	for _, one := range f.faces {
		if limit.verdict(one.Score) == Pass && one.Size > largest.Size {
			largest = one
		}
	}
	return largest, largest.Size > 0
}

// channel is the raster in one light, in whole levels.
func (r *raster) channel(c channel) face.Grey {
	g := face.Grey{Pixels: make([]uint8, len(r.red)), Width: r.width, Height: r.height}
	for i := range g.Pixels {
		level := r.red[i]
		if c == greyLight {
			level = luma(r.red[i], r.green[i], r.blue[i])
		}
		g.Pixels[i] = uint8(level + 0.5)
	}
	return g
}

// findUpright looks for faces in the picture as it is held and, where none is sure, in
// the turned one. quarters is by how many quarters, clockwise, it has to be turned.
func findUpright(finder *face.Finder, r *raster) (upright found, quarters int) {
	best := findFaces(finder, r)
	if best.score() >= sure {
		return best, 0
	}
	half, orientation := best.score(), 1
	for q := 1; q <= 3; q++ {
		orientation = clockwise[orientation]
		turned := findFaces(finder, r.oriented(orientation))
		if turned.score() >= turnedSure && turned.score() > 2*half {
			best, quarters, half = turned, q, turned.score()/2
		}
	}
	return best, quarters
}
