package workbook

import (
	"fmt"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/rules"
	"permitpack/generator/workbook/xlsx"
)

// summaryWidths are those of the columns from A on, in characters. Left of a gap
// stand facts and dates, right of it what may be changed, and fees.
var summaryWidths = []float64{24, 12, 12, 9, 11, 2, 29, 17, 14}

// Columns of the summary.
const (
	summaryLeft    = 1
	summaryLeftEnd = 5
	summaryRight   = 7
	summaryLast    = 9
	// summaryWorking is only computed on the way.
	summaryWorking = 11
)

// summary is the first sheet: who, what, ready or not, what to pay, what may be
// changed, what comes next, what was found, and where the sources differ.
func (r *renderer) summary() {
	g := r.sheets[summaryAt]
	g.TabOf = verdictTone(r.packet.Status()).tab()
	r.head(g, r.say("summary.title"), "")
	r.gather()
	r.changed(g)
	inputs := &block{r: r, g: g, column: summaryRight, row: hintRow, rows: map[string]int{}}
	facts := &block{r: r, g: g, column: summaryLeft, row: hintRow}
	r.writeInputs(inputs)
	r.facts(facts)
	next := max(inputs.row, facts.row) + gap
	next = r.nextDates(g, next)
	next = r.charts(g, next+1)
	next = r.findings(g, next+gap)
	r.conflicts(g, next+gap)
}

// block is a list of labelled cells, one below the other.
type block struct {
	r *renderer
	g *grid
	// column is that of the labels, row the last one written.
	column, row int
	rows        map[string]int
}

// at is the cell of an input by its name.
func (b *block) at(name string) string { return b.g.at(b.column+1, b.rows[name]) }

// add writes a label and a cell beside it, and gives the cell's place.
func (b *block) add(label string, c cell) string {
	b.row++
	b.g.row(b.column, b.row, heading(label, labelRole), c)
	return b.g.at(b.column+1, b.row)
}

// computed is add for a cell that follows from others.
func (b *block) computed(label string, c cell) string { return b.add(label, c.in(factRole)) }

// fact writes a label and a fact as wide as the left half.
func (b *block) fact(label string, c cell) {
	b.row++
	b.g.row(b.column, b.row, heading(label, labelRole))
	b.g.wide(b.column+1, summaryLeftEnd, b.row, c.in(factRole))
}

func (r *renderer) writeInputs(b *block) {
	b.row++
	b.g.put(b.column, b.row, heading(r.say("summary.inputs"), sectionRole))
	b.g.height(b.row, 20)
	for _, in := range r.inputs {
		r.define(in.name, b.add(in.label, in.cell.in(inputRole)))
		b.rows[in.name] = b.row
		if in.unit != "" {
			b.g.put(b.column+2, b.row, words(in.unit).as(muted).in(factRole))
		}
		in.check.Range = xlsx.Cells(b.column+1, b.row)
		if r.live {
			b.g.Checks = append(b.g.Checks, in.check)
		}
	}
	if len(r.plan.deadlines) == 0 {
		return
	}
	b.row++
	b.g.put(b.column, b.row, heading(r.say("summary.follows"), subtitleRole))
	r.stayEnds(b)
	r.define(nameFiling, b.computed(r.say("anchor.filing"), r.filing()))
	r.permit(b)
}

// filing is the day on which the application is taken to be filed: the safe day,
// or today where that has passed or is not known.
func (r *renderer) filing() cell {
	filed := r.reckoning.Filing
	if filed.IsZero() {
		filed = r.packet.Today
	}
	by, known := r.plan.find(r.reckoning.FileBy)
	if !known {
		return day(filed).by(nameToday)
	}
	return day(filed).by(fileBy(r.sheets[deadlinesAt].at(deadlineSafe, by.row)))
}

// fileBy is the formula of the day of filing by a safe day.
func fileBy(safe string) string {
	return fmt.Sprintf(`IF(%s="",%s,MAX(%s,%s))`, safe, nameToday, safe, nameToday)
}

func (r *renderer) facts(b *block) {
	status := r.packet.Status()
	b.row++
	b.g.height(b.row, 20)
	b.fact(r.say("summary.applicant"), words(r.packet.Values["applicant.full-name"].Text).bold())
	b.fact(r.say("summary.procedure"), words(r.procedure()))
	if r.packet.GroundTitle != "" {
		b.fact(r.say("summary.ground"), words(r.words.Say(r.packet.GroundTitle, nil)))
	}
	b.fact(r.say("summary.verdict"), words(r.sayAny("verdict", string(status))).as(verdictTone(status)).bold())
	b.fact(r.say("summary.fee"), r.total().bold())
	r.define(nameTotal, b.g.at(b.column+1, b.row))
	if due, given := r.payBy(); given {
		b.fact(r.say("fees.due"), due.bold())
	}
	b.fact(r.say("summary.passed"), r.passed())
	passed := xlsx.Cells(b.column+1, b.row)
	b.g.paint(xlsx.Range(b.column+1, b.row, summaryLeftEnd, b.row), "$"+passed+"<>"+xlsx.Quote(r.say("summary.none-passed")), bad)
	b.fact(r.say("summary.catalogue"), day(r.packet.Catalogue))
	if r.packet.OfficialOnly {
		b.fact(r.say("sources.title"), words(r.say("summary.official-only")))
	}
}

// passed names the deadlines that have passed.
func (r *renderer) passed() cell {
	none := r.say("summary.none-passed")
	n := len(r.plan.deadlines)
	if n == 0 {
		return words(none)
	}
	told := none
	if late := r.late(n); late != "" {
		told = late
	}
	last := r.sheets[deadlinesAt].at(deadlineLate, r.plan.deadlines[n-1].row)
	return words(told).by(fmt.Sprintf(`IF(%s="",%s,%s)`, last, xlsx.Quote(none), last))
}

// changed says, when an input is not what it was, what does not follow it.
func (r *renderer) changed(g *grid) {
	if !r.live {
		g.wide(summaryLeft, summaryLast, hintRow, words(r.say("summary.not-live")).as(caution))
		return
	}
	var same []string
	for _, in := range r.inputs {
		same = append(same, in.name+"="+in.literal)
	}
	for _, list := range []string{nameOff, nameWorked, nameProjected} {
		same = append(same, fmt.Sprintf("SUM(%s)=%d", list, r.sum(list)))
	}
	note := r.words.Say("workbook.summary.changed", finding.Args{"today": r.packet.Today.Dotted()})
	c := words("").by(fmt.Sprintf(`IF(AND(%s),"",%s)`, strings.Join(same, ","), xlsx.Quote(note)))
	g.wide(summaryLeft, summaryLast, hintRow, c.in(factRole))
	g.fit(hintRow, words(note), g.across(summaryLeft, summaryLast))
	g.paint(xlsx.Range(summaryLeft, hintRow, summaryLast, hintRow), xlsx.Fixed(summaryLeft, hintRow)+`<>""`, caution)
}

// shownDates is how many of the next dates the summary shows.
const shownDates = 3

// nextDates are the dates that come next, and beside them what each speed costs.
// It gives the last row.
func (r *renderer) nextDates(g *grid, header int) int {
	r.section(g, header, r.say("summary.dates"))
	g.row(summaryLeft, header, r.headers("deadlines.name", "deadlines.safe", "deadlines.legal", "deadlines.left", "deadlines.status")...)
	due := r.next()
	if len(r.plan.deadlines) == 0 {
		g.row(summaryLeft, header+1, r.emptyRow(summaryLeftEnd)...)
	} else {
		g.put(summaryWorking, header, heading(r.say("workings.place"), workingHeaderRole))
		for i := range shownDates {
			r.nextDate(g, header+1+i, i+1, due)
		}
		at := xlsx.Range(4, header+1, 5, header+shownDates)
		r.paintStatus(g, at, fmt.Sprintf("$E%d", header+1))
	}
	g.line(summaryRight, header-1, heading(r.say("summary.by-speed"), sectionRole), 20)
	g.row(summaryRight, header, r.headers("fees.speed", "fees.amount", "fees.due")...)
	return max(header+shownDates, r.costs(g, header))
}

func (r *renderer) headers(keys ...string) []cell {
	cells := make([]cell, len(keys))
	for i, key := range keys {
		cells[i] = heading(r.say(key), headerRole)
	}
	return cells
}

// nextDate is the n-th date that comes next: its place in the list of deadlines is
// looked up, and everything else is taken from there.
func (r *renderer) nextDate(g *grid, row, n int, next []int) {
	d := r.sheets[deadlinesAt]
	top, bottom := r.plan.deadlines[0].row, r.plan.deadlines[len(r.plan.deadlines)-1].row
	keys := d.down(deadlineKey, top, bottom)
	place := xlsx.Cells(summaryWorking, row)
	at := 0
	due := rules.Due{}
	if n <= len(next) {
		at = next[n-1] + 1
		due = r.plan.deadlines[at-1].Due
	}
	smallest := fmt.Sprintf("SMALL(%s,%d)", keys, n)
	g.put(summaryWorking, row, count(at).in(workingRole).by(
		fmt.Sprintf("IF(COUNT(%s)<%d,0,IF(%s>=%d,0,MATCH(%s,%s,0)))", keys, n, smallest, notNext, smallest, keys)))
	from := func(column int) string {
		return fmt.Sprintf(`IF(%s=0,"",INDEX(%s,%s))`, place, d.down(column, top, bottom), place)
	}
	title, left, status := words(""), count(due.DaysLeft), words(r.sayAny("due", string(due.Status)))
	if at == 0 {
		left = some(0)
	} else {
		title = words(due.Title(r.words))
	}
	g.row(summaryLeft, row,
		title.bold().by(from(deadlineName)), day(due.Safe).bold().by(from(deadlineSafe)), day(due.Legal).by(from(deadlineLegal)),
		left.by(from(deadlineLeft)), status.by(from(deadlineStatus)))
	g.fit(row, words(r.longestTitle()), summaryWidths[0]/xlsx.Bold)
}

func (r *renderer) longestTitle() string {
	longest := ""
	for _, d := range r.plan.deadlines {
		if title := d.Title(r.words); len(title) > len(longest) && d.Kind != rules.Expiry {
			longest = title
		}
	}
	return longest
}

// paintStatus colours cells by the word for the status that stands in a cell of their row.
func (r *renderer) paintStatus(g *grid, at, status string) {
	for _, s := range []rules.DueStatus{rules.Overdue, rules.Soon, rules.OK} {
		g.paint(at, status+"="+xlsx.Quote(r.sayAny("due", string(s))), urgency(s))
	}
}

func (r *renderer) findings(g *grid, header int) int {
	r.section(g, header, r.say("summary.findings"))
	r.told(g, header, r.headers("summary.severity", "summary.message", "summary.fix", "sources.column"))
	row := header
	for _, f := range r.packet.Findings {
		row++
		if f.Message == "" {
			f = r.words.Explain(f)
		}
		r.told(g, row, []cell{
			words(r.sayAny("severity", string(f.Severity))).as(severityTone(f.Severity)).bold(),
			words(f.Message), words(f.Fix), words(strings.Join(f.Sources, ", ")),
		})
	}
	if len(r.packet.Findings) == 0 {
		row++
		r.told(g, row, r.emptyRow(4))
	}
	return row
}

// told writes four cells of words over the columns of the summary.
func (r *renderer) told(g *grid, row int, cells []cell) {
	g.row(1, row, cells[0])
	g.wide(2, summaryLeftEnd, row, cells[1])
	g.wide(summaryLeftEnd+1, summaryLast-1, row, cells[2])
	g.row(summaryLast, row, cells[3])
}

// conflicts says where the sources differ for this applicant; where they agree
// there is nothing to say.
func (r *renderer) conflicts(g *grid, header int) {
	if len(r.packet.Conflicts) == 0 {
		return
	}
	r.section(g, header, r.say("summary.conflicts"))
	r.told(g, header, r.headers("conflicts.rule", "conflicts.claims", "conflicts.safe", "conflicts.official"))
	for i, c := range r.packet.Conflicts {
		r.told(g, header+1+i, []cell{
			words(r.words.Say(c.Key, c.Args)).bold(), lines(r.conflictClaims(c.Claims)),
			words(c.Safe.Say(r.words)), words(c.Official.Say(r.words)),
		})
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
