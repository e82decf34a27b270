package workbook

import (
	"fmt"
	"slices"

	"permitpack/generator/date"
	"permitpack/generator/packet"
	"permitpack/generator/rules"
	"permitpack/generator/text"
	"permitpack/generator/workbook/xlsx"
)

// renderer turns the parts of one packet into sheets.
type renderer struct {
	*template
	packet *packet.Packet
	words  *text.Words // of the applicant
	az     *text.Words // of the authority
	// reckoning is the packet's, plan where its days stand.
	reckoning rules.Reckoning
	plan      plan
	fees      feePlan
	shelf     *shelf
	// live says that formulas can count with all the days.
	live   bool
	sheets [sheets]*grid
	names  []xlsx.Name
	inputs []input
	// away are the days abroad; nil where none are counted.
	away *abroad
	// speedNames are what tiers are called, as far as they were asked for.
	speedNames map[string]string
	// owner says whose workbook it is.
	owner string
	// costTop is the first row of the costs of the speeds on the summary.
	costTop int
}

func newRenderer(p *packet.Packet, book *text.Book) *renderer {
	r := &renderer{
		packet: p, words: book.Words(p.Language), az: book.Words(text.Azerbaijani),
		reckoning: p.Reckoning, plan: planned(p.Deadlines, p.Reckoning), speedNames: map[string]string{},
	}
	r.fees = r.planFees()
	r.live = r.countable()
	return r
}

func (r *renderer) shape() shape {
	return shape{
		language: r.packet.Language, bars: r.barred(), bySpeed: r.plan.bySpeed > 0, abroad: len(r.reckoning.Absences) > 0,
	}
}

// choosable tells whether there is a choice of speeds.
func (r *renderer) choosable() bool { return len(r.reckoning.Speeds) > 1 }

// barred tells whether the costs of the speeds are drawn as bars.
func (r *renderer) barred() bool { return r.choosable() && len(r.fees.options) > 0 }

// asked is the speed asked for.
func (r *renderer) asked() rules.Speed {
	for _, s := range r.reckoning.Speeds {
		if s.Tier == r.reckoning.Speed {
			return s
		}
	}
	return rules.Speed{}
}

// countable tells whether formulas can count with all days of the packet.
func (r *renderer) countable() bool {
	k := r.reckoning
	days := []date.Date{r.packet.Today, k.Entered, k.PassportExpires, k.Filing, k.PermitStart, k.PermitEnd}
	for _, limit := range k.StayLimits {
		days = append(days, limit.Day)
	}
	for _, d := range k.Days {
		days = append(days, d.Day)
	}
	for _, a := range k.Absences {
		days = append(days, a.Start)
	}
	for _, s := range k.Abroad {
		days = append(days, s.From, s.To)
	}
	for _, d := range r.plan.deadlines {
		for _, v := range d.variants {
			days = append(days, v.AnchorDate, v.Legal, v.Safe)
			for _, c := range v.claims {
				days = append(days, c.Counted, c.Date, c.Safe)
			}
		}
	}
	return countable(days...)
}

func (r *renderer) render() xlsx.Book {
	for i, frame := range r.frames {
		r.sheets[i] = newGrid(frame.Name, frame.Widths, r.live, r.shelf)
	}
	r.away = r.newAbroad(r.sheets[deadlinesAt])
	r.summary()
	r.feeSheet()
	r.deadlineSheet()
	r.documents()
	r.sources()
	b := xlsx.Book{
		Title: r.say("title"), Subject: r.procedure(), Language: string(r.packet.Language), Made: r.packet.Today.Time(),
		Sheets: make([]xlsx.Sheet, sheets), Names: append(r.names, r.template.names...),
	}
	for i, sheet := range r.sheets {
		if i != holidaysAt {
			b.Sheets[i] = sheet.Sheet
			b.Names = append(b.Names, r.printed(i)...)
		}
	}
	return b
}

// printed are the names that say which part of a sheet is printed, and which rows
// stand at the top of every page.
func (r *renderer) printed(sheet int) []xlsx.Name {
	repeated := r.frames[sheet].Frozen
	if len(r.frames[sheet].Tables) > 1 {
		repeated = subtitleRow // the header of the first table would stand over the others too
	}
	return printed(r.sheets[sheet], printedColumns[sheet], repeated)
}

func printed(g *grid, columns, repeated int) []xlsx.Name {
	all := []xlsx.Name{{Name: "_xlnm.Print_Area", RefersTo: g.span(1, 1, columns, g.last()), Sheet: g.name}}
	if repeated > 0 {
		all = append(all, xlsx.Name{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("%s!$1:$%d", g.name, repeated), Sheet: g.name})
	}
	return all
}

// printedColumns are how many columns of each sheet are printed: what is only
// computed on the way stands behind them.
var printedColumns = [sheets]int{
	summaryAt: len(summaryWidths), feesAt: feePrinted, deadlinesAt: deadlinePrinted,
	documentsAt: len(documentColumns), holidaysAt: len(holidayColumns), sourcesAt: len(sourceColumns),
}

// define names a cell or a range.
func (r *renderer) define(name, refersTo string) {
	r.names = append(r.names, xlsx.Name{Name: name, RefersTo: refersTo})
}

// head writes the title of a sheet, whose workbook it is, so that a loose page
// finds its packet, and a hint.
func (r *renderer) head(g *grid, title, hint string) {
	g.line(1, titleRow, heading(title, titleRole), 26)
	if r.owner == "" {
		r.owner = r.subtitle()
	}
	g.line(1, subtitleRow, heading(r.owner, subtitleRole), 16)
	g.line(1, hintRow, heading(hint, subtitleRole), 16)
}

// table writes the header of a table, and an empty row where it has none; the
// rows are written by whoever knows them. It notes the table's range.
func (r *renderer) table(g *grid, header, rows int) {
	columns := r.frame(g).Tables[len(g.Tables)].Columns
	for i, name := range columns {
		g.row(1+i, header, heading(name, headerRole))
	}
	if rows == 0 {
		rows = 1
		g.row(1, header+1, r.emptyRow(len(columns))...)
	}
	g.Tables = append(g.Tables, xlsx.Range(1, header, len(columns), header+rows))
}

// frame is that of a sheet.
func (r *renderer) frame(g *grid) xlsx.Frame {
	return r.frames[slices.IndexFunc(r.frames, func(f xlsx.Frame) bool { return f.Name == g.name })]
}

// section writes the heading above a table that is not the first of its sheet.
func (r *renderer) section(g *grid, header int, title string) {
	g.line(1, header-1, heading(title, sectionRole), 20)
}

// workings are the names of columns for what is only computed on the way.
func (r *renderer) workings(g *grid, column, header int, keys ...string) {
	for i, key := range keys {
		g.put(column+i, header, heading(r.say("workings."+key), workingHeaderRole))
	}
}

func (r *renderer) emptyRow(columns int) []cell {
	row := make([]cell, columns)
	row[0] = words(r.say("empty")).as(muted)
	return row
}

// subtitle says whose workbook it is.
func (r *renderer) subtitle() string {
	who := r.packet.Values["applicant.full-name"].Text
	if who == "" {
		who = r.packet.Name
	}
	return fmt.Sprintf("%s · %s · %s", who, r.procedure(), r.words.Date(r.packet.Today))
}

func (r *renderer) procedure() string {
	return r.words.Say("procedure."+r.packet.Procedure+".title", nil)
}

// say says one of the workbook's own words.
func (r *renderer) say(key string) string {
	if said, ok := r.said[key]; ok {
		return said
	}
	return r.words.Say("workbook."+key, nil) // which shows that there is none
}

// sayAny says "prefix.id", or nothing where there is no id to say.
func (r *renderer) sayAny(prefix, id string) string {
	if id == "" {
		return ""
	}
	return r.words.Say(prefix+"."+id, nil)
}
