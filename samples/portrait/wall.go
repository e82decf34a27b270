package portrait

import (
	"image/color"
	"math"
)

// Wall is what stands behind the person. The zero Wall is red and even.
type Wall struct {
	// Colour is that in good light: Red if none.
	Colour  color.NRGBA
	Light   Light
	Shadow  Shadow
	Pattern Pattern
	Things  []Thing
	// Other is the person whom Poster, Behind and Beside show.
	Other Person
	// Painted makes the wall as programs do that replace it: flat to one level, without the
	// grain of a sensor, and with a hard edge to the person.
	Painted bool
}

// Colours of walls.
var (
	Red   = color.NRGBA{205, 26, 24, 255}
	White = color.NRGBA{238, 238, 236, 255}
	Grey  = color.NRGBA{150, 152, 154, 255}
)

// Light is how it falls off over the wall.
type Light struct {
	Fall Fall
	// Strength is the share of the light that is lost at the darkest place or, of a Spot,
	// that its middle has on top. Less than 0 turns the direction round.
	Strength float64
}

// Fall is where light falls off to.
type Fall int

const (
	Even     Fall = iota
	Across        // to the right
	Down          // to the bottom
	Diagonal      // to the right and down
	Round         // from the middle to the corners
	Spot          // around a bright spot, up and to the left
)

// Shadow is that of the person on the wall.
type Shadow struct {
	// X and Y are how far it is moved, Blur how soft its edge is, in shares of the height.
	X, Y, Blur float64
	// Depth is the share of the light that it takes; there is no shadow at 0.
	Depth float64
}

// gamma is that of the levels of a picture, nearly.
const gamma = 2.2

// draw makes the wall for a person, in light and shadow.
func (w Wall) draw(person *layer) *layer {
	l := newLayer(person.width, person.height)
	c := or(w.Colour, paintOf(Red))
	for i := range l.pixels {
		l.pixels[i] = pixel{float32(c.r), float32(c.g), float32(c.b), 1}
	}
	w.Pattern.draw(l)
	w.hang(l)
	w.Light.cast(l)
	w.Shadow.cast(l, person)
	return l
}

// cast takes and gives light.
func (light Light) cast(l *layer) {
	if light.Fall == Even || light.Strength == 0 {
		return
	}
	for i := range l.pixels {
		x, y := (float64(i%l.width)+0.5)/float64(l.width), (float64(i/l.width)+0.5)/float64(l.height)
		gain, veil := light.at(x, y)
		gain = math.Pow(max(0, gain), 1/gamma)
		l.pixels[i] = l.pixels[i].lit(gain, veil)
	}
}

// at is the light at a place in shares of width and height, and how much of it the
// wall mirrors without its colour.
func (light Light) at(x, y float64) (gain, veil float64) {
	s := light.Strength
	if light.Fall == Spot {
		dx, dy := x-0.22, y-0.20
		spot := math.Exp(-(dx*dx + 1.6*dy*dy) / 0.045)
		return 1 + s*spot, 0.10 * max(0, s) * spot
	}
	way := 0.0 // 0 where all light is, 1 where least is
	switch light.Fall {
	case Across:
		way = x
	case Down:
		way = y
	case Diagonal:
		way = (x + y) / 2
	case Round:
		way = min(1, 2*((x-0.5)*(x-0.5)+(y-0.45)*(y-0.45)))
	}
	if s < 0 {
		s, way = -s, 1-way
	}
	return 1 - s*way, 0
}

// lit is the pixel under other light.
func (p pixel) lit(gain, veil float64) pixel {
	change := func(v float32) float32 { return min(255, v*float32(gain)+255*float32(veil)) }
	return pixel{change(p.r), change(p.g), change(p.b), p.a}
}

// cast darkens the wall where the outline of the person, moved and blurred, lies on it. What
// is cut off by the lower edge goes on there.
func (s Shadow) cast(l *layer, person *layer) {
	if s.Depth == 0 {
		return
	}
	height := float64(l.height)
	outline := person.outline()
	moved := newMask(outline.bounds)
	dx, dy := int(math.Round(s.X*height)), int(math.Round(s.Y*height))
	moved.fill(func(x, y int) float32 { return outline.at(x-dx, min(y-dy, l.height-1)) })
	moved = moved.blurred(s.Blur * height)
	for i, cover := range moved.cover {
		l.pixels[i] = l.pixels[i].lit(math.Pow(1-s.Depth*float64(cover), 1/gamma), 0)
	}
}

// cutOut gives the person the hard edge of scissors, with a rim of the wall it stood at before.
func (l *layer) cutOut() {
	const before = 235
	for i, p := range l.pixels {
		k := (1 - p.a) * before
		if p.a < 0.5 {
			l.pixels[i] = pixel{}
		} else {
			l.pixels[i] = pixel{p.r + k, p.g + k, p.b + k, 1}
		}
	}
}
