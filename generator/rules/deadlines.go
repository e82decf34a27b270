package rules

import (
	"slices"
	"strconv"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/text"
)

// soonDays is how near a deadline is called soon.
const soonDays = 30

// Anchors that are computed on the way.
const (
	// filing is the safe day to file, or today where that has passed.
	filing = "filing"
	// permitEnd is the last day of the permit asked for.
	permitEnd = "permit-end"
)

// deadlines computes the days of the procedure in their order, so that one may
// be counted from another before it.
func (d *decider) deadlines() {
	anchors := d.profile.Anchors()
	d.filing = d.today
	anchors[filing] = d.filing
	anchors[permitEnd] = d.permitEnd()
	projected := map[string]bool{}
	for _, rule := range d.procedure.Deadlines {
		due, ok := d.due(rule, anchors[rule.Anchor])
		if !ok {
			continue
		}
		d.noteDue(rule, due)
		due.Projected = due.Projected || projected[rule.Anchor]
		anchors[rule.ID], projected[rule.ID] = due.last(), due.Projected
		switch rule.ID {
		case d.procedure.FileBy:
			due = d.filed(due)
			anchors[filing], projected[filing] = d.filing, due.Projected
		case d.procedure.ValidFor:
			due = d.held(due)
		}
		d.out.Deadlines = append(d.out.Deadlines, due)
	}
}

// filed takes the application to be filed on the safe day, where that is still ahead.
func (d *decider) filed(due Due) Due {
	if due.Safe.After(d.today) {
		d.filing = due.Safe
	}
	_, due.Anchor = d.profile.StayEnd()
	d.lateFiling(due)
	return due
}

// held says of the passport's validity whether it is long enough, not how many days are left.
func (d *decider) held(due Due) Due {
	if expires := d.profile.Passport.ExpiresOn; !expires.IsZero() && expires.Before(due.Safe) {
		due.Status = Overdue
	}
	return due
}

// last is the legal last day, or the safe one where no official claim gives any.
func (due Due) last() date.Date {
	if due.Legal.IsZero() {
		return due.Safe
	}
	return due.Legal
}

// deadline finds a computed deadline by id; the zero Due where there is none.
func (d *decider) deadline(id string) Due {
	for _, due := range d.out.Deadlines {
		if due.ID == id {
			return due
		}
	}
	return Due{}
}

// due counts one deadline; it is false where the anchor is not known or no claim is live.
func (d *decider) due(rule Deadline, anchor date.Date) (Due, bool) {
	claims := live(d, rule.Claims, d.facts)
	if anchor.IsZero() || len(claims) == 0 {
		return Due{}, false
	}
	due := Due{ID: rule.ID, Anchor: rule.Anchor, AnchorDate: anchor, Direction: rule.Direction, Kind: rule.Kind}
	for _, c := range claims {
		counted := rule.count(c, anchor, d.catalogue.Calendar)
		last := rule.move(counted, d.catalogue.Calendar)
		due.Claims = append(due.Claims, DueClaim{
			Value: c.Value, Unit: date.Unit(c.Unit), Date: last, Standing: c.Standing, Source: c.Citation(),
		})
		if c.Standing.binds() {
			due.Legal = stricter(rule.Kind, rule.Direction, due.Legal, last)
		}
		due.Safe = stricter(rule.Kind, rule.Direction, due.Safe, rule.moveBack(counted, d.catalogue.Calendar))
		due.Projected = due.Projected || rule.projected(c, anchor, counted, d.catalogue.Calendar)
	}
	due.DaysLeft = due.Safe.DaysSince(d.today)
	due.Status = dueStatus(due.DaysLeft)
	return due, true
}

// noteDue tells where the sources of a deadline differ, and that it runs past
// the last year whose holidays are known.
func (d *decider) noteDue(rule Deadline, due Due) {
	name := finding.Key("deadline." + rule.ID + ".title")
	claims := live(d, rule.Claims, d.facts)
	noteConflict(d, Conflict{
		Rule: rule.ID, Key: "rule.deadline", Args: finding.Args{"deadline": name},
	}, claims, numberQuantity, claims[due.strictest()].Value)
	known := func(c DueClaim) bool { return d.catalogue.Calendar.Knows(c.Date) }
	if rule.Kind != Validity && !all(due.Claims, known) {
		_, where := d.profile.StayEnd()
		d.find(finding.Finding{
			ID: "deadline.calendar-unknown", Severity: finding.Warning, Where: where, Sources: Citations(claims),
			Args: finding.Args{"deadline": name, "year": strconv.Itoa(d.catalogue.Calendar.LastYear())},
		})
	}
}

func all[T any](list []T, holds func(T) bool) bool {
	return !slices.ContainsFunc(list, func(v T) bool { return !holds(v) })
}

// strictest is the index of the claim that gives the strictest day.
func (due Due) strictest() int {
	strictest := 0
	for i, c := range due.Claims {
		if day := due.Claims[strictest].Date; c.Date != day && stricter(due.Kind, due.Direction, day, c.Date) == c.Date {
			strictest = i
		}
	}
	return strictest
}

// stricter is the day that asks more: the earlier one to act by, the later one
// that a paper has to reach. The zero Date asks nothing.
func stricter(kind Kind, direction Direction, a, b date.Date) date.Date {
	if kind == Validity && direction == After {
		if a.Before(b) {
			return b
		}
		return a
	}
	return date.Earlier(a, b)
}

func dueStatus(daysLeft int) DueStatus {
	switch {
	case daysLeft < 0:
		return Overdue
	case daysLeft <= soonDays:
		return Soon
	}
	return OK
}

func (rule Deadline) count(c Claim[int], anchor date.Date, calendar *date.Calendar) date.Date {
	period := date.Period{Value: c.Value, Unit: date.Unit(c.Unit)}
	if rule.Direction == Before {
		return period.Before(anchor, calendar)
	}
	return period.After(anchor, calendar)
}

// move is where a counted day ends by the counting rules: a last day that is
// not a working day moves to the next one, for "at least so long before" to the one before.
func (rule Deadline) move(counted date.Date, calendar *date.Calendar) date.Date {
	switch {
	case rule.Kind == Validity:
		return counted
	case rule.Direction == Before:
		return calendar.OnOrBefore(counted)
	}
	return calendar.OnOrAfter(counted)
}

// moveBack is the working day on which the applicant is in time in any case.
func (rule Deadline) moveBack(counted date.Date, calendar *date.Calendar) date.Date {
	if rule.Kind == Validity {
		return counted
	}
	return calendar.OnOrBefore(counted)
}

// projected tells whether the counted day would change if a projected day off did.
func (rule Deadline) projected(c Claim[int], anchor, counted date.Date, calendar *date.Calendar) bool {
	switch {
	case rule.Kind == Validity:
		return false
	case date.Unit(c.Unit) == date.WorkingDays:
		return calendar.Projected(anchor, counted)
	}
	return calendar.Projected(counted, rule.move(counted, calendar))
}

// lateFiling finds that the day to file has passed. While the stay runs, filing
// still keeps it lawful, so that is a warning; after its end it is an error.
func (d *decider) lateFiling(due Due) {
	f := finding.Finding{Where: due.Anchor, Args: finding.Args{"legal": due.Legal, "safe": due.Safe}}
	for _, c := range due.Claims {
		f.Sources = append(f.Sources, c.Source)
	}
	switch {
	case d.today.After(due.AnchorDate):
		f.ID, f.Severity = "stay.ended", finding.Error
	case !due.Legal.IsZero() && d.today.After(due.Legal):
		f.ID, f.Severity = "deadline.filing-passed", finding.Warning
	case d.today.After(due.Safe):
		f.ID, f.Severity = "deadline.safe-day-passed", finding.Warning
	default:
		return
	}
	d.find(f)
}

// Rule says the deadline's rule in words, with the period of the strictest claim.
func (due Due) Rule(words *text.Words) string {
	if len(due.Claims) == 0 {
		return ""
	}
	first := due.Claims[due.strictest()]
	return words.Say("deadline."+due.ID+".rule", finding.Args{
		"period": finding.Count{Key: finding.Key("unit." + string(first.Unit)), N: first.Value},
	})
}
