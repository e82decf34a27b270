package assemble

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"slices"
	"testing"

	"permitpack/generator/pdf"
	"permitpack/generator/scan"
)

// samplePage is a page of a test PDF; further entries of its dictionary may be set.
type samplePage struct {
	text          string
	width, height int
	entries       pdf.Dict
	// content is drawn after the text and the frame round the page, which a bare page has not.
	content string
	bare    bool
}

// samplePDF is a file with these pages; change, if any, may add objects and alter the catalogue and the pages.
func samplePDF(t testing.TB, pages []samplePage, change func(w *pdf.Writer, catalog pdf.Dict, pages []samplePage)) []byte {
	t.Helper()
	var out bytes.Buffer
	w := pdf.NewWriter(&out)
	tree := w.Reserve()
	catalog := pdf.Dict{"Type": pdf.Name("Catalog"), "Pages": tree}
	if change != nil {
		change(w, catalog, pages)
	}
	font := addCourier(w)
	resources := w.Add(pdf.Dict{"Font": pdf.Dict{"F": font}})
	var kids pdf.Array
	for _, p := range pages {
		commands := fmt.Sprintf("BT /F 24 Tf 40 %d Td (%s) Tj ET 0.5 w 5 5 %d %d re S\n%s", p.height-60, p.text, p.width-10, p.height-10, p.content)
		if p.bare {
			commands = p.content
		}
		page := pdf.Dict{
			"Type": pdf.Name("Page"), "Parent": tree,
			"MediaBox": pdf.Array{pdf.Int(0), pdf.Int(0), pdf.Int(p.width), pdf.Int(p.height)},
			"Contents": w.Add(pdf.Deflate(nil, []byte(commands))),
		}
		for key, value := range p.entries {
			page[key] = value
		}
		kids = append(kids, w.Add(page))
	}
	w.Put(tree, pdf.Dict{"Type": pdf.Name("Pages"), "Kids": kids, "Count": pdf.Int(len(kids)), "Resources": resources})
	if err := w.Close(w.Add(catalog), w.Add(pdf.Dict{})); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// a4 is a page of usual size with a text.
func a4(text string) samplePage { return samplePage{text: text, width: 595, height: 842} }

// quadrants is a picture whose corners are, from top left clockwise, red, green, blue and grey.
func quadrants(width, height int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	colours := [2][2]color.NRGBA{{{200, 0, 0, 255}, {0, 160, 0, 255}}, {{128, 128, 128, 255}, {0, 0, 200, 255}}}
	for y := range height {
		for x := range width {
			m.SetNRGBA(x, y, colours[2*y/height][2*x/width])
		}
	}
	return m
}

func jpegOf(t testing.TB, m image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, m, nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// withOrientation puts an Exif segment after the first marker of a JPEG.
func withOrientation(data []byte, orientation uint16) []byte {
	tiff := []byte("MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01")
	tiff = binary.BigEndian.AppendUint16(tiff, orientation)
	tiff = append(tiff, 0, 0, 0, 0, 0, 0)
	body := append([]byte("Exif\x00\x00"), tiff...)
	segment := binary.BigEndian.AppendUint16([]byte{0xFF, 0xE1}, uint16(len(body)+2))
	return bytes.Join([][]byte{data[:2], segment, body, data[2:]}, nil)
}

func pngOf(t testing.TB, m image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, m); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// read is a scan without findings that would keep it from use.
func read(t testing.TB, name string, data []byte) scan.Scan {
	t.Helper()
	s, findings := scan.Read(name, data)
	if !s.Usable() {
		t.Fatalf("%s is not usable: %v", name, findings)
	}
	return s
}

// addCourier writes one of the fonts that every reader has, described as PDF 1.5 asks (9.6.2.2).
func addCourier(w *pdf.Writer) pdf.Ref {
	const nonsymbolicFixed = 1<<5 | 1
	return w.Add(pdf.Dict{
		"Type": pdf.Name("Font"), "Subtype": pdf.Name("Type1"),
		"BaseFont": pdf.Name("Courier"), "Encoding": pdf.Name("WinAnsiEncoding"),
		"FirstChar": pdf.Int(' '), "LastChar": pdf.Int('~'), "Widths": slices.Repeat(pdf.Array{pdf.Int(600)}, '~'-' '+1),
		"FontDescriptor": w.Add(pdf.Dict{
			"Type": pdf.Name("FontDescriptor"), "FontName": pdf.Name("Courier"), "Flags": pdf.Int(nonsymbolicFixed),
			"FontBBox":    pdf.Array{pdf.Int(-23), pdf.Int(-250), pdf.Int(715), pdf.Int(805)},
			"ItalicAngle": pdf.Int(0), "Ascent": pdf.Int(629), "Descent": pdf.Int(-157), "CapHeight": pdf.Int(562), "StemV": pdf.Int(51),
		}),
	})
}
