// Package sniff tells what a file is by its first bytes, whatever its name says.
package sniff

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// Format is what a file is.
type Format string

const (
	JPEG     Format = "jpeg"
	PNG      Format = "png"
	PDF      Format = "pdf"
	HEIC     Format = "heic"
	AVIF     Format = "avif"
	WebP     Format = "webp"
	TIFF     Format = "tiff"
	GIF      Format = "gif"
	BMP      Format = "bmp"
	JPEG2000 Format = "jpeg2000"
	JPEGXL   Format = "jpegxl"
	SVG      Format = "svg"
	DOCX     Format = "docx"
	XLSX     Format = "xlsx"
	PPTX     Format = "pptx"
	ODT      Format = "odt"
	ODS      Format = "ods"
	// DOC is any older document of Microsoft's programs, and a newer one that a
	// password protects: they share their container.
	DOC  Format = "doc"
	RTF  Format = "rtf"
	ZIP  Format = "zip"
	HTML Format = "html"
	// Text is text in UTF-8 of any other kind.
	Text Format = "text"
	// Unknown is everything else, and a file of no bytes.
	Unknown Format = "unknown"
)

// Formats are all the answers of Of, so that a test can ask for the words of each.
func Formats() []Format {
	return []Format{
		JPEG, PNG, PDF, HEIC, AVIF, WebP, TIFF, GIF, BMP, JPEG2000, JPEGXL, SVG,
		DOCX, XLSX, PPTX, ODT, ODS, DOC, RTF, ZIP, HTML, Text, Unknown,
	}
}

// signature is a byte string that stands at a place in files of a format.
type signature struct {
	offset int
	bytes  string
	format Format
}

// signatures are in the order in which they are tried; no text begins like one of
// them, RTF apart. The brand in the "ftyp" box of ISO base media files (ISO/IEC
// 14496-12, 4.3) tells AVIF from the kinds of HEIC.
var signatures = []signature{
	{0, "\xff\xd8\xff", JPEG},                    // ITU-T T.81, B.2.1: SOI and the next marker
	{0, "\x89PNG\r\n\x1a\n", PNG},                // PNG, third edition, 5.2
	{4, "ftypavif", AVIF}, {4, "ftypavis", AVIF}, // AV1 Image File Format, 6
	{4, "ftyphe", HEIC},                          // heic, heix, hevc and so on: ISO/IEC 23008-12, annex B
	{4, "ftypmif1", HEIC}, {4, "ftypmsf1", HEIC}, // ISO/IEC 23008-12, 10: any coding, HEVC in practice
	{8, "WEBP", WebP},                          // RFC 9649, 2.4
	{0, "II*\x00", TIFF}, {0, "MM\x00*", TIFF}, // TIFF 6.0, section 2
	{0, "GIF87a", GIF}, {0, "GIF89a", GIF}, // GIF89a, section 17
	{0, "\x00\x00\x00\x0cjP  ", JPEG2000},        // ITU-T T.800, I.5.1
	{0, "\x00\x00\x00\x0cJXL ", JPEGXL},          // ISO/IEC 18181-2: the container
	{0, "\xff\x0a", JPEGXL},                      // ISO/IEC 18181-1: a bare codestream
	{0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", DOC}, // [MS-CFB], 2.2
	{0, `{\rtf`, RTF},                            // Rich Text Format 1.9.1, "RTF version"
	{0, "PK\x03\x04", ZIP},                       // APPNOTE.TXT, 4.3.7
}

// headSize is how far into a file marks without a fixed place are looked for: a PDF
// may have that many bytes of junk before its header, as some mail programs leave it
// (PDF 1.7 reference, implementation note 13).
const headSize = 1024

// Of tells the format by content.
func Of(data []byte) Format {
	for _, s := range signatures {
		if len(data) >= s.offset && bytes.HasPrefix(data[s.offset:], []byte(s.bytes)) {
			if s.format == ZIP {
				return ofZIP(data)
			}
			return s.format
		}
	}
	head := data[:min(len(data), headSize)]
	switch {
	case bytes.Contains(head, []byte("%PDF-")): // late, since any of the above may hold one
		return PDF
	case isHTML(head):
		return HTML
	case bytes.Contains(head, []byte("<svg")):
		return SVG
	case isText(head):
		return Text
	case bytes.HasPrefix(head, []byte("BM")): // late, since a text may begin with these letters
		return BMP
	}
	return Unknown
}

// ofZIP tells office documents apart by the names of their parts, which stand
// unpacked in the file (ECMA-376, part 2; OpenDocument 1.3, part 2, 3.3).
func ofZIP(data []byte) Format {
	for _, part := range []struct {
		name   string
		format Format
	}{
		{"mimetypeapplication/vnd.oasis.opendocument.text", ODT},
		{"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", ODS},
		{"word/document.xml", DOCX},
		{"xl/workbook.xml", XLSX},
		{"ppt/presentation.xml", PPTX},
	} {
		if bytes.Contains(data, []byte(part.name)) {
			return part.format
		}
	}
	return ZIP
}

func isHTML(head []byte) bool {
	const byteOrderMark = "\xef\xbb\xbf"
	start := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(head, []byte(byteOrderMark))))
	return bytes.HasPrefix(start, []byte("<!doctype html")) || bytes.HasPrefix(start, []byte("<html"))
}

// isText tells whether the bytes are UTF-8 without control characters, other than
// those of lines and pages. The last character may be cut by the end of head.
func isText(head []byte) bool {
	if len(head) == 0 {
		return false
	}
	for len(head) > 0 && utf8.FullRune(head) {
		r, size := utf8.DecodeRune(head)
		if r == utf8.RuneError && size == 1 || r < ' ' && !strings.ContainsRune("\t\n\f\r", r) {
			return false
		}
		head = head[size:]
	}
	return true
}
