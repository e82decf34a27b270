package photo

import (
	"image"
)

// scene is the picture as the checks of wall, head and light see it: small, upright,
// and in colours as far apart as an eye sees them.
type scene struct {
	*raster
	// l, a and b are the CIE L*a*b* of every cell.
	l, a, b []float32
}

// sceneWidth is the width, in cells, of the copy: coarse enough to even out noise and
// blocks of JPEG, fine enough to see the outline of the hair, and to keep eyes and
// mouth of a face apart.
const sceneWidth = 112

// sceneMost bounds the height: a strip of a few columns would have millions of cells else.
const sceneMost = 4 * sceneWidth

// sceneCopy is the copy of a picture that the scene is made of.
func (p *pixels) sceneCopy() *raster {
	size := p.bounds().Size()
	return p.reduced(p.bounds(), sceneWidth, min(sceneMost, max(1, (sceneWidth*size.Y+size.X/2)/size.X)))
}

func newScene(copy *raster) *scene {
	s := &scene{raster: copy}
	n := s.width * s.height
	all := make([]float32, 3*n)
	s.l, s.a, s.b = all[:n:n], all[n:2*n:2*n], all[2*n:]
	for i := range n {
		c := byteLab(s.red[i], s.green[i], s.blue[i])
		s.l[i], s.a[i], s.b[i] = float32(c.l), float32(c.a), float32(c.b)
	}
	return s
}

// at is the colour of a cell.
func (s *scene) at(i int) lab { return lab{float64(s.l[i]), float64(s.a[i]), float64(s.b[i])} }

// median is the colour in the middle of each axis, over the cells of the part.
func (s *scene) median(part image.Rectangle) lab {
	var colours []lab
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			colours = append(colours, s.at(y*s.width+x))
		}
	}
	return medianLab(colours)
}

// ellipse lists the cells inside an ellipse.
func (s *scene) ellipse(x, y, rx, ry float64) []int {
	var inside []int
	for row := max(0, int(y-ry)); row < min(s.height, int(y+ry)+1); row++ {
		for column := max(0, int(x-rx)); column < min(s.width, int(x+rx)+1); column++ {
			dx, dy := (float64(column)+0.5-x)/rx, (float64(row)+0.5-y)/ry
			if dx*dx+dy*dy < 1 {
				inside = append(inside, row*s.width+column)
			}
		}
	}
	return inside
}
