package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// paper says how a sheet is printed: on A4 as wide as the page, as many pages
// long as it takes.
type paper struct {
	landscape bool
	columns   int
	lastRow   int
	titleRows int // repeated at the top of every page; 0 for none
}

const a4 = 9 // the number that the file format has for the paper size

func (w *writer) print(sheet string, p paper) {
	w.do(func(f *excelize.File) error {
		if err := setPage(f, sheet, p.landscape); err != nil {
			return err
		}
		last, err := excelize.CoordinatesToCellName(p.columns, p.lastRow, true)
		if err != nil {
			return err
		}
		// A sheet name of the contract is one English word and needs no quotes.
		err = f.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Area", Scope: sheet, RefersTo: fmt.Sprintf("%s!$A$1:%s", sheet, last),
		})
		if err != nil || p.titleRows == 0 {
			return err
		}
		return f.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Titles", Scope: sheet, RefersTo: fmt.Sprintf("%s!$1:$%d", sheet, p.titleRows),
		})
	})
}

func setPage(f *excelize.File, sheet string, landscape bool) error {
	size, wide, long, orientation := a4, 1, 0, "portrait"
	if landscape {
		orientation = "landscape"
	}
	if err := f.SetPageLayout(sheet, &excelize.PageLayoutOptions{
		Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &long,
	}); err != nil {
		return err
	}
	side, end, footer := 0.4, 0.6, 0.3 // inches
	if err := f.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &side, Bottom: &end, Footer: &footer,
	}); err != nil {
		return err
	}
	// Codes of the format: the sheet's name on the left, page of pages on the right.
	return f.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: "&L&A&R&P / &N"})
}

// dress sets the colour of the tab, hides the grid (tables draw their own
// lines) and lets the sheet fit the width of the paper.
func (w *writer) dress(sheet string, t tone) {
	w.do(func(f *excelize.File) error {
		colour, fit, grid := t.tab(), true, false
		if err := f.SetSheetProps(sheet, &excelize.SheetPropsOptions{TabColorRGB: &colour, FitToPage: &fit}); err != nil {
			return err
		}
		return f.SetSheetView(sheet, 0, &excelize.ViewOptions{ShowGridLines: &grid})
	})
}
