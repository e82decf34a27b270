package page

import (
	"errors"
	"regexp"
	"strconv"
)

// Measure is a length that a file writes in millimetres, with up to two decimals: 12.5.
type Measure Length

var millimetres = regexp.MustCompile(`^[0-9]{1,4}(\.[0-9]{1,2})?$`)

// UnmarshalText reads "12" or "12.5".
func (m *Measure) UnmarshalText(text []byte) error {
	if !millimetres.Match(text) {
		return errors.New("a length is written in millimetres, as 12.5")
	}
	v, err := strconv.ParseFloat(string(text), 64)
	*m = Measure(MM(v))
	return err
}

// Length is the measure as positions on pages are counted.
func (m Measure) Length() Length { return Length(m) }
