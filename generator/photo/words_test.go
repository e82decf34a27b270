package photo

import (
	"fmt"
	"os"
	"testing"

	"go.yaml.in/yaml/v4"

	"permitpack/generator/finding"
	"permitpack/generator/sniff"
)

// textKeys are the keys of the English texts. That the other languages have the same
// ones is a test of the texts.
func textKeys(t testing.TB) map[string]bool {
	t.Helper()
	data, err := os.ReadFile("../../templates/text/en/photo.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var texts map[string]any
	if err := yaml.Unmarshal(data, &texts); err != nil {
		t.Fatal(err)
	}
	keys := map[string]bool{}
	var walk func(prefix string, node any)
	walk = func(prefix string, node any) {
		children, ok := node.(map[string]any)
		if !ok {
			keys[prefix] = true
		}
		for name, child := range children {
			walk(prefix+"."+name, child)
		}
	}
	for name, child := range texts {
		walk(name, child)
	}
	return keys
}

// hasWords checks that everything a report says has a text.
func hasWords(t *testing.T, keys map[string]bool, report Report) {
	t.Helper()
	for _, c := range report.Checks {
		wanted := []string{c.NameKey(), c.FixKey(), "finding.photo." + c.ID + ".message"}
		for _, arg := range c.Args() {
			if key, ok := arg.(finding.Key); ok && key != "photo.background." { // where no colour is asked for
				wanted = append(wanted, string(key))
			}
		}
		for _, key := range wanted {
			if !keys[key] {
				t.Errorf("%s: no text %s", c.ID, key)
			}
		}
	}
}

func TestWords(t *testing.T) {
	keys, rules := textKeys(t), testRules(t)
	names := []string{rareJPEG}
	for _, f := range sniff.Formats() {
		names = append(names, refused(f))
	}
	for _, name := range names {
		e := examination{spec: testSpec(t, "35x45", "red")}
		hasWords(t, keys, Report{Checks: []Check{e.refuseFormat(name)}})
	}
	for _, c := range rules.Backgrounds {
		if !keys["photo.background."+c.ID] {
			t.Errorf("no text for the background %s", c.ID)
		}
	}
	for n := 1; n <= HumanItems+1; n++ {
		if key := fmt.Sprintf("photo.human.%d", n); keys[key] != (n <= HumanItems) {
			t.Errorf("%s: %v; HumanItems is %d", key, keys[key], HumanItems)
		}
	}
}
