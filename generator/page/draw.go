package page

import (
	"cmp"
	"slices"
	"sync"

	"permitpack/generator/pdf"
)

// Sheet is a page that is drawn: its commands, compressed, and what they name. It does
// not change, and may be put into any number of documents.
type Sheet struct {
	size    Size
	sheer   bool
	content *pdf.Stream
	// letters are the characters of each face beyond the usual ones, sorted, each once;
	// a face that is used at all has an entry.
	letters map[*face][]rune
	// pictures are in the order of their first use, each once.
	pictures []*jpegPicture
}

// draw draws a page, all whose characters have a face and whose pictures are found.
func (f *Fonts) draw(p Page, found *pictures) *Sheet {
	d := newDrawing(f, p.Size, found)
	d.sheet.sheer = p.Sheer
	if p.Sheer {
		d.operator("/" + string(sheerState) + " gs")
	}
	var packed pdf.Packed
	if start := p.start(f); start != nil {
		start.after(d)
		packed = start.packed
	} else {
		for _, m := range p.Static {
			d.mark(m)
		}
	}
	for _, m := range p.Values {
		d.mark(m)
	}
	for _, u := range d.used {
		slices.Sort(u.letters)
		d.sheet.letters[u.face] = slices.Compact(u.letters)
	}
	d.sheet.content = packed.Then(nil, d.b)
	d.release()
	return d.sheet
}

func newDrawing(f *Fonts, size Size, found *pictures) *drawing {
	d := &drawing{
		fonts: f, height: size.Height, pictures: found, commands: newCommands(),
		sheet: &Sheet{size: size, letters: map[*face][]rune{}},
		room:  rooms.Get().(*[]byte),
	}
	d.b = (*d.room)[:0]
	return d
}

// rooms are for the commands of pages, until these are compressed.
var rooms = sync.Pool{New: func() any { return new([]byte) }}

// release gives the room of the commands to other pages.
func (d *drawing) release() {
	*d.room = d.b
	rooms.Put(d.room)
}

// drawing is a page while it is drawn.
type drawing struct {
	commands
	fonts    *Fonts
	height   Length
	pictures *pictures
	sheet    *Sheet
	used     []usedFace
	room     *[]byte
}

// usedFace is a face with the characters beyond the usual ones that were drawn in it.
type usedFace struct {
	face    *face
	letters []rune
}

// use is what is known of a face.
func (d *drawing) use(f *face) *usedFace {
	for i := range d.used {
		if d.used[i].face == f {
			return &d.used[i]
		}
	}
	d.used = append(d.used, usedFace{face: f})
	return &d.used[len(d.used)-1]
}

// above is how far a place that is counted down from the top lies above the foot.
func (d *drawing) above(y Length) int { return (d.height - y).hundredths() }

func (d *drawing) mark(m Mark) {
	switch m := m.(type) {
	case Text:
		d.text(m)
	case Line:
		d.line(m)
	case Rect:
		d.rect(m)
	case Picture:
		d.picture(m)
	}
}

func (d *drawing) text(t Text) {
	em := 0
	for r := range d.fonts.runs(visible(t.Value), t.Bold) {
		d.note(r)
		d.setFont(r.face, t.Size)
		d.setFill(int(t.Grey))
		// A face without a bold one (Chinese) has its outlines stroked as well.
		thick := t.Bold && r.face.weight == ""
		if thick {
			const strokeOfSize = 30
			d.setStroke(rounded(int64(t.Size), strokeOfSize), int(t.Grey))
		}
		d.setThick(thick)
		d.show(afterEm(t.X, em, t.Size), d.above(t.Y), r.text)
		em += r.em
	}
}

// afterEm is how far from the left, in hundredths of a point, a place lies that follows
// em thousandths of text at a type size.
func afterEm(x Length, em, size int) int {
	return rounded(int64(x)*36*1000+int64(em)*int64(size)*127, 127*1000)
}

// note remembers the characters of a run.
func (d *drawing) note(r run) {
	used := d.use(r.face)
	for _, letter := range r.text {
		if r.face.common == nil || !isUsual(letter) {
			used.letters = append(used.letters, letter)
		}
	}
}

func (d *drawing) line(l Line) {
	d.setStroke(l.Width.hundredths(), int(l.Grey))
	d.hundredths(l.X1.hundredths())
	d.hundredths(d.above(l.Y1))
	d.b = append(d.b, "m "...)
	d.hundredths(l.X2.hundredths())
	d.hundredths(d.above(l.Y2))
	d.operator("l S")
}

func (d *drawing) rect(r Rect) {
	fills, strokes := r.Fill >= 0, r.Line > 0
	if fills {
		d.setFill(r.Fill)
	}
	if strokes {
		d.setStroke(r.Line.hundredths(), int(r.Grey))
	}
	if !fills && !strokes {
		return
	}
	d.box(r.X.hundredths(), d.above(r.Y), r.Width.hundredths(), r.Height.hundredths())
	switch {
	case fills && strokes:
		d.operator("B")
	case fills:
		d.operator("f")
	default:
		d.operator("S")
	}
}

// picture maps the unit square, in which a PDF shows a picture, to its box. Its edges
// are checked with a ruler, so that the numbers are finer than those of other marks.
func (d *drawing) picture(p Picture) {
	shown := d.pictures.find(p.JPEG)
	d.b = append(d.b, "q "...)
	d.fine(p.Width)
	d.b = append(d.b, "0 0 "...)
	d.fine(p.Height)
	d.fine(p.X)
	d.fine(d.height - p.Y - p.Height)
	d.b = append(d.b, "cm /"...)
	d.b = append(d.b, shown.resource()...)
	d.operator(" Do Q")
	if !slices.Contains(d.sheet.pictures, shown) {
		d.sheet.pictures = append(d.sheet.pictures, shown)
	}
}

// fine writes a length in hundred-thousandths of a point.
func (d *drawing) fine(l Length) { d.decimal(rounded(int64(l)*36_000, 127), 100_000) }

// byName orders faces as they stand in a file.
func byName(a, b *face) int { return cmp.Compare(a.resource, b.resource) }
