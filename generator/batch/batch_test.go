package batch

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"permitpack/generator"
	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/summary"
	"permitpack/samples/clients"
)

var load = sync.OnceValues(generator.New)

func engine(t *testing.T) *generator.Engine {
	t.Helper()
	e, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// options are those of a test, on the day of the samples.
func options() Options {
	return Options{Options: generator.Options{Today: date.MustParse("2026-11-21")}, Version: "test"}
}

// rows is how many clients the larger tests have: more where the environment asks for it.
func rows(t *testing.T, least int) int {
	t.Helper()
	asked, err := strconv.Atoi(os.Getenv("BATCH_ROWS"))
	if err != nil {
		return least
	}
	return max(asked, least)
}

// writeSheet writes invented clients into a folder and gives the sheet's name.
func writeSheet(t *testing.T, folder string, o clients.Options) string {
	t.Helper()
	var data bytes.Buffer
	if err := clients.WriteCSV(&data, o); err != nil {
		t.Fatal(err)
	}
	return writeFile(t, filepath.Join(folder, "clients.csv"), data.Bytes())
}

func writeFile(t *testing.T, path string, data []byte) string {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func ran(t *testing.T, file, dir string, o Options) Outcome {
	t.Helper()
	out, err := Run(context.Background(), engine(t), file, dir, o)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// told is batch.json.
type told struct {
	index
	Applications []Entry `json:"applications"`
}

func readIndex(t *testing.T, dir string) (all told) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, indexFile))
	if err == nil {
		err = json.Unmarshal(data, &all)
	}
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// tree are the files of a folder with the sums of their bytes.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	if err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		all[filepath.ToSlash(name)] = fmt.Sprintf("%x", sha256.Sum256(data))
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return all
}

// TestBatch makes the packets of clients of whom one in twenty is a bad row.
func TestBatch(t *testing.T) {
	o := clients.Options{Rows: rows(t, 60), BadEvery: 5}
	if raced {
		o = clients.Options{Rows: 12, BadEvery: 2}
	}
	if o.Rows > 1000 {
		o.BadEvery = 20
	}
	folder := t.TempDir()
	file, dir := writeSheet(t, folder, o), filepath.Join(folder, "out")
	first := ran(t, file, dir, options())

	bad := o.Rows / o.BadEvery
	all := readIndex(t, dir)
	if first.Made != o.Rows-bad || first.Skipped != 0 || all.Rejected != bad || all.Rows != o.Rows || all.Counts != first.Counts {
		t.Errorf("made %d of %d with %d bad: %+v", first.Made, o.Rows, bad, all.Counts)
	}
	for n, entry := range all.Applications {
		fault, isBad := o.Bad(n)
		switch {
		case entry.Row != n+2 || entry.Key != clients.Row(n)["client_id"]:
			t.Errorf("entry %d is of row %d, %s", n, entry.Row, entry.Key)
		case isBad != (entry.Status == summary.Rejected):
			t.Errorf("row %d: %s", entry.Row, entry.Status)
		case isBad && (len(entry.Findings) != 1 || entry.Findings[0].ID != fault.Finding || !strings.Contains(entry.Findings[0].Message, fault.Key)):
			t.Errorf("row %d, %s: %v", entry.Row, fault.Name, entry.Findings)
		case !isBad && !engineHas(t, dir, entry.Folder):
			t.Errorf("row %d has no packet", entry.Row)
		}
	}
	for _, name := range []string{SummaryFile, RejectedFile, calendarFile} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Size() == 0 || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: %v, %v", name, info, err)
		}
	}

	before := tree(t, dir)
	o2 := options()
	o2.Resume = true
	if second := ran(t, file, dir, o2); second.Made != 0 || second.Skipped != o.Rows-bad || second.Counts != first.Counts {
		t.Errorf("again: made %d, skipped %d, %+v", second.Made, second.Skipped, second.Counts)
	}
	if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
		t.Errorf("the second run changed (-before +after):\n%s", diff)
	}
}

// engineHas tells whether a packet is there with its manifest.
func engineHas(t *testing.T, dir, folder string) bool {
	t.Helper()
	_, err := os.Stat(filepath.Join(dir, folder, "packet.json"))
	return err == nil
}

// TestSameBytes makes one batch with one worker and with many.
func TestSameBytes(t *testing.T) {
	folder := t.TempDir()
	file := writeSheet(t, folder, clients.Options{Rows: 12, BadEvery: 4})
	one, many := options(), options()
	one.Jobs, many.Jobs = 1, 8
	ran(t, file, filepath.Join(folder, "one"), one)
	ran(t, file, filepath.Join(folder, "many"), many)
	if diff := cmp.Diff(tree(t, filepath.Join(folder, "one")), tree(t, filepath.Join(folder, "many"))); diff != "" {
		t.Errorf("(-one +many):\n%s", diff)
	}
}

// TestResumeMakesWhatChanged changes a row, a photo and a packet between two runs.
func TestResumeMakesWhatChanged(t *testing.T) {
	folder := t.TempDir()
	photo, err := os.ReadFile("../../samples/profiles/photos/student.jpg")
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(folder, "face.jpg"), photo)
	file := writeSheet(t, folder, clients.Options{Rows: 6, Photo: "face.jpg"})
	dir, o := filepath.Join(folder, "out"), options()
	ran(t, file, dir, o)
	o.Resume = true

	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	edited := bytes.Replace(data, []byte("+994500000002"), []byte("+994509999999"), 1)
	writeFile(t, file, edited)
	if out := ran(t, file, dir, o); out.Made != 1 || out.Skipped != 5 {
		t.Errorf("a row changed: made %d, skipped %d", out.Made, out.Skipped)
	}
	damaged := filepath.Join(dir, readIndex(t, dir).Applications[3].Folder, "form.pdf")
	writeFile(t, damaged, []byte("%PDF-1.7"))
	if out := ran(t, file, dir, o); out.Made != 1 || out.Skipped != 5 {
		t.Errorf("a file was damaged: made %d, skipped %d", out.Made, out.Skipped)
	}
	writeFile(t, filepath.Join(folder, "face.jpg"), append(photo, 0))
	if out := ran(t, file, dir, o); out.Made != 6 {
		t.Errorf("the photo changed: made %d", out.Made)
	}
	o.Today = o.Today.AddDays(1)
	if out := ran(t, file, dir, o); out.Made != 6 {
		t.Errorf("a day later: made %d", out.Made)
	}
	o.Version = "another"
	if out := ran(t, file, dir, o); out.Made != 6 {
		t.Errorf("another version: made %d", out.Made)
	}
}

// TestNothingIsOverwritten runs a sheet twice without a word about the packets that are there.
func TestNothingIsOverwritten(t *testing.T) {
	folder := t.TempDir()
	file, dir := writeSheet(t, folder, clients.Options{Rows: 2}), filepath.Join(folder, "out")
	ran(t, file, dir, options())
	before := tree(t, dir)
	if _, err := Run(context.Background(), engine(t), file, dir, options()); !errors.Is(err, ErrExist) {
		t.Errorf("got %v", err)
	}
	if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
		t.Errorf("changed (-before +after):\n%s", diff)
	}
	o := options()
	o.Force = true
	if out := ran(t, file, dir, o); out.Made != 2 {
		t.Errorf("forced: made %d", out.Made)
	}
	if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
		t.Errorf("made again otherwise (-before +after):\n%s", diff)
	}
}

// TestOtherSheet gives the rows of two sheets to one folder: only keys of the agency's
// own tell them apart, and a dash is none.
func TestOtherSheet(t *testing.T) {
	const header = "client_id;procedure;applicant.surname\n"
	folder := t.TempDir()
	dir := filepath.Join(folder, "out")
	ran(t, writeFile(t, filepath.Join(folder, "first.csv"), []byte(header+";study;Li\n")), dir, options())
	for client, refused := range map[string]bool{"": true, "—": true, "C1": false} {
		file := writeFile(t, filepath.Join(folder, "second.csv"), []byte(header+client+";study;Wang\n"))
		if _, err := Run(context.Background(), engine(t), file, dir, options()); errors.Is(err, ErrOtherSheet) != refused {
			t.Errorf("client_id %q: %v", client, err)
		}
	}
}

// TestOneRunAtATime begins a second run while the first is at work.
func TestOneRunAtATime(t *testing.T) {
	folder := t.TempDir()
	file, dir := writeSheet(t, folder, clients.Options{Rows: 2}), filepath.Join(folder, "out")
	o := options()
	var second error
	o.Done = func(row Row) {
		if row.Position == 1 {
			_, second = Run(context.Background(), engine(t), file, dir, options())
		}
	}
	ran(t, file, dir, o)
	if !errors.Is(second, ErrLocked) {
		t.Errorf("the second run: %v", second)
	}
}

// TestDamaged overwrites a part of what a run noted.
func TestDamaged(t *testing.T) {
	folder := t.TempDir()
	file, dir := writeSheet(t, folder, clients.Options{Rows: 2}), filepath.Join(folder, "out")
	ran(t, file, dir, options())
	noted := filepath.Join(dir, storeFolder, rowsFile)
	data, err := os.ReadFile(noted)
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, noted, bytes.Replace(data, []byte(`"key":`), []byte(`"key";`), 1))
	o := options()
	o.Resume = true
	if _, err := Run(context.Background(), engine(t), file, dir, o); !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v", err)
	}
	if err := os.RemoveAll(filepath.Join(dir, storeFolder)); err != nil {
		t.Fatal(err)
	}
	o.Resume, o.Force = false, true
	if out := ran(t, file, dir, o); out.Made != 2 || out.Rows != 2 {
		t.Errorf("begun anew: %+v", out)
	}
}

// TestPanicOfOneRow lets the work on one row panic.
func TestPanicOfOneRow(t *testing.T) {
	folder := t.TempDir()
	file, dir := writeSheet(t, folder, clients.Options{Rows: 4}), filepath.Join(folder, "out")
	o := options()
	o.Jobs = 1
	begun := 0
	o.Step = func(step string) {
		if step == "deciding" {
			if begun++; begun == 2 {
				panic("thrown by the test")
			}
		}
	}
	out := ran(t, file, dir, o)
	if out.Failed != 1 || out.Made != 3 || out.Rows != 4 {
		t.Errorf("%+v", out)
	}
	if entry := readIndex(t, dir).Applications[1]; entry.Status != summary.Failed || entry.Findings[0].ID != "text.not-made" {
		t.Errorf("%+v", entry)
	}
	o.Step, o.Resume = nil, true
	if out := ran(t, file, dir, o); out.Made != 1 || out.Failed != 0 {
		t.Errorf("resumed: %+v", out)
	}
}

// TestOutputRemoved takes the output folder away while rows are at work.
func TestOutputRemoved(t *testing.T) {
	folder := t.TempDir()
	file, dir := writeSheet(t, folder, clients.Options{Rows: 12}), filepath.Join(folder, "out")
	o := options()
	o.Done = func(row Row) {
		if row.Position == 3 {
			for os.RemoveAll(dir) != nil { // rows at work write into it meanwhile
			}
		}
	}
	if _, err := Run(context.Background(), engine(t), file, dir, o); err == nil {
		t.Error("nobody noticed")
	}
	if out := ran(t, file, dir, options()); out.Made != 12 {
		t.Errorf("begun anew: %+v", out)
	}
}

// TestInterrupted cancels the run after some rows, and goes on.
func TestInterrupted(t *testing.T) {
	folder := t.TempDir()
	file, dir := writeSheet(t, folder, clients.Options{Rows: 12, BadEvery: 4}), filepath.Join(folder, "out")
	ctx, cancel := context.WithCancel(context.Background())
	o := options()
	o.Done = func(row Row) {
		if row.Position == 5 {
			cancel()
		}
	}
	if _, err := Run(ctx, engine(t), file, dir, o); !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, indexFile)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("batch.json is there before the end: %v", err)
	}
	o.Done, o.Resume = nil, true
	out := ran(t, file, dir, o)
	if out.Skipped < 3 || out.Made+out.Skipped != 9 || out.Rejected != 3 {
		t.Errorf("%+v", out)
	}
	ran(t, file, filepath.Join(folder, "undisturbed"), options())
	if diff := cmp.Diff(tree(t, filepath.Join(folder, "undisturbed")), tree(t, dir)); diff != "" {
		t.Errorf("(-undisturbed +resumed):\n%s", diff)
	}
}

// TestTwoClientsOfOneID wants the second to be told, and nothing lost.
func TestTwoClientsOfOneID(t *testing.T) {
	ids := []string{"C100000", "c100000", "C100000 "}
	if raced {
		ids = ids[:1]
	}
	for _, id := range ids {
		folder := t.TempDir()
		file, dir := writeSheet(t, folder, clients.Options{Rows: 3}), filepath.Join(folder, "out")
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, file, bytes.Replace(data, []byte("C100002"), []byte(id), 1))
		out := ran(t, file, dir, options())
		entry := readIndex(t, dir).Applications[2]
		if out.Made != 2 || out.Rejected != 1 || out.Rows != 3 || entry.Findings[0].ID != "text.client-twice" || !strings.Contains(entry.Findings[0].Message, "2") {
			t.Errorf("%q: %+v, %+v", id, out, entry)
		}
	}
}

// TestShards makes one batch whole and in parts.
func TestShards(t *testing.T) {
	folder := t.TempDir()
	file := writeSheet(t, folder, clients.Options{Rows: 14, BadEvery: 5})
	ran(t, file, filepath.Join(folder, "whole"), options())
	var parts []string
	for i := range 3 {
		part := filepath.Join(folder, "parts", strconv.Itoa(i))
		o := options()
		o.Shard, o.Shards = i, 3
		if out := ran(t, file, part, o); out.Rows < 4 || out.Rows > 5 {
			t.Errorf("part %d has %d rows", i, out.Rows)
		}
		before := tree(t, part)
		o.Resume = true
		ran(t, file, part, o)
		if diff := cmp.Diff(before, tree(t, part)); diff != "" {
			t.Errorf("the part made again (-before +after):\n%s", diff)
		}
		parts = append(parts, part)
	}
	all := filepath.Join(folder, "parts")
	merge := func(parts []string) (Outcome, []finding.Finding) {
		var warned []finding.Finding
		o := options()
		o.Warn = func(f finding.Finding) { warned = append(warned, f) }
		out, err := Merge(context.Background(), engine(t), parts, all, o)
		if err != nil {
			t.Fatal(err)
		}
		return out, warned
	}
	if _, warned := merge(parts[:2]); len(warned) != 1 || !strings.Contains(warned[0].Message, "2/3") {
		t.Errorf("two of three parts: %v", warned)
	}
	out, warned := merge([]string{parts[2], parts[0], parts[1], parts[0]})
	if len(warned) > 0 {
		t.Errorf("all parts: %v", warned)
	}
	before := tree(t, all)
	merge(parts)
	if diff := cmp.Diff(before, tree(t, all)); diff != "" {
		t.Errorf("joined again (-before +after):\n%s", diff)
	}
	want, got := readIndex(t, filepath.Join(folder, "whole")), readIndex(t, all)
	if got.Counts != want.Counts || out.Counts != want.Counts {
		t.Errorf("%+v, whole %+v", got.Counts, want.Counts)
	}
	byRow := func(a, b Entry) int { return a.Row - b.Row }
	slices.SortFunc(got.Applications, byRow)
	for i, entry := range got.Applications {
		whole := want.Applications[i]
		if entry.Folder != "" {
			if !engineHas(t, all, entry.Folder) {
				t.Errorf("%s is not there", entry.Folder)
			}
			entry.Folder = filepath.Base(entry.Folder)
		}
		if diff := cmp.Diff(whole, entry); diff != "" {
			t.Errorf("(-whole +joined):\n%s", diff)
		}
	}
	o := options()
	o.Warn = nil
	if err := os.Remove(filepath.Join(parts[1], indexFile)); err != nil {
		t.Fatal(err)
	}
	if _, err := Merge(context.Background(), engine(t), []string{filepath.Join(folder, "part9")}, all, o); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a part that is not there: %v", err)
	}
	if _, err := Merge(context.Background(), engine(t), parts, all, o); !errors.Is(err, ErrUnfinished) {
		t.Errorf("a part that has not come to its end: %v", err)
	}
}

// TestFedBack mends the rows of rejected.xlsx, some and then the rest, and feeds them back.
func TestFedBack(t *testing.T) {
	folder := t.TempDir()
	o := clients.Options{Rows: 26, BadEvery: 2, Photo: "face.jpg"} // each fault, and one of them twice
	file, dir := writeSheet(t, folder, o), filepath.Join(folder, "out")
	photo, err := os.ReadFile("../../samples/profiles/photos/student.jpg")
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(folder, "face.jpg"), photo)
	ran(t, file, dir, options())

	rejected := filepath.Join(dir, RejectedFile)
	if n := mend(t, rejected, rejected, 4); n != 13 {
		t.Fatalf("%d rows were rejected", n)
	}
	if out := ran(t, rejected, dir, options()); out.Made != 4 || out.Rejected != 9 || out.Rows != 26 {
		t.Errorf("some mended: %+v", out)
	}
	elsewhere := filepath.Join(dir, "mended.xlsx")
	if n := mend(t, rejected, elsewhere, 99); n != 9 {
		t.Errorf("%d rows are still rejected", n)
	}
	if out := ran(t, elsewhere, dir, options()); out.Made != 9 || out.Rejected != 0 || out.Rows != 26 {
		t.Errorf("all mended: %+v", out)
	}
	again := options()
	again.Resume = true
	if out := ran(t, elsewhere, dir, again); out.Made != 0 || out.Skipped != 9 || out.Rows != 26 {
		t.Errorf("fed back again: %+v", out)
	}
	if err := os.Remove(elsewhere); err != nil {
		t.Fatal(err)
	}

	good := filepath.Join(folder, "good")
	o.BadEvery = 0
	ran(t, writeSheet(t, folder, o), good, options())
	want, got := tree(t, good), tree(t, dir)
	delete(want, ".batch/rows.jsonl") // in the order in which rows became good
	delete(got, ".batch/rows.jsonl")
	for path := range want {
		if !strings.Contains(path, "/") { // so are the summaries
			delete(want, path)
			delete(got, path)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-all good at once +mended):\n%s", diff)
	}
}

// TestJoinedWithoutRejected joins parts of which no row was rejected: the workbook has
// the columns that are always there, and no row.
func TestJoinedWithoutRejected(t *testing.T) {
	folder := t.TempDir()
	file, all := writeSheet(t, folder, clients.Options{Rows: 1}), filepath.Join(folder, "all")
	ran(t, file, filepath.Join(folder, "0"), options())
	if _, err := Merge(context.Background(), engine(t), []string{filepath.Join(folder, "0")}, all, options()); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(filepath.Join(all, RejectedFile))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	got, err := f.GetRows(f.GetSheetName(0))
	if want := [][]string{{"client_id", "Why rejected"}}; err != nil || !cmp.Equal(want, got) {
		t.Errorf("%v %v", got, err)
	}
}

// TestJoinedFedBack feeds back the rejected rows of two parts into the folder in which
// they were joined, which lies beside the parts. No packet of a part is forgotten.
func TestJoinedFedBack(t *testing.T) {
	folder := t.TempDir()
	file, all := writeSheet(t, folder, clients.Options{Rows: 6, BadEvery: 3}), filepath.Join(folder, "all")
	var parts []string
	for i := range 2 {
		o := options()
		o.Shard, o.Shards = i, 2
		parts = append(parts, filepath.Join(folder, strconv.Itoa(i)))
		ran(t, file, parts[i], o)
	}
	if out, err := Merge(context.Background(), engine(t), parts, all, options()); err != nil || out.Rejected != 2 {
		t.Fatalf("%+v %v", out, err)
	}
	rejected := filepath.Join(all, RejectedFile)
	mend(t, rejected, rejected, 99)
	if out := ran(t, rejected, all, options()); out.Made != 2 || out.Rejected != 0 || out.Rows != 6 {
		t.Errorf("fed back: %+v", out)
	}
	for _, entry := range readIndex(t, all).Applications {
		if !engineHas(t, all, entry.Folder) {
			t.Errorf("the packet of %s is not at %q", entry.Key, entry.Folder)
		}
	}

	// The whole sheet makes those of the parts anew, and leaves the parts as they are.
	before := tree(t, parts[0])
	o := options()
	o.Resume = true
	writeSheet(t, folder, clients.Options{Rows: 6})
	if out := ran(t, file, all, o); out.Made != 4 || out.Skipped != 2 || out.Rows != 6 {
		t.Errorf("the whole sheet: %+v", out)
	}
	if diff := cmp.Diff(before, tree(t, parts[0])); diff != "" {
		t.Errorf("the part (-before +after):\n%s", diff)
	}
}

// TestFedBackWithoutKeys feeds back a row whose client_id cannot be a key: it goes by its
// number in the first sheet, and no other packet gives way to it.
func TestFedBackWithoutKeys(t *testing.T) {
	folder := t.TempDir()
	file, dir := writeSheet(t, folder, clients.Options{Rows: 2}), filepath.Join(folder, "out")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(data), "\n")
	lines[1] = strings.Replace(lines[1], "C100000", "客户", 1)
	lines[2] = strings.Replace(strings.Replace(lines[2], "C100001", "客户", 1), clients.Row(1)["passport.number"], "", 1)
	writeFile(t, file, []byte(strings.Join(lines, "")))
	if out := ran(t, file, dir, options()); out.Made != 1 || out.Rejected != 1 {
		t.Fatalf("%+v", out)
	}

	rejected := filepath.Join(dir, RejectedFile)
	f, err := excelize.OpenFile(rejected)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	column := slices.Index(strings.Split(lines[0], ";"), "passport.number") + 1
	cell, _ := excelize.CoordinatesToCellName(column, 2)
	if err := errors.Join(f.SetCellStr(f.GetSheetName(0), cell, clients.Row(1)["passport.number"]), f.Save()); err != nil {
		t.Fatal(err)
	}
	if out := ran(t, rejected, dir, options()); out.Made != 1 || out.Rejected != 0 || out.Rows != 2 {
		t.Errorf("fed back: %+v", out)
	}
	for i, entry := range readIndex(t, dir).Applications {
		if want := strconv.Itoa(i + 2); entry.Key != want || !engineHas(t, dir, entry.Folder) {
			t.Errorf("%s is not whole: %s", want, entry.Folder)
		}
	}
}

// mend writes the first n rows of a workbook of rejected rows as they should have been,
// and leaves the others out; it gives how many there were.
func mend(t *testing.T, from, to string, n int) int {
	t.Helper()
	f, err := excelize.OpenFile(from)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	name := f.GetSheetName(0)
	all, err := f.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range all[1:] {
		at := i + 2
		if i >= n {
			if err := f.RemoveRow(name, n+2); err != nil {
				t.Fatal(err)
			}
			continue
		}
		number, err := strconv.Atoi(strings.TrimPrefix(row[0], "C"))
		if err != nil {
			t.Fatal(err)
		}
		good := clients.Row(number - 100000)
		for column, key := range all[0] {
			if value, ok := good[key]; ok && value != row[min(column, len(row)-1)] {
				cell, _ := excelize.CoordinatesToCellName(column+1, at)
				if err := f.SetCellStr(name, cell, value); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if err := f.SaveAs(to); err != nil {
		t.Fatal(err)
	}
	return len(all) - 1
}

// TestSampleSheet makes the packets of samples/clients.csv: the same findings as those of
// the profiles of the same people.
func TestSampleSheet(t *testing.T) {
	dir := t.TempDir()
	out := ran(t, "../../samples/clients.csv", dir, options())
	if out.Made != 6 || out.Rejected != 1 {
		t.Errorf("%+v", out)
	}
	for _, entry := range readIndex(t, dir).Applications {
		if entry.Status == summary.Rejected {
			continue
		}
		result, err := engine(t).Check(context.Background(), filepath.Join("../../samples/profiles", entry.Key+".yaml"), options().Options)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(ids(result.Manifest.Findings), ids(entry.Findings)); diff != "" {
			t.Errorf("%s (-profile +row):\n%s", entry.Key, diff)
		}
	}
}

func ids(findings []finding.Finding) []string {
	all := make([]string, len(findings))
	for i, f := range findings {
		all[i] = fmt.Sprintf("%s %s %s", f.Severity, f.ID, f.Where)
	}
	return all
}
