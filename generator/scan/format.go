package scan

import "permitpack/generator/sniff"

// readable tells whether files of the format can go into a packet as they are.
func readable(f sniff.Format) bool {
	switch Kind(f) {
	case PDF, JPEG, PNG:
		return true
	}
	return false
}

// conversion names the text that says how to convert the format.
func conversion(f sniff.Format) string {
	switch f {
	case sniff.HEIC, sniff.AVIF:
		return "phone"
	case sniff.WebP, sniff.TIFF, sniff.GIF, sniff.BMP, sniff.JPEG2000, sniff.JPEGXL, sniff.SVG:
		return "picture"
	case sniff.DOCX, sniff.ODT, sniff.DOC, sniff.RTF, sniff.XLSX, sniff.ODS, sniff.PPTX, sniff.HTML, sniff.Text:
		return "print"
	case sniff.ZIP:
		return "unpack"
	}
	return "other"
}
