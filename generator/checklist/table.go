package checklist

import "permitpack/generator/page"

const (
	sidePad  = 700  // µm, left and right of the text of a cell
	hairline = 120  // µm
	tickSide = 2600 // µm
	tickLine = 220  // µm
)

// noFill is what page.Rect calls an empty rectangle.
const noFill = -1

// cell is what stands in one column of a row.
type cell struct {
	paragraphs []paragraph
	// shade is the grey behind the cell; 0 leaves it white.
	shade uint8
	// tick draws an empty box for the pen.
	tick bool
}

func plain(paragraphs ...paragraph) cell { return cell{paragraphs: paragraphs} }

type row []cell

// table is a grid of columns. Its rows are kept whole; the head is drawn again
// after each page break.
type table struct {
	fonts   *typesetter
	columns []page.Length
	// pad is the room above and below the text of a row.
	pad page.Length
	// head is the caption row, or nil.
	head row
	// tail stays on the page of the last row, right below it.
	tail block
	// open leaves out the rules between rows.
	open bool
}

// flow puts title and rows into f. The title stays with the head and the first
// row. Without rows nothing is drawn, the title neither.
func (t table) flow(f *flow, title block, rows []row) {
	lead := title.above(t.headBlock())
	for i, r := range rows {
		var tail block
		if i == len(rows)-1 {
			tail = t.tail
		}
		t.place(f, lead, r, tail)
		lead = block{}
	}
}

// evenOut moves the border between two columns to where the rows are lowest in
// all. How high a text is in a column is estimated by how long it is in one line.
func (t table) evenOut(left, right int, rows []row) {
	const step, least = page.Millimetre, 40 * page.Millimetre
	estimates := make([]estimate, len(rows))
	for i, r := range rows {
		for column, c := range r {
			if column != left && column != right {
				estimates[i].others = max(estimates[i].others, t.areas(c).height(t.columns[column]))
			}
		}
		estimates[i].left, estimates[i].right = t.areas(r[left]), t.areas(r[right])
	}
	both := t.columns[left] + t.columns[right]
	best, lowest := t.columns[left], page.Length(-1)
	for wide := page.Length(least); wide <= both-least; wide += step {
		height := page.Length(0)
		for _, e := range estimates {
			height += max(e.others, e.left.height(wide), e.right.height(both-wide))
		}
		if lowest < 0 || height < lowest {
			best, lowest = wide, height
		}
	}
	t.columns[left], t.columns[right] = best, both-best
}

// estimate is about how high a row is: what is in the two columns, and what the others need.
type estimate struct {
	left, right areas
	others      page.Length
}

// areas are the paragraphs of a cell, each by how far it reaches in one line, and its leading.
type areas []struct{ long, leading page.Length }

func (t table) areas(c cell) areas {
	out := make(areas, 0, len(c.paragraphs))
	for _, p := range c.paragraphs {
		if len(p) > 0 {
			out = append(out, struct{ long, leading page.Length }{width(t.fonts, p), leading(t.fonts, t.fonts.sized(p[0].style))})
		}
	}
	return out
}

// height is about that of a cell in a column of the given width.
func (a areas) height(column page.Length) page.Length {
	room := max(column-2*sidePad, 1)
	height := page.Length(0)
	for _, p := range a { // the last line is half full
		height += (2*p.long + room) * p.leading / (2 * room)
	}
	return height
}

// whole is the height of all rows without their head.
func (t table) whole(rows []row) page.Length {
	height := page.Length(0)
	for _, r := range rows {
		height += t.height(r, t.wrap(r))
	}
	return height
}

// place puts a row into f, with lead right above and tail right below it.
func (t table) place(f *flow, lead block, r row, tail block) {
	lines := t.wrap(r)
	for {
		whole := lead.above(t.block(r, lines)).above(tail)
		switch {
		case f.fits(whole.height):
			f.place(whole)
			return
		case !f.atTop():
			f.breakPage()
			if lead.height == 0 {
				lead = t.headBlock()
			}
		default:
			// Higher than a page: the row is cut between two lines.
			var fit wrapped
			fit, lines = t.cut(lines, f.room()-lead.height)
			f.place(lead.above(t.block(r, fit)))
			lead, r = block{}, unticked(r)
		}
	}
}

func (t table) headBlock() block {
	if t.head == nil {
		return block{}
	}
	return t.block(t.head, t.wrap(t.head))
}

// wrapped are the lines of each cell of a row.
type wrapped [][]line

func (t table) wrap(r row) wrapped {
	out := make(wrapped, len(r))
	for i, c := range r {
		out[i] = t.fonts.set(t.columns[i]-2*sidePad, c.paragraphs...)
	}
	return out
}

// cut parts the lines so that the first part is no higher than height, yet
// takes at least one line of each cell.
func (t table) cut(all wrapped, height page.Length) (fit, rest wrapped) {
	fit, rest = make(wrapped, len(all)), make(wrapped, len(all))
	for i, lines := range all {
		n, y := 0, 2*t.pad
		for n < len(lines) && (n == 0 || y+leading(t.fonts, lines[n].style()) <= height) {
			y += leading(t.fonts, lines[n].style())
			n++
		}
		fit[i], rest[i] = lines[:n], lines[n:]
	}
	return fit, rest
}

// unticked is the row without its tick boxes, for its second half.
func unticked(r row) row {
	out := make(row, len(r))
	for i, c := range r {
		c.tick = false
		out[i] = c
	}
	return out
}

func (t table) height(r row, w wrapped) page.Length {
	highest := page.Length(0)
	for i, lines := range w {
		highest = max(highest, stackHeight(t.fonts, lines))
		if r[i].tick {
			highest = max(highest, tickSide)
		}
	}
	return highest + 2*t.pad
}

func (t table) block(r row, w wrapped) block {
	height := t.height(r, w)
	return block{height: height, figures: later(func() []figure { return t.figures(r, w, height) })}
}

// figures are those of a row.
func (t table) figures(r row, w wrapped, height page.Length) []figure {
	all := make([]figure, 0, 2*len(r)+1)
	x := page.Length(0)
	for i, c := range r {
		if c.shade != 0 {
			all = append(all, marked(page.Rect{X: x, Y: 0, Width: t.columns[i], Height: height, Fill: int(c.shade)}))
		}
		if c.tick {
			all = append(all, tickBox(x+sidePad, t.pad+150))
		}
		all = append(all, stack(w[i], x+sidePad, t.pad))
		x += t.columns[i]
	}
	if !t.open {
		all = append(all, marked(page.Line{X1: 0, Y1: height, X2: x, Y2: height, Width: hairline, Grey: ruleGrey}))
	}
	return all
}

// tickBox is an empty box for the pen.
func tickBox(x, y page.Length) figure {
	return marked(page.Rect{X: x, Y: y, Width: tickSide, Height: tickSide, Line: tickLine, Fill: noFill})
}

// millimetres are lengths of whole millimetres.
func millimetres(lengths ...int) []page.Length {
	out := make([]page.Length, len(lengths))
	for i, n := range lengths {
		out[i] = page.Length(n) * page.Millimetre
	}
	return out
}
