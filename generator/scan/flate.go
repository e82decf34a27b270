package scan

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/adler32"
	"io"
	"sync"

	"permitpack/generator/pdf"
)

// state is what became of packed data on its way.
type state int

const (
	// sound data is as the standard wants it.
	sound state = iota
	// loose data is whole, but for the sum at its end.
	loose
	// broken data ends too early, or its sum is that of other data.
	broken
)

// inflaters are kept because making one takes 40 kB, and a book has thousands of streams.
var inflaters = sync.Pool{New: func() any { return flate.NewReader(bytes.NewReader(nil)) }}

// inflated is zlib data (RFC 1950) unpacked as far as it goes.
type inflated struct {
	state state
	// size is how many bytes were unpacked.
	size int64
	// full says that there are more than the limit.
	full bool
}

// inflate unpacks into w what readers find in data, at most limit bytes. They show
// what comes before a fault, and take a missing sum for no fault.
func inflate(w io.Writer, data []byte, limit int64) inflated {
	if len(data) == 0 { // as some programs write a page of nothing
		return inflated{}
	}
	const head, method, dictionary = 2, 8, 0x20
	if len(data) < head || data[0]&0x0F != method || data[1]&dictionary != 0 || binary.BigEndian.Uint16(data)%31 != 0 {
		return inflated{state: broken}
	}
	body := bytes.NewReader(data[head:]) // a byte reader: nothing behind the data is read
	sum := adler32.New()
	z := inflaters.Get().(io.Reader)
	defer inflaters.Put(z)
	if err := z.(flate.Resetter).Reset(body, nil); err != nil {
		return inflated{state: broken}
	}
	n, err := io.Copy(io.MultiWriter(w, sum), io.LimitReader(z, limit+1))
	result := inflated{state: sound, size: n, full: n > limit}
	rest := data[len(data)-body.Len():]
	switch {
	case err != nil:
		result.state = broken
	case len(rest) < adler32.Size:
		result.state = loose
	case binary.BigEndian.Uint32(rest) != sum.Sum32():
		result.state = broken
	}
	return result
}

// mend checks packed data, and packs anew what can be unpacked of faulty data, so
// that every reader shows the same of it. Data of more than limit bytes stays as it is.
func mend(data []byte, limit int64) ([]byte, inflated) {
	result := inflate(io.Discard, data, limit)
	if result.full || result.state == sound {
		return data, result
	}
	var out bytes.Buffer
	inflate(&out, data, limit)
	return pdf.Deflate(nil, out.Bytes()).Data, result
}
