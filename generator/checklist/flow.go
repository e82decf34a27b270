package checklist

import "permitpack/generator/page"

// The sheet: A4. The lowest millimetres belong to the page numbers of the whole
// packet, the running head of later pages to the top margin.
const (
	margin    = 11 * page.Millimetre // left and right
	topFirst  = 10 * page.Millimetre
	headLine  = 11 * page.Millimetre // baseline of the running head
	topLater  = 16 * page.Millimetre
	bottom    = (297 - 9) * page.Millimetre
	fullWidth = 210*page.Millimetre - 2*margin
)

// block is a piece of a page that is never cut. Its marks are placed from its
// own top left corner.
type block struct {
	height page.Length
	marks  []page.Mark
	// gap is the room above it, save at the top of a column.
	gap page.Length
	// keep says that the next block has to stand below it in the same column.
	keep bool
}

// above is b with c right below it, as one piece.
func (b block) above(c block) block {
	marks := append(b.marks[:len(b.marks):len(b.marks)], moved(c.marks, 0, b.height)...)
	return block{height: b.height + c.height, marks: marks, gap: b.gap, keep: c.keep}
}

// moved are the marks, right and down by dx and dy.
func moved(marks []page.Mark, dx, dy page.Length) []page.Mark {
	out := make([]page.Mark, len(marks))
	for i, m := range marks {
		switch m := m.(type) {
		case page.Text:
			m.X, m.Y = m.X+dx, m.Y+dy
			out[i] = m
		case page.Line:
			m.X1, m.Y1, m.X2, m.Y2 = m.X1+dx, m.Y1+dy, m.X2+dx, m.Y2+dy
			out[i] = m
		case page.Rect:
			m.X, m.Y = m.X+dx, m.Y+dy
			out[i] = m
		case page.Picture:
			m.X, m.Y = m.X+dx, m.Y+dy
			out[i] = m
		}
	}
	return out
}

// flow fills pages from top to bottom.
type flow struct {
	pages []page.Page
	y     page.Length
}

func newFlow() *flow {
	return &flow{pages: []page.Page{{Size: page.A4}}, y: topFirst}
}

func (f *flow) top() page.Length {
	if len(f.pages) == 1 {
		return topFirst
	}
	return topLater
}

func (f *flow) atTop() bool             { return f.y == f.top() }
func (f *flow) room() page.Length       { return bottom - f.y }
func (f *flow) fits(h page.Length) bool { return h <= f.room() }

func (f *flow) breakPage() {
	f.pages = append(f.pages, page.Page{Size: page.A4})
	f.y = f.top()
}

// gap leaves room above what comes next, save at the top of a page.
func (f *flow) gap(h page.Length) {
	if !f.atTop() {
		f.y = min(f.y+h, bottom)
	}
}

// place puts the block here, or on a new page where it does not fit.
func (f *flow) place(b block) {
	if !f.fits(b.height) && !f.atTop() {
		f.breakPage()
	}
	f.draw(b, 0)
	f.y += b.height
}

// draw puts the block's marks here, x to the right of the margin.
func (f *flow) draw(b block, x page.Length) {
	current := &f.pages[len(f.pages)-1]
	current.Values = append(current.Values, moved(b.marks, margin+x, f.y)...)
}
