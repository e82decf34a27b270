package scan

import (
	"errors"
	"maps"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/filter"

	"permitpack/generator/pdf"
	"permitpack/generator/picture"
)

// drawn are the objects that pages draw, as far as they were looked at.
type drawn struct {
	seen  map[pdf.Ref]bool
	queue []pdf.Ref
	// budget is how many bytes may still be unpacked.
	budget int64
}

// checkDrawn looks for damage in the pictures, fonts, forms and appearances of a
// page: a disk or a line that changed one byte leaves a picture grey from there on.
func (c *collector) checkDrawn(page Page) {
	c.drawn.note(page.Resources)
	c.drain(func(s *pdf.Stream) {
		c.checkStream(s)
		c.checkForm(s, page.Resources)
	})
	for _, mark := range page.Marks { // readers help themselves to fonts that these lack
		c.drawn.note(mark.Form)
	}
	c.drain(c.checkStream)
}

// drain looks at the objects of the queue, and at those that they refer to.
func (c *collector) drain(check func(*pdf.Stream)) {
	d := &c.drawn
	for len(d.queue) > 0 {
		object := c.document.objects[d.queue[0]]
		d.queue = d.queue[1:]
		if stream, ok := object.(*pdf.Stream); ok {
			check(stream)
		}
		d.note(object)
	}
}

// note queues the objects that o refers to.
func (d *drawn) note(o pdf.Object) {
	switch o := o.(type) {
	case pdf.Ref:
		if !d.seen[o] {
			d.seen[o] = true
			d.queue = append(d.queue, o)
		}
	case pdf.Array:
		for _, element := range o {
			d.note(element)
		}
	case *pdf.Stream:
		d.note(o.Dict)
	case pdf.Dict:
		switch o["Type"] {
		case pdf.Name("Page"), pdf.Name("Pages"), pdf.Name("Catalog"): // they lead to all the rest
			return
		}
		for _, key := range slices.Sorted(maps.Keys(o)) { // what is looked at before the budget ends is always the same
			if key != "Metadata" && key != "PieceInfo" {
				d.note(o[key])
			}
		}
	}
}

// checkStream mends the outermost packing of a stream.
func (c *collector) checkStream(s *pdf.Stream) {
	filters := c.document.listOf(s.Dict["Filter"])
	if len(filters) == 0 || c.drawn.budget <= 0 {
		return
	}
	switch c.document.name(filters[0]) {
	case filter.DCT:
		if _, err := picture.Segments(s.Data, func(picture.Segment) error { return nil }); errors.Is(err, picture.ErrDamaged) {
			c.damaged()
		}
	case filter.Flate:
		data, result := mend(s.Data, c.drawn.budget)
		c.drawn.budget -= result.size
		s.Data = data
		if result.state == broken && !result.full {
			c.damaged()
		}
	}
}

// checkForm looks whether a form XObject has all that it shows. Old programs leave
// its resources to the page.
func (c *collector) checkForm(s *pdf.Stream, ofPage pdf.Object) {
	if c.document.name(s.Dict["Subtype"]) != "Form" {
		return
	}
	resources := s.Dict["Resources"]
	if c.document.Dict(resources) == nil {
		resources = ofPage
	}
	if commands, ok := c.drawn.commands(c.document, s); ok && c.document.lacks(commands, c.document.Dict(resources)) {
		c.damaged()
	}
}

// commands are those of a form, as long as there is budget for them.
func (d *drawn) commands(document *Document, form *pdf.Stream) (commands []byte, ok bool) {
	if d.budget <= 0 {
		return nil, false
	}
	forms := collector{document: document, budget: d.budget}
	commands, _, err := forms.unpack(form)
	d.budget = forms.budget
	return commands, err == nil
}

// damaged notes damage on the page that is being added.
func (c *collector) damaged() {
	if c.document.Damaged == 0 {
		c.document.Damaged = len(c.document.Pages) + 1
	}
}
