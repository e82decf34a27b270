package packet

import (
	"permitpack/generator/finding"
	"permitpack/generator/money"
	"permitpack/generator/profile"
)

// particulars are what only some applicants have to say: of their visa and permit,
// of whom the ground rests on and with which figures, and what no other key tells.
func (v valuer) particulars(p *profile.Profile) {
	v.counted("stay.visa-days", "stay.visa_days", "days", p.Stay.VisaDays, p.Stay.VisaDays != 0)
	v.number("stay.extensions", "stay.extensions", p.Stay.Extensions, p.Stated("stay.extensions"))
	v.date("stay.permit-since", "stay.permit_since", p.Stay.PermitSince)
	v.holding("stay.unpaid-fine", "stay.unpaid_fine", p.Stay.UnpaidFine)
	v.date("stay.last-refusal-on", "stay.last_refusal_on", p.Stay.LastRefusalOn)
	v.text("provider.fin", "residence.provider.fin", p.Residence.Provider.FIN)
	v.holding("work.contract", "work.contract", p.Work.Contract)
	v.sponsor(p.Sponsor)
	v.figures(p)
	v.circumstances(p.Circumstances)
}

func (v valuer) sponsor(s profile.Sponsor) {
	v.choice("sponsor.kind", "sponsor.kind", "sponsor-kind", string(s.Kind))
	v.choice("sponsor.permit", "sponsor.permit", "sponsor-permit", string(s.Permit))
	v.groundTitle("sponsor.permit-ground", "sponsor.permit_ground", s.PermitGround)
	v.date("sponsor.permit-expires-on", "sponsor.permit_expires_on", s.PermitExpiresOn)
}

// figures are the amounts and the staff that the ground rests on: each alone, and
// all that are stated in one line with what they are.
func (v valuer) figures(p *profile.Profile) {
	a, s := p.Amounts, p.Staff
	v.sum("amounts.investment", "amounts.investment", a.Investment, p)
	v.sum("amounts.real-estate", "amounts.real_estate", a.RealEstate, p)
	v.sum("amounts.deposit", "amounts.deposit", a.Deposit, p)
	v.sum("amounts.securities", "amounts.securities", a.Securities, p)
	v.sum("amounts.capital", "amounts.capital", a.Capital, p)
	v.sum("amounts.turnover", "amounts.turnover", a.Turnover, p)
	v.counted("amounts.share-percent", "amounts.share_percent", "percent", a.SharePercent, p.Stated("amounts.share_percent"))
	v.counted("staff.full-time", "staff.full_time", "people", s.FullTime, p.Stated("staff.full_time"))
	v.counted("staff.part-time", "staff.part_time", "people", s.PartTime, p.Stated("staff.part_time"))
	v.counted("staff.citizens-percent", "staff.citizens_percent", "percent", s.CitizensPercent, p.Stated("staff.citizens_percent"))
	all := Value{Where: "amounts"}
	for _, name := range Figures {
		if figure := v.values[name].Text; figure != "" {
			all.Text = join("; ", all.Text, v.words.Say("field."+name, nil)+": "+figure)
		}
	}
	v.values["ground.figures"] = all
}

// Figures are the values that ground.figures holds together, in its order.
var Figures = []string{
	"amounts.investment", "amounts.real-estate", "amounts.deposit", "amounts.securities", "amounts.capital", "amounts.turnover",
	"amounts.share-percent", "staff.full-time", "staff.part-time", "staff.citizens-percent",
}

// sum is a sum of money, which may be nought. What is not manat has the code of its currency.
func (v valuer) sum(name, key string, s profile.Sum, p *profile.Profile) {
	value := Value{Where: key}
	switch {
	case !p.Stated(key):
	case s.Currency == "" || s.Currency == money.AZN:
		value.Text = v.words.Say("unit."+money.AZN, finding.Args{"n": s.Amount})
	default:
		value.Text = v.words.Number(s.Amount) + " " + s.Currency
	}
	v.values[name] = value
}

// counted is a number with what it counts, which may be nought where it is stated.
func (v valuer) counted(name, key, unit string, n int, stated bool) {
	value := Value{Where: key}
	if stated {
		value.Text = v.words.Say("unit."+unit, finding.Args{"n": n})
	}
	v.values[name] = value
}

func (v valuer) number(name, key string, n int, stated bool) {
	value := Value{Where: key}
	if stated {
		value.Text = v.words.Number(int64(n))
	}
	v.values[name] = value
}

// holding is what holds, or nothing: a profile cannot tell that it does not hold
// from that nothing is said.
func (v valuer) holding(name, key string, holds bool) {
	value := Value{Where: key}
	if holds {
		value.Text = v.words.Say("yes", nil)
	}
	v.values[name] = value
}

func (v valuer) groundTitle(name, key, ground string) {
	value := Value{Where: key}
	if ground != "" {
		value.Text = v.words.Say("ground."+ground+".title", nil)
	}
	v.values[name] = value
}

func (v valuer) circumstances(all []profile.Circumstance) {
	value := Value{Where: "circumstances"}
	for _, c := range all {
		value.Text = join("; ", value.Text, v.words.Say("circumstance."+string(c), nil))
	}
	v.values["circumstances"] = value
}
