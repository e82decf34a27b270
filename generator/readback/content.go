package readback

import "errors"

// sight is what a page shows, in points from its top left corner.
type sight struct {
	runs     []run
	strokes  []stroke
	pictures []box
	// label is the text that was drawn over the page of a packet.
	label string
}

type point struct{ x, y float64 }

// run is a text that begins at a point.
type run struct {
	at   point
	text string
}

// stroke is a straight line.
type stroke struct{ from, to point }

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
	font    *font
	leading float64
}

// runner runs a content stream.
type runner struct {
	file  *file
	page  leaf
	fonts map[reference]*font
	// inside says that the stream is that of one of our own pages on a page of others.
	inside bool
	state
	saved []state
	// text and line are the text matrix and that of the line's beginning.
	text, line matrix
	// pen is the current point; path are the lines drawn since the last painting.
	pen  point
	path []stroke
	sight
}

// command is an operator with the operands before it.
type command struct {
	operator operator
	operands array
}

// parse takes a content stream apart.
func parse(content []byte) ([]command, error) {
	s := scanner{data: content}
	var all []command
	var operands array // of all commands, one behind the other
	first := 0
	for {
		o, err := s.next()
		if errors.Is(err, errEnd) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		op, ok := o.(operator)
		if !ok {
			operands = append(operands, o)
			continue
		}
		all = append(all, command{op, operands[first:len(operands):len(operands)]})
		first = len(operands)
	}
}

func (r *runner) run(commands []command) error {
	for _, c := range commands {
		if err := r.operate(c.operator, c.operands); err != nil {
			return err
		}
	}
	return nil
}

func (r *runner) operate(op operator, operands array) error {
	switch op {
	case "q":
		r.saved = append(r.saved, r.state)
	case "Q":
		if n := len(r.saved); n > 0 {
			r.state, r.saved = r.saved[n-1], r.saved[:n-1]
		}
	case "cm":
		r.ctm = matrixOf(operands).then(r.ctm)
	case "Do":
		return r.object(operands)
	case "m", "l", "S", "s", "n", "f", "F", "f*", "B", "B*", "b", "b*":
		r.draw(op, operands)
	default:
		return r.write(op, operands)
	}
	return nil
}

// draw follows straight paths; they are seen when they are stroked.
func (r *runner) draw(op operator, operands array) {
	switch op {
	case "m":
		r.pen = pointOf(operands)
	case "l":
		to := pointOf(operands)
		r.path = append(r.path, stroke{r.onPage(r.ctm.apply(r.pen)), r.onPage(r.ctm.apply(to))})
		r.pen = to
	case "S", "s", "B", "B*", "b", "b*":
		r.strokes = append(r.strokes, r.path...)
		r.path = nil
	default:
		r.path = nil
	}
}

// write runs the operators of text (ISO 32000-1, 9.4).
func (r *runner) write(op operator, operands array) error {
	switch op {
	case "BT":
		r.text, r.line = identity, identity
	case "Tf":
		return r.setFont(operands)
	case "TL":
		r.leading = numberAt(operands, 0)
	case "Td":
		r.move(numberAt(operands, 0), numberAt(operands, 1))
	case "TD":
		r.leading = -numberAt(operands, 1)
		r.move(numberAt(operands, 0), numberAt(operands, 1))
	case "Tm":
		r.line = matrixOf(operands)
		r.text = r.line
	case "T*":
		r.move(0, -r.leading)
	case "Tj", "TJ":
		return r.print(operands)
	case "'", "\"":
		r.move(0, -r.leading)
		return r.print(operands)
	}
	return nil
}

func (r *runner) setFont(operands array) error {
	if len(operands) != 2 {
		return errors.New("a font without its size")
	}
	n, _ := operands[0].(name)
	f, err := r.fontNamed(n)
	r.state.font = f
	return err
}

func (r *runner) move(x, y float64) {
	r.line = matrix{1, 0, 0, 1, x, y}.then(r.line)
	r.text = r.line
}

// print notes a run where it begins. Runs that follow without a move of their
// own would need the widths of the glyphs; permitpack writes none.
func (r *runner) print(operands array) error {
	if r.state.font == nil {
		return errors.New("text without a font")
	}
	if len(operands) == 0 {
		return errors.New("text that is missing")
	}
	var text []byte
	switch shown := operands[len(operands)-1].(type) {
	case str:
		text = r.state.font.append(text, shown)
	case array:
		for _, part := range shown {
			if s, ok := part.(str); ok {
				text = r.state.font.append(text, s)
			}
		}
	}
	at := r.onPage(r.text.then(r.ctm).apply(point{}))
	r.runs = append(r.runs, run{at, string(text)})
	return nil
}

// Names of the form XObjects that are our own pages, where they lie on somebody
// else's page or are joined to a packet. What stands under other names is not ours.
const (
	ownPage  = name("Own")
	ownLabel = name("Label")
)

// object draws an object of the page: a picture, or one of our own pages.
func (r *runner) object(operands array) error {
	if len(operands) != 1 {
		return nil
	}
	all, _ := r.file.resolve(r.page.resources["XObject"]).(dictionary)
	n, _ := operands[0].(name)
	drawn, ok := r.file.resolve(all[n]).(stream)
	if !ok {
		return nil
	}
	switch r.file.resolve(drawn.dictionary["Subtype"]) {
	case name("Image"):
		r.picture()
	case name("Form"):
		switch n {
		case ownPage:
			if !r.wholePage(drawn) {
				return errors.New("a page of ours does not stand upright and whole on its sheet")
			}
			inner, err := r.own(drawn)
			r.sight = inner
			return err
		case ownLabel:
			inner, err := r.own(drawn)
			for _, printed := range inner.runs[min(len(r.runs), len(inner.runs)):] {
				r.label += printed.text
			}
			return err
		}
	}
	return nil
}

// picture notes where the unit square of an image comes to lie.
func (r *runner) picture() {
	a, b := r.onPage(r.ctm.apply(point{})), r.onPage(r.ctm.apply(point{1, 1}))
	r.pictures = append(r.pictures, box{min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y)})
}

// own runs one of our own pages with its own matrix and resources (ISO 32000-1,
// 8.10), and gives what is seen then. Places count from the upper left corner of that
// page, wherever on the sheet it lies and however large it is shown there.
func (r *runner) own(form stream) (sight, error) {
	content, err := r.file.commands(form)
	if err != nil {
		return sight{}, err
	}
	if r.inside {
		return sight{}, errors.New("a page of ours lies inside another")
	}
	inner := *r
	inner.saved, inner.inside = nil, true
	_, inner.page.height = r.file.boxSize(form)
	inner.ctm = identity
	if m, ok := r.file.resolve(form.dictionary["Matrix"]).(array); ok {
		inner.ctm = matrixOf(m)
	}
	if d, ok := r.file.resolve(form.dictionary["Resources"]).(dictionary); ok {
		inner.page.resources = d
	}
	err = inner.run(content)
	return inner.sight, err
}

// wholePage tells whether a page of ours is shown upright and lies whole on the sheet.
func (r *runner) wholePage(form stream) bool {
	width, height := r.file.boxSize(form)
	m := r.ctm
	sheet := box{right: r.page.width, bottom: r.page.height}
	return m.b == 0 && m.c == 0 && m.a > 0 && m.a == m.d &&
		sheet.holds(m.apply(point{})) && sheet.holds(m.apply(point{width, height}))
}

// boxSize is the width and the height of a form's box, whose lower left corner is the origin.
func (f *file) boxSize(form stream) (width, height float64) {
	box, _ := f.resolve(form.dictionary["BBox"]).(array)
	return numberAt(box, 2), numberAt(box, 3)
}

func (r *runner) onPage(p point) point { return point{p.x, r.page.height - p.y} }

func numberAt(operands array, i int) float64 {
	if i >= len(operands) {
		return 0
	}
	n, _ := operands[i].(float64)
	return n
}

func pointOf(operands array) point { return point{numberAt(operands, 0), numberAt(operands, 1)} }

func matrixOf(operands array) matrix {
	return matrix{
		numberAt(operands, 0), numberAt(operands, 1), numberAt(operands, 2),
		numberAt(operands, 3), numberAt(operands, 4), numberAt(operands, 5),
	}
}
