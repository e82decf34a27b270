package page

// Mark is one thing on a page: a Text, Line, Rect or Picture.
type Mark interface {
	field() string
}

// Text is one line of text.
type Text struct {
	X, Y Length // left end of the baseline
	Style
	Value string
	Field string // id of the form field that it shows, or "" for a caption
}

// Line is a straight stroke.
type Line struct {
	X1, Y1, X2, Y2 Length
	Width          Length
	Grey           uint8 // 0 black to 255 white
}

// Rect is a box. Its outline is centred on its edge. Mind that the zero Fill is black.
type Rect struct {
	X, Y, Width, Height Length
	Line                Length // width of the outline; 0: none
	Fill                int    // grey of the inside, 0 black to 255 white; -1: none
	Grey                uint8  // of the outline
}

// Picture is a JPEG stretched to a box: the caller keeps its proportions.
type Picture struct {
	X, Y, Width, Height Length // Width and Height above 0
	JPEG                []byte
	Field               string // id of the form field that it shows, or ""
}

func (t Text) field() string    { return named(t.Field) }
func (l Line) field() string    { return "line" }
func (r Rect) field() string    { return "rect" }
func (p Picture) field() string { return named(p.Field) }

// named is how an error calls a mark. It never holds the mark's value.
func named(field string) string {
	if field == "" {
		return "caption"
	}
	return field
}
