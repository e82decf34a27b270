package readback

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// maxStream is the most that one stream may unpack to, in bytes.
const maxStream = 64 << 20

// file is a PDF with its cross-reference table.
type file struct {
	data    []byte
	offsets map[int]int // by the objects' numbers
	root    object
	known   known
	fonts   map[int]*font // by their objects' numbers
}

// known is what packed streams hold, by their bytes as they stand in a file.
type known struct {
	drawings map[string]*drawing
	unicode  map[string]*cmap
	glyphs   map[string][]byte
}

func newKnown() known {
	return known{map[string]*drawing{}, map[string]*cmap{}, map[string][]byte{}}
}

// open reads the cross-reference table and the trailer.
func open(data []byte) (*file, error) {
	if !bytes.HasPrefix(data, []byte("%PDF-")) {
		return nil, errors.New("no PDF")
	}
	f := &file{data: data, offsets: map[int]int{}, fonts: map[int]*font{}, known: newKnown()}
	start := bytes.LastIndex(data, []byte("startxref"))
	if start < 0 {
		return nil, errors.New("no startxref")
	}
	s := scanner{data: data, at: start + len("startxref")}
	offset, err := s.integer()
	if err != nil {
		return nil, fmt.Errorf("startxref: %w", err)
	}
	trailer, err := f.table(offset)
	if err != nil {
		return nil, fmt.Errorf("cross-reference table: %w", err)
	}
	f.root = f.resolve(trailer.get("Root"))
	if !f.root.dictionary() {
		return nil, errors.New("no catalogue")
	}
	return f, nil
}

// table reads the sections of a classic table and the trailer behind them.
func (f *file) table(offset int) (trailer object, err error) {
	if offset < 0 || offset > len(f.data) {
		return nil, errors.New("outside the file")
	}
	s := scanner{data: f.data, at: offset}
	if t, _ := s.next(); !t.is("xref") {
		return nil, errors.New("not a classic table")
	}
	for {
		if s.skip(); s.pass("trailer") {
			trailer, err := s.object()
			if err != nil || !trailer.dictionary() {
				return nil, errors.New("no trailer")
			}
			return trailer, nil
		}
		if err := f.section(&s); err != nil {
			return nil, err
		}
	}
}

func (f *file) section(s *scanner) error {
	first, err := s.integer()
	if err != nil {
		return err
	}
	count, err := s.integer()
	if err != nil {
		return err
	}
	for i := range count {
		offset, err := s.integer()
		if err != nil {
			return err
		}
		if _, err := s.integer(); err != nil {
			return err
		}
		use, err := s.next()
		if err != nil {
			return err
		}
		if use.is("n") {
			f.offsets[first+i] = offset
		}
	}
	return nil
}

// resolve follows references; a broken one is nil.
func (f *file) resolve(o object) object {
	o, _ = f.follow(o)
	return o
}

// follow is resolve with the scanner behind the object.
func (f *file) follow(o object) (object, scanner) {
	var behind scanner
	for range maxDepth {
		ref, ok := o.reference()
		if !ok {
			return o, behind
		}
		o, behind = f.indirect(ref)
	}
	return nil, scanner{}
}

// indirect reads "12 0 obj …" and gives the scanner behind it; nil where the table does
// not lead to a sound object.
func (f *file) indirect(ref int) (object, scanner) {
	offset, ok := f.offsets[ref]
	if !ok || offset < 0 || offset >= len(f.data) {
		return nil, scanner{}
	}
	s := scanner{data: f.data, at: offset}
	if number, err := s.integer(); err != nil || number != ref {
		return nil, scanner{}
	}
	if _, err := s.integer(); err != nil {
		return nil, scanner{}
	}
	if t, _ := s.next(); !t.is("obj") {
		return nil, scanner{}
	}
	o, err := s.object()
	if err != nil {
		return nil, scanner{}
	}
	return o, s
}

// stream is a dictionary with its bytes as they stand in the file.
type stream struct {
	object
	raw    []byte
	filter object // nil where the bytes are not packed
}

func (f *file) stream(o object) (stream, error) {
	o, s := f.follow(o)
	if s.skip(); !o.dictionary() || !s.pass("stream") {
		return stream{}, errors.New("a stream is missing")
	}
	if !s.pass("\r\n") && !s.pass("\n") {
		return stream{}, errors.New("a stream does not begin on a line of its own")
	}
	length, _ := f.resolve(o.get("Length")).first()
	size := int(length.number)
	if length.kind != number || size < 0 || size > len(s.data)-s.at {
		return stream{}, errors.New("a stream without its length")
	}
	raw := s.data[s.at : s.at+size]
	s.at += size
	if s.skip(); !s.starts("endstream") {
		return stream{}, errors.New("a stream does not end where its length says")
	}
	return stream{o, raw, f.resolve(o.get("Filter"))}, nil
}

// taken is what take makes of a stream's bytes: where they are packed, the same packed
// bytes are unpacked and taken apart once.
func taken[T any](s stream, known map[string]T, take func([]byte) (T, error)) (T, error) {
	if read, ok := known[string(s.raw)]; ok && s.filter != nil {
		return read, nil
	}
	var read T
	data, err := s.bytes()
	if err == nil {
		read, err = take(data)
	}
	if err == nil && s.filter != nil {
		known[string(s.raw)] = read
	}
	return read, err
}

// bytes unpacks a stream.
func (s stream) bytes() ([]byte, error) {
	switch {
	case s.filter == nil:
		return s.raw, nil
	case s.filter.is("FlateDecode"):
		return inflate(s.raw)
	}
	return nil, errors.New("a stream is packed in a way that is not known")
}

// inflater unpacks streams, one at a time.
type inflater struct {
	unpacker io.ReadCloser // nil before the first stream
	unpacked bytes.Buffer
}

// inflaters are kept, because their tables and buffers are large.
var inflaters = sync.Pool{New: func() any { return new(inflater) }}

func inflate(raw []byte) ([]byte, error) {
	i := inflaters.Get().(*inflater)
	defer inflaters.Put(i)
	if err := i.open(bytes.NewReader(raw)); err != nil {
		return nil, err
	}
	i.unpacked.Reset()
	if _, err := i.unpacked.ReadFrom(io.LimitReader(i.unpacker, maxStream+1)); err != nil {
		return nil, err
	}
	if i.unpacked.Len() > maxStream {
		return nil, errors.New("a stream unpacks to too much")
	}
	return bytes.Clone(i.unpacked.Bytes()), nil
}

func (i *inflater) open(raw io.Reader) (err error) {
	if i.unpacker != nil {
		return i.unpacker.(zlib.Resetter).Reset(raw, nil)
	}
	i.unpacker, err = zlib.NewReader(raw)
	return err
}
