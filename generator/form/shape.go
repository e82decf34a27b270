package form

import "permitpack/generator/page"

// shape is what a kind of field knows: the height it needs at a width, what it
// draws for everybody, and what it fills in for one applicant.
type shape interface {
	height(d *drawing, f *Field, width page.Length) page.Length
	// draw draws the field into the box and notes in c where the value goes.
	draw(d *drawing, c *cell, box rect)
	fill(w *writing, c cell) error
}

func shapeOf(k Kind) shape {
	switch k {
	case Choice:
		return choice{}
	case Table:
		return table{}
	case Photo:
		return photo{}
	case Heading:
		return heading{}
	case Statement:
		return statement{}
	case Group:
		return group{}
	case ByHand:
		return byHand{}
	case Rest:
		return rest{}
	}
	return plain{}
}

// static is a shape that shows no value.
type static struct{}

func (static) fill(*writing, cell) error { return nil }

// group is a caption over the fields that follow.
type group struct{ static }

func (group) height(d *drawing, f *Field, width page.Length) page.Length {
	return d.caption(f, width).height() + 2*padding
}

func (group) draw(d *drawing, c *cell, box rect) {
	d.box(box, noFill)
	d.text(d.caption(c.Field, box.width), box.x+padding, box.y+padding)
}

// byHand is a box that is filled in by hand: a date, a signature, the office's part.
type byHand struct{ static }

func (byHand) height(d *drawing, f *Field, width page.Length) page.Length {
	return d.caption(f, width).height() + padding + valueSpace
}

func (byHand) draw(d *drawing, c *cell, box rect) {
	fill := noFill
	if c.Shade {
		fill = shadeBox
	}
	d.box(box, fill)
	d.text(d.caption(c.Field, box.width), box.x+padding, box.y+padding/2)
}

// statement is what the applicant declares.
type statement struct{ static }

func (statement) lines(d *drawing, f *Field, width page.Length) lines {
	return d.bilingual(d.marked(f.Text, f.Provenance), requestStyle, secondRequest, width-2*padding)
}

func (s statement) height(d *drawing, f *Field, width page.Length) page.Length {
	return s.lines(d, f, width).height() + 2*padding
}

func (s statement) draw(d *drawing, c *cell, box rect) {
	d.box(box, noFill)
	d.text(s.lines(d, c.Field, box.width), box.x+padding, box.y+padding)
}

// heading is the name of the form and its request.
type heading struct{ static }

// besides is the room between a heading and the field at its right.
const besides = 8 * mm

func (heading) parts(d *drawing, f *Field, width page.Length) (title, request lines) {
	title = d.bilingual(f.Above, aboveStyle, secondRequest, width-besides)
	if len(title) > 0 {
		title = append(title, line{"", page.Style{Size: 500}})
	}
	title = append(title, d.bilingual(d.marked(f.Caption, f.Provenance), titleStyle, secondTitle, width-besides)...)
	request = d.bilingual(f.Text, requestStyle, secondRequest, width-besides)
	return title, request
}

func (h heading) height(d *drawing, f *Field, width page.Length) page.Length {
	title, request := h.parts(d, f, width)
	return title.height() + 4*mm + request.height() + padding
}

func (h heading) draw(d *drawing, c *cell, box rect) {
	title, request := h.parts(d, c.Field, box.width)
	y := d.centred(title, box.x, box.width-besides, box.y+padding)
	d.text(request, box.x, max(y+3*mm, box.bottom()-request.height()))
}
