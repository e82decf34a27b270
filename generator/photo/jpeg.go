package photo

import (
	"bytes"
	"encoding/binary"
)

// JPEG markers (ITU-T T.81, table B.1).
const (
	markerSOF0  = 0xc0 // baseline; SOF1 is extended, SOF2 progressive
	markerSOF2  = 0xc2
	markerSOF15 = 0xcf
	markerDHT   = 0xc4
	markerJPG   = 0xc8
	markerDAC   = 0xcc
	markerRST0  = 0xd0
	markerRST7  = 0xd7
	markerSOI   = 0xd8
	markerEOI   = 0xd9
	markerSOS   = 0xda
	markerAPP0  = 0xe0
	markerAPP1  = 0xe1
	markerAPP2  = 0xe2
	markerAPP14 = 0xee
	markerAPP15 = 0xef
	markerCOM   = 0xfe
	markerTEM   = 0x01
)

// maxScans bounds the passes of a progressive JPEG: real encoders write about ten,
// and thousands over a large picture keep a decoder busy for hours.
const maxScans = 100

var (
	prefixJFIF = []byte("JFIF\x00")
	prefixEXIF = []byte("Exif\x00\x00")
	prefixICC  = []byte("ICC_PROFILE\x00")
)

// segment is one marker of a JPEG file with what belongs to it.
type segment struct {
	marker byte
	// payload is what stands behind the length; nil for a marker without one.
	payload []byte
	// raw is the whole segment from its marker on; for SOS with the scan behind it.
	raw []byte
}

// jpegSegments walks from SOI to EOI. It calls visit for each segment between the
// two, and returns the offset behind EOI.
func jpegSegments(data []byte, visit func(segment) error) (end int, err error) {
	scans := 0
	for at := 2; ; {
		if at+1 >= len(data) {
			return 0, errTruncated
		}
		if data[at] != 0xff {
			return 0, errDamaged
		}
		marker := data[at+1]
		switch {
		case marker == 0xff: // a fill byte
			at++
			continue
		case marker == markerEOI:
			return at + 2, nil
		case marker == markerTEM || marker >= markerRST0 && marker <= markerSOI:
			return 0, errDamaged
		}
		if at+4 > len(data) {
			return 0, errTruncated
		}
		length := int(binary.BigEndian.Uint16(data[at+2:]))
		next := at + 2 + length
		if length < 2 {
			return 0, errDamaged
		}
		if next > len(data) {
			return 0, errTruncated
		}
		payload := data[at+4 : next]
		if marker == markerSOS {
			if scans++; scans > maxScans {
				return 0, errDamaged
			}
			next = scanEnd(data, next)
		}
		if err := visit(segment{marker, payload, data[at:next]}); err != nil {
			return 0, err
		}
		at = next
	}
}

// scanEnd finds the marker behind entropy-coded data: in it, FF is followed by 00 or
// a restart marker.
func scanEnd(data []byte, at int) int {
	for {
		i := bytes.IndexByte(data[at:], 0xff)
		if i < 0 || at+i+1 >= len(data) {
			return len(data)
		}
		at += i
		next := data[at+1]
		if next != 0 && next != 0xff && (next < markerRST0 || next > markerRST7) {
			return at
		}
		at++
	}
}

func readJPEGHeader(data []byte) (header, error) {
	h := header{format: formatJPEG}
	end, err := jpegSegments(data, h.addSegment)
	if err != nil {
		return h, err
	}
	if h.width == 0 || h.height == 0 {
		return h, errDamaged
	}
	h.end = end
	return h, nil
}

// addSegment keeps what a segment says of the picture.
func (h *header) addSegment(s segment) error {
	switch p := s.payload; {
	case isFrame(s.marker):
		return h.addFrame(s)
	case s.marker == markerAPP0 && bytes.HasPrefix(p, prefixJFIF) && len(p) >= 12:
		h.addJFIF(p)
	case s.marker == markerAPP1 && bytes.HasPrefix(p, prefixEXIF):
		h.addEXIF(p[len(prefixEXIF):])
	case s.marker == markerAPP2 && bytes.HasPrefix(p, prefixICC) && len(p) > len(prefixICC)+2:
		h.profile = append(h.profile, p[len(prefixICC)+2:]...) // behind number and count of the part
	}
	return nil
}

func isFrame(marker byte) bool {
	return marker >= markerSOF0 && marker <= markerSOF15 &&
		marker != markerDHT && marker != markerJPG && marker != markerDAC
}

func (h *header) addFrame(s segment) error {
	p := s.payload
	if len(p) < 6 || h.width != 0 {
		return errDamaged
	}
	h.bits = int(p[0])
	h.height, h.width = int(binary.BigEndian.Uint16(p[1:])), int(binary.BigEndian.Uint16(p[3:]))
	h.components = int(p[5])
	if s.marker > markerSOF2 || h.bits != 8 {
		return errRare
	}
	return nil
}

// addJFIF keeps the density: units 1 are inches, 2 centimetres, 0 gives only the
// shape of a pixel.
func (h *header) addJFIF(p []byte) {
	x, y := float64(binary.BigEndian.Uint16(p[8:])), float64(binary.BigEndian.Uint16(p[10:]))
	switch p[7] {
	case 1:
		h.addDensity(x, y, 1)
	case 2:
		h.addDensity(x, y, 2.54)
	}
}
