package main

import "math"

// paint is a colour with red, green and blue from 0 to 255.
type paint struct{ r, g, b float64 }

// mix goes from p (t = 0) to q (t = 1).
func (p paint) mix(q paint, t float64) paint {
	return paint{p.r + (q.r-p.r)*t, p.g + (q.g-p.g)*t, p.b + (q.b-p.b)*t}
}

func level(v float64) uint8 { return uint8(min(255, max(0, math.Round(v)))) }

// point is a place on a page.
type point struct{ x, y float64 }
