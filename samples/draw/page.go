package main

// page is one page of a paper; lengths are in millimetres from its top left corner.
type page struct {
	width, height float64
	draw          func(pen)
}

// pen draws on a page: of a PDF or of a picture.
type pen interface {
	// text stands with the left end of its baseline at x, y.
	text(x, y float64, l look, s string)
	line(x1, y1, x2, y2, width float64, colour paint)
	circle(x, y, radius, width float64, colour paint)
	fill(x, y, width, height float64, colour paint)
	// photo is a JPEG, drawn over the whole rectangle.
	photo(x, y, width, height float64, jpeg []byte)
}

// look is how a text looks.
type look struct {
	size   float64 // in points
	bold   bool
	colour paint
	angle  float64 // in degrees, counter-clockwise
}

const pointsPerMM = 72 / 25.4

var (
	ink   = paint{28, 30, 38}
	grey  = paint{110, 114, 122}
	pale  = paint{214, 216, 222}
	clean = paint{255, 255, 255}
	blue  = paint{52, 70, 150}
	red   = paint{186, 40, 40}
	blush = paint{244, 220, 216}
)

const specimen = "SPECIMEN – NÜMUNƏ"

var (
	a4        = [2]float64{210, 297}
	a4Lying   = [2]float64{297, 210}
	booklet   = [2]float64{125, 88} // a page of a passport, ICAO Doc 9303 part 4
	cardSides = [2]float64{90, 124} // both sides of a card, 86 x 54 each
)

// blank is a page on which the rest is drawn over the word that says what it is.
func blank(size [2]float64, draw func(pen)) page {
	w, h := size[0], size[1]
	return page{w, h, func(p pen) {
		large := look{size: w * 0.22, bold: true, colour: blush, angle: 30}
		if w > h {
			large.angle = 14
		}
		for _, place := range []float64{0.46, 0.86} {
			p.text(w*0.14, h*place, large, specimen)
		}
		draw(p)
		p.text(w-textWidth(look{size: 7, bold: true}, specimen)-4, h-3, look{size: 7, bold: true, colour: red}, specimen)
	}}
}

// centred is a text in the middle between two edges.
func centred(p pen, left, right, y float64, l look, s string) {
	p.text((left+right-textWidth(l, s))/2, y, l, s)
}

// stamp is a round one with up to three lines.
func stamp(p pen, x, y float64, lines ...string) {
	p.circle(x, y, 17, 0.7, blue)
	p.circle(x, y, 15.4, 0.25, blue)
	for i, s := range lines {
		centred(p, x-15, x+15, y+1.2+(float64(i)-float64(len(lines)-1)/2)*4.6, look{size: 8, bold: true, colour: blue}, s)
	}
}

// signature is a line with a scribble over it and the name behind.
func signature(p pen, x, y float64, role, name string) {
	p.text(x, y, look{size: 10, colour: ink}, role)
	p.line(x+38, y+1, x+84, y+1, 0.2, grey)
	last := [2]float64{x + 44, y}
	for i, dy := range []float64{-5, 0.5, -7, -1, -4, 1, -3, -1.5, -2.5} {
		next := [2]float64{x + 47 + 3.4*float64(i), y + dy}
		p.line(last[0], last[1], next[0], next[1], 0.35, blue)
		last = next
	}
	p.text(x+88, y, look{size: 10, colour: ink}, name)
}

// paragraph wraps a text and returns the height of the baseline that would follow.
func paragraph(p pen, x, y, width float64, l look, s string) float64 {
	for _, line := range wrapped(l, s, width) {
		p.text(x, y, l, line)
		y += l.size * 0.5
	}
	return y
}

// fields are captions with their values, one a line.
func fields(p pen, x, y, width float64, rows [][2]string) float64 {
	caption, value := look{size: 9, colour: grey}, look{size: 11, colour: ink}
	for _, row := range rows {
		p.text(x, y, caption, row[0])
		lines := wrapped(value, row[1], width-58)
		for _, line := range lines {
			p.text(x+58, y, value, line)
			p.line(x+58, y+1.6, x+width, y+1.6, 0.1, pale)
			y += 7.4
		}
		if len(lines) == 0 {
			y += 7.4
		}
	}
	return y
}
