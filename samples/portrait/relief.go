package portrait

import "math"

// relief is the surface of a face as a height over the plane of the picture, for each
// pixel of a rectangle, in lengths of the head. Light falls on it as on a real one.
type relief struct {
	mask
	brush
}

// bump raises the relief over an ellipse, or lowers it.
type bump struct{ x, y, rx, ry, height float64 }

// add raises the relief at a place and, unless that is in the middle, at its mirror image.
func (r relief) add(f figure, all ...bump) {
	for _, b := range all {
		centre := f.on(b.x, b.y)
		ry := b.ry * (f.height(b.y+0.02) - f.height(b.y-0.02)) / 0.04
		sides := []float64{1, -1}
		if b.x == 0 {
			sides = sides[:1]
		}
		for _, side := range sides {
			g := r.glow(side*centre.x, centre.y, f.wide(b.rx), ry)
			r.carve(g, b.height)
		}
	}
}

// carve raises the relief through the mask.
func (r relief) carve(m mask, height float64) {
	part := m.bounds.Intersect(r.bounds)
	for y := part.Min.Y; y < part.Max.Y; y++ {
		to := r.row(part, y)
		for i, v := range m.row(part, y) {
			to[i] += v * float32(height)
		}
	}
}

// shine is how much light a place sends to the camera: 1 where it looks at it, and
// what it mirrors on top.
func (r relief) shine(x, y int) (light, gloss float64) {
	wide := r.bounds.Dx()
	i := (y-r.bounds.Min.Y)*wide + x - r.bounds.Min.X
	dx := float64(r.cover[i+1]-r.cover[i-1]) * r.scale / 2
	dy := float64(r.cover[i+wide]-r.cover[i-wide]) * r.scale / 2
	n := 1 / math.Sqrt(1+dx*dx+dy*dy)
	key := max(0, (dx*keyLight.x+dy*keyLight.y+keyLight.z)*n)
	fill := max(0, (dx*fillLight.x+dy*fillLight.y+fillLight.z)*n)
	light = (0.20 + 0.50*key + 0.32*fill) / (0.20 + 0.50*keyLight.z + 0.32*fillLight.z)
	half := max(0, (dx*mirror.x+dy*mirror.y+mirror.z)*n)
	half *= half
	half *= half
	half *= half
	return light, half * half
}

// direction is where light comes from: from the left, from above and from the camera where positive.
type direction struct{ x, y, z float64 }

var (
	keyLight  = direction{0.16, 0.40, 0.902}
	fillLight = direction{-0.34, 0.20, 0.919}
	mirror    = direction{0.14, 0.22, 0.965} // half way between the camera and the key light
)
