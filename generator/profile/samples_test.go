package profile

import (
	"os"
	"path/filepath"
	"testing"
)

// The samples are of people whose papers agree, whatever else they lack.
func TestSamplesAgree(t *testing.T) {
	files, err := filepath.Glob("../../samples/profiles/*.*")
	if err != nil || len(files) < 6 {
		t.Fatalf("only %d samples: %v", len(files), err)
	}
	book := loadWords(t)
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p, problems := Read(file, data, book.CountryCode)
		if problems != nil {
			t.Fatal(problems)
		}
		c := checker{profile: p, today: today, countries: book.CountryCode}
		c.dates()
		c.surnames()
		c.addresses()
		c.relatives()
		for _, found := range brief(c.findings) {
			t.Errorf("%s: %s", filepath.Base(file), found)
		}
	}
}
