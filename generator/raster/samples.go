package raster

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"

	"permitpack/generator/pdf"
)

// samples are the rows of a picture as they are stored.
type samples struct {
	data   []byte
	packed bool // by Flate
	// bits are those of a sample: 2, 4, 8 or 16; stored is how many samples make a pixel.
	bits, stored int
	// predictor is how rows were made smaller before they were packed (7.4.4.4).
	predictor int
}

const (
	noPredictor   = 1
	tiffPredictor = 2
	pngPredictors = 10 // and all above
)

// mostSide is the longest side of a picture, in pixels: that of a JPEG. Sums of pixels
// are made with room for so many.
const mostSide = 1<<16 - 1

// openSamples reads how the samples are stored.
func (p *Picture) openSamples(data []byte, packed bool, parameters pdf.Dict) bool {
	width, okWidth := p.int(p.stream.Dict["Width"])
	height, okHeight := p.int(p.stream.Dict["Height"])
	bits, okBits := p.int(p.stream.Dict["BitsPerComponent"])
	if !okWidth || !okHeight || !okBits || min(width, height) <= 0 || max(width, height) > mostSide {
		return false
	}
	s := &samples{data: data, packed: packed, bits: bits, stored: p.space.components, predictor: noPredictor}
	if p.space.palette != nil {
		s.stored = 1
	}
	switch bits {
	case 2, 4, 8:
	case 16:
		if p.space.palette != nil {
			return false
		}
	default:
		return false
	}
	if n, ok := p.int(parameters["Predictor"]); ok {
		s.predictor = n
	}
	if s.predictor > noPredictor && !p.rowsAre(parameters, s, width) {
		return false
	}
	p.samples, p.Width, p.Height = s, width, height
	return true
}

// rowsAre tells whether the predictor was told the same rows as the picture, and is
// one that can be undone.
func (p *Picture) rowsAre(parameters pdf.Dict, s *samples, width int) bool {
	stated := func(key pdf.Name, otherwise int) int {
		if n, ok := p.int(parameters[key]); ok {
			return n
		}
		return otherwise
	}
	if stated("Columns", 1) != width || stated("Colors", 1) != s.stored || stated("BitsPerComponent", 8) != s.bits {
		return false
	}
	return s.predictor >= pngPredictors || s.predictor == tiffPredictor && s.bits == 8
}

// errRow says that the rows do not follow their predictor.
var errRow = errors.New("a row of a picture is damaged")

// rows gives each row of a picture of that size as bytes of stored samples, from the
// top. A row is good until the next. The error is that of the data.
func (s *samples) rows(width, height int, take func([]byte)) error {
	var in io.Reader = bytes.NewReader(s.data)
	if s.packed {
		z, err := zlib.NewReader(in)
		if err != nil {
			return err
		}
		defer z.Close()
		in = z
	}
	length := (width*s.stored*s.bits + 7) / 8
	pixel := max(1, s.stored*s.bits/8)
	row, above := make([]byte, 1+length), make([]byte, 1+length)
	for range height {
		read := row[1:]
		if s.predictor >= pngPredictors {
			read = row
		}
		if _, err := io.ReadFull(in, read); err != nil {
			return err
		}
		if err := s.restore(row, above[1:], pixel); err != nil {
			return err
		}
		take(row[1:])
		row, above = above, row
	}
	return nil
}

// restore undoes the predictor in a row; its first byte names the filter.
func (s *samples) restore(row, above []byte, pixel int) error {
	switch {
	case s.predictor >= pngPredictors:
		return unfilter(row[0], row[1:], above, pixel)
	case s.predictor == tiffPredictor:
		for line, i := row[1:], pixel; i < len(line); i++ {
			line[i] += line[i-pixel]
		}
	}
	return nil
}

// unfilter undoes one of the five filters of PNG (third edition, 9.2).
func unfilter(filter byte, line, above []byte, pixel int) error {
	switch filter {
	case 0:
	case 1: // the pixel on the left
		for i := pixel; i < len(line); i++ {
			line[i] += line[i-pixel]
		}
	case 2: // the pixel above
		for i, up := range above {
			line[i] += up
		}
	case 3: // the mean of both
		for i := range line {
			left := 0
			if i >= pixel {
				left = int(line[i-pixel])
			}
			line[i] += byte((left + int(above[i])) / 2)
		}
	case 4: // the nearest of three
		for i := range line {
			var left, corner byte
			if i >= pixel {
				left, corner = line[i-pixel], above[i-pixel]
			}
			line[i] += paeth(left, above[i], corner)
		}
	default:
		return errRow
	}
	return nil
}

// paeth is the one of left, up and corner that is nearest to left + up - corner.
func paeth(left, up, corner byte) byte {
	a, b, c := int(left), int(up), int(corner)
	toLeft, toUp, toCorner := distance(b, c), distance(a, c), distance(a+b, 2*c)
	switch {
	case toLeft <= toUp && toLeft <= toCorner:
		return left
	case toUp <= toCorner:
		return up
	}
	return corner
}

func distance(a, b int) int {
	if a < b {
		return b - a
	}
	return a - b
}

// whole spreads the samples of a row to a byte each; those of fewer bits than eight
// keep their number in a palette, and fill the range of a byte elsewhere.
func (s *samples) whole(to, row []byte, indexed bool) {
	switch s.bits {
	case 8:
		copy(to, row)
	case 16: // the high byte comes first
		for i := range to {
			to[i] = row[2*i]
		}
	default:
		most := byte(1)<<s.bits - 1
		each := byte(255) / most
		if indexed {
			each = 1
		}
		inByte := 8 / s.bits
		for i := range to {
			shift := 8 - s.bits*(i%inByte+1)
			to[i] = row[i/inByte] >> shift & most * each
		}
	}
}

// mostInflated bounds what is unpacked whole: a palette, or a JPEG that was packed once more.
const mostInflated = 64 << 20

// inflated unpacks data.
func inflated(data []byte) ([]byte, error) {
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	return io.ReadAll(io.LimitReader(z, mostInflated))
}
