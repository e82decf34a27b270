package photo

import (
	"errors"

	"permitpack/generator/exif"
	"permitpack/generator/picture"
	"permitpack/generator/sniff"
)

// header is what a picture says of itself before anything is decoded.
type header struct {
	format sniff.Format
	// width and height are those of the stored pixels, before any orientation.
	width, height int
	// components is 1 for grey, 3 for colour, 4 for CMYK and YCCK; 0 for PNG.
	components int
	// bits of each sample.
	bits int
	// orientation is the EXIF value 1 to 8; 0 without a tag.
	orientation int
	// densities are those of the tags that give one, in the order of the file.
	densities []density
	// profile is the ICC profile, nil without one.
	profile []byte
	// quality of a JPEG, 1 to 100; 0 for PNG.
	quality float64
	// end is the offset behind the last byte of the picture.
	end int
}

// density is what one tag says: dots per inch, across and down.
type density struct{ x, y float64 }

// errRare is a JPEG that ordinary programs cannot read.
var errRare = errors.New("a kind of JPEG that is not supported")

// readHeader reads the header of a JPEG or PNG file. It allocates no more than the
// profile that the file carries. With an error, the header is what was read before it.
func readHeader(data []byte, f sniff.Format) (h header, err error) {
	h.format = f
	if f == sniff.PNG {
		h.end, err = picture.Chunks(data, h.addChunk)
	} else {
		h.end, err = picture.Segments(data, h.addSegment)
	}
	if err == nil && (h.width == 0 || h.height == 0) {
		err = picture.ErrDamaged
	}
	return h, err
}

// turned tells whether the orientation exchanges width and height.
func (h header) turned() bool { return h.orientation >= 5 }

// upright is the size after the orientation is applied.
func (h header) upright() (width, height int) {
	if h.turned() {
		return h.height, h.width
	}
	return h.width, h.height
}

// addDensity keeps what a tag says, if it says anything: perInch is 0 for a tag
// without a unit, which gives only the shape of a pixel.
func (h *header) addDensity(x, y, perInch float64) {
	if x > 0 && y > 0 && perInch > 0 {
		h.densities = append(h.densities, density{x * perInch, y * perInch})
	}
}

// addEXIF keeps the orientation and the density of an EXIF block.
func (h *header) addEXIF(block []byte) {
	tags, ok := exif.Read(block)
	if !ok {
		return
	}
	if h.orientation == 0 {
		h.orientation = tags.Orientation
	}
	h.addDensity(tags.X, tags.Y, 1)
}
