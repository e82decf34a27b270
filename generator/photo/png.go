package photo

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"

	"permitpack/generator/picture"
)

// maxProfile bounds an ICC profile: those of real devices stay under 4 MB, and a
// compressed one could unfold to anything.
const maxProfile = 4 << 20

// addChunk keeps what a chunk of a PNG says of the picture. Its sum is checked by the decoder.
func (h *header) addChunk(c picture.Chunk) error {
	switch body := c.Body; c.Kind {
	case "IHDR":
		if len(body) != 13 {
			return picture.ErrDamaged
		}
		width, height := binary.BigEndian.Uint32(body), binary.BigEndian.Uint32(body[4:])
		if width == 0 || height == 0 || width > 1<<31-1 || height > 1<<31-1 {
			return picture.ErrDamaged
		}
		h.width, h.height, h.bits = int(width), int(height), int(body[8])
	case "pHYs":
		if len(body) == 9 && body[8] == 1 { // dots per metre
			x, y := binary.BigEndian.Uint32(body), binary.BigEndian.Uint32(body[4:])
			h.addDensity(float64(x), float64(y), millimetresPerInch/1000)
		}
	case "eXIf":
		h.addEXIF(body)
	case "iCCP":
		h.profile = inflateProfile(body)
	}
	return nil
}

// inflateProfile reads an iCCP chunk: name, zero, method 0, zlib stream. A profile
// that cannot be read comes back as it is stored, so that it counts as a strange one.
func inflateProfile(body []byte) []byte {
	_, rest, ok := bytes.Cut(body, []byte{0})
	if !ok || len(rest) < 2 {
		return body
	}
	r, err := zlib.NewReader(bytes.NewReader(rest[1:]))
	if err != nil {
		return body
	}
	profile, err := io.ReadAll(io.LimitReader(r, maxProfile))
	if err != nil || len(profile) == 0 {
		return body
	}
	return profile
}
