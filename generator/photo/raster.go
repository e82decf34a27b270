package photo

import (
	"image"
	"image/color"
)

// raster is a small copy of a part of the upright picture. Its components go from 0
// to 255 and are not rounded: the mean of many pixels says more than one byte holds.
type raster struct {
	width, height    int
	red, green, blue []float32
}

func newRaster(width, height int) *raster {
	n := width * height
	all := make([]float32, 3*n)
	return &raster{width, height, all[:n:n], all[n : 2*n : 2*n], all[2*n:]}
}

// reduced copies the part to a raster of that size; each of its pixels is the mean of
// those that it stands for, as every program makes a picture smaller. Where the part
// has fewer pixels than the raster, some are repeated.
func (p *pixels) reduced(part image.Rectangle, width, height int) *raster {
	stored := p.storedPart(part)
	if p.turned() {
		width, height = height, width
	}
	c := cells{columns: cuts(stored.Min.X, stored.Max.X, width), rows: cuts(stored.Min.Y, stored.Max.Y, height)}
	return c.read(p.stored).oriented(p.orientation)
}

// cells are the source pixels of every pixel of a raster: column i stands for those
// from columns[i].from up to, not including, columns[i].to.
type cells struct{ columns, rows []run }

type run struct{ from, to int }

// cuts divides pixels into n runs, none of them empty.
func cuts(from, to, n int) []run {
	runs := make([]run, n)
	for i := range runs {
		start := from + i*(to-from)/n
		runs[i] = run{start, max(start+1, from+(i+1)*(to-from)/n)}
	}
	return runs
}

// read takes the means, without a conversion of each pixel for the kinds of picture
// that the decoders give.
func (c cells) read(img image.Image) *raster {
	switch img := img.(type) {
	case *image.YCbCr:
		return c.readYCbCr(img)
	case *image.Gray:
		out := newRaster(len(c.columns), len(c.rows))
		c.mean(plane{img.Pix, img.Stride, 1, img.Rect.Min, 1, 1}, out.red)
		copy(out.green, out.red)
		copy(out.blue, out.red)
		return out
	case *image.NRGBA:
		return c.readRGB(img.Pix, img.Stride, img.Rect.Min)
	case *image.RGBA:
		return c.readRGB(img.Pix, img.Stride, img.Rect.Min)
	}
	return c.readAny(img)
}

// plane is one component of a picture: every step bytes one sample, for across x down
// pixels.
type plane struct {
	pix          []uint8
	stride, step int
	min          image.Point
	across, down int
}

// mean fills out with the means of the cells: the lines of a row of cells are summed
// first, so that each sample is touched once and in order.
func (c cells) mean(p plane, out []float32) {
	first, _ := p.samples(c.columns[0], p.min.X, p.across)
	_, last := p.samples(c.columns[len(c.columns)-1], p.min.X, p.across)
	sums := make([]uint32, last-first)
	for _, rows := range c.rows {
		top, bottom := p.samples(rows, p.min.Y, p.down)
		clear(sums)
		for y := top; y < bottom; y++ {
			p.addLine(sums, y, first)
		}
		for i, columns := range c.columns {
			left, right := p.samples(columns, p.min.X, p.across)
			var sum uint32
			for _, s := range sums[left-first : right-first] {
				sum += s
			}
			out[i] = float32(sum) / float32((right-left)*(bottom-top))
		}
		out = out[len(c.columns):]
	}
}

// addLine adds the samples of a line, from the first on.
func (p plane) addLine(sums []uint32, y, first int) {
	if p.step == 1 {
		line := p.pix[y*p.stride+first:][:len(sums)]
		for i, sample := range line {
			sums[i] += uint32(sample)
		}
		return
	}
	line := p.pix[y*p.stride+first*p.step:]
	for i := range sums {
		sums[i] += uint32(line[i*p.step])
	}
}

// samples are those that hold the pixels of a run, one of them standing for every so many.
func (p plane) samples(r run, min, every int) (from, to int) {
	return r.from/every - min/every, (r.to-1)/every + 1 - min/every
}

func (c cells) readRGB(pix []uint8, stride int, min image.Point) *raster {
	out := newRaster(len(c.columns), len(c.rows))
	for i, to := range [][]float32{out.red, out.green, out.blue} {
		c.mean(plane{pix[i:], stride, 4, min, 1, 1}, to)
	}
	return out
}

// readYCbCr takes the means before it converts: that is the same where no pixel is
// out of gamut, and truer where one is.
func (c cells) readYCbCr(img *image.YCbCr) *raster {
	out := newRaster(len(c.columns), len(c.rows))
	across, down := subsampling(img.SubsampleRatio)
	c.mean(plane{img.Y, img.YStride, 1, img.Rect.Min, 1, 1}, out.red)
	c.mean(plane{img.Cb, img.CStride, 1, img.Rect.Min, across, down}, out.green)
	c.mean(plane{img.Cr, img.CStride, 1, img.Rect.Min, across, down}, out.blue)
	for i, y := range out.red { // ITU-T T.871, 7
		cb, cr := out.green[i]-128, out.blue[i]-128
		out.red[i] = inByte(y + 1.402*cr)
		out.green[i] = inByte(y - 0.344136*cb - 0.714136*cr)
		out.blue[i] = inByte(y + 1.772*cb)
	}
	return out
}

func subsampling(ratio image.YCbCrSubsampleRatio) (across, down int) {
	switch ratio {
	case image.YCbCrSubsampleRatio422:
		return 2, 1
	case image.YCbCrSubsampleRatio420:
		return 2, 2
	case image.YCbCrSubsampleRatio440:
		return 1, 2
	case image.YCbCrSubsampleRatio411:
		return 4, 1
	case image.YCbCrSubsampleRatio410:
		return 4, 2
	}
	return 1, 1
}

func inByte(v float32) float32 { return min(255, max(0, v)) }

// readAny is for palettes, 16 bits and printing colours.
func (c cells) readAny(img image.Image) *raster {
	out := newRaster(len(c.columns), len(c.rows))
	i := 0
	for _, rows := range c.rows {
		for _, columns := range c.columns {
			var r, g, b uint32
			for y := rows.from; y < rows.to; y++ {
				for x := columns.from; x < columns.to; x++ {
					c := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
					r, g, b = r+uint32(c.R), g+uint32(c.G), b+uint32(c.B)
				}
			}
			n := float32((rows.to - rows.from) * (columns.to - columns.from))
			out.red[i], out.green[i], out.blue[i] = float32(r)/n, float32(g)/n, float32(b)/n
			i++
		}
	}
	return out
}

// oriented turns a raster of stored pixels upright by their EXIF orientation.
func (r *raster) oriented(orientation int) *raster {
	if orientation <= 1 {
		return r
	}
	width, height := r.width, r.height
	if orientation >= 5 {
		width, height = height, width
	}
	out := newRaster(width, height)
	for y := range height {
		for x := range width {
			at := storedPoint(image.Pt(x, y), image.Pt(width, height), orientation)
			from, to := at.Y*r.width+at.X, y*width+x
			out.red[to], out.green[to], out.blue[to] = r.red[from], r.green[from], r.blue[from]
		}
	}
	return out
}

// storedPoint is where the pixel of an upright picture of that size is stored
// (Exif 2.32, 4.6.4 A).
func storedPoint(p, size image.Point, orientation int) image.Point {
	right, bottom := size.X-1-p.X, size.Y-1-p.Y
	switch orientation {
	case 2:
		return image.Pt(right, p.Y)
	case 3:
		return image.Pt(right, bottom)
	case 4:
		return image.Pt(p.X, bottom)
	case 5:
		return image.Pt(p.Y, p.X)
	case 6:
		return image.Pt(p.Y, right)
	case 7:
		return image.Pt(bottom, right)
	case 8:
		return image.Pt(bottom, p.X)
	}
	return p
}

// picture rounds to whole levels.
func (r *raster) picture() *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, r.width, r.height))
	for i := range r.red {
		p := img.Pix[4*i : 4*i+4 : 4*i+4]
		p[0], p[1], p[2], p[3] = uint8(r.red[i]+0.5), uint8(r.green[i]+0.5), uint8(r.blue[i]+0.5), 255
	}
	return img
}

// luma is the brightness that JPEG stores (ITU-R BT.601), in levels.
func luma(red, green, blue float32) float32 { return 0.299*red + 0.587*green + 0.114*blue }
