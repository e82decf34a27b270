package scan

import (
	"bytes"
	"errors"
	"image/jpeg"
	"io"
	"slices"

	"permitpack/generator/exif"
	"permitpack/generator/picture"
)

// JPEGFile is a JPEG taken apart as far as a PDF needs to show it.
type JPEGFile struct {
	// Width and Height are those of the stored picture, in pixels.
	Width, Height int
	// Components is 1 for grey, 3 for colour, 4 for CMYK.
	Components int
	// Orientation is that of Exif, 1 (upright) to 8.
	Orientation int
	// Adobe says that Adobe's marker is there: its CMYK is stored inverted.
	Adobe bool
	// PlainRGB says that the components are red, green and blue though no marker says so.
	PlainRGB bool
	// Bare is the file without what does not change its pixels: Exif (with the
	// place where a photo was taken), thumbnails, comments, further pictures after the end.
	Bare []byte
}

// ParseJPEG takes a file apart without decoding its pixels. The error is
// ErrTruncated when the file ends too early.
func ParseJPEG(data []byte) (JPEGFile, error) {
	f := JPEGFile{Bare: append(make([]byte, 0, len(data)), 0xFF, picture.SOI)}
	if _, err := picture.Segments(data, f.take); err != nil {
		return JPEGFile{}, err
	}
	if f.Width == 0 || f.Height == 0 {
		return JPEGFile{}, picture.ErrDamaged
	}
	f.Orientation = max(1, f.Orientation) // upright, when nothing else is said
	f.Bare = append(f.Bare, 0xFF, picture.EOI)
	return f, nil
}

// take notes what a segment says and keeps it if the pixels need it.
func (f *JPEGFile) take(s picture.Segment) error {
	f.Adobe = f.Adobe || s.Adobe()
	if block, ok := s.EXIF(); ok && f.Orientation == 0 {
		tags, _ := exif.Read(block)
		f.Orientation = tags.Orientation
	}
	if frame, ok := s.Frame(); ok && f.Width == 0 {
		f.Width, f.Height, f.Components = frame.Width, frame.Height, frame.Components
		f.PlainRGB = string(frame.IDs) == "RGB"
	}
	if !s.Metadata() {
		f.Bare = append(f.Bare, s.Raw...)
	}
	return nil
}

// examineJPEG decodes the whole picture: only then is it known that nothing is missing.
func examineJPEG(data []byte) (int, []warning, error) {
	f, err := ParseJPEG(data)
	if err != nil {
		return 0, nil, err
	}
	if err := checkSize(f.Width, f.Height); err != nil {
		return 0, nil, err
	}
	if f.Components == 4 && !f.Adobe { // four inks without a mark, which the decoder does not know
		data = append(slices.Clone(adobeMark), data[2:]...)
	}
	if _, err := jpeg.Decode(bytes.NewReader(data)); err != nil {
		return 0, nil, cutShort(err)
	}
	return 1, pictureWarnings(f.Width, f.Height), nil
}

// adobeMark is the start of a file with the mark of plain inks (ISO/IEC 10918-6, 6.5.3).
var adobeMark = []byte("\xFF\xD8\xFF\xEE\x00\x0EAdobe\x00\x64\x00\x00\x00\x00\x00")

// cutShort tells a file that ends too early from one that is broken.
func cutShort(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return ErrTruncated
	}
	return err
}
