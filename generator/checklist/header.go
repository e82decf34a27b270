package checklist

import (
	"slices"

	"permitpack/generator/page"
)

// header is the band with the title, and below it whose packet this is and what for.
func (l *layout) header() {
	l.flow.place(l.titleBand())
	t := table{fonts: l.fonts, columns: l.factColumns(l.facts), pad: l.rowPad + 200}
	t.flow(l.flow, block{}, []row{l.facts})
}

// factRow is whose packet it is and what for.
func (c *content) factRow() row {
	facts := row{
		c.fact("checklist.fact.applicant", pair{az: c.value("applicant.full-name")}, "applicant.full-name"),
		c.passport(),
		c.fact("checklist.fact.procedure", c.say("procedure."+c.packet.Procedure+".title", nil), ""),
	}
	if c.packet.GroundTitle != "" {
		facts = append(facts, c.fact("checklist.fact.ground", c.say(c.packet.GroundTitle, nil), ""))
	}
	// A procedure without a length has no speed to show either.
	if term := c.value("term"); term != "" {
		facts = append(facts, c.fact("checklist.fact.term", pair{az: joined("; ", term, c.value("speed"))}, ""))
	}
	return facts
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
		plainly(l.az.Say("checklist.addressee", nil), styleSmall))
	title := l.say("checklist.title", nil)
	b := addressee.above(stacked(l.fonts, width, plainly(title.az, styleTitle).then(title.own, styleTitleOwn)))
	band := block{height: b.height + above + below}
	band.figures = append(band.figures, marked(page.Rect{Width: fullWidth, Height: band.height, Fill: shadeDim}))
	band.show(b.figures, side, above)
	band.figures = append(band.figures, stack(dated, fullWidth-side-reach(dated), above))
	return band
}

// dated is the day of the list and the version of the rules.
func (c *content) dated() paragraph {
	var p paragraph
	if !c.packet.Today.IsZero() {
		p = p.then(c.say("checklist.fact.today", nil).inLine()+":", styleSmall).then(c.az.Date(c.packet.Today), styleSmallStrong)
	}
	if !c.packet.Catalogue.IsZero() {
		p = p.then("· "+c.say("checklist.fact.catalogue", nil).inLine()+": "+c.az.Date(c.packet.Catalogue), styleSmall)
	}
	return p
}

// passport is its number, with the citizenship.
func (c *content) passport() cell {
	fact := c.fact("checklist.fact.passport", pair{az: c.value("passport.number")}, "passport.number")
	fact.paragraphs[1] = fact.paragraphs[1].then(c.value("applicant.citizenship"), styleBody)
	return fact
}

// fact is a caption with its value below it.
func (c *content) fact(caption string, value pair, field string) cell {
	return plain(
		plainly(c.say(caption, nil).inLine(), styleCaption),
		plainly(value.az, styleStrong).named(field),
		plainly(value.own, styleBody))
}
