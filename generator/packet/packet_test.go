package packet_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/profile"
	"permitpack/generator/rules"
	"permitpack/generator/scan"
	"permitpack/generator/text"
)

var today = date.MustParse("2026-11-21")

var catalogue = sync.OnceValues(func() (*rules.Catalogue, error) { return rules.Load(os.DirFS("../../templates")) })

var book = sync.OnceValues(func() (*text.Book, error) { return text.Load(os.DirFS("../../templates")) })

// valid is an application of which every paper is there as it is asked for: a
// student in a rented home. The stay ends on 2027-09-12, so that the application
// is filed by 2027-08-13 and decided by 2027-09-10 (20 working days).
func valid(t *testing.T) packet.Input {
	t.Helper()
	rulebook, err := catalogue()
	if err != nil {
		t.Fatal(err)
	}
	words, err := book()
	if err != nil {
		t.Fatal(err)
	}
	held := func(id string) profile.Document {
		return profile.Document{ID: id, Held: true, Language: "az", Copy: "notarised"}
	}
	medical := held("medical-certificate")
	medical.ValidUntil = date.MustParse("2027-11-20")
	p := &profile.Profile{
		Procedure: "temporary-residence", Ground: "study", TermMonths: 12, Language: text.English,
		Applicant: profile.Applicant{
			Surname: "Zhang", GivenNames: "Wei", Sex: "male", BirthDate: date.MustParse("1998-04-12"),
			BirthPlace: "Chengdu", Citizenship: "CN", MaritalStatus: "single",
		},
		Passport:  profile.Passport{Type: "ordinary", Number: "E12345678", ExpiresOn: date.MustParse("2032-04-30")},
		Stay:      profile.Stay{EnteredOn: date.MustParse("2026-09-14"), AuthorisedUntil: date.MustParse("2027-09-12")},
		Residence: profile.Residence{Ownership: "rented", Address: profile.Address{City: "Bakı"}},
		Sponsor:   profile.Sponsor{Name: "Bakı Sınaq Universiteti"},
		Documents: []profile.Document{
			held("passport-copy"), held("ground-document"), medical, held("stay-document"),
			held("housing-document"), held("housing-application"), held("housing-provider-id"),
		},
	}
	return packet.Input{
		Name: "zhang", File: "zhang.yaml", Catalogue: rulebook, Book: words,
		Case:    rules.Case{Profile: p, Today: today},
		Papers:  make([]packet.Paper, len(p.Documents)),
		Photo:   &packet.Photo{Width: 35, Height: 45, Copies: 2},
		Missing: func(string) []rune { return nil },
	}
}

// change is what a case breaks.
type change func(*packet.Input)

// paper changes the profile's entry of a paper.
func paper(id string, do func(*profile.Document)) change {
	return func(in *packet.Input) {
		for i := range in.Case.Profile.Documents {
			if in.Case.Profile.Documents[i].ID == id {
				do(&in.Case.Profile.Documents[i])
			}
		}
	}
}

func without(id string) change {
	return func(in *packet.Input) {
		p := in.Case.Profile
		p.Documents = slices.DeleteFunc(p.Documents, func(d profile.Document) bool { return d.ID == id })
		in.Papers = in.Papers[:len(p.Documents)]
	}
}

func added(d profile.Document, read packet.Paper) change {
	return func(in *packet.Input) {
		in.Case.Profile.Documents = append(in.Case.Profile.Documents, d)
		in.Papers = append(in.Papers, read)
	}
}

// scanned gives files to a paper instead of holding it.
func scanned(id string, read packet.Paper) change {
	return func(in *packet.Input) {
		for i := range in.Case.Profile.Documents {
			if d := &in.Case.Profile.Documents[i]; d.ID == id {
				d.Held, d.Files = false, []string{"scan.pdf"}
				in.Papers[i] = read
			}
		}
	}
}

func pages(counts ...int) packet.Paper {
	read := packet.Paper{}
	for _, n := range counts {
		read.Scans = append(read.Scans, scan.Scan{Name: "scan.pdf", Kind: scan.PDF, Pages: n})
	}
	return read
}

func all(changes ...change) change {
	return func(in *packet.Input) {
		for _, c := range changes {
			c(in)
		}
	}
}

func person(do func(*profile.Profile)) change {
	return func(in *packet.Input) { do(in.Case.Profile) }
}

func official(in *packet.Input) { in.Case.OfficialOnly = true }

func built(t *testing.T, c change) *packet.Packet {
	t.Helper()
	in := valid(t)
	if c != nil {
		c(&in)
	}
	return packet.Build(in)
}

func item(t *testing.T, p *packet.Packet, id string) packet.ChecklistItem {
	t.Helper()
	for _, d := range p.Documents {
		if d.ID == id {
			return d
		}
	}
	t.Fatalf("no paper %s", id)
	return packet.ChecklistItem{}
}

func TestValidHasNoFindings(t *testing.T) {
	p := built(t, nil)
	for _, f := range p.Findings {
		t.Errorf("%s %s %s: %s", f.Severity, f.ID, f.Where, f.Message)
	}
	if p.Status() != finding.Ready {
		t.Errorf("status %s", p.Status())
	}
}

// TestStatus breaks one thing about one paper and looks where the paper stands.
func TestStatus(t *testing.T) {
	on := func(day string) func(*profile.Document) {
		return func(d *profile.Document) { d.ValidUntil = date.MustParse(day) }
	}
	for _, test := range []struct {
		name   string
		change change
		paper  string
		want   packet.DocumentStatus
	}{
		{"the form is made", nil, "application-form", packet.Made},
		{"the photo is made", nil, "photos", packet.Made},
		{"no photo", func(in *packet.Input) { in.Photo = nil }, "photos", packet.Missing},
		{"prints that the applicant has", all(func(in *packet.Input) { in.Photo = nil }, added(profile.Document{ID: "photos", Held: true}, packet.Paper{})), "photos", packet.Held},
		{"the receipt comes later (46.2)", nil, "fee-receipt", packet.Later},
		{"the receipt is there already", added(profile.Document{ID: "fee-receipt", Held: true, Copy: "original"}, packet.Paper{}), "fee-receipt", packet.Held},
		{"held", nil, "passport-copy", packet.Held},
		{"scanned", scanned("passport-copy", pages(2)), "passport-copy", packet.Attached},
		{"scanned and held", added(profile.Document{ID: "passport-copy", Files: []string{"a.pdf"}}, pages(1)), "passport-copy", packet.Attached},
		{"not there", without("passport-copy"), "passport-copy", packet.Missing},
		{"named, neither held nor scanned", paper("passport-copy", func(d *profile.Document) { d.Held = false }), "passport-copy", packet.Missing},
		{"unreadable", scanned("passport-copy", packet.Paper{Unreadable: true}), "passport-copy", packet.Missing},
		{"one of two files unreadable", scanned("passport-copy", packet.Paper{Scans: pages(1).Scans, Unreadable: true}), "passport-copy", packet.Attached},
		{"expired yesterday", paper("medical-certificate", on("2026-11-20")), "medical-certificate", packet.Expired},
		{"good until today", paper("medical-certificate", on("2026-11-21")), "medical-certificate", packet.Held},
		{"expired, and not there", paper("medical-certificate", func(d *profile.Document) { on("2026-11-20")(d); d.Held = false }), "medical-certificate", packet.Missing},
		{"nobody asks for it", added(profile.Document{ID: "other", Held: true}, packet.Paper{}), "other", packet.Held},
		{"nobody asks for it, scanned", added(profile.Document{ID: "other"}, pages(1)), "other", packet.Attached},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := item(t, built(t, test.change), test.paper).Status; got != test.want {
				t.Errorf("%s is %s, want %s", test.paper, got, test.want)
			}
		})
	}
}

// TestFindings breaks one thing and wants exactly the findings that follow, each
// "severity id where" with the places in the law. A missed article of the Code
// is an error, a missed practice or guide a warning.
func TestFindings(t *testing.T) {
	copied := func(id string, c profile.Copy) change {
		return paper(id, func(d *profile.Document) { d.Copy = c })
	}
	written := func(id, language string, translation profile.Translation, files ...string) change {
		return paper(id, func(d *profile.Document) {
			d.Language, d.Translation, d.TranslationFiles = language, translation, files
		})
	}
	until := func(day string) change {
		return paper("medical-certificate", func(d *profile.Document) { d.ValidUntil, _ = date.Parse(day) })
	}
	family := all(
		person(func(p *profile.Profile) {
			p.Ground = "family-of-citizen"
			p.Sponsor = profile.Sponsor{Kind: "person", Name: "Leyla Əliyeva", Relation: "spouse", Permit: "citizen"}
		}),
		added(profile.Document{ID: "relative-consent", Held: true, Language: "az", Copy: "notarised"}, packet.Paper{}),
	)
	child := all(
		person(func(p *profile.Profile) {
			p.Applicant.BirthDate = date.MustParse("2018-04-12")
			p.Passport = profile.Passport{Type: "none"}
			p.Representative = profile.Representative{Surname: "Zhang", Capacity: "parent"}
		}),
		without("passport-copy"),
	)
	birth := func(change func(*profile.Document)) change {
		d := profile.Document{ID: "birth-certificate", Held: true, Language: "en", Copy: "notarised", Translation: "notarised", Apostille: true}
		if change != nil {
			change(&d)
		}
		return all(child, added(d, packet.Paper{}))
	}
	of15 := person(func(p *profile.Profile) {
		p.Applicant.BirthDate = date.MustParse("2011-04-12")
		p.Representative = profile.Representative{Surname: "Zhang", Capacity: "parent"}
	})

	for _, test := range []struct {
		name   string
		change change
		want   []string
	}{
		// What is missing: Article 46.1 of the Code.
		{"no copy of the passport (46.1.2)", without("passport-copy"), []string{"error document.missing documents: MM 46.1.2, SEEDEN"}},
		{"no document of the ground (46.1.4)", without("ground-document"), []string{"error document.missing documents: MM 46.1.4, SEEDEN"}},
		{"no medical certificate (46.1.5)", without("medical-certificate"), []string{"error document.missing documents: MM 46.1.5, NAX, SEEDEN"}},
		{"no document of the stay (46.1.6)", without("stay-document"), []string{"error document.missing documents: MM 46.1.6, SEEDEN"}},
		{"no document of the dwelling (46.1.9)", without("housing-document"), []string{"error document.missing documents: MM 46.1.9, SEEDEN"}},
		{"no application of the provider (46.1.10)", without("housing-application"), []string{"error document.missing documents: MM 46.1.10, SEEDEN"}},
		{"no identity document of the provider (46.1.11)", without("housing-provider-id"), []string{"error document.missing documents: MM 46.1.11, SEEDEN"}},
		{"a dwelling of one's own needs neither", all(person(func(p *profile.Profile) { p.Residence.Ownership = "owned" }), without("housing-application"), without("housing-provider-id")), nil},
		{"by official claims alone", all(official, without("passport-copy")), []string{"error document.missing documents: MM 46.1.2"}},
		{"an unreadable scan has a finding of its own", scanned("passport-copy", packet.Paper{Unreadable: true}), nil},
		{"a missing photo has a finding of its own", func(in *packet.Input) { in.Photo = nil }, nil},
		{"only the guide asks the consent of a child of 15", of15, []string{"warning document.missing documents: SEEDEN"}},
		{"by official claims alone nobody does", all(official, of15), nil},
		{"no consent of the relative (46.1.4-1)", all(family, without("relative-consent")), []string{"error document.missing documents: MM 46.1.4-1, SEEDEN"}},
		{"a child without a passport brings the birth certificate (46.1.3)", child, []string{"error document.missing documents: MM 46.1.3, SEEDEN"}},
		{"the birth certificate is there", birth(nil), nil},

		// The form of the papers: 46.1.4 and 46.1.3 notarised, 46.1.5 the original, and copies shown with the original.
		{"plain document of the ground", copied("ground-document", "plain"), []string{"error document.form documents[1].copy: MM 46.1.4, SEEDEN"}},
		{"plain birth certificate", birth(func(d *profile.Document) { d.Copy = "plain" }), []string{"error document.form documents[6].copy: MM 46.1.3, SEEDEN"}},
		{"copy of the medical certificate", copied("medical-certificate", "plain"), []string{"error document.form documents[2].copy: MM 46.1.5"}},
		{"original of the medical certificate", copied("medical-certificate", "original"), nil},
		{"plain copy of the passport, shown with the original", copied("passport-copy", "plain"), nil},
		{"only guide and practice want the housing document notarised", copied("housing-document", "plain"), []string{"warning document.form-advised documents[4].copy: SEEDEN, ADPU"}},
		{"by official claims alone it is enough", all(official, copied("housing-document", "plain")), nil},
		{"plain consent of the relative (46.1.4-1)", all(family, copied("relative-consent", "plain")), []string{"error document.form documents[7].copy: MM 46.1.4-1, SEEDEN"}},
		{"the profile does not say which form", copied("medical-certificate", ""), []string{"info document.form-unknown documents[2].copy: MM 46.1.5"}},

		// Translation: proceedings are in Azerbaijani (Law on Administrative Proceedings, 27.1).
		{"foreign, not translated", written("ground-document", "fr", ""), []string{"error document.translation documents[1].translation: II 27.1, SEEDZH"}},
		{"foreign, translated by anybody", written("ground-document", "fr", "plain"), []string{"info document.translation-advised documents[1].translation: SEEDZH"}},
		{"foreign, a file of the translation is given", written("ground-document", "fr", "", "t.pdf"), []string{"info document.translation-advised documents[1].translation: SEEDZH"}},
		{"by official claims alone that is enough", all(official, written("ground-document", "fr", "plain")), nil},
		{"foreign, translated by a notary", written("ground-document", "fr", "notarised"), nil},
		{"Russian, not translated", written("ground-document", "ru", ""), []string{"warning document.translation documents[1].translation: II 27.1"}},
		{"Russian, translated", written("ground-document", "ru", "plain"), nil},
		{"Azerbaijani", written("ground-document", "az", ""), nil},
		{"language in capitals", written("ground-document", "AZ", ""), nil},
		{"language not stated", written("ground-document", "", ""), []string{"info document.language-unknown documents[1].language: MM 46.1.4, SEEDEN"}},
		{"the stay document is of the state, whatever is said", written("stay-document", "fr", ""), nil},

		// Apostille: practice, so a warning.
		{"foreign proof of kinship without apostille", all(family, written("ground-document", "fr", "notarised")), []string{"warning document.apostille documents[1].apostille: APO"}},
		{"with apostille", all(family, written("ground-document", "fr", "notarised"), paper("ground-document", func(d *profile.Document) { d.Apostille = true })), nil},
		{"Azerbaijani proof of kinship needs none", family, nil},
		{"a foreign certificate of a university needs none", written("ground-document", "fr", "notarised"), nil},
		{"foreign birth certificate without apostille", birth(func(d *profile.Document) { d.Apostille = false }), []string{"warning document.apostille documents[6].apostille: APO"}},

		// Validity: today is 2026-11-21, the decision falls on 2027-09-10.
		{"expired yesterday", until("2026-11-20"), []string{"error document.expired documents[2].valid_until: MM 46.1.5, NAX, SEEDEN"}},
		{"ends today", until("2026-11-21"), []string{"warning document.expires-before-decision documents[2].valid_until: MM 46.1.5, NAX, SEEDEN"}},
		{"ends on the day before the decision", until("2027-09-09"), []string{"warning document.expires-before-decision documents[2].valid_until: MM 46.1.5, NAX, SEEDEN"}},
		{"ends on the day of the decision", until("2027-09-10"), nil},
		{"no source says how long it is good for", until(""), []string{"warning document.validity-unknown documents[2].valid_until: MM 46.1.5, NAX, SEEDEN"}},
		{"of two certificates the one that expired is named", added(profile.Document{ID: "medical-certificate", Held: true, Language: "az", Copy: "original", ValidUntil: date.MustParse("2026-01-01")}, packet.Paper{}), []string{"error document.expired documents[7].valid_until: MM 46.1.5, NAX, SEEDEN"}},
		{"nothing is judged that is not there", paper("medical-certificate", func(d *profile.Document) { *d = profile.Document{ID: d.ID, Copy: "plain", Language: "fr"} }), []string{"error document.missing documents: MM 46.1.5, NAX, SEEDEN"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, f := range built(t, test.change).Findings {
				got = append(got, fmt.Sprintf("%s %s %s: %s", f.Severity, f.ID, f.Where, strings.Join(f.Sources, ", ")))
				if f.Message == "" || f.Fix == "" || strings.Contains(f.Message+f.Fix, "⟦") {
					t.Errorf("%s says %q, %q", f.ID, f.Message, f.Fix)
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestPapersOfOneID joins several entries under one id into one paper, in their order.
func TestPapersOfOneID(t *testing.T) {
	p := built(t, all(
		scanned("passport-copy", pages(2)),
		added(profile.Document{ID: "passport-copy", Held: true, Language: "az", Copy: "notarised"}, pages(1, 3)),
	))
	got := item(t, p, "passport-copy")
	var counts []int
	for _, s := range got.Scans {
		counts = append(counts, s.Pages)
	}
	if diff := cmp.Diff([]int{2, 1, 3}, counts); diff != "" {
		t.Error(diff)
	}
	n := 0
	for _, d := range p.Documents {
		if d.ID == "passport-copy" {
			n++
		}
	}
	if n != 1 {
		t.Errorf("the checklist has %d copies of the passport", n)
	}
}

// TestOrder wants the order of Article 46.1, and what the applicant adds at the end.
func TestOrder(t *testing.T) {
	p := built(t, added(profile.Document{ID: "other", Held: true}, packet.Paper{}))
	var got []string
	for _, d := range p.Documents {
		got = append(got, d.ID)
	}
	want := []string{
		"application-form", "passport-copy", "ground-document", "medical-certificate", "stay-document", "photos",
		"housing-document", "housing-application", "housing-provider-id", "fee-receipt", "other",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestCopies(t *testing.T) {
	// The Code: two photos (46.1.8), one of everything else; a university asks for two copies of passport and visa.
	for id, want := range map[string]int{"photos": 2, "passport-copy": 2, "stay-document": 2, "ground-document": 1, "application-form": 1} {
		if got := item(t, built(t, nil), id).Copies; got != want {
			t.Errorf("%s: %d copies, want %d", id, got, want)
		}
	}
	if got := item(t, built(t, official), "passport-copy").Copies; got != 1 {
		t.Errorf("by official claims alone %d copies of the passport, want 1", got)
	}
}

// TestUncovered wants a character without a glyph named, once a field, and a box in its place.
func TestUncovered(t *testing.T) {
	in := valid(t)
	in.Case.Profile.Applicant.Surname = "Zh😀ang😀"
	in.Missing = func(s string) []rune {
		if strings.ContainsRune(s, '😀') {
			return []rune{'😀'}
		}
		return nil
	}
	p := packet.Build(in)
	var got []string
	for _, f := range p.Findings {
		got = append(got, fmt.Sprint(f.Severity, " ", f.ID, " ", f.Where, " ", strings.Contains(f.Message, "U+1F600")))
	}
	if diff := cmp.Diff([]string{"error text.no-glyph applicant.surname true"}, got); diff != "" {
		t.Error(diff)
	}
	if got := p.Values["applicant.full-name"].Text; got != "Zh□ang□ Wei" {
		t.Errorf("the form prints %q", got)
	}
}

func TestPaginate(t *testing.T) {
	p := built(t, all(
		scanned("passport-copy", pages(2, 1)),
		without("ground-document"),
		added(profile.Document{ID: "other"}, pages(4)),
		added(profile.Document{ID: "permit-copy"}, packet.Paper{}), // not asked for, not there: no sheet
	))
	plan := p.Paginate(packet.PageCounts{Checklist: 3, Form: 4, Sheet: func(string) int { return 1 }})
	got := map[string][]int{}
	for _, d := range p.Documents {
		if d.Pages != nil {
			got[d.ID] = d.Pages
		}
	}
	want := map[string][]int{
		"application-form": {4, 5, 6, 7}, "passport-copy": {8, 9, 10}, "ground-document": {11}, "other": {12, 13, 14, 15},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	var sections []string
	for _, s := range plan.Sections {
		sections = append(sections, fmt.Sprint(s.Kind, " ", s.First, "+", s.Pages))
	}
	wantSections := []string{
		fmt.Sprint(packet.ChecklistPages, " 1+3"), fmt.Sprint(packet.FormPages, " 4+4"),
		fmt.Sprint(packet.PaperPages, " 8+3"), fmt.Sprint(packet.SheetPages, " 11+1"), fmt.Sprint(packet.PaperPages, " 12+4"),
	}
	if diff := cmp.Diff(wantSections, sections); diff != "" {
		t.Error(diff)
	}
	if plan.Pages != 15 {
		t.Errorf("%d pages, want 15", plan.Pages)
	}
	again := p.Paginate(packet.PageCounts{Checklist: 3, Form: 4, Sheet: func(string) int { return 1 }})
	if diff := cmp.Diff(plan, again); diff != "" {
		t.Errorf("planned again: %s", diff)
	}
}

// TestManifestLists wants lists and never null, so that scripts need no special case.
func TestManifestLists(t *testing.T) {
	p := built(t, nil)
	words, err := book()
	if err != nil {
		t.Fatal(err)
	}
	data, err := p.Manifest(words.Words(text.English)).JSON()
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(data), "null") {
		t.Errorf("null in %s", data)
	}
	for _, lacking := range []string{"applicant", "Zhang", "E12345678"} {
		if strings.Contains(string(data), lacking) {
			t.Errorf("packet.json tells %q", lacking)
		}
	}
}
