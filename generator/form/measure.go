package form

import (
	"fmt"
	"regexp"
	"strconv"

	"permitpack/generator/page"
)

// Measure is a length that a layout writes in millimetres, with up to two decimals.
type Measure page.Length

var millimetres = regexp.MustCompile(`^[0-9]{1,4}(\.[0-9]{1,2})?$`)

// UnmarshalText reads "12" or "12.5".
func (m *Measure) UnmarshalText(text []byte) error {
	if !millimetres.Match(text) {
		return fmt.Errorf("a length is written in millimetres, as 12.5")
	}
	v, err := strconv.ParseFloat(string(text), 64)
	*m = Measure(page.MM(v))
	return err
}

func (m Measure) length() page.Length { return page.Length(m) }

// rect is a rectangle on a page.
type rect struct{ x, y, width, height page.Length }

func (r rect) right() page.Length  { return r.x + r.width }
func (r rect) bottom() page.Length { return r.y + r.height }

func (r rect) inset(d page.Length) rect {
	return rect{r.x + d, r.y + d, r.width - 2*d, r.height - 2*d}
}
