package workbook

import (
	"archive/zip"
	"bytes"
	stdcmp "cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/profile"
	"permitpack/generator/rules"
	"permitpack/generator/text"
	"permitpack/generator/workbook/xlsx"
)

// student is a packet with something on every sheet: a choice of speeds, papers with a
// last day, findings, differences. She is asked to file by Friday 13 August 2027, 30
// days before the end of her stay on Sunday 12 September (Migration Code 47.1).
func student(t testing.TB, changes ...func(*profile.Profile)) *packet.Packet {
	t.Helper()
	for _, p := range samples(t) {
		if p.name != "student" {
			continue
		}
		p.profile.Language = text.English
		p.profile.Documents = slices.Clone(p.profile.Documents)
		for _, change := range changes {
			change(&p.profile)
		}
		return p.packet(t)
	}
	t.Fatal("no sample student")
	return nil
}

func written(t testing.TB, p *packet.Packet) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := NewWriter(book(t)).Write(&out, p); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// reopened is the workbook as another program finds it.
func reopened(t testing.TB, p *packet.Packet) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(written(t, p)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// texts are all cells of all sheets as they are shown, by "Sheet!A1".
func texts(t *testing.T, f *excelize.File) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			for j, value := range row {
				all[sheet+"!"+xlsx.Cells(j+1, i+1)] = value
			}
		}
	}
	return all
}

// beside is what stands right of a text in a sheet.
func beside(t *testing.T, f *excelize.File, sheet, label string) string {
	t.Helper()
	at, err := f.SearchSheet(sheet, label)
	if err != nil || len(at) == 0 {
		t.Fatalf("%s: no cell %q, %v", sheet, label, err)
	}
	column, row, err := excelize.CellNameToCoordinates(at[0])
	if err != nil {
		t.Fatal(err)
	}
	value, err := f.GetCellValue(sheet, xlsx.Cells(column+1, row))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// The contract names the sheets.
func TestSheetsAreThoseOfTheContract(t *testing.T) {
	for _, language := range text.Languages {
		f := reopened(t, student(t, func(p *profile.Profile) { p.Language = language }))
		want := []string{"Summary", "Fees", "Deadlines", "Documents", "Holidays", "Sources"}
		if diff := cmp.Diff(want, f.GetSheetList()); diff != "" {
			t.Errorf("%s: sheets (-want +got):\n%s", language, diff)
		}
		if got := f.GetActiveSheetIndex(); got != 0 {
			t.Errorf("%s: active sheet is %d, want the summary", language, got)
		}
	}
}

func TestOwnWordsAreThereInEveryLanguage(t *testing.T) {
	for i := range 40 {
		p := generated(t, i)
		for place, shown := range texts(t, reopened(t, p.packet(t))) {
			if strings.Contains(shown, "⟦") {
				t.Errorf("%s, %s: %s has a text without words: %s", p.name, p.profile.Language, place, shown)
			}
		}
	}
}

func TestTitlesAreInTheLanguageOfTheApplicant(t *testing.T) {
	for language, want := range map[text.Language]string{
		text.English: "Deadlines", text.Azerbaijani: "Müddətlər", text.Russian: "Сроки", text.Chinese: "期限",
	} {
		f := reopened(t, student(t, func(p *profile.Profile) { p.Language = language }))
		if got := texts(t, f)["Deadlines!A1"]; got != want {
			t.Errorf("%s: title is %q, want %q", language, got, want)
		}
	}
}

// The days are those of the law's cases; serial numbers are LibreOffice's DATEVALUE.
func TestWhatAPreviewShows(t *testing.T) {
	f := reopened(t, student(t))
	for _, c := range []struct{ sheet, label, want string }{
		{"Summary", "Fee to pay", "40.00 AZN"},
		{"Summary", "As of", "21.11.2026"},
		{"Summary", "Term asked for", "12"},
		{"Summary", "Filing of the application", "13.08.2027"},
		{"Summary", "File the first application", "13.08.2027"},
		{"Summary", "Last day to pay", "11.10.2027"},
		{"Summary", "Passed or not met", "none"},
		{"Documents", "Copy of the passport or other border-crossing document", "Pasportun və ya digər sərhədkeçmə sənədinin surəti"},
	} {
		if got := beside(t, f, c.sheet, c.label); got != c.want {
			t.Errorf("%s, %s: %q, want %q", c.sheet, c.label, got, c.want)
		}
	}
	for cell, want := range map[string]string{"D5": "46642", "F5": "46612", "G5": "46612", "H5": "265"} {
		raw, err := f.GetCellValue("Deadlines", cell, excelize.Options{RawCellValue: true})
		if err != nil || raw != want {
			t.Errorf("Deadlines!%s is %s, %v, want %s", cell, raw, err, want)
		}
	}
}

// Days that are not known leave their cells empty instead of showing 1900.
func TestUnknownDaysAreEmpty(t *testing.T) {
	f := reopened(t, student(t, func(p *profile.Profile) { p.Stay, p.TermMonths = profile.Stay{}, 0 }))
	for place, shown := range texts(t, f) {
		if strings.Contains(shown, "1899") || strings.Contains(shown, "1900") || strings.Contains(shown, "0001") {
			t.Errorf("%s shows %s", place, shown)
		}
	}
}

func TestPapersThatDieFirstStandOnTop(t *testing.T) {
	p := student(t, func(p *profile.Profile) {
		days := map[string]string{"medical-certificate": "2027-02-01", "passport-copy": "2027-01-15"}
		for i, d := range p.Documents {
			if until, ok := days[d.ID]; ok {
				p.Documents[i].Held, p.Documents[i].ValidUntil = true, on(until)
			}
		}
	})
	f := reopened(t, p)
	var days []string
	for row := 5; row <= 7; row++ {
		value, err := f.GetCellValue("Documents", xlsx.Cells(documentValid, row))
		if err != nil {
			t.Fatal(err)
		}
		days = append(days, value)
	}
	if want := []string{"15.01.2027", "01.02.2027", ""}; !slices.Equal(days, want) {
		t.Errorf("valid until %v, want %v", days, want)
	}
}

// hostile are texts that a spreadsheet program might run or that the format cannot hold.
var hostile = []string{
	"=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "=HYPERLINK(\"http://x\",\"y\")", "=cmd|'/c calc'!A0",
	"nul\x00bell\x07escape\x1b", "broken \xff\xfe UTF-8", "\uFFFE\uFFFF", "<f>1+1</f>&amp;]]>", "_x0041_", "\U00020BB7 😀",
	strings.Repeat("长", 40000), strings.Repeat("😀", 20000), `"),1+1,("`,
}

var inFormula = regexp.MustCompile(`<f>[^<]*</f>|<formula[12]?>[^<]*</formula[12]?>|<c:f>[^<]*</c:f>|<definedName[^>]*>[^<]*</definedName>`)

// formulas are everything in a file that is ever computed, but for the day in one of them.
func formulas(t *testing.T, data []byte) []string {
	t.Helper()
	var all []string
	for name, part := range parts(t, data) {
		for _, f := range inFormula.FindAllString(string(part), -1) {
			all = append(all, name+f)
		}
	}
	slices.Sort(all)
	return all
}

// A text of a profile stands in no formula, in whatever cell it stands: the formulas
// are the same for everybody who says the same of days.
func TestTextNeverBecomesAFormula(t *testing.T) {
	want := formulas(t, written(t, student(t)))
	if len(want) < 800 {
		t.Fatalf("only %d formulas", len(want))
	}
	for i, s := range hostile {
		p := student(t)
		p.Name = s
		p.Values["applicant.full-name"] = packet.Value{Text: s}
		for n := range p.Findings {
			p.Findings[n].Message, p.Findings[n].Fix, p.Findings[n].Sources = s, s, []string{s}
		}
		for n := range p.Documents {
			p.Documents[n].Sources = []string{s}
		}
		for n := range p.Sources {
			p.Sources[n].ID, p.Sources[n].Title, p.Sources[n].URL, p.Sources[n].Edition = s, s, s, s
		}
		for n := range p.Conflicts {
			p.Conflicts[n].Claims[0].Source, p.Conflicts[n].Claims[0].Article = s, s
		}
		data := written(t, p)
		if diff := cmp.Diff(want, formulas(t, data)); diff != "" {
			t.Errorf("text %d is in a formula:\n%s", i, diff)
		}
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("text %d: %v", i, err)
		}
		for _, place := range []string{"Summary!B5", "Summary!A2", "Documents!N5", "Sources!B5", "Sources!C5"} {
			sheet, cell, _ := strings.Cut(place, "!")
			kind, err := f.GetCellType(sheet, cell)
			if err != nil {
				t.Fatal(err)
			}
			if kind != excelize.CellTypeSharedString {
				t.Errorf("text %d: %s is of type %v, want a string", i, place, kind)
			}
			if value, _ := f.GetCellValue(sheet, cell); strings.ContainsAny(value, "\x00\x07\x1b\t\r") {
				t.Errorf("text %d: %s holds a control character", i, place)
			}
		}
		if got, _ := f.GetCellValue("Sources", "B5"); len(s) < 1000 && got != xlsx.Printable(s) {
			t.Errorf("text %d: read back %q, want %q", i, got, xlsx.Printable(s))
		}
		f.Close()
	}
}

// Formulas speak of cells that are there, and give no error anywhere.
func TestFormulasHaveNoErrors(t *testing.T) {
	for i := range 40 {
		p := generated(t, i)
		for place, shown := range texts(t, reopened(t, p.packet(t))) {
			if strings.HasPrefix(shown, "#") {
				t.Errorf("%s: %s shows %s", p.name, place, shown)
			}
		}
		for _, f := range formulas(t, written(t, p.packet(t))) {
			if strings.Contains(f, "#REF") || strings.Contains(f, "$0") || strings.Contains(f, "!:") {
				t.Errorf("%s: %s", p.name, f)
			}
		}
	}
}

// open are the cells that may be changed.
func open(f filled) map[string]bool {
	cells := map[string]bool{}
	f.each(func(sheet int, name string, c xlsx.Cell) {
		if styles[c.Style].Open {
			cells[sheetNames[sheet]+"!"+name] = true
		}
	})
	return cells
}

// What may be changed is open and checked, and nothing else is; what is computed is locked.
func TestInputsAreOpenAndChecked(t *testing.T) {
	wr := NewWriter(book(t))
	for i := range 20 {
		b := fill(t, wr, generated(t, i))
		cells := open(b)
		b.each(func(sheet int, name string, c xlsx.Cell) {
			if cells[sheetNames[sheet]+"!"+name] && c.Formula != "" {
				t.Errorf("%s: %s!%s is computed and open", b.name, sheetNames[sheet], name)
			}
		})
		f, err := excelize.OpenReader(bytes.NewReader(b.file))
		if err != nil {
			t.Fatal(err)
		}
		checked := map[string]bool{}
		for _, sheet := range f.GetSheetList() {
			checks, err := f.GetDataValidations(sheet)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range checks {
				for at := range inRange(t, c.Sqref) {
					checked[sheet+"!"+at] = true
				}
			}
			protection, err := f.GetSheetProtection(sheet)
			if err != nil {
				t.Fatal(err)
			}
			if locked := sheet != sourcesSheet; protection.SelectLockedCells != locked || protection.Password != "" || protection.AlgorithmName != "" {
				t.Errorf("%s: %s: protection is %+v", b.name, sheet, protection)
			}
		}
		for at := range cells {
			column := at[strings.Index(at, "!")+1:][:1]
			free := strings.HasPrefix(at, holidaysSheet) && (column == "C" || column == "F") // names and sources
			if !checked[at] && !free {
				t.Errorf("%s: %s may be changed and is not checked", b.name, at)
			}
		}
		for at := range checked {
			if !cells[at] {
				t.Errorf("%s: %s is checked and locked", b.name, at)
			}
		}
		f.Close()
	}
}

// inRange are the cells of a range.
func inRange(t *testing.T, at string) map[string]bool {
	t.Helper()
	from, to, one := strings.Cut(at, ":")
	if !one {
		to = from
	}
	left, top, err1 := excelize.CellNameToCoordinates(from)
	right, bottom, err2 := excelize.CellNameToCoordinates(to)
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	cells := map[string]bool{}
	for column := left; column <= right; column++ {
		for row := top; row <= bottom; row++ {
			cells[xlsx.Cells(column, row)] = true
		}
	}
	return cells
}

// A table whose header is not what its cells say, or whose name stands twice, is one
// that Excel mends.
func TestTablesAreWhatTheirCellsSay(t *testing.T) {
	for i := range 40 {
		p := generated(t, i)
		f := reopened(t, p.packet(t))
		taken := map[string]string{}
		for _, name := range f.GetDefinedName() {
			taken[strings.ToLower(name.Scope+name.Name)] = "a range"
		}
		parts := parts(t, written(t, p.packet(t)))
		n := 0
		for _, sheet := range f.GetSheetList() {
			tables, err := f.GetTables(sheet)
			if err != nil {
				t.Fatal(err)
			}
			for _, table := range tables {
				n++
				if other := taken["workbook"+strings.ToLower(table.Name)]; other != "" {
					t.Errorf("%s: %s is the name of %s too", p.name, table.Name, other)
				}
				taken["workbook"+strings.ToLower(table.Name)] = "a table"
				var columns []string
				for _, match := range tableColumn.FindAllSubmatch(parts[fmt.Sprintf("xl/tables/table%d.xml", n)], -1) {
					columns = append(columns, string(match[1]))
				}
				from, _, _ := strings.Cut(table.Range, ":")
				left, top, err := excelize.CellNameToCoordinates(from)
				if err != nil {
					t.Fatal(err)
				}
				known := map[string]bool{}
				for i, column := range columns {
					value, err := f.GetCellValue(sheet, xlsx.Cells(left+i, top))
					if err != nil || value != column {
						t.Errorf("%s: column %d of %s is %q, its cell says %q, %v", p.name, i, table.Name, column, value, err)
					}
					if known[strings.ToLower(column)] {
						t.Errorf("%s: %s has two columns %q", p.name, table.Name, column)
					}
					known[strings.ToLower(column)] = true
				}
			}
		}
		if n < 9 {
			t.Errorf("%s: only %d tables", p.name, n)
		}
	}
}

var tableColumn = regexp.MustCompile(`<tableColumn id="\d+" name="([^"]*)"`)

func TestNamesReadWell(t *testing.T) {
	f := reopened(t, student(t))
	refers := map[string]string{}
	for _, n := range f.GetDefinedName() {
		refers[strings.TrimPrefix(n.Scope, "Workbook")+n.Name] = n.RefersTo
	}
	for _, name := range []string{
		"Today", "Speed", "Speeds", "Term", "StayEnd", "FilingDay", "PermitStart", "PermitEnd", "TotalToPay", "EnteredOn",
		"AuthorisedUntil", "PassportExpiresOn", "OffDays", "WorkedDays", "HolidayKinds",
	} {
		if !regexp.MustCompile(`^(Summary|Fees|Holidays)!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?$`).MatchString(refers[name]) {
			t.Errorf("%s refers to %q", name, refers[name])
		}
	}
	for name, want := range map[string]string{
		"Fees_xlnm.Print_Titles": "Fees!$1:$2", "Documents_xlnm.Print_Titles": "Documents!$1:$4", "Sources_xlnm.Print_Titles": "Sources!$1:$4",
	} {
		if refers[name] != want {
			t.Errorf("%s is %q, want %q", name, refers[name], want)
		}
	}
}

func TestPrintsOnA4(t *testing.T) {
	f := reopened(t, student(t))
	areas := map[string]string{}
	for _, n := range f.GetDefinedName() {
		if n.Name == "_xlnm.Print_Area" {
			areas[n.Scope] = n.RefersTo
		}
	}
	for _, sheet := range f.GetSheetList() {
		layout, err := f.GetPageLayout(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if *layout.Size != 9 || *layout.FitToWidth != 1 || *layout.FitToHeight != 0 {
			t.Errorf("%s: paper %d, fitted to %d x %d pages; want A4 (9), 1 wide, any length (0)",
				sheet, *layout.Size, *layout.FitToWidth, *layout.FitToHeight)
		}
		props, err := f.GetSheetProps(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if !*props.FitToPage || props.TabColorRGB == nil || *props.TabColorRGB == "" {
			t.Errorf("%s: not fitted to the page, or without a tab colour", sheet)
		}
		if panes, err := f.GetPanes(sheet); err != nil || sheet != summarySheet && (!panes.Freeze || panes.YSplit != headerRow) {
			t.Errorf("%s: header not frozen: %+v, %v", sheet, panes, err)
		}
		if !strings.HasPrefix(areas[sheet], sheet+"!$A$1:$") {
			t.Errorf("%s: print area %q", sheet, areas[sheet])
		}
	}
}

// The tab of the summary tells the verdict.
func TestTabTellsTheVerdict(t *testing.T) {
	for severity, want := range map[finding.Severity]string{finding.Error: "C00000", finding.Warning: "FFC000", finding.Info: "00A650"} {
		p := student(t)
		p.Findings = []finding.Finding{{ID: "x", Severity: severity, Message: "x"}}
		props, err := reopened(t, p).GetSheetProps(summarySheet)
		if err != nil || strings.TrimPrefix(*props.TabColorRGB, "FF") != want {
			t.Errorf("%s: %s, %v, want %s", severity, *props.TabColorRGB, err, want)
		}
	}
}

func TestProperties(t *testing.T) {
	got, err := reopened(t, student(t)).GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	if got.Creator != "permitpack" || got.LastModifiedBy != "permitpack" || got.Title != "Fees, deadlines and papers" || got.Language != "en" {
		t.Errorf("properties are %+v", got)
	}
	if day := "2026-11-21T00:00:00Z"; got.Created != day || got.Modified != day {
		t.Errorf("created %s, modified %s, want both %s", got.Created, got.Modified, day)
	}
}

// The charts point at cells that hold what they show.
func TestChartsShowTheirCells(t *testing.T) {
	b := fill(t, NewWriter(book(t)), generated(t, 8))
	values := b.cells()
	pointed := regexp.MustCompile(`<c:f>([^<]*)</c:f><c:(?:num|str)Cache>(.*?)</c:(?:num|str)Cache>`)
	point := regexp.MustCompile(`<c:v>([^<]*)</c:v>`)
	seen := 0
	for name, part := range parts(t, b.file) {
		if !strings.HasPrefix(name, "xl/charts/") {
			continue
		}
		for _, match := range pointed.FindAllSubmatch(part, -1) {
			sheet, at, _ := strings.Cut(strings.ReplaceAll(string(match[1]), "$", ""), "!")
			var want, got []string
			byRow := func(a, b string) int { return stdcmp.Or(len(a)-len(b), strings.Compare(a, b)) }
			for _, cell := range slices.SortedFunc(maps.Keys(inRange(t, at)), byRow) {
				want = append(want, shown(values[sheet+"!"+cell]))
			}
			for _, p := range point.FindAllSubmatch(match[2], -1) {
				got = append(got, strings.ReplaceAll(string(p[1]), "&#10;", "\n"))
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s: %s holds %v, the chart shows %v", name, match[1], want, got)
			}
			seen++
		}
	}
	if seen < 12 {
		t.Errorf("only %d ranges were seen", seen)
	}
}

func TestSameInputSameBytes(t *testing.T) {
	p := student(t)
	want := written(t, p)
	wr := NewWriter(book(t))
	others := []*packet.Packet{generated(t, 3).packet(t), generated(t, 9).packet(t), p}
	var group sync.WaitGroup
	for i := range 12 {
		group.Go(func() {
			var out bytes.Buffer
			if err := wr.Write(&out, others[i%3]); err != nil {
				t.Error(err)
			}
			if i%3 == 2 && !bytes.Equal(out.Bytes(), want) {
				t.Error("the same packet gives other bytes among others")
			}
		})
	}
	group.Wait()
}

// A catalogue of an office may have other holidays.
func TestHolidaysOfAnotherCatalogue(t *testing.T) {
	wr := NewWriter(book(t))
	p := student(t)
	for _, name := range []string{"new-year", "novruz"} {
		p.Holidays = []rules.Holiday{{Date: on("2027-01-01"), Name: name, Source: "OFFICE"}}
		var out bytes.Buffer
		if err := wr.Write(&out, p); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(&out)
		if err != nil {
			t.Fatal(err)
		}
		want := book(t).Words(text.English).Say("holiday."+name, nil)
		if got, _ := f.GetCellValue(holidaysSheet, "C5"); got != want {
			t.Errorf("the holiday is %q, want %q", got, want)
		}
		f.Close()
	}
}

// A packet of a profile that says next to nothing still gives a whole workbook.
func TestEmptyPacket(t *testing.T) {
	shown := texts(t, reopened(t, &packet.Packet{Name: "nobody", Language: text.English, Today: on("2026-11-21")}))
	for _, sheet := range []string{"Fees", "Deadlines", "Documents", "Sources"} {
		if got := shown[sheet+"!A5"]; got != "Nothing to list" {
			t.Errorf("%s!A5 is %q", sheet, got)
		}
	}
}

// Days that no spreadsheet can count with leave a workbook of values alone.
func TestDaysBeyondSpreadsheets(t *testing.T) {
	for _, until := range []string{"0150-03-01", "1899-12-31", "1900-02-28", "2000-12-31", "2150-01-01", "9999-12-31"} {
		p := student(t, func(p *profile.Profile) {
			p.Stay.AuthorisedUntil, p.Stay.VisaValidUntil, p.Stay.VisaDays = on(until), on(until), 0
		})
		data := written(t, p)
		for name, part := range parts(t, data) {
			if strings.HasPrefix(name, "xl/worksheets/") && name != "xl/worksheets/sheet5.xml" && bytes.Contains(part, []byte("<f>")) {
				t.Errorf("%s: %s has formulas", until, name)
			}
		}
		shown := texts(t, reopened(t, p))
		if !strings.Contains(shown["Summary!A3"], "before 2001 or after 2149") {
			t.Errorf("%s: the summary says %q", until, shown["Summary!A3"])
		}
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestErrorOfTheWriterComesBack(t *testing.T) {
	if err := NewWriter(book(t)).Write(failing{}, student(t)); err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("got %v, want the writer's error", err)
	}
}

func TestPanicComesBackAsAnError(t *testing.T) {
	if err := NewWriter(book(t)).Write(io.Discard, nil); err == nil {
		t.Error("no error for a packet that is nil")
	}
}

// parts are the files of the package by name.
func parts(t testing.TB, data []byte) map[string][]byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, entry := range archive.File {
		r, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		if all[entry.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
		r.Close()
	}
	return all
}
