package workbook

import (
	"fmt"
	"slices"
	"strings"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/money"
	"permitpack/generator/rules"
	"permitpack/generator/workbook/xlsx"
)

// Widths of the sheet Fees, and of its columns that are printed.
var feeWidths = []float64{22, 25, 25, 12, 14, 14, 13, 13, 46, 24}

const feePrinted = 10

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

// feePlan is what stands where on the sheet Fees.
type feePlan struct {
	options []option
	payers  []payer
	amounts []rules.StateFee
	// The rows of the headers of the tables.
	speeds, payersAt, amountsAt int
}

// option is an amount that can be asked for: a payer and a speed.
type option struct {
	payer int // its place
	speed rules.Speed
	row   int
	// amounts are the rows of the table that it may be, top and bottom.
	top, bottom int
	// fee is what was decided, or nil where the class does not count, or has no amount for the term.
	fee *rules.Fee
}

type payer struct {
	rules.Payer
	row         int
	top, bottom int // of its amounts
}

func (r *renderer) planFees() feePlan {
	p := feePlan{}
	for i, class := range r.reckoning.Payers {
		rows := amountsOf(class.Class, r.reckoning.Amounts)
		if len(rows) == 0 {
			continue
		}
		first := len(p.amounts)
		p.amounts = append(p.amounts, rows...)
		p.payers = append(p.payers, payer{Payer: r.reckoning.Payers[i], top: first, bottom: len(p.amounts) - 1})
		p.addOptions(len(p.payers)-1, r.reckoning.Speeds, r.packet.Fees)
	}
	p.place(len(r.reckoning.Speeds))
	return p
}

// amountsOf are the amounts of a class, those of a speed together. Of two for
// the same from the same day on the first counts, so the other is left out.
func amountsOf(class string, all []rules.StateFee) []rules.StateFee {
	var rows []rules.StateFee
	var tiers []string
	for _, row := range all {
		same := func(other rules.StateFee) bool { return sameCase(other, row) && other.From == row.From }
		if row.Class != class || slices.ContainsFunc(rows, same) {
			continue
		}
		rows = append(rows, row)
		if !slices.Contains(tiers, row.Tier) {
			tiers = append(tiers, row.Tier)
		}
	}
	slices.SortStableFunc(rows, func(a, b rules.StateFee) int { return slices.Index(tiers, a.Tier) - slices.Index(tiers, b.Tier) })
	return rows
}

func sameCase(a, b rules.StateFee) bool {
	return a.Class == b.Class && a.Tier == b.Tier && a.UpTo() == b.UpTo()
}

func (p *feePlan) addOptions(at int, speeds []rules.Speed, fees []rules.Fee) {
	own := p.payers[at]
	for i := own.top; i <= own.bottom; i++ {
		tier := p.amounts[i].Tier
		if i > own.top && p.amounts[i-1].Tier == tier {
			p.options[len(p.options)-1].bottom = i
			continue
		}
		o := option{payer: at, top: i, bottom: i, speed: rules.Speed{Tier: tier}}
		if known := slices.IndexFunc(speeds, func(s rules.Speed) bool { return s.Tier == tier }); known >= 0 {
			o.speed = speeds[known]
		}
		if decided := slices.IndexFunc(fees, func(f rules.Fee) bool { return f.Class == own.Class && f.Tier == tier }); decided >= 0 {
			o.fee = &fees[decided]
		}
		p.options = append(p.options, o)
	}
}

func (p *feePlan) place(speeds int) {
	for i := range p.options {
		p.options[i].row = headerRow + 1 + i
	}
	p.speeds = headerRow + max(1, len(p.options)) + gap
	p.payersAt = p.speeds + max(1, speeds) + gap
	p.amountsAt = p.payersAt + max(1, len(p.payers)) + gap
	for i := range p.payers {
		p.payers[i].row = p.payersAt + 1 + i
	}
}

// amountRows are the rows of amounts from one place to another.
func (p feePlan) amountRow(place int) int { return p.amountsAt + 1 + place }

// down is a part of a column of its own sheet.
func down(column, top, bottom int) string { return xlsx.FixedRange(column, top, column, bottom) }

func (r *renderer) feeSheet() {
	g := r.sheets[feesAt]
	hint := r.say("fees.hint")
	if unit := r.reckoning.Term.Unit; unit != "" {
		hint += " " + r.words.Say("workbook.fees.terms", finding.Args{"unit": r.say("count." + string(unit))})
	}
	r.head(g, r.say("fees.title"), hint)
	r.table(g, headerRow, len(r.fees.options))
	if len(r.fees.options) > 0 {
		r.workings(g, optionPlace, headerRow, "place", "asked")
	}
	for i, o := range r.fees.options {
		r.option(g, i, o)
	}
	if n := len(r.fees.options); n > 0 {
		at := xlsx.Range(1, headerRow+1, optionSources, headerRow+n)
		g.paint(at, fmt.Sprintf(`$%s<>""`, xlsx.Cells(optionChosen, headerRow+1)), good)
		g.paint(at, fmt.Sprintf(`$%s=""`, xlsx.Cells(optionAmount, headerRow+1)), muted)
	}
	r.speeds(g)
	r.payers(g)
	r.amounts(g)
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

// feeID is the id of the fee; its title says what is paid.
func (r *renderer) feeID() string {
	if len(r.packet.Fees) > 0 {
		return r.packet.Fees[0].ID
	}
	return "state-fee"
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

// inForce tells whether an amount holds on the packet's day.
func (r *renderer) inForce(place int) bool {
	row := r.fees.amounts[place]
	return !row.From.After(r.packet.Today) && !slices.ContainsFunc(r.fees.amounts, func(other rules.StateFee) bool {
		return sameCase(other, row) && other.From.After(row.From) && !other.From.After(r.packet.Today)
	})
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

// speeds are the processing times that can be asked for.
func (r *renderer) speeds(g *grid) {
	header := r.fees.speeds
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
