package generator

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"permitpack/generator/page"
)

// TestReadBackFault spoils what the work on a packet holds before its files are read
// back, and wants the fault named and nothing published.
func TestReadBackFault(t *testing.T) {
	engine := loaded(t)
	file := "../samples/profiles/student.yaml"
	for _, test := range []struct {
		name  string
		spoil func(j *job)
		want  string
	}{
		{"a value of the form", spoilValue, "form.pdf"},
		{"a page of the form", func(j *job) { j.form.Document.Pages = j.form.Document.Pages[1:] }, "form.pdf, read again after writing, does not show what it should: pages (3, not 2)"},
		{"the number of a page", func(j *job) { j.labels[2].words = strings.Replace(j.labels[2].words, "3", "4", 1) }, "packet.pdf, read again after writing, does not show what it should: page-label 3"},
		{"the paper of a page", func(j *job) { j.labels[9].words = j.labels[11].words }, "page-label 10"},
		{"a page of the packet", func(j *job) { j.plan.Pages++ }, "packet.pdf"},
		{"the place of the form in the packet", func(j *job) { j.plan.Sections[1].First++ }, "packet.pdf"},
	} {
		t.Run(test.name, func(t *testing.T) {
			steps := slices.Clone(slices.Concat(deciding, making))
			at := slices.IndexFunc(steps, func(s step) bool { return s.name == "reading the files back" })
			steps = slices.Insert(steps, at, step{"spoiling", func(j *job) error { test.spoil(j); return nil }})
			_, err := engine.run(context.Background(), engine.fromFile(file), Options{Today: sampleDay, Language: "en"}, steps)
			var fault ReadBackError
			if !errors.As(err, &fault) {
				t.Fatalf("got the error %v", err)
			}
			if f := fault.Finding; f.ID != "text.read-back" || !strings.Contains(f.Message, test.want) || f.Fix == "" {
				t.Errorf("found %s %q, want %q in it", f.ID, f.Message, test.want)
			}
		})
	}
}

// TestReadBackPublishesNothing wants no folder of a packet that does not show what it should.
func TestReadBackPublishesNothing(t *testing.T) {
	dir := t.TempDir()
	engine := loaded(t)
	file := "../samples/profiles/student.yaml"
	whole := making
	at := slices.IndexFunc(making, func(s step) bool { return s.name == "reading the files back" })
	making = slices.Insert(slices.Clone(making), at, step{"spoiling", func(j *job) error { spoilValue(j); return nil }})
	defer func() { making = whole }()
	if _, err := engine.Build(context.Background(), file, dir, Options{Today: sampleDay}); err == nil {
		t.Fatal("a packet that does not show what it should was published")
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) > 0 {
		t.Errorf("%s was left behind", entries[0].Name())
	}
}

// spoilValue expects another text of the form than is printed.
func spoilValue(j *job) {
	at := slices.IndexFunc(j.form.Placed, func(p page.Placed) bool { return p.Kind == page.PlacedText })
	j.form.Placed[at].Value += "x"
}
