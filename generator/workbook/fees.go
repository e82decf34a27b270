package workbook

import (
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/money"
	"permitpack/generator/rules"
)

func (r *renderer) fees() {
	t := table{
		sheet: feesSheet, title: r.say("fees.title"),
		columns: []column{
			{r.say("fees.name"), 34},
			{r.say("fees.speed"), 16},
			{r.say("fees.time"), 18},
			{r.say("fees.payer"), 18},
			{r.say("fees.months"), 12},
			{r.say("fees.amount"), 15},
			{r.say("fees.choice"), 16},
			{r.say("fees.due"), 13},
			{r.say("sources.column"), 24},
		},
	}
	for _, f := range r.packet.Fees {
		t.rows = append(t.rows, r.fee(f))
	}
	r.table(t)
}

func (r *renderer) fee(f rules.Fee) []cell {
	row := []cell{
		words(r.sayAny("fee", f.ID+".title")),
		words(r.tier(f)),
		words(r.period(f.Period.Value, string(f.Period.Unit))),
		words(r.sayAny("fee-class", f.Class)),
		words(r.period(f.UpTo.Value, string(f.UpTo.Unit))),
		amount(f.Amount),
		{},
		day(f.Due),
		words(strings.Join(f.Sources, ", ")),
	}
	if !f.Chosen {
		return row
	}
	row[6] = words(r.say("fees.chosen"))
	for i := range row {
		row[i] = row[i].as(good).bold()
	}
	return row
}

// tier names the speed, which may say its processing time.
func (r *renderer) tier(f rules.Fee) string {
	if f.Tier == "" {
		return ""
	}
	return f.Speed(r.words)
}

// period says a number of days or months in words; nothing for none.
func (r *renderer) period(n int, unit string) string {
	if n == 0 || unit == "" {
		return ""
	}
	return r.words.Say("unit."+unit, finding.Args{"n": n})
}

// optional is a number, or an empty cell for none.
func optional(n int) cell {
	if n == 0 {
		return cell{}
	}
	return count(n)
}

// toPay are the chosen amounts, summed by currency in the order of the packet.
func toPay(fees []rules.Fee) []money.Amount {
	var sums []money.Amount
	for _, f := range fees {
		if f.Chosen {
			sums = add(sums, f.Amount)
		}
	}
	return sums
}

func add(sums []money.Amount, a money.Amount) []money.Amount {
	for i := range sums {
		if sums[i].Currency == a.Currency {
			sums[i].Hundredths += a.Hundredths
			return sums
		}
	}
	return append(sums, a)
}
