package letter_test

import (
	"bytes"
	"os"
	"strings"
	"sync"
	"testing"

	"permitpack/generator/date"
	"permitpack/generator/letter"
	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/profile"
	"permitpack/generator/rules"
	"permitpack/generator/text"
)

// kit is what every test lays out with: the shipped rules, words, fonts and letters.
type kit struct {
	catalogue *rules.Catalogue
	book      *text.Book
	fonts     *page.Fonts
	letters   *letter.Letters
}

var shipped = sync.OnceValues(func() (kit, error) {
	templates := os.DirFS("../../templates")
	k := kit{}
	var err error
	if k.catalogue, err = rules.Load(templates); err != nil {
		return k, err
	}
	if k.book, err = text.Load(templates); err != nil {
		return k, err
	}
	if k.fonts, err = page.LoadFonts(os.DirFS("../../fonts")); err != nil {
		return k, err
	}
	k.letters, err = letter.Load(templates)
	return k, err
})

func load(t testing.TB) kit {
	t.Helper()
	k, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// decided is the packet of a profile in YAML for an applicant of the language.
func (k kit) decided(t testing.TB, source string, language text.Language) *packet.Packet {
	t.Helper()
	p, problems := profile.Read("test.yaml", []byte(source), k.book.CountryCode)
	if len(problems) > 0 {
		t.Fatal(problems[0])
	}
	p.Language = language
	return packet.Build(packet.Input{
		Name: "test", File: "test.yaml", Catalogue: k.catalogue, Book: k.book,
		Case:   rules.Case{Profile: p, Today: date.MustParse("2026-11-21")},
		Papers: make([]packet.Paper, len(p.Documents)), Missing: k.fonts.Missing,
	})
}

func (k kit) lay(t testing.TB, p *packet.Packet) []letter.Laid {
	t.Helper()
	laid, err := k.letters.Lay(p, k.book, k.fonts)
	if err != nil {
		t.Fatal(err)
	}
	return laid
}

func (k kit) write(t testing.TB, d page.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := page.Write(&b, d, k.fonts); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// written is a letter as a file.
type written struct {
	letter.Laid
	pdf []byte
}

// files are the letters of an applicant as files, which are written once for all tests.
func (k kit) files(t *testing.T, p *packet.Packet) []written {
	t.Helper()
	if made, known := files.Load(t.Name()[strings.Index(t.Name(), "/"):]); known {
		return made.([]written)
	}
	var all []written
	for _, laid := range k.lay(t, p) {
		all = append(all, written{laid, k.write(t, laid.Document)})
	}
	files.Store(t.Name()[strings.Index(t.Name(), "/"):], all)
	return all
}

// files are those written, by applicant and language.
var files sync.Map

// Applicants who between them need every letter, first with all that a profile
// can say, then with next to nothing.
const (
	son = `
procedure: permanent-residence
ground: family-of-resident
applicant: {surname: Zhang, given_names: Haoran, sex: male, birth_date: 2011-04-12, birth_place: Chengdu, citizenship: CN, marital_status: single}
passport: {type: ordinary, number: EA0000151, issued_on: 2022-05-01, expires_on: 2032-04-30, issued_by: MPS Exit & Entry Administration}
stay: {entered_on: 2024-09-14, authorised_until: 2027-03-30, document: temporary-permit, document_number: MYİ00151, first_permit_on: 2024-09-20}
residence: {address: {city: Bakı, district: Nəsimi, street: 28 May, building: "12", apartment: "3"}, ownership: provided, provider: {surname: Sınaqov, given_names: Elçin, patronymic: Vaqif oğlu, id_number: AA0000029, fin: 0TEST01, address: "Bakı şəhəri, Sınaq küçəsi 5", phone: "+994 50 000 00 29"}}
sponsor: {kind: person, name: Zhang Guoqiang, relation: father, permit: permanent-permit, address: "Bakı şəhəri, Nümunə küçəsi 7"}
representative: {surname: Wang, given_names: Fang, id_number: DYİ00150, capacity: attorney}
circumstances: [supported-by-relative]
family: [{relation: sister, surname: Zhang, given_names: Meilin, birth_date: 2009-08-01, citizenship: CN, applying: true}]
`
	specialist = `
procedure: temporary-residence
ground: specialist
term_months: 12
applicant: {surname: Provati, given_names: Marco, sex: male, birth_date: 1985-12-03, birth_place: Torino, citizenship: IT, marital_status: married, occupation: mühəndis}
passport: {type: ordinary, number: YA0000101, issued_on: 2024-12-21, expires_on: 2034-12-20, issued_by: Questura di Torino}
stay: {entered_on: 2026-11-04, authorised_until: 2027-02-04, document: visa}
residence: {address: {city: Sumqayıt, street: Nümunə, building: "10"}, ownership: rented, provider: {surname: Əliyeva, given_names: Gülnar}}
sponsor: {kind: organisation, name: “Sınaq Metal” MMC, tax_id: "0000000101", address: "Sumqayıt şəhəri, Zavod küçəsi 10", head: Sınaqlı Orxan İlqar oğlu}
`
	loser = `
procedure: card-replacement
applicant: {surname: Primerov, given_names: Timur, patronymic: Ильич, birth_date: 1985-12-03, citizenship: RU, fin: TEST1, phone: "+994 50 000 00 03"}
passport: {type: ordinary, number: "750000123", issued_on: 2024-12-21, expires_on: 2034-12-20, issued_by: МВД 16001}
stay: {authorised_until: 2027-02-04, document: temporary-permit, document_number: MYİ00123, permit_issued_on: 2026-02-04, lost_on: 2026-11-14, data_changed_on: 2026-11-10}
residence: {address: {city: Gəncə, street: Sınaq, building: "3"}, ownership: owned}
`
	silentSon = `
procedure: permanent-residence
ground: family-of-resident
applicant: {birth_date: 2011-04-12}
representative: {capacity: attorney}
circumstances: [supported-by-relative]
`
	silentSpecialist = "procedure: temporary-residence\nground: specialist\n"
	silentWorker     = "procedure: stay-extension\nground: unfinished-work\n"
	silentLoser      = "procedure: card-replacement\n"
	silentSpouse     = "procedure: temporary-residence\nground: family-of-citizen\n"
)

// said are people of whom the profile tells all, silent are those of whom it tells nothing.
var (
	said   = map[string]string{"son": son, "specialist": specialist, "loser": loser}
	silent = map[string]string{
		"silent son": silentSon, "silent specialist": silentSpecialist, "silent worker": silentWorker,
		"silent loser": silentLoser, "silent spouse": silentSpouse,
	}
)

// texts are those of a page in the order of the marks.
func texts(p page.Page) []page.Text {
	var all []page.Text
	for _, m := range p.Values {
		if t, ok := m.(page.Text); ok {
			all = append(all, t)
		}
	}
	return all
}

// squeezed is a text without white space, which a line break may stand for.
func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

// shown is all that a document says.
func shown(d page.Document) string {
	var b strings.Builder
	for _, p := range d.Pages {
		for _, t := range texts(p) {
			b.WriteString(t.Value + "\n")
		}
	}
	return b.String()
}
