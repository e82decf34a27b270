package letter

import (
	"strings"

	"permitpack/generator/page"
)

// signature is the line on which somebody signs, with the day and the name in print.
func (v *version) signature(p Part) {
	v.caption(v.words.Say(p.Text, nil))
	if !v.original {
		v.signed(p)
		return
	}
	if p.Seal {
		v.sealed(p)
		return
	}
	const x, width = dateLine + handLine + 2*between, fullWidth - dateLine - handLine - 2*between
	b := block{keep: true}
	name := v.fonts.Wrap(v.value(p.Value), styleBody, width)
	if len(name) > mostRows {
		v.spelledOut(p)
		name = nil
	}
	y := max(v.room.signature, page.Length(len(name))*leading(v.fonts, styleBody)+v.room.row)
	b.height = y
	v.signLine(&b, "letters.sign.date", 0, y, dateLine)
	v.signLine(&b, "letters.sign.signature", dateLine+between, y, handLine)
	if name != nil || len(v.value(p.Value)) == 0 {
		v.name(&b, p, name, x, y, width)
	}
	v.push(b)
}

// name prints who signs over a line, or leaves the line free.
func (v *version) name(b *block, p Part, lines []string, x, y, width page.Length) {
	top := y - page.Length(len(lines))*leading(v.fonts, styleBody) - ruleDrop
	for i, line := range lines {
		b.add(page.Text{X: x, Y: top + page.Length(i)*leading(v.fonts, styleBody) + baseline(v.fonts, styleBody), Style: styleBody, Value: line})
	}
	b.expect(v.field("signature."+p.Value), v.value(p.Value), x, top, width, y-top)
	v.signLine(b, "letters.sign.name", x, y, width)
}

// spelledOut gives a name that has no room beside the signature a row of its own.
func (v *version) spelledOut(p Part) {
	first := len(v.blocks)
	v.row(Row{Label: "letters.sign.name", Value: p.Value})
	for i := range v.blocks[first:] {
		v.blocks[first+i].keep = true
	}
}

// signLine is a line with small print below that says what is written on it.
func (v *version) signLine(b *block, key string, x, y, width page.Length) {
	b.add(page.Line{X1: x, Y1: y, X2: x + width, Y2: y, Width: hairline, Grey: 0})
	caption := block{height: y + ruleDrop}
	caption.stack(v.fonts, x, width, v.words.Say(key, nil), styleCaption)
	b.add(caption.marks...)
	b.height = max(b.height, caption.height)
}

// sealed is the signature of who heads an organisation: the seal at the left,
// signature, name and day one below the other.
func (v *version) sealed(p Part) {
	x, width := v.room.seal+2*between, fullWidth-v.room.seal-2*between
	b := block{keep: true}
	seal := v.words.Say("letters.sign.seal", nil)
	b.add(
		page.Rect{Y: 2 * mm, Width: v.room.seal, Height: v.room.seal, Fill: noFill, Line: hairline, Grey: 180},
		page.Text{X: (v.room.seal - v.fonts.Width(seal, styleLabel)) / 2, Y: 2*mm + v.room.seal/2, Style: styleLabel, Value: seal},
	)
	name := v.fonts.Wrap(v.value(p.Value), styleBody, width)
	if len(name) > mostRows {
		v.spelledOut(p)
		name = nil
	}
	y := v.room.signature
	v.signLine(&b, "letters.sign.signature", x, y, handLine)
	v.signLine(&b, "letters.sign.date", x+handLine+between, y, dateLine)
	if name != nil || len(v.value(p.Value)) == 0 {
		y = b.height + max(v.room.signature-2*mm, page.Length(len(name))*leading(v.fonts, styleBody)+v.room.row)
		v.name(&b, p, name, x, y, width)
	}
	b.height = max(b.height, v.room.seal+2*mm)
	v.push(b)
}

// signed is the signature on a translation: words in the place of signs.
func (v *version) signed(p Part) {
	signs := []string{"letters.sign.signature", "letters.sign.date"}
	if p.Seal {
		signs = append(signs, "letters.sign.seal")
	}
	for i, key := range signs {
		signs[i] = bracketed(v.words.Say(key, nil))
	}
	b := block{keep: true}
	b.stack(v.fonts, 0, fullWidth, strings.Join(signs, "   "), styleLabel)
	v.push(b)
	if v.value(p.Value) != "" {
		v.row(Row{Label: "letters.sign.name", Value: p.Value})
	}
}
