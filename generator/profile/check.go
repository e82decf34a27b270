package profile

import (
	"permitpack/generator/date"
	"permitpack/generator/finding"
)

// Check finds everything that the profile alone can tell on the day today: what
// is not filled in, dates and numbers that contradict each other, text that
// cannot be printed, a machine-readable zone that differs from the fields, and
// names, addresses and ages that do not go together.
// What a procedure or a ground demands is for the catalogue to say.
func (p *Profile) Check(today date.Date, countries Countries) []finding.Finding {
	c := checker{profile: p, today: today, countries: countries}
	c.texts()
	c.required()
	c.dates()
	c.numbers()
	c.formats()
	c.zone()
	c.surnames()
	c.addresses()
	c.relatives()
	return c.findings
}

// checker collects the findings of one profile, in the order of the checks.
type checker struct {
	profile   *Profile
	today     date.Date
	countries Countries
	findings  []finding.Finding
}

// report adds a finding; where is the profile key, which the texts name as {key}.
func (c *checker) report(id string, severity finding.Severity, where string, args finding.Args) {
	all := finding.Args{"key": where}
	for name, value := range args {
		all[name] = value
	}
	c.findings = append(c.findings, finding.Finding{ID: id, Severity: severity, Where: where, Args: all})
}
