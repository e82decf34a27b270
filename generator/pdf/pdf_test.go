package pdf

import (
	"bytes"
	"compress/zlib"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// The expected spellings are those of ISO 32000-1, 7.3.
func TestObjectsAreSpelledAsTheStandardSays(t *testing.T) {
	tests := []struct {
		object Object
		want   string
	}{
		{Null{}, "null"},
		{Bool(true), "true"},
		{Int(-12), "-12"},
		{Real(0.5), "0.5"},
		{Real(12), "12"},
		{Real(-0.00000000001), "0"},
		{Real(0.00048828), "0.00048828"},
		{Name("A B#/é"), "/A#20B#23#2F#C3#A9"},
		{String("a(b)\\c"), `(a\(b\)\\c)`},
		{String("\x00\xff"), "<00FF>"},
		{Text("plain"), "(plain)"},
		{Text("Əli"), "<FEFF018F006C0069>"},
		{Text("𠮷"), "<FEFFD842DFB7>"},
		{Array{Int(1), nil, Ref(7)}, "[1 null 7 0 R]"},
		{Dict{"B": Int(2), "A": Int(1), "C": nil}, "<</A 1/B 2>>"},
		{&Stream{Dict{"X": Int(1)}, []byte("ab")}, "<</Length 2/X 1>>\nstream\nab\nendstream"},
	}
	for _, test := range tests {
		got := string(Append(nil, test.object))
		if got != test.want {
			t.Errorf("%T is written %q, want %q", test.object, got, test.want)
		}
	}
}

// document has two pages and three bookmarks on two levels; lock is nil where it is plain.
func document(lock *Lock) ([]byte, error) {
	var out bytes.Buffer
	w := NewWriter(&out)
	catalog := Dict{"Type": Name("Catalog")}
	if lock != nil {
		w.Lock(lock)
		catalog["Extensions"] = Extension()
	}
	pages, content := w.Reserve(), w.Add(Deflate(nil, []byte("BT /F 12 Tf 72 720 Td (hello) Tj ET")))
	font := w.Add(Dict{"Type": Name("Font"), "Subtype": Name("Type1"), "BaseFont": Name("Helvetica")})
	var kids Array
	for range 2 {
		kids = append(kids, w.Add(Dict{
			"Type": Name("Page"), "Parent": pages, "Contents": content,
			"MediaBox":  Array{Int(0), Int(0), Int(595), Int(842)},
			"Resources": Dict{"Font": Dict{"F": font}},
		}))
	}
	w.Put(pages, Dict{"Type": Name("Pages"), "Kids": kids, "Count": Int(len(kids))})
	outline := w.AddOutline([]Bookmark{
		{Title: "Siyahı", Page: kids[0].(Ref)},
		{Title: "附件", Level: 1, Page: kids[1].(Ref)},
		{Title: "End", Page: kids[1].(Ref)},
	})
	catalog["Pages"], catalog["Outlines"] = pages, outline
	err := w.Close(w.Add(catalog), w.Add(Info{Title: "Sənəd", Created: Date(2026, 11, 22)}.Dict()))
	return out.Bytes(), err
}

func TestQpdfFindsNothingWrong(t *testing.T) {
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Skip("qpdf is not installed")
	}
	data, err := document(nil)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "document.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("qpdf", "--check", file).CombinedOutput(); err != nil {
		t.Fatalf("qpdf --check: %v\n%s", err, out)
	}
	out, err := exec.Command("qpdf", "--json", "--json-key=outlines", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"Siyahı"`, `"附件"`, `"destpageposfrom1": 2`} {
		if !bytes.Contains(out, []byte(want)) {
			t.Errorf("the outline that qpdf reads lacks %s:\n%s", want, out)
		}
	}
}

func TestSameObjectsGiveSameBytes(t *testing.T) {
	first, err := document(nil)
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		again, err := document(nil)
		if err != nil || !bytes.Equal(first, again) {
			t.Fatal("the same document was written differently")
		}
	}
}

func TestCloseRefusesAFileWithHoles(t *testing.T) {
	tests := map[string]func(w *Writer){
		"reserved and never written": func(w *Writer) { w.Reserve() },
		"written twice":              func(w *Writer) { w.Put(w.Add(Null{}), Null{}) },
		"never reserved":             func(w *Writer) { w.Put(9, Null{}) },
	}
	for name, spoil := range tests {
		w := NewWriter(&bytes.Buffer{})
		root := w.Add(Dict{})
		spoil(w)
		if w.Close(root, root) == nil {
			t.Errorf("%s: Close found nothing wrong", name)
		}
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, os.ErrClosed }

func TestErrorOfTheDestinationIsReturned(t *testing.T) {
	w := NewWriter(fullDisk{})
	root := w.Add(Dict{})
	if err := w.Close(root, root); err != os.ErrClosed {
		t.Errorf("got %v, want the error of the destination", err)
	}
}

// A stream that is put together from a beginning and an end is read as one by others.
func TestPackedThen(t *testing.T) {
	long := bytes.Repeat([]byte("0123456789 ə"), 20_000)
	for _, begin := range [][]byte{nil, []byte("a"), long, bytes.Repeat([]byte{255}, 70_000)} {
		packed := Pack(begin)
		for _, end := range [][]byte{nil, []byte("b"), long, bytes.Repeat([]byte{255}, 65_521)} {
			s := packed.Then(Dict{"Length1": Int(5)}, end)
			r, err := zlib.NewReader(bytes.NewReader(s.Data))
			if err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(r) // it knows the sum of all of it
			if err != nil || !bytes.Equal(got, slices.Concat(begin, end)) {
				t.Errorf("%d and %d bytes come back as %d, %v", len(begin), len(end), len(got), err)
			}
			if s.Dict["Length1"] != Int(5) || s.Dict["Filter"] != Name("FlateDecode") {
				t.Errorf("the dictionary is %v", s.Dict)
			}
		}
	}
}
