package rules

import (
	"cmp"
	"fmt"
	"iter"
	"slices"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/money"
	"permitpack/generator/profile"
)

// chooseTier is the speed asked for: that of decision_days where the profile
// states them and the table has them, else the fastest or the slowest of the table.
func (d *decider) chooseTier() string {
	rows := d.procedure.Fees.tiers(d.today)
	if len(rows) == 0 {
		return ""
	}
	if at := slices.IndexFunc(rows, d.inDays); at >= 0 {
		return rows[at].Tier
	}
	if d.profile.Speed == "fast" {
		return rows[0].Tier
	}
	return rows[len(rows)-1].Tier
}

// inDays tells whether the row has the processing time that the profile names.
func (d *decider) inDays(row StateFee) bool {
	return d.profile.DecisionDays > 0 && row.Days == d.profile.DecisionDays
}

// tierUnknown finds that the table has no tier of the processing time that the profile names.
func (d *decider) tierUnknown() {
	rows := d.procedure.Fees.tiers(d.today)
	if len(rows) == 0 || d.profile.DecisionDays <= 0 || slices.ContainsFunc(rows, d.inDays) {
		return
	}
	d.find(finding.Finding{
		ID: "fee.no-such-tier", Severity: finding.Warning, Where: "decision_days", Sources: []string{rows[0].Citation()},
	})
}

// tiers are the row of each tier that holds on the day, the fastest first.
func (t FeeTable) tiers(day date.Date) []StateFee {
	var rows []StateFee
	for _, row := range t.Rows {
		if row.holds(day) {
			rows = withLatest(rows, row)
		}
	}
	slices.SortStableFunc(rows, func(a, b StateFee) int { return cmp.Compare(a.Days, b.Days) })
	return rows
}

// holds tells whether the row is the law on a day, or was until a later one took its place.
func (f StateFee) holds(day date.Date) bool { return f.Standing.Binds() && !f.From.After(day) }

// withLatest adds a row to those of other tiers, in place of an earlier one of its own.
func withLatest(rows []StateFee, row StateFee) []StateFee {
	same := slices.IndexFunc(rows, func(r StateFee) bool { return r.Tier == row.Tier })
	switch {
	case same < 0:
		return append(rows, row)
	case row.From.After(rows[same].From):
		rows[same] = row
	}
	return rows
}

// fees lists the amounts for the term asked for, every class that fits and
// every tier, and marks the one to budget: of the tier asked for the dearest,
// because the office decides the class.
func (d *decider) fees() {
	table := d.procedure.Fees
	if table.ID == "" {
		return
	}
	d.tierUnknown()
	for _, class := range d.feeClasses() {
		for _, row := range d.feeRows(class) {
			amount := money.Manat(int64(row.Amount))
			sources := []string{row.Citation()}
			if place := class.place(); place != "" && place != row.Citation() {
				sources = append(sources, place)
			}
			d.out.Fees = append(d.out.Fees, Fee{
				ID: table.ID, Amount: amount, Tier: row.Tier, Period: date.Period{Value: row.Days, Unit: row.Unit},
				Class: class.ID, UpTo: row.UpTo(), Due: d.feeDue(row), Sources: sources,
			})
			d.feeDiffers(row)
		}
	}
	if chosen := d.budgeted(); chosen >= 0 {
		d.out.Fees[chosen].Chosen = true
		return
	}
	where := d.termKey()
	if d.termUnit() == NoTerm {
		where = "procedure"
	}
	d.find(finding.Finding{
		ID: "fee.unknown", Severity: finding.Warning, Where: where, Sources: []string{}, Args: finding.Args{"key": where},
	})
}

// feeDiffers notes other sources' amounts beside the official one of the tier asked for.
func (d *decider) feeDiffers(official StateFee) {
	if official.Tier != d.tier || d.official {
		return
	}
	rule := d.procedure.Fees.rule(official.covers()).on(d.today)
	d.differ(rule.ID, rule.Key, rule.Args, rule.Live(), numberQuantity(official.Amount, money.AZN))
}

// feeDue is the last day to pay an amount, with the speed that it buys.
func (d *decider) feeDue(row StateFee) date.Date {
	for _, speed := range d.out.Reckoning.Speeds {
		if speed.Tier == row.Tier {
			return dueOf(speed.Deadlines, d.procedure.Fees.DueBy).Last()
		}
	}
	return date.Date{}
}

// place is where the class stands in the law, or empty.
func (f FeeClass) place() string {
	if f.Source == "" {
		return ""
	}
	return f.Citation()
}

// feeClasses are the special classes that fit and have an amount, or the general one.
func (d *decider) feeClasses() []FeeClass {
	var fitting []FeeClass
	for _, class := range d.procedure.Fees.Classes {
		switch {
		case !d.fits(class, d.facts) || len(d.feeRows(class)) == 0:
		case class.Exempt:
			return []FeeClass{class}
		case class.General && len(fitting) > 0:
		default:
			fitting = append(fitting, class)
		}
	}
	return fitting
}

// fits tells whether the class is one of the applicant's.
func (d *decider) fits(class FeeClass, facts profile.Facts) bool {
	return facts.Holds(class.When) && (len(class.Grounds) == 0 || slices.Contains(class.Grounds, d.ground.ID))
}

// feeRows are the amounts of a class for the shortest term that covers the one
// asked for, one row a tier, in the order of the table.
func (d *decider) feeRows(class FeeClass) []StateFee {
	fits := func(row StateFee) bool { return row.holds(d.today) && row.Class == class.ID && d.covered(row.UpTo()) }
	covering := date.Period{} // an amount that covers all is the last choice
	for _, row := range d.procedure.Fees.Rows {
		if upTo := row.UpTo(); fits(row) && upTo.Value > 0 && (covering.Value == 0 || upTo.Value < covering.Value) {
			covering = upTo
		}
	}
	var rows []StateFee
	for _, row := range d.procedure.Fees.Rows {
		if fits(row) && row.UpTo() == covering {
			rows = withLatest(rows, row)
		}
	}
	return rows
}

// UpTo is the longest term that the amount covers; the zero Period where it covers all.
func (f StateFee) UpTo() date.Period {
	switch {
	case f.UpToDays > 0:
		return date.Period{Value: f.UpToDays, Unit: date.Days}
	case f.UpToMonths > 0:
		return date.Period{Value: f.UpToMonths, Unit: date.Months}
	}
	return date.Period{}
}

// covered tells whether an amount for terms up to a length covers the one asked for.
func (d *decider) covered(upTo date.Period) bool {
	if upTo.Value == 0 {
		return true
	}
	asked := d.asked()
	return asked.Value > 0 && asked.Unit == upTo.Unit && asked.Value <= upTo.Value
}

// budgeted is the index of the dearest fee of the tier asked for; -1 where there is none.
func (d *decider) budgeted() int {
	dearest := -1
	for i, fee := range d.out.Fees {
		if fee.Tier != d.tier {
			continue
		}
		if dearest < 0 || fee.Amount.Hundredths > d.out.Fees[dearest].Amount.Hundredths {
			dearest = i
		}
	}
	return dearest
}

// feeCase is what an amount is for.
type feeCase struct {
	class, tier string
	upTo        date.Period
}

func (f StateFee) covers() feeCase { return feeCase{f.Class, f.Tier, f.UpTo()} }

// Amounts are the amounts of the law that hold on a day or begin after it; those
// that were replaced by then are left out.
func (t FeeTable) Amounts(day date.Date) iter.Seq[StateFee] {
	return func(yield func(StateFee) bool) {
		for _, row := range t.Rows {
			replaced := slices.ContainsFunc(t.Rows, func(other StateFee) bool {
				return other.covers() == row.covers() && other.holds(day) && other.From.After(row.From)
			})
			if row.Standing.Binds() && !replaced && !yield(row) {
				return
			}
		}
	}
}

// Day is the day of which listings tell what holds, for they have no applicant's
// today: that of the last change of the catalogue, or of the overlay.
func (c *Catalogue) Day() date.Date {
	if c.Overlay != nil && c.Overlay.Version.After(c.Version) {
		return c.Overlay.Version
	}
	return c.Version
}

// on marks the amounts that begin after the day, and those that were replaced by
// then: of the amounts of the law that have begun the latest holds.
func (r Rule) on(day date.Date) Rule {
	latest := date.Date{}
	for _, c := range r.Claims {
		if c.Standing.Binds() && !c.From.After(day) && c.From.After(latest) {
			latest = c.From
		}
	}
	r.Claims = slices.Clone(r.Claims)
	for i := range r.Claims {
		c := &r.Claims[i]
		c.coming = c.From.After(day)
		c.replaced = c.Standing.Binds() && c.From.Before(latest)
	}
	return r
}

// rule is what sources say of one amount, on whatever day.
func (t FeeTable) rule(of feeCase) Rule {
	id := t.ID + "." + of.class + "." + of.tier
	if of.upTo.Value > 0 {
		id += fmt.Sprintf(".%d-%s", of.upTo.Value, of.upTo.Unit)
	}
	r := Rule{ID: id, Key: "rule.fee"}
	for i := range t.Rows {
		row := &t.Rows[i]
		if row.covers() != of {
			continue
		}
		r.Claims = append(r.Claims, Stated{
			Basis: &Basis{
				Unit: money.AZN, Source: row.Source, Article: row.Article, Standing: row.Standing, Read: row.Read,
				Note: row.Note, Position: row.Position,
			},
			Quantity: numberQuantity(row.Amount, money.AZN), rank: row.Amount, From: row.From,
		})
	}
	return r
}
