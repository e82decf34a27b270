package sheet

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"permitpack/generator/date"
)

// Kind is what a cell of the sheet holds.
type Kind int

const (
	Text       Kind = iota
	Number          // Text is its digits as the file has them
	Day             // a number with the format of a date; Text is its number, in the days of the sheet
	Boolean         // Text is 1 or 0
	Fault           // an error value; Text is "#N/A" or its like
	Uncomputed      // a formula without a value
)

// Value is a cell of the sheet as it stands there.
type Value struct {
	// Column counts from 1.
	Column int
	Kind   Kind
	Text   string
	// Format is the code of the cell's number format in a workbook ("0000000", "dd.mm.yyyy");
	// empty for the general one.
	Format string
	// stray says that a quotation mark stands where none can be.
	stray bool
}

func (v Value) blank() bool { return v.Kind == Text && strings.TrimSpace(v.Text) == "" }

// faults are the error values of spreadsheets, as text too: a .csv has no others.
var faults = regexp.MustCompile(`^#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$`)

// mostDigits are the digits that a spreadsheet keeps of a number.
const mostDigits = 1e15

// digits writes a number as people type it, with the fifteen digits that a spreadsheet
// shows at most: whole numbers without an exponent, shares in per cent where the
// format shows them so. A format of noughts alone adds those in front. whole is false
// where the sheet has lost digits.
func (v Value) digits() (text string, whole bool) {
	f, err := strconv.ParseFloat(v.Text, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return v.Text, true
	}
	if strings.Contains(plainFormat(v.Format), "%") {
		f *= 100
	}
	whole = math.Abs(f) < mostDigits
	if f, err = strconv.ParseFloat(strconv.FormatFloat(f, 'g', 15, 64), 64); err != nil {
		return v.Text, true
	}
	text = strconv.FormatFloat(f, 'f', -1, 64)
	if missing := len(v.Format) - len(text); missing > 0 && f >= 0 && f == math.Trunc(f) && strings.Trim(v.Format, "0") == "" {
		text = strings.Repeat("0", missing) + text
	}
	return text, whole
}

// shortened is a long number as a spreadsheet writes it into a .csv: 1.23457E+18.
var shortened = regexp.MustCompile(`^[0-9]([.,][0-9]+)?[eE]\+[0-9]{2,}$`)

// lastSerial is 9999-12-31 in the 1900 system.
const lastSerial = 2958465

// daysFrom1900To1904 is what the numbers of the two systems differ by.
const daysFrom1900To1904 = 1462

// dayOf is the day behind a number of the sheet; a time of the day does not count.
// False for what is no day: a mere time, and 29 February 1900, which
// there was not, though the system of 1900 counts it as day 60.
func dayOf(serial string, system1904 bool) (date.Date, bool) {
	f, err := strconv.ParseFloat(serial, 64)
	if err != nil || !(f >= 0 && f < lastSerial+1) {
		return date.Date{}, false
	}
	n := int(math.Floor(f))
	if system1904 {
		n += daysFrom1900To1904
	}
	start := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case n < 1 || n == 60 || n > lastSerial:
		return date.Date{}, false
	case n < 60:
		n++
	}
	return date.FromTime(start.AddDate(0, 0, n)), true
}

// midnight is a time of day that says nothing.
var midnight = regexp.MustCompile(`^(.{10})[ T]0{1,2}:00(:00([.,]0+)?)?$`)

// dayText is a day as it was typed, without a midnight behind it.
func dayText(s string) string {
	s = strings.TrimSpace(s)
	if m := midnight.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return s
}

// isDayFormat tells whether a number format shows a day: those built in, by their
// number (ECMA-376 part 1, 18.8.30, with those of East Asian languages), and codes that
// write a day, a month or a year. An m beside hours or seconds is that of minutes.
func isDayFormat(id int, code string) bool {
	switch {
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 45 && id <= 47, id >= 50 && id <= 58:
		return true
	}
	plain := strings.ToLower(plainFormat(code))
	return strings.ContainsAny(plain, "dy") || strings.Contains(plain, "m") && !strings.ContainsAny(plain, "hs") && !elapsed.MatchString(code)
}

// elapsed are hours, minutes or seconds beyond a day: "[h]:mm".
var elapsed = regexp.MustCompile(`(?i)\[(h+|m+|s+)\]`)

var notFormat = regexp.MustCompile(`(?i)"[^"]*"?|\[[^\]]*\]?|\\.|_.|\*.|am/pm|a/p|general|;.*`)

// plainFormat is the first section of a format without texts, colours and conditions.
func plainFormat(code string) string { return notFormat.ReplaceAllString(code, "") }

// address is the name of a cell: "B12".
func address(column, row int) string { return columnName(column) + strconv.Itoa(row) }

func columnName(column int) string {
	var name []byte
	for ; column > 0; column = (column - 1) / 26 {
		name = append(name, byte('A'+(column-1)%26))
	}
	for i, j := 0, len(name)-1; i < j; i, j = i+1, j-1 {
		name[i], name[j] = name[j], name[i]
	}
	return string(name)
}

// mostColumns and mostRows are the size of a sheet of a spreadsheet.
const (
	mostColumns = 16384
	mostRows    = 1048576
)

// parseAddress is the column and the row of "B12"; false for what is no address in a sheet.
func parseAddress(s string) (column, row int, ok bool) {
	i := 0
	for ; i < len(s) && i < 3 && s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z'; i++ {
		column = column*26 + int(s[i]|0x20-'a') + 1
	}
	row, err := strconv.Atoi(s[i:])
	return column, row, err == nil && column >= 1 && column <= mostColumns && row >= 1 && row <= mostRows
}
