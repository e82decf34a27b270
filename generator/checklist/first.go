package checklist

import (
	"slices"

	"permitpack/generator/finding"
	"permitpack/generator/page"
	"permitpack/generator/rules"
)

// first is the verdict, by when to file, and what to mend before.
func (l *layout) first() {
	l.flow.gap(1200)
	status := l.packet.Status()
	band := l.verdict(verdictLooks[status], l.say("verdict."+string(status), nil), l.fileBy())
	tag := page.Length(0) // how wide the widest severity is
	for _, r := range l.findings {
		tag = max(tag, width(l.fonts, r[1].paragraphs[0])+2*sidePad)
	}
	if len(l.findings) == 0 {
		l.flow.place(band)
		return
	}
	t := table{fonts: l.fonts, columns: []page.Length{tickColumn, tag, fullWidth - tickColumn - tag}, pad: l.rowPad}
	t.flow(l.flow, band.above(block{height: 300}), l.findings)
}

const tickColumn = tickSide + 2*sidePad

// fileBy is until when the packet has to be handed in, or how long ago that was.
func (c *content) fileBy() string {
	i := slices.IndexFunc(c.packet.Deadlines, func(d rules.Due) bool { return d.ID == c.packet.FileBy })
	if c.packet.FileBy == "" || i < 0 {
		return ""
	}
	d := c.packet.Deadlines[i]
	return c.own.Say("checklist.first.by", finding.Args{
		"deadline": d.Title(c.own), "date": d.Safe, "left": c.left(d).reader(),
	})
}

// look is how a band is told from others in black and white.
type look struct {
	fill int
	ink  uint8
}

var verdictLooks = map[finding.Status]look{
	finding.Ready:        {fill: noFill, ink: black},
	finding.WithWarnings: {fill: shadeBad, ink: black},
	finding.NotReady:     {fill: darkMark, ink: white},
}

// inked is the style in the ink of the look.
func (k look) inked(st style) style {
	st.grey = k.ink
	return st
}

// verdict is a bar over the full width: the verdict at its left, by when at its
// right, or below where both do not fit.
func (l *layout) verdict(k look, said pair, by string) block {
	const between = 6000
	verdict := plainly(said.az, k.inked(styleBand)).named("verdict").then(said.own, k.inked(styleBandOwn))
	until := plainly(by, k.inked(styleStrong))
	text := stacked(l.fonts, fullWidth-2*barSide, verdict)
	if by != "" {
		end := width(l.fonts, until)
		if width(l.fonts, verdict)+between+end <= fullWidth-2*barSide {
			drop := baseline(l.fonts, l.fonts.sized(styleBand)) - baseline(l.fonts, l.fonts.sized(styleStrong))
			text.figures = append(text.figures, stack(until.lines(l.fonts, end+1), fullWidth-2*barSide-end, drop))
		} else {
			text = text.above(stacked(l.fonts, fullWidth-2*barSide, until))
		}
	}
	return bar(text, k)
}

const barSide = 2200 // µm, left and right of the text of a bar

// bar is a box of full width round a text.
func bar(text block, k look) block {
	const pad, outline = 1200, 300
	height := text.height + 2*pad
	box := page.Rect{
		X: outline / 2, Y: outline / 2, Width: fullWidth - outline, Height: height - outline, Line: outline, Fill: k.fill,
	}
	b := block{height: height, figures: []figure{marked(box)}}
	b.show(text.figures, barSide, pad)
	return b
}
