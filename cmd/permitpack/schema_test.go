package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// command runs the command line and gives its status and streams.
func command(args ...string) (status int, stdout, stderr string) {
	var out, errs bytes.Buffer
	status = execute(context.Background(), args, &out, &errs)
	return status, out.String(), errs.String()
}

func TestSchemaSpeaksTheLanguage(t *testing.T) {
	titles := map[string]bool{}
	for _, lang := range []string{"en", "az", "ru", "zh"} {
		status, stdout, stderr := command("schema", "--lang", lang)
		var schema struct {
			Dialect string `json:"$schema"`
			Title   string
		}
		if err := json.Unmarshal([]byte(stdout), &schema); status != exitReady || stderr != "" || err != nil {
			t.Fatalf("%s: status %d, %q, %v", lang, status, stderr, err)
		}
		if schema.Dialect != "https://json-schema.org/draft/2020-12/schema" {
			t.Errorf("%s: a schema of %q", lang, schema.Dialect)
		}
		titles[schema.Title] = true
	}
	if len(titles) != 4 {
		t.Errorf("titles %v", titles)
	}
}

// TestNewProfileIsChecked begins a profile and checks it: it is read, and what
// is missing is found.
func TestNewProfileIsChecked(t *testing.T) {
	file := filepath.Join(t.TempDir(), "new.yaml")
	if status, stdout, stderr := command("new", "profile", "-o", file, "--lang", "ru"); status != exitReady || stdout+stderr != "" {
		t.Fatalf("status %d, %q, %q", status, stdout, stderr)
	}
	status, stdout, stderr := command("check", "--today", "2026-11-21", file)
	if status != exitNotReady || stderr != "" || !strings.Contains(stdout, "applicant.surname") {
		t.Errorf("status %d, %q, %q", status, stdout, stderr)
	}
	_, printed, _ := command("new", "profile", "--lang", "ru")
	written, err := os.ReadFile(file)
	if err != nil || string(written) != printed {
		t.Errorf("what is written is not what is printed (%v)", err)
	}
}

func TestNewProfileReplacesNothing(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "mine.yaml")
	if err := os.WriteFile(file, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	status, _, stderr := command("new", "profile", "-o", file)
	if data, _ := os.ReadFile(file); status != exitFailed || string(data) != "mine" || !strings.Contains(stderr, "--force") {
		t.Errorf("status %d, %q, the file holds %d bytes", status, stderr, len(data))
	}
	if status, _, stderr := command("new", "profile", "-o", file, "--force"); status != exitReady {
		t.Fatalf("status %d, %q", status, stderr)
	}
	info, err := os.Stat(file)
	if err != nil || info.Size() < 1000 {
		t.Errorf("%v, %v", info, err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	if status, _, _ := command("new", "profile", "-o", dir, "--force"); status != exitFailed {
		t.Errorf("a folder is replaced: status %d", status)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
}

func TestUsageOfSchemaAndNew(t *testing.T) {
	for _, test := range []struct {
		args string
		says []string
	}{
		{"schema --lang de", []string{"--lang", "en, az, ru, zh"}},
		{"schema profile", []string{"schema takes no arguments"}},
		{"new profil", []string{"profil", "did you mean profile"}},
		{"new profile --procedure tourism", []string{"--procedure", "temporary-residence"}},
		{"new profile --ground stud", []string{"--ground", "study", "work-permit"}},
		{"new profile --lang de", []string{"--lang"}},
		{"new profile student.yaml", []string{"takes no arguments"}},
	} {
		status, stdout, stderr := command(strings.Fields(test.args)...)
		if status != exitUsage || stdout != "" {
			t.Errorf("%s: status %d, stdout %q", test.args, status, stdout)
		}
		for _, part := range test.says {
			if !strings.Contains(stderr, part) {
				t.Errorf("%s: %q is not in %q", test.args, part, stderr)
			}
		}
	}
}
