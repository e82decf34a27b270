// Package portrait draws identity photos of invented people: the samples show them, and
// tests find in them everything that the check of photos judges. Nobody drawn exists,
// and no picture of anybody who does was used.
//
// The zero Portrait is a good photo for a permit: an ordinary person before an even
// red wall. Each field changes one thing. The same Portrait always gives the same pixels.
package portrait

import (
	"image"
	"math"
)

// Portrait is what is in the picture.
type Portrait struct {
	// Width and Height in pixels; 413x531, which is 35x45 mm at 300 dpi, if 0.
	Width, Height int
	Wall          Wall
	Person        Person

	// Head is how much of the height it takes from the top of the hair to the chin;
	// 0.72 if 0.
	Head float64
	// Top is the gap above the hair in shares of the height, negative where the head is
	// cut; 0.10 if 0.
	Top float64
	// Shift moves the person to the right, in shares of the width.
	Shift float64
	// Roll is how many degrees the head is tilted to the right, as the reader sees it.
	Roll float64
	// Yaw is how many degrees the face looks to the right, as the reader sees it, 30 at most.
	Yaw float64

	// Flash is how many stops more light the face has than the picture, or less.
	Flash float64
	// Grey takes the colour from the person, and leaves it to the wall.
	Grey bool
}

const (
	usualWidth, usualHeight = 413, 531
	usualHead, usualTop     = 0.72, 0.10
)

func (p Portrait) filled() Portrait {
	if p.Width == 0 || p.Height == 0 {
		p.Width, p.Height = usualWidth, usualHeight
	}
	if p.Head == 0 {
		p.Head = usualHead
	}
	if p.Top == 0 {
		p.Top = usualTop
	}
	return p
}

// Draw draws the picture.
func (p Portrait) Draw() *image.NRGBA {
	p = p.filled()
	person := newLayer(p.Width, p.Height)
	p.Person.figure().draw(newBrush(person, p.pose(0)), p.pose(p.Roll))
	person.turnHead(p.pose(p.Roll), p.Yaw)
	p.expose(person)
	wall := p.Wall.draw(person)
	if p.Wall.Painted {
		person.cutOut()
	}
	wall.over(person)
	p.Wall.frame(wall)
	return p.developed(wall, person)
}

// middle is the place of the head round which it tilts.
const middle = 0.55

// pose is the frame of the head: its lengths are those from the skull's crown to the chin, its
// origin is the middle of the head.
func (p Portrait) pose(degrees float64) frame {
	rise := p.Person.figure().rise
	scale := p.Head * float64(p.Height) / (1 + rise)
	x := (0.5 + p.Shift) * float64(p.Width)
	y := p.Top*float64(p.Height) + (rise+middle)*scale
	return newFrame(x, y, scale, degrees)
}

// Point is a place in pixels from the top left corner.
type Point struct{ X, Y float64 }

// Marks are the places that measures of a photo begin from. Left and right are those of
// the reader.
type Marks struct{ Crown, LeftEye, RightEye, Chin Point }

// Marks tells where they are drawn in a face that looks at the camera. The crown is the top of the hair.
func (p Portrait) Marks() Marks {
	p = p.filled()
	f, frame := p.Person.figure(), p.pose(p.Roll)
	at := func(x, y float64) Point {
		px, py := frame.pixel(point{x, y - middle})
		return Point{px, py}
	}
	eyes := f.height(eyeLine)
	return Marks{at(0, -f.rise), at(-f.wide(pupil), eyes), at(f.wide(pupil), eyes), at(0, 1)}
}

// expose changes the light on the face alone.
func (p Portrait) expose(person *layer) {
	if p.Flash != 0 {
		b := newBrush(person, p.pose(p.Roll))
		lit := b.disc(0, 0.06, 0.42, 0.62).blurred(0.06 * b.scale)
		gain := math.Pow(2, p.Flash/gamma)
		person.each(lit, func(q *pixel, cover float32) {
			k := 1 + float32(gain-1)*cover
			q.r, q.g, q.b = min(q.r*k, 255*q.a), min(q.g*k, 255*q.a), min(q.b*k, 255*q.a)
		})
	}
	if p.Grey {
		for i, q := range person.pixels {
			y := 0.299*q.r + 0.587*q.g + 0.114*q.b
			person.pixels[i] = pixel{y, y, y, q.a}
		}
	}
}

// The noise of a sensor, in levels: a wall flat to one level looks computed. A camera
// makes its colours of neighbouring points, so that most of the noise is of light, not of
// colour, and reaches over a few pixels: coding as JPEG leaves it.
const (
	grain  = 0.7 // of each pixel and channel
	mottle = 2.0 // at most, over mottleSize pixels
	// mottleSize is an odd part of pixels, so that it makes no grid with them.
	mottleSize = 2.7
)

// developed rounds to bytes and adds the noise.
func (p Portrait) developed(l, person *layer) *image.NRGBA {
	img := image.NewNRGBA(l.bounds())
	for i, q := range l.pixels {
		x, y := i%l.width, i/l.width
		even := p.Wall.Painted && person.pixels[i].a == 0
		mottled := 0.0
		if !even {
			mottled = mottle * ripple(float64(x)/mottleSize, float64(y)/mottleSize, 4)
		}
		noise := func(channel uint32) float64 {
			if even {
				return 0
			}
			return mottled + grain*spike(x, y, channel)
		}
		pix := img.Pix[4*i : 4*i+4]
		pix[0] = level(float64(q.r) + noise(1))
		pix[1] = level(float64(q.g) + noise(2))
		pix[2] = level(float64(q.b) + noise(3))
		pix[3] = 255
	}
	return img
}
