package rules_test

import (
	"testing"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/profile"
	"permitpack/generator/rules"
)

var today = date.MustParse("2026-11-21")

// student is an application that meets everything, with changes.
func student(changes ...func(*profile.Profile)) *profile.Profile {
	p := &profile.Profile{
		Procedure: "temporary-residence", Ground: "study", TermMonths: 12,
		Applicant: profile.Applicant{Surname: "Zhang", BirthDate: date.MustParse("1998-04-12")},
		Passport:  profile.Passport{Type: "ordinary", ExpiresOn: date.MustParse("2034-04-30")},
		Stay:      profile.Stay{EnteredOn: date.MustParse("2026-09-14"), AuthorisedUntil: date.MustParse("2026-12-30")},
		Residence: profile.Residence{Ownership: "rented"},
		Sponsor:   profile.Sponsor{Name: "Bakı Sınaq Universiteti"},
	}
	for _, change := range changes {
		change(p)
	}
	return p
}

func ground(id string) func(*profile.Profile) {
	return func(p *profile.Profile) { p.Ground = id }
}

func born(day string) func(*profile.Profile) {
	return func(p *profile.Profile) { p.Applicant.BirthDate = date.MustParse(day) }
}

func until(day string) func(*profile.Profile) {
	return func(p *profile.Profile) { p.Stay.AuthorisedUntil = date.MustParse(day) }
}

func decide(t testing.TB, p *profile.Profile) rules.Decision {
	t.Helper()
	return shipped(t).Decide(rules.Case{Profile: p, Today: today})
}

// severityOf is the severity of the finding, or empty where it was not made.
func severityOf(d rules.Decision, id string) finding.Severity {
	for _, f := range d.Findings {
		if f.ID == id {
			return f.Severity
		}
	}
	return ""
}

func due(t testing.TB, d rules.Decision, id string) rules.Due {
	t.Helper()
	for _, due := range d.Deadlines {
		if due.ID == id {
			return due
		}
	}
	t.Fatalf("no deadline %s", id)
	return rules.Due{}
}
