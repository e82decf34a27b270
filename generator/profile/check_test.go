package profile

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/text"
)

var today = date.MustParse("2026-11-21")

func on(s string) date.Date { return date.MustParse(s) }

// valid is a profile without findings, after the change.
func valid(t *testing.T, change func(p *Profile)) *Profile {
	t.Helper()
	p := read(t, "every.yaml", string(sample(t, "every.yaml")))
	change(p)
	return p
}

// brief writes findings as "severity id where".
func brief(findings []finding.Finding) []string {
	var all []string
	for _, f := range findings {
		all = append(all, fmt.Sprintf("%s %s %s", f.Severity, f.ID, f.Where))
	}
	return all
}

// cases are changes to a valid profile and what has to be found then.
var cases = []struct {
	reason string
	change func(p *Profile)
	want   []string
}{
	{"as it is", func(*Profile) {}, nil},

	{"no surname", func(p *Profile) { p.Applicant.Surname = "" }, []string{"error text.required applicant.surname"}},
	{"one name", func(p *Profile) { p.Applicant.GivenNames = "" }, []string{"warning text.required applicant.given_names"}},
	{"a child without a passport", func(p *Profile) { p.Passport = Passport{Type: "none"} }, nil},
	{"an empty passport", func(p *Profile) { p.Passport = Passport{} }, []string{
		"warning text.required passport.type",
		"error text.required passport.number",
		"warning text.required passport.issued_on",
		"error text.required passport.expires_on",
		"warning text.required passport.issued_by",
	}},
	{"no end of stay", func(p *Profile) { p.Stay.AuthorisedUntil = date.Date{} }, []string{"error text.required stay.authorised_until"}},
	{"no address", func(p *Profile) { p.Residence.Address = Address{} }, []string{"error text.required residence.address"}},
	{"an address without a house", func(p *Profile) { p.Residence.Address.Building = "" }, []string{"warning text.required residence.address.building"}},
	{"nobody provides a dwelling of one's own", func(p *Profile) { p.Residence.Ownership, p.Residence.Provider = "owned", Provider{} }, nil},
	{"the owner of a rented dwelling", func(p *Profile) { p.Residence.Provider.Surname = "" }, []string{"warning text.required residence.provider.surname"}},
	{"no representative", func(p *Profile) { p.Representative = Representative{} }, nil},
	{"half a representative", func(p *Profile) { p.Representative = Representative{IDNumber: "AA0000001"} }, []string{
		"error text.required representative.surname",
		"warning text.required representative.given_names",
		"error text.required representative.capacity",
	}},
	{"a paper without an id", func(p *Profile) { p.Documents[0].ID = "" }, []string{"error text.required documents[0].id"}},
	{"an absence without an end", func(p *Profile) { p.Stay.Absences[1].To = date.Date{} }, []string{"error text.required stay.absences[1].to"}},

	{"passport issued before birth", func(p *Profile) { p.Passport.IssuedOn = on("1990-01-01") }, []string{"error passport.date-order passport.issued_on"}},
	{"expiry before issue", func(p *Profile) { p.Passport.IssuedOn = on("2031-06-20") }, []string{
		"error passport.date-order passport.expires_on", "error text.date-in-future passport.issued_on",
	}},
	{"expired yesterday", func(p *Profile) { p.Passport.MRZ, p.Passport.ExpiresOn = nil, on("2026-11-20") }, []string{"error passport.expired passport.expires_on"}},
	{"good until today", func(p *Profile) { p.Passport.MRZ, p.Passport.ExpiresOn = nil, on("2026-11-21") }, nil},
	{"entry tomorrow", func(p *Profile) { p.Stay.EnteredOn = on("2026-11-22") }, []string{"error text.date-in-future stay.entered_on"}},
	{"birth tomorrow", func(p *Profile) { p.Family[0].BirthDate = on("2026-11-22") }, []string{"error text.date-in-future family[0].birth_date"}},
	{"stay ends before entry", func(p *Profile) { p.Stay.AuthorisedUntil = on("2026-10-01") }, []string{"error stay.date-order stay.authorised_until"}},
	{"stay to the last day of the visa", func(p *Profile) { p.Stay.VisaDays = 90 }, nil}, // 2 October + 90 = 31 December
	{"stay beyond the days of the visa", func(p *Profile) { p.Stay.VisaDays = 89 }, []string{"error stay.beyond-visa-days stay.authorised_until"}},
	{"a permit counts, not the visa", func(p *Profile) { p.Stay.VisaDays, p.Stay.Document = 30, "temporary-permit" }, nil},
	{"absence ends before it begins", func(p *Profile) { p.Stay.Absences = []Absence{{on("2025-02-02"), on("2025-02-01")}} }, []string{"error stay.date-order stay.absences[0].to"}},
	{"absences overlap", func(p *Profile) {
		p.Stay.Absences = []Absence{{on("2025-03-01"), on("2025-03-10")}, {on("2025-01-01"), on("2025-01-02")}, {on("2025-03-09"), on("2025-03-20")}}
	}, []string{"error stay.absences-overlap stay.absences[2]"}},
	{"the same day twice", func(p *Profile) {
		p.Stay.Absences = []Absence{{on("2025-03-01"), on("2025-03-01")}, {on("2025-03-01"), on("2025-03-01")}}
	}, []string{"error stay.absences-overlap stay.absences[1]"}},
	{"a name from after to", func(p *Profile) { p.Applicant.PreviousNames[0].To = on("1991-03-07") }, []string{"error text.date-order applicant.previous_names[0].to"}},
	{"a paper that ended before it began", func(p *Profile) { p.Documents[0].ValidUntil = on("2026-10-31") }, []string{"error document.date-order documents[0].valid_until"}},
	{"a permit before the first", func(p *Profile) { p.Stay.PermitIssuedOn = on("2023-01-31") }, []string{"error stay.date-order stay.permit_issued_on"}},

	{"negative days", func(p *Profile) { p.Stay.VisaDays = -1 }, []string{"error text.out-of-range stay.visa_days"}},
	{"more than all", func(p *Profile) { p.Amounts.SharePercent = 101 }, []string{"error text.out-of-range amounts.share_percent"}},
	{"negative sum", func(p *Profile) { p.Amounts.Deposit.Amount = -5 }, []string{"error text.out-of-range amounts.deposit"}},
	{"currency in words", func(p *Profile) { p.Amounts.Capital.Currency = "dollar" }, []string{"error text.currency amounts.capital"}},

	{"bell", func(p *Profile) { p.Applicant.Occupation = "nur\ase" }, []string{"error text.control-character applicant.occupation"}},
	{"right-to-left override", func(p *Profile) { p.Sponsor.Name = "a\u202Eb" }, []string{"error text.control-character sponsor.name"}},
	{"a lost character", func(p *Profile) { p.Residence.Address.Street = "S\uFFFDnaq" }, []string{"error text.control-character residence.address.street"}},
	{"a control character in a path", func(p *Profile) { p.Documents[0].Files[0] = "a\nb" }, []string{"error text.control-character documents[0].files[0]"}},
	{"a Persian name with a joiner", func(p *Profile) { p.Family[0].Surname = "نیک\u200Cپور" }, nil},
	{"500 characters", func(p *Profile) { p.Applicant.BirthPlace = strings.Repeat("ə", 500) }, nil},
	{"501 characters", func(p *Profile) { p.Applicant.BirthPlace = strings.Repeat("ə", 501) }, []string{"error text.too-long applicant.birth_place"}},

	{"FIN of a citizen for a foreigner", func(p *Profile) { p.Applicant.FIN = "1AB2CD3" }, []string{"warning text.format applicant.fin"}},
	{"VÖEN of nine digits", func(p *Profile) { p.Sponsor.TaxID = "123456789" }, []string{"warning text.format sponsor.tax_id"}},
	{"an old card with a digit too few", func(p *Profile) { p.Residence.Provider.IDNumber = "AZE1234567" }, []string{"warning text.format residence.provider.id_number"}},
	{"permit card of the owner", func(p *Profile) { p.Residence.Provider.IDNumber = "MYİ12345" }, nil},
	{"foreign paper of the owner", func(p *Profile) { p.Residence.Provider.IDNumber = "45 08 123456" }, nil},
	{"e-mail without a domain", func(p *Profile) { p.Applicant.Email = "mariia@example" }, []string{"warning text.format applicant.email"}},
	{"e-mail with a name", func(p *Profile) { p.Applicant.Email = "M <mariia@example.org>" }, []string{"warning text.format applicant.email"}},
	{"telephone in words", func(p *Profile) { p.Applicant.Phone = "ask my wife" }, []string{"warning text.format applicant.phone"}},
	{"Cyrillic letters in the passport number", func(p *Profile) { p.Passport.MRZ, p.Passport.Number = nil, "ФК7700123" }, []string{"warning passport.number-format passport.number"}},

	{"another number", func(p *Profile) { p.Passport.Number = "FK7700124" }, []string{"error passport.mrz-mismatch passport.number"}},
	{"another birthday", func(p *Profile) { p.Applicant.BirthDate = on("1991-03-07") }, []string{"error passport.mrz-mismatch applicant.birth_date"}},
	{"another expiry", func(p *Profile) { p.Passport.ExpiresOn = on("2031-06-18") }, []string{"error passport.mrz-mismatch passport.expires_on"}},
	{"another sex", func(p *Profile) { p.Applicant.Sex = "male" }, []string{"error passport.mrz-mismatch applicant.sex"}},
	{"another citizenship", func(p *Profile) { p.Applicant.Citizenship = "TR" }, []string{"error passport.mrz-mismatch applicant.citizenship"}},
	{"another name", func(p *Profile) { p.Applicant.Surname = "Бондаренко" }, []string{"warning passport.mrz-name-mismatch applicant.surname"}},
	{"given names of another", func(p *Profile) { p.Applicant.GivenNames = "Марта" }, []string{"warning passport.mrz-name-mismatch applicant.given_names"}},
	{"the number mistyped in the zone", func(p *Profile) { p.Passport.MRZ[1] = strings.Replace(p.Passport.MRZ[1], "FK7700123", "FK7700124", 1) }, []string{
		"error passport.mrz-check-digit passport.mrz", "error passport.mrz-mismatch passport.number",
	}},
	{"O for a nought in the number", func(p *Profile) { p.Passport.MRZ[1] = strings.Replace(p.Passport.MRZ[1], "FK7700123", "FK77O0123", 1) }, []string{
		"error passport.mrz-misread passport.mrz", "error passport.mrz-mismatch passport.number",
	}},
	{"O for a nought in the birthday", func(p *Profile) { p.Passport.MRZ[1] = strings.Replace(p.Passport.MRZ[1], "910308", "91O308", 1) }, []string{
		"warning passport.mrz-letter-for-digit passport.mrz",
	}},
	{"one line", func(p *Profile) { p.Passport.MRZ = p.Passport.MRZ[:1] }, []string{"error passport.mrz-lines passport.mrz"}},
	{"a filler lost", func(p *Profile) { p.Passport.MRZ[0] = p.Passport.MRZ[0][:43] }, []string{"error passport.mrz-length passport.mrz"}},
	{"a sign that does not belong", func(p *Profile) { p.Passport.MRZ[0] = strings.Replace(p.Passport.MRZ[0], "H", "Н", 1) }, []string{"error passport.mrz-character passport.mrz"}},
	{"a digit in the name", func(p *Profile) { p.Passport.MRZ[0] = strings.Replace(p.Passport.MRZ[0], "HO", "H0", 1) }, []string{"warning passport.mrz-digit-for-letter passport.mrz"}},
	{"no sex", func(p *Profile) { p.Passport.MRZ[1] = strings.Replace(p.Passport.MRZ[1], "F3106", "X3106", 1) }, []string{"warning passport.mrz-sex passport.mrz"}},
	{"no such birthday", func(p *Profile) { p.Passport.MRZ[1] = strings.Replace(p.Passport.MRZ[1], "910308", "911308", 1) }, []string{
		"error passport.mrz-date passport.mrz", "error passport.mrz-check-digit passport.mrz",
	}},
	{"a visa", func(p *Profile) { p.Passport.MRZ[0] = "V" + p.Passport.MRZ[0][1:] }, []string{"error passport.mrz-visa passport.mrz"}},
}

func TestCheck(t *testing.T) {
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			got := valid(t, c.change).Check(today, countries)
			if diff := cmp.Diff(c.want, brief(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Every finding is said in every language with all that its text names, and names nothing of the applicant.
func TestFindingsAreSaid(t *testing.T) {
	book := loadWords(t)
	seen := map[string]bool{}
	for _, c := range cases {
		for _, f := range valid(t, c.change).Check(today, countries) {
			seen[f.ID] = true
			for _, l := range text.Languages {
				said := book.Words(l).Explain(f)
				if said.Message == "" || said.Fix == "" || strings.ContainsAny(said.Message+said.Fix, "⟦⟧") {
					t.Errorf("%s: %s: %s %s", l, f.ID, said.Message, said.Fix)
				}
				for _, secret := range []string{"FK77", "1991", "2031", "Гончаренко", "mariia"} {
					if strings.Contains(said.Message+said.Fix, secret) {
						t.Errorf("%s: %s shows a personal value", l, f.ID)
					}
				}
			}
		}
	}
	for _, key := range book.Keys(text.English) {
		id, isMessage := strings.CutSuffix(strings.TrimPrefix(key, "finding."), ".message")
		if isMessage && strings.HasPrefix(id, "passport.mrz-") && !seen[id] {
			t.Errorf("no case finds %s", id)
		}
	}
}

func TestEmptyProfile(t *testing.T) {
	if got := brief((&Profile{}).Check(today, countries)); len(got) < 10 {
		t.Errorf("an empty profile has only %d findings: %v", len(got), got)
	}
}

func TestCountryOfTheZone(t *testing.T) {
	for _, c := range []struct {
		code, citizenship string
		want              bool
	}{
		{"CHN", "CN", true}, {"D", "DE", true}, {"GBN", "GB", true}, {"XXA", "XXA", true}, {"XXA", "CN", false},
		{"XXB", "XXA", true}, {"XXX", "CN", true}, {"UTO", "CN", false}, {"TUR", "CN", false}, {"D", "CN", false},
	} {
		ch := checker{profile: &Profile{Applicant: Applicant{Citizenship: Country(c.citizenship)}}, countries: countries}
		if got := ch.sameCountry(c.code); got != c.want {
			t.Errorf("%s is %s: %v", c.code, c.citizenship, got)
		}
	}
}

// The spellings of letters are those of ICAO Doc 9303 part 3, section 6, or of passports in use.
func TestSpells(t *testing.T) {
	for _, c := range []struct {
		typed, zone string
		cut, want   bool
	}{
		{"Müller", "MUELLER", false, true},
		{"Müller", "MULLER", false, true},
		{"Müller", "MULER", false, false},
		{"Öztürk", "OZTURK", false, true},
		{"Gülşah", "GULSAH", false, true},
		{"Işık", "ISIK", false, true},
		{"Əliyev", "ALIYEV", false, true},
		{"Əliyev", "ELIYEV", false, true},
		{"İbrahimov", "IBRAHIMOV", false, true},
		{"Çingiz", "CHINGIZ", false, true},
		{"Weiß", "WEISS", false, true},
		{"Åse", "AASE", false, true},
		{"Щеглова", "SHCHEGLOVA", false, true},
		{"Юлия", "IULIIA", false, true},
		{"Юлия", "YULIYA", false, true},
		{"Хрыпов", "KHRYPOV", false, true},
		{"Игорь", "IGOR", false, true},
		{"Подъячев", "PODIEIACHEV", false, true},
		{"O'Neill-Smith", "O NEILL SMITH", false, true},
		{"Núñez", "NUNEZ", false, true},
		{"Nuñez", "NUNXXEZ", false, true},
		{"Zhang", "ZHENG", false, false},
		{"Zhang", "ZHAN", false, false},
		{"Chalermpolwatthana", "CHALERMPOLW", true, true},
		{"Chalermpolwatthana", "CHALERMPOLW", false, false},
		{"Юлия", "IU", true, true},
		{"Щ", "SH", true, true},
		{"张伟", "ZHANG WEI", false, true}, // cannot be compared
		{"Nguyễn", "NGUYEN", false, true},
	} {
		if got := spells(c.typed, c.zone, c.cut); got != c.want {
			t.Errorf("%s as %s (cut: %v): %v", c.typed, c.zone, c.cut, got)
		}
	}
}
