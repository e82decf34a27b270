package letter

import (
	"permitpack/generator/page"
)

// block is a piece of a page that is never cut. Its marks and places count from
// its own top left corner.
type block struct {
	// gap is the room above it, but at the top of a page.
	gap, height page.Length
	marks       []page.Mark
	placed      []page.Placed
	// keep holds it together with the next block.
	keep bool
	// again is what stands over it once more where it begins a page.
	again *block
}

// add puts marks into the block.
func (b *block) add(marks ...page.Mark) { b.marks = append(b.marks, marks...) }

// expect notes what is to be read back in an area of the block.
func (b *block) expect(field, value string, x, y, width, height page.Length) {
	b.placed = append(b.placed, page.Placed{
		Field: field, Kind: page.PlacedText, Value: value, X: x, Y: y, Width: width, Height: height,
	})
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
		}
	}
	return out
}

// flow fills pages from top to bottom.
type flow struct {
	pages  []page.Page
	placed []page.Placed
	y      page.Length
	bottom page.Length
}

// run fills as many pages as the blocks take. Blocks that belong together go to
// the next page together, if a page can hold them.
func (f *flow) run(blocks []block) {
	f.newPage()
	for i := 0; i < len(blocks); {
		end := i + 1
		for end < len(blocks) && blocks[end-1].keep {
			end++
		}
		group := blocks[i:end]
		if h := height(group); f.y+h > f.bottom && h <= f.bottom-topLater {
			f.newPage()
		}
		for _, b := range group {
			f.place(b)
		}
		i = end
	}
}

func height(group []block) page.Length {
	h := page.Length(0)
	for _, b := range group {
		h += b.gap + b.height
	}
	return h
}

func (f *flow) newPage() {
	f.pages = append(f.pages, page.Page{Size: page.A4})
	f.y = f.top()
}

func (f *flow) top() page.Length {
	if len(f.pages) == 1 {
		return topFirst
	}
	return topLater
}

func (f *flow) place(b block) {
	if f.y > f.top() && f.y+b.gap+b.height > f.bottom {
		f.newPage()
	}
	if f.y == f.top() {
		if b.again != nil && len(f.pages) > 1 {
			f.put(*b.again)
		}
		b.gap = 0
	}
	f.y += b.gap
	f.put(b)
}

func (f *flow) put(b block) {
	last := &f.pages[len(f.pages)-1]
	last.Values = append(last.Values, moved(b.marks, left, f.y)...)
	for _, p := range b.placed {
		p.Page, p.X, p.Y = len(f.pages), p.X+left, p.Y+f.y
		f.placed = append(f.placed, p)
	}
	f.y += b.height
}
