package xlsx

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

func stream(t *testing.T, dir string) *Stream {
	t.Helper()
	s, err := NewStream([]Frame{{Name: "Long", Widths: []float64{10, 20}, Frozen: 1, Tab: "00A650"}, {Name: "Empty"}}, []Style{{Points: 10}}, []Paint{{Fill: "FFC7CE"}}, dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// Rows that waited in memory and in the file come back in their order, with what stands
// over and beside them.
func TestStream(t *testing.T) {
	dir := t.TempDir()
	s := stream(t, dir)
	const rows = 3 * Beside
	for i := range rows {
		if err := s.Add(0, Row{Cells: []Cell{{Column: 1, Kind: Number, Number: float64(i) / 4}, {Column: 2, Kind: Text, Text: fmt.Sprintf("=%d & <b>\x01", i)}}}); err != nil {
			t.Fatal(err)
		}
	}
	if s.Last(0) != rows+1 || s.Last(1) != 0 {
		t.Errorf("the last rows are %d and %d", s.Last(0), s.Last(1))
	}
	head := []Row{{Cells: []Cell{{Column: 1, Kind: Text, Text: "Number"}}}, {Cells: []Cell{{Column: 4, Kind: Number, Number: 7, Formula: "3+4"}}}}
	var out bytes.Buffer
	book := Book{Title: "T", Made: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)}
	if err := s.Write(&out, book, []Over{{Rows: head, Filter: "A1:B193", Rules: []Rule{{Range: "A2:A193", Formula: "$A2>1"}}, Print: []string{"$A$1:$B$193"}}, {}}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	got, err := f.GetRows("Long", excelize.Options{RawCellValue: true})
	if err != nil || len(got) != rows+1 {
		t.Fatalf("%d rows, %v", len(got), err)
	}
	for i, row := range got[1:] {
		want := []string{fmt.Sprint(float64(i) / 4), fmt.Sprintf("=%d & <b>\uFFFD", i)}
		if i == 0 {
			want = append(want, "", "7")
		}
		if strings.Join(row, "|") != strings.Join(want, "|") {
			t.Errorf("row %d is %q, want %q", i, row, want)
		}
	}
	if at, err := f.GetSheetDimension("Long"); err != nil || at != "A1:D193" {
		t.Errorf("the sheet is said to be %s, %v", at, err)
	}
	props, err := f.GetDocProps()
	if err != nil || props.Creator != "permitpack" || props.Created != "2026-11-21T00:00:00Z" {
		t.Errorf("properties %+v, %v", props, err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("%d temporary files are left", len(left))
	}
}

func TestStreamWithoutAPlace(t *testing.T) {
	if _, err := NewStream([]Frame{{Name: "A"}}, nil, nil, t.TempDir()+"/gone"); err == nil {
		t.Error("rows wait in a folder that is not there")
	}
}

func TestStreamIsFull(t *testing.T) {
	s := stream(t, t.TempDir())
	s.sheets[0].rows = MaxRows - 1
	if err := s.Add(0, Row{}); err == nil || !strings.Contains(err.Error(), "Long") {
		t.Errorf("row %d is taken: %v", MaxRows+1, err)
	}
}
