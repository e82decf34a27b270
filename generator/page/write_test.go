package page

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"image/color"
	"io"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/date"
)

// sample holds every kind of mark and every script.
func sample(t testing.TB) Document {
	bold := Style{Size: 1200, Bold: true}
	d := document(
		text("Əliyeva Gülşən, İçərişəhər, ığöüç ŞĞ ₼"),
		Text{X: MM(20), Y: MM(40), Style: Style{Size: 1000}, Value: "Щукина Ңғәқөұүһі Ўзбекистон № 7"},
		Text{X: MM(20), Y: MM(50), Style: Style{Size: 1000}, Value: "成都市大街27号（3单元）：《护照》E12345678，2026年11月30日。"},
		Text{X: MM(20), Y: MM(60), Style: bold, Value: "Nguyễn Thị Ngọc Hạnh Ố ỹ 临时居留许可 A4"},
		Text{X: MM(20), Y: MM(70), Style: Style{Size: 900, Grey: 120}, Value: "Ελλάδα → ≥ 3 ≤ 5 − ✓ ☐ ☑ (a\\b)"},
	)
	d.Pages[0].Static = []Mark{
		Rect{X: MM(15), Y: MM(20), Width: MM(180), Height: MM(60), Line: MM(0.3), Fill: -1},
		Rect{X: MM(15), Y: MM(90), Width: MM(60), Height: MM(45), Fill: 225},
		Line{X1: MM(15), Y1: MM(85), X2: MM(195), Y2: MM(85), Width: MM(0.2), Grey: 100},
		Picture{X: MM(150), Y: MM(90), Width: MM(35), Height: MM(45), JPEG: jpegOf(t, 413, 531, color.RGBA{180, 30, 30, 255})},
	}
	d.Pages = append(d.Pages, Page{Size: Size{297 * Millimetre, 210 * Millimetre}, Values: []Mark{text("Landscape")}})
	return d
}

func TestTextComesBack(t *testing.T) {
	got := external(t, write(t, sample(t)), "pdftotext", "-layout", "{}", "-")
	for _, p := range sample(t).Pages {
		for _, m := range p.Values {
			if want := m.(Text).Value; !strings.Contains(got, want) {
				t.Errorf("pdftotext does not show %q in\n%s", want, got)
			}
		}
	}
}

func TestQPDFFindsNoFault(t *testing.T) {
	out := external(t, write(t, sample(t)), "qpdf", "--check", "{}")
	if !strings.Contains(out, "No syntax or stream encoding errors found") {
		t.Error(out)
	}
}

// qpdf complains of a cross-reference table that does not stand where the file says.
func TestTrueSizeIsAskedForAndMovesNothing(t *testing.T) {
	d := sample(t)
	d.TrueSize = true
	data := write(t, d)
	out := external(t, data, "qpdf", "--check", "{}")
	if !strings.Contains(out, "PDF Version: 1.7") || !strings.Contains(out, "No syntax or stream encoding errors found") {
		t.Error(out)
	}
	catalog := external(t, data, "qpdf", "--show-object=trailer", "{}")
	root := regexp.MustCompile(`/Root ([0-9]+) 0 R`).FindStringSubmatch(catalog)
	if root == nil {
		t.Fatal(catalog)
	}
	catalog = external(t, data, "qpdf", "--show-object="+root[1], "{}")
	if !strings.Contains(catalog, "/ViewerPreferences << /PrintScaling /None >>") || !strings.Contains(catalog, "/Lang (az)") {
		t.Error(catalog)
	}
}

func TestTrueSizeIsAskedForNowhereElse(t *testing.T) {
	if bytes.Contains(write(t, sample(t)), []byte("/ViewerPreferences")) {
		t.Error("a document that is none of true size has viewer preferences")
	}
}

func TestInformation(t *testing.T) {
	out := external(t, write(t, sample(t)), "pdfinfo", "-rawdates", "{}")
	for _, want := range []string{"Ərizə 申请", "Анкета", "D:20261121000000", "Pages:           2", "595.28 x 841.89 pts (A4)"} {
		if !strings.Contains(out, want) {
			t.Errorf("pdfinfo does not show %q in\n%s", want, out)
		}
	}
}

// Poppler measures by the widths in the file; ours decide what fits.
func TestWidthIsWhatReadersMeasure(t *testing.T) {
	word := "Ağdaməöİщ成都市27，ốa\u0301\u0323a"
	out := external(t, write(t, document(text(word))), "pdftotext", "-bbox", "{}", "-")
	found := regexp.MustCompile(`xMin="([0-9.]+)" yMin="[0-9.]+" xMax="([0-9.]+)"`).FindStringSubmatch(out)
	if found == nil {
		t.Fatal(out)
	}
	left, _ := strconv.ParseFloat(found[1], 64)
	right, _ := strconv.ParseFloat(found[2], 64)
	want := testFonts(t).Width(word, Style{Size: 1000}).points()
	if got := right - left; got < want-0.02 || got > want+0.02 {
		t.Errorf("pdftotext measures %.3f pt, Width says %.3f pt", got, want)
	}
}

func TestSameBytes(t *testing.T) {
	d := sample(t)
	for i := range 6 { // of one width in pixels: fpdf alone would mix them up
		d.Pages[0].Values = append(d.Pages[0].Values, Picture{
			X: MM(float64(20 + 20*i)), Y: MM(150), Width: MM(15), Height: MM(20),
			JPEG: jpegOf(t, 60, 80, color.Gray{uint8(40 * i)}),
		})
	}
	first := write(t, d)
	for range 8 {
		if !bytes.Equal(first, write(t, d)) {
			t.Fatal("two writes of one document differ")
		}
	}
}

func TestPictureIsEmbeddedOnce(t *testing.T) {
	p := Picture{X: MM(10), Y: MM(10), Width: MM(35), Height: MM(45), JPEG: jpegOf(t, 413, 531, color.White)}
	other := p
	other.X = MM(100)
	data := write(t, document(p, other))
	if n := bytes.Count(data, []byte("/Subtype /Image")); n != 1 {
		t.Errorf("the picture is there %d times", n)
	}
	if !bytes.Contains(data, p.JPEG) {
		t.Error("the JPEG is not embedded as it is")
	}
}

func TestPictureHasItsTrueSize(t *testing.T) {
	p := Picture{X: MM(150), Y: MM(90), Width: MM(35), Height: MM(45), JPEG: jpegOf(t, 413, 531, color.White)}
	stream := contents(t, write(t, document(p)))
	placed := regexp.MustCompile(`q ([0-9.]+) 0 0 ([0-9.]+) ([0-9.]+) ([0-9.]+) cm /I`).FindStringSubmatch(stream)
	if placed == nil {
		t.Fatal(stream)
	}
	want := []float64{35, 45, 150, 297 - 90 - 45} // width, height, left, bottom in millimetres
	for i, w := range want {
		points, _ := strconv.ParseFloat(placed[i+1], 64)
		if got := points * 25.4 / 72; got < w-0.01 || got > w+0.01 {
			t.Errorf("number %d of %q is %.4f mm, want %v mm", i, placed[0], got, w)
		}
	}
}

func TestTextStandsWhereItShould(t *testing.T) {
	stream := contents(t, write(t, document(text("a"))))
	placed := regexp.MustCompile(`BT ([0-9.]+) ([0-9.]+) Td`).FindStringSubmatch(stream)
	if placed == nil {
		t.Fatal(stream)
	}
	// 20 mm and 267 mm from the lower left corner, in points by hand.
	if diff := cmp.Diff([]string{"56.69", "756.85"}, placed[1:]); diff != "" {
		t.Error(diff)
	}
}

// contents are the inflated streams of a PDF that are no pictures.
func contents(t *testing.T, data []byte) string {
	t.Helper()
	var all strings.Builder
	for _, part := range bytes.Split(data, []byte("stream\n"))[1:] {
		r, err := zlib.NewReader(bytes.NewReader(part))
		if err != nil {
			continue
		}
		inflated, err := io.ReadAll(r)
		if err == nil {
			all.Write(inflated)
		}
	}
	return all.String()
}

func TestOnlyNeededFontsAreEmbedded(t *testing.T) {
	for _, c := range []struct {
		name  string
		marks []Mark
		fonts int
	}{
		{"no text", []Mark{Line{X2: MM(10), Width: MM(1)}}, 0},
		{"Latin", []Mark{text("Əli")}, 1},
		{"Chinese", []Mark{text("成都")}, 1},
		{"both", []Mark{text("成都 27")}, 2},
		{"bold", []Mark{Text{Style: Style{Size: 1000, Bold: true}, Value: "A"}}, 1},
		{"a hyphen from a soft one", []Mark{text("成\u00AD")}, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := bytes.Count(write(t, document(c.marks...)), []byte("/FontFile2")); got != c.fonts {
				t.Errorf("%d fonts, want %d", got, c.fonts)
			}
		})
	}
}

func TestUncoveredCharacters(t *testing.T) {
	caption := text("ok")
	caption.Field, caption.Value = "", "secret\u202Etext"
	for _, c := range []struct {
		name string
		mark Mark
		want CoverageError
	}{
		{"emoji", text("secret 😀"), CoverageError{1, "applicant.surname", '😀'}},
		{"Chinese beyond the basic plane", text("𠮷"), CoverageError{1, "applicant.surname", '𠮷'}},
		{"a script without a font", text("ሀ"), CoverageError{1, "applicant.surname", 'ሀ'}},
		{"control", text("a\x00b"), CoverageError{1, "applicant.surname", 0}},
		{"tab", text("a\tb"), CoverageError{1, "applicant.surname", '\t'}},
		{"line break", text("a\nb"), CoverageError{1, "applicant.surname", '\n'}},
		{"cut UTF-8", text("a\xc9"), CoverageError{1, "applicant.surname", 0xFFFD}},
		{"direction mark in a caption", caption, CoverageError{1, "caption", 0x202E}},
		{"zero width space", text("a\u200Bb"), CoverageError{1, "applicant.surname", 0x200B}},
		{"byte order mark", text("\uFEFFb"), CoverageError{1, "applicant.surname", 0xFEFF}},
		{"private use", text("\uE000"), CoverageError{1, "applicant.surname", 0xE000}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var buf bytes.Buffer
			err := Write(&buf, document(c.mark), testFonts(t))
			var got CoverageError
			if !errors.As(err, &got) || got != c.want {
				t.Fatalf("got %v, want %v", err, c.want)
			}
			if strings.Contains(err.Error(), "secret") || !strings.Contains(err.Error(), fmt.Sprintf("%U", c.want.Rune)) {
				t.Errorf("the message is %q", err)
			}
			if buf.Len() > 0 {
				t.Error("something was written")
			}
		})
	}
}

func TestRefusedDocuments(t *testing.T) {
	whole := jpegOf(t, 100, 100, color.White)
	box := Picture{Width: MM(10), Height: MM(10), Field: "photo"}
	with := func(data []byte) Picture { p := box; p.JPEG = data; return p }
	for _, c := range []struct {
		name    string
		breakIt func(d *Document)
		message string
	}{
		{"no page", func(d *Document) { d.Pages = nil }, "at least one page"},
		{"no date", func(d *Document) { d.Created = date.Date{} }, "has a date"},
		{"page without size", func(d *Document) { d.Pages[0].Size = Size{} }, "page 1"},
		{"language", func(d *Document) { d.Language = "az)" }, "language"},
		{"title", func(d *Document) { d.Title = "a 😀" }, "title: no font has the character U+1F600"},
		{"author", func(d *Document) { d.Author = "a\xff" }, "author: no font has the character U+FFFD"},
		{"type of no size", func(d *Document) { d.Pages[0].Values = []Mark{Text{Value: "x"}} }, "page 1: caption: the type size"},
		{"fill", func(d *Document) { d.Pages[0].Values = []Mark{Rect{Fill: 256}} }, "page 1: rect: the fill"},
		{"picture without size", func(d *Document) { d.Pages[0].Static = []Mark{Picture{JPEG: whole}} }, "page 1: caption: the picture has no size"},
		{"no picture", func(d *Document) { d.Pages[0].Values = []Mark{box} }, "page 1: photo: reading the picture"},
		{"cut picture", func(d *Document) { d.Pages[0].Values = []Mark{with(whole[:len(whole)/2])} }, "page 1: photo: reading the picture"},
		{"not a picture", func(d *Document) { d.Pages[0].Values = []Mark{with([]byte("<html>"))} }, "page 1: photo: reading the picture"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := document(text("a"))
			c.breakIt(&d)
			var buf bytes.Buffer
			err := Write(&buf, d, testFonts(t))
			if err == nil || !strings.Contains(err.Error(), c.message) {
				t.Errorf("got %v, want an error with %q", err, c.message)
			}
		})
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriterErrorIsReported(t *testing.T) {
	if err := Write(full{}, document(text("a")), testFonts(t)); err == nil {
		t.Error("no error")
	}
}

// fpdf writes into the bytes of a font: with -race this test sees it.
func TestManyWritersAtOnce(t *testing.T) {
	d := document(text("成都市 27 Ə"))
	want := write(t, d)
	var group sync.WaitGroup
	for range 2 {
		group.Go(func() {
			for range 3 {
				var buf bytes.Buffer
				if err := Write(&buf, d, testFonts(t)); err != nil || !bytes.Equal(buf.Bytes(), want) {
					t.Errorf("another document, or %v", err)
				}
			}
		})
	}
	group.Wait()
}

func BenchmarkWrite(b *testing.B) {
	var marks []Mark
	for i := range 50 {
		mark := text("Əliyeva Gülşən")
		mark.Y = MM(float64(20 + 5*i))
		marks = append(marks, mark)
	}
	heading := Text{X: MM(20), Y: MM(15), Style: Style{Size: 1200, Bold: true}, Value: "ƏRİZƏ-ANKET"}
	form := document()
	form.Pages = nil
	for range 4 {
		form.Pages = append(form.Pages, Page{Size: A4, Static: []Mark{heading}, Values: marks})
	}
	photo := Picture{X: MM(150), Y: MM(20), Width: MM(35), Height: MM(45), JPEG: jpegOf(b, 413, 531, color.White)}
	form.Pages[0].Values = append([]Mark{photo}, marks...)
	chinese := form
	chinese.Pages = append([]Page(nil), form.Pages...)
	chinese.Pages[3].Values = append([]Mark{text("成都市大街27号")}, marks...)
	for _, c := range []struct {
		name string
		d    Document
	}{{"latin", form}, {"chinese", chinese}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := Write(io.Discard, c.d, testFonts(b)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
