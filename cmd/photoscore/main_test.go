package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The photos of the samples are drawn with one fault each, which the manifest names.
func TestSamples(t *testing.T) {
	got, err := scoreSamples(t)
	if err != nil {
		t.Fatal(err)
	}
	want := score{good: 1, bad: 8, named: 7, fair: 1} // the dark one for its wall
	if got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func scoreSamples(t *testing.T) (score, error) {
	t.Helper()
	rules, err := loadRules("../../templates")
	if err != nil {
		t.Fatal(err)
	}
	return scoreFolder(rules, "../../samples/photos", false)
}

func TestManifestFaults(t *testing.T) {
	tests := map[string]struct{ manifest, want string }{
		"too few columns": {"file,expect\na.jpg,pass\n", "row 2"},
		"another verdict": {"file,expect,reason,size,notes,also_ok\na.jpg,maybe,,35x45,,\n", "row 2"},
		"unknown reason":  {"file,expect,reason,size,notes,also_ok\na.jpg,fail,UGLY,35x45,,\n", `unknown reason "UGLY"`},
	}
	for name, test := range tests {
		folder := t.TempDir()
		if err := os.WriteFile(filepath.Join(folder, "manifest.csv"), []byte(test.manifest), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := readManifest(folder); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want it to name %s", name, err, test.want)
		}
	}
	if _, err := readManifest(t.TempDir()); err == nil {
		t.Error("no error without a manifest")
	}
}
