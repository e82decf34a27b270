package sheet

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"permitpack/generator/text"
)

// textFormat is the number format of cells that keep what is typed: "@".
const textFormat = "@"

// Rejected writes rows that were rejected in the layout of their sheet: the same columns
// with the same titles, and every cell as it stands. Two columns are added, the client's
// key where the sheet has none, and why the row was rejected; mended, the workbook is read
// as the sheet was. Rows are laid on the disk, so that memory does not grow with them.
type Rejected struct {
	known  *Columns
	out    io.Writer
	layout Layout
	book   *excelize.File
	rows   *excelize.StreamWriter
	styles map[string]int
	// next is the number of the row to write.
	next int
	// last is the last column of the sheet, client and why those of the key and the reasons.
	last, client, why int
	wrapped           int
}

// NewRejected begins the workbook. The titles that are added are in the language
// of words. Rows are laid into tempDir until Close writes the whole.
func (c *Columns) NewRejected(out io.Writer, layout Layout, words *text.Words, tempDir string) (*Rejected, error) {
	r := &Rejected{known: c, out: out, layout: layout, styles: map[string]int{}, next: 1}
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
	if r.layout.last()+2 > mostColumns {
		r.layout.closeUp()
	}
	r.last = r.layout.last()
	r.client, r.why = r.last+1, r.last+2
	for _, title := range r.layout.titles {
		if f := r.field(title); f != nil && f.role == client {
			r.client, r.why = title.Column, r.last+1
		}
	}
}

// field is what a column holds; nil where nobody knows.
func (r *Rejected) field(title KeptTitle) *field {
	if m, _ := r.known.find(title.Text); m != nil {
		return m.field
	}
	return nil
}

// columns makes cells that are typed into later keep their zeros, where these count.
func (r *Rejected) columns() error {
	const reasonsWidth, width = 60, 16
	asText, err := r.style(textFormat)
	if err != nil {
		return err
	}
	if r.last > 0 { // no columns are known of parts without a rejected row
		if err := r.rows.SetColWidth(1, r.last, width); err != nil {
			return err
		}
	}
	if err := r.rows.SetColWidth(r.why, r.why, reasonsWidth); err != nil {
		return err
	}
	for _, title := range r.layout.titles {
		if f := r.field(title); f != nil && identifiers.MatchString(f.key.Path) {
			if err := r.rows.SetColStyle(title.Column, title.Column, asText); err != nil {
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
	for _, title := range r.layout.titles {
		cells[title.Column-1] = excelize.Cell{StyleID: bold, Value: title.Text}
	}
	if r.client > r.last {
		cells[r.client-1] = excelize.Cell{StyleID: bold, Value: r.clientTitle(words)}
	}
	cells[r.why-1] = excelize.Cell{StyleID: bold, Value: words.Say(titleKey(reasonsName), nil)}
	return r.write(cells)
}

// clientTitle is what the sheet would call the key: its name where the columns have
// names, its title where they have titles.
func (r *Rejected) clientTitle(words *text.Words) string {
	for _, title := range r.layout.titles {
		if m, _ := r.known.find(title.Text); m != nil && len(m.languages) > 0 {
			return words.Say(titleKey(clientName), nil)
		}
	}
	return clientName
}

func (r *Rejected) write(cells []any) error {
	at := address(1, r.next)
	r.next++
	return r.rows.SetRow(at, cells)
}

// Add writes a row, its key where the sheet gives it none, and the reasons, one to a line.
func (r *Rejected) Add(row Kept, key string, reasons []string) error {
	cells := make([]any, r.why)
	columns := r.layout.columnsOf(row)
	for _, c := range row.Cells {
		cell, err := r.cell(c)
		if err != nil {
			return notWritten(err)
		}
		cells[columns[c.Column]-1] = cell
	}
	if cells[r.client-1] == nil {
		cells[r.client-1] = key
	}
	cells[r.why-1] = excelize.Cell{StyleID: r.wrapped, Value: strings.Join(reasons, "\n")}
	return notWritten(r.write(cells))
}

// cell is a value with its kind. No text becomes a formula; a formula without a
// value stays empty.
func (r *Rejected) cell(v KeptCell) (any, error) {
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
