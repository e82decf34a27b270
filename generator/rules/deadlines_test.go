package rules_test

import (
	"testing"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/profile"
	"permitpack/generator/rules"
)

// The days were counted by hand on the production calendars of 2026 and 2027:
// 30 days before the end of the stay (Migration Code 47.1), 20 or 15 working days
// for the decision (47.5), 30 days after it for the fee (46.2); a last day that is
// not a working day moves (Law on Administrative Proceedings 48.6).
func TestDeadlines(t *testing.T) {
	tests := []struct {
		reason      string
		today       string
		until       string
		speed       profile.Speed
		id          string
		legal, safe string
		projected   bool
	}{
		{"30 days before a Wednesday is a Monday", "2026-11-21", "2026-12-30", "", "file-first", "2026-11-30", "2026-11-30", false},
		{"a Saturday moves back to Friday", "2026-08-01", "2026-10-05", "", "file-first", "2026-09-04", "2026-09-04", false},
		{"a day in Novruz moves back before it", "2026-02-01", "2026-04-22", "", "file-first", "2026-03-19", "2026-03-19", false},
		{"20 working days from Monday 30 November", "2026-11-21", "2026-12-30", "", "decision", "2026-12-28", "2026-12-28", false},
		{"15 working days from Friday 13 November", "2026-10-01", "2026-12-14", "fast", "decision", "2026-12-04", "2026-12-04", false},
		{"the fee: a Sunday moves on for the law, back for safety", "2026-10-01", "2026-12-14", "", "pay-fee", "2027-01-11", "2027-01-08", false},
		{"the fee: the New Year's days off lie around the last day", "2026-10-01", "2026-12-14", "fast", "pay-fee", "2027-01-05", "2026-12-30", true},
		{"what was to be filed before is filed today", "2026-12-15", "2026-12-30", "", "decision", "2027-01-15", "2027-01-15", true},
		{"what is counted from a projected day is projected", "2026-12-15", "2026-12-30", "", "pay-fee", "2027-02-15", "2027-02-12", true},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			p := student(until(test.until))
			p.Speed = test.speed
			decision := shipped(t).Decide(rules.Case{Profile: p, Today: date.MustParse(test.today)})
			got := due(t, decision, test.id)
			if got.Legal.String() != test.legal || got.Safe.String() != test.safe || got.Projected != test.projected {
				t.Errorf("got legal %s, safe %s, projected %t; want %s, %s, %t",
					got.Legal, got.Safe, got.Projected, test.legal, test.safe, test.projected)
			}
			if want := got.Safe.DaysSince(date.MustParse(test.today)); got.DaysLeft != want {
				t.Errorf("%d days left, want %d", got.DaysLeft, want)
			}
		})
	}
}

func TestLateFiling(t *testing.T) {
	tests := []struct {
		reason   string
		until    string
		id       string
		severity finding.Severity
	}{
		{"in time", "2026-12-30", "deadline.filing-passed", ""},
		{"on the last day to file", "2026-12-21", "deadline.filing-passed", finding.Warning}, // 21 November is a Saturday, the last day was Friday
		{"the day to file has passed, the stay runs", "2026-12-01", "deadline.filing-passed", finding.Warning},
		{"the last day of the stay", "2026-11-21", "deadline.filing-passed", finding.Warning},
		{"the stay has ended", "2026-11-20", "stay.ended", finding.Error},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			if got := severityOf(decide(t, student(until(test.until))), test.id); got != test.severity {
				t.Errorf("%s is %q, want %q", test.id, got, test.severity)
			}
		})
	}
}

// The earliest of the day written, the end of the visa, and the entry plus its days counts.
func TestStayEnd(t *testing.T) {
	visa := func(valid string, days int) func(*profile.Profile) {
		return func(p *profile.Profile) {
			p.Stay.VisaValidUntil, p.Stay.VisaDays = date.MustParse(valid), days
		}
	}
	tests := []struct {
		reason      string
		p           *profile.Profile
		end, anchor string
	}{
		{"the day written", student(visa("2027-02-28", 120)), "2026-12-30", "stay.authorised_until"},
		{"the visa ends before", student(visa("2026-12-20", 120)), "2026-12-20", "stay.visa_valid_until"},
		{"a permit holder stays by the permit", student(visa("2025-12-30", 90), func(p *profile.Profile) { p.Stay.Document = "temporary-permit" }), "2026-12-30", "stay.authorised_until"},
		{"its days end before: 14 September and 90 days", student(visa("2027-02-28", 90)), "2026-12-13", "stay.visa_days"},
	}
	for _, test := range tests {
		got := due(t, decide(t, test.p), "file-first")
		if got.AnchorDate.String() != test.end || got.Anchor != test.anchor {
			t.Errorf("%s: counted from %s (%s), want %s (%s)", test.reason, got.AnchorDate, got.Anchor, test.end, test.anchor)
		}
	}
}

// A permit filed for on 21 November 2026 starts after 20 working days, on 18
// December; the passport has to reach 3 months beyond its end (46.1.2).
func TestPassport(t *testing.T) {
	tests := []struct {
		expires string
		id      string
		months  int
	}{
		{"2028-03-18", "", 0},
		{"2028-03-17", "passport.expires-early", 11},
		{"2027-04-18", "passport.expires-early", 1},
		{"2027-04-17", "passport.expires-too-early-for-any-term", 0},
	}
	for _, test := range tests {
		p := student(func(p *profile.Profile) { p.Passport.ExpiresOn = date.MustParse(test.expires) })
		decision := decide(t, p)
		var got finding.Finding
		for _, f := range decision.Findings {
			if f.Where == "passport.expires_on" {
				got = f
			}
		}
		if got.ID != test.id {
			t.Errorf("expires %s: got %q, want %q", test.expires, got.ID, test.id)
			continue
		}
		if got.ID != "" && (got.Args["longest"] != (finding.Count{Key: "unit.months", N: test.months}) || got.Severity != finding.Error || got.Args["until"] != date.MustParse("2028-03-18")) {
			t.Errorf("expires %s: got %v", test.expires, got)
		}
	}
}

func TestDeadlineBeyondTheKnownYears(t *testing.T) {
	p := student(until("2028-06-01"))
	if got := severityOf(decide(t, p), "deadline.calendar-unknown"); got != finding.Warning {
		t.Errorf("got %q, want a warning", got)
	}
}

// A highly qualified migrant is promised a decision 5 working days sooner (press,
// December 2024); the law's 20 stay the legal day. Filed on Monday 30 November.
func TestHighlyQualifiedMigrant(t *testing.T) {
	p := student(ground("highly-qualified-migrant"))
	got := due(t, decide(t, p), "decision")
	if got.Legal.String() != "2026-12-28" || got.Safe.String() != "2026-12-21" {
		t.Errorf("legal %s, safe %s", got.Legal, got.Safe)
	}
	official := shipped(t).Decide(rules.Case{Profile: p, Today: today, OfficialOnly: true})
	if got := due(t, official, "decision"); got.Safe.String() != "2026-12-28" {
		t.Errorf("by the law alone: %s", got.Safe)
	}
	if len(official.Fees) == 0 {
		t.Error("by the law alone there is no fee")
	}
}
