package photo

import (
	"fmt"
	"math"

	"permitpack/generator/photo/face"
)

// Spec is what one picture is measured against.
type Spec struct {
	// Width and Height are the print size in millimetres, upright.
	Width, Height int
	Background    Colour
	Limits        Limits
	// Source is the one that asks for the print size.
	Source string

	finder *face.Finder
}

// Size is the print size as people write it, "35x45".
func (s Spec) Size() string { return fmt.Sprintf("%dx%d", s.Width, s.Height) }

// millimetresPerInch is exact by definition (ISO 80000-3).
const millimetresPerInch = 25.4

// pixels is the picture that fills the print at that many dots per inch, rounded to
// whole pixels as everybody does: 413x531 for 35x45 mm at 300.
func (s Spec) pixels(dpi float64) (width, height int) {
	return dots(s.Width, dpi), dots(s.Height, dpi)
}

func dots(millimetres int, dpi float64) int {
	return int(math.Round(float64(millimetres) * dpi / millimetresPerInch))
}

// resolution is the dots per inch of the coarser side when the picture fills the print.
func (s Spec) resolution(width, height int) float64 {
	return millimetresPerInch * min(float64(width)/float64(s.Width), float64(height)/float64(s.Height))
}

// aspect is how many per cent the shape of the picture is off the shape of the print,
// negative where the picture is too narrow.
func (s Spec) aspect(width, height int) float64 {
	return 100 * (float64(width)*float64(s.Height)/(float64(height)*float64(s.Width)) - 1)
}

// roundTo rounds to steps of 1/parts.
func roundTo(v, parts float64) float64 { return math.Round(v*parts) / parts }
