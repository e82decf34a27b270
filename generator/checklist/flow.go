package checklist

import (
	"slices"

	"permitpack/generator/page"
)

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

// block is a piece of a page that is never cut. Its figures are placed from its
// own top left corner.
type block struct {
	height  page.Length
	figures []figure
	// gap is the room above it, save at the top of a column.
	gap page.Length
	// keep says that the next block has to stand below it in the same column.
	keep bool
}

// above is b with c right below it, as one piece.
func (b block) above(c block) block {
	both := block{height: b.height + c.height, figures: slices.Clip(b.figures), gap: b.gap, keep: c.keep}
	both.show(c.figures, 0, b.height)
	return both
}

// show puts figures into the block, right and down by x and y.
func (b *block) show(figures []figure, x, y page.Length) {
	if len(figures) > 0 {
		b.figures = append(b.figures, figure{x, y, figures})
	}
}

// flow fills pages from top to bottom.
type flow struct {
	pages [][]figure
	y     page.Length
}

func newFlow() *flow { return &flow{pages: make([][]figure, 1), y: topFirst} }

// drawn are the pages with the marks of all their figures.
func (f *flow) drawn(fonts *typesetter) []page.Page {
	const usual = 256 // marks of a page
	var pages []page.Page
	for _, figures := range f.pages {
		marks := appendMarks(make([]page.Mark, 0, usual), figures, 0, 0, fonts)
		pages = append(pages, page.Page{Size: page.A4, Values: marks})
	}
	return pages
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
	f.pages = append(f.pages, nil)
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

// draw puts the block's figures here, x to the right of the margin.
func (f *flow) draw(b block, x page.Length) {
	current := &f.pages[len(f.pages)-1]
	*current = append(*current, figure{margin + x, f.y, b.figures})
}
