package profile

import "testing"

func TestHeadsSponsor(t *testing.T) {
	for _, c := range []struct {
		head string
		want bool
	}{
		{"Aliyev Ilham", true},
		{"İlham Əliyev, direktor", true},
		{"Əliyev Elxan", false},
		{"", false},
	} {
		p := &Profile{Applicant: Applicant{Surname: "Əliyev", GivenNames: "İlham"}, Sponsor: Sponsor{Head: c.head}}
		if got := p.Facts(today)["heads-sponsor"]; got != c.want {
			t.Errorf("%s: %v", c.head, got)
		}
	}
}

func TestOneYearOnGround(t *testing.T) {
	for _, c := range []struct {
		reason, ground, permitGround, since string
		want                                bool
	}{
		{"a year to the day", "study", "study", "2025-11-21", true},
		{"a day less", "study", "study", "2025-11-22", false},
		{"another ground", "study", "work", "2020-01-01", false},
		{"no grounds", "", "", "2020-01-01", false},
		{"no ground asked for", "", "study", "2020-01-01", false},
		{"no ground of the permit", "study", "", "2020-01-01", false},
	} {
		p := &Profile{Ground: c.ground, Stay: Stay{PermitGround: c.permitGround, PermitSince: on(c.since)}}
		if got := p.Facts(today)["one-year-on-ground"]; got != c.want {
			t.Errorf("%s: %v", c.reason, got)
		}
	}
	unknown := &Profile{Ground: "study", Stay: Stay{PermitGround: "study"}}
	if unknown.Facts(today)["one-year-on-ground"] {
		t.Error("a permit without a day has lasted a year")
	}
}
