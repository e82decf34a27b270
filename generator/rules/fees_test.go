package rules_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/date"
	"permitpack/generator/finding"
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

// laid is the shipped catalogue with a file of an office over temporary-residence.
func laid(t *testing.T, text string) *rules.Catalogue {
	t.Helper()
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	c, err := rules.LoadOver(os.DirFS("../../templates"), fstest.MapFS{
		"catalogue/catalogue.yaml":                             file("format: 1\nversion: 2026-11-20\nover: 2026-11-22\n"),
		"catalogue/sources.yaml":                               file("sources:\n  - {id: OFFICE, title: Notice, url: (invented), edition: '2026', standing: practice, read: 2026-11-20}\n"),
		"catalogue/procedures/temporary-residence/office.yaml": file(text),
	}, "office")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// An invented amount of the law from 2027, for the case of which the law says 30 now
// (14.8.1.2.1); practice says 35.
const nextYear = `fees:
  rows:
    - {class: adult, tier: standard, days: 20, unit: working-days, up_to_months: 3, amount: 99, from: 2027-03-01, source: DR, article: "14.8.1.2.1"}
    - {class: adult, tier: standard, days: 20, unit: working-days, up_to_months: 3, amount: 35, source: OFFICE}
`

func amountsOf(claims []rules.ConflictClaim) []int64 {
	var all []int64
	for _, c := range claims {
		all = append(all, c.Quantity.Number)
	}
	return all
}

// The amount that holds on the day is the one budgeted, and the one that others contradict.
func TestAmountToCome(t *testing.T) {
	c := laid(t, nextYear)
	for day, want := range map[string][]int64{"2027-02-28": {30, 35}, "2027-03-01": {99, 35}} {
		p := student(ground("work-permit"))
		p.TermMonths = 3
		decision := c.Decide(rules.Case{Profile: p, Today: date.MustParse(day)})
		if fee := chosen(t, decision); fee.Amount != money.Manat(want[0]) {
			t.Errorf("%s: %s is budgeted, want %d", day, fee.Amount, want[0])
		}
		i := slices.IndexFunc(decision.Conflicts, func(c rules.Conflict) bool { return strings.HasSuffix(c.Rule, ".adult.standard.3-months") })
		if i < 0 {
			t.Fatalf("%s: no conflict over the amount", day)
		}
		got := decision.Conflicts[i]
		if !slices.Equal(amountsOf(got.Claims), want) || got.Official.Number != want[0] || got.Safe.Number != want[0] {
			t.Errorf("%s: the conflict is %v, official %s, safe %s; want %v", day, amountsOf(got.Claims), got.Official, got.Safe, want)
		}
	}
}

// Listings show the amount to come with its first day, and do not call it in force.
func TestAmountToComeInListings(t *testing.T) {
	c := laid(t, nextYear)
	i := slices.IndexFunc(c.Disagreements(), func(d rules.Disagreement) bool { return strings.HasSuffix(d.ID, ".adult.standard.3-months") })
	if i < 0 {
		t.Fatal("no disagreement over the amount")
	}
	d := c.Disagreements()[i]
	from := map[int64]string{}
	for _, claim := range d.Claims {
		if claim.Standing == rules.Official {
			from[claim.Quantity.Number] = claim.From.String()
		}
	}
	want := map[int64]string{30: "2019-07-24", 99: "2027-03-01"}
	if diff := cmp.Diff(want, from); diff != "" {
		t.Error(diff)
	}
	if len(d.Official) != 1 || d.Official[0].Number != 30 || d.Safe[0].Number != 35 {
		t.Errorf("official %v, safe %v; want 30, 35", d.Official, d.Safe)
	}
	listed := 0
	for row := range c.Procedure("temporary-residence").Fees.Amounts(c.Day()) {
		if row.Class == "adult" && row.Tier == "standard" && row.UpToMonths == 3 {
			listed++
		}
	}
	if listed != 2 {
		t.Errorf("%d amounts of the law are listed, want the one in force and the one to come", listed)
	}
}

// A speed that begins later is none today, and its amounts are not sought.
func TestTierToCome(t *testing.T) {
	c := laid(t, `fees:
  rows:
    - {class: adult, tier: at-once, days: 5, unit: working-days, up_to_months: 12, amount: 500, from: 2027-03-01, source: DR}
deadlines:
  - id: decision
    merge: add
    claims:
      - {value: 5, unit: working-days, source: DR, tiers: [at-once]}
`)
	for day, want := range map[string]string{"2027-02-28": "fast", "2027-03-01": "at-once"} {
		p := student(ground("work-permit"))
		p.Speed = "fast"
		if fee := chosen(t, c.Decide(rules.Case{Profile: p, Today: date.MustParse(day)})); fee.Tier != want {
			t.Errorf("%s: the fastest is %s, want %s", day, fee.Tier, want)
		}
	}
}

// A number of days that no tier has is told with the fees, and not to whom asks what he is eligible for.
func TestNoSuchTier(t *testing.T) {
	p := student(func(p *profile.Profile) { p.DecisionDays = 7 })
	if got := severityOf(decide(t, p), "fee.no-such-tier"); got != finding.Warning {
		t.Errorf("got %q, want a warning", got)
	}
	for _, e := range shipped(t).Eligible(rules.Case{Profile: p, Today: today}) {
		if reasonOf(e.Reasons, "fee.no-such-tier").ID != "" {
			t.Errorf("%s tells of the tier", e.Procedure.ID)
		}
	}
}

// A claim on the term that speaks of one speed counts for that speed alone.
func TestTermOfATier(t *testing.T) {
	c := laid(t, "term:\n  - {value: 6, unit: months, source: OFFICE, tiers: [fast]}\n")
	for speed, want := range map[profile.Speed]finding.Severity{"fast": finding.Warning, "standard": ""} {
		p := student(func(p *profile.Profile) { p.Speed = speed })
		if got := severityOf(c.Decide(rules.Case{Profile: p, Today: today}), "ground.term-advised"); got != want {
			t.Errorf("%s: got %q, want %q", speed, got, want)
		}
	}
}

// The other speed's day to pay follows from the deadlines of that speed, here an office's slower one.
func TestFeeDueOfAnotherTier(t *testing.T) {
	c := laid(t, `deadlines:
  - id: pay-fee
    merge: add
    claims:
      - {value: 10, unit: days, source: DR, tiers: [fast]}
`)
	for _, fee := range c.Decide(rules.Case{Profile: student(), Today: today}).Fees {
		// Decided on Monday 21 December 2026. Ten days later is Thursday 31 December, a day
		// off like 1 and 2 January; the latter, a Saturday, is made up for on Monday the 4th.
		if fee.Tier == "fast" && fee.Due.String() != "2027-01-05" {
			t.Errorf("the fast fee is due on %s", fee.Due)
		}
	}
}
