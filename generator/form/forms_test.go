package form_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/form"
	"permitpack/generator/packet"
	"permitpack/generator/page"
)

// eachForm runs a test for every shipped form. Loading lints it.
func eachForm(t *testing.T, test func(t *testing.T, k kit)) {
	t.Helper()
	folders, err := filepath.Glob("../../templates/forms/*/layout.yaml")
	if err != nil || len(folders) == 0 {
		t.Fatalf("no forms: %v", err)
	}
	for _, file := range folders {
		id := filepath.Base(filepath.Dir(file))
		t.Run(id, func(t *testing.T) { test(t, loadForm(t, id)) })
	}
}

// people are those whom every form is tried with.
func people(f *form.Form) map[string]*packet.Packet {
	return map[string]*packet.Packet{"student": student(), "crowded": crowded(), "longest": longest(f.ID)}
}

// longest is an invented applicant for a form, with values about as long as they come.
func longest(id string) *packet.Packet {
	p := student()
	p.Name, p.Form = "longest", id
	address := "Naxçıvan şəhəri, Nərimanov rayonu, Xudu Məmmədov adına Qəhrəmanlar prospekti, ev 112/114 B, mən. 1108"
	for name, words := range map[string]string{
		"applicant.full-name":       "Şahbazbəyova-Wickramasinghe Məhəmmədəli-Əbdülrəhman Cəmaləddin qızı",
		"applicant.surname":         "Şahbazbəyova-Wickramasinghe",
		"applicant.given-names":     "Məhəmmədəli-Əbdülrəhman",
		"applicant.patronymic":      "Cəmaləddin qızı",
		"applicant.birth-place":     "Sri Jayawardenepura Kotte, Western Province, Sri Lanka",
		"applicant.ethnicity":       "sinhal-azərbaycanlı",
		"applicant.citizenship":     "Müqəddəs Vinsent və Qrenadinlər",
		"applicant.education":       "candidate of philological sciences, Saint Petersburg State University",
		"applicant.occupation":      "deputy director of the representative office for the South Caucasus",
		"applicant.email":           "m.shahbazbayova-wickramasinghe@representation.example.com",
		"applicant.fin":             "6ABC12",
		"passport.issued-by":        "Department of Immigration and Emigration, Battaramulla, Sri Lanka",
		"stay.arrived-from":         "Müqəddəs Vinsent və Qrenadinlər",
		"stay.document-number":      "MYİ123456",
		"stay.visa-valid-until":     "28.02.2027",
		"stay.first-permit-on":      "01.12.2023",
		"stay.permit-issued-on":     "10.12.2025",
		"stay.permit-ground":        "Xarici hüquqi şəxsin filial və ya nümayəndəliyinin rəhbəri və ya onun müavini",
		"stay.extensions":           "2",
		"stay.visa-days":            "365 gün",
		"stay.permit-since":         "01.12.2023",
		"stay.last-refusal-on":      "15.03.2023",
		"stay.moved-on":             "10.11.2026",
		"stay.previous-address":     address,
		"stay.lost-on":              "12.11.2026",
		"stay.data-changed-on":      "09.11.2026",
		"residence.address":         address,
		"provider.full-name":        "Ağamirzəyeva-Hacıbəyli Gülbəniz Məhəmmədhüseyn qızı",
		"provider.address":          address,
		"provider.fin":              "5ABCD12",
		"term":                      "60 ay",
		"sponsor.name":              "“Cənubi Qafqaz üzrə Beynəlxalq Nəqliyyat və Logistika” Məhdud Məsuliyyətli Cəmiyyətinin Azərbaycan nümayəndəliyi",
		"sponsor.relation":          "babasının (nənəsinin) atası (anası)",
		"sponsor.address":           address,
		"sponsor.head":              "Əliağazadə-Məmmədhəsənli E. H.",
		"sponsor.permit":            "müvəqqəti yaşamaq üçün icazəsi olan şəxs",
		"sponsor.permit-ground":     "Haqqı ödənilən əmək fəaliyyəti",
		"sponsor.permit-expires-on": "30.11.2027",
		"ground.figures":            "Ödənilmiş nizamnamə kapitalı: 50.000 manat; Son 1 ilin dövriyyəsi: 126.000 manat; Şirkətdəki payı: 51%",
		"work.permit-number":        "İİ-0001234/2026",
		"work.permit-expires-on":    "30.11.2027",
		"work.contract":             "Bəli",
		"circumstances":             "Miqrasiya Məcəlləsinin 45-ci maddəsinin 3-cü qeydində göstərilən hallardan biri mövcuddur",
		"representative.full-name":  "Wickramasinghe Mahinda Chandrasekara",
		"representative.id-number":  "N12345678",
		"representative.capacity":   "etibarnamə üzrə nümayəndə",
	} {
		set(p, name, words)
	}
	if id == "stay-extension" {
		set(p, "term", "60 gün")
	}
	p.Values["sponsor.kind"] = packet.Value{Choice: "organisation", Where: "sponsor.kind"}
	for name, word := range wordsOf[id] {
		p.Values[name] = packet.Value{Choice: word, Where: name}
	}
	rows(p, "stay.absences",
		[]string{"20.06.2025", "02.07.2025"}, []string{"24.12.2025", "08.01.2026"}, []string{"01.08.2026", "30.08.2026"})
	rows(p, "family",
		[]string{"əri (arvadı)", "Wickramasinghe Mahinda Chandrasekara", "03.03.1970", "Şri-Lanka", "bəli"},
		[]string{"övladı", "Wickramasinghe Leyla Şahbazbəyova-Chandrasekara", "14.08.2012", "Şri-Lanka", "bəli"})
	for _, name := range unasked[id] {
		delete(p.Values, name)
	}
	return p
}

// What only those have to say who move, who stay by a permit, or whose application has a ground.
var (
	replaced = []string{"stay.lost-on", "stay.data-changed-on"}
	moved    = []string{"stay.moved-on", "stay.previous-address"}
	permit   = []string{"stay.first-permit-on", "stay.permit-since", "stay.permit-ground", "stay.permit-issued-on", "stay.extensions"}
	founded  = []string{
		"ground", "term", "speed", "ground.figures", "circumstances", "family", "work.permit-number", "work.permit-expires-on", "work.contract",
		"sponsor.relation", "sponsor.kind", "sponsor.permit", "sponsor.permit-ground", "sponsor.permit-expires-on",
	}
	biography = []string{"applicant.ethnicity", "applicant.marital-status", "applicant.education", "applicant.occupation"}
)

// unasked are the values that an applicant with the form has no reason to state.
var unasked = map[string][]string{
	"temporary-residence": slices.Concat(replaced, moved),
	"permanent-residence": slices.Concat(replaced, moved, []string{"stay.visa-valid-until", "stay.visa-days"}),
	"stay-extension": slices.Concat(replaced, moved, permit,
		[]string{"stay.absences", "work.permit-number", "work.permit-expires-on", "work.contract", "ground.figures", "circumstances", "applicant.ethnicity"}),
	"stay-registration": slices.Concat(replaced, permit, founded, biography,
		[]string{"applicant.previous-names", "stay.absences", "stay.last-refusal-on"}),
	"card-replacement": slices.Concat(moved, founded, biography,
		[]string{
			"stay.visa-valid-until", "stay.visa-days", "stay.last-refusal-on", "provider.full-name", "provider.id-number", "provider.fin", "provider.phone",
			"provider.address", "sponsor.name", "sponsor.tax-id", "sponsor.address", "sponsor.head",
		}),
}

// wordsOf are the choices that a form offers and the sample makes.
var wordsOf = map[string]map[string]string{
	"permanent-residence": {"ground": "company-head", "stay.document": "temporary-permit"},
	"stay-extension":      {"ground": "unfinished-work", "stay.document": "visa"},
	"stay-registration":   {"stay.document": "visa"},
	"card-replacement":    {"stay.document": "temporary-permit"},
}

// TestEveryChoiceIsTicked: a choice of the sample ticks one square of its field.
func TestEveryChoiceIsTicked(t *testing.T) {
	eachForm(t, func(t *testing.T, k kit) {
		want, got := map[string]int{}, map[string]int{}
		for _, f := range fields(k.form) {
			if f.Kind == form.Choice {
				want[f.ID] = 1
			}
		}
		for _, placed := range k.lay(t, longest(k.form.ID)).Placed {
			if placed.Kind == page.PlacedTick && placed.Value == page.Tick {
				got[placed.Field]++
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("ticks (-want +got):\n%s", diff)
		}
	})
}

// TestTextsOfOptions: the statutes that a form quotes are there in its languages.
func TestTextsOfOptions(t *testing.T) {
	eachForm(t, func(t *testing.T, k kit) {
		for _, f := range fields(k.form) {
			for _, o := range f.Options {
				for _, language := range k.form.Languages {
					if o.Text != "" && !k.book.Words(language).Has(o.Text) {
						t.Errorf("%s: there is no text %s", language, o.Text)
					}
				}
			}
		}
	})
}

// TestPages: a form takes no more paper than it should, and what is realistic
// fits into its boxes without an additional sheet.
func TestPages(t *testing.T) {
	want := map[string]int{
		"temporary-residence": 3, "permanent-residence": 3, "stay-extension": 2, "stay-registration": 1, "card-replacement": 1,
	}
	eachForm(t, func(t *testing.T, k kit) {
		laid := k.lay(t, longest(k.form.ID))
		if got := len(laid.Document.Pages); got != want[k.form.ID] {
			t.Errorf("%d pages, want %d", got, want[k.form.ID])
		}
		for _, f := range laid.Findings {
			t.Errorf("%s of %s", f.ID, f.Where)
		}
	})
}

// TestPhotoBox: Articles 41.1.5, 46.1.8 and 53.1.11 ask for a photo of 35 by 45
// mm; registration has none (21.2), for the reissue of a card none is known.
func TestPhotoBox(t *testing.T) {
	box := [2]form.Measure{form.Measure(35 * page.Millimetre), form.Measure(45 * page.Millimetre)}
	want := map[string][2]form.Measure{"temporary-residence": box, "permanent-residence": box, "stay-extension": box}
	eachForm(t, func(t *testing.T, k kit) {
		var got [2]form.Measure
		for _, f := range fields(k.form) {
			if f.Kind == form.Photo {
				got = [2]form.Measure{f.Width, f.Height}
			}
		}
		if got != want[k.form.ID] {
			t.Errorf("photo box %v, want %v", got, want[k.form.ID])
		}
	})
}

// TestRegistrationCaptions holds the captions against the wording of the public
// part of Annex 6, typed here again from the source. Nothing else is verified.
func TestRegistrationCaptions(t *testing.T) {
	want := map[string]string{
		"1": "Əcnəbi və ya vətəndaşlığı olmayan şəxs haqqında məlumatlar:", "1.1": "soyadı", "1.2": "adı", "1.3": "atasının adı",
		"1.4": "doğulduğu tarix (gün, ay, il)", "1.5": "cinsi", "1.6": "hansı ölkədən gəlmişdir", "1.7": "vətəndaşlıq mənsubi…",
	}
	got := map[string]string{}
	k := loadForm(t, "stay-registration")
	for _, f := range fields(k.form) {
		if f.Provenance != form.Unverified && f.Number != "" {
			got[f.Number] = f.Caption["az"]
		}
		if f.Kind != form.Heading {
			continue
		}
		const title = "Əcnəbinin və ya vətəndaşlığı olmayan şəxsin olduğu yer üzrə qeydiyyata alınması haqqında ƏRİZƏ-ANKET"
		if f.Above["az"]+" "+f.Caption["az"] != title {
			t.Errorf("the title is %s %s", f.Above["az"], f.Caption["az"])
		}
		const request = "Aşağıdakı məlumatları nəzərə alaraq, əcnəbinin və ya vətəndaşlığı olmayan şəxsin olduğu yer üzrə qeydiyyata alınmasını xahiş edirəm:"
		if f.Text["az"] != request {
			t.Errorf("the request is %s", f.Text["az"])
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("verified captions (-source +layout):\n%s", diff)
	}
}

// TestUnreadFormsClaimNothing: of these forms no caption could be read.
func TestUnreadFormsClaimNothing(t *testing.T) {
	for _, id := range []string{"permanent-residence", "stay-extension", "card-replacement"} {
		for _, f := range fields(loadForm(t, id).form) {
			if f.Provenance != form.Unverified {
				t.Errorf("%s: field %s is %s", id, f.ID, f.Provenance)
			}
		}
	}
}

// TestRequestsName: what Article 30.2 of the Law on Administrative Proceedings
// asks of every application has a place: names, address, identity document.
func TestRequestsName(t *testing.T) {
	eachForm(t, func(t *testing.T, k kit) {
		shown := map[string]bool{}
		byHand := map[string]bool{}
		for _, f := range fields(k.form) {
			shown[f.Value] = true
			byHand[f.ID] = f.Kind == form.ByHand
		}
		if !shown["applicant.full-name"] && !(shown["applicant.surname"] && shown["applicant.given-names"] && shown["applicant.patronymic"]) {
			t.Error("the name has no place")
		}
		for _, name := range []string{"residence.address", "passport.number"} {
			if !shown[name] {
				t.Errorf("%s has no place", name)
			}
		}
		if !byHand["signed-on"] || !byHand["signature"] {
			t.Error("date or signature has no place")
		}
	})
}

// TestFormsMarks is a snapshot of where the values of the longest sample stand. UPDATE=1 rewrites it.
func TestFormsMarks(t *testing.T) {
	eachForm(t, func(t *testing.T, k kit) {
		var b strings.Builder
		for i, pg := range k.lay(t, longest(k.form.ID)).Document.Pages {
			describe(&b, i+1, "value", pg.Values)
		}
		golden(t, filepath.Join("testdata", k.form.ID+"-longest.marks"), b.String())
	})
}

// TestWritePages draws the longest sample of every form, into the folder FORMS
// for people who want to look at it.
func TestWritePages(t *testing.T) {
	folder := os.Getenv("FORMS")
	if folder == "" {
		folder = t.TempDir()
	}
	eachForm(t, func(t *testing.T, k kit) {
		data := k.write(t, k.lay(t, longest(k.form.ID)))
		if err := os.WriteFile(filepath.Join(folder, k.form.ID+".pdf"), data, 0o600); err != nil {
			t.Fatal(err)
		}
	})
}
