package main

import (
	"bytes"
	"context"
	"path/filepath"
	"testing"
)

// TestEligibleTellsNoPersonalValue asks for the people of TestNoPersonalValueIsTold.
func TestEligibleTellsNoPersonalValue(t *testing.T) {
	for file, status := range map[string]int{"private.yaml": exitReady, "private-mistakes.yaml": exitFailed, "private-syntax.yaml": exitFailed} {
		for _, form := range []string{"--json=true", "--json=false"} {
			var told bytes.Buffer
			args := []string{"eligible", form, "--today", "2026-11-21", "--lang", "az", filepath.Join("testdata", file)}
			if got := execute(context.Background(), args, &told, &told); got != status {
				t.Errorf("%v: status %d, want %d", args, got, status)
			}
			if found := marks.FindAllString(told.String(), -1); found != nil || told.Len() == 0 {
				t.Errorf("%v tells %q in\n%s", args, found, told.String())
			}
		}
	}
}
