package workbook

import (
	"fmt"

	"permitpack/generator/absence"
	"permitpack/generator/date"
	"permitpack/generator/workbook/xlsx"
)

// rolling writes what a stay means for a window that rolls.
func (a *abroad) rolling(row int, s absence.Span) {
	at := a.at(row)
	first, last := at(abroadFirst), at(abroadLast)
	today, w := a.packet.Today, a.rule.Window

	begins := today.AddDays(1 - w)
	from := later(s.From, begins)
	a.g.put(abroadBehindDay, row, day(from).in(workingRole).by(fmt.Sprintf("MAX(%s,%s+1-%d)", first, nameToday, w)))
	a.put(abroadBehind, row, max(0, date.Earlier(s.To, today).DaysSince(from)+1), a.daysFrom(at(abroadBehindDay), fmt.Sprintf("MIN(%s,%s)", last, nameToday)))
	a.put(abroadBefore, row, a.stays.homeAfter(begins.AddDays(-1), from.AddDays(-1)),
		a.stays.homeFormula(fmt.Sprintf("(%s-%d)", nameToday, w), "("+at(abroadBehindDay)+"-1)"))

	room := a.room(s)
	a.put(abroadRoom, row, room, fmt.Sprintf("%d-%s+%s", a.rule.Limit, at(abroadOutside),
		a.stays.homeFormula(nameToday, fmt.Sprintf("MAX(%s,%s-%d)", nameToday, last, w))))
	full := fmt.Sprintf(`%s+1+%s+SUMIFS(%s,%s,"<="&%s)`, nameToday, at(abroadRoom), down(abroadAhead, a.top, a.bottom), down(abroadAheadFrom, a.top, a.bottom), at(abroadRoom))
	a.put(abroadBound, row, a.bound(s, room), fmt.Sprintf("IF(%s<=%s,%d,IF(%s>%d,%s,IF(%s<=%s,%s-1,%d)))",
		last, nameToday, noBound, at(abroadOutside), a.rule.Limit, nameToday, full, last, full, noBound))

	value, filed := 0, date.Earlier(s.To, a.reckoning.Filing)
	if !s.From.After(a.reckoning.Filing) && !filed.Before(a.lookedBack()) {
		value = a.stays.within(filed.AddDays(-w), filed)
	}
	until := at(abroadUntil)
	condition := fmt.Sprintf("%s>%s", first, nameFiling)
	if a.rule.LookBack > 0 {
		condition = fmt.Sprintf("OR(%s,%s<%s)", condition, until, a.scalar(lookedBack))
	}
	a.put(abroadFiled, row, value, fmt.Sprintf("IF(%s,0,%s)", condition, a.stays.withinFormula(fmt.Sprintf("(%s-%d)", until, w), until)))
}

// room is how many days at home, from tomorrow on, may be spent abroad before the
// window that ends with the stay is full.
func (a *abroad) room(s absence.Span) int {
	today := a.packet.Today
	begins := later(today, s.To.AddDays(-a.rule.Window))
	return a.rule.Limit - a.stays.within(s.To.AddDays(-a.rule.Window), s.To) + a.stays.homeAfter(today, begins)
}

// bound is the last day that a stay ahead leaves to one that begins tomorrow.
func (a *abroad) bound(s absence.Span, room int) int {
	today := a.packet.Today
	if !s.To.After(today) {
		return noBound
	}
	if a.stays.within(s.To.AddDays(-a.rule.Window), s.To) > a.rule.Limit {
		return serial(today)
	}
	if full := a.homeDay(today, room+1); !full.After(s.To) {
		return serial(full) - 1
	}
	return noBound
}

// homeDay is the n-th day at home after a day.
func (a *abroad) homeDay(after date.Date, n int) date.Date {
	d := after
	for range n {
		d = d.AddDays(1)
		for _, s := range a.stays { // in their order, so one step past each is enough
			if !d.Before(s.From) && !d.After(s.To) {
				d = s.To.AddDays(1)
			}
		}
	}
	return d
}

// lookedBack is the first day of filing that counts; the zero Date where all do.
func (a *abroad) lookedBack() date.Date {
	if a.rule.LookBack == 0 {
		return date.Date{}
	}
	return a.reckoning.Filing.AddMonths(-a.rule.LookBack)
}

// The single numbers, in the order of their rows.
const (
	lookedBack = iota
	lookedBackDays
	roomNow
	backNow
	exceededNow
	yearTomorrow
	yearNow
	yearEnd
	yearRoom
	nextRoom
	yearFull
	nextFull
	worstYear
)

func (a *abroad) scalar(n int) string { return xlsx.Fixed(abroadScalar, a.top+n) }

func (a *abroad) single(n int, key string, c cell) {
	a.g.put(abroadLabel, a.top+n, heading(a.say("workings."+key), workingHeaderRole))
	a.g.put(abroadScalar, a.top+n, c.in(workingRole))
}

// write writes the single numbers: whether too many days were spent abroad, and
// until when a stay may last that begins tomorrow.
func (a *abroad) write() {
	if !a.live {
		return
	}
	if a.rule.LookBack > 0 {
		a.single(lookedBack, "looked-back", day(a.lookedBack()).by(monthsOn(nameFiling, fmt.Sprintf("-%d", a.rule.LookBack))))
	}
	counted := fmt.Sprintf("MAX(%s)", down(abroadFiled, a.top, a.bottom+len(a.years)))
	if a.rule.Window > 0 {
		a.writeRolling()
		if a.rule.LookBack > 0 && len(a.stays) > 0 {
			w := a.rule.Window
			from := a.lookedBack()
			a.single(lookedBackDays, "looked-back-days", count(a.stays.within(from.AddDays(-w), from)).by(
				a.stays.withinFormula(fmt.Sprintf("(%s-%d)", a.scalar(lookedBack), w), a.scalar(lookedBack))))
			counted = fmt.Sprintf("MAX(%s,%s)", down(abroadFiled, a.top, a.bottom), a.scalar(lookedBackDays))
		}
	} else {
		a.writeYearly()
	}
	if len(a.stays) > 0 {
		a.single(exceededNow, "exceeded", yes(a.rule.Exceeded).by(fmt.Sprintf("IF(%s>%d,1,0)", counted, a.rule.Limit)))
	}
}

func (a *abroad) writeRolling() {
	d, _ := a.plan.find(a.rule.ID)
	if len(a.stays) == 0 {
		a.single(backNow, "back", day(d.Safe).by(fmt.Sprintf("%s+%d", nameToday, a.rule.Limit)))
		return
	}
	today, w := a.packet.Today, a.rule.Window
	room := a.rule.Limit - a.stays.within(today.AddDays(-w), today) + 1
	a.single(roomNow, "room-now", count(room).by(fmt.Sprintf("%d-(%s)+1", a.rule.Limit, a.stays.withinFormula(fmt.Sprintf("(%s-%d)", nameToday, w), nameToday))))
	k := a.scalar(roomNow)
	own := fmt.Sprintf(`IF(%s<1,%s,%s+%s-1+SUMIFS(%s,%s,"<"&%s))`, k, nameToday, nameToday, k,
		down(abroadBehind, a.top, a.bottom), down(abroadBefore, a.top, a.bottom), k)
	a.single(backNow, "back", day(d.Safe).by(fmt.Sprintf("MAX(%s,MIN(%s,%s))", nameToday, own, down(abroadBound, a.top, a.bottom))))
}

// back is the formula of the last day of a stay that begins tomorrow; empty where
// it is not worked out.
func (r *renderer) back() string {
	if r.away == nil || !r.away.live {
		return ""
	}
	return r.away.scalar(backNow)
}

// absenceStatus is the formula of the status where too many days were abroad already.
func (r *renderer) absenceStatus(near, overdue string) string {
	switch {
	case r.back() == "":
		return ""
	case len(r.away.stays) == 0:
		return near
	}
	return fmt.Sprintf("IF(%s=1,%s,%s)", r.away.scalar(exceededNow), overdue, near)
}
