package assemble

import (
	"math"

	"permitpack/generator/pdf"
	"permitpack/generator/raster"
	"permitpack/generator/scan"
)

// Step is how far the pictures of scans are reduced.
type Step struct {
	// Quality is that of JPEG, 1 to 100.
	Quality int
	// Density is the most dots per inch that a picture has where it is seen on the sheet.
	Density int
}

// Ladder are the steps, the mildest first. 300 dpi is what offices ask of a scan, and
// at 120 the print of a contract can still be read.
var Ladder = []Step{{80, 300}, {70, 200}, {55, 150}, {45, 120}}

// Reducer encodes the pictures of scans anew, those that are drawn on their pages:
// the text and the lines of a PDF stay what they are. A picture that would not become
// smaller stays too. What is made is kept, so that the same scans are joined again for
// nothing; a Reducer serves one goroutine.
type Reducer struct {
	step Step
	made map[source]*pdf.Stream
}

// source is where a picture comes from: the file, by where its bytes lie, and the
// object in it, 0 where the file is the picture.
type source struct {
	file   *byte
	object pdf.Ref
}

// NewReducer makes a Reducer of a step.
func NewReducer(step Step) *Reducer {
	return &Reducer{step: step, made: map[source]*pdf.Stream{}}
}

// Step is the step that it was made for.
func (r *Reducer) Step() Step { return r.step }

// Pictures is how many pictures were made smaller.
func (r *Reducer) Pictures() int {
	n := 0
	for _, s := range r.made {
		if s != nil {
			n++
		}
	}
	return n
}

// reduced is the picture made smaller for the size at which it is seen, or s itself.
func (b *binder) reduced(from source, s *pdf.Stream, resolve raster.Resolve, seen extent) *pdf.Stream {
	r := b.o.Reducer
	if r == nil || b.w.Err() != nil { // what is not written any more need not be made
		return s
	}
	if _, known := r.made[from]; !known {
		small, err := b.encoded(s, resolve, seen)
		if err != nil {
			b.w.Fail(err)
			return s
		}
		r.made[from] = small
	}
	if small := b.made(from); small != nil {
		return small
	}
	return s
}

// made is the smaller picture that was made before; nil where there is none.
func (b *binder) made(from source) *pdf.Stream {
	if b.o.Reducer == nil {
		return nil
	}
	return b.o.Reducer.made[from]
}

// encoded is the picture anew; nil where it stays as it is.
func (b *binder) encoded(s *pdf.Stream, resolve raster.Resolve, seen extent) (*pdf.Stream, error) {
	p, ok := raster.Open(s, resolve)
	if !ok || p.Width*p.Height > scan.MaxPixels {
		return nil, nil
	}
	step := b.o.Reducer.step
	width, height, ok := step.fit(p.Width, p.Height, seen)
	if !ok {
		return nil, nil
	}
	done, err := b.decode(p.Width * p.Height)
	if err != nil {
		return nil, err
	}
	defer done()
	return p.Encode(width, height, step.Quality), nil
}

// worthScaling is by how much the sides of a picture have to shrink to be scaled at
// all: less only blurs it.
const worthScaling = 0.9

// fit is how many pixels a picture needs that is seen in that size; ok is false for
// one that is hardly seen.
func (s Step) fit(width, height int, seen extent) (w, h int, ok bool) {
	across := seen.width / 72 * float64(s.Density) / float64(width)
	down := seen.height / 72 * float64(s.Density) / float64(height)
	scale := max(across, down)
	if !(min(seen.width, seen.height) >= 1) { // neither is no number
		return 0, 0, false
	}
	if scale > worthScaling {
		return width, height, true
	}
	return int(math.Ceil(scale * float64(width))), int(math.Ceil(scale * float64(height))), true
}

// decode waits until that many pixels may be decoded.
func (b *binder) decode(pixels int) (done func(), err error) {
	if b.o.Decoding == nil {
		return func() {}, nil
	}
	return b.o.Decoding(pixels)
}

// same is for pictures that refer to no other object.
func same(o pdf.Object) pdf.Object { return o }
