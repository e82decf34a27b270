package photo

import (
	"image"
	"image/color"
	"testing"

	"github.com/disintegration/imaging"
)

// upright are the turns of Exif 2.32, 4.6.4 A, by another program; imaging turns
// counter-clockwise.
var upright = map[int]func(image.Image) *image.NRGBA{
	0: imaging.Clone, 1: imaging.Clone, 2: imaging.FlipH, 3: imaging.Rotate180, 4: imaging.FlipV,
	5: imaging.Transpose, 6: imaging.Rotate270, 7: imaging.Transverse, 8: imaging.Rotate90,
}

// away are the turns that undo those.
var away = map[int]func(image.Image) *image.NRGBA{
	0: imaging.Clone, 1: imaging.Clone, 2: imaging.FlipH, 3: imaging.Rotate180, 4: imaging.FlipV,
	5: imaging.Transpose, 6: imaging.Rotate90, 7: imaging.Transverse, 8: imaging.Rotate270,
}

// sizes are those of pictures in which turns are told apart, and of some in which they are not.
var sizes = []image.Point{{5, 3}, {4, 4}, {1, 3}, {3, 1}, {1, 1}, {2, 2}}

func TestPixelsOriented(t *testing.T) {
	for orientation, turn := range upright {
		for _, size := range sizes {
			stored := noise(size.X+2, size.Y+3).SubImage(image.Rect(2, 3, size.X+2, size.Y+3)) // does not begin at 0,0
			p, want := &pixels{stored, orientation}, turn(stored)
			bounds := p.bounds()
			if err := shows(want, bounds.Dx(), bounds.Dy(), p.at); err != nil {
				t.Errorf("orientation %d, %v, at: %v", orientation, size, err)
			}
			r := p.reduced(bounds, bounds.Dx(), bounds.Dy())
			if err := shows(want, r.width, r.height, r.colour); err != nil {
				t.Errorf("orientation %d, %v, reduced: %v", orientation, size, err)
			}
			whole := p.part(bounds, bounds.Size())
			if err := shows(want, whole.Rect.Dx(), whole.Rect.Dy(), func(x, y int) [3]uint8 {
				c := whole.NRGBAAt(x, y)
				return [3]uint8{c.R, c.G, c.B}
			}); err != nil {
				t.Errorf("orientation %d, %v, part: %v", orientation, size, err)
			}
		}
	}
}

func TestStoredPart(t *testing.T) {
	for orientation, turn := range upright {
		stored := noise(9, 7).SubImage(image.Rect(2, 1, 9, 6))
		p := &pixels{stored, orientation}
		for _, part := range []image.Rectangle{p.bounds(), image.Rect(1, 2, 4, 4), image.Rect(0, 0, 1, 1), image.Rect(2, 1, 5, 2)} {
			want := imaging.Crop(turn(stored), part)
			got := turn(imaging.Crop(stored, p.storedPart(part)))
			if err := shows(want, got.Rect.Dx(), got.Rect.Dy(), func(x, y int) [3]uint8 {
				c := got.NRGBAAt(x, y)
				return [3]uint8{c.R, c.G, c.B}
			}); err != nil {
				t.Errorf("orientation %d, %v: %v", orientation, part, err)
			}
		}
	}
}

// What was turned by a tag and then by quarters is held by one orientation.
func TestTurnedBy(t *testing.T) {
	for orientation, turn := range upright {
		for quarters := range 4 {
			for _, size := range sizes {
				stored := noise(size.X, size.Y)
				want := turn(stored)
				for range quarters {
					want = imaging.Rotate270(want)
				}
				p := (&pixels{stored, orientation}).turnedBy(quarters)
				if err := shows(want, p.bounds().Dx(), p.bounds().Dy(), p.at); err != nil {
					t.Errorf("orientation %d, %d quarters, %v: %v", orientation, quarters, size, err)
				}
			}
		}
	}
}

// A large part is made smaller by means before the resampler sees it, and shows the same.
func TestPartOfLarge(t *testing.T) {
	img := hills(image.Rect(0, 0, 400, 500))
	for orientation, turn := range upright {
		p := &pixels{stored: away[orientation](img), orientation: orientation}
		target := image.Pt(40, 50)
		got := p.part(p.bounds(), target)
		if want := image.Pt(80, 100); got.Rect.Size() != want {
			t.Fatalf("orientation %d: %v, want twice the target, %v", orientation, got.Rect.Size(), want)
		}
		box := imaging.Resize(turn(p.stored), 80, 100, imaging.Box)
		if off := apart(got, box); off > 0.5 {
			t.Errorf("orientation %d: %.2f levels off", orientation, off)
		}
	}
	if white := image.NewNRGBA(image.Rect(0, 0, 400, 500)); (&pixels{stored: white}).part(white.Rect, image.Pt(40, 50)).Rect.Size() != white.Rect.Size() {
		t.Error("means were taken over transparent pixels")
	}
}

func TestPixelsAtOfYCbCr(t *testing.T) {
	img := asYCbCr(hills(image.Rect(3, 5, 30, 28)), image.YCbCrSubsampleRatio420)
	for _, at := range []image.Point{{0, 0}, {7, 11}, {26, 22}} {
		c := color.NRGBAModel.Convert(img.At(3+at.X, 5+at.Y)).(color.NRGBA)
		if got := (&pixels{stored: img}).at(at.X, at.Y); got != [3]uint8{c.R, c.G, c.B} {
			t.Errorf("%v: %v, want %v", at, got, c)
		}
	}
}
