package summary

import "permitpack/generator/workbook/xlsx"

// The styles of cells, by their place in styles.
const (
	titleStyle = iota
	subtitleStyle
	headerStyle
	sectionStyle
	textStyle
	strongStyle
	countStyle
	dayStyle
	moneyStyle
	linkStyle
	jumpStyle
)

const (
	ink      = "1F2937"
	grey     = "6B7280"
	hairline = "BFC5CE"
	blue     = "1F4E79"
	linkBlue = "0563C1"
)

var styles = []xlsx.Style{
	titleStyle:    {Points: 16, Bold: true, Colour: blue, Down: "center"},
	subtitleStyle: {Points: 10, Colour: grey, Down: "center"},
	headerStyle:   {Points: 10, Bold: true, Colour: "FFFFFF", Fill: blue, Border: hairline, Down: "center", Wrap: true},
	sectionStyle:  {Points: 10, Bold: true, Colour: blue, Down: "center", Wrap: true, Border: hairline},
	textStyle:     {Points: 10, Colour: ink, Border: hairline, Down: "top", Wrap: true, Format: "@"},
	strongStyle:   {Points: 10, Colour: ink, Bold: true, Border: hairline, Down: "top", Wrap: true, Format: "@"},
	countStyle:    {Points: 10, Colour: ink, Border: hairline, Across: "center", Down: "top", Format: "0"},
	dayStyle:      {Points: 10, Colour: ink, Border: hairline, Across: "left", Down: "top", Format: "dd.mm.yyyy"},
	moneyStyle:    {Points: 10, Colour: ink, Border: hairline, Across: "right", Down: "top", Format: `#,##0.00\ [$AZN]\ `},
	linkStyle:     {Points: 10, Colour: linkBlue, Underline: true, Border: hairline, Down: "top", Wrap: true},
	jumpStyle:     {Points: 10, Colour: linkBlue, Underline: true, Down: "center"},
}

// tone is what the colour of a cell tells.
type tone int

const (
	good tone = iota
	caution
	bad
	muted
)

// paints are the colours by which spreadsheet users know good, neutral and bad.
var paints = []xlsx.Paint{
	good:    {Fill: "C6EFCE", Colour: "006100"},
	caution: {Fill: "FFEB9C", Colour: "7F4F00"},
	bad:     {Fill: "FFC7CE", Colour: "9C0006"},
	muted:   {Fill: "E5E7EB", Colour: "404B5A"},
}

// barColours are those of the statuses in charts, and of all other bars.
var barColours = []string{"2E9E5B", "E3A008", "D64545", "6B7280", "111827"}

const barColour = "2F6DB5"
