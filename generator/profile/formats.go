package profile

import (
	"net/mail"
	"regexp"
	"strings"

	"permitpack/generator/finding"
)

// The shapes of numbers. They are known from practice and from developers' code
// rather than from the law, so a number of another shape is only asked about.
var (
	// State Migration Service on the permit card: 5 or 6 characters for a foreigner.
	foreignerFIN = regexp.MustCompile(`^[0-9A-Z]{5,6}$`)
	// Integrations with the government's identity service: 7 for a citizen, 5 to 7 in all.
	anyFIN = regexp.MustCompile(`^[0-9A-Z]{5,7}$`)
	// The taxpayer's number has ten digits.
	voen = regexp.MustCompile(`^[0-9]{10}$`)
	// Identity cards AZE + 8 digits and AA + 7, permit cards MYİ or DYİ + 5 or 6 (public validators).
	// Other papers have numbers of their own.
	cardPrefix = regexp.MustCompile(`^(AZE|AA|MY[Iİ]|DY[Iİ])[0-9]+$`)
	cardNumber = regexp.MustCompile(`^(AZE[0-9]{8}|AA[0-9]{7}|(MY|DY)[Iİ][0-9]{5,6})$`)
	// ICAO Doc 9303 part 3, 4.6: capital letters and digits alone.
	passportNumber = regexp.MustCompile(`^[0-9A-Z]{4,20}$`)
	// ITU-T E.164: at most 15 digits.
	notDialled = strings.NewReplacer(" ", "", "-", "", "(", "", ")", "", ".", "")
	phone      = regexp.MustCompile(`^\+?[0-9]{7,15}$`)
)

func (c *checker) formats() {
	p := c.profile
	if p.Passport.Type != "none" {
		c.shape("passport.number", "passport.number-format", p.Passport.Number, passportNumber.MatchString, "passport")
	}
	c.shape("applicant.fin", "text.format", p.Applicant.FIN, foreignerFIN.MatchString, "foreigner-fin")
	c.shape("residence.provider.fin", "text.format", p.Residence.Provider.FIN, anyFIN.MatchString, "fin")
	c.shape("residence.provider.id_number", "text.format", p.Residence.Provider.IDNumber, isCardNumber, "card")
	c.shape("representative.id_number", "text.format", p.Representative.IDNumber, isCardNumber, "card")
	c.shape("sponsor.tax_id", "text.format", p.Sponsor.TaxID, voen.MatchString, "tax-id")
	c.shape("applicant.email", "text.format", p.Applicant.Email, isEmail, "email")
	c.shape("applicant.phone", "text.format", p.Applicant.Phone, isPhone, "phone")
	c.shape("residence.provider.phone", "text.format", p.Residence.Provider.Phone, isPhone, "phone")
}

// shape warns of a text that does not look like what it should be; format names
// the text that says how it is written.
func (c *checker) shape(key, id, value string, fits func(string) bool, format string) {
	if value != "" && !fits(value) {
		c.report(id, finding.Warning, key, finding.Args{"format": finding.Key("profile-format." + format)})
	}
}

func isCardNumber(s string) bool { return !cardPrefix.MatchString(s) || cardNumber.MatchString(s) }

func isPhone(s string) bool { return phone.MatchString(notDialled.Replace(s)) }

func isEmail(s string) bool {
	address, err := mail.ParseAddress(s)
	if err != nil || address.Address != s {
		return false
	}
	_, domain, _ := strings.Cut(s, "@")
	return strings.Contains(domain, ".")
}
