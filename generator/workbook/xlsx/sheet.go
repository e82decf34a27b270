package xlsx

import (
	"fmt"
	"strconv"
)

// sheet writes a sheet, its elements in the order that the format wants (18.3.1.99).
func (w *writer) sheet(i int) error {
	frame, content := w.sheets[i], w.book.Sheets[i]
	w.write(header, frame.root)
	if err := w.properties(frame, w.frames[i].Tab, content.TabOf); err != nil {
		return err
	}
	w.write(`<dimension ref="`, extent(content.Rows, len(content.Rows)), `"/>`)
	w.raw(frame, "sheetViews", "sheetFormatPr", "cols")
	w.rows(content.Rows)
	w.raw(frame, "sheetProtection")
	w.merged(content.Merged)
	w.rules(content.Rules)
	w.checks(content.Checks)
	w.hyperlinks(content.Links)
	w.raw(frame, "printOptions", "pageMargins", "pageSetup", "headerFooter", "drawing", "tableParts")
	w.write(`</worksheet>`)
	if len(content.Links) > 0 && len(frame.relations) == 0 {
		return fmt.Errorf("sheet %s: links need a table or a chart beside them", w.frames[i].Name)
	}
	return nil
}

func (w *writer) raw(frame sheetFrame, elements ...string) {
	for _, name := range elements {
		w.out = append(w.out, frame.of[name]...)
	}
}

// properties writes the colour of the tab and that the sheet is fitted to its paper.
func (w *writer) properties(frame sheetFrame, tab, own string) error {
	if own == "" || own == tab {
		w.raw(frame, "sheetPr")
		return nil
	}
	w.write(`<sheetPr><tabColor rgb="`, opaque, own, `"/><pageSetUpPr fitToPage="1"/></sheetPr>`)
	return nil
}

// extent is the range of all cells, as wide as the rows, down to the last row.
func extent(rows []Row, last int) string {
	right := 1
	for _, row := range rows {
		if n := len(row.Cells); n > 0 {
			right = max(right, int(row.Cells[n-1].Column))
		}
	}
	return Range(1, 1, right, max(last, 1))
}

func (w *writer) rows(rows []Row) {
	w.write(`<sheetData>`)
	for i, row := range rows {
		if row.empty() {
			continue
		}
		name := strconv.Itoa(i + 1)
		w.openRow(name, row.Height)
		for _, c := range row.Cells {
			w.cell(name, c)
		}
		w.write(`</row>`)
	}
	w.write(`</sheetData>`)
}

// empty tells whether nothing of a row is written.
func (r Row) empty() bool { return len(r.Cells) == 0 && r.Height == 0 }

// openRow writes the tag that begins a row, by its number (18.3.1.73).
func (w *writer) openRow(name string, height float64) {
	w.write(`<row r="`, name, `"`)
	if height > 0 {
		w.write(` ht="`)
		w.float(height)
		w.write(`" customHeight="1"`)
	}
	w.write(`>`)
}

// cell writes one cell (18.3.1.4) of a row. A text without a formula stands in the
// table of texts, so that nothing in it can be taken for a formula.
func (w *writer) cell(row string, c Cell) {
	w.write(`<c r="`, Column(int(c.Column)), row, `" s="`)
	w.number(w.styles[c.Style])
	switch {
	case c.Formula != "" && c.Kind == Number:
		w.write(`"><f>`)
		w.escape(c.Formula)
		w.write(`</f><v>`)
		w.float(c.Number)
	case c.Formula != "":
		w.write(`" t="str"><f>`)
		w.escape(c.Formula)
		w.write(`</f><v>`)
		w.escape(Printable(c.Text))
	case c.Kind == Number:
		w.write(`"><v>`)
		w.float(c.Number)
	case c.Kind == Text && c.Text != "":
		w.write(`" t="s"><v>`)
		w.number(w.index(Clean(c.Text)))
	default:
		w.write(`"/>`)
		return
	}
	w.write(`</v></c>`)
}

func (w *writer) merged(ranges []string) {
	if len(ranges) == 0 {
		return
	}
	w.write(`<mergeCells count="`, strconv.Itoa(len(ranges)), `">`)
	for _, at := range ranges {
		w.write(`<mergeCell ref="`, at, `"/>`)
	}
	w.write(`</mergeCells>`)
}

// rules writes what paints cells (18.3.1.18). Their order is that in which they go before others.
func (w *writer) rules(rules []Rule) {
	for i, r := range rules {
		w.write(`<conditionalFormatting sqref="`, r.Range, `"><cfRule type="expression" dxfId="`, strconv.Itoa(w.paints[r.Paint]),
			`" priority="`, strconv.Itoa(i+1), `" stopIfTrue="1"><formula>`)
		w.escape(r.Formula)
		w.write(`</formula></cfRule></conditionalFormatting>`)
	}
}

// checks writes what may be typed (18.3.1.33).
func (w *writer) checks(checks []Check) {
	if len(checks) == 0 {
		return
	}
	w.write(`<dataValidations count="`, strconv.Itoa(len(checks)), `">`)
	for _, c := range checks {
		w.write(`<dataValidation type="`, string(c.Kind), `" allowBlank="1" showInputMessage="1" showErrorMessage="1"`)
		for _, text := range []struct{ name, value string }{{"errorTitle", c.Title}, {"error", c.Message}, {"prompt", c.Hint}} {
			if text.value != "" {
				w.attribute(text.name, cut(Printable(text.value), longest[text.name]))
			}
		}
		w.write(` sqref="`, c.Range, `"><formula1>`)
		w.escape(c.First)
		w.write(`</formula1>`)
		if c.Last != "" {
			w.write(`<formula2>`)
			w.escape(c.Last)
			w.write(`</formula2>`)
		}
		w.write(`</dataValidation>`)
	}
	w.write(`</dataValidations>`)
}

// longest is how long the texts of a check may be: a longer one makes Excel mend the file.
var longest = map[string]int{"errorTitle": 32, "error": 224, "prompt": 254}

func (w *writer) hyperlinks(links []Link) {
	if len(links) == 0 {
		return
	}
	w.write(`<hyperlinks>`)
	for i, l := range links {
		w.write(`<hyperlink ref="`, l.Cell, `" r:id="`, linkID(i), `"/>`)
	}
	w.write(`</hyperlinks>`)
}
