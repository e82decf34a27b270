package summary

import (
	"fmt"

	"permitpack/generator/finding"
	"permitpack/generator/workbook/xlsx"
)

// overs are what of the sheets is known when all rows are.
func (a *author) overs() []xlsx.Over {
	all := make([]xlsx.Over, len(names))
	for i := range all {
		over := &all[i]
		over.Rows = make([]xlsx.Row, headerRow)
		a.head(i, over)
		over.Filter = xlsx.Range(1, headerRow, len(columns[i]), a.bottom(i))
		over.Print = []string{xlsx.FixedRange(1, 1, len(columns[i]), a.bottom(i))}
	}
	a.overApplicants(&all[applicants])
	a.overFees(&all[fees])
	for i, s := range statuses {
		a.paint(&all[deadlines], deadlines, 1, dueColumn, holds(dueColumn, a.dueWord(s)), []tone{bad, caution, good}[i])
	}
	for i, s := range []finding.Severity{finding.Error, finding.Warning, finding.Info} {
		word := a.words.Say("severity."+string(s), nil)
		a.paint(&all[findings], findings, severityColumn, severityColumn, holds(severityColumn, word), []tone{bad, caution, muted}[i])
	}
	return all
}

// bottom is the last row of a table, at least the first that it could have.
func (a *author) bottom(sheet int) int { return max(a.stream.Last(sheet), firstRow) }

// head is what stands over the table: what it is, of which day, and what is in it.
func (a *author) head(sheet int, over *xlsx.Over) {
	put(over, 1, xlsx.Cell{Column: 1, Style: titleStyle, Kind: xlsx.Text, Text: a.say("title-" + names[sheet])})
	over.Rows[0].Height, over.Rows[1].Height, over.Rows[2].Height = 26, 16, 20
	about := a.words.Say("summary.about", finding.Args{"sheet": a.about.Sheet, "today": a.about.Today, "catalogue": a.about.Catalogue})
	put(over, 2, line(about))
	put(over, 3, line(a.note(sheet)))
	header := &over.Rows[headerRow-1]
	lines := 1
	for i, c := range columns[sheet] {
		name := a.say(c.key)
		lines = max(lines, xlsx.Lines(name, c.width-2, true)) // the button of the filter takes room
		header.Cells = append(header.Cells, heading(i+1, name))
	}
	header.Height = xlsx.Height(lines)
}

// note says in a line what the sheet holds.
func (a *author) note(sheet int) string {
	counts := a.tally.counts
	switch sheet {
	case applicants:
		return a.words.Say("summary.counts", finding.Args{
			"rows": counts.Rows, "ready": counts.Ready, "warnings": counts.Warnings,
			"not-ready": counts.NotReady, "rejected": counts.Rejected, "failed": counts.Failed,
		})
	case fees:
		return a.say("shown-sum")
	case deadlines:
		return a.words.Say("summary.sorted", finding.Args{"today": a.about.Today})
	}
	severity := a.tally.severity
	return a.words.Say("summary.weights", finding.Args{
		"errors": severity[finding.Error], "warnings": severity[finding.Warning], "infos": severity[finding.Info],
	})
}

// verdicts are what becomes of a row, in the order of the chart, with their colours.
var verdicts = []struct {
	status finding.Status
	tone   tone
}{
	{finding.Ready, good}, {finding.WithWarnings, caution}, {finding.NotReady, bad}, {Rejected, muted}, {Failed, bad},
}

func (a *author) overApplicants(over *xlsx.Over) {
	for _, v := range verdicts {
		a.paint(over, applicants, statusColumn, statusColumn, holds(statusColumn, a.status(v.status)), v.tone)
	}
	left := inRow(leftColumn)
	a.paint(over, applicants, leftColumn-1, leftColumn, fmt.Sprintf(`AND(%s<>"",%s<=7)`, left, left), bad)
	a.paint(over, applicants, leftColumn-1, leftColumn, fmt.Sprintf(`AND(%s<>"",%s<=30)`, left, left), caution)
	a.paint(over, applicants, passedColumn, passedColumn, inRow(passedColumn)+">0", bad)
	a.charts(over)
}

// Where the charts begin, right of the table, and behind them the numbers that they draw.
const (
	readyChart   = 18
	missingChart = 25
	weeksChart   = 33
	readyData    = 43
	missingData  = 46
	weeksData    = 49
	chartColumn  = 9.0 // their columns' width
	nameColumn   = 34.0
	chartHeight  = 320
)

// chartWidths are those of the columns right of the applicants.
func chartWidths() []float64 {
	widths := []float64{3}
	for range readyData - readyChart {
		widths = append(widths, chartColumn)
	}
	return append(widths, nameColumn, 12, 3, nameColumn, 12, 3, 14, 12)
}

// charts are readiness, what is missing most, and deadlines by week.
func (a *author) charts(over *xlsx.Over) {
	counts := a.tally.counts
	numbers := []int{counts.Ready, counts.Warnings, counts.NotReady, counts.Rejected, counts.Failed}
	ready := xlsx.Graph{Title: a.say("chart-ready"), Cell: xlsx.Cells(readyChart, firstRow), Width: 450, Height: chartHeight, Legend: true}
	a.dataHead(over, readyData, "status", "applications")
	for i, v := range verdicts {
		a.data(over, i, readyData, strong(a.status(v.status)), number(numbers[i]))
		ready.Series = append(ready.Series, xlsx.GraphSeries{
			Name: a.at(readyData, i, i), Values: a.at(readyData+1, i, i), Colour: barColours[i],
		})
	}
	over.Graphs = append(over.Graphs, ready)

	a.dataHead(over, missingData, "paper", "missing")
	papers := a.tally.foremost()
	for i, p := range papers {
		a.data(over, i, missingData, words(p.title), number(p.n))
	}
	if len(papers) > 0 {
		over.Graphs = append(over.Graphs, xlsx.Graph{
			Title: a.say("chart-missing"), Cell: xlsx.Cells(missingChart, firstRow), Width: 520, Height: chartHeight, Lying: true,
			Series: []xlsx.GraphSeries{a.bars(missingData, len(papers))},
		})
	}

	a.dataHead(over, weeksData, "week", "deadlines")
	for i, n := range a.tally.weeks {
		// In words: on an axis of dates bars are as thin as a day.
		a.data(over, i, weeksData, words(a.tally.monday.AddDays(7 * i).Dotted()[:len("dd.mm")]), some(n))
	}
	over.Graphs = append(over.Graphs, xlsx.Graph{
		Title: a.say("chart-weeks"), Cell: xlsx.Cells(weeksChart, firstRow), Width: 640, Height: chartHeight, Slanted: true,
		Series: []xlsx.GraphSeries{a.bars(weeksData, weeksShown)},
	})
	over.Print = append(over.Print, xlsx.FixedRange(readyChart, headerRow, readyData-1, firstRow+papersShown))
	put(over, 2, xlsx.Cell{
		Column: papersColumn, Style: jumpStyle, Kind: xlsx.Text, Text: a.say("to-charts"),
		Formula: "HYPERLINK(" + xlsx.Quote("#"+names[applicants]+"!"+xlsx.Cells(readyChart, headerRow)) + "," + xlsx.Quote(a.say("to-charts")) + ")",
	})
}

func (a *author) dataHead(over *xlsx.Over, column int, name, count string) {
	put(over, headerRow, heading(column, a.say(name)))
	put(over, headerRow, heading(column+1, a.say(count)))
}

// data is the n-th number of a chart, from 0, with its name.
func (a *author) data(over *xlsx.Over, n, column int, name, count xlsx.Cell) {
	name.Column, count.Column = uint16(column), uint16(column+1)
	put(over, firstRow+n, name)
	put(over, firstRow+n, count)
}

// at names the cells from the n-th to the m-th of a column of numbers.
func (a *author) at(column, n, m int) string {
	if n == m {
		return names[applicants] + "!" + xlsx.Fixed(column, firstRow+n)
	}
	return names[applicants] + "!" + xlsx.FixedRange(column, firstRow+n, column, firstRow+m)
}

func (a *author) bars(column, n int) xlsx.GraphSeries {
	return xlsx.GraphSeries{
		Name: names[applicants] + "!" + xlsx.Fixed(column+1, headerRow), Categories: a.at(column, 0, n-1), Values: a.at(column+1, 0, n-1), Colour: barColour,
	}
}

// overFees sums the fees that are shown, and those of each procedure. Sums of a sheet
// that holds not all of them are values, and no formulas.
func (a *author) overFees(over *xlsx.Over) {
	const procedure, left = 4, 10
	bottom := a.bottom(fees)
	column := func(n int) string { return xlsx.FixedRange(n, firstRow, n, bottom) }
	by := func(c xlsx.Cell, formula string) xlsx.Cell {
		if a.more[fees] == 0 {
			c.Formula = formula
		}
		return c
	}
	put(over, headerRow, heading(left, a.say("procedure")))
	put(over, headerRow, heading(left+1, a.say("fees")))
	put(over, headerRow, heading(left+2, a.say("sum")))
	n, total := 0, int64(0)
	for i, p := range a.tally.paid {
		row := firstRow + i
		name, count, sum := words(p.procedure), number(p.n), amount(p.hundredths)
		name.Column, count.Column, sum.Column = left, left+1, left+2
		put(over, row, name)
		put(over, row, by(count, fmt.Sprintf("COUNTIFS(%s,%s)", column(procedure), xlsx.Fixed(left, row))))
		put(over, row, by(sum, fmt.Sprintf("SUMIFS(%s,%s,%s)", column(amountColumn), column(procedure), xlsx.Fixed(left, row))))
		n, total = n+p.n, total+p.hundredths
	}
	last := firstRow + len(a.tally.paid)
	if len(a.tally.paid) > 0 {
		sums := func(column int) string { return "SUM(" + xlsx.Range(column, firstRow, column, last-1) + ")" }
		name, count, sum := strong(a.say("total")), number(n), amount(total)
		name.Column, count.Column, sum.Column = left, left+1, left+2
		put(over, last, name)
		put(over, last, by(count, sums(left+1)))
		put(over, last, by(sum, sums(left+2)))
	}
	shown := amount(total)
	shown.Column = amountColumn
	put(over, 3, by(shown, "SUBTOTAL(109,"+xlsx.Range(amountColumn, firstRow, amountColumn, bottom)+")"))
	over.Print = append(over.Print, xlsx.FixedRange(left, headerRow, left+2, last))
}

// paint colours the columns of a table from one to another where the formula holds.
func (a *author) paint(over *xlsx.Over, sheet, from, to int, formula string, t tone) {
	over.Rules = append(over.Rules, xlsx.Rule{
		Range: xlsx.Range(from, firstRow, to, a.bottom(sheet)), Formula: formula, Paint: int(t),
	})
}

// inRow is the cell of a column in the row that a formula of paint looks at.
func inRow(column int) string { return "$" + xlsx.Cells(column, firstRow) }

// holds is the formula of paint for a word in a column.
func holds(column int, word string) string { return inRow(column) + "=" + xlsx.Quote(word) }

// put puts a cell behind those of its row.
func put(over *xlsx.Over, row int, c xlsx.Cell) {
	for len(over.Rows) < row {
		over.Rows = append(over.Rows, xlsx.Row{})
	}
	over.Rows[row-1].Cells = append(over.Rows[row-1].Cells, c)
}

func line(s string) xlsx.Cell {
	return xlsx.Cell{Column: 1, Style: subtitleStyle, Kind: xlsx.Text, Text: s}
}

func heading(column int, s string) xlsx.Cell {
	return xlsx.Cell{Column: uint16(column), Style: headerStyle, Kind: xlsx.Text, Text: s}
}
