package picture

import (
	"bytes"
	"encoding/binary"
)

// Markers of a JPEG file (ITU-T T.81, table B.1).
const (
	SOF0  = 0xc0 // baseline; SOF1 is extended, SOF2 progressive
	SOF2  = 0xc2
	SOF15 = 0xcf
	DHT   = 0xc4
	JPG   = 0xc8
	DAC   = 0xcc
	RST0  = 0xd0
	RST7  = 0xd7
	SOI   = 0xd8
	EOI   = 0xd9
	SOS   = 0xda
	DQT   = 0xdb
	APP0  = 0xe0
	APP1  = 0xe1
	APP2  = 0xe2
	APP14 = 0xee
	APP15 = 0xef
	COM   = 0xfe
	TEM   = 0x01
)

// maxScans bounds the passes of a progressive JPEG: real encoders write about ten,
// and thousands over a large picture keep a decoder busy for hours.
const maxScans = 100

// Segment is one marker of a JPEG file with what belongs to it (ITU-T T.81, B.1.1).
type Segment struct {
	Marker byte
	// Payload is what stands behind the length.
	Payload []byte
	// Raw is the whole segment from its marker on; for SOS with the scan behind it.
	Raw []byte
}

// Segments walks through a JPEG file. It calls visit for each segment between SOI
// and EOI, and returns the offset behind EOI. The error is ErrTruncated, ErrDamaged,
// also for more scans than an honest file has, or the one that visit gives to end the walk.
func Segments(data []byte, visit func(Segment) error) (end int, err error) {
	if len(data) < 2 || data[0] != 0xff || data[1] != SOI {
		return 0, ErrDamaged
	}
	scans := 0
	for at := 2; ; {
		if at+1 >= len(data) {
			return 0, ErrTruncated
		}
		if data[at] != 0xff {
			return 0, ErrDamaged
		}
		marker := data[at+1]
		switch {
		case marker == 0xff: // a fill byte
			at++
			continue
		case marker == EOI:
			return at + 2, nil
		case marker == TEM || marker >= RST0 && marker <= SOI:
			return 0, ErrDamaged
		}
		if at+4 > len(data) {
			return 0, ErrTruncated
		}
		length := int(binary.BigEndian.Uint16(data[at+2:]))
		next := at + 2 + length
		if length < 2 {
			return 0, ErrDamaged
		}
		if next > len(data) {
			return 0, ErrTruncated
		}
		payload := data[at+4 : next]
		if marker == SOS {
			if scans++; scans > maxScans {
				return 0, ErrDamaged
			}
			next = scanEnd(data, next)
		}
		if err := visit(Segment{marker, payload, data[at:next]}); err != nil {
			return 0, err
		}
		at = next
	}
}

// scanEnd finds the marker behind entropy-coded data: in it, FF is followed by 00 or
// a restart marker (ITU-T T.81, B.1.1.5).
func scanEnd(data []byte, at int) int {
	for {
		i := bytes.IndexByte(data[at:], 0xff)
		if i < 0 || at+i+1 >= len(data) {
			return len(data)
		}
		at += i
		next := data[at+1]
		if next != 0 && next != 0xff && (next < RST0 || next > RST7) {
			return at
		}
		at++
	}
}

// Frame is the header of a frame (ITU-T T.81, B.2.2).
type Frame struct {
	// Marker says how the pixels are coded: SOF0, or another up to SOF15.
	Marker byte
	// Bits are those of each sample.
	Bits int
	// Width and Height are in pixels, as stored; Height may be 0 in rare files that tell it later.
	Width, Height int
	// Components is 1 for grey, 3 for colour, 4 for CMYK and YCCK.
	Components int
	// IDs are the identifiers of the components, as many as the segment holds.
	IDs []byte
}

// Frame reads the segment of a frame header; ok is false for any other segment, and
// for one that is too short.
func (s Segment) Frame() (f Frame, ok bool) {
	p := s.Payload
	if !isFrame(s.Marker) || len(p) < 6 {
		return Frame{}, false
	}
	f = Frame{
		Marker:     s.Marker,
		Bits:       int(p[0]),
		Height:     int(binary.BigEndian.Uint16(p[1:])),
		Width:      int(binary.BigEndian.Uint16(p[3:])),
		Components: int(p[5]),
	}
	for c := p[6:]; len(c) >= 3 && len(f.IDs) < f.Components; c = c[3:] { // identifier, sampling, table
		f.IDs = append(f.IDs, c[0])
	}
	return f, true
}

func isFrame(marker byte) bool {
	return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC
}

// EXIF is the TIFF block of an Exif segment (Exif 2.32, 4.7.2).
func (s Segment) EXIF() (block []byte, ok bool) {
	if s.Marker != APP1 {
		return nil, false
	}
	return bytes.CutPrefix(s.Payload, []byte("Exif\x00\x00"))
}

// Adobe tells whether the segment is Adobe's mark, which says how colours are coded
// (ISO/IEC 10918-6, 6.5.3).
func (s Segment) Adobe() bool {
	return s.Marker == APP14 && bytes.HasPrefix(s.Payload, []byte("Adobe"))
}

// Metadata tells whether the pixels come out the same without the segment: comments
// and application data, such as the place where a photo was taken, all but Adobe's mark.
func (s Segment) Metadata() bool {
	return s.Marker == COM || s.Marker >= APP0 && s.Marker <= APP15 && !s.Adobe()
}
