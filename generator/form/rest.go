package form

import (
	"cmp"
	"slices"
	"strings"

	"permitpack/generator/packet"
	"permitpack/generator/page"
)

// rest is the box for all that the applicant states and no other field of the form
// shows: what it is, and beside it the value. Two short ones stand side by side.
type rest struct{}

func (rest) height(d *drawing, f *Field, width page.Length) page.Length {
	return d.caption(f, width).height() + padding + d.fonts.LineHeight(noteStyle)
}

func (rest) draw(d *drawing, c *cell, box rect) {
	d.box(box, noFill)
	y := d.text(d.caption(c.Field, box.width), box.x+padding, box.y+padding/2) + padding/2
	c.area = rect{box.x + padding, y, box.width - 2*padding, box.bottom() - y}
}

func (r rest) fill(w *writing, c cell) error {
	items := w.unshown()
	for _, i := range items {
		if err := w.covered(c.Field.ID, packet.Value{Text: i.value}); err != nil {
			return err
		}
	}
	rows := r.rows(w, c, items)
	if heightOf(rows) <= c.area.height {
		r.drawRows(w, c, rows)
		if len(rows) == 0 {
			w.expect(c.Field.ID, c.page, c.area, "")
		}
		return nil
	}
	r.continued(w, c, rows)
	return nil
}

// continued draws the rows that leave room for the line that names the additional
// sheet, and hands all of them on to it.
func (r rest) continued(w *writing, c cell, rows [][]told) {
	note := w.note(c, c.area.width)
	shown := 0
	for shown < len(rows) && heightOf(rows[:shown+1])+note.height() <= c.area.height {
		shown++
	}
	r.drawRows(w, c, rows[:shown])
	at := rect{c.area.x, c.area.bottom() - note.height(), c.area.width, note.height()}
	w.lines(c.page, c.Field.ID, note, at.x, at.y)
	w.expect(c.Field.ID, c.page, at, joinedLines(note.texts()))
	var texts []string
	for _, row := range rows {
		for _, t := range row {
			texts = append(texts, t.words[string(w.form.Languages[0])]+": "+t.value)
		}
	}
	w.carry(c, entry{cell: c, texts: texts}, rows[0][0].where)
}

// item is one value of the rest.
type item struct {
	words Caption // what it is
	value string
	where string
}

// unshown are the values of the packet that no field shows. A word for which a
// list has no square is one of them.
func (w *writing) unshown() []item {
	var items []item
	for _, k := range values {
		v := w.packet.Values[k.name]
		if words := k.oneText(v); words != "" && !k.silent && !w.shows(k, v) {
			items = append(items, item{w.said("field." + k.name), words, v.Where})
		}
	}
	return items
}

func (b *Blank) shows(k known, v packet.Value) bool {
	f, ok := b.shown[k.name]
	return ok && (f.Kind != Choice || slices.ContainsFunc(f.Options, func(o Option) bool { return o.Value == v.Choice }))
}

// oneText is a value in one line; of a table the rows one behind the other.
func (k known) oneText(v packet.Value) string {
	var rows []string
	for _, row := range v.Rows {
		said := slices.DeleteFunc(slices.Clone(row), func(s string) bool { return clean(s) == "" })
		if len(said) > 0 {
			rows = append(rows, strings.Join(said, cmp.Or(k.between, ", ")))
		}
	}
	if len(rows) > 0 {
		return clean(strings.Join(rows, "; "))
	}
	return clean(v.Text)
}

// told is an item as it is printed.
type told struct {
	item
	caption []piece
	fitted  page.Fitted
	// width is that of the caption and the value together.
	width, captionWidth, height page.Length
}

// piece is a line of a caption, with its left end and baseline from the caption's
// upper left corner.
type piece struct {
	line
	x, y page.Length
}

const (
	restRoom     = mm * 5 / 10 // above and below a row
	restRule     = 190         // grey of the lines between rows
	captionShare = 46          // of half the box, in per cent
	besideGap    = mm * 15 / 10
	endless      = 1000 * 1000 * mm
)

var restStyle = page.Style{Size: 900}

// rows puts the items side by side in two halves. One that is too long for two
// lines of its half stands behind them in a row of its own, as high as it needs.
func (rest) rows(w *writing, c cell, items []item) [][]told {
	var short, long [][]told
	for _, i := range items {
		half := w.tell(c, i, c.area.width/2, 2*w.fonts.LineHeight(page.Style{Size: minValue}))
		last := len(short) - 1
		switch {
		case half.fitted.Rest != "":
			long = append(long, []told{w.tell(c, i, c.area.width, endless)})
		case last >= 0 && len(short[last]) == 1:
			short[last] = append(short[last], half)
		default:
			short = append(short, []told{half})
		}
	}
	return append(short, long...)
}

// tell lays an item into a width. The value may be as high as most.
func (w *writing) tell(c cell, i item, width, most page.Length) told {
	t := told{item: i, width: width, captionWidth: c.area.width/2*captionShare/100 - padding}
	var height page.Length
	t.caption, height = w.pieces(i.words, t.captionWidth)
	t.fitted = w.fonts.Fit(i.value, restStyle, t.valueWidth(), most, minValue)
	t.height = max(height, page.Length(len(t.fitted.Lines))*w.fonts.LineHeight(t.fitted.Style)) + 2*restRoom
	return t
}

func (t told) valueWidth() page.Length { return t.width - t.captionWidth - 2*padding }

// pieces are a caption and its height: a further language stands beside the one
// before where the line has room, else under it. The first baseline is that of a value.
func (w *writing) pieces(words Caption, width page.Length) (pieces []piece, height page.Length) {
	x, baseline := width, w.fonts.Ascent(restStyle)-leading(optionStyle)
	for n, language := range w.form.Languages {
		st := secondCaption
		if n == 0 {
			st = optionStyle
		}
		said := words[string(language)]
		if reach := w.fonts.Width(said, st); x+besideGap+reach <= width {
			pieces = append(pieces, piece{line{said, st}, x + besideGap, baseline})
			x += besideGap + reach
			continue
		}
		for _, l := range w.wrap(said, st, width) {
			baseline += leading(st)
			pieces = append(pieces, piece{l, 0, baseline})
			x = w.fonts.Width(l.text, st)
		}
	}
	return pieces, baseline + size(secondCaption)/4
}

func rowHeight(row []told) page.Length {
	var h page.Length
	for _, t := range row {
		h = max(h, t.height)
	}
	return h
}

func heightOf(rows [][]told) page.Length {
	var h page.Length
	for _, row := range rows {
		h += rowHeight(row)
	}
	return h
}

func (rest) drawRows(w *writing, c cell, rows [][]told) {
	y := c.area.y
	for _, row := range rows {
		w.add(c.page, page.Line{X1: c.area.x, Y1: y, X2: c.area.right(), Y2: y, Width: frame / 2, Grey: restRule})
		x := c.area.x
		for _, t := range row {
			w.drawTold(c, t, x, y+restRoom)
			x += t.width
		}
		y += rowHeight(row)
	}
}

func (w *writing) drawTold(c cell, t told, x, y page.Length) {
	var said []string
	for _, p := range t.caption {
		w.add(c.page, page.Text{X: x + p.x, Y: y + p.y, Style: p.Style, Value: p.text, Field: c.Field.ID})
		said = append(said, p.text)
	}
	w.expect(c.Field.ID, c.page, rect{x, y, t.captionWidth, t.height - 2*restRoom}, joinedLines(said))
	height := page.Length(len(t.fitted.Lines)) * w.fonts.LineHeight(t.fitted.Style)
	w.put(c, rect{x + t.captionWidth + padding, y, t.valueWidth(), height}, t.fitted)
}
