package workbook

import (
	"math"
	"slices"

	"permitpack/generator/workbook/xlsx"
)

// grid is a sheet that is being filled: cells may be put in any order.
type grid struct {
	name   string
	widths []float64
	xlsx.Sheet
	// live keeps the formulas; else cells hold their values alone.
	live  bool
	shelf *shelf
}

// shelf is room for the cells of a workbook. It is used again for others.
type shelf struct{ cells []xlsx.Cell }

// space is room for the cells of one row.
func (s *shelf) space() []xlsx.Cell {
	const cells, rows = 20, 128
	if cap(s.cells)-len(s.cells) < cells {
		s.cells = make([]xlsx.Cell, 0, cells*rows+cap(s.cells))
	}
	begin := len(s.cells)
	s.cells = s.cells[:begin+cells]
	return s.cells[begin : begin : begin+cells]
}

func newGrid(name string, widths []float64, live bool, shelf *shelf) *grid {
	return &grid{name: name, widths: widths, live: live, shelf: shelf, Sheet: xlsx.Sheet{Rows: make([]xlsx.Row, 0, 64)}}
}

// put puts a cell; columns and rows count from 1.
func (g *grid) put(column, row int, c cell) {
	for len(g.Rows) < row {
		g.Rows = append(g.Rows, xlsx.Row{})
	}
	if !g.live {
		c.formula = ""
	}
	made := xlsx.Cell{
		Column: uint16(column), Style: looks[c.look.known()], Kind: c.kind, Text: c.text, Number: c.number, Formula: c.formula,
	}
	if c.link != "" {
		g.Links = append(g.Links, xlsx.Link{Cell: xlsx.Cells(column, row), Address: c.link})
	}
	cells := &g.Rows[row-1].Cells
	if *cells == nil {
		*cells = g.shelf.space()
	}
	if n := len(*cells); n == 0 || int((*cells)[n-1].Column) < column {
		*cells = append(*cells, made)
		return
	}
	at, taken := slices.BinarySearchFunc(*cells, column, func(c xlsx.Cell, column int) int { return int(c.Column) - column })
	if taken {
		(*cells)[at] = made
		return
	}
	*cells = slices.Insert(*cells, at, made)
}

// row puts cells side by side from a column on, and makes the row as high as they need.
func (g *grid) row(column, row int, cells ...cell) {
	for i, c := range cells {
		g.put(column+i, row, c)
		g.fit(row, c, g.widths[column-1+i])
	}
}

// wide puts a cell over several columns, its look in all of them.
func (g *grid) wide(from, to, row int, c cell) {
	g.put(from, row, c)
	blank := cell{look: c.look}
	for column := from + 1; column <= to; column++ {
		g.put(column, row, blank)
	}
	g.Merged = append(g.Merged, xlsx.Range(from, row, to, row))
	g.fit(row, c, g.across(from, to))
}

// across is the width of several columns.
func (g *grid) across(from, to int) float64 {
	room := 0.0
	for _, width := range g.widths[from-1 : to] {
		room += width
	}
	return room
}

// line puts a cell that runs on over its empty neighbours.
func (g *grid) line(column, row int, c cell, points float64) {
	g.put(column, row, c)
	g.height(row, points)
}

// height makes a row at least so high, up to what the format allows.
func (g *grid) height(row int, points float64) {
	for len(g.Rows) < row {
		g.Rows = append(g.Rows, xlsx.Row{})
	}
	r := &g.Rows[row-1]
	r.Height = math.Min(math.Max(r.Height, points), xlsx.MaxHeight)
}

// fit makes a row as high as a text needs in a column of the width.
func (g *grid) fit(row int, c cell, width float64) {
	n := 1
	if c.kind == xlsx.Text {
		n = xlsx.Lines(c.text, width, c.look.bold || c.look.role == headerRole)
	}
	g.height(row, xlsx.Height(n))
}

// paint has a formula, written for the first cell of the range, decide on a tone.
func (g *grid) paint(at, formula string, t tone) {
	if g.live {
		g.Rules = append(g.Rules, xlsx.Rule{Range: at, Formula: formula, Paint: int(t)})
	}
}

// last is the last row that holds something.
func (g *grid) last() int { return len(g.Rows) }

// at is a cell of the sheet as other sheets name it.
func (g *grid) at(column, row int) string { return g.name + "!" + xlsx.Fixed(column, row) }

// span is a range of the sheet as other sheets name it.
func (g *grid) span(left, top, right, bottom int) string {
	return g.name + "!" + xlsx.FixedRange(left, top, right, bottom)
}

// down is a part of a column as other sheets name it.
func (g *grid) down(column, top, bottom int) string { return g.span(column, top, column, bottom) }
