package letter

import (
	"fmt"
	"slices"
	"strings"

	"permitpack/generator/page"
)

// part adds the blocks of the i-th part.
func (v *version) part(i int, p Part) {
	switch p.Kind {
	case Addressee:
		v.addressee(p)
	case Title:
		v.heads(p)
	case Fields:
		v.fields(p)
	case Paragraph:
		v.paragraph(v.field(fmt.Sprintf("part-%d", i+1)), v.say(p.Text, p.Values))
	case Lines:
		v.lines(p)
	case List:
		v.list(p)
	case Attachments:
		v.attachments()
	case Signature:
		v.signature(p)
	case Place:
		v.place(p)
	}
}

func (v *version) push(b block) { v.blocks = append(v.blocks, b) }

// caption adds a line over what follows, which it never leaves.
func (v *version) caption(words string) {
	b := block{gap: partGap, keep: true}
	b.stack(v.fonts, 0, fullWidth, words, styleHead)
	b.height += captPad
	v.push(b)
}

// addressee stands at the right, as on letters to an office.
func (v *version) addressee(p Part) {
	b := block{gap: partGap, keep: true}
	b.stack(v.fonts, fullWidth-side, side, v.words.Say(p.Text, nil), page.Style{Size: styleBody.Size, Bold: true})
	v.push(b)
}

// heads is what the letter is called, in the middle, with smaller print below.
func (v *version) heads(p Part) {
	b := block{gap: 2 * partGap, keep: true}
	for _, head := range []struct {
		key string
		page.Style
	}{{p.Text, styleTitle}, {p.Below, styleBelow}} {
		if head.key == "" {
			continue
		}
		for _, line := range v.fonts.Wrap(v.words.Say(head.key, nil), head.Style, fullWidth) {
			x := (fullWidth - v.fonts.Width(line, head.Style)) / 2
			b.add(page.Text{X: x, Y: b.height + baseline(v.fonts, head.Style), Style: head.Style, Value: line})
			b.height += leading(v.fonts, head.Style)
		}
	}
	v.push(b)
}

// fields are labels with their values, each over a rule.
func (v *version) fields(p Part) {
	v.caption(v.words.Say(p.Text, nil))
	for _, r := range p.Rows {
		if r.holds(v.packet) {
			v.row(r)
		}
	}
}

func (v *version) row(r Row) {
	const x, width = labels + between, fullWidth - labels - between
	label := v.fonts.Wrap(v.words.Say(r.Label, nil), styleLabel, labels)
	value := v.value(r.Value)
	if value == "" {
		v.push(v.blank(r, label, x, width))
		return
	}
	lines := v.fonts.Wrap(value, styleBody, width)
	for chunk := range slices.Chunk(lines, mostRows) {
		b := block{}
		v.labelled(&b, label)
		area := v.text(&b, chunk, x)
		b.height = max(b.height, area)
		b.expect(v.field(r.Value), strings.Join(chunk, " "), x, 0, width, b.height)
		v.rule(&b, x, width)
		v.push(b)
		label = nil
	}
}

// blank is a row of which the profile says nothing: ruled lines on the original.
func (v *version) blank(r Row, label []string, x, width page.Length) block {
	b := block{}
	v.labelled(&b, label)
	if !v.original {
		v.byHand(&b, x)
		v.rule(&b, x, width)
		return b
	}
	for i := range max(1, r.Lines) {
		y := page.Length(i+1) * lineStep
		b.add(page.Line{X1: x, Y1: y, X2: x + width, Y2: y, Width: hairline, Grey: ruleGrey})
		b.height = max(b.height, y)
	}
	b.expect(v.field(blankName(r)), "", x, 0, width, b.height)
	return b
}

// blankName is the name of a row in messages: that of its value, or of its label where it has none.
func blankName(r Row) string {
	if r.Value != "" {
		return r.Value
	}
	return r.Label
}

// labelled draws a label on the baselines of values beside it.
func (v *version) labelled(b *block, label []string) {
	y := rowPad + baseline(v.fonts, styleBody)
	for _, line := range label {
		b.add(page.Text{Y: y, Style: styleLabel, Value: line})
		b.height = y + leading(v.fonts, styleLabel) - baseline(v.fonts, styleLabel)
		y += leading(v.fonts, styleLabel)
	}
}

// text draws the lines of a value and gives the height that they take.
func (v *version) text(b *block, lines []string, x page.Length) page.Length {
	y := page.Length(rowPad)
	for _, line := range lines {
		b.add(page.Text{X: x, Y: y + baseline(v.fonts, styleBody), Style: styleBody, Value: line})
		y += leading(v.fonts, styleBody)
	}
	return y
}

// byHand says on a translation that something is written on the original.
func (v *version) byHand(b *block, x page.Length) {
	b.add(page.Text{
		X: x, Y: rowPad + baseline(v.fonts, styleBody), Style: styleCaption, Value: v.words.Say("letters.by-hand", nil),
	})
	b.height = max(b.height, rowPad+leading(v.fonts, styleBody))
}

// rule closes a row with a line below its value.
func (v *version) rule(b *block, x, width page.Length) {
	b.height += 5e2
	b.add(page.Line{X1: x, Y1: b.height, X2: x + width, Y2: b.height, Width: hairline, Grey: ruleGrey})
}

// paragraph is running text. It is cut between lines where it is long.
func (v *version) paragraph(field, words string) {
	b := block{gap: partGap}
	for chunk := range slices.Chunk(v.fonts.Wrap(words, styleBody, fullWidth), mostRows) {
		for _, line := range chunk {
			b.add(page.Text{Y: b.height + baseline(v.fonts, styleBody), Style: styleBody, Value: line})
			b.height += v.fonts.LineHeight(styleBody)
		}
		b.expect(field, strings.Join(chunk, " "), 0, 0, fullWidth, b.height)
		v.push(b)
		b = block{}
	}
}

// lines are ruled, to write on.
func (v *version) lines(p Part) {
	v.caption(v.words.Say(p.Text, nil))
	if !v.original {
		b := block{}
		v.byHand(&b, 0)
		v.push(b)
		return
	}
	for i := range p.Lines {
		b := block{height: lineStep, keep: i == 0}
		b.add(page.Line{Y1: lineStep, X2: fullWidth, Y2: lineStep, Width: hairline, Grey: ruleGrey})
		v.push(b)
	}
}

// list is what goes with the letter, numbered. It stays with the signature below.
func (v *version) list(p Part) {
	v.caption(v.words.Say(p.Text, nil))
	const indent = 7 * mm
	for i, key := range p.Items {
		b := block{keep: true}
		number := fmt.Sprintf("%d)", i+1)
		b.add(page.Text{Y: baseline(v.fonts, styleBody), Style: styleBody, Value: number})
		b.stack(v.fonts, indent, fullWidth-indent, v.words.Say(key, nil), styleBody)
		v.push(b)
	}
}

// place is left free for somebody else: a notary, or the officer.
func (v *version) place(p Part) {
	words := v.words.Say(p.Text, nil)
	if !v.original {
		b := block{gap: partGap}
		b.stack(v.fonts, 0, fullWidth, bracketed(words), styleLabel)
		v.push(b)
		return
	}
	b := block{gap: partGap, height: captPad}
	b.stack(v.fonts, boxPad, fullWidth-2*boxPad, words, styleCaption)
	b.height = max(b.height, page.Length(p.Height)*mm)
	b.add(page.Rect{Width: fullWidth, Height: b.height, Fill: noFill, Line: hairline, Grey: ruleGrey})
	v.push(b)
}

// bracketed is how translators write what is a sign or a seal on the original.
func bracketed(words string) string { return "[" + words + "]" }
