package sheet

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"permitpack/generator/text"
)

// textFormat is the number format of cells that keep what is typed: "@".
const textFormat = "@"

// Rejected writes the rows of a table that were rejected, in the table's own
// layout: the same columns with the same titles, and every cell as it stands. Two
// columns are added, the client's key where the table has none, and why the row was
// rejected; mended, the workbook is read as the table was. Rows are laid on the disk, so
// that memory does not grow with them.
type Rejected struct {
	out    io.Writer
	table  *Table
	book   *excelize.File
	rows   *excelize.StreamWriter
	styles map[string]int
	// next is the number of the row to write.
	next int
	// last is the last column of the header without what is added, client and why
	// those of the key and the reasons.
	last, client, why int
	wrapped           int
}

// NewRejected begins the workbook. The titles that are added are in the language
// of words. Rows are laid into tempDir until Close writes the whole.
func NewRejected(out io.Writer, t *Table, words *text.Words, tempDir string) (*Rejected, error) {
	r := &Rejected{out: out, table: t, styles: map[string]int{}, next: 1}
	r.book = excelize.NewFile(excelize.Options{TmpDir: tempDir})
	if err := r.begin(words); err != nil {
		return nil, errors.Join(notWritten(err), r.book.Close())
	}
	return r, nil
}

func notWritten(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("writing the rejected rows: %w", err)
}

// rejectedSheet is the name of the sheet.
const rejectedSheet = "Rejected"

func (r *Rejected) begin(words *text.Words) (err error) {
	r.layOut()
	if err := r.book.SetSheetName("Sheet1", rejectedSheet); err != nil {
		return err
	}
	if err := fixProperties(r.book); err != nil {
		return err
	}
	if err := r.book.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &r.table.system1904}); err != nil {
		return err
	}
	if r.wrapped, err = r.book.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}); err != nil {
		return err
	}
	if r.rows, err = r.book.NewStreamWriter(rejectedSheet); err != nil {
		return err
	}
	if err := r.columns(); err != nil {
		return err
	}
	return r.header(words)
}

// layOut finds the places of the columns.
func (r *Rejected) layOut() {
	for _, v := range r.table.titles {
		if !slices.Contains(r.table.old, v.Column) {
			r.last = max(r.last, v.Column)
		}
	}
	r.why = r.last + 1
	if i := slices.IndexFunc(r.table.columns, func(c column) bool { return c.role == client }); i >= 0 {
		r.client = r.table.columns[i].index
	} else {
		r.client, r.why = r.last+1, r.last+2
	}
}

// columns makes cells that are typed into later keep their zeros, where these count.
func (r *Rejected) columns() error {
	const reasonsWidth, width = 60, 16
	asText, err := r.style(textFormat)
	if err != nil {
		return err
	}
	if err := r.rows.SetColWidth(1, r.last, width); err != nil {
		return err
	}
	if err := r.rows.SetColWidth(r.why, r.why, reasonsWidth); err != nil {
		return err
	}
	for _, c := range r.table.columns {
		if identifiers.MatchString(c.field.key.Path) {
			if err := r.rows.SetColStyle(c.index, c.index, asText); err != nil {
				return err
			}
		}
	}
	return r.rows.SetPanes(&excelize.Panes{
		Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft",
	})
}

func (r *Rejected) header(words *text.Words) error {
	bold, err := r.book.NewStyle(&excelize.Style{
		Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"},
	})
	if err != nil {
		return err
	}
	cells := make([]any, r.why)
	for _, v := range r.table.titles {
		if v.Column <= r.last && !slices.Contains(r.table.old, v.Column) {
			cells[v.Column-1] = excelize.Cell{StyleID: bold, Value: v.Text}
		}
	}
	if r.client > r.last {
		cells[r.client-1] = excelize.Cell{StyleID: bold, Value: clientName}
		if r.table.language != "" {
			cells[r.client-1] = excelize.Cell{StyleID: bold, Value: words.Say(titleKey(clientName), nil)}
		}
	}
	cells[r.why-1] = excelize.Cell{StyleID: bold, Value: words.Say(titleKey(reasonsName), nil)}
	return r.write(cells)
}

func (r *Rejected) write(cells []any) error {
	at := address(1, r.next)
	r.next++
	return r.rows.SetRow(at, cells)
}

// Add writes a row with the reasons, one to a line.
func (r *Rejected) Add(row *Row, reasons []string) error {
	added := r.why - r.last
	cells := make([]any, r.why)
	for _, v := range row.Raw {
		column := v.Column
		switch {
		case slices.Contains(r.table.old, column):
			continue
		case column > r.last: // beyond the header: nobody reads it, and it is not lost
			column += added
		}
		for len(cells) < column {
			cells = append(cells, nil)
		}
		cell, err := r.cell(v)
		if err != nil {
			return notWritten(err)
		}
		cells[column-1] = cell
	}
	if row.Client == "" {
		cells[r.client-1] = row.Key()
	}
	cells[r.why-1] = excelize.Cell{StyleID: r.wrapped, Value: strings.Join(reasons, "\n")}
	return notWritten(r.write(cells))
}

// cell is a value with its kind. No text becomes a formula; a formula without a
// value stays empty.
func (r *Rejected) cell(v Value) (any, error) {
	format := v.Format
	if v.Kind == Day && format == "" {
		format = "yyyy-mm-dd"
	}
	style, err := r.style(format)
	if err != nil {
		return nil, err
	}
	cell := excelize.Cell{StyleID: style, Value: v.Text}
	switch v.Kind {
	case Number, Day:
		if f, err := strconv.ParseFloat(v.Text, 64); err == nil {
			cell.Value = f
		}
	case Boolean:
		cell.Value = v.Text == "1"
	case Uncomputed:
		return nil, nil
	}
	return cell, nil
}

// style is that of a number format.
func (r *Rejected) style(format string) (int, error) {
	if format == "" {
		return 0, nil
	}
	if id, known := r.styles[format]; known {
		return id, nil
	}
	const builtInText = 49
	style := &excelize.Style{CustomNumFmt: &format}
	if format == textFormat {
		style = &excelize.Style{NumFmt: builtInText}
	}
	id, err := r.book.NewStyle(style)
	if err == nil {
		r.styles[format] = id
	}
	return id, err
}

// Close writes the workbook and removes what was laid on the disk.
func (r *Rejected) Close() error {
	err := r.rows.Flush()
	if err == nil {
		err = r.book.Write(r.out)
	}
	return notWritten(errors.Join(err, r.book.Close()))
}

// Discard removes what was laid on the disk, without writing the workbook.
func (r *Rejected) Discard() error { return r.book.Close() }

// fixProperties makes a workbook say what made it, and nothing of when.
func fixProperties(f *excelize.File) error {
	const day = "2026-01-01T00:00:00Z"
	return errors.Join(
		f.SetDocProps(&excelize.DocProperties{Creator: "permitpack", LastModifiedBy: "permitpack", Created: day, Modified: day}),
		f.SetAppProps(&excelize.AppProperties{Application: "permitpack"}),
	)
}
