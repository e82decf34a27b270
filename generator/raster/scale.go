package raster

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
)

// scaled decodes the picture in that size. Of stored samples no more than a row is
// held beside the result.
func (p *Picture) scaled(width, height int) (image.Image, error) {
	if p.jpeg != nil {
		decoded, err := jpeg.Decode(bytes.NewReader(p.jpeg))
		if err != nil {
			return nil, err
		}
		return smaller(decoded, width, height)
	}
	channels := 1
	if p.space.components > 1 {
		channels = 4 // with a last that is full: the encoder is fast with pictures of this kind
	}
	to := newReducer(channels, p.Width, p.Height, width, height)
	row := bytes.Repeat([]byte{0xff}, channels*p.Width)
	err := p.pixels(func(colours []byte) {
		spread(row, colours, channels, p.space.components)
		to.add(row)
	})
	if err != nil {
		return nil, err
	}
	bounds := image.Rect(0, 0, width, height)
	if channels == 1 {
		return &image.Gray{Pix: to.out, Stride: width, Rect: bounds}, nil
	}
	return &image.RGBA{Pix: to.out, Stride: channels * width, Rect: bounds}, nil
}

// pixels gives each row as the bytes of its colours, a palette looked up.
func (p *Picture) pixels(take func(colours []byte)) error {
	values := make([]byte, p.Width*p.samples.stored)
	n, palette := p.space.components, p.space.palette
	looked := make([]byte, p.Width*n)
	return p.samples.rows(p.Width, p.Height, func(row []byte) {
		p.samples.whole(values, row, palette != nil)
		if palette == nil {
			take(values)
			return
		}
		for i, v := range values {
			copy(looked[i*n:i*n+n], palette[int(v)*n:])
		}
		take(looked)
	})
}

// spread copies pixels of a few bytes to places of more.
func spread(to, from []byte, each, of int) {
	if each == of {
		copy(to, from)
		return
	}
	for at := 0; len(from) > 0; at, from = at+each, from[of:] {
		copy(to[at:at+of], from)
	}
}

// smaller scales what the JPEG decoder gives, its planes each on their own.
func smaller(m image.Image, width, height int) (image.Image, error) {
	size := m.Bounds().Size()
	if size.X == width && size.Y == height {
		return m, nil
	}
	bounds := image.Rect(0, 0, width, height)
	switch m := m.(type) {
	case *image.Gray:
		return &image.Gray{Pix: plane(m.Pix, m.Stride, 1, size, bounds.Max), Stride: width, Rect: bounds}, nil
	case *image.RGBA:
		return &image.RGBA{Pix: plane(m.Pix, m.Stride, 4, size, bounds.Max), Stride: 4 * width, Rect: bounds}, nil
	case *image.YCbCr:
		stored := chroma(size, m.SubsampleRatio)
		half := image.Pt((width+1)/2, (height+1)/2)
		return &image.YCbCr{
			Y:  plane(m.Y, m.YStride, 1, size, bounds.Max),
			Cb: plane(m.Cb, m.CStride, 1, stored, half), Cr: plane(m.Cr, m.CStride, 1, stored, half),
			YStride: width, CStride: half.X, SubsampleRatio: image.YCbCrSubsampleRatio420, Rect: bounds,
		}, nil
	}
	return nil, fmt.Errorf("a JPEG decoded to %T", m)
}

// chroma is how many samples of chroma a picture of that size has.
func chroma(size image.Point, ratio image.YCbCrSubsampleRatio) image.Point {
	across, down := 1, 1
	switch ratio {
	case image.YCbCrSubsampleRatio422:
		across = 2
	case image.YCbCrSubsampleRatio420:
		across, down = 2, 2
	case image.YCbCrSubsampleRatio440:
		down = 2
	case image.YCbCrSubsampleRatio411:
		across = 4
	case image.YCbCrSubsampleRatio410:
		across, down = 4, 2
	}
	return image.Pt((size.X+across-1)/across, (size.Y+down-1)/down)
}

// plane scales samples of that many channels.
func plane(pix []byte, stride, channels int, from, to image.Point) []byte {
	r := newReducer(channels, from.X, from.Y, to.X, to.Y)
	for y := range from.Y {
		r.add(pix[y*stride : y*stride+channels*from.X])
	}
	return r.out
}

// reducer scales rows down as they come: each new pixel is the mean of the area that
// it covers of the old ones, in whole numbers, so that every processor gives the same.
type reducer struct {
	channels              int
	fromWidth, fromHeight int
	width, height         int
	line                  []uint32 // the row at hand, scaled across, in parts of 256
	sum                   []uint32 // the new row, as far as it is covered
	covered               int      // how much of the new row's height is: fromHeight is all
	out                   []byte
}

func newReducer(channels, fromWidth, fromHeight, width, height int) *reducer {
	return &reducer{
		channels: channels, fromWidth: fromWidth, fromHeight: fromHeight, width: width, height: height,
		line: make([]uint32, channels*width), sum: make([]uint32, channels*width),
		out: make([]byte, 0, channels*width*height),
	}
}

// add takes the next row. Heights are counted in parts: an old row has as many of
// them as there are new rows, a new row as many as there are old ones.
func (r *reducer) add(row []byte) {
	r.across(row)
	for left := r.height; left > 0; {
		share := min(left, r.fromHeight-r.covered)
		for i, v := range r.line {
			r.sum[i] += v * uint32(share)
		}
		left -= share
		if r.covered += share; r.covered == r.fromHeight {
			r.finish()
		}
	}
}

func (r *reducer) finish() {
	all := uint32(r.fromHeight) * 256
	for i, v := range r.sum {
		r.out = append(r.out, byte((v+all/2)/all))
		r.sum[i] = 0
	}
	r.covered = 0
}

// across scales a row in its width.
func (r *reducer) across(row []byte) {
	n := r.channels
	if r.width == r.fromWidth {
		for i, v := range row {
			r.line[i] = uint32(v) * 256
		}
		return
	}
	for c := range n {
		at, left := c, r.width // the old pixel at hand, and how much of it is not used yet
		for x := range r.width {
			sum := uint32(0)
			for need := r.fromWidth; need > 0; {
				share := min(left, need)
				sum += uint32(row[at]) * uint32(share)
				need -= share
				if left -= share; left == 0 {
					at, left = at+n, r.width
				}
			}
			r.line[x*n+c] = uint32(uint64(sum) * 256 / uint64(r.fromWidth))
		}
	}
}
