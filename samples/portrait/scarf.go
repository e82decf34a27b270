package portrait

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
