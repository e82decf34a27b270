package scan

import (
	"bytes"
	"unicode/utf8"
)

// format is what a file is, by its first bytes: a Kind, or something that has
// to be converted first. It names the text "scan.format.<format>".
type format string

func (f format) readable() bool {
	switch Kind(f) {
	case PDF, JPEG, PNG:
		return true
	}
	return false
}

// conversion names the text that says how to convert the format.
func (f format) conversion() string {
	switch f {
	case "heic", "avif":
		return "phone"
	case "webp", "tiff", "gif", "bmp", "jpeg2000", "jpegxl":
		return "picture"
	case "docx", "odt", "doc", "rtf", "xlsx", "ods", "pptx", "html", "text":
		return "print"
	case "zip":
		return "unpack"
	}
	return "other"
}

// signatures are the first bytes of formats, at the place they stand (most at 0).
var signatures = []struct {
	offset int
	bytes  string
	format format
}{
	{0, "\xFF\xD8\xFF", format(JPEG)},
	{0, "\x89PNG\r\n\x1A\n", format(PNG)},
	{4, "ftypavif", "avif"},
	{4, "ftypavis", "avif"},
	{4, "ftypheic", "heic"}, {4, "ftypheix", "heic"}, {4, "ftyphevc", "heic"}, {4, "ftyphevx", "heic"},
	{4, "ftypheim", "heic"}, {4, "ftypheis", "heic"}, {4, "ftypmif1", "heic"}, {4, "ftypmsf1", "heic"},
	{8, "WEBP", "webp"},
	{0, "II*\x00", "tiff"}, {0, "MM\x00*", "tiff"},
	{0, "GIF87a", "gif"}, {0, "GIF89a", "gif"},
	{0, "\x00\x00\x00\x0CjP  ", "jpeg2000"},
	{0, "\xFF\x0A", "jpegxl"}, {0, "\x00\x00\x00\x0CJXL ", "jpegxl"},
	{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "doc"},
	{0, `{\rtf`, "rtf"},
	{0, "PK\x03\x04", "zip"},
}

// sniff tells the format of a file by its content. A PDF may have junk before
// its header, as some mail programs leave it, so it is looked for after those
// that could hold one.
func sniff(data []byte) format {
	for _, s := range signatures {
		if len(data) > s.offset && bytes.HasPrefix(data[s.offset:], []byte(s.bytes)) {
			if s.format == "zip" {
				return sniffZip(data)
			}
			return s.format
		}
	}
	head := data[:min(len(data), 1024)]
	switch {
	case bytes.Contains(head, []byte("%PDF-")):
		return format(PDF)
	case bytes.HasPrefix(data, []byte("BM")) && len(data) > 14 && bytes.Equal(data[6:10], make([]byte, 4)):
		return "bmp"
	}
	return sniffText(head)
}

// sniffZip tells office documents apart by the names of their parts, which stand unpacked in the file.
func sniffZip(data []byte) format {
	for _, part := range []struct {
		name   string
		format format
	}{
		{"mimetypeapplication/vnd.oasis.opendocument.text", "odt"},
		{"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "ods"},
		{"word/document.xml", "docx"},
		{"xl/workbook.xml", "xlsx"},
		{"ppt/presentation.xml", "pptx"},
	} {
		if bytes.Contains(data, []byte(part.name)) {
			return part.format
		}
	}
	return "zip"
}

func sniffText(head []byte) format {
	start := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))))
	if bytes.HasPrefix(start, []byte("<!doctype html")) || bytes.HasPrefix(start, []byte("<html")) {
		return "html"
	}
	for len(head) > 0 {
		r, size := utf8.DecodeRune(head)
		cut := r == utf8.RuneError && len(head) < utf8.UTFMax // the last letter may be cut in two
		if !cut && (r == utf8.RuneError || r < ' ' && r != '\n' && r != '\r' && r != '\t') {
			return "unknown"
		}
		head = head[size:]
	}
	return "text"
}
