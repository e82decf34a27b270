package workbook

import (
	"fmt"

	"permitpack/generator/absence"
	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/rules"
	"permitpack/generator/workbook/xlsx"
)

// Days abroad are counted with formulas that need no list of single days. A stay
// that begins tomorrow may last until the day before the first day with which
// something would be too many:
//
//   - A window that rolls is looked at where it ends with a day of the stay, and
//     where it ends with the last day of another stay that lies ahead: between
//     these it holds no more days abroad.
//   - Of years there are two: that of tomorrow and the next one; a longer stay
//     would fill a whole year.
//
// Either way the day is the n-th day at home from some day on: n days later, and
// as many days more as the stays on the way are long.

// Columns of the days abroad.
const (
	abroadName = 1 + iota
	abroadWhat
	abroadOutside // days abroad within what is counted
	abroadFirst
	abroadDays
	abroadLast
)

// Columns of what is only computed on the way.
const (
	abroadUntil     = 12 + iota // its last day, or the day of filing where that is earlier
	abroadFiled                 // days abroad within it until then
	abroadBehindDay             // the first day of the stay within the window that ends today, or the window's
	abroadBehind                // days of the stay within it
	abroadBefore                // days at home before them
	abroadAheadDay              // the first day of the stay from tomorrow on, or tomorrow
	abroadAhead                 // days of the stay from then on
	abroadAheadFrom             // days at home before them
	abroadRoom                  // days that may still be added to the window that ends with the stay
	abroadBound                 // the last day that this leaves
	abroadLater                 // of a year that has not ended, its days abroad
	abroadLabel
	abroadScalar // single numbers
)

var abroadColumns = []column{
	{"abroad.name", 0}, {"abroad.what", 0}, {"abroad.outside", 0}, {"abroad.first", 0}, {"abroad.days", 0}, {"abroad.last", 0},
}

// noBound stands for a day that bounds nothing.
const noBound = 9_999_999

// stays are the days abroad of an applicant; no day belongs to two.
type stays []absence.Span

// outside is the number of days abroad until a day, itself included.
func (s stays) outside(until date.Date) int {
	n := 0
	for _, span := range s {
		if !span.From.After(until) {
			n += date.Earlier(span.To, until).DaysSince(span.From) + 1
		}
	}
	return n
}

// within is the number of days abroad after one day and until another.
func (s stays) within(after, until date.Date) int { return s.outside(until) - s.outside(after) }

// homeAfter is the number of days at home after one day and until another.
func (s stays) homeAfter(after, until date.Date) int {
	return until.DaysSince(after) - s.within(after, until)
}

// outsideFormula is the formula of stays.outside.
func (s stays) outsideFormula(until string) string {
	if len(s) == 0 {
		return "0"
	}
	running := nameAbroadFrom + `,"<="&` + until + "," + nameAbroadTo + `,">"&` + until
	return "(SUMIFS(" + nameAbroadDays + "," + nameAbroadTo + `,"<="&` + until + ")+(" + until + "+1)*COUNTIFS(" + running + ")" +
		"-SUMIFS(" + nameAbroadFrom + "," + running + "))"
}

func (s stays) withinFormula(after, until string) string {
	return s.outsideFormula(until) + "-" + s.outsideFormula(after)
}

func (s stays) homeFormula(after, until string) string {
	return until + "-(" + after + ")-(" + s.withinFormula(after, until) + ")"
}

// abroad is the table of stays abroad, and of the years in which they are counted.
type abroad struct {
	*renderer
	g     *grid
	rule  rules.Absence
	stays stays
	years []absence.Span
	// top and bottom are the rows of the stays; those of the years follow.
	top, bottom int
	// live says that the formulas of the rule are worked out.
	live bool
}

func (r *renderer) abroad(g *grid) {
	a := r.away
	if a == nil {
		return
	}
	r.section(g, r.plan.abroad, r.say("abroad.title"))
	r.table(g, r.plan.abroad, len(a.stays)+len(a.years))
	if len(a.stays)+len(a.years) > 0 {
		r.workings(g, abroadUntil, r.plan.abroad, "until", "filed", "behind-day", "behind", "before", "ahead-day", "ahead", "ahead-from", "room", "bound", "later")
	}
	if len(a.stays) > 0 {
		r.define(nameAbroadFrom, g.down(abroadFirst, a.top, a.bottom))
		r.define(nameAbroadDays, g.down(abroadDays, a.top, a.bottom))
		r.define(nameAbroadTo, g.down(abroadLast, a.top, a.bottom))
	}
	for i, s := range a.stays {
		a.stay(a.top+i, i, s)
	}
	for n, y := range a.years {
		a.year(a.bottom+1+n, n, y)
	}
	a.write()
}

func (r *renderer) newAbroad(g *grid) *abroad {
	if len(r.reckoning.Absences) == 0 {
		return nil
	}
	a := &abroad{renderer: r, g: g, rule: r.reckoning.Absences[0], stays: r.reckoning.Abroad, top: r.plan.abroad + 1}
	a.bottom = a.top + len(a.stays) - 1
	a.years = a.countedYears()
	a.live = a.computable()
	return a
}

// yearsAhead are the years that are written beyond those that are needed today.
const yearsAhead = 6

// countedYears are the years of a yearly rule, until well behind all days that matter.
func (a *abroad) countedYears() []absence.Span {
	if a.rule.Window > 0 {
		return nil
	}
	last := a.packet.Today
	if a.reckoning.Filing.After(last) {
		last = a.reckoning.Filing
	}
	if n := len(a.stays); n > 0 && a.stays[n-1].To.After(last) {
		last = a.stays[n-1].To
	}
	var years []absence.Span
	for n, ahead := 0, 0; ahead < yearsAhead; n++ {
		y := absence.Span{From: a.rule.Start.AddMonths(12 * n), To: a.rule.Start.AddMonths(12*n + 12).AddDays(-1)}
		years = append(years, y)
		if y.From.After(last) {
			ahead++
		}
	}
	return years
}

// computable tells whether the formulas of the rule are worked out: there is one rule
// on days abroad, all its claims have one limit, and it is shorter than what it is counted in.
func (a *abroad) computable() bool {
	longest := 365
	if a.rule.Window > 0 {
		longest = a.rule.Window
	}
	d, known := a.plan.find(a.rule.ID)
	return a.renderer.live && len(a.reckoning.Absences) == 1 && known && a.rule.Limit < longest && !differ(d.Claims)
}

func (a *abroad) at(row int) func(int) string {
	return func(column int) string { return xlsx.Cells(column, row) }
}

// put writes a number that is only computed on the way.
func (a *abroad) put(column, row, value int, formula string) {
	a.g.put(column, row, count(value).in(workingRole).by(formula))
}

// tomorrow is the day on which the next stay abroad is taken to begin, from which
// days ahead are counted: in years not before the first of them.
func (a *abroad) tomorrow() (date.Date, string) {
	tomorrow := a.packet.Today.AddDays(1)
	if a.rule.Window > 0 {
		return tomorrow, nameToday + "+1"
	}
	if a.rule.Start.After(tomorrow) {
		tomorrow = a.rule.Start
	}
	return tomorrow, a.scalar(yearTomorrow)
}

func (a *abroad) stay(row, i int, s absence.Span) {
	at := a.at(row)
	first, last := at(abroadFirst), at(abroadLast)
	what, outside := words(""), some(0)
	if w := a.rule.Window; w > 0 {
		what = words(a.words.Say("workbook.abroad.window", finding.Args{"n": w}))
		outside = count(a.stays.within(s.To.AddDays(-w), s.To)).by(a.stays.withinFormula(fmt.Sprintf("(%s-%d)", last, w), last))
	}
	a.g.row(1, row, words(a.words.Say("workbook.abroad.stay", finding.Args{"n": i + 1})).bold(), what, outside,
		day(s.From), count(s.To.DaysSince(s.From)+1).by(last+"-"+first+"+1"), day(s.To))
	if !a.live {
		return
	}
	tomorrow, next := a.tomorrow()
	from := later(s.From, tomorrow)
	filed := date.Earlier(s.To, a.reckoning.Filing)
	a.g.put(abroadUntil, row, day(filed).in(workingRole).by(fmt.Sprintf("MIN(%s,%s)", last, nameFiling)))
	a.g.put(abroadAheadDay, row, day(from).in(workingRole).by(fmt.Sprintf("MAX(%s,%s)", first, next)))
	a.put(abroadAhead, row, max(0, s.To.DaysSince(from)+1), a.daysFrom(at(abroadAheadDay), last))
	a.put(abroadAheadFrom, row, a.stays.homeAfter(tomorrow.AddDays(-1), from.AddDays(-1)), a.stays.homeFormula("("+next+"-1)", "("+at(abroadAheadDay)+"-1)"))
	if a.rule.Window > 0 {
		a.rolling(row, s)
		return
	}
	a.secondYear(row, s)
}

// daysFrom is the formula of the days from one to another, both included.
func (*abroad) daysFrom(first, last string) string { return fmt.Sprintf("MAX(0,%s-%s+1)", last, first) }

func later(a, b date.Date) date.Date {
	if a.After(b) {
		return a
	}
	return b
}
