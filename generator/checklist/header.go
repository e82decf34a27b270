package checklist

import (
	"slices"

	"permitpack/generator/page"
)

// header is the band with the title, and below it whose packet this is and what for.
func (l *layout) header() {
	l.flow.place(l.titleBand())
	facts := []cell{
		l.fact("checklist.fact.applicant", pair{az: l.value("applicant.full-name")}, "applicant.full-name"),
		l.passport(),
		l.fact("checklist.fact.procedure", l.say("procedure."+l.packet.Procedure+".title", nil), ""),
	}
	if l.packet.GroundTitle != "" {
		facts = append(facts, l.fact("checklist.fact.ground", l.say(l.packet.GroundTitle, nil), ""))
	}
	// A procedure without a length has no speed to show either.
	if term := l.value("term"); term != "" {
		facts = append(facts, l.fact("checklist.fact.term", pair{az: joined("; ", term, l.value("speed"))}, ""))
	}
	t := table{fonts: l.fonts, columns: l.factColumns(facts), pad: l.st.rowPad + 200}
	t.flow(l.flow, block{}, []row{facts})
}

// factColumns give each fact the width of its longest line, and all the same
// share of what is left. Where there is too little they end the longest first.
func (l *layout) factColumns(facts []cell) []page.Length {
	columns := make([]page.Length, len(facts))
	for i, fact := range facts {
		for _, p := range fact.paragraphs {
			columns[i] = max(columns[i], width(l.fonts, p)+2*sidePad)
		}
	}
	for total(columns) > fullWidth {
		longest := slices.Max(columns)
		for i := range columns {
			columns[i] = min(columns[i], longest-page.Millimetre)
		}
	}
	share := (fullWidth - total(columns)) / page.Length(len(columns))
	for i := range columns {
		columns[i] += share
	}
	return columns
}

func total(lengths []page.Length) page.Length {
	sum := page.Length(0)
	for _, length := range lengths {
		sum += length
	}
	return sum
}

// titleBand says what this is, to whom, and of which day.
func (l *layout) titleBand() block {
	const side, above, below = 2200, 1500, 1200
	width := page.Length(fullWidth - 2*side)
	dated := l.dated().lines(l.fonts, width)
	addressee := stacked(l.fonts, width-reach(dated)-4*page.Millimetre,
		plainly(l.az.Say("checklist.addressee", nil), l.st.small))
	title := l.say("checklist.title", nil)
	b := addressee.above(stacked(l.fonts, width, plainly(title.az, l.st.title).then(title.own, l.st.titleOwn)))
	band := block{height: b.height + above + below}
	band.figures = append(band.figures, marked(page.Rect{Width: fullWidth, Height: band.height, Fill: shadeDim}))
	band.show(b.figures, side, above)
	band.figures = append(band.figures, stack(dated, fullWidth-side-reach(dated), above))
	return band
}

// dated is the day of the list and the version of the rules.
func (l *layout) dated() paragraph {
	var p paragraph
	if !l.packet.Today.IsZero() {
		p = p.then(l.say("checklist.fact.today", nil).inLine()+":", l.st.small).then(l.az.Date(l.packet.Today), page.Style{Size: l.st.small.Size, Bold: true})
	}
	if !l.packet.Catalogue.IsZero() {
		p = p.then("· "+l.say("checklist.fact.catalogue", nil).inLine()+": "+l.az.Date(l.packet.Catalogue), l.st.small)
	}
	return p
}

// passport is its number, with the citizenship.
func (l *layout) passport() cell {
	c := l.fact("checklist.fact.passport", pair{az: l.value("passport.number")}, "passport.number")
	c.paragraphs[1] = c.paragraphs[1].then(l.value("applicant.citizenship"), l.st.body)
	return c
}

// fact is a caption with its value below it.
func (l *layout) fact(caption string, value pair, field string) cell {
	return plain(
		plainly(l.say(caption, nil).inLine(), l.st.caption),
		plainly(value.az, l.st.strong).named(field),
		plainly(value.own, l.st.body))
}
