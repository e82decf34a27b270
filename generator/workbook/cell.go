package workbook

import (
	"strings"
	"time"
	"unicode"

	"permitpack/generator/date"
	"permitpack/generator/money"
	"permitpack/generator/workbook/xlsx"
)

// cell is one value and how it looks.
type cell struct {
	kind   xlsx.Kind
	text   string
	number float64
	// formula computes the value again, or is empty.
	formula string
	look    look
	link    string // a web address that a click opens, or empty
}

func words(s string) cell {
	c := cell{kind: xlsx.Text, text: s}
	if looksLikeFormula(s) {
		// The cell is text already. This format keeps it text when somebody
		// edits the cell and presses Enter.
		c.look.format = asText
	}
	return c
}

// lines is a cell of several lines.
func lines(of []string) cell { return words(strings.Join(of, "\n")) }

func count(n int) cell {
	return cell{kind: xlsx.Number, number: float64(n), look: look{format: asCount}}
}

// some is a count, or an empty cell for none.
func some(n int) cell {
	if n == 0 {
		return cell{look: look{format: asCount}}
	}
	return count(n)
}

// yes is 1, or 0.
func yes(holds bool) cell {
	if holds {
		return count(1)
	}
	return count(0)
}

// day is a true date, so that it sorts and counts; nothing for the zero Date.
func day(d date.Date) cell {
	c := cell{look: look{format: asDay}}
	switch {
	case d.IsZero():
	case d.Before(firstSpreadsheetDay):
		// Before 1 March 1900 spreadsheet programs disagree about what a date is.
		return words(d.Dotted())
	default:
		c.kind, c.number = xlsx.Number, float64(serial(d))
	}
	return c
}

var (
	firstSpreadsheetDay = date.MustParse("1900-03-01")
	// dayBefore is the day with the serial number 0 for days from firstSpreadsheetDay on.
	dayBefore = date.FromTime(time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC))
)

// serial is the number that a spreadsheet has for a day (18.17.4.1 of ECMA-376 part 1).
func serial(d date.Date) int { return d.DaysSince(dayBefore) }

// amount is a number with the currency in its format, so that it can be summed.
func amount(a money.Amount) cell {
	return cell{kind: xlsx.Number, number: float64(a.Hundredths) / 100, look: look{format: asMoney}}
}

// noAmount is an empty cell for an amount.
func noAmount() cell { return cell{look: look{format: asMoney}} }

func (c cell) as(t tone) cell { c.look.tone = t; return c }

func (c cell) bold() cell { c.look.bold = true; return c }

func (c cell) in(r role) cell { c.look.role = r; return c }

// by has the cell compute its value with the formula.
func (c cell) by(formula string) cell { c.formula = formula; return c }

func heading(s string, as role) cell { return words(s).in(as) }

// address is a text that a click opens, where it is a web address.
func address(s string) cell {
	c := words(s)
	if isWebAddress(s) {
		c.link = s
		c.look.role = linkRole
	}
	return c
}

// isWebAddress is strict because catalogue sources may hold a description in
// place of an address, and a file with a broken link is one that Excel mends.
func isWebAddress(s string) bool {
	const longestLink = 2000 // Excel's limit is 2,079 characters
	return len(s) < longestLink &&
		(strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")) &&
		!strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r > unicode.MaxASCII })
}

func looksLikeFormula(s string) bool {
	return s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0]))
}
