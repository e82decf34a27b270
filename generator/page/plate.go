package page

import (
	"slices"
	"sync"

	"permitpack/generator/pdf"
)

// Plate are static marks that many pages begin with: a form's captions and boxes. They
// are drawn and compressed once, and the values of each applicant stamped onto them.
// A Plate may be used by many goroutines.
type Plate struct {
	fonts *Fonts
	marks []Mark
	drawn func() *plated
}

// plated is what a page is like after the static marks.
type plated struct {
	commands
	packed pdf.Packed
	used   []usedFace
}

// NewPlate makes a plate for pages of a size, whose Static are these marks. It is drawn
// when the first page needs it.
func NewPlate(size Size, marks []Mark, f *Fonts) *Plate {
	return &Plate{f, marks, sync.OnceValue(func() *plated { return f.plate(size, marks) })}
}

// plate draws marks; nil where they cannot be drawn apart from their page, which then
// draws them itself and tells why it cannot, if that is so.
func (f *Fonts) plate(size Size, marks []Mark) *plated {
	isPicture := func(m Mark) bool { _, is := m.(Picture); return is }
	if slices.ContainsFunc(marks, isPicture) || checkMarks(0, marks, f) != nil {
		return nil
	}
	d := newDrawing(f, size, nil)
	for _, m := range marks {
		d.mark(m)
	}
	drawn := &plated{commands: d.commands, packed: pdf.Pack(d.b), used: d.used}
	drawn.b = nil
	d.release()
	return drawn
}

// start is what the page's static marks are drawn to: before, by its Plate, or now, so
// that the bytes are the same with and without one. It is nil where they are drawn with
// the values.
func (p Page) start(f *Fonts) *plated {
	if p.Sheer || len(p.Static) == 0 {
		return nil
	}
	if drawn := p.plated(f); drawn != nil {
		return drawn
	}
	return f.plate(p.Size, p.Static)
}

// plated is what the static marks were drawn to before, if they were.
func (p Page) plated(f *Fonts) *plated {
	if p.Plate == nil || p.Plate.fonts != f || !same(p.Plate.marks, p.Static) {
		return nil
	}
	return p.Plate.drawn()
}

// after is a drawing that goes on where the plate ends.
func (p *plated) after(d *drawing) {
	room := d.b
	d.commands = p.commands
	d.b = room
	for _, u := range p.used {
		d.used = append(d.used, usedFace{u.face, slices.Clone(u.letters)})
	}
}

// same tells whether both are the very same marks.
func same(a, b []Mark) bool { return len(a) > 0 && len(a) == len(b) && &a[0] == &b[0] }
