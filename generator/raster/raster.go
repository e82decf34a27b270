// Package raster encodes the pictures of PDF files anew, as smaller JPEGs. It reads
// the samples of image XObjects (ISO 32000-1, 8.9.5) as the file holds them, scales
// them down, and leaves alone what it cannot do without harm: pictures in printing
// colours, of one bit, in formats of fax and archive, and all masks.
package raster

import (
	"bytes"
	"image/jpeg"
	"maps"

	"permitpack/generator/pdf"
	"permitpack/generator/picture"
)

// Resolve gives the object that a reference of a document points to, and any other
// object as it is.
type Resolve func(pdf.Object) pdf.Object

// Picture is an image XObject that can be encoded anew.
type Picture struct {
	// Width and Height are those of the stored picture, in pixels.
	Width, Height int

	stream  *pdf.Stream
	resolve Resolve
	// samples are the stored ones; nil where the picture is a JPEG.
	samples *samples
	jpeg    []byte
	space   space
}

// Open takes a picture apart without decoding it; ok is false for one that has to
// stay as it is.
func Open(s *pdf.Stream, resolve Resolve) (p *Picture, ok bool) {
	p = &Picture{stream: s, resolve: resolve}
	if p.name("Subtype") != "Image" || !p.plain() {
		return nil, false
	}
	if p.space, ok = p.colours(); !ok {
		return nil, false
	}
	filters, parameters := p.filters()
	switch {
	case len(filters) > 0 && filters[len(filters)-1] == "DCTDecode":
		ok = p.openJPEG(s.Data, filters[:len(filters)-1], parameters[len(filters)-1])
	case len(filters) == 0:
		ok = p.openSamples(s.Data, false, nil)
	case len(filters) == 1 && filters[0] == "FlateDecode":
		ok = p.openSamples(s.Data, true, parameters[0])
	default:
		ok = false
	}
	return p, ok
}

// plain tells whether every sample is a colour, and may become another that is near.
// A mask by colour needs the very value, and so does a soft mask that the colours
// were mixed with.
func (p *Picture) plain() bool {
	if p.resolve(p.stream.Dict["ImageMask"]) == pdf.Object(pdf.Bool(true)) || p.stream.Dict["Alternates"] != nil {
		return false
	}
	if _, byColour := p.resolve(p.stream.Dict["Mask"]).(pdf.Array); byColour {
		return false
	}
	soft, _ := p.resolve(p.stream.Dict["SMask"]).(*pdf.Stream)
	return soft == nil || soft.Dict["Matte"] == nil
}

// filters are the names of the stream's filters, each with its parameters.
func (p *Picture) filters() (names []pdf.Name, parameters []pdf.Dict) {
	list, given := p.list("Filter"), p.list("DecodeParms")
	for i, f := range list {
		name, _ := p.resolve(f).(pdf.Name)
		names = append(names, name)
		var dict pdf.Dict
		if i < len(given) {
			dict, _ = p.resolve(given[i]).(pdf.Dict)
		}
		parameters = append(parameters, dict)
	}
	return names, parameters
}

// list is the array under the key, or the single element that stands there alone.
func (p *Picture) list(key pdf.Name) pdf.Array {
	switch o := p.resolve(p.stream.Dict[key]).(type) {
	case nil, pdf.Null:
		return nil
	case pdf.Array:
		return o
	default:
		return pdf.Array{o}
	}
}

// openJPEG reads the header of a picture that is a JPEG, which may be packed once more.
func (p *Picture) openJPEG(data []byte, around []pdf.Name, parameters pdf.Dict) bool {
	switch {
	case len(around) == 1 && around[0] == "FlateDecode":
		var err error
		if data, err = inflated(data); err != nil {
			return false
		}
	case len(around) > 0:
		return false
	}
	header, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return false
	}
	components, trusted := 0, false
	if _, err := picture.Segments(data, func(s picture.Segment) error {
		if frame, ok := s.Frame(); ok {
			components = frame.Components
			trusted = trusted || string(frame.IDs) == "RGB"
		}
		trusted = trusted || s.Adobe()
		return nil
	}); err != nil {
		return false
	}
	// That the three components are no luma and chroma may stand outside the JPEG,
	// where its decoder does not see it.
	if transform, stated := p.resolve(parameters["ColorTransform"]).(pdf.Int); stated && transform == 0 && !trusted && components == 3 {
		return false
	}
	p.jpeg, p.Width, p.Height = data, header.Width, header.Height
	return p.space.palette == nil && components == p.space.components
}

// Encode gives the picture as a JPEG of at most that size in pixels and of that
// quality (1 to 100); nil when it would not become smaller than it is, or cannot be decoded.
func (p *Picture) Encode(width, height, quality int) *pdf.Stream {
	width, height = max(1, min(width, p.Width)), max(1, min(height, p.Height))
	source, err := p.scaled(width, height)
	if err != nil {
		return nil
	}
	var out bytes.Buffer
	if jpeg.Encode(&out, source, &jpeg.Options{Quality: quality}) != nil || out.Len() >= len(p.stream.Data) {
		return nil
	}
	dict := pdf.Dict{}
	maps.Copy(dict, p.stream.Dict)
	delete(dict, "DecodeParms")
	dict["Filter"] = pdf.Name("DCTDecode")
	dict["Width"], dict["Height"], dict["BitsPerComponent"] = pdf.Int(width), pdf.Int(height), pdf.Int(8)
	dict["ColorSpace"] = p.space.object
	return &pdf.Stream{Dict: dict, Data: out.Bytes()}
}

func (p *Picture) name(key pdf.Name) pdf.Name {
	name, _ := p.resolve(p.stream.Dict[key]).(pdf.Name)
	return name
}

func (p *Picture) int(o pdf.Object) (int, bool) {
	n, ok := p.resolve(o).(pdf.Int)
	return int(n), ok
}
