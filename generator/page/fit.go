package page

// Fitted is text laid into a box.
type Fitted struct {
	Style Style
	Lines []string // from the top down, none for empty text
	Rest  string   // what did not fit, from its first character on; "" when all did
}

// sizeStep is by how much Fit shrinks type from try to try: a quarter of a point.
const sizeStep = 25

// Fit lays text into a box of the given width and height: in one line at
// st.Size if it can be, else in one line at a smaller size down to minSize
// (hundredths of a point), else at minSize in as many lines as the box holds, at
// least one. What is left then is Rest, for a continuation sheet.
func (f *Fonts) Fit(s string, st Style, width, height Length, minSize int) Fitted {
	m := f.measured(s, st.Bold)
	var lines []span
	for size := st.Size; size > minSize; size -= sizeStep {
		lines = m.lines(lines[:0], 0, size, width, 2)
		if len(lines) == 0 || len(lines) == 1 && fromEm(lines[0].em, size) <= width {
			st.Size = size
			return Fitted{Style: st, Lines: m.texts(lines)}
		}
	}
	st.Size = min(st.Size, minSize)
	return m.fill(st, width, height)
}

// fill takes lines until the box is full, or until one character alone is wider
// than the box.
func (m *measured) fill(st Style, width, height Length) Fitted {
	room := max(1, int(height/max(1, m.fonts.LineHeight(st))))
	lines := m.lines(nil, 0, st.Size, width, noEnd)
	for i, l := range lines {
		if i == room || fromEm(l.em, st.Size) > width {
			return Fitted{Style: st, Lines: m.texts(lines[:i]), Rest: m.text[l.start:]}
		}
	}
	return Fitted{Style: st, Lines: m.texts(lines)}
}
