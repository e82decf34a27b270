package pdf

import (
	"bytes"
	"encoding/binary"
	"hash/adler32"
	"io"
	"maps"
	"sync"

	"github.com/klauspost/compress/flate"
)

// Deflate is a stream of the data, well compressed (7.4.4). The dictionary is copied.
func Deflate(dict Dict, data []byte) *Stream {
	return Packed{}.then(dict, data, &thorough)
}

// DeflateInHurry is a stream of the data, compressed several times as fast as by
// Deflate and by about a tenth less. The dictionary is copied.
func DeflateInHurry(dict Dict, data []byte) *Stream {
	return Packed{}.then(dict, data, &hurried)
}

// Packed is the beginning of a compressed stream, to which any number of ends can be
// put. The zero value is an empty one.
type Packed struct {
	blocks []byte // of RFC 1951, none of which is the last
	size   int    // of the data in them
	sum    uint32 // of the data, less that of no data
}

// Pack compresses the beginning of streams well.
func Pack(data []byte) Packed {
	var out bytes.Buffer
	z := thorough.Get().(*flate.Writer)
	defer thorough.Put(z)
	z.Reset(&out)
	z.Write(data) // writing to a bytes.Buffer does not fail
	z.Flush()
	return Packed{out.Bytes(), len(data), adler32.Checksum(data) - noData}
}

// Then is a stream of the beginning and the data behind it, which is compressed in a
// hurry. The dictionary is copied.
func (p Packed) Then(dict Dict, data []byte) *Stream { return p.then(dict, data, &hurried) }

// noData is the sum of no data.
const noData = 1

// then writes the head and the sum of RFC 1950 round the blocks.
func (p Packed) then(dict Dict, data []byte, deflaters *sync.Pool) *Stream {
	const head = "\x78\x9C"
	var out bytes.Buffer
	out.Grow(len(head) + len(p.blocks) + len(data)/3 + 64)
	out.WriteString(head)
	out.Write(p.blocks)
	z := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(z)
	z.Reset(&out)
	z.Write(data) // writing to a bytes.Buffer does not fail
	z.Close()
	sum := joinedSum(p.sum+noData, adler32.Checksum(data), len(data))
	copied := Dict{}
	maps.Copy(copied, dict)
	copied["Filter"] = Name("FlateDecode")
	return &Stream{Dict: copied, Data: binary.BigEndian.AppendUint32(out.Bytes(), sum)}
}

// joinedSum is the Adler-32 sum of two stretches of data, by the sums of both and the
// size of the second: each byte of the first counts once more for every byte behind it.
func joinedSum(first, second uint32, size int) uint32 {
	const base = 65521
	a1, b1 := first&0xFFFF, first>>16
	a2, b2 := second&0xFFFF, second>>16
	a := (a1 + a2 + base - noData) % base
	b := (uint64(b1) + uint64(b2) + uint64(size%base)*uint64(a1+base-noData)) % base
	return uint32(b)<<16 | a
}

// thorough and hurried are kept because making one (some 600 kB of tables) costs more
// than most streams.
var (
	thorough = sync.Pool{New: func() any { return deflater(flate.DefaultCompression) }}
	hurried  = sync.Pool{New: func() any { return deflater(flate.BestSpeed) }}
)

func deflater(level int) *flate.Writer {
	z, err := flate.NewWriter(io.Discard, level)
	if err != nil {
		panic(err) // there is no such level
	}
	return z
}
