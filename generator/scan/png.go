package scan

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"image/png"
	"io"

	"permitpack/generator/picture"
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

// ParsePNG takes a file apart without unpacking its pixels. The error is
// ErrTruncated when the file ends too early.
func ParsePNG(data []byte) (PNGFile, error) {
	var f PNGFile
	if _, err := picture.Chunks(data, f.take); err != nil {
		return PNGFile{}, err
	}
	return f, f.check()
}

// take notes what a chunk says.
func (f *PNGFile) take(c picture.Chunk) error {
	if !c.Intact() {
		return picture.ErrDamaged
	}
	switch body := c.Body; c.Kind {
	case "IHDR":
		return f.takeHeader(body)
	case "PLTE":
		if f.Indexed { // of a picture with true colours it is a mere suggestion
			f.Palette = body
		}
	case "tRNS":
		f.Direct = false
	case "IDAT":
		f.Pixels = append(f.Pixels, body...)
	}
	return nil
}

// takeHeader reads IHDR (PNG, third edition, 11.2.1).
func (f *PNGFile) takeHeader(body []byte) error {
	if len(body) != 13 {
		return picture.ErrDamaged
	}
	f.Width, f.Height = int(binary.BigEndian.Uint32(body)), int(binary.BigEndian.Uint32(body[4:]))
	f.Depth = int(body[8])
	f.Samples = map[byte]int{0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[body[9]]
	f.Indexed = body[9] == 3
	f.Direct = body[9] < 4 && body[12] == 0
	if f.Width <= 0 || f.Height <= 0 || f.Samples == 0 {
		return picture.ErrDamaged
	}
	return checkSize(f.Width, f.Height)
}

func (f *PNGFile) check() error {
	switch f.Depth {
	case 1, 2, 4, 8, 16:
	default:
		return picture.ErrDamaged
	}
	if len(f.Pixels) == 0 || f.Indexed && len(f.Palette) == 0 || len(f.Palette)%3 != 0 || len(f.Palette) > 3*256 {
		return picture.ErrDamaged
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
			return picture.ErrDamaged
		}
	}
	if n, err := z.Read(row[:1]); n > 0 || err != io.EOF { // the checksum stands at the end
		return picture.ErrDamaged
	}
	return nil
}

// examinePNG checks every row of a picture that goes into the packet as it is,
// and decodes those that will be drawn anew.
func examinePNG(data []byte) (int, []warning, error) {
	f, err := ParsePNG(data) // which judges the size before a pixel is read
	if err != nil {
		return 0, nil, err
	}
	if _, err := png.DecodeConfig(bytes.NewReader(data)); err != nil {
		return 0, nil, cutShort(err)
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
