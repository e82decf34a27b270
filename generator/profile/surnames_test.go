package profile

import (
	"fmt"
	"testing"
)

// Names of two families that are a letter apart, in places where relatives who keep
// their own names are the normal case.
var neighbours = [][2]string{
	{"Wang", "Yang"}, {"Zhang", "Zheng"}, {"Huang", "Zhuang"}, {"Huang", "Hwang"}, {"Chen", "Cheng"}, {"Jiang", "Liang"}, {"Li", "Lin"},
	{"Kim", "Kin"}, {"Jang", "Jung"}, {"Zhao", "Zhou"}, {"Tran", "Tan"}, {"Pham", "Phan"}, {"张", "章"},
}

func TestNeighbouringSurnamesAreNoSlip(t *testing.T) {
	for _, names := range neighbours {
		for _, relation := range Relation("").Allowed() {
			p := &Profile{
				Applicant:      Applicant{Surname: names[0]},
				Family:         []Relative{{Relation: Relation(relation), Surname: names[1]}},
				Sponsor:        Sponsor{Kind: "person", Relation: Relation(relation), Name: names[1] + " Wei"},
				Residence:      Residence{Ownership: "provided", Provider: Provider{Surname: names[1], GivenNames: "Wei"}},
				Representative: Representative{Capacity: "parent", Surname: names[1]},
			}
			c := checker{profile: p, today: today}
			c.surnames()
			for _, found := range brief(c.findings) {
				t.Errorf("%s and %s, %s: %s", names[0], names[1], relation, found)
			}
		}
	}
}

func TestSurnamesOfRelatives(t *testing.T) {
	oneName := map[Relation]bool{
		"father": true, "child": true, "brother": true, "sister": true, "sibling-child": true,
		"grandparent": true, "great-grandparent": true, "grandchild": true,
	}
	for _, word := range append(Relation("").Allowed(), "") {
		relation := Relation(word)
		for _, c := range []struct {
			own, theirs string
			want        bool
		}{
			{"Wagne", "Wegne", false}, // five letters
			{"Wagner", "Wegner", oneName[relation]},
			{"Sabitov", "Sabito", oneName[relation]}, // the shorter counts
			{"Sabitov", "Sabetov", true},
			{"Sabitov", "Sabitova", false},
		} {
			p := &Profile{
				Applicant: Applicant{Surname: c.own},
				Family:    []Relative{{Relation: relation, Surname: c.theirs}},
				Sponsor:   Sponsor{Kind: "person", Relation: relation, Name: "Jan " + c.theirs},
			}
			checked := checker{profile: p, today: today}
			checked.surnames()
			var want []string
			if c.want {
				want = []string{"warning text.surname-spelling family[0].surname", "warning text.surname-spelling sponsor.name"}
			}
			if got := brief(checked.findings); fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("%s and %s, %q: %v", c.own, c.theirs, relation, got)
			}
		}
	}
}
