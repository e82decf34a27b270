package portrait_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"math"
	"slices"
	"testing"

	"permitpack/samples/portrait"
)

// lab is CIE L*a*b* under D65.
func lab(c color.NRGBA) (l, a, b float64) {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	f := func(t float64) float64 {
		if t > 216.0/24389 {
			return math.Cbrt(t)
		}
		return (24389.0/27*t + 16) / 116
	}
	r, g, bl := linear(c.R), linear(c.G), linear(c.B)
	x := f((0.4124*r + 0.3576*g + 0.1805*bl) / 0.95047)
	y := f(0.2126*r + 0.7152*g + 0.0722*bl)
	z := f((0.0193*r + 0.1192*g + 0.9505*bl) / 1.08883)
	return 116*y - 16, 500 * (x - y), 200 * (y - z)
}

// patch is the mean colour of a part of the picture.
func patch(img *image.NRGBA, part image.Rectangle) color.NRGBA {
	var sum [3]int
	part = part.Intersect(img.Rect)
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			for c := range sum {
				sum[c] += int(img.Pix[y*img.Stride+4*x+c])
			}
		}
	}
	n := part.Dx() * part.Dy()
	return color.NRGBA{uint8(sum[0] / n), uint8(sum[1] / n), uint8(sum[2] / n), 255}
}

// TestSkin holds the skin as drawn against the lightness and chroma of real skin.
func TestSkin(t *testing.T) {
	for _, tone := range tones {
		p := portrait.Portrait{Person: portrait.Person{Skin: tone.colour}}
		img, m := p.Draw(), p.Marks()
		x, y, side := int(m.Chin.X), int(m.LeftEye.Y), int(m.RightEye.X-m.LeftEye.X)
		var light, chroma []float64
		for v := y - side; v < y+side; v += 4 { // from the forehead to the mouth
			for u := x - side*3/4; u < x+side*3/4; u += 4 {
				l, a, b := lab(patch(img, image.Rect(u, v, u+4, v+4)))
				light, chroma = append(light, l), append(chroma, math.Hypot(a, b))
			}
		}
		slices.Sort(light)
		slices.Sort(chroma)
		l, c := light[len(light)/2], chroma[len(chroma)/2]
		t.Logf("%s: L* %.1f, C* %.1f", tone.name, l, c)
		if math.Abs(l-tone.lightness) > 4 || c < 16 || c > 36 {
			t.Errorf("%s: L* %.1f, C* %.1f", tone.name, l, c)
		}
	}
}

// corner is a part of the wall that no person reaches.
func corner(img *image.NRGBA) image.Rectangle {
	return image.Rect(0, 0, img.Rect.Dx()*14/100, img.Rect.Dy()*22/100)
}

// TestPlainWall wants a plain wall even, with the grain of a sensor; a painted one has none.
func TestPlainWall(t *testing.T) {
	for _, wall := range append(slices.Clone(reds), portrait.White, portrait.Grey) {
		img := portrait.Portrait{Wall: portrait.Wall{Colour: wall}}.Draw()
		var light []float64
		for y := 0; y < img.Rect.Dy()/2; y += 3 {
			for x := 0; x < 45; x += 3 {
				for _, x := range []int{x, img.Rect.Dx() - 3 - x} {
					l, _, _ := lab(patch(img, image.Rect(x, y, x+3, y+3)))
					light = append(light, l)
				}
			}
		}
		slices.Sort(light)
		if spread := light[len(light)*98/100] - light[len(light)*2/100]; spread > 1.5 {
			t.Errorf("wall %v: L* spreads over %.2f", wall, spread)
		}
		if sigma := deviation(img, corner(img)); sigma < 0.7 || sigma > 1.6 {
			t.Errorf("wall %v: grain of %.2f levels", wall, sigma)
		}
		painted := portrait.Portrait{Wall: portrait.Wall{Colour: wall, Painted: true}}.Draw()
		if sigma := deviation(painted, corner(painted)); sigma != 0 {
			t.Errorf("painted wall %v: grain of %.2f levels", wall, sigma)
		}
	}
}

// deviation is the standard deviation of the red and green of a part of the wall, the
// larger one: a channel at its end has less.
func deviation(img *image.NRGBA, part image.Rectangle) float64 {
	largest := 0.0
	for c := range 2 {
		var sum, squares, n float64
		for y := part.Min.Y; y < part.Max.Y; y++ {
			for x := part.Min.X; x < part.Max.X; x++ {
				v := float64(img.Pix[y*img.Stride+4*x+c])
				sum, squares, n = sum+v, squares+v*v, n+1
			}
		}
		largest = max(largest, math.Sqrt(max(0, squares/n-sum*sum/n/n)))
	}
	return largest
}

// walls are all that a wall can show behind the person.
func walls() map[string]portrait.Wall {
	all := map[string]portrait.Wall{
		"white":        {Colour: portrait.White},
		"soft shadow":  {Shadow: portrait.Shadow{X: 0.06, Y: 0.02, Blur: 0.02, Depth: 0.5}},
		"sharp shadow": {Shadow: portrait.Shadow{X: -0.06, Y: 0.02, Blur: 0.002, Depth: 0.5}},
	}
	for fall := portrait.Across; fall <= portrait.Spot; fall++ {
		all[fmt.Sprintf("light %d", fall)] = portrait.Wall{Light: portrait.Light{Fall: fall, Strength: 0.4}}
		all[fmt.Sprintf("light %d turned", fall)] = portrait.Wall{Light: portrait.Light{Fall: fall, Strength: -0.4}}
	}
	for motif := portrait.Curtain; motif <= portrait.Wrinkles; motif++ {
		all[fmt.Sprintf("pattern %d", motif)] = portrait.Wall{Pattern: portrait.Pattern{Motif: motif}}
	}
	for thing := portrait.Door; thing <= portrait.Beside; thing++ {
		all[fmt.Sprintf("thing %d", thing)] = portrait.Wall{Things: []portrait.Thing{thing}}
	}
	return all
}

// TestBehind wants each of them to change the picture, and never the face before it.
func TestBehind(t *testing.T) {
	t.Parallel()
	p := portrait.Portrait{}
	plain, m := p.Draw(), p.Marks()
	side := int(m.RightEye.X - m.LeftEye.X)
	face := image.Rect(int(m.Chin.X)-side*2/3, int(m.LeftEye.Y)-side, int(m.Chin.X)+side*2/3, int(m.Chin.Y)-side/2)
	for name, wall := range walls() {
		img := portrait.Portrait{Wall: wall}.Draw()
		if changed(plain, img, face) > 0 {
			t.Errorf("%s: the face has changed", name)
		}
		if share := float64(changed(plain, img, img.Rect)) / float64(img.Rect.Dx()*img.Rect.Dy()); share < 0.002 {
			t.Errorf("%s: %.4f of the picture has changed", name, share)
		}
	}
}

// changed counts the pixels of a part that differ by more than grain.
func changed(a, b *image.NRGBA, part image.Rectangle) int {
	n := 0
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			i := y*a.Stride + 4*x
			for c := range 3 {
				if d := int(a.Pix[i+c]) - int(b.Pix[i+c]); d > 3 || d < -3 {
					n++
					break
				}
			}
		}
	}
	return n
}

// TestMarks looks for crown, eyes and chin where they are said to be.
func TestMarks(t *testing.T) {
	for name, person := range people {
		p := portrait.Portrait{Person: person, Head: 0.66, Top: 0.12, Shift: 0.03}
		img, m := p.Draw(), p.Marks()
		height := float64(img.Rect.Dy())
		if got := (m.Chin.Y - m.Crown.Y) / height; math.Abs(got-0.66) > 0.001 {
			t.Errorf("%s: the head takes %.3f of the height", name, got)
		}
		if got := m.Chin.X/float64(img.Rect.Dx()) - 0.5; math.Abs(got-0.03) > 0.001 {
			t.Errorf("%s: the chin is %.3f of the width off", name, got)
		}
		wall := patch(img, corner(img))
		top := 0
		for top < img.Rect.Dy() && !slices.ContainsFunc(row(img, top), func(c color.NRGBA) bool { return far(c, wall) > 40 }) {
			top++
		}
		if off := (float64(top) - m.Crown.Y) / height; math.Abs(off) > 0.012 {
			t.Errorf("%s: the crown is %.3f of the height off", name, off)
		}
		for _, eye := range []portrait.Point{m.LeftEye, m.RightEye} {
			pupil := patch(img, image.Rect(int(eye.X)-1, int(eye.Y)-1, int(eye.X)+2, int(eye.Y)+2))
			if pupil.R > 70 {
				t.Errorf("%s: no pupil at %v: %v", name, eye, pupil)
			}
		}
	}
}

func row(img *image.NRGBA, y int) []color.NRGBA {
	var all []color.NRGBA
	for x := range img.Rect.Dx() {
		all = append(all, img.NRGBAAt(x, y))
	}
	return all
}

func far(a, b color.NRGBA) int {
	d := func(a, b uint8) int { return max(int(a), int(b)) - min(int(a), int(b)) }
	return d(a.R, b.R) + d(a.G, b.G) + d(a.B, b.B)
}

// TestYaw wants a turned head found, and the middle of its face to one side of its outline.
func TestYaw(t *testing.T) {
	f := finder(t)
	for _, person := range people {
		straight := f.Find(grey(portrait.Portrait{Person: person}.Draw()), 20)
		turned := f.Find(grey(portrait.Portrait{Person: person, Yaw: 22}.Draw()), 20)
		if len(straight) != 1 || len(turned) != 1 {
			t.Fatalf("found %v and %v", straight, turned)
		}
		if moved := (turned[0].X - straight[0].X) / straight[0].Size; moved < 0.07 {
			t.Errorf("the face has moved by %.3f of its size", moved)
		}
	}
}

// TestSame wants the same picture of the same Portrait.
func TestSame(t *testing.T) {
	p := portrait.Portrait{Roll: 3, Person: portrait.Person{Hair: portrait.Afro, Beard: 0.7}, Wall: portrait.Wall{Things: []portrait.Thing{portrait.Plant}}}
	if !bytes.Equal(p.Draw().Pix, p.Draw().Pix) {
		t.Error("two runs draw different pictures")
	}
}

// TestEffects holds each effect against what it does to light and colour.
func TestEffects(t *testing.T) {
	t.Parallel()
	img := portrait.Portrait{Person: portrait.Person{Skin: portrait.Olive}, Wall: portrait.Wall{Colour: portrait.Grey}}.Draw()
	face := image.Rect(150, 200, 260, 330)
	before := patch(img, face)
	for name, c := range map[string]struct {
		img  *image.NRGBA
		want func(after color.NRGBA) bool
	}{
		"overexposed":  {portrait.Expose(img, 2), func(c color.NRGBA) bool { return c.R > 225 && c.G > 200 }},
		"underexposed": {portrait.Expose(img, -2), func(c color.NRGBA) bool { return int(c.R)*10 < int(before.R)*6 }},
		"colourless":   {portrait.Colourless(img), func(c color.NRGBA) bool { return c.R == c.G && c.G == c.B }},
		"sepia":        {portrait.Sepia(img), func(c color.NRGBA) bool { return c.R > c.G && c.G > c.B }},
		"cast":         {portrait.Cast(img, 0.7, 0.8, 1.4), func(c color.NRGBA) bool { return c.B > c.R }},
		"noise":        {portrait.Noise(img, 6), func(c color.NRGBA) bool { return far(c, before) <= 3 }},
		"out of focus": {portrait.Defocus(img, 3), func(c color.NRGBA) bool { return far(c, before) <= 9 }},
		"moved":        {portrait.Move(img, 8, 90), func(c color.NRGBA) bool { return far(c, before) <= 9 }},
		"enlarged":     {portrait.Enlarge(img, 4), func(c color.NRGBA) bool { return far(c, before) <= 9 }},
		"flash":        {portrait.Portrait{Flash: 2}.Draw(), func(c color.NRGBA) bool { return c.R > 230 }},
		"grey person":  {portrait.Portrait{Grey: true}.Draw(), func(c color.NRGBA) bool { return far(c, color.NRGBA{c.R, c.R, c.R, 255}) <= 2 }},
	} {
		if after := patch(c.img, face); !c.want(after) {
			t.Errorf("%s: %v became %v", name, before, after)
		}
	}
	if !bytes.Equal(portrait.Turn(portrait.Turn(img, 1), 3).Pix, img.Pix) {
		t.Error("four quarters are no full turn")
	}
	if turned := portrait.Turn(img, 1); turned.Rect.Dx() != img.Rect.Dy() || turned.NRGBAAt(img.Rect.Dy()-1, 0) != img.NRGBAAt(0, 0) {
		t.Error("a quarter does not turn clockwise")
	}
	if d, e := deviation(portrait.Noise(img, 6), corner(img)), deviation(img, corner(img)); d < e+3 {
		t.Errorf("noise has %.1f levels, %.1f before", d, e)
	}
}

func BenchmarkDraw(b *testing.B) {
	for b.Loop() {
		portrait.Portrait{}.Draw()
	}
}
