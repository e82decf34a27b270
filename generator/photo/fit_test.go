package photo

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"slices"
	"strings"
	"testing"

	"github.com/disintegration/imaging"

	"permitpack/generator/picture"
	"permitpack/generator/sniff"
	"permitpack/samples/portrait"
)

func fit(t *testing.T, file string, data []byte, spec Spec) []byte {
	t.Helper()
	report, picture := Examine(file, data, spec)
	if picture == nil {
		t.Fatalf("unreadable: %v", faults(report))
	}
	fitted, err := picture.Fit()
	if err != nil {
		t.Fatal(err)
	}
	return fitted
}

func TestFitSize(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name          string
		width, height int
		size          string
		want          image.Point
		density       uint16
	}{
		{"phone picture, 35x45", 1500, 2000, "35x45", image.Pt(827, 1063), 600},
		{"phone picture, 30x40", 1500, 2000, "30x40", image.Pt(709, 945), 600},
		{"between 300 and 600", 800, 800, "35x45", image.Pt(413, 531), 300},
		{"under 300 is never enlarged", 200, 257, "35x45", image.Pt(200, 257), 145},
		{"far too wide", 2000, 531, "35x45", image.Pt(413, 531), 300},
		{"one pixel", 1, 1, "35x45", image.Pt(1, 1), 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			// Without a face, the crop is the largest part.
			wall := imaging.New(test.width, test.height, color.NRGBA{205, 26, 24, 255})
			fitted := fit(t, "a.png", asPNG(t, wall), testSpec(t, test.size, "red"))
			config, err := jpeg.DecodeConfig(bytes.NewReader(fitted))
			if err != nil {
				t.Fatal(err)
			}
			if got := image.Pt(config.Width, config.Height); got != test.want {
				t.Errorf("size %v, want %v", got, test.want)
			}
			if !bytes.HasPrefix(fitted[2:], jfif(test.density)) {
				t.Errorf("the file does not begin with a JFIF segment of %d dpi: % x", test.density, fitted[:20])
			}
		})
	}
}

// What a camera gives is cut to the head, however far away and off the middle it is.
func TestFitRoundTheHead(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		picture portrait.Portrait
		size    string
		// want are the pixels: 600 dots per inch where the head has enough, 300 else. Under
		// 300, only the density is known, from what the head has.
		want        image.Point
		least, most uint16
	}{
		// A head of 1500 * 0.56 = 840 pixels takes 72 % of 1167, which is more than the 1063 of 600 dpi.
		{"small, many pixels", portrait.Portrait{Width: 1100, Height: 1500, Head: 0.56, Top: 0.25}, "35x45", image.Pt(827, 1063), 600, 600},
		{"small, to the right", portrait.Portrait{Width: 1100, Height: 1300, Head: 0.45, Top: 0.2, Shift: 0.15}, "35x45", image.Pt(413, 531), 300, 300},
		{"small, to the left, low", portrait.Portrait{Width: 1100, Height: 1300, Head: 0.45, Top: 0.45, Shift: -0.15}, "35x45", image.Pt(413, 531), 300, 300},
		{"small, for 30x40", portrait.Portrait{Width: 1100, Height: 1300, Head: 0.45, Top: 0.2, Shift: 0.1}, "30x40", image.Pt(354, 472), 300, 300},
		{"much too wide", portrait.Portrait{Width: 1400, Height: 800, Head: 0.6, Top: 0.2, Shift: -0.2}, "35x45", image.Pt(413, 531), 300, 300},
		// A head of 320 pixels takes 65 % of 492: 492 / 45 mm are 278 dots per inch.
		{"few pixels", portrait.Portrait{Width: 640, Height: 800, Head: 0.4, Top: 0.25, Shift: 0.05}, "35x45", image.Point{}, 265, 290},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			spec := testSpec(t, test.size, "red")
			fitted := fit(t, "a.jpg", asJPEG(t, drawn(test.picture)), spec)
			h, err := readHeader(fitted, sniff.JPEG)
			if err != nil {
				t.Fatal(err)
			}
			if got := image.Pt(h.width, h.height); test.want != (image.Point{}) && got != test.want {
				t.Errorf("size %v, want %v", got, test.want)
			}
			if dpi := uint16(h.densities[0].x); dpi < test.least || dpi > test.most || dpi != printDensity(image.Pt(h.width, h.height), spec) {
				t.Errorf("%dx%d at %d dpi, want %d to %d", h.width, h.height, dpi, test.least, test.most)
			}
			report, picture := Examine("a.jpg", fitted, spec)
			for _, id := range []string{"size.aspect", "size.density", "size.orientation", "face.none", "head.small", "head.big", "head.position"} {
				if c := checkOf(t, report, id); c.Verdict != Pass {
					t.Errorf("%s: %s, %g", id, c.Verdict, c.Value)
				}
			}
			if tall := checkOf(t, report, "head.big").Value; tall < 65 || tall > 80 {
				t.Errorf("the head takes %.1f %% of the height", tall)
			}
			if same, err := picture.Fit(); test.least == test.most && (err != nil || !bytes.Equal(same, fitted)) {
				t.Errorf("fitting what is fitted changes it: %v", err)
			}
		})
	}
}

// The pixels are turned as the tag says, or the face where there is none.
func TestFitUpright(t *testing.T) {
	t.Parallel()
	img, spec := sized(413, 531), testSpec(t, "35x45", "red")
	want := fit(t, "a.png", asPNG(t, img), spec)
	for orientation, turn := range away {
		stored := asPNG(t, turn(img))
		tag := behindIHDR(stored, chunk("eXIf", exifOf(binary.BigEndian, uint16(orientation), 0, 0, 0)))
		if got := fit(t, "a.png", tag, spec); !bytes.Equal(got, want) {
			t.Errorf("orientation %d: another picture", orientation)
		}
		switch orientation {
		case 3, 6, 8: // the others are mirrored, which no face tells
			if got := fit(t, "a.png", stored, spec); !bytes.Equal(got, want) {
				t.Errorf("orientation %d without a tag: another picture", orientation)
			}
		}
	}
}

// Nothing but the picture is left of a file: no place, no name of a camera, no thumbnail.
func TestFitLeavesNothingElse(t *testing.T) {
	spec := testSpec(t, "35x45", "red")
	exif := "Exif\x00\x00" + exifOf(binary.LittleEndian, 1, 2, 300, 300) + "GPS secret"
	for name, img := range map[string]image.Image{"kept as it is": sized(413, 531), "cut": sized(500, 531)} {
		source := withSegments(asJPEG(t, img), slices.Concat(
			app(picture.APP1, exif), app(picture.APP1, "http://ns.adobe.com/xap/1.0/\x00secret"), app(picture.APP14-1, "Photoshop 3.0\x00secret"), app(picture.COM, "secret")))
		var markers []byte
		fitted := fit(t, "a.jpg", append(source, "secret behind the end"...), spec)
		if end, err := picture.Segments(fitted, func(s picture.Segment) error {
			if s.Metadata() {
				markers = append(markers, s.Marker)
			}
			return nil
		}); err != nil || end != len(fitted) {
			t.Errorf("%s: end %d of %d, %v", name, end, len(fitted), err)
		}
		if bytes.Contains(fitted, []byte("secret")) || string(markers) != "\xe0" {
			t.Errorf("%s: segments of metadata % x, want the one of JFIF", name, markers)
		}
	}
}

// Transparent places come out white, and colours as they are.
func TestFitColours(t *testing.T) {
	img := imaging.New(413, 531, color.NRGBA{205, 26, 24, 255})
	draw.Draw(img, image.Rect(0, 0, 413, 200), image.Transparent, image.Point{}, draw.Src)
	fitted, err := jpeg.Decode(bytes.NewReader(fit(t, "a.png", asPNG(t, img), testSpec(t, "35x45", "red"))))
	if err != nil {
		t.Fatal(err)
	}
	for y, want := range map[int]color.NRGBA{100: {255, 255, 255, 255}, 400: {205, 26, 24, 255}} {
		got := color.NRGBAModel.Convert(fitted.At(200, y)).(color.NRGBA)
		for _, d := range []int{int(got.R) - int(want.R), int(got.G) - int(want.G), int(got.B) - int(want.B)} {
			if d < -3 || d > 3 {
				t.Errorf("row %d is %v, want %v", y, got, want)
			}
		}
	}
}

func TestFitLossless(t *testing.T) {
	spec := testSpec(t, "35x45", "red")
	plain := asJPEG(t, sized(700, 900)) // 508 dpi
	secret := withSegments(plain, append(app(picture.APP1, "Exif\x00\x00secret"), app(picture.COM, "secret")...))
	fitted := fit(t, "a.jpg", append(secret, "secret"...), spec)
	if want := withSegments(plain, jfif(508)); !bytes.Equal(fitted, want) {
		t.Errorf("%d bytes, want the %d of the picture with a density and nothing else", len(fitted), len(want))
	}
	if again := fit(t, "a.jpg", fitted, spec); !bytes.Equal(again, fitted) {
		t.Error("fitting what is fitted changed it")
	}
}

func TestFitKeepsForeignProfile(t *testing.T) {
	profile := strings.Repeat("wide gamut ", 10_000) // two segments
	source := withSegments(asJPEG(t, sized(600, 600)), iccSegments([]byte(profile)))
	h, err := readHeader(fit(t, "a.jpg", source, testSpec(t, "35x45", "red")), sniff.JPEG)
	if err != nil {
		t.Fatal(err)
	}
	if string(h.profile) != profile {
		t.Errorf("profile of %d bytes, want %d", len(h.profile), len(profile))
	}
}

// TestFitForPage wants no more than 300 dots per inch of the same part of the picture.
func TestFitForPage(t *testing.T) {
	for _, c := range []struct{ width, height, wantWidth, wantHeight int }{
		{827, 1063, 413, 531}, {1654, 2126, 413, 531}, {600, 771, 413, 531}, {413, 531, 413, 531}, {300, 386, 300, 386},
	} {
		_, picture := Examine("a.jpg", asJPEG(t, sized(c.width, c.height)), testSpec(t, "35x45", "red"))
		print, err := picture.Fit()
		if err != nil {
			t.Fatal(err)
		}
		page, err := picture.FitForPage(print)
		if err != nil {
			t.Fatal(err)
		}
		got, err := jpeg.DecodeConfig(bytes.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		if got.Width != c.wantWidth || got.Height != c.wantHeight {
			t.Errorf("%dx%d is %dx%d on a page, want %dx%d", c.width, c.height, got.Width, got.Height, c.wantWidth, c.wantHeight)
		}
		if finer := c.width > 413; finer == bytes.Equal(page, print) {
			t.Errorf("%dx%d: the print stands on the page: %t", c.width, c.height, !finer)
		}
	}
}

func TestFitIsDeterministic(t *testing.T) {
	source, spec := asJPEG(t, drawn(portrait.Portrait{Width: 1100, Height: 1300, Head: 0.45, Top: 0.2, Shift: 0.15})), testSpec(t, "35x45", "red")
	if !bytes.Equal(fit(t, "a.jpg", source, spec), fit(t, "a.jpg", source, spec)) {
		t.Error("two runs, two files")
	}
}

func TestCropTo(t *testing.T) {
	spec := testSpec(t, "30x40", "red")
	tests := []struct {
		name string
		in   image.Point
		want image.Rectangle
	}{
		{"exact", image.Pt(300, 400), image.Rect(0, 0, 300, 400)},
		{"too wide: both sides", image.Pt(340, 400), image.Rect(20, 0, 320, 400)},
		{"a little too high: from the bottom", image.Pt(300, 420), image.Rect(0, 0, 300, 400)},
		{"far too high: top and bottom", image.Pt(300, 600), image.Rect(0, 100, 300, 500)},
	}
	for _, test := range tests {
		if got := cropTo(image.Rectangle{Max: test.in}, spec); got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}
