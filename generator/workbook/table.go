package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// column is one column of a table.
type column struct {
	name  string
	width float64 // in characters
}

// table is a sheet that holds one table: its title, a line on whose it is, the
// names of the columns, then the rows, which can be filtered and sorted.
type table struct {
	sheet   string
	title   string
	tab     tone
	columns []column
	rows    [][]cell
}

// Rows of a table sheet, from 1.
const (
	titleRow    = 1
	subtitleRow = 2
	headerRow   = 3
)

func (r *renderer) table(t table) {
	w := r.out
	w.newSheet(t.sheet)
	w.put(t.sheet, 1, titleRow, heading(t.title, titleRole))
	w.put(t.sheet, 1, subtitleRow, heading(r.subtitle(), subtitleRole))
	w.height(t.sheet, titleRow, 26)
	room := widths(t.columns)
	w.widths(t.sheet, room)
	header := names(t.columns)
	w.row(t.sheet, headerRow, header)
	w.fit(t.sheet, headerRow, header, room)
	rows := t.rows
	if len(rows) == 0 {
		rows = [][]cell{r.emptyRow(len(t.columns))}
	}
	for i, row := range rows {
		w.row(t.sheet, headerRow+1+i, row)
		w.fit(t.sheet, headerRow+1+i, row, room)
	}
	last := headerRow + len(rows)
	w.freeze(t.sheet, headerRow)
	w.filter(t.sheet, headerRow, last, len(t.columns))
	w.dress(t.sheet, t.tab)
	w.print(t.sheet, paper{
		landscape: totalWidth(t.columns) > portraitWidth,
		columns:   len(t.columns), lastRow: last, titleRows: headerRow,
	})
}

// portraitWidth is the widest table, in characters, that is still well read
// when it is fitted to the width of an upright A4 page.
const portraitWidth = 115

// subtitle says whose workbook it is, so that a loose page finds its packet.
func (r *renderer) subtitle() string {
	who := r.packet.Values["applicant.full-name"].Text
	if who == "" {
		who = r.packet.Name
	}
	return fmt.Sprintf("%s · %s · %s", who, r.procedure(), r.words.Date(r.packet.Today))
}

func (r *renderer) procedure() string {
	return r.words.Say("procedure."+r.packet.Procedure+".title", nil)
}

func (r *renderer) emptyRow(columns int) []cell {
	row := make([]cell, columns)
	row[0] = words(r.say("empty")).as(muted)
	return row
}

func heading(s string, as role) cell {
	c := words(s)
	c.look.role = as
	return c
}

func names(of []column) []cell {
	cells := make([]cell, len(of))
	for i, c := range of {
		cells[i] = heading(c.name, headerRole)
	}
	return cells
}

func widths(of []column) []float64 {
	all := make([]float64, len(of))
	for i, c := range of {
		all[i] = c.width
	}
	return all
}

func totalWidth(of []column) float64 {
	sum := 0.0
	for _, c := range of {
		sum += c.width
	}
	return sum
}

// freeze keeps the rows down to the given one in sight.
func (w *writer) freeze(sheet string, row int) {
	w.do(func(f *excelize.File) error {
		first, err := excelize.CoordinatesToCellName(1, row+1)
		if err != nil {
			return err
		}
		return f.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: row, TopLeftCell: first, ActivePane: "bottomLeft"})
	})
}

func (w *writer) filter(sheet string, header, last, columns int) {
	w.do(func(f *excelize.File) error {
		from, err := excelize.CoordinatesToCellName(1, header)
		if err != nil {
			return err
		}
		to, err := excelize.CoordinatesToCellName(columns, last)
		if err != nil {
			return err
		}
		return f.AutoFilter(sheet, from+":"+to, nil)
	})
}
