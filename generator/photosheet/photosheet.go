// Package photosheet lays out prints of one photo at their true size on a sheet
// of paper, with marks to cut them out by.
//
// The marks are hairlines in line with the sides of the prints. They stand in the
// gaps and the margins alone, half a millimetre away from every print, so that a
// cut that goes astray leaves none on a photo.
package photosheet

import (
	"fmt"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/text"
)

// Order is what is to be printed.
type Order struct {
	// Photo is the picture in the exact shape of its print; its bytes go into the document as they are.
	Photo *packet.Photo
	Paper Paper
	// Copies is how many prints are wanted, on as many pages as they need; 0 fills one page.
	Copies int
	// Created is printed into the document as the day of its making.
	Created date.Date
}

// Laid is a sheet that was laid out.
type Laid struct {
	Document page.Document
	// Prints is how many prints it holds.
	Prints int
}

// Lay lays the prints out. Where a margin has room for it, a caption in the words'
// language says how to print. It fails where not even one print fits on the paper.
func (o Order) Lay(words *text.Words, fonts *page.Fonts) (Laid, error) {
	width, height := page.Length(o.Photo.Width)*mm, page.Length(o.Photo.Height)*mm
	g := gridOn(o.Paper, width, height)
	if g.holds() == 0 {
		return Laid{}, fmt.Errorf("a print of %dx%d mm is too large for the paper %s", o.Photo.Width, o.Photo.Height, o.Paper.ID)
	}
	prints := o.Copies
	if prints == 0 {
		prints = g.holds()
	}
	document := page.Document{
		Title:    words.Say("photosheet.title", finding.Args{"width": o.Photo.Width, "height": o.Photo.Height}),
		Language: string(words.Language()), Created: o.Created, TrueSize: true,
	}
	caption := g.caption(words.Say("photosheet.caption", nil), page.Length(o.Paper.Margin)*mm, fonts)
	for left := prints; left > 0; left -= g.holds() {
		n := min(left, g.holds())
		document.Pages = append(document.Pages, page.Page{
			Size: g.sheet, Static: append(g.marks(n), caption...), Values: g.prints(n, o.Photo.JPEG),
		})
	}
	return Laid{Document: document, Prints: prints}, nil
}

// prints are the first n prints of a page.
func (g grid) prints(n int, jpeg []byte) []page.Mark {
	var all []page.Mark
	for print := range n {
		x, y := g.corner(print)
		all = append(all, page.Picture{X: x, Y: y, Width: g.width, Height: g.height, JPEG: jpeg, Field: "photo"})
	}
	return all
}
