package photo

import (
	"bytes"
	"path"
	"strings"
	"unicode/utf8"
)

// format is what a file is by its first bytes.
type format string

const (
	formatJPEG format = "jpeg"
	formatPNG  format = "png"
	formatHEIC format = "heic"
	formatPDF  format = "pdf"
	formatText format = "text"
	// formatOther is anything that sniff does not know.
	formatOther format = "other"
	// formatRareJPEG is a JPEG of a kind that only special programs write: 12-bit,
	// lossless or arithmetic-coded.
	formatRareJPEG format = "rare-jpeg"
)

// signature is a byte string that stands at a place in files of a format.
type signature struct {
	offset int
	bytes  string
	format format
}

// signatures are in the order in which they are tried. Brands of ISO base media
// files (the "ftyp" box) tell HEIC from AVIF.
var signatures = []signature{
	{0, "\xff\xd8\xff", formatJPEG},
	{0, "\x89PNG\r\n\x1a\n", formatPNG},
	{0, "GIF8", "gif"},
	{0, "II*\x00", "tiff"},
	{0, "MM\x00*", "tiff"},
	{0, "BM", "bmp"},
	{8, "WEBP", "webp"},
	{4, "ftypavif", "avif"},
	{4, "ftypavis", "avif"},
	{4, "ftyphe", formatHEIC},
	{4, "ftypmif1", formatHEIC},
	{4, "ftypmsf1", formatHEIC},
	{0, "%PDF-", formatPDF},
}

// sniff tells the format by content. An empty file is formatOther.
func sniff(data []byte) format {
	for _, s := range signatures {
		if len(data) >= s.offset && bytes.HasPrefix(data[s.offset:], []byte(s.bytes)) {
			return s.format
		}
	}
	head := data[:min(len(data), 1024)]
	switch {
	case bytes.Contains(head, []byte("<svg")):
		return "svg"
	case isText(head):
		return formatText
	}
	return formatOther
}

// isText tells whether the bytes are UTF-8 without control characters, other than
// those of lines.
func isText(head []byte) bool {
	if len(head) == 0 {
		return false
	}
	for len(head) > 0 {
		r, size := utf8.DecodeRune(head)
		if r == utf8.RuneError && size == 1 {
			return len(head) < utf8.UTFMax // a character cut by the end of head
		}
		if r < ' ' && !strings.ContainsRune("\t\n\f\r", r) {
			return false
		}
		head = head[size:]
	}
	return true
}

// endings are the file name endings of the two formats.
var endings = map[string]format{
	".jpg": formatJPEG, ".jpeg": formatJPEG, ".jpe": formatJPEG, ".jfif": formatJPEG, ".png": formatPNG,
}

// endingDiffers tells whether the name ends as another format does. A name without
// an ending promises nothing.
func endingDiffers(file string, f format) bool {
	ending := strings.ToLower(path.Ext(strings.ReplaceAll(file, `\`, "/")))
	return ending != "" && endings[ending] != f
}
