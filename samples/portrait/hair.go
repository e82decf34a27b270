package portrait

import "math"

// lock tells how the hair of a place lies: which way it runs, and how long and wide a
// strand of it is.
type lock func(p point, d *dice) (dx, dy, length, width float64)

// strands fills a shape with hair. They begin inside, and some end a little outside.
func (f figure) strands(b brush, area mask, count int, use uint32, lie lock) {
	const tones = 5
	var by [tones][]hair
	d := dice(use << 16)
	bounds := area.bounds
	for range count {
		x := bounds.Min.X + int(d.between(0, float64(bounds.Dx())))
		y := bounds.Min.Y + int(d.between(0, float64(bounds.Dy())))
		tone := int(d.between(0, tones))
		curl := d.between(-0.12, 0.12)
		p := b.place(x, y)
		dx, dy, length, width := lie(p, &d)
		if area.at(x, y) < 0.6 {
			continue
		}
		by[tone] = append(by[tone], hair{p, point{p.x + length*(0.5*dx-curl*dy), p.y + length*(0.5*dy+curl*dx)}, point{p.x + length*dx, p.y + length*dy}, width})
	}
	soft := area.blurred(0.004 * b.scale)
	for tone, hairs := range by {
		c := f.hair.darker(0.42)
		switch tone {
		case 1:
			c = f.hair.darker(0.20)
		case 2:
			c = f.hair
		case 3:
			c = f.hair.lighter(0.07)
		case 4:
			c = f.hair.lighter(0.15)
		}
		b.put(b.hairs(hairs).within(soft), c, 0.62)
	}
}

// round makes a head of hair round: its edges are darker, and it shines where light falls on it.
func (f figure) round(b brush, area mask, wide float64) {
	for _, side := range []float64{-1, 1} {
		b.tint(b.glow(side*wide, 0.40-middle, 0.13, 0.50).within(area), f.hair.darker(0.7), 0.60)
		b.tint(b.glow(side*0.30, 0.02-middle, 0.20, 0.16).within(area), f.hair.darker(0.6), 0.35)
	}
	b.tint(b.glow(-0.08, 0.10-middle, 0.26, 0.085).within(area), f.hair.lighter(0.42), 0.42)
	b.tint(b.glow(0.17, 0.14-middle, 0.14, 0.080).within(area), f.hair.lighter(0.34), 0.26)
}

// backHair hangs behind the neck.
func (f figure) backHair(b brush) {
	if f.scarfed() {
		b.put(f.hood(b), f.scarf.darker(0.8), 1)
		return
	}
	at := func(x, y float64) point { return point{f.wide(x), y - middle} }
	switch f.Hair {
	case Long:
		area := b.shape(0.004, mirrored(at(0, -0.02), at(0.20, 0.02), at(0.345, 0.16), at(0.395, 0.42), at(0.415, 0.72), at(0.43, 0.98), at(0.41, 1.20),
			at(0.33, 1.33), at(0.24, 1.20), at(0, 1.18))...)
		b.put(area, f.hair.darker(0.50), 1)
		f.strands(b, area, 500, 31, func(p point, d *dice) (float64, float64, float64, float64) {
			return 0.10 * p.x, 1, d.between(0.15, 0.35), d.between(0.004, 0.010)
		})
		b.tint(b.glow(0, 0.95-middle, 0.30, 0.30).within(area), f.hair.darker(0.85), 0.85)
	case Afro:
		f.afro(b)
	}
}

// afro is a round head of curls, also behind the ears.
func (f figure) afro(b brush) {
	var edge []point
	const bumps = 54
	for i := range bumps {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / bumps)
		r := 1 + 0.022*(chance(i, 1, 32)-0.5)
		edge = append(edge, point{f.wide(0.455) * r * cos, 0.335 - middle + (0.335+f.rise-0.008)*r*sin})
	}
	area := b.shape(0.003, edge...)
	b.put(area, f.hair.darker(0.35), 1)
	f.curls(b, area, 1500, 33)
	f.round(b, area, 0.44)
}

func (f figure) curls(b brush, area mask, count int, use uint32) {
	f.strands(b, area, count, use, func(_ point, d *dice) (float64, float64, float64, float64) {
		sin, cos := math.Sincos(d.between(0, 2*math.Pi))
		return cos, sin, d.between(0.018, 0.032), d.between(0.005, 0.009)
	})
}

// frontHair is the cap of hair, down to the forehead.
func (f figure) frontHair(b brush, face mask) {
	if f.Hair == Bald || f.scarfed() {
		return
	}
	line := 0.165 + 0.17*f.Fringe // where the forehead begins
	at := func(x, y float64) point { return point{f.wide(x), y - middle} }
	switch f.Hair {
	case Short:
		area := b.shape(0.0035, at(0.02, -f.rise), at(0.16, -0.002), at(0.272, 0.082), at(0.340, 0.205), at(0.358, 0.340), at(0.350, 0.440), at(0.336, 0.505), at(0.322, 0.500),
			at(0.312, 0.400), at(0.290, line+0.125), at(0.240, line+0.045), at(0.130, line-0.002), at(0.02, line+0.012), at(-0.120, line-0.006),
			at(-0.236, line+0.045), at(-0.290, line+0.125), at(-0.312, 0.400), at(-0.322, 0.500), at(-0.336, 0.505), at(-0.350, 0.440), at(-0.358, 0.340), at(-0.340, 0.205), at(-0.272, 0.082), at(-0.14, -0.006))
		b.tint(b.shape(0.018, mirrored(at(0, line+0.02), at(0.15, line+0.01), at(0.26, line+0.07), at(0.31, line+0.16), at(0.30, line-0.02), at(0, line-0.06))...).within(face), f.skin.darker(0.6), 0.40)
		b.put(area, f.hair.darker(0.12), 1)
		f.strands(b, area, 900, 34, func(p point, d *dice) (float64, float64, float64, float64) {
			dx, dy := p.x+0.05, p.y+middle+0.06
			low := min(1, max(0, (dy-0.10)/0.16)) // over the forehead it is swept to the side, at the temples it hangs
			side := min(1, max(0, (math.Abs(p.x)/f.Face-0.16)/0.14))
			dx = dx*(1-low) + low*(1-side)*(0.30+1.5*p.x)
			dy = dy*(1-low) + low*(0.22+0.6*side)
			r := math.Hypot(dx, dy) + 1e-6
			return dx / r, dy / r, d.between(0.04, 0.10), d.between(0.003, 0.007)
		})
		f.round(b, area, 0.36)
		f.wisps(b, line)
	case Long:
		right := []point{at(0, -f.rise), at(0.17, -0.002), at(0.290, 0.095), at(0.368, 0.250), at(0.398, 0.420), at(0.410, 0.680), at(0.430, 0.960), at(0.410, 1.220), at(0.350, 1.360),
			at(0.322, 1.220), at(0.334, 0.960), at(0.335, 0.740), at(0.330, 0.560), at(0.322, 0.400), at(0.288, line+0.120), at(0.200, line+0.030), at(0.090, line-0.020), at(0, line-0.040)}
		area := b.shape(0.0035, mirrored(right...)...)
		b.tint(b.shape(0.020, mirrored(at(0, line-0.01), at(0.14, line+0.03), at(0.25, line+0.11), at(0.30, 0.42), at(0.30, 0.75), at(0.36, 0.75), at(0.34, 0.3), at(0, line-0.08))...).within(face), f.skin.darker(0.6), 0.45)
		b.put(area, f.hair.darker(0.15), 1)
		f.strands(b, area, 1100, 35, func(p point, d *dice) (float64, float64, float64, float64) {
			up := max(0, 0.42-p.y-middle) / 0.42
			dx, dy := p.x*2.4*up*up, 0.10+(1-up*up)
			r := math.Hypot(dx, dy) + 1e-6
			return dx / r, dy / r, d.between(0.08, 0.24), d.between(0.003, 0.008)
		})
		f.round(b, area, 0.40)
		b.tint(b.shape(0.004, at(-0.004, -f.rise+0.012), at(0.006, -f.rise+0.012), at(0.004, line-0.045), at(-0.004, line-0.045)), f.hair.darker(0.75), 0.7) // parting
	case Afro:
		area := b.shape(0.006, mirrored(at(0, -0.05), at(0.25, 0.02), at(0.36, 0.20), at(0.38, 0.40), at(0.345, 0.480), at(0.322, 0.440), at(0.312, 0.330), at(0.275, line+0.07), at(0.15, line), at(0, line-0.005))...)
		b.put(area, f.hair.darker(0.35), 1)
		f.curls(b, area, 700, 36)
	}
}

// wisps are single hairs over the edge of the forehead.
func (f figure) wisps(b brush, line float64) {
	var all []hair
	for i := range 70 {
		x := 0.52 * (chance(i, 9, 37) - 0.5)
		y := line + 0.02 + 0.8*x*x
		long := 0.012 + 0.030*chance(i, 10, 37)
		lean := 0.02 + 0.04*(chance(i, 11, 37)-0.3)
		all = append(all, hair{f.on(x, 0).up(y - 0.045), f.on(x+lean/2, 0).up(y - 0.030 + 0.3*long), f.on(x+lean, 0).up(y - 0.035 + long), 0.005})
	}
	b.put(b.hairs(all), f.hair.darker(0.2), 0.7)
}

// up is the place at another height of the head.
func (p point) up(height float64) point { return point{p.x, height - middle} }

// beard is stubble, or a full one.
func (f figure) beard(b brush, face mask) {
	if f.Beard == 0 {
		return
	}
	at := func(x, y float64) point { p := f.jaw(x, y); return p }
	area := b.shape(0.014, mirrored(at(0, 0.705), at(0.085, 0.708), at(0.150, 0.755), at(0.225, 0.700), at(0.300, 0.560), at(0.320, 0.520), at(0.315, 0.640), at(0.285, 0.760),
		at(0.225, 0.880), at(0.145, 0.975), at(0, 1.010))...).within(face)
	gap := b.shape(0.006, mirrored(at(0, 0.752), at(0.075, 0.760), at(0.122, 0.787), at(0.080, 0.830), at(0, 0.842))...)
	area = area.without(gap)
	b.tint(area, f.hair, min(0.85, 0.62*f.Beard+0.1))
	count := int(2600 * (0.4 + 0.6*f.Beard))
	d := dice(38 << 16)
	var light, dark []hair
	long := 0.006 + 0.022*f.Beard*f.Beard
	for i := range count {
		x := area.bounds.Min.X + int(d.between(0, float64(area.bounds.Dx())))
		y := area.bounds.Min.Y + int(d.between(0, float64(area.bounds.Dy())))
		lean := d.between(-0.5, 0.5)
		if float64(area.at(x, y)) < d.between(0.2, 0.9) {
			continue
		}
		p := b.place(x, y)
		dx := 0.8*p.x + 0.5*lean
		h := hair{p, point{p.x + 0.4*long*dx, p.y + 0.5*long}, point{p.x + long*dx, p.y + long}, 0.0026}
		if i%3 == 0 {
			light = append(light, h)
		} else {
			dark = append(dark, h)
		}
	}
	b.put(b.hairs(dark).within(area), f.hair.darker(0.5), 0.35+0.4*f.Beard)
	b.tint(b.hairs(light).within(area), f.hair.lighter(0.25), 0.30*f.Beard)
}
