package checklist

import (
	"fmt"
	"slices"
	"strings"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/page"
	"permitpack/generator/rules"
	"permitpack/generator/text"
)

// days are the deadlines and the fee. Their tables have the same columns: what it
// is in Azerbaijani, the same in the applicant's language with how it is counted
// or paid, and days or amounts.
func (l *layout) days() {
	var deadlines, fees []row
	for i, d := range l.packet.Deadlines {
		deadlines = append(deadlines, l.deadlineRow(i+1, d))
	}
	for _, f := range l.packet.Fees {
		if f.Chosen {
			fees = append(fees, l.feeRow(len(fees)+1, f))
		}
	}
	columns := l.dayColumns()
	t := table{fonts: l.fonts, columns: columns, pad: l.st.rowPad}
	t.evenOut(0, 1, slices.Concat(deadlines, fees))
	t.head = l.captions("checklist.deadlines.what", "checklist.deadlines.rule", "checklist.deadlines.safe",
		"checklist.deadlines.legal", "checklist.deadlines.left")
	for i, key := range narrowDays {
		t.head[2+i].paragraphs = l.say(key, nil).in(l.st.caption, l.st.caption)
	}
	rows := slices.Concat(deadlines, fees)
	begun := len(l.flow.pages)
	l.section(l.heading("checklist.deadlines.title", l.projected()), t, rows)
	if ended := len(l.flow.pages); ended > begun && l.flow.y-topLater < t.whole(rows) {
		l.parted++
	}
}

// narrowDays are the captions that stand one below the other.
var narrowDays = []string{"checklist.deadlines.safe", "checklist.deadlines.legal", "checklist.deadlines.left"}

// dayColumns leave room for the longest date, and for the captions.
func (l *layout) dayColumns() []page.Length {
	september, december := date.MustParse("2028-09-28"), date.MustParse("2028-12-28") // the longest in words, and in digits
	wide := func(key string, paragraphs ...paragraph) page.Length {
		widest := page.Length(0)
		for _, p := range append(paragraphs, l.say(key, nil).in(l.st.caption, l.st.caption)...) {
			widest = max(widest, width(l.fonts, p))
		}
		return widest + 2*sidePad + 100 // each piece of a line is measured a little wider
	}
	safe := wide(narrowDays[0], plainly(l.own.Date(september), l.st.body), plainly(l.own.Date(december), l.st.body),
		plainly(december.Dotted()+"*", l.st.date))
	legal := wide(narrowDays[1], plainly(december.Dotted(), l.st.strong))
	left := wide(narrowDays[2], l.left(rules.Due{DaysLeft: 1000}).in(l.st.strong, l.st.body)...)
	rest := fullWidth - safe - legal - left
	return []page.Length{rest / 2, rest - rest/2, safe, legal, left}
}

// projected says what the mark of a day means that counts over projected days off.
func (l *layout) projected() paragraph {
	if !slices.ContainsFunc(l.packet.Deadlines, func(d rules.Due) bool { return d.Projected }) {
		return nil
	}
	return plainly("* "+l.own.Say("checklist.deadlines.projected", nil), l.st.caption)
}

func (l *layout) deadlineRow(n int, d rules.Due) row {
	safe := plain(l.date(d.Safe).in(l.st.date, l.st.body)...)
	if d.Projected {
		safe.paragraphs[0] = append(safe.paragraphs[0], span{text: "*", style: l.st.date})
	}
	legal := plain(plainly(l.date(d.Legal).az, l.st.strong))
	safe.paragraphs[0][0].field = fmt.Sprintf("deadline.%d.safe", n)
	legal.paragraphs[0][0].field = fmt.Sprintf("deadline.%d.legal", n)
	if d.Status != rules.OK {
		safe.shade = shadeBad
	}
	title := l.each(func(w *text.Words) string { return l.dueTitle(w, d) })
	return row{
		plain(plainly(title.az, l.st.strong)),
		plain(l.counted(d, title.own)),
		safe, legal,
		plain(l.left(d).in(l.st.strong, l.st.body)...),
	}
}

// counted is what the day is for and how it is counted, in the applicant's words.
func (l *layout) counted(d rules.Due, title string) paragraph {
	p := paragraph{}.then(title, l.st.strong).then(d.Rule(l.own), l.st.body)
	return p.then(strings.Join(claimSources(d.Claims), ", "), l.st.caption)
}

// dueTitle is the name of a deadline, with the short name of the paper that it is of.
func (l *layout) dueTitle(w *text.Words, d rules.Due) string {
	d.About = abridged(w, d.About)
	return d.Title(w)
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

func (l *layout) feeRow(n int, f rules.Fee) row {
	amount := plain(l.money(f.Amount).in(l.st.date, l.st.body)...)
	amount.paragraphs[0] = amount.paragraphs[0].named(fmt.Sprintf("fee.%d.amount", n))
	due := plain(l.say("checklist.fee.due", nil).in(l.st.caption, l.st.caption)...)
	due.paragraphs = append(due.paragraphs, plainly(l.date(f.Due).az, l.st.strong))
	what := l.say("fee."+f.ID+".title", nil)
	terms := l.each(func(w *text.Words) string { return feeTerms(w, f) })
	how := paragraph{}.then(what.own, l.st.strong)
	if l.doubled() {
		how = how.then(l.own.Say("checklist.fee.paid", finding.Args{"terms": terms.reader()}), l.st.body)
	}
	how = how.then(l.own.Say(howPaid(f), nil), l.st.body).
		then(l.otherAmounts(f), l.st.body).
		then(strings.Join(f.Sources, ", "), l.st.caption)
	return row{
		plain(plainly(what.az, l.st.strong).then(terms.az, l.st.body)),
		plain(how),
		amount,
		due,
		{},
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
