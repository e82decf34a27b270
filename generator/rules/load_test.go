package rules_test

import (
	"os"
	"testing"

	"permitpack/generator/rules"
)

// TestShippedCatalogue loads and lints what is shipped.
func TestShippedCatalogue(t *testing.T) {
	if _, err := rules.Load(os.DirFS("../../templates")); err != nil {
		t.Fatal(err)
	}
}
