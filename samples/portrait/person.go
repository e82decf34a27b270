package portrait

import "image/color"

// Person is somebody who does not exist. What is left empty is ordinary.
type Person struct {
	// Skin is its colour in good light: Fair if none.
	Skin color.NRGBA
	// HairColour is that of hair, brows and beard.
	HairColour, Eyes, Lips color.NRGBA
	// Clothes are drawn over the Shirt, which has their colour if it has none.
	Clothes, Shirt color.NRGBA
	// Scarf is worn over the hair where it has a colour.
	Scarf color.NRGBA

	Hair Hair
	// Fringe is how far the hair comes down over the forehead, 0 to 1.
	Fringe float64
	// Beard is stubble up to 0.5, and a full beard at 1.
	Beard float64
	// Lines are those of age, 0 to 1.
	Lines   float64
	Child   bool
	Glasses bool
	// Suit is a jacket with a tie; the Shirt is white then, if no other colour is given.
	Suit bool

	// Face is the width of the face and Jaw that of the jaw against it, Brows the
	// thickness of the brows; 1 is usual, and 0 stands for it.
	Face, Jaw, Brows float64
	// Lids is how far the upper lids come down over the eyes, 0 to 1.
	Lids float64
}

// Hair is its cut.
type Hair int

const (
	Short Hair = iota
	Long
	Bald
	Afro
)

// Skins, from the lightest to the darkest. Drawn, their lightness L* is about 79, 71, 62, 43 and 27.
var (
	Pale  = color.NRGBA{232, 190, 170, 255}
	Fair  = color.NRGBA{211, 164, 139, 255}
	Olive = color.NRGBA{190, 138, 113, 255}
	Brown = color.NRGBA{136, 87, 67, 255}
	Dark  = color.NRGBA{80, 48, 38, 255}
)

// figure is a person with everything chosen.
type figure struct {
	Person
	skin, hair, eyes, lips, clothes, shirt, scarf paint
	// rise is how far the hair stands up over the skull, in shares of the head.
	rise float64
}

func (p Person) figure() figure {
	usual := func(v *float64) {
		if *v == 0 {
			*v = 1
		}
	}
	usual(&p.Face)
	usual(&p.Jaw)
	usual(&p.Brows)
	f := figure{Person: p}
	f.skin = or(p.Skin, paintOf(Fair))
	f.hair = or(p.HairColour, paint{52, 38, 32})
	f.eyes = or(p.Eyes, paint{70, 46, 30})
	f.lips = or(p.Lips, f.skin.mix(paint{150, 44, 52}, 0.42))
	f.clothes = or(p.Clothes, paint{58, 70, 92})
	f.shirt = or(p.Shirt, f.clothes)
	if p.Suit {
		f.shirt = or(p.Shirt, paint{238, 238, 236})
	}
	f.scarf = paintOf(p.Scarf)
	switch {
	case f.scarfed():
		f.rise = 0.05
	case p.Hair == Bald:
		f.rise = 0
	case p.Hair == Afro:
		f.rise = 0.15
	default:
		f.rise = 0.035
	}
	return f
}

func (f figure) scarfed() bool { return f.Scarf.A != 0 }

// Heights on the head, from the crown (0) to the chin (1), in which a face is described below.
const (
	browLine  = 0.405
	eyeLine   = 0.480
	noseLine  = 0.665
	mouthLine = 0.785
)

// Where those heights come to lie: the face of a child takes less of its head.
var (
	described = [...]float64{-1, 0, browLine, eyeLine, noseLine, mouthLine, 1, 2}
	grown     = [...]float64{-1, 0, 0.418, 0.500, 0.714, 0.838, 1, 2}
	childish  = [...]float64{-1, 0, 0.480, 0.548, 0.712, 0.822, 1, 2}
)

// pupil is how far the pupils are from the middle of the face.
const pupil = 0.142

// height is where a height of the description lies on this head.
func (f figure) height(y float64) float64 {
	to := grown
	if f.Child {
		to = childish
	}
	i := 0
	for y > described[i+1] {
		i++
	}
	return to[i] + (y-described[i])/(described[i+1]-described[i])*(to[i+1]-to[i])
}

// wide is a distance from the middle of this face.
func (f figure) wide(x float64) float64 { return x * f.Face }

// on is a place on this head.
func (f figure) on(x, y float64) point { return point{f.wide(x), f.height(y) - middle} }

// jaw is a place on the edge of this face under the cheekbones.
func (f figure) jaw(x, y float64) point { return point{f.wide(x) * f.Jaw, f.height(y) - middle} }

// draw paints the person: the body upright, the head as it is held.
func (f figure) draw(body brush, held frame) {
	head := body.turned(held)
	f.backHair(head)
	f.neck(body)
	f.body(body)
	face := f.outline(head)
	if !f.scarfed() {
		f.ears(head)
	}
	f.face(head, face)
	f.eyesAndBrows(head, face)
	f.nose(head, face)
	f.mouth(head, face)
	f.skinDetail(head, face)
	f.beard(head, face)
	f.frontHair(head, face)
	if f.scarfed() {
		f.headscarf(body, head)
	}
	if f.Glasses {
		f.glasses(head)
	}
}
