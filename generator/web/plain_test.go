package web_test

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"permitpack/generator/finding"
	"permitpack/generator/text"
	"permitpack/generator/web"
)

// technical is what only somebody who writes a profile or runs commands understands:
// keys, what is written after one, and flags.
var technical = regexp.MustCompile(`[a-z]+_[a-z]+|\b(applicant|passport|stay|residence|sponsor|documents|representative|family|work|staff)\.[a-z]{2,}(_[a-z]+)*\b|\bphoto\.(size|background|file)\b|` +
	`\b(copy|held|language|capacity|ownership|procedure): [a-z]|(^| )--[a-z]|permitpack (photo|build|new|batch|check)\b`)

// elsewhere are findings that no page shows: of an agency's sheet, of an office's own blank
// and catalogue, of a file that is loaded, and of the program itself.
var elsewhere = []string{
	"text.client-twice", "text.not-made", "text.parts-missing", "text.blank-leaves-out", "text.unknown-column",
	"catalogue.overlay-age", "scan.max-size", "text.read-back", "catalogue.old",
}

// findingIDs are the ids of all findings of which there is a text, from the files of a language.
func findingIDs(t *testing.T, language string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "templates", "text", language, "*.yaml"))
	if err != nil || len(files) < 10 {
		t.Fatal(files, err)
	}
	ids := map[string]bool{}
	var walk func(at string, node any)
	walk = func(at string, node any) {
		for name, inner := range node.(map[string]any) {
			if name == "message" {
				ids[at] = true
			} else if below, deeper := inner.(map[string]any); deeper {
				walk(strings.TrimPrefix(at+"."+name, "."), below)
			}
		}
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var file struct {
			Finding map[string]any `yaml:"finding"`
		}
		if err := yaml.Unmarshal(data, &file); err != nil {
			t.Fatal(name, err)
		}
		walk("", file.Finding)
	}
	return slices.Sorted(maps.Keys(ids))
}

// TestFindingsNameNoKeys says every finding that there is, in every language.
func TestFindingsNameNoKeys(t *testing.T) {
	ids := findingIDs(t, "en")
	if len(ids) < 100 {
		t.Fatalf("only %d findings", len(ids))
	}
	for _, l := range text.Languages {
		for _, id := range ids {
			if slices.Contains(elsewhere, id) {
				continue
			}
			where, _, _ := strings.Cut(id, ".")
			message, fix := web.Said(loaded(t), l, finding.Finding{ID: id, Where: map[string]string{"document": "documents", "ground": "ground"}[where]})
			for _, said := range []string{message, fix} {
				said = regexp.MustCompile(`⟦[a-z_]+⟧`).ReplaceAllString(said, "…") // values that a check would give
				if found := technical.FindString(said); found != "" {
					t.Errorf("%s: %s says %q: %s", l, id, found, said)
				}
			}
		}
	}
}

// TestFindingsLeadToTheirFields follows the links of what is found.
func TestFindingsLeadToTheirFields(t *testing.T) {
	b := newBrowser(t, serve(t))
	b.enter()
	walk(t, b, sample(t, "student.yaml"))
	f := b.get("/stay").form("step")
	f.fillIn("stay.visa_days", "10")
	f.send("do", "stay")
	f = b.get("/papers").form("step")
	for name := range f.values {
		if strings.HasSuffix(name, ".copy") {
			f.fillIn(name, "")
		}
	}
	f.send("do", "stay")
	review := b.get("/review")
	followed := 0
	for n := range review.root.Descendants() {
		path, id, inside := strings.Cut(attribute(n, "href"), "#")
		if n.Data != "a" || !inside || path == "" {
			continue
		}
		followed++
		there := false
		for other := range b.get(path).root.Descendants() {
			there = there || attribute(other, "id") == id
		}
		if !there {
			t.Errorf("%s has no %s: %q", path, id, content(n))
		}
	}
	if followed < 8 {
		t.Errorf("the review has only %d links to fields", followed)
	}
	if !strings.Contains(review.text, `<a href="/stay#f-stay-entered_on">“Entered on”</a>`) {
		t.Errorf("the mend does not lead to the date of entry:\n%s", review.text)
	}
	if !strings.Contains(review.text, "<dt>SEEDEN</dt><dd>Guide to residence permits in Azerbaijan") {
		t.Error("the review does not say what its sources are")
	}
	if found := technical.FindString(content(review.root)); found != "" {
		t.Errorf("the review says %q", found)
	}
}

// TestDraftsAreToldWithTheMend leaves out a paper of which the packet has a draft.
func TestDraftsAreToldWithTheMend(t *testing.T) {
	b := newBrowser(t, serve(t))
	b.enter()
	walk(t, b, sample(t, "fitter.yaml"))
	p := b.get("/papers")
	for n := range p.root.Descendants() {
		if n.Data == "section" && attribute(n, "id") == "paper-petition" {
			said := strings.Join(strings.Fields(content(n)), " ")
			for _, want := range []string{"Upload its scan, or tick that you have it at hand.", "letters/petition.pdf"} {
				if !strings.Contains(said, want) {
					t.Errorf("the paper does not say %q: %s", want, said)
				}
			}
			return
		}
	}
	t.Fatalf("the page has no petition:\n%s", p.text)
}
