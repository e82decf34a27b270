package generator

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/blank"
	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/text"
)

// sampleBlank and sampleLayout are the worked example.
var (
	sampleBlank  = filepath.Join("..", "samples", "blank", "blank.pdf")
	sampleLayout = filepath.Join("..", "samples", "blank", "layout.yaml")
)

func readSampleBlank(t *testing.T) *Blank {
	t.Helper()
	b, err := loaded(t).ReadBlank(sampleBlank, sampleLayout)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestSamplesOnABlank prints every sample on the sample's blank, several at a time, and
// looks for its values with a program of others.
func TestSamplesOnABlank(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is missing")
	}
	engine, printed, files := loaded(t), readSampleBlank(t), samples(t)
	steps := slices.Concat(deciding, []step{
		{"laying out the checklist", (*job).layChecklist}, {"drawing the pages", (*job).draw},
		{"joining packet.pdf", (*job).joinPacket}, {"reading back", (*job).readFilesBack},
	})
	jobs, errs := make([]*job, len(files)), make([]error, len(files))
	var group sync.WaitGroup
	for i, file := range files {
		o := Options{Today: sampleDay, Blank: printed, Language: text.Languages[i%len(text.Languages)]}
		group.Go(func() { jobs[i], errs[i] = engine.run(context.Background(), engine.fromFile(file), o, steps) })
	}
	group.Wait()
	for i, file := range files {
		t.Run(Name(file), func(t *testing.T) {
			if errs[i] != nil {
				t.Fatal(errs[i])
			}
			for _, f := range jobs[i].packet.Findings {
				if strings.HasPrefix(f.ID, "text.form-") || f.ID == "text.not-on-form" || f.ID == "text.blank-changed" || unsaid.MatchString(f.Message+f.Fix) {
					t.Errorf("finding %s: %s %s", f.ID, f.Message, f.Fix)
				}
			}
			if back := jobs[i].readBack; !back.OK || back.Fields < 20 {
				t.Errorf("read back: %+v", back)
			}
			form := filepath.Join(t.TempDir(), formFile)
			if err := os.WriteFile(form, jobs[i].outputs.get(formFile), 0o600); err != nil {
				t.Fatal(err)
			}
			shown, err := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", form, "-").Output()
			if err != nil {
				t.Fatal(err)
			}
			for name, want := range onBlank(t, jobs[i].packet) {
				if !strings.Contains(folded(string(shown)), folded(want)) {
					t.Errorf("%s: the form does not show %q", name, want)
				}
			}
		})
	}
}

// onBlank are the texts that the sample's layout has fields for.
func onBlank(t *testing.T, p *packet.Packet) map[string]string {
	t.Helper()
	data, err := os.ReadFile(sampleLayout)
	if err != nil {
		t.Fatal(err)
	}
	layout, err := blank.Read(sampleLayout, data)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, f := range layout.Fields {
		if f.Value == "" || f.Value == "today" || f.Tick != nil || len(f.Format) == 2 {
			continue
		}
		v := p.Values[f.Value]
		texts[f.Value] = v.Text
		if f.Format == "ddmmyyyy" || f.Format == "yyyy" {
			texts[f.Value] = strings.ReplaceAll(v.Text, ".", "")
			texts[f.Value] = texts[f.Value][max(0, len(texts[f.Value])-len(f.Format)):]
		}
		for _, row := range v.Rows {
			texts[f.Value+" "+row[0]] = row[1]
		}
	}
	return texts
}

// folded is a text without blanks and without the difference of large and small letters,
// of whatever alphabet i and its dot are.
func folded(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return -1
		case strings.ContainsRune("iıİI", r):
			return 'i'
		}
		return unicode.ToLower(r)
	}, s)
}

// TestBlankInThePacket wants form.pdf and packet.pdf to show the blank with the values
// on it, and packet.json to tell of it by its base name alone.
func TestBlankInThePacket(t *testing.T) {
	file, dir := filepath.Join("..", "samples", "profiles", "student.yaml"), t.TempDir()
	o := Options{Today: sampleDay, Blank: readSampleBlank(t)}
	result, err := loaded(t).Build(context.Background(), file, dir, o)
	if err != nil {
		t.Fatal(err)
	}
	var manifest struct {
		Blank map[string]string
		Files []packet.File
	}
	data, err := os.ReadFile(filepath.Join(result.Folder, manifestFile))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &manifest); err != nil {
		t.Fatal(err)
	}
	sum, err := exec.Command("sha256sum", sampleBlank).Output()
	if err != nil {
		t.Skip("sha256sum is missing")
	}
	if manifest.Blank["file"] != "blank.pdf" || !strings.HasPrefix(string(sum), manifest.Blank["sha256"]+" ") || len(manifest.Blank) != 2 {
		t.Errorf("packet.json tells of the blank %v, sha256sum says %s", manifest.Blank, sum)
	}
	for _, f := range manifest.Files {
		if f.Path == formFile && f.Pages != 2 {
			t.Errorf("form.pdf has %d pages, the blank has 2", f.Pages)
		}
	}
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is missing")
	}
	for _, name := range []string{formFile, packetFile} {
		shown, err := exec.Command("pdftotext", "-layout", filepath.Join(result.Folder, name), "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"Müraciət vərəqəsi", "CHENGDU, SICHUAN", "MPS EXIT & ENTRY ADMINISTRATION"} {
			if n := strings.Count(string(shown), want); n != 1 {
				t.Errorf("%s says %q %d times", name, want, n)
			}
		}
	}
	again := filepath.Join(t.TempDir(), "again")
	if _, err := loaded(t).Build(context.Background(), file, again, o); err != nil {
		t.Fatal(err)
	}
	first, second := tree(t, result.Folder), tree(t, filepath.Join(again, "student"))
	for name := range first {
		if first[name] != second[name] {
			t.Errorf("%s has other bytes when it is made again", name)
		}
	}
}

// TestGrid wants the blank of the sample gridded, and its layout to begin with to print.
func TestGrid(t *testing.T) {
	gridded, err := loaded(t).Grid(sampleBlank, date.MustParse("2026-11-21"))
	if err != nil {
		t.Fatal(err)
	}
	layout := filepath.Join(t.TempDir(), "layout.yaml")
	if err := os.WriteFile(layout, gridded.Layout, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := loaded(t).ReadBlank(sampleBlank, layout); err != nil {
		t.Error(err)
	}
	if b, err := blank.Open(gridded.PDF); err != nil || len(b.Pages) != 2 {
		t.Errorf("the grid is no blank of two pages itself: %v", err)
	}
}

// TestBlankReadme wants the README of the sample to list every value, choice and cell,
// and none besides.
func TestBlankReadme(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(filepath.Dir(sampleLayout), "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, list, _ := strings.Cut(string(data), "\n## Values\n")
	values, rest, _ := strings.Cut(list, "\n| choice |")
	choices, tables, _ := strings.Cut(rest, "\n| table |")
	names := packet.Names(nil)
	want := map[string]string{"today": "value"}
	for name, n := range names {
		want[name] = "value"
		for _, choice := range n.Choices {
			want[name+": "+choice] = "choice"
		}
		for _, column := range n.Columns {
			want[name+": "+column] = "cell"
		}
	}
	got := map[string]string{}
	for _, name := range quoted.FindAllStringSubmatch(values, -1) {
		got[name[1]] = "value"
	}
	for part, kind := range map[string]string{choices: "choice", tables: "cell"} {
		for line := range strings.Lines(part) {
			all := quoted.FindAllStringSubmatch(line, -1)
			for i := 1; i < len(all) && all[0][1] != "ground"; i++ {
				got[all[0][1]+": "+all[i][1]] = kind
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the values (-packet +README):\n%s", diff)
	}
}

var quoted = regexp.MustCompile("`([a-z.-]+)`")

// TestBlankOfAnotherSize wants values on blanks smaller and larger than A4 read back from
// form.pdf, which has their size, and from packet.pdf, in which all pages are of A4.
func TestBlankOfAnotherSize(t *testing.T) {
	file := filepath.Join("..", "samples", "profiles", "guest.yaml")
	for _, test := range []struct {
		name          string
		width, height page.Length // in millimetres
		larger        bool
	}{
		{"a5", 148, 210, false}, {"letter", 216, 279, true}, {"a3-lying", 420, 297, true}, {"a5-lying", 210, 148, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			engine, dir := loaded(t), t.TempDir()
			fonts, err := engine.fonts()
			if err != nil {
				t.Fatal(err)
			}
			size := page.Size{Width: test.width * page.Millimetre, Height: test.height * page.Millimetre}
			pdf, err := rendered(page.Document{Created: sampleDay, Pages: []page.Page{{Size: size}}}, fonts)
			if err != nil {
				t.Fatal(err)
			}
			sum := sha256.Sum256(pdf)
			layout := fmt.Sprintf("format: 1\nblank: {sha256: %x, pages: 1}\nfields:\n"+
				"  - {value: applicant.full-name, x: 20, y: 20, width: 100, height: 6}\n"+
				"  - {value: applicant.sex, x: %d, y: %d, width: 4, tick: {choice: male}}\n", sum, test.width-10, test.height-10)
			for name, data := range map[string][]byte{"blank.pdf": pdf, "layout.yaml": []byte(layout)} {
				if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			printed, err := engine.ReadBlank(filepath.Join(dir, "blank.pdf"), filepath.Join(dir, "layout.yaml"))
			if err != nil {
				t.Fatal(err)
			}
			result, err := engine.Build(context.Background(), file, filepath.Join(dir, "out"), Options{Today: sampleDay, Blank: printed})
			if err != nil {
				t.Fatal(err)
			}
			found := slices.ContainsFunc(result.Manifest.Findings, func(f finding.Finding) bool { return f.ID == "text.blank-larger-than-a4" })
			if found != test.larger {
				t.Errorf("larger than A4: %v, want %v", found, test.larger)
			}
			if _, err := exec.LookPath("pdfinfo"); err != nil {
				t.Skip("pdfinfo is missing")
			}
			info, err := exec.Command("pdfinfo", filepath.Join(result.Folder, formFile)).Output()
			if err != nil {
				t.Fatal(err)
			}
			var width, height float64
			_, sizes, _ := strings.Cut(string(info), "Page size:")
			if _, err := fmt.Sscanf(sizes, "%f x %f pts", &width, &height); err != nil {
				t.Fatal(err)
			}
			if math.Abs(width-float64(test.width)*72/25.4) > 0.1 || math.Abs(height-float64(test.height)*72/25.4) > 0.1 {
				t.Errorf("form.pdf is %g x %g pt", width, height)
			}
		})
	}
}
