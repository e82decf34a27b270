package rules_test

import (
	"testing"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/profile"
)

// resides makes an applicant who has held a temporary permit for two years on
// his own flat, and asks for a permanent one.
func resides(p *profile.Profile) {
	p.Procedure, p.Ground, p.TermMonths = "permanent-residence", "real-estate", 0
	p.Amounts.RealEstate = profile.Sum{Amount: 200_000, Currency: "AZN"}
	p.Stay = profile.Stay{
		Document: "temporary-permit", PermitGround: "real-estate", EnteredOn: date.MustParse("2024-10-01"),
		FirstPermitOn: date.MustParse("2024-11-01"), PermitSince: date.MustParse("2024-11-01"), AuthorisedUntil: date.MustParse("2027-04-01"),
	}
}

func TestSingleFindings(t *testing.T) {
	tests := []struct {
		reason   string
		change   func(*profile.Profile)
		id       string
		severity finding.Severity
	}{
		{"an adult without a passport (46.1.3)", func(p *profile.Profile) { p.Passport.Type = "none" }, "passport.none-of-adult", finding.Error},
		{"a child without one", func(p *profile.Profile) { p.Passport.Type = "none"; born("2015-01-01")(p) }, "passport.none-of-adult", ""},
		{"a citizen", func(p *profile.Profile) { p.Applicant.Citizenship = "AZ" }, "ground.own-citizen", finding.Error},
		{"the permanent permit is for 60 months (54.12)", func(p *profile.Profile) { resides(p); p.TermMonths = 12 }, "ground.term-fixed", finding.Warning},
		{"60 months are asked for", func(p *profile.Profile) { resides(p); p.TermMonths = 60 }, "ground.term-fixed", ""},
		{"nothing is asked for", resides, "ground.term-fixed", ""},
		{"a passport that ends before the decision", func(p *profile.Profile) { resides(p); p.Passport.ExpiresOn = date.MustParse("2027-01-01") }, "passport.expires-before-decision", finding.Warning},
		{"a passport that lasts", resides, "passport.expires-before-decision", ""},
		{"registration after the stay", func(p *profile.Profile) {
			p.Procedure, p.Ground = "stay-registration", ""
			until("2026-11-20")(p)
		}, "stay.over", finding.Warning},
		{"an application after the stay", until("2026-11-20"), "stay.ended", finding.Error},
		{"a move that was told too late (21.9)", func(p *profile.Profile) { p.Stay.MovedOn = date.MustParse("2026-10-01") }, "deadline.passed", finding.Warning},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			if got := severityOf(decide(t, student(test.change)), test.id); got != test.severity {
				t.Errorf("%s: got %q, want %q", test.id, got, test.severity)
			}
		})
	}
}

// The length of the permanent permit is that of the law, whatever the profile asks.
func TestFixedTerm(t *testing.T) {
	d := decide(t, student(func(p *profile.Profile) { resides(p); p.TermMonths = 12 }))
	if want := (date.Period{Value: 60, Unit: date.Months}); d.Term != want {
		t.Errorf("got %s, want %s", d.Term, want)
	}
}

// An extension is for 24 months at most by the law (49.1), for 12 by the guide:
// who asks 25 is told the law's limit.
func TestLimitThatIsMissed(t *testing.T) {
	d := decide(t, student(func(p *profile.Profile) {
		p.Procedure, p.TermMonths = "temporary-residence-extension", 25
		p.Stay.Document = "temporary-permit"
	}))
	for _, f := range d.Findings {
		if f.ID == "ground.term-too-long" {
			if want := (finding.Count{Key: "unit.months", N: 24}); f.Args["most"] != want {
				t.Errorf("told %v, want %v", f.Args["most"], want)
			}
			return
		}
	}
	t.Error("the term is not too long")
}

// Lost on 16 November and changed on 12 November: 10 working days (44.5) run from the earlier day, to 26 November.
func TestEarlierOfTwoAnchors(t *testing.T) {
	d := decide(t, student(func(p *profile.Profile) {
		p.Procedure, p.Ground = "card-replacement", ""
		p.Stay.LostOn, p.Stay.DataChangedOn = date.MustParse("2026-11-16"), date.MustParse("2026-11-12")
	}))
	if got := due(t, d, "reissue-card"); got.Legal != date.MustParse("2026-11-26") || got.Anchor != "stay.data_changed_on" {
		t.Errorf("got %s from %s", got.Legal, got.Anchor)
	}
}

// After a refused permanent permit its file is used again (46.4): what is missing is only a warning.
func TestRefusedPermanentPermit(t *testing.T) {
	refused := func(p *profile.Profile) { p.Circumstances = []profile.Circumstance{"refused-permanent-permit"} }
	for _, id := range []string{"passport-copy", "ground-document", "medical-certificate", "housing-document"} {
		if got := document(t, decide(t, student(refused)), id).Severity; got != finding.Warning {
			t.Errorf("%s: got %q, want a warning", id, got)
		}
		if got := document(t, decide(t, student()), id).Severity; got != finding.Error {
			t.Errorf("%s without a refusal: got %q, want an error", id, got)
		}
	}
}
