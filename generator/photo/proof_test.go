package photo

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"github.com/disintegration/imaging"

	"permitpack/samples/portrait"
)

// proofOf is the proof of a picture, decoded.
func proofOf(t *testing.T, picture *Picture) *image.NRGBA {
	t.Helper()
	var out bytes.Buffer
	if err := picture.Proof(&out); err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(&out)
	if err != nil {
		t.Fatal(err)
	}
	return imaging.Clone(img)
}

// count counts the pixels of exactly that colour in a part.
func count(img *image.NRGBA, part image.Rectangle, c color.NRGBA) int {
	n := 0
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			if img.NRGBAAt(x, y) == c {
				n++
			}
		}
	}
	return n
}

// What is wrong is hatched where it was drawn, and nothing else.
func TestProofHatches(t *testing.T) {
	t.Parallel()
	// The picture begins behind the ruler and is 720 pixels high.
	at := func(x0, y0, x1, y1 float64) image.Rectangle { // in shares of the height
		return image.Rect(ruler+int(x0*720), int(y0*720), ruler+int(x1*720), int(y1*720))
	}
	everywhere := at(0, 0, 0.78, 1)
	for _, test := range []struct {
		name    string
		picture portrait.Portrait
		// where something is hatched; nowhere else, if only. Zero for nothing at all.
		where image.Rectangle
		only  bool
	}{
		{name: "nothing wrong"},
		// The places of things.go in samples/portrait, and a little round them.
		{"a painting", beside(portrait.Painting), at(0.01, 0.03, 0.21, 0.26), true},
		{"a switch", beside(portrait.Switch), at(0.65, 0.40, 0.78, 0.51), true},
		{"bars", beside(portrait.Bars), at(0, 0, 0.78, 0.06), false},
		{"a shadow on the right", shadowed(0.08, 0.01, 0.5), at(0.5, 0.1, 0.78, 0.85), true},
		{"a burnt face", portrait.Portrait{Flash: 1.7}, at(0.2, 0.2, 0.58, 0.85), true},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, picture := situation{picture: test.picture}.examined(t)
			img := proofOf(t, picture)
			inside, all := count(img, test.where, proofFault), count(img, everywhere, proofFault)
			if test.where == (image.Rectangle{}) {
				if all > 0 {
					t.Errorf("%d pixels are hatched", all)
				}
				return
			}
			if inside < 100 {
				t.Errorf("%d pixels are hatched at %v", inside, test.where)
			}
			if test.only && all > inside {
				t.Errorf("%d pixels are hatched beside %v", all-inside, test.where)
			}
		})
	}
}

// A tick for each millimetre stands along the left and the lower edge, longer ones for
// five and ten of them.
func TestProofRuler(t *testing.T) {
	_, picture := situation{}.examined(t)
	img := proofOf(t, picture)
	const width, height = 413 * 720 / 531, 720
	if size := img.Rect.Size(); size != image.Pt(width+ruler, height+ruler) {
		t.Fatalf("size %v", size)
	}
	for _, test := range []struct {
		name string
		part image.Rectangle
		want int
	}{
		{"millimetres of the height", image.Rect(ruler-3, 0, ruler-2, height+1), 46},
		{"fives of the height", image.Rect(ruler-8, 0, ruler-7, height+1), 10},
		{"tens of the height", image.Rect(ruler-11, 0, ruler-10, height+1), 5},
		{"millimetres of the width", image.Rect(ruler, height+2, ruler+width+1, height+3), 36},
		{"tens of the width", image.Rect(ruler, height+10, ruler+width+1, height+11), 4},
	} {
		if got := count(img, test.part, proofTicked); got != test.want {
			t.Errorf("%s: %d ticks, want %d", test.name, got, test.want)
		}
	}
	if ten := height - 10*height/45; count(img, image.Rect(ruler-12, ten, ruler, ten+1), proofTicked) != 12 {
		t.Error("no tick 10 mm over the lower edge")
	}
}

// The lines of the head are where it was drawn.
func TestProofHead(t *testing.T) {
	p := portrait.Portrait{}
	_, picture := situation{picture: p}.examined(t)
	img, marks := proofOf(t, picture), p.Marks()
	const scale = 720.0 / 531
	for _, test := range []struct {
		name   string
		y, off float64 // where it was drawn, and how far the finder may be off
		x0, x1 int
	}{
		{"crown", marks.Crown.Y, 8, 290, 340},
		{"eyes", (marks.LeftEye.Y + marks.RightEye.Y) / 2, 22, 150, 250},
		{"chin", marks.Chin.Y, 22, 290, 340},
	} {
		found := false
		for row := int((test.y - test.off) * scale); row <= int((test.y+test.off)*scale); row++ {
			found = found || count(img, image.Rect(ruler+test.x0, row, ruler+test.x1, row+1), proofLine) == test.x1-test.x0
		}
		if !found {
			t.Errorf("no line across at the %s", test.name)
		}
	}
}

// Every picture that can be read has a proof.
func TestProofOfOddPictures(t *testing.T) {
	t.Parallel()
	for _, size := range []image.Point{{1, 1}, {1, 3000}, {3000, 1}, {12_000, 2}, {2, 12_000}, {2000, 90}, {90, 2000}, {2400, 3000}} {
		data := asPNG(t, imaging.New(size.X, size.Y, color.NRGBA{205, 26, 24, 255}))
		report, picture := Examine("a.png", data, testSpec(t, "35x45", "red"))
		if picture == nil {
			t.Fatalf("%v: %v", size, faults(report))
		}
		img := proofOf(t, picture)
		if got := img.Rect.Size(); got.Y < proofLeast+ruler || got.Y > proofMost+ruler || got.X < 1+ruler || got.X > 6*proofMost {
			t.Errorf("%v: the proof has %v", size, got)
		}
		if got := img.NRGBAAt(ruler+(img.Rect.Dx()-ruler)/2, proofLeast/3); size.X > 1 && got != (color.NRGBA{205, 26, 24, 255}) && got != proofLine {
			t.Errorf("%v: the wall is %v in the proof", size, got)
		}
	}
	// Transparent places show the paper.
	_, picture := Examine("a.png", asPNG(t, image.NewNRGBA(image.Rect(0, 0, 413, 531))), testSpec(t, "35x45", "red"))
	if got := proofOf(t, picture).NRGBAAt(ruler+200, 300); got != proofPaper {
		t.Errorf("a transparent place is %v", got)
	}
}
