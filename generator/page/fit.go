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
	for size := st.Size; size > minSize; size -= sizeStep {
		tried := st
		tried.Size = size
		if lines := f.Wrap(s, tried, width); len(lines) <= 1 && f.allWithin(lines, tried, width) {
			return Fitted{Style: tried, Lines: lines}
		}
	}
	st.Size = min(st.Size, minSize)
	return f.fill(s, st, width, height)
}

func (f *Fonts) allWithin(lines []string, st Style, width Length) bool {
	for _, l := range lines {
		if f.Width(l, st) > width {
			return false
		}
	}
	return true
}

// fill takes lines until the box is full, or until one character alone is wider
// than the box.
func (f *Fonts) fill(s string, st Style, width, height Length) Fitted {
	filled := Fitted{Style: st}
	room := max(1, int(height/max(1, f.LineHeight(st))))
	for i, l := range f.words(s, st.Bold).lines(nil, 0, st.Size, width, noEnd) {
		line := s[l.start:l.end]
		if i == room || f.Width(line, st) > width {
			filled.Rest = s[l.start:]
			break
		}
		filled.Lines = append(filled.Lines, line)
	}
	return filled
}
