package workbook

import (
	"fmt"

	"permitpack/generator/absence"
	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/workbook/xlsx"
)

// In years the columns of what lies behind hold what lies in the year after that
// of tomorrow.
const (
	abroadNextDay  = abroadBehindDay
	abroadNext     = abroadBehind
	abroadNextFrom = abroadBefore
)

// year is one year of a yearly rule.
func (a *abroad) year(row, n int, y absence.Span) {
	at := a.at(row)
	first, last := at(abroadFirst), at(abroadLast)
	start := rangeName(a.rule.StartKey)
	anniversary := func(n int) string {
		if n == 0 {
			return start
		}
		return monthsOn(start, fmt.Sprintf("+%d", 12*n))
	}
	outside := count(a.stays.within(y.From.AddDays(-1), y.To))
	if len(a.stays) > 0 {
		outside = outside.by(a.stays.withinFormula("("+first+"-1)", last))
	}
	a.g.row(1, row, words(a.words.Say("workbook.abroad.year", finding.Args{"n": n + 1})).bold(), words(a.say("abroad.in-year")), outside,
		day(y.From).by(anniversary(n)), count(y.To.DaysSince(y.From)+1).by(last+"-"+first+"+1"), day(y.To).by(anniversary(n+1)+"-1"))
	if !a.live || len(a.stays) == 0 {
		return
	}
	value, filed := 0, date.Earlier(y.To, a.reckoning.Filing)
	if !y.From.After(a.reckoning.Filing) && !y.To.Before(a.lookedBack()) {
		value = a.stays.within(y.From.AddDays(-1), filed)
	}
	a.g.put(abroadUntil, row, day(filed).in(workingRole).by(fmt.Sprintf("MIN(%s,%s)", last, nameFiling)))
	condition := fmt.Sprintf("%s>%s", first, nameFiling)
	if a.rule.LookBack > 0 {
		condition = fmt.Sprintf("OR(%s,%s<%s)", condition, last, a.scalar(lookedBack))
	}
	a.put(abroadFiled, row, value, fmt.Sprintf("IF(%s,0,%s)", condition,
		a.stays.withinFormula("("+first+"-1)", at(abroadUntil))))
	current, _ := a.currentYear()
	ahead := 0
	if n >= current {
		ahead = int(outside.number)
	}
	a.put(abroadLater, row, ahead, fmt.Sprintf("IF(ROWS(%s)>=%s,%s,0)", down(abroadFirst, a.bottom+1, row), a.scalar(yearNow), at(abroadOutside)))
}

// currentYear is the place of the year of tomorrow, from 0, and the year itself.
func (a *abroad) currentYear() (int, absence.Span) {
	tomorrow, _ := a.tomorrow()
	for n := len(a.years) - 1; n > 0; n-- {
		if !a.years[n].From.After(tomorrow) {
			return n, a.years[n]
		}
	}
	return 0, a.years[0]
}

// secondYear writes what a stay means for the year after that of tomorrow.
func (a *abroad) secondYear(row int, s absence.Span) {
	at := a.at(row)
	_, current := a.currentYear()
	ends := a.scalar(yearEnd)
	from := later(s.From, current.To.AddDays(1))
	a.g.put(abroadNextDay, row, day(from).in(workingRole).by(fmt.Sprintf("MAX(%s,%s+1)", at(abroadFirst), ends)))
	a.put(abroadNext, row, max(0, s.To.DaysSince(from)+1), a.daysFrom(at(abroadNextDay), at(abroadLast)))
	a.put(abroadNextFrom, row, a.stays.homeAfter(current.To, from.AddDays(-1)), a.stays.homeFormula(ends, "("+at(abroadNextDay)+"-1)"))
}

func (a *abroad) yearCells(column int) string {
	return down(column, a.bottom+1, a.bottom+len(a.years))
}

// writeYearly writes until when a stay may last that begins tomorrow: until this
// year is full or, where it ends before that, until the next one is.
func (a *abroad) writeYearly() {
	d, _ := a.plan.find(a.rule.ID)
	n, current := a.currentYear()
	tomorrow, next := a.tomorrow()
	place := a.scalar(yearNow)
	a.single(yearTomorrow, "ahead-day", day(tomorrow).by(fmt.Sprintf("MAX(%s+1,%s)", nameToday, xlsx.Fixed(abroadFirst, a.bottom+1))))
	a.single(yearNow, "year-now", count(n+1).by(fmt.Sprintf("MATCH(%s,%s,1)", next, a.yearCells(abroadFirst))))
	a.single(yearEnd, "year-end", day(current.To).by(fmt.Sprintf("INDEX(%s,%s)", a.yearCells(abroadLast), place)))
	room := func(y absence.Span, place string) cell {
		return count(a.roomIn(y)).by(fmt.Sprintf("%d-INDEX(%s,%s)", a.rule.Limit, a.yearCells(abroadOutside), place))
	}
	a.single(yearRoom, "room", room(current, place))
	a.single(nextRoom, "next-room", room(a.years[n+1], place+"+1"))
	full := func(from, room string, lengths, homes int) string {
		if len(a.stays) == 0 {
			return from + "+" + room
		}
		return fmt.Sprintf(`%s+%s+SUMIFS(%s,%s,"<="&%s)`, from, room, down(lengths, a.top, a.bottom), down(homes, a.top, a.bottom), room)
	}
	a.single(yearFull, "year-full", a.fullDay(tomorrow, current).by(full(next, a.scalar(yearRoom), abroadAhead, abroadAheadFrom)))
	a.single(nextFull, "next-full", a.fullDay(current.To.AddDays(1), a.years[n+1]).by(
		full(a.scalar(yearEnd)+"+1", a.scalar(nextRoom), abroadNext, abroadNextFrom)))
	back := fmt.Sprintf("IF(%s<=%s,MAX(%s,%s-1),MAX(%s,%s-1))", a.scalar(yearFull), a.scalar(yearEnd),
		nameToday, a.scalar(yearFull), nameToday, a.scalar(nextFull))
	if len(a.stays) > 0 {
		worst := 0
		for _, y := range a.years[n:] {
			worst = max(worst, a.stays.within(y.From.AddDays(-1), y.To))
		}
		a.single(worstYear, "worst-year", count(worst).by(fmt.Sprintf("MAX(%s)", a.yearCells(abroadLater))))
		back = fmt.Sprintf("IF(%s>%d,%s,%s)", a.scalar(worstYear), a.rule.Limit, nameToday, back)
	}
	a.single(backNow, "back", day(d.Safe).by(fmt.Sprintf(`IFERROR(%s,"")`, back)))
}

// roomIn is how many days of a year may still be spent abroad.
func (a *abroad) roomIn(y absence.Span) int {
	return a.rule.Limit - a.stays.within(y.From.AddDays(-1), y.To)
}

// fullDay is the first day with which a year would be too full, were every day
// from a day in it on spent abroad. Where that many are abroad already it means nothing.
func (a *abroad) fullDay(from date.Date, y absence.Span) cell {
	room := a.roomIn(y)
	d := from.AddDays(room)
	for _, s := range a.stays {
		if begins := later(s.From, from); !s.To.Before(begins) && a.stays.homeAfter(from.AddDays(-1), begins.AddDays(-1)) <= room {
			d = d.AddDays(s.To.DaysSince(begins) + 1)
		}
	}
	return day(d)
}
