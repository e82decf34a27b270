package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// folder is a folder with ready.yaml and its photo.jpg.
func folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	copyFile(t, "testdata/ready.yaml", filepath.Join(dir, "ready.yaml"))
	copyFile(t, "../../samples/profiles/photos/student.jpg", filepath.Join(dir, "photo.jpg"))
	return dir
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// stopAfter is a context that is cancelled after it was asked a number of times.
type stopAfter struct {
	context.Context
	asked, limit int
}

func (c *stopAfter) Err() error {
	if c.asked++; c.asked > c.limit {
		return context.Canceled
	}
	return nil
}

// TestInterrupted interrupts a run early, in its middle and while it writes; the
// tests of the package generator do so at every place.
func TestInterrupted(t *testing.T) {
	dir := folder(t)
	out := filepath.Join(dir, "out")
	for _, limit := range []int{0, 3, 9, 16} {
		var stdout, stderr bytes.Buffer
		ctx := &stopAfter{Context: context.Background(), limit: limit}
		status := execute(ctx, []string{"build", "--today", "2026-11-21", "-o", out, filepath.Join(dir, "ready.yaml")}, &stdout, &stderr)
		if entries, _ := os.ReadDir(out); status != exitInterrupted || len(entries) != 0 {
			t.Errorf("interrupted at look %d: status %d, left %v", limit, status, entries)
		}
		if stdout.Len() > 0 || !strings.Contains(stderr.String(), "interrupted") {
			t.Errorf("interrupted at look %d: stdout %q, stderr %q", limit, stdout.String(), stderr.String())
		}
	}
}

// TestInterruptedTellsWhatIsFinished interrupts the second of two profiles: the
// first one is whole and told.
func TestInterruptedTellsWhatIsFinished(t *testing.T) {
	dir := folder(t)
	copyFile(t, "testdata/ready.yaml", filepath.Join(dir, "second.yaml"))
	out := filepath.Join(dir, "out")
	for limit := 24; ; limit++ {
		var stdout, stderr bytes.Buffer
		status := execute(&stopAfter{Context: context.Background(), limit: limit}, []string{
			"build", "--today", "2026-11-21", "--force", "-o", out, filepath.Join(dir, "ready.yaml"), filepath.Join(dir, "second.yaml"),
		}, &stdout, &stderr)
		if _, err := os.Stat(filepath.Join(out, "ready", "packet.json")); err != nil {
			continue // the first one was interrupted
		}
		if status != exitInterrupted || !strings.Contains(stdout.String(), "ready") {
			t.Errorf("status %d, stdout %q", status, stdout.String())
		}
		if _, err := os.Stat(filepath.Join(out, "second")); err == nil {
			t.Error("the second packet is there")
		}
		return
	}
}

func TestHighestStatusWins(t *testing.T) {
	a := &app{}
	for _, status := range []int{exitReady, exitNotReady, exitFailed, exitNotReady, exitReady} {
		a.raise(status)
	}
	if a.exit != exitFailed {
		t.Errorf("exit status %d, want %d", a.exit, exitFailed)
	}
}
