package photosheet

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestPapers(t *testing.T) {
	p := papers(t)
	if diff := cmp.Diff([]string{"10x15", "a4"}, p.IDs()); diff != "" {
		t.Error(diff)
	}
	if first, known := p.Paper(""); !known || first.ID != "10x15" {
		t.Errorf("the paper for which nobody asks is %q", first.ID)
	}
	if _, known := p.Paper("A4"); known {
		t.Error("a paper is found under a name that is not its id")
	}
}

// Each case breaks one thing of the shipped file.
func TestLoadPapersRefuses(t *testing.T) {
	data, err := fs.ReadFile(templates, papersFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, old, new, want string }{
		{"unknown key", "margin: 3", "magrin: 3", "magrin"},
		{"a decimal", "width: 102", "width: 101.6", "papers[0].width is not of its type: number"},
		{"duplicate id", "id: a4", "id: 10x15", `paper "10x15": the id is missing or used twice`},
		{"no id", "id: a4, ", "", `paper "": the id is missing`},
		{"lying", "width: 102, height: 152", "width: 152, height: 102", "upright"},
		{"endless", "height: 297", "height: 2970", "no longer than 1189 mm"},
		{"no size", "width: 210, ", "", "upright"},
		{"no margin", "margin: 5, ", "", "at least 2 mm"},
		{"marks would touch", "margin: 5, gap: 2", "margin: 5, gap: 1", "at least 2 mm"},
		{"unlisted source", "source: LAB", "source: LIB", "not listed"},
		{"no date", "read: 2026-11-22", "", "read is missing"},
	} {
		t.Run(c.name, func(t *testing.T) {
			broken := strings.Replace(string(data), c.old, c.new, 1)
			if broken == string(data) {
				t.Fatal("nothing was broken")
			}
			_, err := LoadPapers(fstest.MapFS{papersFile: {Data: []byte(broken)}})
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), papersFile) {
				t.Errorf("got %v, want an error with %q and the file", err, c.want)
			}
		})
	}
	none := "read: 2026-11-22\nsources: {}\npapers: []\n"
	if _, err := LoadPapers(fstest.MapFS{papersFile: {Data: []byte(none)}}); err == nil || !strings.Contains(err.Error(), "no paper") {
		t.Errorf("a file without a paper: %v", err)
	}
	if _, err := LoadPapers(fstest.MapFS{}); err == nil {
		t.Error("no file at all is no error")
	}
}
