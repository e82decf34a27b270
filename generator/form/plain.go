package form

import "permitpack/generator/page"

// plain is a box with a caption over a value.
type plain struct{}

func (plain) height(d *drawing, f *Field, width page.Length) page.Length {
	return d.caption(f, width).height() + padding/2 + valueSpace
}

func (plain) draw(d *drawing, c *cell, box rect) {
	d.box(box, noFill)
	y := d.text(d.caption(c.Field, box.width), box.x+padding, box.y+padding/2)
	c.area = rect{box.x + padding, y, box.width - 2*padding, box.bottom() - valueFoot - y}
}

func (plain) fill(w *writing, c cell) error {
	value, err := w.value(c)
	if err != nil {
		return err
	}
	fitted := w.fonts.Fit(value.Text, valueStyle, c.area.width, c.area.height, minValue)
	if fitted.Rest == "" {
		w.put(c, c.area, fitted)
		return nil
	}
	w.beginning(c, value.Text)
	w.carry(c, entry{cell: c, texts: []string{value.Text}}, value.Where)
	return nil
}

// beginning draws as much of a value as leaves room for the line that names the additional sheet.
func (w *writing) beginning(c cell, value string) {
	note := w.note(c, c.area.width)
	shown := c.area
	shown.height -= note.height()
	printed := ""
	if shown.height >= w.fonts.LineHeight(page.Style{Size: minValue}) {
		fitted := w.fonts.Fit(value, valueStyle, shown.width, shown.height, minValue)
		w.text(c, shown, fitted)
		printed = joinedLines(fitted.Lines) + " "
	}
	w.lines(c.page, c.Field.ID, note, shown.x, shown.bottom())
	w.expect(c.Field.ID, c.page, c.area, printed+joinedLines(note.texts()))
}
