package xlsx

import (
	"bytes"
	"hash/crc32"
	"io"
	"sync"

	"github.com/klauspost/compress/flate"
)

// packed is a file of the package, compressed.
type packed struct {
	data []byte
	size int // before compression
	sum  uint32
}

// pack compresses a file that every workbook has, as well as can be.
func pack(data []byte) (packed, error) {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		return packed{}, err
	}
	if _, err := w.Write(data); err != nil {
		return packed{}, err
	}
	if err := w.Close(); err != nil {
		return packed{}, err
	}
	return packed{out.Bytes(), len(data), crc32.ChecksumIEEE(data)}, nil
}

// packHurried compresses a file that one workbook has. data is not kept.
func packHurried(data []byte) packed {
	var out bytes.Buffer
	out.Grow(len(data)/3 + 64)
	w := hurried.Get().(*flate.Writer)
	defer hurried.Put(w)
	w.Reset(&out)
	w.Write(data) // writing to a bytes.Buffer does not fail
	w.Close()
	return packed{out.Bytes(), len(data), crc32.ChecksumIEEE(data)}
}

// hurried are kept, because their tables are large.
var hurried = sync.Pool{New: func() any {
	w, err := flate.NewWriter(io.Discard, flate.BestSpeed)
	if err != nil {
		panic(err) // there is no such level
	}
	return w
}}
