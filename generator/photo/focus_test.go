package photo

import (
	"image"
	"math"
	"slices"
	"testing"

	"permitpack/samples/portrait"
)

// sharpnessOf is what the check of a picture measures.
func sharpnessOf(t *testing.T, img image.Image) float64 {
	t.Helper()
	report, _ := Examine("a.png", asPNG(t, img), testSpec(t, "35x45", "red"))
	return checkOf(t, report, "focus.blur").Value
}

// checkOf is one check of a report.
func checkOf(t testing.TB, report Report, id string) Check {
	t.Helper()
	i := slices.IndexFunc(report.Checks, func(c Check) bool { return c.ID == id })
	if i < 0 {
		t.Fatalf("no check %s", id)
	}
	return report.Checks[i]
}

// More blur is less sharp, from whatever direction it comes.
func TestSharpnessFalls(t *testing.T) {
	t.Parallel()
	img := drawn(portrait.Portrait{})
	for name, blur := range map[string]func(strength float64) image.Image{
		"out of focus":      func(s float64) image.Image { return portrait.Defocus(img, s) },
		"moved across":      func(s float64) image.Image { return portrait.Move(img, 4*s, 0) },
		"moved down":        func(s float64) image.Image { return portrait.Move(img, 4*s, 90) },
		"moved aslant":      func(s float64) image.Image { return portrait.Move(img, 4*s, 45) },
		"moved aslant back": func(s float64) image.Image { return portrait.Move(img, 4*s, 135) },
		"enlarged":          func(s float64) image.Image { return portrait.Enlarge(img, 1+s) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			before := sharpnessOf(t, img)
			for _, strength := range []float64{1, 2, 3} {
				after := sharpnessOf(t, blur(strength))
				if after >= 0.97*before {
					t.Errorf("strength %g: %.3f, before %.3f", strength, after, before)
				}
				before = after
			}
		})
	}
}

// The face is looked at in one size, so that its pixels do not count, and turning the
// picture changes nothing.
func TestSharpnessOfSizes(t *testing.T) {
	t.Parallel()
	small := sharpnessOf(t, sized(413, 531))
	for name, img := range map[string]image.Image{
		"600 dpi": sized(827, 1063), "30x40": sized(354, 472), "on its side": portrait.Turn(sized(413, 531), 1),
	} {
		if got := sharpnessOf(t, img); math.Abs(got/small-1) > 0.15 {
			t.Errorf("%s: %.3f, want about %.3f", name, got, small)
		}
	}
	if ratio, ok := (&pixels{stored: image.NewGray(image.Rect(0, 0, 112, 140))}).sharpness(square{x: 56, y: 70, size: 20}, nil); ok {
		t.Errorf("a face of 20 pixels was judged: %g", ratio)
	}
	// A face without the least detail is no face in focus.
	if ratio, ok := (&pixels{stored: image.NewGray(image.Rect(0, 0, 448, 560))}).sharpness(square{x: 56, y: 70, size: 70}, nil); !ok || ratio != 0 {
		t.Errorf("a face of one colour: %g, judged %v", ratio, ok)
	}
}

// Every pixel of the source counts, and each as much as the next.
func TestCoverage(t *testing.T) {
	for _, test := range []struct{ from, to int }{{10, 5}, {10, 3}, {7, 7}, {5, 9}, {1, 4}, {401, 96}} {
		total := make([]float64, test.from)
		for i := range test.to {
			sum := 0.0
			for _, c := range coverage(i, test.from, test.to) {
				total[c.at] += float64(c.weight)
				sum += float64(c.weight)
			}
			if math.Abs(sum-1) > 1e-5 {
				t.Errorf("%d to %d: pixel %d has a weight of %g", test.from, test.to, i, sum)
			}
		}
		for at, sum := range total {
			if want := float64(test.to) / float64(test.from); math.Abs(sum-want) > 1e-5 {
				t.Errorf("%d to %d: pixel %d of the source counts %g, want %g", test.from, test.to, at, sum, want)
			}
		}
	}
}

func TestScaled(t *testing.T) {
	l := &lights{3, 2, []float32{0, 30, 60, 90, 120, 150}}
	got := l.scaled(2, 1)
	// The left half covers the first column and half of the second.
	if left, right := float64(got.pix[0]), float64(got.pix[1]); math.Abs(left-55) > 1e-3 || math.Abs(right-95) > 1e-3 {
		t.Errorf("%v, want 55 and 95", got.pix)
	}
}

// Light is that of the pixels, in whatever kind of picture.
func TestLightsOf(t *testing.T) {
	img := hills(image.Rect(4, 6, 64, 86))
	part := image.Rect(10, 20, 50, 70)
	want := (&pixels{stored: img}).lightsOf(part)
	for name, stored := range map[string]image.Image{
		"YCbCr": asYCbCr(img, image.YCbCrSubsampleRatio420), "kind without a short way": struct{ image.Image }{img},
	} {
		got := (&pixels{stored: stored}).lightsOf(part)
		if got.width != 40 || got.height != 50 {
			t.Fatalf("%s: %dx%d", name, got.width, got.height)
		}
		for i, v := range got.pix {
			if math.Abs(float64(v-want.pix[i])) > 0.6 {
				t.Fatalf("%s: pixel %d has %g, want %g", name, i, v, want.pix[i])
			}
		}
	}
}

// Grain is no detail: it makes a blurred face no sharper.
func TestSharpnessOfGrain(t *testing.T) {
	t.Parallel()
	blurred := portrait.Defocus(drawn(portrait.Portrait{}), 2.6)
	limit := testRules(t).Limits.Sharpness
	for _, grain := range []float64{2, 5, 8} {
		if got := sharpnessOf(t, portrait.Noise(blurred, grain)); limit.verdict(got) != Fail {
			t.Errorf("grain of %g levels: %.3f", grain, got)
		}
	}
}
