package portrait

import (
	"image"
	"math"
)

// Thing is what does not belong into a photo for a permit.
type Thing int

const (
	Door     Thing = iota // its frame, on the right
	Painting              // in a frame, up on the left
	Chair                 // its back, behind the shoulders
	Lamp                  // on the right
	Plant                 // on the left
	Switch                // of the light, on the right
	Shelf                 // with books, up on the left
	Arm                   // of somebody else, on the right
	Poster                // with a face, up on the left
	Behind                // a second person far behind, on the right
	Beside                // a second person behind the shoulder, on the left
	Border                // white, all round
	Bars                  // black, at top and bottom
	Date                  // which a camera writes into the corner, up on the left
)

// hang draws the things behind the person.
func (w Wall) hang(l *layer) {
	b := newBrush(l, newFrame(0, 0, float64(l.height), 0))
	wide := float64(l.width) / float64(l.height)
	for _, thing := range w.Things {
		switch thing {
		case Door:
			b.door(wide)
		case Painting:
			b.painting()
		case Chair:
			b.chair(wide)
		case Lamp:
			b.lamp(wide)
		case Plant:
			b.plant()
		case Switch:
			b.put(b.box(wide-0.105, 0.42, 0.062, 0.075).blurred(1), paint{40, 30, 28}, 0.4)
			b.put(b.box(wide-0.110, 0.415, 0.062, 0.075), paint{236, 234, 228}, 1)
			b.put(b.box(wide-0.094, 0.430, 0.030, 0.045), paint{206, 204, 198}, 1)
		case Shelf:
			b.shelf()
		case Arm:
			b.arm(wide)
		case Poster:
			b.poster(w.Other)
		case Behind:
			w.Other.figure().stand(b, wide-0.115, 0.075, 0.19)
		case Beside:
			w.Other.figure().stand(b, 0.080, 0.22, 0.25)
		}
	}
}

// frame draws the things over everything.
func (w Wall) frame(l *layer) {
	b := newBrush(l, newFrame(0, 0, float64(l.height), 0))
	wide := float64(l.width) / float64(l.height)
	for _, thing := range w.Things {
		switch thing {
		case Border:
			const rim = 0.022
			for _, side := range []mask{b.box(0, 0, wide, rim), b.box(0, 1-rim, wide, rim), b.box(0, 0, rim, 1), b.box(wide-rim, 0, rim, 1)} {
				b.put(side, paint{252, 252, 252}, 1)
			}
		case Bars:
			const rim = 0.07
			b.put(b.box(0, 0, wide, rim), paint{4, 4, 4}, 1)
			b.put(b.box(0, 1-rim, wide, rim), paint{4, 4, 4}, 1)
		case Date:
			b.date(0.03, 0.03)
		}
	}
}

// stand draws a person whose head begins at a height and is so high.
func (f figure) stand(b brush, x, top, head float64) {
	scale := head / (1 + f.rise)
	px, py := b.pixel(point{x, top + (f.rise+middle)*scale})
	frame := newFrame(px, py, scale*b.scale, 0)
	person := newLayer(b.width, b.height)
	f.draw(brush{person, frame, b.tip}, frame)
	b.over(person)
}

func (b brush) door(wide float64) {
	wood, dark := paint{214, 206, 192}, paint{96, 84, 70}
	b.put(b.box(wide-0.170, 0, 0.170, 1), dark, 0.35)
	b.put(b.box(wide-0.165, 0, 0.165, 1), wood, 1)
	b.put(b.box(wide-0.110, 0, 0.006, 1), dark, 0.8)
	b.put(b.box(wide-0.104, 0, 0.104, 1), wood.mix(dark, 0.25), 1)
	b.put(b.box(wide-0.075, 0.10, 0.004, 0.34), dark, 0.6)
	b.put(b.box(wide-0.075, 0.10, 0.075, 0.004), dark, 0.6)
	b.put(b.disc(wide-0.085, 0.56, 0.016, 0.016), paint{190, 170, 110}, 1)
}

func (b brush) painting() {
	b.put(b.box(0.030, 0.050, 0.160, 0.200).blurred(0.006*b.scale), paint{10, 6, 6}, 0.5)
	b.put(b.box(0.020, 0.040, 0.160, 0.200), paint{120, 84, 44}, 1)
	b.put(b.box(0.026, 0.046, 0.148, 0.188), paint{176, 136, 80}, 1)
	b.put(b.box(0.036, 0.056, 0.128, 0.168), paint{150, 190, 214}, 1)
	land := b.box(0.036, 0.056, 0.128, 0.168)
	b.put(b.shape(0.001, point{0.02, 0.24}, point{0.02, 0.17}, point{0.07, 0.12}, point{0.10, 0.155}, point{0.14, 0.11}, point{0.20, 0.18}, point{0.20, 0.24}).within(land), paint{92, 120, 84}, 1)
	b.put(b.disc(0.13, 0.085, 0.014, 0.014), paint{246, 236, 180}, 1)
}

func (b brush) chair(wide float64) {
	c := paint{44, 38, 40}
	x := wide / 2
	back := b.shape(0.001, point{x - 0.33, 0.50}, point{x - 0.30, 0.44}, point{x, 0.42}, point{x + 0.30, 0.44}, point{x + 0.33, 0.50}, point{x + 0.34, 1.1}, point{x - 0.34, 1.1})
	b.put(back, c, 1)
	b.put(b.glow(x, 0.45, 0.32, 0.04).within(back), c.lighter(0.3), 0.6)
	for _, side := range []float64{-1, 1} {
		b.put(b.shape(0.002, point{x + side*0.285, 0.50}, point{x + side*0.291, 0.50}, point{x + side*0.30, 1}, point{x + side*0.292, 1}), c.darker(0.7), 0.8)
	}
}

func (b brush) lamp(wide float64) {
	x := wide - 0.085
	b.put(b.box(x-0.006, 0.20, 0.012, 0.80), paint{60, 54, 50}, 1)
	b.put(b.glow(x, 0.17, 0.20, 0.22), paint{255, 226, 170}, 0.35)
	b.put(b.polygon(0.001, point{x - 0.045, 0.10}, point{x + 0.045, 0.10}, point{x + 0.075, 0.24}, point{x - 0.075, 0.24}), paint{246, 226, 180}, 1)
	b.put(b.glow(x, 0.18, 0.06, 0.08), paint{255, 250, 230}, 0.8)
}

func (b brush) plant() {
	b.put(b.polygon(0.001, point{-0.04, 0.86}, point{0.14, 0.86}, point{0.12, 1.02}, point{-0.02, 1.02}), paint{176, 104, 70}, 1)
	for i := range 15 {
		angle := -math.Pi/2 + (float64(i)/14-0.5)*2.4
		sin, cos := math.Sincos(angle)
		long := 0.30 + 0.16*chance(i, 1, 61)
		tip := point{0.05 + 0.55*long*cos, 0.86 + long*sin}
		half := point{0.05 + 0.24*long*cos, 0.86 + 0.62*long*sin}
		c := paint{58, 112, 52}.mix(paint{110, 158, 78}, chance(i, 2, 61))
		leaf := b.hairs([]hair{{point{0.05, 0.86}, half, tip, 0.050}})
		b.put(leaf, c, 1)
		b.put(b.hairs([]hair{{point{0.05, 0.86}, half, tip, 0.008}}), c.darker(0.4), 0.7)
	}
}

func (b brush) arm(wide float64) {
	skin, sleeve := paintOf(Olive), paint{70, 96, 84}
	arm := b.shape(0.001, point{wide + 0.1, 0.62}, point{wide - 0.06, 0.66}, point{wide - 0.15, 0.72}, point{wide - 0.20, 0.76}, point{wide - 0.17, 0.80}, point{wide - 0.05, 0.76}, point{wide + 0.1, 0.74})
	b.put(arm, skin, 1)
	b.put(b.glow(wide-0.06, 0.775, 0.16, 0.05).within(arm), skin.darker(0.5), 0.7)
	b.put(b.polygon(0.001, point{wide - 0.055, 0.645}, point{wide + 0.01, 0.62}, point{wide + 0.01, 0.77}, point{wide - 0.045, 0.775}), sleeve, 1)
}

func (b brush) shelf() {
	x := 0.0
	for i := range 9 {
		w := 0.018 + 0.012*chance(i, 1, 62)
		h := 0.11 + 0.05*chance(i, 2, 62)
		c := paint{40 + 170*chance(i, 3, 62), 40 + 150*chance(i, 4, 62), 40 + 150*chance(i, 5, 62)}
		b.put(b.box(x, 0.22-h, w-0.002, h), c, 1)
		x += w
	}
	b.put(b.box(0, 0.235, x+0.02, 0.014).blurred(0.004*b.scale), paint{10, 6, 6}, 0.4)
	b.put(b.box(0, 0.22, x+0.02, 0.018), paint{150, 112, 70}, 1)
}

func (b brush) poster(other Person) {
	const x, y, width, height = 0.020, 0.030, 0.200, 0.250
	b.put(b.box(x, y, width, height), paint{244, 242, 238}, 1)
	part := image.Rect(int((x+0.01)*b.scale), int((y+0.01)*b.scale), int((x+width-0.01)*b.scale), int((y+height-0.01)*b.scale))
	if part.Empty() {
		return
	}
	img := Portrait{Width: part.Dx(), Height: part.Dy(), Wall: Wall{Colour: Grey}, Person: other}.Draw()
	for py := part.Min.Y; py < part.Max.Y; py++ {
		for px := part.Min.X; px < part.Max.X; px++ {
			if px < b.width && py < b.height {
				b.pixels[py*b.width+px].paint(paintOf(img.NRGBAAt(px-part.Min.X, py-part.Min.Y)), 1)
			}
		}
	}
}

// date writes digits of seven strokes.
func (b brush) date(x, y float64) {
	const wide, high, thick = 0.020, 0.036, 0.005
	strokes := [10]string{"abcdef", "bc", "abged", "abgcd", "fgbc", "afgcd", "afgedc", "abc", "abcdefg", "abcdfg"}
	for i, digit := range []int{2, 1, -1, 1, 1, -1, 2, 6} {
		left := x + 0.027*float64(i)
		if digit < 0 {
			continue
		}
		for _, s := range strokes[digit] {
			var at mask
			switch s {
			case 'a':
				at = b.box(left, y, wide, thick)
			case 'g':
				at = b.box(left, y+high/2-thick/2, wide, thick)
			case 'd':
				at = b.box(left, y+high-thick, wide, thick)
			case 'f':
				at = b.box(left, y, thick, high/2)
			case 'b':
				at = b.box(left+wide-thick, y, thick, high/2)
			case 'e':
				at = b.box(left, y+high/2, thick, high/2)
			case 'c':
				at = b.box(left+wide-thick, y+high/2, thick, high/2)
			}
			b.put(at, paint{255, 170, 40}, 0.9)
		}
	}
}
