package form

import "permitpack/generator/page"

// choice is a list of squares of which one is ticked. A value that is not on
// the list ticks nothing.
type choice struct{}

// optionIndent is where the words of an option begin, after its square.
const optionIndent = square + mm*3/2

// numberWidth is what the number of an option takes, where it has one.
const numberWidth = 13 * mm

// optionLines are the words of an option, one language below another, and its number.
func (choice) optionLines(d *drawing, f *Field, o Option, width page.Length) (number string, ls lines) {
	width -= optionIndent
	if f.numbered() {
		width -= numberWidth
	}
	return o.Number, d.bilingual(d.optionWords(o), optionStyle, secondCaption, width)
}

// numbered tells whether some option has a number, so that all leave room for it.
func (f *Field) numbered() bool {
	for _, o := range f.Options {
		if o.Number != "" {
			return true
		}
	}
	return false
}

// optionWords are an option's words in the form's languages.
func (b *Blank) optionWords(o Option) Caption {
	if o.Text == "" {
		return o.Caption
	}
	return b.said(o.Text)
}

// grid is the height of each row of options, and the width of a column.
func (ch choice) grid(d *drawing, f *Field, width page.Length) (heights []page.Length, column page.Length) {
	column = (width - 2*padding) / page.Length(f.ColumnsOfOptions)
	heights = make([]page.Length, (len(f.Options)+f.ColumnsOfOptions-1)/f.ColumnsOfOptions)
	for i, o := range f.Options {
		_, ls := ch.optionLines(d, f, o, column-padding)
		row := i / f.ColumnsOfOptions
		heights[row] = max(heights[row], max(ls.height(), square+optionGap)+optionGap)
	}
	return heights, column
}

func (ch choice) height(d *drawing, f *Field, width page.Length) page.Length {
	h := d.caption(f, width).height() + padding/2 + optionGap*2
	heights, _ := ch.grid(d, f, width)
	for _, row := range heights {
		h += row
	}
	return h + optionGap
}

func (ch choice) draw(d *drawing, c *cell, box rect) {
	d.box(box, noFill)
	y := d.text(d.caption(c.Field, box.width), box.x+padding, box.y+padding/2) + optionGap*2
	heights, column := ch.grid(d, c.Field, box.width)
	for i, o := range c.Options {
		row, place := i/c.ColumnsOfOptions, i%c.ColumnsOfOptions
		if i > 0 && place == 0 {
			y += heights[row-1]
		}
		ch.option(d, c, o, rect{box.x + padding + page.Length(place)*column, y, column - padding, heights[row]})
	}
}

func (ch choice) option(d *drawing, c *cell, o Option, box rect) {
	tick := rect{box.x, box.y, square, square}
	d.add(page.Rect{X: tick.x, Y: tick.y, Width: square, Height: square, Line: frame, Grey: 0, Fill: noFill})
	c.boxes = append(c.boxes, tick)
	number, ls := ch.optionLines(d, c.Field, o, box.width)
	x := box.x + optionIndent
	if c.numbered() {
		d.text(lines{{number, secondCaption}}, x, box.y+mm/5)
		x += numberWidth
	}
	d.text(ls, x, box.y)
}

func (choice) fill(w *writing, c cell) error {
	chosen := w.packet.Values[c.Value].Choice
	for i, o := range c.Options {
		value := ""
		if o.Value == chosen {
			value = page.Tick
			w.cross(c.page, c.boxes[i].inset(mm/2))
		}
		w.place(page.PlacedTick, c.Field.ID, c.page, c.boxes[i], value)
	}
	return nil
}

func (w *writing) cross(number int, r rect) {
	const thick = mm * 45 / 100
	w.add(number,
		page.Line{X1: r.x, Y1: r.y, X2: r.right(), Y2: r.bottom(), Width: thick},
		page.Line{X1: r.x, Y1: r.bottom(), X2: r.right(), Y2: r.y, Width: thick},
	)
}
