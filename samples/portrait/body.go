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
	area := b.shape(0.003, edge(0.215, 1.085), edge(0.30, 1.125), edge(0.46, 1.175), edge(0.60, 1.240), edge(0.69, 1.36), edge(0.74, 1.60), edge(0.75, 2.2), edge(0.72, 4), edge(0.66, 8), edge(-0.66, 8), edge(-0.72, 4), edge(-0.75, 2.2),
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
	at := func(x, y float64) point { return point{x, 1.062 + 0.60*(y-1.062) - middle} }
	shirt := b.polygon(0.002, at(0.20, 1.070), at(0.24, 1.110), at(0.15, 1.50), at(0, 1.80), at(-0.15, 1.50), at(-0.24, 1.110), at(-0.20, 1.070), at(-0.08, 1.21), at(0, 1.235), at(0.08, 1.21))
	b.put(shirt, f.shirt.darker(0.06), 1)
	tie := paint{96, 34, 52}
	if f.Clothes.R > f.Clothes.B+60 {
		tie = paint{40, 48, 84}
	}
	b.put(b.polygon(0.002, at(-0.036, 1.225), at(0.036, 1.225), at(0.028, 1.29), at(0.062, 1.62), at(0, 1.72), at(-0.062, 1.62), at(-0.028, 1.29)), tie, 1)
	b.tint(b.shape(0.004, at(-0.030, 1.288), at(0, 1.296), at(0.030, 1.288), at(0, 1.302)), tie.darker(0.7), 0.8)
	b.tint(b.glow(-0.01, at(0, 1.255).y, 0.024, 0.020), tie.lighter(0.3), 0.5)
	for _, side := range []float64{-1, 1} {
		leaf := b.polygon(0.002, at(side*0.205, 1.040), at(side*0.250, 1.105), at(side*0.115, 1.305), at(side*0.012, 1.232))
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
