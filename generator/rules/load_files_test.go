package rules_test

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/rules"
)

// faultsOf are the mistakes that loading the files tells, in their order.
func faultsOf(t *testing.T, files fs.FS) []string {
	t.Helper()
	_, err := rules.Load(files)
	return told(t, err)
}

func told(t *testing.T, err error) []string {
	t.Helper()
	if err == nil {
		return nil
	}
	list, is := errors.Unwrap(err).(interface{ Unwrap() []error })
	if !is {
		t.Fatalf("%v is no list", err)
	}
	var all []string
	for _, fault := range list.Unwrap() {
		all = append(all, fault.Error())
	}
	return all
}

// with is the files with some others, or others in their place.
func with(files fstest.MapFS, others map[string]string) fstest.MapFS {
	all := fstest.MapFS{}
	maps.Copy(all, files)
	for name, text := range others {
		all[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return all
}

func TestYearsOfHolidays(t *testing.T) {
	const folder = "catalogue/holidays"
	days := "days:\n  - {date: 2027-01-01, name: new-year, source: LAW}\n"
	unknown := folder + "/2027.yaml:1:1: year is missing or not between 1900 and 2200"
	tests := []struct {
		reason string
		files  map[string]string
		want   []string
	}{
		{"no year", map[string]string{"/2027.yaml": days}, []string{unknown}},
		{"the year of Caesar's calendar", map[string]string{"/2027.yaml": "year: -45\n" + days}, []string{unknown}},
		{"a year with too many digits", map[string]string{"/2027.yaml": "year: 202800000\n" + days}, []string{unknown}},
		{"the last year before those that can be", map[string]string{"/2027.yaml": "year: 1899\n"}, []string{unknown}},
		{"the first year after those that can be", map[string]string{"/2027.yaml": "year: 2201\n"}, []string{unknown}},
		{"a year left out", map[string]string{"/2028.yaml": "year: 2028\n"}, []string{folder + ": the year 2027 is missing between others"}},
		{"three years left out", map[string]string{"/2028.yaml": "year: 2028\n", "/2031.yaml": "year: 2031\n"}, []string{folder + ": 3 years are missing between others, the first of them 2027"}},
		{"a year that cannot be read", map[string]string{"/2027.yaml": "year: [\n", "/2028.yaml": "year: 2028\n"}, []string{folder + "/2027.yaml:1:7: syntax error (bracket)"}},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			files := small("")
			for name, text := range test.files {
				files[folder+name] = &fstest.MapFile{Data: []byte(text)}
			}
			if diff := cmp.Diff(test.want, faultsOf(t, files)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestKeyInTwoFilesOfAProcedure(t *testing.T) {
	const heir = "catalogue/procedures/heir/"
	files := with(small("steps: []\n"), map[string]string{
		heir + "documents.yaml": "documents:\n  - {id: photos, required: [{value: true, source: LAW}]}\n",
		heir + "more.yaml":      "documents:\n  - {id: passport-copy, merge: remove}\nadvice: []\n",
	})
	want := []string{heir + "more.yaml:2:3: documents stands in " + heir + "documents.yaml:2:3 already; each key of a procedure stands in one file"}
	if diff := cmp.Diff(want, faultsOf(t, files)); diff != "" {
		t.Error(diff)
	}
	delete(files, heir+"more.yaml")
	if got := faultsOf(t, files); got != nil {
		t.Errorf("keys in files of their own: %q", got)
	}
}

// What a broken file seems to lack is not told, neither of its procedure nor of its heirs.
func TestBrokenFileIsToldAlone(t *testing.T) {
	const base = "catalogue/procedures/base/"
	heir := "documents: [{id: passport-copy, merge: remove}]\n"
	shifted := with(small(heir), map[string]string{base + "procedure.yaml": "id: base\ndocuments: [\n"})
	if got := faultsOf(t, shifted); len(got) != 1 || !strings.HasPrefix(got[0], base+"procedure.yaml:2:") {
		t.Errorf("got %q", got)
	}
	overlay := with(nil, map[string]string{
		"catalogue/catalogue.yaml":                  "format: 1\nversion: 2026-11-22\nover: 2026-11-21\n",
		"catalogue/procedures/visit/procedure.yaml": "extends: heir\ndocuments: [\n",
		"catalogue/procedures/short/procedure.yaml": "extends: visit\ndocuments: [{id: photos, merge: remove}]\n",
	})
	_, err := rules.LoadOver(small(heir), overlay, "office")
	if got := told(t, err); len(got) != 1 || !strings.HasPrefix(got[0], "office/catalogue/procedures/visit/procedure.yaml:2:") {
		t.Errorf("got %q", got)
	}
}

func TestFaultsAreInTheOrderOfTheirLines(t *testing.T) {
	heir := "steps:\n" + strings.Repeat("  - {id: sign}\n", 9)
	var got []string
	for _, fault := range faultsOf(t, small(heir)) {
		got = append(got, strings.TrimPrefix(fault, "catalogue/procedures/heir/procedure.yaml:"))
	}
	var want []string
	for line := 5; line <= 12; line++ { // the first stands in line 4
		want = append(want, fmt.Sprintf("%d:5: sign stands here twice", line))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestIDsOfTheHeadTwice(t *testing.T) {
	const head = "catalogue/catalogue.yaml"
	twice := with(small(""), map[string]string{head: "format: 1\nversion: 2026-11-21\ndocuments: [application-form, passport-copy, application-form]\ngrounds:\n  - study\n  - study\n"})
	want := []string{head + ":3:46: application-form stands among the documents already", head + ":6:5: study stands among the grounds already"}
	if diff := cmp.Diff(want, faultsOf(t, twice)); diff != "" {
		t.Error(diff)
	}
	overlay := with(nil, map[string]string{head: "format: 1\nversion: 2026-11-22\nover: 2026-11-21\ndocuments: [photos]\n"})
	_, err := rules.LoadOver(small(""), overlay, "office")
	if diff := cmp.Diff([]string{"office/" + head + ":4:13: photos stands among the documents already"}, told(t, err)); diff != "" {
		t.Error(diff)
	}
}

// What an overlay writes and the program would not heed is a mistake.
func TestOverlayThatChangesNothing(t *testing.T) {
	const head = "format: 1\nversion: 2026-11-22\nover: 2026-11-21\n"
	tests := []struct{ reason, file, text, want string }{
		{"abstract", "procedures/base/office.yaml", "form: a-form\nabstract: false\n", ":2:11: abstract cannot be changed from outside"},
		{"a source added to", "sources.yaml", "sources:\n  - {id: LAW, merge: add, edition: '2027'}\n", ":2:5: LAW has no claims, so nothing can be added to it"},
		{"a holiday added to", "holidays/2026.yaml", "year: 2026\ndays:\n  - {date: 2026-01-01, merge: add, projected: true}\n", ":3:5: 2026-01-01 has no claims, so nothing can be added to it"},
		{"a paper moved", "procedures/base/office.yaml", "documents: [{id: passport-copy, merge: add, after: photos}]\n", ":1:13: passport-copy is inherited and keeps its place"},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			overlay := with(nil, map[string]string{"catalogue/catalogue.yaml": head, "catalogue/" + test.file: test.text})
			_, err := rules.LoadOver(small(""), overlay, "office")
			got := told(t, err)
			if len(got) != 1 || !strings.HasPrefix(got[0], "office/catalogue/"+test.file+test.want) {
				t.Errorf("got %q, want %s", got, test.want)
			}
		})
	}
}

// closed is a folder in which some files cannot be opened.
type closed struct {
	fs.FS
	suffix string
}

func (c closed) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, c.suffix) {
		return nil, fs.ErrPermission
	}
	return c.FS.Open(name)
}

// The sum is that of the files that are read, and nothing else in the folder is opened.
func TestSumOfAnOverlay(t *testing.T) {
	read := map[string]string{
		"catalogue/catalogue.yaml": "format: 1\nversion: 2026-11-22\nover: 2026-11-21\n",
		"catalogue/sources.yaml":   "sources: []\n",
		"text/en/office.yaml":      "a: b\n",
	}
	unread := map[string]string{"notes.yaml": "a\n", "old/catalogue/catalogue.yaml": "b\n", "text/README.md": "c\n", "catalogue/readme.txt": "d\n"}
	hash := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(read)) {
		fmt.Fprintf(hash, "%s %d\n%s", name, len(read[name]), read[name])
	}
	want := fmt.Sprintf("%x", hash.Sum(nil))
	c, err := rules.LoadOver(small(""), closed{with(with(nil, read), unread), "notes.yaml"}, "office")
	if err != nil {
		t.Fatal(err)
	}
	if c.Overlay.SHA256 != want {
		t.Errorf("got %s, want %s", c.Overlay.SHA256, want)
	}
}
