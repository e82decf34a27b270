package portrait

import (
	"image"
	"math"
)

// mask is how much of each pixel of a rectangle is covered, 0 to 1. The rectangle may
// reach beyond the picture.
type mask struct {
	bounds image.Rectangle
	cover  []float32
}

func newMask(bounds image.Rectangle) mask {
	return mask{bounds, make([]float32, bounds.Dx()*bounds.Dy())}
}

// at is the cover of a pixel, 0 outside the rectangle.
func (m mask) at(x, y int) float32 {
	if !(image.Point{X: x, Y: y}).In(m.bounds) {
		return 0
	}
	return m.cover[(y-m.bounds.Min.Y)*m.bounds.Dx()+x-m.bounds.Min.X]
}

// within is the part of the mask that the other covers too.
func (m mask) within(other mask) mask {
	out := newMask(m.bounds.Intersect(other.bounds))
	out.join(m, other, func(a, b float32) float32 { return a * b })
	return out
}

// without is the part of the mask that the other leaves free.
func (m mask) without(other mask) mask {
	out := newMask(m.bounds)
	copy(out.cover, m.cover)
	out.join(m, other, func(a, b float32) float32 { return a * (1 - b) })
	return out
}

// join fills the mask where both others reach.
func (m mask) join(a, b mask, with func(a, b float32) float32) {
	part := m.bounds.Intersect(a.bounds).Intersect(b.bounds)
	for y := part.Min.Y; y < part.Max.Y; y++ {
		to, rowA, rowB := m.row(part, y), a.row(part, y), b.row(part, y)
		for i := range to {
			to[i] = with(rowA[i], rowB[i])
		}
	}
}

// row is the cover of a row of the part, which lies in the rectangle.
func (m mask) row(part image.Rectangle, y int) []float32 {
	from := (y-m.bounds.Min.Y)*m.bounds.Dx() + part.Min.X - m.bounds.Min.X
	return m.cover[from : from+part.Dx()]
}

func (m mask) fill(at func(x, y int) float32) {
	i := 0
	for y := m.bounds.Min.Y; y < m.bounds.Max.Y; y++ {
		for x := m.bounds.Min.X; x < m.bounds.Max.X; x++ {
			m.cover[i] = at(x, y)
			i++
		}
	}
}

// blurred is nearly a Gaussian blur with that standard deviation: three running means.
// What lies beyond the rectangle counts as its edge.
func (m mask) blurred(sigma float64) mask {
	if sigma < 0.1 || len(m.cover) == 0 {
		return m
	}
	radius := (math.Sqrt(1+4*sigma*sigma) - 1) / 2
	width, height := m.bounds.Dx(), m.bounds.Dy()
	out := newMask(m.bounds)
	copy(out.cover, m.cover)
	line := make([]float32, max(width, height)+2*int(radius)+2)
	for range 3 {
		for y := range height {
			runningMean(out.cover[y*width:], 1, width, radius, line)
		}
		for x := range width {
			runningMean(out.cover[x:], width, height, radius, line)
		}
	}
	return out
}

// runningMean replaces n values, step apart, by their means over 2 radius + 1 of them; of
// the outermost two a part counts. The variance of such a window is (radius² + radius)/3.
// The line is room for the values with their ends repeated.
func runningMean(values []float32, step, n int, radius float64, line []float32) {
	whole := int(radius)
	part := float32(radius) - float32(whole)
	margin := whole + 1
	for i := range margin {
		line[i], line[margin+n+i] = values[0], values[(n-1)*step]
	}
	for i := range n {
		line[margin+i] = values[i*step]
	}
	sum := float32(0)
	for _, v := range line[1 : 2*margin] {
		sum += v
	}
	scale := 1 / (2*float32(radius) + 1)
	for i := range n {
		first, after := line[i], line[i+2*margin]
		values[i*step] = (sum + part*(first+after)) * scale
		sum += after - line[i+1]
	}
}
