package page

import "github.com/go-pdf/fpdf"

// canvas draws marks, and remembers what is set, so that fpdf is not made to
// write it again for every mark.
type canvas struct {
	pdf   *fpdf.Fpdf
	fonts *Fonts
	face  *face
	size  int
}

func (c *canvas) page(p Page) {
	c.pdf.AddPageFormat("P", p.Size.fpdf())
	if p.Sheer {
		c.pdf.SetAlpha(1, "Multiply")
	}
	for _, m := range p.Static {
		c.mark(m)
	}
	for _, m := range p.Values {
		c.mark(m)
	}
}

func (c *canvas) mark(m Mark) {
	switch m := m.(type) {
	case Text:
		c.text(m)
	case Line:
		c.line(m)
	case Rect:
		c.rect(m)
	case Picture:
		c.picture(m)
	}
}

func (c *canvas) text(t Text) {
	c.pdf.SetTextColor(int(t.Grey), int(t.Grey), int(t.Grey))
	em := 0
	for r := range c.fonts.runs(visible(t.Value), t.Bold) {
		c.setFont(r.face, t.Size)
		x := t.X.points() + float64(em*t.Size)/(1000*100)
		if t.Bold && r.face.weight == "" {
			c.thickened(x, t.Y.points(), r.text, t.Style)
		} else {
			c.pdf.Text(x, t.Y.points(), r.text)
		}
		em += r.em
	}
}

func (c *canvas) setFont(f *face, size int) {
	if c.face == f && c.size == size {
		return
	}
	c.pdf.SetFont(f.family, f.weight, float64(size)/100)
	c.face, c.size = f, size
}

// thickened stands in for a bold face where there is none (Chinese): the
// outlines are stroked as well as filled.
func (c *canvas) thickened(x, y float64, s string, st Style) {
	const fill, fillAndStroke = 0, 2
	const strokeOfSize = 1.0 / 30
	c.stroke(float64(st.Size)/100*strokeOfSize, st.Grey)
	c.pdf.SetTextRenderingMode(fillAndStroke)
	c.pdf.Text(x, y, s)
	c.pdf.SetTextRenderingMode(fill)
}

func (c *canvas) stroke(points float64, grey uint8) {
	c.pdf.SetLineWidth(points)
	c.pdf.SetDrawColor(int(grey), int(grey), int(grey))
}

func (c *canvas) line(l Line) {
	c.stroke(l.Width.points(), l.Grey)
	c.pdf.Line(l.X1.points(), l.Y1.points(), l.X2.points(), l.Y2.points())
}

func (c *canvas) rect(r Rect) {
	style := ""
	if r.Fill >= 0 {
		c.pdf.SetFillColor(r.Fill, r.Fill, r.Fill)
		style += "F"
	}
	if r.Line > 0 {
		c.stroke(r.Line.points(), r.Grey)
		style += "D"
	}
	if style != "" {
		c.pdf.Rect(r.X.points(), r.Y.points(), r.Width.points(), r.Height.points(), style)
	}
}

func (c *canvas) picture(p Picture) {
	c.pdf.ImageOptions(pictureName(p.JPEG), p.X.points(), p.Y.points(), p.Width.points(), p.Height.points(),
		false, jpegOptions, 0, "")
}
