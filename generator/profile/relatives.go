package profile

import (
	"fmt"

	"permitpack/generator/finding"
)

// relatives holds what people are to the applicant against their ages.
func (c *checker) relatives() {
	born := day{"applicant.birth_date", c.profile.Applicant.BirthDate}
	for i, r := range c.profile.Family {
		theirs := day{fmt.Sprintf("family[%d].birth_date", i), r.BirthDate}
		switch r.Relation {
		case "father", "mother", "grandparent", "great-grandparent":
			c.older(theirs, born, theirs.key)
		case "child", "grandchild":
			c.older(born, theirs, theirs.key)
		}
	}
	c.parentOfAdult()
}

// older reports a child who was born no later than a parent, or a grandparent.
func (c *checker) older(parent, child day, where string) {
	if !parent.IsZero() && !child.IsZero() && !parent.Before(child.Date) {
		c.report("text.parent-younger", finding.Error, where, finding.Args{"parent": parent.key, "child": child.key})
	}
}

// parentOfAdult warns of a parent who signs for somebody of full age: he can do so
// as a guardian or by a power of attorney, and not for being the parent.
func (c *checker) parentOfAdult() {
	born := c.profile.Applicant.BirthDate
	if c.profile.Representative.Capacity == "parent" && !born.IsZero() && born.YearsAt(c.today) >= 18 {
		c.report("document.parent-of-adult", finding.Warning, "representative.capacity", nil)
	}
}
