package checklist

import (
	"slices"
	"unicode/utf8"

	"permitpack/generator/page"
)

// span is a stretch of text in one style. One that begins with a blank may begin
// a line, another is set right behind the span before it as long as it fits.
type span struct {
	text  string
	style style
	// field names what reading back compares; see collect.
	field string
}

// paragraph is spans that run on from one to the next.
type paragraph []span

// plainly is a paragraph in one style.
func plainly(text string, style style) paragraph { return paragraph{{text: text, style: style}} }

// named is the paragraph, read back under the field.
func (p paragraph) named(field string) paragraph {
	out := make(paragraph, len(p))
	for i, s := range p {
		s.field = field
		out[i] = s
	}
	return out
}

// then is the paragraph with more behind it, after a blank; nothing where there is no
// text. The paragraph itself is used up by that.
func (p paragraph) then(text string, style style) paragraph {
	if text == "" {
		return p
	}
	if len(p) > 0 {
		text = " " + text
	}
	return append(p, span{text: text, style: style})
}

// runOn is the paragraph as it goes on behind another.
func (p paragraph) runOn() paragraph {
	if len(p) == 0 {
		return nil
	}
	out := append(paragraph{}, p...)
	out[0].text = " " + out[0].text
	return out
}

// piece is a part of a span that stands in one line, from x to end.
type piece struct {
	text   string
	style  page.Style
	field  string
	x, end page.Length
}

// line is what stands on one baseline.
type line []piece

// style is that of the largest type of the line.
func (l line) style() page.Style {
	style := l[0].style
	for _, p := range l[1:] {
		if p.style.Size > style.Size {
			style = p.style
		}
	}
	return style
}

// typesetter breaks paragraphs into lines in the type of a setting.
type typesetter struct {
	*page.Ruler
	setting
	*galley
}

func newTypesetter(f *page.Fonts, s setting) *typesetter {
	return &typesetter{page.NewRuler(f), s, &galley{}}
}

// in sets in the type of another setting.
func (t *typesetter) in(s setting) *typesetter { return &typesetter{t.Ruler, s, t.galley} }

// wrap breaks a text into lines, which hold until the next is broken.
func (t *typesetter) wrap(s string, st page.Style, width page.Length) []page.Stretch {
	return t.Text(s, st.Bold).Wrap(0, st.Size, width)
}

// galley is where the lines of many paragraphs stand, side by side.
type galley struct {
	pieces []piece
	lines  []line
}

// drop takes back the lines that were set last.
func (g *galley) drop(lines []line) {
	for _, l := range lines {
		g.pieces = g.pieces[:len(g.pieces)-len(l)]
	}
	g.lines = g.lines[:len(g.lines)-len(lines)]
}

// width is how far a text reaches.
func (t *typesetter) width(s string, st style) page.Length { return t.Width(s, t.sized(st)) }

// lines are those of a paragraph in the given width; an empty paragraph has none.
func (p paragraph) lines(fonts *typesetter, width page.Length) []line { return fonts.set(width, p) }

// set are the lines of paragraphs in the given width.
func (t *typesetter) set(width page.Length, paragraphs ...paragraph) []line {
	w := wrapper{fonts: t, width: width, pieces: roomy(t.pieces), out: roomy(t.lines)}
	w.begin = len(w.pieces)
	first := len(w.out)
	for _, p := range paragraphs {
		for _, s := range p {
			w.add(s)
		}
		w.end()
	}
	t.pieces, t.lines = w.pieces, w.out
	return slices.Clip(w.out[first:])
}

// roomy is the slice, or an empty one where only a little room is left behind it.
func roomy[E any](s []E) []E {
	const many, few = 512, 8
	if cap(s)-len(s) < few {
		return make([]E, 0, many)
	}
	return s
}

// wrapper fills lines with spans.
type wrapper struct {
	fonts *typesetter
	width page.Length
	x     page.Length
	// pieces are those of all lines; from begin on they are of the line that is filled.
	pieces []piece
	begin  int
	out    []line
}

func (w *wrapper) add(s span) {
	st, text := w.fonts.sized(s.style), w.fonts.Text(s.text, s.style.bold)
	from := 0
	if w.x > 0 {
		from = w.fill(s, st, text)
	}
	from = afterBlanks(s.text, from)
	if from == len(s.text) {
		return
	}
	if w.x > 0 {
		w.end()
	}
	all := text.Wrap(from, st.Size, w.width)
	for i, part := range all {
		w.put(part, st, s.field)
		if i < len(all)-1 {
			w.end()
		}
	}
}

// fill puts what fits of the span behind what stands on the line, and tells where the
// rest begins.
func (w *wrapper) fill(s span, st page.Style, text page.Ruled) (rest int) {
	from := afterBlanks(s.text, 0)
	if from == len(s.text) {
		return from
	}
	blank := page.Length(0)
	if from > 0 {
		blank = w.fonts.Width(" ", st)
	}
	room := w.width - w.x - blank
	if room <= 0 {
		return from
	}
	first := text.First(from, st.Size, room)
	rest = from + len(first.Text)
	if first.Width > room || tornWord(first.Text, s.text[rest:]) {
		return from
	}
	w.x += blank
	w.put(first, st, s.field)
	return rest
}

func afterBlanks(s string, from int) int {
	for from < len(s) {
		r, size := rune(s[from]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[from:])
		}
		if !isBlank(r) {
			break
		}
		from += size
	}
	return from
}

func isBlank(r rune) bool {
	switch r {
	case ' ', '\t', '\r', '\n', '\u3000':
		return true
	}
	return false
}

// tornWord tells that a line was ended inside a word, which a whole line would have held.
func tornWord(before, after string) bool {
	if after == "" || isBlank(firstRune(after)) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	const softHyphen, chinese = '\u00ad', 0x2e80 // from where on lines break between characters
	return last != softHyphen && last < chinese && firstRune(after) < chinese
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// put sets a part of a span.
func (w *wrapper) put(part page.Stretch, st page.Style, field string) {
	begin := w.x
	w.x += part.Width
	w.pieces = append(w.pieces, piece{part.Text, st, field, begin, w.x})
}

func (w *wrapper) end() {
	if end := len(w.pieces); end > w.begin {
		w.out = append(w.out, w.pieces[w.begin:end:end])
	}
	w.begin, w.x = len(w.pieces), 0
}

// stacked are paragraphs one below the other, as one block.
func stacked(fonts *typesetter, width page.Length, paragraphs ...paragraph) block {
	all := fonts.set(width, paragraphs...)
	return block{height: stackHeight(fonts, all), figures: []figure{stack(all, 0, 0)}}
}

func stackHeight(fonts *typesetter, lines []line) page.Length {
	height := page.Length(0)
	for _, l := range lines {
		height += leading(fonts, l.style())
	}
	return height
}

// leading is 1.09 times the type size: Noto Sans is drawn for accents above
// accents, which no language here has.
func leading(fonts *typesetter, st page.Style) page.Length { return fonts.LineHeight(st) * 87 / 100 }

// baseline is where a line stands below its top: half of what the leading saves is saved above it.
func baseline(fonts *typesetter, st page.Style) page.Length {
	return fonts.Ascent(st) - (fonts.LineHeight(st)-leading(fonts, st))/2
}
