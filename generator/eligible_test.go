package generator

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"permitpack/generator/text"
)

// TestEligibleIsSaid asks for everybody in every language and looks for words that are missing.
func TestEligibleIsSaid(t *testing.T) {
	engine, dir := loaded(t), t.TempDir()
	for name, applicant := range applicants {
		for _, ground := range []string{"study", "entrepreneur", "highly-qualified-migrant"} {
			written := applicant
			if strings.Contains(written, "%") {
				written = fmt.Sprintf(written, ground)
			}
			file := filepath.Join(dir, "someone.yaml")
			if err := os.WriteFile(file, []byte("procedure: permanent-residence\nground: "+ground+"\n"+written), 0o600); err != nil {
				t.Fatal(err)
			}
			for _, language := range text.Languages {
				for _, official := range []bool{false, true} {
					o := Options{Today: sampleDay, Language: language, OfficialOnly: official}
					said, err := engine.Eligible(context.Background(), file, o)
					if err != nil || said.Unusable != nil {
						t.Fatalf("%s: %v, %v", name, err, said.Unusable)
					}
					document, err := json.Marshal(said)
					if err != nil {
						t.Fatal(err)
					}
					for _, lack := range unsaid.FindAllString(string(document), -1) {
						t.Errorf("%s, %s, %s: lacks %s", name, ground, language, lack)
					}
				}
			}
		}
	}
}

// TestEligibleOfNoProfile finds the mistakes that Check finds.
func TestEligibleOfNoProfile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "wrong.yaml")
	if err := os.WriteFile(file, []byte("procedure: temporary-residence\ngruond: study\nstay: {entered_on: yesterday}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	engine, o := loaded(t), Options{Today: sampleDay}
	checked, err := engine.Check(context.Background(), file, o)
	if err != nil {
		t.Fatal(err)
	}
	asked, err := engine.Eligible(context.Background(), file, o)
	if err != nil {
		t.Fatal(err)
	}
	if len(asked.Unusable) != 2 || fmt.Sprint(asked.Unusable) != fmt.Sprint(checked.Unusable) {
		t.Errorf("got  %v\nwant %v", asked.Unusable, checked.Unusable)
	}
}
