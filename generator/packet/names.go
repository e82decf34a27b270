package packet

import "permitpack/generator/profile"

// Kind is what a value of the packet holds.
type Kind int

const (
	// Plain is text.
	Plain Kind = iota
	// Day is a date, written dd.mm.yyyy.
	Day
	// Choice is one of a list; its text is there too.
	Choice
	// Table is rows of cells.
	Table
)

// Name says what a value is, for layouts that are written outside of the program.
type Name struct {
	Kind Kind
	// Choices are the ids that a Choice may be.
	Choices []string
	// Columns are the cells of each row of a Table.
	Columns []string
	// Parts are other values that say together what this one says.
	Parts []string
	// Latin says that the value is spelled as in a passport or is a code: its capital i has no dot.
	Latin bool
}

// Names are the values of every packet. grounds are the ids that the catalogue knows.
func Names(grounds []string) map[string]Name {
	whole := func(of string, parts ...string) Name {
		var name Name
		for _, part := range parts {
			name.Parts = append(name.Parts, of+"."+part)
		}
		return name
	}
	latin := func(n Name) Name {
		n.Latin = true
		return n
	}
	choice := func(words interface{ Allowed() []string }) Name {
		return Name{Kind: Choice, Choices: words.Allowed()}
	}
	table := func(columns ...string) Name { return Name{Kind: Table, Columns: columns} }
	day := Name{Kind: Day}
	return map[string]Name{
		"applicant.full-name":       latin(whole("applicant", "surname", "given-names", "patronymic")),
		"applicant.surname":         latin(Name{}),
		"applicant.given-names":     latin(Name{}),
		"applicant.patronymic":      latin(Name{}),
		"applicant.previous-names":  latin(table("name", "period", "reason")),
		"applicant.sex":             choice(profile.Sex("")),
		"applicant.birth-date":      day,
		"applicant.birth-place":     latin(Name{}),
		"applicant.citizenship":     {},
		"applicant.ethnicity":       {},
		"applicant.marital-status":  choice(profile.MaritalStatus("")),
		"applicant.education":       {},
		"applicant.occupation":      {},
		"applicant.phone":           {},
		"applicant.email":           latin(Name{}),
		"applicant.fin":             latin(Name{}),
		"passport.type":             choice(profile.PassportType("")),
		"passport.number":           latin(Name{}),
		"passport.issued-by":        latin(Name{}),
		"passport.issued-on":        day,
		"passport.expires-on":       day,
		"stay.entered-on":           day,
		"stay.arrived-from":         {},
		"stay.document":             choice(profile.StayDocument("")),
		"stay.document-number":      latin(Name{}),
		"stay.authorised-until":     day,
		"stay.visa-valid-until":     day,
		"stay.visa-days":            {},
		"stay.first-permit-on":      day,
		"stay.permit-issued-on":     day,
		"stay.permit-ground":        {},
		"stay.permit-since":         day,
		"stay.extensions":           {},
		"stay.unpaid-fine":          {},
		"stay.last-refusal-on":      day,
		"stay.moved-on":             day,
		"stay.previous-address":     whole("stay.previous-address", addressParts...),
		"stay.lost-on":              day,
		"stay.data-changed-on":      day,
		"stay.absences":             table("from", "to"),
		"residence.address":         whole("residence.address", addressParts...),
		"residence.ownership":       choice(profile.Ownership("")),
		"provider.full-name":        whole("provider", "surname", "given-names", "patronymic"),
		"provider.id-number":        {},
		"provider.fin":              latin(Name{}),
		"provider.phone":            {},
		"provider.address":          {},
		"ground":                    {Kind: Choice, Choices: grounds},
		"term":                      {},
		"speed":                     {},
		"ground.figures":            {Parts: Figures},
		"amounts.investment":        {},
		"amounts.real-estate":       {},
		"amounts.deposit":           {},
		"amounts.securities":        {},
		"amounts.capital":           {},
		"amounts.turnover":          {},
		"amounts.share-percent":     {},
		"staff.full-time":           {},
		"staff.part-time":           {},
		"staff.citizens-percent":    {},
		"sponsor.kind":              choice(profile.SponsorKind("")),
		"sponsor.name":              {},
		"sponsor.relation":          choice(profile.Relation("")),
		"sponsor.permit":            choice(profile.SponsorPermit("")),
		"sponsor.permit-ground":     {},
		"sponsor.permit-expires-on": day,
		"sponsor.tax-id":            {},
		"sponsor.address":           {},
		"sponsor.head":              {},
		"work.permit-number":        {},
		"work.permit-expires-on":    day,
		"work.contract":             {},
		"circumstances":             {},
		"representative.full-name":  whole("representative", "surname", "given-names"),
		"representative.id-number":  {},
		"representative.capacity":   choice(profile.Capacity("")),
		"family":                    table("relation", "name", "birth-date", "citizenship", "applying"),

		"residence.address.city": {}, "residence.address.district": {}, "residence.address.street": {},
		"residence.address.building": {}, "residence.address.apartment": {},
		"stay.previous-address.city": {}, "stay.previous-address.district": {}, "stay.previous-address.street": {},
		"stay.previous-address.building": {}, "stay.previous-address.apartment": {},
		"provider.surname": {}, "provider.given-names": {}, "provider.patronymic": {},
		"representative.surname": {}, "representative.given-names": {},
	}
}

// addressParts are the boxes in which some forms want an address.
var addressParts = []string{"city", "district", "street", "building", "apartment"}

// parts are names and addresses once more, taken apart: some forms have a box for each.
func (v valuer) parts(p *profile.Profile) {
	for _, address := range []struct {
		name, key string
		profile.Address
	}{
		{"residence.address", "residence.address", p.Residence.Address},
		{"stay.previous-address", "stay.previous_address", p.Stay.PreviousAddress},
	} {
		given := []string{address.City, address.District, address.Street, address.Building, address.Apartment}
		for i, part := range addressParts {
			v.text(address.name+"."+part, address.key+"."+part, given[i])
		}
	}
	provider, representative := p.Residence.Provider, p.Representative
	v.text("provider.surname", "residence.provider.surname", provider.Surname)
	v.text("provider.given-names", "residence.provider.given_names", provider.GivenNames)
	v.text("provider.patronymic", "residence.provider.patronymic", provider.Patronymic)
	v.text("representative.surname", "representative.surname", representative.Surname)
	v.text("representative.given-names", "representative.given_names", representative.GivenNames)
}
