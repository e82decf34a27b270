package photo

import (
	"image"
	"image/color"
	"math"
	"testing"

	"permitpack/samples/portrait"
)

// sceneOf is a scene of given colours, row by row.
func sceneOf(width int, colours ...color.NRGBA) (s *scene, cells []int) {
	r := newRaster(width, len(colours)/width)
	for i, c := range colours {
		r.red[i], r.green[i], r.blue[i] = float32(c.R), float32(c.G), float32(c.B)
		cells = append(cells, i)
	}
	return newScene(r), cells
}

func greys(levels ...uint8) (all []color.NRGBA) {
	for _, level := range levels {
		all = append(all, color.NRGBA{level, level, level, 255})
	}
	return all
}

func TestExposureOf(t *testing.T) {
	var levels []uint8
	for i := range 101 {
		levels = append(levels, uint8(2*i+55)) // 55 to 255
	}
	s, cells := sceneOf(101, greys(levels...)...)
	e := s.exposureOf(cells)
	// 251, 253 and 255 are burnt; the median is the 51st; two are brighter than the 98th percentile.
	about(t, "burnt", e.burnt, 100*3/101.0, 1e-9)
	about(t, "median", e.median, 155, 1e-3)
	about(t, "brightest", e.brightest, 251, 1e-3)
	if e := s.exposureOf(nil); e != (exposure{}) {
		t.Errorf("no cells: %v", e)
	}
}

// Levels of brightness are those of BT.601: 0.299 R + 0.587 G + 0.114 B.
func TestExposureOfColours(t *testing.T) {
	s, cells := sceneOf(1, color.NRGBA{200, 100, 50, 255})
	about(t, "median", s.exposureOf(cells).median, 59.8+58.7+5.7, 1e-3)
}

func TestComplexionOf(t *testing.T) {
	// Skin from dark to light; and the same levels of brightness in one hue, as after toning.
	skin := []color.NRGBA{{90, 52, 40, 255}, {120, 78, 60, 255}, {121, 70, 66, 255}, {150, 100, 80, 255}, {151, 92, 90, 255}, {190, 140, 118, 255}, {191, 130, 128, 255}, {220, 176, 150, 255}}
	var grey, toned []color.NRGBA
	for _, c := range skin {
		y := 0.299*float64(c.R) + 0.587*float64(c.G) + 0.114*float64(c.B)
		grey = append(grey, color.NRGBA{uint8(y), uint8(y), uint8(y), 255})
		toned = append(toned, color.NRGBA{uint8(min(255, y*1.2)), uint8(y * 0.93), uint8(y * 0.75), 255})
	}
	for _, test := range []struct {
		name                     string
		colours                  []color.NRGBA
		hasColour, various, cast bool
	}{
		{"skin", skin, true, true, false},
		{"grey", grey, false, false, true},
		{"toned", toned, true, false, false},
	} {
		s, cells := sceneOf(len(test.colours), test.colours...)
		c := s.complexionOf(cells)
		limits := testRules(t).Limits
		if got := limits.SkinChroma.verdict(c.chroma) == Pass; got != test.hasColour {
			t.Errorf("%s: chroma %.2f", test.name, c.chroma)
		}
		if got := limits.SkinVariety.verdict(c.variety) == Pass; got != test.various {
			t.Errorf("%s: variety %.2f", test.name, c.variety)
		}
		if got := c.cast > 0; got != test.cast {
			t.Errorf("%s: cast %.2f", test.name, c.cast)
		}
	}
	// #db1514 has L* 46.5, C* 87.979 and hue 37.82 (see TestToLab): a* 69.50 and b* 53.94, which
	// are 44.50 and 18.94 beyond those of skin.
	s, cells := sceneOf(1, color.NRGBA{0xdb, 0x15, 0x14, 255})
	c := s.complexionOf(cells)
	about(t, "chroma of red", c.chroma, 87.979, 0.02)
	about(t, "cast of red", c.cast, math.Hypot(44.50, 18.94), 0.02)
	about(t, "variety of one cell", c.variety, 0, 0)
}

// The spread is taken among cells of one lightness: here b* is 10 apart, so 5 from its mean.
func TestColourSpread(t *testing.T) {
	s := &scene{raster: newRaster(4, 1), l: []float32{50, 50, 50, 50}, a: []float32{12, 12, 12, 12}, b: []float32{10, 20, 10, 20}}
	about(t, "spread", s.colourSpread([]int{0, 1, 2, 3}), 5, 1e-3)
	about(t, "variety", s.complexionOf([]int{0, 1, 2, 3}).variety, 5, 1e-3)
}

// A grain of one level leaves a wall flat, one of many does not; the person is not looked at.
func TestFlat(t *testing.T) {
	const width, height = 448, 560
	of := func(level func(x, y int) int) float64 {
		img := image.NewNRGBA(image.Rect(0, 0, width, height))
		for y := range height {
			for x := range width {
				v := uint8(level(x, y))
				if y >= height/2 {
					v = uint8(x * y) // beneath the zone
				}
				img.SetNRGBA(x, y, color.NRGBA{200, v, v, 255})
			}
		}
		p := &pixels{stored: img}
		s := newScene(p.sceneCopy())
		zone := make([]bool, s.width*s.height)
		for i := range zone[:s.width*s.height/2] {
			zone[i] = true
		}
		return p.flat(s, zone)
	}
	hash := func(x, y int) int { return (x*7919 + y*104729) >> 3 }
	about(t, "one level", of(func(int, int) int { return 20 }), 100, 0)
	about(t, "within one level", of(func(x, y int) int { return 20 + hash(x, y)%2 }), 100, 0)
	// Of 31 levels alike, three lie within one of the median.
	about(t, "of 31 levels", of(func(x, y int) int { return 20 + hash(x, y)%31 }), 100*3/31.0, 6)
	if got := (&pixels{stored: image.NewNRGBA(image.Rect(0, 0, 9, 9))}).flat(&scene{raster: newRaster(9, 9)}, make([]bool, 81)); got != 0 {
		t.Errorf("no zone: %g", got)
	}
}

// A face that light hides is told from none at all.
func TestHiddenFace(t *testing.T) {
	empty := image.NewNRGBA(image.Rect(0, 0, 413, 531))
	for i := range empty.Pix {
		empty.Pix[i] = [4]uint8{205, 26, 24, 255}[i%4]
	}
	none, _ := Examine("a.png", asPNG(t, empty), testSpec(t, "35x45", "red"))
	if c := checkOf(t, none, "face.none"); c.Verdict != Fail {
		t.Errorf("an empty wall: %s", c.Verdict)
	}
	hidden, picture := situation{picture: portrait.Portrait{Flash: 4}}.examined(t)
	if len(picture.seen.faces) != 0 {
		t.Fatal("the finder sees the face: no light was lost in it")
	}
	if c := checkOf(t, hidden, "face.none"); c.Verdict != NotAssessed {
		t.Errorf("a face without any drawing: %s", c.Verdict)
	}
	if c := checkOf(t, hidden, "light.over"); c.Verdict != Fail {
		t.Errorf("the light on it: %s", c.Verdict)
	}
}
