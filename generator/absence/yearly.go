package absence

import "permitpack/generator/date"

// longestYear is the most days that a year can have.
const longestYear = 366

// Yearly counts in the years from Start: each ends the day before the
// anniversary of Start, which is 28 February of a common year for 29 February.
type Yearly struct {
	Start date.Date
}

// Most is the year with the most days outside, the earliest of equals, among
// those that have not ended before from and begin by to. Days outside before
// from count, as far as the year reaches back to them; those before Start and
// after to do not, so a year that is not over by to is counted that far, though
// From and To are its first and last day. A zero from or to leaves that end open.
func (y Yearly) Most(away []Span, from, to date.Date) Most {
	out := join(away)
	if len(out) == 0 || y.Start.IsZero() {
		return Most{}
	}
	first, last := out.period(from, to)

	var most Most
	for year := 0; ; year++ {
		begin, end := y.year(year)
		if begin > last {
			return most
		}
		if end < first {
			continue
		}
		if n := out.within(begin, min(end, last)); n > most.Days {
			most = Most{n, dayOf(begin), dayOf(end)}
		}
	}
}

// year is the first and last day of the n-th year from Start, counted from 0.
// It is found from Start itself, not from the year before, lest a year from 29
// February begin on the 28th ever after.
func (y Yearly) year(n int) (first, last int) {
	return number(y.Start.AddMonths(12 * n)), number(y.Start.AddMonths(12*n+12)) - 1
}

// LastDay is the last day that a stay abroad begun on leave may last without
// more than limit days outside in the year of leave or any later one, the other
// spans counted; earlier years are judged by Most. It is the zero Date where no
// stay is too long, the limit being as long as a year.
//
// It is false where there is no such day: the spans exceed the limit without
// the stay already, its first day would exceed it, or leave or Start is no day.
func (y Yearly) LastDay(away []Span, leave date.Date, limit int) (date.Date, bool) {
	if y.Start.IsZero() {
		return date.Date{}, false
	}
	if limit >= longestYear {
		return date.Date{}, !leave.IsZero()
	}
	// A stay through a whole year of 366 days exceeds any such limit. They are up
	// to eight years apart, so one has passed ten years after leave and Start.
	reach := 10*longestYear + max(0, y.Start.DaysSince(leave))
	return longest(y, away, leave, limit, reach)
}
