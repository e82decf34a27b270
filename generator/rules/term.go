package rules

import (
	"permitpack/generator/date"
	"permitpack/generator/finding"
)

// term holds the length asked for against the longest that the law and others give.
func (d *decider) term() {
	claims := live(d, d.procedure.Term, d.facts)
	lowest, ok := strictest(claims, lower)
	if !ok {
		return
	}
	d.differ("term", "rule.term", nil, state(claims, numberQuantity, alike), numberQuantity(lowest.Value, lowest.Unit))
	if d.procedure.TermFixed {
		d.fixedTerm(claims, lowest)
		return
	}
	asked := d.asked().Value
	missed := missedClaims(claims, func(c Claim[int]) bool { return asked <= c.Value })
	if len(missed) == 0 {
		return
	}
	missed = worst(missed) // the law's limit is told where it is missed, not a guide's below it
	shortest, _ := strictest(missed, lower)
	id := "ground.term-too-long"
	if Worst(missed) != finding.Error {
		id = "ground.term-advised"
	}
	d.find(finding.Finding{
		ID: id, Severity: Worst(missed), Where: d.termKey(), Sources: Citations(missed),
		Args: finding.Args{"most": finding.Count{Key: finding.Key("unit." + shortest.Unit), N: shortest.Value}, "key": d.termKey()},
	})
}

// fixedTerm finds that the profile asks for another length than the one that the law knows.
func (d *decider) fixedTerm(claims []Claim[int], fixed Claim[int]) {
	if asked := d.profile.TermMonths; asked == 0 || asked == fixed.Value {
		return
	}
	d.find(finding.Finding{
		ID: "ground.term-fixed", Severity: finding.Warning, Where: d.termKey(), Sources: Citations(claims),
		Args: finding.Args{"most": finding.Count{Key: finding.Key("unit." + fixed.Unit), N: fixed.Value}},
	})
}

// termUnit is what the length asked for is counted in.
func (d *decider) termUnit() TermUnit {
	if d.procedure.TermUnit == "" {
		return InMonths
	}
	return d.procedure.TermUnit
}

// termKey is the profile key of the length asked for.
func (d *decider) termKey() string {
	if d.termUnit() == InDays {
		return "term_days"
	}
	return "term_months"
}

// longestTerm is the longest term in months, or days, that is computed with; a longer one is
// a slip of the finger, which the profile's check finds.
const longestTerm = 1200

// asked is the length asked for, within what can be computed with: the
// profile's, or the one that the law fixes. It is the zero Period where none is.
func (d *decider) asked() date.Period {
	within := func(n int) int { return min(max(n, 0), longestTerm) }
	switch unit := d.termUnit(); {
	case unit == InDays:
		return date.Period{Value: within(d.profile.TermDays), Unit: date.Days}
	case unit == NoTerm:
		return date.Period{}
	case d.procedure.TermFixed:
		fixed, _ := strictest(live(d, d.procedure.Term, d.facts), lower)
		return date.Period{Value: fixed.Value, Unit: date.Months}
	}
	return date.Period{Value: within(d.profile.TermMonths), Unit: date.Months}
}

// permitStart is the day on which the permit is taken to start: that of an
// extension on the day after the present one ends, that of a first permit on the
// last day of the slowest processing time when the application is filed today.
func (d *decider) permitStart() date.Date {
	if end, _ := d.profile.StayEnd(); d.procedure.Starts == AfterPermit && !end.IsZero() {
		return end.AddDays(1)
	}
	start := d.today
	for _, row := range d.procedure.Fees.tiers(d.today) {
		if decided := (date.Period{Value: row.Days, Unit: row.Unit}).After(d.today, d.catalogue.Calendar); decided.After(start) {
			start = decided
		}
	}
	return start
}

// permitEnd is the last day of the permit asked for; the zero Date where no term is.
func (d *decider) permitEnd() date.Date {
	if d.asked().Value == 0 {
		return date.Date{}
	}
	return d.asked().After(d.permitStart(), d.catalogue.Calendar)
}

// passport holds the passport's validity against the days that it has to reach.
func (d *decider) passport() {
	rule := d.procedure.deadline(d.procedure.ValidFor)
	due := d.deadline(d.procedure.ValidFor)
	expires := d.profile.Passport.ExpiresOn
	switch {
	case expires.IsZero() || expires.Before(d.today): // the profile's own check tells that
		return
	case due.ID == "":
		d.passportUntilDecision(expires)
		return
	}
	calendar := d.catalogue.Calendar
	missed := missedClaims(live(d, rule.Claims, d.facts), func(c Claim[int]) bool {
		return !expires.Before(rule.count(c, due.AnchorDate, calendar))
	})
	strict, ok := strictest(missed, higher)
	if !ok {
		return
	}
	f := finding.Finding{
		ID: "passport.expires-early", Severity: Worst(missed), Where: "passport.expires_on", Sources: Citations(missed),
		Args: finding.Args{"until": rule.count(strict, due.AnchorDate, calendar)},
	}
	if rule.Anchor == PermitEnd {
		d.fitTerm(&f, rule, strict, expires)
	} else {
		f.ID = "passport.expires-too-early"
	}
	d.find(f)
}

// passportUntilDecision warns, where no source says how long the passport has to
// hold, that it does not even last until the decision.
func (d *decider) passportUntilDecision(expires date.Date) {
	for _, due := range d.out.Deadlines {
		if due.Kind == Expect && expires.Before(due.Last()) && d.facts["has-passport"] {
			d.find(finding.Finding{
				ID: "passport.expires-before-decision", Severity: finding.Warning, Where: "passport.expires_on", Sources: []string{},
				Args: finding.Args{"decision": due.Last()},
			})
		}
	}
}

// fitTerm adds the longest term that the passport allows to the finding.
func (d *decider) fitTerm(f *finding.Finding, rule Deadline, strict Claim[int], expires date.Date) {
	most := d.asked().Value
	if lowest, ok := strictest(live(d, d.procedure.Term, d.facts), lower); ok {
		most = min(most, lowest.Value)
	}
	longest := d.longestTo(most, func(end date.Date) bool {
		return !expires.Before(rule.count(strict, end, d.catalogue.Calendar))
	})
	f.Args["longest"] = longest
	f.Args["beyond"] = finding.Count{Key: finding.Key("unit." + strict.Unit), N: strict.Value}
	if longest.N == 0 {
		f.ID = "passport.expires-too-early-for-any-term"
	}
}

// longestTo is the longest term of at most so many months, or days, whose end fits.
func (d *decider) longestTo(most int, fits func(end date.Date) bool) finding.Count {
	start, unit, longest := d.permitStart(), d.asked().Unit, 0
	for longest < most && fits(date.Period{Value: longest + 1, Unit: unit}.After(start, d.catalogue.Calendar)) {
		longest++
	}
	return finding.Count{Key: finding.Key("unit." + string(unit)), N: longest}
}

// outliving finds days of the profile that lie before the end of the permit asked for.
func (d *decider) outliving() {
	end := d.permitEnd()
	for _, o := range d.procedure.Outlive {
		claims := heeded(live(d, o.Claims, d.facts))
		day := d.profile.Day(o.Where)
		if len(claims) == 0 || end.IsZero() || day.IsZero() || day.Before(d.today) || !day.Before(end) {
			continue // a day that has passed is found by a rule of its own
		}
		d.find(finding.Finding{
			ID: o.Finding, Severity: Worst(claims), Where: o.Where, Sources: Citations(claims),
			Args: finding.Args{
				"day": day, "end": end,
				"longest": d.longestTo(d.asked().Value, func(end date.Date) bool { return !day.Before(end) }),
			},
		})
	}
}
