package summary

import (
	"cmp"
	"slices"

	"permitpack/generator/date"
	"permitpack/generator/rules"
	"permitpack/generator/workbook/xlsx"
)

// agenda keeps the deadlines of all rows, as small as can be, until they are sorted.
type agenda struct {
	days   []dueDay
	people []person
	// titles are all words that occur, each once.
	titles []string
	places map[string]uint16
	// cut is how many were dropped because no sheet has room for them.
	cut int
}

// dueDay is one deadline; the days are those of the spreadsheet.
type dueDay struct {
	safe, legal, left int32
	person            int32
	title             uint16
	status            uint8
}

type person struct {
	row       int32
	procedure uint16
	key, name string
}

// statuses are those of deadlines, the most urgent first.
var statuses = []rules.DueStatus{rules.Overdue, rules.Soon, rules.OK}

// add takes the deadlines of a row. No more are kept than twice what a sheet holds.
func (g *agenda) add(r Row, most int) {
	if len(r.Deadlines) == 0 {
		return
	}
	g.people = append(g.people, person{int32(r.Number), g.place(r.ProcedureTitle), r.Key, r.Name()})
	for _, d := range r.Deadlines {
		g.days = append(g.days, dueDay{
			safe: serialOrNone(d.Date), legal: serialOrNone(d.Legal), left: int32(d.DaysLeft), person: int32(len(g.people) - 1),
			title: g.place(d.Title), status: uint8(max(0, slices.Index(statuses, d.Status))),
		})
	}
	if len(g.days) > 2*most {
		g.sort()
		g.cut += len(g.days) - most
		g.days = g.days[:most]
	}
}

// sort puts what is overdue first, and then the nearer day.
func (g *agenda) sort() {
	slices.SortFunc(g.days, func(a, b dueDay) int {
		late := func(d dueDay) int { return min(int(d.status), 1) }
		return cmp.Or(late(a)-late(b), cmp.Compare(a.safe, b.safe), cmp.Compare(a.person, b.person), cmp.Compare(a.title, b.title))
	})
}

// place is that of a word in titles. There are few: their number is that of the deadlines
// and the papers of the catalogue.
func (g *agenda) place(title string) uint16 {
	if g.places == nil {
		g.places = map[string]uint16{}
	}
	at, known := g.places[title]
	if !known {
		at = uint16(len(g.titles))
		g.places[title] = at
		g.titles = append(g.titles, title)
	}
	return at
}

// agenda writes the sheet of deadlines.
func (a *author) agenda() error {
	a.days.sort()
	a.more[deadlines] += a.days.cut
	for _, d := range a.days.days {
		who := a.days.people[d.person]
		if err := a.add(deadlines, []xlsx.Cell{
			number(int(d.left)), strong(a.dueWord(statuses[d.status])), spreadsheetDay(d.safe), spreadsheetDay(d.legal),
			words(a.days.titles[d.title]), words(who.key), number(int(who.row)), words(who.name), words(a.days.titles[who.procedure]),
		}); err != nil {
			return err
		}
	}
	return nil
}

func serialOrNone(d date.Date) int32 {
	if d.IsZero() {
		return 0
	}
	return int32(serial(d))
}

func spreadsheetDay(serial int32) xlsx.Cell {
	if serial == 0 {
		return empty(dayStyle)
	}
	return day(dayZero.AddDays(int(serial)))
}
