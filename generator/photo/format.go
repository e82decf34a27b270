package photo

import "permitpack/generator/sniff"

// The formats that have a text "photo.fault.format.<format>" besides those of sniff.
const (
	// otherFormat is anything that is handed in for a photo too rarely for a text of its own.
	otherFormat = "other"
	// rareJPEG is a JPEG of a kind that only special programs write: 12-bit, lossless
	// or arithmetic-coded.
	rareJPEG = "rare-jpeg"
)

// refused names the text about a file of a format that is no photo's.
func refused(f sniff.Format) string {
	switch f {
	case sniff.GIF, sniff.TIFF, sniff.BMP, sniff.WebP, sniff.AVIF, sniff.HEIC, sniff.SVG, sniff.PDF, sniff.Text:
		return string(f)
	case sniff.HTML, sniff.RTF:
		return string(sniff.Text)
	}
	return otherFormat
}
