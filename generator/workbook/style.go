package workbook

import "permitpack/generator/workbook/xlsx"

// role is the part that a cell plays on its sheet.
type role int

const (
	bodyRole     role = iota // a cell of a table
	inputRole                // a cell that may be changed
	headerRole               // the name of a column
	titleRole                // the title of a sheet
	subtitleRole             // the line below it
	sectionRole              // the heading of a part of a sheet
	labelRole                // the name of a fact
	factRole                 // the fact beside it
	linkRole                 // a cell of a table that opens a web address
	workingRole              // what is only computed on the way
	workingHeaderRole
	roles
)

// tone is what the colour of a cell tells.
type tone int

const (
	plain tone = iota
	good
	caution
	bad
	muted
	tones
)

// format is how a number is written.
type format int

const (
	general format = iota
	asDay
	asCount
	asMoney
	asText
	formats
)

// codes are the formats as the file has them. All amounts are manat, as the law
// has fees paid (Law on State Fee, Art. 4.3).
var codes = [formats]string{asDay: "dd.mm.yyyy", asCount: "0", asMoney: `#,##0.00\ [$AZN]`, asText: "@"}

// look is everything about a cell's appearance.
type look struct {
	role   role
	tone   tone
	bold   bool
	format format
}

const (
	ink        = "1F2937"
	grey       = "6B7280"
	hairline   = "BFC5CE"
	blue       = "1F4E79"
	white      = "FFFFFF"
	linkBlue   = "0563C1"
	inputFill  = "FFF8D6"
	workingInk = "8A94A3"
)

// paint is the pair of colours by which spreadsheet users know good, neutral and bad.
func (t tone) paint() (fill, letters string) {
	switch t {
	case good:
		return "C6EFCE", "006100"
	case caution:
		return "FFEB9C", "7F4F00"
	case bad:
		return "FFC7CE", "9C0006"
	case muted:
		return "", grey
	}
	return "", ink
}

// tab is the colour of a sheet's tab for a tone.
func (t tone) tab() string {
	switch t {
	case good:
		return "00A650"
	case caution:
		return "FFC000"
	case bad:
		return "C00000"
	case muted:
		return "A6A6A6"
	}
	return blue
}

// looks are all looks that a cell can have, and styles the same for the file; a
// look is told by its place.
var looks, styles = allLooks()

func allLooks() (map[look]uint16, []xlsx.Style) {
	places, all := map[look]uint16{}, []xlsx.Style{}
	for r := range roles {
		for t := range tones {
			for _, bold := range []bool{false, true} {
				for f := range formats {
					l := look{r, t, bold, f}
					if l != l.known() {
						continue
					}
					places[l] = uint16(len(all))
					all = append(all, l.style())
				}
			}
		}
	}
	return places, all
}

// known is the look without what its role does not show.
func (l look) known() look {
	switch l.role {
	case bodyRole, factRole:
	case inputRole:
		l.tone = plain
	case workingRole:
		l.tone, l.bold = plain, false
	default:
		l = look{role: l.role}
	}
	return l
}

// style is the look as the file has it.
func (l look) style() xlsx.Style {
	fill, colour := l.tone.paint()
	s := xlsx.Style{
		Points: 10, Colour: colour, Fill: fill, Bold: l.bold, Down: "top", Wrap: true, Format: codes[l.format], Across: l.across(),
	}
	switch l.role {
	case bodyRole:
		s.Border = hairline
	case inputRole:
		s.Border, s.Fill, s.Open = hairline, inputFill, true
	case linkRole:
		s.Border, s.Colour, s.Underline = hairline, linkBlue, true
	case headerRole:
		s.Border, s.Fill, s.Colour, s.Bold, s.Down = hairline, blue, white, true, "center"
	case titleRole:
		s.Points, s.Colour, s.Bold, s.Down, s.Wrap = 16, blue, true, "center", false // runs on over empty neighbours
	case subtitleRole:
		s.Colour, s.Down, s.Wrap = grey, "center", false
	case sectionRole:
		s.Points, s.Colour, s.Bold, s.Down, s.Wrap = 12, blue, true, "bottom", false
	case labelRole:
		s.Colour, s.Bold = grey, true
	case workingRole:
		s.Points, s.Colour, s.Wrap = 8, workingInk, false
	case workingHeaderRole:
		s.Points, s.Colour, s.Bold, s.Down = 8, workingInk, true, "center"
	}
	return s
}

// across puts days and words to the left, below the names of their columns,
// counts into the middle of theirs, and amounts to the right, so that their
// digits stand in columns. Beside a label everything is read like words.
func (l look) across() string {
	switch {
	case l.format == general:
		return ""
	case l.role == factRole || l.role == workingRole || l.format == asText || l.format == asDay:
		return "left"
	case l.format == asCount:
		return "center"
	}
	return "right"
}

// paints are what rules do to cells, by tone.
var paints = allPaints()

func allPaints() []xlsx.Paint {
	all := make([]xlsx.Paint, tones)
	for t := range tones {
		fill, letters := t.paint()
		all[t] = xlsx.Paint{Fill: fill, Colour: letters, Bold: t != muted && t != plain}
	}
	return all
}
