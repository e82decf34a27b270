package workbook

import "github.com/xuri/excelize/v2"

// role is the part that a cell plays on its sheet.
type role int

const (
	bodyRole     role = iota // a cell of a table
	headerRole               // the name of a column
	titleRole                // the title of a sheet
	subtitleRole             // the line below it
	sectionRole              // the heading of a part of the summary
	labelRole                // the name of a fact
	factRole                 // the fact beside it
	linkRole                 // a cell of a table that opens a web address
)

// tone is what the colour of a cell tells.
type tone int

const (
	plain tone = iota
	good
	caution
	bad
	muted
)

// look is everything about a cell's appearance.
type look struct {
	role   role
	tone   tone
	bold   bool
	format string // a number format, or empty
}

const (
	formatDay   = "dd.mm.yyyy"
	formatCount = "0"
	formatText  = "@"
)

// formatMoney groups thousands and shows the ISO 4217 code behind the number.
func formatMoney(currency string) string {
	for _, r := range currency {
		if r < 'A' || r > 'Z' { // a bracket would break the format
			return "#,##0.00"
		}
	}
	if currency == "" {
		return "#,##0.00"
	}
	return `#,##0.00\ [$` + currency + `]`
}

const (
	ink      = "1F2937"
	grey     = "6B7280"
	hairline = "BFC5CE"
	blue     = "1F4E79"
	white    = "FFFFFF"
	linkBlue = "0563C1"
)

// paint is the pair of colours by which spreadsheet users know good, neutral and bad.
func (t tone) paint() (fill, font string) {
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

// style is the library's way to say a look.
func (l look) style() *excelize.Style {
	fill, colour := l.tone.paint()
	s := &excelize.Style{
		Font:      &excelize.Font{Family: "Calibri", Size: 10, Color: colour, Bold: l.bold},
		Alignment: &excelize.Alignment{Vertical: "top", WrapText: true},
	}
	switch l.role {
	case bodyRole:
		s.Border = frame()
	case linkRole:
		s.Border = frame()
		s.Font.Color, s.Font.Underline = linkBlue, "single"
	case headerRole:
		fill = blue
		s.Border = frame()
		s.Font.Color, s.Font.Bold = white, true
		s.Alignment.Vertical = "center"
	case titleRole:
		s.Font.Size, s.Font.Color, s.Font.Bold = 16, blue, true
		s.Alignment = &excelize.Alignment{Vertical: "center"} // runs on over empty neighbours
	case subtitleRole:
		s.Font.Color = grey
		s.Alignment = &excelize.Alignment{Vertical: "center"}
	case sectionRole:
		s.Font.Size, s.Font.Color, s.Font.Bold = 12, blue, true
		s.Alignment = &excelize.Alignment{Vertical: "bottom"}
	case labelRole:
		s.Font.Color, s.Font.Bold = grey, true
	}
	if l.format != "" {
		format := l.format
		s.CustomNumFmt = &format
		s.Alignment.Horizontal = alignment(l)
	}
	if fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}}
	}
	return s
}

// alignment puts days below the names of their columns, counts into the middle
// of theirs, and amounts to the right, so that their digits stand in columns.
// Beside a label everything is read like words.
func alignment(l look) string {
	switch {
	case l.role == factRole || l.format == formatText || l.format == formatDay:
		return "left"
	case l.format == formatCount:
		return "center"
	}
	return "right"
}

func frame() []excelize.Border {
	sides := []string{"left", "top", "right", "bottom"}
	borders := make([]excelize.Border, len(sides))
	for i, side := range sides {
		borders[i] = excelize.Border{Type: side, Color: hairline, Style: 1}
	}
	return borders
}
