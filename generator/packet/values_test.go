package packet_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/date"
	"permitpack/generator/packet"
	"permitpack/generator/profile"
)

// TestStayValues wants what the profile says of visa, permit, move and loss as an
// Azerbaijani office writes it: days before months, the address from the city down.
func TestStayValues(t *testing.T) {
	p := built(t, person(func(p *profile.Profile) {
		p.Stay.VisaValidUntil = date.MustParse("2027-02-28")
		p.Stay.FirstPermitOn = date.MustParse("2023-12-01")
		p.Stay.PermitIssuedOn = date.MustParse("2025-12-10")
		p.Stay.PermitGround = "study"
		p.Stay.Extensions = 2
		p.Stay.MovedOn = date.MustParse("2026-11-10")
		p.Stay.PreviousAddress = profile.Address{City: "Gəncə", District: "Kəpəz", Street: "Nizami", Building: "1", Apartment: "2"}
		p.Stay.LostOn = date.MustParse("2026-11-12")
		p.Stay.DataChangedOn = date.MustParse("2026-11-09")
	}))
	want := map[string]packet.Value{
		"stay.visa-valid-until": {Text: "28.02.2027", Where: "stay.visa_valid_until"},
		"stay.first-permit-on":  {Text: "01.12.2023", Where: "stay.first_permit_on"},
		"stay.permit-issued-on": {Text: "10.12.2025", Where: "stay.permit_issued_on"},
		"stay.permit-ground":    {Text: "Təhsil", Where: "stay.permit_ground"},
		"stay.extensions":       {Text: "2", Where: "stay.extensions"},
		"stay.moved-on":         {Text: "10.11.2026", Where: "stay.moved_on"},
		"stay.previous-address": {Text: "Gəncə şəhəri, Kəpəz rayonu, Nizami küç., ev 1, mən. 2", Where: "stay.previous_address"},
		"stay.lost-on":          {Text: "12.11.2026", Where: "stay.lost_on"},
		"stay.data-changed-on":  {Text: "09.11.2026", Where: "stay.data_changed_on"},
	}
	got := map[string]packet.Value{}
	for name := range want {
		got[name] = p.Values[name]
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("values (-want +got):\n%s", diff)
	}
}

// TestUnsaidValues: what the profile does not say leaves its box empty.
func TestUnsaidValues(t *testing.T) {
	p := built(t, nil)
	for _, name := range []string{
		"stay.visa-valid-until", "stay.first-permit-on", "stay.permit-issued-on", "stay.permit-ground", "stay.extensions",
		"stay.moved-on", "stay.previous-address", "stay.lost-on", "stay.data-changed-on",
	} {
		v, ok := p.Values[name]
		if !ok || v.Text != "" || v.Where == "" {
			t.Errorf("%s is %+v", name, v)
		}
	}
}

func TestTerm(t *testing.T) {
	for _, test := range []struct {
		name, procedure string
		months, days    int
		want            packet.Value
	}{
		{"months", "temporary-residence", 12, 0, packet.Value{Text: "12 ay", Where: "term_months"}},
		{"days", "stay-extension", 0, 60, packet.Value{Text: "60 gün", Where: "term_days"}},
		{"fixed by law (54.12)", "permanent-residence", 0, 0, packet.Value{Text: "60 ay", Where: "term_months"}},
		{"nothing is said", "temporary-residence", 0, 0, packet.Value{Where: "term_months"}},
		{"nothing is asked", "stay-registration", 12, 60, packet.Value{Where: "term_months"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := built(t, person(func(p *profile.Profile) {
				p.Procedure, p.TermMonths, p.TermDays = test.procedure, test.months, test.days
			}))
			if diff := cmp.Diff(test.want, p.Values["term"]); diff != "" {
				t.Errorf("term (-want +got):\n%s", diff)
			}
		})
	}
}
