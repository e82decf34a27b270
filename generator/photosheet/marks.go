package photosheet

import "permitpack/generator/page"

const (
	hairline = mm / 10
	// away is how far a mark stays from the prints, reach how far it goes from
	// them in the margin. In a gap it ends as far from the neighbour.
	away  = mm / 2
	reach = 2 * mm
)

// stretch is a part of a straight line.
type stretch struct{ from, to page.Length }

// beside are the two stretches in line with a side of a print, before its
// beginning and behind its end. place is the print's among the count of its row or column.
func (g grid) beside(begin, length page.Length, place, count int) [2]stretch {
	before, behind := g.gap-away, g.gap-away
	if place == 0 {
		before = reach
	}
	if place == count-1 {
		behind = reach
	}
	end := begin + length
	return [2]stretch{{begin - before, begin - away}, {end + away, end + behind}}
}

// cuts are the marks of one print: two at each corner, in line with its sides.
func (g grid) cuts(print int) []page.Line {
	x, y := g.corner(print)
	var all []page.Line
	for _, s := range g.beside(x, g.width, print%g.columns, g.columns) {
		for _, level := range []page.Length{y, y + g.height} {
			all = append(all, page.Line{X1: s.from, Y1: level, X2: s.to, Y2: level, Width: hairline})
		}
	}
	for _, s := range g.beside(y, g.height, print/g.columns, g.rows) {
		for _, level := range []page.Length{x, x + g.width} {
			all = append(all, page.Line{X1: level, Y1: s.from, X2: level, Y2: s.to, Width: hairline})
		}
	}
	return all
}

// marks are the cut marks of so many prints, each once: neighbours share those in
// the gap between them.
func (g grid) marks(prints int) []page.Mark {
	var all []page.Mark
	drawn := map[page.Line]bool{}
	for print := range prints {
		for _, cut := range g.cuts(print) {
			if !drawn[cut] {
				drawn[cut] = true
				all = append(all, cut)
			}
		}
	}
	return all
}
