package generator

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/profile"
	"permitpack/generator/text"
)

// newProfiles are the new profiles of every ground in every language, by name.
func newProfiles(t *testing.T, e *Engine) map[string]string {
	t.Helper()
	profiles := map[string]string{}
	for _, procedure := range e.catalogue.ProcedureIDs() {
		for _, ground := range orNone(groundIDs(e.catalogue.Procedure(procedure))) {
			for _, l := range text.Languages {
				data, err := e.NewProfile(procedure, ground, l)
				if err != nil {
					t.Fatal(err)
				}
				profiles[fmt.Sprintf("%s %s %s", procedure, ground, l)] = string(data)
			}
		}
	}
	return profiles
}

// orNone is a list, or one empty word where it is empty.
func orNone(list []string) []string {
	if len(list) == 0 {
		return []string{""}
	}
	return list
}

func TestNewProfileReadsBack(t *testing.T) {
	e := loaded(t)
	for name, data := range newProfiles(t, e) {
		p, problems := e.read("new.yaml", []byte(data))
		if len(problems) > 0 {
			t.Errorf("%s: %v", name, problems)
		}
		if got := fmt.Sprintf("%s %s %s", p.Procedure, p.Ground, p.Language); got != name {
			t.Errorf("%s is of %s", name, got)
		}
		if strings.Contains(data, "⟦") {
			t.Errorf("%s: a text is missing", name)
		}
	}
}

// TestNewProfileAsks wants the keys that the ground needs, and no others of
// their kind.
func TestNewProfileAsks(t *testing.T) {
	e := loaded(t)
	p := e.catalogue.Procedure("temporary-residence")
	for _, g := range p.Grounds {
		asked, err := e.asked(p, &g)
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range g.Keys() {
			if !asked(key) {
				t.Errorf("%s: %s is not asked for", g.ID, key)
			}
		}
	}
	for _, test := range []struct {
		ground  string
		has, no []string
	}{
		{"study", []string{"term_months:", "  tax_id:", "representative:"}, []string{"amounts:", "work:", "staff:", "term_days:", "  lost_on:", "  relation:", "  permit_ground:"}},
		{"family-of-citizen", []string{"  relation:", "  permit:", "  - id: relative-consent", "    apostille:"}, []string{"  tax_id:", "amounts:"}},
		{"real-estate", []string{"amounts:", "  real_estate:"}, []string{"sponsor:", "  deposit:", "work:"}},
		{"work-permit", []string{"work:", "  permit_number:", "  contract:", "sponsor:"}, []string{"amounts:"}},
		{"entrepreneur", []string{"  full_time:", "  turnover:", "  permit_since:", "  # - id: turnover-document"}, []string{"  capital:"}},
		{"trafficking-victim", []string{"  - id: petition"}, []string{"sponsor:", "  - id: housing-document", "  - id: ground-document"}},
	} {
		data, err := e.NewProfile("temporary-residence", test.ground, text.English)
		if err != nil {
			t.Fatal(err)
		}
		has := func(start string) bool { return bytes.Contains(data, []byte("\n"+start)) }
		for _, start := range test.has {
			if !has(start) {
				t.Errorf("%s: no line begins with %q", test.ground, start)
			}
		}
		for _, start := range test.no {
			if has(start) {
				t.Errorf("%s: a line begins with %q", test.ground, start)
			}
		}
	}
}

// TestNewProfilePapers holds the papers of an ordinary student against the list
// of Article 46.1 of the Migration Code: an adult with a passport in a rented home.
func TestNewProfilePapers(t *testing.T) {
	e := loaded(t)
	p := e.catalogue.Procedure("temporary-residence")
	var always, sometimes []string
	for _, paper := range e.papers(p, p.Ground("study")) {
		if paper.Sometimes {
			sometimes = append(sometimes, paper.ID)
		} else {
			always = append(always, paper.ID)
		}
	}
	want := []string{
		"passport-copy", "ground-document", "medical-certificate", "stay-document", // 46.1.2, .4, .5, .6
		"housing-document", "housing-application", "housing-provider-id", // 46.1.9, .10, .11
	}
	if diff := cmp.Diff(want, always); diff != "" {
		t.Errorf("papers of everybody:\n%s", diff)
	}
	want = []string{"birth-certificate", "petition", "minor-consent", "power-of-attorney"} // 46.1.3, 46.7, the guide, II 37.3
	if diff := cmp.Diff(want, sometimes); diff != "" {
		t.Errorf("papers of some:\n%s", diff)
	}
}

func TestNewProfileOfNothing(t *testing.T) {
	e := loaded(t)
	for _, test := range []struct{ procedure, ground, option, allowed string }{
		{"temporary", "study", "procedure", "temporary-residence"},
		{"", "study", "procedure", "temporary-residence"},
		{"temporary-residence", "stud", "ground", "work-permit"},
		{"temporary-residence", "transit", "ground", "study"}, // of another procedure
	} {
		_, err := e.NewProfile(test.procedure, test.ground, text.English)
		wrong, ok := errors.AsType[OptionError](err)
		if !ok || wrong.Option != test.option || !slices.Contains(wrong.Allowed, test.allowed) {
			t.Errorf("%s, %s: %v", test.procedure, test.ground, err)
		}
	}
}

// TestAskedFile wants every word of the file to be one that exists.
func TestAskedFile(t *testing.T) {
	e := loaded(t)
	entries, err := e.askedEntries()
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) == 0 {
		t.Fatal("the file has no entries")
	}
	words := e.Words(text.English)
	for _, entry := range entries {
		for _, key := range entry.Keys {
			if !profile.HasKey(key) {
				t.Errorf("%s: profiles have no key %s", entry.Position, key)
			}
		}
		for _, procedure := range entry.Procedures {
			if !words.Has("procedure." + procedure + ".title") {
				t.Errorf("%s: there is no procedure %s", entry.Position, procedure)
			}
		}
		for _, ground := range entry.Grounds {
			if !slices.Contains(e.catalogue.GroundIDs, ground) {
				t.Errorf("%s: there is no ground %s", entry.Position, ground)
			}
		}
	}
}

func TestSchemaIsTheSameEachTime(t *testing.T) {
	e := loaded(t)
	first, err := e.Schema(text.Chinese)
	if err != nil {
		t.Fatal(err)
	}
	second, err := loaded(t).Schema(text.Chinese)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		t.Error("two schemas differ")
	}
	if bytes.Contains(first, []byte("⟦")) {
		t.Error("a text is missing")
	}
}

// TestSchemaTakesProfiles asks an independent validator: every profile that is
// one is taken.
func TestSchemaTakesProfiles(t *testing.T) {
	e := loaded(t)
	profiles := newProfiles(t, e)
	maps.DeleteFunc(profiles, func(name, _ string) bool { return !strings.HasSuffix(name, " en") }) // the others differ in comments alone
	for _, pattern := range []string{
		"../samples/profiles/*.yaml", "../samples/profiles/*.json", "profile/testdata/every.yaml",
	} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: no file, %v", pattern, err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			profiles[file] = string(data)
		}
	}
	for name, data := range map[string]string{
		"digits":  "procedure: temporary-residence\napplicant: {phone: 0501234567, fin: 12345}\npassport: {number: 012345, mrz: [1, 2]}",
		"empty":   "procedure: temporary-residence\nground: ''\nstay:\napplicant: {sex: '', birth_date: '', citizenship: ''}\nphoto:\ndocuments: []\namounts: {deposit: }",
		"dates":   "procedure: temporary-residence\nstay: {entered_on: 2026-11-21, lost_on: 21.11.2026}",
		"sums":    "procedure: temporary-residence\namounts: {deposit: 5, capital: {amount: 5, currency: USD}}",
		"country": "procedure: temporary-residence\napplicant: {citizenship: xxa}",
	} {
		profiles[name] = data
	}
	for name, complaint := range complaints(t, e, profiles) {
		t.Errorf("%s: %s", name, complaint)
	}
	for name, data := range profiles {
		if _, problems := e.read(filepath.Base(name), []byte(data)); len(problems) > 0 {
			t.Errorf("%s is no profile: %v", name, problems)
		}
	}
}

// TestSchemaRefuses asks the validator about what is no profile; our own reader agrees.
func TestSchemaRefuses(t *testing.T) {
	e := loaded(t)
	const head = "procedure: temporary-residence\n"
	profiles := map[string]string{
		"unknown key":                  head + "applicnt: {}",
		"unknown key in a group":       head + "applicant: {surnam: X}",
		"unknown key in an entry":      head + "documents: [{id: passport-copy, file: a.pdf}]",
		"unknown key in a short group": head + "photo: {file: a.jpg, colour: red}",
		"no procedure":                 "ground: study",
		"unknown procedure":            "procedure: tourism",
		"unknown ground":               head + "ground: tourism",
		"unknown word":                 head + "applicant: {sex: man}",
		"unknown paper":                head + "documents: [{id: pasport}]",
		"no paper":                     head + "documents: [{held: true}]",
		"unknown circumstance":         head + "circumstances: [rich]",
		"unknown size":                 head + "photo: {file: a.jpg, size: 10x10}",
		"date of another order":        head + "stay: {entered_on: 21/11/2026}",
		"text for a number":            head + "term_months: twelve",
		"number with a point":          head + "term_months: 1.5",
		"text for yes or no":           head + "work: {contract: 'yes'}",
		"group for a text":             head + "applicant: {surname: {a: b}}",
		"text for a group":             head + "applicant: Zhang",
		"text for a list":              head + "family: none",
		"text for a sum":               head + "amounts: {deposit: much}",
		"country in words":             head + "applicant: {citizenship: China}",
		"list":                         "[]",
	}
	refused := slices.Sorted(maps.Keys(complaints(t, e, profiles)))
	if diff := cmp.Diff(slices.Sorted(maps.Keys(profiles)), refused); diff != "" {
		t.Errorf("what should be refused (-) and is (+):\n%s", diff)
	}
	for name, data := range profiles {
		if _, problems := e.read("p.yaml", []byte(data)); len(problems) == 0 {
			t.Errorf("%s is read", name)
		}
	}
}

// validate reads {"schema", "profiles"} and answers with the complaint about
// each profile that is refused. Dates stay text, as in YAML 1.2.
const validate = `
import json, sys, yaml
from jsonschema import Draft202012Validator
class Loader(yaml.SafeLoader): pass
Loader.yaml_implicit_resolvers = {first: [r for r in resolvers if r[0] != "tag:yaml.org,2002:timestamp"]
                                  for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}
given = json.load(sys.stdin)
Draft202012Validator.check_schema(given["schema"])
validator = Draft202012Validator(given["schema"])
refused = {}
for name, text in given["profiles"].items():
    errors = [e.json_path + ": " + e.message for e in validator.iter_errors(yaml.load(text, Loader))]
    if errors:
        refused[name] = "; ".join(errors)
json.dump(refused, sys.stdout)
`

// complaints are those of Python's jsonschema about profiles, by name.
func complaints(t *testing.T, e *Engine, profiles map[string]string) map[string]string {
	t.Helper()
	if err := exec.Command("/usr/bin/python3", "-c", "import jsonschema, yaml").Run(); err != nil {
		t.Skip("python3 with jsonschema and yaml is not installed")
	}
	schema, err := e.Schema(text.English)
	if err != nil {
		t.Fatal(err)
	}
	given, err := json.Marshal(map[string]any{"schema": json.RawMessage(schema), "profiles": profiles})
	if err != nil {
		t.Fatal(err)
	}
	python := exec.Command("/usr/bin/python3", "-c", validate)
	python.Stdin = bytes.NewReader(given)
	var stderr bytes.Buffer
	python.Stderr = &stderr
	out, err := python.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, stderr.String())
	}
	var refused map[string]string
	if err := json.Unmarshal(out, &refused); err != nil {
		t.Fatal(err)
	}
	return refused
}
