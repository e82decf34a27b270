package rules

import (
	"slices"

	"permitpack/generator/absence"
	"permitpack/generator/date"
	"permitpack/generator/finding"
)

// counter counts days outside the country: absence.Rolling or absence.Yearly.
type counter interface {
	Most(away []absence.Span, from, to date.Date) absence.Most
	LastDay(away []absence.Span, leave date.Date, limit int) (date.Date, bool)
}

// absences holds the days that the applicant was outside the country against
// those that a resident may be, and tells how long the next stay abroad may last.
func (d *decider) absences() {
	for _, rule := range d.procedure.Absences {
		claims := live(d, rule.Claims, d.facts)
		lowest, ok := strictest(claims, fewer)
		count := d.counter(rule)
		if !ok || !d.facts.Holds(rule.When) || count == nil {
			continue
		}
		d.differ(rule.ID, "rule.deadline", titled(rule.ID), state(claims, mostQuantity, alike), mostQuantity(lowest.Value, lowest.Unit))
		d.wasAway(rule, claims, count)
		d.mayBeAway(rule, claims, count)
	}
}

// counter is how the rule counts; nil where the day that it counts from is not known.
func (d *decider) counter(rule AbsenceRule) counter {
	if rule.EachYearFrom == "" {
		return absence.Rolling{Window: rule.Window}
	}
	start := d.profile.Day(rule.EachYearFrom)
	if start.IsZero() {
		return nil
	}
	return absence.Yearly{Start: start}
}

// away are the applicant's days outside, those that are planned included.
func (d *decider) away() []absence.Span {
	var away []absence.Span
	for _, a := range d.profile.Stay.Absences {
		away = append(away, absence.Span{From: a.From, To: a.To})
	}
	return away
}

// wasAway finds a window or a year with too many days outside, up to the day of filing.
func (d *decider) wasAway(rule AbsenceRule, claims []Claim[Most], count counter) {
	from := date.Date{}
	if rule.LookBack > 0 {
		from = d.filing.AddMonths(-rule.LookBack)
	}
	most := count.Most(d.away(), from, d.filing)
	missed := missedClaims(claims, func(c Claim[Most]) bool { return most.Days <= int(c.Value) })
	if len(missed) == 0 {
		return
	}
	strict, _ := strictest(missed, fewer)
	d.find(finding.Finding{
		ID: rule.Finding, Severity: Worst(missed), Where: "stay.absences", Sources: Citations(missed),
		Args: finding.Args{
			"days": finding.Count{Key: "unit.days", N: most.Days}, "most": finding.Count{Key: "unit.days", N: int(strict.Value)},
			"from": most.From, "to": most.To,
		},
	})
}

// mayBeAway is the deadline by which somebody who left tomorrow would have to be back.
func (d *decider) mayBeAway(rule AbsenceRule, claims []Claim[Most], count counter) {
	tomorrow := d.today.AddDays(1)
	due := Due{ID: rule.ID, Anchor: "stay.absences", AnchorDate: d.today, Direction: After, Kind: Return}
	lowest := Unlimited
	for _, c := range claims {
		if c.Value == Unlimited || !c.Followed() {
			continue
		}
		back, ok := count.LastDay(d.away(), tomorrow, int(c.Value))
		if !ok {
			back = d.today // not a single day more
		}
		if back.IsZero() {
			continue
		}
		due.Claims = append(due.Claims, DueClaim{
			Value: int(c.Value), Unit: date.Unit(c.Unit), Counted: back, Date: back, Safe: back,
			Standing: c.Standing, Source: c.Citation(),
		})
		lowest = min(lowest, c.Value)
		if c.Standing.Binds() {
			due.Legal = date.Earlier(due.Legal, back)
		}
		due.Safe = date.Earlier(due.Safe, back)
	}
	if len(due.Claims) == 0 {
		return
	}
	due.left(d.today)
	exceeded := func(f finding.Finding) bool { return f.ID == rule.Finding && f.Severity != finding.Info }
	reckoned := Absence{
		ID: rule.ID, Window: rule.Window, LookBack: rule.LookBack, Limit: int(lowest),
		Exceeded: slices.ContainsFunc(d.out.Findings, exceeded),
	}
	if rule.EachYearFrom != "" {
		reckoned.StartKey, reckoned.Start = rule.EachYearFrom, d.profile.Day(rule.EachYearFrom)
	}
	if reckoned.Exceeded {
		due.Status = Overdue
	}
	d.out.Deadlines = append(d.out.Deadlines, due)
	d.out.Reckoning.Absences = append(d.out.Reckoning.Absences, reckoned)
}
