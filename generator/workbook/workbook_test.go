package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"permitpack/generator/packet"
	"permitpack/generator/text"
)

// The contract names the sheets.
func TestSheetsAreThoseOfTheContract(t *testing.T) {
	for _, language := range text.Languages {
		p := richPacket()
		p.Language = language
		f := reopened(t, p)
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
	for _, language := range text.Languages {
		p := richPacket()
		p.Language = language
		for place, shown := range texts(t, reopened(t, p)) {
			if strings.Contains(shown, "⟦workbook.") {
				t.Errorf("%s: %s has a text without words: %s", language, place, shown)
			}
		}
	}
}

func TestTitlesAreInTheLanguageOfTheApplicant(t *testing.T) {
	for language, want := range map[text.Language]string{
		text.English: "Deadlines", text.Azerbaijani: "Müddətlər", text.Russian: "Сроки", text.Chinese: "期限",
	} {
		p := richPacket()
		p.Language = language
		if got := texts(t, reopened(t, p))["Deadlines!A1"]; got != want {
			t.Errorf("%s: title is %q, want %q", language, got, want)
		}
	}
}

// Serial numbers are those of LibreOffice's DATEVALUE.
func TestDatesAreDates(t *testing.T) {
	f := reopened(t, richPacket())
	for _, c := range []struct{ sheet, cell, serial, shown string }{
		{"Deadlines", "F4", "46276", "11.09.2026"}, // the earliest, sorted first
		{"Deadlines", "E6", "46430", "12.02.2027"},
		{"Deadlines", "F6", "46427", "09.02.2027"},
		{"Fees", "H4", "46489", "12.04.2027"},
		{"Documents", "J5", "48334", "30.04.2032"},
		{"Holidays", "A4", "46387", "31.12.2026"},
	} {
		raw, err := f.GetCellValue(c.sheet, c.cell, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		shown, _ := f.GetCellValue(c.sheet, c.cell)
		if raw != c.serial || shown != c.shown {
			t.Errorf("%s!%s is %s shown as %s, want %s shown as %s", c.sheet, c.cell, raw, shown, c.serial, c.shown)
		}
	}
}

func TestAmountsAreNumbersWithTheirCurrency(t *testing.T) {
	f := reopened(t, richPacket())
	for cell, want := range map[string][2]string{
		"F4": {"240", "240.00 AZN"}, "F5": {"1240", "1,240.00 AZN"}, "F6": {"7.5", "7.50 AZN"},
	} {
		raw, _ := f.GetCellValue("Fees", cell, excelize.Options{RawCellValue: true})
		shown, _ := f.GetCellValue("Fees", cell)
		if got := [2]string{raw, shown}; got != want {
			t.Errorf("Fees!%s is %q, want %q", cell, got, want)
		}
	}
}

// A day without a date leaves its cells empty instead of showing 1900.
func TestUnknownDaysAreEmpty(t *testing.T) {
	f := reopened(t, richPacket())
	for _, cell := range []string{"D10", "E10", "F10", "G10", "H10"} {
		if got, _ := f.GetCellValue("Deadlines", cell); got != "" {
			t.Errorf("Deadlines!%s is %q, want nothing", cell, got)
		}
	}
}

func TestAnchorsAreSaidInWords(t *testing.T) {
	p := richPacket()
	p.Language = text.English
	shown := texts(t, reopened(t, p))
	for cell, want := range map[string]string{
		"C4": "Entry into the country", "C5": "End of the paper’s validity", "C8": "Decision expected",
	} {
		if got := shown["Deadlines!"+cell]; got != want {
			t.Errorf("Deadlines!%s is %q, want %q", cell, got, want)
		}
	}
}

// hostile are texts that a spreadsheet program might run or that the format cannot hold.
var hostile = []string{
	"=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "=HYPERLINK(\"http://x\",\"y\")", "=cmd|'/c calc'!A0",
	"nul\x00bell\x07escape\x1b", "broken \xff\xfe UTF-8", "\uFFFE\uFFFF", "<f>1+1</f>&amp;]]>", "_x0041_", "\U00020BB7 😀",
	strings.Repeat("长", 40000), strings.Repeat("😀", 20000),
}

func TestTextNeverBecomesAFormula(t *testing.T) {
	for i, s := range hostile {
		p := richPacket()
		p.Values["applicant.full-name"] = packet.Value{Text: s}
		p.Findings[0].Message, p.Findings[0].Fix = s, s
		p.Fees[0].Sources = []string{s}
		p.Sources[0].Title, p.Sources[0].URL = s, s
		p.Deadlines[0].Anchor = s
		data := written(t, p)
		for name, part := range parts(t, data) {
			if strings.HasPrefix(name, "xl/worksheets/") && bytes.Contains(part, []byte("<f")) {
				t.Errorf("text %d: %s holds a formula", i, name)
			}
		}
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("text %d: %v", i, err)
		}
		for _, place := range []string{"Summary!B4", "Summary!A2", "Fees!I4", "Sources!B4", "Sources!C4"} {
			sheet, cell, _ := strings.Cut(place, "!")
			kind, err := f.GetCellType(sheet, cell)
			if err != nil {
				t.Fatal(err)
			}
			if kind != excelize.CellTypeSharedString && kind != excelize.CellTypeInlineString {
				t.Errorf("text %d: %s is of type %v, want a string", i, place, kind)
			}
			if value, _ := f.GetCellValue(sheet, cell); strings.ContainsAny(value, "\x00\x07\x1b\t\r") {
				t.Errorf("text %d: %s holds a control character", i, place)
			}
		}
		if got, _ := f.GetCellValue("Fees", "I4"); len(s) < 1000 && got != clean(s) {
			t.Errorf("text %d: read back %q, want %q", i, got, clean(s))
		}
		f.Close()
	}
}

func TestSameInputSameBytes(t *testing.T) {
	first := written(t, richPacket())
	for range 4 {
		if !bytes.Equal(first, written(t, richPacket())) {
			t.Fatal("two writes of the same packet differ")
		}
	}
	archive, err := zip.NewReader(bytes.NewReader(first), int64(len(first)))
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range archive.File {
		if entry.ModifiedDate != 0 || entry.ModifiedTime != 0 {
			t.Errorf("%s carries a time", entry.Name)
		}
	}
}

func TestProperties(t *testing.T) {
	p := richPacket()
	p.Language = text.English
	got, err := reopened(t, p).GetDocProps()
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

func TestPrintsOnA4WithTitlesOnEveryPage(t *testing.T) {
	f := reopened(t, richPacket())
	names := map[string]string{}
	for _, n := range f.GetDefinedName() {
		names[n.Scope+" "+n.Name] = n.RefersTo
	}
	want := map[string]string{
		"Summary _xlnm.Print_Area":   "Summary!$A$1:$D$27",
		"Fees _xlnm.Print_Area":      "Fees!$A$1:$I$6",
		"Fees _xlnm.Print_Titles":    "Fees!$1:$3",
		"Sources _xlnm.Print_Titles": "Sources!$1:$3",
	}
	for name, refersTo := range want {
		if names[name] != refersTo {
			t.Errorf("%s is %q, want %q", name, names[name], refersTo)
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
		if panes, err := f.GetPanes(sheet); err != nil || sheet != summarySheet && (!panes.Freeze || panes.YSplit != 3) {
			t.Errorf("%s: header not frozen: %+v, %v", sheet, panes, err)
		}
	}
}

// A packet of a profile that says next to nothing still gives a whole workbook.
func TestEmptyPacket(t *testing.T) {
	shown := texts(t, reopened(t, &packet.Packet{Name: "nobody", Language: text.English, Today: richPacket().Today}))
	for _, sheet := range []string{"Fees", "Deadlines", "Documents", "Holidays", "Sources"} {
		if got := shown[sheet+"!A4"]; got != "Nothing to list" {
			t.Errorf("%s!A4 is %q", sheet, got)
		}
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestErrorOfTheWriterComesBack(t *testing.T) {
	if err := Write(failing{}, richPacket(), book(t)); err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("got %v, want the writer's error", err)
	}
}

func TestPanicComesBackAsAnError(t *testing.T) {
	if err := Write(io.Discard, nil, book(t)); err == nil {
		t.Error("no error for a packet that is nil")
	}
}

// parts are the files of the package by name.
func parts(t *testing.T, data []byte) map[string][]byte {
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
