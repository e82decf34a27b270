package workbook

import (
	"permitpack/generator/finding"
	"permitpack/generator/workbook/xlsx"
)

// feeWidths are those of the columns of the sheet Fees.
var feeWidths = []float64{22, 25, 25, 12, 14, 14, 13, 13, 46, 24}

// feePrinted is how many columns are printed.
const feePrinted = 10

// feeSheet writes what can be asked for and costs how much, and below it the tables that
// this is looked up in: speeds, payers and the amounts of the law.
func (r *renderer) feeSheet() {
	g := r.sheets[feesAt]
	hint := r.say("fees.hint")
	if unit := r.reckoning.Term.Unit; unit != "" {
		hint += " " + r.words.Say("workbook.fees.terms", finding.Args{"unit": r.say("count." + string(unit))})
	}
	r.head(g, r.say("fees.title"), hint)
	r.options(g)
	r.speeds(g)
	r.payers(g)
	r.amounts(g)
}

// feeID is the id of the fee; its title says what is paid.
func (r *renderer) feeID() string {
	if len(r.packet.Fees) > 0 {
		return r.packet.Fees[0].ID
	}
	return "state-fee"
}

// down is a part of a column of its own sheet.
func down(column, top, bottom int) string { return xlsx.FixedRange(column, top, column, bottom) }
