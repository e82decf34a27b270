package rules_test

import "testing"

// Every fact that a profile can tell is asked for by some rule of the catalogue.
func TestFactsAreUsed(t *testing.T) {
	if unused := shipped(t).Unused(); len(unused) > 0 {
		t.Errorf("no rule asks for %v", unused)
	}
}
