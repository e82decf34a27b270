package workbook

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"permitpack/generator/date"
	"permitpack/generator/money"
)

// cell is one value and how it looks. Its value is nil, a string, an int, a
// float64 or a time.Time, which the library writes without guessing.
type cell struct {
	value any
	look  look
	link  string // a web address that a click opens, or empty
}

func words(s string) cell {
	c := cell{value: cut(literal(clean(s)), maxCell)}
	if looksLikeFormula(s) {
		// The cell is text already. This format keeps it text when somebody
		// edits the cell and presses Enter.
		c.look.format = formatText
	}
	return c
}

// lines is a cell of several lines.
func lines(of []string) cell { return words(strings.Join(of, "\n")) }

func count(n int) cell { return cell{value: n, look: look{format: formatCount}} }

// day is a true date, so that it sorts and counts; nothing for the zero Date.
func day(d date.Date) cell {
	if d.IsZero() {
		return cell{}
	}
	// Before 1 March 1900 spreadsheet programs disagree about what a date is.
	if d.Before(firstSpreadsheetDay) {
		return words(d.Dotted())
	}
	return cell{value: d.Time(), look: look{format: formatDay}}
}

var firstSpreadsheetDay = date.MustParse("1900-03-01")

// amount is a number with the currency in its format, so that it can be summed.
func amount(a money.Amount) cell {
	return cell{value: float64(a.Hundredths) / 100, look: look{format: formatMoney(a.Currency)}}
}

func (c cell) as(t tone) cell { c.look.tone = t; return c }

func (c cell) bold() cell { c.look.bold = true; return c }

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

// code is how the format writes a character that XML lacks: _x0007_.
var code = regexp.MustCompile(`^_x[0-9A-Fa-f]{4}_`)

// literal keeps a text that happens to look like such a code from being read as
// one; the library does it for inline strings only.
func literal(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if s[i] == '_' && code.MatchString(s[i:]) {
			b.WriteString("_x005F")
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// maxCell is the number of UTF-16 units that a cell of the format holds.
const maxCell = 32767

// clean makes any text one that XML can hold: valid UTF-8 and no control
// characters but the line break.
func clean(s string) string {
	s = strings.ToValidUTF8(s, string(utf8.RuneError))
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t' || r == '\r':
			return ' '
		case unicode.IsControl(r) || r == 0xFFFE || r == 0xFFFF:
			return utf8.RuneError
		}
		return r
	}, s)
}

// cut shortens s to the number of UTF-16 units and marks the cut.
func cut(s string, units int) string {
	const mark = "…"
	used, end := 0, 0
	for i, r := range s {
		width := 1
		if r > 0xFFFF {
			width = 2
		}
		if used+width > units {
			return s[:end] + mark
		}
		used += width
		if used < units { // room for the mark is left behind this character
			end = i + utf8.RuneLen(r)
		}
	}
	return s
}
