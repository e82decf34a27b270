package photo

import (
	"bytes"
	"image"
	"image/jpeg"
	"strings"
	"testing"

	"permitpack/generator/picture"
	"permitpack/generator/sniff"
)

func fit(t *testing.T, file string, data []byte, spec Spec) []byte {
	t.Helper()
	report, picture := Examine(file, data, spec)
	if picture == nil {
		t.Fatalf("unreadable: %v", faults(report))
	}
	fitted, err := picture.Fit(spec)
	if err != nil {
		t.Fatal(err)
	}
	return fitted
}

func TestFitSize(t *testing.T) {
	tests := []struct {
		name          string
		width, height int
		size          string
		want          image.Point
		density       uint16
	}{
		{"phone picture, 35x45", 3000, 4000, "35x45", image.Pt(827, 1063), 600},
		{"phone picture, 30x40", 3000, 4000, "30x40", image.Pt(709, 945), 600},
		{"between 300 and 600", 800, 800, "35x45", image.Pt(413, 531), 300},
		{"under 300 is never enlarged", 200, 257, "35x45", image.Pt(200, 257), 145},
		{"far too wide", 2000, 531, "35x45", image.Pt(413, 531), 300},
		{"one pixel", 1, 1, "35x45", image.Pt(1, 1), 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			fitted := fit(t, "a.png", asPNG(t, drawn(test.width, test.height, studioRed)), testSpec(t, test.size, "red"))
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

func TestFitLossless(t *testing.T) {
	spec := testSpec(t, "35x45", "red")
	plain := asJPEG(t, drawn(700, 900, studioRed)) // 508 dpi
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
	source := withSegments(asJPEG(t, drawn(600, 600, studioRed)), iccSegments([]byte(profile)))
	h, err := readHeader(fit(t, "a.jpg", source, testSpec(t, "35x45", "red")), sniff.JPEG)
	if err != nil {
		t.Fatal(err)
	}
	if string(h.profile) != profile {
		t.Errorf("profile of %d bytes, want %d", len(h.profile), len(profile))
	}
}

func TestFitIsDeterministic(t *testing.T) {
	source, spec := asPNG(t, drawn(900, 1200, studioRed)), testSpec(t, "35x45", "red")
	if !bytes.Equal(fit(t, "a.png", source, spec), fit(t, "a.png", source, spec)) {
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
