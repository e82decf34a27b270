// Package sheet reads the spreadsheets of agencies: one client a row, one key of
// the profile a column. It reads .xlsx and .csv row by row, with a memory that
// does not grow with their number, and writes the empty workbook to fill in and
// the workbook of rejected rows, both of which it reads again.
//
// No message of this package has a value of a client: only keys, cells and the
// words of the header.
package sheet

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/record"
	"permitpack/generator/text"
)

// Options say how a sheet is read.
type Options struct {
	// Encoding is that of a .csv: one of Encodings, or empty to find out.
	Encoding string
	// Sheet is the name of the sheet of a workbook; empty takes the first that has a header.
	Sheet string
	// TempDir is where large parts of a workbook are laid while it is read. They hold personal
	// data; Close removes them. Empty is the folder of the system.
	TempDir string
}

// Table is the table of clients in an open file. It is used by one goroutine at a time.
type Table struct {
	known *Columns
	// file is the name of the file, as positions name it.
	file   string
	source source
	// prefix stands in front of addresses, where the table is not on the first sheet.
	prefix string
	// header is the number of the header's row, and titles are its cells.
	header int
	titles []Value
	// width is how many cells the header of a text has; 0 in a workbook.
	width int
	// old are the columns of the header that hold the reasons of an earlier run.
	old []int
	// columns are those with a field: the profile's own keys first, then the
	// entries of lists one after the other.
	columns    []column
	system1904 bool
	covered    []merge
	merges     *merges
	language   text.Language
	findings   []finding.Finding
	// told are the findings that are made once.
	told map[string]bool
}

// source is a file that can be read row by row, as often as asked.
type source interface {
	// rows begins at the first row.
	rows() (lines, error)
	io.Closer
}

// lines are the rows of a source that hold anything.
type lines interface {
	// next is the next row; io.EOF after the last.
	next() (line, error)
	io.Closer
}

// line is one row as the file has it, its values by rising columns.
type line struct {
	number int
	hidden bool
	values []Value
	// width is how many cells the row of a text has, empty ones too; 0 in a workbook, where
	// no separator can move them.
	width int
}

// OpenFile opens a spreadsheet on the disk.
func (c *Columns) OpenFile(path string, o Options) (*Table, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("%s is no file", filepath.ToSlash(path))
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	t, err := c.Open(filepath.Base(path), f, info.Size(), o)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	t.source = closing{t.source, f}
	return t, nil
}

// closing is a source that closes its file too.
type closing struct {
	source
	file io.Closer
}

func (c closing) Close() error { return errors.Join(c.source.Close(), c.file.Close()) }

// Open finds the table of clients in a file of that size. The ending of the name
// tells nothing: a workbook and a text are known by their bytes. The caller closes
// the table, and after it the file.
//
// Errors name the file, and the cell where there is one, and say how to mend it.
func (c *Columns) Open(name string, data io.ReaderAt, size int64, o Options) (*Table, error) {
	t := &Table{known: c, file: name, told: map[string]bool{}}
	var err error
	switch kind, sniffErr := sniff(data, size); {
	case sniffErr != nil:
		err = sniffErr
	case kind == workbookFile:
		err = t.openWorkbook(data, size, o)
	default:
		err = t.openText(data, size, o)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return t, nil
}

// Close lets go of the file and removes what was laid into TempDir.
func (t *Table) Close() error { return t.source.Close() }

// Language is that of most titles of the header; empty where it has keys alone.
func (t *Table) Language() text.Language { return t.language }

// Findings are what was found about the table as a whole: columns that are not
// known, hidden rows. They are complete when all rows were read. Where is
// "file:cell".
func (t *Table) Findings() []finding.Finding { return slices.Clone(t.findings) }

func (t *Table) place(column, row int) record.Position {
	return record.Position{File: t.file, Line: row, Column: column, Cell: t.prefix + address(column, row)}
}

// Rows are the clients in the order of the sheet. It may be called again, and begins
// anew. An error ends them: the file is damaged there.
func (t *Table) Rows() iter.Seq2[*Row, error] {
	return func(yield func(*Row, error) bool) {
		if err := t.eachRow(func(r *Row) bool { return yield(r, nil) }); err != nil {
			yield(nil, fmt.Errorf("%s: %w", t.file, err))
		}
	}
}

func (t *Table) eachRow(yield func(*Row) bool) (err error) {
	all, err := t.source.rows()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, all.Close()) }()
	t.merges = newMerges(t.covered)
	for {
		one, err := all.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if one.number <= t.header {
			continue
		}
		t.merges.enter(one.number, one.values)
		row := t.row(one)
		if row == nil {
			continue
		}
		if !yield(row) {
			return nil
		}
	}
}

// exampleClient is the client of the example row in the empty workbook.
const exampleClient = "EXAMPLE"

// row reads a row; nil where it is no client.
func (t *Table) row(one line) *Row {
	row := &Row{Number: one.number, Raw: one.values, Position: t.place(t.left(), one.number)}
	row.Cells = make([]record.Cell, 0, len(t.columns))
	r := rowReader{Table: t, row: row}
	filled := r.read()
	r.beyond(one)
	if one.hidden {
		t.tell("text.hidden-rows", t.left(), one.number, nil)
	}
	switch {
	case strings.EqualFold(row.Client, exampleClient):
		t.tell("text.example-row", t.left(), one.number, nil)
		return nil
	case !filled:
		if slices.ContainsFunc(one.values, func(v Value) bool { return !v.blank() }) {
			t.tell("text.row-without-client", t.left(), one.number, nil)
		}
		return nil
	}
	return row
}

// left is the leftmost column of the header.
func (t *Table) left() int { return t.titles[0].Column }

// tell makes a finding about the table, once for each id.
func (t *Table) tell(id string, column, row int, args finding.Args) {
	if t.told[id] {
		return
	}
	t.told[id] = true
	t.find(id, column, row, args)
}

func (t *Table) find(id string, column, row int, more finding.Args) {
	at := t.place(column, row)
	args := finding.Args{"cell": at.Cell, "row": row}
	for name, value := range more {
		args[name] = value
	}
	t.findings = append(t.findings, finding.Finding{ID: id, Severity: finding.Warning, Where: at.String(), Args: args})
}
