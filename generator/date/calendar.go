package date

import "time"

// Calendar knows which days are working days of a five-day week. Days off and
// working days that break the week are listed by date, because holidays move
// and the Cabinet of Ministers swaps days (Labour Code, Art. 105).
type Calendar struct {
	off       map[Date]bool
	working   map[Date]bool
	projected map[Date]bool
	first     int
	last      int
}

// NewCalendar makes a calendar for the years first to last, both known.
func NewCalendar(first, last int) *Calendar {
	return &Calendar{
		off: map[Date]bool{}, working: map[Date]bool{}, projected: map[Date]bool{},
		first: first, last: last,
	}
}

// AddOff marks a day as non-working. projected says that its official date is not out yet.
func (c *Calendar) AddOff(d Date, projected bool) {
	c.off[d] = true
	if projected {
		c.projected[d] = true
	}
}

// AddWorking marks a day of the weekend as worked.
func (c *Calendar) AddWorking(d Date) { c.working[d] = true }

// Knows tells whether the holidays of the day's year are in the calendar.
func (c *Calendar) Knows(d Date) bool {
	y, _, _ := d.Parts()
	return y >= c.first && y <= c.last
}

// LastYear is the last year whose holidays are known.
func (c *Calendar) LastYear() int { return c.last }

// IsWorking tells whether offices work on the day.
func (c *Calendar) IsWorking(d Date) bool {
	if c.working[d] {
		return true
	}
	if c.off[d] {
		return false
	}
	w := d.Weekday()
	return w != time.Saturday && w != time.Sunday
}

// OnOrAfter is d itself or the next working day: where a period that ends on a
// non-working day really ends (Law on Administrative Proceedings, Art. 48.6).
func (c *Calendar) OnOrAfter(d Date) Date {
	for !c.IsWorking(d) {
		d = d.AddDays(1)
	}
	return d
}

// OnOrBefore is d itself or the working day before it.
func (c *Calendar) OnOrBefore(d Date) Date {
	for !c.IsWorking(d) {
		d = d.AddDays(-1)
	}
	return d
}

// AddWorkingDays is the n-th working day after d, or before it for a negative
// n. The count starts with the day next to d (Art. 48.2); n = 0 is d itself.
func (c *Calendar) AddWorkingDays(d Date, n int) Date {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 {
		d = d.AddDays(step)
		if c.IsWorking(d) {
			n--
		}
	}
	return d
}

// Projected tells whether the span from a to b, in either order and both
// included, holds a day off whose official date is not out yet.
func (c *Calendar) Projected(a, b Date) bool {
	if b.Before(a) {
		a, b = b, a
	}
	for d := range c.projected {
		if !d.Before(a) && !d.After(b) {
			return true
		}
	}
	return false
}
