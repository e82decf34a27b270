package photo

import "errors"

// header is what a picture says of itself before anything is decoded.
type header struct {
	format format
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
	// end is the offset behind the last byte of the picture.
	end int
}

// density is what one tag says: dots per inch, across and down.
type density struct{ x, y float64 }

var (
	errTruncated = errors.New("the picture ends too early")
	errDamaged   = errors.New("the picture is damaged")
	// errRare is a JPEG that ordinary programs cannot read.
	errRare = errors.New("a kind of JPEG that is not supported")
)

// readHeader reads the header of a JPEG or PNG file. It allocates no more than the
// profile that the file carries.
func readHeader(data []byte, f format) (header, error) {
	if f == formatPNG {
		return readPNGHeader(data)
	}
	return readJPEGHeader(data)
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
	tags, ok := readEXIF(block)
	if !ok {
		return
	}
	if h.orientation == 0 {
		h.orientation = tags.orientation
	}
	h.addDensity(tags.x, tags.y, tags.perInch)
}
