package generator

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"permitpack/generator/finding"
)

// TestOddScans hands in hundreds of odd and damaged files as scans. Each of them
// stands in packet.pdf, or a finding names it; and no page on which another program
// finds a text comes without that text, unless a finding names the file.
func TestOddScans(t *testing.T) {
	made := oddFiles(t)
	if len(made) < 300 {
		t.Fatalf("only %d files are tried", len(made))
	}
	for _, program := range []string{"qpdf", "pdftotext", "pdfimages"} {
		if !installed(program) {
			t.Run(program, func(t *testing.T) { t.Skip("not installed: what it would find is not looked at") })
		}
	}
	if raced {
		made = everySixth(made)
	}
	var count tally
	for batch := range slices.Chunk(made, 80) {
		t.Run(batch[0].file, func(t *testing.T) { handIn(t, batch, &count) })
	}
	t.Logf("%d files: %d in the packet without a word, %d in it with one, %d refused by name", len(made), count.silent, count.warned, count.refused)
}

func everySixth(of []oddFile) []oddFile {
	var some []oddFile
	for i := 0; i < len(of); i += 6 {
		some = append(some, of[i])
	}
	return some
}

// oddFiles makes all of them, each with a mark of its own.
func oddFiles(t *testing.T) []oddFile {
	t.Helper()
	all := slices.Concat(slices.Concat(oddPDFs...), mutated(t), oddJPEGs, turnedJPEGs(), oddPNGs, otherPictures, spoiltPictures())
	var made []oddFile
	names := map[string]bool{}
	for i, o := range all {
		if names[o.name] {
			t.Errorf("two files are called %q", o.name)
		}
		names[o.name] = true
		mark := fmt.Sprintf("ODD%dM", i)
		made = append(made, oddFile{oddity: o, mark: mark, file: fmt.Sprintf("%d.pdf", i), data: o.make(t, plainDocument(mark))})
	}
	slices.SortStableFunc(made, func(a, b oddFile) int { return rank(a.broken) - rank(b.broken) })
	return made
}

// oddFile is an oddity that was made.
type oddFile struct {
	oddity
	mark, file string
	data       []byte
}

// rank puts files that stay broken into the last packet.
func rank(broken bool) int {
	if broken {
		return 1
	}
	return 0
}

// tally counts what became of the files.
type tally struct{ silent, warned, refused int }

// handIn makes one packet of the files, each of them a paper of its own.
func handIn(t *testing.T, files []oddFile, count *tally) {
	dir := t.TempDir()
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(dir, f.file), f.data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	result, err := loaded(t).Build(t.Context(), oddProfile(t, dir, files), dir, Options{Today: sampleDay})
	if err != nil {
		t.Fatal(err)
	}
	if result.Unusable != nil {
		t.Fatalf("the profile is none: %v", result.Unusable)
	}
	path := filepath.Join(result.Folder, packetFile)
	checkOutside(t, path, pagesOf(result, packetFile), slices.ContainsFunc(files, func(f oddFile) bool { return f.broken }))
	places := otherPapers(result)
	if len(places) != len(files) {
		t.Fatalf("%d papers of %d are in packet.json", len(places), len(files))
	}
	var silent []int
	for i, f := range files {
		found := f.findings(result.Manifest.Findings, i)
		f.judge(t, places[i], found)
		if count.add(places[i], found) {
			silent = append(silent, i)
		}
	}
	compareTexts(t, path, dir, files, places, silent)
	comparePictures(t, path, files, places)
}

// pagesOf is the number of pages that packet.json tells of a file.
func pagesOf(result Result, name string) int {
	for _, file := range result.Manifest.Files {
		if file.Path == name {
			return file.Pages
		}
	}
	return 0
}

// otherPapers are the pages of each paper that nobody asks for, in the order of the profile.
func otherPapers(result Result) [][]int {
	var pages [][]int
	for _, document := range result.Manifest.Documents {
		if document.ID == "other" {
			pages = append(pages, document.Pages)
		}
	}
	return pages
}

// add tells whether the file is in the packet without a word.
func (c *tally) add(pages []int, found []finding.Finding) bool {
	switch {
	case len(pages) == 0:
		c.refused++
	case len(found) > 0:
		c.warned++
	default:
		c.silent++
		return true
	}
	return false
}

// compareTexts looks on the pages of the packet for the texts of those files of
// which nothing was said.
func compareTexts(t *testing.T, path, dir string, files []oddFile, places [][]int, silent []int) {
	t.Helper()
	if !installed("pdftotext") {
		return
	}
	shown, err := pageTexts(path)
	if err != nil {
		t.Fatalf("pdftotext cannot read the packet: %v", err)
	}
	inParallel(silent, func(i int) {
		if source, err := pageTexts(filepath.Join(dir, files[i].file)); err == nil {
			files[i].compare(t, source, shown, places[i])
		}
	})
}

// comparePictures looks on the pages of pictures for a picture of their size.
func comparePictures(t *testing.T, path string, files []oddFile, places [][]int) {
	t.Helper()
	if !installed("pdfimages") {
		return
	}
	shown := pagePictures(t, path)
	for i, f := range files {
		if f.pixels != (image.Point{}) && len(places[i]) == 1 && !slices.Contains(shown[places[i][0]], f.pixels) {
			t.Errorf("%s: its page shows pictures of %v pixels, want %v", f.name, shown[places[i][0]], f.pixels)
		}
	}
}

func installed(program string) bool {
	_, err := exec.LookPath(program)
	return err == nil
}

// inParallel does the work for each of the numbers, a few at a time.
func inParallel(numbers []int, do func(int)) {
	var group sync.WaitGroup
	slots := make(chan struct{}, 4)
	for _, number := range numbers {
		slots <- struct{}{}
		group.Go(func() {
			do(number)
			<-slots
		})
	}
	group.Wait()
}

// oddProfile writes the profile of a person who hands in the files.
func oddProfile(t *testing.T, dir string, files []oddFile) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "samples", "profiles", "minimal.json"))
	if err != nil {
		t.Fatal(err)
	}
	var profile map[string]any
	if err := json.Unmarshal(data, &profile); err != nil {
		t.Fatal(err)
	}
	delete(profile, "photo")
	var papers []any
	for _, f := range files {
		papers = append(papers, map[string]any{"id": "other", "files": []string{f.file}})
	}
	profile["documents"] = papers
	if data, err = json.Marshal(profile); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "odd.json")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// findings are those that name the file, which is that of the paper at place i.
func (f oddFile) findings(all []finding.Finding, i int) []finding.Finding {
	where := fmt.Sprintf("documents[%d].files[0]", i)
	return slices.DeleteFunc(slices.Clone(all), func(found finding.Finding) bool {
		return found.Where != where || !strings.HasPrefix(found.ID, "scan.") || !strings.Contains(found.Message, f.file)
	})
}

// judge holds what became of a file against what should.
func (f oddFile) judge(t *testing.T, pages []int, found []finding.Finding) {
	t.Helper()
	ids, refused := []string{}, false
	for _, f := range found {
		ids = append(ids, f.ID)
		refused = refused || f.Severity == finding.Error
	}
	in := len(pages) > 0
	switch {
	case !in && !refused:
		t.Errorf("%s is lost without a word; findings %v", f.name, ids)
	case in && refused:
		t.Errorf("%s is in the packet though it is refused: %v", f.name, ids)
	case f.want == "in" && !in:
		t.Errorf("%s is refused: %v", f.name, ids)
	case f.want != "" && f.want != "in" && !slices.Contains(ids, f.want):
		t.Errorf("%s: findings %v, want %s", f.name, ids, f.want)
	}
}

// compare looks on the pages of a file in the packet for what another program finds
// in the file itself.
func (f oddFile) compare(t *testing.T, source, shown []string, places []int) {
	t.Helper()
	if len(source) > len(places) {
		t.Errorf("%s has %d pages for others, and %d in the packet", f.name, len(source), len(places))
	}
	for page, place := range places {
		mark := pageMark(f.mark, page+1)
		shows := func(text string) bool { return strings.Contains(text, mark) }
		if slices.ContainsFunc(source, shows) && !shows(shown[place-1]) {
			t.Errorf("%s: page %d does not show its text", f.name, page+1)
		}
	}
}

// pageTexts is the text of each page of a file as pdftotext finds it.
func pageTexts(path string) ([]string, error) {
	out, err := exec.Command("pdftotext", "-enc", "UTF-8", path, "-").Output()
	if err != nil {
		return nil, err
	}
	pages := strings.Split(string(out), "\f")
	return pages[:len(pages)-1], nil
}

// pagePictures are the sizes of the pictures of each page as pdfimages finds them.
func pagePictures(t *testing.T, path string) map[int][]image.Point {
	t.Helper()
	out, err := exec.Command("pdfimages", "-list", path).Output()
	if err != nil {
		t.Fatalf("pdfimages cannot read the packet: %v", err)
	}
	pictures := map[int][]image.Point{}
	for line := range strings.Lines(string(out)) {
		var page, number int
		var kind string
		var size image.Point
		if n, _ := fmt.Sscan(line, &page, &number, &kind, &size.X, &size.Y); n == 5 {
			pictures[page] = append(pictures[page], size)
		}
	}
	return pictures
}

// checkOutside lets qpdf judge a packet, and count its pages. With a part of a
// scan that stays broken it may warn.
func checkOutside(t *testing.T, path string, pages int, broken bool) {
	t.Helper()
	if !installed("qpdf") {
		return
	}
	const warned = 3
	out, err := exec.Command("qpdf", "--check", path).CombinedOutput()
	status, exited := errors.AsType[*exec.ExitError](err)
	if err != nil && !(broken && exited && status.ExitCode() == warned) {
		t.Errorf("qpdf --check: %v\n%s", err, out)
	}
	out, err = exec.Command("qpdf", "--show-npages", path).Output()
	if count, _ := strconv.Atoi(string(bytes.TrimSpace(out))); err != nil || count != pages {
		t.Errorf("qpdf counts %d pages (%v), packet.json tells of %d", count, err, pages)
	}
}
