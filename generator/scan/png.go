package scan

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image/png"
	"io"
)

// PNGFile is a PNG taken apart as far as a PDF needs to show it.
type PNGFile struct {
	Width, Height int
	// Depth is the number of bits of one sample.
	Depth int
	// Samples is the number of samples of one pixel: 1 for grey and palette, 2 with alpha, 3 for colour, 4 with alpha.
	Samples int
	// Indexed says that samples are places in Palette: red, green and blue of each colour.
	Indexed bool
	Palette []byte
	// Direct says that a PDF can hold Pixels as they are: no transparency, not interlaced.
	Direct bool
	// Pixels are the filtered rows, compressed.
	Pixels []byte
}

var errPNG = errors.New("no usable PNG")

const pngSignature = 8

// ParsePNG takes a file apart without unpacking its pixels. The error is
// ErrTruncated when the file ends too early.
func ParsePNG(data []byte) (PNGFile, error) {
	var f PNGFile
	if len(data) < pngSignature {
		return f, errPNG
	}
	for rest := data[pngSignature:]; ; {
		if len(rest) < 12 {
			return f, ErrTruncated
		}
		length := int64(binary.BigEndian.Uint32(rest))
		if length > int64(len(rest)-12) {
			return f, ErrTruncated
		}
		end := 8 + int(length)
		if crc32.ChecksumIEEE(rest[4:end]) != binary.BigEndian.Uint32(rest[end:]) {
			return f, errPNG
		}
		kind, body := string(rest[4:8]), rest[8:end]
		if kind == "IEND" {
			return f, f.check()
		}
		if err := f.take(kind, body); err != nil {
			return f, err
		}
		rest = rest[end+4:]
	}
}

func (f *PNGFile) take(kind string, body []byte) error {
	switch {
	case kind == "IHDR" && len(body) == 13 && f.Width == 0:
		f.Width, f.Height = int(binary.BigEndian.Uint32(body)), int(binary.BigEndian.Uint32(body[4:]))
		f.Depth = int(body[8])
		f.Samples = map[byte]int{0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[body[9]]
		f.Indexed = body[9] == 3
		f.Direct = body[9] < 4 && body[12] == 0
		if f.Width <= 0 || f.Height <= 0 || f.Samples == 0 {
			return errPNG
		}
		return checkSize(f.Width, f.Height)
	case f.Width == 0: // the header stands first
		return errPNG
	case kind == "PLTE" && f.Indexed:
		f.Palette = body
	case kind == "tRNS":
		f.Direct = false
	case kind == "IDAT":
		f.Pixels = append(f.Pixels, body...)
	}
	return nil
}

func (f *PNGFile) check() error {
	switch f.Depth {
	case 1, 2, 4, 8, 16:
	default:
		return errPNG
	}
	if len(f.Pixels) == 0 || f.Indexed && len(f.Palette) == 0 || len(f.Palette)%3 != 0 || len(f.Palette) > 3*256 {
		return errPNG
	}
	return nil
}

// rowBytes is the length of a row without its filter byte.
func (f *PNGFile) rowBytes() int { return (f.Width*f.Samples*f.Depth + 7) / 8 }

// checkRows unpacks the rows one by one, which needs no room for the picture.
func (f *PNGFile) checkRows() error {
	z, err := zlib.NewReader(bytes.NewReader(f.Pixels))
	if err != nil {
		return cutShort(err)
	}
	row := make([]byte, 1+f.rowBytes())
	for range f.Height {
		if _, err := io.ReadFull(z, row); err != nil {
			return cutShort(err)
		}
		if row[0] > 4 { // there are five filters
			return errPNG
		}
	}
	if n, err := z.Read(row[:1]); n > 0 || err != io.EOF { // the checksum stands at the end
		return errPNG
	}
	return nil
}

// examinePNG checks every row of a picture that goes into the packet as it is,
// and decodes those that will be drawn anew.
func examinePNG(data []byte) (int, []string, error) {
	if header, err := png.DecodeConfig(bytes.NewReader(data)); err == nil {
		if err := checkSize(header.Width, header.Height); err != nil {
			return 0, nil, err
		}
	} else {
		return 0, nil, cutShort(err)
	}
	f, err := ParsePNG(data)
	if err != nil {
		return 0, nil, err
	}
	if f.Direct {
		err = f.checkRows()
	} else {
		_, err = png.Decode(bytes.NewReader(data))
		err = cutShort(err)
	}
	if err != nil {
		return 0, nil, err
	}
	return 1, pictureWarnings(f.Width, f.Height), nil
}
