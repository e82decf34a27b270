package mrz

import (
	"time"

	"permitpack/generator/date"
)

func month(m int) time.Month { return time.Month(m) }

// Agrees tells whether the zone's day can be the day given: the century is not
// written there, and an unknown part agrees with everything.
func (d Day) Agrees(day date.Date) bool {
	y, m, n := day.Parts()
	return agrees(d.Year, y%100) && agrees(d.Month, int(m)) && agrees(d.Day, n)
}

func agrees(part, want int) bool { return part < 0 || part == want }

// Known tells whether no part is left open.
func (d Day) Known() bool { return d.Year >= 0 && d.Month > 0 && d.Day > 0 }

// NotAfter is the latest day that the zone can mean and that is not after last:
// a day of birth lies in the past. False when a part is unknown.
func (d Day) NotAfter(last date.Date) (date.Date, bool) {
	year, _, _ := last.Parts()
	for century := year - year%100; century >= year-200; century -= 100 {
		if day, ok := d.in(century); ok && !day.After(last) {
			return day, true
		}
	}
	return date.Date{}, false
}

// Nearest is the day that the zone can mean and that is nearest to day: a
// document runs out within a few years. False when a part is unknown.
func (d Day) Nearest(to date.Date) (date.Date, bool) {
	year, _, _ := to.Parts()
	var best date.Date
	for century := year - year%100 - 100; century <= year-year%100+100; century += 100 {
		day, ok := d.in(century)
		if ok && (best.IsZero() || abs(day.DaysSince(to)) < abs(best.DaysSince(to))) {
			best = day
		}
	}
	return best, !best.IsZero()
}

func (d Day) in(century int) (date.Date, bool) {
	if !d.Known() {
		return date.Date{}, false
	}
	day, err := date.Of(century+d.Year, month(d.Month), d.Day)
	return day, err == nil
}

func abs(n int) int { return max(n, -n) }
