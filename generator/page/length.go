package page

import "math"

// Length is a distance in micrometres. Positions count from the top left corner
// of the page, to the right and down.
type Length int

// Millimetre is 1000 micrometres.
const Millimetre Length = 1000

// MM is v millimetres, rounded to the micrometre.
func MM(v float64) Length { return Length(math.Round(v * float64(Millimetre))) }

// Size is the width and height of a sheet.
type Size struct{ Width, Height Length }

// A4 is the upright sheet of ISO 216.
var A4 = Size{210 * Millimetre, 297 * Millimetre}

// points is the length in points of 1/72 inch, the unit of PDF.
func (l Length) points() float64 { return float64(l) * 72 / 25400 }

// Text widths are counted in em thousandths. One of them, at a type size of one
// hundredth of a point, is 25400/72/100/1000 = 127/36000 micrometres.
const (
	emNumerator   = 127
	emDenominator = 36000
)

// fromEm is the length of em thousandths at a type size, rounded up, so that
// what is measured to fit does fit.
func fromEm(thousandths, size int) Length {
	return Length((int64(thousandths)*int64(size)*emNumerator + emDenominator - 1) / emDenominator)
}

// toEm is how many em thousandths a length holds at a type size, rounded down:
// fromEm(n, size) <= l exactly when n <= toEm(l, size).
func toEm(l Length, size int) int {
	if l < 0 || size <= 0 {
		return 0
	}
	return int(int64(l) * emDenominator / (int64(size) * emNumerator))
}
