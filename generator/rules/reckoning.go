package rules

import (
	"slices"

	"permitpack/generator/absence"
	"permitpack/generator/date"
	"permitpack/generator/profile"
)

// Reckoning is what the days and amounts of a decision were counted from, so that
// a renderer can show the count, and have it done again for another day, speed,
// term or list of holidays. Facts stay those of the case.
type Reckoning struct {
	// Term is the length asked for; its Unit is empty where none is asked for.
	// TermFixed says that the law knows one length.
	Term      date.Period
	TermFixed bool

	// Entered is the day of the entry, StayLimits the days of which the earliest ends the stay.
	Entered    date.Date
	StayLimits []profile.StayLimit
	// Days are the days of the profile that deadlines are counted from, by profile
	// key and in the order of the deadlines. StayEnd is none of them.
	Days []Day
	// PassportExpires is the zero Date where the profile does not tell it.
	PassportExpires date.Date

	// FileBy, ValidFor and PayBy are the ids of the deadlines by which the
	// application is filed, to which the passport has to hold, and by which the fee
	// is paid; empty where there is none.
	FileBy, ValidFor, PayBy string
	Filing                  date.Date
	// PermitStart and PermitEnd are those of the permit asked for; zero where no
	// term is. AfterStay says that it starts on the day after the present one ends.
	PermitStart, PermitEnd date.Date
	AfterStay              bool

	// Speed is the tier of the speed asked for. Speeds are those of the fee table,
	// the fastest first; where it has none, a single one without a name.
	Speed  string
	Speeds []Speed
	// Payers are the classes of the fee table that fit the applicant, in its order,
	// and Amounts all that the law has for them, class by class.
	Payers  []Payer
	Amounts []StateFee

	// Absences are the rules on days abroad, and Abroad the stays abroad, joined,
	// so that no day belongs to two.
	Absences []Absence
	Abroad   []absence.Span
}

// Day is a day of the profile with its key.
type Day struct {
	Key string
	Day date.Date
}

// Speed is a processing time that can be asked for.
type Speed struct {
	Tier   string
	Period date.Period
	// Decided is the day on which the processing time would end, were the application filed today.
	Decided date.Date
	// Deadlines are those of the procedure as they would be with this speed, in its order.
	Deadlines []Due
}

// Payer is a class of the fee table that fits the applicant.
type Payer struct {
	Class           string
	General, Exempt bool
	// Source is where the class stands in the law, or empty.
	Source string
	// Until is the last day on which the class fits, by the applicant's age; the
	// zero Date where that day is not known to come.
	Until date.Date
}

// Absence is a rule on days abroad as it holds for the case.
type Absence struct {
	// ID is that of its deadline.
	ID string
	// Window is the number of days of the window that rolls; where it is nought,
	// years from Start are counted, the day under the profile key StartKey.
	Window   int
	Start    date.Date
	StartKey string
	// LookBack is how many months before the filing count; all where it is nought.
	LookBack int
	// Limit is the lowest that is followed.
	Limit int
	// Exceeded says that it is exceeded up to the day of filing.
	Exceeded bool
}

// reckoning notes what the deadlines were counted from. It is taken when they are
// known, before anything is added to them that is no deadline of the procedure.
func (d *decider) reckoning() {
	r := &d.out.Reckoning
	*r = Reckoning{
		Term: d.asked(), TermFixed: d.procedure.TermFixed,
		Entered: d.profile.Stay.EnteredOn, StayLimits: d.profile.StayLimits(), PassportExpires: d.profile.Passport.ExpiresOn,
		FileBy: d.procedure.FileBy, ValidFor: d.procedure.ValidFor, PayBy: d.procedure.Fees.DueBy, Filing: d.filing,
		AfterStay: d.procedure.Starts == AfterPermit, PermitEnd: d.permitEnd(),
		Speed: d.tier, Speeds: d.speeds(),
	}
	if !r.PermitEnd.IsZero() {
		r.PermitStart = d.permitStart()
	}
	r.Days = d.counted(r.Speeds)
	for _, class := range d.procedure.Fees.Classes {
		if !d.fits(class, d.facts) {
			continue
		}
		r.Payers = append(r.Payers, Payer{
			Class: class.ID, General: class.General, Exempt: class.Exempt, Source: class.place(), Until: d.fitsUntil(class),
		})
		for _, row := range d.procedure.Fees.Rows {
			if row.Class == class.ID && row.Standing.Binds() && d.inTerms(row.UpTo()) {
				r.Amounts = append(r.Amounts, row)
			}
		}
	}
	r.Abroad = absence.Join(d.away())
}

// speeds are the tiers of the fee table with the deadlines that each would give.
func (d *decider) speeds() []Speed {
	rows := d.procedure.Fees.tiers(d.today)
	if len(rows) == 0 {
		return []Speed{{Deadlines: slices.Clone(d.out.Deadlines)}}
	}
	speeds := make([]Speed, len(rows))
	for i, row := range rows {
		period := date.Period{Value: row.Days, Unit: row.Unit}
		speeds[i] = Speed{
			Tier: row.Tier, Period: period, Decided: period.After(d.today, d.catalogue.Calendar),
			Deadlines: d.deadlinesAt(row.Tier),
		}
	}
	return speeds
}

// deadlinesAt are the deadlines as they would be had the tier been asked for.
func (d *decider) deadlinesAt(tier string) []Due {
	if tier == d.tier {
		return slices.Clone(d.out.Deadlines)
	}
	other := *d
	other.tier, other.out = tier, Decision{} // what is found on the way is not of this decision
	other.deadlines()
	return other.out.Deadlines
}

// counted are the days of the profile that the deadlines are counted from.
func (d *decider) counted(speeds []Speed) []Day {
	anchors := d.profile.Anchors()
	var days []Day
	for _, speed := range speeds {
		for _, due := range speed.Deadlines {
			for _, key := range due.Anchors {
				day := anchors[key]
				known := slices.ContainsFunc(days, func(d Day) bool { return d.Key == key })
				if key != StayEnd && !day.IsZero() && !known {
					days = append(days, Day{key, day})
				}
			}
		}
	}
	return days
}

// inTerms tells whether an amount is counted in what the term asked for is counted in.
func (d *decider) inTerms(upTo date.Period) bool {
	return upTo.Value == 0 || upTo.Unit == d.asked().Unit
}

// ages are those at which a fact changes, and with it who pays what.
var ages = []int{14, 15, 18, 23, 66}

// fitsUntil is the day before the birthday on which the class stops fitting.
func (d *decider) fitsUntil(class FeeClass) date.Date {
	born := d.profile.Applicant.BirthDate
	if born.IsZero() {
		return date.Date{}
	}
	for _, age := range ages {
		birthday := born.AddMonths(12 * age)
		if born.YearsAt(birthday) < age {
			birthday = birthday.AddDays(1) // born on 29 February
		}
		if birthday.After(d.today) && !d.fits(class, d.profile.Facts(birthday)) {
			return birthday.AddDays(-1)
		}
	}
	return date.Date{}
}
