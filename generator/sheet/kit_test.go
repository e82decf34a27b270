package sheet

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"permitpack/generator/date"
	"permitpack/generator/profile"
	"permitpack/generator/record"
	"permitpack/generator/rules"
	"permitpack/generator/text"
)

// shared are the columns of all tests: they are read-only.
var shared = sync.OnceValues(func() (*Columns, error) {
	templates := os.DirFS("../../templates")
	book, err := text.Load(templates)
	if err != nil {
		return nil, err
	}
	if err := book.Prepare(); err != nil {
		return nil, err
	}
	catalogue, err := rules.Load(templates)
	if err != nil {
		return nil, err
	}
	return NewColumns(book, profile.Vocabulary{
		"procedure":             {Words: catalogue.ProcedureIDs(), Required: true},
		"ground":                {Words: catalogue.GroundIDs},
		"stay.permit_ground":    {Words: catalogue.GroundIDs},
		"sponsor.permit_ground": {Words: catalogue.GroundIDs},
		"photo.size":            {Words: []string{"35x45", "30x40"}},
		"photo.background":      {Words: []string{"red", "white", "light-grey"}},
		"documents.id":          {Words: catalogue.DocumentIDs, Required: true},
	}), nil
})

func known(t testing.TB) *Columns {
	t.Helper()
	c, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// opened is the table in the bytes of a file.
func opened(t testing.TB, name string, data []byte, o Options) *Table {
	t.Helper()
	table, err := known(t).Open(name, bytes.NewReader(data), int64(len(data)), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := table.Close(); err != nil {
			t.Error(err)
		}
	})
	return table
}

// refused is the error of a file that is no table.
func refused(t testing.TB, data []byte, o Options) string {
	t.Helper()
	table, err := known(t).Open("x.csv", bytes.NewReader(data), int64(len(data)), o)
	if err == nil {
		t.Error("the file was opened")
		return table.file
	}
	return err.Error()
}

// all are the rows of a table.
func all(t testing.TB, table *Table) []*Row {
	t.Helper()
	var rows []*Row
	for row, err := range table.Rows() {
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
	return rows
}

// read turns a row into a profile, with all of its problems as "cell id key".
func read(t testing.TB, row *Row) (*profile.Profile, []string) {
	t.Helper()
	p, problems := profile.ReadCells(row.Position, row.Cells, known(t).book.CountryCode)
	var shown []string
	for _, one := range record.InOrder(append(problems, row.Problems...)) {
		shown = append(shown, strings.TrimPrefix(one.Position.String(), "x.csv:")+" "+strings.TrimPrefix(one.ID, "text.")+" "+one.Key)
	}
	return p, shown
}

// cellsOf are the cells of a row that say something, as "key=text".
func cellsOf(row *Row) []string {
	var shown []string
	for _, c := range row.Cells {
		if c.Text != "" {
			shown = append(shown, c.Key+"="+c.Text)
		}
	}
	return shown
}

func sorted(all []string) []string { return slices.Sorted(slices.Values(all)) }

// profilesAlike compares what profiles say, not where it stands.
var profilesAlike = cmp.Options{cmpopts.IgnoreUnexported(profile.Profile{}), cmp.AllowUnexported(date.Date{}), cmpopts.EquateEmpty()}
