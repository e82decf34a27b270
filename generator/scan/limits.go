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
	// MaxPages is the number of pages of a PDF: contracts and charters stay far
	// below, a book handed in by mistake does not.
	MaxPages = 300
)

// MinSide is the longer side in pixels below which a picture of a page cannot be
// read. An identity card scanned at 300 dpi has 1011 pixels and is fine; a whole
// A4 page of 1000 has 85 dpi, where small print runs together.
const MinSide = 1000

// maxDecoded is the size in bytes that one compressed part of a PDF may unpack
// to while it is read: thousands of times the largest honest one.
const maxDecoded = 64 << 20

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

// pictureWarnings are those of a picture of that size.
func pictureWarnings(width, height int) []string {
	if max(width, height) < MinSide {
		return []string{"scan.low-resolution"}
	}
	return nil
}
