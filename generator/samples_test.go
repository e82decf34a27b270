package generator

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/packet"
)

// sampleDay is the day on which the samples are decided.
var sampleDay = date.MustParse("2026-11-21")

// samples are the profiles of the invented people.
func samples(t testing.TB) []string {
	t.Helper()
	var files []string
	for _, pattern := range []string{"*.yaml", "*.json"} {
		found, err := filepath.Glob(filepath.Join("..", "samples", "profiles", pattern))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	if len(files) == 0 {
		t.Fatal("there is no sample in samples/profiles")
	}
	return files
}

// shared is the engine of all tests: it is read-only.
var shared = sync.OnceValues(New)

func loaded(t testing.TB) *Engine {
	t.Helper()
	engine, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return engine
}

// build makes the packet of a sample on its day. It is made once for all tests,
// which only read it.
func build(t testing.TB, engine *Engine, file string) (Result, string) {
	t.Helper()
	packets.Lock()
	defer packets.Unlock()
	if made, known := packets.made[file]; known {
		return made.result, made.folder
	}
	if packets.dir == "" {
		dir, err := os.MkdirTemp("", "permitpack-samples-")
		if err != nil {
			t.Fatal(err)
		}
		packets.dir = dir
	}
	result, err := engine.Build(context.Background(), file, packets.dir, Options{Today: sampleDay})
	if err != nil {
		t.Fatal(err)
	}
	if result.Unusable != nil {
		t.Fatalf("the profile is none: %v", result.Unusable)
	}
	made := madePacket{result, filepath.Join(packets.dir, Name(file))}
	packets.made[file] = made
	return made.result, made.folder
}

// packets are those of the samples that were made.
var packets = struct {
	sync.Mutex
	dir  string
	made map[string]madePacket
}{made: map[string]madePacket{}}

type madePacket struct {
	result Result
	folder string
}

func TestMain(m *testing.M) {
	status := m.Run()
	if packets.dir != "" {
		os.RemoveAll(packets.dir)
	}
	os.Exit(status)
}

// TestSamples holds packet.json of every sample against samples/expected. That
// is a snapshot: UPDATE=1 writes it anew, and the difference is to be read.
// Sums and sizes of files are left out of it, because bytes are the same on one
// platform only.
func TestSamples(t *testing.T) {
	engine := loaded(t)
	for _, file := range samples(t) {
		name := Name(file)
		t.Run(name, func(t *testing.T) {
			_, folder := build(t, engine, file)
			got := portable(t, filepath.Join(folder, manifestFile))
			golden := filepath.Join("..", "samples", "expected", name, manifestFile)
			if os.Getenv("UPDATE") != "" {
				if err := os.MkdirAll(filepath.Dir(golden), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if errors.Is(err, os.ErrNotExist) {
				t.Fatalf("%v; UPDATE=1 go test writes it", err)
			}
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// portable is a manifest with the sums and sizes of its files blanked.
func portable(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var files struct{ Files []packet.File }
	if err := json.Unmarshal(data, &files); err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for _, f := range files.Files {
		size, err := json.Marshal(f.Bytes)
		if err != nil {
			t.Fatal(err)
		}
		text = strings.Replace(text, `"sha256": "`+f.SHA256+`"`, `"sha256": ""`, 1)
		text = strings.Replace(text, `"bytes": `+string(size), `"bytes": 0`, 1)
	}
	return []byte(text)
}

// TestSamplesCheckAsBuilt wants check to find what build finds.
func TestSamplesCheckAsBuilt(t *testing.T) {
	engine := loaded(t)
	for _, file := range samples(t) {
		built, _ := build(t, engine, file)
		checked, err := engine.Check(context.Background(), file, Options{Today: sampleDay})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(built.Manifest.Findings, checked.Manifest.Findings, cmpopts.EquateComparable(date.Date{})); diff != "" {
			t.Errorf("%s: %s", file, diff)
		}
		if checked.Folder != "" || checked.Manifest.Files != nil || checked.Manifest.ReadBack != nil {
			t.Errorf("%s: check tells of files", file)
		}
	}
}

// TestFormIsSmall wants a form with its photo to stay so small that any mail takes it.
func TestFormIsSmall(t *testing.T) {
	engine := loaded(t)
	for _, file := range samples(t) {
		_, folder := build(t, engine, file)
		form, err := os.ReadFile(filepath.Join(folder, formFile))
		if err != nil {
			t.Fatal(err)
		}
		if len(form) >= 110_000 {
			t.Errorf("%s: form.pdf has %d bytes", Name(file), len(form))
		}
	}
}

// TestFontsStandOnce wants packet.pdf to hold each of our fonts once, whatever pages show it.
func TestFontsStandOnce(t *testing.T) {
	engine := loaded(t)
	for _, file := range samples(t) {
		_, folder := build(t, engine, file)
		data, err := os.ReadFile(filepath.Join(folder, packetFile))
		if err != nil {
			t.Fatal(err)
		}
		times := map[string]int{}
		for _, font := range ownFont.FindAllSubmatch(data, -1) {
			times[string(font[1])]++
		}
		if len(times) < 2 {
			t.Errorf("%s: packet.pdf has only the fonts %v", Name(file), times)
		}
		for name, n := range times {
			if n > 1 {
				t.Errorf("%s: packet.pdf has %s %d times", Name(file), name, n)
			}
		}
	}
}

// ownFont is the descriptor of a font of ours.
var ownFont = regexp.MustCompile(`/FontName */[A-Z]{6}\+(NotoSans-[A-Za-z]+|DroidSans[A-Za-z]+)`)

// TestSamplesReadBack wants what was compared after writing to be the whole form.
func TestSamplesReadBack(t *testing.T) {
	engine := loaded(t)
	for _, file := range samples(t) {
		result, _ := build(t, engine, file)
		back := result.Manifest.ReadBack
		if back == nil || !back.OK || len(back.Mismatches) > 0 || back.Fields < 20 {
			t.Errorf("%s: read back: %+v", file, back)
		}
	}
}

// TestSamplesExtracted reads the form with a program of others and looks for
// every value of the packet in it.
func TestSamplesExtracted(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is missing")
	}
	engine := loaded(t)
	for _, file := range samples(t) {
		t.Run(Name(file), func(t *testing.T) {
			_, folder := build(t, engine, file)
			text, err := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", filepath.Join(folder, formFile), "-").Output()
			if err != nil {
				t.Fatal(err)
			}
			shown := solid(string(text))
			j := decided(t, engine, file)
			for name := range formValues(t, engine, j.packet.Form) {
				value := j.packet.Values[name]
				texts := []string{value.Text}
				for _, row := range value.Rows {
					texts = append(texts, row...)
				}
				for _, want := range texts {
					if value.Choice == "" && !strings.Contains(shown, solid(want)) {
						t.Errorf("%s: the form does not show %q", name, want)
					}
				}
			}
		})
	}
}

// formValues are the values for which a form has a place. That it has one for
// all that it should show is for the tests of package form.
func formValues(t *testing.T, engine *Engine, id string) map[string]bool {
	t.Helper()
	layout, err := engine.form(id)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, section := range layout.Sections {
		for _, row := range section.Rows {
			for _, field := range row.Fields {
				if field.Value != "" {
					names[field.Value] = true
				}
			}
		}
	}
	return names
}

// solid is the text without spaces, which a line break may stand for.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// decided is the work on a profile up to the form.
func decided(t testing.TB, engine *Engine, file string) *job {
	t.Helper()
	j, err := engine.run(context.Background(), engine.fromFile(file), Options{Today: sampleDay}, deciding)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// TestSamplesDiffer wants the samples to show every verdict, or they show too little.
func TestSamplesDiffer(t *testing.T) {
	engine := loaded(t)
	seen := map[finding.Status]bool{}
	for _, file := range samples(t) {
		seen[decided(t, engine, file).packet.Status()] = true
	}
	for _, status := range []finding.Status{finding.Ready, finding.WithWarnings, finding.NotReady} {
		if !seen[status] {
			t.Errorf("no sample is %s", status)
		}
	}
}
