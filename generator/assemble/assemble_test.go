package assemble

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"permitpack/generator/date"
	"permitpack/generator/page"
	"permitpack/generator/pdf"
	"permitpack/generator/scan"
)

var options = Options{
	Title: "Sənədlər toplusu", Author: "permitpack", Language: "az", Created: date.MustParse("2026-11-22"), Labelled: true,
}

func write(t testing.TB, parts ...Part) []byte {
	t.Helper()
	var out bytes.Buffer
	if _, err := Write(&out, ownPages(t, parts), parts, options); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// unlabelled is a packet of scans without labels, in which pages of A4 fill the sheet.
func unlabelled(t testing.TB, parts ...Part) []byte {
	t.Helper()
	var out bytes.Buffer
	if _, err := Write(&out, nil, parts, Options{Title: "scans"}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// ownPages are as many pages as the parts take, "own 1" and on, and a label for each
// page of the packet, "1 / 12".
func ownPages(t testing.TB, parts []Part) []*page.Sheet {
	t.Helper()
	total, own, err := count(parts)
	if err != nil {
		t.Fatal(err)
	}
	d := page.Document{Created: date.MustParse("2026-11-22")}
	text := func(x, y float64, size int, words string) {
		d.Pages = append(d.Pages, page.Page{Size: page.A4, Values: []page.Mark{
			page.Text{X: page.MM(x), Y: page.MM(y), Style: page.Style{Size: size}, Value: words},
		}})
	}
	for i := range own {
		text(14, 21, 2400, fmt.Sprintf("own %d", i+1))
	}
	for i := range total {
		text(183, 292, 800, fmt.Sprintf("%d / %d", i+1, total))
	}
	return sheets(t, d)
}

// sheets are the pages of a document, drawn.
func sheets(t testing.TB, d page.Document) []*page.Sheet {
	t.Helper()
	fonts, err := loadFonts()
	if err != nil {
		t.Fatal(err)
	}
	drawn, err := page.Draw(d, fonts)
	if err != nil {
		t.Fatal(err)
	}
	return drawn.Sheets
}

var loadFonts = sync.OnceValues(func() (*page.Fonts, error) { return page.LoadFonts(os.DirFS("../../fonts")) })

// tool runs a program on a file, or skips the test where it is not installed.
func tool(t *testing.T, data []byte, name string, arguments ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed", name)
	}
	file := filepath.Join(t.TempDir(), "packet.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, argument := range arguments {
		arguments[i] = strings.ReplaceAll(argument, "FILE", file)
	}
	out, err := exec.Command(name, arguments...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, arguments, err, out)
	}
	return string(out)
}

// everything is a packet of all that can come along.
func everything(t testing.TB) []Part {
	gray := image.NewGray(image.Rect(0, 0, 1000, 1400))
	copy(gray.Pix, bytes.Repeat([]byte{230}, len(gray.Pix)))
	transparent := quadrants(600, 400)
	for i := 3; i < len(transparent.Pix)/2; i += 4 {
		transparent.Pix[i] = 90
	}
	palette := image.NewPaletted(image.Rect(0, 0, 300, 300), color.Palette{color.White, color.RGBA{0, 90, 180, 255}, color.Black})
	for i := range palette.Pix {
		palette.Pix[i] = uint8(i / 30 % 3)
	}
	rotated := func(degrees int) samplePage {
		p := a4(fmt.Sprintf("rotated %d", degrees))
		p.entries = pdf.Dict{"Rotate": pdf.Int(degrees)}
		return p
	}
	cropped := a4("cropped")
	cropped.entries = pdf.Dict{"CropBox": pdf.Array{pdf.Int(20), pdf.Int(400), pdf.Int(400), pdf.Int(830)}, "Rotate": pdf.Int(90)}
	unbalanced := a4("unbalanced")
	unbalanced.content = "q 0.3 0 0 0.3 0 0 cm q 1 0 0 rg"
	return []Part{
		{Title: "Siyahı", Own: 2},
		{Title: "附件", Scans: []scan.Scan{
			read(t, "turned.pdf", samplePDF(t, []samplePage{rotated(90), rotated(180), rotated(270), cropped}, nil)),
		}},
		{Title: "sizes", Level: 1, Scans: []scan.Scan{
			read(t, "sizes.pdf", samplePDF(t, []samplePage{
				{text: "landscape", width: 842, height: 595}, {text: "A3", width: 842, height: 1191},
				{text: "A6 small", width: 298, height: 420}, unbalanced}, nil)),
		}},
		{Title: "pictures", Level: 1, Scans: []scan.Scan{
			read(t, "6.jpg", withOrientation(jpegOf(t, quadrants(1600, 1000)), 6)),
			read(t, "grey.png", pngOf(t, gray)),
			read(t, "transparent.png", pngOf(t, transparent)),
			read(t, "palette.png", pngOf(t, palette)),
		}},
		{Title: "form", Scans: []scan.Scan{read(t, "form.pdf", filledForm(t))}},
	}
}

// filledForm has a filled field, a hidden one, a stamp turned by its own matrix, a script, and a link.
func filledForm(t testing.TB) []byte {
	appearance := func(w *pdf.Writer, text string, entries pdf.Dict) pdf.Ref {
		dict := pdf.Dict{"Subtype": pdf.Name("Form"), "BBox": pdf.Array{pdf.Int(0), pdf.Int(0), pdf.Int(200), pdf.Int(30)},
			"Resources": pdf.Dict{"Font": pdf.Dict{"H": addCourier(w)}}}
		for key, value := range entries {
			dict[key] = value
		}
		return w.Add(&pdf.Stream{Dict: dict, Data: fmt.Appendf(nil, "0.9 1 0.9 rg 0 0 200 30 re f 0 g BT /H 16 Tf 5 8 Td (%s) Tj ET", text)})
	}
	rect := func(x, y, w, h int) pdf.Array {
		return pdf.Array{pdf.Int(x), pdf.Int(y), pdf.Int(x + w), pdf.Int(y + h)}
	}
	return samplePDF(t, []samplePage{a4("form")}, func(w *pdf.Writer, catalog pdf.Dict, pages []samplePage) {
		script := pdf.Dict{"S": pdf.Name("JavaScript"), "JS": pdf.Text("app.alert(1)")}
		quarterTurn := pdf.Dict{"Matrix": pdf.Array{pdf.Int(0), pdf.Int(1), pdf.Int(-1), pdf.Int(0), pdf.Int(0), pdf.Int(0)}}
		const hidden, printed = pdf.Int(2), pdf.Int(4)
		catalog["OpenAction"] = script
		pages[0].entries = pdf.Dict{"Annots": w.Add(pdf.Array{
			pdf.Dict{"Type": pdf.Name("Annot"), "Subtype": pdf.Name("Widget"), "FT": pdf.Name("Tx"), "F": printed, "V": pdf.Text("filled"),
				"Rect": rect(100, 600, 200, 30), "AP": pdf.Dict{"N": appearance(w, "filled field", nil)}},
			pdf.Dict{"Type": pdf.Name("Annot"), "Subtype": pdf.Name("Widget"), "FT": pdf.Name("Tx"), "F": hidden,
				"Rect": rect(100, 500, 200, 30), "AP": pdf.Dict{"N": appearance(w, "hidden field", nil)}},
			pdf.Dict{"Type": pdf.Name("Annot"), "Subtype": pdf.Name("Widget"), "FT": pdf.Name("Btn"), "F": printed, "AS": pdf.Name("Yes"),
				"Rect": rect(100, 400, 200, 30), "AP": pdf.Dict{"N": pdf.Dict{"Yes": appearance(w, "ticked box", nil), "Off": appearance(w, "empty box", nil)}}},
			pdf.Dict{"Type": pdf.Name("Annot"), "Subtype": pdf.Name("Stamp"), "F": printed,
				"Rect": rect(400, 300, 60, 400), "AP": pdf.Dict{"N": appearance(w, "turned stamp", quarterTurn)}},
			pdf.Dict{"Type": pdf.Name("Annot"), "Subtype": pdf.Name("Link"), "Rect": rect(100, 300, 200, 30), "A": script},
		})}
	})
}

func TestCheckersFindNothingWrong(t *testing.T) {
	data := write(t, everything(t)...)
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationStrict
	if err := api.Validate(bytes.NewReader(data), conf); err != nil {
		t.Errorf("pdfcpu, strict: %v", err)
	}
	tool(t, data, "qpdf", "--check", "FILE")
}

func TestEveryPartIsThereInOrder(t *testing.T) {
	text := tool(t, write(t, everything(t)...), "pdftotext", "-layout", "FILE", "-")
	pages := strings.Split(strings.TrimSuffix(text, "\f"), "\f")
	want := []string{"own 1", "own 2", "rotated 90", "rotated 180", "rotated 270", "cropped", "landscape", "A3", "A6 small", "unbalanced", "", "", "", "", "form"}
	if len(pages) != len(want) {
		t.Fatalf("the packet has %d pages, want %d", len(pages), len(want))
	}
	for i, page := range pages {
		if !strings.Contains(page, want[i]) {
			t.Errorf("page %d lacks %q: %q", i+1, want[i], page)
		}
		if number := fmt.Sprintf("%d / %d", i+1, len(want)); !strings.Contains(page, number) {
			t.Errorf("page %d lacks its number %q", i+1, number)
		}
	}
	last := pages[len(pages)-1]
	for words, seen := range map[string]bool{"filled field": true, "ticked box": true, "turned stamp": true, "hidden field": false, "empty box": false} {
		if strings.Contains(last, words) != seen {
			t.Errorf("the form shows %q: %v, want %v", words, !seen, seen)
		}
	}
}

func TestNothingActiveStays(t *testing.T) {
	data := write(t, everything(t)...)
	for _, word := range []string{"JavaScript", "OpenAction", "Annot", "AcroForm", "/Link", "/Widget"} {
		if bytes.Contains(data, []byte(word)) {
			t.Errorf("the packet still holds %s", word)
		}
	}
	if _, findings := scan.Read("form.pdf", filledForm(t)); len(findings) != 1 || findings[0].ID != "scan.active-content" {
		t.Errorf("findings of the form: %v, want scan.active-content alone", findings)
	}
}

func TestSameInputSameBytes(t *testing.T) {
	first := write(t, everything(t)...)
	results := make(chan []byte)
	for range 5 {
		go func() { results <- write(t, everything(t)...) }()
	}
	for range 5 {
		if !bytes.Equal(<-results, first) {
			t.Error("the same parts gave different bytes")
		}
	}
}

func TestBookmarks(t *testing.T) {
	out := tool(t, write(t, everything(t)...), "mutool", "show", "FILE", "outline")
	var titles []string
	for line := range strings.Lines(out) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		page, _, _ := strings.Cut(strings.TrimPrefix(fields[len(fields)-1], "#page="), "&")
		titles = append(titles, fmt.Sprint(strings.Count(line, "\t"), strings.Trim(fields[len(fields)-2], `"|+- `), page))
	}
	want := []string{"2Siyahı1", "2附件3", "3sizes7", "3pictures11", "2form15"}
	if diff := cmp.Diff(want, titles); diff != "" {
		t.Errorf("bookmarks (-want +got):\n%s%s", diff, out)
	}
}

// rendered draws one page at 36 dpi: half a pixel for each point.
func rendered(t *testing.T, data []byte, page int) image.Image {
	t.Helper()
	stem := filepath.Join(t.TempDir(), "page")
	number := fmt.Sprint(page)
	tool(t, data, "pdftoppm", "-r", "36", "-png", "-singlefile", "-f", number, "-l", number, "FILE", stem)
	file, err := os.Open(stem + ".png")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	m, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// near tells whether a pixel, at a place given in parts of the page, has about that colour.
func near(m image.Image, x, y float64, want color.NRGBA) bool {
	b := m.Bounds()
	r, g, bl, _ := m.At(int(x*float64(b.Dx())), int(y*float64(b.Dy()))).RGBA()
	off := func(got uint32, want uint8) bool { return math.Abs(float64(got>>8)-float64(want)) > 24 }
	return !off(r, want.R) && !off(g, want.G) && !off(bl, want.B)
}

// The picture stored is red and green above grey and blue. The corners wanted, from
// top left clockwise, follow from where Exif 2.32 (4.6.5.A) puts the first row and column.
func TestExifOrientationIsUpright(t *testing.T) {
	red, green, blue, grey := color.NRGBA{200, 0, 0, 255}, color.NRGBA{0, 160, 0, 255}, color.NRGBA{0, 0, 200, 255}, color.NRGBA{128, 128, 128, 255}
	tests := []struct {
		orientation uint16
		corners     [4]color.NRGBA
	}{
		{1, [4]color.NRGBA{red, green, blue, grey}},
		{2, [4]color.NRGBA{green, red, grey, blue}},
		{3, [4]color.NRGBA{blue, grey, red, green}},
		{4, [4]color.NRGBA{grey, blue, green, red}},
		{5, [4]color.NRGBA{red, grey, blue, green}},
		{6, [4]color.NRGBA{grey, red, green, blue}},
		{7, [4]color.NRGBA{blue, green, red, grey}},
		{8, [4]color.NRGBA{green, blue, grey, red}},
	}
	for _, test := range tests {
		data := write(t, Part{Scans: []scan.Scan{read(t, "x.jpg", withOrientation(jpegOf(t, quadrants(1200, 1000)), test.orientation))}})
		m := rendered(t, data, 1)
		for i, at := range [4][2]float64{{0.42, 0.42}, {0.58, 0.42}, {0.58, 0.58}, {0.42, 0.58}} {
			if !near(m, at[0], at[1], test.corners[i]) {
				t.Errorf("orientation %d: corner %d is not %v", test.orientation, i, test.corners[i])
			}
		}
	}
}

// A black square of 40 points stands in the lower left corner of each stored page.
func TestRotatedPagesStandUpright(t *testing.T) {
	tests := []struct {
		degrees int
		x, y    float64 // where the middle of the square is to be seen, in points from the top left
		width   int     // of the sheet, in pixels at 36 dpi
	}{
		{0, 25, 842 - 25, 298},
		{90, 25, 25, 421},
		{180, 595 - 25, 25, 298},
		{270, 842 - 25, 595 - 25, 421},
		{-90, 842 - 25, 595 - 25, 421},
	}
	for _, test := range tests {
		page := a4("x")
		page.content = "5 5 40 40 re f"
		page.entries = pdf.Dict{"Rotate": pdf.Int(test.degrees)}
		m := rendered(t, unlabelled(t, Part{Scans: []scan.Scan{read(t, "turned.pdf", samplePDF(t, []samplePage{page}, nil))}}), 1)
		b := m.Bounds()
		if b.Dx() != test.width {
			t.Errorf("rotate %d: the sheet is %d pixels wide, want %d", test.degrees, b.Dx(), test.width)
		}
		if !near(m, test.x/2/float64(b.Dx()), test.y/2/float64(b.Dy()), color.NRGBA{0, 0, 0, 255}) {
			t.Errorf("rotate %d: the square is not at %v, %v", test.degrees, test.x, test.y)
		}
	}
}

// A frame of black, 20 points wide, is the edge of each stored page. It has to be
// seen all round, above the room of the label, which stays white but for the label.
func TestLabelHidesNothing(t *testing.T) {
	black, white := color.NRGBA{0, 0, 0, 255}, color.NRGBA{255, 255, 255, 255}
	for _, size := range [][2]int{{595, 842}, {842, 595}, {612, 792}, {1191, 842}, {2000, 400}} {
		for _, degrees := range []int{0, 90, 180, 270} {
			width, height := size[0], size[1]
			page := samplePage{width: width, height: height, entries: pdf.Dict{"Rotate": pdf.Int(degrees)}, bare: true,
				content: fmt.Sprintf("40 w 0 0 %d %d re S", width, height)}
			m := rendered(t, write(t, Part{Scans: []scan.Scan{read(t, "frame.pdf", samplePDF(t, []samplePage{page}, nil))}}), 1)
			b := m.Bounds()
			room := b.Dy() - int(math.Floor(LabelRoom*millimetre/2)) // the y at which the room of the label begins, at 36 dpi
			dark := image.Rectangle{Min: b.Max}
			for y := range room {
				for x := range b.Dx() {
					if r, _, _, _ := m.At(x, y).RGBA(); r < 0x8000 {
						dark.Min = image.Pt(min(dark.Min.X, x), min(dark.Min.Y, y))
						dark.Max = image.Pt(max(dark.Max.X, x+1), max(dark.Max.Y, y+1))
					}
				}
			}
			if dark.Max == (image.Point{}) {
				t.Fatalf("%v turned by %d: nothing is seen", size, degrees)
			}
			if degrees%180 != 0 {
				width, height = height, width
			}
			got, want := float64(dark.Dx())/float64(dark.Dy()), float64(width)/float64(height)
			if math.Abs(got/want-1) > 0.03 {
				t.Errorf("%v turned by %d: the frame that is seen is %v, of the shape %.3f, want %.3f", size, degrees, dark, got, want)
			}
			for _, corner := range []image.Point{dark.Min.Add(image.Pt(2, 2)), dark.Max.Sub(image.Pt(2, 2))} {
				if !near(m, (float64(corner.X)+.5)/float64(b.Dx()), (float64(corner.Y)+.5)/float64(b.Dy()), black) {
					t.Errorf("%v turned by %d: no frame at %v", size, degrees, corner)
				}
			}
			for x := range b.Dx() / 2 {
				if !near(m, (float64(x)+.5)/float64(b.Dx()), (float64(b.Dy())-3)/float64(b.Dy()), white) {
					t.Fatalf("%v turned by %d: the room of the label is drawn in at %d", size, degrees, x)
				}
			}
		}
	}
}

// Own pages are printed on the pages of another PDF in true size, turned ones too.
func TestUnder(t *testing.T) {
	blank := a4("blank")
	blank.entries = pdf.Dict{"Rotate": pdf.Int(90)}
	blank.width, blank.height = 842, 595
	parts := []Part{{Own: 2, Under: samplePDF(t, []samplePage{blank}, nil)}}
	text := tool(t, write(t, parts...), "pdftotext", "-layout", "FILE", "-")
	pages := strings.Split(strings.TrimSuffix(text, "\f"), "\f")
	if len(pages) != 2 || !strings.Contains(pages[0], "blank") || !strings.Contains(pages[0], "own 1") || !strings.Contains(pages[1], "own 2") || strings.Contains(pages[1], "blank") {
		t.Errorf("the pages say %q", pages)
	}
	wide := a4("blank")
	wide.width = 842
	for reason, parts := range map[string][]Part{
		"another size": {{Own: 1, Under: samplePDF(t, []samplePage{wide}, nil)}},
		"our own are":  {{Own: 1, Under: samplePDF(t, []samplePage{a4("1"), a4("2")}, nil)}},
	} {
		if _, err := Write(&bytes.Buffer{}, ownPages(t, parts), parts, options); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("got error %v, want one about %q", err, reason)
		}
	}
}

func TestFit(t *testing.T) {
	tests := []struct {
		reason        string
		width, height float64
		m             margins
		wantSheet     sheet
		wantScale     float64
	}{
		{"own pages keep their true size", 595.28, 841.89, fullPage, portrait, 1},
		{"a scanner's A4 is A4", 595.5, 842.4, fullPage, portrait, 1},
		{"landscape stays landscape", 841.89, 595.28, fullPage, landscape, 1},
		{"a label makes A4 a little smaller", 595.28, 841.89, aboveLabel, portrait, 1 - 9*millimetre/841.89},
		{"and leaves what is smaller as it is", 595.28, 792, aboveLabel, portrait, 1},
		{"a small wide page needs no turning", 420, 298, fullPage, portrait, 1},
		{"A3 is halved in area", 841.89, 1190.55, fullPage, portrait, 595.28 / 841.89},
		{"a receipt is not blown up", 288, 384, photographed, portrait, 1},
		{"a photo is fitted between the margins", 2000, 3000, photographed, portrait, (841.89 - 24*millimetre) / 3000},
	}
	for _, test := range tests {
		got := fit(test.width, test.height, test.m)
		if got.sheet != test.wantSheet || math.Abs(got.scale-test.wantScale) > 1e-9 {
			t.Errorf("%s: sheet %v at scale %v, want %v at %v", test.reason, got.sheet, got.scale, test.wantSheet, test.wantScale)
		}
	}
}

func TestSpread(t *testing.T) {
	tests := []struct {
		reason        string
		width, height int
		want          float64
	}{
		{"a receipt keeps its size", 600, 800, 150},
		{"a fine scan of a sheet", 2480, 3508, 150},
		{"a coarse scan of a sheet takes the whole sheet", 1000, 1414, 1414 * 72 / 841.89},
		{"so does one that lies across", 1414, 1000, 1414 * 72 / 841.89},
		{"a card", 1011, 638, 150},
	}
	for _, test := range tests {
		if got := spread(test.width, test.height); math.Abs(got-test.want) > 1e-9 {
			t.Errorf("%s: got %g dpi, want %g", test.reason, got, test.want)
		}
	}
}

func TestHiddenLayersStayHidden(t *testing.T) {
	data := samplePDF(t, []samplePage{a4("layers")}, func(w *pdf.Writer, catalog pdf.Dict, pages []samplePage) {
		shown := w.Add(pdf.Dict{"Type": pdf.Name("OCG"), "Name": pdf.Text("shown")})
		hidden := w.Add(pdf.Dict{"Type": pdf.Name("OCG"), "Name": pdf.Text("hidden")})
		catalog["OCProperties"] = pdf.Dict{"OCGs": pdf.Array{shown, hidden}, "D": pdf.Dict{"OFF": pdf.Array{hidden}}}
		pages[0].entries = pdf.Dict{"Resources": pdf.Dict{"Properties": pdf.Dict{"S": shown, "H": hidden}}}
		pages[0].content = "/OC /S BDC 0 1 0 rg 100 500 100 100 re f EMC /OC /H BDC 1 0 0 rg 300 500 100 100 re f EMC"
	})
	m := rendered(t, write(t, Part{Scans: []scan.Scan{read(t, "layers.pdf", data)}}), 1)
	if !near(m, 150/595.0, 292/842.0, color.NRGBA{0, 255, 0, 255}) {
		t.Error("the shown layer is missing")
	}
	if !near(m, 350/595.0, 292/842.0, color.NRGBA{255, 255, 255, 255}) {
		t.Error("the hidden layer is to be seen")
	}
}

func TestErrorsNameTheScan(t *testing.T) {
	usable := read(t, "ok.pdf", samplePDF(t, []samplePage{a4("x")}, nil))
	short := usable
	short.Pages = 2
	tests := map[string][]Part{
		"no pages":   {{Title: "empty"}},
		"not usable": {{Scans: []scan.Scan{{Name: "bad.pdf"}}}},
		"pages":      {{Scans: []scan.Scan{short}}},
		"own":        {{Own: 1}},
	}
	for want, parts := range tests {
		if _, err := Write(&bytes.Buffer{}, nil, parts, Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got error %v, want one about %q", err, want)
		}
	}
}

// The target is 100 ms.
func BenchmarkPacketOfSixParts(b *testing.B) {
	photo := quadrants(3000, 2000)
	for i := range photo.Pix {
		photo.Pix[i] += uint8(i * 7 % 31)
	}
	paper := quadrants(1600, 1200)
	parts := []Part{
		{Title: "checklist", Own: 2},
		{Title: "form", Own: 4},
		{Title: "passport", Scans: []scan.Scan{read(b, "a.jpg", jpegOf(b, photo))}},
		{Title: "medical", Scans: []scan.Scan{read(b, "b.jpg", jpegOf(b, photo))}},
		{Title: "housing", Scans: []scan.Scan{read(b, "c.png", pngOf(b, opaque(paper)))}},
		{Title: "ground", Scans: []scan.Scan{read(b, "d.pdf", samplePDF(b, []samplePage{a4("1"), a4("2"), a4("3")}, nil))}},
	}
	own := ownPages(b, parts)
	b.ReportAllocs()
	for b.Loop() {
		var out bytes.Buffer
		if _, err := Write(&out, own, parts, options); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(out.Len()))
	}
}

// opaque is a copy without alpha, which a PDF can hold as it is.
func opaque(m *image.NRGBA) image.Image {
	c := image.NewRGBA(m.Bounds())
	copy(c.Pix, m.Pix)
	return c
}

// TestLongScan wants the labels of a scan that is as long as a scan may be.
func TestLongScan(t *testing.T) {
	pages := make([]samplePage, scan.MaxPages)
	for i := range pages {
		pages[i] = a4("x")
	}
	parts := []Part{{Own: 3}, {Scans: []scan.Scan{read(t, "long.pdf", samplePDF(t, pages, nil))}}}
	var out bytes.Buffer
	if n, err := Write(&out, ownPages(t, parts), parts, options); err != nil || n != scan.MaxPages+3 {
		t.Errorf("%d pages, %v", n, err)
	}
}
