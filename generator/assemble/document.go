package assemble

import (
	"fmt"

	"permitpack/generator/pdf"
	"permitpack/generator/scan"
)

// addPDF puts every page of a document onto a sheet of its own.
func (b *binder) addPDF(data []byte) error {
	document, err := scan.Open(data)
	if err != nil {
		return err
	}
	c := &copier{w: b.w, from: document, numbers: map[pdf.Ref]pdf.Ref{}}
	for _, page := range document.Pages {
		if err := b.addDocumentPage(c, page); err != nil {
			return err
		}
	}
	for _, l := range document.Layers {
		if group, ok := c.reference(l.Group).(pdf.Ref); ok {
			b.layers = append(b.layers, layer{group, l.Hidden})
		}
	}
	c.flush()
	return nil
}

// addDocumentPage draws the page as a form XObject: whatever its content does to
// the state of the page, rotation and number are not touched by it.
func (b *binder) addDocumentPage(c *copier, page scan.Page) error {
	upright, width, height := turn(page)
	p := fit(width, height, fullPage)
	place := upright.then(matrix{p.scale, 0, 0, p.scale, p.x, p.y})
	box := pdf.Array{real(page.Box.X0), real(page.Box.Y0), real(page.Box.X1), real(page.Box.Y1)}

	objects := pdf.Dict{"Page": b.w.Add(&pdf.Stream{
		Dict: pdf.Dict{
			"Type": pdf.Name("XObject"), "Subtype": pdf.Name("Form"), "BBox": box,
			"Resources":   c.resources(page.Resources),
			"Filter":      c.copy(page.Content.Dict["Filter"]),
			"DecodeParms": c.copy(page.Content.Dict["DecodeParms"]),
		},
		Data: page.Content.Data,
	})}
	content := []byte("q " + place.concat())
	content = append(content, "/Page Do\n"...)
	if len(page.Marks) > 0 {
		content = fmt.Appendf(content, "%s re W n\n", operands(box))
	}
	for i, m := range page.Marks {
		name := pdf.Name(fmt.Sprintf("Mark%d", i+1))
		objects[name] = c.copy(m.Form)
		content = fmt.Appendf(content, "q %s/%s Do Q\n", matrix(m.Place).concat(), name)
	}
	content = append(content, "Q\n"...)
	c.flush()
	return b.addPage(p.sheet, objects, c.copy(page.Group), content)
}

// turn is the transformation that sets a page upright with its lower left corner
// at the origin, and the size that it then has, in points.
func turn(page scan.Page) (m matrix, width, height float64) {
	u, box := page.Unit, page.Box
	width, height = u*box.Width(), u*box.Height()
	switch page.Rotate {
	case 90:
		return matrix{0, -u, u, 0, -u * box.Y0, u * box.X1}, height, width
	case 180:
		return matrix{-u, 0, 0, -u, u * box.X1, u * box.Y1}, width, height
	case 270:
		return matrix{0, u, -u, 0, u * box.Y1, -u * box.X0}, height, width
	}
	return matrix{u, 0, 0, u, -u * box.X0, -u * box.Y0}, width, height
}

func operands(a pdf.Array) string {
	v := func(i int) pdf.Real { return a[i].(pdf.Real) }
	var b []byte
	for _, value := range []pdf.Real{v(0), v(1), v(2) - v(0), v(3) - v(1)} {
		b = append(pdf.Append(b, real(float64(value))), ' ')
	}
	return string(b[:len(b)-1])
}

// layer is an optional content group of the packet.
type layer struct {
	group  pdf.Ref
	hidden bool
}

// optionalContent keeps hidden what was hidden in its own file. Readers get no
// list of layers to switch: the packet is what will be printed.
func optionalContent(layers []layer) pdf.Dict {
	all, off := pdf.Array{}, pdf.Array{}
	for _, l := range layers {
		all = append(all, l.group)
		if l.hidden {
			off = append(off, l.group)
		}
	}
	return pdf.Dict{"OCGs": all, "D": pdf.Dict{"OFF": off, "Order": pdf.Array{}}}
}
