package profile

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/text"
)

func TestWrapped(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"", nil},
		{"one two three", []string{"one two", "three"}},
		{"muchlongerthanaline x", []string{"muchlongerthanaline", "x"}},
		{"one two3 | three", []string{"one two3 |", "three"}}, // the bar stays with what it follows
		{"护照号码 护照", []string{"护照号码", "护照"}},                   // two columns each
	} {
		if diff := cmp.Diff(test.want, wrapped(test.text, 8)); diff != "" {
			t.Errorf("%q: %s", test.text, diff)
		}
	}
}

// everything is a template that shows every key.
func everything(words *text.Words) Template {
	always := func(string) bool { return true }
	return Template{
		Words: words, Asked: always,
		Values: map[string]string{"procedure": "temporary-residence", "ground": "study"},
		Papers: []Paper{{ID: "passport-copy", Asked: always, Sometimes: true}},
	}
}

// commentedKey is a line of an entry that is a comment.
var commentedKey = regexp.MustCompile(`(?m)^( +)# ((- |  )[a-z_]+:)`)

// TestEveryKeyIsShown takes the # away from every entry that is a comment: all
// keys are there then, and read without a problem.
func TestEveryKeyIsShown(t *testing.T) {
	b := loadWords(t)
	for _, l := range text.Languages {
		data := commentedKey.ReplaceAll(everything(b.Words(l)).YAML(), []byte("$1$2"))
		p, problems := Read("new.yaml", data, b.CountryCode)
		if len(problems) > 0 {
			t.Fatalf("%s: %v", l, problems)
		}
		eachKey(Keys(), func(k Key) {
			for _, short := range []string{"photo.", "amounts.investment.", "amounts.real_estate.", "amounts.deposit.", "amounts.securities.", "amounts.capital.", "amounts.turnover."} {
				if strings.HasPrefix(k.Path, short) {
					return // written as a bare value
				}
			}
			path := k.Path
			for _, list := range []string{"applicant.previous_names", "stay.absences", "family", "documents"} {
				path = strings.Replace(path, list+".", list+"[0].", 1)
			}
			if _, ok := p.places[path]; !ok {
				t.Errorf("%s: %s is not shown", l, path)
			}
		})
	}
}

func TestTextsOfTheTemplateAreThere(t *testing.T) {
	b := loadWords(t)
	for _, l := range text.Languages {
		if data := string(everything(b.Words(l)).YAML()); strings.Contains(data, "⟦") {
			t.Errorf("%s: a text is missing:\n%s", l, data)
		}
	}
}
