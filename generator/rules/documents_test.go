package rules_test

import (
	"slices"
	"strings"
	"testing"

	"permitpack/generator/finding"
	"permitpack/generator/profile"
	"permitpack/generator/rules"
)

// Article 46.1 of the Migration Code asks these of everybody who rents.
const everybody = "application-form passport-copy ground-document medical-certificate stay-document photos housing-document housing-application housing-provider-id fee-receipt"

func TestDocuments(t *testing.T) {
	without := func(list string, ids ...string) string {
		return strings.Join(slices.DeleteFunc(strings.Fields(list), func(id string) bool { return slices.Contains(ids, id) }), " ")
	}
	with := func(list string, ids ...string) string { return list + " " + strings.Join(ids, " ") }
	owned := func(p *profile.Profile) { p.Residence.Ownership = "owned" }
	circumstance := func(c profile.Circumstance) func(*profile.Profile) {
		return func(p *profile.Profile) { p.Circumstances = []profile.Circumstance{c} }
	}
	yearOnGround := func(id string) func(*profile.Profile) {
		return func(p *profile.Profile) {
			p.Ground, p.Stay.PermitGround = id, id
			p.Stay.PermitSince = today.AddMonths(-12)
		}
	}
	noPassport := func(p *profile.Profile) { p.Passport = profile.Passport{Type: "none"} }
	tests := []struct {
		reason string
		p      *profile.Profile
		want   string
	}{
		{"46.1, a student who rents", student(), everybody},
		{"46.1.10 and .11: not for a dwelling of one's own", student(owned), without(everybody, "housing-application", "housing-provider-id")},
		{"46.1.4-1: consent for a relative of a citizen", student(ground("family-of-citizen")), with(everybody, "relative-consent")},
		{"46.1.4-1: consent for family of a resident", student(ground("family-of-resident")), with(everybody, "relative-consent")},
		{"46.1.7: petition for a specialist", student(ground("specialist")), with(everybody, "petition")},
		{"46.1.7 does not speak of 45.1.4-1", student(ground("invited-specialist")), everybody},
		{"46.1.3: birth certificate of a minor without a passport", student(born("2018-01-01"), noPassport), with(without(everybody, "passport-copy"), "birth-certificate")},
		{"46.1.2: an adult without a passport still needs it", student(noPassport), everybody},
		{"II 37.3: an attorney shows his power", student(func(p *profile.Profile) {
			p.Representative = profile.Representative{Surname: "Z", Capacity: "attorney"}
		}), with(everybody, "power-of-attorney")},
		{"a minor with a passport needs none", student(born("2018-01-01")), everybody},
		{"the English guide asks the consent of a child of 14 to 18", student(born("2011-11-21")), with(everybody, "minor-consent")},
		{"a child turns 14 tomorrow", student(born("2012-11-22")), everybody},
		{"46.6: a victim of trafficking brings a petition instead", student(ground("trafficking-victim")), "application-form passport-copy medical-certificate photos petition"},
		{"46.6: so does a person who assists prosecution", student(ground("assists-prosecution")), "application-form passport-copy medical-certificate photos petition"},
		{"46.5: no stay document of a former citizen", student(circumstance("former-citizen")), without(everybody, "stay-document")},
		{"46.7: no housing papers in the free zone, a petition instead", student(ground("special-category"), circumstance("alat-free-zone")),
			with(without(everybody, "housing-document", "housing-application", "housing-provider-id"), "petition")},
		{"46.7-1: turnover after a year as head of a company", student(yearOnGround("company-head")), with(everybody, "turnover-document")},
		{"46.7-1: turnover after a year as entrepreneur", student(yearOnGround("entrepreneur")), with(everybody, "turnover-document")},
		{"no turnover in the first year", student(ground("company-head")), everybody},
		{"no turnover for other grounds", student(yearOnGround("work-permit")), everybody},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			var got []string
			for _, d := range decide(t, test.p).Documents {
				got = append(got, d.ID)
			}
			want := strings.Fields(test.want)
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}

func document(t testing.TB, d rules.Decision, id string) rules.Document {
	t.Helper()
	for _, document := range d.Documents {
		if document.ID == id {
			return document
		}
	}
	t.Fatalf("no document %s", id)
	return rules.Document{}
}

// The most formal live claim is followed: the Code takes a copy shown with the
// original, the English guide and a university want it notarised.
func TestFormOfHousingDocument(t *testing.T) {
	c := shipped(t)
	tests := []struct {
		reason   string
		official bool
		ground   string
		form     rules.PaperForm
	}{
		{"all sources", false, "study", rules.NotarisedCopy},
		{"the law alone", true, "study", rules.WithOriginal},
		{"another ground, all sources", false, "work-permit", rules.NotarisedCopy},
	}
	for _, test := range tests {
		decision := c.Decide(rules.Case{Profile: student(ground(test.ground)), Today: today, OfficialOnly: test.official})
		if got := document(t, decision, "housing-document").Form.Safe; got != test.form {
			t.Errorf("%s: got %s, want %s", test.reason, got, test.form)
		}
	}
}

// A provider who does not come to the counter has his application notarised (ASAN, official).
func TestHousingApplicationOfAnAbsentProvider(t *testing.T) {
	p := student(func(p *profile.Profile) { p.Circumstances = []profile.Circumstance{"housing-provider-absent"} })
	decision := shipped(t).Decide(rules.Case{Profile: p, Today: today, OfficialOnly: true})
	if got := document(t, decision, "housing-application").Form.Safe; got != rules.Notarised {
		t.Errorf("got %s, want notarised", got)
	}
}

// ADPU asks its students for two copies of the passport; the Code for one.
func TestCopies(t *testing.T) {
	for id, want := range map[string]int{"study": 2, "work-permit": 1} {
		if got := document(t, decide(t, student(ground(id))), "passport-copy").Copies; got != want {
			t.Errorf("%s: %d copies, want %d", id, got, want)
		}
	}
	if got := document(t, decide(t, student()), "photos").Copies; got != 2 {
		t.Errorf("%d photos, the law asks 2", got)
	}
}

// Everything that is not Azerbaijani is translated (II 27.1). What the Chinese
// guide says on translations it says of the registration card; here it is only told.
func TestTranslation(t *testing.T) {
	tests := []struct {
		language string
		want     rules.Translation
		severity finding.Severity
	}{
		{"az", rules.NoTranslation, finding.Info},
		{"zh", rules.PlainTranslation, finding.Error},
		{"ru", rules.PlainTranslation, finding.Warning},
		{"", rules.NoTranslation, finding.Info},
	}
	for _, test := range tests {
		p := student(func(p *profile.Profile) {
			p.Documents = []profile.Document{{ID: "passport-copy", Language: test.language}}
		})
		got := document(t, decide(t, p), "passport-copy").Entries[0].Translation
		missed := got.Missed(func(asked rules.Translation) bool { return asked == rules.NoTranslation })
		if got.Safe != test.want || rules.Worst(missed) != test.severity {
			t.Errorf("%q: got %s, %s; want %s, %s", test.language, got.Safe, rules.Worst(missed), test.want, test.severity)
		}
	}
}

// Each entry of a paper is judged by its own language: the second is French here.
func TestTranslationOfTheSecondEntry(t *testing.T) {
	p := student(func(p *profile.Profile) {
		p.Documents = []profile.Document{{ID: "ground-document", Language: "az"}, {ID: "photos"}, {ID: "ground-document", Language: "fr"}}
	})
	got := document(t, decide(t, p), "ground-document")
	if len(got.Entries) != 2 || got.Entries[1].Index != 2 || got.Translation != rules.PlainTranslation {
		t.Fatalf("got %d entries, translation %s", len(got.Entries), got.Translation)
	}
	for i, want := range []rules.Translation{rules.NoTranslation, rules.PlainTranslation} {
		if got.Entries[i].Translation.Safe != want {
			t.Errorf("entry %d needs %s, want %s", i, got.Entries[i].Translation.Safe, want)
		}
	}
}

// Two photos of 35x45 mm by law; red because the project's user asks for it.
func TestPhotoRule(t *testing.T) {
	c := shipped(t)
	asked := func(size, background string) *profile.Profile {
		return student(func(p *profile.Profile) { p.Photo.Size, p.Photo.Background = size, background })
	}
	tests := []struct {
		reason           string
		p                *profile.Profile
		official         bool
		size, background string
		unofficial       finding.Severity
	}{
		{"the default", asked("", ""), false, "35x45", "red", ""},
		{"the profile asks white", asked("", "white"), false, "35x45", "white", ""},
		{"the profile asks the small size", asked("30x40", ""), false, "30x40", "red", finding.Warning},
		{"by the law alone no colour is judged", asked("", ""), true, "35x45", "", ""},
		{"by the law alone, but the profile asks one", asked("", "red"), true, "35x45", "red", ""},
	}
	for _, test := range tests {
		decision := c.Decide(rules.Case{Profile: test.p, Today: today, OfficialOnly: test.official})
		if decision.Photo.Size != test.size || decision.Photo.Background != test.background || decision.Photo.Copies != 2 {
			t.Errorf("%s: got %+v", test.reason, decision.Photo)
		}
		if got := severityOf(decision, "photo.size-unofficial"); got != test.unofficial {
			t.Errorf("%s: photo.size-unofficial is %q, want %q", test.reason, got, test.unofficial)
		}
	}
}
