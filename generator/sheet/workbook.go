package sheet

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// workbook is an .xlsx. Its parts are read one after the other from the packed
// file; only the shared strings are kept, beyond a size on the disk.
type workbook struct {
	files   map[string]*zip.File
	strings *sharedStrings
	// formats are the number formats of cells by style.
	formats []cellFormat
	sheet   *zip.File
}

// cellFormat is a number format.
type cellFormat struct {
	code string
	day  bool
}

var (
	errNoZip      = unreadable("damaged", "the workbook is damaged or was not copied to its end; copy or save it again")
	errOpenDoc    = unreadable("open-document", "it is an OpenDocument spreadsheet (.ods); open it and save it as .xlsx")
	errNumbers    = unreadable("numbers", "it is a spreadsheet of Numbers; export it as .xlsx (File, Export To, Excel)")
	errBinaryBook = unreadable("binary-workbook", "it is a binary workbook (.xlsb); open it and save it as .xlsx")
	errNoWorkbook = unreadable("no-workbook", "it is a packed folder or another document, no workbook; save the sheet as .xlsx")
	errTooBig     = unreadable("too-large", "a part of the workbook unpacks to more than any sheet holds; save the sheet anew, or export it as .csv")
)

func (t *Table) openWorkbook(data io.ReaderAt, size int64, o Options) error {
	archive, err := zip.NewReader(data, size)
	if err != nil {
		return errNoZip
	}
	w := &workbook{files: map[string]*zip.File{}}
	for _, f := range archive.File {
		w.files[strings.ToLower(strings.TrimPrefix(f.Name, "/"))] = f
	}
	book, err := w.bookPart()
	if err != nil {
		return err
	}
	sheets, system1904, err := w.sheets(book)
	if err != nil {
		return err
	}
	t.system1904 = system1904
	if err := w.readStyles(w.related(book, "/styles", "xl/styles.xml")); err != nil {
		return err
	}
	if w.strings, err = w.readStrings(w.related(book, "/sharedStrings", "xl/sharedStrings.xml"), o.TempDir); err != nil {
		return err
	}
	if err := t.chooseSheet(w, sheets, o.Sheet); err != nil {
		return errors.Join(err, w.Close())
	}
	t.source = w
	return nil
}

// Close removes the strings that were laid on the disk.
func (w *workbook) Close() error { return w.strings.Close() }

// relation is one line of a .rels part.
type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
}

// bookPart is the name of the part that lists the sheets.
func (w *workbook) bookPart() (string, error) {
	switch {
	case w.files["index.zip"] != nil, w.files["index/document.iwa"] != nil:
		return "", errNumbers
	case w.files["content.xml"] != nil && w.files["mimetype"] != nil:
		return "", errOpenDoc
	}
	for _, r := range w.relations("_rels/.rels") {
		if !strings.HasSuffix(r.Type, "/officeDocument") {
			continue
		}
		name := strings.TrimPrefix(r.Target, "/")
		if strings.HasSuffix(strings.ToLower(name), ".bin") {
			return "", errBinaryBook
		}
		if w.files[strings.ToLower(name)] != nil {
			return name, nil
		}
	}
	if w.files["xl/workbook.xml"] != nil {
		return "xl/workbook.xml", nil
	}
	return "", errNoWorkbook
}

// relations are those of a part that lists them; none where it cannot be read.
func (w *workbook) relations(part string) []relation {
	var list struct {
		Relations []relation `xml:"Relationship"`
	}
	if err := w.decode(part, &list); err != nil {
		return nil
	}
	return list.Relations
}

// relationsOf are those of a part, their targets as names of parts.
func (w *workbook) relationsOf(part string) []relation {
	all := w.relations(path.Join(path.Dir(part), "_rels", path.Base(part)+".rels"))
	for i, r := range all {
		if target, absolute := strings.CutPrefix(r.Target, "/"); absolute {
			all[i].Target = target
		} else {
			all[i].Target = path.Join(path.Dir(part), r.Target)
		}
	}
	return all
}

// related is the part of a kind that belongs to the book.
func (w *workbook) related(book, kind, usual string) string {
	for _, r := range w.relationsOf(book) {
		if strings.HasSuffix(r.Type, kind) {
			return r.Target
		}
	}
	return usual
}

// sheetEntry is a sheet as the book lists it.
type sheetEntry struct {
	name   string
	hidden bool
	part   *zip.File
}

func (w *workbook) sheets(book string) (sheets []sheetEntry, system1904 bool, err error) {
	var list struct {
		Properties struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name  string     `xml:"name,attr"`
			State string     `xml:"state,attr"`
			Attrs []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := w.decode(book, &list); err != nil {
		return nil, false, err
	}
	targets := map[string]relation{}
	for _, r := range w.relationsOf(book) {
		targets[r.ID] = r
	}
	for _, s := range list.Sheets {
		// The id of the relation is in a namespace of its own; sheetId is another.
		i := slices.IndexFunc(s.Attrs, func(a xml.Attr) bool { return a.Name.Local == "id" })
		if i < 0 {
			continue
		}
		r := targets[s.Attrs[i].Value]
		if part := w.files[strings.ToLower(r.Target)]; part != nil && strings.HasSuffix(r.Type, "/worksheet") {
			sheets = append(sheets, sheetEntry{s.Name, s.State == "hidden" || s.State == "veryHidden", part})
		}
	}
	if len(sheets) == 0 {
		return nil, false, errNoWorkbook
	}
	return sheets, list.Properties.Date1904 == "1" || list.Properties.Date1904 == "true", nil
}

// chooseSheet takes the sheet of the name, or the first that is shown and has a header.
func (t *Table) chooseSheet(w *workbook, sheets []sheetEntry, name string) error {
	var names []string
	for i, s := range sheets {
		names = append(names, "“"+s.name+"”")
		if name != "" && s.name != name || name == "" && s.hidden {
			continue
		}
		w.sheet = s.part
		found, err := t.headerOf(w)
		if errors.Is(err, errNoHeader) && name == "" {
			continue
		}
		if err != nil {
			return err
		}
		if i > 0 {
			t.prefix = s.name + "!"
		}
		if t.covered, err = w.mergedCells(); err != nil {
			return err
		}
		return t.takeHeader(found)
	}
	if name != "" {
		return fmt.Errorf("there is no sheet of that name; there are %s", strings.Join(names, ", "))
	}
	return errNoHeader
}

func (t *Table) headerOf(s source) (line, error) {
	all, err := s.rows()
	if err != nil {
		return line{}, err
	}
	found, err := t.known.findHeader(all)
	return found, errors.Join(err, all.Close())
}

// What a part may unpack to, in bytes. A sheet of 100,000 rows and 60 columns has
// about 300 million; what is packed more tightly than any sheet is a trap.
const (
	mostSmallPart = 32 << 20
	mostPart      = 8 << 30
	freePart      = 64 << 20
	mostRatio     = 250
	// mostBetweenTags bounds what the XML reader holds at a time.
	mostBetweenTags = 1 << 20
)

// open unpacks a part, as far as it is plausible.
func open(f *zip.File, most int64) (io.ReadCloser, error) {
	if f.Flags&1 != 0 {
		return nil, errOldFormat // the bit of an encrypted entry
	}
	r, err := f.Open()
	if err != nil {
		return nil, errNoZip
	}
	if packed := int64(f.CompressedSize64); packed < mostPart/mostRatio {
		most = min(most, max(freePart, packed*mostRatio))
	}
	if f.UncompressedSize64 > uint64(most) {
		return nil, errors.Join(errTooBig, r.Close())
	}
	return &bounded{ReadCloser: r, left: most}, nil
}

// bounded ends a part that is too large, or too long between two tags.
type bounded struct {
	io.ReadCloser
	left     int64
	sinceTag int
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, errTooBig
	}
	for rest := p[:n]; ; {
		i := bytes.IndexByte(rest, '<')
		if i < 0 {
			b.sinceTag += len(rest)
			break
		}
		if b.sinceTag+i > mostBetweenTags {
			return 0, errTooBig
		}
		b.sinceTag, rest = 0, rest[i+1:]
	}
	if b.sinceTag > mostBetweenTags {
		return 0, errTooBig
	}
	if err != nil && !errors.Is(err, io.EOF) {
		err = errNoZip
	}
	return n, err
}

// decode reads a small part; a part that is not there says nothing.
func (w *workbook) decode(part string, into any) error {
	f := w.files[strings.ToLower(part)]
	if f == nil {
		return nil
	}
	r, err := open(f, mostSmallPart)
	if err != nil {
		return err
	}
	defer r.Close()
	if err := xml.NewDecoder(bufio.NewReader(r)).Decode(into); err != nil {
		return damaged(err)
	}
	return nil
}

// damaged is the error behind one of the XML reader, which may quote the file.
func damaged(err error) error {
	for _, known := range []error{errTooBig, errOldFormat} {
		if errors.Is(err, known) {
			return known
		}
	}
	return errNoZip
}

func (w *workbook) readStyles(part string) error {
	var styles struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			Format int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := w.decode(part, &styles); err != nil {
		return err
	}
	codes := map[int]string{}
	for _, f := range styles.Formats {
		codes[f.ID] = f.Code
	}
	for _, c := range styles.Cells {
		code, custom := codes[c.Format]
		if !custom {
			code = builtIn[c.Format]
		}
		w.formats = append(w.formats, cellFormat{code, isDayFormat(c.Format, codes[c.Format])})
	}
	return nil
}

// builtIn are the number formats without a code in the file (ECMA-376 part 1, 18.8.30).
// A day is written year first: what format 14 looks like depends on the reader's system.
var builtIn = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 49: "@",
	14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
	20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
}
