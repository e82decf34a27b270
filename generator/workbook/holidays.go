package workbook

import (
	"fmt"
	"strings"
	"time"

	"permitpack/generator/rules"
	"permitpack/generator/text"
	"permitpack/generator/workbook/xlsx"
)

// Columns of the holidays.
const (
	holidayDate = 1 + iota
	holidayWeekday
	holidayName
	holidayKind
	holidayCertain
	holidaySource
	_
	holidayOff       // the day, where it is off
	holidayWorked    // the day, where it is a weekend that is worked
	holidayNumber    // of that working day
	holidayProjected // the day, where it is off and its date is not out yet
	_
	holidayList // what the drop-downs offer
)

var holidayColumns = []column{
	{"holidays.date", 13}, {"holidays.weekday", 16}, {"holidays.name", 38}, {"holidays.kind", 20}, {"holidays.certainty", 18}, {"sources.column", 14},
}

var holidayWidths = append(widths(holidayColumns), 3, 9, 9, 9, 9, 3, 26)

// inputTab is the colour of the tab of a sheet that may be changed.
const inputTab = "F2C94C"

// spareDays are the empty rows for days that are to be added.
const spareDays = 30

// holidaySheet is the sheet of the days that break the week. It is the same for
// every applicant, so it is written once.
func holidaySheet(words *text.Words, t *template) (xlsx.Sheet, []xlsx.Name) {
	h := &holidays{renderer: &renderer{template: t, words: words}, g: newGrid(holidaysSheet, holidayWidths, true, &shelf{})}
	h.bottom = headerRow + len(t.holidays) + spareDays
	h.write()
	return h.g.Sheet, h.names
}

type holidays struct {
	*renderer
	g      *grid
	bottom int // the last row of the table
}

func (h *holidays) write() {
	g := h.g
	g.line(1, titleRow, heading(h.say("holidays.title"), titleRole), 26)
	g.line(1, subtitleRow, heading(h.say("holidays.hint"), subtitleRole), 16)
	g.line(1, hintRow, heading(h.say("holidays.hint-add"), subtitleRole), 16)
	h.table(g, headerRow, h.bottom-headerRow)
	h.workings(g, holidayOff, headerRow, "off", "worked", "worked-number", "expected")
	for row := headerRow + 1; row <= h.bottom; row++ {
		i := row - headerRow - 1
		if i < len(h.holidays) {
			h.day(row, h.holidays[i])
		} else {
			h.day(row, rules.Holiday{})
		}
	}
	h.lists()
	h.rules()
	h.define(nameOff, g.down(holidayOff, headerRow+1, h.bottom))
	h.define(nameWorked, g.down(holidayWorked, headerRow+1, h.bottom))
	h.define(nameWorkedNo, g.down(holidayNumber, headerRow+1, h.bottom))
	h.define(nameProjected, g.down(holidayProjected, headerRow+1, h.bottom))
	h.renderer.names = append(h.renderer.names, printed(g, len(holidayColumns), headerRow)...)
}

func (h *holidays) kinds() [2]string {
	return [2]string{h.say("holidays.off"), h.say("holidays.works")}
}

func (h *holidays) certainties() [2]string {
	return [2]string{h.say("holidays.official"), h.say("holidays.projected")}
}

// day is one row; the zero Holiday is an empty one.
func (h *holidays) day(row int, d rules.Holiday) {
	kind, certain, name, weekday := "", "", "", ""
	if !d.Date.IsZero() {
		kind, certain = h.kinds()[number(d.Works)], h.certainties()[number(d.Projected)]
		name, weekday = h.words.Say("holiday."+d.Name, nil), h.weekday(d.Date.Weekday())
	}
	at := func(column int) string { return xlsx.Cells(column, row) }
	weekdays := make([]string, 0, 7)
	for i := range 7 {
		weekdays = append(weekdays, xlsx.Quote(h.weekday(time.Weekday((i+1)%7))))
	}
	h.g.row(1, row,
		day(d.Date).in(inputRole),
		words(weekday).by(unless(at(holidayDate), fmt.Sprintf("CHOOSE(WEEKDAY(%s,2),%s)", at(holidayDate), strings.Join(weekdays, ",")))),
		words(name).in(inputRole), words(kind).in(inputRole), words(certain).in(inputRole), words(d.Source).in(inputRole))

	off, worked := h.kinds()[0], h.kinds()[1]
	weekend := d.Date.Weekday() == time.Saturday || d.Date.Weekday() == time.Sunday
	isOff, isWorked := !d.Date.IsZero() && !d.Works, d.Works && weekend
	nought := func(holds bool) cell {
		if holds {
			return day(d.Date).in(workingRole)
		}
		return count(0).in(workingRole)
	}
	h.g.put(holidayOff, row, nought(isOff).by(fmt.Sprintf(`IF(AND(%s<>"",%s=%s),%s,0)`, at(holidayDate), at(holidayKind), xlsx.Quote(off), at(holidayDate))))
	h.g.put(holidayWorked, row, nought(isWorked).by(fmt.Sprintf(`IF(AND(%s<>"",%s=%s),IF(WEEKDAY(%s,2)>5,%s,0),0)`,
		at(holidayDate), at(holidayKind), xlsx.Quote(worked), at(holidayDate), at(holidayDate))))
	no := 0
	if isWorked {
		no = h.days.number(d.Date)
	}
	h.g.put(holidayNumber, row, count(no).in(workingRole).by(fmt.Sprintf("IF(%s=0,0,%s)", at(holidayWorked), numberOf(at(holidayWorked)))))
	h.g.put(holidayProjected, row, nought(isOff && d.Projected).by(fmt.Sprintf("IF(%s=%s,%s,0)", at(holidayCertain), xlsx.Quote(h.certainties()[1]), at(holidayOff))))
}

func number(holds bool) int {
	if holds {
		return 1
	}
	return 0
}

func (h *holidays) weekday(d time.Weekday) string {
	return h.say("weekday." + strings.ToLower(d.String()))
}

// lists are what the drop-downs offer, and the day from which working days are counted.
func (h *holidays) lists() {
	g, row := h.g, headerRow
	put := func(key string, values ...cell) string {
		g.put(holidayList, row, heading(h.say(key), workingHeaderRole))
		top := row + 1
		for _, v := range values {
			row++
			g.put(holidayList, row, v.in(workingRole))
		}
		row++
		return g.down(holidayList, top, top+len(values)-1)
	}
	kinds, certainties := h.kinds(), h.certainties()
	h.define("HolidayKinds", put("holidays.kind", words(kinds[0]), words(kinds[1])))
	h.define("HolidayCertainty", put("holidays.certainty", words(certainties[0]), words(certainties[1])))
	h.define(nameCountFrom, put("workings.count-from", day(firstCounted)))
}

// rules say what may be typed, and paint what is worked, expected, or stands twice.
func (h *holidays) rules() {
	top := headerRow + 1
	column := func(c int) string { return xlsx.Range(c, top, c, h.bottom) }
	first := "$" + xlsx.Cells(holidayDate, top)
	all := xlsx.FixedRange(holidayDate, top, holidayDate, h.bottom)
	h.g.Checks = []xlsx.Check{
		{
			Range: column(holidayDate), Kind: xlsx.Custom,
			First: fmt.Sprintf("AND(ISNUMBER(%s),%s>=%s,%s<=%s,COUNTIF(%s,%s)=1)",
				first, first, dayLiteral(firstTyped), first, dayLiteral(lastTyped), all, first),
			Title: h.say("holidays.date"), Message: h.words.Say("workbook.check.holiday", map[string]any{"first": firstTyped.Dotted(), "last": lastTyped.Dotted()}),
		},
		{Range: column(holidayKind), Kind: xlsx.List, First: "HolidayKinds", Title: h.say("holidays.kind"), Message: h.say("check.list")},
		{Range: column(holidayCertain), Kind: xlsx.List, First: "HolidayCertainty", Title: h.say("holidays.certainty"), Message: h.say("check.list")},
	}
	h.g.paint(column(holidayDate), fmt.Sprintf(`AND(%s<>"",COUNTIF(%s,%s)>1)`, first, all, first), bad)
	h.g.paint(column(holidayKind), "$"+xlsx.Cells(holidayKind, top)+"="+xlsx.Quote(h.kinds()[1]), caution)
	h.g.paint(column(holidayCertain), "$"+xlsx.Cells(holidayCertain, top)+"="+xlsx.Quote(h.certainties()[1]), caution)
}

// sum is that of the days in a list of the sheet, by which a change is seen.
func (t *template) sum(list string) int {
	sum := 0
	for _, h := range t.holidays {
		weekend := h.Date.Weekday() == time.Saturday || h.Date.Weekday() == time.Sunday
		counts := map[string]bool{nameOff: !h.Works, nameWorked: h.Works && weekend, nameProjected: !h.Works && h.Projected}
		if counts[list] {
			sum += serial(h.Date)
		}
	}
	return sum
}
