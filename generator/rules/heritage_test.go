package rules_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/profile"
	"permitpack/generator/rules"
)

// small is a catalogue of a base and one heir, with what a test adds to the heir.
func small(heir string) fstest.MapFS {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return fstest.MapFS{
		"catalogue/catalogue.yaml":     file("format: 1\nversion: 2026-11-21\ndocuments: [application-form, passport-copy, photos]\ngrounds: [study]\n"),
		"catalogue/sources.yaml":       file("sources:\n  - {id: LAW, title: A law, url: none, edition: \"2026\", standing: official, read: 2026-11-21}\n"),
		"catalogue/holidays/2026.yaml": file("year: 2026\ndays:\n  - {date: 2026-01-01, name: new-year, source: LAW}\n"),
		"catalogue/procedures/base/procedure.yaml": file(`id: base
form: a-form
source: LAW
term_unit: none
documents:
  - {id: application-form, required: [{value: true, source: LAW}]}
  - {id: passport-copy, copies: [{value: 1, unit: copies, source: LAW}], required: [{value: true, source: LAW}]}
`),
		"catalogue/procedures/heir/procedure.yaml": file("id: heir\nextends: base\n" + heir),
	}
}

// papers are the ids and copies of what the heir asks for.
func papers(t *testing.T, heir string) map[string]int {
	t.Helper()
	c, err := rules.Load(small(heir))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, d := range c.Decide(rules.Case{Profile: &profile.Profile{Procedure: "heir"}, Today: today}).Documents {
		got[d.ID] = d.Copies
	}
	return got
}

func TestHeritage(t *testing.T) {
	tests := []struct {
		reason, heir string
		want         map[string]int
	}{
		{"everything is taken over", "", map[string]int{"application-form": 1, "passport-copy": 1}},
		{"an entry is replaced", `documents: [{id: passport-copy, required: [{value: false, source: LAW}]}]`, map[string]int{"application-form": 1}},
		{"claims are added", `documents: [{id: passport-copy, merge: add, copies: [{value: 3, unit: copies, source: LAW}]}]`, map[string]int{"application-form": 1, "passport-copy": 3}},
		{"an entry is removed", `documents: [{id: passport-copy, merge: remove}]`, map[string]int{"application-form": 1}},
		{"an entry is new", `documents: [{id: photos, required: [{value: true, source: LAW}]}]`, map[string]int{"application-form": 1, "passport-copy": 1, "photos": 1}},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			if diff := cmp.Diff(test.want, papers(t, test.heir)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestHeritageOrder(t *testing.T) {
	c, err := rules.Load(small(`documents: [{id: photos, after: application-form, required: [{value: true, source: LAW}]}]`))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range c.Procedure("heir").Documents {
		got = append(got, d.ID)
	}
	if diff := cmp.Diff([]string{"application-form", "photos", "passport-copy"}, got); diff != "" {
		t.Error(diff)
	}
	if n := len(c.Procedure("base").Documents); n != 2 {
		t.Errorf("the base has %d papers, want the 2 of its own", n)
	}
}

func TestBrokenHeritage(t *testing.T) {
	tests := []struct{ reason, heir, want string }{
		{"a removal of nothing", `documents: [{id: photos, merge: remove}]`, "heir/procedure.yaml:3:13: there is no inherited entry photos to remove"},
		{"an addition to nothing", `documents: [{id: photos, merge: add}]`, "there is no inherited entry photos to add"},
		{"behind nothing", `documents: [{id: photos, after: petition}]`, "photos should stand after petition, which is not there"},
		{"an entry twice", "documents: [{id: passport-copy, merge: remove}, {id: passport-copy}]", "passport-copy stands here twice"},
		{"a tier that is not there", "term: [{value: 1, unit: months, source: LAW, tiers: [fast]}]", "heir/procedure.yaml:3:8: the fees have no tier fast"},
		{"a limit on no measure", "limits: [{id: gold, measure: gold, where: term_months, finding: ground.gold, claims: [{value: 1, source: LAW}]}]", "there is no measure gold"},
		{"an absence without a window", "absences: [{id: absence-limit, finding: stay.absence-limit, claims: [{value: 1, unit: days, source: LAW}]}]", "absence-limit needs either a window or each_year_from"},
		{"a need without a severity", "needs: [{key: term_months, source: LAW}]", "term_months needs missed"},
		{"a wait without a finding", "deadlines: [{id: two-years, anchor: stay.first_permit_on, direction: after, kind: wait, claims: [{value: 1, unit: months, source: LAW}]}]", "needs a finding if it is a wait"},
		{"a place for what is inherited", `documents: [{id: passport-copy, merge: remove, after: application-form}]`, "heir/procedure.yaml:3:13: passport-copy is inherited and keeps its place"},
		{"a fact of a ground that is none", "steps: [{id: sign, source: LAW, when: [permit-of-magic]}]", "there is no fact permit-of-magic"},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			_, err := rules.Load(small(test.heir))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

// What only the heir lacks is told with its name, since it stands in the file of the base; what the base lacks too is told once.
func TestFaultsOfHeirsNameThem(t *testing.T) {
	files := small("deadlines: [{id: decision, merge: remove}]\n")
	base := files["catalogue/procedures/base/procedure.yaml"]
	base.Data = append(base.Data, `deadlines:
  - {id: decision, anchor: filing, direction: after, kind: expect, claims: [{value: 20, unit: days, source: LAW}]}
  - {id: pay, anchor: decision, direction: after, kind: act, claims: [{value: 10, unit: days, source: LAW}]}
  - {id: collect, anchor: nowhere, direction: after, kind: act, claims: [{value: 10, unit: days, source: LAW}]}
`...)
	var got []string
	for _, fault := range faultsOf(t, files) {
		place, what, _ := strings.Cut(fault, ": ")
		what, _, _ = strings.Cut(what, " is neither")
		got = append(got, place+": "+what)
	}
	want := []string{
		"catalogue/procedures/base/procedure.yaml:10:5: in heir: the anchor decision",
		"catalogue/procedures/base/procedure.yaml:11:5: the anchor nowhere",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Under merge: add the program takes only the claims of a threshold whose id is inherited.
func TestThresholdsOverInheritedOnes(t *testing.T) {
	for _, own := range []string{"measure: capital", "when: [minor]", "instead: [{id: other, measure: capital}]"} {
		files := small("grounds: [{id: study, merge: add, thresholds: [{id: money, " + own + "}]}]\n")
		base := files["catalogue/procedures/base/procedure.yaml"]
		base.Data = append(base.Data, "grounds: [{id: study, source: LAW, thresholds: [{id: money, measure: deposit, claims: [{value: 1, unit: AZN, source: LAW}]}]}]\n"...)
		want := []string{"catalogue/procedures/heir/procedure.yaml:3:48: the threshold money is inherited and only its claims are added, so its measure, when and instead change nothing"}
		if diff := cmp.Diff(want, faultsOf(t, files)); diff != "" {
			t.Errorf("%s: %s", own, diff)
		}
	}
}

func TestExtendingNothingAndInACircle(t *testing.T) {
	files := small("")
	files["catalogue/procedures/heir/procedure.yaml"].Data = []byte("id: heir\nextends: nobody\n")
	if _, err := rules.Load(files); err == nil || !strings.Contains(err.Error(), "heir/procedure.yaml:1:1: there is no procedure nobody to extend") {
		t.Errorf("got %v", err)
	}
	files = small("")
	files["catalogue/procedures/base/procedure.yaml"].Data = []byte("id: base\nextends: heir\nform: a-form\nsource: LAW\n")
	if _, err := rules.Load(files); err == nil || !strings.Contains(err.Error(), "in a circle: base, heir, base") {
		t.Errorf("got %v", err)
	}
}
