package rules

import (
	"cmp"
	"fmt"
	"iter"
	"slices"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/money"
)

// chooseTier is the speed asked for: that of decision_days where the profile
// states them, else the fastest or the slowest of the table.
func (d *decider) chooseTier() string {
	rows := d.procedure.Fees.tiers()
	if len(rows) == 0 {
		return ""
	}
	if days := d.profile.DecisionDays; days > 0 {
		if at := slices.IndexFunc(rows, func(row StateFee) bool { return row.Days == days }); at >= 0 {
			return rows[at].Tier
		}
		d.find(finding.Finding{
			ID: "fee.no-such-tier", Severity: finding.Warning, Where: "decision_days", Sources: []string{rows[0].Citation()},
		})
	}
	if d.profile.Speed == "fast" {
		return rows[0].Tier
	}
	return rows[len(rows)-1].Tier
}

// tiers are one row of each tier, the fastest first.
func (t FeeTable) tiers() []StateFee {
	var rows []StateFee
	for _, row := range t.Rows {
		if row.Standing.binds() && !slices.ContainsFunc(rows, func(r StateFee) bool { return r.Tier == row.Tier }) {
			rows = append(rows, row)
		}
	}
	slices.SortStableFunc(rows, func(a, b StateFee) int { return cmp.Compare(a.Days, b.Days) })
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
	for _, class := range d.feeClasses() {
		for _, row := range d.feeRows(class) {
			amount := money.Manat(int64(row.Amount))
			sources := []string{row.Citation()}
			if class.Source != "" && class.Citation() != row.Citation() {
				sources = append(sources, class.Citation())
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
	rule := d.procedure.Fees.rule(official.covers())
	rule.Claims = slices.DeleteFunc(rule.Claims, func(s Stated) bool { return s.replaced || s.Standing == Obsolete })
	d.differ(rule.ID, rule.Key, rule.Args, rule.Claims, numberQuantity(official.Amount, money.AZN))
}

// feeDue is the last day to pay an amount. That of the tier asked for is a
// deadline; another tier's is counted from the end of its own processing time.
func (d *decider) feeDue(row StateFee) date.Date {
	table := d.procedure.Fees
	due := d.deadline(table.DueBy)
	if row.Tier == d.tier || due.ID == "" {
		return due.last()
	}
	calendar := d.catalogue.Calendar
	processed := calendar.OnOrAfter(date.Period{Value: row.Days, Unit: row.Unit}.After(d.filing, calendar))
	rule := d.procedure.deadline(table.DueBy)
	if rule.Anchor == filing {
		return processed
	}
	other, _ := d.due(rule, rule.Anchor, processed)
	return other.last()
}

// feeClasses are the special classes that fit and have an amount, or the general one.
func (d *decider) feeClasses() []FeeClass {
	var fitting []FeeClass
	for _, class := range d.procedure.Fees.Classes {
		fits := d.facts.Holds(class.When) && (len(class.Grounds) == 0 || slices.Contains(class.Grounds, d.ground.ID))
		switch {
		case !fits || len(d.feeRows(class)) == 0:
		case class.Exempt:
			return []FeeClass{class}
		case class.General && len(fitting) > 0:
		default:
			fitting = append(fitting, class)
		}
	}
	return fitting
}

// feeRows are the amounts of a class for the shortest term that covers the one
// asked for, one row a tier, in the order of the table.
func (d *decider) feeRows(class FeeClass) []StateFee {
	holds := func(row StateFee) bool {
		return row.Class == class.ID && row.Standing.binds() && d.covered(row.UpTo()) && !row.From.After(d.today)
	}
	covering := date.Period{} // an amount that covers all is the last choice
	for _, row := range d.procedure.Fees.Rows {
		if upTo := row.UpTo(); holds(row) && upTo.Value > 0 && (covering.Value == 0 || upTo.Value < covering.Value) {
			covering = upTo
		}
	}
	var rows []StateFee
	for _, row := range d.procedure.Fees.Rows {
		if !holds(row) || row.UpTo() != covering {
			continue
		}
		same := slices.IndexFunc(rows, func(r StateFee) bool { return r.Tier == row.Tier })
		switch {
		case same < 0:
			rows = append(rows, row)
		case row.From.After(rows[same].From):
			rows[same] = row
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

// InForce are the amounts of the law, of those for one case the latest.
func (t FeeTable) InForce() iter.Seq[StateFee] {
	return func(yield func(StateFee) bool) {
		for _, row := range t.Rows {
			replaced := slices.ContainsFunc(t.Rows, func(other StateFee) bool {
				return other.covers() == row.covers() && other.Standing.binds() && other.From.After(row.From)
			})
			if row.Standing.binds() && !replaced && !yield(row) {
				return
			}
		}
	}
}

// rule is what sources say of one amount. Of official amounts the latest counts;
// those before it were replaced.
func (t FeeTable) rule(of feeCase) Rule {
	id := t.ID + "." + of.class + "." + of.tier
	if of.upTo.Value > 0 {
		id += fmt.Sprintf(".%d-%s", of.upTo.Value, of.upTo.Unit)
	}
	r := Rule{ID: id, Key: "rule.fee"}
	latest := date.Date{}
	for _, row := range t.Rows {
		if row.covers() == of && row.Standing.binds() && row.From.After(latest) {
			latest = row.From
		}
	}
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
			replaced: row.Standing.binds() && row.From.Before(latest),
		})
	}
	return r
}
