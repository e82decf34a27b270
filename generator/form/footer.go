package form

import (
	"strings"

	"permitpack/generator/page"
	"permitpack/generator/text"
)

// noFill leaves the inside of a box as it is.
const noFill = -1

// footer draws what stands at the foot of every page of a form that is not
// verified throughout: that it is a transcript, and what the marks mean.
func (d *drawing) footer() {
	ls := d.footerLines()
	if len(ls) == 0 {
		return
	}
	y := d.foot + mm*3/2
	d.add(page.Line{X1: d.left(), Y1: y, X2: d.left() + d.form.width(), Y2: y, Width: frame / 2, Grey: frameGrey})
	d.text(ls, d.left(), y+mm*7/10)
}

func (b *Blank) footerLines() lines {
	if !b.form.transcript() {
		return nil
	}
	var ls lines
	for i, language := range b.form.Languages {
		ls = append(ls, b.wrap(b.form.Footer[string(language)], footerStyle, b.form.width())...)
		ls = append(ls, b.wrap(b.marks(b.words[i]), footerStyle, b.form.width())...)
	}
	return ls
}

// marks explain the marks that the form uses.
func (b *Blank) marks(words *text.Words) string {
	var explained []string
	for _, p := range []Provenance{Partly, Unverified} {
		if b.form.has(p) {
			explained = append(explained, strings.TrimSpace(b.mark(p))+"\u00A0"+words.Say("form.mark."+string(p), nil))
		}
	}
	return strings.Join(explained, "   ")
}

func (f *Form) has(p Provenance) bool {
	for field := range f.fields() {
		if field.Provenance == p {
			return true
		}
	}
	return false
}

// footY is the y that no field may pass.
func (b *Blank) footY() page.Length {
	foot := (b.form.Paper.Height - b.form.Paper.Bottom).length()
	if ls := b.footerLines(); len(ls) > 0 {
		foot -= ls.height() + 3*mm
	}
	return foot
}
