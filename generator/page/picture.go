package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image/color"
	"image/jpeg"
	"slices"

	"permitpack/generator/pdf"
	"permitpack/generator/picture"
)

// maxPixels bounds what readers will decode: a small file can claim to be a huge picture.
const maxPixels = 50_000_000

// pictures are the JPEGs of a document, each once, in the order of their first use.
type pictures struct {
	all    []*jpegPicture
	byHash map[string]*jpegPicture
}

type jpegPicture struct {
	name          string // hash of the data
	data          []byte
	width, height int // pixels
	space         string
}

// collect finds every picture of the document and looks whether a part of it is missing:
// a reader would show half of it without a word. It is not decoded; those who made it did that.
func (d Document) collect() (*pictures, error) {
	found := &pictures{byHash: map[string]*jpegPicture{}}
	for i, p := range d.Pages {
		for _, marks := range [][]Mark{p.Static, p.Values} {
			for _, m := range marks {
				shown, ok := m.(Picture)
				if !ok {
					continue
				}
				if err := found.add(shown.JPEG); err != nil {
					return nil, fmt.Errorf("page %d: %s: reading the picture: %w", i+1, m.field(), err)
				}
			}
		}
	}
	return found, nil
}

func (p *pictures) add(data []byte) error {
	name := pictureName(data)
	if p.byHash[name] != nil {
		return nil
	}
	config, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return err
	}
	if config.Width*config.Height > maxPixels {
		return errors.New("it has more than 50 million pixels")
	}
	if _, err := picture.Segments(data, func(picture.Segment) error { return nil }); err != nil {
		return err
	}
	space, err := colourSpace(config.ColorModel)
	if err != nil {
		return err
	}
	p.byHash[name] = &jpegPicture{name, data, config.Width, config.Height, space}
	p.all = append(p.all, p.byHash[name])
	return nil
}

// find is a picture that was added.
func (p *pictures) find(data []byte) *jpegPicture { return p.byHash[pictureName(data)] }

// resource is what commands call the picture.
func (p *jpegPicture) resource() pdf.Name { return pdf.Name("I" + p.name[:16]) }

// stream is the picture as it is stored (ISO 32000-1, 8.9.5 and 7.4.8).
func (p *jpegPicture) stream() *pdf.Stream {
	dict := pdf.Dict{
		"Type": pdf.Name("XObject"), "Subtype": pdf.Name("Image"), "Width": pdf.Int(p.width), "Height": pdf.Int(p.height),
		"ColorSpace": pdf.Name(p.space), "BitsPerComponent": pdf.Int(8), "Filter": pdf.Name("DCTDecode"),
	}
	if p.space == "DeviceCMYK" { // those who write such pictures store the four inks inverted
		dict["Decode"] = slices.Repeat(pdf.Array{pdf.Int(1), pdf.Int(0)}, 4)
	}
	return &pdf.Stream{Dict: dict, Data: p.data}
}

func pictureName(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func colourSpace(m color.Model) (string, error) {
	switch m {
	case color.GrayModel:
		return "DeviceGray", nil
	case color.YCbCrModel:
		return "DeviceRGB", nil
	case color.CMYKModel:
		return "DeviceCMYK", nil
	}
	return "", errors.New("its colours are of a kind that is not known")
}
