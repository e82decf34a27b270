package pdf

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
)

// Writer writes one file, object by object, straight to its destination. After
// an error all further writes do nothing; Close returns the first error.
type Writer struct {
	out     io.Writer
	content hash.Hash
	// offsets are the places of the objects in the file by number; 0 is not yet written.
	offsets []int64
	written int64
	err     error
	buffer  []byte
	// lock encrypts what is written; nil where nothing is encrypted.
	lock *Lock
}

// header names the newest version that a joined file can hold without saying
// more than its parts do, and four bytes above 127 so that nobody takes the file for text (7.5.2).
const header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"

// NewWriter begins a file.
func NewWriter(out io.Writer) *Writer {
	w := &Writer{out: out, content: sha256.New(), offsets: []int64{0}}
	w.write([]byte(header))
	return w
}

// Lock encrypts all objects from here on; it comes before the first of them.
func (w *Writer) Lock(l *Lock) {
	if len(w.offsets) > 1 {
		w.Fail(errLocked)
	}
	w.lock = l
}

// Err is the error after which nothing is written any more.
func (w *Writer) Err() error { return w.err }

// Fail ends the writing with an error of the caller's, unless there is one already.
func (w *Writer) Fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

// Reserve gives the number of an object that Put writes later.
func (w *Writer) Reserve() Ref {
	w.offsets = append(w.offsets, 0)
	return Ref(len(w.offsets) - 1)
}

// Put writes the object that was reserved.
func (w *Writer) Put(ref Ref, o Object) {
	if w.err != nil {
		return
	}
	if ref <= 0 || int(ref) >= len(w.offsets) || w.offsets[ref] != 0 {
		w.err = fmt.Errorf("object %d was not reserved or is written twice", ref)
		return
	}
	if w.lock != nil {
		if o, w.err = w.lock.object(o); w.err != nil {
			return
		}
	}
	w.put(ref, o)
}

func (w *Writer) put(ref Ref, o Object) {
	w.offsets[ref] = w.written
	if stream, ok := o.(*Stream); ok {
		w.putStream(ref, stream)
		return
	}
	w.buffer = fmt.Appendf(w.buffer[:0], "%d 0 obj\n", ref)
	w.buffer = o.appendTo(w.buffer)
	w.buffer = append(w.buffer, "\nendobj\n"...)
	w.write(w.buffer)
}

// putStream hands the data on without a copy: a scan may be tens of megabytes.
func (w *Writer) putStream(ref Ref, s *Stream) {
	w.buffer = fmt.Appendf(w.buffer[:0], "%d 0 obj\n", ref)
	w.buffer = s.head().appendTo(w.buffer)
	w.write(append(w.buffer, "\nstream\n"...))
	w.write(s.Data)
	w.write([]byte("\nendstream\nendobj\n"))
}

// Add writes an object and gives its number.
func (w *Writer) Add(o Object) Ref {
	ref := w.Reserve()
	w.Put(ref, o)
	return ref
}

// Close writes the cross-reference table and the trailer. The identifier is the
// hash of everything before it: equal files have equal identifiers, different ones do not.
func (w *Writer) Close(root, info Ref) error {
	trailer := Dict{"Root": root, "Info": info}
	if w.lock != nil && w.err == nil {
		locked := w.Reserve()
		w.put(locked, w.lock.dict) // the one object that is read without the key
		trailer["Encrypt"] = locked
	}
	for number, offset := range w.offsets {
		if number > 0 && offset == 0 && w.err == nil {
			w.err = fmt.Errorf("object %d was reserved and never written", number)
		}
	}
	if w.err != nil {
		return w.err
	}
	start := w.written
	table := fmt.Appendf(nil, "xref\n0 %d\n0000000000 65535 f \n", len(w.offsets))
	for _, offset := range w.offsets[1:] {
		table = fmt.Appendf(table, "%010d 00000 n \n", offset)
	}
	w.write(table)
	id := String(w.content.Sum(nil)[:16])
	trailer["Size"], trailer["ID"] = Int(len(w.offsets)), Array{id, id}
	b := append([]byte("trailer\n"), trailer.appendTo(nil)...)
	w.write(fmt.Appendf(b, "\nstartxref\n%d\n%%%%EOF\n", start))
	return w.err
}

func (w *Writer) write(b []byte) {
	if w.err != nil {
		return
	}
	n, err := w.out.Write(b)
	w.content.Write(b[:n])
	w.written += int64(n)
	w.err = err
}
