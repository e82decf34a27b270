package form

import (
	"maps"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Values that several forms have no place for.
var (
	nameInParts = []string{"applicant.surname", "applicant.given-names", "applicant.patronymic"}
	permit      = []string{"stay.first-permit-on", "stay.permit-ground", "stay.permit-issued-on"}
	move        = []string{"stay.moved-on", "stay.previous-address"}
	replacement = []string{"stay.lost-on", "stay.data-changed-on"}
	work        = []string{"work.permit-number", "work.permit-expires-on"}
	biography   = []string{"applicant.ethnicity", "applicant.marital-status", "applicant.education", "applicant.occupation"}
	request     = []string{"ground", "term", "speed"}
)

// leftOut are the values that a form does not show. Whatever stands neither
// here nor in the layout was forgotten.
var leftOut = map[string][]string{
	"temporary-residence": slices.Concat(nameInParts, permit, move, replacement,
		[]string{"stay.visa-valid-until", "stay.extensions"}),
	"permanent-residence": slices.Concat(nameInParts, move, replacement, work,
		[]string{"stay.visa-valid-until"}),
	"stay-extension": slices.Concat(nameInParts, permit, move, replacement, work, biography,
		[]string{"applicant.fin", "stay.absences", "family"}),
	"stay-registration": slices.Concat(permit, replacement, work, biography, request,
		[]string{"applicant.full-name", "applicant.previous-names", "applicant.birth-place", "applicant.fin",
			"stay.absences", "stay.extensions", "residence.ownership", "sponsor.relation", "family"}),
	"card-replacement": slices.Concat(nameInParts, move, work, biography, request,
		[]string{"applicant.sex", "applicant.birth-place", "passport.type",
			"stay.first-permit-on", "stay.permit-ground", "stay.entered-on", "stay.arrived-from", "stay.visa-valid-until",
			"stay.absences", "stay.extensions", "residence.ownership",
			"provider.full-name", "provider.id-number", "provider.phone", "provider.address",
			"sponsor.name", "sponsor.relation", "sponsor.tax-id", "sponsor.address", "sponsor.head", "family"}),
}

// TestLeftOut wants every value of the packet on the form or among those left out.
func TestLeftOut(t *testing.T) {
	for id, want := range leftOut {
		f, err := Load(os.DirFS("../../templates"), id)
		if err != nil {
			t.Fatal(err)
		}
		absent := maps.Clone(values)
		for field := range f.fields() {
			delete(absent, field.Value)
		}
		slices.Sort(want)
		if diff := cmp.Diff(want, slices.Sorted(maps.Keys(absent))); diff != "" {
			t.Errorf("%s leaves out (-listed +layout):\n%s", id, diff)
		}
	}
}
