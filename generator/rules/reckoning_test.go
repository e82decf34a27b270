package rules_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"permitpack/generator/date"
	"permitpack/generator/profile"
	"permitpack/generator/rules"
)

// permanent is an application for the permanent permit, of which the speed can be chosen from four.
func permanent(changes ...func(*profile.Profile)) *profile.Profile {
	return student(append([]func(*profile.Profile){func(p *profile.Profile) {
		p.Procedure, p.Ground = "permanent-residence", "real-estate"
		p.Stay.Document, p.Stay.FirstPermitOn = "temporary-permit", date.MustParse("2024-01-10")
	}}, changes...)...)
}

// What a speed would give is what is decided when it is asked for.
func TestSpeedsGiveWhatTheyWouldWereTheyAskedFor(t *testing.T) {
	asked := decide(t, permanent()).Reckoning
	var tiers []string
	for _, speed := range asked.Speeds {
		tiers = append(tiers, speed.Tier)
		decided := decide(t, permanent(func(p *profile.Profile) { p.DecisionDays = speed.Period.Value }))
		if decided.Reckoning.Speed != speed.Tier {
			t.Errorf("%d days ask for %s, not for %s", speed.Period.Value, decided.Reckoning.Speed, speed.Tier)
		}
		var procedures []rules.Due
		for _, due := range decided.Deadlines {
			if due.Kind != rules.Return && due.Kind != rules.Expiry {
				procedures = append(procedures, due)
			}
		}
		if diff := cmp.Diff(procedures, speed.Deadlines, cmpopts.IgnoreUnexported(rules.DueClaim{}), cmpopts.EquateComparable(date.Date{})); diff != "" {
			t.Errorf("%s (-asked for +told):\n%s", speed.Tier, diff)
		}
	}
	if want := []string{"fast", "40-days", "50-days", "standard"}; !cmp.Equal(tiers, want) {
		t.Errorf("the speeds are %v, want %v", tiers, want)
	}
	bySpeed := map[string]bool{}
	for _, due := range asked.Speeds[0].Deadlines {
		bySpeed[due.ID] = due.BySpeed
	}
	want := map[string]bool{"file-permanent": false, "two-years": false, "decision": true, "pay-fee": true}
	if diff := cmp.Diff(want, bySpeed); diff != "" {
		t.Errorf("days that hang on the speed (-want +got):\n%s", diff)
	}
}

// The claim counts working days or not, and moves as the law has it: see TestDeadlines.
func TestClaimsTellTheirCount(t *testing.T) {
	due := due(t, decide(t, student(until("2027-04-22"))), "file-first") // 23 March is a day of Novruz
	for _, c := range due.Claims {
		if got := [3]string{c.Counted.String(), c.Date.String(), c.Safe.String()}; got != [3]string{"2027-03-23", "2027-03-19", "2027-03-19"} {
			t.Errorf("%s: %v", c.Source, got)
		}
	}
}

func TestPayersFitUntilABirthday(t *testing.T) {
	for _, c := range []struct {
		reason, born string
		want         map[string]string
	}{
		{"a grown-up pays as one for good", "1990-05-05", map[string]string{"adult": ""}},
		{"a minor until the day before the birthday", "2009-03-02", map[string]string{"minor": "2027-03-01", "adult": ""}},
		{"born on 29 February, of age on 1 March", "2012-02-29", map[string]string{"minor": "2030-02-28", "adult": ""}},
	} {
		got := map[string]string{}
		for _, payer := range decide(t, student(born(c.born), ground("treaty"))).Reckoning.Payers {
			got[payer.Class] = payer.Until.String()
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.reason, diff)
		}
	}
}

// Amounts are those of the classes that fit, for every term: 14 of an adult, and the two of a student for up to a year.
func TestAmountsAreThoseOfThePayers(t *testing.T) {
	count := map[string]int{}
	for _, a := range decide(t, student()).Reckoning.Amounts {
		count[a.Class]++
	}
	if diff := cmp.Diff(map[string]int{"adult": 14, "student": 2}, count); diff != "" {
		t.Errorf("amounts (-want +got):\n%s", diff)
	}
}

func TestPermitIsReckonedFromTheDayItStarts(t *testing.T) {
	first := decide(t, student()).Reckoning // 20 working days from Saturday 21 November 2026 end on 18 December
	if first.PermitStart.String() != "2026-12-18" || first.PermitEnd.String() != "2027-12-18" || first.AfterStay {
		t.Errorf("a first permit from %s to %s", first.PermitStart, first.PermitEnd)
	}
	again := decide(t, student(func(p *profile.Profile) {
		p.Procedure, p.Stay.Document = "temporary-residence-extension", "temporary-permit"
	})).Reckoning
	if again.PermitStart.String() != "2026-12-31" || again.PermitEnd.String() != "2027-12-31" || !again.AfterStay {
		t.Errorf("an extension from %s to %s", again.PermitStart, again.PermitEnd)
	}
	none := decide(t, student(func(p *profile.Profile) { p.TermMonths = 0 })).Reckoning
	if !none.PermitStart.IsZero() || !none.PermitEnd.IsZero() || none.Term.Unit != date.Months {
		t.Errorf("without a term: %+v", none)
	}
}

func TestAbsencesAreReckoned(t *testing.T) {
	away := func(p *profile.Profile) {
		p.Procedure, p.Stay.Document = "temporary-residence-extension", "temporary-permit"
		for _, s := range []string{"2026-09-01", "2026-06-01", "2026-06-05"} {
			from := date.MustParse(s)
			p.Stay.Absences = append(p.Stay.Absences, profile.Absence{From: from, To: from.AddDays(9)})
		}
	}
	r := decide(t, student(away)).Reckoning
	if len(r.Absences) != 1 || r.Absences[0] != (rules.Absence{ID: "absence-limit", Window: 180, Limit: 90}) {
		t.Errorf("rules: %+v", r.Absences)
	}
	var got []string
	for _, s := range r.Abroad {
		got = append(got, s.From.String()+".."+s.To.String())
	}
	if want := []string{"2026-06-01..2026-06-14", "2026-09-01..2026-09-10"}; !cmp.Equal(got, want) {
		t.Errorf("stays %v, want %v", got, want)
	}
}
