package readback

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"sync"
)

// maxStream is the most that one stream may unpack to, in bytes.
const maxStream = 64 << 20

// file is a PDF with its cross-reference table.
type file struct {
	data    []byte
	offsets map[reference]int
	root    dictionary
	known   known
}

// known is what packed streams hold, by their bytes as they stand in a file; fonts by
// those of both of their maps.
type known struct {
	commands map[string][]command
	fonts    map[string]*font
}

func newKnown() known { return known{map[string][]command{}, map[string]*font{}} }

// packed tells whether a stream is.
func (f *file) packed(s stream) bool { return f.resolve(s.dictionary["Filter"]) != nil }

// open reads the cross-reference table and the trailer.
func open(data []byte) (*file, error) {
	if !bytes.HasPrefix(data, []byte("%PDF-")) {
		return nil, errors.New("no PDF")
	}
	f := &file{data: data, offsets: map[reference]int{}, known: newKnown()}
	start := bytes.LastIndex(data, []byte("startxref"))
	if start < 0 {
		return nil, errors.New("no startxref")
	}
	s := scanner{data, start + len("startxref")}
	offset, err := s.integer()
	if err != nil {
		return nil, fmt.Errorf("startxref: %w", err)
	}
	trailer, err := f.table(offset)
	if err != nil {
		return nil, fmt.Errorf("cross-reference table: %w", err)
	}
	root, ok := f.resolve(trailer["Root"]).(dictionary)
	if !ok {
		return nil, errors.New("no catalogue")
	}
	f.root = root
	return f, nil
}

func (s *scanner) integer() (int, error) {
	o, err := s.next()
	n, ok := o.(float64)
	if err != nil || !ok {
		return 0, errors.New("no number where one belongs")
	}
	return int(n), nil
}

// table reads the sections of a classic table and the trailer behind them.
func (f *file) table(offset int) (dictionary, error) {
	if offset < 0 || offset > len(f.data) {
		return nil, errors.New("outside the file")
	}
	s := scanner{f.data, offset}
	if word, _ := s.next(); word != operator("xref") {
		return nil, errors.New("not a classic table")
	}
	for {
		s.skip()
		if s.starts("trailer") {
			s.at += len("trailer")
			o, err := s.next()
			trailer, ok := o.(dictionary)
			if err != nil || !ok {
				return nil, errors.New("no trailer")
			}
			return trailer, nil
		}
		if err := f.entries(&s); err != nil {
			return nil, err
		}
	}
}

func (f *file) entries(s *scanner) error {
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
		if use == operator("n") {
			f.offsets[reference(first+i)] = offset
		}
	}
	return nil
}

// resolve follows references; a broken one is null.
func (f *file) resolve(o any) any {
	for range maxDepth {
		ref, ok := o.(reference)
		if !ok {
			return o
		}
		o, _ = f.indirect(ref)
	}
	return nil
}

// indirect reads "12 0 obj …".
func (f *file) indirect(ref reference) (any, error) {
	offset, ok := f.offsets[ref]
	if !ok || offset < 0 || offset >= len(f.data) {
		return nil, fmt.Errorf("object %d is not in the file", ref)
	}
	s := scanner{f.data, offset}
	number, err := s.integer()
	if err != nil || number != int(ref) {
		return nil, fmt.Errorf("object %d is not where the table says", ref)
	}
	if _, err := s.integer(); err != nil {
		return nil, err
	}
	if word, _ := s.next(); word != operator("obj") {
		return nil, fmt.Errorf("object %d has no beginning", ref)
	}
	o, err := s.next()
	if err != nil {
		return nil, err
	}
	d, ok := o.(dictionary)
	s.skip()
	if !ok || !s.starts("stream") {
		return o, nil
	}
	return f.stream(d, &s)
}

func (f *file) stream(d dictionary, s *scanner) (any, error) {
	s.at += len("stream")
	if s.starts("\r\n") {
		s.at += 2
	} else {
		s.at++
	}
	length, ok := f.resolve(d["Length"]).(float64)
	end := s.at + int(length)
	if !ok || length < 0 || end > len(s.data) {
		return nil, errors.New("a stream without its length")
	}
	return stream{d, s.data[s.at:end]}, nil
}

// bytes unpacks a stream.
func (f *file) bytes(o any) ([]byte, error) {
	st, ok := f.resolve(o).(stream)
	if !ok {
		return nil, errors.New("a stream is missing")
	}
	switch filter := f.resolve(st.dictionary["Filter"]).(type) {
	case nil:
		return st.raw, nil
	case name:
		if filter == "FlateDecode" {
			return inflate(st.raw)
		}
	}
	return nil, errors.New("a stream is packed in a way that is not known")
}

// inflaters are kept, because their tables are large; there is none at first.
var inflaters sync.Pool

func inflate(raw []byte) ([]byte, error) {
	r, err := inflater(raw)
	if err != nil {
		return nil, err
	}
	defer inflaters.Put(r)
	var data bytes.Buffer
	data.Grow(usualRatio * len(raw))
	if _, err := data.ReadFrom(io.LimitReader(r, maxStream+1)); err != nil {
		return nil, err
	}
	if data.Len() > maxStream {
		return nil, errors.New("a stream unpacks to too much")
	}
	return data.Bytes(), nil
}

// usualRatio is by how much most of our streams grow when they are unpacked.
const usualRatio = 6

func inflater(raw []byte) (io.Reader, error) {
	if kept := inflaters.Get(); kept != nil {
		return kept.(io.Reader), kept.(zlib.Resetter).Reset(bytes.NewReader(raw), nil)
	}
	return zlib.NewReader(bytes.NewReader(raw))
}
