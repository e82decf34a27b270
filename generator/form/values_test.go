package form

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/date"
	"permitpack/generator/packet"
	"permitpack/generator/profile"
	"permitpack/generator/rules"
	"permitpack/generator/text"
)

// TestValuesAreThePackets: the list of values is that of the packet, which gives all
// of them whatever the profile says.
func TestValuesAreThePackets(t *testing.T) {
	templates := os.DirFS("../../templates")
	book, err := text.Load(templates)
	if err != nil {
		t.Fatal(err)
	}
	catalogue, err := rules.Load(templates)
	if err != nil {
		t.Fatal(err)
	}
	p := packet.Build(packet.Input{
		Case: rules.Case{
			Profile: &profile.Profile{Procedure: "temporary-residence", Language: text.English}, Today: date.MustParse("2026-11-21"),
		},
		Catalogue: catalogue, Book: book, Missing: func(string) []rune { return nil },
	})
	var listed []string
	for _, k := range values {
		listed = append(listed, k.name)
	}
	slices.Sort(listed)
	if diff := cmp.Diff(slices.Sorted(maps.Keys(p.Values)), listed); diff != "" {
		t.Errorf("values (-packet +listed):\n%s", diff)
	}
}

// TestEverythingHasAPlace: each shipped form ends with one box for all that no
// other field of it shows, so that it need not have a field for every value.
func TestEverythingHasAPlace(t *testing.T) {
	files, err := filepath.Glob("../../templates/forms/*/layout.yaml")
	if err != nil || len(files) != 5 {
		t.Fatalf("forms: %v, %v", files, err)
	}
	for _, file := range files {
		f, err := Load(os.DirFS("../../templates"), filepath.Base(filepath.Dir(file)))
		if err != nil {
			t.Fatal(err)
		}
		boxes := 0
		for field := range f.fields() {
			if field.Kind == Rest {
				boxes++
			}
		}
		if boxes != 1 {
			t.Errorf("%s has %d boxes for the rest, want 1", f.ID, boxes)
		}
	}
}

// TestRestHasWords: whatever may stand among the rest has a name in every language.
func TestRestHasWords(t *testing.T) {
	book, err := text.Load(os.DirFS("../../templates"))
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range values {
		for _, language := range text.Languages {
			if named := book.Words(language).Has("field." + k.name); named == k.silent {
				t.Errorf("%s: %s has a name: %t, is never told: %t", language, k.name, named, k.silent)
			}
		}
	}
}

// TestSilentValuesAreShown: a value that is never told among the rest is one that
// others hold or that is held by others, but for the speed.
func TestSilentValuesAreShown(t *testing.T) {
	held := map[string]bool{"speed": true}
	for _, k := range values {
		for _, part := range k.parts {
			if _, known := valueNamed(part); !known {
				t.Errorf("%s holds %s, which is no value", k.name, part)
			}
			held[part], held[k.name] = true, true
		}
	}
	for _, k := range values {
		if k.silent && !held[k.name] {
			t.Errorf("%s is never told and in no other value", k.name)
		}
	}
}
