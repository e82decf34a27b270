package workbook

import (
	"fmt"

	"permitpack/generator/date"
	"permitpack/generator/rules"
	"permitpack/generator/workbook/xlsx"
)

// chartRows is how high the charts are.
const chartRows = 21

// Columns of what the bars are drawn from.
const (
	barAsked = summaryWorking + 1 + iota // the amount of the speed asked for
	barOther                             // that of another
)

// shown tells whether a deadline has a flag on the timeline. How long a paper has
// to hold is no day of the procedure, and would put all others into a corner.
func (d deadline) shown() bool { return d.Kind != rules.Validity && d.Kind != rules.Expiry }

// flag is what the timeline shows of a deadline: its name and day, the day, and
// how high it stands. A day that is not known stands where today does, without words.
func (r *renderer) flag(g *grid, i int, d deadline) {
	if !d.shown() {
		return
	}
	safe := xlsx.Cells(deadlineSafe, d.row)
	// 100 is added for the nought in front; TEXT would want its codes in the language of the program.
	told := fmt.Sprintf(`CONCATENATE(%s,CHAR(10),RIGHT(100+DAY(%s),2),".",RIGHT(100+MONTH(%s),2),".",YEAR(%s))`, xlsx.Cells(deadlineName, d.row), safe, safe, safe)
	g.put(deadlineFlag, d.row, words(r.flagText(d)).in(workingRole).by(unless(safe, told)))
	g.put(deadlineFlagDay, d.row, day(r.flagDay(i)).in(workingRole).by(fmt.Sprintf(`IF(%s="",%s,%s)`, safe, nameToday, safe)))
	g.put(deadlineFlagHigh, d.row, count(r.flagLevel(i)).in(workingRole))
}

// flagLevel is on which height the flag of a deadline stands: higher than those of
// all days before it, so that its words, to its left, stand above them.
func (r *renderer) flagLevel(i int) int {
	own := r.flagDay(i)
	level := 1
	if !r.packet.Today.After(own) {
		level++ // above the flag of today
	}
	for n, d := range r.plan.deadlines {
		if order := r.flagDay(n).Compare(own); d.shown() && (order < 0 || order == 0 && n < i) {
			level++
		}
	}
	return level
}

// todayLevel is that of the flag of today.
func (r *renderer) todayLevel() int {
	level := 1
	for i, d := range r.plan.deadlines {
		if d.shown() && r.flagDay(i).Before(r.packet.Today) {
			level++
		}
	}
	return level
}

// flagDay is where the flag of a deadline stands.
func (r *renderer) flagDay(i int) date.Date {
	if safe := r.plan.deadlines[i].Safe; !safe.IsZero() {
		return safe
	}
	return r.packet.Today
}

func (r *renderer) flagText(d deadline) string {
	if d.Safe.IsZero() {
		return ""
	}
	return d.Title(r.words) + "\n" + d.Safe.Dotted()
}

// bars are the amounts of a speed as the chart draws them.
func (r *renderer) bars(g *grid, row int, cost cell, speed rules.Speed) {
	if !r.barred() {
		return
	}
	amount := xlsx.Cells(summaryRight+1, row)
	asked := fmt.Sprintf("%s=%s", xlsx.Cells(summaryRight, row), nameSpeed)
	nought := cell{kind: xlsx.Number, look: look{role: workingRole, format: asMoney}}
	chosen, other := nought, nought
	if speed.Tier == r.reckoning.Speed {
		chosen.number = cost.number
	} else {
		other.number = cost.number
	}
	g.put(barAsked, row, chosen.by(fmt.Sprintf(`IF(AND(%s,%s<>""),%s,0)`, asked, amount, amount)))
	g.put(barOther, row, other.by(fmt.Sprintf(`IF(OR(%s,%s=""),0,%s)`, asked, amount, amount)))
}

// highest is the level of the highest flag.
func (r *renderer) highest() float64 {
	flags := 1
	for _, d := range r.plan.deadlines {
		if d.shown() {
			flags++
		}
	}
	return float64(flags)
}

// charts draws the days on a line and, where there is a choice of speeds, what
// each costs. It gives the row below them.
func (r *renderer) charts(g *grid, row int) int {
	for i := range chartRows {
		g.height(row+i, 15)
	}
	right := summaryLast
	if r.barred() {
		right = summaryLeftEnd
	}
	timeline := xlsx.Chart{
		Kind: xlsx.Timeline, Title: r.say("summary.timeline"), Format: codes[asDay], High: r.highest() + 0.6,
		From: xlsx.Corner{Column: 1, Row: row}, To: xlsx.Corner{Column: right + 1, Row: row + chartRows},
		Series: r.flags(g, row),
	}
	g.Charts = append(g.Charts, timeline)
	if r.barred() {
		g.Charts = append(g.Charts, xlsx.Chart{
			Kind: xlsx.Bars, Title: r.say("summary.fees-by-speed"), Format: codes[asMoney] + ";;",
			From: xlsx.Corner{Column: summaryRight, Row: row}, To: xlsx.Corner{Column: summaryLast + 1, Row: row + chartRows},
			Series: r.barSeries(g),
		})
	}
	return row + chartRows - 1
}

// flags are the series of the timeline: a flag for today and one for each deadline,
// and one that is not seen, which keeps room for words to the left of the first.
func (r *renderer) flags(g *grid, row int) []xlsx.Series {
	d := r.sheets[deadlinesAt]
	today := dayNumber(r.packet.Today)
	series := []xlsx.Series{{Colour: grey, Name: r.point(g, row, words(r.say("summary.today-flag"))), X: r.point(g, row+1, count(int(today)).by(nameToday)), Y: r.point(g, row+2, count(r.todayLevel()))}}
	first, last := today, today
	for i, due := range r.plan.deadlines {
		if !due.shown() {
			continue
		}
		at := dayNumber(r.flagDay(i))
		first, last = min(first, at), max(last, at)
		series = append(series, xlsx.Series{
			Colour: blue, Name: xlsx.Pointed{At: d.at(deadlineFlag, due.row), Texts: []string{r.flagText(due)}},
			X: xlsx.Pointed{At: d.at(deadlineFlagDay, due.row), Numbers: []float64{at}},
			Y: xlsx.Pointed{At: d.at(deadlineFlagHigh, due.row), Numbers: []float64{float64(r.flagLevel(i))}},
		})
	}
	return append(series, xlsx.Series{Unseen: true, Name: r.point(g, row+3, words("")), X: r.point(g, row+4, r.margin(first, last)), Y: r.point(g, row+5, count(0))})
}

// margin is a day before the first flag.
func (r *renderer) margin(first, last float64) cell {
	days := int(last-first) * marginPercent / 100
	if len(r.plan.deadlines) == 0 {
		return count(int(first) - days).by(nameToday)
	}
	all := r.sheets[deadlinesAt].down(deadlineFlagDay, r.plan.deadlines[0].row, r.plan.deadlines[len(r.plan.deadlines)-1].row)
	begin, end := fmt.Sprintf("MIN(%s,%s)", nameToday, all), fmt.Sprintf("MAX(%s,%s)", nameToday, all)
	return count(int(first) - days).by(fmt.Sprintf("%s-INT((%s-%s)*%d/100)", begin, end, begin, marginPercent))
}

// marginPercent is the room to the left of the first flag, in per cent of the way to the last.
const marginPercent = 35

// point is what a chart points at, put beside the summary.
func (r *renderer) point(g *grid, row int, c cell) xlsx.Pointed {
	g.put(summaryWorking, row, c.in(workingRole))
	p := xlsx.Pointed{At: g.at(summaryWorking, row)}
	if c.kind == xlsx.Number {
		p.Numbers = []float64{c.number}
	} else {
		p.Texts = []string{c.text}
	}
	return p
}

func dayNumber(d date.Date) float64 {
	if !countable(d) {
		return 0
	}
	return float64(serial(d))
}

// barSeries are the series of the bars: the speed asked for, and the others.
func (r *renderer) barSeries(g *grid) []xlsx.Series {
	top, bottom := r.costTop, r.costTop+len(r.reckoning.Speeds)-1
	var names []string
	var asked, others []float64
	for row := top; row <= bottom; row++ {
		for _, c := range g.Rows[row-1].Cells {
			switch c.Column {
			case summaryRight:
				names = append(names, c.Text)
			case barAsked:
				asked = append(asked, c.Number)
			case barOther:
				others = append(others, c.Number)
			}
		}
	}
	at := func(column int) string { return g.down(column, top, bottom) }
	speeds := xlsx.Pointed{At: at(summaryRight), Texts: names}
	header := g.at(summaryRight+1, top-1)
	amount := xlsx.Pointed{At: header, Texts: []string{r.say("fees.amount")}}
	return []xlsx.Series{
		{Colour: "00A650", Name: amount, X: speeds, Y: xlsx.Pointed{At: at(barAsked), Numbers: asked}},
		{Colour: "9DB4CC", Name: amount, X: speeds, Y: xlsx.Pointed{At: at(barOther), Numbers: others}},
	}
}
