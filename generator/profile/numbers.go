package profile

import (
	"regexp"

	"permitpack/generator/finding"
)

// maxDays is a hundred years: what is above is a slip of the finger, and would
// lead dates out of the calendar.
const maxDays = 36525

// maxSum is the largest sum of money, in whole units: in hundredths it is still
// exact in programs that read numbers of JSON as floating point.
const maxSum = 10_000_000_000_000

var currency = regexp.MustCompile(`^[A-Z]{3}$`) // ISO 4217

func (c *checker) numbers() {
	p := c.profile
	c.between("term_months", int64(p.TermMonths), 1200)
	c.between("term_days", int64(p.TermDays), maxDays)
	c.between("decision_days", int64(p.DecisionDays), maxDays)
	c.between("stay.visa_days", int64(p.Stay.VisaDays), maxDays)
	c.between("stay.extensions", int64(p.Stay.Extensions), 100)
	c.between("amounts.share_percent", int64(p.Amounts.SharePercent), 100)
	c.between("staff.full_time", int64(p.Staff.FullTime), 1_000_000)
	c.between("staff.part_time", int64(p.Staff.PartTime), 1_000_000)
	c.between("staff.citizens_percent", int64(p.Staff.CitizensPercent), 100)
	for _, s := range p.Amounts.sums() {
		c.between(s.key, s.sum.Amount, maxSum)
		if s.sum.Currency != "" && !currency.MatchString(s.sum.Currency) {
			c.report("text.currency", finding.Error, s.key, nil)
		}
	}
}

// between reports a number below nought or above what can be meant.
func (c *checker) between(key string, value, most int64) {
	if value < 0 || value > most {
		c.report("text.out-of-range", finding.Error, key, finding.Args{"least": int64(0), "most": most})
	}
}
