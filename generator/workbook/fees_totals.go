package workbook

import (
	"fmt"
	"strings"

	"permitpack/generator/date"
	"permitpack/generator/rules"
	"permitpack/generator/workbook/xlsx"
)

// total is what has to be paid in all: one amount, the dearest of the speed asked for.
func (r *renderer) total() cell {
	unknown := words(r.say("summary.fee-unknown"))
	c := unknown
	for _, f := range r.packet.Fees {
		if f.Chosen {
			c = amount(f.Amount)
		}
	}
	if len(r.fees.options) == 0 {
		return c
	}
	c.look.format = asMoney
	asked := r.sheets[feesAt].down(optionAsked, headerRow+1, headerRow+len(r.fees.options))
	return c.by(fmt.Sprintf("IF(COUNT(%s)=0,%s,MAX(%s))", asked, xlsx.Quote(unknown.text), asked))
}

// payBy is the last day to pay what has to be paid, and whether there is any such day.
func (r *renderer) payBy() (cell, bool) {
	due := date.Date{}
	for _, f := range r.packet.Fees {
		if f.Chosen {
			due = f.Due
		}
	}
	if len(r.fees.options) == 0 || r.dueCell(r.asked()) == "" {
		return cell{}, false
	}
	g, top, bottom := r.sheets[feesAt], headerRow+1, headerRow+len(r.fees.options)
	return day(due).by(fmt.Sprintf(`IFERROR(INDEX(%s,MATCH(%s,%s,0)),"")`,
		g.down(optionDue, top, bottom), xlsx.Quote(r.say("fees.chosen")), g.down(optionChosen, top, bottom))), true
}

// costs are the speeds with what each costs, beside the next dates. It gives the last row.
func (r *renderer) costs(g *grid, header int) int {
	if len(r.fees.options) == 0 {
		g.row(summaryRight, header+1, r.emptyRow(3)...)
		return header + 1
	}
	row := header
	r.costTop = header + 1
	for _, speed := range r.reckoning.Speeds {
		row++
		cost, due := r.cost(speed)
		g.row(summaryRight, row, words(r.speedName(speed.Tier)), cost, due)
		r.bars(g, row, cost, speed)
	}
	if r.choosable() {
		g.paint(xlsx.Range(summaryRight, header+1, summaryLast, row), "$"+xlsx.Cells(summaryRight, header+1)+"="+nameSpeed, good)
	}
	return row
}

// cost is the dearest amount of a speed, which is the one to budget, and the last day to pay it.
func (r *renderer) cost(speed rules.Speed) (cost, due cell) {
	cost, due = noAmount(), day(date.Date{})
	var amounts []string
	dearest := int64(-1)
	for _, o := range r.fees.options {
		if o.speed.Tier != speed.Tier {
			continue
		}
		amounts = append(amounts, r.sheets[feesAt].at(optionAmount, o.row))
		if o.fee != nil && o.fee.Amount.Hundredths > dearest {
			dearest, cost, due = o.fee.Amount.Hundredths, amount(o.fee.Amount), day(o.fee.Due)
		}
	}
	if len(amounts) == 0 {
		return cost, due
	}
	cost = cost.by(extreme("MAX", amounts...))
	if last := r.dueCell(speed); last != "" {
		due = due.by(fmt.Sprintf(`IF(COUNT(%s)=0,"",%s)`, strings.Join(amounts, ","), last))
	}
	return cost, due
}
