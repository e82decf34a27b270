package scan

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"sync"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"permitpack/generator/pdf"
)

// Document is a PDF read into objects of our own: nothing of the library that
// read it stays behind. Its objects are not changed by anybody after Open.
type Document struct {
	Pages []Page
	// Layers are the optional parts that a reader can switch on and off.
	Layers []Layer
	// Active says that the file carries programs, other files, or actions that
	// reach out of it. They are reachable from no page's content.
	Active bool
	// Undrawn says that a filled field or a note has no appearance of its own:
	// some readers draw one, and it is lost on the page of a packet.
	Undrawn bool
	// Repaired says that a part of the file is missing or wrong, as its end, and that
	// what there is was pieced together.
	Repaired bool
	// Fewer says that the file names more pages than it has.
	Fewer bool
	// Damaged is the first page, counted from 1, of which a part cannot be unpacked
	// or was changed since it was packed; 0 for none.
	Damaged int

	objects map[pdf.Ref]pdf.Object
	catalog pdf.Dict
	// fields says that there is a field of a form to be seen on a page.
	fields bool
}

// Open reads a PDF, also one that is encrypted with an empty user password, as
// banks and e-government portals write them. One whose tables lead nowhere is
// pieced together from its objects, as readers do. The error is ErrEncrypted when a
// password is needed. Open does not panic, whatever the bytes.
func Open(data []byte) (*Document, error) {
	d, err := open(data)
	if err == nil {
		d.Repaired = cutOff(data)
		return d, nil
	}
	if errors.Is(err, ErrEncrypted) || errors.As(err, new(tooLarge)) {
		return nil, err
	}
	d, again := open(withoutTables(data))
	if again != nil {
		return nil, err // that of the file as it is
	}
	d.Repaired = true
	return d, nil
}

func open(data []byte) (d *Document, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			d, err = nil, fmt.Errorf("reading a pdf: %v", fault)
		}
	}()
	source, err := read(data)
	if err != nil {
		return nil, err
	}
	if d, err = convert(source, data); err != nil {
		return nil, err
	}
	d.Active = d.findActive()
	d.Layers = d.findLayers()
	if err := d.collectPages(); err != nil {
		return nil, err
	}
	return d, nil
}

// withoutTables is a copy of a file whose tables are not found, so that the library
// looks for the objects themselves, and with a version that it knows.
func withoutTables(data []byte) []byte {
	b := bytes.ReplaceAll(data, []byte("startxref"), []byte("startnone"))
	head := []byte("%PDF-")
	if at := bytes.Index(b, head); at >= 0 && at+len("%PDF-1.7") <= len(b) {
		copy(b[at+len(head):], "1.7")
	}
	return b
}

// withoutConfiguration keeps the library from creating a folder in the user's home. Its
// package api has a function for that; but to start with that package alone takes longer
// than all of this program.
var withoutConfiguration = sync.OnceFunc(func() { model.ConfigPath = "disable" })

// read parses a file with the library. It is read without its validation, which
// refuses many files that every reader shows, and PDF 2.0 in places.
func read(data []byte) (*model.Context, error) {
	withoutConfiguration()
	conf := model.NewDefaultConfiguration()
	conf.Limits.MaxStreamBytes = int64(len(data)) // it reads on behind the end while it looks for a missing end mark
	conf.Limits.MaxDecodeBytes = objectStreamLimit(data)
	conf.Limits.MaxObjectCount = maxObjects
	conf.Limits.MaxXRefEntries = maxObjects
	conf.Limits.MaxObjectStreamCount = maxObjects
	limited, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	source, err := pdfcpu.ReadWithContext(limited, bytes.NewReader(data), conf)
	if errors.Is(err, pdfcpu.ErrWrongPassword) || errors.Is(err, pdfcpu.ErrUnsupportedEncryptionFeature) {
		return nil, ErrEncrypted
	}
	if err != nil {
		return nil, fmt.Errorf("reading a pdf: %w", err)
	}
	if source.Root == nil {
		return nil, errors.New("reading a pdf: no catalogue")
	}
	if source.EncKey == nil && locked.Match(data) { // else its pages would be nonsense
		return nil, errors.New("reading a pdf: it is encrypted, and its key is not found")
	}
	return source, nil
}

// locked is the entry of a trailer that leads to the key of an encrypted file (7.6.2).
var locked = regexp.MustCompile(`/Encrypt\s*(\d+\s+\d+\s+R|<<)`)

// patience ends the repair of a file that was broken on purpose; honest files of
// MaxBytes take less than a second.
const patience = 30 * time.Second

// objectStreamLimit shares the memory that unpacked object streams may take
// among as many of them as the file has: all are held at once.
func objectStreamLimit(data []byte) int64 {
	const all, least = 512 << 20, 512 << 10
	streams := bytes.Count(data, []byte("/ObjStm"))
	return int64(max(least, min(maxDecoded, all/max(1, streams))))
}

// maxObjects is far above what MaxPages pages have, and keeps a forged table small.
const maxObjects = 500_000

// convert takes over every object of the file.
func convert(source *model.Context, file []byte) (*Document, error) {
	d := &Document{objects: make(map[pdf.Ref]pdf.Object, len(source.Table))}
	ends := streamEnds{file: file, budget: 8 * len(file)}
	if source.EncKey != nil { // what stands in the file is not what was read
		ends.file = nil
	}
	for _, number := range slices.Sorted(maps.Keys(source.Table)) {
		entry := source.Table[number]
		if entry == nil || entry.Free {
			continue
		}
		generation := 0
		if entry.Generation != nil {
			generation = *entry.Generation
		}
		object, err := source.Dereference(*types.NewIndirectRef(number, generation))
		if err != nil {
			return nil, fmt.Errorf("reading a pdf: object %d: %w", number, err)
		}
		if stream, ok := object.(types.StreamDict); ok {
			stream.Raw = ends.whole(stream)
			object = stream
		}
		d.objects[pdf.Ref(number)] = toObject(object)
	}
	d.catalog = d.Dict(pdf.Ref(source.Root.ObjectNumber))
	return d, nil
}

// cutOff tells whether the last part of a file lacks its end mark. The mark may
// be followed by junk, but not by further objects.
func cutOff(data []byte) bool {
	end := bytes.LastIndex(data, []byte("%%EOF"))
	return end < 0 || bytes.Contains(data[end:], []byte(" obj"))
}

// Resolve follows references to the object itself; Null when there is none.
func (d *Document) Resolve(o pdf.Object) pdf.Object {
	for range 32 { // references to references end somewhere, or the file is forged
		ref, ok := o.(pdf.Ref)
		if !ok {
			break
		}
		o = d.objects[ref]
	}
	if _, still := o.(pdf.Ref); still || o == nil {
		return pdf.Null{}
	}
	return o
}

// Dict is the dictionary that o is or points to, also that of a stream; nil when it is none.
func (d *Document) Dict(o pdf.Object) pdf.Dict {
	switch o := d.Resolve(o).(type) {
	case pdf.Dict:
		return o
	case *pdf.Stream:
		return o.Dict
	}
	return nil
}

// Array is the array that o is or points to; nil when it is none.
func (d *Document) Array(o pdf.Object) pdf.Array {
	array, _ := d.Resolve(o).(pdf.Array)
	return array
}

// name is the name that o is or points to.
func (d *Document) name(o pdf.Object) pdf.Name {
	name, _ := d.Resolve(o).(pdf.Name)
	return name
}

// number is the number that o is or points to.
func (d *Document) number(o pdf.Object) (float64, bool) {
	switch o := d.Resolve(o).(type) {
	case pdf.Int:
		return float64(o), true
	case pdf.Real:
		return float64(o), true
	}
	return 0, false
}

// numbers are exactly n numbers.
func (d *Document) numbers(o pdf.Object, n int) ([]float64, bool) {
	array := d.Array(o)
	if len(array) != n {
		return nil, false
	}
	values := make([]float64, n)
	for i, element := range array {
		value, ok := d.number(element)
		if !ok {
			return nil, false
		}
		values[i] = value
	}
	return values, true
}
