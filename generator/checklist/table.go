package checklist

import "permitpack/generator/page"

const (
	sidePad  = 900  // µm, left and right of the text of a cell
	linePad  = 700  // µm, above and below it
	openPad  = 300  // µm, the same where no rule parts the rows
	hairline = 120  // µm
	tickSide = 3000 // µm
)

// noFill is what page.Rect calls an empty rectangle.
const noFill = -1

// paragraph is text in one style, wrapped to the width that it is given.
type paragraph struct {
	text  string
	style page.Style
}

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
	fonts   *page.Fonts
	columns []page.Length
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

func (t table) pad() page.Length {
	if t.open {
		return openPad
	}
	return linePad
}

func (t table) headBlock() block {
	if t.head == nil {
		return block{}
	}
	return t.block(t.head, t.wrap(t.head))
}

// wrapped are the lines of each cell of a row.
type wrapped [][]paragraph

func (t table) wrap(r row) wrapped {
	out := make(wrapped, len(r))
	for i, c := range r {
		for _, p := range c.paragraphs {
			out[i] = append(out[i], lines(t.fonts, p, t.columns[i]-2*sidePad)...)
		}
	}
	return out
}

// cut parts the lines so that the first part is no higher than height, yet
// takes at least one line of each cell.
func (t table) cut(all wrapped, height page.Length) (fit, rest wrapped) {
	fit, rest = make(wrapped, len(all)), make(wrapped, len(all))
	for i, cellLines := range all {
		n, y := 0, 2*t.pad()
		for n < len(cellLines) && (n == 0 || y+leading(t.fonts, cellLines[n].style) <= height) {
			y += leading(t.fonts, cellLines[n].style)
			n++
		}
		fit[i], rest[i] = cellLines[:n], cellLines[n:]
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

func (t table) height(w wrapped) page.Length {
	highest := page.Length(0)
	for _, cellLines := range w {
		h := page.Length(0)
		for _, l := range cellLines {
			h += leading(t.fonts, l.style)
		}
		highest = max(highest, h)
	}
	return highest + 2*t.pad()
}

func (t table) block(r row, w wrapped) block {
	b := block{height: t.height(w)}
	x := page.Length(0)
	for i, c := range r {
		if c.shade != 0 {
			b.marks = append(b.marks, page.Rect{X: x, Y: 0, Width: t.columns[i], Height: b.height, Fill: int(c.shade)})
		}
		if c.tick {
			b.marks = append(b.marks, page.Rect{X: x + sidePad, Y: t.pad(), Width: tickSide, Height: tickSide, Line: 250, Fill: noFill})
		}
		b.marks = append(b.marks, stack(t.fonts, w[i], x+sidePad, t.pad())...)
		x += t.columns[i]
	}
	if !t.open {
		b.marks = append(b.marks, page.Line{X1: 0, Y1: b.height, X2: x, Y2: b.height, Width: hairline, Grey: 150})
	}
	return b
}

// lines are the lines of a paragraph in the given width; an empty paragraph has none.
func lines(fonts *page.Fonts, p paragraph, width page.Length) []paragraph {
	if p.text == "" {
		return nil
	}
	var out []paragraph
	for _, l := range fonts.Wrap(p.text, p.style, width) {
		out = append(out, paragraph{l, p.style})
	}
	return out
}

// stack sets lines one below the other, the first one's top at y.
func stack(fonts *page.Fonts, lines []paragraph, x, y page.Length) []page.Mark {
	var marks []page.Mark
	for _, l := range lines {
		marks = append(marks, page.Text{X: x, Y: y + baseline(fonts, l.style), Style: l.style, Value: l.text})
		y += leading(fonts, l.style)
	}
	return marks
}

// leading is nine tenths of the font's own: Noto Sans is drawn for accents
// above accents, which no language here has.
func leading(fonts *page.Fonts, st page.Style) page.Length { return fonts.LineHeight(st) * 9 / 10 }

// baseline is where a line stands below its top: half of what the leading saves is saved above it.
func baseline(fonts *page.Fonts, st page.Style) page.Length {
	return fonts.Ascent(st) - (fonts.LineHeight(st)-leading(fonts, st))/2
}
