package readback

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"image"
	"image/jpeg"
	"maps"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/assemble"
	"permitpack/generator/date"
	"permitpack/generator/page"
)

const mm = page.Millimetre

// document is a form of two pages: a name, a wrapped value, two squares, a photo, a number.
func document(t testing.TB) ([]byte, []page.Placed) {
	t.Helper()
	d, placed := drawn(t)
	var b bytes.Buffer
	if err := d.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), placed
}

// drawn is the document before it is written.
func drawn(t testing.TB) (page.Drawn, []page.Placed) {
	t.Helper()
	fonts, err := page.LoadFonts(os.DirFS("../../fonts"))
	if err != nil {
		t.Fatal(err)
	}
	st := page.Style{Size: 1000}
	text := func(x, y page.Length, s string) page.Mark { return page.Text{X: x, Y: y, Style: st, Value: s} }
	box := func(x, y page.Length) page.Mark {
		return page.Rect{X: x, Y: y, Width: 3 * mm, Height: 3 * mm, Line: mm / 5, Fill: -1}
	}
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, image.NewGray(image.Rect(0, 0, 35, 45)), nil); err != nil {
		t.Fatal(err)
	}
	d := page.Document{
		Title: "test", Language: "az", Created: date.MustParse("2026-11-21"),
		Pages: []page.Page{
			{Size: page.A4,
				Static: []page.Mark{text(20*mm, 18*mm, "Soyadınız"), box(20*mm, 50*mm), box(40*mm, 50*mm)},
				Values: []page.Mark{
					text(20*mm, 25*mm, "Ğəniyeva 王小明 (Öz) Иванова"),
					text(20*mm, 35*mm, "birinci sətir"), text(20*mm, 40*mm, "ikinci sətir"),
					page.Line{X1: 40 * mm, Y1: 50 * mm, X2: 43 * mm, Y2: 53 * mm, Width: mm / 3},
					page.Line{X1: 40 * mm, Y1: 53 * mm, X2: 43 * mm, Y2: 50 * mm, Width: mm / 3},
					page.Picture{X: 150 * mm, Y: 10 * mm, Width: 35 * mm, Height: 45 * mm, JPEG: photo.Bytes()},
				}},
			{Size: page.A4, Values: []page.Mark{text(20*mm, 25*mm, "E12345678")}},
		},
	}
	sheets, err := page.Draw(d, fonts)
	if err != nil {
		t.Fatal(err)
	}
	placed := func(kind page.PlacedKind, field, value string, number int, x, y, w, h page.Length) page.Placed {
		return page.Placed{Field: field, Kind: kind, Value: value, Page: number, X: x, Y: y, Width: w, Height: h}
	}
	return sheets, []page.Placed{
		placed(page.PlacedText, "name", "Ğəniyeva 王小明 (Öz) Иванова", 1, 20*mm, 20*mm, 80*mm, 6*mm),
		placed(page.PlacedText, "wrapped", "birinci sətir ikinci sətir", 1, 20*mm, 31*mm, 80*mm, 10*mm),
		placed(page.PlacedText, "empty", "", 1, 20*mm, 60*mm, 80*mm, 10*mm),
		placed(page.PlacedTick, "sex", "", 1, 20*mm, 50*mm, 3*mm, 3*mm),
		placed(page.PlacedTick, "sex", page.Tick, 1, 40*mm, 50*mm, 3*mm, 3*mm),
		placed(page.PlacedPicture, "photo", "", 1, 150*mm, 10*mm, 35*mm, 45*mm),
		placed(page.PlacedText, "number", "E12345678", 2, 20*mm, 20*mm, 80*mm, 6*mm),
	}
}

func check(t *testing.T, pdf []byte, placed []page.Placed) Result {
	t.Helper()
	r, err := Check(pdf, placed)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestCheck(t *testing.T) {
	pdf, placed := document(t)
	want := Result{OK: true, Fields: 6, Pages: 2}
	if diff := cmp.Diff(want, check(t, pdf, placed)); diff != "" {
		t.Errorf("a sound file (-want +got):\n%s", diff)
	}
}

// TestOtherExpectations changes what is expected: every difference must show.
func TestOtherExpectations(t *testing.T) {
	pdf, _ := document(t)
	cases := []struct {
		name  string
		spoil func(placed []page.Placed)
		want  string
	}{
		{"another letter", func(p []page.Placed) { p[0].Value = strings.Replace(p[0].Value, "ə", "e", 1) }, "name"},
		{"another sign", func(p []page.Placed) { p[0].Value = strings.Replace(p[0].Value, "明", "月", 1) }, "name"},
		{"a line missing", func(p []page.Placed) { p[1].Value = "birinci sətir" }, "wrapped"},
		{"lines exchanged", func(p []page.Placed) { p[1].Value = "ikinci sətir birinci sətir" }, "wrapped"},
		{"value where none is", func(p []page.Placed) { p[2].Value = "x" }, "empty"},
		{"none where a value is", func(p []page.Placed) { p[6].Value = "" }, "number"},
		{"tick missing", func(p []page.Placed) { p[3].Value = page.Tick }, "sex"},
		{"tick too many", func(p []page.Placed) { p[4].Value = "" }, "sex"},
		{"photo too small", func(p []page.Placed) { p[5].Width, p[5].Height = 30*mm, 40*mm }, "photo"},
		{"photo 0.2 mm wider", func(p []page.Placed) { p[5].Width += mm / 5 }, "photo"},
		{"another page", func(p []page.Placed) { p[6].Page = 1 }, "number"},
		{"no such page", func(p []page.Placed) { p[6].Page = 3 }, "number"},
		{"another place", func(p []page.Placed) { p[6].Y += 10 * mm }, "number"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, placed := document(t)
			c.spoil(placed)
			r := check(t, pdf, placed)
			if diff := cmp.Diff([]string{c.want}, r.Mismatches); diff != "" || r.OK {
				t.Errorf("mismatches (-want +got), OK %v:\n%s", r.OK, diff)
			}
		})
	}
	_, placed := document(t)
	placed[5].Width += mm / 20
	if !check(t, pdf, placed).OK {
		t.Error("a picture within a tenth of a millimetre is refused")
	}
}

// TestDamagedFile changes the file itself.
func TestDamagedFile(t *testing.T) {
	pdf, placed := document(t)
	texts := []string{"name", "wrapped", "number"}
	cases := []struct {
		name  string
		spoil func(content []byte) []byte
		want  []string
	}{
		{"a digit of a value", replace("\x00E\x001\x002", "\x00E\x001\x003"), []string{"number"}},
		{"a value moved", replace("56.69 771.02 Td", "56.69 700.00 Td"), []string{"name", "number"}},
		{"a stroke of the cross", replace(" l S", " l n"), []string{"sex"}},
		{"the ToUnicode maps", unicodeRanges("<$1> <$2> <2460>"), texts},
		{"no ToUnicode ranges", unicodeRanges(""), texts},
		{"the glyphs", noGlyphs, texts},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			damaged := rewrite(t, pdf, c.spoil)
			if diff := cmp.Diff(c.want, check(t, damaged, placed).Mismatches); diff != "" {
				t.Errorf("mismatches (-want +got):\n%s", diff)
			}
		})
	}
	if r := check(t, rewrite(t, pdf, func(b []byte) []byte { return b }), placed); !r.OK {
		t.Errorf("the file written anew without damage: %v", r.Mismatches)
	}
}

// TestSameStreamsOtherFonts reads two files with one Reader, whose pages are the same
// packed bytes: what the first one's fonts make of them must not be taken for the second's.
func TestSameStreamsOtherFonts(t *testing.T) {
	pdf, placed := document(t)
	for name, spoil := range map[string]func([]byte) []byte{
		"other ToUnicode maps": unicodeRanges("<$1> <$2> <2460>"),
		"no glyphs":            noGlyphs,
	} {
		var reader Reader
		for _, c := range []struct {
			file []byte
			want []string
		}{
			{rewrite(t, pdf, func(b []byte) []byte { return b }), nil},
			{rewrite(t, pdf, spoil), []string{"name", "wrapped", "number"}},
		} {
			shown, err := reader.Read(c.file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, shown.Check(placed).Mismatches); diff != "" {
				t.Errorf("%s: mismatches (-want +got):\n%s", name, diff)
			}
		}
	}
}

// TestOverABlank reads our pages where they are printed on the pages of another
// file, which says things in the same places.
func TestOverABlank(t *testing.T) {
	own, placed := drawn(t)
	var joined bytes.Buffer
	parts := []assemble.Part{{Own: 2, Under: otherWords(t)}}
	if _, err := assemble.Write(&joined, own.Sheets, parts, assemble.Options{Title: "test"}); err != nil {
		t.Fatal(err)
	}
	want := Result{OK: true, Fields: 6, Pages: 2}
	if diff := cmp.Diff(want, check(t, joined.Bytes(), placed)); diff != "" {
		t.Errorf("our pages over a blank (-want +got):\n%s", diff)
	}
	damaged := rewrite(t, joined.Bytes(), replace("\x00E\x001\x002", "\x00E\x001\x003"))
	if diff := cmp.Diff([]string{"number"}, check(t, damaged, placed).Mismatches); diff != "" {
		t.Errorf("a digit of a value (-want +got):\n%s", diff)
	}
	renamed := rewrite(t, joined.Bytes(), replace("/Own Do", "/Under Do"))
	if diff := cmp.Diff([]string{"name", "wrapped", "sex", "photo", "number"}, check(t, renamed, placed).Mismatches); diff != "" {
		t.Errorf("the blank in place of our pages (-want +got):\n%s", diff)
	}
}

// TestOwnPageWhole wants our pages upright and whole where they lie on a sheet, whose
// content assemble writes as a matrix and the page's name.
func TestOwnPageWhole(t *testing.T) {
	own, placed := drawn(t)
	var joined bytes.Buffer
	if _, err := assemble.Write(&joined, own.Sheets, []assemble.Part{{Own: 2}}, assemble.Options{Title: "test"}); err != nil {
		t.Fatal(err)
	}
	place := regexp.MustCompile(`q [-0-9. ]+ cm\n/Own Do`)
	for name, test := range map[string]struct {
		matrix string
		ok     bool
	}{
		"as it is":       {"1 0 0 1 0 0", true},
		"smaller":        {"0.9 0 0 0.9 10 20", true},
		"moved out":      {"1 0 0 1 20 0", false},
		"larger":         {"1.1 0 0 1.1 0 0", false},
		"turned":         {"0 1 -1 0 595 0", false},
		"mirrored":       {"-1 0 0 1 595 0", false},
		"out of shape":   {"0.9 0 0 0.8 0 0", false},
		"upside down":    {"-1 0 0 -1 595 842", false},
		"below the foot": {"1 0 0 1 0 -30", false},
	} {
		changed := rewrite(t, joined.Bytes(), func(b []byte) []byte {
			return place.ReplaceAll(b, []byte("q "+test.matrix+" cm\n/Own Do"))
		})
		r, err := Check(changed, placed)
		if got := err == nil && r.OK; got != test.ok {
			t.Errorf("%s: read as shown: %v, want %v (%v, %v)", name, got, test.ok, r.Mismatches, err)
		}
	}
}

// otherWords is a page of A4 that is written on where document has its values.
func otherWords(t *testing.T) []byte {
	t.Helper()
	fonts, err := page.LoadFonts(os.DirFS("../../fonts"))
	if err != nil {
		t.Fatal(err)
	}
	words := page.Text{X: 21 * mm, Y: 25 * mm, Style: page.Style{Size: 1000}, Value: "Soyad"}
	var b bytes.Buffer
	d := page.Document{Created: date.MustParse("2026-11-21"), Pages: []page.Page{{Size: page.A4, Static: []page.Mark{words}}}}
	if err := page.Write(&b, d, fonts); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestDroppedPage(t *testing.T) {
	pdf, placed := document(t)
	kids := bytes.Index(pdf, []byte("/Kids ["))
	end := kids + bytes.IndexByte(pdf[kids:], ']')
	second := bytes.LastIndexByte(pdf[:end], 'R')
	second = kids + bytes.IndexByte(pdf[kids:second], 'R') + 1
	damaged := slices.Concat(pdf[:second], bytes.Repeat([]byte(" "), end-second), pdf[end:])
	r := check(t, damaged, placed)
	if diff := cmp.Diff(Result{Fields: 6, Mismatches: []string{"number"}, Pages: 1}, r); diff != "" {
		t.Errorf("a page dropped (-want +got):\n%s", diff)
	}
}

func replace(old, with string) func([]byte) []byte {
	return func(b []byte) []byte { return bytes.ReplaceAll(b, []byte(old), []byte(with)) }
}

// unicodeRanges puts something else in the place of the ranges of the ToUnicode maps.
func unicodeRanges(with string) func([]byte) []byte {
	ranges := regexp.MustCompile(`<(....)> <(....)> <....>`)
	return func(b []byte) []byte { return ranges.ReplaceAll(b, []byte(with)) }
}

// noGlyphs empties the maps from codes to glyphs: the streams in which many of the first
// codes have none.
func noGlyphs(b []byte) []byte {
	if bytes.HasPrefix(b, make([]byte, 32)) {
		return make([]byte, len(b))
	}
	return b
}

// rewrite unpacks every stream of a file, changes it, and writes the file anew.
func rewrite(t *testing.T, pdf []byte, change func([]byte) []byte) []byte {
	t.Helper()
	f, err := open(pdf)
	if err != nil {
		t.Fatal(err)
	}
	refs := slices.Sorted(maps.Keys(f.offsets))
	ends := slices.Sorted(maps.Values(f.offsets))
	ends = append(ends, bytes.LastIndex(pdf, []byte("xref\n0")))
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n")
	offsets := map[int]int{}
	for _, ref := range refs {
		start := f.offsets[ref]
		i, _ := slices.BinarySearch(ends, start)
		offsets[ref] = out.Len()
		out.Write(changed(t, f, ref, pdf[start:ends[i+1]], change))
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 1\n0000000000 65535 f \n")
	for _, ref := range refs {
		fmt.Fprintf(&out, "%d 1\n%010d 00000 n \n", ref, offsets[ref])
	}
	trailer := pdf[bytes.LastIndex(pdf, []byte("trailer")):]
	out.Write(trailer[:bytes.Index(trailer, []byte("startxref"))])
	fmt.Fprintf(&out, "startxref\n%d\n%%%%EOF\n", start)
	return out.Bytes()
}

func changed(t *testing.T, f *file, ref int, raw []byte, change func([]byte) []byte) []byte {
	t.Helper()
	st, err := f.stream(fmt.Appendf(nil, "%d 0 R", ref))
	if err != nil || st.get("Subtype").is("Image") {
		return raw // no stream, or a picture
	}
	data, err := st.bytes()
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	if _, err := w.Write(change(data)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	entries, _, _ := bytes.Cut(raw[bytes.Index(raw, []byte("<<"))+2:], []byte("stream"))
	entries = packing.ReplaceAll(entries, nil)
	return fmt.Appendf(nil, "%d 0 obj\n<</Filter /FlateDecode /Length %d %s\nstream\n%s\nendstream\nendobj\n", ref, packed.Len(), entries, packed.Bytes())
}

// packing are the entries of a stream that change when it is packed anew.
var packing = regexp.MustCompile(`/Filter ?/FlateDecode|/Length \d+( 0 R)?`)

// TestHandWritten reads a file written by hand, with the operators that our writer does not use.
func TestHandWritten(t *testing.T) {
	content := "q 2 0 0 2 10 20 cm BT /F1 10 Tf 1 0 0 1 5 6 Tm <00010002> Tj 0 -4 Td [(\\000\\003) -120 <0004>] TJ " +
		"3 TL T* (\\000\\001) ' ET Q BT /F1 8 Tf 50 60 TD <0005> Tj ET"
	cmap := "1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0001> <0041> <0002> <D83DDE00> endbfchar " +
		"2 beginbfrange <0003> <0003> [<018F>] <0004> <0005> <0061> endbfrange"
	parts := []string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 200 100]/Resources<</Font<</F1 5 0 R>>>>>>",
		"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
		fmt.Sprintf("<</Length %d>>stream\r\n%s\nendstream", len(content), content),
		"<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 6 0 R>>",
		fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(cmap), cmap),
		"<</Type/Font/Subtype/CIDFontType2/CIDToGIDMap/Identity>>",
	}
	f, err := open(written(parts))
	if err != nil {
		t.Fatal(err)
	}
	shown, err := f.show()
	if err != nil {
		t.Fatal(err)
	}
	// By hand: x = 2*5+10, y = 100 - (2*6+20); each step down is doubled by the matrix.
	type said struct {
		X, Y float64
		Text string
	}
	want := []said{{20, 68, "A\U0001F600"}, {20, 76, "Əa"}, {20, 88, "A"}, {50, 40, "b"}}
	var got []said
	for _, text := range shown[0].texts {
		got = append(got, said{text.at.x, text.at.y, string(text.font.append(nil, text.codes))})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("texts (-want +got):\n%s", diff)
	}
}

func TestNoPDF(t *testing.T) {
	pdf, placed := document(t)
	for name, data := range map[string][]byte{
		"nothing": nil, "text": []byte("hello"), "cut in half": pdf[:len(pdf)/2], "head alone": []byte("%PDF-1.7\nstartxref\n99999999\n"),
	} {
		if _, err := Check(data, placed); err == nil {
			t.Errorf("%s: read without an error", name)
		}
	}
}

// written is a file of those objects, the first of which is the catalogue.
func written(parts []string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	table := fmt.Sprintf("xref\n0 %d\n0000000000 65535 f \n", len(parts)+1)
	for i, p := range parts {
		table += fmt.Sprintf("%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj %% a comment\n%s\nendobj\n", i+1, p)
	}
	start := b.Len()
	fmt.Fprintf(&b, "%strailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF", table, len(parts)+1, start)
	return b.Bytes()
}

// TestFaultyObjects breaks one object of a sound file.
func TestFaultyObjects(t *testing.T) {
	content := func(c string) string { return fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(c), c) }
	const text = "BT /F1 9 Tf 5 5 Td (\000\001) Tj ET"
	sound := []string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 200 100]/Resources<</Font<</F1 5 0 R>>>>>>",
		"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
		content(text),
		"<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 6 0 R>>",
		content("1 beginbfchar <0001> <0041> endbfchar"),
		"<</Type/Font/Subtype/CIDFontType2/CIDToGIDMap/Identity>>",
	}
	if _, err := Read(written(sound)); err != nil {
		t.Fatalf("the sound file: %v", err)
	}
	for name, c := range map[string]struct {
		object int
		with   string
	}{
		"a length that is its own stream": {4, "<</Length 4 0 R>>stream\n" + text + "\nendstream"},
		"a length that is too short":      {4, "<</Length 9>>stream\n" + text + "\nendstream"},
		"no end of the stream":            {4, fmt.Sprintf("<</Length %d>>stream\n%s\n", len(text), text)},
		"a dictionary without its end":    {3, "<</Type/Page/Parent 2 0 R/Contents 4 0 R"},
		"a key that is no name":           {3, "<</Type/Page 9 9/Parent 2 0 R/Contents 4 0 R>>"},
		"an array that stays open":        {4, content("BT /F1 9 Tf [(\000\001) TJ ET")},
		"an array that was never open":    {4, content("BT /F1 9 Tf (\000\001)] TJ ET")},
		"a string without its end":        {4, content("BT /F1 9 Tf (\000\001 Tj ET")},
		"text without a font":             {4, content("BT (\000\001) Tj ET")},
		"a font that is not there":        {4, content("BT /F2 9 Tf (\000\001) Tj ET")},
		"a code with two meanings":        {6, content("2 beginbfchar <0001> <0041> <0001> <0042> endbfchar")},
		"a code of three bytes":           {6, content("1 beginbfrange <000001> <FFFFFF> <0041> endbfrange")},
		"an odd digit in a map":           {6, content("1 beginbfchar <0001> <004Z> endbfchar")},
	} {
		broken := slices.Clone(sound)
		broken[c.object-1] = c.with
		if _, err := Read(written(broken)); err == nil {
			t.Errorf("%s: read without an error", name)
		}
	}
}

// TestStrings reads literal strings as ISO 32000-1, 7.3.4.2 has them.
func TestStrings(t *testing.T) {
	for in, want := range map[string]string{
		`(plain)`: "plain", `()`: "", `(a(b(c))d)`: "a(b(c))d", `(\(\)\\)`: `()\`, `(\n\r\t\b\f)`: "\n\r\t\b\f",
		`(\0053\53\5z)`: "\x053+\x05z", `(\q)`: "q", "(a\\\nb\\\r\nc\\\rd)": "abcd", "(a\rb\r\nc\nd)": "a\nb\nc\nd",
		"<4A 4b\n4>": "JK@", "<>": "",
	} {
		s := scanner{data: []byte(in)}
		got, err := s.next()
		if err != nil || got.kind != str || string(got.text) != want || s.at != len(in) {
			t.Errorf("%q reads as %q (%v), want %q", in, got.text, err, want)
		}
	}
}

// TestScratched changes bytes here and there: every file is read or refused, without a panic or a hang.
func TestScratched(t *testing.T) {
	pdf, placed := document(t)
	random := rand.New(rand.NewPCG(1, 2))
	for range 400 {
		damaged := bytes.Clone(pdf)
		for range 1 + random.IntN(8) {
			damaged[random.IntN(len(damaged))] = byte(random.Uint32())
		}
		r, err := Check(damaged, placed)
		if err == nil && r.OK != (len(r.Mismatches) == 0) {
			t.Fatal("OK and Mismatches disagree")
		}
	}
}

func FuzzCheck(f *testing.F) {
	pdf, placed := document(f)
	f.Add(pdf)
	f.Add(written([]string{"<</Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<</Contents 4 0 R>>", "<</Length 4 0 R>>stream\n\nendstream"}))
	f.Add([]byte("%PDF-1.4\nxref\n0 0\ntrailer<</Root<</Pages<</Kids[]>>>>>>startxref 9"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := Check(data, placed)
		if err == nil && r.OK != (len(r.Mismatches) == 0) {
			t.Error("OK and Mismatches disagree")
		}
	})
}

func BenchmarkCheck(b *testing.B) {
	pdf, placed := document(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Check(pdf, placed); err != nil {
			b.Fatal(err)
		}
	}
}
