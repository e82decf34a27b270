package workbook

import (
	"github.com/xuri/excelize/v2"
)

// writer puts cells into the file. The first error sticks and later calls do
// nothing, so that a sheet can be written down as one list of rows.
type writer struct {
	file   *excelize.File
	styles map[look]int
	err    error
}

func newWriter(f *excelize.File) *writer {
	return &writer{file: f, styles: map[look]int{}}
}

// do runs one step of the library unless an earlier one has failed.
func (w *writer) do(step func(*excelize.File) error) {
	if w.err == nil {
		w.err = step(w.file)
	}
}

func (w *writer) rename(from, to string) {
	w.do(func(f *excelize.File) error { return f.SetSheetName(from, to) })
}

func (w *writer) newSheet(name string) {
	w.do(func(f *excelize.File) error {
		_, err := f.NewSheet(name)
		return err
	})
}

// row writes cells from column A on; row counts from 1.
func (w *writer) row(sheet string, row int, cells []cell) {
	for i, c := range cells {
		w.put(sheet, i+1, row, c)
	}
}

func (w *writer) put(sheet string, column, row int, c cell) {
	w.do(func(f *excelize.File) error {
		name, err := excelize.CoordinatesToCellName(column, row)
		if err != nil {
			return err
		}
		if c.value != nil {
			if err := f.SetCellValue(sheet, name, c.value); err != nil {
				return err
			}
		}
		if c.link != "" {
			if err := f.SetCellHyperLink(sheet, name, c.link, "External"); err != nil {
				return err
			}
		}
		// After the value: the library gives dates a style of its own.
		style, err := w.style(c.look)
		if err != nil {
			return err
		}
		return f.SetCellStyle(sheet, name, name, style)
	})
}

func (w *writer) style(l look) (int, error) {
	if id, ok := w.styles[l]; ok {
		return id, nil
	}
	id, err := w.file.NewStyle(l.style())
	if err == nil {
		w.styles[l] = id
	}
	return id, err
}

// widths sets the columns from A on, in characters of the normal font.
func (w *writer) widths(sheet string, of []float64) {
	w.do(func(f *excelize.File) error {
		for i, width := range of {
			name, err := excelize.ColumnNumberToName(i + 1)
			if err != nil {
				return err
			}
			if err := f.SetColWidth(sheet, name, name, width); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *writer) height(sheet string, row int, points float64) {
	w.do(func(f *excelize.File) error { return f.SetRowHeight(sheet, row, points) })
}
