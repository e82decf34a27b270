package form

import (
	"permitpack/generator/finding"
	"permitpack/generator/page"
)

// headerField is the name under which reading back finds the headers of the pages.
const headerField = "page-header"

// headers writes the holder's name and the page number over every page after the first.
func (w *writing) headers() {
	holder := clean(w.packet.Values[w.form.Holder].Text)
	for number := 2; number <= len(w.values); number++ {
		w.header(holder, number)
	}
}

func (w *writing) header(holder string, number int) {
	row := rect{w.left(), w.form.Paper.Top.length() - mm, w.form.width(), headRoom - 2*mm}
	count := w.words[0].Say("form.page", finding.Args{"page": number, "pages": len(w.values)})
	countWidth := w.fonts.Width(count, headerStyle)
	y := row.y + w.fonts.Ascent(headerStyle)

	name := rect{row.x, row.y, row.width - countWidth - 5*mm, row.height}
	shown := w.oneLine(holder, headerStyle, name.width)
	w.add(number,
		page.Text{X: row.x, Y: y, Style: headerStyle, Value: shown, Field: headerField},
		page.Text{X: row.right() - countWidth, Y: y, Style: headerStyle, Value: count, Field: headerField},
		page.Line{X1: row.x, Y1: row.bottom(), X2: row.right(), Y2: row.bottom(), Width: frame / 2, Grey: frameGrey},
	)
	w.expect(headerField, number, row, shown+" "+count)
}

// oneLine is s, or its beginning with an ellipsis where it is wider than the room.
func (w *writing) oneLine(s string, st page.Style, width page.Length) string {
	if w.fonts.Width(s, st) <= width {
		return s
	}
	ls := w.fonts.Wrap(s, st, width-w.fonts.Width(ellipsis, st))
	return ls[0] + ellipsis
}
