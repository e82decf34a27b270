package profile

import (
	"slices"
	"strings"

	"permitpack/generator/date"
)

// Facts are named statements about an applicant, or about one paper, on which
// the rules of the catalogue depend.
type Facts map[string]bool

// FactNames are all facts that a catalogue may name, sorted, but for those that
// begin with PermitOf or SponsorPermitOf. Those of a single paper begin with "paper-".
func FactNames() []string {
	names := []string{
		"minor", "under-14", "under-15", "age-14-to-17", "under-23", "over-65", "citizen-of-az", "citizen-of-kz", "divorced",
		"has-passport", "dwelling-owned", "represented", "by-attorney", "family-applying-14-to-17",
		"holds-permit", "holds-temporary-permit", "holds-permanent-permit", "visa-free", "with-visa",
		"one-year-on-ground", "stay-up-to-15-days", "stay-up-to-30-days", "card-lost", "data-changed", "refused-within-a-month", "unpaid-fine",
		"work-permit-valid", "work-permit-expired", "sponsor-permit-expired", "heads-sponsor",
		"paper-in-russian", "paper-in-foreign-language",
	}
	names = append(names, Circumstance("").Allowed()...)
	slices.Sort(names)
	return names
}

// Facts are what holds for the applicant on day.
func (p *Profile) Facts(day date.Date) Facts {
	f := Facts{
		"citizen-of-az":  p.Applicant.Citizenship == "AZ",
		"citizen-of-kz":  p.Applicant.Citizenship == "KZ",
		"divorced":       p.Applicant.MaritalStatus == "divorced",
		"has-passport":   p.Passport.Type != "none",
		"dwelling-owned": p.Residence.Ownership == "owned",
		"represented":    p.Representative.Surname != "",
		"by-attorney":    p.Representative.Capacity == "attorney",

		"holds-permit":           p.Stay.byPermit(),
		"holds-temporary-permit": p.Stay.Document == "temporary-permit",
		"holds-permanent-permit": p.Stay.Document == "permanent-permit",
		"visa-free":              p.Stay.Document == "visa-free",
		"with-visa":              p.Stay.Document == "visa",
		"one-year-on-ground":     p.oneYearOnGround(day),
		"stay-up-to-15-days":     p.stayDays() > 0 && p.stayDays() <= 15,
		"stay-up-to-30-days":     p.stayDays() > 0 && p.stayDays() <= 30,
		"card-lost":              !p.Stay.LostOn.IsZero(),
		"data-changed":           !p.Stay.DataChangedOn.IsZero(),
		"refused-within-a-month": !p.Stay.LastRefusalOn.IsZero() && !p.Stay.LastRefusalOn.AddMonths(1).Before(day),
		"unpaid-fine":            p.Stay.UnpaidFine,

		"work-permit-valid":      p.Work.PermitNumber != "" && !expired(p.Work.PermitExpiresOn, day),
		"work-permit-expired":    expired(p.Work.PermitExpiresOn, day),
		"sponsor-permit-expired": expired(p.Sponsor.PermitExpiresOn, day),
		"heads-sponsor":          p.headsSponsor(),
	}
	if born := p.Applicant.BirthDate; !born.IsZero() {
		age := born.YearsAt(day)
		f["minor"] = age < 18
		f["under-14"] = age < 14
		f["under-15"] = age < 15
		f["age-14-to-17"] = age >= 14 && age < 18
		f["under-23"] = age < 23
		f["over-65"] = age > 65
	}
	for _, r := range p.Family {
		if age := r.BirthDate.YearsAt(day); r.Applying && !r.BirthDate.IsZero() && age >= 14 && age < 18 {
			f["family-applying-14-to-17"] = true
		}
	}
	if p.Stay.PermitGround != "" {
		f[PermitOf+p.Stay.PermitGround] = true
	}
	if p.Sponsor.PermitGround != "" {
		f[SponsorPermitOf+p.Sponsor.PermitGround] = true
	}
	for _, c := range p.Circumstances {
		f[string(c)] = true
	}
	return f
}

// These begin the names of facts that say on which ground the present permit of
// the applicant, or of the sponsor, rests: "permit-of-study".
const (
	PermitOf        = "permit-of-"
	SponsorPermitOf = "sponsor-permit-of-"
)

// oneYearOnGround tells whether the present permit has rested on the ground that is
// asked for again for a year or longer.
func (p *Profile) oneYearOnGround(day date.Date) bool {
	since := p.Stay.PermitSince
	return p.Ground != "" && p.Stay.PermitGround == p.Ground && !since.IsZero() && since.YearsAt(day) >= 1
}

// headsSponsor tells whether the applicant is the head of the sponsor.
func (p *Profile) headsSponsor() bool {
	return isNamed(p.Sponsor.Head, p.Applicant.Surname, p.Applicant.GivenNames)
}

// stayDays is the length of the stay from the entry to its end, in days; nought where one of them is not known.
func (p *Profile) stayDays() int {
	end, _ := p.StayEnd()
	if end.IsZero() || p.Stay.EnteredOn.IsZero() {
		return 0
	}
	return end.DaysSince(p.Stay.EnteredOn)
}

// expired tells whether a paper was good until a day before day; one without a day is good.
func expired(until, day date.Date) bool { return !until.IsZero() && until.Before(day) }

// Facts are what holds for the paper: its language, where it is given.
func (d Document) Facts() Facts {
	switch strings.ToLower(d.Language) {
	case "", "az":
		return Facts{}
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
		"extensions-asked": count(p.Stay.Extensions + 1),
		"stay-days":        count(p.stayDays()),
	}
}

// MeasureKey is the profile key behind a measure.
func MeasureKey(measure string) string {
	switch measure {
	case "share-percent":
		return "amounts.share_percent"
	case "staff-full-time":
		return "staff.full_time"
	case "staff-part-time":
		return "staff.part_time"
	case "citizens-percent":
		return "staff.citizens_percent"
	case "extensions-asked":
		return "stay.extensions"
	case "stay-days":
		return "stay.authorised_until"
	}
	return "amounts." + strings.ReplaceAll(measure, "-", "_")
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
// from: the earliest of StayLimits.
func (p *Profile) StayEnd() (date.Date, string) {
	end, key := date.Date{}, "stay.authorised_until"
	for _, limit := range p.StayLimits() {
		if end.IsZero() || limit.Day.Before(end) {
			end, key = limit.Day, limit.Key
		}
	}
	return end, key
}

// StayLimit is one of the days on which a lawful stay ends, by its profile key.
type StayLimit struct {
	Key string
	Day date.Date
	// Days is how many days from the entry the visa allows, where Key is stay.visa_days.
	Days int
}

// StayLimits are the days that the stay must not pass, as far as they are known:
// the day written, the end of the visa, and the entry plus the days that the visa
// allows. Who stays by a permit is held to the day written alone.
func (p *Profile) StayLimits() []StayLimit {
	var limits []StayLimit
	add := func(limit StayLimit) {
		if !limit.Day.IsZero() {
			limits = append(limits, limit)
		}
	}
	stay := p.Stay
	add(StayLimit{Key: "stay.authorised_until", Day: stay.AuthorisedUntil})
	if stay.byPermit() {
		return limits
	}
	add(StayLimit{Key: "stay.visa_valid_until", Day: stay.VisaValidUntil})
	if stay.VisaDays > 0 && stay.VisaDays <= maxDays && !stay.EnteredOn.IsZero() {
		add(StayLimit{Key: "stay.visa_days", Day: stay.EnteredOn.AddDays(stay.VisaDays), Days: stay.VisaDays})
	}
	return limits
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
		"stay.first_permit_on":  p.Stay.FirstPermitOn,
		"stay.permit_since":     p.Stay.PermitSince,
		"stay.permit_issued_on": p.Stay.PermitIssuedOn,
		"stay.moved_on":         p.Stay.MovedOn,
		"stay.lost_on":          p.Stay.LostOn,
		"stay.data_changed_on":  p.Stay.DataChangedOn,
		"stay.last_refusal_on":  p.Stay.LastRefusalOn,
		"passport.expires_on":   p.Passport.ExpiresOn,

		"work.permit_expires_on": p.Work.PermitExpiresOn,
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
