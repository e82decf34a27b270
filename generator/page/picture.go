package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"errors"
	"fmt"
	"image/color"
	"image/jpeg"

	"github.com/go-pdf/fpdf"
)

// maxPixels bounds what is decoded: a small file can claim to be a huge picture.
const maxPixels = 50_000_000

// pictures are the JPEGs of a document, each once, in the order of their first use.
type pictures struct {
	all    []jpegPicture
	byHash map[string]bool
}

type jpegPicture struct {
	name          string // hash of the data
	data          []byte
	width, height int // pixels
	space         string
}

// collect decodes every picture of the document: fpdf would embed a truncated
// one without a word.
func (d Document) collect() (*pictures, error) {
	found := &pictures{byHash: map[string]bool{}}
	for i, p := range d.Pages {
		for _, marks := range [][]Mark{p.Static, p.Values} {
			for _, m := range marks {
				picture, ok := m.(Picture)
				if !ok {
					continue
				}
				if err := found.add(picture.JPEG); err != nil {
					return nil, fmt.Errorf("page %d: %s: reading the picture: %w", i+1, m.field(), err)
				}
			}
		}
	}
	return found, nil
}

func (p *pictures) add(data []byte) error {
	name := pictureName(data)
	if p.byHash[name] {
		return nil
	}
	config, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return err
	}
	if config.Width*config.Height > maxPixels {
		return errors.New("it has more than 50 million pixels")
	}
	if _, err := jpeg.Decode(bytes.NewReader(data)); err != nil {
		return err
	}
	space, err := colourSpace(config.ColorModel)
	if err != nil {
		return err
	}
	p.byHash[name] = true
	p.all = append(p.all, jpegPicture{name, data, config.Width, config.Height, space})
	return nil
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

// embed registers the pictures with fpdf.
//
// fpdf sorts pictures by their width in pixels as they come out of a map, so two
// of one width would change places from run to run. Its width is a float that it
// cuts to a whole number when it writes it: a fraction added to it, growing with
// the picture's place, gives all of them an order. The description of a picture
// can only be set through its gob form.
func (p *pictures) embed(pdf *fpdf.Fpdf) error {
	for i, picture := range p.all {
		fraction := float64(i) / float64(len(p.all))
		description, err := picture.gob(fraction)
		if err != nil {
			return err
		}
		info := pdf.RegisterImageOptionsReader(picture.name, jpegOptions, bytes.NewReader(picture.data))
		if pdf.Err() {
			return pdf.Error()
		}
		if err := info.GobDecode(description); err != nil {
			return err
		}
	}
	return nil
}

var jpegOptions = fpdf.ImageOptions{ImageType: "jpg", AllowNegativePosition: true}

// gob writes the fields of fpdf's ImageInfoType in the order of its GobEncode.
func (p jpegPicture) gob(fraction float64) ([]byte, error) {
	const bitsPerComponent, objectNumber, scale, dpi = 8, 0, 1.0, 72.0
	var none []byte
	var noMask []int
	var buf bytes.Buffer
	encoder := gob.NewEncoder(&buf)
	for _, value := range []any{
		p.data, none, objectNumber, float64(p.width) + fraction, float64(p.height), p.space,
		none, bitsPerComponent, "DCTDecode", "", noMask, scale, dpi,
	} {
		if err := encoder.Encode(value); err != nil {
			return nil, err
		}
	}
	return buf.Bytes(), nil
}
