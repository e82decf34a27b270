package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// marks are the values of testdata/private.yaml and private-mistakes.yaml that
// speak of a person; each begins or ends as no word of ours does.
var marks = regexp.MustCompile(`(?i)q[a-z]*qz|97531|86420`)

// TestNoPersonalValueIsTold provokes findings of every kind and looks for the
// person in what is told of them.
func TestNoPersonalValueIsTold(t *testing.T) {
	for _, test := range []struct {
		file string
		status,
		findings int // at least
	}{
		{"private.yaml", exitNotReady, 25},
		{"private-mistakes.yaml", exitFailed, 10},
		{"private-syntax.yaml", exitFailed, 1},
		{"private.json", exitFailed, 1},
	} {
		for _, lang := range []string{"en", "az"} {
			t.Run(test.file+" "+lang, func(t *testing.T) {
				dir := t.TempDir()
				file := filepath.Join(dir, test.file)
				copyFile(t, filepath.Join("testdata", test.file), file)
				source, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if n := len(marks.FindAll(source, -1)); n == 0 {
					t.Fatal("the profile has no marks")
				}
				out := filepath.Join(dir, "out")
				told := runAll(t, test.status, file, out, lang)
				if found := marks.FindAllString(told, -1); found != nil {
					t.Errorf("told: %q in\n%s", found, told)
				}
				if n := strings.Count(told, `"severity"`); n < test.findings {
					t.Errorf("%d findings are told, want %d at least, so that something is tested", n, test.findings)
				}
			})
		}
	}
}

// runAll checks and builds in JSON and in words, and gives everything that was
// said, with the findings of packet.json.
func runAll(t *testing.T, status int, file, out, lang string) string {
	t.Helper()
	var told bytes.Buffer
	for _, args := range [][]string{
		{"check", "--json"}, {"build", "-o", out}, {"build", "--json", "-o", out},
	} {
		want := status
		if args[1] == "--json" && args[0] == "build" {
			want = exitFailed // the folder exists, or the profile is none
		}
		args = append(args, "--today", "2026-11-21", "--lang", lang, file)
		if got := execute(context.Background(), args, &told, &told); got != want {
			t.Errorf("%v: status %d, want %d:\n%s", args, got, want, told.String())
		}
	}
	name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	if manifest, err := os.ReadFile(filepath.Join(out, name, "packet.json")); err == nil { // of a profile that is none nothing is made
		told.Write(manifest)
	}
	return told.String()
}

// TestPrivateCalendar looks for the person, and the name of the file, in deadlines.ics.
func TestPrivateCalendar(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "qfileqz.yaml")
	copyFile(t, filepath.Join("testdata", "private.yaml"), file)
	for _, test := range []struct {
		name  string
		flags []string
		named bool
	}{
		{"named", nil, true},
		{"private", []string{"--ics-private"}, false},
	} {
		out := filepath.Join(dir, test.name)
		var told bytes.Buffer
		args := append([]string{"build", "--today", "2026-11-21", "-o", out, file}, test.flags...)
		if status := execute(context.Background(), args, &told, &told); status != exitNotReady {
			t.Fatalf("%s: status %d, told: %s", test.name, status, &told)
		}
		calendar, err := os.ReadFile(filepath.Join(out, "qfileqz", "deadlines.ics"))
		if err != nil {
			t.Fatal(err)
		}
		unfolded := strings.ReplaceAll(string(calendar), "\r\n ", "")
		if found := marks.FindAllString(unfolded, -1); (found != nil) != test.named {
			t.Errorf("%s: the calendar holds %q", test.name, found)
		}
	}
}
