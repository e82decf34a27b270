package profile_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/profile"
)

func anyCountry(code string) (string, bool) { return code, true }

// readBack reads what YAML writes of the values of a profile.
func readBack(t *testing.T, p *profile.Profile) (*profile.Profile, []byte) {
	t.Helper()
	data := profile.YAML(p.Values())
	again, problems := profile.Read("written.yaml", data, anyCountry)
	if len(problems) > 0 {
		t.Fatalf("%v in\n%s", problems, data)
	}
	return again, data
}

// same compares what profiles say, not where it stands.
var same = cmp.Options{cmpopts.IgnoreUnexported(profile.Profile{}), cmp.Comparer(func(a, b date.Date) bool { return a == b })}

func TestSamplesAreWrittenAsTheyAreRead(t *testing.T) {
	folder := filepath.Join("..", "..", "samples", "profiles")
	var files []string
	for _, pattern := range []string{"*.yaml", "*.json"} {
		found, err := filepath.Glob(filepath.Join(folder, pattern))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	if len(files) < 10 {
		t.Fatalf("only %d samples were found", len(files))
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p, problems := profile.Read(filepath.Base(file), data, anyCountry)
		if len(problems) > 0 {
			t.Fatalf("%s: %v", file, problems)
		}
		again, written := readBack(t, p)
		if diff := cmp.Diff(p, again, same); diff != "" {
			t.Errorf("%s:\n%s\n%s", file, diff, written)
		}
		if diff := cmp.Diff(p.Values(), again.Values()); diff != "" {
			t.Errorf("%s: the values differ:\n%s", file, diff)
		}
	}
}

func TestNoughtsStayStated(t *testing.T) {
	p, problems := profile.Read("p.yaml", []byte("staff: {full_time: 0}\namounts: {deposit: 0, share_percent: 0}\n"), anyCountry)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	again, _ := readBack(t, p)
	for key, want := range map[string]bool{"staff.full_time": true, "amounts.deposit": true, "amounts.share_percent": true, "staff.part_time": false, "amounts.turnover": false} {
		if p.Stated(key) != want {
			t.Fatalf("%s: the profile itself says %t", key, !want)
		}
		if again.Stated(key) != want {
			t.Errorf("%s: stated %t, want %t", key, again.Stated(key), want)
		}
	}
}

// Texts that a reader of YAML takes for something else where they are not quoted.
var trickyTexts = []string{
	"012345", "NO", "no", "null", "~", "1e5", "0x1F", "2026-11-21", "true", "- a", "a: b", "a #b", "#", "[x]", "{x}", "'", `"`, `\`, `\n`,
	"&a", "*a", "!a", "|", ">", "%", "@", "`", "?", ",", "=", "<<", "---", "...", "Əliyev", "张伟", "😀", "a b", "é", "<b>&amp;", ".inf",
}

func TestTextsAreWrittenAsTheyAreRead(t *testing.T) {
	for _, text := range trickyTexts {
		data := profile.YAML(map[string]string{"applicant.surname": text, "passport.mrz[0]": text, "documents[0].files[0]": text})
		p, problems := profile.Read("p.yaml", data, anyCountry)
		if len(problems) > 0 {
			t.Errorf("%q: %v in\n%s", text, problems, data)
			continue
		}
		if p.Applicant.Surname != text || len(p.Passport.MRZ) != 1 || p.Passport.MRZ[0] != text || p.Documents[0].Files[0] != text {
			t.Errorf("%q is read as %q, %q and %q from\n%s", text, p.Applicant.Surname, p.Passport.MRZ, p.Documents[0].Files, data)
		}
	}
}

// A value of the wrong kind stays in the file, where Read names it.
func TestWrongValuesStandInTheFile(t *testing.T) {
	values := map[string]string{
		"term_months": "twelve", "passport.expires_on": "31.02.2030", "stay.unpaid_fine": "perhaps", "applicant.sex": "Male", "stay.extensions": "012",
	}
	_, problems := profile.Read("p.yaml", profile.YAML(values), anyCountry)
	found := map[string]bool{}
	for _, p := range problems {
		found[p.Key] = true
	}
	for key := range values {
		if !found[key] {
			t.Errorf("%s: no problem was found among %v", key, problems)
		}
	}
}

func TestListsCloseTheirGaps(t *testing.T) {
	data := profile.YAML(map[string]string{
		"stay.absences[7].from": "2026-02-01", "stay.absences[2].to": "2026-01-05", "stay.absences[3].from": "", "circumstances[4]": "disability", "no.key": "x",
	})
	const want = `stay:
  absences:
    - to: 2026-01-05
    - from: 2026-02-01
circumstances:
  - disability
`
	if diff := cmp.Diff(want, string(data)); diff != "" {
		t.Error(diff)
	}
}

func FuzzValues(f *testing.F) {
	for _, text := range append(trickyTexts, "a\x00b") {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		values := map[string]string{"documents[0].files[0]": text, "applicant.surname": text}
		p, problems := profile.Read("p.yaml", profile.YAML(values), anyCountry)
		if len(problems) > 0 || text == "" {
			return
		}
		first := p.Values()
		second, problems := profile.Read("p.yaml", profile.YAML(first), anyCountry)
		if len(problems) > 0 {
			t.Fatalf("%v in\n%s", problems, profile.YAML(first))
		}
		if again := second.Values(); !maps.Equal(first, again) {
			t.Errorf("%q became %q", first, again)
		}
		if strings.Contains(text, "\x00") && !slices.ContainsFunc(second.Check(date.Date{}, anyCountry), func(f finding.Finding) bool {
			return f.ID == "text.control-character"
		}) {
			t.Errorf("%q: Check says nothing of the NUL byte", text)
		}
	})
}
