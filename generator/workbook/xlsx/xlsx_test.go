package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"
)

var (
	testStyles = []Style{
		{Points: 10, Colour: "1F2937", Border: "BFC5CE", Down: "top", Wrap: true},
		{Points: 10, Bold: true, Fill: "FFF8D6", Format: "dd.mm.yyyy", Across: "left", Open: true},
		{Points: 16, Bold: true, Colour: "0563C1", Underline: true},
	}
	testPaints = []Paint{{Colour: "9C0006", Fill: "FFC7CE", Bold: true}, {Colour: "6B7280"}}
	testFrames = []Frame{
		{
			Name: "First", Tab: "1F4E79", Widths: []float64{20, 12}, Frozen: 2, Protected: true, Charts: 2,
			Tables: []Table{{Name: "Days", Columns: []string{"Name", "Day"}}, {Name: "More", Columns: []string{"Name", "Day"}}},
		},
		{Name: "Second", Tab: "A6A6A6", Widths: []float64{30}, Landscape: true, Tables: []Table{{Name: "Sources", Columns: []string{"<Where>"}}}},
		{Name: "Third", Tab: "F2C94C"},
	}
)

func text(column uint16, s string) Cell { return Cell{Column: column, Kind: Text, Text: s} }

func number(column uint16, n float64) Cell {
	return Cell{Column: column, Style: 1, Kind: Number, Number: n}
}

// testBook has something of everything.
func testBook() Book {
	row := func(cells ...Cell) Row { return Row{Height: 20, Cells: cells} }
	days := Pointed{At: "First!$B$3:$B$4", Numbers: []float64{46347, 46348}}
	names := Pointed{At: "First!$A$3:$A$4", Texts: []string{"a <b>", "c & d"}}
	return Book{
		Title: "A & <B>", Subject: "S", Language: "az", Made: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC),
		Names: []Name{{Name: "Today", RefersTo: "First!$B$3"}, {Name: "Earlier", RefersTo: "First!$B$3:$B$4"}, {Name: "_xlnm.Print_Area", RefersTo: "Second!$A$1:$A$2", Sheet: "Second"}},
		Sheets: []Sheet{
			{
				TabOf: "C00000",
				Rows: []Row{
					row(text(1, "Title")), row(text(1, "Name"), text(2, "Day")), row(text(1, "a <b>"), number(2, 46347)),
					row(text(1, "c & d \"e\"\nf"), Cell{Column: 2, Style: 1, Kind: Number, Number: 46348, Formula: `IF(Today<>"",Today+1,"<&>")`}),
					{}, row(text(1, "Name"), text(2, "Day")),
					{Cells: []Cell{text(1, " kept  "), {Column: 2, Kind: Text, Text: "", Formula: `""`}, {Column: 4, Style: 2}}},
				},
				Merged: []string{"C1:D1"}, Tables: []string{"A2:B4", "A6:B7"},
				Rules: []Rule{{Range: "B3:B4", Formula: `$B3<Today`, Paint: 0}, {Range: "B3:B4", Formula: `$A3="a <b>"`, Paint: 1}},
				Checks: []Check{
					{Range: "B3", Kind: Dates, First: "36892", Last: "73050", Title: "Day", Message: "A <day>."},
					{Range: "A3", Kind: List, First: "Earlier", Title: "Name", Message: "One."},
					{Range: "B4", Kind: Whole, First: "1", Last: "5", Title: "N", Message: "M"},
					{Range: "B7", Kind: Custom, First: `COUNTIF($B$3:$B$4,B7)=1`, Title: "N", Message: "M"},
				},
				Charts: []Chart{
					{
						Title: "Days <1>", Kind: Timeline, Format: "dd.mm.yyyy", High: 3, From: Corner{1, 9}, To: Corner{3, 20},
						Series: []Series{{Colour: "1F4E79", Name: Pointed{At: "First!$A$3", Texts: []string{"a <b>"}}, X: days, Y: days}},
					},
					{Title: "Bars", Kind: Bars, Format: "0", From: Corner{3, 9}, To: Corner{5, 20}, Series: []Series{{Colour: "00A650", Name: names, X: names, Y: days}}},
				},
			},
			{
				Rows:   []Row{row(text(1, "<Where>")), row(Cell{Column: 1, Style: 2, Kind: Text, Text: "https://example.org/?a=1&b=2"})},
				Tables: []string{"A1:A2"}, Links: []Link{{Cell: "A2", Address: "https://example.org/?a=1&b=2"}},
			},
			{Rows: []Row{row(number(1, 0.25), number(2, -3), number(3, 1e15))}},
		},
	}
}

func template(t testing.TB) *Template {
	t.Helper()
	made, err := New(testFrames, testStyles, testPaints)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func written(t testing.TB, made *Template, b Book) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := made.Write(&out, b); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// sight is what a program finds in a workbook.
type sight struct {
	Sheets     []string
	Cells      map[string]seen
	Names      []excelize.DefinedName
	Properties excelize.DocProperties
	Over       map[string]over
}

type seen struct {
	Value, Formula string
	Style          excelize.Style
}

type over struct {
	Merged     []string
	Tables     []excelize.Table
	Rules      map[string][]excelize.ConditionalFormatOptions
	Checks     []excelize.DataValidation
	Links      map[string]string
	Panes      excelize.Panes
	Layout     excelize.PageLayoutOptions
	Margins    excelize.PageLayoutMarginsOptions
	Tab        string
	Fit        bool
	Protection excelize.SheetProtectionOptions
	Footer     string
	Heights    []float64
	Widths     []float64
	Dimension  string
}

// look opens a workbook with the library.
func look(t *testing.T, data []byte) sight {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	s := sight{Sheets: f.GetSheetList(), Cells: map[string]seen{}, Over: map[string]over{}, Names: f.GetDefinedName()}
	slices.SortFunc(s.Names, func(a, b excelize.DefinedName) int { return strings.Compare(a.Scope+a.Name, b.Scope+b.Name) })
	properties, err := f.GetDocProps()
	must(err)
	s.Properties = *properties
	for _, sheet := range s.Sheets {
		o := over{Links: map[string]string{}}
		for row := 1; row <= 8; row++ {
			height, err := f.GetRowHeight(sheet, row)
			must(err)
			o.Heights = append(o.Heights, height)
			for column := 1; column <= 5; column++ {
				name := Cells(column, row)
				value, err := f.GetCellValue(sheet, name, excelize.Options{RawCellValue: true})
				must(err)
				formula, err := f.GetCellFormula(sheet, name)
				must(err)
				id, err := f.GetCellStyle(sheet, name)
				must(err)
				style, err := f.GetStyle(id)
				must(err)
				if formula != "" {
					value = "" // the library writes no values of formulas
				}
				s.Cells[sheet+"!"+name] = seen{value, formula, *style}
				if linked, address, err := f.GetCellHyperLink(sheet, name); err == nil && linked {
					o.Links[name] = address
				}
			}
		}
		for column := 1; column <= 3; column++ {
			width, err := f.GetColWidth(sheet, Column(column))
			must(err)
			o.Widths = append(o.Widths, width)
		}
		merged, err := f.GetMergeCells(sheet)
		must(err)
		for _, m := range merged {
			o.Merged = append(o.Merged, m.GetStartAxis()+":"+m.GetEndAxis())
		}
		o.Tables, err = f.GetTables(sheet)
		must(err)
		o.Rules, err = f.GetConditionalFormats(sheet)
		must(err)
		checks, err := f.GetDataValidations(sheet)
		must(err)
		for _, c := range checks {
			o.Checks = append(o.Checks, *c)
		}
		o.Panes, err = f.GetPanes(sheet)
		must(err)
		o.Layout, err = f.GetPageLayout(sheet)
		must(err)
		o.Margins, err = f.GetPageMargins(sheet)
		must(err)
		props, err := f.GetSheetProps(sheet)
		must(err)
		o.Tab, o.Fit = *props.TabColorRGB, *props.FitToPage
		o.Protection, err = f.GetSheetProtection(sheet)
		must(err)
		footer, err := f.GetHeaderFooter(sheet)
		must(err)
		o.Footer = footer.OddFooter
		s.Over[sheet] = o
	}
	return s
}

// TestWriteSaysWhatTheLibraryWould holds the filler against the library: a program that
// opens both files finds the same.
func TestWriteSaysWhatTheLibraryWould(t *testing.T) {
	plain, err := Plain(testFrames, testStyles, testPaints, testBook())
	if err != nil {
		t.Fatal(err)
	}
	want, got := look(t, plain), look(t, written(t, template(t), testBook()))
	ignored := cmp.FilterPath(func(p cmp.Path) bool {
		return strings.HasSuffix(p.String(), ".AllowBlank") || strings.HasSuffix(p.String(), ".ErrorStyle") || strings.HasSuffix(p.String(), ".Operator")
	}, cmp.Ignore()) // where both mean the same
	if diff := cmp.Diff(want, got, ignored, cmpopts.IgnoreUnexported(excelize.Table{})); diff != "" {
		t.Errorf("(-library +filler):\n%s", diff)
	}
}

// TestFixedSheetsAreLikeOthers fixes a sheet, and wants nothing to change.
func TestFixedSheetsAreLikeOthers(t *testing.T) {
	want := look(t, written(t, template(t), testBook()))
	for i := range testFrames {
		made, b := template(t), testBook()
		if len(b.Sheets[i].Charts) > 0 {
			continue // a sheet with charts is not fixed
		}
		if err := made.Fix(i, b.Sheets[i]); err != nil {
			t.Fatal(err)
		}
		b.Sheets[i] = Sheet{}
		if diff := cmp.Diff(want, look(t, written(t, made, b)), cmpopts.IgnoreUnexported(excelize.Table{})); diff != "" {
			t.Errorf("sheet %d fixed (-written +fixed):\n%s", i, diff)
		}
	}
}

// children are the names of the elements below the first, in order, each once.
func children(t *testing.T, data []byte) []string {
	t.Helper()
	var names []string
	d := xml.NewDecoder(bytes.NewReader(data))
	for depth := 0; ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return names
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if depth++; depth == 2 && (len(names) == 0 || names[len(names)-1] != token.Name.Local) {
				names = append(names, token.Name.Local)
			}
		case xml.EndElement:
			depth--
		}
	}
}

// sequence is that of the format for the elements of a sheet (CT_Worksheet, 18.3.1.99).
var sequence = []string{
	"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges",
	"scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting",
	"dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks",
	"customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "tableParts", "extLst",
}

// An element out of its place is one that Excel mends, and tells the user of.
func TestElementsStandInTheOrderOfTheFormat(t *testing.T) {
	parts := unpacked(t, written(t, template(t), testBook()))
	for _, name := range []string{"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml"} {
		last := -1
		for _, element := range children(t, parts[name]) {
			at := slices.Index(sequence, element)
			if at <= last {
				t.Errorf("%s: %s stands behind %s", name, element, sequence[max(last, 0)])
			}
			last = at
		}
	}
	if got := children(t, parts["xl/worksheets/sheet1.xml"]); len(got) != 15 {
		t.Errorf("sheet 1 has %d kinds of elements: %v", len(got), got)
	}
	// CT_Workbook, 18.2.27
	book := children(t, parts["xl/workbook.xml"])
	if want := []string{"fileVersion", "workbookPr", "bookViews", "sheets", "definedNames", "calcPr"}; !slices.Equal(book, want) {
		t.Errorf("the workbook has %v, want %v", book, want)
	}
}

// unpacked are the parts of a file; each has to be XML.
func unpacked(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, entry := range archive.File {
		r, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[entry.Name], err = io.ReadAll(r); err != nil {
			t.Fatalf("%s: %v", entry.Name, err) // the checksum is read too
		}
		children(t, parts[entry.Name])
	}
	return parts
}

// TestPartsAreNamedAndReached wants every part in the list of types, and every
// target of a relation in the file.
func TestPartsAreNamedAndReached(t *testing.T) {
	parts := unpacked(t, written(t, template(t), testBook()))
	for name := range parts {
		if name == typesPart || strings.HasSuffix(name, ".rels") {
			continue
		}
		if !bytes.Contains(parts[typesPart], []byte(`PartName="/`+name+`"`)) {
			t.Errorf("%s is not in the list of types", name)
		}
	}
	var list struct {
		Relations []struct {
			Target string `xml:"Target,attr"`
			Mode   string `xml:"TargetMode,attr"`
		} `xml:"Relationship"`
	}
	for name, data := range parts {
		folder, isList := strings.CutSuffix(name, ".rels")
		if !isList {
			continue
		}
		list.Relations = nil
		if err := xml.Unmarshal(data, &list); err != nil {
			t.Fatal(err)
		}
		folder = strings.TrimSuffix(folder[:strings.LastIndex(folder, "/")], "_rels")
		for _, r := range list.Relations {
			target := r.Target
			switch up, relative := strings.CutPrefix(target, "../"); {
			case r.Mode == "External":
				continue
			case strings.HasPrefix(target, "/"):
				target = target[1:]
			case relative:
				target = "xl/" + up
			default:
				target = folder + target
			}
			if parts[target] == nil {
				t.Errorf("%s points at %s, which is not there", name, target)
			}
		}
	}
}

func TestFormulasCarryTheirValues(t *testing.T) {
	parts := unpacked(t, written(t, template(t), testBook()))
	for _, want := range []string{
		`<f>IF(Today&lt;&gt;"",Today+1,"&lt;&amp;&gt;")</f><v>46348</v>`, `t="str"><f>""</f><v></v>`,
	} {
		if !bytes.Contains(parts["xl/worksheets/sheet1.xml"], []byte(want)) {
			t.Errorf("there is no %s", want)
		}
	}
	for chart, want := range map[string]string{
		"xl/charts/chart1.xml": `<c:numCache><c:formatCode>dd.mm.yyyy</c:formatCode><c:ptCount val="2"/><c:pt idx="0"><c:v>46347</c:v></c:pt>`,
		"xl/charts/chart2.xml": `<c:strCache><c:ptCount val="2"/><c:pt idx="0"><c:v>a &lt;b&gt;</c:v></c:pt>`,
	} {
		if !bytes.Contains(parts[chart], []byte(want)) {
			t.Errorf("%s has no %s", chart, want)
		}
	}
}

func TestManyAtOnceGiveTheSameBytes(t *testing.T) {
	made, want := template(t), written(t, template(t), testBook())
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 5 {
				var out bytes.Buffer
				if err := made.Write(&out, testBook()); err != nil || !bytes.Equal(out.Bytes(), want) {
					t.Errorf("other bytes, or %v", err)
				}
			}
		})
	}
	group.Wait()
	archive, err := zip.NewReader(bytes.NewReader(want), int64(len(want)))
	if err != nil {
		t.Fatal(err)
	}
	if archive.File[0].Name != typesPart {
		t.Errorf("the first part is %s", archive.File[0].Name)
	}
	for _, entry := range archive.File {
		if entry.ModifiedDate != 0 || entry.ModifiedTime != 0 {
			t.Errorf("%s carries a time", entry.Name)
		}
	}
}

func TestWhatDoesNotFitTheTemplateIsAnError(t *testing.T) {
	for reason, spoil := range map[string]func(*Book){
		"a sheet is missing":        func(b *Book) { b.Sheets = b.Sheets[:2] },
		"a table is missing":        func(b *Book) { b.Sheets[0].Tables = nil },
		"a chart is missing":        func(b *Book) { b.Sheets[0].Charts = b.Sheets[0].Charts[:1] },
		"a link without a relation": func(b *Book) { b.Sheets[2].Links = []Link{{"A1", "https://example.org"}} },
	} {
		b := testBook()
		spoil(&b)
		if err := template(t).Write(io.Discard, b); err == nil {
			t.Errorf("%s: no error", reason)
		}
	}
	if _, err := New([]Frame{{Name: "A", Tables: []Table{{Name: "1 2", Columns: []string{"a"}}}}}, nil, nil); err == nil {
		t.Error("a table with an impossible name: no error")
	}
}
