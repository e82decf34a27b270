package rules

import (
	"permitpack/generator/date"
	"permitpack/generator/finding"
)

// term holds the length asked for against the longest that the law and others give.
func (d *decider) term() {
	claims := live(d, d.procedure.Term, d.facts)
	lowest, ok := strictest(claims, func(months int) int { return -months })
	if !ok {
		return
	}
	noteConflict(d, Conflict{Rule: "term", Key: "rule.term-first"}, claims, numberQuantity, lowest.Value)
	asked := d.profile.TermMonths
	missed := Demand[int]{Claims: claims}.Missed(func(most int) bool { return asked <= most })
	if len(missed) == 0 {
		return
	}
	shortest, _ := strictest(missed, func(months int) int { return -months })
	id := "ground.term-too-long"
	if Worst(missed) != finding.Error {
		id = "ground.term-advised"
	}
	d.find(finding.Finding{
		ID: id, Severity: Worst(missed), Where: "term_months", Sources: Citations(missed),
		Args: finding.Args{"months": shortest.Value},
	})
}

// permitStart is the day on which a first permit is taken to start: the last
// day of the slow processing time when the application is filed today.
func (d *decider) permitStart() date.Date {
	start := d.today
	for _, row := range d.procedure.Fees.Rows {
		if decided := (date.Period{Value: row.Days, Unit: row.Unit}).After(d.today, d.catalogue.Calendar); decided.After(start) {
			start = decided
		}
	}
	return start
}

// longestTerm is the longest term in months that is computed with; a longer one is
// a slip of the finger, which the profile's check finds.
const longestTerm = 1200

// months is the term asked for, within what can be computed with.
func (d *decider) months() int { return min(max(d.profile.TermMonths, 0), longestTerm) }

// permitEnd is the last day of the permit asked for; the zero Date where no term is.
func (d *decider) permitEnd() date.Date {
	if d.months() == 0 {
		return date.Date{}
	}
	return d.permitStart().AddMonths(d.months())
}

// passport holds the passport's validity against the permit asked for.
func (d *decider) passport() {
	expires := d.profile.Passport.ExpiresOn
	claims := live(d, d.procedure.deadline(d.procedure.ValidFor).Claims, d.facts)
	if expires.IsZero() || len(claims) == 0 || d.months() == 0 {
		return
	}
	start := d.permitStart()
	until := func(term, beyond int) date.Date { return start.AddMonths(term).AddMonths(beyond) }
	missed := Demand[int]{Claims: claims}.Missed(func(beyond int) bool {
		return !expires.Before(until(d.months(), beyond))
	})
	if len(missed) == 0 {
		return
	}
	strict, _ := strictest(missed, func(months int) int { return months })
	longest := 0
	for longest < d.months() && !expires.Before(until(longest+1, strict.Value)) {
		longest++
	}
	f := finding.Finding{
		ID: "passport.expires-early", Severity: Worst(missed), Where: "passport.expires_on", Sources: Citations(missed),
		Args: finding.Args{"until": until(d.months(), strict.Value), "months": longest, "beyond": strict.Value},
	}
	if longest == 0 {
		f.ID = "passport.expires-too-early-for-any-term"
	}
	d.find(f)
}
