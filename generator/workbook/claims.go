package workbook

import (
	"fmt"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/rules"
	"permitpack/generator/workbook/xlsx"
)

// Columns of what the sources say.
const (
	claimName = 1 + iota
	claimSource
	claimSpeed
	claimStart
	claimMethod
	claimPeriod
	claimEnds
	claimLast
	claimSafe
	claimCounts
	_
	claimNumber // of the working day on which the period ends
	claimOn     // of the next working day
	claimBack   // of the one before
	claimLegal  // the last day, where it is the law's
	claimProjected
	claimRule
)

var claimColumns = []column{
	{"deadlines.name", 0}, {"deadlines.source", 0}, {"fees.speed", 0}, {"deadlines.anchor-date", 0}, {"deadlines.method", 0},
	{"deadlines.period", 0}, {"deadlines.ends", 0}, {"deadlines.last", 0}, {"deadlines.safe", 0}, {"deadlines.counts", 0},
}

// claims is the table of what each source says of each day, and what follows from it.
func (r *renderer) claims(g *grid) {
	header := r.plan.claims
	r.section(g, header, r.say("deadlines.claims"))
	r.table(g, header, r.plan.claimRows)
	if r.plan.claimRows == 0 {
		return
	}
	r.workings(g, claimNumber, header, "number", "number-on", "number-back", "by-law", "projected", "rule")
	for _, d := range r.plan.deadlines {
		title := d.Title(r.words)
		for _, v := range d.variants {
			for i, c := range v.claims {
				row := v.first + i
				if i >= len(v.claims)-v.told {
					v.speed = rules.Speed{}
				}
				r.claim(g, row, title, d, v, c)
			}
		}
	}
	at := xlsx.Range(1, header+1, len(claimColumns), header+r.plan.claimRows)
	g.paint(at, "$"+xlsx.Cells(claimCounts, header+1)+"<>"+xlsx.Quote(r.say("deadlines.counted")), muted)
}

func (r *renderer) claim(g *grid, row int, title string, d deadline, v variant, c rules.DueClaim) {
	f := claimFormulas{row: row, due: v.Due, claim: c, start: xlsx.Cells(claimStart, row)}
	anchor := xlsx.Fixed(deadlineStart, v.row)
	start := day(v.AnchorDate).by(unless(anchor, anchor))
	ends, last, safe := day(c.Counted).by(f.ends()), day(c.Date).by(f.last()), day(c.Safe).by(f.safe())
	if d.absence != nil {
		ends, last, safe = ends.by(r.back()), last.by(f.same(claimEnds)), safe.by(f.same(claimEnds))
	}
	if !c.Followed() {
		safe = day(date.Date{})
	}
	source := r.words.Say("workbook.deadlines.standing", finding.Args{"source": c.Source, "standing": r.sayAny("standing", string(c.Standing))})
	g.row(1, row, words(title), words(source), words(r.speedName(v.speed.Tier)), start, words(r.methodOf(v.Due, c)),
		count(c.Value), ends, last, safe, r.counts(v, c))
	if f.countsWorking() {
		n := c.Value
		base := v.AnchorDate
		if v.Direction == rules.Before {
			base, n = base.AddDays(-1), 1-n
		}
		g.put(claimNumber, row, count(r.days.number(base)+n).in(workingRole).by(f.number()))
	}
	if f.movesOn() {
		g.put(claimOn, row, count(r.days.number(c.Counted.AddDays(-1))+1).in(workingRole).by(unless(f.at(claimEnds), numberOf(f.at(claimEnds)+"-1")+"+1")))
	}
	if f.movesBack() {
		g.put(claimBack, row, count(r.days.number(c.Counted)).in(workingRole).by(unless(f.at(claimEnds), numberOf(f.at(claimEnds)))))
	}
	if binding(c) {
		g.put(claimLegal, row, day(c.Date).in(workingRole).by(f.same(claimLast)))
	}
	g.put(claimProjected, row, yes(c.Projected).in(workingRole).by(f.projected()))
	g.put(claimRule, row, words(v.RuleBy(r.words, c)).in(workingRole))
}

// counts says whether a claim counts towards the days above.
func (r *renderer) counts(v variant, c rules.DueClaim) cell {
	switch {
	case !c.Followed():
		return words(r.say("deadlines.told"))
	case v.speed.Tier == "":
		return words(r.say("deadlines.counted"))
	}
	word := r.say("deadlines.other-speed")
	if v.speed.Tier == r.reckoning.Speed {
		word = r.say("deadlines.counted")
	}
	return words(word).by(choice(r.say("deadlines.other-speed"), [2]string{
		nameSpeed + "=" + xlsx.Quote(r.speedName(v.speed.Tier)), r.say("deadlines.counted")}))
}

// claimFormulas are the formulas of one claim. What a rule does to it is known, so
// each holds no more than it needs.
type claimFormulas struct {
	row   int
	due   rules.Due
	claim rules.DueClaim
	start string
}

func (f claimFormulas) at(column int) string { return xlsx.Cells(column, f.row) }

func (f claimFormulas) back() bool { return f.due.Direction == rules.Before }

func (f claimFormulas) countsWorking() bool {
	return f.claim.Unit == date.WorkingDays && f.claim.Value > 0
}

// moves tells whether the end of the period may be no working day, and is moved then.
func (f claimFormulas) moves() bool { return f.due.Kind.Moves() && !f.countsWorking() }

func (f claimFormulas) movesOn() bool { return f.moves() && !f.back() }

func (f claimFormulas) movesBack() bool { return f.moves() }

// number is that of the working day on which a period of working days ends.
func (f claimFormulas) number() string {
	if f.back() {
		return unless(f.start, numberOf(f.start+"-1")+"+1-"+f.at(claimPeriod))
	}
	return unless(f.start, numberOf(f.start)+"+"+f.at(claimPeriod))
}

// ends is the day on which the period ends, before any move.
func (f claimFormulas) ends() string {
	sign := "+"
	if f.back() {
		sign = "-"
	}
	switch {
	case f.countsWorking():
		return unless(f.at(claimNumber), dayOf(f.at(claimNumber)))
	case f.claim.Unit == date.Months:
		return unless(f.start, monthsOn(f.start, sign+f.at(claimPeriod)))
	}
	return unless(f.start, f.start+sign+f.at(claimPeriod))
}

// last is the last day by the counting rules.
func (f claimFormulas) last() string {
	switch {
	case f.movesOn():
		return unless(f.at(claimOn), dayOf(f.at(claimOn)))
	case f.movesBack():
		return unless(f.at(claimBack), dayOf(f.at(claimBack)))
	}
	return f.same(claimEnds)
}

// safe is the working day on which one is in time in any case.
func (f claimFormulas) safe() string {
	switch {
	case f.movesOn():
		return unless(f.at(claimBack), dayOf(f.at(claimBack)))
	case f.moves():
		return f.same(claimLast)
	}
	return f.same(claimEnds)
}

// same takes another cell of the row.
func (f claimFormulas) same(column int) string { return unless(f.at(column), f.at(column)) }

// projected is 1 where a day off whose date is not out yet lies in the count, or
// in the way of the move.
func (f claimFormulas) projected() string {
	if !f.due.Kind.Moves() {
		return ""
	}
	a, b := f.at(claimEnds), f.at(claimLast)
	if f.claim.Unit == date.WorkingDays {
		a, b = f.start, f.at(claimEnds)
	}
	return fmt.Sprintf(`IF(%s="",0,IF(COUNTIFS(%s,">="&MIN(%s,%s),%s,"<="&MAX(%s,%s))>0,1,0))`, f.at(claimEnds), nameProjected, a, b, nameProjected, a, b)
}
