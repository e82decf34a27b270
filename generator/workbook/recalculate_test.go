package workbook

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"permitpack/generator/date"
	"permitpack/generator/workbook/xlsx"
)

// filled is the workbook of a person: the cells that were decided, and the file.
type filled struct {
	person
	sheets []xlsx.Sheet
	plan   plan
	fees   feePlan
	// named are the cells with a name, by it.
	named map[string]string
	file  []byte
}

func fill(t testing.TB, wr *Writer, p person) filled {
	t.Helper()
	packet := p.packet(t)
	made, book, err := wr.compose(packet, new(shelf))
	laid := newRenderer(packet, wr.book)
	if err != nil {
		t.Fatalf("%s: %v", p.name, err)
	}
	var out bytes.Buffer
	if err := made.Write(&out, book); err != nil {
		t.Fatalf("%s: %v", p.name, err)
	}
	book.Sheets[holidaysAt], _ = holidaySheet(wr.book.Words(packet.Language), made)
	f := filled{person: p, sheets: book.Sheets, plan: laid.plan, fees: laid.fees, named: map[string]string{}, file: out.Bytes()}
	for _, n := range book.Names {
		f.named[n.Name] = strings.ReplaceAll(n.RefersTo, "$", "")
	}
	return f
}

// cells are those of a workbook by "Sheet!A1".
func (f filled) cells() map[string]xlsx.Cell {
	all := map[string]xlsx.Cell{}
	f.each(func(sheet int, name string, c xlsx.Cell) { all[sheetNames[sheet]+"!"+name] = c })
	return all
}

var sheetNames = [sheets]string{summarySheet, feesSheet, deadlinesSheet, documentsSheet, holidaysSheet, sourcesSheet}

// each gives all cells of a workbook.
func (f filled) each(do func(sheet int, name string, c xlsx.Cell)) {
	for i, sheet := range f.sheets {
		for row, r := range sheet.Rows {
			for _, c := range r.Cells {
				do(i, xlsx.Cells(int(c.Column), row+1), c)
			}
		}
	}
}

// shown is what a program that computes should have in a cell.
func shown(c xlsx.Cell) string {
	if c.Kind == xlsx.Number {
		return strconv.FormatFloat(c.Number, 'f', -1, 64)
	}
	return c.Text
}

// same tells whether two programs agree on a cell.
func same(a, b string) bool {
	if a == b {
		return true
	}
	x, errA := strconv.ParseFloat(a, 64)
	y, errB := strconv.ParseFloat(b, 64)
	return errA == nil && errB == nil && math.Abs(x-y) < 1e-6
}

// office is LibreOffice, told to compute every formula again when it opens a file.
type office struct {
	program, folder string
}

func newOffice(t *testing.T) office {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("soffice is not on this machine")
	}
	if testing.Short() {
		t.Skip("starting an office program takes seconds")
	}
	o := office{program, t.TempDir()}
	const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`
	user := filepath.Join(o.folder, "office", "user")
	if err := os.MkdirAll(user, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(user, "registrymodifications.xcu"), []byte(settings), 0o600); err != nil {
		t.Fatal(err)
	}
	return o
}

// perCall is how many files one start of the office converts.
const perCall = 60

// tables asks for every sheet as a file of its own, in UTF-8, with cells as they are and
// not as they are shown; days come as 12/31/2026.
const tables = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,false,false,false,false,-1"

// computed opens the files and gives the cells of each as the office has them, by "Sheet!A1".
func (o office) computed(t *testing.T, files [][]byte) []map[string]string {
	t.Helper()
	all := make([]map[string]string, 0, len(files))
	for begin := 0; begin < len(files); begin += perCall {
		batch := files[begin:min(begin+perCall, len(files))]
		args := []string{
			"--headless", "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(o.folder, "office")),
			"--convert-to", tables, "--outdir", filepath.Join(o.folder, "out"),
		}
		for i, file := range batch {
			name := filepath.Join(o.folder, fmt.Sprintf("%04d.xlsx", i))
			if err := os.WriteFile(name, file, 0o600); err != nil {
				t.Fatal(err)
			}
			args = append(args, name)
		}
		if out, err := exec.Command(o.program, args...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		for i := range batch {
			all = append(all, o.cells(t, i))
		}
	}
	return all
}

// cells are all cells of a file of a batch.
func (o office) cells(t *testing.T, i int) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, sheet := range sheetNames {
		name := filepath.Join(o.folder, "out", fmt.Sprintf("%04d-%s.csv", i, sheet))
		file, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		rows := csv.NewReader(file)
		rows.FieldsPerRecord = -1
		for row := 1; ; row++ {
			values, err := rows.Read()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			for column, value := range values {
				if day, err := time.Parse("01/02/2006", value); err == nil {
					value = strconv.Itoa(serial(date.FromTime(day)))
				}
				all[sheet+"!"+xlsx.Cells(column+1, row)] = value
			}
		}
		if err := errors.Join(file.Close(), os.Remove(name)); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// people is how many applicants are generated: all of them where the environment asks for it.
func people(t *testing.T) int {
	t.Helper()
	n := 25
	if asked := os.Getenv("WORKBOOKS"); asked != "" {
		var err error
		if n, err = strconv.Atoi(asked); err != nil {
			t.Fatalf("WORKBOOKS: %v", err)
		}
	}
	return n
}

func everybody(t *testing.T) []person {
	t.Helper()
	all := samples(t)
	for i := range people(t) {
		all = append(all, generated(t, i))
	}
	return all
}

// TestOfficeComputesTheSame holds every formula's value against LibreOffice's.
func TestOfficeComputesTheSame(t *testing.T) {
	o := newOffice(t)
	wr := NewWriter(book(t))
	var books []filled
	var files [][]byte
	for _, p := range everybody(t) {
		books = append(books, fill(t, wr, p))
		files = append(files, books[len(books)-1].file)
	}
	formulas, wrong := 0, 0
	for i, found := range o.computed(t, files) {
		books[i].each(func(sheet int, name string, c xlsx.Cell) {
			if c.Formula == "" {
				return
			}
			formulas++
			if at := sheetNames[sheet] + "!" + name; !same(shown(c), found[at]) {
				if wrong++; wrong < 4000 {
					t.Errorf("%s (%s): %s is %q, LibreOffice has %q: %s", books[i].name, books[i].profile.Procedure, at, shown(c), found[at], c.Formula)
				}
			}
		})
	}
	t.Logf("%d workbooks, %d formulas, %d differ", len(books), formulas, wrong)
}

// TestLibraryComputesTheSame holds every formula's value against excelize's calculator.
func TestLibraryComputesTheSame(t *testing.T) {
	wr := NewWriter(book(t))
	seen := map[shape]bool{}
	formulas, wrong := 0, 0
	for _, p := range everybody(t) {
		b := fill(t, wr, p)
		f, err := excelize.OpenReader(bytes.NewReader(b.file))
		if err != nil {
			t.Fatal(err)
		}
		key := shape{language: p.profile.Language}
		b.each(func(sheet int, name string, c xlsx.Cell) {
			// The holidays are the same in all workbooks of a language.
			if c.Formula == "" || sheet == holidaysAt && seen[key] {
				return
			}
			formulas++
			found, err := f.CalcCellValue(sheetNames[sheet], name, excelize.Options{RawCellValue: true})
			if err != nil || !same(shown(c), found) {
				if wrong++; wrong < 4000 {
					t.Errorf("%s (%s): %s!%s is %q, excelize has %q, %v: %s", p.name, p.profile.Procedure, sheetNames[sheet], name, shown(c), found, err, c.Formula)
				}
			}
		})
		seen[key] = true
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d formulas, %d differ", formulas, wrong)
}

// TestChangesAreFollowed changes what may be changed in the file, and wants
// LibreOffice to come to what is decided for the changed application.
func TestChangesAreFollowed(t *testing.T) {
	o := newOffice(t)
	wr := NewWriter(book(t))
	var before, after []filled
	var files [][]byte
	for i, p := range everybody(t) {
		before, after = append(before, fill(t, wr, p)), append(after, fill(t, wr, p.changed(t, i)))
		files = append(files, retyped(t, before[i], after[i]))
	}
	formulas, wrong, reshaped := 0, 0, 0
	for i, found := range o.computed(t, files) {
		old, wanted := before[i].cells(), after[i].cells()
		places := places(before[i], after[i])
		if !before[i].likeShape(after[i]) {
			reshaped++
		}
		for at, to := range places {
			was, want := old[at], wanted[to]
			if was.Formula == "" || want.Formula == "" {
				continue
			}
			formulas++
			if strings.HasPrefix(was.Formula, "IF(AND(Today=") { // that something was changed
				if found[at] == "" {
					t.Errorf("%s: the workbook does not tell that it was changed", before[i].name)
				}
				continue
			}
			if !same(shown(want), found[at]) {
				if wrong++; wrong < 60 {
					t.Errorf("%s (%s): %s should be %q, LibreOffice has %q: %s", before[i].name, before[i].profile.Procedure, at, shown(want), found[at], was.Formula)
				}
			}
		}
	}
	t.Logf("%d workbooks, %d of them with other deadlines after the change; %d formulas, %d differ", len(files), reshaped, formulas, wrong)
}

// places are the cells of one workbook with those of the other that should hold the
// same. Where facts have changed, so that there are other deadlines or payers, rows
// are found by what they are.
func places(before, after filled) map[string]string {
	all := map[string]string{}
	before.each(func(sheet int, name string, _ xlsx.Cell) {
		if at := sheetNames[sheet] + "!" + name; sheet == holidaysAt || before.likeShape(after) {
			all[at] = at
		}
	})
	if before.likeShape(after) {
		return all
	}
	for name, at := range before.named {
		if to, ok := after.named[name]; ok && strings.HasPrefix(at, summarySheet) {
			all[at] = to
		}
	}
	rows := func(sheet string, first, last, from, to int) {
		for column := first; column <= last; column++ {
			all[sheet+"!"+xlsx.Cells(column, from)] = sheet + "!" + xlsx.Cells(column, to)
		}
	}
	for _, d := range before.plan.deadlines {
		for _, to := range after.plan.deadlines {
			if d.ID == to.ID && d.Anchor == to.Anchor {
				rows(deadlinesSheet, deadlineStart, deadlineCertain, d.row, to.row)
			}
		}
	}
	for _, o := range before.fees.options {
		for _, to := range after.fees.options {
			if before.fees.payers[o.payer].Class == after.fees.payers[to.payer].Class && o.speed.Tier == to.speed.Tier {
				rows(feesSheet, optionTerm, optionSources, o.row, to.row)
			}
		}
	}
	return all
}

// likeShape tells whether two workbooks have the same rows of deadlines and fees.
func (f filled) likeShape(other filled) bool {
	return slices.EqualFunc(f.plan.deadlines, other.plan.deadlines, func(x, y deadline) bool { return x.ID == y.ID }) &&
		f.plan.claimRows == other.plan.claimRows && len(f.fees.options) == len(other.fees.options)
}

// retyped is the file of one workbook with what may be typed in it as it stands in the other.
func retyped(t *testing.T, before, after filled) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(before.file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	old, typed := before.cells(), after.cells()
	for at, to := range places(before, after) {
		was, is := old[at], typed[to]
		if !styles[was.Style].Open || shown(was) == shown(is) {
			continue
		}
		var value any = is.Text
		if is.Kind == xlsx.Number {
			value = is.Number
		}
		sheet, name, _ := strings.Cut(at, "!")
		if err := f.SetCellValue(sheet, name, value); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
