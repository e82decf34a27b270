package portrait

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
