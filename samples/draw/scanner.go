package main

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"math"

	"github.com/disintegration/imaging"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/vector"
)

// scanner draws a page into a picture, as a flatbed or a telephone would take it.
type scanner struct {
	*image.NRGBA
	scale float64 // pixels per millimetre
}

// scanned is the page with its longer side of so many pixels.
func scanned(p page, side int, paper paint) *image.NRGBA {
	scale := float64(side) / max(p.width, p.height)
	size := image.Rect(0, 0, int(math.Round(p.width*scale)), int(math.Round(p.height*scale)))
	s := scanner{image.NewNRGBA(size), scale}
	draw.Draw(s.NRGBA, size, image.NewUniform(colourOf(paper)), image.Point{}, draw.Src)
	p.draw(s)
	return s.NRGBA
}

func colourOf(p paint) color.NRGBA { return color.NRGBA{level(p.r), level(p.g), level(p.b), 255} }

// trace fills what the strokes go round. Only the part of the picture that they reach is touched.
func (s scanner) trace(colour paint, strokes []stroke) {
	if len(strokes) == 0 {
		return
	}
	part := s.around(strokes)
	z := vector.NewRasterizer(part.Dx(), part.Dy())
	at := func(p point) (float32, float32) {
		return float32(p.x*s.scale - float64(part.Min.X)), float32(p.y*s.scale - float64(part.Min.Y))
	}
	for _, to := range strokes {
		x, y := at(to.to)
		switch to.kind {
		case sfnt.SegmentOpMoveTo:
			z.ClosePath()
			z.MoveTo(x, y)
		case sfnt.SegmentOpLineTo:
			z.LineTo(x, y)
		case sfnt.SegmentOpQuadTo:
			cx, cy := at(to.control)
			z.QuadTo(cx, cy, x, y)
		}
	}
	z.ClosePath()
	z.Draw(s.NRGBA, part, image.NewUniform(colourOf(colour)), image.Point{})
}

// around is the rectangle of pixels that the strokes reach.
func (s scanner) around(strokes []stroke) image.Rectangle {
	reached := image.Rectangle{}
	for _, to := range strokes {
		for _, p := range []point{to.to, to.control} {
			if p == (point{}) { // a stroke without a control point
				continue
			}
			x, y := int(math.Floor(p.x*s.scale)), int(math.Floor(p.y*s.scale))
			reached = reached.Union(image.Rect(x, y, x+2, y+2))
		}
	}
	return reached
}

func (s scanner) text(x, y float64, l look, text string) { s.trace(l.colour, outline(x, y, l, text)) }

func (s scanner) line(x1, y1, x2, y2, width float64, colour paint) {
	length := math.Hypot(x2-x1, y2-y1)
	dx, dy := -(y2-y1)/length*width/2, (x2-x1)/length*width/2
	s.polygon(colour, point{x1 + dx, y1 + dy}, point{x2 + dx, y2 + dy}, point{x2 - dx, y2 - dy}, point{x1 - dx, y1 - dy})
}

func (s scanner) polygon(colour paint, points ...point) {
	strokes := []stroke{{kind: sfnt.SegmentOpMoveTo, to: points[0]}}
	for _, p := range points[1:] {
		strokes = append(strokes, stroke{kind: sfnt.SegmentOpLineTo, to: p})
	}
	s.trace(colour, strokes)
}

// circle is a polygon out and another one back inside it.
func (s scanner) circle(x, y, radius, width float64, colour paint) {
	const corners = 120
	var points []point
	for side, r := range []float64{radius + width/2, radius - width/2} {
		for i := range corners + 1 {
			sin, cos := math.Sincos(2 * math.Pi * float64(i) / corners * float64(1-2*side))
			points = append(points, point{x + r*cos, y + r*sin})
		}
	}
	s.polygon(colour, points...)
}

func (s scanner) fill(x, y, width, height float64, colour paint) {
	s.polygon(colour, point{x, y}, point{x + width, y}, point{x + width, y + height}, point{x, y + height})
}

func (s scanner) photo(x, y, width, height float64, data []byte) {
	img, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		panic(err)
	}
	px := func(mm float64) int { return int(math.Round(mm * s.scale)) }
	small := imaging.Resize(img, px(width), px(height), imaging.Lanczos)
	draw.Draw(s.NRGBA, image.Rect(px(x), px(y), px(x)+px(width), px(y)+px(height)), small, image.Point{}, draw.Src)
}

// colourJPEG is a picture of a page in colour.
func colourJPEG(pages []page) ([]byte, error) {
	var out bytes.Buffer
	err := jpeg.Encode(&out, scanned(pages[0], 1050, paint{250, 248, 242}), &jpeg.Options{Quality: 40})
	return out.Bytes(), err
}

// phoneJPEG is held with the telephone on its side: the pixels lie, and Exif says how to turn them.
func phoneJPEG(pages []page) ([]byte, error) {
	var out bytes.Buffer
	lying := imaging.Rotate90(scanned(pages[0], 1050, paint{246, 243, 234}))
	if err := jpeg.Encode(&out, lying, &jpeg.Options{Quality: 40}); err != nil {
		return nil, err
	}
	return append(append([]byte{0xFF, 0xD8}, exifTurn...), out.Bytes()[2:]...), nil
}

// exifTurn is an Exif segment with one tag: orientation 6, a quarter turn clockwise to see it upright.
var exifTurn = []byte("\xFF\xE1\x00\x22Exif\x00\x00MM\x00\x2A\x00\x00\x00\x08" +
	"\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00")

// greyPNG has sixteen greys: more only make the file larger.
func greyPNG(pages []page) ([]byte, error) {
	img := scanned(pages[0], 1650, clean)
	out := image.NewGray(img.Rect)
	draw.Draw(out, out.Rect, img, image.Point{}, draw.Src)
	for i, v := range out.Pix {
		out.Pix[i] = uint8((int(v) + 8) / 17 * 17)
	}
	return encodePNG(out)
}

// colourPNG has a palette, as many scanners write it.
func colourPNG(pages []page) ([]byte, error) {
	img := scanned(pages[0], 1050, clean)
	var palette color.Palette
	for _, c := range []paint{ink, grey, blue, red, blush, pale} {
		for step := range 10 {
			palette = append(palette, colourOf(c.mix(clean, float64(step)/10)))
		}
	}
	palette = append(palette, colourOf(clean))
	out := image.NewPaletted(img.Rect, palette)
	draw.Draw(out, out.Rect, img, image.Point{}, draw.Src)
	return encodePNG(out)
}

func encodePNG(img image.Image) ([]byte, error) {
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	err := encoder.Encode(&out, img)
	return out.Bytes(), err
}
