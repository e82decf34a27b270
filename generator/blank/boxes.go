package blank

import "permitpack/generator/page"

const mm = page.Millimetre

// rect is a rectangle on a page.
type rect struct{ x, y, width, height page.Length }

func (r rect) right() page.Length  { return r.x + r.width }
func (r rect) bottom() page.Length { return r.y + r.height }

func (r rect) inset(d page.Length) rect {
	return rect{r.x + d, r.y + d, r.width - 2*d, r.height - 2*d}
}

// overlaps tells whether two rectangles share paper; to touch is not to overlap.
func (r rect) overlaps(other rect) bool {
	return r.x < other.right() && other.x < r.right() && r.y < other.bottom() && other.y < r.bottom()
}

// around is the smallest rectangle that holds all of them.
func around(boxes []rect) rect {
	all := boxes[0]
	for _, b := range boxes[1:] {
		x, y := min(all.x, b.x), min(all.y, b.y)
		all = rect{x, y, max(all.right(), b.right()) - x, max(all.bottom(), b.bottom()) - y}
	}
	return all
}

// kind is what a field prints.
type kind int

const (
	valueField kind = iota
	textField
	photoField
	tickField
	combField
	tableField
)

func (f *Field) kind() kind {
	switch {
	case f.Photo:
		return photoField
	case f.Tick != nil:
		return tickField
	case f.Comb != nil:
		return combField
	case f.Rows != nil || f.Columns != nil:
		return tableField
	case f.Text != "":
		return textField
	}
	return valueField
}

// times is how often the box of the field stands one below another, and how far apart.
func (f *Field) times() Repeat {
	for _, r := range []*Repeat{f.Lines, f.Rows} {
		if r != nil {
			return *r
		}
	}
	return Repeat{Count: 1}
}

// boxes are the places that the field takes on its page: its lines from the top
// down, or the cells of its comb or of its table, row by row.
func (f *Field) boxes() []rect {
	var boxes []rect
	repeat := f.times()
	for i := range repeat.Count {
		line := rect{f.X.Length(), f.Y.Length() + page.Length(i)*repeat.Pitch.Length(), f.Width.Length(), f.Height.Length()}
		switch f.kind() {
		case combField:
			boxes = append(boxes, f.Comb.cells(line)...)
		case tableField:
			for _, c := range f.Columns {
				boxes = append(boxes, rect{c.X.Length(), line.y, c.Width.Length(), line.height})
			}
		default:
			boxes = append(boxes, line)
		}
	}
	return boxes
}

// cells divide a line: each begins a pitch after the one before, and the last ends with the line.
func (c *Comb) cells(line rect) []rect {
	pitch := c.Pitch.Length()
	width := line.width - page.Length(c.Cells-1)*pitch
	var cells []rect
	for i := range c.Cells {
		cells = append(cells, rect{line.x + page.Length(i)*pitch, line.y, width, line.height})
	}
	return cells
}
