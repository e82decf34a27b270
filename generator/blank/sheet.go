package blank

import (
	"permitpack/generator/finding"
	"permitpack/generator/page"
)

// entry is what an additional sheet says of one field: its whole value.
type entry struct {
	field  *Field
	number string
	texts  []string // one for a value, one for each row of a table
}

// carry hands a value on to the additional sheet, and says so in the field's box.
func (w *writing) carry(f *Field, box rect, texts []string) {
	number := f.Number
	if number == "" {
		number = w.words.Say("blank.entry", finding.Args{"n": len(w.carried) + 1})
	}
	w.carried = append(w.carried, entry{f, number, texts})
	w.find(about("text.continued", finding.Info, w.value(f.Value).Where, finding.Args{"number": number}))
	w.note(f, box, number)
}

const (
	noteSize    = 700
	minNoteSize = 400
)

// note names the additional sheet in a box: in as many words as it holds. A box that
// does not even hold the number stays empty.
func (w *writing) note(f *Field, box rect, number string) {
	var noted string
	for _, key := range []string{"blank.note", "blank.note-short"} {
		words := w.words.Say(key, finding.Args{"number": number})
		fitted := w.fonts.Fit(words, page.Style{Size: noteSize}, box.width, box.height, minNoteSize)
		if fitted.Rest != "" || page.Length(len(fitted.Lines))*w.fonts.LineHeight(fitted.Style) > box.height {
			continue
		}
		w.lines(f, f.Page, box, Look{Align: left, Vertical: middle}, fitted)
		noted = words
		break
	}
	w.expect(f.name(), f.Page, box, noted)
}

// The look of additional sheets, which are of A4.
var (
	titleStyle   = page.Style{Size: 1300, Bold: true}
	leadStyle    = page.Style{Size: 850}
	headStyle    = page.Style{Size: 800, Grey: 40}
	captionStyle = page.Style{Size: 850, Bold: true}
	valueStyle   = page.Style{Size: 1000}
)

const (
	sheetLeft  = 20 * mm
	sheetWidth = 175 * mm
	sheetTop   = 20 * mm
	// sheetFoot keeps clear of the label that the packet prints at the foot.
	sheetFoot = 282 * mm
	thin      = mm * 18 / 100
	ruleGrey  = 90
)

// headField is the name under which reading back finds the heads of additional sheets.
const headField = "page-header"

// sheet is an additional sheet being written.
type sheet struct {
	*writing
	y page.Length
}

// sheets appends the additional sheets, if any are needed.
func (w *writing) sheets() {
	if len(w.carried) == 0 {
		return
	}
	s := &sheet{writing: w}
	s.begin()
	s.paragraph(s.words.Say("form.continuation.title", nil), titleStyle)
	s.y += 2 * mm
	s.paragraph(s.words.Say("form.continuation.lead", nil), leadStyle)
	s.y += 4 * mm
	for _, e := range w.carried {
		s.entry(e)
	}
	for number := len(w.blank.Pages) + 1; number <= len(w.values); number++ {
		w.head(number)
	}
}

func (s *sheet) begin() {
	s.values = append(s.values, nil)
	s.y = sheetTop
}

func (s *sheet) paragraph(words string, style page.Style) {
	for _, l := range s.fonts.Wrap(words, style, sheetWidth) {
		s.print(l, style, "")
	}
}

func (s *sheet) print(words string, style page.Style, field string) {
	s.add(len(s.values), page.Text{X: sheetLeft, Y: s.y + s.fonts.Ascent(style), Style: style, Value: words, Field: field})
	s.y += s.fonts.LineHeight(style)
}

// entry writes one field; its caption never stands alone at the foot of a page.
func (s *sheet) entry(e entry) {
	caption := s.words.Say("blank.number", finding.Args{"number": e.number})
	if called := s.called(e.field); called != "" {
		caption += "  " + called
	}
	captions := s.fonts.Wrap(caption, captionStyle, sheetWidth)
	if s.y+page.Length(len(captions))*s.fonts.LineHeight(captionStyle)+s.fonts.LineHeight(valueStyle) > sheetFoot {
		s.begin()
	}
	s.add(len(s.values), page.Line{X1: sheetLeft, Y1: s.y, X2: sheetLeft + sheetWidth, Y2: s.y, Width: thin, Grey: ruleGrey})
	s.y += mm
	for _, l := range captions {
		s.print(l, captionStyle, "")
	}
	for _, words := range e.texts {
		s.value(e.field.name(), words)
	}
	s.y += 3 * mm
}

// called are the words of the blank over a field or, where the layout does not tell
// them, what its value is.
func (s *sheet) called(f *Field) string {
	if key := "field." + f.Value; f.Caption == "" && f.kind() != tableField && s.words.Has(key) {
		return s.words.Say(key, nil)
	}
	return f.Caption
}

// value writes a whole value, over as many pages as it takes.
func (s *sheet) value(field, words string) {
	step := s.fonts.LineHeight(valueStyle)
	for _, l := range s.fonts.Wrap(words, valueStyle, sheetWidth) {
		if s.y+step > sheetFoot {
			s.begin()
		}
		s.expect(field, len(s.values), rect{sheetLeft, s.y, sheetWidth, step}, l)
		s.print(l, valueStyle, field)
	}
}

// head writes over an additional sheet whose it is, and which page of the form.
func (w *writing) head(number int) {
	count := w.words.Say("form.page", finding.Args{"page": number, "pages": len(w.values)})
	width := w.fonts.Width(count, headStyle)
	row := rect{sheetLeft, 12 * mm, sheetWidth, 4 * mm}
	y := row.y + w.fonts.Ascent(headStyle)
	holder := w.oneLine(w.printed(asTyped, w.value("applicant.full-name").Text, true), headStyle, row.width-width-5*mm)
	w.add(number,
		page.Text{X: row.x, Y: y, Style: headStyle, Value: holder, Field: headField},
		page.Text{X: row.right() - width, Y: y, Style: headStyle, Value: count, Field: headField},
		page.Line{X1: row.x, Y1: row.bottom() + mm/2, X2: row.right(), Y2: row.bottom() + mm/2, Width: thin / 2, Grey: ruleGrey},
	)
	w.expect(headField, number, row, holder+" "+count)
}

// oneLine is s, or its beginning with an ellipsis where it is wider than the room.
func (w *writing) oneLine(s string, style page.Style, width page.Length) string {
	if w.fonts.Width(s, style) <= width {
		return s
	}
	return w.fonts.Wrap(s, style, width-w.fonts.Width(ellipsis, style))[0] + ellipsis
}
