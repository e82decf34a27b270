package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/profile"
	"permitpack/generator/rules"
)

// manat is an amount as a profile states it.
func manat(n int64) profile.Sum { return profile.Sum{Amount: n, Currency: "AZN"} }

// resident holds a temporary permit on a ground. Three months (54.1) before the end of it, on
// Tuesday 1 December 2026, is the last day to apply for the permanent one: who has the permit
// since 1 December 2024 has held it for two years (52.1) on that day.
func resident(changes ...func(*profile.Profile)) *profile.Profile {
	p := &profile.Profile{
		Procedure: "permanent-residence", Ground: "family-of-citizen",
		Applicant: profile.Applicant{BirthDate: date.MustParse("1990-01-01")},
		Passport:  profile.Passport{Type: "ordinary"},
		Stay: profile.Stay{
			Document: "temporary-permit", AuthorisedUntil: date.MustParse("2027-03-01"),
			FirstPermitOn: date.MustParse("2024-12-01"), PermitSince: date.MustParse("2024-12-01"), PermitGround: "family-of-citizen",
		},
		Sponsor: profile.Sponsor{Kind: "person", Name: "X", Relation: "spouse", Permit: "citizen"},
	}
	for _, change := range changes {
		change(p)
	}
	return p
}

func permitSince(day string) func(*profile.Profile) {
	return func(p *profile.Profile) {
		p.Stay.FirstPermitOn, p.Stay.PermitSince = date.MustParse(day), date.MustParse(day)
	}
}

func permitGround(id string) func(*profile.Profile) {
	return func(p *profile.Profile) { p.Stay.PermitGround = id }
}

func away(from, to string) func(*profile.Profile) {
	return func(p *profile.Profile) {
		p.Stay.Absences = []profile.Absence{{From: date.MustParse(from), To: date.MustParse(to)}}
	}
}

func amounts(a profile.Amounts) func(*profile.Profile) {
	return func(p *profile.Profile) { p.Amounts = a }
}

func eligible(t *testing.T, p *profile.Profile, official bool) map[string]rules.Eligibility {
	t.Helper()
	byID := map[string]rules.Eligibility{}
	for _, e := range shipped(t).Eligible(rules.Case{Profile: p, Today: today, OfficialOnly: official}) {
		byID[e.Procedure.ID] = e
	}
	return byID
}

func groundOf(t *testing.T, e rules.Eligibility, id string) rules.GroundVerdict {
	t.Helper()
	for _, g := range e.Grounds {
		if g.Ground.ID == id {
			return g
		}
	}
	t.Fatalf("%s has no ground %s", e.Procedure.ID, id)
	return rules.GroundVerdict{}
}

// reasonOf finds a reason by id; its Args are nil where it is not there.
func reasonOf(reasons []finding.Finding, id string) finding.Finding {
	i := slices.IndexFunc(reasons, func(f finding.Finding) bool { return f.ID == id })
	if i < 0 {
		return finding.Finding{}
	}
	return reasons[i]
}

// What the Migration Code says of grounds, for invented people.
func TestEligibleGrounds(t *testing.T) {
	const temporary, permanent, stay = "temporary-residence", "permanent-residence", "stay-extension"
	property := amounts(profile.Amounts{RealEstate: manat(150_000)})
	relative := func(relation profile.Relation, permit profile.SponsorPermit) func(*profile.Profile) {
		return func(p *profile.Profile) { p.Sponsor.Relation, p.Sponsor.Permit = relation, permit }
	}
	staff := func(full, percent int) func(*profile.Profile) {
		return func(p *profile.Profile) { p.Staff = profile.Staff{FullTime: full, CitizensPercent: percent} }
	}
	workPermit := func(until date.Date) func(*profile.Profile) {
		return func(p *profile.Profile) { p.Work = profile.Work{PermitNumber: "1", PermitExpiresOn: until} }
	}
	studies := func(p *profile.Profile) { p.Circumstances = []profile.Circumstance{"full-time-study"} }
	paper := func(p *profile.Profile) { p.Documents = []profile.Document{{ID: "ground-document", Held: true}} }
	tests := []struct {
		name              string
		p                 *profile.Profile
		procedure, ground string
		want              rules.Verdict
		reason            string // one that has to be among them
		missing           int    // that it tells
	}{
		{"45.1.3: property of 150,000 is enough", resident(property), temporary, "real-estate", rules.Met, "ground.paper", 0},
		{"52.1.3 asks for 200,000", resident(property), permanent, "real-estate", rules.NotMet, "ground.threshold-missed", 50_000},
		{"45.1.2 counts property towards 500,000", resident(property), temporary, "investment", rules.NotMet, "ground.threshold-missed", 350_000},
		{"nothing is said of securities", resident(property), temporary, "securities", rules.Unknown, "ground.amount-unknown", 0},
		{"a stated nought is a number", resident(amounts(profile.Amounts{Deposit: manat(0)})), temporary, "deposit", rules.NotMet, "ground.threshold-missed", 100_000},
		{"dollars are not converted", resident(amounts(profile.Amounts{Deposit: profile.Sum{Amount: 900_000, Currency: "USD"}})), temporary, "deposit", rules.Unknown, "ground.amount-currency", 0},

		{"45.1.9: a full-time student", student(studies), temporary, "study", rules.Met, "ground.paper", 0},
		{"whether the study is full-time is not said", student(), temporary, "study", rules.Unknown, "ground.paper-needed", 0},
		{"the paper of the ground asked for shows it", student(paper), temporary, "study", rules.Met, "ground.paper-named", 0},
		{"it shows no other ground", student(paper), temporary, "religious", rules.Unknown, "ground.paper-needed", 0},
		{"45.1.11 rests on a paper alone", student(), temporary, "treaty", rules.Unknown, "ground.paper-needed", 0},

		{"45.1.8: a work permit that holds", student(workPermit(today)), temporary, "work-permit", rules.Met, "ground.paper", 0},
		{"a work permit that expired yesterday", student(workPermit(today.AddDays(-1))), temporary, "work-permit", rules.NotMet, "ground.work-permit-expired", 0},

		{"45.1.1: a grandparent is a close relative (3.0.12)", resident(relative("grandparent", "citizen")), temporary, "family-of-citizen", rules.Met, "ground.paper", 0},
		{"52.1.1 does not name grandparents", resident(relative("grandparent", "citizen")), permanent, "family-of-citizen", rules.NotMet, "ground.relation-not-admitted", 0},
		{"52.1.1: the spouse", resident(), permanent, "family-of-citizen", rules.Met, "ground.paper", 0},
		{"the relative is no citizen", resident(relative("spouse", "permanent-permit")), temporary, "family-of-citizen", rules.NotMet, "ground.sponsor-permit", 0},
		{"45.1.5: a spouse with a temporary permit", resident(relative("spouse", "temporary-permit")), temporary, "family-of-resident", rules.Met, "ground.paper", 0},
		{"52.1.8: only one with a permanent permit", resident(relative("spouse", "temporary-permit")), permanent, "family-of-resident", rules.NotMet, "ground.sponsor-permit", 0},
		{"what the relative holds is not said", resident(relative("spouse", "")), temporary, "family-of-citizen", rules.Unknown, "ground.needs", 0},
		{"40.0.2: a relative need not be ill", resident(), stay, "relative-ill", rules.Unknown, "ground.paper-needed", 0},

		{"Note 1 to 45: five employees", resident(staff(5, 80)), temporary, "entrepreneur", rules.Met, "ground.paper", 0},
		{"four are too few", resident(staff(4, 80)), temporary, "entrepreneur", rules.NotMet, "ground.threshold-missed", 1},
		{"52.1.11: no source says how much turnover", resident(staff(5, 80), permitGround("entrepreneur")), permanent, "entrepreneur", rules.Unknown, "ground.turnover-unknown", 0},
		{"Note 4 to 52: two years on such work", resident(permitGround("branch-head"), func(p *profile.Profile) { p.Stay.PermitSince = date.MustParse("2025-12-01") }),
			permanent, "branch-head", rules.NotMet, "stay.two-years-on-ground-not-reached", 0},
		{"since when on such work is not said", resident(permitGround("branch-head"), func(p *profile.Profile) { p.Stay.PermitSince = date.Date{} }),
			permanent, "branch-head", rules.Unknown, "text.required", 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := groundOf(t, eligible(t, test.p, true)[test.procedure], test.ground)
			reason := reasonOf(got.Reasons, test.reason)
			if got.Verdict != test.want || reason.ID == "" {
				t.Fatalf("got %s, %+v; want %s by %s", got.Verdict, got.Reasons, test.want, test.reason)
			}
			if test.missing == 0 {
				return
			}
			if n, ok := reason.Args["missing"].(finding.Count); !ok || n.N != test.missing {
				t.Errorf("missing is %+v, want %d", reason.Args["missing"], test.missing)
			}
		})
	}
}

// Whether a procedure is open to somebody at all.
func TestEligibleOpen(t *testing.T) {
	const temporary, extension, permanent, prolonged = "temporary-residence", "temporary-residence-extension", "permanent-residence", "permanent-residence-extension"
	tests := []struct {
		name      string
		p         *profile.Profile
		procedure string
		want      rules.Openness
		reason    string // none where empty
	}{
		{"52.1: exactly two years on the last day to apply", resident(), permanent, rules.Open, ""},
		{"a day short", resident(permitSince("2024-12-02")), permanent, rules.Closed, "stay.two-years-not-reached"},
		// January 31, February 28, March 31.
		{"Note 1 to 52: 90 days outside", resident(away("2026-01-01", "2026-03-31")), permanent, rules.Open, ""},
		{"91 days outside", resident(away("2026-01-01", "2026-04-01")), permanent, rules.Closed, "stay.residence-interrupted"},
		{"50.1.8: 91 days outside", resident(away("2026-01-01", "2026-04-01")), extension, rules.Closed, "stay.absence-limit"},
		{"91 days before the two years", resident(permitSince("2024-01-01"), away("2024-02-01", "2024-05-01")), permanent, rules.Open, ""},
		{"52.1: from a permit to study there is no way", resident(permitGround("study")), permanent, rules.Closed, "ground.permit-ground"},
		{"the ground of the permit is not said", resident(permitGround("")), permanent, rules.Unclear, "text.required"},
		{"no temporary permit", student(func(p *profile.Profile) { p.Stay.Document = "visa" }), permanent, rules.Closed, "stay.without-temporary-permit"},
		{"54.12: no permanent permit", resident(), prolonged, rules.Closed, "stay.no-permanent-permit"},
		{"55.0.8: 181 days in a year of the permanent permit", resident(away("2026-01-01", "2026-06-30"), func(p *profile.Profile) {
			p.Stay.Document, p.Stay.PermitIssuedOn = "permanent-permit", date.MustParse("2026-01-01")
		}), prolonged, rules.Closed, "stay.absence-in-year"},
		{"50.1.13: an unpaid fine", student(func(p *profile.Profile) { p.Stay.UnpaidFine = true }), temporary, rules.Closed, "stay.unpaid-fine"},
		{"20.2: the stay has ended", student(until("2026-11-20")), temporary, rules.Closed, "stay.ended"},
		{"a student on a visa", student(func(p *profile.Profile) { p.Stay.Document = "visa" }), temporary, rules.Open, ""},
		{"a permit on another ground may be asked for", resident(), temporary, rules.Open, "stay.holds-permit"},
		{"how the student stays is not said", student(), extension, rules.Unclear, "text.required"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := eligible(t, test.p, true)[test.procedure]
			if got.Open != test.want || test.reason != "" && reasonOf(got.Reasons, test.reason).ID == "" {
				t.Errorf("got %s, %+v; want %s by %q", got.Open, got.Reasons, test.want, test.reason)
			}
		})
	}
}

// The reasons tell days and numbers.
func TestEligibleFigures(t *testing.T) {
	short := eligible(t, resident(permitSince("2024-12-02"), away("2026-01-01", "2026-04-01")), true)["permanent-residence"]
	day := date.MustParse
	want := finding.Args{"day": day("2026-12-02"), "filing": day("2026-12-01"), "n": 1, "key": "stay.first_permit_on"}
	if diff := cmp.Diff(want, reasonOf(short.Reasons, "stay.two-years-not-reached").Args, cmp.Comparer(func(a, b date.Date) bool { return a == b })); diff != "" {
		t.Errorf("two years (-want +got):\n%s", diff)
	}
	args := reasonOf(short.Reasons, "stay.residence-interrupted").Args
	if n := args["days"].(finding.Count).N; n != 91 || args["most"].(finding.Count).N != 90 {
		t.Errorf("outside: got %+v, want 91 of 90 days", args)
	}
	relation := groundOf(t, eligible(t, resident(func(p *profile.Profile) { p.Sponsor.Relation = "grandparent" }), false)["permanent-residence"], "family-of-citizen")
	admitted, _ := reasonOf(relation.Reasons, "ground.relation-not-admitted").Args["admitted"].(rules.Quantity)
	if admitted.Word != "spouse father mother child brother sister" { // 52.1.1
		t.Errorf("admitted: %q", admitted.Word)
	}
}

// Of somebody who has said nothing nothing can be told.
func TestEligibleUnknown(t *testing.T) {
	all := eligible(t, &profile.Profile{Procedure: "temporary-residence"}, false)
	if len(all) != 5 {
		t.Errorf("%d procedures, want 5", len(all))
	}
	for id, e := range all {
		if e.Open != rules.Unclear {
			t.Errorf("%s is %s: %+v", id, e.Open, e.Reasons)
		}
		for _, g := range e.Grounds {
			if g.Verdict != rules.Unknown || len(g.Reasons) == 0 {
				t.Errorf("%s, %s is %s: %+v", id, g.Ground.ID, g.Verdict, g.Reasons)
			}
		}
	}
}

// The English guide counts extensions, the law does not: four were made, and a fifth is asked for.
func TestEligibleSources(t *testing.T) {
	p := resident(func(p *profile.Profile) { p.Stay.Extensions = 4 })
	for official, want := range map[bool]bool{false: true, true: false} {
		e := eligible(t, p, official)["temporary-residence-extension"]
		if told := reasonOf(e.Reasons, "ground.too-many-extensions").ID != ""; e.Open != rules.Open || told != want {
			t.Errorf("official alone %v: open %s, told %v; want yes, %v", official, e.Open, told, want)
		}
		k := rules.Case{Profile: p, Today: today, OfficialOnly: official}
		if notes := shipped(t).Choosing(k); len(notes) > 0 != want {
			t.Errorf("official alone %v: %d notes on the choice", official, len(notes))
		}
	}
}

// What closes a procedure to others may leave it open to highly qualified
// migrants, of whom the print of the Code does not know.
func TestEligibleException(t *testing.T) {
	e := eligible(t, resident(permitGround("highly-qualified-migrant"), away("2026-01-01", "2026-04-01")), false)["permanent-residence"]
	if e.Open != rules.Closed {
		t.Fatalf("open is %s", e.Open)
	}
	for _, g := range e.Grounds {
		want := g.Ground.ID == "highly-qualified-migrant"
		if told := reasonOf(g.Reasons, "ground.procedure-open").ID != ""; told != want {
			t.Errorf("%s: told %v, want %v", g.Ground.ID, told, want)
		}
	}
}

// A procedure that is only another name of one stands where the profile asks for it.
func TestEligibleOtherNames(t *testing.T) {
	for own, stands := range map[string][2]string{
		"temporary-residence":         {"temporary-residence", "registration-card-temporary"},
		"registration-card-temporary": {"registration-card-temporary", "temporary-residence"},
		"stay-registration":           {"temporary-residence", "registration-card-temporary"},
	} {
		p := resident(func(p *profile.Profile) { p.Procedure = own })
		all := eligible(t, p, false)
		if _, both := all[stands[1]]; both || !slices.Equal(all[stands[0]].SameAs, []string{stands[1]}) || len(all) != 5 {
			t.Errorf("%s: %d procedures; %s is the same as %v", own, len(all), stands[0], all[stands[0]].SameAs)
		}
		if p.Procedure != own || p.Ground != "family-of-citizen" {
			t.Errorf("the profile was changed")
		}
	}
}

// The profile's own procedure comes first, and what is met before what is not.
func TestEligibleOrder(t *testing.T) {
	all := shipped(t).Eligible(rules.Case{Profile: resident(permitGround("study")), Today: today})
	if all[0].Procedure.ID != "permanent-residence" || all[1].Open != rules.Open {
		t.Errorf("%s comes first, then one that is %s", all[0].Procedure.ID, all[1].Open)
	}
	rank := []rules.Verdict{rules.Met, rules.NotMet, rules.Unknown}
	for _, e := range all {
		if !slices.IsSortedFunc(e.Grounds, func(a, b rules.GroundVerdict) int {
			return slices.Index(rank, a.Verdict) - slices.Index(rank, b.Verdict)
		}) {
			t.Errorf("%s: grounds are out of order", e.Procedure.ID)
		}
	}
}

// readNumbers is a profile of a ground with what a file says of numbers.
func readNumbers(t *testing.T, ground, numbers string) *profile.Profile {
	t.Helper()
	text := "procedure: temporary-residence\nground: " + ground + "\n" + numbers
	p, problems := profile.Read("x.yaml", []byte(text), func(code string) (string, bool) { return code, true })
	if problems != nil {
		t.Fatal(problems)
	}
	return p
}

// A nought that is written is a number, and nothing is none: the packet and
// eligible say the same of both.
func TestWrittenNought(t *testing.T) {
	const missed, unknown = "ground.threshold-missed", "ground.amount-unknown"
	tests := []struct {
		ground, numbers string
		want            string
		severity        finding.Severity
		verdict         rules.Verdict
	}{
		{"real-estate", "amounts: {real_estate: 0}\n", missed, finding.Error, rules.NotMet},
		{"real-estate", "amounts: {real_estate: {amount: 0}}\n", missed, finding.Error, rules.NotMet},
		{"real-estate", "amounts: {real_estate: }\n", unknown, finding.Warning, rules.Unknown},
		{"real-estate", "amounts: {deposit: 0}\n", unknown, finding.Warning, rules.Unknown},
		{"company-head", "amounts: {capital: 50000, share_percent: 0}\n", missed, finding.Error, rules.NotMet},
		{"company-head", "amounts: {capital: 50000, share_percent: }\n", unknown, finding.Warning, rules.Unknown},
		{"entrepreneur", "staff: {full_time: 0}\n", missed, finding.Error, rules.NotMet},
		{"entrepreneur", "staff: {part_time: 3}\n", missed, finding.Error, rules.NotMet},
		{"entrepreneur", "staff: {full_time: }\n", unknown, finding.Warning, rules.Unknown},
	}
	for _, test := range tests {
		t.Run(test.ground+" "+test.numbers, func(t *testing.T) {
			p := readNumbers(t, test.ground, test.numbers)
			k := rules.Case{Profile: p, Today: today, OfficialOnly: true}
			decision := shipped(t).Decide(k)
			if got := severityOf(decision, test.want); got != test.severity {
				t.Errorf("packet: %s is %q, want %q", test.want, got, test.severity)
			}
			if other := map[string]string{missed: unknown, unknown: missed}[test.want]; severityOf(decision, other) != "" {
				t.Errorf("packet: %s too", other)
			}
			got := groundOf(t, eligible(t, p, true)["temporary-residence"], test.ground)
			if got.Verdict != test.verdict || reasonOf(got.Reasons, test.want).ID == "" {
				t.Errorf("eligible: got %s, %+v; want %s by %s", got.Verdict, got.Reasons, test.verdict, test.want)
			}
		})
	}
}

// An office may call an obstacle of its own as it likes.
func TestObstacleNamedAsThreshold(t *testing.T) {
	c := laid(t, `obstacles:
  - finding: ground.threshold-missed
    where: stay.unpaid_fine
    claims:
      - {value: true, source: MM, when: [unpaid-fine]}
`)
	p := student(func(p *profile.Profile) { p.Stay.UnpaidFine = true })
	for _, e := range c.Eligible(rules.Case{Profile: p, Today: today}) {
		if e.Procedure.ID == "temporary-residence" && reasonOf(e.Reasons, "ground.threshold-missed").Where != "stay.unpaid_fine" {
			t.Errorf("the obstacle is not told: %+v", e.Reasons)
		}
	}
}

// A day that is counted from another deadline is known where that one is, and
// where it is not, the profile is asked for the key behind it.
func TestAnchorThatIsADeadline(t *testing.T) {
	c := laid(t, `deadlines:
  - id: own-wait
    words: decision
    anchor: register-new-address
    direction: after
    kind: wait
    finding: stay.two-years-not-reached
    claims:
      - {value: 1, unit: days, source: MM}
`)
	tests := []struct {
		reason string
		moved  date.Date
		id     string
	}{
		{"not known", date.Date{}, "text.required"},
		{"long over", date.MustParse("2026-01-05"), ""},
		{"not over", today.AddDays(60), "stay.two-years-not-reached"},
	}
	for _, test := range tests {
		p := student(func(p *profile.Profile) { p.Stay.MovedOn = test.moved })
		for _, e := range c.Eligible(rules.Case{Profile: p, Today: today}) {
			if e.Procedure.ID != "temporary-residence" {
				continue
			}
			var got []string
			for _, f := range e.Reasons {
				if f.Where == "stay.moved_on" && f.ID != "deadline.passed" {
					got = append(got, f.ID)
				}
			}
			if want := strings.Fields(test.id); !slices.Equal(got, want) {
				t.Errorf("%s: got %v under stay.moved_on, want %v", test.reason, got, want)
			}
		}
	}
}
