package rules

import (
	"slices"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/money"
	"permitpack/generator/profile"
)

// limits holds numbers of the profile against those that must not be exceeded.
func (d *decider) limits() {
	measures := d.profile.Measures()
	for _, l := range d.procedure.Limits {
		claims := live(d, l.Claims, d.facts)
		lowest, ok := strictest(claims, fewer)
		if !ok || !d.facts.Holds(l.When) {
			continue
		}
		d.differ(l.ID, "rule."+l.ID, nil, state(claims, mostQuantity, alike), mostQuantity(lowest.Value, lowest.Unit))
		have := measures[l.Measure]
		missed := missedClaims(claims, func(c Claim[Most]) bool { return within(have, c) })
		if len(missed) == 0 {
			continue
		}
		strict, _ := strictest(missed, fewer)
		d.find(finding.Finding{
			ID: l.Finding, Severity: Worst(missed), Where: l.Where, Sources: Citations(missed),
			Args: finding.Args{
				"most": finding.Count{Key: finding.Key("unit." + strict.Unit), N: int(strict.Value)},
				"have": told(have, strict.Unit),
			},
		})
	}
}

// within tells whether the number is not above a claim. A foreign currency is never
// converted, so it is within no limit; nor is a claim in one held against manat.
func within(have profile.Sum, c Claim[Most]) bool {
	return c.Value == Unlimited || foreign(c.Unit) || !have.IsForeign() && have.Amount <= int64(c.Value)
}

// told is the number of the profile as a text tells it: in the unit that the
// claims count, or in its own currency.
func told(have profile.Sum, unit string) any {
	if have.IsForeign() {
		return money.Amount{Hundredths: have.Amount * 100, Currency: have.Currency}
	}
	return finding.Count{Key: finding.Key("unit." + unit), N: int(have.Amount)}
}

// heeded are the claims that count.
func heeded[T any](claims []Claim[T]) []Claim[T] {
	return missedClaims(claims, func(Claim[T]) bool { return false })
}

// missedClaims are the claims, of those that are followed, that are not met.
func missedClaims[T any](claims []Claim[T], met func(Claim[T]) bool) []Claim[T] {
	return slices.DeleteFunc(slices.Clone(claims), func(c Claim[T]) bool { return !c.Followed() || met(c) })
}

// conditions holds the profile against what procedure and ground ask for.
func (d *decider) conditions() {
	d.thresholds()
	for _, a := range d.procedure.Admits {
		d.admits(a, a.Where)
	}
	for _, a := range d.ground.Admits {
		d.admits(a, d.ground.ID+"."+a.Where)
	}
	for _, key := range d.ground.Needs {
		if !d.profile.Given(key) {
			d.find(finding.Finding{
				ID: "ground.needs", Severity: finding.Warning, Where: key, Sources: []string{d.ground.Citation()},
			})
		}
	}
}

// foreign tells whether a unit is a currency other than manat.
func foreign(unit string) bool {
	return len(unit) == 3 && unit == strings.ToUpper(unit) && unit != money.AZN
}

// Ends of ids of findings.
const (
	// advised is that where only practice or a guide is missed.
	advised = "-advised"
	// unknown is that where the profile, or the law, does not tell enough.
	unknown = "-unknown"
)

// Findings of thresholds.
const (
	thresholdMissed = "ground.threshold-missed"
	amountForeign   = "ground.amount-currency"
)

// admits finds that a word of the profile is none of those that the claims
// list; rule is its name among conflicts. A word that is not given is asked for by needs.
func (d *decider) admits(a Admission, rule string) {
	if !d.facts.Holds(a.When) {
		return
	}
	claims := live(d, a.Claims, d.facts)
	d.differ(rule, "rule."+a.Where, nil, state(claims, listQuantity(admitted[a.Where]), alike), admittedByAll(a, claims))
	word := d.profile.Word(a.Where)
	missed := missedClaims(claims, func(c Claim[[]string]) bool { return slices.Contains(c.Value, word) })
	if word == "" || len(missed) == 0 {
		return
	}
	id, severity := a.Finding, Worst(missed)
	if severity != finding.Error {
		id += advised
	}
	d.find(finding.Finding{ID: id, Severity: severity, Where: a.Where, Sources: Citations(missed)})
}

// admittedByAll are the words that every claim admits: with one of them the applicant is right whoever is right.
func admittedByAll(a Admission, claims []Claim[[]string]) Quantity {
	if len(claims) == 0 {
		return Quantity{}
	}
	words := slices.DeleteFunc(slices.Clone(claims[0].Value), func(word string) bool {
		return slices.ContainsFunc(claims, func(c Claim[[]string]) bool { return c.Followed() && !slices.Contains(c.Value, word) })
	})
	return listQuantity(admitted[a.Where])(words, "")
}

// thresholds holds the amounts of the profile against those of the ground.
func (d *decider) thresholds() {
	measures := d.profile.Measures()
	for _, t := range d.ground.Thresholds {
		if !d.facts.Holds(t.When) {
			continue
		}
		claims := live(d, t.Claims, d.facts)
		highest, ok := strictest(claims, higher)
		if !ok {
			continue
		}
		d.differ("threshold."+t.ID, "rule.threshold."+t.ID, nil, state(claims, numberQuantity, alike), numberQuantity(highest.Value, highest.Unit))
		missed := d.missed(t, measures)
		if len(missed) == 0 || d.met(t.Instead, measures) {
			continue
		}
		f := d.thresholdFinding(t, missed, measures[t.Measure])
		if f.ID == thresholdMissed {
			d.measured = append(d.measured, len(d.out.Findings))
		}
		d.find(f)
	}
}

// stated tells whether the profile says how much there is of a measure, a nought
// that is written included. Who states one number of the staff states all.
func (d *decider) stated(measure string, sum profile.Sum) bool {
	key := profile.MeasureKey(measure)
	group, _, _ := strings.Cut(key, ".")
	return sum.Amount != 0 || d.profile.Stated(key) || group == staff && d.profile.Stated(staff)
}

// staff is the profile key of the numbers of an entrepreneur's employees.
const staff = "staff"

// met tells whether one of the thresholds is reached.
func (d *decider) met(thresholds []Threshold, measures map[string]profile.Sum) bool {
	return slices.ContainsFunc(thresholds, func(t Threshold) bool { return len(d.missed(t, measures)) == 0 })
}

// missed are the claims that the measure stays under. A foreign currency is
// never converted, so it reaches nothing; nor is a claim in one held against manat.
func (d *decider) missed(t Threshold, measures map[string]profile.Sum) []Claim[int] {
	sum := measures[t.Measure]
	return missedClaims(live(d, t.Claims, d.facts), func(c Claim[int]) bool {
		return foreign(c.Unit) || !sum.IsForeign() && sum.Amount >= int64(c.Value)
	})
}

// thresholdFinding finds how much is missing or, where the profile does not say
// how much there is, that it does not.
func (d *decider) thresholdFinding(t Threshold, missed []Claim[int], given profile.Sum) finding.Finding {
	highest, _ := strictest(missed, higher)
	f := finding.Finding{
		ID: thresholdMissed, Severity: Worst(missed), Where: profile.MeasureKey(t.Measure), Sources: Citations(missed),
		Args: finding.Args{
			"threshold": finding.Key("rule.threshold." + t.ID), "needed": finding.Count{Key: finding.Key("unit." + highest.Unit), N: highest.Value},
		},
	}
	switch {
	case given.IsForeign():
		f.ID, f.Severity = amountForeign, finding.Warning
	case !d.stated(t.Measure, given):
		f.ID, f.Severity = "ground.amount-unknown", finding.Warning
	default:
		f.Args["missing"] = finding.Count{Key: finding.Key("unit." + highest.Unit), N: highest.Value - int(given.Amount)}
	}
	return f
}
