package rules

import (
	"slices"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/money"
)

// fees lists the amounts for the term asked for, every class that fits and
// every tier, and marks the one to budget: of the tier asked for the dearest,
// because the office decides the class.
func (d *decider) fees() {
	table := d.procedure.Fees
	classes := d.feeClasses()
	for _, class := range classes {
		for _, row := range d.feeRows(class) {
			amount := money.Manat(int64(row.Amount))
			sources := []string{row.Citation()}
			if class.Source != "" && class.Citation() != row.Citation() {
				sources = append(sources, class.Citation())
			}
			d.out.Fees = append(d.out.Fees, Fee{
				ID: table.ID, Amount: amount, Tier: row.Tier, Days: row.Days, Unit: row.Unit,
				Class: class.ID, Months: row.UpToMonths, Due: d.feeDue(row), Sources: sources,
			})
		}
	}
	if chosen := d.budgeted(); chosen >= 0 {
		d.out.Fees[chosen].Chosen = true
		return
	}
	d.find(finding.Finding{ID: "fee.unknown", Severity: finding.Warning, Where: "term_months", Sources: []string{}})
}

// feeDue is the last day to pay an amount. That of the tier asked for is a
// deadline; another tier's is counted from the end of its own processing time.
func (d *decider) feeDue(row StateFee) date.Date {
	table := d.procedure.Fees
	due := d.deadline(table.DueBy)
	if row.Tier == d.tier() || due.ID == "" {
		return due.last()
	}
	calendar := d.catalogue.Calendar
	processed := calendar.OnOrAfter(date.Period{Value: row.Days, Unit: row.Unit}.After(d.filing, calendar))
	other, _ := d.due(d.procedure.deadline(table.DueBy), processed)
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
		return row.Class == class.ID && row.UpToMonths >= d.profile.TermMonths && !row.From.After(d.today)
	}
	covering := 0
	for _, row := range d.procedure.Fees.Rows {
		if holds(row) && (covering == 0 || row.UpToMonths < covering) {
			covering = row.UpToMonths
		}
	}
	var rows []StateFee
	for _, row := range d.procedure.Fees.Rows {
		if !holds(row) || row.UpToMonths != covering || d.profile.TermMonths == 0 {
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

// budgeted is the index of the dearest fee of the tier asked for; -1 where there is none.
func (d *decider) budgeted() int {
	dearest := -1
	for i, fee := range d.out.Fees {
		if fee.Tier != d.tier() {
			continue
		}
		if dearest < 0 || fee.Amount.Hundredths > d.out.Fees[dearest].Amount.Hundredths {
			dearest = i
		}
	}
	return dearest
}

// tier is the speed asked for.
func (d *decider) tier() string {
	if d.profile.Speed == "" {
		return "standard"
	}
	return string(d.profile.Speed)
}
