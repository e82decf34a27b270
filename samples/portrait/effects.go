package portrait

import (
	"image"
	"math"

	"golang.org/x/image/draw"
)

// The effects are what happens to a whole picture in a camera or a program. Each gives a
// new one.

// each changes every pixel by itself.
func each(img *image.NRGBA, change func(x, y int, r, g, b float64) (float64, float64, float64)) *image.NRGBA {
	out := image.NewNRGBA(img.Rect)
	for i := 0; i < len(img.Pix); i += 4 {
		x, y := i%img.Stride/4, i/img.Stride
		r, g, b := change(x, y, float64(img.Pix[i]), float64(img.Pix[i+1]), float64(img.Pix[i+2]))
		out.Pix[i], out.Pix[i+1], out.Pix[i+2], out.Pix[i+3] = level(r), level(g), level(b), img.Pix[i+3]
	}
	return out
}

// Expose gives that many stops more light, or less.
func Expose(img *image.NRGBA, stops float64) *image.NRGBA {
	gain := math.Pow(2, stops/gamma)
	return each(img, func(_, _ int, r, g, b float64) (float64, float64, float64) { return gain * r, gain * g, gain * b })
}

// Colourless is a picture in greys.
func Colourless(img *image.NRGBA) *image.NRGBA {
	return each(img, func(_, _ int, r, g, b float64) (float64, float64, float64) {
		y := 0.299*r + 0.587*g + 0.114*b
		return y, y, y
	})
}

// Sepia is a picture in browns.
func Sepia(img *image.NRGBA) *image.NRGBA {
	return each(img, func(_, _ int, r, g, b float64) (float64, float64, float64) {
		y := 0.299*r + 0.587*g + 0.114*b
		return 1.07*y + 18, 0.93*y + 6, 0.74 * y
	})
}

// Cast multiplies the channels, as light of a wrong colour does.
func Cast(img *image.NRGBA, red, green, blue float64) *image.NRGBA {
	return each(img, func(_, _ int, r, g, b float64) (float64, float64, float64) { return red * r, green * g, blue * b })
}

// Noise adds grain of that standard deviation, in levels.
func Noise(img *image.NRGBA, sigma float64) *image.NRGBA {
	return each(img, func(x, y int, r, g, b float64) (float64, float64, float64) {
		return r + sigma*spike(x, y, 71), g + sigma*spike(x, y, 72), b + sigma*spike(x, y, 73)
	})
}

// Defocus blurs by a Gaussian of that standard deviation, in pixels.
func Defocus(img *image.NRGBA, sigma float64) *image.NRGBA {
	out := image.NewNRGBA(img.Rect)
	channel := newMask(img.Rect)
	for c := range 4 {
		for i := range channel.cover {
			channel.cover[i] = float32(img.Pix[4*i+c])
		}
		for i, v := range channel.blurred(sigma).cover {
			out.Pix[4*i+c] = level(float64(v))
		}
	}
	return out
}

// Move blurs along a line of that many pixels, at an angle in degrees from the horizontal.
func Move(img *image.NRGBA, length, degrees float64) *image.NRGBA {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	size := img.Rect.Size()
	steps := max(1, int(math.Ceil(2*length)))
	out := image.NewNRGBA(img.Rect)
	for y := range size.Y {
		for x := range size.X {
			var sum [3]float64
			for i := range steps {
				t := length * ((float64(i)+0.5)/float64(steps) - 0.5)
				u, v := float64(x)+t*cos, float64(y)+t*sin
				fu, fv := math.Floor(u), math.Floor(v)
				for corner := range 4 {
					du, dv := corner&1, corner>>1
					weight := math.Abs(float64(1-du)-(u-fu)) * math.Abs(float64(1-dv)-(v-fv))
					at := 4*min(max(int(fu)+du, 0), size.X-1) + img.Stride*min(max(int(fv)+dv, 0), size.Y-1)
					for c := range sum {
						sum[c] += weight * float64(img.Pix[at+c])
					}
				}
			}
			at := y*out.Stride + 4*x
			for c, v := range sum {
				out.Pix[at+c] = level(v / float64(steps))
			}
			out.Pix[at+3] = 255
		}
	}
	return out
}

// Enlarge is a picture of the same size that was made from one so many times smaller.
func Enlarge(img *image.NRGBA, times float64) *image.NRGBA {
	size := img.Rect.Size()
	small := image.NewNRGBA(image.Rect(0, 0, max(1, int(float64(size.X)/times)), max(1, int(float64(size.Y)/times))))
	draw.BiLinear.Scale(small, small.Rect, img, img.Rect, draw.Src, nil)
	out := image.NewNRGBA(img.Rect)
	draw.CatmullRom.Scale(out, out.Rect, small, small.Rect, draw.Src, nil)
	return out
}

// Turn turns the picture clockwise by quarters.
func Turn(img *image.NRGBA, quarters int) *image.NRGBA {
	for range (quarters%4 + 4) % 4 {
		size := img.Rect.Size()
		out := image.NewNRGBA(image.Rect(0, 0, size.Y, size.X))
		for y := range size.Y {
			for x := range size.X {
				out.SetNRGBA(size.Y-1-y, x, img.NRGBAAt(x, y))
			}
		}
		img = out
	}
	return img
}
