package form

import (
	"slices"

	"permitpack/generator/packet"
)

// valueKind is what a value of the packet holds.
type valueKind int

const (
	plainValue valueKind = iota
	choiceValue
	rowsValue
)

// known is a value that packet.Build gives and a form may print.
type known struct {
	name string
	kind valueKind
	// silent values are never told among the rest: a name is on every form, whole or
	// in its parts, the speed is of the fee and not of the applicant, and of an address
	// or of somebody else's name the whole is told.
	silent bool
	// parts are the values that this one holds together.
	parts []string
	// between stands between the cells of a row where it is written in one line; a comma where it is empty.
	between string
}

// values are all of them, in the order in which the rest of a form tells them.
var values = []known{
	{name: "applicant.full-name", silent: true, parts: parts("applicant", nameParts)},
	{name: "applicant.surname", silent: true},
	{name: "applicant.given-names", silent: true},
	{name: "applicant.patronymic", silent: true},
	{name: "applicant.previous-names", kind: rowsValue},
	{name: "applicant.sex", kind: choiceValue},
	{name: "applicant.birth-date"},
	{name: "applicant.birth-place"},
	{name: "applicant.citizenship"},
	{name: "applicant.ethnicity"},
	{name: "applicant.marital-status", kind: choiceValue},
	{name: "applicant.education"},
	{name: "applicant.occupation"},
	{name: "applicant.phone"},
	{name: "applicant.email"},
	{name: "applicant.fin"},
	{name: "passport.type", kind: choiceValue},
	{name: "passport.number"},
	{name: "passport.issued-by"},
	{name: "passport.issued-on"},
	{name: "passport.expires-on"},
	{name: "stay.entered-on"},
	{name: "stay.arrived-from"},
	{name: "stay.document", kind: choiceValue},
	{name: "stay.document-number"},
	{name: "stay.authorised-until"},
	{name: "stay.visa-valid-until"},
	{name: "stay.visa-days"},
	{name: "stay.first-permit-on"},
	{name: "stay.permit-ground"},
	{name: "stay.permit-since"},
	{name: "stay.permit-issued-on"},
	{name: "stay.extensions"},
	{name: "stay.unpaid-fine"},
	{name: "stay.last-refusal-on"},
	{name: "stay.moved-on"},
	{name: "stay.previous-address", parts: parts("stay.previous-address", addressParts)},
	{name: "stay.lost-on"},
	{name: "stay.data-changed-on"},
	{name: "stay.absences", kind: rowsValue, between: " – "},
	{name: "residence.address", parts: parts("residence.address", addressParts)},
	{name: "residence.ownership", kind: choiceValue},
	{name: "provider.full-name", parts: parts("provider", nameParts)},
	{name: "provider.id-number"},
	{name: "provider.fin"},
	{name: "provider.phone"},
	{name: "provider.address"},
	{name: "ground", kind: choiceValue},
	{name: "term"},
	{name: "speed", silent: true},
	{name: "sponsor.name"},
	{name: "sponsor.kind", kind: choiceValue},
	{name: "sponsor.relation", kind: choiceValue},
	{name: "sponsor.permit", kind: choiceValue},
	{name: "sponsor.permit-ground"},
	{name: "sponsor.permit-expires-on"},
	{name: "sponsor.tax-id"},
	{name: "sponsor.address"},
	{name: "sponsor.head"},
	{name: "ground.figures", silent: true, parts: packet.Figures},
	{name: "amounts.investment"},
	{name: "amounts.real-estate"},
	{name: "amounts.deposit"},
	{name: "amounts.securities"},
	{name: "amounts.capital"},
	{name: "amounts.turnover"},
	{name: "amounts.share-percent"},
	{name: "staff.full-time"},
	{name: "staff.part-time"},
	{name: "staff.citizens-percent"},
	{name: "work.permit-number"},
	{name: "work.permit-expires-on"},
	{name: "work.contract"},
	{name: "representative.full-name", parts: parts("representative", nameParts[:2])},
	{name: "representative.id-number"},
	{name: "representative.capacity", kind: choiceValue},
	{name: "circumstances"},
	{name: "family", kind: rowsValue},
	{name: "stay.previous-address.city", silent: true},
	{name: "stay.previous-address.district", silent: true},
	{name: "stay.previous-address.street", silent: true},
	{name: "stay.previous-address.building", silent: true},
	{name: "stay.previous-address.apartment", silent: true},
	{name: "residence.address.city", silent: true},
	{name: "residence.address.district", silent: true},
	{name: "residence.address.street", silent: true},
	{name: "residence.address.building", silent: true},
	{name: "residence.address.apartment", silent: true},
	{name: "provider.surname", silent: true},
	{name: "provider.given-names", silent: true},
	{name: "provider.patronymic", silent: true},
	{name: "representative.surname", silent: true},
	{name: "representative.given-names", silent: true},
}

var (
	nameParts    = []string{"surname", "given-names", "patronymic"}
	addressParts = []string{"city", "district", "street", "building", "apartment"}
)

// parts are the values that a whole is made of.
func parts(whole string, names []string) []string {
	var all []string
	for _, name := range names {
		all = append(all, whole+"."+name)
	}
	return all
}

// valueNamed finds a value by its name.
func valueNamed(name string) (known, bool) {
	i := slices.IndexFunc(values, func(k known) bool { return k.name == name })
	if i < 0 {
		return known{}, false
	}
	return values[i], true
}

// suits tells whether a field of the kind can show the value. Words of a list are
// ticked, or written.
func (k known) suits(kind Kind) bool {
	switch k.kind {
	case rowsValue:
		return kind == Table
	case choiceValue:
		return kind == Choice || kind == Text
	}
	return kind == Text
}
