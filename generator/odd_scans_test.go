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
	all := slices.Concat(slices.Concat(oddPDFs...), mutated(t),
		oddJPEGs, turnedJPEGs(), oddPNGs, otherPictures, spoiltPictures())
	if len(all) < 300 {
		t.Fatalf("only %d files are tried", len(all))
	}
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
	var count tally
	for batch := range slices.Chunk(made, 80) {
		t.Run(batch[0].file, func(t *testing.T) { handIn(t, batch, &count) })
	}
	t.Logf("%d files: %d in the packet without a word, %d in it with one, %d refused by name", len(all), count.silent, count.warned, count.refused)
	if count.silent+count.warned+count.refused != len(all) && !t.Failed() {
		t.Error("not every file was looked at")
	}
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
	packetPath := filepath.Join(result.Folder, packetFile)
	total := 0
	for _, file := range result.Manifest.Files {
		if file.Path == packetFile {
			total = file.Pages
		}
	}
	checkOutside(t, packetPath, total, slices.ContainsFunc(files, func(f oddFile) bool { return f.broken }))
	shown, _ := pageTexts(packetPath)
	pictures := pagePictures(packetPath)
	var places [][]int
	for _, document := range result.Manifest.Documents {
		if document.ID == "other" {
			places = append(places, document.Pages)
		}
	}
	if len(places) != len(files) {
		t.Fatalf("%d papers of %d are in packet.json", len(places), len(files))
	}
	var silent []int
	for i, f := range files {
		found := f.findings(result.Manifest.Findings, i)
		f.judge(t, places[i], found)
		switch {
		case len(places[i]) == 0:
			count.refused++
		case len(found) > 0:
			count.warned++
		default:
			count.silent++
			silent = append(silent, i)
		}
		if pictures != nil && f.pixels != (image.Point{}) && len(places[i]) == 1 && !slices.Contains(pictures[places[i][0]], f.pixels) {
			t.Errorf("%s: its page shows pictures of %v pixels, want %v", f.name, pictures[places[i][0]], f.pixels)
		}
	}
	if shown == nil {
		return
	}
	inParallel(silent, func(i int) {
		if source, err := pageTexts(filepath.Join(dir, files[i].file)); err == nil {
			files[i].compare(t, source, shown, places[i])
		}
	})
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
func pagePictures(path string) map[int][]image.Point {
	out, err := exec.Command("pdfimages", "-list", path).Output()
	if err != nil {
		return nil
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
	if _, err := exec.LookPath("qpdf"); err != nil {
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
