package scan

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image/jpeg"
	"io"
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

var errJPEG = errors.New("no usable JPEG")

// Markers of a JPEG file (ITU-T T.81, table B.1).
const (
	markerSOF0, markerSOF2 = 0xC0, 0xC2
	markerSOI, markerEOI   = 0xD8, 0xD9
	markerSOS              = 0xDA
	markerAPP0, markerAPP1 = 0xE0, 0xE1
	markerAPP14            = 0xEE
	markerAPP15            = 0xEF
	markerCOM              = 0xFE
)

// ParseJPEG takes a file apart without decoding its pixels. The error is
// ErrTruncated when the file ends too early.
func ParseJPEG(data []byte) (JPEGFile, error) {
	f := JPEGFile{Orientation: 1}
	if len(data) < 4 || data[0] != 0xFF || data[1] != markerSOI {
		return f, errJPEG
	}
	f.Bare = append(make([]byte, 0, len(data)), data[:2]...)
	for rest := data[2:]; ; {
		segment, err := nextSegment(rest)
		if err != nil {
			return f, err
		}
		rest = rest[len(segment.padding)+len(segment.bytes):]
		f.take(segment)
		if segment.marker == markerEOI {
			if f.Width == 0 || f.Height == 0 {
				return f, errJPEG
			}
			return f, nil
		}
	}
}

// segment is a marker with its parameters and, after SOS, the coded pixels.
type segment struct {
	marker         byte
	padding, bytes []byte
}

// body is what follows the marker and the length.
func (s segment) body() []byte {
	if len(s.bytes) < 4 {
		return nil
	}
	return s.bytes[4:]
}

func nextSegment(data []byte) (segment, error) {
	start := 0
	for start+1 < len(data) && data[start] == 0xFF && data[start+1] == 0xFF { // fill bytes
		start++
	}
	if start+2 > len(data) {
		return segment{}, ErrTruncated
	}
	if data[start] != 0xFF {
		return segment{}, errJPEG
	}
	s := segment{marker: data[start+1], padding: data[:start]}
	data = data[start:]
	if s.marker == markerEOI {
		s.bytes = data[:2]
		return s, nil
	}
	if len(data) < 4 {
		return segment{}, ErrTruncated
	}
	length := 2 + int(binary.BigEndian.Uint16(data[2:]))
	if length < 4 {
		return segment{}, errJPEG
	}
	if length > len(data) {
		return segment{}, ErrTruncated
	}
	if s.marker == markerSOS {
		coded := codedLength(data[length:])
		if coded < 0 {
			return segment{}, ErrTruncated
		}
		length += coded
	}
	s.bytes = data[:length]
	return s, nil
}

// codedLength is the length of the coded pixels up to the next marker that is
// neither a stuffed zero nor a restart; -1 when there is none.
func codedLength(data []byte) int {
	for at := 0; ; at++ {
		next := bytes.IndexByte(data[at:], 0xFF)
		if next < 0 || at+next+1 >= len(data) {
			return -1
		}
		at += next
		if m := data[at+1]; m != 0 && m != 0xFF && (m < 0xD0 || m > 0xD7) {
			return at
		}
	}
}

// take notes what a segment says and keeps it if the pixels need it.
func (f *JPEGFile) take(s segment) {
	body := s.body()
	switch {
	case s.marker == markerAPP14 && bytes.HasPrefix(body, []byte("Adobe")):
		f.Adobe = true
	case s.marker == markerAPP1 && bytes.HasPrefix(body, []byte("Exif\x00\x00")):
		f.Orientation = exifOrientation(body[6:])
		return
	case s.marker >= markerAPP0 && s.marker <= markerAPP15, s.marker == markerCOM:
		return
	case s.marker >= markerSOF0 && s.marker <= markerSOF2 && len(body) >= 6 && f.Width == 0:
		f.Height, f.Width = int(binary.BigEndian.Uint16(body[1:])), int(binary.BigEndian.Uint16(body[3:]))
		f.Components = int(body[5])
		f.PlainRGB = len(body) >= 15 && f.Components == 3 && body[6] == 'R' && body[9] == 'G' && body[12] == 'B'
	}
	f.Bare = append(f.Bare, s.bytes...)
}

// examineJPEG decodes the whole picture: only then is it known that nothing is missing.
func examineJPEG(data []byte) (int, []string, error) {
	header, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return 0, nil, cutShort(err)
	}
	if err := checkSize(header.Width, header.Height); err != nil {
		return 0, nil, err
	}
	if _, err := ParseJPEG(data); err != nil {
		return 0, nil, err
	}
	if _, err := jpeg.Decode(bytes.NewReader(data)); err != nil {
		return 0, nil, cutShort(err)
	}
	return 1, pictureWarnings(header.Width, header.Height), nil
}

// cutShort tells a file that ends too early from one that is broken.
func cutShort(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return ErrTruncated
	}
	return err
}
