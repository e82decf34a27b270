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

// minor makes the applicant one who was born on that day, and for whom a parent signs.
func minor(p *Profile, birth string) {
	p.Passport.MRZ, p.Applicant.PreviousNames = nil, nil
	p.Applicant.BirthDate, p.Representative.Capacity = on(birth), "parent"
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
	{"absence ends before it begins", func(p *Profile) { p.Stay.Absences[0] = Absence{on("2025-02-02"), on("2025-02-01")} }, []string{"error stay.date-order stay.absences[0].to"}},
	{"absences overlap", func(p *Profile) {
		p.Stay.Absences = append(p.Stay.Absences, Absence{on("2025-03-01"), on("2025-03-10")}, Absence{on("2025-01-01"), on("2025-01-02")}, Absence{on("2025-03-09"), on("2025-03-20")})
	}, []string{"error stay.absences-overlap stay.absences[5]"}},
	{"the same day twice", func(p *Profile) {
		p.Stay.Absences[0] = Absence{on("2025-03-01"), on("2025-03-01")}
		p.Stay.Absences[1] = p.Stay.Absences[0]
	}, []string{"error stay.absences-overlap stay.absences[1]"}},
	{"a name from after to", func(p *Profile) { p.Applicant.PreviousNames[0].To = on("1991-03-07") }, []string{"error text.date-order applicant.previous_names[0].to"}},
	{"a paper that ended before it began", func(p *Profile) { p.Documents[0].ValidUntil = on("2026-10-31") }, []string{"error document.date-order documents[0].valid_until"}},
	{"a family member of 150 years", func(p *Profile) { p.Family[0].BirthDate = on("1876-11-21") }, []string{"warning text.date-implausible family[0].birth_date"}},
	{"an absence planned for next year", func(p *Profile) { p.Stay.Absences[1] = Absence{on("2027-01-05"), on("2027-01-20")} }, nil},
	{"an absence before the first permit", func(p *Profile) { p.Stay.Absences[0] = Absence{on("2020-01-05"), on("2020-01-20")} }, nil},
	{"an absence until the next millennium", func(p *Profile) { p.Stay.Absences[1] = Absence{on("2027-01-05"), on("3027-01-20")} }, []string{"error text.date-implausible stay.absences[1].to"}},
	{"an absence before birth", func(p *Profile) { p.Stay.Absences[0].From = on("1991-03-07") }, []string{"error stay.date-order stay.absences[0].from"}},
	{"an absence that ended before birth", func(p *Profile) { p.Stay.Absences[0] = Absence{To: on("1991-03-07")} }, []string{
		"error text.required stay.absences[0].from", "error stay.date-order stay.absences[0].to",
	}},
	{"a name given up before birth", func(p *Profile) {
		p.Applicant.PreviousNames[0].From, p.Applicant.PreviousNames[0].To = date.Date{}, on("1991-03-07")
	},
		[]string{"error text.date-order applicant.previous_names[0].to"}},
	{"a move before birth", func(p *Profile) { p.Stay.MovedOn = on("1991-03-07") }, []string{"error stay.date-order stay.moved_on"}},
	{"a permit that outlived its holder's birth", func(p *Profile) {
		p.Stay.FirstPermitOn, p.Stay.PermitSince, p.Stay.PermitIssuedOn = date.Date{}, on("1991-03-07"), on("1991-03-08")
	}, []string{"error stay.date-order stay.permit_since"}},
	{"a permit issued after its end", func(p *Profile) { p.Stay.AuthorisedUntil, p.Stay.PermitIssuedOn = on("2026-11-09"), on("2026-11-10") }, []string{"error stay.date-order stay.authorised_until"}},
	{"a loss tomorrow", func(p *Profile) { p.Stay.LostOn = on("2026-11-22") }, []string{"error text.date-in-future stay.lost_on"}},
	{"a refusal tomorrow", func(p *Profile) { p.Stay.LastRefusalOn = on("2026-11-22") }, []string{"error text.date-in-future stay.last_refusal_on"}},

	{"an entry after the visa", func(p *Profile) { p.Stay.VisaValidUntil = on("2026-10-01") }, []string{"error stay.date-order stay.visa_valid_until"}},
	{"an entry by permit after the visa", func(p *Profile) { p.Stay.VisaValidUntil, p.Stay.Document = on("2026-10-01"), "temporary-permit" }, nil},
	{"an entry that no absence explains", func(p *Profile) { p.Stay.EnteredOn = on("2026-10-04") }, []string{"warning stay.entry-after-permit stay.entered_on"}},
	{"an entry the day after the absence", func(p *Profile) { p.Stay.EnteredOn = on("2026-10-03") }, nil},
	{"an entry before the absence ends", func(p *Profile) { p.Stay.EnteredOn, p.Stay.VisaDays = on("2026-10-01"), 91 }, nil},
	{"an entry on the day of the first permit", func(p *Profile) { p.Stay.Absences, p.Stay.VisaDays, p.Stay.EnteredOn = nil, 0, on("2023-02-01") }, nil},
	{"an entry a day after the first permit", func(p *Profile) { p.Stay.Absences, p.Stay.VisaDays, p.Stay.EnteredOn = nil, 0, on("2023-02-02") }, []string{"warning stay.entry-after-permit stay.entered_on"}},
	{"a holder of a card who travelled", func(p *Profile) {
		p.Stay = Stay{Document: "temporary-permit", DocumentNumber: "1", AuthorisedUntil: on("2027-01-01"), PermitIssuedOn: on("2026-01-02"), EnteredOn: on("2026-06-01")}
	}, []string{"warning stay.entry-after-permit stay.entered_on"}},
	{"a move before the entry", func(p *Profile) {
		p.Stay = Stay{Document: "visa-free", AuthorisedUntil: on("2027-01-01"), EnteredOn: on("2026-11-10"), MovedOn: on("2026-11-09")}
	}, []string{"warning stay.moved-before-entry stay.moved_on"}},
	{"a move on the day of the entry", func(p *Profile) {
		p.Stay = Stay{Document: "visa-free", AuthorisedUntil: on("2027-01-01"), EnteredOn: on("2026-11-10"), MovedOn: on("2026-11-10")}
	}, nil},
	{"a journey after the move", func(p *Profile) {
		p.Stay = Stay{Document: "visa-free", AuthorisedUntil: on("2027-01-01"), EnteredOn: on("2026-11-12"), MovedOn: on("2026-11-09"), Absences: []Absence{{on("2026-11-10"), on("2026-11-11")}}}
	}, nil},

	{"a father of the same day", func(p *Profile) { p.Family[0].Relation, p.Family[0].BirthDate = "father", on("1991-03-08") }, []string{"error text.parent-younger family[0].birth_date"}},
	{"a father a day older", func(p *Profile) { p.Family[0].Relation, p.Family[0].BirthDate = "father", on("1991-03-07") }, nil}, // odd, but dates do not contradict
	{"an older child", func(p *Profile) { p.Family[0].Relation = "child" }, []string{"error text.parent-younger family[0].birth_date"}},
	{"an older nephew", func(p *Profile) { p.Family[0].Relation = "sibling-child" }, nil},
	{"a mother without a birthday", func(p *Profile) { p.Family[0].Relation, p.Family[0].BirthDate = "mother", date.Date{} }, []string{"warning text.required family[0].birth_date"}},
	{"a parent signs for a woman of 35", func(p *Profile) { p.Representative.Capacity = "parent" }, []string{"warning document.parent-of-adult representative.capacity"}},
	{"a parent signs on the 18th birthday", func(p *Profile) { minor(p, "2008-11-21") }, []string{"warning document.parent-of-adult representative.capacity"}},
	{"a parent signs on the day before", func(p *Profile) { minor(p, "2008-11-22") }, nil},

	{"a name before may differ by its spelling alone", func(p *Profile) { p.Applicant.PreviousNames[0].Surname = "Гончарнеко" }, nil},
	{"a relative, mistyped", func(p *Profile) { p.Applicant.Surname, p.Family[0].Surname = "Honcharenko", "Honcharenk" }, []string{"warning text.surname-spelling family[0].surname"}},
	{"a relative in Latin letters", func(p *Profile) { p.Family[0].Surname = "Honcharenko" }, nil},
	{"a sponsor, mistyped", func(p *Profile) { p.Applicant.Surname, p.Sponsor.Name = "Honcharenko", "Petro Honcharenkko" }, []string{"warning text.surname-spelling sponsor.name"}},
	{"a firm of almost that name", func(p *Profile) {
		p.Applicant.Surname, p.Sponsor.Kind, p.Sponsor.Name = "Honcharenko", "organisation", "Honcharenkko"
	}, nil},
	{"a sponsor who takes the applicant in, mistyped", func(p *Profile) {
		p.Applicant.Surname, p.Sponsor.Name = "Honcharenko", "Honcarenko Petro"
		p.Residence.Provider.Surname, p.Residence.Provider.GivenNames = "Honcarenko", "Petro"
	}, []string{"warning text.surname-spelling sponsor.name", "warning text.surname-spelling residence.provider.surname"}},
	{"a stranger who takes the applicant in", func(p *Profile) { p.Applicant.Surname, p.Residence.Provider.Surname = "Honcharenko", "Honcarenko" }, nil},
	{"a parent who signs, mistyped", func(p *Profile) {
		minor(p, "2009-01-01")
		p.Applicant.Surname, p.Representative.Surname = "Honcharenko", "Honcharenka"
	}, []string{"warning text.surname-spelling representative.surname"}},
	{"an attorney of almost that name", func(p *Profile) { p.Applicant.Surname, p.Representative.Surname = "Honcharenko", "Honcharenka" }, nil},

	{"names too long to compare", func(p *Profile) {
		p.Applicant.Surname, p.Sponsor.Name, p.Passport.MRZ = strings.Repeat("a ", 300000), strings.Repeat("a ", 500000), nil
	},
		[]string{"error text.too-long applicant.surname", "error text.too-long sponsor.name"}},

	{"a host elsewhere", func(p *Profile) { p.Residence.Provider.Address = "Bakı, Nizami küç. 5" }, []string{"warning document.address-differs residence.provider.address"}},
	{"a sponsor who is the host, elsewhere", func(p *Profile) { p.Sponsor.Address = "Bakı, Nizami küç. 5" }, []string{"warning document.address-differs sponsor.address"}},
	{"a sponsor who is not the host", func(p *Profile) { p.Sponsor.Name, p.Sponsor.Address = "Sınaqov Vəli", "Bakı, Nizami küç. 5" }, nil},
	{"an owner elsewhere", func(p *Profile) {
		p.Residence.Ownership, p.Residence.Provider.Address = "rented", "Bakı, Nizami küç. 5"
	}, nil},
	{"somebody else provides an own dwelling", func(p *Profile) { p.Residence.Ownership = "owned" }, []string{"warning document.provider-of-own-dwelling residence.provider"}},
	{"the applicant, written once more as the owner", func(p *Profile) {
		p.Residence.Ownership, p.Residence.Provider.Surname, p.Residence.Provider.GivenNames = "owned", "HONCHARENKO", "MARIIA"
	}, nil},
	{"a move to the same dwelling", func(p *Profile) { p.Stay.PreviousAddress = p.Residence.Address }, []string{"warning stay.address-unchanged stay.previous_address"}},

	{"a permit before the first", func(p *Profile) { p.Stay.PermitIssuedOn = on("2023-01-31") }, []string{"error stay.date-order stay.permit_issued_on"}},

	{"negative days", func(p *Profile) { p.Stay.VisaDays = -1 }, []string{"error text.out-of-range stay.visa_days"}},
	{"more than all", func(p *Profile) { p.Amounts.SharePercent = 101 }, []string{"error text.out-of-range amounts.share_percent"}},
	{"negative sum", func(p *Profile) { p.Amounts.Deposit.Amount = -5 }, []string{"error text.out-of-range amounts.deposit"}},
	{"currency in words", func(p *Profile) { p.Amounts.Capital.Currency = "dollar" }, []string{"error text.currency amounts.capital"}},

	{"bell", func(p *Profile) { p.Applicant.Occupation = "nur\ase" }, []string{"error text.control-character applicant.occupation"}},
	{"right-to-left override", func(p *Profile) { p.Sponsor.Name = "a\u202Eb" }, []string{"error text.control-character sponsor.name"}},
	{"a lost character", func(p *Profile) { p.Residence.Address.Street = "S\uFFFDnaq" }, []string{"error text.control-character residence.address.street"}},
	{"a control character in a path", func(p *Profile) { p.Documents[0].Files[0] = "a\nb" }, []string{"error text.control-character documents[0].files[0]"}},
	{"left-to-right mark", func(p *Profile) { p.Applicant.Education = "ali\u200E" }, []string{"error text.control-character applicant.education"}},
	{"isolate", func(p *Profile) { p.Residence.Provider.Address = "\u2066Bakı" }, []string{"error text.control-character residence.provider.address"}},
	{"joined emoji", func(p *Profile) { p.Applicant.Occupation = "👩\u200D⚕\uFE0F" }, []string{"error text.control-character applicant.occupation"}},
	{"a joiner among Latin letters", func(p *Profile) { p.Applicant.Education = "a\u200Dli" }, []string{"error text.control-character applicant.education"}},
	{"byte-order mark", func(p *Profile) { p.Sponsor.Head = "\uFEFFSınaqlı" }, []string{"error text.control-character sponsor.head"}},
	{"a blank that is a letter", func(p *Profile) { p.Applicant.Ethnicity = "\u3164" }, []string{"error text.control-character applicant.ethnicity"}},
	{"a grapheme joiner", func(p *Profile) { p.Applicant.Ethnicity = "a\u034Fb" }, []string{"error text.control-character applicant.ethnicity"}},
	{"soft hyphen", func(p *Profile) { p.Applicant.Occupation = "mü\u00ADhən\u00ADdis" }, nil},
	{"an emoji in a path", func(p *Profile) { p.Documents[0].Files[0] = "scans/❤\uFE0F.pdf" }, nil},
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
