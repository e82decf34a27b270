package portrait

import "math"

// eyesAndBrows paints both eyes, lids, lashes and brows.
func (f figure) eyesAndBrows(b brush, face mask) {
	for _, side := range []float64{-1, 1} {
		centre := f.on(pupil, eyeLine)
		at := func(dx, dy float64) point {
			return point{side * (centre.x + f.eyeSize()*dx), centre.y + f.eyeSize()*dy}
		}
		f.eye(b, face, side*centre.x, centre.y, at)
		f.lashes(b, at)
		f.brow(b, face, side)
	}
}

// opening is how far the upper lid stands over the pupil.
func (f figure) opening() float64 {
	return 0.024 - 0.008*f.Lids
}

// eyeSize is against that of a grown person, each in shares of the head.
func (f figure) eyeSize() float64 {
	if f.Child {
		return 1.13
	}
	return 1
}

func (f figure) eye(b brush, face mask, x, y float64, at func(dx, dy float64) point) {
	open := f.opening()
	rim := b.shape(0.004, at(-0.078, 0.010), at(-0.045, -open-0.006), at(0.004, -open-0.013), at(0.050, -open-0.004), at(0.086, -0.003),
		at(0.045, 0.026), at(0, 0.032), at(-0.045, 0.025))
	b.tint(rim.within(face), f.skin.darker(0.72), 0.62)
	eye := b.shape(0.0008, at(-0.070, 0.009), at(-0.040, -open+0.005), at(0.004, -open-0.002), at(0.045, -open+0.005), at(0.074, -0.001),
		at(0.042, 0.019), at(0, 0.0235), at(-0.042, 0.018))
	white := paint{226, 218, 212}.mix(f.skin, 0.12)
	b.put(eye, white, 1)
	b.tint(b.glow(x-0.070*sign(x), y+0.006, 0.030, 0.024).within(eye), f.skin.mix(paint{180, 70, 64}, 0.4), 0.7)
	b.tint(b.glow(x+0.070*sign(x), y, 0.034, 0.030).within(eye), f.skin.darker(0.3), 0.6)

	iris := 0.0285 * f.eyeSize()
	ball := b.disc(x, y-0.002, iris, iris).blurred(0.0015 * b.scale).within(eye)
	b.put(ball, f.eyes.darker(0.55), 1)
	b.tint(b.disc(x, y-0.002, 0.87*iris, 0.87*iris).blurred(0.002*b.scale).within(eye), f.eyes, 1)
	var light, dark []hair
	for i := range 44 { // fibres round the pupil
		sin, cos := math.Sincos(2 * math.Pi * (float64(i) + 0.6*chance(i, 1, 21)) / 44)
		long := iris * (0.66 + 0.24*chance(i, 2, 21))
		h := hair{point{x + 0.4*iris*cos, y - 0.002 + 0.4*iris*sin}, point{x + 0.6*iris*cos, y - 0.002 + 0.6*iris*sin}, point{x + long*cos, y - 0.002 + long*sin}, 0.0022}
		if i%2 == 0 {
			light = append(light, h)
		} else {
			dark = append(dark, h)
		}
	}
	b.tint(b.hairs(light).within(eye), f.eyes.lighter(0.45), 0.5)
	b.tint(b.hairs(dark).within(eye), f.eyes.darker(0.6), 0.5)
	b.put(b.disc(x, y-0.002, 0.0115, 0.0115).within(eye), paint{10, 7, 7}, 1)
	b.tint(b.glow(x, y-open+0.001, 0.090, 0.020).within(eye), paint{30, 18, 16}, 0.75) // shadow of the lid
	b.put(b.disc(x+0.009, y-0.011, 0.0052, 0.0058).within(eye), paint{250, 250, 250}, 0.95)
	b.tint(b.glow(x-0.008, y+0.010, 0.010, 0.008).within(eye), paint{220, 225, 235}, 0.25)

	// The lash line above, the wet edge below, and the fold of the lid.
	b.put(b.shape(0.0012, at(-0.072, 0.010), at(-0.040, -open), at(0.004, -open-0.0075), at(0.046, -open), at(0.082, -0.004),
		at(0.046, -open+0.0065), at(0.004, -open-0.0005), at(-0.040, -open+0.007)), f.hair.darker(0.72).mix(paint{24, 14, 12}, 0.5), 0.92)
	b.tint(b.shape(0.0014, at(-0.062, 0.013), at(-0.040, 0.0195), at(0, 0.0245), at(0.042, 0.0195), at(0.072, 0.004), at(0.042, 0.0225), at(0, 0.0275), at(-0.040, 0.0225)),
		f.skin.mix(paint{170, 80, 76}, 0.35).darker(0.25), 0.8)
	fold := -open - 0.022 + 0.008*f.Lids
	b.tint(b.shape(0.0022, at(-0.062, fold+0.022), at(-0.030, fold+0.002), at(0.010, fold-0.003), at(0.052, fold+0.006), at(0.086, fold+0.022),
		at(0.052, fold+0.010), at(0.010, fold+0.001), at(-0.030, fold+0.006)).within(face), f.skin.darker(0.68), 0.75)
}

// lashes stand along the edges of the lids.
func (f figure) lashes(b brush, at func(dx, dy float64) point) {
	open := f.opening()
	var all []hair
	for i := range 15 {
		t := (float64(i) + 0.5*chance(i, 3, 22)) / 15
		x := -0.052 + 0.128*t
		y := -open - 0.006 + 0.030*math.Pow(math.Abs(t-0.42)/0.58, 2.2)
		long := 0.010 + 0.008*t
		all = append(all, hair{at(x, y), at(x+0.3*long*(t-0.3), y-0.5*long), at(x+1.3*long*(t-0.3), y-0.9*long), 0.0024})
	}
	for i := range 10 {
		t := (float64(i) + 0.5*chance(i, 4, 22)) / 10
		x := -0.040 + 0.105*t
		y := 0.023 - 0.014*math.Pow(math.Abs(2*t-1), 2)
		all = append(all, hair{at(x, y), at(x+0.002*(t-0.4), y+0.003), at(x+0.006*(t-0.4), y+0.007), 0.0014})
	}
	b.put(b.hairs(all), f.hair.darker(0.75).mix(paint{20, 12, 10}, 0.5), 0.75)
}

func (f figure) brow(b brush, face mask, side float64) {
	at := func(x, y float64) point { p := f.on(x, y); return point{side * p.x, p.y} }
	thick := 0.018 * f.Brows
	if f.Child {
		thick *= 0.6
	}
	colour := f.hair.darker(0.25)
	b.tint(b.shape(0.006, at(0.052, browLine+0.006), at(0.115, browLine-0.010-thick/2), at(0.185, browLine-0.016-thick/2), at(0.244, browLine+0.010),
		at(0.185, browLine-0.006+thick/3), at(0.115, browLine+thick/2), at(0.056, browLine+0.008+thick/2)).within(face), colour, 0.72)
	var hairs []hair
	for i := range 120 {
		t := chance(i, 5, 23)
		x := 0.050 + 0.190*t
		y := browLine + 0.006 - 0.020*math.Sin(math.Pi*min(1, 0.15+0.75*t)) + 0.012*t*t
		y += thick * (chance(i, 6, 23) - 0.5) * (1.15 - 0.75*t)
		lean := 0.45 + 0.55*min(1, 2*t)
		long := 0.022 * (0.8 + 0.4*chance(i, 7, 23))
		hairs = append(hairs, hair{at(x, y), at(x+0.5*long*lean, y-0.35*long*(1-lean*0.7)), at(x+long*lean, y-0.7*long*(1-lean)), 0.0030})
	}
	b.tint(b.hairs(hairs).within(face), f.hair.darker(0.5), 0.72)
}

func sign(v float64) float64 {
	if v < 0 {
		return -1
	}
	return 1
}

// nose adds to its relief what lies in shadow.
func (f figure) nose(b brush, face mask) {
	dark := f.skin.darker(0.6)
	under := f.on(0, noseLine+0.016)
	b.tint(b.glow(under.x, under.y, 0.095, 0.026).within(face), dark, 0.55)
	for _, side := range []float64{-1, 1} {
		at := func(x, y float64) point { p := f.on(x, y); return point{side * p.x, p.y} }
		b.tint(b.shape(0.0035, at(0.014, 0.676), at(0.030, 0.667), at(0.052, 0.668), at(0.050, 0.679), at(0.028, 0.684)).within(face), f.skin.darker(0.93), 0.85)
		b.tint(b.shape(0.005, at(0.074, 0.628), at(0.086, 0.652), at(0.078, 0.676), at(0.062, 0.682), at(0.072, 0.668), at(0.078, 0.650)).within(face), dark, 0.6)
	}
}

// mouth paints closed lips.
func (f figure) mouth(b brush, face mask) {
	at := f.on
	upper := b.shape(0.0035, mirrored(at(0, 0.764), at(0.028, 0.755), at(0.070, 0.770), at(0.112, 0.787), at(0.060, 0.788), at(0, 0.790))...).within(face)
	lower := b.shape(0.0045, mirrored(at(0, 0.786), at(0.060, 0.785), at(0.110, 0.787), at(0.078, 0.815), at(0.035, 0.830), at(0, 0.832))...).within(face)
	shade(b, upper, f.lips.darker(0.20), 0.80)
	shade(b, lower, f.lips, 0.72)
	glint := at(0, 0.808)
	b.tint(b.glow(glint.x, glint.y, 0.060, 0.013).within(lower), f.lips.lighter(0.6), 0.30)
	var creases []hair
	for i := range 26 {
		x := -0.080 + 0.160*(float64(i)+chance(i, 8, 24))/26
		creases = append(creases, hair{at(x, 0.790), at(1.04*x, 0.802), at(1.08*x, 0.820-2*x*x), 0.0022})
	}
	b.tint(b.hairs(creases).within(lower), f.lips.darker(0.4), 0.35)
	b.tint(b.shape(0.0022, mirrored(at(0, 0.789), at(0.030, 0.786), at(0.075, 0.786), at(0.118, 0.781), at(0.075, 0.791), at(0.030, 0.791), at(0, 0.795))...).within(face), f.lips.darker(0.82), 0.88)
	for _, x := range []float64{-0.122, 0.122} {
		corner := at(x, 0.783)
		b.tint(b.glow(corner.x, corner.y, 0.030, 0.026).within(face), f.skin.darker(0.6), 0.45)
	}
	below := at(0, 0.850)
	b.tint(b.glow(below.x, below.y, 0.100, 0.026).within(face), f.skin.darker(0.5), 0.18)
}

// shade gives what the mask covers another colour, and leaves it its light.
func shade(b brush, m mask, c paint, opacity float64) {
	mean := paint{}
	n := float32(0)
	b.each(m, func(p *pixel, cover float32) {
		mean.r += float64(p.r * cover)
		mean.g += float64(p.g * cover)
		mean.b += float64(p.b * cover)
		n += cover
	})
	if n == 0 {
		return
	}
	usual := (mean.r + mean.g + mean.b) / float64(n)
	b.each(m, func(p *pixel, cover float32) {
		light := float32(math.Sqrt(float64(p.r+p.g+p.b) / usual))
		k := cover * float32(opacity)
		p.r += (float32(c.r)*light*p.a - p.r) * k
		p.g += (float32(c.g)*light*p.a - p.g) * k
		p.b += (float32(c.b)*light*p.a - p.b) * k
	})
}

func (f figure) ears(b brush) {
	if f.Hair == Long {
		return
	}
	for _, side := range []float64{-1, 1} {
		at := func(x, y float64) point { p := f.on(x, y); return point{side * p.x, p.y} }
		ear := b.shape(0.003, at(0.315, 0.455), at(0.345, 0.438), at(0.372, 0.452), at(0.378, 0.505), at(0.360, 0.570), at(0.345, 0.620), at(0.318, 0.630))
		b.put(ear, f.skin.lit(0.88), 1)
		b.tint(b.shape(0.006, at(0.320, 0.490), at(0.345, 0.468), at(0.360, 0.490), at(0.352, 0.545), at(0.330, 0.590)).within(ear), f.skin.darker(0.55), 0.55)
		b.tint(b.shape(0.004, at(0.335, 0.520), at(0.348, 0.500), at(0.350, 0.540), at(0.338, 0.565)).within(ear), f.skin.lit(0.95), 0.6)
		f.skinDetail(b, ear)
	}
}
