package checklist

import (
	"permitpack/generator/finding"
	"permitpack/generator/page"
)

// header is the band with the title, and below it whose packet this is.
func (l *layout) header() {
	const pad = 2500
	title := l.say("checklist.title", nil)
	band := stacked(l.fonts, fullWidth-2*pad,
		paragraph{l.az.Say("checklist.addressee", nil), styleBody},
		paragraph{title.az, styleTitle},
		paragraph{title.own, styleHeadOwn})
	height := band.height + 2*pad - 800
	marks := []page.Mark{page.Rect{Width: fullWidth, Height: height, Fill: shadeDim}}
	l.flow.place(block{height, append(marks, moved(band.marks, pad, pad-600)...)})

	who := table{fonts: l.fonts, columns: millimetres(76, 36, 36, 32)}
	who.flow(l.flow, block{}, []row{{
		l.fact("checklist.fact.applicant", pair{az: l.value("applicant.full-name")}),
		l.fact("checklist.fact.citizenship", pair{az: l.value("applicant.citizenship")}),
		l.fact("checklist.fact.passport", pair{az: l.value("passport.number")}),
		l.fact("checklist.fact.today", l.date(l.packet.Today)),
	}})
	what := table{fonts: l.fonts, columns: millimetres(52, 68, 28, 32)}
	what.flow(l.flow, block{}, []row{{
		l.fact("checklist.fact.procedure", l.say("procedure."+l.packet.Procedure+".title", nil)),
		l.fact("checklist.fact.ground", l.ground()),
		l.fact("checklist.fact.term", l.term()),
		l.fact("checklist.fact.catalogue", l.date(l.packet.Catalogue)),
	}})
}

// term is the length asked for and the speed; a procedure without a length has neither to show.
func (l *layout) term() pair {
	if l.value("term") == "" {
		return pair{az: "–"}
	}
	return pair{az: joined("; ", l.value("term"), l.value("speed"))}
}

func (l *layout) ground() pair {
	if l.packet.GroundTitle == "" {
		return pair{az: "–"}
	}
	return l.say(l.packet.GroundTitle, nil)
}

// fact is a caption with its value below it.
func (l *layout) fact(caption string, value pair) cell {
	c := plain(paragraph{l.say(caption, nil).inLine(), styleCaption})
	c.paragraphs = append(c.paragraphs, value.in(styleStrong, styleBody)...)
	return c
}

// verdict is the state of the packet, and what to do first.
func (l *layout) verdict() {
	l.flow.gap(sectionGap)
	status := l.packet.Status()
	band := l.band(l.say("verdict."+string(status), nil), verdictLooks[status])

	var rows []row
	for _, f := range l.packet.Findings {
		if f.Severity != finding.Info {
			rows = append(rows, l.findingRow(len(rows)+1, f))
		}
	}
	if len(rows) == 0 {
		l.flow.place(band)
		return
	}
	t := table{
		fonts: l.fonts, columns: millimetres(7, 31, 104, 38),
		head: l.captions("", "checklist.first.severity", "checklist.first.what", "checklist.first.where"),
	}
	t.flow(l.flow, band, rows)
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

// band is a bar over the full width with one thing said in it.
func (l *layout) band(said pair, look look) block {
	const pad, side, outline = 1500, 2500, 300
	text := stacked(l.fonts, fullWidth-2*side, said.in(
		page.Style{Size: 1200, Bold: true, Grey: look.ink},
		page.Style{Size: 1000, Grey: look.ink})...)
	bar := page.Rect{
		X: outline / 2, Y: outline / 2, Width: fullWidth - outline, Height: text.height + 2*pad - outline,
		Line: outline, Fill: look.fill,
	}
	return block{text.height + 2*pad, append([]page.Mark{bar}, moved(text.marks, side, pad)...)}
}
