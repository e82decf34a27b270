package portrait_test

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"os"
	"testing"

	"permitpack/generator/photo/face"
	"permitpack/samples/portrait"
)

// people are the kinds of people whom the finder must find.
var people = map[string]portrait.Person{
	"an ordinary person": {},
	"very light skin":    {Skin: portrait.Pale, HairColour: color.NRGBA{150, 110, 70, 255}},
	"olive skin":         {Skin: portrait.Olive, HairColour: color.NRGBA{26, 20, 18, 255}},
	"brown skin":         {Skin: portrait.Brown, HairColour: color.NRGBA{28, 22, 20, 255}},
	"very dark skin":     {Skin: portrait.Dark, HairColour: color.NRGBA{22, 18, 18, 255}},
	"a child":            {Child: true, Fringe: 0.6},
	"an old person":      {Lines: 1, HairColour: color.NRGBA{160, 156, 152, 255}, Suit: true},
	"bald":               {Hair: portrait.Bald},
	"long hair":          {Hair: portrait.Long, HairColour: color.NRGBA{90, 58, 36, 255}},
	"long hair, dark":    {Hair: portrait.Long, Skin: portrait.Dark, HairColour: color.NRGBA{20, 16, 16, 255}},
	"long hair, fair":    {Hair: portrait.Long, Skin: portrait.Pale, HairColour: color.NRGBA{190, 150, 96, 255}},
	"afro":               {Hair: portrait.Afro, Skin: portrait.Brown, HairColour: color.NRGBA{28, 22, 20, 255}},
	"afro, very dark":    {Hair: portrait.Afro, Skin: portrait.Dark, HairColour: color.NRGBA{28, 22, 20, 255}},
	"glasses":            {Glasses: true},
	"a white headscarf":  {Scarf: color.NRGBA{232, 230, 226, 255}},
	"a black headscarf":  {Scarf: color.NRGBA{30, 30, 34, 255}},
	"a blue headscarf":   {Scarf: color.NRGBA{50, 80, 140, 255}, Skin: portrait.Olive},
	"a beard":            {Beard: 1},
	"stubble":            {Beard: 0.4, Skin: portrait.Olive},
}

// tones are skins with their lightness L*.
var tones = []struct {
	name      string
	colour    color.NRGBA
	lightness float64
}{
	{"very light skin", portrait.Pale, 80}, {"olive skin", portrait.Olive, 62}, {"brown skin", portrait.Brown, 42}, {"very dark skin", portrait.Dark, 26},
}

// grey is the red channel, 160 pixels wide, each the mean of the area under it.
func grey(img *image.NRGBA) face.Grey {
	const width = 160
	size := img.Rect.Size()
	height := int(math.Round(float64(size.Y) * width / float64(size.X)))
	g := face.Grey{Pixels: make([]uint8, width*height), Width: width, Height: height}
	for y := range height {
		for x := range width {
			sum, n := 0, 0
			for v := y * size.Y / height; v < max((y+1)*size.Y/height, y*size.Y/height+1); v++ {
				for u := x * size.X / width; u < max((x+1)*size.X/width, x*size.X/width+1); u++ {
					sum += int(img.Pix[v*img.Stride+4*u])
					n++
				}
			}
			g.Pixels[y*width+x] = uint8(sum / n)
		}
	}
	return g
}

func finder(t *testing.T) *face.Finder {
	t.Helper()
	f, err := face.Load(os.DirFS("../../templates"))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// reds are the walls of good photos.
var reds = []color.NRGBA{
	{155, 10, 15, 255}, {170, 12, 18, 255}, {190, 15, 25, 255}, {200, 0, 0, 255}, {205, 18, 15, 255},
	{219, 20, 20, 255}, {225, 10, 30, 255}, {235, 35, 40, 255}, {215, 69, 50, 255}, {255, 0, 0, 255},
}

// TestFound wants everybody found, on every wall and in every size, and nobody else.
func TestFound(t *testing.T) {
	t.Parallel()
	f := finder(t)
	check := func(name string, p portrait.Portrait) {
		t.Helper()
		const sure, doubtful = 60, 20
		img := p.Draw()
		faces := f.Find(grey(img), doubtful)
		if len(faces) != 1 || faces[0].Score < sure {
			t.Errorf("%s: found %v", name, faces)
			return
		}
		scale := float64(img.Rect.Dx()) / 160
		at := faces[0]
		m := p.Marks()
		height := float64(img.Rect.Dy())
		head := math.Hypot(m.Chin.X-m.Crown.X, m.Chin.Y-m.Crown.Y)
		t.Logf("%-40s score %3.0f, chin off by %+.3f of the height, size %.3f of the head", name, at.Score, chinOff(at, scale, m)/height, at.Size*scale/head)
		if off := chinOff(at, scale, m) / height; math.Abs(off) > 0.04 {
			t.Errorf("%s: the finder has the chin %.3f of the height off", name, off)
		}
		middle := m.Crown.X + 0.56*(m.Chin.X-m.Crown.X)
		if off := (at.X*scale - middle) / float64(img.Rect.Dx()); math.Abs(off) > 0.03 {
			t.Errorf("%s: the finder has the middle %.3f of the width off", name, off)
		}
		if share := at.Size * scale / head; share < 0.66 || share > 0.82 {
			t.Errorf("%s: the face has %.3f of the head", name, share)
		}
	}
	for name, person := range people {
		check(name, portrait.Portrait{Person: person})
		check(name+" on white", portrait.Portrait{Person: person, Wall: portrait.Wall{Colour: portrait.White}})
		check(name+", tilted", portrait.Portrait{Person: person, Roll: 8})
		check(name+", 354x472", portrait.Portrait{Person: person, Width: 354, Height: 472, Wall: portrait.Wall{Colour: portrait.Grey}})
	}
	for i, red := range reds {
		for _, tone := range tones {
			p := portrait.Portrait{Person: portrait.Person{Skin: tone.colour, HairColour: color.NRGBA{30, 24, 22, 255}}, Wall: portrait.Wall{Colour: red}}
			check(fmt.Sprintf("%s on red %d", tone.name, i), p)
		}
	}
	for _, name := range []string{"an ordinary person", "very dark skin", "a child", "long hair"} {
		check(name+", 827x1063", portrait.Portrait{Person: people[name], Width: 827, Height: 1063})
		check(name+", small", portrait.Portrait{Person: people[name], Head: 0.5, Top: 0.2, Shift: -0.1})
		check(name+", tilted back", portrait.Portrait{Person: people[name], Roll: -8})
	}
}

// chinOff is how far under the drawn chin the finder has it, along the face.
func chinOff(at face.Face, scale float64, m portrait.Marks) float64 {
	dx, dy := m.Chin.X-m.Crown.X, m.Chin.Y-m.Crown.Y
	long := math.Hypot(dx, dy)
	along := ((at.X*scale-m.Chin.X)*dx + (at.Y*scale-m.Chin.Y)*dy) / long
	return along + 0.575*at.Size*scale
}

// TestTwoFaces wants a second person seen.
func TestTwoFaces(t *testing.T) {
	t.Parallel()
	f := finder(t)
	for _, thing := range []portrait.Thing{portrait.Poster, portrait.Behind, portrait.Beside} {
		for _, name := range []string{"an ordinary person", "very dark skin", "a child", "a white headscarf"} {
			p := portrait.Portrait{Wall: portrait.Wall{Things: []portrait.Thing{thing}, Other: people[name]}}
			faces := f.Find(grey(p.Draw()), 15)
			t.Logf("thing %d, %s: %.0f", thing, name, faces)
			if len(faces) != 2 || faces[1].Score < 25 {
				t.Errorf("thing %d, %s: found %v", thing, name, faces)
			}
		}
	}
}

// TestFocus wants fine detail in a sharp picture, and none in blurred ones.
func TestFocus(t *testing.T) {
	t.Parallel()
	f := finder(t)
	for name, person := range people {
		img := portrait.Portrait{Person: person}.Draw()
		faces := f.Find(grey(img), 20)
		if len(faces) == 0 {
			t.Fatalf("%s: no face", name)
		}
		measured := func(img *image.NRGBA) float64 { return focus(img, faces[0]) }
		if got := measured(img); got < 0.19 {
			t.Errorf("%s: sharp %.3f", name, got)
		}
		for what, blurred := range map[string]*image.NRGBA{
			"out of focus": portrait.Defocus(img, 2.6), "moved": portrait.Move(img, 14, 30), "enlarged": portrait.Enlarge(img, 5),
		} {
			if got := measured(blurred); got > 0.105 {
				t.Errorf("%s, %s: %.3f", name, what, got)
			}
		}
	}
}

// focus compares changes over one cell with those over six, in the direction that has
// the fewest. Sharp photos of real faces have 0.165 or more, 0.21 in the middle; blurred
// ones less than 0.105.
func focus(img *image.NRGBA, at face.Face) float64 {
	const cells = 96
	scale := float64(img.Rect.Dx()) / 160
	side := 0.8 * at.Size * scale
	x0, y0 := at.X*scale-side/2, at.Y*scale-side/2
	luma := make([]float64, cells*cells)
	for y := range cells {
		for x := range cells {
			luma[y*cells+x] = mean(img, x0+float64(x)*side/cells, y0+float64(y)*side/cells, side/cells)
		}
	}
	least := math.Inf(1)
	for _, d := range [][2]int{{1, 0}, {0, 1}, {1, 1}, {1, -1}} {
		second := func(x, y, n int) float64 {
			dx, dy := d[0]*n, d[1]*n
			return luma[(y-dy)*cells+x-dx] - 2*luma[y*cells+x] + luma[(y+dy)*cells+x+dx]
		}
		var near, far float64
		for y := 6; y < cells-6; y++ {
			for x := 6; x < cells-6; x++ {
				near += second(x, y, 1) * second(x, y, 1)
				far += second(x, y, 6) * second(x, y, 6)
			}
		}
		least = min(least, math.Sqrt(near/far))
	}
	return least
}

// mean is the luma of a square of the picture, parts of pixels included.
func mean(img *image.NRGBA, x, y, side float64) float64 {
	sum := 0.0
	for v := int(y); float64(v) < y+side; v++ {
		h := min(y+side, float64(v+1)) - max(y, float64(v))
		for u := int(x); float64(u) < x+side; u++ {
			w := min(x+side, float64(u+1)) - max(x, float64(u))
			c := img.NRGBAAt(u, v)
			sum += w * h * (0.299*float64(c.R) + 0.587*float64(c.G) + 0.114*float64(c.B))
		}
	}
	return sum / (side * side)
}
