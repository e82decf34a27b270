package main

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/vector"
)

// The pictures are 35x45 mm at 600 dots per inch.
const (
	width  = 827
	height = 1063
	middle = width / 2.0
)

// paint is a colour with red, green and blue from 0 to 255.
type paint struct{ r, g, b float64 }

// mix goes from p (t = 0) to q (t = 1).
func (p paint) mix(q paint, t float64) paint {
	return paint{p.r + (q.r-p.r)*t, p.g + (q.g-p.g)*t, p.b + (q.b-p.b)*t}
}

func (p paint) darker(t float64) paint  { return p.mix(paint{20, 8, 6}, t) }
func (p paint) lighter(t float64) paint { return p.mix(paint{255, 240, 225}, t) }

// canvas is painted over and over, from back to front.
type canvas struct{ pixels []paint }

func newCanvas(ground paint) *canvas {
	c := &canvas{make([]paint, width*height)}
	for i := range c.pixels {
		c.pixels[i] = ground
	}
	return c
}

// mask is how much of each pixel a shape covers, 0 to 1.
type mask []float64

// put paints colour through the mask, and through a second one unless it is nil.
func (c *canvas) put(m, within mask, colour paint, opacity float64) {
	for i, cover := range m {
		if within != nil {
			cover *= within[i]
		}
		if cover > 0 {
			c.pixels[i] = c.pixels[i].mix(colour, cover*opacity)
		}
	}
}

// glow is an ellipse that fades towards its edge: the stuff of light and shade.
func glow(x, y, rx, ry float64) mask {
	m := make(mask, width*height)
	for py := max(0, int(y-ry)); py < min(height, int(y+ry)+1); py++ {
		for px := max(0, int(x-rx)); px < min(width, int(x+rx)+1); px++ {
			dx, dy := (float64(px)-x)/rx, (float64(py)-y)/ry
			if d := dx*dx + dy*dy; d < 1 {
				m[py*width+px] = (1 - d) * (1 - d)
			}
		}
	}
	return m
}

// point is a place in pixels from the top left corner.
type point struct{ x, y float64 }

// shape is a closed smooth curve through points (Catmull-Rom), its edge blurred over
// that many pixels.
func shape(blur int, points ...point) mask {
	z := vector.NewRasterizer(width, height)
	n := len(points)
	z.MoveTo(float32(points[0].x), float32(points[0].y))
	for i := range points {
		before, from, to, after := points[(i+n-1)%n], points[i], points[(i+1)%n], points[(i+2)%n]
		z.CubeTo(
			float32(from.x+(to.x-before.x)/6), float32(from.y+(to.y-before.y)/6),
			float32(to.x-(after.x-from.x)/6), float32(to.y-(after.y-from.y)/6),
			float32(to.x), float32(to.y))
	}
	z.ClosePath()
	cover := image.NewAlpha(image.Rect(0, 0, width, height))
	z.Draw(cover, cover.Bounds(), image.Opaque, image.Point{})
	m := make(mask, width*height)
	for i, a := range cover.Pix {
		m[i] = float64(a) / 255
	}
	for range 2 {
		m = m.blurred(blur)
	}
	return m
}

// blurred is the running mean over 2n+1 pixels, across and then down.
func (m mask) blurred(n int) mask {
	if n == 0 {
		return m
	}
	return m.mean(n, 1, width, width, height).mean(n, width, 1, height, width)
}

// mean runs along lines of length pixels, step apart; the lines are stride apart.
func (m mask) mean(n, step, stride, length, lines int) mask {
	out := make(mask, len(m))
	for line := range lines {
		at := func(i int) int { return line*stride + min(max(i, 0), length-1)*step }
		sum := 0.0
		for i := -n; i <= n; i++ {
			sum += m[at(i)]
		}
		for i := range length {
			out[at(i)] = sum / float64(2*n+1)
			sum += m[at(i+n+1)] - m[at(i-n)]
		}
	}
	return out
}

// mirrored adds the other half of an outline that runs down the right side.
func mirrored(right ...point) []point {
	all := append([]point(nil), right...)
	for i := len(right) - 1; i >= 0; i-- {
		if right[i].x != middle {
			all = append(all, point{2*middle - right[i].x, right[i].y})
		}
	}
	return all
}

// picture rounds to bytes, with the grain of a sensor: a wall flat to one level looks
// computed. The grain is a hash of the place, so that every run draws the same.
func (c *canvas) picture() image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	for i, p := range c.pixels {
		h := uint32(i) * 2654435761
		h ^= h >> 15
		h *= 2246822519
		h ^= h >> 13
		grain := float64(h%1000)/1000*5 - 2.5
		img.SetNRGBA(i%width, i/width, color.NRGBA{level(p.r + grain), level(p.g + grain), level(p.b + grain), 255})
	}
	return img
}

func level(v float64) uint8 { return uint8(min(255, max(0, math.Round(v)))) }
