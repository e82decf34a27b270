package rules

import (
	"slices"

	"permitpack/generator/finding"
	"permitpack/generator/profile"
)

// thresholds holds the amounts of the profile against those of the ground.
func (d *decider) thresholds() {
	measures := d.profile.Measures()
	for _, t := range d.ground.Thresholds {
		if !d.facts.Holds(t.When) {
			continue
		}
		claims := live(d, t.Claims, d.facts)
		highest, ok := strictest(claims, func(n int) int { return n })
		if !ok {
			continue
		}
		noteConflict(d, Conflict{Rule: "threshold." + t.ID, Key: "rule.threshold." + t.ID}, claims, numberQuantity, highest.Value)
		missed := d.missed(t, measures)
		if len(missed) == 0 || d.met(t.Instead, measures) {
			continue
		}
		d.find(thresholdFinding(t, missed, measures[t.Measure]))
	}
}

// met tells whether one of the thresholds is reached.
func (d *decider) met(thresholds []Threshold, measures map[string]profile.Sum) bool {
	return slices.ContainsFunc(thresholds, func(t Threshold) bool { return len(d.missed(t, measures)) == 0 })
}

// missed are the claims that the measure stays under. A foreign currency is
// never converted, so it reaches nothing.
func (d *decider) missed(t Threshold, measures map[string]profile.Sum) []Claim[int] {
	sum := measures[t.Measure]
	return slices.DeleteFunc(live(d, t.Claims, d.facts), func(c Claim[int]) bool {
		return !sum.IsForeign() && sum.Amount >= int64(c.Value)
	})
}

func thresholdFinding(t Threshold, missed []Claim[int], given profile.Sum) finding.Finding {
	highest, _ := strictest(missed, func(n int) int { return n })
	f := finding.Finding{
		ID: "ground.threshold-missed", Severity: Worst(missed), Where: measureKeys[t.Measure], Sources: Citations(missed),
		Args: finding.Args{
			"threshold": finding.Key("rule.threshold." + t.ID), "needed": finding.Count{Key: finding.Key("unit." + highest.Unit), N: highest.Value},
		},
	}
	switch {
	case given.IsForeign():
		f.ID, f.Severity = "ground.amount-currency", finding.Warning
	case given.Amount == 0:
		f.ID, f.Severity = "ground.amount-unknown", finding.Warning
	}
	return f
}

// measureKeys are the profile keys behind the measures.
var measureKeys = map[string]string{
	"investment": "amounts.investment", "real-estate": "amounts.real_estate", "deposit": "amounts.deposit",
	"securities": "amounts.securities", "capital": "amounts.capital", "turnover": "amounts.turnover",
	"share-percent": "amounts.share_percent", "staff-full-time": "staff.full_time",
	"staff-part-time": "staff.part_time", "citizens-percent": "staff.citizens_percent",
}

// sponsor holds relation and permit of the sponsor against those that the ground admits.
func (d *decider) sponsor() {
	d.admits(d.ground.Relations, string(d.profile.Sponsor.Relation), "ground.relation-not-admitted", "sponsor.relation")
	d.admits(d.ground.SponsorPermits, string(d.profile.Sponsor.Permit), "ground.sponsor-permit", "sponsor.permit")
	for _, key := range d.ground.Needs {
		if !d.profile.Given(key) {
			d.find(finding.Finding{
				ID: "ground.needs", Severity: finding.Warning, Where: key, Sources: []string{d.ground.Citation()},
			})
		}
	}
}

// admits finds that a word of the profile is none of those that the claims
// list. A word that is not given is asked for by the ground's needs.
func (d *decider) admits(claims []Claim[[]string], word, id, where string) {
	if word == "" {
		return
	}
	missed := Demand[[]string]{Claims: live(d, claims, d.facts)}.Missed(func(admitted []string) bool {
		return slices.Contains(admitted, word)
	})
	if len(missed) == 0 {
		return
	}
	severity := Worst(missed)
	if severity != finding.Error {
		id += "-by-guide"
	}
	d.find(finding.Finding{ID: id, Severity: severity, Where: where, Sources: Citations(missed)})
}
