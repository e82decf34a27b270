package xlsx

import (
	"bytes"
	"fmt"

	"github.com/xuri/excelize/v2"
)

// author is the library at work on the file from which a template is cut: frames,
// styles and empty tables, and no content. The first error sticks.
type author struct {
	file   *excelize.File
	styles []int
	paints []int
	err    error
}

func (a *author) do(step func(*excelize.File) error) {
	if a.err == nil {
		a.err = step(a.file)
	}
}

// written makes the file. The frames' sheets hold the headers of their tables alone.
func (a *author) written(frames []Frame, styles []Style, paints []Paint) ([]byte, error) {
	a.file = excelize.NewFile()
	defer a.file.Close()
	a.dress(styles, paints)
	for i, frame := range frames {
		a.frame(i, frame)
	}
	a.settings()
	var out bytes.Buffer
	a.do(func(f *excelize.File) error { return f.Write(&out) })
	return out.Bytes(), a.err
}

// dress makes the styles and the paints, and keeps their numbers.
func (a *author) dress(styles []Style, paints []Paint) {
	for _, s := range styles {
		a.do(func(f *excelize.File) error {
			id, err := f.NewStyle(s.style())
			a.styles = append(a.styles, id)
			return err
		})
	}
	for _, p := range paints {
		a.do(func(f *excelize.File) error {
			id, err := f.NewConditionalStyle(p.style())
			a.paints = append(a.paints, id)
			return err
		})
	}
}

// settings has the file computed anew when it is opened, and says who made it.
func (a *author) settings() {
	recalculate := true
	a.do(func(f *excelize.File) error {
		return f.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &recalculate})
	})
	a.do(func(f *excelize.File) error { return f.SetAppProps(&excelize.AppProperties{Application: "permitpack"}) })
}

func (a *author) frame(i int, frame Frame) {
	a.do(func(f *excelize.File) error {
		if i == 0 { // the library's new file comes with one sheet
			return f.SetSheetName("Sheet1", frame.Name)
		}
		_, err := f.NewSheet(frame.Name)
		return err
	})
	a.view(i, frame)
	a.columns(frame)
	a.paper(frame)
	for n, table := range frame.Tables {
		a.table(frame.Name, placeholder(n, len(table.Columns)), table)
	}
	for range frame.Charts {
		a.do(func(f *excelize.File) error {
			return f.AddChart(frame.Name, "A1", &excelize.Chart{
				Type: excelize.Scatter, Series: []excelize.ChartSeries{{Categories: frame.Name + "!$A$1", Values: frame.Name + "!$A$1"}},
			})
		})
	}
	a.protect(frame)
}

// protect locks the cells that are not open. Filters and widths stay usable.
func (a *author) protect(frame Frame) {
	if !frame.Protected {
		return
	}
	a.do(func(f *excelize.File) error {
		return f.ProtectSheet(frame.Name, &excelize.SheetProtectionOptions{
			AutoFilter: true, Sort: true, FormatColumns: true, FormatRows: true, SelectLockedCells: true, SelectUnlockedCells: true,
		})
	})
}

// opaque stands in front of a colour where the library does not put it there.
const opaque = "FF"

// view hides the grid (cells draw their own lines) and freezes the rows at the top.
func (a *author) view(i int, frame Frame) {
	a.do(func(f *excelize.File) error {
		fit, grid, tab := true, false, opaque+frame.Tab
		if err := f.SetSheetProps(frame.Name, &excelize.SheetPropsOptions{TabColorRGB: &tab, FitToPage: &fit}); err != nil {
			return err
		}
		if i == 0 {
			f.SetActiveSheet(0)
		}
		if err := f.SetSheetView(frame.Name, 0, &excelize.ViewOptions{ShowGridLines: &grid}); err != nil || frame.Frozen == 0 {
			return err
		}
		return f.SetPanes(frame.Name, &excelize.Panes{
			Freeze: true, YSplit: frame.Frozen, TopLeftCell: Cells(1, frame.Frozen+1), ActivePane: "bottomLeft",
		})
	})
}

func (a *author) columns(frame Frame) {
	for n, width := range frame.Widths {
		a.do(func(f *excelize.File) error {
			return f.SetColWidth(frame.Name, Column(n+1), Column(n+1), width)
		})
	}
}

const a4 = 9 // ST_PaperSize, 18.3.1.63

// paper has the sheet printed on A4 as wide as the page, as many pages long as it takes.
func (a *author) paper(frame Frame) {
	size, wide, long, orientation := a4, 1, 0, "portrait"
	if frame.Landscape {
		orientation = "landscape"
	}
	side, end, footer := 0.4, 0.6, 0.3 // inches
	a.do(func(f *excelize.File) error {
		if err := f.SetPageLayout(frame.Name, &excelize.PageLayoutOptions{
			Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &long,
		}); err != nil {
			return err
		}
		if err := f.SetPageMargins(frame.Name, &excelize.PageLayoutMarginsOptions{
			Left: &side, Right: &side, Top: &side, Bottom: &end, Footer: &footer,
		}); err != nil {
			return err
		}
		// Codes of the format: the sheet's name on the left, page of pages on the right.
		return f.SetHeaderFooter(frame.Name, &excelize.HeaderFooterOptions{OddFooter: "&L&A&R&P / &N"})
	})
}

// placeholder is where the n-th table of a sheet stands in the template.
func placeholder(n, columns int) string {
	const apart = 10
	return Range(1, apart*n+1, columns, apart*n+2)
}

func (a *author) table(sheet, at string, table Table) {
	a.do(func(f *excelize.File) error {
		from, _, _ := bytes.Cut([]byte(at), []byte(":"))
		if err := f.SetSheetRow(sheet, string(from), &table.Columns); err != nil {
			return err
		}
		stripes := false
		if err := f.AddTable(sheet, &excelize.Table{Range: at, Name: table.Name, ShowRowStripes: &stripes}); err != nil {
			return fmt.Errorf("table %s: %w", table.Name, err)
		}
		return nil
	})
}

// style is the library's way to say a style.
func (s Style) style() *excelize.Style {
	e := &excelize.Style{
		Font:       &excelize.Font{Family: "Calibri", Size: s.Points, Color: s.Colour, Bold: s.Bold},
		Alignment:  &excelize.Alignment{Horizontal: s.Across, Vertical: s.Down, WrapText: s.Wrap},
		Protection: &excelize.Protection{Locked: !s.Open},
	}
	if s.Underline {
		e.Font.Underline = "single"
	}
	if s.Border != "" {
		for _, side := range []string{"left", "top", "right", "bottom"} {
			e.Border = append(e.Border, excelize.Border{Type: side, Color: s.Border, Style: 1})
		}
	}
	if s.Format != "" {
		e.CustomNumFmt = &s.Format
	}
	if s.Fill != "" {
		e.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{s.Fill}}
	}
	return e
}

func (p Paint) style() *excelize.Style {
	e := &excelize.Style{Font: &excelize.Font{Color: p.Colour, Bold: p.Bold}}
	if p.Fill != "" {
		e.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{p.Fill}}
	}
	return e
}
