package web_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator"
	"permitpack/generator/profile"
)

var samples = filepath.Join("..", "..", "samples", "profiles")

// sample is what a profile says, by its keys.
func sample(t testing.TB, name string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(samples, name))
	if err != nil {
		t.Fatal(err)
	}
	p, problems := profile.Read(name, data, loaded(t).CountryCode)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return p.Values()
}

var (
	brackets  = regexp.MustCompile(`\[[0-9]+\]`)
	copied    = regexp.MustCompile(`-[2-9](\.[a-z]+)$`)
	lastIndex = regexp.MustCompile(`\[[0-9]+\]$`)
)

// fields are the values of a step as its form takes them: lists of words and of lines in one field.
func fields(values map[string]string, prefixes ...string) map[string][]string {
	all := map[string][]string{}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		for _, prefix := range prefixes {
			if key == prefix || strings.HasPrefix(key, prefix+".") || strings.HasPrefix(key, prefix+"[") {
				field := lastIndex.ReplaceAllString(key, "")
				all[field] = append(all[field], values[key])
			}
		}
	}
	return all
}

// walk fills in a whole application, step by step, as a person without scripts does.
func walk(t testing.TB, b *browser, values map[string]string) {
	t.Helper()
	p := b.get("/procedure")
	for _, step := range []struct {
		path string
		keys []string
	}{
		{"/procedure", []string{"procedure", "language"}},
		{"/ground", []string{"ground", "term_months", "term_days", "speed", "decision_days", "circumstances"}},
		{"/person", []string{"applicant", "representative", "family"}},
		{"/passport", []string{"passport"}},
		{"/stay", []string{"stay"}},
		{"/residence", []string{"residence"}},
		{"/basis", []string{"sponsor", "amounts", "work", "staff"}},
	} {
		wanted, tries := fields(values, step.keys...), 0
		if p.path != step.path && len(wanted) == 0 {
			continue // nothing is asked here
		}
		if p.path != step.path {
			t.Fatalf("the way leads to %s, and not to %s", p.path, step.path)
		}
		for len(wanted) > 0 { // a list shows an empty entry when one asks for it
			f := p.form("step")
			more := map[string][]string{}
			for name, value := range wanted {
				if brackets.MatchString(name) && !f.shows(name) {
					more[name] = value
					continue
				}
				if strings.HasSuffix(name, ".mrz") {
					value = []string{strings.Join(value, "\n")}
				}
				f.fillIn(name, value...)
			}
			if tries++; tries > 20 {
				t.Fatalf("%s has no fields for %v", step.path, slices.Sorted(maps.Keys(more)))
			}
			wanted = more
			if len(wanted) > 0 {
				next := slices.Sorted(maps.Keys(wanted))[0]
				p = f.send("add", next[:strings.IndexByte(next, '[')])
			} else {
				p = f.send("do", "next")
			}
		}
		if p.path == step.path { // the step asks for what the sample leaves open
			p = p.form("step").send("do", "next")
		}
		if p.status != 200 || p.path == step.path {
			t.Fatalf("%s: %d, at %s:\n%s", step.path, p.status, p.path, p.text)
		}
	}
	handIn(t, b, values)
}

func (f *form) shows(name string) bool {
	for n := range f.node.Descendants() {
		if attribute(n, "name") == name {
			return true
		}
	}
	return false
}

// handIn uploads papers and photo.
func handIn(t testing.TB, b *browser, values map[string]string) {
	t.Helper()
	p := b.get("/papers")
	for _, key := range slices.Sorted(maps.Keys(values)) {
		if f := p.form("step"); strings.HasSuffix(key, "].id") && f.offers("other", values[key]) {
			f.fillIn("other", values[key])
			for name := range f.values { // say something of each, or an added one is dropped again
				if strings.HasSuffix(name, ".held") {
					f.fillIn(name, "true")
				}
			}
			p = f.send("do", "stay")
		}
	}
	f := p.form("step")
	at := map[string]string{} // the place of each paper on the page
	for name := range f.values {
		if strings.HasSuffix(name, "].id") {
			at[f.values.Get(name)] = strings.TrimSuffix(name, ".id")
		}
		if strings.HasSuffix(name, ".held") {
			f.values[name] = []string{""}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		if !strings.HasPrefix(key, "documents[") || strings.HasSuffix(key, "].id") {
			continue
		}
		entry := key[:strings.IndexByte(key, ']')+1]
		place, known := at[values[entry+".id"]]
		if !known {
			t.Fatalf("the page has no paper %s", values[entry+".id"])
		}
		name := place + strings.TrimPrefix(key, entry)
		if strings.Contains(name, "files[") {
			data, err := os.ReadFile(filepath.Join(samples, filepath.FromSlash(values[key])))
			if err != nil {
				t.Fatal(err)
			}
			f.attach(lastIndex.ReplaceAllString(name, ""), path.Base(values[key]), data)
			continue
		}
		f.fillIn(name, values[key])
	}
	if p = f.send("do", "next"); p.status != 200 {
		t.Fatalf("papers: %d:\n%s", p.status, p.text)
	}
	file := values["photo.file"]
	if file == "" {
		return
	}
	f = b.get("/photo").form("step")
	for name, value := range fields(values, "photo.size", "photo.background") {
		f.fillIn(name, value...)
	}
	data, err := os.ReadFile(filepath.Join(samples, filepath.FromSlash(file)))
	if err != nil {
		t.Fatal(err)
	}
	f.attach("photo", path.Base(file), data)
	if p = f.send("do", "next"); p.status != 200 || p.path != "/photo" {
		t.Fatalf("photo: %d at %s:\n%s", p.status, p.path, p.text)
	}
}

// sameButPlaces are values with the files by their base names: an upload has a folder of ours.
func sameButPlaces(values map[string]string) map[string]string {
	papers := map[string]string{}
	for key, value := range values {
		if strings.HasSuffix(key, "].id") {
			papers[strings.TrimSuffix(key, ".id")] = value
		}
	}
	same := map[string]string{}
	for key, value := range values {
		if strings.Contains(key, "files[") || key == "photo.file" {
			value = copied.ReplaceAllString(path.Base(value), "$1") // of two files of one name, one gets a number
		}
		if i := strings.IndexByte(key, ']'); strings.HasPrefix(key, "documents[") {
			key = "documents:" + papers[key[:i+1]] + key[i+1:]
		}
		same[key] = value
	}
	return same
}

// TestWholeWay fills in every sample from an empty page, without a script, and holds
// the saved profile against the sample, and the packet against that of the command build.
func TestWholeWay(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(samples, "*.yaml"))
	if err != nil || len(files) < 10 {
		t.Fatal(files, err)
	}
	server := serve(t)
	for _, name := range files {
		name = filepath.Base(name)
		t.Run(name, func(t *testing.T) {
			values := sample(t, name)
			b := newBrowser(t, server)
			b.enter()
			walk(t, b, values)
			saved := unzipped(t, b.get("/profile.zip").data)
			p, problems := profile.Read("profile.yaml", []byte(saved["profile.yaml"]), loaded(t).CountryCode)
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			if diff := cmp.Diff(sameButPlaces(values), sameButPlaces(p.Values())); diff != "" {
				t.Errorf("the sample (-) and the saved profile (+):\n%s", diff)
			}
			samePacket(t, b, saved)
			b.get("/").formWhere("action", "/end").send("", "")
		})
	}
}

// samePacket holds the page's packet against that of a saved profile.
func samePacket(t testing.TB, b *browser, saved map[string]string) {
	t.Helper()
	want := buildSaved(t, saved)
	sameFiles(t, want, unzipped(t, b.get("/packet.zip").data))
	for name, data := range want {
		inside := strings.TrimPrefix(name, "profile/")
		if single := b.get(fmt.Sprintf("/packet/%s?download", inside)); string(single.data) != data {
			t.Errorf("%s alone differs: status %d", inside, single.status)
		}
	}
}

// buildSaved makes the packet of a saved profile as the command build does.
func buildSaved(t testing.TB, saved map[string]string) map[string]string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range saved {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(dir, "out")
	if _, err := loaded(t).Build(context.Background(), filepath.Join(dir, "profile.yaml"), out, generator.Options{Today: sampleDay}); err != nil {
		t.Fatal(err)
	}
	return folder(t, out)
}

func sameFiles(t testing.TB, want, got map[string]string) {
	t.Helper()
	if len(want) < 6 {
		t.Fatalf("build made only %d files", len(want))
	}
	if diff := cmp.Diff(slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(got))); diff != "" {
		t.Fatalf("files of build (-) and of the page (+):\n%s", diff)
	}
	for name := range want {
		if want[name] != got[name] {
			t.Errorf("%s differs: %d and %d bytes", name, len(want[name]), len(got[name]))
		}
	}
}
