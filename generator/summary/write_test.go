package summary

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/rules"
	"permitpack/generator/text"
	"permitpack/generator/workbook/xlsx"
)

type language = text.Language

var loadBook = sync.OnceValues(func() (*text.Book, error) { return text.Load(os.DirFS("../../templates")) })

func book(t testing.TB) *text.Book {
	t.Helper()
	b, err := loadBook()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

var about = About{Today: date.MustParse("2026-11-21"), Catalogue: date.MustParse("2026-11-20"), Sheet: "clients.xlsx"}

// invented are n rows of invented people, every one a little different: of twenty, one
// is rejected and one failed.
func invented(t testing.TB, n int, l language) iter.Seq2[Row, error] {
	t.Helper()
	words := book(t).Words(l)
	return func(yield func(Row, error) bool) {
		for i := range n {
			if !yield(inventedRow(i, words), nil) {
				return
			}
		}
	}
}

var (
	surnames   = []string{"Zhang", "Əliyev", "Müller", "Петрова", "O’Brien", "García Márquez", "Nguyễn", "=SUM(A1)"}
	procedures = []string{"temporary-residence", "temporary-residence-extension", "permanent-residence"}
	papers     = []string{"medical-certificate", "passport-copy", "housing-document", "ground-document", "birth-certificate", "health-insurance", "petition"}
	acts       = []string{"file-first", "file-extension", "file-permanent"}
)

func inventedRow(i int, words *text.Words) Row {
	r := Row{Number: i + 2, Key: fmt.Sprintf("K-%04d", i), Surname: surnames[i%len(surnames)], GivenNames: "Wei Ən"}
	switch i % 20 {
	case 7:
		r.Status = Rejected
		r.Findings = []finding.Finding{{ID: "passport.number", Severity: finding.Error, Where: fmt.Sprintf("F%d", i+2), Message: words.Say("finding.ground.not-of-procedure.message", nil)}}
		return r
	case 13:
		r.Status = Failed
		return r
	}
	r.Folder = fmt.Sprintf("K-%04d-Zhang-%04d", i, 1000+i)
	r.Procedure, r.Ground = procedures[i%3], "study"
	r.ProcedureTitle, r.GroundTitle = words.Say("procedure."+r.Procedure+".title", nil), words.Say("ground.study.title", nil)
	for k := range i % 4 {
		id := papers[(i+k*k)%len(papers)]
		r.Missing = append(r.Missing, Paper{ID: id, Title: words.Say(string(packet.ShortTitle(words, id)), nil), Expired: k == 2})
		r.Findings = append(r.Findings, words.Explain(finding.Finding{
			ID: "document.missing", Severity: finding.Error, Where: "documents", Sources: []string{"MM 46.1", "DR 14.8"},
			Args: finding.Args{"id": id, "document": finding.Key("document." + id + ".title")},
		}))
		r.Findings[k].Args = nil
	}
	if i%3 == 0 {
		r.Findings = append(r.Findings, words.Explain(finding.Finding{ID: "stay.unpaid-fine", Severity: finding.Warning, Where: "stay.unpaid_fine", Sources: []string{"MM 46"}}))
	}
	r.Status = finding.Verdict(r.Findings)
	r.Fees = []Fee{{ID: "state-fee", Title: words.Say("fee.state-fee.title", nil), Amount: 24000 + int64(i%3)*50, Currency: "AZN", Tier: "standard", Speed: "20", Due: about.Today.AddDays(40 + i%60)}}
	left := (i*37)%300 - 20
	status := rules.OK
	switch {
	case left < 0:
		status = rules.Overdue
	case left <= 30:
		status = rules.Soon
	}
	r.Deadlines = []Deadline{
		{ID: acts[i%3], Kind: rules.Act, Title: words.Say("deadline."+acts[i%3]+".title", nil), Date: about.Today.AddDays(left), Legal: about.Today.AddDays(left + 3), DaysLeft: left, Status: status},
		{ID: "decision", Kind: rules.Expect, Title: words.Say("deadline.decision.title", nil), Date: about.Today.AddDays(left + 30), Legal: about.Today.AddDays(left + 30), DaysLeft: left + 30, Status: rules.OK},
	}
	return r
}

func written(t testing.TB, rows iter.Seq2[Row, error], l language, most int) []byte {
	t.Helper()
	var out bytes.Buffer
	dir := t.TempDir()
	about := about
	about.TempDir = dir
	if err := newAuthor(about, book(t).Words(l), most).write(&out, rows); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("%d temporary files are left", len(left))
	}
	return out.Bytes()
}

// opened reads the workbook with the library, which had no part in writing the rows.
func opened(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func table(t testing.TB, f *excelize.File, sheet string) [][]string {
	t.Helper()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestSheets(t *testing.T) {
	f := opened(t, written(t, invented(t, 40, text.English), text.English, xlsx.MaxRows))
	if diff := cmp.Diff([]string{"Applicants", "Fees", "Deadlines", "Findings"}, f.GetSheetList()); diff != "" {
		t.Errorf("sheets (-want +got):\n%s", diff)
	}
	got := table(t, f, "Applicants")
	// 2026-12-08 is 17 days after the day of the batch, and day 46364 of a spreadsheet.
	want := []string{"K-0001", "3", "Əliyev Wei Ən", "Extension of the temporary residence permit", "Study", "Not ready",
		"File the application for extension", "46364", "17", "", "1", "Copy of the passport", "1", "", "240.5", "K-0001-Zhang-1001"}
	if diff := cmp.Diff(want, got[5][:len(want)]); diff != "" {
		t.Errorf("an applicant (-want +got):\n%s", diff)
	}
	if want := "Applications: 40. Ready: 6. With warnings: 4. Not ready: 26. Rejected: 2. Failed: 2."; got[2][0] != want {
		t.Errorf("counts: %q, want %q", got[2][0], want)
	}
	for sheet, cells := range map[string]map[string]string{
		"Applicants": {"P6": `HYPERLINK("K-0001-Zhang-1001/","K-0001-Zhang-1001")`, "C12": ""},
		"Fees":       {"G3": "SUBTOTAL(109,G5:G40)", "L5": "SUMIFS($G$5:$G$40,$D$5:$D$40,$J$5)"},
	} {
		for cell, want := range cells {
			if got, err := f.GetCellFormula(sheet, cell); err != nil || got != want {
				t.Errorf("%s!%s: formula %q, %v; want %q", sheet, cell, got, err, want)
			}
		}
	}
	for _, sheet := range f.GetSheetList() {
		panes, err := f.GetPanes(sheet)
		if err != nil || !panes.Freeze || panes.YSplit != headerRow {
			t.Errorf("%s: header is not frozen: %+v, %v", sheet, panes, err)
		}
		layout, err := f.GetPageLayout(sheet)
		if err != nil || *layout.Orientation != "landscape" || *layout.Size != 9 {
			t.Errorf("%s: not printed on A4 lying on its side", sheet)
		}
		if props, err := f.GetSheetProps(sheet); err != nil || !*props.FitToPage {
			t.Errorf("%s: not fitted to the width of the page: %v", sheet, err)
		}
	}
}

// What is overdue comes first, then the nearer day.
func TestDeadlinesAreSorted(t *testing.T) {
	f := opened(t, written(t, invented(t, 200, text.English), text.English, xlsx.MaxRows))
	rows := table(t, f, "Deadlines")[headerRow:]
	if len(rows) != 2*180 {
		t.Fatalf("%d deadlines, want 2 of each of the 180 packets", len(rows))
	}
	late := func(row []string) int {
		if row[1] == "overdue" {
			return 0
		}
		return 1
	}
	for i, row := range rows[1:] {
		before := rows[i]
		if late(before) > late(row) || late(before) == late(row) && before[2] > row[2] {
			t.Errorf("row %d: %v stands before %v", i, before[:3], row[:3])
		}
	}
	if late(rows[0]) != 0 {
		t.Error("nothing is overdue; the test tells nothing")
	}
}

// The same rows give the same bytes.
func TestSameBytes(t *testing.T) {
	if !bytes.Equal(written(t, invented(t, 150, text.Chinese), text.Chinese, xlsx.MaxRows), written(t, invented(t, 150, text.Chinese), text.Chinese, xlsx.MaxRows)) {
		t.Error("two summaries of the same rows differ")
	}
}

func TestEveryLanguageHasItsWords(t *testing.T) {
	for _, l := range text.Languages {
		f := opened(t, written(t, invented(t, 40, l), l, xlsx.MaxRows))
		for _, sheet := range f.GetSheetList() {
			for i, row := range table(t, f, sheet) {
				for _, cell := range row {
					if strings.Contains(cell, "⟦") {
						t.Errorf("%s, %s row %d: %s", l, sheet, i+1, cell)
					}
				}
			}
		}
	}
}

// A full sheet says how many rows found no room.
func TestFullSheets(t *testing.T) {
	const most = 24 // of them 4 above the table, and one that says so
	f := opened(t, written(t, invented(t, 100, text.English), text.English, most))
	for sheet, want := range map[string]int{"Applicants": 100 - 19, "Fees": 90 - 19, "Deadlines": 180 - 19} {
		rows := table(t, f, sheet)
		if got, want := rows[most-1][0], fmt.Sprintf("Rows that found no room here: %d. They are in batch.json.", want); got != want {
			t.Errorf("%s ends with %q, want %q", sheet, got, want)
		}
	}
	if got := table(t, f, "Deadlines")[headerRow][1]; got != "overdue" {
		t.Errorf("the first of the deadlines that are kept is %q", got)
	}
	// All fees, also those that found no room: 90 at 240 manat, and 91 times half a manat more.
	if formula, _ := f.GetCellFormula("Fees", "G3"); formula != "" {
		t.Errorf("a sum of rows that are not all there is a formula: %s", formula)
	}
	if sum, err := f.GetCellValue("Fees", "G3", excelize.Options{RawCellValue: true}); err != nil || sum != "21645.5" {
		t.Errorf("the fees are %s, %v", sum, err)
	}
}

// No text is taken for a formula or breaks the file, whatever is in it.
func TestOddTexts(t *testing.T) {
	long := strings.Repeat("ə", 40_000)
	odd := []string{"=1+1", "@SUM(A1)", "\x00\x07bell", "<a&\"b'>", "_x0041_", "\xff\xfe", long, "𠮷"}
	rows := func(yield func(Row, error) bool) {
		for i, s := range odd {
			if !yield(Row{Number: i + 1, Key: s, Surname: s, Status: Rejected, Findings: []finding.Finding{{Severity: finding.Error, Message: s}}}, nil) {
				return
			}
		}
	}
	f := opened(t, written(t, rows, text.English, xlsx.MaxRows))
	want := []string{"=1+1", "@SUM(A1)", "\uFFFD\uFFFDbell", "<a&\"b'>", "_x0041_", "\uFFFD", long[:2*32_766] + "…", "𠮷"}
	for i, want := range want {
		if got := table(t, f, "Applicants")[headerRow+i][0]; got != want {
			t.Errorf("row %d: %.40q, want %.40q", i, got, want)
		}
	}
}

func TestNothing(t *testing.T) {
	f := opened(t, written(t, invented(t, 0, text.English), text.English, xlsx.MaxRows))
	if n := len(table(t, f, "Findings")); n != headerRow {
		t.Errorf("%d rows of no findings", n)
	}
}

// What is wrong with the rows is told as it is.
func TestErrorOfTheRows(t *testing.T) {
	broken := errors.New("the journal ends in the middle of a line")
	rows := func(yield func(Row, error) bool) { yield(Row{}, broken) }
	if _, err := Write(&bytes.Buffer{}, rows, about, book(t).Words(text.English)); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

// LibreOffice computes the sums that stand in the cells.
func TestLibreOfficeComputesTheSame(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("soffice is not installed")
	}
	dir := t.TempDir()
	data := written(t, invented(t, 40, text.English), text.English, xlsx.MaxRows)
	if err := os.WriteFile(filepath.Join(dir, "summary.xlsx"), unvalued(t, data), 0o600); err != nil {
		t.Fatal(err)
	}
	// Token 12: -1 writes every sheet to a file of its own.
	filter := "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,false,false,-1"
	command := exec.Command(office, "--headless", "-env:UserInstallation=file://"+dir+"/home", "--convert-to", filter, "--outdir", dir, filepath.Join(dir, "summary.xlsx"))
	if out, err := command.CombinedOutput(); err != nil {
		t.Skipf("soffice: %v\n%s", err, out)
	}
	csv, err := os.ReadFile(filepath.Join(dir, "summary-Fees.csv"))
	if err != nil {
		t.Fatal(err)
	}
	// 12 first applications at 240, 11 extensions at 240.50, 13 permanent ones at 241 manat.
	for _, want := range []string{"shown\t\t\t\t\t\t8658.5", "Temporary residence permit\t12\t2880\n", "\t11\t2645.5\n", "Permanent residence permit\t13\t3133\n", "Altogether\t36\t8658.5\n"} {
		if !strings.Contains(string(csv), want) {
			t.Errorf("LibreOffice shows no %q in\n%s", want, csv)
		}
	}
	if cached, err := opened(t, data).GetCellValue("Fees", "L8", excelize.Options{RawCellValue: true}); err != nil || cached != "8658.5" {
		t.Errorf("the value beside the formula is %s, %v", cached, err)
	}
}

// unvalued is the workbook without the values of its formulas, so that a program that
// shows them has computed them.
func unvalued(t testing.TB, data []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, file := range in.File {
		opened, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(opened)
		if err != nil {
			t.Fatal(err)
		}
		w, err := archive.Create(file.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(regexp.MustCompile(`</f><v>[^<]*</v>`).ReplaceAll(text, []byte("</f>"))); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
