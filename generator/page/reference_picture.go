package page

import (
	"bytes"
	"encoding/gob"

	"github.com/go-pdf/fpdf"
)

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
