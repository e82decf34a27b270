package rules_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"permitpack/generator/rules"
)

const procedureFolder = "catalogue/procedures/temporary-residence/"

// catalogueFiles are the shipped files of the catalogue, to be broken in one place.
func catalogueFiles(t *testing.T) fstest.MapFS {
	t.Helper()
	shipped := os.DirFS("../../templates")
	files := fstest.MapFS{}
	err := fs.WalkDir(shipped, "catalogue", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(shipped, path)
		files[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestLint(t *testing.T) {
	tests := []struct {
		reason    string
		file      string
		old, with string
		want      string
	}{
		{"a claim without a source", "deadlines.yaml", "source: N13561, ", "", "no source"},
		{"a source that is not listed", "deadlines.yaml", "source: N13561", "source: NOWHERE", "the source NOWHERE is not in sources.yaml"},
		{"a ground that does not exist", "documents.yaml", "grounds: [specialist]}", "grounds: [magician]}", "there is no ground magician"},
		{"a fact that does not exist", "documents.yaml", "when: [age-14-to-17]}", "when: [age-of-reason]}", "there is no fact age-of-reason"},
		{"a negated fact that does not exist", "documents.yaml", "when: [not minor]", "when: [not a-child]", "there is no fact a-child"},
		{"an anchor that leads nowhere", "deadlines.yaml", "anchor: decision", "anchor: decisions", "the anchor decisions"},
		{"a unit of no time", "deadlines.yaml", "{value: 30, unit: days, source: MM, article: \"46.2\"", "{value: 30, unit: weeks, source: MM, article: \"46.2\"", "no unit of time"},
		{"a document that is not listed", "documents.yaml", "- id: petition", "- id: petitoin", "the document petitoin is not in the list"},
		{"a document twice", "documents.yaml", "- id: petition", "- id: photos", "photos stands here twice"},
		{"two amounts for one case", "fees.yaml", "up_to_months: 6, amount: 80", "up_to_months: 3, amount: 80", "a second amount"},
		{"a fee class that does not exist", "fees.yaml", "{class: minor, tier: fast", "{class: child, tier: fast", "there is no fee class child"},
		{"a measure that does not exist", "grounds.yaml", "measure: deposit", "measure: gold", "there is no measure gold"},
		{"a profile key that does not exist", "grounds.yaml", "sponsor.head]", "sponsor.boss]", "profiles have no key sponsor.boss"},
		{"an unknown key", "grounds.yaml", "    needs: [sponsor.name]", "    need: [sponsor.name]", "unknown key"},
		{"a standing that is none", "procedure.yaml", "standing: obsolete", "standing: old", "standing"},
		{"a deadline that is referred to and missing", "procedure.yaml", "file_by: file-first", "file_by: file-second", "has no deadline file-second"},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			files := catalogueFiles(t)
			path := procedureFolder + test.file
			text := string(files[path].Data)
			if !strings.Contains(text, test.old) {
				t.Fatalf("%s does not hold %q any more", test.file, test.old)
			}
			broken := strings.Replace(text, test.old, test.with, 1)
			files[path] = &fstest.MapFile{Data: []byte(broken)}
			_, err := rules.Load(files)
			if err == nil {
				t.Fatal("no error")
			}
			if !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), ".yaml:") {
				t.Errorf("got %v\nwant file, line and %q", err, test.want)
			}
		})
	}
}

func TestLintOfOtherFiles(t *testing.T) {
	tests := []struct{ reason, path, old, with, want string }{
		{"a holiday of another year", "catalogue/holidays/2026.yaml", "date: 2026-03-09", "date: 2025-03-09", "2025-03-09 is not a day of 2026"},
		{"a holiday twice", "catalogue/holidays/2026.yaml", "date: 2026-01-02", "date: 2026-01-01", "stands here twice"},
		{"a source without the day it was read", "catalogue/sources.yaml", "    read: 2026-11-21\n", "", "needs title, url, edition, standing and read"},
		{"a format of the future", "catalogue/catalogue.yaml", "format: 1", "format: 2", "format 2 is not known"},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			files := catalogueFiles(t)
			text := string(files[test.path].Data)
			if !strings.Contains(text, test.old) {
				t.Fatalf("%s does not hold %q any more", test.path, test.old)
			}
			files[test.path] = &fstest.MapFile{Data: []byte(strings.Replace(text, test.old, test.with, 1))}
			if _, err := rules.Load(files); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}
