package scan

import (
	"fmt"

	"permitpack/generator/finding"
)

// Limits of one file. They are generous for papers of one applicant and keep
// a forged file (70 bytes may claim 400 million pixels) from taking the machine.
const (
	// MaxBytes is the size of a file: an A4 page in colour at 600 dpi is about
	// 10 MB as JPEG, and mail and office portals refuse more than 25 MB anyway.
	MaxBytes = 25 << 20
	// MaxPixels is the area of a picture: an A4 page at 600 dpi has 35 million
	// pixels, the largest usual phone camera 50 million.
	MaxPixels = 60_000_000
	// MaxSide is the longer side of a picture in pixels: A4 at 1000 dpi, and no
	// strip of 1 x 60,000,000.
	MaxSide = 12_000
	// MaxPages is the number of pages of a PDF: the charter of a large company or the
	// statements of some years have hundreds, and an officer leafs through no thousand.
	MaxPages = 1000
)

// MinSide is the longer side in pixels below which a picture of a page cannot be
// read. An identity card scanned at 300 dpi has 1011 pixels and is fine; a whole
// A4 page of 1000 has 85 dpi, where small print runs together.
const MinSide = 1000

// Sizes in bytes to which parts of a PDF may unpack while they are read.
const (
	// maxDecoded is that of one object stream: thousands of times the largest honest one.
	maxDecoded = 64 << 20
	// maxContent is that of the drawing commands of one page: the densest maps have
	// some ten megabytes of them, and a printer takes minutes for these.
	maxContent = 64 << 20
	// maxContents is that of the drawing commands of all pages.
	maxContents = 4 * maxContent
	// maxChecked is how much of pictures and fonts is unpacked to look for damage. It
	// is a second's work; honest scans of MaxBytes that are not JPEG stay about there.
	maxChecked = 256 << 20
)

// tooLarge is the error of a file beyond a limit.
type tooLarge struct {
	// measure is the text of what was measured.
	measure finding.Key
	most    int
}

func (t tooLarge) Error() string { return fmt.Sprintf("%s: more than %d", t.measure, t.most) }

// checkSize judges the size that the header of a picture claims, before a pixel is read.
func checkSize(width, height int) error {
	switch {
	case max(width, height) > MaxSide:
		return tooLarge{"scan.measure.side", MaxSide}
	case width*height > MaxPixels:
		return tooLarge{"scan.measure.megapixels", MaxPixels / 1_000_000}
	}
	return nil
}

// pictureWarnings are those of a picture of that size in pixels.
func pictureWarnings(width, height int) []warning {
	const density = 150 // dots per inch, at which a picture is placed where there is room
	switch {
	case max(width, height) < MinSide:
		return []warning{{"scan.low-resolution", nil}}
	case isStrip(float64(width)*72/density, float64(height)*72/density):
		return []warning{{"scan.strip", finding.Args{"page": 1}}}
	}
	return nil
}
