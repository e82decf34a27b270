package form

import (
	"maps"

	"permitpack/generator/page"
)

// line is one printed line in its style.
type line struct {
	text string
	page.Style
}

// lines stand one below another.
type lines []line

// leading is the distance of baselines of print that stands close: 1.18 of the type size.
func leading(st page.Style) page.Length { return size(st) * 118 / 100 }

// size is the type size as a length: a hundredth of a point is 127/36 micrometres.
func size(st page.Style) page.Length { return page.Length(st.Size * 127 / 36) }

func (ls lines) height() page.Length {
	var h page.Length
	for _, l := range ls {
		h += leading(l.Style)
	}
	return h
}

// wrap breaks s into lines of one style.
func (b *Blank) wrap(s string, st page.Style, width page.Length) lines {
	var ls lines
	for _, part := range b.fonts.Wrap(s, st, width) {
		ls = append(ls, line{part, st})
	}
	return ls
}

// bilingual are the words of each language, the first in one style, the others in another.
func (b *Blank) bilingual(c Caption, first, other page.Style, width page.Length) lines {
	var ls lines
	for i, language := range b.form.Languages {
		st := other
		if i == 0 {
			st = first
		}
		ls = append(ls, b.wrap(c[string(language)], st, width)...)
	}
	return ls
}

// caption are the lines over a field's value.
func (b *Blank) caption(f *Field, width page.Length) lines {
	first := string(b.form.Languages[0])
	c := b.marked(f.Caption, f.Provenance)
	if f.Number != "" {
		c[first] = f.Number + ".  " + c[first]
	}
	return b.bilingual(c, captionStyle, secondCaption, width-2*padding)
}

// marked is a copy of a caption with the mark of its provenance.
func (b *Blank) marked(c Caption, p Provenance) Caption {
	with := Caption{}
	maps.Copy(with, c)
	with[string(b.form.Languages[0])] += b.mark(p)
	return with
}

// mark is the sign that stands behind a caption which is not verified; the footer explains it.
func (b *Blank) mark(p Provenance) string {
	switch p {
	case Partly:
		return " ¹"
	case Unverified:
		return " ²"
	}
	return ""
}

// text draws lines from the top down and returns where they end.
func (d *drawing) text(ls lines, x, y page.Length) page.Length {
	for _, l := range ls {
		d.add(page.Text{X: x, Y: y + baseline(l.Style), Style: l.Style, Value: l.text})
		y += leading(l.Style)
	}
	return y
}

// centred draws lines in the middle of a width.
func (d *drawing) centred(ls lines, x, width, y page.Length) page.Length {
	for _, l := range ls {
		indent := (width - d.fonts.Width(l.text, l.Style)) / 2
		d.add(page.Text{X: x + indent, Y: y + baseline(l.Style), Style: l.Style, Value: l.text})
		y += leading(l.Style)
	}
	return y
}

// baseline is how far below the top of its line a text of close print stands.
func baseline(st page.Style) page.Length { return size(st) * 92 / 100 }

// said are the words of a text key in the form's languages.
func (b *Blank) said(key string) Caption {
	c := Caption{}
	for _, w := range b.words {
		c[string(w.Language())] = w.Say(key, nil)
	}
	return c
}

// lines draws lines of a page's values from the top down.
func (w *writing) lines(number int, field string, ls lines, x, y page.Length) {
	for _, l := range ls {
		w.add(number, page.Text{X: x, Y: y + baseline(l.Style), Style: l.Style, Value: l.text, Field: field})
		y += leading(l.Style)
	}
}
