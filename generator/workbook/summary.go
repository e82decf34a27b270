package workbook

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"permitpack/generator/finding"
	"permitpack/generator/rules"
)

// summary is the first sheet: who, what, ready or not, what to pay, what comes
// next, what was found, and where the sources differ.
func (r *renderer) summary() {
	page := &page{out: r.out}
	page.head(r.say("summary.title"), r.subtitle())
	r.facts(page)
	r.nextDates(page)
	r.findings(page)
	r.conflicts(page)

	r.out.widths(summarySheet, summaryWidths)
	r.out.dress(summarySheet, verdictTone(r.packet.Status()))
	r.out.print(summarySheet, paper{landscape: true, columns: len(summaryWidths), lastRow: page.row})
	r.out.do(func(f *excelize.File) error { f.SetActiveSheet(0); return nil })
}

// summaryWidths are those of columns A to D, in characters.
var summaryWidths = []float64{28, 50, 50, 22}

// page writes the summary from top to bottom.
type page struct {
	out *writer
	row int // the last row written
}

func (p *page) head(title, subtitle string) {
	p.heading(title, titleRole, 26)
	p.heading(subtitle, subtitleRole, 16)
	p.row++
}

// heading is one cell whose text runs on over its empty neighbours.
func (p *page) heading(s string, as role, points float64) {
	p.row++
	p.out.put(summarySheet, 1, p.row, heading(s, as))
	p.out.height(summarySheet, p.row, points)
}

func (p *page) add(cells ...cell) {
	p.row++
	p.out.row(summarySheet, p.row, cells)
	p.out.fit(summarySheet, p.row, cells, summaryWidths)
}

func (p *page) fact(label string, c cell) {
	c.look.role = factRole
	p.add(heading(label, labelRole), c)
}

// section begins a table below a heading, with an empty row above.
func (p *page) section(title string, columns ...string) {
	p.row++
	p.heading(title, sectionRole, 20)
	cells := make([]cell, len(columns))
	for i, name := range columns {
		cells[i] = heading(name, headerRole)
	}
	p.add(cells...)
}

func (r *renderer) facts(p *page) {
	status := r.packet.Status()
	p.fact(r.say("summary.applicant"), words(r.packet.Values["applicant.full-name"].Text).bold())
	p.fact(r.say("summary.procedure"), words(r.procedure()))
	p.fact(r.say("summary.ground"), words(r.ground()))
	p.fact(r.say("summary.verdict"), words(r.sayAny("verdict", string(status))).as(verdictTone(status)).bold())
	sums := toPay(r.packet.Fees)
	for _, a := range sums {
		p.fact(r.say("summary.fee"), amount(a).bold())
	}
	if len(sums) == 0 {
		p.fact(r.say("summary.fee"), words(r.say("summary.fee-unknown")))
	}
	p.fact(r.say("summary.today"), day(r.packet.Today))
	p.fact(r.say("summary.catalogue"), day(r.packet.Catalogue))
	if r.packet.OfficialOnly {
		p.fact(r.say("sources.title"), words(r.say("summary.official-only")))
	}
}

func (r *renderer) nextDates(p *page) {
	p.section(r.say("summary.dates"),
		r.say("deadlines.name"), r.say("deadlines.safe"), r.say("deadlines.legal"), r.say("deadlines.left"))
	due := next(r.packet.Deadlines)
	for _, d := range due {
		t := urgency(d.Status)
		p.add(words(d.Title(r.words)).bold(),
			day(d.Safe).bold(), day(d.Legal), count(d.DaysLeft).as(t).bold())
	}
	if len(due) == 0 {
		p.add(r.emptyRow(4)...)
	}
}

func (r *renderer) findings(p *page) {
	p.section(r.say("summary.findings"),
		r.say("summary.severity"), r.say("summary.message"), r.say("summary.fix"), r.say("sources.column"))
	for _, f := range r.packet.Findings {
		if f.Message == "" {
			f = r.words.Explain(f)
		}
		p.add(words(r.sayAny("severity", string(f.Severity))).as(severityTone(f.Severity)).bold(),
			words(f.Message), words(f.Fix), words(strings.Join(f.Sources, ", ")))
	}
	if len(r.packet.Findings) == 0 {
		p.add(r.emptyRow(4)...)
	}
}

// conflicts says where the sources differ for this applicant; where they agree
// there is nothing to say.
func (r *renderer) conflicts(p *page) {
	if len(r.packet.Conflicts) == 0 {
		return
	}
	p.section(r.say("summary.conflicts"),
		r.say("conflicts.rule"), r.say("conflicts.claims"), r.say("conflicts.safe"), r.say("conflicts.official"))
	for _, c := range r.packet.Conflicts {
		p.add(words(r.words.Say(c.Key, c.Args)).bold(), lines(r.conflictClaims(c.Claims)),
			words(c.Safe.Say(r.words)), words(c.Official.Say(r.words)))
	}
}

func (r *renderer) conflictClaims(claims []rules.ConflictClaim) []string {
	said := make([]string, len(claims))
	for i, c := range claims {
		said[i] = r.words.Say("workbook.conflicts.claim", finding.Args{
			"value":    c.Quantity.Say(r.words),
			"standing": r.sayAny("standing", string(c.Standing)),
			"source":   strings.TrimSpace(c.Source + " " + c.Article),
		})
	}
	return said
}

// ground is its title; nothing where the procedure has no grounds.
func (r *renderer) ground() string {
	if r.packet.GroundTitle == "" {
		return ""
	}
	return r.words.Say(r.packet.GroundTitle, nil)
}

func verdictTone(s finding.Status) tone {
	switch s {
	case finding.Ready:
		return good
	case finding.WithWarnings:
		return caution
	}
	return bad
}

func severityTone(s finding.Severity) tone {
	switch s {
	case finding.Error:
		return bad
	case finding.Warning:
		return caution
	}
	return plain
}
