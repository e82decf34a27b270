package text

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestMistakesNameFileAndLine(t *testing.T) {
	for name, test := range map[string]struct {
		yaml string
		want []string
	}{
		"empty text":         {"a: x\nb: \"\"\n", []string{"part.yaml: line 2: the text b is empty"}},
		"nothing":            {"a:\n  b:\n", []string{"part.yaml: line 2: the text a.b is empty"}},
		"list":               {"a: x\nb:\n  - x\n", []string{"line 3: b: expected a text"}},
		"alias":              {"a: &x text\nb: *x\n", []string{"line 1: a: expected a text", "line 2: b: expected a text"}},
		"no mapping":         {"- a\n", []string{"line 1: expected a mapping"}},
		"duplicate":          {"a: x\nb: y\na: z\n", []string{"line 3"}},
		"duplicate by path":  {"a.b: x\na:\n  b: y\n", []string{"line 3: the text a.b is already there"}},
		"no other":           {"days: {one: day, few: days}\n", []string{`line 1: the plural text days has no form "other"`}},
		"unclosed":           {"a: x\nb: \"{n\"\n", []string{"line 2: b: a { without its }"}},
		"unopened":           {"a: n}\n", []string{"line 1: a: a } without its {"}},
		"no name":            {"a: \"{}\"\n", []string{"{} is not a placeholder"}},
		"space in name":      {"a: \"{a b}\"\n", []string{"{a b} is not a placeholder"}},
		"empty reference":    {"a: \"{n:}\"\n", []string{"{n:} is not a placeholder"}},
		"broken YAML":        {"a: x\n\tb: y\n", []string{"line 2"}},
		"all mistakes":       {"a: \"\"\nb: \"{\"\n", []string{"line 1", "line 2"}},
		"nested without end": {strings.Repeat("{a: ", 40) + "x" + strings.Repeat("}", 40), []string{"nested too deeply"}},
	} {
		err := bookOf(t, test.yaml).Prepare(English)
		if err == nil {
			t.Errorf("%s: no error", name)
			continue
		}
		for _, want := range test.want {
			if !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "text/en/part.yaml: ") {
				t.Errorf("%s: %q lacks %q", name, err, want)
			}
		}
	}
}

func TestSameKeyInTwoFiles(t *testing.T) {
	b, err := Load(fstest.MapFS{
		"text/countries.yaml": {Data: []byte(countriesOfTests)},
		"text/en/a.yaml":      {Data: []byte("value: {yes: x}\n")},
		"text/en/b.yaml":      {Data: []byte("other: x\nvalue:\n  yes: y\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	err = b.Prepare(English)
	if err == nil || !strings.Contains(err.Error(), "text/en/b.yaml: line 3: the text value.yes is already there") {
		t.Errorf("got %v", err)
	}
	if err := b.Prepare(Russian); err == nil || !strings.Contains(err.Error(), "text/ru") {
		t.Errorf("a language without files: got %v", err)
	}
	if got := b.Words(English).Say("other", nil); got != "x" {
		t.Errorf("the rest of a broken file is lost: %q", got)
	}
}

func TestByteOrderMarkAndEmptyFile(t *testing.T) {
	if got := prepared(t, "\uFEFFa: x\n").Words(English).Say("a", nil); got != "x" {
		t.Errorf("got %q", got)
	}
	prepared(t, "# only a comment\n")
	prepared(t, "")
}

func FuzzReadTexts(f *testing.F) {
	f.Add([]byte(sentences))
	f.Add([]byte("a: &x {b: *x}\n<<: *x\n? [1]\n: 2\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		texts := map[string]text{}
		_ = readTexts("fuzz.yaml", data, texts)
		for key, forms := range texts {
			if len(forms.other) == 0 {
				t.Errorf("%q has no form other", key)
			}
		}
	})
}
