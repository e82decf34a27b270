package photo

import "math"

// surface is a quadratic surface of lightness over the scene.
type surface [6]float64

// terms are those of the surface at a cell, which lies between -1 and 1 each way.
func (s *scene) terms(cell int) [6]float64 {
	x := 2*float64(cell%s.width)/float64(s.width) - 1
	y := 2*float64(cell/s.width)/float64(s.height) - 1
	return [6]float64{1, x, y, x * x, x * y, y * y}
}

func (f surface) at(s *scene, cell int) float64 {
	sum := 0.0
	for i, t := range s.terms(cell) {
		sum += f[i] * t
	}
	return sum
}

// slopes are those in the middle of the scene, to the right and downwards.
func (f surface) slopes() (across, down float64) { return f[1], f[2] }

// litSurface is the surface through the lit part of the wall: a shadow draws the first
// one down, and is left out of the next. dent is by how many per cent less light a cell
// counts as shaded.
func (s *scene) litSurface(cells []int, dent float64) surface {
	const rounds = 4
	surface := s.fitSurface(cells)
	lit := cells
	for range rounds {
		var kept []int
		for _, c := range lit {
			if lessLight(float64(s.l[c]), surface.at(s, c)) <= dent {
				kept = append(kept, c)
			}
		}
		if len(kept) == len(lit) || 2*len(kept) < len(cells) {
			break
		}
		lit, surface = kept, s.fitSurface(kept)
	}
	return surface
}

// fitSurface is the surface of least squares through the lightness of the cells.
func (s *scene) fitSurface(cells []int) surface {
	var equations [6][7]float64 // the normal equations
	for _, c := range cells {
		t := s.terms(c)
		for i := range t {
			for j := range t {
				equations[i][j] += t[i] * t[j]
			}
			equations[i][6] += t[i] * float64(s.l[c])
		}
	}
	return solve(equations)
}

// solve solves the linear equations by elimination with pivots; an unknown that the
// equations leave open is 0.
func solve(m [6][7]float64) (x surface) {
	for col := range m {
		pivot := col
		for row := col + 1; row < len(m); row++ {
			if math.Abs(m[row][col]) > math.Abs(m[pivot][col]) {
				pivot = row
			}
		}
		if math.Abs(m[pivot][col]) < 1e-9 {
			continue
		}
		m[col], m[pivot] = m[pivot], m[col]
		for row := range m {
			if row == col {
				continue
			}
			k := m[row][col] / m[col][col]
			for j := col; j < 7; j++ {
				m[row][j] -= k * m[col][j]
			}
		}
	}
	for i := range x {
		if math.Abs(m[i][i]) >= 1e-9 {
			x[i] = m[i][6] / m[i][i]
		}
	}
	return x
}
