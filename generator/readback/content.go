package readback

import (
	"errors"
	"slices"
)

// drawing is what a content stream draws, in points of its own space, whatever the fonts
// and the objects are that it names.
type drawing struct {
	fonts   []string // the names of those that were set
	runs    []run
	strokes []stroke
	placed  []placed
}

// run is a text that begins at a point, in the codes of a font of the drawing.
type run struct {
	at    point
	font  int
	codes []byte
}

// stroke is a straight line.
type stroke struct{ from, to point }

// placed is an object of that name with the matrix under which it is drawn.
type placed struct {
	name   string
	matrix matrix
}

type point struct{ x, y float64 }

// matrix maps (x, y) to (ax+cy+e, bx+dy+f).
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

func (m matrix) apply(p point) point { return point{m.a*p.x + m.c*p.y + m.e, m.b*p.x + m.d*p.y + m.f} }

// then is the matrix that applies m first and then n.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

// state is what q keeps and Q brings back.
type state struct {
	ctm     matrix
	font    int
	leading float64
}

// noFont is the font before one is set.
const noFont = -1

// pen runs a content stream.
type pen struct {
	state
	saved []state
	// text and line are the text matrix and that of the line's beginning.
	text, line matrix
	// at is the current point; path are the lines drawn since the last painting.
	at   point
	path []stroke
	drawing
}

// usualRun is how many bytes of a content stream show one run, in most of ours.
const usualRun = 64

// draw runs the commands of a content stream: operands, then their operator.
func draw(content []byte) (*drawing, error) {
	p := pen{state: state{ctm: identity, font: noFont}}
	p.runs = make([]run, 0, len(content)/usualRun)
	s := scanner{data: content}
	all := make(operands, 0, 16) // more than most commands have
	depth := 0                   // of arrays and dictionaries
	for {
		t, err := s.next()
		if err != nil {
			return nil, err
		}
		switch t.kind {
		case arrayStart, dictionaryStart:
			depth++
		case arrayEnd, dictionaryEnd:
			depth--
		}
		switch {
		case depth < 0, depth > 0 && t.kind == end:
			return nil, errors.New("brackets that do not match")
		case t.kind == end:
			return &p.drawing, nil
		case t.kind != word || depth > 0:
			all = append(all, *t)
			continue
		}
		if err := p.operate(string(t.text), all); err != nil {
			return nil, err
		}
		all = all[:0]
	}
}

func (p *pen) operate(operator string, with operands) error {
	switch operator {
	case "q":
		p.saved = append(p.saved, p.state)
	case "Q":
		if n := len(p.saved); n > 0 {
			p.state, p.saved = p.saved[n-1], p.saved[:n-1]
		}
	case "cm":
		p.ctm = with.matrix().then(p.ctm)
	case "Do":
		p.placed = append(p.placed, placed{string(with.name()), p.ctm})
	case "m", "l", "S", "s", "n", "f", "F", "f*", "B", "B*", "b", "b*":
		p.trace(operator, with)
	default:
		return p.write(operator, with)
	}
	return nil
}

// trace follows straight paths; they are seen when they are stroked.
func (p *pen) trace(operator string, with operands) {
	switch operator {
	case "m":
		p.at = with.point()
	case "l":
		to := with.point()
		p.path = append(p.path, stroke{p.ctm.apply(p.at), p.ctm.apply(to)})
		p.at = to
	case "S", "s", "B", "B*", "b", "b*":
		p.strokes = append(p.strokes, p.path...)
		p.path = p.path[:0]
	default:
		p.path = p.path[:0]
	}
}

// write runs the operators of text (ISO 32000-1, 9.4).
func (p *pen) write(operator string, with operands) error {
	switch operator {
	case "BT":
		p.text, p.line = identity, identity
	case "Tf":
		return p.setFont(with)
	case "TL":
		p.leading = with.number(0)
	case "Td":
		p.move(with.point())
	case "TD":
		p.leading = -with.number(1)
		p.move(with.point())
	case "Tm":
		p.line = with.matrix()
		p.text = p.line
	case "T*":
		p.move(point{0, -p.leading})
	case "Tj", "TJ":
		return p.print(with)
	case "'", "\"":
		p.move(point{0, -p.leading})
		return p.print(with)
	}
	return nil
}

func (p *pen) setFont(with operands) error {
	if len(with) != 2 {
		return errors.New("a font without its size")
	}
	named := with.name()
	p.font = slices.IndexFunc(p.fonts, func(known string) bool { return known == string(named) })
	if p.font < 0 {
		p.font = len(p.fonts)
		p.fonts = append(p.fonts, string(named))
	}
	return nil
}

func (p *pen) move(by point) {
	to := p.line.apply(by)
	p.line.e, p.line.f = to.x, to.y
	p.text = p.line
}

// print notes a run where it begins. Runs that follow without a move of their
// own would need the widths of the glyphs; permitpack writes none.
func (p *pen) print(with operands) error {
	if p.font == noFont {
		return errors.New("text without a font")
	}
	codes, err := with.text()
	p.runs = append(p.runs, run{p.ctm.apply(point{p.text.e, p.text.f}), p.font, codes})
	return err
}

// operands are the tokens before an operator.
type operands []token

// number is an operand, 0 where it is missing.
func (o operands) number(i int) float64 {
	if i >= len(o) {
		return 0
	}
	return o[i].number
}

func (o operands) point() point { return point{o.number(0), o.number(1)} }

func (o operands) matrix() matrix {
	return matrix{o.number(0), o.number(1), o.number(2), o.number(3), o.number(4), o.number(5)}
}

// name is the first operand, nil where that is no name.
func (o operands) name() []byte {
	if len(o) == 0 || o[0].kind != name {
		return nil
	}
	return o[0].text
}

// text is the string at the end of the operands, or those of the array there, joined.
func (o operands) text() (codes []byte, err error) {
	if len(o) == 0 {
		return nil, errors.New("text that is missing")
	}
	if last := o[len(o)-1]; last.kind != arrayEnd {
		return last.text, nil
	}
	for _, part := range o {
		if part.kind == str {
			codes = append(codes, part.text...)
		}
	}
	return codes, nil
}
