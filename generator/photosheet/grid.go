package photosheet

import "permitpack/generator/page"

const mm = page.Millimetre

// grid is where prints of one size stand on a sheet: in the middle of it, upright,
// in rows from the top.
type grid struct {
	sheet page.Size
	// width and height are those of a print, gap the distance of two.
	width, height, gap page.Length
	columns, rows      int
	// left and top are the corner of the first print.
	left, top page.Length
}

// gridOn turns the paper so that it holds more prints; where both ways hold the
// same number it stays upright. A grid of no prints holds none either way.
func gridOn(p Paper, width, height page.Length) grid {
	upright := page.Size{Width: page.Length(p.Width) * mm, Height: page.Length(p.Height) * mm}
	lying := page.Size{Width: upright.Height, Height: upright.Width}
	best := gridOf(upright, p, width, height)
	if turned := gridOf(lying, p, width, height); turned.holds() > best.holds() {
		return turned
	}
	return best
}

func gridOf(sheet page.Size, p Paper, width, height page.Length) grid {
	margin, gap := page.Length(p.Margin)*mm, page.Length(p.Gap)*mm
	g := grid{
		sheet: sheet, width: width, height: height, gap: gap,
		columns: fitting(sheet.Width-2*margin, width, gap),
		rows:    fitting(sheet.Height-2*margin, height, gap),
	}
	g.left = (sheet.Width - extent(g.columns, width, gap)) / 2
	g.top = (sheet.Height - extent(g.rows, height, gap)) / 2
	return g
}

// fitting is how many prints stand side by side in the room.
func fitting(room, print, gap page.Length) int { return max(0, int((room+gap)/(print+gap))) }

// extent is how far so many prints reach, with the gaps between them.
func extent(n int, print, gap page.Length) page.Length {
	return page.Length(n)*print + page.Length(n-1)*gap
}

// holds is how many prints a page takes.
func (g grid) holds() int { return g.columns * g.rows }

// bottom is where the last row ends.
func (g grid) bottom() page.Length { return g.top + extent(g.rows, g.height, g.gap) }

// corner is the top left corner of a print, counted from 0.
func (g grid) corner(print int) (x, y page.Length) {
	column, row := page.Length(print%g.columns), page.Length(print/g.columns)
	return g.left + column*(g.width+g.gap), g.top + row*(g.height+g.gap)
}
