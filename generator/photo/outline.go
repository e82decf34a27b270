package photo

import "math"

// outline is what is left when the wall is taken out of the scene: the person, and
// what does not belong in the picture.
type outline struct {
	// person and stray say of every cell whether it shows the person, or something else
	// that is not the wall.
	person, stray []bool
	// specks are what is too thin to be an object, lines and dots; pieces are those of the
	// wall's colour that lines cut off from it, such as bricks.
	specks, pieces []bool
	// crown is the first row of the head.
	crown int
}

// mouth is how far under the centre of a face, in sizes of the face, its mouth lies:
// above it a head stands out against the wall, beneath it hair and shoulders begin.
const mouth = 0.25

// outlineOf parts what is not the wall. What is joined to the face is the person, but
// above the mouth only as far as it is joined to the head in its own row, or hangs
// under what is: the lobe of an ear, a strand of hair.
func (s *scene) outlineOf(w *wall, f square) *outline {
	o := &outline{person: s.joined(w.kinds, f), stray: make([]bool, len(w.kinds)), pieces: make([]bool, len(w.kinds))}
	runs, crown := s.headRuns(o.person, f)
	reached := widest(runs)
	o.crown = crown
	for i, kind := range w.kinds {
		row, column := i/s.width, i%s.width
		switch {
		case !o.person[i]:
			o.stray[i] = kind == foreign
		case row < len(reached) && (column < reached[row].from || column >= reached[row].to):
			o.person[i], o.stray[i] = false, true
		}
	}
	o.stray, o.specks = s.parted(o.stray)
	for i, kind := range w.kinds {
		switch {
		case kind == frame:
			o.stray[i] = true
		case kind == alike && s.besideHead(i, f):
			o.pieces[i], o.stray[i], o.specks[i] = true, false, false
		}
	}
	return o
}

// besideHead tells the cells above the mouth that no head reaches.
func (s *scene) besideHead(i int, f square) bool {
	x, y := float64(i%s.width), float64(i/s.width)
	return y < f.y+mouth*f.size && (math.Abs(x-f.x) > 0.7*f.size || y < f.y-1.1*f.size)
}

// joined are the cells that are not the wall and are joined to the middle of the face,
// corners counted.
func (s *scene) joined(kinds []kind, f square) []bool {
	joined := make([]bool, len(kinds))
	var reached []int
	reach := func(x, y int) {
		if x < 0 || y < 0 || x >= s.width || y >= s.height {
			return
		}
		if i := y*s.width + x; kinds[i] != ofWall && kinds[i] != frame && !joined[i] {
			joined[i] = true
			reached = append(reached, i)
		}
	}
	for _, i := range s.ellipse(f.x, f.y, f.size/4, f.size/4) {
		reach(i%s.width, i/s.width)
	}
	for len(reached) > 0 {
		i := reached[len(reached)-1]
		reached = reached[:len(reached)-1]
		for y := i/s.width - 1; y <= i/s.width+1; y++ {
			for x := i%s.width - 1; x <= i%s.width+1; x++ {
				reach(x, y)
			}
		}
	}
	return joined
}

// parted tells what is two cells wide and high at least from what is thinner: a strand
// of hair, a speck of noise, the joints of bricks.
func (s *scene) parted(cells []bool) (wide, thin []bool) {
	wide, thin = make([]bool, len(cells)), make([]bool, len(cells))
	for y := range s.height - 1 {
		for x := range s.width - 1 {
			i := y*s.width + x
			if cells[i] && cells[i+1] && cells[i+s.width] && cells[i+s.width+1] {
				wide[i], wide[i+1], wide[i+s.width], wide[i+s.width+1] = true, true, true, true
			}
		}
	}
	for i := range cells {
		thin[i] = cells[i] && !wide[i]
	}
	return wide, thin
}
