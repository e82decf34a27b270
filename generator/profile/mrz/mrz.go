// Package mrz reads the machine-readable zone of travel documents and verifies
// its check digits, after ICAO Doc 9303, parts 3 (common rules), 4 (passports,
// TD3: two lines of 44), 5 (cards, TD1: three lines of 30) and 6 (TD2: two lines of 36).
package mrz

import (
	"strings"

	"permitpack/generator/date"
)

// Format is the layout of a zone.
type Format string

const (
	TD1  Format = "TD1"  // a card, three lines of 30
	TD2  Format = "TD2"  // a small booklet or card, two lines of 36
	TD3  Format = "TD3"  // a passport, two lines of 44
	Visa Format = "visa" // MRV-A or MRV-B: laid out as TD3 or TD2, but no travel document
)

// Field is a part of a zone.
type Field string

const (
	Number      Field = "number"
	Birth       Field = "birth-date"
	Expiry      Field = "expiry-date"
	Sex         Field = "sex"
	Issuer      Field = "issuer"
	Nationality Field = "nationality"
	Names       Field = "names"
	Optional    Field = "optional-data"
	Composite   Field = "composite" // the check digit over the others
)

// Zone is what a machine-readable zone says.
type Zone struct {
	Format Format
	// Code is the document code, as "P" or "PO".
	Code string
	// Issuer and Nationality are codes of part 3, section 5: three letters as a rule, but one for
	// Germany ("D"), and codes that ISO 3166-1 has not ("XXA" stateless, "UTO" in specimens).
	Issuer, Nationality string
	// Surname and GivenNames have spaces where the zone has fillers.
	Surname, GivenNames string
	// Truncated says that the names fill their field to the last character, so they may be cut.
	Truncated     bool
	Number        string
	Birth, Expiry Day
	// Sex is "M", "F", or nothing where the zone leaves it open.
	Sex      string
	Optional string
}

// Kind is what is wrong with a zone.
type Kind string

const (
	// Lines: the zone has not two or three lines. Want is nought.
	Lines Kind = "lines"
	// Length: Line has Got characters where Want belong.
	Length Kind = "length"
	// Character: only A-Z, 0-9 and < belong into a zone.
	Character Kind = "character"
	// LetterForDigit: a letter that looks like a digit stands where a digit belongs.
	LetterForDigit Kind = "letter-for-digit"
	// DigitForLetter: a digit that looks like a letter stands where a letter belongs.
	DigitForLetter Kind = "digit-for-letter"
	// CheckDigit: the check digit of Field does not fit. Column, where it is not nought, is the one
	// character that would make it fit if it were misread (O for 0, I for 1 …).
	CheckDigit Kind = "check-digit"
	// NoDate: Field is no day of the calendar.
	NoDate Kind = "date"
	// NoSex: the sex is not M, F or <.
	NoSex Kind = "sex"
)

// Problem is one fault of a zone. It holds no character of the zone.
type Problem struct {
	Kind  Kind
	Field Field
	// Line and Column count from 1; nought where the whole zone or line is meant.
	Line, Column int
	// Got and Want are numbers of characters, or of lines.
	Got, Want int
}

// Parse reads the lines of a zone, in upper or lower case; spaces round and
// inside a line count as nothing, since scanners and typists leave them between
// groups. The zone is empty when its lines have no known shape; any other
// problem leaves what could be read.
func Parse(lines []string) (Zone, []Problem) {
	rows := clean(lines)
	layout, problems := layoutOf(rows)
	if layout == nil {
		return Zone{}, problems
	}
	r := reader{rows: rows, layout: layout}
	r.characters()
	if len(r.problems) > 0 {
		return Zone{}, r.problems
	}
	return r.zone(), r.problems
}

// clean makes rows of runes: upper case, no empty lines. A space counts as
// nothing, or as a filler where only that gives the line a known length. The French
// quotation mark is how some keyboards and scanners write two fillers.
func clean(lines []string) [][]rune {
	var rows [][]rune
	for _, line := range lines {
		line = strings.Map(upper, strings.ReplaceAll(strings.TrimSpace(line), "«", "<<"))
		row := []rune(strings.Join(strings.Fields(line), ""))
		if filled := []rune(strings.ReplaceAll(line, " ", "<")); !knownLength(row) && knownLength(filled) {
			row = filled
		}
		if len(row) > 0 {
			rows = append(rows, row)
		}
	}
	return rows
}

func knownLength(row []rune) bool {
	return len(row) == td1.length || len(row) == td2.length || len(row) == td3.length
}

// upper leaves letters other than a-z alone: they are a problem of their own.
func upper(r rune) rune {
	if 'a' <= r && r <= 'z' {
		return r - 'a' + 'A'
	}
	return r
}

// reader cuts the fields out of the rows of one zone.
type reader struct {
	rows     [][]rune
	layout   *layout
	problems []Problem
}

func (r *reader) report(p Problem) { r.problems = append(r.problems, p) }

func (r *reader) characters() {
	for i, row := range r.rows {
		for j, c := range row {
			if value(c) < 0 {
				r.report(Problem{Kind: Character, Line: i + 1, Column: j + 1})
			}
		}
	}
}

func (r *reader) zone() Zone {
	l := r.layout
	r.mendDigits(Birth, l.birth)
	r.mendDigits(Expiry, l.expiry)
	z := Zone{
		Format:      l.format,
		Code:        trim(r.text(l.code)),
		Issuer:      trim(r.letters(Issuer, l.issuer)),
		Nationality: trim(r.letters(Nationality, l.nationality)),
		Birth:       r.day(Birth, l.birth),
		Expiry:      r.day(Expiry, l.expiry),
		Sex:         r.sex(),
		Optional:    trim(r.text(l.optional)),
	}
	z.Surname, z.GivenNames, z.Truncated = r.names()
	z.Number = r.number(&z)
	r.checkDigits()
	return z
}

func (r *reader) text(s span) string { return string(r.rows[s.line][s.from:s.to]) }

// trim drops the fillers at the end; those inside are spaces.
func trim(s string) string {
	return strings.ReplaceAll(strings.TrimRight(s, "<"), "<", " ")
}

// number also reads the long numbers of TD1 and TD2 (part 5, 4.2.4 note j): the
// check digit is a filler, and the number goes on in the optional data, up to
// its check digit and a filler.
func (r *reader) number(z *Zone) string {
	number := trim(r.text(r.layout.number))
	if !r.longNumber() {
		return number
	}
	rest, _, _ := strings.Cut(r.text(r.layout.optional), "<")
	_, z.Optional, _ = strings.Cut(z.Optional, " ")
	return number + rest[:len(rest)-1]
}

func (r *reader) longNumber() bool {
	l := r.layout
	if l.format == TD3 || r.rows[l.number.line][l.number.to] != '<' {
		return false
	}
	rest, _, _ := strings.Cut(r.text(l.optional), "<")
	return len(rest) > 1 && !strings.Contains(r.text(l.number), "<")
}

func (r *reader) sex() string {
	s := r.text(r.layout.sex)
	switch s {
	case "M", "F":
		return s
	case "<":
		return ""
	}
	r.report(Problem{Kind: NoSex, Field: Sex, Line: r.layout.sex.line + 1, Column: r.layout.sex.from + 1})
	return ""
}

func (r *reader) names() (surname, given string, truncated bool) {
	text := r.letters(Names, r.layout.names)
	surname, given, _ = strings.Cut(text, "<<")
	return strings.TrimSpace(trim(surname)), strings.Join(strings.Fields(trim(given)), " "), !strings.HasSuffix(text, "<")
}

// Day is a date of a zone: two digits of the year, and -1 for a part that is not known.
type Day struct{ Year, Month, Day int }

func (r *reader) day(f Field, s span) Day {
	d := Day{pair(r.rows[s.line][s.from:]), pair(r.rows[s.line][s.from+2:]), pair(r.rows[s.line][s.from+4:])}
	// A year that a leap day may stand in is assumed: the century is not known here.
	leap := d.Month == 2 && d.Day == 29 && (d.Year < 0 || d.Year%4 == 0)
	if d.Month == 0 || d.Month > 12 || d.Day == 0 || d.Day > 31 || !leap && d.Month > 0 && d.Day > date.DaysIn(2001, month(d.Month)) {
		r.report(Problem{Kind: NoDate, Field: f, Line: s.line + 1, Column: s.from + 1})
		return Day{-1, -1, -1}
	}
	return d
}

// pair is a number of two digits, or -1 where fillers stand.
func pair(r []rune) int {
	if r[0] < '0' || r[0] > '9' || r[1] < '0' || r[1] > '9' {
		return -1
	}
	return int(r[0]-'0')*10 + int(r[1]-'0')
}
