package photo

import "math"

// lab is a colour of CIE 1976 L*a*b* with the white point D65.
type lab struct{ l, a, b float64 }

// chroma is C*, the distance from grey.
func (c lab) chroma() float64 { return math.Hypot(c.a, c.b) }

// hue is the angle from the a* axis in degrees, from -180 to 180: reds lie on both
// sides of zero and must not be torn apart.
func (c lab) hue() float64 { return math.Atan2(c.b, c.a) * 180 / math.Pi }

// difference is CIE76, the plain distance.
func (c lab) difference(d lab) float64 {
	return math.Sqrt((c.l-d.l)*(c.l-d.l) + (c.a-d.a)*(c.a-d.a) + (c.b-d.b)*(c.b-d.b))
}

// toLab converts sRGB (IEC 61966-2-1), each component from 0 to 1.
func toLab(r, g, b float64) lab { return lightLab(linear(r), linear(g), linear(b)) }

// lightLab converts light, each component from 0 to 1.
func lightLab(r, g, b float64) lab {
	// The matrix of sRGB to XYZ, its rows divided by the white point of D65.
	x := onCurve((0.4124564*r + 0.3575761*g + 0.1804375*b) / 0.95047)
	y := onCurve(0.2126729*r + 0.7151522*g + 0.0721750*b)
	z := onCurve((0.0193339*r + 0.1191920*g + 0.9503041*b) / 1.08883)
	return lab{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

func linear(v float64) float64 {
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

// labCurve is the cube root with the straight piece near black (CIE 15).
func labCurve(t float64) float64 {
	const delta = 6.0 / 29
	if t > delta*delta*delta {
		return math.Cbrt(t)
	}
	return t/(3*delta*delta) + 4.0/29
}

// curve is labCurve at steps of 1/curveSteps, a little beyond white: cube roots were the
// dearest part of the whole check.
var curve = func() (table [curveSteps + curveSteps/16]float64) {
	for i := range table {
		table[i] = labCurve(float64(i) / curveSteps)
	}
	return table
}()

const curveSteps = 4096

// onCurve is labCurve between two steps of the table, right to 0.002 of L*.
func onCurve(t float64) float64 {
	at := t * curveSteps
	i := int(at)
	return curve[i] + (at-float64(i))*(curve[i+1]-curve[i])
}

// medianLab is the median of each axis: a few hairs or a speck do not move it. It
// needs at least one colour.
func medianLab(colours []lab) lab {
	axis := func(of func(lab) float64) float64 {
		values := make([]float64, len(colours))
		for i, c := range colours {
			values[i] = of(c)
		}
		return ranked(values, len(values)/2)
	}
	return lab{
		axis(func(c lab) float64 { return c.l }),
		axis(func(c lab) float64 { return c.a }),
		axis(func(c lab) float64 { return c.b }),
	}
}

// light is the linear light of sRGB components, in sixteenths of a level.
var light = func() (table [255*16 + 1]float64) {
	for i := range table {
		table[i] = linear(float64(i) / (255 * 16))
	}
	return table
}()

// byteLab converts sRGB with components from 0 to 255.
func byteLab(r, g, b float32) lab {
	of := func(v float32) float64 { return light[int(v*16+0.5)] }
	return lightLab(of(r), of(g), of(b))
}
