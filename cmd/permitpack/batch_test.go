package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// fullDisk takes nothing.
type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

// A script that lost its lines has to learn so, and the packets are made all the same.
func TestBatchTellsOfLostLines(t *testing.T) {
	for _, test := range []struct {
		name   string
		stdout io.Writer
		want   int
	}{
		{"a disk with room", io.Discard, exitNotReady},
		{"a full disk", fullDisk{}, exitFailed},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			copyFile(t, filepath.Join("..", "..", "samples", "clients.csv"), filepath.Join(dir, "clients.csv"))
			out := filepath.Join(dir, "out")
			var stderr bytes.Buffer
			args := []string{"batch", filepath.Join(dir, "clients.csv"), "-o", out, "--today", "2026-11-21", "--json", "--quiet"}
			if got := execute(context.Background(), args, test.stdout, &stderr); got != test.want {
				t.Errorf("the status is %d, want %d: %s", got, test.want, stderr.String())
			}
			if told := strings.Contains(stderr.String(), "no space left"); told != (test.want == exitFailed) {
				t.Errorf("said: %s", stderr.String())
			}
			if _, err := os.Stat(filepath.Join(out, "summary.xlsx")); err != nil {
				t.Error(err)
			}
		})
	}
}
