package generator

import (
	"fmt"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/photo"
	"permitpack/generator/photosheet"
	"permitpack/generator/text"
)

// MaxPrints is how many prints one sheet of photos may have: a slip of the hand
// must not fill a disk.
const MaxPrints = 1000

// PrintOptions say how a photo is printed.
type PrintOptions struct {
	PhotoOptions
	// Paper is an id of the catalogue; empty means its first.
	Paper string
	// Copies is how many prints are made, up to MaxPrints; 0 means one full page.
	Copies int
	// Today is printed into the file as the day of its making.
	Today date.Date
}

// PhotoSheet is a photo laid out for printing.
type PhotoSheet struct {
	// Findings are what was found on the photo, in the reader's words.
	Findings []finding.Finding
	// PDF is nil, and what follows without meaning, where the photo could not be read.
	PDF           []byte
	Paper         string
	Width, Height int // of a print, in millimetres
	Prints, Pages int
}

// PrintPhoto measures a photo, fits it to its print size and lays out prints of it.
// A photo that fails is laid out all the same, since whoever asks sees it; what is
// wrong is among the findings.
func (e *Engine) PrintPhoto(file string, o PrintOptions) (PhotoSheet, error) {
	spec, words, err := e.photoTask(o.PhotoOptions)
	if err != nil {
		return PhotoSheet{}, err
	}
	paper, known := e.photoPapers.Paper(o.Paper)
	if !known {
		return PhotoSheet{}, OptionError{"paper", e.photoPapers.IDs()}
	}
	sheet := PhotoSheet{Paper: paper.ID, Width: spec.Width, Height: spec.Height}
	var fitted []byte
	fitted, sheet.Findings, err = e.fitPhoto(file, spec, words)
	if fitted == nil || err != nil {
		return sheet, err
	}
	fonts, err := e.fonts()
	if err != nil {
		return sheet, fmt.Errorf("reading the fonts: %w", err)
	}
	laid, pdf, err := printed(photosheet.Order{
		Photo: &packet.Photo{JPEG: fitted, Width: spec.Width, Height: spec.Height},
		Paper: paper, Copies: o.Copies, Created: o.Today,
	}, words, fonts)
	sheet.PDF, sheet.Prints, sheet.Pages = pdf, laid.Prints, len(laid.Document.Pages)
	return sheet, err
}

// fitPhoto measures a photo and fits it to its print size; fitted is nil where the file
// could not be read. The findings are in the reader's words.
func (e *Engine) fitPhoto(file string, spec photo.Spec, words *text.Words) (fitted []byte, findings []finding.Finding, err error) {
	e.checkPhoto(file, spec, func(report photo.Report, picture *photo.Picture) {
		for _, f := range photoFindings(report, "") {
			findings = append(findings, words.Explain(f))
		}
		if picture != nil {
			fitted, err = picture.Fit()
		}
	})
	return fitted, findings, err
}

// printed lays an order out and draws it.
func printed(order photosheet.Order, words *text.Words, fonts *page.Fonts) (photosheet.Laid, []byte, error) {
	laid, err := order.Lay(words, fonts)
	if err != nil {
		return laid, nil, err
	}
	pdf, err := rendered(laid.Document, fonts)
	if err != nil {
		return laid, nil, fmt.Errorf("drawing the prints: %w", err)
	}
	return laid, pdf, nil
}
