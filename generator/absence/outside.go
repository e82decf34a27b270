package absence

import (
	"cmp"
	"slices"
	"sort"

	"permitpack/generator/date"
)

// run is an unbroken row of days outside, as day numbers, both included.
type run struct {
	first, last int
	before      int // days outside in all earlier runs
}

// outside is all days outside, as runs in order that neither meet nor overlap:
// a span of a century costs no more than one of a day.
type outside []run

// join makes runs of spans in any order, leaving out those that count for nothing.
func join(spans []Span) outside {
	var all outside
	for _, s := range spans {
		if !s.From.IsZero() && !s.To.IsZero() && !s.To.Before(s.From) {
			all = append(all, run{first: number(s.From), last: number(s.To)})
		}
	}
	slices.SortFunc(all, func(a, b run) int { return cmp.Compare(a.first, b.first) })

	joined := all[:0]
	for _, r := range all {
		end := len(joined) - 1
		switch {
		case end < 0:
			joined = append(joined, r)
		case r.first <= joined[end].last+1:
			joined[end].last = max(joined[end].last, r.last)
		default:
			r.before = joined[end].before + joined[end].days()
			joined = append(joined, r)
		}
	}
	return joined
}

// Join are the days of the spans as spans in order that neither meet nor overlap.
func Join(spans []Span) []Span {
	var joined []Span
	for _, r := range join(spans) {
		joined = append(joined, Span{From: dayOf(r.first), To: dayOf(r.last)})
	}
	return joined
}

func (r run) days() int { return r.last - r.first + 1 }

// within is the number of days outside from one day to another, both included.
func (o outside) within(first, last int) int { return o.upTo(last) - o.upTo(first-1) }

// upTo is the number of days outside until a day, itself included.
func (o outside) upTo(day int) int {
	later := sort.Search(len(o), func(i int) bool { return o[i].first > day })
	if later == 0 {
		return 0
	}
	r := o[later-1]
	return r.before + min(day, r.last) - r.first + 1
}

// period is the numbers of from and to. An end that is not given is as far as
// it matters: before the first day outside nothing is counted, and after the
// last one no count grows any more.
func (o outside) period(from, to date.Date) (first, last int) {
	if first = o[0].first; !from.IsZero() {
		first = number(from)
	}
	if last = max(first, o[len(o)-1].last); !to.IsZero() {
		last = number(to)
	}
	return max(first, 0), min(last, number(lastDay))
}
