package photo

import (
	"image"

	"github.com/disintegration/imaging"
)

// part copies a part of the upright picture, for scaling to target. What is far larger
// is made smaller by means first: the resampler would need a copy of every pixel.
func (p *pixels) part(area image.Rectangle, target image.Point) *image.NRGBA {
	const ample = 3
	if plain(p.stored) && area.Dx() >= ample*target.X && area.Dy() >= ample*target.Y {
		return p.reduced(area, 2*target.X, 2*target.Y).picture()
	}
	return orient(imaging.Crop(p.stored, p.storedPart(area)), p.orientation)
}

// orient turns stored pixels upright by their EXIF orientation (1 to 8; anything
// else leaves them alone).
func orient(img *image.NRGBA, orientation int) *image.NRGBA {
	switch orientation {
	case 2:
		return imaging.FlipH(img)
	case 3:
		return imaging.Rotate180(img)
	case 4:
		return imaging.FlipV(img)
	case 5:
		return imaging.Transpose(img)
	case 6:
		return imaging.Rotate270(img) // imaging turns counter-clockwise
	case 7:
		return imaging.Transverse(img)
	case 8:
		return imaging.Rotate90(img)
	}
	return img
}
