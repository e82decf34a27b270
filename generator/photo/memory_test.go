package photo

import (
	"bytes"
	"image"
	"image/jpeg"
	"runtime"
	"testing"

	"github.com/disintegration/imaging"
)

// allocated is how many bytes a call allocates in all, freed ones included.
func allocated(call func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	call()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// A picture of a telephone is measured on copies that do not grow with it. What the decoder
// takes is its own affair: the coefficients of a progressive file are many times its pixels.
func TestMemory(t *testing.T) {
	const megabyte = 1e6
	spec := testSpec(t, "35x45", "red")
	baseline := asQuality(t, imaging.Resize(sized(413, 531), 3056, 3929, imaging.Linear), 90)
	for _, test := range []struct {
		name         string
		data         []byte
		beyond, most uint64 // in megabytes: beyond the decoder's, and in all
	}{
		{"baseline", baseline, 30, 60},
		{"progressive", asProgressive(t, baseline), 30, 200},
	} {
		decoding := allocated(func() {
			if _, err := jpeg.Decode(bytes.NewReader(test.data)); err != nil {
				t.Fatal(err)
			}
		})
		all := allocated(func() {
			if _, picture := Examine("a.jpg", test.data, spec); picture == nil {
				t.Fatal("unreadable")
			}
		})
		t.Logf("%s: %.1f MB, of which the decoder takes %.1f", test.name, float64(all)/megabyte, float64(decoding)/megabyte)
		if all > test.most*megabyte || all > decoding+test.beyond*megabyte {
			t.Errorf("%s: %d MB allocated, of which the decoder takes %d; want at most %d, and %d beside the decoder's",
				test.name, all/megabyte, decoding/megabyte, test.most, test.beyond)
		}
	}
}

// A strip of a few columns has no more cells than a picture.
func TestMemoryOfStrips(t *testing.T) {
	spec := testSpec(t, "35x45", "red")
	for _, size := range []image.Point{{2, 12_000}, {12_000, 2}} {
		data := asPNG(t, image.NewGray(image.Rectangle{Max: size}))
		if all := allocated(func() { Examine("a.png", data, spec) }); all > 30e6 {
			t.Errorf("%v: %d MB allocated", size, all/1e6)
		}
	}
}
