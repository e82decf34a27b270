package profile

import (
	"slices"
	"strings"

	"permitpack/generator/date"
)

// Facts are named statements about an applicant, or about one paper, on which
// the rules of the catalogue depend.
type Facts map[string]bool

// FactNames are all facts that a catalogue may name, sorted. Those of a single
// paper begin with "paper-".
func FactNames() []string {
	names := []string{
		"minor", "under-15", "age-14-to-17", "has-passport", "dwelling-owned",
		"speed-standard", "speed-fast", "one-year-on-ground", "represented", "unpaid-fine",
		"divorced", "by-attorney", "work-permit-expired", "sponsor-permit-expired",
		"paper-in-azerbaijani", "paper-in-russian", "paper-in-foreign-language",
	}
	names = append(names, Circumstance("").Allowed()...)
	slices.Sort(names)
	return names
}

// Facts are what holds for the applicant on day.
func (p *Profile) Facts(day date.Date) Facts {
	f := Facts{
		"has-passport":   p.Passport.Type != "none",
		"dwelling-owned": p.Residence.Ownership == "owned",
		"speed-fast":     p.Speed == "fast",
		"speed-standard": p.Speed != "fast",
		"represented":    p.Representative.Surname != "",
		"unpaid-fine":    p.Stay.UnpaidFine,
		"divorced":       p.Applicant.MaritalStatus == "divorced",
		"by-attorney":    p.Representative.Capacity == "attorney",

		"work-permit-expired":    expired(p.Work.PermitExpiresOn, day),
		"sponsor-permit-expired": expired(p.Sponsor.PermitExpiresOn, day),
		"one-year-on-ground":     p.Stay.PermitGround == p.Ground && !p.Stay.PermitSince.IsZero() && p.Stay.PermitSince.YearsAt(day) >= 1,
	}
	if born := p.Applicant.BirthDate; !born.IsZero() {
		age := born.YearsAt(day)
		f["minor"] = age < 18
		f["under-15"] = age < 15
		f["age-14-to-17"] = age >= 14 && age < 18
	}
	for _, c := range p.Circumstances {
		f[string(c)] = true
	}
	return f
}

// expired tells whether a paper was good until a day before day; one without a day is good.
func expired(until, day date.Date) bool { return !until.IsZero() && until.Before(day) }

// Facts are what holds for the paper: its language, where it is given.
func (d Document) Facts() Facts {
	switch strings.ToLower(d.Language) {
	case "":
		return Facts{}
	case "az":
		return Facts{"paper-in-azerbaijani": true}
	case "ru":
		return Facts{"paper-in-russian": true, "paper-in-foreign-language": true}
	}
	return Facts{"paper-in-foreign-language": true}
}

// With is f and more together.
func (f Facts) With(more Facts) Facts {
	both := make(Facts, len(f)+len(more))
	for name, holds := range f {
		both[name] = holds
	}
	for name, holds := range more {
		both[name] = holds
	}
	return both
}

// Holds tells whether every named fact holds; "not minor" holds when minor does not.
func (f Facts) Holds(names []string) bool {
	for _, name := range names {
		if bare, negated := strings.CutPrefix(name, "not "); f[bare] == negated {
			return false
		}
	}
	return true
}

// Measures are the numbers that thresholds are held against, by name.
func (p *Profile) Measures() map[string]Sum {
	a := p.Amounts
	count := func(n int) Sum { return Sum{Amount: int64(n)} }
	return map[string]Sum{
		"investment":       total(a.Investment, a.RealEstate, a.Deposit, a.Securities),
		"real-estate":      a.RealEstate,
		"deposit":          a.Deposit,
		"securities":       a.Securities,
		"capital":          a.Capital,
		"turnover":         a.Turnover,
		"share-percent":    count(a.SharePercent),
		"staff-full-time":  count(p.Staff.FullTime),
		"staff-part-time":  count(p.Staff.PartTime),
		"citizens-percent": count(p.Staff.CitizensPercent),
	}
}

// MeasureNames are the measures that a catalogue may name.
func MeasureNames() []string {
	var names []string
	for name := range (&Profile{}).Measures() {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// total adds sums of one currency. Sums of several currencies cannot be added
// without converting; the first foreign one is given, so that it is asked about.
func total(sums ...Sum) Sum {
	all := Sum{}
	for _, s := range sums {
		if s.IsForeign() {
			return s
		}
		all.Amount += s.Amount
	}
	return all
}

// IsForeign tells whether the sum is in a currency other than manat.
func (s Sum) IsForeign() bool { return s.Amount != 0 && s.Currency != "" && s.Currency != "AZN" }

// StayEnd is the last day of the lawful stay and the profile key that it comes
// from: the earliest of the day written, the end of the visa, and the entry
// plus the days that the visa allows.
func (p *Profile) StayEnd() (date.Date, string) {
	end, key := p.Stay.AuthorisedUntil, "stay.authorised_until"
	if p.Stay.byPermit() {
		return end, key
	}
	if visa := p.Stay.VisaValidUntil; !visa.IsZero() && (end.IsZero() || visa.Before(end)) {
		end, key = visa, "stay.visa_valid_until"
	}
	if p.Stay.VisaDays > 0 && p.Stay.VisaDays <= maxDays && !p.Stay.EnteredOn.IsZero() {
		if last := p.Stay.EnteredOn.AddDays(p.Stay.VisaDays); end.IsZero() || last.Before(end) {
			end, key = last, "stay.visa_days"
		}
	}
	return end, key
}

// byPermit tells that the applicant stays by a permit, whatever visa he came with.
func (s Stay) byPermit() bool {
	return s.Document == "temporary-permit" || s.Document == "permanent-permit"
}

// Anchors are the days from which deadlines are counted, by profile key.
func (p *Profile) Anchors() map[string]date.Date {
	end, _ := p.StayEnd()
	return map[string]date.Date{
		"stay.authorised_until": end,
		"stay.entered_on":       p.Stay.EnteredOn,
		"passport.expires_on":   p.Passport.ExpiresOn,
	}
}

// AnchorNames are the profile keys that a catalogue may count from.
func AnchorNames() []string {
	var names []string
	for name := range (&Profile{}).Anchors() {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
