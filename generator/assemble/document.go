package assemble

import (
	"fmt"
	"math"

	"permitpack/generator/page"
	"permitpack/generator/pdf"
	"permitpack/generator/scan"
)

// addPDF puts every page of a document onto a sheet of its own.
func (b *binder) addPDF(data []byte) error {
	c, err := b.open(data)
	if err != nil {
		return err
	}
	if b.o.Reducer != nil {
		shown := shownPictures(c.from, b.scanned)
		c.picture = func(ref pdf.Ref, s *pdf.Stream) *pdf.Stream {
			if seen, ok := shown[ref]; ok {
				return b.reduced(source{&data[0], ref}, s, c.from.Resolve, seen)
			}
			return s
		}
	}
	for _, page := range c.from.Pages {
		size, place := laid(page, b.scanned)
		group := c.copy(page.Group)
		b.addPage(size, group, b.documentPage("Scan", c, page, place))
	}
	b.takeLayers(c)
	c.flush()
	return nil
}

// addOwn puts our own pages onto sheets, over the pages of the PDF under them.
func (b *binder) addOwn(pages []*page.Sheet, under []byte) error {
	var c *copier
	var below []scan.Page
	if under != nil {
		var err error
		if c, err = b.open(under); err != nil {
			return fmt.Errorf("the PDF under our own pages: %w", err)
		}
		below = c.from.Pages
	}
	if len(below) > len(pages) {
		return fmt.Errorf("the PDF under our own pages has %d of them, our own are %d", len(below), len(pages))
	}
	for i, own := range pages {
		width, height := own.Points()
		size, place := b.laidOwn(upright, width, height)
		drawnOwn := b.ownPage("Own", own, place)
		if i >= len(below) {
			b.addPage(size, nil, drawnOwn)
			continue
		}
		turned, underWidth, underHeight := turn(below[i])
		if math.Abs(width-underWidth) >= slack || math.Abs(height-underHeight) >= slack { // more than what rounding makes of it
			return fmt.Errorf("page %d of the PDF under our own pages has another size than ours", i+1)
		}
		_, place = b.laidOwn(turned, underWidth, underHeight)
		group := c.copy(below[i].Group)
		b.addPage(size, group, b.documentPage("Under", c, below[i], place), drawnOwn)
	}
	if c != nil {
		b.takeLayers(c)
		c.flush()
	}
	return nil
}

func (b *binder) open(data []byte) (*copier, error) {
	document, err := scan.Open(data)
	if err != nil {
		return nil, err
	}
	return &copier{w: b.w, from: document, numbers: map[pdf.Ref]pdf.Ref{}}, nil
}

// takeLayers keeps hidden what is hidden in the document.
func (b *binder) takeLayers(c *copier) {
	for _, l := range c.from.Layers {
		if group, ok := c.reference(l.Group).(pdf.Ref); ok {
			b.layers = append(b.layers, layer{group, l.Hidden})
		}
	}
}

// laid is the sheet for a page, and where on it the page comes to lie.
func laid(page scan.Page, m margins) (sheet, matrix) {
	turned, width, height := turn(page)
	return within(turned, width, height, m)
}

// within is the sheet for a page that is set upright by a transformation and has that
// size then, and where on the sheet it comes to lie.
func within(turned matrix, width, height float64, m margins) (sheet, matrix) {
	p := fit(width, height, m)
	return p.sheet, turned.then(matrix{p.scale, 0, 0, p.scale, p.x, p.y})
}

// upright is the transformation of a page that is so already.
var upright = matrix{1, 0, 0, 1, 0, 0}

// laidOwn is within for one of our own pages, or for what lies under it.
func (b *binder) laidOwn(turned matrix, width, height float64) (sheet, matrix) {
	if b.o.TrueSize {
		return sheet{width, height}, turned
	}
	return within(turned, width, height, fullPage)
}

// ownPage draws one of our own pages as a form XObject of that name.
func (b *binder) ownPage(name pdf.Name, s *page.Sheet, place matrix) drawn {
	return drawn{pdf.Dict{name: b.own.Form(s)}, fmt.Appendf(nil, "q %s/%s Do\nQ\n", place.concat(), name)}
}

// documentPage draws a page as a form XObject of that name: whatever its content
// does to the state of the page, nothing else is touched by it.
func (b *binder) documentPage(name pdf.Name, c *copier, page scan.Page, place matrix) drawn {
	box := pdf.Array{real(page.Box.X0), real(page.Box.Y0), real(page.Box.X1), real(page.Box.Y1)}
	objects := pdf.Dict{name: b.w.Add(&pdf.Stream{
		Dict: pdf.Dict{
			"Type": pdf.Name("XObject"), "Subtype": pdf.Name("Form"), "BBox": box,
			"Resources":   c.resources(page.Resources),
			"Filter":      c.copy(page.Content.Dict["Filter"]),
			"DecodeParms": c.copy(page.Content.Dict["DecodeParms"]),
		},
		Data: page.Content.Data,
	})}
	content := fmt.Appendf(nil, "q %s/%s Do\n", place.concat(), name)
	if len(page.Marks) > 0 {
		content = fmt.Appendf(content, "%s re W n\n", operands(box))
	}
	for i, m := range page.Marks {
		mark := pdf.Name(fmt.Sprintf("%sMark%d", name, i+1))
		objects[mark] = c.copy(m.Form)
		content = fmt.Appendf(content, "q %s/%s Do Q\n", matrix(m.Place).concat(), mark)
	}
	c.flush()
	return drawn{objects, append(content, "Q\n"...)}
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
