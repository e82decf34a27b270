package profile

import (
	"fmt"

	"permitpack/generator/finding"
)

// required reports empty fields: an error where the form or a decision rests on
// them, a warning where the office may do without. What only some procedures
// need, the catalogue asks for; a profile without a procedure is none.
func (c *checker) required() {
	p := c.profile
	a := p.Applicant
	c.need("applicant.surname", a.Surname == "", finding.Error)
	c.need("applicant.given_names", a.GivenNames == "", finding.Warning) // some people have one name
	c.need("applicant.sex", a.Sex == "", finding.Error)
	c.need("applicant.birth_date", a.BirthDate.IsZero(), finding.Error)
	c.need("applicant.citizenship", a.Citizenship == "", finding.Error)
	c.requiredPassport()
	c.requiredStay()
	c.requiredResidence()
	c.requiredPeople()
	for i, d := range p.Documents {
		c.need(fmt.Sprintf("documents[%d].id", i), d.ID == "", finding.Error)
	}
}

func (c *checker) need(key string, missing bool, severity finding.Severity) {
	if missing {
		c.report("text.required", severity, key, nil)
	}
}

func (c *checker) requiredPassport() {
	pass := c.profile.Passport
	if pass.Type == "none" {
		return
	}
	c.need("passport.type", pass.Type == "", finding.Warning)
	c.need("passport.number", pass.Number == "", finding.Error)
	c.need("passport.issued_on", pass.IssuedOn.IsZero(), finding.Warning)
	c.need("passport.expires_on", pass.ExpiresOn.IsZero(), finding.Error)
	c.need("passport.issued_by", pass.IssuedBy == "", finding.Warning)
}

func (c *checker) requiredStay() {
	stay := c.profile.Stay
	c.need("stay.authorised_until", stay.AuthorisedUntil.IsZero(), finding.Error)
	c.need("stay.document", stay.Document == "", finding.Warning)
	c.need("stay.document_number", stay.Document != "" && stay.Document != "visa-free" && stay.DocumentNumber == "", finding.Warning)
	for i, absence := range stay.Absences {
		key := fmt.Sprintf("stay.absences[%d]", i)
		c.need(key+".from", absence.From.IsZero(), finding.Error)
		c.need(key+".to", absence.To.IsZero(), finding.Error)
	}
}

func (c *checker) requiredResidence() {
	r := c.profile.Residence
	if r.Address == (Address{}) {
		c.need("residence.address", true, finding.Error)
	} else {
		c.need("residence.address.city", r.Address.City == "", finding.Error)
		c.need("residence.address.street", r.Address.Street == "", finding.Warning)
		c.need("residence.address.building", r.Address.Building == "", finding.Warning)
	}
	if r.Ownership == "rented" || r.Ownership == "provided" {
		c.need("residence.provider.surname", r.Provider.Surname == "", finding.Warning)
		c.need("residence.provider.given_names", r.Provider.GivenNames == "", finding.Warning)
		c.need("residence.provider.id_number", r.Provider.IDNumber == "", finding.Warning)
	}
}

// requiredPeople looks at those who are named beside the applicant.
func (c *checker) requiredPeople() {
	if r := c.profile.Representative; r != (Representative{}) {
		c.need("representative.surname", r.Surname == "", finding.Error)
		c.need("representative.given_names", r.GivenNames == "", finding.Warning)
		c.need("representative.id_number", r.IDNumber == "", finding.Warning)
		c.need("representative.capacity", r.Capacity == "", finding.Error)
	}
	for i, f := range c.profile.Family {
		key := fmt.Sprintf("family[%d]", i)
		c.need(key+".relation", f.Relation == "", finding.Warning)
		c.need(key+".surname", f.Surname == "", finding.Warning)
		c.need(key+".birth_date", f.BirthDate.IsZero(), finding.Warning)
	}
	for i, n := range c.profile.Applicant.PreviousNames {
		key := fmt.Sprintf("applicant.previous_names[%d]", i)
		c.need(key+".surname", n.Surname == "" && n.GivenNames == "", finding.Warning)
	}
}
