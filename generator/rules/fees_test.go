package rules_test

import (
	"fmt"
	"testing"

	"permitpack/generator/date"
	"permitpack/generator/money"
	"permitpack/generator/profile"
	"permitpack/generator/rules"
)

// The amounts of the Law on State Fee, Art. 14.8.1-14.8.3, in manat, by the
// longest term: 15 and 20 working days.
var lawFees = map[string]map[int][2]int64{
	"adult":   {3: {40, 30}, 6: {80, 60}, 12: {160, 120}, 18: {240, 180}, 24: {320, 240}, 30: {400, 300}, 36: {480, 360}},
	"minor":   {3: {25, 15}, 6: {50, 30}, 12: {100, 60}, 18: {150, 90}, 24: {200, 120}, 30: {250, 150}, 36: {300, 180}},
	"student": {12: {60, 40}},
}

// payers are applicants of one class each.
var payers = map[string]func(*profile.Profile){
	"adult":   ground("work-permit"),
	"minor":   func(p *profile.Profile) { ground("family-of-resident")(p); born("2012-01-01")(p) },
	"student": ground("study"),
}

func TestFees(t *testing.T) {
	for class, table := range lawFees {
		previous := 0
		for _, months := range []int{3, 6, 12, 18, 24, 30, 36} {
			amounts, ok := table[months]
			if !ok {
				continue
			}
			for _, term := range []int{previous + 1, months} {
				for i, speed := range []profile.Speed{"fast", "standard"} {
					t.Run(fmt.Sprintf("%s/%d/%s", class, term, speed), func(t *testing.T) {
						p := student(payers[class])
						p.TermMonths, p.Speed = term, speed
						fee := chosen(t, decide(t, p))
						if fee.Amount != money.Manat(amounts[i]) || fee.Class != class {
							t.Errorf("got %s for %s, the law says %d", fee.Amount, fee.Class, amounts[i])
						}
					})
				}
			}
			previous = months
		}
	}
}

func chosen(t testing.TB, d rules.Decision) rules.Fee {
	t.Helper()
	var found []rules.Fee
	for _, f := range d.Fees {
		if f.Chosen {
			found = append(found, f)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d fees are chosen, want 1", len(found))
	}
	return found[0]
}

// A minor who studies is in two classes: the dearer is budgeted, the other shown.
func TestTwoFeeClasses(t *testing.T) {
	decision := decide(t, student(born("2010-05-05")))
	if fee := chosen(t, decision); fee.Class != "minor" || fee.Amount != money.Manat(60) {
		t.Errorf("got %s for %s, want 60 AZN for minor", fee.Amount, fee.Class)
	}
	shown := map[string]bool{}
	for _, f := range decision.Fees {
		shown[f.Class+"/"+f.Tier] = true
	}
	for _, want := range []string{"minor/standard", "minor/fast", "student/standard", "student/fast"} {
		if !shown[want] {
			t.Errorf("%s is not shown", want)
		}
	}
}

// Victims of trafficking and persons who assist prosecution pay nothing (46.2-1).
func TestExemptFromFee(t *testing.T) {
	for _, id := range []string{"trafficking-victim", "assists-prosecution"} {
		decision := decide(t, student(ground(id)))
		if fee := chosen(t, decision); fee.Amount.Hundredths != 0 || fee.Class != "exempt" {
			t.Errorf("%s pays %s as %s", id, fee.Amount, fee.Class)
		}
	}
}

// The amounts hold from 24 July 2019; for a day before it the catalogue knows none.
func TestFeeBeforeItsFirstDay(t *testing.T) {
	for day, want := range map[string]bool{"2019-07-23": false, "2019-07-24": true} {
		decision := shipped(t).Decide(rules.Case{Profile: student(), Today: date.MustParse(day)})
		if got := len(decision.Fees) > 0; got != want {
			t.Errorf("%s: fees known is %t, want %t", day, got, want)
		}
	}
}

// Filed on Monday 30 November 2026: decided by 28 December (20 working days) or 21
// December (15), each with 30 days to pay. 27 January 2027 is a Wednesday; 20 January
// is a day of mourning, so the law moves it to the 21st.
func TestFeeDue(t *testing.T) {
	want := map[string]string{"standard": "2027-01-27", "fast": "2027-01-21"}
	for _, speed := range []profile.Speed{"standard", "fast"} {
		p := student()
		p.Speed = speed
		for _, fee := range decide(t, p).Fees {
			if got := fee.Due.String(); got != want[fee.Tier] {
				t.Errorf("asked %s: the %s fee is due on %s, want %s", speed, fee.Tier, got, want[fee.Tier])
			}
		}
	}
}
