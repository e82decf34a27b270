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

// room is where packed files lie, one behind the other. It never fails.
type room []byte

func (r *room) Write(data []byte) (int, error) {
	*r = append(*r, data...)
	return len(data), nil
}

// packHurried compresses a file that one workbook has, and appends it. data is not kept.
func (r *room) packHurried(data []byte) packed {
	begin := len(*r)
	w := hurried.Get().(*flate.Writer)
	defer hurried.Put(w)
	w.Reset(r)
	w.Write(data)
	w.Close()
	return packed{(*r)[begin:len(*r):len(*r)], len(data), crc32.ChecksumIEEE(data)}
}

// keptFiles are files that were packed. They may be used by many goroutines.
type keptFiles struct {
	lock   sync.Mutex
	packed map[string]packed // by what was packed
}

// packHurried packs a file that it has not yet.
func (k *keptFiles) packHurried(data []byte) packed {
	k.lock.Lock()
	known, found := k.packed[string(data)]
	k.lock.Unlock()
	if found {
		return known
	}
	made := new(room).packHurried(data)
	k.lock.Lock()
	defer k.lock.Unlock()
	if len(k.packed) < mostKept {
		k.packed[string(data)] = made
	}
	return made
}

// mostKept is how many files are kept, of a kilobyte each.
const mostKept = 1000

// hurried are kept, because their tables are large.
var hurried = sync.Pool{New: func() any {
	w, err := flate.NewWriter(io.Discard, flate.BestSpeed)
	if err != nil {
		panic(err) // there is no such level
	}
	return w
}}
