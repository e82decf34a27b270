package workbook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"permitpack/generator/rules"
	"permitpack/generator/workbook/xlsx"
)

var deadlineWidths = []float64{25, 40, 24, 12, 30, 12, 12, 12, 12, 20}

// deadlinePrinted is how many columns of the sheet are printed.
const deadlinePrinted = 10

// Columns of the deadlines, and of the same with each speed.
const (
	deadlineName = 1 + iota
	deadlineRule
	deadlineFrom // the event, or the speed
	deadlineStart
	deadlineMethod
	deadlineLegal
	deadlineSafe
	deadlineLeft
	deadlineStatus
	deadlineCertain
	_
	deadlineLast      // the day that others are counted from
	deadlineProjected // 1 where it rests on an expected day off
	deadlineKey       // orders what is still ahead
	deadlineLate      // the names of what has passed, down to this row
	deadlineFlag      // what a flag of the timeline says
	deadlineFlagDay
	deadlineFlagHigh
)

var deadlineColumns = []column{
	{"deadlines.name", 0}, {"deadlines.rule", 0}, {"deadlines.anchor", 0}, {"deadlines.anchor-date", 0}, {"deadlines.method", 0},
	{"deadlines.legal", 0}, {"deadlines.safe", 0}, {"deadlines.left", 0}, {"deadlines.status", 0}, {"deadlines.certainty", 0},
}

var bySpeedColumns = []column{
	{"deadlines.name", 0}, {"deadlines.rule", 0}, {"fees.speed", 0}, {"deadlines.anchor-date", 0}, {"deadlines.method", 0},
	{"deadlines.legal", 0}, {"deadlines.safe", 0},
}

// Keys order the deadlines that are ahead by their days, and by their rows within
// a day; notNext is the least key of those that are not.
const (
	keysOfDay = 1000
	notNext   = 999_999_000
)

func (r *renderer) deadlineSheet() {
	g := r.sheets[deadlinesAt]
	r.head(g, r.say("deadlines.title"), r.say("deadlines.hint"))
	p := r.plan
	r.table(g, headerRow, len(p.deadlines))
	if len(p.deadlines) > 0 {
		r.workings(g, deadlineLast, headerRow, "last", "projected", "order", "late", "flag", "flag-day", "flag-height")
	}
	for i, d := range p.deadlines {
		r.deadline(g, i, d)
	}
	if n := len(p.deadlines); n > 0 {
		top := headerRow + 1
		r.paintStatus(g, xlsx.Range(deadlineLeft, top, deadlineStatus, headerRow+n), "$"+xlsx.Cells(deadlineStatus, top))
		g.paint(xlsx.Range(deadlineCertain, top, deadlineCertain, headerRow+n), "$"+xlsx.Cells(deadlineProjected, top)+"=1", caution)
	}
	r.bySpeed(g)
	r.claims(g)
	r.abroad(g)
}

// deadline is one row: what a single count gives, or what the speed asked for gives.
func (r *renderer) deadline(g *grid, i int, d deadline) {
	row := d.row
	cells := r.counted(d.variants[0])
	if d.bySpeed() {
		cells = r.ofSpeeds(d)
	}
	legal, safe := cells.legal, cells.safe
	at := func(column int) string { return xlsx.Cells(column, row) }
	left, status := some(0), words("")
	if !d.Safe.IsZero() {
		left, status = count(d.DaysLeft), words(r.sayAny("due", string(d.Status)))
	}
	left = left.by(unless(at(deadlineSafe), at(deadlineSafe)+"-"+nameToday))
	if d.absence != nil && r.back() == "" {
		left.formula, cells.start.formula = "", "" // the day does not follow today
	}
	g.row(1, row,
		words(d.Title(r.words)).bold(), cells.rule, r.from(d), cells.start, cells.method, legal, safe.bold(), left, status.by(r.status(d)),
		words(r.certainty(d.Due)).by(unless(at(deadlineSafe), choice(r.say("deadlines.fixed"), [2]string{at(deadlineProjected) + "=1", r.say("deadlines.projected")}))))
	g.put(deadlineLast, row, day(d.Last()).in(workingRole).by(fmt.Sprintf(`IF(%s="",%s,%s)`, at(deadlineLegal), at(deadlineSafe), at(deadlineLegal))))
	g.put(deadlineProjected, row, cells.projected.in(workingRole))
	g.put(deadlineKey, row, count(r.key(i)).in(workingRole).by(fmt.Sprintf(`IF(%s="",%d,IF(%s<%s,%d,%s*%d+%d))`,
		at(deadlineSafe), notNext+i, at(deadlineSafe), nameToday, notNext+i, at(deadlineSafe), keysOfDay, i)))
	r.lateNames(g, i, row)
	r.flag(g, i, d)
}

// counts are the cells of a row that come from a count.
type counts struct{ rule, start, method, legal, safe, projected cell }

// counted are the cells of a variant that has claims of its own below.
func (r *renderer) counted(v variant) counts {
	c := counts{
		rule: words(""), method: words(""), start: day(v.AnchorDate), legal: day(v.Legal), safe: day(v.Safe), projected: yes(v.Projected),
	}
	if !v.given {
		empty := xlsx.Quote("")
		for _, cell := range []*cell{&c.rule, &c.method, &c.start, &c.legal, &c.safe} {
			cell.formula = empty
		}
		return c
	}
	c.rule, c.method = words(v.Rule(r.words)), words(r.method(v.Due))
	if start := r.start(v); start != "" {
		c.start = c.start.by(start)
	}
	if v.followed == 0 {
		r.uncounted(&c, v)
		return c
	}
	top, bottom := v.followedRows()
	last := bottom + len(v.claims) - v.followed
	function := strictest(v.Due)
	if slices.ContainsFunc(v.claims, binding) {
		c.legal = c.legal.by(extreme(function, down(claimLegal, top, last)))
	}
	c.safe = c.safe.by(extreme(function, down(claimSafe, top, bottom)))
	c.projected = c.projected.by(fmt.Sprintf("IF(%s>0,1,0)", strings.Join(append([]string{
		fmt.Sprintf("SUM(%s)", down(claimProjected, top, bottom))}, r.anchorProjected(v)...), "+")))
	if v.Kind == rules.Return {
		c.projected = yes(false)
	}
	if differ(v.claims[:v.followed]) {
		days := down(claimLast, top, bottom)
		place := fmt.Sprintf("MATCH(%s(%s),%s,0)", function, days, days)
		choose := func(column int) string {
			return fmt.Sprintf(`IF(COUNT(%s)=0,"",INDEX(%s,%s))`, days, down(column, top, bottom), place)
		}
		c.rule, c.method = c.rule.by(choose(claimRule)), c.method.by(choose(claimMethod))
	}
	return c
}

// uncounted is the last day of a paper, which is counted from nothing.
func (r *renderer) uncounted(c *counts, v variant) {
	if v.Kind != rules.Expiry || c.start.formula == "" {
		return
	}
	start := xlsx.Cells(deadlineStart, v.row)
	c.legal, c.safe = c.legal.by(unless(start, start)), c.safe.by(unless(start, start))
}

func binding(c rules.DueClaim) bool { return c.Followed() && c.Standing.Binds() }

// differ tells whether claims ask for different periods.
func differ(claims []rules.DueClaim) bool {
	return slices.ContainsFunc(claims, func(c rules.DueClaim) bool { return c.Value != claims[0].Value || c.Unit != claims[0].Unit })
}

// strictest is the function that gives the day of several that asks the most.
func strictest(d rules.Due) string {
	if (d.Kind == rules.Validity || d.Kind == rules.Wait) && d.Direction == rules.After {
		return "MAX"
	}
	return "MIN"
}

// ofSpeeds are the cells of a row that takes what the speed asked for gives.
func (r *renderer) ofSpeeds(d deadline) counts {
	top, bottom := d.variants[0].row, d.variants[len(d.variants)-1].row
	take := func(c cell, column int) cell { return c.by(ofSpeed(down(column, top, bottom))) }
	c := counts{
		rule: words(""), method: words(""), start: take(day(d.AnchorDate), deadlineStart),
		legal: take(day(d.Legal), deadlineLegal), safe: take(day(d.Safe), deadlineSafe), projected: take(yes(d.Projected), deadlineProjected),
	}
	if len(d.Claims) > 0 {
		c.rule, c.method = words(d.Rule(r.words)), words(r.method(d.Due))
	}
	c.rule, c.method = take(c.rule, deadlineRule), take(c.method, deadlineMethod)
	return c
}

// bySpeed is the table of what each speed gives.
func (r *renderer) bySpeed(g *grid) {
	header := r.plan.bySpeed
	if header == 0 {
		return
	}
	r.section(g, header, r.say("deadlines.by-speed"))
	r.workings(g, deadlineLast, header, "last", "projected")
	row := header
	for _, d := range r.plan.deadlines {
		if !d.bySpeed() {
			continue
		}
		for _, v := range d.variants {
			row = v.row
			c := r.counted(v)
			g.row(1, row, words(d.Title(r.words)).bold(), c.rule, words(r.speedName(v.speed.Tier)), c.start, c.method, c.legal, c.safe.bold())
			legal, safe := xlsx.Cells(deadlineLegal, row), xlsx.Cells(deadlineSafe, row)
			g.put(deadlineLast, row, day(v.Last()).in(workingRole).by(fmt.Sprintf(`IF(%s="",%s,%s)`, legal, safe, legal)))
			g.put(deadlineProjected, row, c.projected.in(workingRole))
		}
	}
	r.table(g, header, row-header)
	at := xlsx.Range(1, header+1, len(bySpeedColumns), row)
	g.paint(at, "$"+xlsx.Cells(deadlineFrom, header+1)+"="+nameSpeed, good)
}

// start is the formula of the day that a variant is counted from; empty where the
// day stands there by itself.
func (r *renderer) start(v variant) string {
	switch v.Kind {
	case rules.Return:
		return nameToday
	case rules.Expiry:
		if !r.hasInput(rangeName(v.Anchor)) {
			return ""
		}
		return unless(rangeName(v.Anchor), rangeName(v.Anchor))
	}
	cells := r.anchorCells(v)
	switch len(cells) {
	case 0:
		return ""
	case 1:
		return unless(cells[0], cells[0])
	}
	return extreme("MIN", cells...)
}

// anchorCells are the cells of the days that a variant is counted from, as far as they are known.
func (r *renderer) anchorCells(v variant) []string {
	var cells []string
	for _, anchor := range v.Anchors {
		switch d, computed := r.plan.find(anchor); {
		case anchor == rules.Filing:
			cells = append(cells, r.filingCell(v))
		case anchor == rules.PermitEnd:
			cells = append(cells, namePermitEnd)
		case anchor == rules.StayEnd:
			if len(r.reckoning.StayLimits) > 0 {
				cells = append(cells, nameStayEnd)
			}
		case computed:
			cells = append(cells, xlsx.Cells(deadlineLast, r.rowOf(d, v)))
		case r.hasInput(rangeName(anchor)):
			cells = append(cells, rangeName(anchor))
		}
	}
	return cells
}

// rowOf is the row of a deadline that another one is counted from.
func (r *renderer) rowOf(d deadline, from variant) int {
	if d.bySpeed() && from.speed.Tier != "" {
		return d.at(from.speed).row
	}
	return d.row
}

// filingCell is the day of filing as a variant counts from it. What stands before
// the day to file in the procedure is counted from today.
func (r *renderer) filingCell(v variant) string {
	by, known := r.plan.find(r.reckoning.FileBy)
	own, _ := r.plan.find(v.ID)
	switch {
	case !known || own.row <= by.row:
		return nameToday
	case by.bySpeed() && v.speed.Tier != "":
		return fileBy(xlsx.Cells(deadlineSafe, by.at(v.speed).row))
	}
	return nameFiling
}

// anchorProjected are the cells that say whether the day that a variant is counted
// from rests on an expected day off.
func (r *renderer) anchorProjected(v variant) []string {
	var cells []string
	for _, anchor := range v.Anchors {
		if anchor == rules.Filing {
			anchor = r.reckoning.FileBy
		}
		own, _ := r.plan.find(v.ID)
		if d, computed := r.plan.find(anchor); computed && d.row < own.row {
			cells = append(cells, xlsx.Cells(deadlineProjected, r.rowOf(d, v)))
		}
	}
	return cells
}

// from says what the count starts from. Where several days are known it is the
// earliest of them, so the words follow the days.
func (r *renderer) from(d deadline) cell {
	c := words(r.anchor(d.Anchor))
	switch {
	case d.Kind == rules.Return || d.Kind == rules.Expiry:
	case d.ID == r.reckoning.FileBy && slices.Contains(d.Anchors, rules.StayEnd):
		return r.fromStay(c)
	case len(d.Anchors) == 2:
		first, second := rangeName(d.Anchors[0]), rangeName(d.Anchors[1])
		if r.hasInput(first) && r.hasInput(second) {
			return c.by(choice(r.anchor(d.Anchors[0]),
				[2]string{fmt.Sprintf(`AND(%s<>"",OR(%s="",%s<%s))`, second, first, second, first), r.anchor(d.Anchors[1])}))
		}
	}
	return c
}

func (r *renderer) fromStay(c cell) cell {
	limits := r.reckoning.StayLimits
	if len(limits) < 2 {
		return c
	}
	var pairs [][2]string
	for _, limit := range limits[:len(limits)-1] {
		pairs = append(pairs, [2]string{fmt.Sprintf("%s=%s", nameStayEnd, rangeName(limit.Key)), r.anchor(limit.Key)})
	}
	return c.by(choice(r.anchor(limits[len(limits)-1].Key), pairs...))
}

// status is the formula of a deadline's status.
func (r *renderer) status(d deadline) string {
	word := func(s rules.DueStatus) string { return xlsx.Quote(r.sayAny("due", string(s))) }
	safe, left := xlsx.Cells(deadlineSafe, d.row), xlsx.Cells(deadlineLeft, d.row)
	near := fmt.Sprintf("IF(%s<0,%s,IF(%s<=%d,%s,%s))", left, word(rules.Overdue), left, rules.SoonDays, word(rules.Soon), word(rules.OK))
	switch {
	case d.Kind == rules.Wait:
		near = fmt.Sprintf("IF(%s<%s,%s,%s)", nameFiling, safe, word(rules.Overdue), word(rules.OK))
	case d.ID == r.reckoning.ValidFor && r.hasInput(rangeName("passport.expires_on")):
		expires := rangeName("passport.expires_on")
		near = fmt.Sprintf(`IF(AND(%s<>"",%s<%s),%s,%s)`, expires, expires, safe, word(rules.Overdue), near)
	case d.absence != nil:
		if near = r.absenceStatus(near, word(rules.Overdue)); near == "" {
			return ""
		}
	}
	return unless(safe, near)
}

// certainty says whether a day may still move.
func (r *renderer) certainty(d rules.Due) string {
	switch {
	case d.Safe.IsZero():
		return ""
	case d.Projected:
		return r.say("deadlines.projected")
	}
	return r.say("deadlines.fixed")
}

// method says how the strictest claim of a deadline is counted.
func (r *renderer) method(d rules.Due) string {
	if len(d.Claims) == 0 {
		return ""
	}
	return r.methodOf(d, d.Strictest())
}

func (r *renderer) methodOf(d rules.Due, c rules.DueClaim) string {
	way := "after"
	switch {
	case d.Kind == rules.Return:
		return r.say("method.abroad")
	case !d.Kind.Moves():
		way = "unmoved"
	case d.Direction == rules.Before:
		way = "before"
	}
	return r.words.Say("workbook.method."+way, map[string]any{"unit": r.say("count." + string(c.Unit))})
}

// key orders the deadlines that are still ahead.
func (r *renderer) key(i int) int {
	safe := r.plan.deadlines[i].Safe
	if safe.IsZero() || safe.Before(r.packet.Today) {
		return notNext + i
	}
	return serial(safe)*keysOfDay + i
}

// next are the places of the deadlines that are still ahead, the nearest first.
func (r *renderer) next() []int {
	var places []int
	for i := range r.plan.deadlines {
		if r.key(i) < notNext {
			places = append(places, i)
		}
	}
	slices.SortFunc(places, func(a, b int) int { return cmp.Compare(r.key(a), r.key(b)) })
	return places
}

// late are the names of the first n deadlines, as far as they have passed.
func (r *renderer) late(n int) string {
	var names []string
	for _, d := range r.plan.deadlines[:n] {
		if !d.Safe.IsZero() && d.Status == rules.Overdue {
			names = append(names, d.Title(r.words))
		}
	}
	return strings.Join(names, lateSeparator)
}

const lateSeparator = "; "

func (r *renderer) lateNames(g *grid, i, row int) {
	before := `""`
	separated := `""`
	if i > 0 {
		before = xlsx.Cells(deadlineLate, row-1)
		separated = fmt.Sprintf(`IF(%s="","",%s)`, before, xlsx.Quote(lateSeparator))
	}
	own := fmt.Sprintf(`IF(%s=%s,%s&%s,"")`, xlsx.Cells(deadlineStatus, row), xlsx.Quote(r.sayAny("due", string(rules.Overdue))), separated, xlsx.Cells(deadlineName, row))
	formula := own
	if i > 0 {
		formula = before + "&" + own
	}
	g.put(deadlineLate, row, words(r.late(i+1)).in(workingRole).by(formula))
}

func urgency(s rules.DueStatus) tone {
	switch s {
	case rules.Overdue:
		return bad
	case rules.Soon:
		return caution
	}
	return good
}
