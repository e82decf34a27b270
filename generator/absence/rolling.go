package absence

import (
	"slices"

	"permitpack/generator/date"
)

// Rolling counts within every row of Window days, the first and the last included.
type Rolling struct {
	Window int
}

// Most is the window with the most days outside, the earliest of equals, among
// those whose last day lies in from..to. Days outside before from count where a
// window reaches back to them. A zero from or to leaves that end open. A Window
// below 1 holds no day.
func (r Rolling) Most(away []Span, from, to date.Date) Most {
	out := join(away)
	if len(out) == 0 || r.Window < 1 {
		return Most{}
	}
	window := min(r.Window, number(lastDay)+1)

	var most Most
	for _, last := range out.peaks(window, from, to) {
		if n := out.within(last-window+1, last); n > most.Days {
			most = Most{n, dayOf(last - window + 1), dayOf(last)}
		}
	}
	return most
}

// peaks are the only last days, in order, on which the earliest fullest window
// can end. As the window rolls on, its count grows by one with a day outside
// that enters and shrinks by one with a day outside that leaves; so it stops
// growing only where a run ends or where the first day of a run becomes the
// first day of the window. The ends of the period are the remaining two.
func (o outside) peaks(window int, from, to date.Date) []int {
	first, last := o.period(from, to)
	peaks := []int{first, last}
	for _, r := range o {
		peaks = append(peaks, r.last, r.first+window-1)
	}
	peaks = slices.DeleteFunc(peaks, func(day int) bool { return day < first || day > last })
	slices.Sort(peaks)
	return peaks
}

// LastDay is the last day that a stay abroad begun on leave may last without
// more than limit days outside in any window that ends on leave or later, the
// other spans counted; earlier windows are judged by Most. It is the zero Date
// where no stay is too long, the limit being as long as the window.
//
// It is false where there is no such day: the spans exceed the limit without
// the stay already, its first day would exceed it, or leave is no day.
func (r Rolling) LastDay(away []Span, leave date.Date, limit int) (date.Date, bool) {
	if limit >= r.Window {
		return date.Date{}, !leave.IsZero()
	}
	// A stay longer than the limit exceeds it by itself.
	return longest(r, away, leave, limit, limit)
}
