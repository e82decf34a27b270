package portrait

import "math"

// What looks like chance is a hash of the place and of a number that tells one use
// from another: every run draws the same.

// hash mixes three numbers.
func hash(x, y int, use uint32) uint32 {
	h := uint32(x)*0x9E3779B1 ^ uint32(y)*0x85EBCA77 ^ use*0xC2B2AE3D
	h ^= h >> 16
	h *= 0x7FEB352D
	h ^= h >> 15
	h *= 0x846CA68B
	return h ^ h>>16
}

// chance is between 0 and 1.
func chance(x, y int, use uint32) float64 { return float64(hash(x, y, use)) / (1 << 32) }

// spike has mean 0 and standard deviation 1, nearly as a normal distribution.
func spike(x, y int, use uint32) float64 {
	h := hash(x, y, use)
	sum := h&255 + h>>8&255 + h>>16&255 + h>>24
	return (float64(sum) - 510) / 147.8
}

// ripple is smooth noise between -1 and 1 that changes over lengths of 1.
func ripple(x, y float64, use uint32) float64 {
	fx, fy := math.Floor(x), math.Floor(y)
	ix, iy := int(fx), int(fy)
	x, y = x-fx, y-fy
	x, y = x*x*(3-2*x), y*y*(3-2*y)
	top := chance(ix, iy, use)*(1-x) + chance(ix+1, iy, use)*x
	bottom := chance(ix, iy+1, use)*(1-x) + chance(ix+1, iy+1, use)*x
	return 2*(top*(1-y)+bottom*y) - 1
}

// dice are thrown one after the other.
type dice uint32

// between is a number from low to high.
func (d *dice) between(low, high float64) float64 {
	*d++
	return low + (high-low)*chance(int(*d), 0, 0x5EED)
}
