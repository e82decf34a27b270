package blank

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"permitpack/generator/page"
)

// sizeStep is by how much type shrinks from try to try: a quarter of a point.
const sizeStep = 25

// style is the largest in which a line of the field is no higher than its box.
func (k Look) style(fonts *page.Fonts, height page.Length) page.Style {
	style := page.Style{Size: int(k.Size), Bold: *k.Bold}
	for style.Size > int(k.MinSize) && fonts.LineHeight(style) > height {
		style.Size = max(style.Size-sizeStep, int(k.MinSize))
	}
	return style
}

// fit lays a text into the lines of a field, or tells that they do not hold it. A
// single box takes one line at a smaller size before it takes several.
func (f *Form) fit(field *Field, s string) (fitted page.Fitted, fits bool) {
	box := field.boxes()[0]
	style := field.style(f.fonts, box.height)
	if field.Lines == nil {
		fitted = f.fonts.Fit(s, style, box.width, box.height, int(field.MinSize))
		return fitted, fitted.Rest == ""
	}
	for {
		lines := f.fonts.Wrap(s, style, box.width)
		if len(lines) <= field.Lines.Count && f.within(lines, style, box.width) {
			return page.Fitted{Style: style, Lines: lines}, true
		}
		if style.Size == int(field.MinSize) {
			return page.Fitted{}, false
		}
		style.Size = max(style.Size-sizeStep, int(field.MinSize))
	}
}

func (f *Form) within(lines []string, style page.Style, width page.Length) bool {
	for _, l := range lines {
		if f.fonts.Width(l, style) > width {
			return false
		}
	}
	return true
}

// text prints a value or a fixed text.
func (w *writing) text(f *Field) {
	words := w.printedValue(f)
	fitted, fits := w.fit(f, words)
	if !fits {
		w.carry(f, around(f.boxes()), []string{words})
		return
	}
	boxes := f.boxes()
	if f.Lines == nil {
		w.lines(f, f.Page, boxes[0], f.Look, fitted)
		w.expect(f.name(), f.Page, boxes[0], strings.Join(fitted.Lines, " "))
		return
	}
	for i, box := range boxes {
		line := ""
		if i < len(fitted.Lines) {
			line = fitted.Lines[i]
		}
		w.lines(f, f.Page, box, f.Look, page.Fitted{Style: fitted.Style, Lines: []string{line}})
		w.expect(f.name(), f.Page, box, line)
	}
}

// lines draws lines one below another where the look wants them in their box.
func (w *writing) lines(f *Field, number int, box rect, k Look, fitted page.Fitted) {
	step := w.fonts.LineHeight(fitted.Style)
	free := box.height - page.Length(len(fitted.Lines))*step
	y := box.y
	switch k.Vertical {
	case middle:
		y += free / 2
	case foot:
		y += free
	}
	for _, l := range fitted.Lines {
		w.line(f, number, rect{box.x, y, box.width, step}, fitted.Style, k.Align, l)
		y += step
	}
}

// line draws one line in the middle of the height of its box.
func (w *writing) line(f *Field, number int, box rect, style page.Style, align Horizontal, words string) {
	if words == "" {
		return
	}
	x := box.x
	switch free := box.width - w.fonts.Width(words, style); align {
	case centre:
		x += free / 2
	case right:
		x += free
	}
	y := box.y + (box.height-w.fonts.LineHeight(style))/2 + w.fonts.Ascent(style)
	w.add(number, page.Text{X: x, Y: y, Style: style, Value: words, Field: f.name()})
}

// comb prints one character into each cell, in its middle.
func (w *writing) comb(f *Field) {
	words := w.printedValue(f)
	characters := clusters(strings.Map(f.Comb.kept, words))
	boxes := f.boxes()
	style, fits := w.combStyle(f, characters, boxes)
	if !fits {
		w.carry(f, around(boxes), []string{words})
		return
	}
	shift := 0
	if f.Align == right {
		shift = len(boxes) - len(characters)
	}
	for i, box := range boxes {
		character := ""
		if at := i - shift; at >= 0 && at < len(characters) {
			character = strings.TrimSpace(characters[at])
		}
		w.lines(f, f.Page, box, f.Look.centred(), page.Fitted{Style: style, Lines: []string{character}})
		w.expect(f.name(), f.Page, box, character)
	}
}

func (k Look) centred() Look {
	k.Align = centre
	return k
}

// kept drops the characters that take no cell.
func (c *Comb) kept(r rune) rune {
	if strings.ContainsRune(c.Omit, r) {
		return -1
	}
	return r
}

// combStyle is the largest style in which every character keeps to its cell.
func (w *writing) combStyle(f *Field, characters []string, boxes []rect) (style page.Style, fits bool) {
	style = f.style(w.fonts, boxes[0].height)
	for !w.within(characters, style, boxes[0].width) {
		if style.Size == int(f.MinSize) {
			return style, false
		}
		style.Size = max(style.Size-sizeStep, int(f.MinSize))
	}
	return style, len(characters) <= len(boxes)
}

// clusters are the characters of a text, each with the combining marks after it.
func clusters(s string) []string {
	var all []string
	for _, r := range s {
		if last := len(all) - 1; last >= 0 && unicode.Is(unicode.M, r) {
			all[last] += string(r)
			continue
		}
		all = append(all, string(r))
	}
	return all
}

const ellipsis = "…"

// table prints rows of cells.
func (w *writing) table(f *Field) {
	rows := w.rows(f)
	boxes := f.boxes()
	whole := len(rows) <= f.Rows.Count && w.holds(f, rows, boxes)
	count := f.Rows.Count
	if !whole {
		count-- // the last row names the additional sheet
	}
	for i := range count {
		for j, c := range f.Columns {
			words := ""
			if i < len(rows) {
				words = rows[i][j]
			}
			w.cell(f, c, boxes[i*len(f.Columns)+j], words)
		}
	}
	if !whole {
		var texts []string
		for i, row := range rows {
			filled := slices.DeleteFunc(slices.Clone(row), func(cell string) bool { return cell == "" })
			texts = append(texts, fmt.Sprintf("%d)  %s", i+1, strings.Join(filled, ";  ")))
		}
		w.carry(f, around(boxes[count*len(f.Columns):]), texts)
	}
}

// rows are the cells of each row that the table has columns for, in the order of those.
func (w *writing) rows(f *Field) [][]string {
	name := w.names[f.Value]
	var rows [][]string
	for _, row := range w.value(f.Value).Rows {
		var shown []string
		for _, c := range f.Columns {
			cell := row[slices.Index(name.Columns, c.Show)]
			shown = append(shown, w.printed(c.Uppercase, cell, name.Latin || c.Show == nameColumn))
		}
		rows = append(rows, shown)
	}
	return rows
}

// nameColumn holds names as they stand in passports.
const nameColumn = "name"

// holds tells whether every cell of every row fits into its box.
func (w *writing) holds(f *Field, rows [][]string, boxes []rect) bool {
	for i, row := range rows {
		for j, words := range row {
			box, c := boxes[i*len(f.Columns)+j], f.Columns[j]
			if w.fonts.Fit(words, c.style(w.fonts, box.height), box.width, box.height, int(c.MinSize)).Rest != "" {
				return false
			}
		}
	}
	return true
}

// cell prints one cell; one that its box does not hold ends in an ellipsis, and
// stands whole on the additional sheet.
func (w *writing) cell(f *Field, c Column, box rect, words string) {
	style := c.style(w.fonts, box.height)
	fitted := w.fonts.Fit(words, style, box.width, box.height, int(c.MinSize))
	if fitted.Rest != "" {
		room := box.width - w.fonts.Width(ellipsis, style)
		fitted = w.fonts.Fit(words, style, room, box.height, int(c.MinSize))
		if last := len(fitted.Lines) - 1; last >= 0 {
			fitted.Lines[last] += ellipsis
		}
	}
	w.lines(f, f.Page, box, c.Look, fitted)
	w.expect(f.name(), f.Page, box, strings.Join(fitted.Lines, " "))
}
