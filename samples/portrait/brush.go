package portrait

import (
	"image"
	"math"

	"golang.org/x/image/vector"
)

// point is a place in the lengths of a frame.
type point struct{ x, y float64 }

// frame turns its own lengths, down and to the right of its origin, into pixels.
type frame struct {
	x, y     float64 // the origin in pixels
	scale    float64 // pixels per length
	sin, cos float64 // of the angle that it is turned by, clockwise
}

func newFrame(x, y, scale, degrees float64) frame {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return frame{x, y, scale, sin, cos}
}

// pixel is where a place of the frame lies in the picture.
func (f frame) pixel(p point) (x, y float64) {
	return f.x + f.scale*(p.x*f.cos-p.y*f.sin), f.y + f.scale*(p.x*f.sin+p.y*f.cos)
}

// place is what lies under the middle of a pixel.
func (f frame) place(x, y int) point {
	dx, dy := (float64(x)+0.5-f.x)/f.scale, (float64(y)+0.5-f.y)/f.scale
	return point{dx*f.cos + dy*f.sin, dy*f.cos - dx*f.sin}
}

// brush paints on a layer in the lengths of a frame.
type brush struct {
	*layer
	frame
	tip *vector.Rasterizer
}

func newBrush(l *layer, f frame) brush { return brush{l, f, vector.NewRasterizer(1, 1)} }

// turned is the same brush in another frame.
func (b brush) turned(f frame) brush { return brush{b.layer, f, b.tip} }

// part is the part of the picture round the points, with a margin in pixels.
func (b brush) part(margin float64, points ...point) image.Rectangle {
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range points {
		x, y := b.pixel(p)
		left, top, right, bottom = min(left, x), min(top, y), max(right, x), max(bottom, y)
	}
	m := int(math.Ceil(margin)) + 1
	reach := b.bounds().Inset(-m)
	left, right = max(left, float64(reach.Min.X)), min(right, float64(reach.Max.X))
	top, bottom = max(top, float64(reach.Min.Y)), min(bottom, float64(reach.Max.Y))
	if left > right || top > bottom {
		return image.Rectangle{}
	}
	return image.Rect(int(left)-m, int(top)-m, int(right)+m+1, int(bottom)+m+1)
}

// glow is an ellipse that fades towards its edge: the stuff of light and shade.
func (b brush) glow(x, y, rx, ry float64) mask {
	m := newMask(b.part(0, point{x - rx, y - ry}, point{x + rx, y - ry}, point{x - rx, y + ry}, point{x + rx, y + ry}).Intersect(b.bounds()))
	kx, ky := 1/rx, 1/ry
	for py := m.bounds.Min.Y; py < m.bounds.Max.Y; py++ {
		at := b.place(m.bounds.Min.X, py)
		dx, dy := (at.x-x)*kx, (at.y-y)*ky
		stepX, stepY := b.cos/b.scale*kx, -b.sin/b.scale*ky
		row := m.row(m.bounds, py)
		for i := range row {
			if d := dx*dx + dy*dy; d < 1 {
				row[i] = float32((1 - d) * (1 - d))
			}
			dx, dy = dx+stepX, dy+stepY
		}
	}
	return m
}

// disc is an ellipse with a sharp edge.
func (b brush) disc(x, y, rx, ry float64) mask {
	const k = 0.7071
	return b.shape(0, point{x + rx, y}, point{x + k*rx, y + k*ry}, point{x, y + ry}, point{x - k*rx, y + k*ry},
		point{x - rx, y}, point{x - k*rx, y - k*ry}, point{x, y - ry}, point{x + k*rx, y - k*ry})
}

// shape is a closed smooth curve through points (Catmull-Rom), its edge blurred over
// that length.
func (b brush) shape(blur float64, points ...point) mask {
	n := len(points)
	return b.traced(blur, points, func(z *pen) {
		z.move(points[0])
		for i := range points {
			before, from, to, after := points[(i+n-1)%n], points[i], points[(i+1)%n], points[(i+2)%n]
			z.curve(
				point{from.x + (to.x-before.x)/6, from.y + (to.y-before.y)/6},
				point{to.x - (after.x-from.x)/6, to.y - (after.y-from.y)/6}, to)
		}
	})
}

// polygon has straight sides.
func (b brush) polygon(blur float64, points ...point) mask {
	return b.traced(blur, points, func(z *pen) {
		z.move(points[0])
		for _, p := range points[1:] {
			z.line(p)
		}
	})
}

func (b brush) box(x, y, width, height float64) mask {
	return b.polygon(0, point{x, y}, point{x + width, y}, point{x + width, y + height}, point{x, y + height})
}

// hair is a line through three points, as wide as that in its middle and pointed at its end.
type hair struct {
	from, by, to point
	width        float64
}

// hairs are many lines at once.
func (b brush) hairs(all []hair) mask {
	var points []point
	for _, h := range all {
		points = append(points, h.from, h.by, h.to)
	}
	if len(points) == 0 {
		return mask{}
	}
	return b.traced(0, points, func(z *pen) {
		for _, h := range all {
			dx, dy := h.to.x-h.from.x, h.to.y-h.from.y
			length := math.Hypot(dx, dy)
			if length == 0 {
				continue
			}
			dx, dy = -dy/length*h.width/2, dx/length*h.width/2
			// The point that pulls a quadratic curve through h.by.
			bent := point{2*h.by.x - (h.from.x+h.to.x)/2, 2*h.by.y - (h.from.y+h.to.y)/2}
			z.move(point{h.from.x + dx/2, h.from.y + dy/2})
			z.bend(point{bent.x + dx, bent.y + dy}, h.to)
			z.bend(point{bent.x - dx, bent.y - dy}, point{h.from.x - dx/2, h.from.y - dy/2})
		}
	})
}

// traced fills what draw goes round.
func (b brush) traced(blur float64, reached []point, draw func(*pen)) mask {
	blur *= b.scale
	m := newMask(b.part(3*blur+1, reached...))
	if m.bounds.Empty() {
		return m
	}
	b.tip.Reset(m.bounds.Dx(), m.bounds.Dy())
	draw(&pen{b.tip, b.frame, m.bounds.Min})
	b.tip.ClosePath()
	cover := image.NewAlpha(image.Rect(0, 0, m.bounds.Dx(), m.bounds.Dy()))
	b.tip.Draw(cover, cover.Bounds(), image.Opaque, image.Point{})
	for i, a := range cover.Pix {
		m.cover[i] = float32(a) / 255
	}
	return m.blurred(blur)
}

// pen traces an outline in a part of the picture.
type pen struct {
	tip *vector.Rasterizer
	frame
	corner image.Point
}

func (z *pen) at(p point) (float32, float32) {
	x, y := z.pixel(p)
	return float32(x - float64(z.corner.X)), float32(y - float64(z.corner.Y))
}

func (z *pen) move(p point) {
	z.tip.ClosePath()
	z.tip.MoveTo(z.at(p))
}

func (z *pen) line(p point) { z.tip.LineTo(z.at(p)) }

func (z *pen) bend(by, to point) {
	across, down := z.at(by)
	x, y := z.at(to)
	z.tip.QuadTo(across, down, x, y)
}

func (z *pen) curve(first, then, to point) {
	ax, ay := z.at(first)
	bx, by := z.at(then)
	x, y := z.at(to)
	z.tip.CubeTo(ax, ay, bx, by, x, y)
}

// mirrored adds the other half of an outline that runs down the right side.
func mirrored(right ...point) []point {
	all := append([]point(nil), right...)
	for i := len(right) - 1; i >= 0; i-- {
		if right[i].x != 0 {
			all = append(all, point{-right[i].x, right[i].y})
		}
	}
	return all
}
