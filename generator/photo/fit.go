package photo

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math"

	"github.com/disintegration/imaging"

	"permitpack/generator/picture"
	"permitpack/generator/sniff"
)

const (
	// fine and coarse are the print resolutions, in dots per inch, that photographers deliver.
	fine, coarse = 600, 300
	// printQuality and pageQuality are those of the JPEG for prints and for pages.
	printQuality, pageQuality = 95, 90
	// keepTop is how many per cent a picture may be too high for the crop to take all
	// from the bottom: there the gap over the head is meant, in a much higher picture
	// it is not.
	keepTop = 10
)

// Fit is the picture as a JPEG of the exact shape of the print: cropped round the
// head, scaled down to 600 or 300 dots per inch (never up), upright, without
// metadata, its density written. Colours are not touched; a colour profile other than
// sRGB is kept, since without it they would change. A JPEG that has shape, head and
// 300 to 600 dots per inch already keeps its pixels bit by bit. Transparent pixels
// come out white.
//
// The same picture gives the same bytes.
func (p *Picture) Fit() ([]byte, error) {
	crop := p.crop()
	if p.fits(crop) {
		return p.strip(printDensity(crop.Size(), p.spec))
	}
	return p.scaledTo(printPixels(crop.Size(), p.spec), crop, printQuality)
}

// FitForPage is the picture of Fit as a page shows it, from which nobody cuts it out: at
// no more than 300 dots per inch, which keeps the file of the page small. fitted is what
// Fit gave; where that is no finer, it is given back.
func (p *Picture) FitForPage(fitted []byte) ([]byte, error) {
	crop := p.crop()
	width, height := p.spec.pixels(coarse)
	if crop.Dx() <= width || crop.Dy() <= height {
		return fitted, nil
	}
	if plain(p.seen.pixels.stored) && crop.Dx() >= 2*width && crop.Dy() >= 2*height {
		// Means of so many pixels look as well as what the resampler makes, in a fraction of its time.
		return p.encoded(p.seen.pixels.reduced(crop, width, height).picture(), pageQuality)
	}
	return p.scaledTo(image.Pt(width, height), crop, pageQuality)
}

// scaledTo is a part of the picture as a JPEG of the size.
func (p *Picture) scaledTo(target image.Point, crop image.Rectangle, quality int) (scaled []byte, err error) {
	// The resampler has had panics on odd pictures before.
	defer func() {
		if r := recover(); r != nil {
			scaled, err = nil, fmt.Errorf("fitting the photo: %v", r)
		}
	}()
	img := p.seen.pixels.part(crop, target)
	if target != img.Rect.Size() {
		img = imaging.Resize(img, target.X, target.Y, imaging.Lanczos)
	}
	return p.encoded(img, quality)
}

// encoded is a fitted picture as JPEG, with its density and profile.
func (p *Picture) encoded(img *image.NRGBA, quality int) ([]byte, error) {
	var out bytes.Buffer
	if err := jpeg.Encode(&out, onWhite(img), &jpeg.Options{Quality: quality}); err != nil {
		return nil, fmt.Errorf("fitting the photo: %w", err)
	}
	return withSegments(out.Bytes(), p.ownSegments(printDensity(img.Rect.Size(), p.spec))), nil
}

// The head is to take this much of the height, in per cent, and the crown to have so
// much over it. Where the picture has few pixels, the head may be as small as leastHead,
// so that more of them are kept.
const (
	aimedHead, leastHead = 72, 65
	aimedGap             = 11
)

// crop is the part that becomes the print. A picture whose shape and head are right
// stays whole.
func (p *Picture) crop() image.Rectangle {
	bounds, spec := p.Bounds(), p.spec
	largest := cropTo(bounds, spec)
	head, ok := p.headInPixels()
	if !ok || largest == bounds && p.headFits() {
		return largest
	}
	tall := float64(head.Dy())
	height := int(math.Round(100 * tall / aimedHead))
	if _, fewest := spec.pixels(coarse); height < fewest {
		height = min(fewest, int(100*tall/leastHead))
	}
	height = min(height, largest.Dy())
	width := min(scaled(height, spec.Width, spec.Height), bounds.Dx())
	left := (head.Min.X+head.Max.X)/2 - width/2
	top := head.Min.Y - height*aimedGap/100
	return image.Rect(0, 0, width, height).Add(image.Pt(
		max(0, min(left, bounds.Dx()-width)), max(0, min(top, bounds.Dy()-height))))
}

// headInPixels is the head from crown to chin, as wide as its face.
func (p *Picture) headInPixels() (image.Rectangle, bool) {
	h := p.seen.head
	if h == nil || h.chin <= h.crown {
		return image.Rectangle{}, false
	}
	scale := float64(p.Bounds().Dx()) / sceneWidth
	at := func(v float64) int { return int(math.Round(v * scale)) }
	return image.Rect(at(h.x-h.size/2), at(h.crown), at(h.x+h.size/2), at(h.chin)), true
}

// headFits tells whether size and place of the head do not fail.
func (p *Picture) headFits() bool {
	e := examination{spec: p.spec, header: p.header, seen: p.seen}
	return worst(e.headPlace()) != Fail
}

// cropTo is the largest part that has the shape of the print: centred across, and
// down from the top unless the picture is far too high.
func cropTo(bounds image.Rectangle, spec Spec) image.Rectangle {
	width, height := bounds.Dx(), bounds.Dy()
	if w := scaled(height, spec.Width, spec.Height); w < width {
		left := bounds.Min.X + (width-w)/2
		return image.Rect(left, bounds.Min.Y, left+w, bounds.Max.Y)
	}
	h := min(height, scaled(width, spec.Height, spec.Width))
	top := bounds.Min.Y
	if spec.aspect(width, height) < -keepTop {
		top += (height - h) / 2
	}
	return image.Rect(bounds.Min.X, top, bounds.Max.X, top+h)
}

// scaled is n*numerator/denominator, rounded and at least 1.
func scaled(n, numerator, denominator int) int {
	return max(1, (2*n*numerator+denominator)/(2*denominator))
}

// printPixels is the size to scale down to: 600 dots per inch where the pixels allow
// it, else 300, else what there is.
func printPixels(size image.Point, spec Spec) image.Point {
	for _, dpi := range []float64{fine, coarse} {
		if w, h := spec.pixels(dpi); w <= size.X && h <= size.Y {
			return image.Pt(w, h)
		}
	}
	return size
}

// printDensity is the whole dots per inch at which the picture fills the print.
func printDensity(size image.Point, spec Spec) uint16 {
	return uint16(max(1, math.Round(spec.resolution(size.X, size.Y))))
}

// fits tells whether the file is a colour JPEG of the exact shape already, at a
// resolution between the two of the print.
func (p *Picture) fits(crop image.Rectangle) bool {
	density := printDensity(crop.Size(), p.spec)
	_, plain := p.seen.pixels.stored.(*image.YCbCr) // RGB in a JPEG would be read as YCbCr behind a JFIF segment
	return p.header.format == sniff.JPEG && plain && p.seen.pixels.orientation <= 1 &&
		crop == p.Bounds() && density >= coarse && density <= fine
}

// onWhite gives transparent pixels a white ground.
func onWhite(img *image.NRGBA) image.Image {
	if img.Opaque() { // the coder is quicker with pixels that need no alpha taken off
		return &image.RGBA{Pix: img.Pix, Stride: img.Stride, Rect: img.Rect}
	}
	ground := imaging.New(img.Rect.Dx(), img.Rect.Dy(), color.White)
	return imaging.Overlay(ground, img, image.Point{}, 1)
}

// strip is the file with its coded pixels untouched and its metadata replaced.
func (p *Picture) strip(density uint16) ([]byte, error) {
	out := []byte{0xff, picture.SOI}
	out = append(out, p.ownSegments(density)...)
	_, err := picture.Segments(p.data, func(s picture.Segment) error {
		if !s.Metadata() {
			out = append(out, s.Raw...)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("fitting the photo: %w", err)
	}
	return append(out, 0xff, picture.EOI), nil
}

// withSegments puts segments behind the SOI of a JPEG.
func withSegments(data, segments []byte) []byte {
	out := make([]byte, 0, len(data)+len(segments))
	out = append(out, data[:2]...)
	out = append(out, segments...)
	return append(out, data[2:]...)
}

// ownSegments are the density and, unless it is sRGB, the colour profile.
func (p *Picture) ownSegments(density uint16) []byte {
	out := jfif(density)
	if p.header.profile != nil && p.header.components != 4 && !isSRGB(p.header.profile) {
		out = append(out, iccSegments(p.header.profile)...)
	}
	return out
}

// jfif is the APP0 segment of JFIF 1.01 with that many dots per inch, and no thumbnail.
func jfif(dpi uint16) []byte {
	out := []byte{0xff, picture.APP0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 1}
	out = binary.BigEndian.AppendUint16(out, dpi)
	out = binary.BigEndian.AppendUint16(out, dpi)
	return append(out, 0, 0)
}

// iccSegments are the APP2 segments of a profile, cut into parts as ICC.1:2022 B.4 says.
func iccSegments(profile []byte) []byte {
	const part = 65535 - 2 - 12 - 2 // length, prefix, number and count
	count := (len(profile) + part - 1) / part
	if count > 255 {
		return nil
	}
	var out []byte
	for i := range count {
		body := profile[i*part : min((i+1)*part, len(profile))]
		out = append(out, 0xff, picture.APP2)
		out = binary.BigEndian.AppendUint16(out, uint16(2+len(prefixICC)+2+len(body)))
		out = append(out, prefixICC...)
		out = append(out, byte(i+1), byte(count))
		out = append(out, body...)
	}
	return out
}
