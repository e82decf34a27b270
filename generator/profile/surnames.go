package profile

import (
	"fmt"
	"slices"
	"strings"

	"permitpack/generator/finding"
)

// surnames warns of people whose surname is almost the applicant's: relatives
// who bear one name, which one of the papers spells in another way. A different
// name is nothing to warn of, nor is a previous one, which may differ by its spelling alone.
func (c *checker) surnames() {
	p := c.profile
	for i, r := range p.Family {
		c.surname(fmt.Sprintf("family[%d].surname", i), r.Surname, lettersToCompare(r.Relation))
	}
	if p.Sponsor.Kind == "person" {
		c.surname("sponsor.name", p.Sponsor.Name, lettersToCompare(p.Sponsor.Relation))
	}
	if p.sponsorIsHost() {
		c.surname("residence.provider.surname", p.Residence.Provider.Surname, lettersToCompare(p.Sponsor.Relation))
	}
	if p.Representative.Capacity == "parent" {
		c.surname("representative.surname", p.Representative.Surname, lettersOfOneName)
	}
}

// The least number of letters of surnames that are compared: of relatives who are
// expected to bear one name, and of others. A letter makes another name of a short
// one (Kim and Kin, Zhang and Zheng), and whoever marries may keep a name of his own:
// a wife Yang and a husband Wang are no slip.
const (
	lettersOfOneName   = 6
	lettersOfOtherName = 7
)

func lettersToCompare(r Relation) int {
	switch r {
	case "father", "child", "brother", "sister", "sibling-child", "grandparent", "great-grandparent", "grandchild":
		return lettersOfOneName
	}
	return lettersOfOtherName
}

// surname looks for the applicant's surname in a name, which may be a whole one.
// A part of it that is the surname answers for all: Karim Karimi is a Karimi.
func (c *checker) surname(key, name string, letters int) {
	surname := c.profile.Applicant.Surname
	if tooLong(surname) || tooLong(name) {
		return
	}
	parts := runs(strings.Fields(name), len(strings.Fields(surname)))
	own := func(part string) bool { return sameName(part, surname) }
	almost := func(part string) bool { return nearly(part, surname, letters) }
	if !slices.ContainsFunc(parts, own) && slices.ContainsFunc(parts, almost) {
		c.report("text.surname-spelling", finding.Warning, key, nil)
	}
}

// runs are all n words that follow one another.
func runs(words []string, n int) []string {
	var all []string
	for i := 0; n > 0 && i+n <= len(words); i++ {
		all = append(all, strings.Join(words[i:i+n], " "))
	}
	return all
}

// sponsorIsHost tells whether the relative whom the ground rests on provides the
// dwelling.
func (p *Profile) sponsorIsHost() bool {
	host := p.Residence.Provider
	if p.Residence.Ownership != "provided" || p.Sponsor.Kind != "person" || host.Surname == "" {
		return false
	}
	return isNamed(p.Sponsor.Name, host.Surname, host.GivenNames)
}
