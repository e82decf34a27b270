package photo

import (
	"image"
	"math"
)

// lights is a picture of light alone.
type lights struct {
	width, height int
	pix           []float32
}

// lightsOf copies a part of the upright picture, pixel by pixel; stored directions do not
// matter to what is measured on it.
func (p *pixels) lightsOf(part image.Rectangle) *lights {
	stored := p.storedPart(part)
	out := &lights{stored.Dx(), stored.Dy(), make([]float32, stored.Dx()*stored.Dy())}
	if img, ok := p.stored.(*image.YCbCr); ok {
		for y := range out.height {
			line := img.Y[img.YOffset(stored.Min.X, stored.Min.Y+y):]
			for x := range out.width {
				out.pix[y*out.width+x] = float32(line[x])
			}
		}
		return out
	}
	c := cells{columns: cuts(stored.Min.X, stored.Max.X, out.width), rows: cuts(stored.Min.Y, stored.Max.Y, out.height)}
	copy := c.read(p.stored)
	for i := range out.pix {
		out.pix[i] = luma(copy.red[i], copy.green[i], copy.blue[i])
	}
	return out
}

// scaled makes a picture of that size whose pixels are the means of the area that they
// cover, parts of pixels included.
func (l *lights) scaled(width, height int) *lights {
	across := &lights{width, l.height, make([]float32, width*l.height)}
	for x := range width {
		for _, c := range coverage(x, l.width, width) {
			for y := range l.height {
				across.pix[y*width+x] += c.weight * l.pix[y*l.width+c.at]
			}
		}
	}
	out := &lights{width, height, make([]float32, width*height)}
	for y := range height {
		for _, c := range coverage(y, l.height, height) {
			for x := range width {
				out.pix[y*width+x] += c.weight * across.pix[c.at*width+x]
			}
		}
	}
	return out
}

type covered struct {
	at     int
	weight float32
}

// coverage are the pixels under pixel i of n, with the part of it that each covers.
func coverage(i, from, n int) []covered {
	scale := float64(from) / float64(n)
	low, high := float64(i)*scale, float64(i+1)*scale
	var all []covered
	for at := int(low); at < from && float64(at) < high; at++ {
		if part := min(high, float64(at+1)) - max(low, float64(at)); part > 1e-9 {
			all = append(all, covered{at, float32(part / scale)})
		}
	}
	return all
}

const (
	// focusSide is the side, in pixels, to which the face is scaled before its sharpness
	// is measured, focusShare how much of the finder's square is looked at.
	focusSide, focusShare = 96, 0.8
	// fineStep and broadStep are the distances, in those pixels, at which differences are taken.
	fineStep, broadStep = 1, 6
)

// sharpness is how strong the finest detail of the face is beside the coarse: the root
// mean square of second differences over one pixel and over six, in the direction in
// which it is least. Blur takes the fine and leaves the coarse; motion blur does so
// in one direction only. The noise of the sensor and of JPEG counts for no detail: as
// much as a smooth wall has of it is taken off. ok is false for a face of a few pixels.
func (p *pixels) sharpness(f square, walls []image.Rectangle) (ratio float64, ok bool) {
	part := f.crop(p.bounds(), focusShare)
	if part.Dx() < focusSide/4 || part.Dy() < focusSide/4 {
		return 0, false
	}
	face := p.lightsOf(part).scaled(focusSide, focusSide)
	noise := p.noise(walls, float64(focusSide)/float64(part.Dx()))
	ratio = math.Inf(1)
	for i, step := range face.steps() {
		fine, broad := face.detail(step*fineStep)-noise[i].fine, face.detail(step*broadStep)-noise[i].broad
		if broad > 0 {
			ratio = min(ratio, math.Sqrt(max(0, fine)/broad))
		}
	}
	if math.IsInf(ratio, 1) { // not the least detail at all
		return 0, true
	}
	return ratio, true
}

// energy is the mean square of second differences over the fine and the broad step.
type energy struct{ fine, broad float64 }

// noise is the energy, in each direction, of the smoother of the walls, scaled as the
// face was.
func (p *pixels) noise(walls []image.Rectangle, scale float64) (least [4]energy) {
	for i, wall := range walls {
		width, height := int(float64(wall.Dx())*scale), int(float64(wall.Dy())*scale)
		if min(width, height) <= 2*margin {
			return [4]energy{}
		}
		l := p.lightsOf(wall).scaled(width, height)
		for k, step := range l.steps() {
			here := energy{l.detail(step * fineStep), l.detail(step * broadStep)}
			if i == 0 || here.fine < least[k].fine {
				least[k] = here
			}
		}
	}
	return least
}

// steps are the four directions: across, down, and aslant both ways.
func (l *lights) steps() [4]int { return [4]int{1, l.width, l.width + 1, l.width - 1} }

// margin is how far from its edge a picture is not measured.
const margin = broadStep + 2

// detail is the mean square of second differences over a step, away from the edge.
func (l *lights) detail(step int) float64 {
	sum, n := 0.0, 0
	for y := margin; y < l.height-margin; y++ {
		for i := y*l.width + margin; i < (y+1)*l.width-margin; i++ {
			d := float64(l.pix[i-step] - 2*l.pix[i] + l.pix[i+step])
			sum += d * d
			n++
		}
	}
	return sum / float64(max(1, n))
}
