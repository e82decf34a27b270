// Package absence counts days spent outside the country: within a window that
// rolls from day to day, and in years counted from a date. The first and the
// last day of a stay abroad are days outside, and a day counts once however
// many stays it belongs to (people come back and leave on one day).
//
// What may not be exceeded is for the caller to say; no limit of any law is here.
package absence

import "permitpack/generator/date"

// Span is a stay abroad from its first day to its last, both included. A span
// without one of its days, or that ends before it begins, counts for nothing.
// One in the future counts as planned.
type Span struct {
	From, To date.Date
}

// Most is a stretch of days, From and To included, and how many Days of it are
// spent outside. The zero Most says that no day outside was found.
type Most struct {
	Days     int
	From, To date.Date
}

// The calendar ends here: what reaches beyond is cut.
var (
	firstDay = date.MustParse("0001-01-01")
	lastDay  = date.MustParse("9999-12-31")
)

// number counts the days from the first day of the calendar, which is 0: all
// counting is done on such numbers.
func number(d date.Date) int { return d.DaysSince(firstDay) }

// dayOf is the day with the number, or the nearest end of the calendar.
func dayOf(n int) date.Date {
	return firstDay.AddDays(min(max(n, 0), number(lastDay)))
}
