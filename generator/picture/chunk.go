package picture

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
)

// pngSignature are the first bytes of every PNG file (PNG, third edition, 5.2).
const pngSignature = "\x89PNG\r\n\x1a\n"

// Chunk is one part of a PNG file (PNG, third edition, 5.3).
type Chunk struct {
	// Kind is the four letters of its type, as "IHDR".
	Kind string
	Body []byte
	// raw is the type and the body, of which sum is the checksum.
	raw []byte
	sum uint32
}

// Intact tells whether the checksum is right (PNG, third edition, 5.5).
func (c Chunk) Intact() bool { return crc32.ChecksumIEEE(c.raw) == c.sum }

// Chunks walks through a PNG file. It calls visit for each chunk from IHDR, which
// stands first and only there, to IEND, and returns the offset behind IEND. The sums are
// left to visit: what a picture with a wrong one claims may be worth knowing. The error
// is ErrTruncated, ErrDamaged, or the one that visit gives to end the walk.
func Chunks(data []byte, visit func(Chunk) error) (end int, err error) {
	if !bytes.HasPrefix(data, []byte(pngSignature)) {
		return 0, ErrDamaged
	}
	for at := len(pngSignature); ; {
		rest := data[at:]
		if len(rest) < 12 { // length, type and sum
			return 0, ErrTruncated
		}
		length := int64(binary.BigEndian.Uint32(rest))
		if length > int64(len(rest)-12) {
			return 0, ErrTruncated
		}
		behind := 8 + int(length)
		c := Chunk{string(rest[4:8]), rest[8:behind], rest[4:behind], binary.BigEndian.Uint32(rest[behind:])}
		if (c.Kind == "IHDR") != (at == len(pngSignature)) {
			return 0, ErrDamaged
		}
		if err := visit(c); err != nil {
			return 0, err
		}
		at += behind + 4
		if c.Kind == "IEND" {
			return at, nil
		}
	}
}
