package photo

import "math"

// evenness is how much the light on the wall differs over its zone. Light is taken
// from CIE lightness: it goes with the third power of L*+16, whatever the colour is.
type evenness struct {
	// share is the part of the picture that was measured, in per cent.
	share float64
	// falloff is by how many per cent the darkest of the zone gets less light than the
	// brightest, without the outermost 2 % of each.
	falloff float64
	// dent is by how many per cent the zone gets less light, over an area, than the
	// smooth surface of light that fits it best.
	dent float64
	// texture is the median of what changes within a few cells, in per cent of light.
	texture float64
	// across and down say where it gets brighter: to the right, and downwards.
	across, down float64
	// dented are the cells that lie in a dent.
	dented []int
}

const (
	// zoneApart is how far from everything else the zone begins, in cells: wisps of hair
	// and clothes of the wall's colour stay out.
	zoneApart = 6
	// spot is how many times more the brightest of a wall with a bright spot stands out
	// than its darkest: there is no shadow then.
	spot = 2
	// fewest cells make a zone.
	fewest = 60
)

// zone are the cells on which the light of the wall is judged: above the chin, and
// apart from what is not the wall.
func (s *scene) zone(w *wall, chin float64) []bool {
	zone := make([]bool, len(w.kinds))
	for y := 1; y < s.height-1 && float64(y) < chin; y++ {
		for x := 1; x < s.width-1; x++ {
			zone[y*s.width+x] = w.kinds[y*s.width+x] == ofWall
		}
	}
	for i, distance := range s.distances(w) {
		if distance <= zoneApart {
			zone[i] = false
		}
	}
	return zone
}

// distances are those of every cell to the nearest one that is not the wall, in cells,
// by steps across, down and aslant (a chamfer of 3 and 4 thirds).
func (s *scene) distances(w *wall) []int {
	const far = 1 << 20
	d := make([]int, len(w.kinds))
	for i, kind := range w.kinds {
		if kind == ofWall {
			d[i] = far
		}
	}
	relax := func(i, x, y, cost int) {
		if x >= 0 && y >= 0 && x < s.width && y < s.height {
			d[i] = min(d[i], d[y*s.width+x]+cost)
		}
	}
	for y := range s.height {
		for x := range s.width {
			i := y*s.width + x
			relax(i, x-1, y, 3)
			relax(i, x-1, y-1, 4)
			relax(i, x, y-1, 3)
			relax(i, x+1, y-1, 4)
		}
	}
	for y := s.height - 1; y >= 0; y-- {
		for x := s.width - 1; x >= 0; x-- {
			i := y*s.width + x
			relax(i, x+1, y, 3)
			relax(i, x+1, y+1, 4)
			relax(i, x, y+1, 3)
			relax(i, x-1, y+1, 4)
		}
	}
	for i := range d {
		d[i] /= 3
	}
	return d
}

// measureEvenness looks at the cells of the zone; ok is false where there are too few.
func (s *scene) measureEvenness(zone []bool, dent float64) (e evenness, ok bool) {
	var cells []int
	for i, in := range zone {
		if in {
			cells = append(cells, i)
		}
	}
	e.share = 100 * float64(len(cells)) / float64(len(zone))
	if len(cells) < fewest {
		return e, false
	}
	values := make([]float64, len(cells))
	for i, c := range cells {
		values[i] = float64(s.l[c])
	}
	low, middle, high := spread(values)
	e.falloff = lessLight(low, high)

	surface := s.litSurface(cells, dent)
	e.across, e.down = surface.slopes()
	sums := s.sums(zone)
	dents, texture := make([]float64, len(cells)), make([]float64, len(cells))
	for i, c := range cells {
		dents[i] = lessLight(sums.mean(c, 2), surface.at(s, c))
		texture[i] = math.Abs(lessLight(sums.mean(c, 1), sums.mean(c, 7)))
		if dents[i] > dent {
			e.dented = append(e.dented, c)
		}
	}
	if _, _, e.dent = spread(dents); high-middle > spot*(middle-low) {
		e.dent, e.dented = 0, nil
	}
	_, e.texture, _ = spread(texture)
	return e, true
}

// lessLight is by how many per cent a cell of lightness low gets less light than one of
// lightness high (CIE 1976: Y goes with the third power of L*+16).
func lessLight(low, high float64) float64 {
	ratio := (low + 16) / (high + 16)
	return 100 * (1 - ratio*ratio*ratio)
}

// sums are those of L* over the rectangles from the top left corner to every cell, of
// the cells of a zone alone, and how many those are.
type sums struct {
	width, height int
	light, cells  []float64
}

func (s *scene) sums(zone []bool) *sums {
	w := s.width + 1
	t := &sums{s.width, s.height, make([]float64, w*(s.height+1)), make([]float64, w*(s.height+1))}
	for y := range s.height {
		var light, cells float64
		for x := range s.width {
			if i := y*s.width + x; zone[i] {
				light += float64(s.l[i])
				cells++
			}
			at := (y+1)*w + x + 1
			t.light[at], t.cells[at] = t.light[at-w]+light, t.cells[at-w]+cells
		}
	}
	return t
}

// mean is the mean of L* over the cells of the zone that are at most n away from one of
// them, across and down.
func (t *sums) mean(cell, n int) float64 {
	x, y := cell%t.width, cell/t.width
	left, right := max(0, x-n), min(t.width, x+n+1)
	top, bottom := max(0, y-n)*(t.width+1), min(t.height, y+n+1)*(t.width+1)
	over := func(table []float64) float64 {
		return table[bottom+right] - table[top+right] - table[bottom+left] + table[top+left]
	}
	return over(t.light) / over(t.cells)
}
