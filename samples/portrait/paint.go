package portrait

import "image/color"

// paint is a colour with red, green and blue from 0 to 255.
type paint struct{ r, g, b float64 }

func paintOf(c color.NRGBA) paint { return paint{float64(c.R), float64(c.G), float64(c.B)} }

// or is the colour, or the other one where none was chosen.
func or(c color.NRGBA, other paint) paint {
	if c.A == 0 {
		return other
	}
	return paintOf(c)
}

// mix goes from p (t = 0) to q (t = 1).
func (p paint) mix(q paint, t float64) paint {
	return paint{p.r + (q.r-p.r)*t, p.g + (q.g-p.g)*t, p.b + (q.b-p.b)*t}
}

func (p paint) darker(t float64) paint  { return p.mix(paint{20, 8, 6}, t) }
func (p paint) lighter(t float64) paint { return p.mix(paint{255, 240, 225}, t) }

// lit is the colour under that much light; shadows on skin are warmer than its lights.
func (p paint) lit(gain float64) paint {
	return paint{p.r * gain, p.g * gain * (0.88 + 0.12*gain), p.b * gain * (0.80 + 0.20*gain)}
}

func level(v float64) uint8 { return uint8(min(255, max(0, v)) + 0.5) }
