package generator

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"permitpack/generator/assemble"
	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/text"
)

// heavy is the student sample with a passport that was scanned with a grain: the
// path of the profile.
func heavy(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "samples", "profiles"))); err != nil {
		t.Fatal(err)
	}
	m := image.NewRGBA(image.Rect(0, 0, 1170, 1654)) // A4 at 141 dpi
	grain := uint32(1)
	for y := range 1654 {
		for x := range 1170 {
			grain = grain*1664525 + 1013904223
			v := 225 + int(grain>>27) - 20*y/1654
			if y*50/1654%2 == 1 && x*90/1170%3 != 0 {
				v -= 180
			}
			at := m.PixOffset(x, y)
			m.Pix[at], m.Pix[at+1], m.Pix[at+2], m.Pix[at+3] = uint8(min(v, 255)), uint8(min(v+3, 255)), uint8(v-9), 255
		}
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, m, &jpeg.Options{Quality: 96}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "scans", "student", "passport.jpg"), out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "student.yaml")
}

// made is a packet with options of its own, and its folder.
func made(t *testing.T, file string, o Options) (Result, string) {
	t.Helper()
	o.Today = sampleDay
	result, err := loaded(t).Build(context.Background(), file, t.TempDir(), o)
	if err != nil {
		t.Fatal(err)
	}
	if result.Unusable != nil {
		t.Fatalf("the profile is none: %v", result.Unusable)
	}
	return result, result.Folder
}

// program runs a program of others, or skips the test where it is missing.
func program(t *testing.T, name string, arguments ...string) (string, error) {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is missing", name)
	}
	out, err := exec.Command(name, arguments...).CombinedOutput()
	return string(out), err
}

func findingOf(m packet.Manifest, id string) *finding.Finding {
	for i, f := range m.Findings {
		if f.ID == id {
			return &m.Findings[i]
		}
	}
	return nil
}

func fileOf(m packet.Manifest, path string) packet.File {
	for _, f := range m.Files {
		if f.Path == path {
			return f
		}
	}
	return packet.File{}
}

// A little less than a packet has makes the next step necessary, down to the last, and
// then the packet is not ready. Everything that tells of it tells the same.
func TestMaxSize(t *testing.T) {
	file := heavy(t)
	result, _ := made(t, file, Options{Language: text.English})
	if findingOf(result.Manifest, "scan.reduced") != nil || result.Status() != finding.WithWarnings {
		t.Fatalf("without a limit: %s, %v", result.Status(), result.Manifest.Findings)
	}
	size := fileOf(result.Manifest, packetFile).Bytes
	for _, step := range assemble.Ladder {
		limit := size - 5000 // more than the words about the limit make out
		result, folder := made(t, file, Options{Language: text.English, MaxSize: int64(limit)})
		m := result.Manifest
		size = fileOf(m, packetFile).Bytes
		if info, err := os.Stat(filepath.Join(folder, packetFile)); err != nil || info.Size() != int64(size) {
			t.Fatalf("packet.pdf: %v", err)
		}
		reduced := findingOf(m, "scan.reduced")
		if reduced == nil || size > limit {
			t.Fatalf("at most %d: packet.pdf has %d; %v", limit, size, m.Findings)
		}
		said := fmt.Sprintf("JPEG quality %d, at most %d dpi", step.Quality, step.Density)
		if !strings.Contains(reduced.Message, said) {
			t.Errorf("at most %d: %q, want %q", limit, reduced.Message, said)
		}
		if reduced.Severity != finding.Info || reduced.Where != "documents" || result.Status() != finding.WithWarnings {
			t.Errorf("%s: %+v", result.Status(), reduced)
		}
		toldEverywhere(t, folder, said)
	}

	result, folder := made(t, file, Options{Language: text.English, MaxSize: 100_000})
	m := result.Manifest
	over := findingOf(m, "scan.max-size")
	if over == nil || over.Severity != finding.Error || over.Where != "documents" || result.Status() != finding.NotReady || over.Fix == "" {
		t.Fatalf("%s: %v", result.Status(), m.Findings)
	}
	size = fileOf(m, packetFile).Bytes
	if said := fmt.Sprintf("about %s; at most 100 kB", loaded(t).Words(text.English).Size(int64(size))); !strings.Contains(over.Message, said) {
		t.Errorf("%q does not say %q", over.Message, said)
	}
	if last := assemble.Ladder[len(assemble.Ladder)-1]; !strings.Contains(findingOf(m, "scan.reduced").Message, fmt.Sprint("quality ", last.Quality)) {
		t.Errorf("the packet was not made at the last step: %v", m.Findings)
	}
	toldEverywhere(t, folder, "at most 100 kB was asked for")
	if verdict := loaded(t).Words(text.English).Say("verdict.not-ready", nil); !strings.Contains(saidIn(t, filepath.Join(folder, checklistFile)), solid(verdict)) {
		t.Error("the checklist has another verdict")
	}
}

// toldEverywhere wants words in packet.json, the checklist, packet.pdf and the workbook,
// and packet.pdf to have as many pages as packet.json says.
func toldEverywhere(t *testing.T, folder, said string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, manifestFile))
	if err != nil {
		t.Fatal(err)
	}
	sheets, err := os.ReadFile(filepath.Join(folder, workbookFile))
	if err != nil {
		t.Fatal(err)
	}
	for place, told := range map[string]string{
		manifestFile:  solid(string(data)),
		workbookFile:  solid(unzipped(t, sheets)),
		checklistFile: saidIn(t, filepath.Join(folder, checklistFile)),
		packetFile:    saidIn(t, filepath.Join(folder, packetFile)),
	} {
		if !strings.Contains(told, solid(said)) {
			t.Errorf("%s does not say %q", place, said)
		}
	}
	var m packet.Manifest
	if err := json.Unmarshal(data, &struct{ Files *[]packet.File }{&m.Files}); err != nil {
		t.Fatal(err)
	}
	if got, want := pageCount(t, filepath.Join(folder, packetFile)), fileOf(m, packetFile).Pages; got != want {
		t.Errorf("packet.pdf has %d pages, packet.json says %d", got, want)
	}
}

// saidIn is the text of a PDF without spaces.
func saidIn(t *testing.T, path string) string {
	t.Helper()
	out, err := program(t, "pdftotext", "-raw", "-enc", "UTF-8", path, "-")
	if err != nil {
		t.Fatal(out)
	}
	return solid(out)
}

func pageCount(t *testing.T, path string) int {
	t.Helper()
	out, err := program(t, "pdfinfo", path)
	if err != nil {
		t.Fatal(out)
	}
	for line := range strings.Lines(out) {
		if count, ok := strings.CutPrefix(line, "Pages:"); ok {
			n, err := strconv.Atoi(strings.TrimSpace(count))
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
	}
	t.Fatalf("pdfinfo: %s", out)
	return 0
}

// The same limit gives the same bytes, and one that is held gives those without a limit.
func TestMaxSizeSameBytes(t *testing.T) {
	file := heavy(t)
	o := Options{MaxSize: 800_000}
	result, first := made(t, file, o)
	if findingOf(result.Manifest, "scan.reduced") == nil {
		t.Error("no picture was reduced, so nothing is tested")
	}
	_, second := made(t, file, o)
	for name, want := range tree(t, first) {
		if tree(t, second)[name] != want {
			t.Errorf("%s has other bytes", name)
		}
	}
	plain, _ := build(t, loaded(t), samples(t)[0])
	wide, _ := made(t, samples(t)[0], Options{MaxSize: 50_000_000})
	for _, f := range plain.Manifest.Files {
		if fileOf(wide.Manifest, f.Path) != f {
			t.Errorf("%s is another with a limit that is held", f.Path)
		}
	}
}

// With --duplex every section begins on the front of a sheet; only empty backs come
// between, which say that they are.
func TestDuplex(t *testing.T) {
	blank := solid(loaded(t).Words(text.Azerbaijani).Say("packet.blank", nil))
	evenBefore := 0
	for _, name := range []string{"student.yaml", "investor.yaml", "minor.yaml"} {
		file := filepath.Join("..", "samples", "profiles", name)
		single, _ := build(t, loaded(t), file)
		result, folder := made(t, file, Options{Duplex: true})
		for i, d := range result.Manifest.Documents {
			first := single.Manifest.Documents[i].Pages
			if len(d.Pages) != len(first) {
				t.Errorf("%s, %s: %d pages, %d without", file, d.ID, len(d.Pages), len(first))
			}
			if len(d.Pages) == 0 {
				continue
			}
			if d.Pages[0]%2 == 0 {
				t.Errorf("%s: %s begins on page %d", file, d.ID, d.Pages[0])
			}
			if first[0]%2 == 0 {
				evenBefore++
			}
		}
		before, after := fileOf(single.Manifest, packetFile).Pages, fileOf(result.Manifest, packetFile).Pages
		path := filepath.Join(folder, packetFile)
		if n := pageCount(t, path); n != after {
			t.Errorf("%s: packet.pdf has %d pages, packet.json says %d", file, n, after)
		}
		backs := strings.Count(saidIn(t, path), blank)
		// A letter has empty backs of its own, between the original and its translation.
		inLetters := letterPages(result.Manifest) - letterPages(single.Manifest)
		if backs == 0 || backs != after-before-inLetters {
			t.Errorf("%s: %d empty backs, %d pages more, %d of them in letters", file, backs, after-before, inLetters)
		}
	}
	if evenBefore == 0 {
		t.Error("no sample has a paper that begins on a back, so nothing is tested")
	}
}

// packet.pdf opens with the password alone; every other file is as without one.
func TestPassword(t *testing.T) {
	file := samples(t)[0]
	plain, open := build(t, loaded(t), file)
	result, locked := made(t, file, Options{Password: "şifrə 1"})
	path := filepath.Join(locked, packetFile)
	if out, err := program(t, "qpdf", "--check", path); err == nil || !strings.Contains(out, "invalid password") {
		t.Errorf("qpdf opens it without the password: %s", out)
	}
	decrypted := filepath.Join(t.TempDir(), "plain.pdf")
	if out, err := program(t, "qpdf", "--password=şifrə 1", "--decrypt", path, decrypted); err != nil {
		t.Fatal(out)
	}
	if got, want := saidIn(t, decrypted), saidIn(t, filepath.Join(open, packetFile)); got != want {
		t.Error("the locked packet says something else than the open one")
	}
	if out, err := program(t, "pdfinfo", "-upw", "şifrə 1", path); err != nil || !strings.Contains(out, "print:yes") || !strings.Contains(out, "AES-256") {
		t.Errorf("pdfinfo: %s", out)
	}
	for _, f := range plain.Manifest.Files {
		got := fileOf(result.Manifest, f.Path)
		if f.Path == packetFile {
			if !got.Encrypted || f.Encrypted || got.Pages != f.Pages || got.SHA256 == f.SHA256 {
				t.Errorf("%+v", got)
			}
		} else if got != f {
			t.Errorf("%s is another beside a locked packet.pdf", f.Path)
		}
	}
	told, err := os.ReadFile(filepath.Join(locked, manifestFile))
	if err != nil || strings.Count(string(told), `"encrypted": true`) != 1 {
		t.Errorf("packet.json does not say once that a file is encrypted; %v", err)
	}
	if strings.Contains(string(told), "şifrə") {
		t.Error("packet.json holds the password")
	}
	if _, again := made(t, file, Options{Password: "şifrə 1"}); tree(t, again)[packetFile] == tree(t, locked)[packetFile] {
		t.Error("two packets were encrypted with the same key")
	}
}

// The size asked for is that of the locked file, which has a few bytes more for every object.
func TestPasswordAndMaxSize(t *testing.T) {
	file := heavy(t)
	open, _ := made(t, file, Options{MaxSize: 1_000_000})
	limit := fileOf(open.Manifest, packetFile).Bytes + 100
	result, _ := made(t, file, Options{MaxSize: int64(limit), Password: "geheim"})
	if size := fileOf(result.Manifest, packetFile).Bytes; size > limit {
		t.Errorf("packet.pdf has %d bytes, at most %d were asked for", size, limit)
	}
	before, after := findingOf(open.Manifest, "scan.reduced"), findingOf(result.Manifest, "scan.reduced")
	if before == nil || after == nil || before.Message == after.Message {
		t.Errorf("the locked packet did not need another step: %v, %v", before, after)
	}
	if over := findingOf(result.Manifest, "scan.max-size"); over != nil {
		t.Error(over.Message)
	}
}

// A password that not every reader takes is refused before anything is written.
func TestPasswordRefused(t *testing.T) {
	dir := t.TempDir()
	if _, err := loaded(t).Build(context.Background(), samples(t)[0], dir, Options{Today: sampleDay, Password: "a\u00a0b"}); err == nil || strings.Contains(err.Error(), "\u00a0") {
		t.Errorf("got error %v", err)
	}
	if left := tree(t, dir); len(left) > 0 {
		t.Errorf("left %d files", len(left))
	}
}

// letterPages are the pages of all letters.
func letterPages(m packet.Manifest) int {
	pages := 0
	for _, f := range m.Files {
		if strings.HasPrefix(f.Path, "letters/") {
			pages += f.Pages
		}
	}
	return pages
}
