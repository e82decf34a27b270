package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Template is everything that its workbooks share. It may be used by many goroutines.
type Template struct {
	frames []Frame
	sheets []sheetFrame
	// styles and paints are the numbers that the file has for those of New.
	styles, paints []int
	// parts are the files of the package in their order.
	parts []part
	// texts are those of fixed sheets, which stand first in the table of texts; fixed are
	// their places there.
	texts []string
	fixed map[string]int
	// seen are short files that other workbooks had, packed.
	seen keptFiles
}

// part is a file of the package: packed already, or made anew for each workbook.
type part struct {
	name string
	packed
	// make writes the file; nil where it is packed.
	make func(*writer) error
	// recurs says that workbooks often have the same file.
	recurs bool
}

// sheetFrame is a sheet of the template, taken apart.
type sheetFrame struct {
	root string            // its first tag
	of   map[string][]byte // the elements below it
	// tables are the tables' own files, cut where their ranges stand.
	tables [][][]byte
	// relations is the sheet's list of other parts, or empty.
	relations []byte
}

// New makes a template. Styles and paints are told by their place in the lists.
func New(frames []Frame, styles []Style, paints []Paint) (*Template, error) {
	a := author{}
	data, err := a.written(frames, styles, paints)
	if err != nil {
		return nil, fmt.Errorf("making the template of the workbook: %w", err)
	}
	t := &Template{frames: frames, styles: a.styles, paints: a.paints, fixed: map[string]int{}, seen: keptFiles{packed: map[string]packed{}}}
	if err := t.take(data); err != nil {
		return nil, fmt.Errorf("making the template of the workbook: %w", err)
	}
	return t, nil
}

// The files of a package that are made anew; those of sheets, tables and charts are numbered.
const (
	typesPart    = "[Content_Types].xml"
	workbookPart = "xl/workbook.xml"
	corePart     = "docProps/core.xml"
	stringsPart  = "xl/sharedStrings.xml"
	drawingPart  = "xl/drawings/drawing1.xml"
	sheetsFolder = "xl/worksheets/"
	tablesFolder = "xl/tables/"
	// relationsFolder holds the lists of parts that sheets point at.
	relationsFolder = sheetsFolder + "_rels/"
)

func sheetPart(n int) string     { return fmt.Sprintf(sheetsFolder+"sheet%d.xml", n) }
func relationsPart(n int) string { return fmt.Sprintf(relationsFolder+"sheet%d.xml.rels", n) }
func tablePart(n int) string     { return fmt.Sprintf(tablesFolder+"table%d.xml", n) }
func chartPart(n int) string     { return fmt.Sprintf("xl/charts/chart%d.xml", n) }

// take cuts the file into parts.
func (t *Template) take(data []byte) error {
	files, err := unzip(data)
	if err != nil {
		return err
	}
	if len(files[stringsPart]) == 0 || len(files[workbookPart]) == 0 {
		return errors.New("the library left out a part")
	}
	files[typesPart] = picturesOut(files[typesPart])
	if err := t.takeSheets(files); err != nil {
		return err
	}
	for _, name := range order(files) {
		p := part{
			name: name, make: t.maker(name, files[name]),
			recurs: strings.HasPrefix(name, tablesFolder) || strings.HasPrefix(name, relationsFolder) ||
				name == corePart || name == drawingPart,
		}
		if p.make == nil {
			if p.packed, err = pack(files[name]); err != nil {
				return err
			}
		}
		t.parts = append(t.parts, p)
	}
	return nil
}

// picture is a kind of file that the library lists as soon as there is a chart.
var picture = regexp.MustCompile(`<Default Extension="([^"]*)"[^>]*></Default>`)

// picturesOut leaves kinds of pictures out of the list of types: there are none in
// the file, and the library lists them in another order each time.
func picturesOut(types []byte) []byte {
	return picture.ReplaceAllFunc(types, func(kind []byte) []byte {
		if name := string(picture.FindSubmatch(kind)[1]); name == "rels" || name == "xml" {
			return kind
		}
		return nil
	})
}

func unzip(data []byte) (map[string][]byte, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, entry := range archive.File {
		r, err := entry.Open()
		if err != nil {
			return nil, err
		}
		if files[entry.Name], err = io.ReadAll(r); err != nil {
			return nil, err
		}
		if err := r.Close(); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// order are the names of the parts: the list of types first, as readers that
// take the file from a pipe want it, then the rest by name.
func order(files map[string][]byte) []string {
	names := make([]string, 0, len(files))
	for name := range files {
		if name != typesPart {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return append([]string{typesPart}, names...)
}

func (t *Template) takeSheets(files map[string][]byte) error {
	tables := 0
	for i, frame := range t.frames {
		sheet, err := takeSheet(files[sheetPart(i+1)])
		if err != nil {
			return fmt.Errorf("sheet %s: %w", frame.Name, err)
		}
		sheet.relations = files[relationsPart(i+1)]
		for n, table := range frame.Tables {
			tables++
			sheet.tables = append(sheet.tables, bytes.Split(files[tablePart(tables)], []byte(`"`+placeholder(n, len(table.Columns))+`"`)))
		}
		t.sheets = append(t.sheets, sheet)
	}
	return nil
}

// takeSheet takes the elements of a sheet apart, as they are written.
func takeSheet(data []byte) (sheetFrame, error) {
	frame := sheetFrame{of: map[string][]byte{}}
	d := xml.NewDecoder(bytes.NewReader(data))
	for depth, begin := 0, int64(0); ; {
		before := d.InputOffset()
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return frame, nil
		}
		if err != nil {
			return frame, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch depth++; depth {
			case 1:
				frame.root = string(data[before:d.InputOffset()])
			case 2:
				begin = before
			}
		case xml.EndElement:
			if depth--; depth == 1 {
				frame.of[token.Name.Local] = data[begin:d.InputOffset()]
			}
		}
	}
}

// maker is what writes a part; nil where it is the same in every workbook.
func (t *Template) maker(name string, template []byte) func(*writer) error {
	switch name {
	case workbookPart:
		return func(w *writer) error { return w.workbook(template) }
	case corePart:
		return (*writer).core
	case stringsPart:
		return (*writer).texts
	case drawingPart:
		return (*writer).drawing
	}
	tables, charts := 0, 0
	for i, frame := range t.frames {
		if name == sheetPart(i+1) {
			return func(w *writer) error { return w.sheet(i) }
		}
		if name == relationsPart(i+1) {
			return func(w *writer) error { return w.relations(i) }
		}
		for n := range frame.Tables {
			if tables++; name == tablePart(tables) {
				return func(w *writer) error { return w.table(i, n) }
			}
		}
		for n := range frame.Charts {
			if charts++; name == chartPart(charts) {
				return func(w *writer) error { return w.chart(i, n) }
			}
		}
	}
	return nil
}

// Fix writes a sheet once for all workbooks of the template. Its tables are those
// of its content too. It is called before the first Write.
func (t *Template) Fix(sheet int, content Sheet) error {
	b := Book{Sheets: make([]Sheet, len(t.frames))}
	b.Sheets[sheet] = content
	w := new(writer)
	w.begin(t, b)
	if err := w.sheet(sheet); err != nil {
		return err
	}
	data, err := pack(w.out)
	if err != nil {
		return err
	}
	t.texts = w.strings
	maps.Copy(t.fixed, w.indexes)
	for i := range t.parts {
		p := &t.parts[i]
		if p.name == sheetPart(sheet+1) {
			p.packed, p.make = data, nil
		}
	}
	return t.fixTables(sheet, content, w)
}

// fixTables packs the tables of a sheet that is fixed, and its list of other parts.
func (t *Template) fixTables(sheet int, content Sheet, w *writer) error {
	number := 0
	for i, frame := range t.frames {
		for n := range frame.Tables {
			number++
			if i != sheet {
				continue
			}
			w.out = w.out[:0]
			if err := w.table(i, n); err != nil {
				return err
			}
			if err := t.replace(tablePart(number), w.out); err != nil {
				return err
			}
		}
	}
	w.out = w.out[:0]
	if len(t.sheets[sheet].relations) == 0 {
		return nil
	}
	if err := w.relations(sheet); err != nil {
		return err
	}
	return t.replace(relationsPart(sheet+1), w.out)
}

func (t *Template) replace(name string, data []byte) error {
	for i := range t.parts {
		if p := &t.parts[i]; p.name == name {
			var err error
			p.packed, err = pack(data)
			p.make = nil
			return err
		}
	}
	return fmt.Errorf("the template has no %s", name)
}
