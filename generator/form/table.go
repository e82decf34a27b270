package form

import (
	"cmp"
	"slices"

	"permitpack/generator/page"
)

// table is a caption over columns and a number of empty lines.
type table struct{}

// columns are the heads of the columns and their widths.
func (table) columns(d *drawing, f *Field, width page.Length) (heads []lines, widths []page.Length) {
	given := make([]page.Length, len(f.Columns))
	for i, c := range f.Columns {
		given[i] = c.Width.length()
	}
	widths = shared(given, width)
	for i, c := range f.Columns {
		head := &Field{Number: c.Number, Caption: c.Caption, Provenance: Verified}
		heads = append(heads, d.caption(head, widths[i]))
	}
	return heads, widths
}

func tallest(all []lines) page.Length {
	var h page.Length
	for _, ls := range all {
		h = max(h, ls.height())
	}
	return h
}

func (t table) height(d *drawing, f *Field, width page.Length) page.Length {
	heads, _ := t.columns(d, f, width)
	return d.caption(f, width).height() + 2*padding + tallest(heads) + padding + page.Length(f.Lines)*tableRow
}

func (t table) draw(d *drawing, c *cell, box rect) {
	heads, widths := t.columns(d, c.Field, box.width)
	c.area = box
	caption := d.caption(c.Field, box.width)
	title := rect{box.x, box.y, box.width, caption.height() + 2*padding}
	d.box(title, noFill)
	d.text(caption, title.x+padding, title.y+padding)
	x, y := box.x, title.bottom()
	for i, head := range heads {
		r := rect{x, y, widths[i], tallest(heads) + padding}
		d.box(r, shadeBox)
		d.text(head, r.x+padding, r.y+padding/2)
		x += widths[i]
	}
	y += tallest(heads) + padding
	for range c.Lines {
		x = box.x
		for _, width := range widths {
			d.box(rect{x, y, width, tableRow}, noFill)
			c.boxes = append(c.boxes, rect{x + padding, y, width - 2*padding, tableRow - valueFoot})
			x += width
		}
		y += tableRow
	}
}

func (t table) fill(w *writing, c cell) error {
	value, err := w.value(c)
	if err != nil {
		return err
	}
	if t.holds(w, c, value.Rows) {
		for line := range c.Lines {
			t.line(w, c, line, rowAt(value.Rows, line))
		}
		return nil
	}
	t.continued(w, c, value.Rows, value.Where)
	return nil
}

// continued draws the rows that fit, names the additional sheet in the widest
// cell of the last line, and hands the whole table on to it.
func (t table) continued(w *writing, c cell, rows [][]string, where string) {
	last := c.Lines - 1
	for line := range last {
		t.line(w, c, line, rowAt(rows, line))
	}
	room := slices.MaxFunc(c.boxes[last*len(c.Columns):], func(a, b rect) int { return cmp.Compare(a.width, b.width) })
	note := w.note(c, room.width)
	w.lines(c.page, c.Field.ID, note, room.x, room.y+mm)
	w.expect(c.Field.ID, c.page, room, joinedLines(note.texts()))
	w.carry(c, entry{cell: c, texts: rowTexts(rows)}, where)
}

func rowAt(rows [][]string, i int) []string {
	if i < len(rows) {
		return rows[i]
	}
	return nil
}

// holds tells whether every cell of every row fits into its box.
func (table) holds(w *writing, c cell, rows [][]string) bool {
	if len(rows) > c.Lines {
		return false
	}
	for i, row := range rows {
		for j, words := range row {
			if j >= len(c.Columns) {
				return false
			}
			box := c.boxes[i*len(c.Columns)+j]
			if w.fonts.Fit(words, valueStyle, box.width, box.height, minValue).Rest != "" {
				return false
			}
		}
	}
	return true
}

const ellipsis = "…"

// line draws one line of the table; a cell that does not fit ends in an ellipsis.
func (table) line(w *writing, c cell, line int, row []string) {
	for j := range c.Columns {
		box := c.boxes[line*len(c.Columns)+j]
		words := ""
		if j < len(row) {
			words = row[j]
		}
		fitted := w.fonts.Fit(words, valueStyle, box.width, box.height, minValue)
		if fitted.Rest != "" {
			room := box.width - w.fonts.Width(ellipsis, valueStyle)
			fitted = w.fonts.Fit(words, valueStyle, room, box.height, minValue)
			if last := len(fitted.Lines) - 1; last >= 0 {
				fitted.Lines[last] += ellipsis
			}
		}
		w.put(c, box, fitted)
	}
}
