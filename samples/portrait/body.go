package portrait

// neck stands upright, whatever the head does.
func (f figure) neck(b brush) {
	at := func(x, y float64) point { return point{f.wide(x), y - middle} }
	width := 0.225
	if f.Child {
		width = 0.175
	}
	neck := b.shape(0.003, mirrored(at(0, 0.72), at(width, 0.72), at(width-0.004, 0.96), at(width+0.010, 1.08), at(width+0.12, 1.16), at(0.30, 1.24), at(0, 1.30))...)
	b.put(neck, f.skin.lit(0.84), 1)
	b.tint(b.glow(0, 0.96-middle, 0.34, 0.16).within(neck), f.skin.darker(0.72), 0.95) // shadow of the chin
	for _, side := range []float64{-1, 1} {
		b.tint(b.glow(side*f.wide(width), 1.02-middle, 0.09, 0.26).within(neck), f.skin.darker(0.6), 0.60)
		b.tint(b.shape(0.012, at(side*0.130, 0.98), at(side*0.085, 1.12), at(side*0.040, 1.20), at(side*0.072, 1.12)).within(neck), f.skin.darker(0.5), 0.40)
	}
	b.tint(b.glow(-0.05, 1.13-middle, 0.10, 0.09).within(neck), f.skin.lighter(0.4), 0.22)
	f.skinDetail(b, neck)
}

// body is the upper end of clothes.
func (f figure) body(b brush) {
	at := func(x, y float64) point { return point{x, y - middle} }
	broad := 1.0
	if f.Child {
		broad = 0.86
	}
	edge := func(x, y float64) point { return at(broad*x, y) }
	// The collar leaves the neck free.
	area := b.shape(0.003, edge(0.215, 1.085), edge(0.30, 1.125), edge(0.46, 1.175), edge(0.60, 1.240), edge(0.69, 1.36), edge(0.74, 1.60), edge(0.66, 8), edge(-0.66, 8),
		edge(-0.74, 1.60), edge(-0.69, 1.36), edge(-0.60, 1.240), edge(-0.46, 1.175), edge(-0.30, 1.125), edge(-0.215, 1.085), edge(-0.12, 1.200), edge(0, 1.245), edge(0.12, 1.200))
	b.put(area, f.clothes, 1)
	dark, light := f.clothes.darker(0.55), f.clothes.lighter(0.22)
	for _, side := range []float64{-1, 1} {
		b.tint(b.glow(side*0.40, 1.22-middle, 0.24, 0.10).within(area), light, 0.55+0.1*side)
		b.tint(b.glow(side*0.66, 1.45-middle, 0.16, 0.40).within(area), dark, 0.55)
		b.tint(b.shape(0.010, at(side*0.52, 1.27), at(side*0.44, 1.36), at(side*0.40, 1.60), at(side*0.46, 1.40)).within(area), dark, 0.40)
		b.tint(b.shape(0.012, at(side*0.24, 1.18), at(side*0.20, 1.32), at(side*0.10, 1.50), at(side*0.17, 1.32)).within(area), dark, 0.30)
	}
	if f.Suit {
		f.suit(b)
	} else {
		f.collar(b, broad)
	}
	f.weave(b, area)
}

// collar is the edge of a shirt round the neck.
func (f figure) collar(b brush, broad float64) {
	at := func(x, y float64) point { return point{broad * x, y - middle} }
	rim := b.shape(0.002, at(0.212, 1.070), at(0.238, 1.090), at(0.150, 1.215), at(0, 1.285), at(-0.150, 1.215), at(-0.238, 1.090), at(-0.212, 1.070), at(-0.120, 1.190), at(0, 1.238), at(0.120, 1.190))
	b.put(rim, f.shirt.lighter(0.06), 1)
	b.tint(b.shape(0.003, at(0.234, 1.096), at(0.240, 1.100), at(0.150, 1.224), at(0, 1.294), at(-0.150, 1.224), at(-0.240, 1.100), at(-0.234, 1.096), at(-0.146, 1.214), at(0, 1.284), at(0.146, 1.214)), f.clothes.darker(0.7), 0.7)
}

// suit is a shirt with a tie between lapels.
func (f figure) suit(b brush) {
	at := func(x, y float64) point { return point{x, y - middle} }
	shirt := b.polygon(0.002, at(0.20, 1.070), at(0.24, 1.110), at(0.15, 1.50), at(0, 1.80), at(-0.15, 1.50), at(-0.24, 1.110), at(-0.20, 1.070), at(-0.08, 1.21), at(0, 1.235), at(0.08, 1.21))
	b.put(shirt, f.shirt.darker(0.06), 1)
	tie := paint{96, 34, 52}
	if f.Clothes.R > f.Clothes.B+60 {
		tie = paint{40, 48, 84}
	}
	b.put(b.polygon(0.002, at(-0.036, 1.225), at(0.036, 1.225), at(0.028, 1.29), at(0.062, 1.62), at(0, 1.72), at(-0.062, 1.62), at(-0.028, 1.29)), tie, 1)
	b.tint(b.shape(0.004, at(-0.030, 1.288), at(0, 1.296), at(0.030, 1.288), at(0, 1.302)), tie.darker(0.7), 0.8)
	b.tint(b.glow(-0.01, 1.255-middle, 0.024, 0.026), tie.lighter(0.3), 0.5)
	for _, side := range []float64{-1, 1} {
		leaf := b.polygon(0.002, at(side*0.205, 1.062), at(side*0.250, 1.105), at(side*0.115, 1.305), at(side*0.012, 1.232))
		b.put(leaf, f.shirt, 1)
		b.tint(b.polygon(0.004, at(side*0.250, 1.105), at(side*0.115, 1.305), at(side*0.110, 1.318), at(side*0.258, 1.112)), f.shirt.darker(0.6), 0.5)
		lapel := b.polygon(0.002, at(side*0.225, 1.085), at(side*0.305, 1.130), at(side*0.350, 1.300), at(side*0.290, 1.330), at(side*0.320, 1.380), at(side*0.10, 1.80), at(side*0.06, 1.80), at(side*0.18, 1.45))
		b.put(lapel, f.clothes.lighter(0.06), 1)
		b.tint(b.polygon(0.004, at(side*0.350, 1.300), at(side*0.290, 1.330), at(side*0.320, 1.380), at(side*0.326, 1.384), at(side*0.300, 1.336), at(side*0.356, 1.305)), f.clothes.darker(0.7), 0.7)
	}
}

// weave is the cloth close up.
func (f figure) weave(b brush, area mask) {
	part := area.bounds.Intersect(b.bounds())
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			cover := area.at(x, y)
			if cover == 0 {
				continue
			}
			p := b.place(x, y)
			k := 1 + cover*float32(0.035*ripple(p.x*230, p.y*230, 41)+0.03*ripple(p.x*26, p.y*9, 42))
			q := &b.pixels[y*b.width+x]
			q.r, q.g, q.b = q.r*k, q.g*k, q.b*k
		}
	}
}

// hood is the outline of a headscarf over the head.
func (f figure) hood(b brush) mask {
	at := func(x, y float64) point { return point{f.wide(x), y - middle} }
	return b.shape(0.003, mirrored(at(0, -f.rise), at(0.17, -0.015), at(0.300, 0.088), at(0.382, 0.250), at(0.408, 0.450), at(0.392, 0.680), at(0.355, 0.860), at(0.330, 1.02), at(0.30, 1.10), at(0, 1.12))...)
}

// opened is what a headscarf leaves free.
func (f figure) opened(b brush, blur float64) mask {
	at := func(x, y float64) point { return point{f.wide(x), y - middle} }
	return b.shape(blur, mirrored(f.on(0, 0.175), at(0.15, 0.195), at(0.262, 0.290), at(0.314, 0.430), at(0.318, 0.600), f.jaw(0.285, 0.760), f.jaw(0.216, 0.895), f.jaw(0.125, 0.990), at(0, 1.022))...)
}

// headscarf lies round the face and over the shoulders.
func (f figure) headscarf(body, head brush) {
	at := func(x, y float64) point { return point{f.wide(x), y - middle} }
	opening := f.opened(head, 0.004)
	outer := f.hood(head)
	chest := body.shape(0.004, mirrored(at(0, 0.90), at(0.26, 0.92), at(0.335, 1.02), at(0.43, 1.15), at(0.58, 1.27), at(0.50, 1.60), at(0.30, 1.70), at(0, 1.72))...).without(opening)
	body.put(chest, f.scarf.darker(0.10), 1)
	f.folds(body, chest, [][3]point{
		{at(-0.30, 1.02), at(-0.05, 1.16), at(0.34, 1.20)}, {at(-0.33, 1.08), at(-0.05, 1.24), at(0.40, 1.28)}, {at(-0.38, 1.14), at(-0.05, 1.32), at(0.44, 1.40)},
		{at(0.32, 1.00), at(0.16, 1.13), at(-0.06, 1.17)}, {at(-0.44, 1.20), at(-0.10, 1.42), at(0.40, 1.56)}, {at(0.30, 1.05), at(0.20, 1.30), at(0.16, 1.60)}})
	f.weave(body, chest)
	cloth := outer.without(opening)
	head.put(cloth, f.scarf, 1)
	for _, side := range []float64{-1, 1} {
		head.tint(head.glow(side*f.wide(0.41), 0.45-middle, 0.12, 0.60).within(cloth), f.scarf.darker(0.6), 0.65)
		f.folds(head, cloth, [][3]point{
			{at(side*0.06, 0.02), at(side*0.26, 0.16), at(side*0.335, 0.50)}, {at(side*0.10, -0.01), at(side*0.32, 0.16), at(side*0.360, 0.60)},
			{at(side*0.330, 0.60), at(side*0.320, 0.82), at(side*0.16, 1.06)}, {at(side*0.358, 0.66), at(side*0.330, 0.92), at(side*0.10, 1.10)}})
	}
	head.tint(head.glow(-0.06, 0.06-middle, 0.24, 0.10).within(cloth), f.scarf.lighter(0.35), 0.5)
	head.tint(f.opened(head, 0.022).within(cloth), f.scarf.darker(0.85), 1)
	head.tint(head.glow(0, 1.070-middle, 0.26, 0.12).within(cloth), f.scarf.darker(0.75), 0.75) // shadow of the chin
	f.weave(head, cloth)
}

// folds are dark lines in cloth with a light one beside each.
func (f figure) folds(b brush, area mask, lines [][3]point) {
	for _, l := range lines {
		line := func(dy, width float64) mask {
			return b.hairs([]hair{{point{l[0].x, l[0].y + dy}, point{l[1].x, l[1].y + dy}, point{l[2].x, l[2].y + dy}, width}}).blurred(0.006 * b.scale).within(area)
		}
		b.tint(line(0, 0.030), f.scarf.darker(0.75), 0.60)
		b.tint(line(-0.020, 0.024), f.scarf.lighter(0.35), 0.40)
	}
}

// glasses have thin dark rims and a little light on them.
func (f figure) glasses(b brush) {
	rim := paint{34, 28, 28}
	for _, side := range []float64{-1, 1} {
		at := func(dx, dy float64) point {
			c := f.on(pupil+0.006, eyeLine+0.012)
			return point{side * (c.x + dx), c.y + dy}
		}
		outer := b.shape(0.001, at(-0.098, -0.048), at(0, -0.062), at(0.100, -0.054), at(0.114, 0), at(0.086, 0.064), at(0, 0.076), at(-0.080, 0.060), at(-0.104, 0.004))
		inner := b.shape(0.001, at(-0.088, -0.038), at(0, -0.050), at(0.090, -0.043), at(0.102, 0), at(0.077, 0.055), at(0, 0.066), at(-0.071, 0.051), at(-0.094, 0.004))
		b.tint(b.shape(0.010, at(-0.095, 0.060), at(0, 0.085), at(0.100, 0.060), at(0, 0.096)), f.skin.darker(0.6), 0.35) // their shadow
		b.put(outer.without(inner), rim, 0.95)
		b.tint(b.shape(0.003, at(-0.070, -0.030), at(-0.030, -0.042), at(-0.062, 0.030), at(-0.080, 0.010)).within(inner), paint{255, 255, 255}, 0.10)
		edge := f.on(0.340, eyeLine)
		b.put(b.polygon(0.001, at(0.104, -0.030), point{side * edge.x, edge.y - 0.014}, point{side * edge.x, edge.y}, at(0.108, -0.014)), rim, 0.95)
	}
	bridge := f.on(0, eyeLine-0.006)
	b.put(b.hairs([]hair{{point{-f.wide(pupil) + 0.092, bridge.y + 0.010}, point{0, bridge.y - 0.008}, point{f.wide(pupil) - 0.092, bridge.y + 0.010}, 0.020}}), rim, 0.95)
}
