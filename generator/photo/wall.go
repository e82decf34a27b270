package photo

import (
	"image"
	"slices"
)

// The wall is looked for in the two top corners, where no head, hair or shoulder of
// a permit photo reaches: 14 % of the width, 22 % of the height.
const (
	cornerWidth  = 14
	cornerHeight = 22
	// copyWidth is the width, in cells, of the coarse copy on which colours are read:
	// coarse enough to even out noise and JPEG blocks, fine enough to keep edges apart.
	copyWidth = 128
)

// wall is the colour of the wall, as far as the top corners show it.
type wall struct {
	// both is the median of the two corners together.
	left, right, both lab
}

func measureWall(img image.Image) wall {
	b := img.Bounds()
	width, height := max(1, b.Dx()*cornerWidth/100), max(1, b.Dy()*cornerHeight/100)
	cell := max(1, b.Dx()/copyWidth)
	left := cells(img, image.Rect(b.Min.X, b.Min.Y, b.Min.X+width, b.Min.Y+height), cell)
	right := cells(img, image.Rect(b.Max.X-width, b.Min.Y, b.Max.X, b.Min.Y+height), cell)
	return wall{medianLab(left), medianLab(right), medianLab(slices.Concat(left, right))}
}

// cells are the mean colours of squares of that many pixels, all over the area.
// Squares cut by its edge are left out, unless there are no others.
func cells(img image.Image, area image.Rectangle, side int) []lab {
	side = min(side, area.Dx(), area.Dy())
	var colours []lab
	for y := area.Min.Y; y+side <= area.Max.Y; y += side {
		for x := area.Min.X; x+side <= area.Max.X; x += side {
			colours = append(colours, meanLab(img, image.Rect(x, y, x+side, y+side)))
		}
	}
	return colours
}

// meanLab is the colour of the mean pixel, the mean being taken as every program
// takes it that makes a picture smaller.
func meanLab(img image.Image, area image.Rectangle) lab {
	var red, green, blue uint64
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			r, g, b, _ := img.At(x, y).RGBA()
			red, green, blue = red+uint64(r), green+uint64(g), blue+uint64(b)
		}
	}
	n := float64(area.Dx()*area.Dy()) * 0xffff
	return toLab(float64(red)/n, float64(green)/n, float64(blue)/n)
}
