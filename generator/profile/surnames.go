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
		c.surname(fmt.Sprintf("family[%d].surname", i), r.Surname)
	}
	if p.Sponsor.Kind == "person" {
		c.surname("sponsor.name", p.Sponsor.Name)
	}
	if p.sponsorIsHost() {
		c.surname("residence.provider.surname", p.Residence.Provider.Surname)
	}
	if p.Representative.Capacity == "parent" {
		c.surname("representative.surname", p.Representative.Surname)
	}
}

// surname looks for the applicant's surname in a name, which may be a whole one.
// A part of it that is the surname answers for all: Karim Karimi is a Karimi.
func (c *checker) surname(key, name string) {
	surname := c.profile.Applicant.Surname
	if tooLong(surname) || tooLong(name) {
		return
	}
	parts := runs(strings.Fields(name), len(strings.Fields(surname)))
	own := func(part string) bool { return sameName(part, surname) }
	almost := func(part string) bool { return nearly(part, surname) }
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
// dwelling: whether the whole name of the provider stands in the sponsor's.
func (p *Profile) sponsorIsHost() bool {
	host := p.Residence.Provider
	if p.Residence.Ownership != "provided" || p.Sponsor.Kind != "person" || host.Surname == "" {
		return false
	}
	return containsAll(foldedWords(p.Sponsor.Name), foldedWords(host.Surname+" "+host.GivenNames))
}
