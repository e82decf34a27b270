package absence

import (
	"slices"
	"sort"

	"permitpack/generator/date"
)

// counter is a way to count: Rolling or Yearly.
type counter interface {
	Most(away []Span, from, to date.Date) Most
}

// longest is the last day of the longest stay from leave on, of at most reach
// days, with which nothing that c counts from leave on exceeds the limit. A
// longer stay never counts less, so halving finds it.
func longest(c counter, away []Span, leave date.Date, limit, reach int) (date.Date, bool) {
	reach = min(reach, lastDay.DaysSince(leave)+1)
	if leave.IsZero() || reach < 1 {
		return date.Date{}, false
	}
	with := append(slices.Clone(away), Span{From: leave})
	stay := &with[len(away)]
	days := sort.Search(reach, func(n int) bool {
		stay.To = leave.AddDays(n)
		return c.Most(with, leave, date.Date{}).Days > limit
	})
	if days == 0 {
		return date.Date{}, false
	}
	return leave.AddDays(days - 1), true
}
