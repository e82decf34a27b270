package checklist

import (
	"slices"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/rules"
	"permitpack/generator/text"
)

// deadlines are the days that count; the safe day stands out.
func (l *layout) deadlines() {
	var rows []row
	for _, d := range l.packet.Deadlines {
		rows = append(rows, l.deadlineRow(d))
	}
	t := table{
		fonts: l.fonts, columns: millimetres(48, 30, 29, 17, 56),
		head: l.captions("checklist.deadlines.what", "checklist.deadlines.safe", "checklist.deadlines.legal",
			"checklist.deadlines.left", "checklist.deadlines.rule"),
	}
	l.section(l.heading("checklist.deadlines.title"), t, rows)
}

func (l *layout) deadlineRow(d rules.Due) row {
	safe := plain(l.date(d.Safe).in(styleDate, styleBody)...)
	if d.Status != rules.OK {
		safe.shade = shadeBad
	}
	rule := plain(paragraph{d.Rule(l.own), styleSmall})
	if len(d.Claims) > 0 {
		rule.paragraphs = append(rule.paragraphs, paragraph{strings.Join(claimSources(d.Claims), ", "), styleCaption})
	}
	if d.Projected {
		rule.paragraphs = append(rule.paragraphs, paragraph{l.own.Say("checklist.deadlines.projected", nil), styleSmall})
	}
	return row{
		plain(l.each(d.Title).in(styleStrong, styleBody)...),
		safe,
		plain(l.date(d.Legal).in(styleStrong, styleBody)...),
		plain(l.left(d).in(styleStrong, styleBody)...),
		rule,
	}
}

// left is how many days are left, or that the day has passed. How long a paper
// has to hold, or how long one has to wait, is no day to act: it is met or not.
func (l *layout) left(d rules.Due) pair {
	if d.Kind == rules.Validity || d.Kind == rules.Wait {
		return l.say("checklist.deadlines.holds."+string(d.Status), nil)
	}
	if d.DaysLeft < 0 {
		return l.say("checklist.deadlines.overdue", finding.Args{"n": -d.DaysLeft})
	}
	return l.say("unit.days", finding.Args{"n": d.DaysLeft})
}

func claimSources(claims []rules.DueClaim) []string {
	var out []string
	for _, c := range claims {
		if !slices.Contains(out, c.Source) {
			out = append(out, c.Source)
		}
	}
	return out
}

// fees are the amounts that the packet budgets, and those it could have been.
func (l *layout) fees() {
	var rows []row
	for _, f := range l.packet.Fees {
		if f.Chosen {
			rows = append(rows, l.feeRow(f))
		}
	}
	t := table{
		fonts: l.fonts, columns: millimetres(48, 30, 29, 73),
		head: l.captions("checklist.fee.what", "checklist.fee.amount", "checklist.fee.due", "checklist.fee.how"),
	}
	l.section(block{}, t, rows)
}

func (l *layout) feeRow(f rules.Fee) row {
	what := plain(l.say("fee."+f.ID+".title", nil).in(styleStrong, styleBody)...)
	what.paragraphs = append(what.paragraphs, l.each(func(w *text.Words) string { return feeTerms(w, f) }).in(styleSmall, styleSmall)...)
	how := plain(
		paragraph{l.own.Say(howPaid(f), nil), styleBody},
		paragraph{l.otherAmounts(f), styleSmall},
		paragraph{strings.Join(f.Sources, ", "), styleCaption})
	return row{
		what,
		plain(l.money(f.Amount).in(styleDate, styleBody)...),
		plain(l.date(f.Due).in(styleStrong, styleBody)...),
		how,
	}
}

// howPaid is the key of what there is to say on paying the fee.
func howPaid(f rules.Fee) string {
	switch {
	case f.Amount.Hundredths == 0:
		return "checklist.fee.free"
	case f.Due.IsZero():
		return "checklist.fee.unknown-day"
	}
	return "checklist.fee.collection"
}

// feeTerms is who pays for which speed: "student, standard (20 working days)".
func feeTerms(w *text.Words, f rules.Fee) string {
	return w.Say("checklist.fee.terms", finding.Args{
		"class": w.Say("fee-class."+f.Class, nil), "tier": f.Speed(w),
	})
}

// otherAmounts are the amounts of the same fee that were not chosen, in one line.
func (l *layout) otherAmounts(chosen rules.Fee) string {
	var others []string
	for _, f := range l.packet.Fees {
		if f.ID != chosen.ID || f.Chosen {
			continue
		}
		line := l.own.Say("checklist.fee.other", finding.Args{"terms": feeTerms(l.own, f), "amount": f.Amount})
		if !slices.Contains(others, line) {
			others = append(others, line)
		}
	}
	if len(others) == 0 {
		return ""
	}
	amounts := others[0]
	for _, next := range others[1:] {
		amounts = l.own.Say("checklist.fee.list", finding.Args{"one": amounts, "next": next})
	}
	return l.own.Say("checklist.fee.others", finding.Args{"amounts": amounts})
}
