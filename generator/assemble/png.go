package assemble

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"slices"

	"permitpack/generator/pdf"
	"permitpack/generator/picture"
	"permitpack/generator/scan"
)

// addPNG shows a PNG as it is stored where PDF can, and else a copy on white.
func (b *binder) addPNG(data []byte) error {
	f, err := scan.ParsePNG(data)
	if err != nil {
		return err
	}
	from := source{file: &data[0]}
	if made := b.made(from); made != nil {
		b.addPicture(from, made, f.Width, f.Height, 1)
		return nil
	}
	if !f.Direct {
		if f, err = b.onPaper(f, data); err != nil {
			return err
		}
	}
	dict := pdf.Dict{
		"Width": pdf.Int(f.Width), "Height": pdf.Int(f.Height), "BitsPerComponent": pdf.Int(f.Depth),
		"Filter": pdf.Name("FlateDecode"),
		"DecodeParms": pdf.Dict{
			"Predictor": pdf.Int(15), "Colors": pdf.Int(f.Samples),
			"BitsPerComponent": pdf.Int(f.Depth), "Columns": pdf.Int(f.Width),
		},
	}
	switch {
	case f.Indexed:
		last := pdf.Int(len(f.Palette)/3 - 1)
		dict["ColorSpace"] = pdf.Array{pdf.Name("Indexed"), pdf.Name("DeviceRGB"), last, pdf.String(f.Palette)}
	case f.Samples == 1:
		dict["ColorSpace"] = pdf.Name("DeviceGray")
	default:
		dict["ColorSpace"] = pdf.Name("DeviceRGB")
	}
	b.addPicture(from, &pdf.Stream{Dict: dict, Data: f.Pixels}, f.Width, f.Height, 1)
	return nil
}

// onPaper is a transparent or interlaced picture as PDF can hold it on white paper. The
// stored rows stay where a palette can say the same; a mask by one colour could too,
// but readers that scale the picture draw a fringe of that colour.
func (b *binder) onPaper(f scan.PNGFile, data []byte) (scan.PNGFile, error) {
	var alphas []byte
	interlaced := false
	if _, err := picture.Chunks(data, func(c picture.Chunk) error {
		switch c.Kind {
		case "IHDR":
			interlaced = c.Body[12] != 0
		case "tRNS":
			alphas = c.Body
		}
		return nil
	}); err != nil {
		return f, err
	}
	if f.Indexed && !interlaced {
		f.Palette = whitened(f.Palette, alphas)
		return f, nil
	}
	done, err := b.decode(f.Width * f.Height)
	if err != nil {
		return f, err
	}
	defer done()
	return flatten(data, f.Samples)
}

// whitened is a palette with its colours mixed with white as far as they are
// transparent; those without a value are not (PNG, third edition, 11.3.1.1).
func whitened(palette, alphas []byte) []byte {
	mixed := slices.Clone(palette)
	for i, alpha := range alphas[:min(len(alphas), len(palette)/3)] {
		for j := range 3 {
			c := &mixed[3*i+j]
			*c = byte((int(*c)*int(alpha) + 255*(255-int(alpha)) + 127) / 255)
		}
	}
	return mixed
}

// flatten draws a transparent or interlaced picture on white paper, as a PNG that goes
// in directly. Grey stays grey and a palette a palette; the file does not grow where
// the encoder can help it.
func flatten(data []byte, samples int) (scan.PNGFile, error) {
	decoded, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return scan.PNGFile{}, err
	}
	switch m := decoded.(type) {
	case *image.Paletted:
		for i, c := range m.Palette {
			m.Palette[i] = mixed(c)
		}
	case *image.NRGBA, *image.NRGBA64:
		var paper draw.Image = image.NewRGBA(m.Bounds())
		if samples <= 2 {
			paper = image.NewGray(m.Bounds())
		}
		draw.Draw(paper, paper.Bounds(), image.White, image.Point{}, draw.Src)
		draw.Draw(paper, paper.Bounds(), m, m.Bounds().Min, draw.Over)
		decoded = paper
	}
	var out bytes.Buffer
	for _, level := range []png.CompressionLevel{png.BestSpeed, png.DefaultCompression} {
		out.Reset()
		encoder := png.Encoder{CompressionLevel: level}
		if err := encoder.Encode(&out, decoded); err != nil {
			return scan.PNGFile{}, err
		}
		if out.Len() <= len(data) {
			break // fast was good enough
		}
	}
	return scan.ParsePNG(out.Bytes())
}

// mixed is a colour on white paper.
func mixed(c color.Color) color.Color {
	r, g, b, a := c.RGBA()
	on := func(v uint32) uint8 { return uint8((v + 0xffff - a) >> 8) } // the values are mixed with alpha already
	return color.RGBA{on(r), on(g), on(b), 255}
}
