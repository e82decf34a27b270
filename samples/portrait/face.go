package portrait

import "math"

// outline is the edge of the face; the hair comes over it.
func (f figure) outline(b brush) mask {
	return b.shape(0.003, mirrored(f.on(0, 0), f.on(0.13, 0.026), f.on(0.242, 0.112), f.on(0.308, 0.230), f.on(0.332, 0.370),
		f.on(0.328, 0.500), f.jaw(0.312, 0.620), f.jaw(0.282, 0.740), f.jaw(0.222, 0.860), f.jaw(0.142, 0.955), f.jaw(0.062, 0.994), f.on(0, 1))...)
}

// face paints skin, and the light on it.
func (f figure) face(b brush, face mask) {
	r := f.relief(b, face)
	gloss := f.skin.lighter(0.75)
	part := face.bounds.Intersect(b.layer.bounds())
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			cover := face.at(x, y)
			if cover == 0 {
				continue
			}
			light, shine := r.shine(x, y)
			c := f.skin.lit(1.07*light).mix(gloss, 0.22*shine)
			b.pixels[y*b.width+x].paint(c, cover)
		}
	}
	f.colours(b, face)
}

// relief is the form of the face.
func (f figure) relief(b brush, face mask) relief {
	r := relief{newMask(face.bounds.Inset(-1)), b}
	r.fill(func(x, y int) float32 { return skull(b.place(x, y), f) })
	r.add(f,
		bump{0.13, 0.405, 0.200, 0.060, 0.022},   // ridge over the eyes
		bump{0.138, 0.475, 0.125, 0.080, -0.052}, // socket
		bump{0.138, 0.484, 0.080, 0.055, 0.024},  // eyeball
		bump{0, 0.470, 0.060, 0.110, -0.006},     // root of the nose
		bump{0, 0.560, 0.095, 0.190, 0.044},      // its bridge
		bump{0, 0.638, 0.092, 0.085, 0.048},      // its tip
		bump{0.058, 0.652, 0.044, 0.046, 0.030},  // its wings
		bump{0.215, 0.585, 0.180, 0.170, 0.024},  // cheekbone
		bump{0.180, 0.700, 0.120, 0.110, 0.014},  // cheek
		bump{0.225, 0.800, 0.130, 0.180, -0.008}, // hollow beside the mouth
		bump{0, 0.780, 0.230, 0.170, 0.032},      // round of the teeth
		bump{0, 0.712, 0.022, 0.045, -0.007},     // groove over the lip
		bump{0.024, 0.762, 0.080, 0.030, 0.012},  // upper lip
		bump{0, 0.812, 0.110, 0.036, 0.020},      // lower lip
		bump{0, 0.785, 0.130, 0.014, -0.010},     // between the lips
		bump{0, 0.862, 0.130, 0.045, -0.015},     // under the lips
		bump{0, 0.935, 0.160, 0.110, 0.028},      // chin
		bump{0.305, 0.420, 0.070, 0.150, -0.016}, // temple
		bump{0.14, 0.250, 0.220, 0.150, 0.010},   // forehead
	)
	if f.Child { // a smaller nose, and round cheeks
		r.add(f, bump{0, 0.560, 0.095, 0.190, -0.020}, bump{0, 0.638, 0.092, 0.085, -0.014}, bump{0.210, 0.700, 0.170, 0.170, 0.018})
	}
	f.age(r)
	return r
}

// skull is the round of the head, as it is without a face.
func skull(p point, f figure) float32 {
	dx, dy := p.x/f.wide(0.385), (p.y+middle-0.50)/0.66
	return float32(0.34 * math.Sqrt(max(0.03, 1-dx*dx-dy*dy)))
}

// age carves what the years leave. A little of it is in every grown face.
func (f figure) age(r relief) {
	old := f.Lines
	if !f.Child {
		old += 0.22
	}
	for _, side := range []float64{-1, 1} {
		at := func(x, y float64) point { q := f.on(x, y); return point{side * q.x, q.y} }
		r.carve(r.shape(0.007, at(0.080, 0.640), at(0.118, 0.700), at(0.140, 0.770), at(0.134, 0.775), at(0.108, 0.712)), -0.014*old) // nose to mouth
		r.carve(r.shape(0.006, at(0.085, 0.535), at(0.135, 0.556), at(0.185, 0.540), at(0.135, 0.563)), -0.014*old)                   // bag under the eye
		r.carve(r.shape(0.005, at(0.125, 0.800), at(0.148, 0.850), at(0.150, 0.885), at(0.140, 0.850)), -0.014*f.Lines)               // mouth to chin
		for i := range 3 {                                                                                                            // beside the eye
			y := 0.468 + 0.018*float64(i)
			r.carve(r.shape(0.003, at(0.226, 0.480+0.3*(y-0.486)), at(0.262, y), at(0.290, y+1.5*(y-0.486)), at(0.262, y+0.004)), -0.006*f.Lines)
		}
	}
	for i := range 3 { // across the forehead
		y := 0.245 + 0.042*float64(i)
		w := 0.15 + 0.02*float64(i%2)
		r.carve(r.shape(0.004, f.on(-w, y+0.006), f.on(-w/2, y-0.003), f.on(0, y+0.004), f.on(w/2, y-0.003), f.on(w, y+0.007),
			f.on(w/2, y+0.005), f.on(0, y+0.011), f.on(-w/2, y+0.005)), -0.006*f.Lines)
	}
}

// colours are those of the blood under the skin, and shadows that the relief cannot cast.
func (f figure) colours(b brush, face mask) {
	dark, blush := f.skin.darker(0.55), f.skin.mix(paint{190, 60, 50}, 0.6)
	spot := func(x, y, rx, ry float64, c paint, opacity float64) {
		at := f.on(x, y)
		b.tint(b.glow(at.x, at.y, rx, ry).within(face), c, opacity)
		if x != 0 {
			b.tint(b.glow(-at.x, at.y, rx, ry).within(face), c, opacity)
		}
	}
	spot(0.200, 0.640, 0.130, 0.110, blush, 0.22)
	spot(0, 0.645, 0.075, 0.060, blush, 0.20)
	spot(0, 0.930, 0.110, 0.070, blush, 0.12)
	spot(pupil, 0.462, 0.110, 0.062, dark, 0.42)
	spot(0.066, 0.466, 0.050, 0.060, dark, 0.22)
	spot(pupil, 0.522, 0.085, 0.030, dark, 0.20+0.25*f.Lines)
	spot(0, 1.000, 0.240, 0.060, dark, 0.35)
}

// skinDetail is what a sharp photo shows of skin: pores, and spots of a little more or
// less colour.
func (f figure) skinDetail(b brush, skin mask) {
	part := skin.bounds.Intersect(b.layer.bounds())
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			cover := skin.at(x, y)
			if cover == 0 {
				continue
			}
			p := b.place(x, y)
			fine := 1.2*ripple(p.x*190, p.y*190, 12) + 0.7*ripple(p.x*110, p.y*110, 13)
			k := 1 + cover*float32(poreDepth*fine+spotDepth*ripple(p.x*30, p.y*30, 14))
			q := &b.pixels[y*b.width+x]
			q.r, q.g, q.b = q.r*k, q.g*k*k, q.b*k*k
		}
	}
}

// poreDepth and spotDepth are the shares of light that pores and spots take or give.
const poreDepth, spotDepth = 0.013, 0.012
