package checklist

import "permitpack/generator/page"

// figure is a part of a block, right and down from its upper left corner by x and y: a
// page.Mark, lines one below the other, other figures, or a function that makes them.
//
// Marks of lines are made, and figures moved to their places, when a page is drawn: most
// checklists are laid out only to see how many pages they need.
type figure struct {
	x, y  page.Length
	shown any
}

// marked is a mark at its own place.
func marked(m page.Mark) figure { return figure{shown: m} }

// stack sets lines one below the other, the first one's top at y.
func stack(lines []line, x, y page.Length) figure { return figure{x, y, lines} }

// later are figures that nobody needs to see before the page is drawn.
func later(figures func() []figure) []figure { return []figure{{shown: figures}} }

// appendMarks appends the marks of figures, right and down by dx and dy.
func appendMarks(marks []page.Mark, figures []figure, dx, dy page.Length, fonts *typesetter) []page.Mark {
	for _, f := range figures {
		x, y := f.x+dx, f.y+dy
		switch shown := f.shown.(type) {
		case page.Mark:
			marks = append(marks, moved(shown, x, y))
		case []line:
			marks = appendLines(marks, shown, x, y, fonts)
		case []figure:
			marks = appendMarks(marks, shown, x, y, fonts)
		case func() []figure:
			marks = appendMarks(marks, shown(), x, y, fonts)
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

// appendLines appends a mark for each piece of the lines.
func appendLines(marks []page.Mark, lines []line, x, y page.Length, fonts *typesetter) []page.Mark {
	for _, l := range lines {
		base := y + baseline(fonts, l.style())
		for _, p := range l {
			marks = append(marks, page.Text{X: x + p.x, Y: base, Style: p.style, Value: p.text, Field: p.field})
		}
		y += leading(fonts, l.style())
	}
	return marks
}
