package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"permitpack/generator/finding"
	"permitpack/generator/text"
)

// book makes the bytes of a workbook.
func book(t testing.TB, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// set writes rows of cells from an address on.
func set(t testing.TB, f *excelize.File, sheet, from string, rows ...[]any) {
	t.Helper()
	column, row, err := excelize.CellNameToCoordinates(from)
	must(t, err)
	for i, cells := range rows {
		at, err := excelize.CoordinatesToCellName(column, row+i)
		must(t, err)
		must(t, f.SetSheetRow(sheet, at, &cells))
	}
}

// replaced changes a part of a workbook.
func replaced(t testing.TB, data []byte, part string, change func(string) string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		r, err := f.Open()
		must(t, err)
		content, err := io.ReadAll(r)
		must(t, err)
		if f.Name == part {
			content = []byte(change(string(content)))
		}
		w, err := out.Create(f.Name)
		must(t, err)
		_, err = w.Write(content)
		must(t, err)
	}
	must(t, out.Close())
	return b.Bytes()
}

var plainHead = []any{"procedure", "applicant.surname", "applicant.birth_date", "passport.number"}

// The day of a cell is that which the spreadsheet shows, in both systems and
// under any format.
func TestDates(t *testing.T) {
	for _, test := range []struct {
		system1904 bool
		serial     any
		format     string // a code, or empty for built-in 14
		want       string // empty for a problem
	}{
		// ECMA-376 part 1, 18.17.4.1: the examples of both systems.
		{false, 1, "", "1900-01-01"},
		{false, 59, "", "1900-02-28"},
		{false, 60, "", ""}, // 29 February 1900
		{false, 61, "", "1900-03-01"},
		{false, 37918, "", "2003-10-24"},
		{true, 36456, "", "2003-10-24"},
		{true, 1, "", "1904-01-02"},
		{false, 2958465, "", "9999-12-31"},
		{false, 2958466, "", ""},
		{false, -1, "", ""},
		{false, 0.5, "", ""},
		{false, 46347.99, "", "2026-11-21"}, // a time of the day does not count
		{false, 46347, "dd.mm.yyyy", "2026-11-21"},
		{false, 46347, `[$-42C]d mmmm yyyy" il"`, "2026-11-21"},
		{false, 46347, "yyyy\"年\"m\"月\"d\"日\";@", "2026-11-21"},
		{false, 46347, "[h]:mm", ""},
		{false, 46347, "General", ""},
		{false, 46347, `0.00" d"`, ""},
		{false, 46347, `#,##0.00 [$AZN]`, ""},
		{false, 46347, `[Red]0`, ""},
		{false, 46347, `0_d`, ""},
	} {
		data := book(t, func(f *excelize.File) {
			must(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &test.system1904}))
			set(t, f, "Sheet1", "A1", plainHead, []any{"study", "Zhang", test.serial})
			style := &excelize.Style{NumFmt: 14}
			if test.format != "" {
				style = &excelize.Style{CustomNumFmt: &test.format}
			}
			id, err := f.NewStyle(style)
			must(t, err)
			must(t, f.SetCellStyle("Sheet1", "C2", "C2", id))
		})
		rows := all(t, opened(t, "x.csv", data, Options{}))
		p, problems := read(t, rows[0])
		if got := p.Applicant.BirthDate.String(); got != test.want || (len(problems) == 0) != (test.want != "") {
			t.Errorf("%+v: %q, %v", test, got, problems)
		}
	}
}

// The built-in formats that show a day, by their numbers.
func TestBuiltInFormats(t *testing.T) {
	days := map[int]bool{}
	for _, span := range [][2]int{{14, 22}, {27, 36}, {45, 47}, {50, 58}} {
		for id := span[0]; id <= span[1]; id++ {
			days[id] = true
		}
	}
	for id := range 100 {
		if got := isDayFormat(id, ""); got != days[id] {
			t.Errorf("format %d: %v", id, got)
		}
	}
}

func TestKindsOfCells(t *testing.T) {
	zeros := "00000000"
	data := book(t, func(f *excelize.File) {
		set(t, f, "Sheet1", "A1",
			[]any{"procedure", "applicant.surname", "passport.number", "applicant.phone", "residence.address.building", "stay.unpaid_fine", "stay.visa_days", "amounts.deposit", "client_id", "applicant.occupation", "amounts.share_percent"},
			[]any{"study", "Zhang", "00123", "+994501234567", "12", true, 90, 1500, 17, time.Date(2026, 3, 5, 0, 0, 0, 0, time.UTC), 0.57},
			[]any{"study", "Li", 1234567, 501234567, 12, false, 90.5, 1.5, "c-1", nil},
			[]any{"study", "Wang", 1234567890123456789, 0.1 + 0.2, 3.5, nil, nil, nil, nil, nil},
			[]any{"study", "Chen", 1234567, nil, nil, nil, nil, nil, nil, nil},
		)
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &zeros})
		must(t, err)
		must(t, f.SetCellStyle("Sheet1", "C5", "C5", style))
		percent, err := f.NewStyle(&excelize.Style{NumFmt: 9})
		must(t, err)
		must(t, f.SetCellStyle("Sheet1", "K2", "K2", percent))
	})
	rows := all(t, opened(t, "x.csv", data, Options{}))
	for i, want := range []struct {
		cells, problems, warnings []string
		client                    string
	}{
		{
			[]string{"passport.number=00123", "applicant.phone=+994501234567", "residence.address.building=12", "stay.unpaid_fine=true", "stay.visa_days=90", "amounts.deposit=1500", "amounts.share_percent=57"},
			[]string{"J2 wrong-type applicant.occupation"}, nil, "17",
		},
		{
			[]string{"passport.number=1234567", "applicant.phone=501234567", "residence.address.building=12", "stay.unpaid_fine=false", "stay.visa_days=90.5", "amounts.deposit=1.5"},
			[]string{"G3 wrong-type stay.visa_days", "H3 wrong-type amounts.deposit"},
			[]string{"text.number-for-text passport.number C3", "text.number-for-text applicant.phone D3"}, "c-1",
		},
		{
			[]string{"applicant.phone=0.3", "residence.address.building=3.5"},
			[]string{"C4 digits-lost passport.number"}, []string{"text.number-for-text applicant.phone D4"}, "",
		},
		{[]string{"passport.number=01234567"}, nil, nil, ""},
	} {
		_, problems := read(t, rows[i])
		surname := []string{"Zhang", "Li", "Wang", "Chen"}[i]
		if diff := cmp.Diff(sorted(append(want.cells, "procedure=study", "applicant.surname="+surname)), sorted(cellsOf(rows[i]))); diff != "" {
			t.Errorf("row %d: %s", i, diff)
		}
		if diff := cmp.Diff(want.problems, problems); diff != "" {
			t.Errorf("row %d: %s", i, diff)
		}
		if diff := cmp.Diff(sorted(want.warnings), sorted(shownFindings(rows[i].Warnings))); diff != "" {
			t.Errorf("row %d: %s", i, diff)
		}
		if rows[i].Client != want.client {
			t.Errorf("row %d: client %q", i, rows[i].Client)
		}
	}
}

func shownFindings(findings []finding.Finding) []string {
	var shown []string
	for _, f := range findings {
		shown = append(shown, fmt.Sprintf("%s %s %v", f.ID, f.Where, f.Args["cell"]))
	}
	return shown
}

// A formula stands for the value that the spreadsheet computed; one that was never computed is a problem.
func TestFormulas(t *testing.T) {
	data := book(t, func(f *excelize.File) {
		set(t, f, "Sheet1", "A1", plainHead, []any{"study", "a", "b", "c"}, []any{"study", "Li", nil, "ERROR"}, []any{"study", nil, nil, "y"})
		_, err := f.NewStyle(&excelize.Style{NumFmt: 14}) // style 1
		must(t, err)
		must(t, f.SetCellFormula("Sheet1", "B4", "A4"))
	})
	data = replaced(t, data, "xl/worksheets/sheet1.xml", func(s string) string {
		// As Excel writes them: a text, a day, an empty text, an error.
		for cell, written := range map[string]string{
			"B2": `<c r="B2" t="str"><f>"Zh"&amp;"ang"</f><v>Zhang</v></c>`,
			"C2": `<c r="C2" s="1"><f>TODAY()</f><v>46347</v></c>`,
			"D2": `<c r="D2" t="str"><f>""</f><v></v></c>`,
			"D3": `<c r="D3" t="e"><f>NA()</f><v>#N/A</v></c>`,
		} {
			i := strings.Index(s, `<c r="`+cell+`"`)
			j := i + strings.Index(s[i:], `</c>`) + len(`</c>`)
			s = s[:i] + written + s[j:]
		}
		return s
	})
	table := opened(t, "x.csv", data, Options{})
	rows := all(t, table)
	p, first := read(t, rows[0])
	if p.Applicant.Surname != "Zhang" || p.Applicant.BirthDate.String() != "2026-11-21" || p.Passport.Number != "" {
		t.Errorf("values of formulas: %+v", p.Applicant)
	}
	_, second := read(t, rows[1])
	_, third := read(t, rows[2])
	if diff := cmp.Diff([][]string{nil, {"D3 cell-error passport.number"}, {"B4 uncomputed applicant.surname"}}, [][]string{first, second, third}); diff != "" {
		t.Error(diff)
	}
}

func TestMergedCells(t *testing.T) {
	data := book(t, func(f *excelize.File) {
		set(t, f, "Sheet1", "A1", []any{"Clients of 2026"}, plainHead,
			[]any{"study", "Zhang", "1998-04-12", "E1"}, []any{nil, "Li", "1998-04-12", "E2"},
			[]any{"study", "Wang", nil, "E3"}, []any{"study", "Chen", nil, "E4"}, []any{"study", "Zhao", nil, "E5"})
		must(t, f.MergeCell("Sheet1", "A1", "D1"))
		must(t, f.MergeCell("Sheet1", "A3", "A4"))
		must(t, f.MergeCell("Sheet1", "B5", "C5"))
		must(t, f.MergeCell("Sheet1", "C6", "C7")) // nothing in it
	})
	table := opened(t, "x.csv", data, Options{})
	var got []string
	for _, row := range all(t, table) {
		_, problems := read(t, row)
		got = append(got, fmt.Sprint(row.Number, problems, shownFindings(row.Warnings)))
	}
	want := []string{
		"3 [] []",
		"4 [A4 merged procedure] []",
		"5 [] [text.merged-beside applicant.birth_date C5]",
		"6 [] []",
		"7 [] []",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if f := table.Findings(); len(f) != 1 || f[0].ID != "text.column-missing" {
		t.Errorf("findings: %v", f)
	}
}

// A table may start anywhere in the first rows, on any sheet that is shown.
func TestWhereTheTableIs(t *testing.T) {
	data := book(t, func(f *excelize.File) {
		set(t, f, "Sheet1", "A1", []any{"Notes", "nothing here"})
		for _, name := range []string{"Old", "Clients"} {
			_, err := f.NewSheet(name)
			must(t, err)
			set(t, f, name, "C7", []any{"Prosedur", "Soyad *", "Ad", "Заметка"}, []any{"study", name, "A"}, []any{}, []any{"study", name, "B"})
		}
		must(t, f.SetSheetVisible("Old", false))
		must(t, f.SetRowVisible("Clients", 10, false))
	})
	table := opened(t, "x.csv", data, Options{})
	rows := all(t, table)
	if len(rows) != 2 || rows[0].Number != 8 || rows[1].Number != 10 {
		t.Fatalf("%d rows", len(rows))
	}
	p, _ := read(t, rows[1])
	if p.Applicant.Surname != "Clients" || p.Position("applicant.given_names").String() != "x.csv:Clients!E10" || table.Language() != text.Azerbaijani {
		t.Errorf("read %s at %s in %s", p.Applicant.Surname, p.Position("applicant.given_names"), table.Language())
	}
	want := []string{
		"text.unknown-column x.csv:Clients!F7 Clients!F7", "text.column-missing x.csv:Clients!C7 Clients!C7",
		"text.column-missing x.csv:Clients!C7 Clients!C7", "text.column-missing x.csv:Clients!C7 Clients!C7",
		"text.hidden-rows x.csv:Clients!C10 Clients!C10",
	}
	if diff := cmp.Diff(want, shownFindings(table.Findings())); diff != "" {
		t.Error(diff)
	}
	if named := all(t, opened(t, "x.csv", data, Options{Sheet: "Old"})); len(named) != 2 {
		t.Errorf("%d rows of the sheet that was named", len(named))
	}
	if message := refused(t, data, Options{Sheet: "Nobody"}); !strings.Contains(message, "“Clients”") {
		t.Error(message)
	}
}

// A cell in the last row of the sheet costs nothing but itself.
func TestLastRow(t *testing.T) {
	data := book(t, func(f *excelize.File) {
		set(t, f, "Sheet1", "A1", plainHead, []any{"study", "Zhang"})
		set(t, f, "Sheet1", "A1048576", []any{"study", "Li"})
		set(t, f, "Sheet1", "XFD3", []any{"far"})
	})
	table := opened(t, "x.csv", data, Options{})
	rows := all(t, table)
	if len(rows) != 2 || rows[1].Number != 1048576 {
		t.Errorf("%d rows", len(rows))
	}
	if diff := cmp.Diff([]string{"text.column-missing x.csv:A1 A1", "text.row-without-client x.csv:A3 A3"}, shownFindings(table.Findings())); diff != "" {
		t.Error(diff)
	}
}

func TestExampleRow(t *testing.T) {
	data := "client_id,procedure,applicant.surname\nexample,study,Zhang\n7,,\n8,study,Li\n"
	table := opened(t, "x.csv", []byte(data), Options{})
	rows := all(t, table)
	if len(rows) != 1 || rows[0].Client != "8" {
		t.Errorf("%d rows", len(rows))
	}
	for range table.Rows() { // a second time tells nothing twice
	}
	var got []string
	for _, f := range table.Findings() {
		if f.ID != "text.column-missing" {
			got = append(got, f.ID+" "+f.Where)
		}
	}
	if diff := cmp.Diff([]string{"text.example-row x.csv:A2", "text.row-without-client x.csv:A3"}, got); diff != "" {
		t.Error(diff)
	}
}

// Rich text, phonetic guides, characters that XML has no place for, prefixes, and
// cells without addresses.
func TestOtherWriters(t *testing.T) {
	data := book(t, func(f *excelize.File) {
		set(t, f, "Sheet1", "A1", plainHead, []any{"study", "ONE", nil, "TWO"})
	})
	data = replaced(t, data, "xl/sharedStrings.xml", func(s string) string {
		s = strings.Replace(s, `<t>ONE</t>`, `<r><t xml:space="preserve">Zh</t></r><r><rPr><b/></rPr><t>ang</t></r><rPh sb="0" eb="1"><t>no</t></rPh>`, 1)
		return strings.Replace(s, `<t>TWO</t>`, `<t>E_x0031_2_x005F_x</t>`, 1)
	})
	data = replaced(t, data, "xl/worksheets/sheet1.xml", func(s string) string {
		i, j := strings.Index(s, "<sheetData>"), strings.Index(s, "</sheetData>")
		inner := strings.NewReplacer("<c ", "<x:c ", "</c>", "</x:c>", "<v>", "<x:v>", "</v>", "</x:v>", "<row ", "<x:row ", "</row>", "</x:row>",
			` r="A1"`, "", ` r="B1"`, "", ` r="C1"`, "", ` r="D1"`, "", ` r="1"`, "", ` r="2"`, "").Replace(s[i+len("<sheetData>") : j])
		return s[:i] + `<x:sheetData xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` + inner + "</x:sheetData>" + s[j+len("</sheetData>"):]
	})
	rows := all(t, opened(t, "x.csv", data, Options{}))
	if diff := cmp.Diff([]string{"procedure=study", "applicant.surname=Zhang", "passport.number=E12_x"}, cellsOf(rows[0])); diff != "" {
		t.Error(diff)
	}
}

func TestSameColumnTwice(t *testing.T) {
	for header, want := range map[string]string{
		"procedure,Surname,Soyad":                                        "B1 and C1 are the same column, applicant.surname",
		"procedure,applicant.surname,photo,photo.file":                   "C1 and D1 are the same column, photo.file",
		"procedure,applicant.surname,Family 2: surname,family.2.surname": "C1 and D1 are the same column, family[1].surname",
		"client_id,Client,procedure,applicant.surname":                   "A1 and B1 are the same column, client_id",
	} {
		if got := refused(t, []byte(header+"\n"), Options{}); !strings.Contains(got, want) {
			t.Errorf("%s: %s", header, got)
		}
	}
}

func TestNearestColumn(t *testing.T) {
	for header, want := range map[string]string{
		"procedure,Surname,Pasport number":                "Passport number",
		"procedure,applicant.surname,applicant.birthdate": "applicant.birth_date",
		"procedure,applicant.surname,family.1.surnane":    "family.1.surname",
	} {
		table := opened(t, "x.csv", []byte(header+"\n"), Options{})
		if f := table.Findings()[0]; f.ID != "text.unknown-column" || f.Args["nearest"] != want {
			t.Errorf("%s: %v", header, f)
		}
	}
}

// Whatever is no sheet says what it is, by its bytes.
func TestWhatIsNoSheet(t *testing.T) {
	archive := func(names ...string) []byte {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for _, name := range names {
			_, err := w.Create(name)
			must(t, err)
		}
		must(t, w.Close())
		return b.Bytes()
	}
	whole := book(t, func(f *excelize.File) { set(t, f, "Sheet1", "A1", plainHead) })
	for _, test := range []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "empty"},
		{"blank", []byte(" \r\n"), "empty"},
		{"old", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more"), "password"},
		{"html", []byte("\n<html><table><tr><td>procedure</td></tr></table></html>"), "web page"},
		{"pdf", []byte("%PDF-1.7\n"), "PDF"},
		{"png", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), "neither"},
		{"ods", archive("mimetype", "content.xml"), ".ods"},
		{"numbers", archive("Index/Document.iwa"), "Numbers"},
		{"docx", archive("word/document.xml"), "no workbook"},
		{"cut", whole[:len(whole)/2], "damaged"},
		{"no header", book(t, func(f *excelize.File) { set(t, f, "Sheet1", "A1", []any{"a", "b"}) }), "new sheet"},
		{"header too low", book(t, func(f *excelize.File) { set(t, f, "Sheet1", "A51", plainHead) }), "first 50"},
		{"text", []byte("procedure study"), "header"},
	} {
		message := refused(t, test.data, Options{})
		if !strings.Contains(message, test.want) || !strings.HasPrefix(message, "x.csv: ") {
			t.Errorf("%s: %s", test.name, message)
		}
	}
}

// A workbook that is protected with a password is packed in the old container.
func TestPassword(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	var b bytes.Buffer
	must(t, f.Write(&b, excelize.Options{Password: "secret"}))
	if got := refused(t, b.Bytes(), Options{}); !strings.Contains(got, "password") {
		t.Error(got)
	}
}

// A part that unpacks to far more than a sheet ends the reading early.
func TestBomb(t *testing.T) {
	whole := book(t, func(f *excelize.File) { set(t, f, "Sheet1", "A1", plainHead, []any{"study", "Zhang"}) })
	for name, filling := range map[string]string{
		"rows": strings.Repeat("<row/>", 1<<10),
		"text": strings.Repeat("                ", 1<<10),
	} {
		var b bytes.Buffer
		in, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
		must(t, err)
		out := zip.NewWriter(&b)
		for _, f := range in.File {
			if f.Name != "xl/worksheets/sheet1.xml" {
				must(t, out.Copy(f))
				continue
			}
			w, err := out.Create(f.Name)
			must(t, err)
			_, err = io.WriteString(w, `<worksheet><sheetData>`)
			must(t, err)
			for range (66 << 20) / len(filling) {
				_, err = io.WriteString(w, filling)
				must(t, err)
			}
		}
		must(t, out.Close())
		if got := refused(t, b.Bytes(), Options{}); !strings.Contains(got, "more than any sheet") {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// Many strings lie on the disk while the workbook is open, and nothing stays there.
func TestStringsOnDisk(t *testing.T) {
	const rows = 2_600
	data := book(t, func(f *excelize.File) {
		set(t, f, "Sheet1", "A1", plainHead)
		w, err := f.NewStreamWriter("Sheet1")
		must(t, err)
		must(t, w.SetRow("A1", plainHead))
		must(t, w.Flush())
	})
	data = replaced(t, data, "xl/worksheets/sheet1.xml", func(s string) string {
		var b strings.Builder
		for i := range rows {
			fmt.Fprintf(&b, `<row r="%d"><c r="A%d" t="s"><v>0</v></c><c r="B%d" t="s"><v>%d</v></c></row>`, i+2, i+2, i+2, i+1)
		}
		return strings.Replace(s, "</sheetData>", b.String()+"</sheetData>", 1)
	})
	var sst strings.Builder
	sst.WriteString(`<sst><si><t>study</t></si>`)
	filler := strings.Repeat("x", 4000)
	for i := range rows {
		fmt.Fprintf(&sst, "<si><t>%s-%d</t></si>", filler, i)
	}
	sst.WriteString(`</sst>`)
	data = with(t, data, "xl/sharedStrings.xml", sst.String())
	dir := t.TempDir()
	table, err := known(t).Open("x.xlsx", bytes.NewReader(data), int64(len(data)), Options{TempDir: dir})
	must(t, err)
	if laid, err := os.ReadDir(dir); err != nil || len(laid) != 2 {
		t.Errorf("%d files were laid, %v", len(laid), err)
	}
	i := 0
	for row, err := range table.Rows() {
		must(t, err)
		if want := fmt.Sprintf("%s-%d", filler, i); row.Raw[1].Text != want {
			t.Fatalf("row %d holds %s", row.Number, row.Raw[1].Text[len(filler):])
		}
		i++
	}
	must(t, table.Close())
	if laid, err := os.ReadDir(dir); i != rows || err != nil || len(laid) != 0 {
		t.Errorf("%d rows, %d files stayed, %v", i, len(laid), err)
	}
}

// with lays a part into a workbook, in place of one of its name.
func with(t testing.TB, data []byte, part, content string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		if f.Name != part {
			must(t, out.Copy(f))
		}
	}
	w, err := out.Create(part)
	must(t, err)
	_, err = io.WriteString(w, content)
	must(t, err)
	must(t, out.Close())
	return b.Bytes()
}
