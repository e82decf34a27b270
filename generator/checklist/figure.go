package checklist

import "permitpack/generator/page"

// figure is a part of a block: a mark, lines one below the other, or other figures. x and
// y are where the mark's origin, or the upper left corner of the lines or figures, is.
//
// Marks of lines are made, and figures moved to their places, when a page is drawn: most
// checklists are laid out only to see how many pages they need.
type figure struct {
	x, y  page.Length
	mark  page.Mark
	lines []line
	parts []figure
	// later are other figures, which nobody needs to see before.
	later func() []figure
}

// marked is a mark at its own place.
func marked(m page.Mark) figure { return figure{mark: m} }

// stack sets lines one below the other, the first one's top at y.
func stack(lines []line, x, y page.Length) figure { return figure{x: x, y: y, lines: lines} }

// appendMarks appends the marks of figures, right and down by dx and dy.
func appendMarks(marks []page.Mark, figures []figure, dx, dy page.Length, fonts *typesetter) []page.Mark {
	for _, f := range figures {
		f.x, f.y = f.x+dx, f.y+dy
		if f.mark != nil {
			marks = append(marks, moved(f.mark, f.x, f.y))
		}
		marks = appendLines(marks, f, fonts)
		marks = appendMarks(marks, f.parts, f.x, f.y, fonts)
		if f.later != nil {
			marks = appendMarks(marks, f.later(), f.x, f.y, fonts)
		}
	}
	return marks
}

// moved is the mark, right and down by dx and dy.
func moved(m page.Mark, dx, dy page.Length) page.Mark {
	switch m := m.(type) {
	case page.Text:
		m.X, m.Y = m.X+dx, m.Y+dy
		return m
	case page.Line:
		m.X1, m.Y1, m.X2, m.Y2 = m.X1+dx, m.Y1+dy, m.X2+dx, m.Y2+dy
		return m
	case page.Rect:
		m.X, m.Y = m.X+dx, m.Y+dy
		return m
	case page.Picture:
		m.X, m.Y = m.X+dx, m.Y+dy
		return m
	}
	return m
}

// appendLines appends a mark for each piece of a figure's lines.
func appendLines(marks []page.Mark, f figure, fonts *typesetter) []page.Mark {
	y := f.y
	for _, l := range f.lines {
		base := y + baseline(fonts, l.style())
		for _, p := range l {
			marks = append(marks, page.Text{X: f.x + p.x, Y: base, Style: p.style, Value: p.text, Field: p.field})
		}
		y += leading(fonts, l.style())
	}
	return marks
}
