package sheet

import (
	"bytes"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"

	"permitpack/generator/text"
)

// rejectedOf writes all rows of a table as rejected.
func rejectedOf(t *testing.T, table *Table, l text.Language) []byte {
	t.Helper()
	var b bytes.Buffer
	var layout Layout
	var kept []Kept
	for _, row := range all(t, table) { // as they come back from JSON
		data, err := json.Marshal(table.Keep(row))
		must(t, err)
		var k Kept
		must(t, json.Unmarshal(data, &k))
		kept = append(kept, k)
		layout.Take(k)
	}
	w, err := known(t).NewRejected(&b, layout, known(t).book.Words(l), t.TempDir())
	must(t, err)
	for i, row := range all(t, table) {
		must(t, w.Add(kept[i], fmt.Sprint(row.Number), []string{"first reason", "=1+1"}))
	}
	must(t, w.Close())
	return b.Bytes()
}

func mixed(t *testing.T, system1904 bool) []byte {
	return book(t, func(f *excelize.File) {
		must(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &system1904}))
		set(t, f, "Sheet1", "B3",
			[]any{"Notes", "Procedure *", "Surname", "Date of birth", "Passport number", "Unpaid fine", "Extensions so far", "Given names"},
			[]any{"=SUM(A1)", "study", " @Li\nWei ", 46347, "00123", true, 123456789012345, "x_x0031_ & <y>"},
			[]any{nil, "study", "+994", 46347.5, 12345, nil, 0.1, "-1"},
		)
		set(t, f, "Sheet1", "M4", []any{"beyond the header"})
		for cell, format := range map[string]string{"E4": "dd.mm.yyyy", "E5": "yyyy-mm-dd h:mm", "F4": "@", "F5": "0000000000"} {
			id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
			must(t, err)
			must(t, f.SetCellStyle("Sheet1", cell, cell, id))
		}
	})
}

// What is written reads back cell by cell as it stood, and names the old key.
func TestRejectedReadsBack(t *testing.T) {
	for _, system1904 := range []bool{false, true} {
		table := opened(t, "x.xlsx", mixed(t, system1904), Options{})
		before := all(t, table)
		again := opened(t, "rejected.xlsx", rejectedOf(t, table, text.Russian), Options{})
		after := all(t, again)
		if len(after) != len(before) || again.system1904 || again.Language() != text.English {
			t.Fatalf("%d rows in %s", len(after), again.Language())
		}
		for i := range before {
			want := append([]Value{}, before[i].Raw...)
			for n := range want { // days count from 1900 now
				want[n].Text = table.in1900(want[n])
			}
			got := withoutColumns(after[i].Raw, 14, 15)
			if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Value{})); diff != "" {
				t.Errorf("row %d: %s", i, diff)
			}
			if after[i].Client != fmt.Sprint(before[i].Number) {
				t.Errorf("row %d has the key %s", i, after[i].Client)
			}
			p, _ := read(t, before[i])
			q, _ := read(t, after[i])
			if diff := cmp.Diff(p, q, profilesAlike); diff != "" {
				t.Errorf("row %d: %s", i, diff)
			}
		}
		for _, f := range again.Findings() {
			if f.ID == "text.unknown-column" && f.Args["cell"] != "B1" {
				t.Errorf("not known: %v", f)
			}
		}
		// Fed back and rejected once more, the keys stay and the reasons are not doubled.
		third := all(t, opened(t, "rejected.xlsx", rejectedOf(t, again, text.Azerbaijani), Options{}))
		if third[1].Client != fmt.Sprint(before[1].Number) || len(third[0].Raw) != len(after[0].Raw) {
			t.Errorf("the second time: %v", third[0].Raw)
		}
	}
}

func withoutColumns(values []Value, columns ...int) []Value {
	var kept []Value
	for _, v := range values {
		skip := false
		for _, c := range columns {
			skip = skip || v.Column == c
		}
		if !skip {
			kept = append(kept, v)
		}
	}
	return kept
}

func TestRejectedOfText(t *testing.T) {
	table := opened(t, "x.csv", []byte("client_id;procedure;applicant.surname;passport.number\n;study;\"=HYPERLINK(\"\"x\"\")\";00123\n7;study;Li;1.23E+18\n"), Options{})
	data := rejectedOf(t, table, text.Chinese)
	f, err := excelize.OpenReader(bytes.NewReader(data))
	must(t, err)
	defer f.Close()
	rows, err := f.GetRows(rejectedSheet)
	must(t, err)
	want := [][]string{
		{"client_id", "procedure", "applicant.surname", "passport.number", "退回原因"},
		{"2", "study", `=HYPERLINK("x")`, "00123", "first reason\n=1+1"},
		{"7", "study", "Li", "1.23E+18", "first reason\n=1+1"},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
	for _, cell := range []string{"C2", "E2"} {
		if formula, err := f.GetCellFormula(rejectedSheet, cell); formula != "" || err != nil {
			t.Errorf("%s became the formula %s, %v", cell, formula, err)
		}
	}
}

// Same input, same bytes, whenever it is written.
func TestRejectedSameBytes(t *testing.T) {
	table := opened(t, "x.xlsx", mixed(t, false), Options{})
	first := rejectedOf(t, table, text.English)
	time.Sleep(2100 * time.Millisecond) // times in packed files count by two seconds
	if second := rejectedOf(t, table, text.English); !bytes.Equal(first, second) {
		t.Error("the second workbook differs from the first")
	}
}
