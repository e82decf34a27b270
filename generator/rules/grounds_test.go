package rules_test

import (
	"slices"
	"testing"

	"permitpack/generator/finding"
	"permitpack/generator/profile"
	"permitpack/generator/rules"
)

// The thresholds of Articles 45.1.2-45.1.3-2, of Note 1 to Article 45 and of the
// Ministry of Economy: at the amount, and one under it.
func TestThresholds(t *testing.T) {
	manat := func(n int64) profile.Sum { return profile.Sum{Amount: n, Currency: "AZN"} }
	amounts := func(id string, a profile.Amounts) *profile.Profile {
		return student(ground(id), func(p *profile.Profile) { p.Amounts = a })
	}
	staff := func(s profile.Staff) *profile.Profile {
		return student(ground("entrepreneur"), func(p *profile.Profile) { p.Staff = s })
	}
	year := func(p *profile.Profile) *profile.Profile {
		p.Stay.PermitGround, p.Stay.PermitSince = p.Ground, today.AddMonths(-12)
		return p
	}
	exempt := func(p *profile.Profile) *profile.Profile {
		p.Circumstances = []profile.Circumstance{"exempt-from-thresholds"}
		return p
	}
	heading := func(p *profile.Profile) *profile.Profile {
		p.Applicant.GivenNames, p.Sponsor.Head = "Wei", "Wei ZHANG"
		return p
	}
	const missed, unknown, foreign = "ground.threshold-missed", "ground.amount-unknown", "ground.amount-currency"
	tests := []struct {
		reason string
		p      *profile.Profile
		want   []string
	}{
		{"investment of 500,000", amounts("investment", profile.Amounts{Investment: manat(500_000)}), nil},
		{"investment of 499,999", amounts("investment", profile.Amounts{Investment: manat(499_999)}), []string{missed}},
		{"45.1.2 counts property, deposit and securities", amounts("investment", profile.Amounts{Investment: manat(100_000), RealEstate: manat(200_000), Deposit: manat(100_000), Securities: manat(100_000)}), nil},
		{"property of 100,000", amounts("real-estate", profile.Amounts{RealEstate: manat(100_000)}), nil},
		{"property of 99,999", amounts("real-estate", profile.Amounts{RealEstate: manat(99_999)}), []string{missed}},
		{"a deposit of 50,000 was enough in 2009", amounts("deposit", profile.Amounts{Deposit: manat(50_000)}), []string{missed}},
		{"a deposit of 100,000", amounts("deposit", profile.Amounts{Deposit: manat(100_000)}), nil},
		{"securities of 100,000", amounts("securities", profile.Amounts{Securities: manat(100_000)}), nil},
		{"nothing stated", amounts("securities", profile.Amounts{}), []string{unknown}},
		{"dollars are not converted", amounts("real-estate", profile.Amounts{RealEstate: profile.Sum{Amount: 1_000_000, Currency: "USD"}}), []string{foreign}},
		{"capital of 50,000 for the head of a company", amounts("company-head", profile.Amounts{Capital: manat(50_000), SharePercent: 51}), nil},
		{"capital of 49,999", amounts("company-head", profile.Amounts{Capital: manat(49_999), SharePercent: 51}), []string{missed}},
		{"after a year a turnover of 100,000 too", year(amounts("company-head", profile.Amounts{Capital: manat(50_000), Turnover: manat(99_999), SharePercent: 51})), []string{missed}},
		{"Note 3 exempts from capital", exempt(amounts("company-head", profile.Amounts{SharePercent: 51})), nil},
		{"an owner of 50 per cent", amounts("company-head", profile.Amounts{Capital: manat(50_000), SharePercent: 50}), []string{missed}},
		{"the head needs no share", heading(amounts("company-head", profile.Amounts{Capital: manat(50_000)})), nil},
		{"5 full-time employees, 80 % citizens", staff(profile.Staff{FullTime: 5, CitizensPercent: 80}), nil},
		{"4 full-time", staff(profile.Staff{FullTime: 4, CitizensPercent: 80}), []string{missed}},
		{"10 part-time instead", staff(profile.Staff{FullTime: 4, PartTime: 10, CitizensPercent: 80}), nil},
		{"79 % citizens", staff(profile.Staff{FullTime: 5, CitizensPercent: 79}), []string{missed}},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			var got []string
			for _, f := range decide(t, test.p).Findings {
				if slices.Contains([]string{missed, unknown, foreign}, f.ID) {
					got = append(got, f.ID)
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

// To miss an official threshold is an error; one that only practice knows, a warning.
func TestThresholdSeverity(t *testing.T) {
	p := student(ground("deposit"), func(p *profile.Profile) { p.Amounts.Deposit = profile.Sum{Amount: 60_000, Currency: "AZN"} })
	if got := severityOf(decide(t, p), "ground.threshold-missed"); got != finding.Error {
		t.Errorf("got %q, want error", got)
	}
}

// The circle of close relatives of a citizen, Article 3.0.12.
func TestRelations(t *testing.T) {
	circle := []profile.Relation{"spouse", "father", "mother", "child", "brother", "sister", "sibling-child", "grandparent",
		"great-grandparent", "grandchild", "parent-in-law", "sibling-in-law"}
	for _, word := range profile.Relation("").Allowed() {
		p := student(ground("family-of-citizen"), func(p *profile.Profile) { p.Sponsor.Relation = profile.Relation(word) })
		want := finding.Error
		if slices.Contains(circle, profile.Relation(word)) {
			want = ""
		}
		if got := severityOf(decide(t, p), "ground.relation-not-admitted"); got != want {
			t.Errorf("%s: got %q, want %q", word, got, want)
		}
	}
}

// Family of a resident, Article 3.0.11: spouse, children under 18, adult children
// who cannot work, parents who depend on their child. The relation is what the
// resident is to the applicant.
func TestFamilyOfResident(t *testing.T) {
	tests := []struct {
		relation      profile.Relation
		born          string
		circumstances []profile.Circumstance
		family        bool
	}{
		{"spouse", "1998-04-12", nil, true},
		{"father", "2010-04-12", nil, true},
		{"mother", "1998-04-12", nil, false}, // an adult child
		{"mother", "1998-04-12", []profile.Circumstance{"disability"}, true},
		{"child", "1960-04-12", nil, false}, // a parent who does not depend on the child
		{"child", "1960-04-12", []profile.Circumstance{"supported-by-relative"}, true},
		{"brother", "2010-04-12", nil, false},
		{"grandparent", "1998-04-12", []profile.Circumstance{"disability"}, false},
	}
	for _, test := range tests {
		p := student(ground("family-of-resident"), born(test.born), func(p *profile.Profile) {
			p.Sponsor.Relation, p.Circumstances = test.relation, test.circumstances
		})
		if family := severityOf(decide(t, p), "ground.not-family-member") == ""; family != test.family {
			t.Errorf("%s, born %s, %v: got %v, want %v", test.relation, test.born, test.circumstances, family, test.family)
		}
	}
}

// The longest first permit: one year (49.1), three for 45.1.2 (49.2). The
// English guide says one year for everybody, which is a warning where the law allows more.
func TestTerm(t *testing.T) {
	tests := []struct {
		ground string
		months int
		want   finding.Severity
	}{
		{"study", 12, ""}, {"study", 13, finding.Error},
		{"investment", 12, ""}, {"investment", 36, finding.Warning}, {"investment", 37, finding.Error},
		{"highly-qualified-migrant", 36, finding.Warning}, {"highly-qualified-migrant", 37, finding.Warning},
	}
	for _, test := range tests {
		p := student(ground(test.ground))
		p.TermMonths = test.months
		// What the law does not allow, and what only a guide does not know.
		id := "ground.term-too-long"
		if test.want == finding.Warning {
			id = "ground.term-advised"
		}
		if got := severityOf(decide(t, p), id); got != test.want {
			t.Errorf("%s, %d months: got %q, want %q", test.ground, test.months, got, test.want)
		}
	}
}

func TestObstacles(t *testing.T) {
	tests := []struct {
		reason string
		change func(*profile.Profile)
		id     string
		want   finding.Severity
	}{
		{"50.1.13: an unpaid fine", func(p *profile.Profile) { p.Stay.UnpaidFine = true }, "stay.unpaid-fine", finding.Error},
		{"no fine", func(*profile.Profile) {}, "stay.unpaid-fine", ""},
		{"47.3: nobody signs for a minor", born("2012-01-01"), "document.representative-missing", finding.Error},
		{"a parent signs", func(p *profile.Profile) { born("2012-01-01")(p); p.Representative.Surname = "Zhang" }, "document.representative-missing", ""},
		{"divorced is not on the form", func(p *profile.Profile) { p.Applicant.MaritalStatus = "divorced" }, "text.not-on-form", finding.Warning},
		{"50.1.7: the work permit has expired", func(p *profile.Profile) {
			ground("work-permit")(p)
			p.Work.PermitExpiresOn = today.AddDays(-1)
		}, "ground.work-permit-expired", finding.Error},
		{"the work permit expires today", func(p *profile.Profile) {
			ground("work-permit")(p)
			p.Work.PermitExpiresOn = today
		}, "ground.work-permit-expired", ""},
		{"49.2-1: the sponsor's permit has expired", func(p *profile.Profile) {
			ground("family-of-resident")(p)
			p.Sponsor.PermitExpiresOn = today.AddDays(-1)
		}, "ground.sponsor-permit-expired", finding.Error},
		{"no ground is for the profile's check", ground(""), "ground.not-of-procedure", ""},
		{"no amount for 60 months", func(p *profile.Profile) { p.TermMonths = 60 }, "fee.unknown", finding.Warning},
		{"no amount without a term", func(p *profile.Profile) { p.TermMonths = 0 }, "fee.unknown", finding.Warning},
		{"a ground of another procedure", ground("transit"), "ground.not-of-procedure", finding.Error},
	}
	for _, test := range tests {
		if got := severityOf(decide(t, student(test.change)), test.id); got != test.want {
			t.Errorf("%s: %s is %q, want %q", test.reason, test.id, got, test.want)
		}
	}
}

// Every ground of Article 45.1 is there, and the one of December 2024.
func TestEveryGround(t *testing.T) {
	articles := map[string]string{
		"family-of-citizen": "45.1.1", "investment": "45.1.2", "real-estate": "45.1.3", "deposit": "45.1.3-1",
		"securities": "45.1.3-2", "specialist": "45.1.4", "invited-specialist": "45.1.4-1", "family-of-resident": "45.1.5",
		"branch-head": "45.1.6", "company-head": "45.1.6-1", "entrepreneur": "45.1.7", "special-category": "45.1.7-1",
		"work-permit": "45.1.8", "study": "45.1.9", "religious": "45.1.10", "trafficking-victim": "45.1.10-1",
		"assists-prosecution": "45.1.10-2", "treaty": "45.1.11", "highly-qualified-migrant": "",
	}
	procedure := shipped(t).Procedure("temporary-residence")
	if len(procedure.Grounds) != len(articles) {
		t.Errorf("%d grounds, want %d", len(procedure.Grounds), len(articles))
	}
	for id, article := range articles {
		if g := procedure.Ground(id); g == nil || g.Article != article {
			t.Errorf("ground %s: got %+v, want article %q", id, g, article)
		}
	}
}

// Where sources differ for the applicant, all their claims are told.
func TestConflicts(t *testing.T) {
	conflicts := map[string]rules.Conflict{}
	for _, c := range decide(t, student()).Conflicts {
		conflicts[c.Rule] = c
	}
	tests := []struct{ rule, safe, official string }{
		{"housing-document.form", "notarised-copy", "with-original"},
		{"passport-copy.copies", "2 copies", "1 copies"},
		{"photo-size", "35x45", "35x45"},
		{"photo-background", "red", ""},
		{"health-insurance.required", "not-required", "not-required"},
	}
	for _, test := range tests {
		c, ok := conflicts[test.rule]
		if !ok || c.Safe.String() != test.safe || test.official != "" && c.Official.String() != test.official {
			t.Errorf("%s: got %+v, want safe %s, official %s", test.rule, c, test.safe, test.official)
		}
	}
	for _, rule := range []string{"file-first", "pay-fee", "passport-valid", "medical-certificate.form"} {
		if _, ok := conflicts[rule]; ok {
			t.Errorf("%s: the sources agree", rule)
		}
	}
}

func TestCatalogueAge(t *testing.T) {
	read := today // the official texts were read on 21 November 2026
	tests := []struct {
		months int
		days   int
		want   finding.Severity
	}{{0, 0, ""}, {6, 0, ""}, {6, 1, finding.Info}, {18, 0, finding.Info}, {18, 1, finding.Warning}}
	for _, test := range tests {
		day := read.AddMonths(test.months).AddDays(test.days)
		decision := shipped(t).Decide(rules.Case{Profile: student(until("2029-12-30")), Today: day})
		if got := severityOf(decision, "catalogue.old"); got != test.want {
			t.Errorf("%d months and %d days: got %q, want %q", test.months, test.days, got, test.want)
		}
	}
}

// A source that no claim of the procedure cites does not age its packets.
func TestAgeOfSourcesNotCited(t *testing.T) {
	read := func(obstacle string) *rules.Catalogue {
		files := small("obstacles: [{finding: stay.unpaid-fine, where: stay.unpaid_fine, claims: [{value: true, source: " + obstacle + "}]}]\n")
		files["catalogue/sources.yaml"].Data = append(files["catalogue/sources.yaml"].Data,
			"  - {id: OLD, title: Another law, url: none, edition: \"2020\", standing: official, read: 2020-01-01}\n"...)
		c, err := rules.Load(files)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	for source, want := range map[string]finding.Severity{"LAW": "", "OLD": finding.Warning} {
		decision := read(source).Decide(rules.Case{Profile: &profile.Profile{Procedure: "heir"}, Today: today})
		if got := severityOf(decision, "catalogue.old"); got != want {
			t.Errorf("citing %s: got %q, want %q", source, got, want)
		}
	}
}

// A sum in another currency is within no limit, since it is not converted.
func TestLimitOnForeignSum(t *testing.T) {
	c := laid(t, `limits:
  - id: own-limit
    measure: deposit
    where: amounts.deposit
    finding: ground.too-many-extensions
    claims:
      - {value: 100, unit: AZN, source: OFFICE}
`)
	tests := map[profile.Sum]finding.Severity{
		{Amount: 100, Currency: "AZN"}: "", {Amount: 101, Currency: "AZN"}: finding.Warning, {Amount: 50, Currency: "USD"}: finding.Warning,
	}
	for sum, want := range tests {
		p := student(func(p *profile.Profile) { p.Amounts.Deposit = sum })
		if got := severityOf(c.Decide(rules.Case{Profile: p, Today: today}), "ground.too-many-extensions"); got != want {
			t.Errorf("%v: got %q, want %q", sum, got, want)
		}
	}
}
