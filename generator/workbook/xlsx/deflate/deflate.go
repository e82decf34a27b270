// Package deflate compresses in a hurry (RFC 1951): it looks for four bytes where they
// stood last, and writes with the codes that the format has fixed. On the sheets of a
// workbook it is several times faster than compress/flate at its fastest, which makes
// codes of its own for each file; its files are somewhat larger.
package deflate

import (
	"encoding/binary"
	"math/bits"
	"sync"
)

// Compress is data as one compressed stream. It may be called by many goroutines.
func Compress(data []byte) []byte {
	w := writers.Get().(*writer)
	defer writers.Put(w)
	return w.compress(data)
}

// writers are kept, because their tables are large.
var writers = sync.Pool{New: func() any { return new(writer) }}

// writer writes one stream.
type writer struct {
	out []byte
	// bits are the last n, which fill no byte yet.
	bits uint64
	n    uint
	// last is where four bytes were seen last, by their hash, counted from 1.
	last [1 << hashBits]int32
}

const (
	hashBits = 13
	// shortest and longest are the bounds of a match, farthest how far back it may lie.
	shortest = 4
	longest  = 258
	farthest = 1 << 15
)

// code is what is written for a symbol: its bits, the first in front, and how many.
type code struct {
	bits uint32
	n    uint8
}

// The fixed codes (3.2.6): of bytes, of the end, and of lengths with their extra bits.
var (
	literals = fixedLiterals()
	lengths  = fixedLengths()
	end      = fixed(256)
)

// fixed is the code of a symbol of the alphabet of bytes and lengths.
func fixed(symbol int) code {
	switch {
	case symbol < 144:
		return reversed(0x30+symbol, 8)
	case symbol < 256:
		return reversed(0x190+symbol-144, 9)
	case symbol < 280:
		return reversed(symbol-256, 7)
	}
	return reversed(0xC0+symbol-280, 8)
}

// reversed is a code as it is written: its first bit in the lowest place.
func reversed(value, n int) code {
	return code{bits.Reverse32(uint32(value)) >> (32 - n), uint8(n)}
}

func fixedLiterals() (all [256]code) {
	for i := range all {
		all[i] = fixed(i)
	}
	return all
}

// fixedLengths are the codes of the lengths of matches (3.2.5).
func fixedLengths() (all [longest + 1]code) {
	length := 3
	for symbol := 257; symbol < 285; symbol++ {
		extra := max(0, (symbol-261)/4)
		for i := range 1 << extra {
			c := fixed(symbol)
			all[length] = code{c.bits | uint32(i)<<c.n, c.n + uint8(extra)}
			length++
		}
	}
	all[longest] = fixed(285)
	return all
}

// distance is the code of how far back a match lies, with its extra bits.
func distance(d int) code {
	if d <= 4 {
		return reversed(d-1, 5)
	}
	d--
	extra := bits.Len(uint(d)) - 2
	symbol := 2*extra + d>>extra
	c := reversed(symbol, 5)
	return code{c.bits | uint32(d&(1<<extra-1))<<5, uint8(5 + extra)}
}

func (w *writer) write(c code) {
	w.bits |= uint64(c.bits) << w.n
	w.n += uint(c.n)
	for w.n >= 8 {
		w.out = append(w.out, byte(w.bits))
		w.bits >>= 8
		w.n -= 8
	}
}

// compress compresses data as one block.
func (w *writer) compress(data []byte) []byte {
	w.out, w.bits, w.n = make([]byte, 0, len(data)/4+16), 0, 0
	clear(w.last[:])
	w.write(code{0b011, 3}) // the last block, with fixed codes
	at := 0
	for at+shortest <= len(data) {
		place := &w.last[hash(data[at:])]
		before := int(*place) - 1
		*place = int32(at + 1)
		length := 0
		if before >= 0 && at-before <= farthest {
			length = match(data[before:], data[at:])
		}
		if length < shortest {
			w.write(literals[data[at]])
			at++
			continue
		}
		w.write(lengths[length])
		w.write(distance(at - before))
		at += length
		if at+shortest <= len(data) { // what follows a match is often met again with its end
			w.last[hash(data[at-1:])] = int32(at)
		}
	}
	for ; at < len(data); at++ {
		w.write(literals[data[at]])
	}
	w.write(end)
	w.write(code{0, 7}) // so that the last bits fill a byte
	return w.out
}

// hash mixes four bytes.
func hash(data []byte) uint32 {
	return binary.LittleEndian.Uint32(data) * 2654435761 >> (32 - hashBits)
}

// match is how many bytes stand in both, up to the longest.
func match(before, now []byte) int {
	most := min(len(now), longest)
	n := 0
	for n+8 <= most {
		if differ := binary.LittleEndian.Uint64(before[n:]) ^ binary.LittleEndian.Uint64(now[n:]); differ != 0 {
			return n + bits.TrailingZeros64(differ)/8
		}
		n += 8
	}
	for n < most && before[n] == now[n] {
		n++
	}
	return n
}
