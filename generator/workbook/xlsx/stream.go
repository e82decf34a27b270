package xlsx

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// MaxRows is the number of rows of a sheet of the format.
const MaxRows = 1 << 20

// Stream writes a workbook whose sheets may have any number of rows, in memory that
// does not grow with them: the rows wait in temporary files, compressed, until all are
// known. What goes before and beside them is told at the end. Close removes the files.
//
// It has the library's workbook around it, and the library knows nothing of the rows.
type Stream struct {
	author author
	frames []Frame
	sheets []*spool
	cells  writer
}

// Over is what of a sheet is told when all rows are known.
type Over struct {
	// Rows are those of the sheet from the first on: the frozen ones, and cells beside
	// the first Beside rows of the stream.
	Rows []Row
	// Filter is the range of the table with its header, which can be filtered; empty for none.
	Filter string
	Rules  []Rule
	Graphs []Graph
	// Print is what is printed, in fixed names ("$A$1:$C$9"), each part on pages of its own.
	Print []string
}

// Graph is a chart that the library draws. Its size is in pixels at 96 per inch.
type Graph struct {
	Title         string
	Cell          string // in which its upper left corner lies
	Width, Height uint
	// Lying says that bars lie, the first at the top; else they stand.
	Lying bool
	// Slanted says that the names of standing bars are, so that many find room.
	Slanted bool
	// Legend says that the series are named below the chart.
	Legend bool
	Series []GraphSeries
}

// GraphSeries is one series: ranges as "Sheet!$A$1:$A$5", and its colour.
type GraphSeries struct{ Name, Categories, Values, Colour string }

// Beside is how many of the first rows of a stream may have cells beside them.
const Beside = 64

// NewStream begins a workbook. Temporary files lie in dir, or, where it is empty, where
// the system puts them. Tables, charts and protection of the frames are left out.
func NewStream(frames []Frame, styles []Style, paints []Paint, dir string) (*Stream, error) {
	s := &Stream{author: author{file: excelize.NewFile()}, frames: frames}
	s.author.dress(styles, paints)
	for i, frame := range frames {
		frame.Tables, frame.Charts, frame.Protected = nil, 0, false
		s.author.frame(i, frame)
	}
	s.cells.Template = &Template{styles: s.author.styles}
	for range frames {
		sp, err := newSpool(dir)
		if err != nil {
			s.Close()
			return nil, fmt.Errorf("making a temporary file: %w", err)
		}
		s.sheets = append(s.sheets, sp)
	}
	if s.author.err != nil {
		return nil, errors.Join(s.author.err, s.Close())
	}
	return s, nil
}

// Last is the number of the last row of a sheet, from 1; the frozen ones where nothing was added.
func (s *Stream) Last(sheet int) int { return s.frames[sheet].Frozen + s.sheets[sheet].rows }

// Add adds a row to a sheet, below the last one. A sheet has no more than MaxRows.
func (s *Stream) Add(sheet int, row Row) error {
	number := s.Last(sheet) + 1
	if number > MaxRows {
		return fmt.Errorf("sheet %s is full", s.frames[sheet].Name)
	}
	sp := s.sheets[sheet]
	sp.rows++
	if sp.rows <= Beside {
		sp.held = append(sp.held, row)
		return nil
	}
	s.cells.out = s.cells.out[:0]
	s.cells.streamedRow(number, row)
	_, err := sp.pack.Write(s.cells.out)
	return err
}

// Write writes the workbook. overs are those of the sheets; of the book its sheets are not used.
func (s *Stream) Write(to io.Writer, book Book, overs []Over) error {
	for i, over := range overs {
		s.over(i, over)
	}
	s.about(book)
	var frame bytes.Buffer
	s.author.do(func(f *excelize.File) error { return f.Write(&frame) })
	if s.author.err != nil {
		return s.author.err
	}
	archive, err := zip.NewReader(bytes.NewReader(frame.Bytes()), int64(frame.Len()))
	if err != nil {
		return err
	}
	slices.SortStableFunc(archive.File, func(a, b *zip.File) int { return partRank(a.Name) - partRank(b.Name) })
	out := zip.NewWriter(to)
	for _, part := range archive.File {
		if err := s.part(out, part, overs); err != nil {
			return fmt.Errorf("%s: %w", part.Name, err)
		}
	}
	return out.Close()
}

// partRank puts the list of types first, as programs want it that guess what a file is,
// and the sheets, which are long, last.
func partRank(name string) int {
	switch {
	case name == typesPart:
		return 0
	case strings.HasPrefix(name, sheetsFolder+"sheet"):
		n, _ := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(name, sheetsFolder+"sheet"), ".xml"))
		return 1 + n
	}
	return 1
}

// Close removes the temporary files.
func (s *Stream) Close() error {
	err := s.author.file.Close()
	for _, sp := range s.sheets {
		err = errors.Join(err, sp.close())
	}
	return err
}

// part writes a part of the package: a sheet with its rows, others as the library has
// them, but for the kinds of pictures, which it lists in any order.
func (s *Stream) part(out *zip.Writer, part *zip.File, overs []Over) error {
	sheet := -1
	for i := range s.sheets {
		if part.Name == sheetsFolder+"sheet"+strconv.Itoa(i+1)+".xml" {
			sheet = i
		}
	}
	if sheet < 0 && part.Name != typesPart {
		return out.Copy(part)
	}
	opened, err := part.Open()
	if err != nil {
		return err
	}
	defer opened.Close()
	text, err := io.ReadAll(opened)
	if err != nil {
		return err
	}
	w, err := out.Create(part.Name)
	if err != nil {
		return err
	}
	if sheet < 0 {
		_, err := w.Write(picturesOut(text))
		return err
	}
	return s.sheet(w, text, sheet, overs[sheet])
}

// sheet puts the rows into what the library wrote of the sheet.
func (s *Stream) sheet(w io.Writer, text []byte, sheet int, over Over) error {
	head, tail, found := bytes.Cut(text, []byte("<sheetData"))
	if !found {
		return errors.New("the library's sheet has no <sheetData>")
	}
	if _, after, long := bytes.Cut(tail, []byte("</sheetData>")); long {
		tail = after
	} else {
		_, tail, _ = bytes.Cut(tail, []byte("/>"))
	}
	s.cells.out = append(append(s.cells.out[:0], head...), "<sheetData>"...)
	for i, row := range s.first(sheet, over.Rows) {
		s.cells.streamedRow(i+1, row)
	}
	if _, err := w.Write(s.cells.out); err != nil {
		return err
	}
	if err := s.sheets[sheet].unpack(w); err != nil {
		return err
	}
	s.cells.out = s.cells.out[:0]
	s.cells.write("</sheetData>")
	if over.Filter != "" { // the library's own takes tab and fitting away from the sheet
		s.cells.write(`<autoFilter ref="`, over.Filter, `"/>`)
	}
	_, err := w.Write(append(s.cells.out, tail...))
	return err
}

// first are the rows over the stream, and the first of it with what stands beside them.
func (s *Stream) first(sheet int, over []Row) []Row {
	frozen, held := s.frames[sheet].Frozen, s.sheets[sheet].held
	rows := make([]Row, max(len(over), frozen+len(held)))
	copy(rows, over)
	for i, row := range held {
		beside := rows[frozen+i].Cells
		rows[frozen+i] = Row{Height: row.Height, Cells: slices.Concat(row.Cells, beside)}
	}
	return rows
}

// streamedRow writes a row whose texts stand in its cells.
func (w *writer) streamedRow(number int, row Row) {
	if row.empty() {
		return
	}
	name := strconv.Itoa(number)
	w.openRow(name, row.Height)
	for _, c := range row.Cells {
		if c.Kind != Text || c.Formula != "" || c.Text == "" {
			w.cell(name, c)
			continue
		}
		w.write(`<c r="`, Column(int(c.Column)), name, `" s="`)
		w.number(w.styles[c.Style])
		w.write(`" t="inlineStr"><is><t xml:space="preserve">`)
		w.escape(Clean(c.Text))
		w.write(`</t></is></c>`)
	}
	w.write(`</row>`)
}

// over tells the library what lies over the rows of a sheet.
func (s *Stream) over(sheet int, over Over) {
	name := s.frames[sheet].Name
	do := s.author.do
	rows := s.first(sheet, over.Rows)
	for _, r := range over.Rules {
		do(func(f *excelize.File) error {
			return f.SetConditionalFormat(name, r.Range, []excelize.ConditionalFormatOptions{
				{Type: "formula", Criteria: r.Formula, Format: &s.author.paints[r.Paint], StopIfTrue: true},
			})
		})
	}
	for i, row := range rows { // charts are placed by the heights of the rows
		if row.Height > 0 && len(over.Graphs) > 0 {
			do(func(f *excelize.File) error { return f.SetRowHeight(name, i+1, row.Height) })
		}
	}
	for _, g := range over.Graphs {
		do(func(f *excelize.File) error { return f.AddChart(name, g.Cell, g.chart()) })
	}
	do(func(f *excelize.File) error {
		return f.SetSheetDimension(name, extent(rows, max(s.Last(sheet), len(rows))))
	})
	s.printed(sheet, over.Print)
}

// printed names what is printed, and has the frozen rows repeated on every page.
func (s *Stream) printed(sheet int, areas []string) {
	name := s.frames[sheet].Name
	define := func(title, refers string) {
		s.author.do(func(f *excelize.File) error {
			return f.SetDefinedName(&excelize.DefinedName{Name: title, RefersTo: refers, Scope: name})
		})
	}
	if frozen := s.frames[sheet].Frozen; frozen > 0 {
		define("_xlnm.Print_Titles", fmt.Sprintf("%s!$%d:$%d", name, frozen, frozen))
	}
	all := ""
	for i, area := range areas {
		if i > 0 {
			all += ","
		}
		all += name + "!" + area
	}
	if all != "" {
		define("_xlnm.Print_Area", all)
	}
}

func (g Graph) chart() *excelize.Chart {
	plain := false
	gap, overlap := uint(40), 0
	letters := func(size float64) excelize.Font { return excelize.Font{Size: size, Color: chartInk} }
	c := &excelize.Chart{
		Type:       excelize.Col,
		Format:     excelize.GraphicOptions{AltText: g.Title, Positioning: "oneCell"},
		Dimension:  excelize.ChartDimension{Width: g.Width, Height: g.Height},
		Legend:     excelize.ChartLegend{Position: "none"},
		Title:      excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: Printable(g.Title), Font: &excelize.Font{Bold: true, Size: 11, Color: chartInk}}}},
		VaryColors: &plain, GapWidth: &gap, Overlap: &overlap,
		PlotArea: excelize.ChartPlotArea{ShowVal: true},
		XAxis:    excelize.ChartAxis{Font: letters(9)},
		YAxis:    excelize.ChartAxis{None: true, Font: letters(9)},
		Border:   excelize.LineOptions{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{chartLine}}, Width: 0.75},
	}
	if g.Lying {
		c.Type, c.XAxis.ReverseOrder = excelize.Bar, true
	}
	if g.Slanted {
		c.XAxis.Alignment.TextRotation = -45
	}
	if g.Legend {
		font := letters(9)
		c.Legend, c.XAxis.None = excelize.ChartLegend{Position: "bottom", Font: &font}, true
	}
	for _, s := range g.Series {
		c.Series = append(c.Series, excelize.ChartSeries{
			Name: s.Name, Categories: s.Categories, Values: s.Values,
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{s.Colour}},
		})
	}
	return c
}

// about has the file computed anew when it is opened, and says what and whose it is.
func (s *Stream) about(book Book) {
	made := book.Made.UTC().Format(time.RFC3339)
	s.author.settings()
	s.author.do(func(f *excelize.File) error {
		return f.SetDocProps(&excelize.DocProperties{
			Creator: "permitpack", LastModifiedBy: "permitpack", Title: Printable(book.Title), Subject: Printable(book.Subject),
			Language: book.Language, Created: made, Modified: made,
		})
	})
}

// spool keeps the rows of a sheet in a temporary file.
type spool struct {
	file *os.File
	pack *flate.Writer
	buf  *bufio.Writer
	rows int
	// held are the first rows: cells may still come to stand beside them.
	held []Row
}

func newSpool(dir string) (*spool, error) {
	file, err := os.CreateTemp(dir, ".permitpack-*.tmp")
	if err != nil {
		return nil, err
	}
	// Where the system lets go of a name of an open file, nothing is left of the rows,
	// which tell of people, even if the program is killed.
	_ = os.Remove(file.Name())
	sp := &spool{file: file, buf: bufio.NewWriter(file)}
	sp.pack, err = flate.NewWriter(sp.buf, flate.BestSpeed)
	return sp, err
}

// unpack writes all rows but those that are held.
func (sp *spool) unpack(w io.Writer) error {
	if err := errors.Join(sp.pack.Close(), sp.buf.Flush()); err != nil {
		return err
	}
	if _, err := sp.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	_, err := io.Copy(w, flate.NewReader(bufio.NewReader(sp.file)))
	return err
}

func (sp *spool) close() error {
	err := sp.file.Close()
	_ = os.Remove(sp.file.Name())
	return err
}
