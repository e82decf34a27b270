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

// TestReadmeBlank runs the command with which README.md shows a form on an office's own
// blank, in the root of the repository and into another folder.
func TestReadmeBlank(t *testing.T) {
	t.Chdir(filepath.Join("..", ".."))
	for _, file := range []string{"README.md", "samples/blank/README.md"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		command := regexp.MustCompile(`(?m)^ *permitpack (build .*--blank .*)$`).FindStringSubmatch(string(text))
		if command == nil {
			t.Fatalf("%s shows no such command", file)
		}
		out := t.TempDir()
		args := strings.Fields(strings.Replace(command[1], "-o out", "-o "+out, 1))
		var stdout, stderr bytes.Buffer
		// The sample is decided on its day, so that the test holds on any other.
		if status := execute(context.Background(), append(args, "--today", "2026-11-21"), &stdout, &stderr); status != exitReady || stderr.Len() > 0 {
			t.Errorf("%s: status %d, stderr %s", file, status, stderr.String())
		}
		if _, err := os.Stat(filepath.Join(out, "student", "form.pdf")); err != nil {
			t.Error(err)
		}
	}
}
