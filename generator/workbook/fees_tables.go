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

// Columns of the speeds.
const (
	speedName = 1 + iota
	speedPeriod
	speedUnit
	speedDecided
	speedNumberOf = 12 // the number of the working day that it ends on
)

var speedColumns = []column{{"fees.speed", 0}, {"fees.time", 0}, {"deadlines.method", 0}, {"fees.decided", 0}}

// Columns of the payers.
const (
	payerName = 1 + iota
	payerSource
	payerFits
	payerUntil
	payerCovering = 12 // the shortest term of the table that covers the one asked for
	payerCounts   = 13 // 1 where the class counts
)

var payerColumns = []column{{"fees.payer", 0}, {"sources.column", 0}, {"fees.fits", 0}, {"fees.until", 0}}

// Columns of the amounts.
const (
	amountPayer = 1 + iota
	amountSpeed
	amountSource
	amountTerm
	amountOf
	amountFrom
	amountFits = 12 // the term that it covers, where it is in force and covers the one asked for
)

var amountColumns = []column{
	{"fees.payer", 0}, {"fees.speed", 0}, {"sources.column", 0}, {"fees.up-to", 0}, {"fees.amount", 0}, {"fees.from", 0},
}

// coversAll stands for the term of an amount that covers every term.
const coversAll = 99999

// speeds are the processing times that can be asked for.
func (r *renderer) speeds(g *grid) {
	header := r.fees.speedsAt
	r.section(g, header, r.say("fees.speeds"))
	named := slices.DeleteFunc(slices.Clone(r.reckoning.Speeds), func(s rules.Speed) bool { return s.Tier == "" })
	r.table(g, header, len(named))
	for i, s := range named {
		row := header + 1 + i
		unit := string(s.Period.Unit)
		decided := day(s.Decided)
		switch period := xlsx.Cells(speedPeriod, row); {
		case s.Period.Value == 0:
			decided = decided.by(nameToday)
		case s.Period.Unit == date.WorkingDays:
			number := xlsx.Cells(speedNumberOf, row)
			g.put(speedNumberOf, row, count(r.days.number(r.packet.Today)+s.Period.Value).in(workingRole).by(numberOf(nameToday)+"+"+period))
			decided = decided.by(dayOf(number))
		default:
			decided = decided.by(onBy(unit, nameToday, period))
		}
		counted := ""
		if s.Period.Value > 0 {
			counted = r.say("count." + unit)
		}
		g.row(1, row, words(r.speedName(s.Tier)).bold(), some(s.Period.Value), words(counted), decided)
	}
	if len(named) == 0 {
		return
	}
	top, bottom := header+1, header+len(named)
	r.define(nameSpeeds, g.down(speedName, top, bottom))
	if !r.choosable() {
		return
	}
	g.put(speedNumberOf, header, heading(r.say("workings.speed"), workingHeaderRole))
	at := slices.IndexFunc(named, func(s rules.Speed) bool { return s.Tier == r.reckoning.Speed })
	g.put(speedNumberOf+1, header, count(at+1).in(workingRole).by(fmt.Sprintf("MATCH(%s,%s,0)", nameSpeed, nameSpeeds)))
	r.define(nameSpeedNumber, g.at(speedNumberOf+1, header))
	g.paint(xlsx.Range(1, top, len(speedColumns), bottom), "$"+xlsx.Cells(speedName, top)+"="+nameSpeed, good)
}

// speedName is what a tier is called; it may say its processing time.
func (r *renderer) speedName(tier string) string {
	if tier == "" {
		return ""
	}
	if name, known := r.speedNames[tier]; known {
		return name
	}
	fee := rules.Fee{Tier: tier}
	for _, s := range r.reckoning.Speeds {
		if s.Tier == tier {
			fee.Period = s.Period
		}
	}
	name := fee.Speed(r.words)
	r.speedNames[tier] = name
	return name
}

// payers are the classes that fit, of which those count that have an amount for
// the term: an exempt one alone, the general one where no other does.
func (r *renderer) payers(g *grid) {
	header := r.fees.payersAt
	r.section(g, header, r.say("fees.payers"))
	r.table(g, header, len(r.fees.payers))
	if len(r.fees.payers) == 0 {
		return
	}
	r.workings(g, payerCovering, header, "covering", "counts")
	for i, p := range r.fees.payers {
		counts := slices.ContainsFunc(r.packet.Fees, func(f rules.Fee) bool { return f.Class == p.Class })
		word := r.say("fees.applies-not")
		if counts {
			word = r.say("fees.applies")
		}
		g.row(1, p.row, words(r.sayAny("fee-class", p.Class)).bold(), words(p.Source),
			words(word).by(fmt.Sprintf("IF(%s=1,%s,%s)", xlsx.Cells(payerCounts, p.row), xlsx.Quote(r.say("fees.applies")), xlsx.Quote(r.say("fees.applies-not")))),
			day(p.Until))
		g.put(payerCovering, p.row, r.covering(p).in(workingRole).by(
			extreme("MIN", down(amountFits, r.fees.amountRow(p.top), r.fees.amountRow(p.bottom)))))
		g.put(payerCounts, p.row, yes(counts).in(workingRole).by(r.payerCounts(i)))
	}
	at := xlsx.Range(1, header+1, len(payerColumns), header+len(r.fees.payers))
	g.paint(at, "$"+xlsx.Cells(payerCounts, header+1)+"=0", muted)
}

// covering is the shortest term among the amounts of a payer that covers the one asked for.
func (r *renderer) covering(p payer) cell {
	shortest := 0
	for i := p.top; i <= p.bottom; i++ {
		if n := r.fits(i); n > 0 && (shortest == 0 || n < shortest) {
			shortest = n
		}
	}
	return some(shortest)
}

// fits is the term that an amount covers, where it is in force and covers the one
// asked for; else 0.
func (r *renderer) fits(place int) int {
	upTo := r.fees.amounts[place].UpTo().Value
	switch asked := r.reckoning.Term.Value; {
	case !r.inForce(place):
		return 0
	case upTo == 0:
		return coversAll
	case asked > 0 && asked <= upTo:
		return upTo
	}
	return 0
}

// payerCounts is the formula of whether a payer counts.
func (r *renderer) payerCounts(i int) string {
	p := r.fees.payers[i]
	conditions := []string{xlsx.Cells(payerCovering, p.row) + `<>""`}
	if !p.Until.IsZero() {
		conditions = append(conditions, nameToday+"<="+xlsx.Cells(payerUntil, p.row))
	}
	for n, other := range r.fees.payers {
		stands := other.Exempt && (!p.Exempt || n < i) || p.General && n < i
		if n != i && stands {
			conditions = append(conditions, xlsx.Cells(payerCounts, other.row)+"=0")
		}
	}
	return fmt.Sprintf("IF(AND(%s),1,0)", strings.Join(conditions, ","))
}

// amounts is the table of the law.
func (r *renderer) amounts(g *grid) {
	header := r.fees.amountsAt
	r.section(g, header, r.say("fees.amounts"))
	r.table(g, header, len(r.fees.amounts))
	if len(r.fees.amounts) == 0 {
		return
	}
	r.workings(g, amountFits, header, "fits")
	for i, a := range r.fees.amounts {
		row := r.fees.amountRow(i)
		g.row(1, row, words(r.sayAny("fee-class", a.Class)), words(r.speedName(a.Tier)), words(r.cited(a)),
			some(a.UpTo().Value), amount(money.Manat(int64(a.Amount))), day(a.From))
		g.put(amountFits, row, some(r.fits(i)).in(workingRole).by(r.fitsFormula(i)))
	}
	for _, p := range r.fees.payers { // of each only what the term asks for stands out
		top, bottom := r.fees.amountRow(p.top), r.fees.amountRow(p.bottom)
		g.paint(xlsx.Range(1, top, len(amountColumns), bottom), fmt.Sprintf("$%s<>%s", xlsx.Cells(amountFits, top), xlsx.Fixed(payerCovering, p.row)), muted)
	}
}

// cited are the places of the law that an amount rests on: its own, and that of its class.
func (r *renderer) cited(a rules.StateFee) string {
	for _, p := range r.fees.payers {
		if p.Class == a.Class && p.Source != "" && p.Source != a.Citation() {
			return a.Citation() + ", " + p.Source
		}
	}
	return a.Citation()
}

func (r *renderer) fitsFormula(place int) string {
	a, row := r.fees.amounts[place], r.fees.amountRow(place)
	conditions := []string{"TRUE"}
	if !a.From.IsZero() {
		conditions = []string{fmt.Sprintf("%s<=%s", xlsx.Cells(amountFrom, row), nameToday)}
	}
	for i, other := range r.fees.amounts {
		if sameCase(other, a) && other.From.After(a.From) {
			conditions = append(conditions, fmt.Sprintf("%s>%s", xlsx.Cells(amountFrom, r.fees.amountRow(i)), nameToday))
		}
	}
	covers := fmt.Sprint(coversAll)
	if a.UpTo().Value > 0 {
		covers = xlsx.Cells(amountTerm, row)
		term := nameTerm
		if r.reckoning.TermFixed {
			term = fmt.Sprint(r.reckoning.Term.Value)
		}
		conditions = append(conditions, term+">0", term+"<="+covers)
	}
	return fmt.Sprintf(`IF(AND(%s),%s,"")`, strings.Join(conditions, ","), covers)
}
