package sheet

import (
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"permitpack/generator/finding"
	"permitpack/generator/text"
)

// guideLines are the paragraphs of the guide.
var guideLines = []string{"fill", "star", "days", "numbers", "lists", "papers", "entries", "columns", "example", "rejected", "run"}

// guide writes the second sheet: how to fill in the first, and all of its columns.
func (w *intakeWriter) guide() error {
	g := guideWriter{intakeWriter: w, sheet: w.say("guide.name"), row: 1}
	for i, width := range []float64{44, 74, 34} {
		letter := columnName(i + 1)
		g.do(w.book.SetColWidth(g.sheet, letter, letter, width))
	}
	g.line(styleKey{bold: true, size: 14}, w.say("guide.title"))
	m, _ := w.find("family.1.surname")
	args := finding.Args{"family": w.titleOf(column{field: m.field, item: entriesShown["family"] + 1})}
	for _, name := range guideLines {
		g.line(styleKey{wrap: true}, w.words.Say("sheet.guide."+name, args))
	}
	g.row++
	g.cells(styleKey{bold: true, fill: "D9D9D9"}, w.say("guide.column"), w.say("guide.meaning"), w.say("guide.key"))
	for _, c := range w.columns {
		g.cells(styleKey{wrap: true, fill: colourOf(c.section())}, w.titleOf(c), w.about(c), strings.ReplaceAll(c.name, "#", fmt.Sprint(c.item)))
	}
	portrait, wide, fit, page := "portrait", 1, 0, 9 // A4
	yes := true
	g.do(w.book.SetPageLayout(g.sheet, &excelize.PageLayoutOptions{Orientation: &portrait, FitToWidth: &wide, FitToHeight: &fit, Size: &page}))
	g.do(w.book.SetSheetProps(g.sheet, &excelize.SheetPropsOptions{FitToPage: &yes}))
	return errors.Join(g.failed...)
}

type guideWriter struct {
	*intakeWriter
	sheet  string
	row    int
	failed []error
}

func (g *guideWriter) do(err error) {
	if err != nil {
		g.failed = append(g.failed, err)
	}
}

// lineHeight is that of one line, in points.
const lineHeight = 13.5

// line writes a paragraph over all columns.
func (g *guideWriter) line(k styleKey, paragraph string) {
	const columns = 180
	style, err := g.style(k)
	g.do(err)
	first, last := address(1, g.row), address(3, g.row)
	g.do(g.book.MergeCell(g.sheet, first, last))
	g.do(g.book.SetCellStr(g.sheet, first, paragraph))
	g.do(g.book.SetCellStyle(g.sheet, first, last, style))
	height := lineHeight * float64(1+text.Columns(paragraph)/columns)
	if k.bold {
		height = 24
	}
	g.do(g.book.SetRowHeight(g.sheet, g.row, height+2))
	g.row++
}

// cells writes a row of the table of columns.
func (g *guideWriter) cells(k styleKey, texts ...string) {
	style, err := g.style(k)
	g.do(err)
	lines := 1
	for i, s := range texts {
		g.do(g.book.SetCellStr(g.sheet, address(i+1, g.row), s))
		lines = max(lines, 1+text.Columns(s)/[]int{50, 88, 40}[i])
	}
	g.do(g.book.SetCellStyle(g.sheet, address(1, g.row), address(len(texts), g.row), style))
	g.do(g.book.SetRowHeight(g.sheet, g.row, lineHeight*float64(lines)+2))
	g.row++
}
