package workbook

import (
	"slices"

	"permitpack/generator/rules"
)

// feePlan is what stands where on the sheet Fees.
type feePlan struct {
	options []option
	payers  []payer
	amounts []rules.StateFee
	// The rows of the headers of the tables.
	speedsAt, payersAt, amountsAt int
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
	for _, class := range r.reckoning.Payers {
		rows := amountsOf(class.Class, r.reckoning.Amounts)
		if len(rows) == 0 {
			continue
		}
		first := len(p.amounts)
		p.amounts = append(p.amounts, rows...)
		p.payers = append(p.payers, payer{Payer: class, top: first, bottom: len(p.amounts) - 1})
		p.addOptions(len(p.payers)-1, r.reckoning.Speeds, r.packet.Fees)
	}
	p.layOut(len(r.reckoning.Speeds))
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

// sameCase tells whether two amounts speak of one payer, speed and term; they differ
// in the day from which they hold.
func sameCase(a, b rules.StateFee) bool {
	return a.Class == b.Class && a.Tier == b.Tier && a.UpTo() == b.UpTo()
}

// addOptions adds an option for each speed of the payer at a place.
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

// layOut gives every table its rows, one below the other.
func (p *feePlan) layOut(speeds int) {
	for i := range p.options {
		p.options[i].row = headerRow + 1 + i
	}
	p.speedsAt = headerRow + max(1, len(p.options)) + gap
	p.payersAt = p.speedsAt + max(1, speeds) + gap
	p.amountsAt = p.payersAt + max(1, len(p.payers)) + gap
	for i := range p.payers {
		p.payers[i].row = p.payersAt + 1 + i
	}
}

// amountRow is the row of the amount at a place.
func (p feePlan) amountRow(place int) int { return p.amountsAt + 1 + place }

// inForce tells whether an amount holds on the packet's day.
func (r *renderer) inForce(place int) bool {
	row := r.fees.amounts[place]
	return !row.From.After(r.packet.Today) && !slices.ContainsFunc(r.fees.amounts, func(other rules.StateFee) bool {
		return sameCase(other, row) && other.From.After(row.From) && !other.From.After(r.packet.Today)
	})
}
