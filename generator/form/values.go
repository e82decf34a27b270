package form

// valueKind is what a value of the packet holds.
type valueKind int

const (
	plainValue valueKind = iota
	choiceValue
	rowsValue
)

// values are the names that packet.Build gives to what forms print.
var values = map[string]valueKind{
	"applicant.full-name":      plainValue,
	"applicant.surname":        plainValue,
	"applicant.given-names":    plainValue,
	"applicant.patronymic":     plainValue,
	"applicant.previous-names": rowsValue,
	"applicant.sex":            choiceValue,
	"applicant.birth-date":     plainValue,
	"applicant.birth-place":    plainValue,
	"applicant.citizenship":    plainValue,
	"applicant.ethnicity":      plainValue,
	"applicant.marital-status": choiceValue,
	"applicant.education":      plainValue,
	"applicant.occupation":     plainValue,
	"applicant.phone":          plainValue,
	"applicant.email":          plainValue,
	"applicant.fin":            plainValue,
	"passport.type":            choiceValue,
	"passport.number":          plainValue,
	"passport.issued-by":       plainValue,
	"passport.issued-on":       plainValue,
	"passport.expires-on":      plainValue,
	"stay.entered-on":          plainValue,
	"stay.arrived-from":        plainValue,
	"stay.document":            choiceValue,
	"stay.document-number":     plainValue,
	"stay.authorised-until":    plainValue,
	"stay.visa-valid-until":    plainValue,
	"stay.first-permit-on":     plainValue,
	"stay.permit-issued-on":    plainValue,
	"stay.permit-ground":       plainValue,
	"stay.extensions":          plainValue,
	"stay.moved-on":            plainValue,
	"stay.previous-address":    plainValue,
	"stay.lost-on":             plainValue,
	"stay.data-changed-on":     plainValue,
	"stay.absences":            rowsValue,
	"residence.address":        plainValue,
	"residence.ownership":      choiceValue,
	"provider.full-name":       plainValue,
	"provider.id-number":       plainValue,
	"provider.phone":           plainValue,
	"provider.address":         plainValue,
	"ground":                   choiceValue,
	"term":                     plainValue,
	"speed":                    plainValue,
	"sponsor.name":             plainValue,
	"sponsor.relation":         plainValue,
	"sponsor.tax-id":           plainValue,
	"sponsor.address":          plainValue,
	"sponsor.head":             plainValue,
	"work.permit-number":       plainValue,
	"work.permit-expires-on":   plainValue,
	"representative.full-name": plainValue,
	"representative.id-number": plainValue,
	"representative.capacity":  plainValue,
	"family":                   rowsValue,
}
