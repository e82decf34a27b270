package assemble

import (
	"slices"

	"permitpack/generator/pdf"
	"permitpack/generator/scan"
)

// pictureDensity is the density in dots per inch below which a picture is not
// spread: a receipt of 600 x 800 pixels stays 10 x 14 cm instead of filling the
// page. The density that a file claims says nothing: cameras write 72.
const pictureDensity = 150

// addJPEG shows a JPEG as it is stored, without decoding it, upright by its Exif orientation.
func (b *binder) addJPEG(data []byte) error {
	f, err := scan.ParseJPEG(data)
	if err != nil {
		return err
	}
	dict := pdf.Dict{
		"Width": pdf.Int(f.Width), "Height": pdf.Int(f.Height), "BitsPerComponent": pdf.Int(8),
		"Filter": pdf.Name("DCTDecode"),
	}
	switch f.Components {
	case 1:
		dict["ColorSpace"] = pdf.Name("DeviceGray")
	case 4:
		dict["ColorSpace"] = pdf.Name("DeviceCMYK")
		if f.Adobe { // Adobe's programs store the four inks inverted
			dict["Decode"] = slices.Repeat(pdf.Array{pdf.Int(1), pdf.Int(0)}, 4)
		}
	default:
		dict["ColorSpace"] = pdf.Name("DeviceRGB")
	}
	if f.PlainRGB && !f.Adobe {
		dict["DecodeParms"] = pdf.Dict{"ColorTransform": pdf.Int(0)}
	}
	b.addPicture(source{file: &data[0]}, &pdf.Stream{Dict: dict, Data: f.Bare}, f.Width, f.Height, f.Orientation)
	return nil
}

// addPicture puts a picture of that many stored pixels onto a sheet.
func (b *binder) addPicture(from source, s *pdf.Stream, width, height, orientation int) {
	s.Dict["Type"], s.Dict["Subtype"] = pdf.Name("XObject"), pdf.Name("Image")
	if orientation >= 5 { // a quarter turn
		width, height = height, width
	}
	density := spread(width, height)
	w, h := float64(width)*72/density, float64(height)*72/density
	p := fit(w, h, photographed)
	place := orient(orientation).then(matrix{p.scale * w, 0, 0, p.scale * h, p.x, p.y})
	s = b.reduced(from, s, same, seenIn(place))
	b.addPage(p.sheet, nil, drawn{pdf.Dict{"Picture": b.w.Add(s)}, []byte("q " + place.concat() + "/Picture Do Q\n")})
}

// spread is the density at which a picture is placed before it is fitted. A
// picture of the shape of a sheet is one, however coarse it was scanned, and
// takes its whole size.
func spread(width, height int) float64 {
	long, short := float64(max(width, height)), float64(min(width, height))
	shape := portrait.height / portrait.width
	if ratio := long / short; ratio < shape*0.95 || ratio > shape*1.05 {
		return pictureDensity
	}
	return min(pictureDensity, long*72/portrait.height)
}

// orient turns and mirrors the unit square, in which a PDF shows a picture, as
// the Exif orientation says where the first row and column are to be seen.
func orient(orientation int) matrix {
	switch orientation {
	case 2: // first row at the top, first column on the right
		return matrix{-1, 0, 0, 1, 1, 0}
	case 3: // bottom, right
		return matrix{-1, 0, 0, -1, 1, 1}
	case 4: // bottom, left
		return matrix{1, 0, 0, -1, 0, 1}
	case 5: // left, top
		return matrix{0, -1, -1, 0, 1, 1}
	case 6: // right, top
		return matrix{0, -1, 1, 0, 0, 1}
	case 7: // right, bottom
		return matrix{0, 1, 1, 0, 0, 0}
	case 8: // left, bottom
		return matrix{0, 1, -1, 0, 1, 0}
	}
	return matrix{1, 0, 0, 1, 0, 0}
}
