package profile

import (
	"fmt"

	"permitpack/generator/date"
	"permitpack/generator/finding"
)

// day is a date of the profile with its key.
type day struct {
	key string
	date.Date
}

func (c *checker) dates() {
	c.orderOfDates()
	c.pastDates()
	c.expiredPassport()
	c.visaDays()
	c.lastJourney()
	c.overlappingAbsences()
	c.implausible()
}

// Years within which the dates of a living person's papers lie.
const (
	oldest   = 120 // years of age
	farthest = 100 // years ahead that a paper may be valid
)

// implausible reports dates that are a slip of the finger.
func (c *checker) implausible() {
	p := c.profile
	births := []day{{"applicant.birth_date", p.Applicant.BirthDate}}
	for i, r := range p.Family {
		births = append(births, day{fmt.Sprintf("family[%d].birth_date", i), r.BirthDate})
	}
	for _, birth := range births {
		if !birth.IsZero() && birth.YearsAt(c.today) > oldest {
			c.report("text.date-implausible", finding.Warning, birth.key, nil)
		}
	}
	ends := []day{
		{"passport.expires_on", p.Passport.ExpiresOn}, {"stay.authorised_until", p.Stay.AuthorisedUntil},
		{"stay.visa_valid_until", p.Stay.VisaValidUntil}, {"work.permit_expires_on", p.Work.PermitExpiresOn},
		{"sponsor.permit_expires_on", p.Sponsor.PermitExpiresOn},
	}
	for i, a := range p.Stay.Absences {
		ends = append(ends, day{fmt.Sprintf("stay.absences[%d].to", i), a.To})
	}
	for _, d := range ends {
		if !d.IsZero() && c.today.YearsAt(d.Date) >= farthest {
			c.report("text.date-implausible", finding.Error, d.key, nil)
		}
	}
}

// inOrder reports a second day that lies before the first. Days not given are in order with all.
func (c *checker) inOrder(id string, first, second day) {
	if first.IsZero() || second.IsZero() || !second.Before(first.Date) {
		return
	}
	c.report(id, finding.Error, second.key, finding.Args{"first": first.key, "second": second.key})
}

func (c *checker) orderOfDates() {
	p := c.profile
	birth := day{"applicant.birth_date", p.Applicant.BirthDate}
	issued := day{"passport.issued_on", p.Passport.IssuedOn}
	expires := day{"passport.expires_on", p.Passport.ExpiresOn}
	c.inOrder("passport.date-order", birth, issued)
	c.inOrder("passport.date-order", issued, expires)

	entered := day{"stay.entered_on", p.Stay.EnteredOn}
	until := day{"stay.authorised_until", p.Stay.AuthorisedUntil}
	firstPermit := day{"stay.first_permit_on", p.Stay.FirstPermitOn}
	permitIssued := day{"stay.permit_issued_on", p.Stay.PermitIssuedOn}
	for _, d := range []day{
		entered, firstPermit, permitIssued,
		{"stay.permit_since", p.Stay.PermitSince}, {"stay.last_refusal_on", p.Stay.LastRefusalOn}, {"stay.moved_on", p.Stay.MovedOn},
		{"stay.lost_on", p.Stay.LostOn}, {"stay.data_changed_on", p.Stay.DataChangedOn},
	} {
		c.inOrder("stay.date-order", birth, d)
	}
	c.inOrder("stay.date-order", entered, until)
	if !p.Stay.byPermit() { // who has a permit may come back after his visa
		c.inOrder("stay.date-order", entered, day{"stay.visa_valid_until", p.Stay.VisaValidUntil})
	}
	c.inOrder("stay.date-order", firstPermit, day{"stay.permit_since", p.Stay.PermitSince})
	c.inOrder("stay.date-order", firstPermit, permitIssued)
	c.inOrder("stay.date-order", permitIssued, until)
	for i, a := range p.Stay.Absences {
		key := fmt.Sprintf("stay.absences[%d]", i)
		c.periodOf(birth, "stay.date-order", key, a.From, a.To)
	}
	for i, n := range p.Applicant.PreviousNames {
		key := fmt.Sprintf("applicant.previous_names[%d]", i)
		c.periodOf(birth, "text.date-order", key, n.From, n.To)
	}
	for i, d := range p.Documents {
		key := fmt.Sprintf("documents[%d]", i)
		c.inOrder("document.date-order", day{key + ".issued_on", d.IssuedOn}, day{key + ".valid_until", d.ValidUntil})
	}
}

// periodOf reports a period that ends before it begins, or lies before birth.
func (c *checker) periodOf(birth day, id, key string, from, to date.Date) {
	first, last := day{key + ".from", from}, day{key + ".to", to}
	c.inOrder(id, first, last)
	if first.IsZero() {
		first = last
	}
	c.inOrder(id, birth, first)
}

// pastDates reports things that are said to have happened and lie in the future.
// Absences are none of them: one that lies ahead is a plan, and counted as one.
func (c *checker) pastDates() {
	p := c.profile
	days := []day{
		{"applicant.birth_date", p.Applicant.BirthDate},
		{"passport.issued_on", p.Passport.IssuedOn},
		{"stay.entered_on", p.Stay.EnteredOn},
		{"stay.first_permit_on", p.Stay.FirstPermitOn},
		{"stay.permit_since", p.Stay.PermitSince},
		{"stay.permit_issued_on", p.Stay.PermitIssuedOn},
		{"stay.last_refusal_on", p.Stay.LastRefusalOn},
		{"stay.moved_on", p.Stay.MovedOn},
		{"stay.lost_on", p.Stay.LostOn},
		{"stay.data_changed_on", p.Stay.DataChangedOn},
	}
	for i, n := range p.Applicant.PreviousNames {
		key := fmt.Sprintf("applicant.previous_names[%d]", i)
		days = append(days, day{key + ".from", n.From}, day{key + ".to", n.To})
	}
	for i, f := range p.Family {
		days = append(days, day{fmt.Sprintf("family[%d].birth_date", i), f.BirthDate})
	}
	for i, d := range p.Documents {
		days = append(days, day{fmt.Sprintf("documents[%d].issued_on", i), d.IssuedOn})
	}
	for _, d := range days {
		if d.After(c.today) {
			c.report("text.date-in-future", finding.Error, d.key, finding.Args{"today": c.today})
		}
	}
}

// expiredPassport takes the day of expiry for the last day on which a passport is good.
func (c *checker) expiredPassport() {
	expires := c.profile.Passport.ExpiresOn
	if !expires.IsZero() && expires.Before(c.today) {
		c.report("passport.expired", finding.Error, "passport.expires_on", nil)
	}
}

// visaDays holds the end of the stay against the days that the visa allows. Who
// has a permit stays by the permit, whatever visa he came with.
func (c *checker) visaDays() {
	stay := c.profile.Stay
	if stay.byPermit() {
		return
	}
	if stay.VisaDays <= 0 || stay.VisaDays > maxDays || stay.EnteredOn.IsZero() {
		return
	}
	if stay.AuthorisedUntil.After(stay.EnteredOn.AddDays(stay.VisaDays)) {
		c.report("stay.beyond-visa-days", finding.Error, "stay.authorised_until", nil)
	}
}

// overlappingAbsences lets one absence begin on the day that another ends:
// people come back and leave again on one day.
func (c *checker) overlappingAbsences() {
	absences := c.profile.Stay.Absences
	for j, b := range absences {
		for i, a := range absences[:j] {
			if a.overlaps(b) {
				key := fmt.Sprintf("stay.absences[%d]", j)
				c.report("stay.absences-overlap", finding.Error, key, finding.Args{"other": fmt.Sprintf("stay.absences[%d]", i)})
				break
			}
		}
	}
}

func (a Absence) overlaps(b Absence) bool {
	if a.From.IsZero() || a.To.IsZero() || b.From.IsZero() || b.To.IsZero() {
		return false
	}
	return a == b || a.From.Before(b.To) && b.From.Before(a.To)
}
