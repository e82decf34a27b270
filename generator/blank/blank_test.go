package blank_test

import (
	"bytes"
	"fmt"
	"image"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/blank"
	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/pdf"
	"permitpack/generator/scan"
	"permitpack/generator/text"
)

// near is how far from its place a thing may be found, in millimetres.
const near = 0.5

func off(got, want float64) bool { return math.Abs(got-want) > near }

// TestPlaces holds where pdftotext finds values against the millimetres of the layout.
func TestPlaces(t *testing.T) {
	data, _ := printed(t, blankOf(t, a4, a4), `
  - {value: passport.number, page: 2, x: 40, y: 100, width: 60, height: 8}
  - {value: applicant.surname, x: 20, y: 30, width: 60, height: 6}
  - {value: applicant.given-names, x: 20, y: 40, width: 60, height: 6, align: right}
  - {value: applicant.occupation, x: 20, y: 50, width: 60, height: 6, align: centre}
  - {value: applicant.birth-date, x: 20, y: 60, width: 60, height: 20, vertical: top}
  - {value: applicant.phone, x: 100, y: 60, width: 60, height: 20, vertical: foot}
  - {text: Nömrə, x: 20, y: 90, width: 40, height: 10, bold: true, size: 14}
  - {value: today, x: 20, y: 110, width: 40, height: 6, format: dd month yyyy}`, student())
	all := words(t, data)
	for _, test := range []struct {
		text        string
		page        int
		left, right float64 // 0 where it is not judged
		middle      float64 // of the height
	}{
		{"E12345678", 2, 40, 0, 104},
		{"Zhang", 1, 20, 0, 33},
		{"Wei", 1, 0, 80, 43},
		{"12.04.1998", 1, 20, 0, 60 + 12.5*25.4/72/2},
		{"+994", 1, 100, 0, 80 - 12.5*25.4/72/2},
		{"Nömrə", 1, 20, 0, 95},
		{"21", 1, 20, 0, 113}, {"noyabr", 1, 0, 0, 113}, {"2026", 1, 0, 0, 113},
	} {
		w := find(t, all, test.text)
		_, y := w.middle()
		if w.page != test.page || test.left != 0 && off(w.left, test.left) || test.right != 0 && off(w.right, test.right) || off(y, test.middle) {
			t.Errorf("%q is found at %+v, want page %d, left %g, right %g, middle %g", test.text, w, test.page, test.left, test.right, test.middle)
		}
	}
	if x, _ := find(t, all, "tələbə").middle(); off(x, 50) {
		t.Errorf("what is to stand in the centre stands at %g mm", x)
	}
}

// TestComb wants one character in each cell, in its middle, as pdftotext finds them.
func TestComb(t *testing.T) {
	p := student()
	set(p, "applicant.surname", "Əli-zadə Öz")
	data, _ := printed(t, blankOf(t, a4), `
  - {value: applicant.surname, x: 20, y: 30, height: 7, comb: {cells: 14, pitch: 6}, uppercase: true}
  - {value: applicant.birth-date, x: 30, y: 50, width: 60, height: 7, comb: {cells: 8}, format: ddmmyyyy}
  - {value: passport.number, x: 20.5, y: 70, width: 71, height: 7, comb: {cells: 12, pitch: 6}, align: right}
  - {value: applicant.phone, x: 20, y: 90, height: 7, comb: {cells: 7, pitch: 7, omit: " +"}, lines: {count: 2, pitch: 9}}`, p)
	all := words(t, data)
	for _, test := range []struct {
		characters  string
		x, y, pitch float64 // the middle of the first cell
	}{
		{"ƏLİ-ZADƏ ÖZ", 23, 33.5, 6},
		{"12041998", 33.75, 53.5, 7.5},
		// A cell is 71 - 11 x 6 = 5 mm wide, and three of twelve stay empty on the left.
		{"E12345678", 20.5 + 2.5 + 3*6, 73.5, 6},
		{"9945012", 23.5, 93.5, 7},
		{"34567", 23.5, 102.5, 7},
	} {
		for i, character := range []rune(test.characters) {
			if character == ' ' {
				continue
			}
			x, y := test.x+float64(i)*test.pitch, test.y
			found := false
			for _, w := range all {
				gotX, gotY := w.middle()
				found = found || w.text == string(character) && !off(gotX, x) && !off(gotY, y)
			}
			if !found {
				t.Errorf("%s: %q is not found at %g, %g among %v", test.characters, character, x, y, all)
			}
		}
	}
}

// TestTicks wants the crosses seen where they belong, and nowhere else.
func TestTicks(t *testing.T) {
	data, laid := printed(t, blankOf(t, a4), `
  - {value: applicant.marital-status, x: 20, y: 20, width: 5, tick: {choice: single}}
  - {value: applicant.marital-status, x: 30, y: 20, width: 5, tick: {choice: married}}
  - {value: applicant.marital-status, x: 40, y: 20, width: 5, tick: {any_of: [widowed, single]}}
  - {value: family, x: 50, y: 20, width: 5, tick: {when: given}}
  - {value: family, x: 60, y: 20, width: 5, tick: {when: missing}}
  - {value: applicant.fin, x: 70, y: 20, width: 5, tick: {when: missing}}
  - {value: applicant.marital-status, x: 80, y: 20, width: 5, tick: {choice: single, mark: X}}
  - {value: applicant.marital-status, x: 90, y: 20, width: 5, tick: {choice: widowed, mark: V}}`, student())
	m := raster(t, data, 1, 72)
	for _, test := range []struct {
		x      float64
		ticked bool
	}{{20, true}, {30, false}, {40, true}, {50, true}, {60, false}, {70, true}, {80, true}, {90, false}} {
		// The strokes of a cross, and of an X, meet in the middle of the square.
		x, y := int((test.x+2.5)*72/25.4), 63 // 22.5 mm
		seen := dark(m, x, y) || dark(m, x-1, y) || dark(m, x, y-1) || dark(m, x-1, y-1)
		if seen != test.ticked {
			t.Errorf("the square at %g mm is ticked: %v, want %v", test.x, seen, test.ticked)
		}
	}
	if n := len(laid.Placed); n != 8 {
		t.Errorf("%d squares are read back, want 8", n)
	}
}

func TestPhoto(t *testing.T) {
	p := student()
	p.Photo = &packet.Photo{OnPage: portrait(t), Width: 30, Height: 40}
	data, laid := printed(t, blankOf(t, a4), "  - {photo: true, x: 100, y: 50, width: 35, height: 45}", p)
	m := raster(t, data, 1, 144)
	red := image.Rectangle{Min: m.Bounds().Max}
	for y := range m.Bounds().Dy() {
		for x := range m.Bounds().Dx() {
			if r, g, _, _ := m.At(x, y).RGBA(); r>>8 > 150 && g>>8 < 100 {
				red.Min = image.Pt(min(red.Min.X, x), min(red.Min.Y, y))
				red.Max = image.Pt(max(red.Max.X, x+1), max(red.Max.Y, y+1))
			}
		}
	}
	inMM := func(pixels int) float64 { return float64(pixels) * 25.4 / 144 }
	for name, got := range map[string][2]float64{
		"left": {inMM(red.Min.X), 102.5}, "top": {inMM(red.Min.Y), 52.5}, "width": {inMM(red.Dx()), 30}, "height": {inMM(red.Dy()), 40},
	} {
		if off(got[0], got[1]) {
			t.Errorf("the photo's %s is %g mm, want %g", name, got[0], got[1])
		}
	}
	if len(laid.Findings) != 1 { // that the other values have no field
		t.Errorf("findings %v", laid.Findings)
	}
	p.Photo.Width, p.Photo.Height = 40, 60
	_, laid = printed(t, blankOf(t, a4), "  - {photo: true, x: 100, y: 50, width: 35, height: 45}", p)
	if ids := ids(laid.Findings); !strings.Contains(ids, "photo.larger-than-box") {
		t.Errorf("a photo larger than its box: %s", ids)
	}
}

func ids(findings []finding.Finding) string {
	var all []string
	for _, f := range findings {
		all = append(all, f.ID)
	}
	return strings.Join(all, " ")
}

// TestOddPages prints on pages that are stored turned, cropped and in units of their
// own. Each has a black square of 10 by 10 units, whose place on the page as it is
// seen was worked out by hand from ISO 32000-1 (7.7.3.3, 14.11.2). A value that is laid
// there has to stand on the square.
func TestOddPages(t *testing.T) {
	box := func(x0, y0, x1, y1 int) pdf.Array {
		return pdf.Array{pdf.Int(x0), pdf.Int(y0), pdf.Int(x1), pdf.Int(y1)}
	}
	// The crop leaves 400 by 600 units. The square's middle is 105 right of its left edge and 105 below its upper one.
	stored := paper{width: 500, height: 700, content: "150 530 10 10 re f"}
	crop := box(50, 40, 450, 640)
	tests := []struct {
		reason        string
		entries       pdf.Dict
		width, height float64 // of the page as it is seen, in points
		x, y          float64 // of the square's middle, in points from the top left
	}{
		{"not turned", pdf.Dict{"CropBox": crop}, 400, 600, 105, 105},
		{"turned by 90", pdf.Dict{"CropBox": crop, "Rotate": pdf.Int(90)}, 600, 400, 495, 105},
		{"turned by 180", pdf.Dict{"CropBox": crop, "Rotate": pdf.Int(180)}, 400, 600, 295, 495},
		{"turned by 270", pdf.Dict{"CropBox": crop, "Rotate": pdf.Int(270)}, 600, 400, 105, 295},
		{"turned back by 90", pdf.Dict{"CropBox": crop, "Rotate": pdf.Int(-90)}, 600, 400, 105, 295},
		{"units of 1.5 points", pdf.Dict{"CropBox": crop, "UserUnit": pdf.Real(1.5)}, 600, 900, 157.5, 157.5},
		{"units of half a point, turned", pdf.Dict{"CropBox": crop, "UserUnit": pdf.Real(0.5), "Rotate": pdf.Int(90)}, 300, 200, 247.5, 52.5},
		{"a box that begins below zero", pdf.Dict{"MediaBox": box(-100, -50, 300, 650)}, 400, 700, 255, 115},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			odd := stored
			odd.entries = test.entries
			const inch = 25.4 / 72
			x, y := test.x*inch, test.y*inch
			// A box of 10 by 6 mm round the square's middle, with the text in its own middle.
			data, laid := printed(t, blankOf(t, odd, a4),
				fmt.Sprintf("  - {text: OO, x: %.2f, y: %.2f, width: 10, height: 6, align: centre}", x-5, y-3), student())
			if got := laid.Document.Pages[0].Size; off(float64(got.Width)/1000, test.width*inch) || off(float64(got.Height)/1000, test.height*inch) {
				t.Errorf("the page is %v, want %g x %g pt", got, test.width, test.height)
			}
			gotX, gotY := find(t, words(t, data), "OO").middle()
			if off(gotX, x) || off(gotY, y) {
				t.Errorf("the text is found at %.2f, %.2f mm, want %.2f, %.2f", gotX, gotY, x, y)
			}
			m := raster(t, data, 1, 72)
			if !dark(m, int(test.x), int(test.y)) {
				t.Errorf("the square of the blank is not seen at %g, %g", test.x, test.y)
			}
			if b := m.Bounds(); math.Abs(float64(b.Dx())-test.width) > 1 || math.Abs(float64(b.Dy())-test.height) > 1 {
				t.Errorf("the page is seen as %v, want %g x %g", b, test.width, test.height)
			}
		})
	}
}

// TestContinued wants a value that its box does not hold, whole, on an additional
// sheet, and the box to name it.
func TestContinued(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("Uzun dəyər Чэнду 成都 ", 25))
	p := student()
	set(p, "applicant.occupation", long)
	set(p, "applicant.surname", long)
	set(p, "residence.address", long)
	p.Values["family"] = packet.Value{Where: "family", Rows: [][]string{
		{"ata", "A " + long, "03.03.1970", "Çin", "xeyr"}, {"ana", "B " + long, "14.08.1972", "Çin", "xeyr"}, {"bacı", "C", "", "Çin", "xeyr"},
	}}
	data, laid := printed(t, blankOf(t, a4), `
  - {number: "4", caption: Peşəsi, value: applicant.occupation, x: 20, y: 20, width: 60, height: 8}
  - {value: applicant.surname, x: 20, y: 40, height: 7, comb: {cells: 10, pitch: 6}}
  - {number: "6", value: residence.address, x: 20, y: 60, width: 60, height: 6, lines: {count: 3, pitch: 8}}
  - number: "7"
    value: family
    y: 100
    height: 8
    rows: {count: 2, pitch: 8}
    columns: [{show: name, x: 20, width: 60}, {show: citizenship, x: 80, width: 30}]`, p)
	pages := strings.Split(string(external(t, data, "pdftotext", "-raw", "FILE", "-")), "\f")
	sheets := solid(strings.Join(pages[1:], ""))
	if n := strings.Count(sheets, solid(long)); n != 5 {
		t.Errorf("the long value stands %d times on the additional sheets, want 5", n)
	}
	for _, want := range []string{"№4Peşəsi", "№Ə2", "№6", "№7", "1)A", "3)C;Çin", "Əlavəvərəq"} {
		if !strings.Contains(strings.ToLower(sheets), strings.ToLower(want)) {
			t.Errorf("the additional sheets do not say %q", want)
		}
	}
	if first := solid(pages[0]); strings.Contains(first, "Uzundəyər") && !strings.Contains(first, "…") {
		t.Errorf("the blank shows a value that it does not hold: %s", first)
	}
	for _, number := range []string{"4", "Ə2", "6", "7"} {
		if !strings.Contains(solid(pages[0]), "əlavəvərəqdə,№"+number) {
			t.Errorf("the box of number %s does not name the additional sheet: %s", number, pages[0])
		}
	}
	var got []string
	for _, f := range laid.Findings {
		if f.ID == "text.continued" {
			got = append(got, f.Where+" "+f.Args["number"].(string))
		}
	}
	want := []string{"applicant.occupation 4", "applicant.surname Ə2", "residence.address 6", "family 7"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	inside(t, laid)
}

// TestShrinks wants a value a little too long in smaller type, then in several lines.
func TestShrinks(t *testing.T) {
	p := student()
	set(p, "applicant.occupation", "mühəndis-proqramçı")
	for _, test := range []struct {
		reason string
		field  string
		most   int // the largest size that it may have, in hundredths of a point
		lines  int
	}{
		{"it fits", "width: 60, height: 8", 1000, 1},
		{"narrow", "width: 32, height: 5", 975, 1},
		{"narrow and tall", "width: 20, height: 12", 700, 2},
		{"low: a line takes 1.25 of its size", "width: 60, height: 4", 900, 1},
		{"two lines of their own", "width: 24, height: 6, lines: {count: 2}", 1000, 2},
		{"larger", "width: 90, height: 8, size: 16", 1600, 1},
		{"bold", "width: 60, height: 8, bold: true", 1000, 1},
	} {
		_, laid := printed(t, blankOf(t, a4), "  - {value: applicant.occupation, x: 20, y: 20, "+test.field+"}", p)
		var sizes []int
		for _, m := range laid.Document.Pages[0].Values {
			sizes = append(sizes, m.(page.Text).Size)
		}
		if len(sizes) != test.lines || sizes[0] > test.most || sizes[0] < test.most-75 {
			t.Errorf("%s: lines of sizes %v, want %d of about %d", test.reason, sizes, test.lines, test.most)
		}
		inside(t, laid)
	}
}

// inside wants every text of the pages within the box of its field, measured by the marks.
func inside(t *testing.T, laid blank.Laid) {
	t.Helper()
	fonts := load(t).fonts
	for number, pg := range laid.Document.Pages {
		for _, m := range pg.Values {
			words, ok := m.(page.Text)
			if !ok || words.Field == "" {
				continue
			}
			held := false
			for _, p := range laid.Placed {
				// The area is 0.3 mm narrower than the box.
				top := words.Y - fonts.Ascent(words.Style)
				held = held || p.Page == number+1 && p.Field == words.Field && words.X >= p.X &&
					words.X+fonts.Width(words.Value, words.Style) <= p.X+p.Width+mm*3/10 &&
					top >= p.Y-1 && top+fonts.LineHeight(words.Style) <= p.Y+p.Height+1
			}
			if !held {
				t.Errorf("page %d: a text of %s leaves its box", number+1, words.Field)
			}
		}
	}
}

// TestCapitals is by the rules of the alphabets: CLDR's az-Upper for Azerbaijani, and
// the letters of a passport, as ICAO Doc 9303 has them, for names of others.
func TestCapitals(t *testing.T) {
	for _, test := range []struct{ value, capitals, typed, want string }{
		{"applicant.surname", "true", "Lin Xiaoyi", "LIN XIAOYI"},
		{"applicant.surname", "true", "Nigar Əliyeva", "NİGAR ƏLİYEVA"},
		{"applicant.surname", "azerbaijani", "Lin", "LİN"},
		{"applicant.surname", "false", "Lin", "Lin"},
		{"applicant.occupation", "true", "mühəndis, ışıq", "MÜHƏNDİS, IŞIQ"},
		{"applicant.occupation", "latin", "Li", "LI"},
		{"passport.number", "true", "ei123", "EI123"},
		{"applicant.occupation", "true", "инженер 成都", "ИНЖЕНЕР 成都"},
	} {
		p := student()
		set(p, test.value, test.typed)
		_, laid := printed(t, blankOf(t, a4),
			fmt.Sprintf("  - {value: %s, x: 20, y: 20, width: 100, height: 6, uppercase: %s}", test.value, test.capitals), p)
		if got := laid.Placed[0].Value; got != test.want {
			t.Errorf("%s, uppercase %s: %q becomes %q, want %q", test.value, test.capitals, test.typed, got, test.want)
		}
	}
}

func TestDates(t *testing.T) {
	for pattern, want := range map[string]string{
		"dd.mm.yyyy": "12.04.1998", "ddmmyyyy": "12041998", "yyyy-mm-dd": "1998-04-12", "dd/mm/yy": "12/04/98", "dd month yyyy": "12 aprel 1998",
	} {
		_, laid := printed(t, blankOf(t, a4),
			fmt.Sprintf("  - {value: applicant.birth-date, x: 20, y: 20, width: 100, height: 6, format: %s}", pattern), student())
		if got := laid.Placed[0].Value; got != want {
			t.Errorf("%s is written %q, want %q", pattern, got, want)
		}
	}
	p := student()
	set(p, "applicant.birth-date", "")
	_, laid := printed(t, blankOf(t, a4), "  - {value: applicant.birth-date, x: 20, y: 20, width: 100, height: 6, format: ddmmyyyy}", p)
	if got := laid.Placed[0].Value; got != "" {
		t.Errorf("no date is written %q", got)
	}
}

// TestFound is what a blank and its layout may lack without being unusable.
func TestFound(t *testing.T) {
	p := student()
	p.Photo = &packet.Photo{OnPage: portrait(t), Width: 35, Height: 45}
	everything := `
  - {value: applicant.surname, x: 20, y: 20, width: 50, height: 6}
  - {value: applicant.given-names, x: 20, y: 30, width: 50, height: 6}
  - {value: applicant.birth-date, x: 20, y: 40, width: 50, height: 6}
  - {value: applicant.marital-status, x: 20, y: 50, width: 50, height: 6}
  - {value: residence.address, x: 20, y: 60, width: 150, height: 6}
left_out: [photo, passport.number, applicant.phone, applicant.occupation, family]`
	_, laid := printed(t, blankOf(t, a4), everything, p)
	if len(laid.Findings) != 0 {
		t.Errorf("everything is shown or left out: findings %v", laid.Findings)
	}
	keysOf := func(fields string, p *packet.Packet) string {
		_, laid := printed(t, blankOf(t, a4), fields, p)
		for _, f := range laid.Findings {
			if f.ID == "text.blank-leaves-out" {
				return f.Args["keys"].(string)
			}
		}
		return ""
	}
	without := strings.Replace(everything, "left_out: [photo, passport.number,", "left_out: [", 1)
	if got := keysOf(without, p); got != "passport.number, photo.file" {
		t.Errorf("what is not shown: %q", got)
	}
	for name, part := range map[string]string{"residence.address.city": "Bakı", "residence.address.street": "28 May"} {
		p.Values[name] = packet.Value{Text: part, Where: name}
	}
	inParts := strings.Replace(everything, "residence.address,", "residence.address.city,", 1)
	if got := keysOf(inParts, p); got != "residence.address.street" {
		t.Errorf("an address of which the street is not shown: %q", got)
	}
	if got := keysOf(strings.Replace(everything, "residence.address,", "residence.ownership,", 1), p); got != "residence.address" {
		t.Errorf("an address that is not shown at all: %q", got)
	}

	p.Values["applicant.marital-status"] = packet.Value{Text: "boşanmış", Choice: "divorced", Where: "applicant.marital_status"}
	squares := strings.Replace(everything, "width: 50, height: 6}\n  - {value: residence", "width: 4, tick: {choice: single}}\n  - {value: residence", 1)
	_, laid = printed(t, blankOf(t, a4), squares, p)
	if len(laid.Findings) != 1 || laid.Findings[0].ID != "text.blank-no-square" || laid.Findings[0].Where != "applicant.marital_status" {
		t.Errorf("a choice without a square: %v", laid.Findings)
	}

	large := paper{width: 842, height: 1191}
	_, laid = printed(t, blankOf(t, large), everything, student())
	if ids(laid.Findings) != "text.blank-larger-than-a4" {
		t.Errorf("a page of A3: %v", laid.Findings)
	}

	b := open(t, blankOf(t, a4))
	other := open(t, blankOf(t, paper{width: 595, height: 842, content: "0 0 1 1 re f"}))
	f, err := bind(other, pinned(b, everything))
	if err != nil {
		t.Fatal(err)
	}
	changed, err := f.Lay(student())
	if err != nil {
		t.Fatal(err)
	}
	if len(changed.Findings) != 1 || changed.Findings[0].ID != "text.blank-changed" || changed.Findings[0].Severity != finding.Warning {
		t.Errorf("a changed blank: %v", changed.Findings)
	}
	for _, language := range text.Languages {
		words := load(t).book.Words(language)
		for _, id := range []string{"text.blank-changed", "text.blank-leaves-out", "text.blank-no-square", "text.blank-larger-than-a4"} {
			said := words.Explain(finding.Finding{ID: id, Args: finding.Args{"keys": "photo.file"}})
			if said.Fix == "" || strings.Contains(said.Message+said.Fix, "⟦") {
				t.Errorf("%s: %s says %q, %q", language, id, said.Message, said.Fix)
			}
		}
	}
}

func TestCharacterWithoutGlyph(t *testing.T) {
	p := student()
	set(p, "applicant.surname", "Zhang\U0001F600")
	b := open(t, blankOf(t, a4))
	f, err := bind(b, pinned(b, "  - {value: applicant.surname, x: 20, y: 20, width: 50, height: 6}"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.Lay(p)
	if err == nil || !strings.Contains(err.Error(), "applicant.surname") || !strings.Contains(err.Error(), "U+1F600") || strings.Contains(err.Error(), "Zhang") {
		t.Errorf("got %v, want an error that names field and character, and not the value", err)
	}
}

func TestSameBytes(t *testing.T) {
	data := blankOf(t, a4, a4)
	fields := "  - {value: applicant.surname, x: 20, y: 20, width: 50, height: 6}\n  - {value: family, x: 20, y: 40, width: 5, tick: {when: given}}"
	first, _ := printed(t, data, fields, student())
	again, _ := printed(t, data, fields, student())
	if !bytes.Equal(first, again) {
		t.Error("the same packet gives different bytes")
	}
}

// TestUnusable is a file that is no blank to print on.
func TestUnusable(t *testing.T) {
	sound := blankOf(t, a4)
	form := func(entries string) []byte {
		return bytes.Replace(sound, []byte("/Type /Catalog"), []byte("/Type /Catalog "+entries), 1)
	}
	vast := a4
	vast.entries = pdf.Dict{"UserUnit": pdf.Int(10)}
	photo, err := os.ReadFile("../../samples/photos/good.jpg")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		reason string
		data   []byte
		want   string
	}{
		{"nothing", nil, "the file is empty"},
		{"a picture", photo, "the file is no PDF (found: jpeg)"},
		{"words", []byte("hello"), "the file is no PDF (found: text)"},
		{"too large", append([]byte("%PDF-1.4\n"), make([]byte, scan.MaxBytes)...), "larger than 25 MB"},
		{"cut in half", sound[:len(sound)/2], "a part of the file is missing or damaged"},
		{"a head alone", []byte("%PDF-1.7\nstartxref\n99999999\n%%EOF\n"), "the file cannot be read"},
		{"no pages", bytes.Replace(sound, []byte("/Kids [3 0 R]"), []byte("/Kids []"), 1), "the file cannot be read"},
		{"an XFA form", form("/AcroForm <</Fields [] /XFA [(template) (x)]>>"), "XFA"},
		{"a form that asks to be drawn", form("/NeedsRendering true /AcroForm <</Fields [] /XFA [(template) (x)]>>"), "XFA"},
		{"six metres", blankOf(t, vast), "page 1 is 2099 x 2970.4 mm; a blank has pages of 20 to 1500 mm"},
		{"a stamp", blankOf(t, paper{width: 40, height: 40}), "page 1 is 14.1 x 14.1 mm"},
	} {
		_, err := blank.Open(test.data)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %q", test.reason, err, test.want)
		}
	}
}
