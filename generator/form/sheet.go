package form

import "permitpack/generator/page"

// sheet is an additional sheet being written: whole values, under the number
// and caption of their field.
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
	s.heading()
	for _, e := range w.carried {
		s.entry(e)
	}
}

func (s *sheet) begin() {
	s.values = append(s.values, nil)
	s.y = s.top(len(s.values))
}

func (s *sheet) heading() {
	s.print("", s.bilingual(s.said("form.continuation.title"), sheetStyle, secondTitle, s.form.width()))
	s.y += 2 * mm
	s.print("", s.bilingual(s.said("form.continuation.lead"), requestStyle, secondRequest, s.form.width()))
	s.y += 3 * mm
}

func (s *sheet) print(field string, ls lines) {
	s.lines(len(s.values), field, ls, s.left(), s.y)
	s.y += ls.height()
}

// entry writes one field; its caption never stands alone at the foot of a page.
func (s *sheet) entry(e entry) {
	caption := s.caption(e.Field, s.form.width())
	step := s.fonts.LineHeight(valueStyle)
	if s.y+caption.height()+step > s.foot {
		s.begin()
	}
	s.add(len(s.values), page.Line{
		X1: s.left(), Y1: s.y, X2: s.left() + s.form.width(), Y2: s.y, Width: frame, Grey: frameGrey,
	})
	s.y += mm
	s.print("", caption)
	s.y += mm
	for _, words := range e.texts {
		s.value(e.Field.ID, words)
	}
	s.y += 3 * mm
}

// value writes a whole value, over as many pages as it takes.
func (s *sheet) value(field, words string) {
	rest := s.fonts.Wrap(words, valueStyle, s.form.width()-2*padding)
	step := s.fonts.LineHeight(valueStyle)
	for len(rest) > 0 {
		if s.y+step > s.foot {
			s.begin()
		}
		n := min(len(rest), int((s.foot-s.y)/step))
		area := rect{s.left() + padding, s.y, s.form.width() - 2*padding, page.Length(n) * step}
		c := cell{Field: &Field{ID: field}, page: len(s.values)}
		s.put(c, area, page.Fitted{Style: valueStyle, Lines: rest[:n]})
		s.y += area.height
		rest = rest[n:]
	}
}
