package xlsx

import (
	"bytes"
	"errors"
	"time"

	"github.com/xuri/excelize/v2"
)

// Plain writes the book with the library alone, cell by cell. It is many times
// slower than Write, and its formulas carry no values: it is there for tests, which
// want both to say the same.
func Plain(frames []Frame, styles []Style, paints []Paint, book Book) ([]byte, error) {
	p := plainBook{a: author{file: excelize.NewFile()}, book: book}
	defer p.a.file.Close()
	p.a.dress(styles, paints)
	for i, frame := range frames {
		bare := frame
		bare.Tables, bare.Charts, bare.Protected = nil, 0, false
		p.a.frame(i, bare)
	}
	for i, sheet := range book.Sheets {
		p.sheet(frames[i], sheet)
	}
	for i, frame := range frames {
		p.over(frame, book.Sheets[i])
	}
	return p.written()
}

type plainBook struct {
	a    author
	book Book
}

func (p *plainBook) sheet(frame Frame, sheet Sheet) {
	if sheet.TabOf != "" {
		tab := opaque + sheet.TabOf
		p.a.do(func(f *excelize.File) error {
			return f.SetSheetProps(frame.Name, &excelize.SheetPropsOptions{TabColorRGB: &tab})
		})
	}
	for i, row := range sheet.Rows {
		if row.Height > 0 {
			p.a.do(func(f *excelize.File) error { return f.SetRowHeight(frame.Name, i+1, row.Height) })
		}
		for _, c := range row.Cells {
			p.a.do(func(f *excelize.File) error { return p.cell(frame.Name, Cells(int(c.Column), i+1), c) })
		}
	}
}

func (p *plainBook) cell(sheet, name string, c Cell) error {
	var err error
	switch {
	case c.Kind == Number:
		err = p.a.file.SetCellFloat(sheet, name, c.Number, -1, 64)
	case c.Formula != "" || c.Text != "":
		err = p.a.file.SetCellStr(sheet, name, Clean(c.Text))
	}
	if err == nil && c.Formula != "" {
		err = p.a.file.SetCellFormula(sheet, name, c.Formula)
	}
	return errors.Join(err, p.a.file.SetCellStyle(sheet, name, name, p.a.styles[c.Style]))
}

// over is what lies over the cells: merged ones, rules, checks, tables, charts, protection.
func (p *plainBook) over(frame Frame, sheet Sheet) {
	for _, at := range sheet.Merged {
		from, to, _ := bytes.Cut([]byte(at), []byte(":"))
		p.a.do(func(f *excelize.File) error { return f.MergeCell(frame.Name, string(from), string(to)) })
	}
	for _, l := range sheet.Links {
		p.a.do(func(f *excelize.File) error { return f.SetCellHyperLink(frame.Name, l.Cell, l.Address, "External") })
	}
	for i, at := range sheet.Tables {
		stripes := false
		p.a.do(func(f *excelize.File) error {
			return f.AddTable(frame.Name, &excelize.Table{Range: at, Name: frame.Tables[i].Name, ShowRowStripes: &stripes})
		})
	}
	for _, r := range sheet.Rules {
		p.a.do(func(f *excelize.File) error {
			return f.SetConditionalFormat(frame.Name, r.Range, []excelize.ConditionalFormatOptions{
				{Type: "formula", Criteria: r.Formula, Format: &p.a.paints[r.Paint], StopIfTrue: true},
			})
		})
	}
	for _, c := range sheet.Checks {
		p.a.do(func(f *excelize.File) error { return f.AddDataValidation(frame.Name, c.validation()) })
	}
	for _, c := range sheet.Charts {
		p.a.do(func(f *excelize.File) error {
			return f.AddChart(frame.Name, Cells(c.From.Column, c.From.Row), c.plain())
		})
	}
	p.a.protect(frame)
}

func (c Check) validation() *excelize.DataValidation {
	v := excelize.NewDataValidation(true)
	v.Sqref, v.Type, v.Formula1, v.Formula2 = c.Range, string(c.Kind), c.First, c.Last
	v.ShowErrorMessage, v.ShowInputMessage = true, true
	if c.Title != "" {
		title, message := cut(c.Title, longest["errorTitle"]), cut(c.Message, longest["error"])
		v.ErrorTitle, v.Error = &title, &message
	}
	return v
}

func (c Chart) plain() *excelize.Chart {
	plain := &excelize.Chart{Type: excelize.Scatter, Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.Title}}}}
	if c.Kind == Bars {
		plain.Type = excelize.Bar
	}
	for _, s := range c.Series {
		plain.Series = append(plain.Series, excelize.ChartSeries{Name: s.Name.At, Categories: s.X.At, Values: s.Y.At})
	}
	return plain
}

func (p *plainBook) written() ([]byte, error) {
	for _, n := range p.book.Names {
		p.a.do(func(f *excelize.File) error {
			return f.SetDefinedName(&excelize.DefinedName{Name: n.Name, RefersTo: n.RefersTo, Scope: n.Sheet})
		})
	}
	made := p.book.Made.UTC().Format(time.RFC3339)
	p.a.settings()
	p.a.do(func(f *excelize.File) error {
		return f.SetDocProps(&excelize.DocProperties{
			Creator: "permitpack", LastModifiedBy: "permitpack", Title: Printable(p.book.Title), Subject: Printable(p.book.Subject),
			Language: p.book.Language, Created: made, Modified: made,
		})
	})
	var out bytes.Buffer
	p.a.do(func(f *excelize.File) error { return f.Write(&out) })
	return out.Bytes(), p.a.err
}
