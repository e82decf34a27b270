package generator

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"permitpack/generator/page"
	"permitpack/generator/text"
)

// applicants are invented people who between them meet what a rule can depend
// on: each a profile without procedure, ground and language.
var applicants = map[string]string{
	"nothing is said": "",
	"adult in a rented home": `
term_months: 12
applicant: {surname: Zhang, given_names: Wei, sex: male, birth_date: 1998-04-12, birth_place: Chengdu, citizenship: CN, marital_status: single}
passport: {type: ordinary, number: E12345678, issued_on: 2022-05-01, expires_on: 2032-04-30, issued_by: NIA}
stay: {entered_on: 2026-09-14, arrived_from: CN, authorised_until: 2026-12-10, document: visa, document_number: V1, lost_on: 2026-11-17, moved_on: 2026-11-16}
residence: {address: {city: Bakı, street: 28 May, building: "12"}, ownership: rented, provider: {surname: Əliyev, given_names: Rəşad, id_number: AA1234567}}
photo: no-photo.jpg
documents:
  - {id: passport-copy, files: [no-scan.pdf], language: fr}
  - {id: medical-certificate, held: true}
  - {id: other, held: true}
`,
	"child without a passport": `
term_months: 18
applicant: {surname: Zhang, given_names: Wei, sex: female, birth_date: 2011-04-12, birth_place: Chengdu, citizenship: XXA, marital_status: single, previous_names: [{surname: Li, given_names: Wei, from: 2011-04-12, to: 2015-06-30, reason: adoption}]}
passport: {type: none}
stay: {entered_on: 2026-09-14, authorised_until: 2026-11-10, document: visa-free, absences: [{from: 2026-10-01, to: 2026-10-05}]}
residence: {address: {city: Bakı, district: Nəsimi, street: 28 May, building: "12", apartment: "3"}, ownership: owned}
sponsor: {kind: person, name: Zhang San, relation: father, permit: permanent-permit}
representative: {surname: Zhang, given_names: San, id_number: E1, capacity: parent}
family: [{relation: father, surname: Zhang, given_names: San, birth_date: 1980-01-01, citizenship: CN, applying: true}]
documents:
  - {id: birth-certificate, held: true, language: zh, copy: plain}
  - {id: ground-document, held: true, language: ru, copy: plain}
  - {id: relative-consent, held: true, language: ru, copy: original, translation: plain, valid_until: 2026-11-30}
  - {id: medical-certificate, held: true, language: az, copy: plain, valid_until: 2026-01-01}
`,
	"divorced and in a hurry": `
term_months: 60
speed: fast
applicant: {surname: Zhang, given_names: Wei, sex: male, birth_date: 1960-04-12, birth_place: Chengdu, citizenship: CN, marital_status: divorced}
passport: {type: diplomatic, number: E12345678, issued_on: 2022-05-01, expires_on: 2027-01-30, issued_by: NIA}
stay: {entered_on: 2026-09-14, authorised_until: 2027-03-30, document: temporary-permit, document_number: P1, unpaid_fine: true, first_permit_on: 2025-01-01, permit_ground: %[1]s, permit_since: 2025-01-01, last_refusal_on: 2026-06-01}
residence: {address: {city: Bakı, street: 28 May, building: "12"}, ownership: provided}
sponsor: {kind: organisation, name: X, relation: other, permit: citizen}
amounts: {investment: 10, real_estate: 10, deposit: {amount: 10, currency: USD}, securities: 10, capital: {amount: 5, currency: EUR}, turnover: 3, share_percent: 3}
staff: {full_time: 1, part_time: 2, citizens_percent: 10}
work: {permit_number: X1, permit_expires_on: 2026-12-01}
photo: {file: no-photo.jpg, size: 30x40, background: white}
`,
	"every circumstance": `
applicant: {surname: "Zhang😀", given_names: Wei, sex: male, birth_date: 2009-12-12, citizenship: RUS, marital_status: married}
passport: {type: service, number: E12345678, expires_on: 2026-12-30}
stay: {authorised_until: 2026-11-25, visa_days: 30, entered_on: 2026-10-01, document: permanent-permit}
residence: {ownership: rented}
circumstances: [former-citizen, alat-free-zone, full-time-study, exempt-from-thresholds, disability, supported-by-relative, housing-provider-absent]
`,
}

// unsaid is what Say gives for a key that a language lacks, and what a text
// leaves of a placeholder that nobody fills.
var unsaid = regexp.MustCompile(`⟦[^⟧]*⟧?|\{[a-z_]+(:[a-z.-]+)?\}`)

// TestEverythingIsSaid makes the packets of every ground for every applicant,
// each in one language in turn, and looks for words that are missing.
func TestEverythingIsSaid(t *testing.T) {
	engine, dir := loaded(t), t.TempDir()
	if err := engine.book.Prepare(); err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{} // each lack is told once
	packets := 0
	for _, procedure := range engine.catalogue.ProcedureIDs() {
		for _, ground := range orNone(groundIDs(engine.catalogue.Procedure(procedure))) {
			for _, name := range slices.Sorted(maps.Keys(applicants)) {
				packets++
				if raced && packets%13 != 0 {
					continue
				}
				applicant := applicants[name]
				if strings.Contains(applicant, "%") {
					applicant = fmt.Sprintf(applicant, ground)
				}
				file := filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+".yaml")
				source := "procedure: " + procedure + "\nground: " + ground + "\n" + applicant
				if err := os.WriteFile(file, []byte(source), 0o600); err != nil {
					t.Fatal(err)
				}
				for i, language := range text.Languages {
					if i != packets%len(text.Languages) {
						continue // that a word stands in all languages if in one, package text tests
					}
					o := Options{Today: sampleDay, Language: language, OfficialOnly: language == text.Russian}
					for place, said := range everything(t, engine, file, o) {
						for _, missing := range unsaid.FindAllString(said, -1) {
							lack := place + " lacks " + missing
							if !known[lack] {
								t.Errorf("%s, %s, %s, %s: %s", procedure, ground, name, language, lack)
							}
							known[lack] = true
						}
					}
				}
			}
		}
	}
}

// TestGroundsAreThere holds the number of grounds against the law: the 18 of
// Article 45.1 with its insertions, and the one added in December 2024.
func TestGroundsAreThere(t *testing.T) {
	if n := len(loaded(t).catalogue.Procedure("temporary-residence").Grounds); n != 19 {
		t.Errorf("%d grounds, want 19", n)
	}
}

// everything is what a packet says, by the file that says it.
func everything(t *testing.T, engine *Engine, file string, o Options) map[string]string {
	t.Helper()
	laying := append(slices.Clone(deciding), step{"laying out the checklist", (*job).layChecklist})
	j, err := engine.run(context.Background(), engine.fromFile(file), o, laying)
	if err != nil {
		t.Fatal(err)
	}
	if j.result.Unusable != nil {
		t.Fatalf("%s is no profile: %v", file, j.result.Unusable)
	}
	said := map[string]string{"form": shown(j.form.Document.Pages), "checklist": shown(j.checklist.Document.Pages)}
	for _, laid := range j.letters {
		said["letter "+laid.Letter.ID] = shown(laid.Document.Pages)
	}
	for id, sheets := range j.sheets {
		said["sheet of "+id] = shown(sheets)
	}
	if err := j.fillWorkbook(); err != nil {
		t.Fatal(err)
	}
	if err := j.writeCalendar(); err != nil {
		t.Fatal(err)
	}
	said[workbookFile] = unzipped(t, j.outputs.get(workbookFile))
	said[calendarFile] = strings.ReplaceAll(string(j.outputs.get(calendarFile)), "\r\n ", "")
	manifest, err := j.packet.Manifest(j.words()).JSON()
	if err != nil {
		t.Fatal(err)
	}
	said[manifestFile] = string(manifest)
	for _, label := range pageLabels(j.packet, j.plan, j.office(), j.fonts) {
		said["labels"] += label.words
	}
	for _, section := range j.plan.Sections {
		said["bookmarks"] += sectionTitle(j.packet, section, j.words())
	}
	return said
}

// shown are the texts on pages.
func shown(pages []page.Page) string {
	var all strings.Builder
	for _, p := range pages {
		for _, mark := range slices.Concat(p.Static, p.Values) {
			if words, ok := mark.(page.Text); ok {
				all.WriteString(words.Value + "\n")
			}
		}
	}
	return all.String()
}

// unzipped is the content of all files of an archive.
func unzipped(t *testing.T, data []byte) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, entry := range archive.File {
		file, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, file); err != nil {
			t.Fatal(err)
		}
		file.Close()
	}
	return all.String()
}

// TestCatalogueIsSaid wants a word in every language for all that the catalogue names.
func TestCatalogueIsSaid(t *testing.T) {
	if err := loaded(t).unsaid("templates"); err != nil {
		t.Error(err)
	}
}
