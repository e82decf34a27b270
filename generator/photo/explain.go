package photo

import (
	"maps"
	"strconv"
	"strings"

	"permitpack/generator/finding"
)

// Args are the values that the texts of the check name in braces:
//
//	measured   what was measured, with its unit
//	limits     what is accepted, with its unit
//	aim        what passes without a warning, with its unit
//	size       the print size asked for, "35x45"
//	background the wall colour asked for
//	pixels     the size of the upright picture, "413x531"; empty when unknown
//	wanted     the pixels that the print size needs at 300 dots per inch
//	fault      what exactly is wrong, a whole sentence
//	remedy     how to mend exactly that, a whole sentence
//	tagged     what a density tag says, "72 dpi"
//	detail     a further sentence with what was measured
//
// fault and remedy are empty where the texts of the check need none; tagged belongs to
// size.density. The detail of background.colour names hue, chroma and lightness.
func (c Check) Args() finding.Args { return maps.Clone(c.args) }

// HumanItems is how many texts "photo.human.1" and so on there are, one for each
// tick box of what only a person can see.
const HumanItems = 7

// NameKey is the text that names the check.
func (c Check) NameKey() string { return "photo." + c.ID + ".name" }

// FixKey is the text that says how to mend what the check found. A finding of the
// packet says the same, so there is one text for both.
func (c Check) FixKey() string { return "finding." + c.findingID() + ".fix" }

func (c Check) findingID() string { return "photo." + c.ID }

// Finding is the check as a finding of the packet, where being the profile key of
// the photo; ok is false for a check that found nothing to mend.
func (c Check) Finding(where string) (f finding.Finding, ok bool) {
	severity := finding.Warning
	switch {
	case c.Verdict == Pass, c.ID == humanList:
		return finding.Finding{}, false
	case c.Verdict == Fail:
		severity = finding.Error
	}
	return finding.Finding{
		ID:       c.findingID(),
		Severity: severity,
		Where:    where,
		Sources:  strings.Split(c.Source, ", "),
		Args:     c.Args(),
	}, true
}

// Measured tells whether there is a value to show.
func (c Check) Measured() bool {
	return c.Verdict != NotAssessed && (c.Pass != Range{} || c.Unit != "")
}

// Refused tells whether the picture does not do.
func (r Report) Refused() bool { return r.Verdict == Fail || r.Verdict == Unreadable }

// Foremost is what is to be mended first, nil where nothing is, and how many checks
// besides found something as bad.
func (r Report) Foremost() (first *Check, more int) {
	for _, severity := range []Verdict{Fail, Warn, NotAssessed} {
		for i, c := range r.Checks {
			switch {
			case c.Verdict != severity || c.ID == humanList:
			case first == nil:
				first = &r.Checks[i]
			default:
				more++
			}
		}
		if first != nil {
			return first, more
		}
	}
	return nil, 0
}

// Findings are the findings of all checks, in the order of the checks.
func (r Report) Findings(where string) []finding.Finding {
	var findings []finding.Finding
	for _, c := range r.Checks {
		if f, ok := c.Finding(where); ok {
			findings = append(findings, f)
		}
	}
	return findings
}

// Explain fills the names and mends in the words of say, as text.Words.Say.
func (r Report) Explain(say func(key string, args finding.Args) string) Report {
	checks := make([]Check, len(r.Checks))
	for i, c := range r.Checks {
		c.Name = say(c.NameKey(), c.args)
		if c.Verdict != Pass {
			c.Fix = say(c.FixKey(), c.args)
		}
		checks[i] = c
	}
	r.Checks = checks
	return r
}

// fault is the text key of what exactly is wrong.
func fault(name string) finding.Key { return finding.Key("photo.fault." + name) }

// remedy is the text key of how to mend it.
func remedy(name string) finding.Key { return finding.Key("photo.remedy." + name) }

// number writes a measurement with at most one decimal, as "299.7" or "300"; one under
// 2 with three, as "0.133".
func number(v float64) string {
	if v < 2 && v > -2 {
		return strconv.FormatFloat(roundTo(v, 1000), 'f', -1, 64)
	}
	return strconv.FormatFloat(roundTo(v, 10), 'f', -1, 64)
}

// amount writes a measurement with its unit, as "1.5 %" or "300 dpi".
func amount(v float64, unit string) string {
	if unit == "" {
		return number(v)
	}
	return number(v) + " " + unit
}

// span writes the limits of a range, as "20–44", "≥ 52" or "≤ 1.5".
func span(r Range, unit string) string {
	switch {
	case r[0] != nil && r[1] != nil:
		return number(*r[0]) + "–" + amount(*r[1], unit)
	case r[0] != nil:
		return "≥ " + amount(*r[0], unit)
	case r[1] != nil:
		return "≤ " + amount(*r[1], unit)
	}
	return ""
}
