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
	b := block{gap: v.room.part, keep: true}
	b.stack(v.fonts, 0, fullWidth, words, styleHead)
	b.height += captPad
	v.push(b)
}

// addressee stands at the right, as on letters to an office.
func (v *version) addressee(p Part) {
	b := block{gap: v.room.part, keep: true}
	b.stack(v.fonts, fullWidth-side, side, v.words.Say(p.Text, nil), page.Style{Size: styleBody.Size, Bold: true})
	v.push(b)
}

// heads is what the letter is called, in the middle, with smaller print below.
func (v *version) heads(p Part) {
	b := block{gap: 2 * v.room.part, keep: true}
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
	label := v.fonts.Wrap(v.words.Say(r.Label, nil), styleLabel, labels)
	value := v.value(r.Value)
	switch {
	case value != "":
		v.shown(r, label, value)
	case v.original:
		v.ruled(r, label)
	default:
		v.byHand(label)
	}
}

// shown is a row with a value, cut between lines where that is long.
func (v *version) shown(r Row, label []string, value string) {
	for chunk := range slices.Chunk(v.fonts.Wrap(value, styleBody, values), mostRows) {
		b := block{}
		v.labelled(&b, label, v.room.row)
		y := v.room.row
		for _, line := range chunk {
			b.add(page.Text{X: valueAt, Y: y + baseline(v.fonts, styleBody), Style: styleBody, Value: line})
			y += leading(v.fonts, styleBody)
		}
		b.expect(v.field(r.Value), strings.Join(chunk, " "), valueAt, 0, values, y)
		b.rule(valueAt, y+ruleDrop, values)
		v.push(b)
		label = nil
	}
}

// ruled is a row of which the profile says nothing, to write on. The label ends
// over the first line.
func (v *version) ruled(r Row, label []string) {
	b := block{}
	height := page.Length(len(label)) * leading(v.fonts, styleLabel)
	v.labelled(&b, label, max(v.room.row, v.room.line-ruleDrop-height))
	for i := range max(1, r.Lines) {
		b.rule(valueAt, page.Length(i+1)*v.room.line, values)
	}
	b.expect(v.field(blankName(r)), "", valueAt, 0, values, b.height)
	v.push(b)
}

// byHand is a row of a translation of which something is written on the original.
func (v *version) byHand(label []string) {
	b := block{}
	v.labelled(&b, label, v.room.row)
	v.writtenByHand(&b, valueAt)
	v.push(b)
}

func (v *version) writtenByHand(b *block, x page.Length) {
	y := v.room.row + baseline(v.fonts, styleBody)
	b.add(page.Text{X: x, Y: y, Style: styleCaption, Value: v.words.Say("letters.by-hand", nil)})
	b.rule(x, v.room.row+leading(v.fonts, styleBody)+ruleDrop, fullWidth-x)
}

// blankName is the name of a row in messages: that of its value, or of its label where it has none.
func blankName(r Row) string {
	if r.Value != "" {
		return r.Value
	}
	return r.Label
}

// labelled draws a label from y on, its first line on the baseline of a value beside it.
func (v *version) labelled(b *block, label []string, y page.Length) {
	y += baseline(v.fonts, styleBody) - baseline(v.fonts, styleLabel)
	for _, line := range label {
		b.add(page.Text{Y: y + baseline(v.fonts, styleLabel), Style: styleLabel, Value: line})
		y += leading(v.fonts, styleLabel)
		b.height = max(b.height, y)
	}
}

// rule draws a line across the block, which ends there at the earliest.
func (b *block) rule(x, y, width page.Length) {
	b.add(page.Line{X1: x, Y1: y, X2: x + width, Y2: y, Width: hairline, Grey: ruleGrey})
	b.height = max(b.height, y)
}

// paragraph is running text. It is cut between lines where it is long.
func (v *version) paragraph(field, words string) {
	b := block{gap: v.room.part}
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
		v.writtenByHand(&b, 0)
		v.push(b)
		return
	}
	for i := range p.Lines {
		b := block{keep: i == 0}
		b.rule(0, v.room.line, fullWidth)
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
		b := block{gap: v.room.part}
		b.stack(v.fonts, 0, fullWidth, bracketed(words), styleLabel)
		v.push(b)
		return
	}
	b := block{gap: v.room.part, height: captPad}
	b.stack(v.fonts, boxPad, fullWidth-2*boxPad, words, styleCaption)
	b.height = max(b.height, page.Length(p.Height)*mm*v.room.free/100)
	b.add(page.Rect{Width: fullWidth, Height: b.height, Fill: noFill, Line: hairline, Grey: ruleGrey})
	v.push(b)
}

// bracketed is how translators write what is a sign or a seal on the original.
func bracketed(words string) string { return "[" + words + "]" }
