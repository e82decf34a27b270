package portrait

import "math"

// depth is how far the middle of a face stands out before its edge, in lengths of the head.
const depth = 0.33

// turnHead moves the face to one side of the outline of the head, as it is seen when the
// head turns by that many degrees.
func (l *layer) turnHead(f frame, degrees float64) {
	if degrees == 0 {
		return
	}
	const wide, high = 0.36, 0.62
	far := depth * math.Sin(degrees*math.Pi/180)
	head := newBrush(l, f)
	part := head.part(0, point{-wide, -high}, point{wide, -high}, point{-wide, high}, point{wide, high}).Intersect(l.bounds())
	before := append([]pixel(nil), l.pixels...)
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			p := f.place(x, y)
			dx, dy := p.x/wide, (p.y-0.02)/high
			d := 1 - dx*dx - dy*dy*dy*dy
			if d <= 0 {
				continue
			}
			px, py := f.pixel(point{p.x - far*d, p.y})
			l.pixels[y*l.width+x] = l.between(before, px-0.5, py-0.5)
		}
	}
}

// between is the colour of a place among the middles of four pixels.
func (l *layer) between(pixels []pixel, x, y float64) pixel {
	fx, fy := math.Floor(x), math.Floor(y)
	u, v := float32(x-fx), float32(y-fy)
	at := func(dx, dy int) pixel {
		return pixels[min(max(int(fy)+dy, 0), l.height-1)*l.width+min(max(int(fx)+dx, 0), l.width-1)]
	}
	top, bottom := at(0, 0).mix(at(1, 0), u), at(0, 1).mix(at(1, 1), u)
	return top.mix(bottom, v)
}

// mix goes from p (t = 0) to q (t = 1).
func (p pixel) mix(q pixel, t float32) pixel {
	return pixel{p.r + (q.r-p.r)*t, p.g + (q.g-p.g)*t, p.b + (q.b-p.b)*t, p.a + (q.a-p.a)*t}
}
