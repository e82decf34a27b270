package portrait

import "image"

// layer is painted over and over, from back to front; what it leaves bare shows what lies
// behind it.
type layer struct {
	width, height int
	pixels        []pixel
}

// pixel is a colour, 0 to 255, times how much of the pixel is covered.
type pixel struct{ r, g, b, a float32 }

func newLayer(width, height int) *layer {
	return &layer{width, height, make([]pixel, width*height)}
}

func (l *layer) bounds() image.Rectangle { return image.Rect(0, 0, l.width, l.height) }

// put paints colour through the mask.
func (l *layer) put(m mask, c paint, opacity float64) {
	r, g, b := float32(c.r), float32(c.g), float32(c.b)
	l.each(m, func(p *pixel, cover float32) {
		k := cover * float32(opacity)
		p.r += (r - p.r) * k
		p.g += (g - p.g) * k
		p.b += (b - p.b) * k
		p.a += (1 - p.a) * k
	})
}

// tint is put where something was painted before; its outline stays.
func (l *layer) tint(m mask, c paint, opacity float64) {
	r, g, b := float32(c.r), float32(c.g), float32(c.b)
	l.each(m, func(p *pixel, cover float32) {
		k := cover * float32(opacity)
		p.r += (r*p.a - p.r) * k
		p.g += (g*p.a - p.g) * k
		p.b += (b*p.a - p.b) * k
	})
}

// each calls do with every pixel that the mask covers.
func (l *layer) each(m mask, do func(p *pixel, cover float32)) {
	part := m.bounds.Intersect(l.bounds())
	for y := part.Min.Y; y < part.Max.Y; y++ {
		pixels := l.pixels[y*l.width+part.Min.X:]
		for i, cover := range m.row(part, y) {
			if cover > 0 {
				do(&pixels[i], cover)
			}
		}
	}
}

// over lays another layer of the same size on top.
func (l *layer) over(top *layer) {
	for i, p := range top.pixels {
		k := 1 - p.a
		q := &l.pixels[i]
		q.r, q.g, q.b, q.a = p.r+q.r*k, p.g+q.g*k, p.b+q.b*k, p.a+q.a*k
	}
}

// outline is the mask of all that was painted.
func (l *layer) outline() mask {
	m := newMask(l.bounds())
	for i, p := range l.pixels {
		m.cover[i] = p.a
	}
	return m
}

// paint covers part of the pixel with the colour.
func (p *pixel) paint(c paint, cover float32) {
	p.r += (float32(c.r) - p.r) * cover
	p.g += (float32(c.g) - p.g) * cover
	p.b += (float32(c.b) - p.b) * cover
	p.a += (1 - p.a) * cover
}
