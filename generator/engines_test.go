package generator

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"permitpack/generator/page"
	"permitpack/generator/photosheet"
	"permitpack/generator/text"
)

// TestEnginesAgree wants our own writer to print what the reference prints, pixel by
// pixel, and the same text behind it: all pages of every sample, each in one of the
// languages by turns. ENGINES=all tries every sample in every language.
func TestEnginesAgree(t *testing.T) {
	for _, program := range []string{"pdftoppm", "pdftotext"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is missing", program)
		}
	}
	engine := loaded(t)
	files := samples(t)
	if testing.Short() || raced {
		files = files[:2]
	}
	for i, file := range files {
		turn := i % len(text.Languages)
		languages := text.Languages[turn : turn+1]
		if os.Getenv("ENGINES") == "all" {
			languages = text.Languages
		}
		for _, language := range languages {
			t.Run(Name(file)+"/"+string(language), func(t *testing.T) {
				t.Parallel()
				d := allPages(t, engine, file, language)
				fonts, err := engine.fonts()
				if err != nil {
					t.Fatal(err)
				}
				var ours, reference bytes.Buffer
				if err := page.Write(&ours, d, fonts); err != nil {
					t.Fatal(err)
				}
				if err := page.Reference(&reference, d, fonts); err != nil {
					t.Fatal(err)
				}
				valid(t, ours.Bytes())
				compareText(t, ours.Bytes(), reference.Bytes())
				comparePixels(t, ours.Bytes(), reference.Bytes(), len(d.Pages))
			})
		}
	}
}

// allPages is everything that is drawn for a sample in one document: checklist, form,
// letters, separators, labels and the prints of the photo.
func allPages(t *testing.T, engine *Engine, file string, language text.Language) page.Document {
	t.Helper()
	steps := append(deciding[:len(deciding):len(deciding)], making[0])
	j, err := engine.run(context.Background(), engine.fromFile(file), Options{Today: sampleDay, Language: language}, steps)
	if err != nil {
		t.Fatal(err)
	}
	d := page.Document{Title: "samples", Language: string(language), Created: sampleDay}
	d.Pages = slices.Concat(j.checklist.Document.Pages, j.form.Document.Pages)
	for _, laid := range j.letters {
		d.Pages = append(d.Pages, laid.Document.Pages...)
	}
	for _, section := range j.plan.Sections {
		d.Pages = append(d.Pages, j.furtherPages(section)...)
	}
	for _, label := range pageLabels(j.packet, j.plan, j.office(), j.fonts) {
		d.Pages = append(d.Pages, label.page())
	}
	if j.photo.printed != nil {
		paper, _ := engine.photoPapers.Paper("")
		laid, err := photosheet.Order{Photo: j.photo.printed, Paper: paper, Created: sampleDay}.Lay(j.words(), j.fonts)
		if err != nil {
			t.Fatal(err)
		}
		d.Pages = append(d.Pages, laid.Document.Pages...)
	}
	return d
}

// valid wants a file to be sound for two programs of others, the one of them strict.
func valid(t *testing.T, data []byte) {
	t.Helper()
	api.DisableConfigDir()
	strict := model.NewDefaultConfiguration()
	strict.ValidationMode = model.ValidationStrict
	if err := api.Validate(bytes.NewReader(data), strict); err != nil {
		t.Errorf("pdfcpu: %v", err)
	}
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Log("qpdf is missing: its check is left out")
		return
	}
	if out, err := exec.Command("qpdf", "--check", saved(t, data)).CombinedOutput(); err != nil {
		t.Errorf("qpdf: %v\n%s", err, out)
	}
}

func compareText(t *testing.T, ours, reference []byte) {
	t.Helper()
	if diff := cmp.Diff(textOf(t, reference), textOf(t, ours)); diff != "" {
		t.Errorf("pdftotext reads something else (- reference, + ours):\n%s", diff)
	}
}

func textOf(t *testing.T, pdf []byte) string {
	t.Helper()
	out, err := exec.Command("pdftotext", "-layout", "-enc", "UTF-8", saved(t, pdf), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// comparePixels wants fewer than one pixel in a thousand of a page to differ by more
// than an eighth of the scale from white to black: what is left is the smoothing of edges.
func comparePixels(t *testing.T, ours, reference []byte, pages int) {
	t.Helper()
	const levels, oneIn = 32, 1000
	got, want := rasterised(t, ours), rasterised(t, reference)
	if len(got) != pages || len(want) != pages {
		t.Fatalf("%d pages of ours and %d of the reference, want %d", len(got), len(want), pages)
	}
	for i := range want {
		if len(got[i]) != len(want[i]) {
			t.Errorf("page %d has another size", i+1)
			continue
		}
		differing := 0
		for at, level := range want[i] {
			if max(level, got[i][at])-min(level, got[i][at]) > levels {
				differing++
			}
		}
		if differing*oneIn >= len(want[i]) {
			t.Errorf("page %d: %d of %d pixels differ", i+1, differing, len(want[i]))
		}
	}
}

// saved is the name of a file with those bytes.
func saved(t *testing.T, pdf []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "pages.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// rasterised are the pages of a file as grey pixels at 100 dpi, one byte each.
func rasterised(t *testing.T, pdf []byte) [][]byte {
	t.Helper()
	dir := t.TempDir()
	if out, err := exec.Command("pdftoppm", "-r", "100", "-gray", saved(t, pdf), filepath.Join(dir, "page")).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	names, err := filepath.Glob(filepath.Join(dir, "page-*.pgm"))
	if err != nil {
		t.Fatal(err)
	}
	var pages [][]byte
	for _, name := range names { // sorted: pdftoppm fills the numbers up with zeros
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, pixels(t, data))
	}
	return pages
}

// pixels are those of a picture in PGM, with its width in front, so that two of
// different shapes differ in length or in it.
func pixels(t *testing.T, pgm []byte) []byte {
	t.Helper()
	var width, height, most int
	if _, err := fmt.Sscanf(string(pgm[:min(len(pgm), 64)]), "P5\n%d %d\n%d\n", &width, &height, &most); err != nil || most != 255 {
		t.Fatalf("pdftoppm wrote no grey picture: %v", err)
	}
	return append([]byte(strconv.Itoa(width)), pgm[len(pgm)-width*height:]...)
}

// fontsOnce wants none of our fonts to be in a file twice.
func fontsOnce(t *testing.T, data []byte) {
	t.Helper()
	seen := map[string]bool{}
	for _, name := range ourFont.FindAllSubmatch(data, -1) {
		if seen[string(name[1])] {
			t.Errorf("%s is there twice", name[1])
		}
		seen[string(name[1])] = true
	}
	if len(seen) == 0 && bytes.Contains(data, []byte("/FontFile2")) {
		t.Error("fonts are described in another way than this test knows")
	}
}

// ourFont is a font as our writer begins to describe it.
var ourFont = regexp.MustCompile(`/BaseFont /[A-Z]{6}\+([A-Za-z-]+)/DescendantFonts`)

// TestSamplesAreSound wants every PDF of every packet to be sound for programs of others,
// with each of our fonts in it once.
func TestSamplesAreSound(t *testing.T) {
	engine := loaded(t)
	for _, file := range samples(t) {
		result, folder := build(t, engine, file)
		for _, f := range result.Manifest.Files {
			if filepath.Ext(f.Path) != ".pdf" {
				continue
			}
			t.Run(Name(file)+"/"+f.Path, func(t *testing.T) {
				data, err := os.ReadFile(filepath.Join(folder, f.Path))
				if err != nil {
					t.Fatal(err)
				}
				valid(t, data)
				fontsOnce(t, data)
			})
		}
	}
}
