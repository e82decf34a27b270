package photo

import (
	"image"
	"image/color"
)

// pixels are a decoded picture and how it is to be held.
type pixels struct {
	stored image.Image
	// orientation is the EXIF value 1 to 8; 0 without a tag.
	orientation int
}

func (p *pixels) turned() bool { return p.orientation >= 5 }

// bounds is the upright picture; its top left corner is the origin.
func (p *pixels) bounds() image.Rectangle {
	size := p.stored.Bounds().Size()
	if p.turned() {
		size.X, size.Y = size.Y, size.X
	}
	return image.Rectangle{Max: size}
}

// storedPart is where a part of the upright picture is stored.
func (p *pixels) storedPart(part image.Rectangle) image.Rectangle {
	size := p.bounds().Size()
	a := storedPoint(part.Min, size, p.orientation)
	b := storedPoint(part.Max.Sub(image.Pt(1, 1)), size, p.orientation)
	stored := image.Rectangle{Min: a, Max: b}.Canon()
	stored.Max = stored.Max.Add(image.Pt(1, 1))
	return stored.Add(p.stored.Bounds().Min)
}

// at is the colour of a pixel of the upright picture.
func (p *pixels) at(x, y int) [3]uint8 {
	at := storedPoint(image.Pt(x, y), p.bounds().Size(), p.orientation).Add(p.stored.Bounds().Min)
	c := color.NRGBAModel.Convert(p.stored.At(at.X, at.Y)).(color.NRGBA)
	return [3]uint8{c.R, c.G, c.B}
}

// clockwise gives each orientation turned clockwise by a quarter more (Exif 2.32, 4.6.4 A).
var clockwise = [9]int{0: 6, 1: 6, 6: 3, 3: 8, 8: 1, 2: 7, 7: 4, 4: 5, 5: 2}

// turnedBy is the picture turned clockwise by so many quarters more.
func (p *pixels) turnedBy(quarters int) *pixels {
	turned := *p
	for range quarters {
		turned.orientation = clockwise[turned.orientation]
	}
	return &turned
}
