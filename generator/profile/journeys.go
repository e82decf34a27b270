package profile

import (
	"permitpack/generator/date"
	"permitpack/generator/finding"
)

// lastJourney warns of a last entry that lies behind what only somebody who was
// here already can have: a permit, or a move from one dwelling to another. Then
// either a date is wrong, or there was a journey, which has to stand among the
// absences, since days outside the country are counted.
func (c *checker) lastJourney() {
	stay := c.profile.Stay
	entered := stay.EnteredOn
	if entered.IsZero() || entered.After(c.today) || stay.cameBackOn(entered) {
		return
	}
	permit := date.Date{}
	for _, d := range []date.Date{stay.FirstPermitOn, stay.PermitSince, stay.PermitIssuedOn} {
		permit = date.Earlier(permit, d)
	}
	switch {
	case !permit.IsZero() && permit.Before(entered):
		c.report("stay.entry-after-permit", finding.Warning, "stay.entered_on", nil)
	case !stay.MovedOn.IsZero() && stay.MovedOn.Before(entered):
		c.report("stay.moved-before-entry", finding.Warning, "stay.moved_on", nil)
	}
}

// cameBackOn tells whether an absence ends with an entry on that day. The day of
// the entry may be counted to it or not, and flights land behind midnight.
func (s Stay) cameBackOn(entered date.Date) bool {
	for _, a := range s.Absences {
		if days := a.To.DaysSince(entered); !a.To.IsZero() && -1 <= days && days <= 1 {
			return true
		}
	}
	return false
}
