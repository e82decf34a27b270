package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Write writes the workbook to w. The same content gives the same bytes.
func (t *Template) Write(to io.Writer, book Book) error {
	if len(book.Sheets) != len(t.frames) {
		return errors.New("the book has not the sheets of the template")
	}
	w := writers.Get().(*writer)
	defer writers.Put(w)
	w.begin(t, book)
	made := make([]packed, len(t.parts))
	for _, last := range []bool{false, true} {
		for i, p := range t.parts {
			if p.make == nil || (p.name == stringsPart) != last { // all texts are known when the rest is written
				continue
			}
			w.out = w.out[:0]
			if err := p.make(w); err != nil {
				return err
			}
			if p.recurs {
				made[i] = t.seen.packHurried(w.out)
			} else {
				made[i] = w.packed.packHurried(w.out)
			}
		}
	}
	return zipped(to, t.parts, made)
}

func zipped(to io.Writer, parts []part, made []packed) error {
	archive := zip.NewWriter(to)
	for i, p := range parts {
		data := p.packed
		if p.make != nil {
			data = made[i]
		}
		file, err := archive.CreateRaw(&zip.FileHeader{
			Name: p.name, Method: zip.Deflate, CRC32: data.sum,
			CompressedSize64: uint64(len(data.data)), UncompressedSize64: uint64(data.size),
		})
		if err != nil {
			return err
		}
		if _, err := file.Write(data.data); err != nil {
			return err
		}
	}
	return archive.Close()
}

// writer writes the parts of one workbook, one after the other, into out.
type writer struct {
	*Template
	book   Book
	out    []byte
	packed room
	// strings are the table of texts, indexes their places, save those that are fixed.
	strings []string
	indexes map[string]int
}

const header = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// writers are kept, because a workbook is long.
var writers = sync.Pool{New: func() any { return new(writer) }}

func (w *writer) begin(t *Template, book Book) {
	w.Template, w.book, w.strings = t, book, append(w.strings[:0], t.texts...)
	if w.indexes == nil {
		w.indexes = make(map[string]int, 512)
	}
	clear(w.indexes)
	w.out, w.packed = w.out[:0], w.packed[:0]
}

func (w *writer) write(parts ...string) {
	for _, p := range parts {
		w.out = append(w.out, p...)
	}
}

func (w *writer) number(n int) { w.out = strconv.AppendInt(w.out, int64(n), 10) }

func (w *writer) float(n float64) {
	if whole := int64(n); float64(whole) == n {
		w.out = strconv.AppendInt(w.out, whole, 10) // the most of all numbers, and sooner written
		return
	}
	w.out = strconv.AppendFloat(w.out, n, 'f', -1, 64)
}

// escapes are the characters that an element may not hold, or not keep. Quotes it may:
// formulas are full of them.
var escapes = [256]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '\n': "&#10;"}

// escaped tells of the bytes that have one; so small a table is looked up sooner.
var escaped = func() (all [256]bool) {
	for c, code := range escapes {
		all[c] = code != ""
	}
	return all
}()

// escape writes a text as an element may hold it.
func (w *writer) escape(s string) {
	begin := 0
	for i := range len(s) {
		if escaped[s[i]] {
			w.out = append(append(w.out, s[begin:i]...), escapes[s[i]]...)
			begin = i + 1
		}
	}
	w.out = append(w.out, s[begin:]...)
}

// attribute writes ` name="value"`.
func (w *writer) attribute(name, value string) {
	w.write(" ", name, `="`)
	part, rest, more := strings.Cut(value, `"`)
	for ; more; part, rest, more = strings.Cut(rest, `"`) {
		w.escape(part)
		w.write("&quot;")
	}
	w.escape(part)
	w.write(`"`)
}

// text is the place of what a cell says in the table of texts.
func (w *writer) text(s string) int {
	if i, known := w.place(s); known {
		return i
	}
	clean := Clean(s)
	i, known := w.place(clean)
	if !known {
		i = len(w.strings)
		w.strings = append(w.strings, clean)
		w.indexes[clean] = i
	}
	if clean != s {
		w.indexes[s] = i
	}
	return i
}

// place is that of a text that stands in the table already.
func (w *writer) place(s string) (i int, known bool) {
	if i, known = w.fixed[s]; known {
		return i, true
	}
	i, known = w.indexes[s]
	return i, known
}

// texts writes the table of texts (18.4.9).
func (w *writer) texts() error {
	w.write(header, `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="`, strconv.Itoa(len(w.strings)), `">`)
	for _, s := range w.strings {
		w.write(`<si><t xml:space="preserve">`)
		w.escape(s)
		w.write(`</t></si>`)
	}
	w.write(`</sst>`)
	return nil
}

// workbook writes the named ranges between what the library wrote (18.2.27).
func (w *writer) workbook(template []byte) error {
	const before = "<calcPr"
	head, tail, found := bytes.Cut(template, []byte(before))
	if !found {
		return errors.New("the library's workbook has no <calcPr>")
	}
	w.out = append(w.out, head...)
	names := slices.Clone(w.book.Names)
	slices.SortStableFunc(names, func(a, b Name) int { return strings.Compare(a.Name, b.Name) })
	if len(names) > 0 {
		w.write(`<definedNames>`)
	}
	for _, name := range names {
		w.write(`<definedName`)
		w.attribute("name", name.Name)
		if i := w.sheetNamed(name.Sheet); i >= 0 {
			w.attribute("localSheetId", strconv.Itoa(i))
		}
		w.write(`>`)
		w.escape(name.RefersTo)
		w.write(`</definedName>`)
	}
	if len(names) > 0 {
		w.write(`</definedNames>`)
	}
	w.write(before)
	w.out = append(w.out, tail...)
	return nil
}

func (w *writer) sheetNamed(name string) int {
	return slices.IndexFunc(w.frames, func(f Frame) bool { return f.Name == name && name != "" })
}

// core writes the properties that file managers show (part 2, 11).
func (w *writer) core() error {
	made := w.book.Made.UTC().Format(time.RFC3339)
	w.write(header, `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"`,
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"`,
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	element := func(name, text, more string) {
		w.write(`<`, name, more, `>`)
		w.escape(Printable(text))
		w.write(`</`, name, `>`)
	}
	const w3c = ` xsi:type="dcterms:W3CDTF"`
	element("dc:title", w.book.Title, "")
	element("dc:subject", w.book.Subject, "")
	element("dc:creator", "permitpack", "")
	element("cp:lastModifiedBy", "permitpack", "")
	element("dc:language", w.book.Language, "")
	element("dcterms:created", made, w3c)
	element("dcterms:modified", made, w3c)
	w.write(`</cp:coreProperties>`)
	return nil
}

// table writes a table's own file, with the range where it stands now.
func (w *writer) table(sheet, n int) error {
	pieces := w.sheets[sheet].tables[n]
	if n >= len(w.book.Sheets[sheet].Tables) {
		return errors.New("a table of the template is missing in the book")
	}
	for i, piece := range pieces {
		if i > 0 {
			w.write(`"`, w.book.Sheets[sheet].Tables[n], `"`)
		}
		w.out = append(w.out, piece...)
	}
	return nil
}

// relations writes the list of parts that a sheet points at: the template's and the links.
func (w *writer) relations(sheet int) error {
	const end = "</Relationships>"
	head, _, found := bytes.Cut(w.sheets[sheet].relations, []byte(end))
	if !found {
		return errors.New("the library's relations have no end")
	}
	w.out = append(w.out, head...)
	for i, l := range w.book.Sheets[sheet].Links {
		w.write(`<Relationship Id="`, linkID(i), `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"`)
		w.attribute("Target", l.Address)
		w.write(` TargetMode="External"/>`)
	}
	w.write(end)
	return nil
}

func linkID(i int) string { return "link" + strconv.Itoa(i+1) }
