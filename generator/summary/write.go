package summary

import (
	"fmt"
	"io"
	"iter"
	"strings"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/money"
	"permitpack/generator/rules"
	"permitpack/generator/text"
	"permitpack/generator/workbook/xlsx"
)

// About is what the summary says of the batch itself.
type About struct {
	// Today is the day of all days left, Catalogue that of the rules.
	Today, Catalogue date.Date
	// Sheet is the file name of the agency's sheet.
	Sheet string
	// TempDir is where rows wait in temporary files, which hold personal data; empty for
	// the system's own place.
	TempDir string
}

// The sheets, in their order.
const (
	applicants = iota
	fees
	deadlines
	findings
)

// Write writes summary.xlsx: the rows are read once, in their order, and are not kept,
// but for 40 bytes of each deadline and the name of its applicant, because the days are
// sorted. A sheet that is full says how many rows are in batch.json alone. The same rows
// give the same bytes. words are of the agency's language. The counts are those of the rows.
func Write(w io.Writer, rows iter.Seq2[Row, error], about About, words *text.Words) (Counts, error) {
	a := newAuthor(about, words, xlsx.MaxRows)
	err := a.write(w, rows)
	return a.tally.counts, err
}

func (a *author) write(w io.Writer, rows iter.Seq2[Row, error]) error {
	stream, err := xlsx.NewStream(a.frames(), styles, paints, a.about.TempDir)
	if err != nil {
		return fmt.Errorf("beginning the summary: %w", err)
	}
	defer stream.Close()
	a.stream = stream
	for row, err := range rows {
		if err != nil {
			return err
		}
		if err := a.row(row); err != nil {
			return fmt.Errorf("writing the summary: %w", err)
		}
	}
	if err := a.agenda(); err != nil {
		return fmt.Errorf("writing the summary: %w", err)
	}
	if err := a.remainders(); err != nil {
		return fmt.Errorf("writing the summary: %w", err)
	}
	book := xlsx.Book{Title: a.say("title"), Subject: a.about.Sheet, Language: string(a.words.Language()), Made: a.about.Today.Time()}
	if err := stream.Write(w, book, a.overs()); err != nil {
		return fmt.Errorf("writing the summary: %w", err)
	}
	return nil
}

// author writes the sheets side by side.
type author struct {
	about  About
	words  *text.Words
	stream *xlsx.Stream
	// most is how many rows a sheet has at most, more how many did not find room.
	most  int
	more  [4]int
	tally *tally
	days  agenda
}

func newAuthor(about About, words *text.Words, most int) *author {
	return &author{about: about, words: words, most: most, tally: newTally(about.Today)}
}

func (a *author) say(key string) string { return a.words.Say("summary."+key, nil) }

// column is a column of a sheet: its name is the text summary.<key>.
type column struct {
	key   string
	width float64
}

// columns are those of the sheets' tables.
var columns = [4][]column{
	applicants: {
		{"key", 12}, {"row", 7}, {"applicant", 22}, {"procedure", 28}, {"ground", 20}, {"status", 20}, {"next", 28}, {"safe", 11}, {"left", 9},
		{"passed", 11}, {"missing", 10}, {"papers", 38}, {"errors", 9}, {"warnings", 16}, {"fee", 14}, {"packet", 22},
	},
	fees:      {{"key", 12}, {"row", 7}, {"applicant", 26}, {"procedure", 34}, {"fee-name", 38}, {"speed", 22}, {"amount", 15}, {"pay-by", 15}},
	deadlines: {{"left", 9}, {"due", 16}, {"safe", 12}, {"legal", 14}, {"deadline", 48}, {"key", 12}, {"row", 7}, {"applicant", 28}, {"procedure", 36}},
	findings: {
		{"severity", 18}, {"key", 12}, {"row", 7}, {"applicant", 22}, {"message", 58}, {"mend", 52}, {"where", 26}, {"sources", 20},
	},
}

// Places of the columns that others point at, from 1: those of the applicants, and then
// of other sheets.
const (
	statusColumn = 6
	leftColumn   = 9
	passedColumn = 10
	papersColumn = 12

	amountColumn   = 7 // of the fees
	dueColumn      = 2 // of the deadlines
	severityColumn = 1 // of the findings
)

const (
	headerRow = 4
	firstRow  = headerRow + 1
)

// besides are the widths of what stands right of the tables, one column left free.
var besides = [4][]float64{applicants: chartWidths(), fees: {3, 40, 14, 18}}

var names = [4]string{"Applicants", "Fees", "Deadlines", "Findings"}

func (a *author) frames() []xlsx.Frame {
	frames := make([]xlsx.Frame, len(names))
	for i, name := range names {
		frames[i] = xlsx.Frame{Name: name, Tab: blue, Frozen: headerRow, Landscape: true}
		for _, c := range columns[i] {
			frames[i].Widths = append(frames[i].Widths, c.width)
		}
		frames[i].Widths = append(frames[i].Widths, besides[i]...)
	}
	return frames
}

// row takes one row into all sheets.
func (a *author) row(r Row) error {
	a.tally.add(r)
	if err := a.add(applicants, a.applicant(r)); err != nil {
		return err
	}
	for _, f := range r.Fees {
		if err := a.add(fees, a.fee(r, f)); err != nil {
			return err
		}
	}
	for _, f := range r.Findings {
		if err := a.add(findings, a.finding(r, f)); err != nil {
			return err
		}
	}
	a.days.add(r, a.most)
	return nil
}

// add adds a row to a sheet, or counts it where there is room for no more but the line
// that says so.
func (a *author) add(sheet int, cells []xlsx.Cell) error {
	if a.stream.Last(sheet) >= a.most-1 {
		a.more[sheet]++
		return nil
	}
	return a.stream.Add(sheet, a.placed(sheet, cells))
}

// placed puts cells into the columns of the sheet, and makes the row high enough for them.
func (a *author) placed(sheet int, cells []xlsx.Cell) xlsx.Row {
	lines := 1
	for i := range cells {
		cells[i].Column = uint16(i + 1)
		if c := cells[i]; c.Kind == xlsx.Text {
			lines = max(lines, xlsx.Lines(c.Text, columns[sheet][i].width, c.Style == strongStyle))
		}
	}
	return xlsx.Row{Height: xlsx.Height(lines), Cells: cells}
}

func (a *author) applicant(r Row) []xlsx.Cell {
	next, left, safe := words(""), empty(countStyle), empty(dayStyle)
	if d, ok := r.Next(); ok {
		next, left, safe = words(d.Title), number(d.DaysLeft), day(d.Date)
	}
	missing := empty(countStyle)
	if r.Folder != "" {
		missing = number(len(r.Missing))
	}
	return []xlsx.Cell{
		words(r.Key), number(r.Number), strong(r.Name()), words(r.ProcedureTitle), words(r.GroundTitle), strong(a.status(r.Status)),
		next, safe, left, some(r.Passed()), missing, words(a.papers(r.Missing)),
		some(r.severities(finding.Error)), some(r.severities(finding.Warning)), a.sum(r.Fees), link(r.Folder),
	}
}

// papers names what is missing, one after the other.
func (a *author) papers(papers []Paper) string {
	said := make([]string, len(papers))
	for i, p := range papers {
		said[i] = p.Title
		if p.Expired {
			said[i] = a.words.Say("summary.expired", finding.Args{"paper": p.Title})
		}
	}
	return strings.Join(said, "; ")
}

// sum is what the applicant pays, a number where all of it is manat.
func (a *author) sum(fees []Fee) xlsx.Cell {
	if len(fees) == 0 {
		return empty(moneyStyle)
	}
	var manat int64
	var others []string
	for _, f := range fees {
		if f.Currency == money.AZN {
			manat += f.Amount
			continue
		}
		others = append(others, a.words.Money(f.Money()))
	}
	if len(others) == 0 {
		return amount(manat)
	}
	if manat != 0 {
		others = append([]string{a.words.Money(money.Amount{Hundredths: manat, Currency: money.AZN})}, others...)
	}
	return words(strings.Join(others, " + "))
}

func (a *author) fee(r Row, f Fee) []xlsx.Cell {
	paid := amount(f.Amount)
	if f.Currency != money.AZN {
		paid = words(a.words.Money(f.Money()))
	}
	return []xlsx.Cell{
		words(r.Key), number(r.Number), strong(r.Name()), words(r.ProcedureTitle), words(f.Title), words(f.Speed), paid, day(f.Due),
	}
}

func (a *author) finding(r Row, f finding.Finding) []xlsx.Cell {
	return []xlsx.Cell{
		strong(a.words.Say("severity."+string(f.Severity), nil)), words(r.Key), number(r.Number), words(r.Name()),
		words(f.Message), words(f.Fix), words(f.Where), words(strings.Join(f.Sources, "; ")),
	}
}

// status is a word for what became of a row.
func (a *author) status(s finding.Status) string { return a.say("verdict." + string(s)) }

// dueWord is a word for how near a deadline is.
func (a *author) dueWord(s rules.DueStatus) string {
	if s == "" {
		return ""
	}
	return a.words.Say("due."+string(s), nil)
}

// remainders say at the end of a sheet that is full how much is not in it.
func (a *author) remainders() error {
	for sheet, n := range a.more {
		if n == 0 {
			continue
		}
		told := a.words.Say("summary.more", finding.Args{"n": n})
		if err := a.stream.Add(sheet, xlsx.Row{Cells: []xlsx.Cell{{Column: 1, Style: sectionStyle, Kind: xlsx.Text, Text: told}}}); err != nil {
			return err
		}
	}
	return nil
}

// Name is the applicant's name.
func (r Row) Name() string { return strings.TrimSpace(r.Surname + " " + r.GivenNames) }

// severities counts the findings of a severity.
func (r Row) severities(s finding.Severity) int {
	n := 0
	for _, f := range r.Findings {
		if f.Severity == s {
			n++
		}
	}
	return n
}

func words(s string) xlsx.Cell     { return xlsx.Cell{Style: textStyle, Kind: xlsx.Text, Text: s} }
func strong(s string) xlsx.Cell    { return xlsx.Cell{Style: strongStyle, Kind: xlsx.Text, Text: s} }
func empty(style uint16) xlsx.Cell { return xlsx.Cell{Style: style} }

func number(n int) xlsx.Cell {
	return xlsx.Cell{Style: countStyle, Kind: xlsx.Number, Number: float64(n)}
}

// some is a number that is not written where it is nought.
func some(n int) xlsx.Cell {
	if n == 0 {
		return empty(countStyle)
	}
	return number(n)
}

func amount(hundredths int64) xlsx.Cell {
	return xlsx.Cell{Style: moneyStyle, Kind: xlsx.Number, Number: float64(hundredths) / 100}
}

// The format counts days from dayZero, rightly from firstRight on.
var dayZero, firstRight = date.MustParse("1899-12-30"), date.MustParse("1900-03-01")

// day is a date as the format counts it; one that it counts wrongly is written in words.
func day(d date.Date) xlsx.Cell {
	switch {
	case d.IsZero():
		return empty(dayStyle)
	case d.Before(firstRight):
		return words(d.Dotted())
	}
	return xlsx.Cell{Style: dayStyle, Kind: xlsx.Number, Number: float64(serial(d))}
}

func serial(d date.Date) int { return d.DaysSince(dayZero) }

// link opens the packet's folder, which lies beside the summary.
func link(folder string) xlsx.Cell {
	const mostQuoted = 255 // characters of a text in a formula
	switch {
	case folder == "":
		return empty(textStyle)
	case len(folder) >= mostQuoted:
		return words(folder)
	}
	// A formula, because a sheet has room for no more than 65,530 links of the other kind.
	return xlsx.Cell{
		Style: linkStyle, Kind: xlsx.Text, Text: folder,
		Formula: "HYPERLINK(" + xlsx.Quote(folder+"/") + "," + xlsx.Quote(folder) + ")",
	}
}
