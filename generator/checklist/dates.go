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
	t := table{fonts: l.fonts, columns: l.dayColumns(), pad: l.rowPad}
	t.evenOut(0, 1, l.due)
	t.head = l.captions("checklist.deadlines.what", "checklist.deadlines.rule", "checklist.deadlines.safe",
		"checklist.deadlines.legal", "checklist.deadlines.left")
	for i, key := range narrowDays {
		t.head[2+i].paragraphs = l.say(key, nil).in(styleCaption, styleCaption)
	}
	begun := len(l.flow.pages)
	l.section(l.heading("checklist.deadlines.title", l.projected()), t, l.due)
	if ended := len(l.flow.pages); ended > begun && l.flow.y-topLater < t.whole(l.due) {
		l.parted++
	}
}

// dueRows are the deadlines, and below them the fees.
func (c *content) dueRows() []row {
	var deadlines, fees []row
	for i, d := range c.packet.Deadlines {
		deadlines = append(deadlines, c.deadlineRow(i+1, d))
	}
	for _, f := range c.packet.Fees {
		if f.Chosen {
			fees = append(fees, c.feeRow(len(fees)+1, f))
		}
	}
	return append(deadlines, fees...)
}

// narrowDays are the captions that stand one below the other.
var narrowDays = []string{"checklist.deadlines.safe", "checklist.deadlines.legal", "checklist.deadlines.left"}

// dayColumns leave room for the longest date, and for the captions.
func (l *layout) dayColumns() []page.Length {
	september, december := date.MustParse("2028-09-28"), date.MustParse("2028-12-28") // the longest in words, and in digits
	wide := func(key string, paragraphs ...paragraph) page.Length {
		widest := page.Length(0)
		for _, p := range append(paragraphs, l.say(key, nil).in(styleCaption, styleCaption)...) {
			widest = max(widest, width(l.fonts, p))
		}
		return widest + 2*sidePad + 100 // each piece of a line is measured a little wider
	}
	safe := wide(narrowDays[0], plainly(l.own.Date(september), styleBody), plainly(l.own.Date(december), styleBody),
		plainly(december.Dotted()+"*", styleDate))
	legal := wide(narrowDays[1], plainly(december.Dotted(), styleStrong))
	left := wide(narrowDays[2], l.left(rules.Due{DaysLeft: 1000}).in(styleStrong, styleBody)...)
	rest := fullWidth - safe - legal - left
	return []page.Length{rest / 2, rest - rest/2, safe, legal, left}
}

// projected says what the mark of a day means that counts over projected days off.
func (c *content) projected() paragraph {
	if !slices.ContainsFunc(c.packet.Deadlines, func(d rules.Due) bool { return d.Projected }) {
		return nil
	}
	return plainly("* "+c.own.Say("checklist.deadlines.projected", nil), styleCaption)
}

func (c *content) deadlineRow(n int, d rules.Due) row {
	safe := plain(c.date(d.Safe).in(styleDate, styleBody)...)
	if d.Projected {
		safe.paragraphs[0] = append(safe.paragraphs[0], span{text: "*", style: styleDate})
	}
	legal := plain(plainly(c.date(d.Legal).az, styleStrong))
	safe.paragraphs[0][0].field = fmt.Sprintf("deadline.%d.safe", n)
	legal.paragraphs[0][0].field = fmt.Sprintf("deadline.%d.legal", n)
	if d.Status != rules.OK {
		safe.shade = shadeBad
	}
	title := c.each(func(w *text.Words) string { return c.dueTitle(w, d) })
	return row{
		plain(plainly(title.az, styleStrong)),
		plain(c.counted(d, title.own)),
		safe, legal,
		plain(c.left(d).in(styleStrong, styleBody)...),
	}
}

// counted is what the day is for and how it is counted, in the applicant's words.
func (c *content) counted(d rules.Due, title string) paragraph {
	p := paragraph{}.then(title, styleStrong).then(d.Rule(c.own), styleBody)
	return p.then(strings.Join(claimSources(d.Claims), ", "), styleCaption)
}

// dueTitle is the name of a deadline, with the short name of the paper that it is of.
func (c *content) dueTitle(w *text.Words, d rules.Due) string {
	d.About = abridged(w, d.About)
	return d.Title(w)
}

// left is how many days are left, or that the day has passed. How long a paper
// has to hold, or how long one has to wait, is no day to act: it is met or not.
func (c *content) left(d rules.Due) pair {
	if d.Kind == rules.Validity || d.Kind == rules.Wait {
		return c.say("checklist.deadlines.holds."+string(d.Status), nil)
	}
	if d.DaysLeft < 0 {
		return c.say("checklist.deadlines.overdue", finding.Args{"n": -d.DaysLeft})
	}
	return c.say("unit.days", finding.Args{"n": d.DaysLeft})
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

func (c *content) feeRow(n int, f rules.Fee) row {
	amount := plain(c.money(f.Amount).in(styleDate, styleBody)...)
	amount.paragraphs[0] = amount.paragraphs[0].named(fmt.Sprintf("fee.%d.amount", n))
	due := plain(c.say("checklist.fee.due", nil).in(styleCaption, styleCaption)...)
	due.paragraphs = append(due.paragraphs, plainly(c.date(f.Due).az, styleStrong))
	what := c.say("fee."+f.ID+".title", nil)
	terms := c.each(func(w *text.Words) string { return feeTerms(w, f) })
	how := paragraph{}.then(what.own, styleStrong)
	if c.doubled() {
		how = how.then(c.own.Say("checklist.fee.paid", finding.Args{"terms": terms.reader()}), styleBody)
	}
	how = how.then(c.own.Say(howPaid(f), nil), styleBody).
		then(c.otherAmounts(f), styleBody).
		then(strings.Join(f.Sources, ", "), styleCaption)
	return row{
		plain(plainly(what.az, styleStrong).then(terms.az, styleBody)),
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
func (c *content) otherAmounts(chosen rules.Fee) string {
	var others []string
	for _, f := range c.packet.Fees {
		if f.ID != chosen.ID || f.Chosen {
			continue
		}
		line := c.own.Say("checklist.fee.other", finding.Args{"terms": feeTerms(c.own, f), "amount": f.Amount})
		if !slices.Contains(others, line) {
			others = append(others, line)
		}
	}
	if len(others) == 0 {
		return ""
	}
	amounts := others[0]
	for _, next := range others[1:] {
		amounts = c.own.Say("checklist.fee.list", finding.Args{"one": amounts, "next": next})
	}
	return c.own.Say("checklist.fee.others", finding.Args{"amounts": amounts})
}
