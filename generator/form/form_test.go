package form_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/form"
	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/text"
)

// TestCaptions holds the verified captions against the wording of the public
// part of Annex 2, typed here again from the source.
func TestCaptions(t *testing.T) {
	want := map[string][2]string{
		"1":   {"Soyadınız, adınız və atanızın adı", "Surname, name and patronymic"},
		"2":   {"Soyadınız və ya adınız dəyişibsə, dəyişdirilmənin səbəbləri, habelə istifadə dövrü", "If surname or name has been changed, please indicate reasons for its change, as well as its period of use"},
		"2.1": {"əvvəlki soyadınız və ya adınız", "previous surname or name"},
		"2.2": {"istifadə dövrü", "period of use"},
		"2.3": {"dəyişdirilmənin səbəbləri", "reasons for change"},
		"3":   {"Doğulduğunuz tarix (gün, ay, il)", "Date of birth (day, month, year)"},
		"4":   {"Doğulduğunuz yer", "Place of birth"},
		"5":   {"Milliyyətiniz", "Nationality"},
		"6":   {"Ailə vəziyyətiniz (nikahda, dul, subay)", "Marital status (married, widowed, single)"},
		"7":   {"Vətəndaşlıq mənsubiyyətiniz", "Citizenship"},
		"8":   {"Pasportunuzun və ya digər sərhədkeçmə sənədinizin (pasportu olmayan 18 yaşına çatmamış şəxsə münasibətdə doğum haqq…", ""},
	}
	got := map[string][2]string{}
	for _, s := range load(t).form.Sections {
		for _, r := range s.Rows {
			for _, f := range r.Fields {
				if f.Provenance == form.Unverified || f.Number == "" {
					continue
				}
				got[f.Number] = [2]string{f.Caption["az"], f.Caption["en"]}
				for _, c := range f.Columns {
					got[c.Number] = [2]string{c.Caption["az"], c.Caption["en"]}
				}
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("verified captions (-source +layout):\n%s", diff)
	}
}

// TestNoApproval: a form with unverified captions must not look approved.
func TestNoApproval(t *testing.T) {
	eachForm(t, func(t *testing.T, k kit) {
		for i, p := range k.lay(t, student()).Document.Pages {
			words := strings.Join(texts(p), "\n")
			if strings.Contains(words, "təsdiq edilmişdir") {
				t.Errorf("page %d carries the line of approval", i+1)
			}
			if !strings.Contains(words, "rəsmi blank deyil") {
				t.Errorf("page %d does not say that it is not the official blank", i+1)
			}
			if slices.Contains(k.form.Languages, text.English) && !strings.Contains(words, "not the official blank") {
				t.Errorf("page %d does not say so in English", i+1)
			}
		}
	})
}

func texts(p page.Page) []string {
	var all []string
	for _, m := range append(append([]page.Mark{}, p.Static...), p.Values...) {
		if text, ok := m.(page.Text); ok {
			all = append(all, text.Value)
		}
	}
	return all
}

func TestGroundsAreTicked(t *testing.T) {
	k := load(t)
	p := student()
	p.Values["applicant.marital-status"] = packet.Value{Choice: "divorced"}
	ticks := map[string]int{}
	options := map[string]int{}
	for _, placed := range k.lay(t, p).Placed {
		if placed.Kind == page.PlacedTick {
			options[placed.Field]++
			if placed.Value == page.Tick {
				ticks[placed.Field]++
			}
		}
	}
	want := map[string]int{"sex": 1, "passport-type": 1, "stay-document": 1, "ownership": 1, "ground": 1}
	if diff := cmp.Diff(want, ticks); diff != "" {
		t.Errorf("ticks; divorced is not on the form's list (-want +got):\n%s", diff)
	}
	if options["ground"] != 19 {
		t.Errorf("the form lists %d grounds, Article 45.1 and the law of 2024 have 19", options["ground"])
	}
}

// crowded is an applicant whose values fit nowhere.
func crowded() *packet.Packet {
	p := student()
	set(p, "applicant.full-name", strings.Repeat("Ğəşöçüıİ ", 18))
	set(p, "residence.address", "Bakı şəhəri, "+strings.Repeat("çox uzun ünvan ", 30))
	set(p, "passport.issued-by", "四川省成都市公安局出入境管理局 и Управление по вопросам миграции, Gəncə şəhəri")
	set(p, "applicant.fin", strings.Repeat("A1B2C3D4E5", 20))
	set(p, "sponsor.head", strings.Repeat("王小明", 900))
	var names [][]string
	for i := range 40 {
		names = append(names, []string{"Öncəki Ad " + strings.Repeat("x", i*9), "01.01.2000–30.06.2015", "nikah / замужество / 婚姻"})
	}
	rows(p, "applicant.previous-names", names...)
	return p
}

// TestNothingIsLost: every character of every value stands in the document.
func TestNothingIsLost(t *testing.T) {
	eachForm(t, func(t *testing.T, k kit) {
		for name, p := range people(k.form) {
			laid := k.lay(t, p)
			shown := map[string]string{}
			for _, pg := range laid.Document.Pages {
				for _, m := range pg.Values {
					if text, ok := m.(page.Text); ok {
						shown[text.Field] += squeeze(text.Value)
					}
				}
			}
			all := strings.Join(values(shown), "\n")
			for _, f := range fields(k.form) {
				v := p.Values[f.Value]
				if f.Kind == form.Text && !strings.Contains(shown[f.ID], squeeze(v.Text)) {
					t.Errorf("%s: field %s does not show its whole value", name, f.ID)
				}
				for _, row := range v.Rows {
					for _, words := range row {
						if !strings.Contains(all, squeeze(words)) {
							t.Errorf("%s: table %s does not show all of its cells", name, f.ID)
						}
					}
				}
			}
		}
	})
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func values(m map[string]string) []string {
	var all []string
	for _, v := range m {
		all = append(all, v)
	}
	return all
}

func fields(f *form.Form) []form.Field {
	var all []form.Field
	for _, s := range f.Sections {
		for _, r := range s.Rows {
			all = append(all, r.Fields...)
		}
	}
	return all
}

// TestInsideTheBoxes: no value leaves its area, no mark the page, and nothing
// stands in the lowest 12 mm, where the packet prints its page numbers.
func TestInsideTheBoxes(t *testing.T) {
	eachForm(t, func(t *testing.T, k kit) {
		for name, p := range people(k.form) {
			laid := k.lay(t, p)
			for _, placed := range laid.Placed {
				if placed.X < 15*page.Millimetre || placed.X+placed.Width > 195*page.Millimetre ||
					placed.Y < 0 || placed.Y+placed.Height > 285*page.Millimetre {
					t.Errorf("%s: field %s lies outside the margins", name, placed.Field)
				}
			}
			for i, pg := range laid.Document.Pages {
				for _, m := range append(append([]page.Mark{}, pg.Static...), pg.Values...) {
					text, ok := m.(page.Text)
					if !ok {
						continue
					}
					if end := text.X + k.fonts.Width(text.Value, text.Style); end > 196*page.Millimetre || text.Y > 285*page.Millimetre {
						t.Errorf("%s: page %d: a text of %q leaves the page's frame", name, i+1, text.Field)
					}
				}
			}
		}
	})
}

// TestAreasDoNotOverlap: two fields never share paper.
func TestAreasDoNotOverlap(t *testing.T) {
	eachForm(t, func(t *testing.T, k kit) {
		for name, p := range people(k.form) {
			placed := k.lay(t, p).Placed
			for i, a := range placed {
				for _, b := range placed[:i] {
					if a.Page == b.Page && a.X < b.X+b.Width && b.X < a.X+a.Width && a.Y < b.Y+b.Height && b.Y < a.Y+a.Height {
						t.Errorf("%s: page %d: fields %s and %s overlap", name, a.Page, a.Field, b.Field)
					}
				}
			}
		}
	})
}

func TestContinuedIsFound(t *testing.T) {
	k := load(t)
	if found := k.lay(t, student()).Findings; len(found) > 0 {
		t.Errorf("a form that holds everything has findings: %v", found)
	}
	got := map[string]string{}
	for _, f := range k.lay(t, crowded()).Findings {
		got[f.Where] = f.ID
		for _, language := range k.form.Languages {
			if said := k.book.Words(language).Explain(f); strings.Contains(said.Message+said.Fix, "⟦") {
				t.Errorf("%s: finding %s has no words", language, f.ID)
			}
		}
	}
	want := map[string]string{}
	for _, where := range []string{"applicant.previous-names", "applicant.fin", "residence.address", "sponsor.head"} {
		want[where] = "text.continued"
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

func TestPhotoAtTrueSize(t *testing.T) {
	k := load(t)
	for _, size := range [][2]int{{35, 45}, {30, 40}} {
		p := student()
		p.Photo.Width, p.Photo.Height = size[0], size[1]
		found := false
		for _, m := range k.lay(t, p).Document.Pages[0].Values {
			if picture, ok := m.(page.Picture); ok {
				found = picture.Width == page.Length(size[0])*page.Millimetre && picture.Height == page.Length(size[1])*page.Millimetre
			}
		}
		if !found {
			t.Errorf("the photo of %v mm is not printed at that size", size)
		}
	}
	p := student()
	p.Photo.Width, p.Photo.Height = 50, 70
	laid := k.lay(t, p)
	if len(laid.Findings) != 1 || laid.Findings[0].ID != "photo.larger-than-box" {
		t.Errorf("a photo larger than its box: findings %v", laid.Findings)
	}
}

func TestCharacterWithoutGlyph(t *testing.T) {
	k := load(t)
	p := student()
	set(p, "applicant.birth-place", "Ankara\U0001F600")
	_, err := k.form.Lay(p, k.book, k.fonts)
	if err == nil || !strings.Contains(err.Error(), "birth-place") || !strings.Contains(err.Error(), "U+1F600") {
		t.Errorf("got %v, want an error that names field and character", err)
	}
	if err != nil && strings.Contains(err.Error(), "Ankara") {
		t.Errorf("the error tells the value: %v", err)
	}
}

func TestEmptyPacket(t *testing.T) {
	k := load(t)
	laid := k.lay(t, &packet.Packet{Today: student().Today})
	if len(laid.Document.Pages) != 3 || len(laid.Findings) != 0 {
		t.Errorf("an empty form has %d pages and findings %v", len(laid.Document.Pages), laid.Findings)
	}
	k.write(t, laid)
}

// TestLint breaks the shipped layout in one place each.
func TestLint(t *testing.T) {
	data, err := os.ReadFile("../../templates/forms/temporary-residence/layout.yaml")
	if err != nil {
		t.Fatal(err)
	}
	cases := []struct{ name, old, new, want string }{
		{"unknown value", "value: passport.number", "value: passport.colour", "the packet has no value passport.colour"},
		{"kind and value", "value: passport.number", "value: family", "cannot show family"},
		{"nameless", "value: applicant.full-name", "value: applicant.surname", "no field shows applicant.given-names"},
		{"the rest has a value", "kind: rest\n", "kind: rest\n            value: term\n", "a field of kind rest has no value"},
		{"no provenance", "            provenance: partly\n", "", "has no provenance"},
		{"unknown source", "source: [KWE]", "source: [QWE]", "source QWE is not under sources"},
		{"outside the page", "width: 105", "width: 205", "wider than the page"},
		{"no room", "width: 105", "width: 175", "no room is left"},
		{"columns", "width: 66", "width: 160", "not as wide as the table"},
		{"twice", "id: birth-place", "id: birth-date", "used twice"},
		{"twice numbered", `number: "7"`, `number: "6"`, "used twice"},
		{"language", "caption: {az: Milliyyətiniz, en: Nationality}", "caption: {en: Nationality}", "caption is missing in az"},
		{"foreign language", "caption: {az: Milliyyətiniz, en: Nationality}", "caption: {az: Milliyyətiniz, fr: Nation}", "does not speak: fr"},
		{"unknown key", "lines: 3", "rows: 3", "unknown key"},
		{"kind", "kind: by-hand", "kind: by-foot", "not allowed"},
		{"length", "width: 105", "width: wide", "not of its type"},
		{"lines", "lines: 3", "lines: 0", "1 to 30 lines"},
		{"format", "format: 1", "format: 2", "format 2 is not known"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if !bytes.Contains(data, []byte(c.old)) {
				t.Fatalf("the layout has no %q to break", c.old)
			}
			broken := strings.Replace(string(data), c.old, c.new, 1)
			fsys := fstest.MapFS{"forms/temporary-residence/layout.yaml": {Data: []byte(broken)}}
			_, err := form.Load(fsys, "temporary-residence")
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("got %v, want %q", err, c.want)
			}
			if !strings.Contains(err.Error(), "layout.yaml:") {
				t.Errorf("the error does not say where: %v", err)
			}
		})
	}
	if _, err := form.Load(fstest.MapFS{}, "nowhere"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a form that is not there: %v", err)
	}
}

// TestMarks is a snapshot of the marks, one line each: everything of one form,
// and the values alone of one that needs additional sheets. UPDATE=1 rewrites it.
func TestMarks(t *testing.T) {
	k := load(t)
	var whole, crowd strings.Builder
	for i, pg := range k.lay(t, student()).Document.Pages {
		describe(&whole, i+1, "static", pg.Static)
		describe(&whole, i+1, "value", pg.Values)
	}
	for i, pg := range k.lay(t, crowded()).Document.Pages {
		describe(&crowd, i+1, "value", pg.Values)
	}
	golden(t, filepath.Join("testdata", "student.marks"), whole.String())
	golden(t, filepath.Join("testdata", "crowded-values.marks"), crowd.String())
}

// TestPdftotext asks an independent program for the values.
func TestPdftotext(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed")
	}
	k := load(t)
	p := student()
	set(p, "passport.issued-by", "成都 и Москва, Gəncə şəhəri")
	file := filepath.Join(t.TempDir(), "form.pdf")
	if err := os.WriteFile(file, k.write(t, k.lay(t, p)), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-layout", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range fields(k.form) {
		v := p.Values[f.Value]
		if f.Kind == form.Text && !strings.Contains(squeeze(string(out)), squeeze(v.Text)) {
			t.Errorf("pdftotext does not find field %s", f.ID)
		}
		for _, row := range v.Rows {
			for _, words := range row {
				if !strings.Contains(squeeze(string(out)), squeeze(words)) {
					t.Errorf("pdftotext does not find a cell of %s", f.ID)
				}
			}
		}
	}
}

func TestSameBytes(t *testing.T) {
	k := load(t)
	blank, err := k.form.Draw(k.book, k.fonts)
	if err != nil {
		t.Fatal(err)
	}
	first, err := blank.Fill(crowded())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(k.write(t, first), k.write(t, load(t).lay(t, crowded()))) {
		t.Error("the same packet gives different bytes")
	}
}

func BenchmarkFill(b *testing.B) {
	k := load(b)
	blank, err := k.form.Draw(k.book, k.fonts)
	if err != nil {
		b.Fatal(err)
	}
	p := student()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := blank.Fill(p); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLayAndWrite(b *testing.B) {
	k := load(b)
	p := student()
	b.ReportAllocs()
	for b.Loop() {
		k.write(b, k.lay(b, p))
	}
}
