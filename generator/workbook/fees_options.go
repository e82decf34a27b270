package workbook

import (
	"fmt"
	"slices"
	"strings"

	"permitpack/generator/date"
	"permitpack/generator/money"
	"permitpack/generator/rules"
	"permitpack/generator/workbook/xlsx"
)

// Columns of the options.
const (
	optionFee = 1 + iota
	optionSpeed
	optionPayer
	optionTerm
	optionAmount
	optionChosen
	optionDecision
	optionDue
	optionHow
	optionSources
	_
	optionPlace // of the amount among those of its payer and speed
	optionAsked // the amount, where the speed is the one asked for
)

var optionColumns = []column{
	{"fees.name", 0}, {"fees.speed", 0}, {"fees.payer", 0}, {"fees.up-to", 0}, {"fees.amount", 0},
	{"fees.choice", 0}, {"fees.decision", 0}, {"fees.due", 0}, {"fees.how", 0}, {"sources.column", 0},
}

// options are the amounts that can be asked for, for each payer and speed.
func (r *renderer) options(g *grid) {
	r.table(g, headerRow, len(r.fees.options))
	if len(r.fees.options) == 0 {
		return
	}
	r.workings(g, optionPlace, headerRow, "place", "asked")
	for i, o := range r.fees.options {
		r.option(g, i, o)
	}
	at := xlsx.Range(1, headerRow+1, optionSources, headerRow+len(r.fees.options))
	g.paint(at, fmt.Sprintf(`$%s<>""`, xlsx.Cells(optionChosen, headerRow+1)), good)
	g.paint(at, fmt.Sprintf(`$%s=""`, xlsx.Cells(optionAmount, headerRow+1)), muted)
}

// option is one amount with everything that hangs on it.
func (r *renderer) option(g *grid, i int, o option) {
	fee := rules.Fee{}
	amountCell, chosen, asked, how, sources := noAmount(), words(""), noAmount(), words(""), words("")
	decision, term := day(date.Date{}), some(0)
	if o.fee != nil {
		fee = *o.fee
		amountCell, term = amount(fee.Amount), some(fee.UpTo.Value)
		how, sources = words(r.howPaid(fee)), words(strings.Join(fee.Sources, ", "))
		decision = day(r.decisionAt(o.speed))
		if fee.Chosen {
			chosen = words(r.say("fees.chosen"))
		}
		if fee.Tier == r.reckoning.Speed {
			asked = amountCell
		}
	}
	f := r.optionFormulas(o)
	g.row(1, o.row,
		words(r.sayAny("fee", r.feeID()+".title")).bold(), words(r.speedName(o.speed.Tier)), words(r.sayAny("fee-class", r.fees.payers[o.payer].Class)),
		term.by(f.of(optionTerm)), amountCell.bold().by(f.amount()), chosen.by(f.asked(r.choosable(), f.chosen(i, len(r.fees.options), r.say("fees.chosen")))),
		decision.by(f.other(r.decisionCell(o.speed))), day(fee.Due).by(f.other(r.dueCell(o.speed))),
		how.by(f.how(r)), sources.by(f.of(optionSources)))
	place := 0
	if o.fee != nil {
		place = r.placeOf(o)
	}
	g.put(optionPlace, o.row, count(place).in(workingRole).by(f.place()))
	g.put(optionAsked, o.row, asked.in(workingRole).by(f.asked(r.choosable(), f.cell(optionAmount))))
}

// placeOf is the place, from 1, of the decided amount among the rows of the option.
func (r *renderer) placeOf(o option) int {
	for i := o.top; i <= o.bottom; i++ {
		row := r.fees.amounts[i]
		if row.UpTo() == o.fee.UpTo && money.Manat(int64(row.Amount)) == o.fee.Amount && r.inForce(i) {
			return i - o.top + 1
		}
	}
	return 0
}

// howPaid says when and how an amount is paid.
func (r *renderer) howPaid(f rules.Fee) string {
	switch {
	case f.Amount.Hundredths == 0:
		return r.say("fees.free")
	case f.Due.IsZero():
		return r.say("fees.unknown-day")
	}
	return r.say("fees.collection")
}

// optionFormulas are the formulas of one option.
type optionFormulas struct {
	option
	payer       payer
	top, bottom int
	coversAll   bool
}

func (r *renderer) optionFormulas(o option) optionFormulas {
	f := optionFormulas{
		option: o, payer: r.fees.payers[o.payer], top: r.fees.amountRow(o.top), bottom: r.fees.amountRow(o.bottom),
		coversAll: true,
	}
	for _, row := range r.fees.amounts[o.top : o.bottom+1] {
		f.coversAll = f.coversAll && row.UpTo().Value == 0
	}
	return f
}

func (f optionFormulas) cell(column int) string { return xlsx.Cells(column, f.row) }

// place looks the amount up: that of the shortest term that covers the one asked for.
func (f optionFormulas) place() string {
	return fmt.Sprintf("IF(%s=0,0,IFERROR(MATCH(%s,%s,0),0))", xlsx.Fixed(payerCounts, f.payer.row),
		xlsx.Fixed(payerCovering, f.payer.row), down(amountFits, f.top, f.bottom))
}

// of takes a column of the amount that was looked up.
func (f optionFormulas) of(column int) string {
	if column == optionTerm && f.coversAll {
		return ""
	}
	from := map[int]int{optionTerm: amountTerm, optionSources: amountSource}[column]
	return f.other(fmt.Sprintf("INDEX(%s,%s)", down(from, f.top, f.bottom), f.cell(optionPlace)))
}

// amount is the amount that was looked up.
func (f optionFormulas) amount() string {
	return f.other(fmt.Sprintf("SUMIF(%s,%s,%s)", down(amountFits, f.top, f.bottom), xlsx.Fixed(payerCovering, f.payer.row), down(amountOf, f.top, f.bottom)))
}

// other is a value that stands beside an amount, and nothing where there is none.
func (f optionFormulas) other(formula string) string {
	if formula == "" {
		return ""
	}
	return fmt.Sprintf(`IF(%s=0,"",%s)`, f.cell(optionPlace), formula)
}

// asked gives something where there is an amount and the speed is the one asked for.
func (f optionFormulas) asked(choosable bool, formula string) string {
	if !choosable {
		return f.other(formula)
	}
	return fmt.Sprintf(`IF(OR(%s=0,%s<>%s),"",%s)`, f.cell(optionPlace), f.cell(optionSpeed), nameSpeed, formula)
}

// chosen marks the dearest of the speed asked for, of equals the first.
func (f optionFormulas) chosen(i, options int, word string) string {
	condition := fmt.Sprintf("%s=MAX(%s)", f.cell(optionAsked), down(optionAsked, headerRow+1, headerRow+options))
	if i > 0 {
		condition = fmt.Sprintf("AND(%s,COUNTIF(%s,%s)=0)", condition, down(optionAsked, headerRow+1, f.row-1), f.cell(optionAsked))
	}
	return fmt.Sprintf(`IF(%s,%s,"")`, condition, xlsx.Quote(word))
}

func (f optionFormulas) how(r *renderer) string {
	if r.dueCell(f.speed) == "" {
		return f.other(fmt.Sprintf("IF(%s=0,%s,%s)", f.cell(optionAmount), xlsx.Quote(r.say("fees.free")), xlsx.Quote(r.say("fees.unknown-day"))))
	}
	return f.other(fmt.Sprintf(`IF(%s=0,%s,IF(%s="",%s,%s))`, f.cell(optionAmount), xlsx.Quote(r.say("fees.free")),
		f.cell(optionDue), xlsx.Quote(r.say("fees.unknown-day")), xlsx.Quote(r.say("fees.collection"))))
}

// decision is the deadline on which the authority decides, and whether there is one.
func (r *renderer) decision() (deadline, bool) {
	at := slices.IndexFunc(r.plan.deadlines, func(d deadline) bool { return d.Kind == rules.Expect })
	if at < 0 {
		return deadline{}, false
	}
	return r.plan.deadlines[at], true
}

// at is the variant of a deadline for a speed.
func (d deadline) at(speed rules.Speed) variant {
	for _, v := range d.variants {
		if !d.bySpeed() || v.speed.Tier == speed.Tier {
			return v
		}
	}
	return variant{}
}

// lastCell is the day of a deadline that others are counted from, with a speed.
func (r *renderer) lastCell(d deadline, speed rules.Speed) string {
	if v := d.at(speed); v.row > 0 {
		return r.sheets[deadlinesAt].at(deadlineLast, v.row)
	}
	return ""
}

func (r *renderer) decisionCell(speed rules.Speed) string {
	d, known := r.decision()
	if !known {
		return ""
	}
	return r.lastCell(d, speed)
}

func (r *renderer) decisionAt(speed rules.Speed) date.Date {
	d, known := r.decision()
	if !known {
		return date.Date{}
	}
	return d.at(speed).Last()
}

func (r *renderer) dueCell(speed rules.Speed) string {
	d, known := r.plan.find(r.reckoning.PayBy)
	if !known {
		return ""
	}
	return r.lastCell(d, speed)
}
