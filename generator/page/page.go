// Package page turns marks (text, lines, boxes, pictures) that are placed in
// micrometres into a PDF document.
//
// Measuring is done here: widths are whole thousandths of the type size, positions whole
// micrometres, so that a layout is the same on every machine. A value too long for its
// box is shrunk, then wrapped (Fonts.Fit); what is left over is handed back, never lost
// and never drawn over a neighbour.
//
// Write is the door: it draws every page and writes the document. The two halves of it
// stand open too. Draw gives sheets, which are drawn and compressed once and may be put
// into any number of documents, each with a Binding, which writes fonts and pictures
// once for all sheets of a file. A page keeps what is the same for everybody (Static:
// captions, boxes) apart from what is one applicant's (Values): a Plate is the static
// part drawn once, for many applicants.
//
// Fonts are cut down to what a document shows. Most share one cut of each face, made and
// compressed once; Chinese is cut for each document.
//
// Before anything is drawn every character is looked up in the fonts. One that no font
// has is a CoverageError: a reader would show an empty box for it, and text extraction
// cannot see the difference. Text is expected in Unicode form NFC.
//
// Reference is a second writer behind the same door, by a library (fpdf), to hold the
// first against. This is the only package that knows it.
package page

import "permitpack/generator/date"

// Style is how text looks.
type Style struct {
	Size int // of type, in hundredths of a point: 1050 is 10.5 pt
	Bold bool
	Grey uint8 // 0 black to 255 white
}

// Page is one sheet side. Its static marks are drawn first, the values over them.
type Page struct {
	Size   Size
	Static []Mark // the same for everybody
	Values []Mark // this applicant's
	// Plate may be one that was made of Static, so that they are not drawn again; what is
	// to be seen is the same with and without it.
	Plate *Plate
	// Sheer marks let what lies under the page show through: they darken it, and hide nothing.
	Sheer bool
}

// Document is what Write makes one PDF of.
type Document struct {
	Title, Author, Subject string
	Language               string    // of most of its text, as BCP 47: "az"
	Created                date.Date // printed into the file as its creation time, midnight UTC; must be given
	// TrueSize asks viewers to print the pages unscaled, where they would fit them to the paper.
	TrueSize bool
	Pages    []Page // at least one
}
