package photo

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"

	"permitpack/generator/picture"
	"permitpack/generator/sniff"
)

// decode reads the pixels of a picture whose header was read and found small enough.
func decode(data []byte, f sniff.Format) (img image.Image, err error) {
	// The decoders have no known panic, but the bytes are a stranger's.
	defer func() {
		if r := recover(); r != nil {
			img, err = nil, fmt.Errorf("%w: %v", picture.ErrDamaged, r)
		}
	}()
	if f == sniff.PNG {
		return png.Decode(bytes.NewReader(data))
	}
	return jpeg.Decode(bytes.NewReader(data))
}

// opaque tells whether no pixel is transparent.
func opaque(img image.Image) bool {
	o, ok := img.(interface{ Opaque() bool })
	return !ok || o.Opaque()
}

// plain tells whether colours are what they are on every screen and press.
func plain(img image.Image) bool {
	_, press := img.(*image.CMYK)
	return !press && opaque(img)
}
