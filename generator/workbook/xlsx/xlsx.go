// Package xlsx writes workbooks fast: what is the same in all of them is made once
// by excelize, and only cells, and what points at cells, is written anew each time.
//
// A Template holds frames of sheets, styles and empty tables. Write puts the
// content of one Book between them. Formulas carry the value that they have, so
// that a program that computes nothing shows it.
//
// The format is ECMA-376; numbers of sections below are those of its part 1.
package xlsx

import "time"

// Frame is what of a sheet is the same in every workbook of a template.
type Frame struct {
	Name string
	// Tab is the colour of the sheet's tab, RRGGBB; TabOf of a Sheet goes before it.
	Tab string
	// Widths are those of the columns from A on, in characters of the normal font.
	Widths []float64
	// Frozen is the number of rows at the top that stay in sight, or 0.
	Frozen int
	// Landscape says that the sheet is printed on A4 lying on its side.
	Landscape bool
	// Protected locks all cells but those of an Open style, without a password.
	Protected bool
	Tables    []Table
	// Charts is how many charts the sheet has; no more than one sheet has any.
	Charts int
}

// Table is a table of a sheet, that can be filtered. Its names have to be
// unique: those of tables in the workbook, those of columns in the table.
type Table struct {
	Name    string
	Columns []string
}

// Style is how a cell looks.
type Style struct {
	// Points is the size of the letters; Colour and Fill are RRGGBB, or empty.
	Points          float64
	Bold, Underline bool
	Colour, Fill    string
	Border          string // the colour of a thin frame, or empty
	// Across is left, center or right, or empty for what the value asks for; Down is top, center or bottom.
	Across, Down string
	Wrap         bool
	// Format is a number format, or empty.
	Format string
	// Open lets the cell be changed in a protected sheet.
	Open bool
}

// Paint is what a Rule does to a cell.
type Paint struct {
	Colour, Fill string
	Bold         bool
}

// Book is the content of one workbook.
type Book struct {
	Title, Subject, Language string
	// Made is the time that the properties tell.
	Made time.Time
	// Sheets are in the order of the frames; one that was fixed is left out by its zero value.
	Sheets []Sheet
	Names  []Name
}

// Name is a named range: RefersTo as "Summary!$B$4", without the equals sign.
// Where Sheet is not empty the name belongs to that sheet.
type Name struct{ Name, RefersTo, Sheet string }

// Sheet is the content of one sheet.
type Sheet struct {
	// TabOf is the colour of the tab, where it is not that of the frame.
	TabOf string
	// Rows are those of the sheet from the first on.
	Rows []Row
	// Merged are ranges, as "A1:C1".
	Merged []string
	// Links are cells with the web address that a click on them opens.
	Links []Link
	// Tables are the ranges of the frame's tables, headers included.
	Tables []string
	Rules  []Rule
	Checks []Check
	Charts []Chart
}

// Row is one row; a Height of 0 points leaves it to the program that shows it.
type Row struct {
	Height float64
	// Cells are in the order of their columns.
	Cells []Cell
}

// Kind is what a cell holds.
type Kind uint8

const (
	Empty Kind = iota
	Text
	Number
)

// Cell is one cell. Where Formula is not empty (it has no equals sign), Text or
// Number is its value. Only what stands in Formula is ever computed.
type Cell struct {
	Column uint16 // from 1
	// Style is an index of the template's styles.
	Style   uint16
	Kind    Kind
	Number  float64
	Text    string
	Formula string
}

// Link is a cell, as "C4", and a web address.
type Link struct{ Cell, Address string }

// Rule paints the cells of Range for which Formula holds, which is written as for
// its first cell. Of several rules for a cell the first that holds counts.
type Rule struct {
	Range, Formula string
	// Paint is an index of the template's paints.
	Paint int
}

// Check says what may be typed into the cells of Range.
type Check struct {
	Range string
	// Kind is list, date, whole or custom (18.18.21).
	Kind CheckKind
	// First and Last are the bounds; a list or a custom formula stands in First.
	First, Last string
	// Title and Message are shown when something else is typed, Hint when the cell is chosen.
	Title, Message, Hint string
}

// CheckKind is what a check asks for.
type CheckKind string

const (
	List   CheckKind = "list"
	Dates  CheckKind = "date"
	Whole  CheckKind = "whole"
	Custom CheckKind = "custom"
)
