package photo

import (
	"bytes"
	"encoding/binary"

	"permitpack/generator/picture"
)

var (
	prefixJFIF = []byte("JFIF\x00")
	prefixICC  = []byte("ICC_PROFILE\x00")
)

// addSegment keeps what a segment of a JPEG says of the picture.
func (h *header) addSegment(s picture.Segment) error {
	if frame, ok := s.Frame(); ok {
		return h.addFrame(frame)
	}
	if block, ok := s.EXIF(); ok {
		h.addEXIF(block)
	}
	if s.Marker == picture.DQT {
		h.addTables(s)
	}
	switch p := s.Payload; {
	case s.Marker == picture.APP0 && bytes.HasPrefix(p, prefixJFIF) && len(p) >= 12:
		h.addJFIF(p)
	case s.Marker == picture.APP2 && bytes.HasPrefix(p, prefixICC) && len(p) > len(prefixICC)+2:
		h.profile = append(h.profile, p[len(prefixICC)+2:]...) // behind number and count of the part
	}
	return nil
}

func (h *header) addFrame(f picture.Frame) error {
	if h.width != 0 {
		return picture.ErrDamaged
	}
	h.width, h.height, h.bits, h.components = f.Width, f.Height, f.Bits, f.Components
	if f.Marker > picture.SOF2 || f.Bits != 8 {
		return errRare
	}
	return nil
}

// addJFIF keeps the density: units 1 are inches, 2 centimetres, 0 gives only the
// shape of a pixel (ITU-T T.871, 10.1).
func (h *header) addJFIF(p []byte) {
	x, y := float64(binary.BigEndian.Uint16(p[8:])), float64(binary.BigEndian.Uint16(p[10:]))
	switch p[7] {
	case 1:
		h.addDensity(x, y, 1)
	case 2:
		h.addDensity(x, y, 2.54)
	}
}
