package photo

import (
	"encoding/binary"
	"image"
	"image/color"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/sniff"
)

// The eight orientations of TIFF 6.0 (tag 274), told by where the mark in the top left
// corner of the upright picture is stored.
func TestOrient(t *testing.T) {
	const w, h = 3, 2 // stored
	stored := map[int]image.Point{
		0: {0, 0}, 1: {0, 0}, 2: {w - 1, 0}, 3: {w - 1, h - 1}, 4: {0, h - 1},
		5: {0, 0}, 6: {0, h - 1}, 7: {w - 1, h - 1}, 8: {w - 1, 0},
	}
	for orientation, mark := range stored {
		img := image.NewNRGBA(image.Rect(0, 0, w, h))
		img.SetNRGBA(mark.X, mark.Y, color.NRGBA{255, 255, 255, 255})
		upright := orient(img, orientation)
		want := image.Pt(w, h)
		if orientation >= 5 {
			want = image.Pt(h, w)
		}
		if r, _, _, _ := upright.At(0, 0).RGBA(); r == 0 || upright.Bounds().Size() != want {
			t.Errorf("orientation %d: mark %v, size %v", orientation, r != 0, upright.Bounds().Size())
		}
	}
}

// What sniff tells apart and has no sentence of its own here is folded.
func TestRefused(t *testing.T) {
	tests := map[string]string{
		"GIF87a":                         "gif",
		"II*\x00":                        "tiff",
		"BM\x00\x00":                     "bmp",
		"RIFF\x00\x00\x00\x00WEBPVP8 ":   "webp",
		"\x00\x00\x00\x1cftypavif":       "avif",
		"\x00\x00\x00\x1cftypmif1":       "heic",
		"%PDF-1.7":                       "pdf",
		"<?xml version='1.0'?>\n<svg xm": "svg",
		"<!DOCTYPE html>":                "text",
		`{\rtf1\ansi`:                    "text",
		"你好":                             "text",
		"PK\x03\x04word/document.xml":    "other",
		"\xff\x0a":                       "other",
		"\x00\x01\x02":                   "other",
	}
	for data, want := range tests {
		if got := refused(sniff.Of([]byte(data))); got != want {
			t.Errorf("%q is refused as %s, want %s", data, got, want)
		}
	}
}

// The values were computed by another program from the formulas of IEC 61966-2-1 and
// CIE 15: lightness, chroma, hue in degrees.
func TestToLab(t *testing.T) {
	tests := []struct {
		rgb  uint32
		want [3]float64
	}{
		{0xdb1514, [3]float64{46.515, 87.979, 37.820}},
		{0xd74532, [3]float64{50.615, 70.625, 37.481}},
		{0x8b0000, [3]float64{28.090, 65.619, 38.995}},
		{0x7b1e2b, [3]float64{27.615, 43.510, 21.478}},
		{0xe8736a, [3]float64{62.051, 51.623, 30.559}},
	}
	for _, test := range tests {
		c := toLab(float64(test.rgb>>16)/255, float64(test.rgb>>8&255)/255, float64(test.rgb&255)/255)
		got := [3]float64{roundTo(c.l, 1000), roundTo(c.chroma(), 1000), roundTo(c.hue(), 1000)}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%06x:\n%s", test.rgb, diff)
		}
	}
	if grey := toLab(0.5, 0.5, 0.5); grey.chroma() > 0.02 {
		t.Errorf("grey has chroma %g", grey.chroma())
	}
}

// iccOf is a profile of colorants, as far as isSRGB reads one.
func iccOf(r, g, b [3]float64) []byte {
	out := binary.BigEndian.AppendUint32(make([]byte, 128), 3)
	for i, tag := range []string{"rXYZ", "gXYZ", "bXYZ"} {
		out = binary.BigEndian.AppendUint32(append(out, tag...), uint32(128+4+36+20*i))
		out = binary.BigEndian.AppendUint32(out, 20)
	}
	for _, xyz := range [][3]float64{r, g, b} {
		out = append(out, "XYZ \x00\x00\x00\x00"...)
		for _, v := range xyz {
			out = binary.BigEndian.AppendUint32(out, uint32(v*65536))
		}
	}
	return out
}

// Colorants at D50 of sRGB IEC61966-2.1 and Adobe RGB (1998).
var (
	iccSRGB  = iccOf([3]float64{0.43607, 0.22249, 0.01392}, [3]float64{0.38515, 0.71687, 0.09708}, [3]float64{0.14307, 0.06061, 0.71410})
	iccAdobe = iccOf([3]float64{0.60974, 0.31111, 0.01947}, [3]float64{0.20528, 0.62567, 0.06087}, [3]float64{0.14919, 0.06322, 0.74457})
)

func TestIsSRGB(t *testing.T) {
	// Those of Display P3.
	p3 := iccOf([3]float64{0.51512, 0.24120, 0}, [3]float64{0.29198, 0.69225, 0.04189}, [3]float64{0.15710, 0.06657, 0.78407})
	for name, test := range map[string]struct {
		profile []byte
		want    bool
	}{
		"sRGB": {iccSRGB, true}, "Adobe RGB": {iccAdobe, false}, "Display P3": {p3, false},
		"cut": {iccSRGB[:140], false}, "empty": {nil, false},
	} {
		if got := isSRGB(test.profile); got != test.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
