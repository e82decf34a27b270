package generator

import (
	"bytes"
	"fmt"

	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/text"
)

// draw draws all our own pages, each once: those of the form, the checklist and the
// letters go into files of their own and into packet.pdf.
func (j *job) draw() error {
	j.own = nil // what was drawn before a late finding
	form, err := j.drawForm()
	if err != nil {
		return fmt.Errorf("drawing %s: %w", formFile, err)
	}
	checklist, err := j.drawFile(checklistFile, j.checklist.Document)
	if err != nil {
		return err
	}
	var letters [][]*page.Sheet
	for _, laid := range j.letters {
		sheets, err := j.drawFile(letterFile(laid.Letter.ID), laid.Document)
		if err != nil {
			return err
		}
		letters = append(letters, sheets)
	}
	for _, section := range j.plan.Sections {
		var sheets []*page.Sheet
		switch section.Kind {
		case packet.ChecklistPages:
			sheets = checklist
		case packet.FormPages:
			sheets = form
		case packet.LetterPages:
			sheets = letters[section.Item]
		default:
			if sheets, err = j.drawPages(j.furtherPages(section)); err != nil {
				return err
			}
		}
		j.own = append(j.own, sheets...)
	}
	return j.drawLabels()
}

// drawForm draws the form, and makes its file.
func (j *job) drawForm() ([]*page.Sheet, error) {
	drawn, err := page.Draw(j.form.Document, j.fonts)
	if err != nil {
		return nil, err
	}
	file, err := j.onBlank(drawn)
	if err != nil {
		return nil, err
	}
	j.outputs.add(formFile, file, len(drawn.Sheets))
	return drawn.Sheets, nil
}

// drawFile draws a document, and makes its file.
func (j *job) drawFile(file string, d page.Document) ([]*page.Sheet, error) {
	drawn, err := page.Draw(d, j.fonts)
	if err != nil {
		return nil, fmt.Errorf("drawing %s: %w", file, err)
	}
	data, err := inFile(drawn)
	if err != nil {
		return nil, fmt.Errorf("writing %s: %w", file, err)
	}
	j.outputs.add(file, data, len(drawn.Sheets))
	return drawn.Sheets, nil
}

// drawPages draws pages that stand in packet.pdf alone.
func (j *job) drawPages(pages []page.Page) ([]*page.Sheet, error) {
	if len(pages) == 0 {
		return nil, nil
	}
	drawn, err := page.Draw(page.Document{Language: string(text.Azerbaijani), Created: j.o.Today, Pages: pages}, j.fonts)
	if err != nil {
		return nil, fmt.Errorf("drawing %s: %w", packetFile, err)
	}
	return drawn.Sheets, nil
}

// furtherPages are our own pages of a section that have no file of their own; scans have none.
func (j *job) furtherPages(s packet.Section) []page.Page {
	switch s.Kind {
	case packet.SheetPages:
		return j.sheets[j.packet.Documents[s.Item].ID]
	case packet.BlankPages:
		return []page.Page{{Size: page.A4}}
	}
	return nil
}

// drawLabels draws a label for every page of packet.pdf.
func (j *job) drawLabels() error {
	j.labels = pageLabels(j.packet, j.plan, j.office(), j.fonts)
	var pages []page.Page
	for _, label := range j.labels {
		pages = append(pages, label.page())
	}
	sheets, err := j.drawPages(pages)
	j.own = append(j.own, sheets...)
	return err
}

// rendered is a document drawn and written.
func rendered(d page.Document, fonts *page.Fonts) ([]byte, error) {
	drawn, err := page.Draw(d, fonts)
	if err != nil {
		return nil, err
	}
	return inFile(drawn)
}

// inFile is a drawn document as PDF.
func inFile(d page.Drawn) ([]byte, error) {
	var buffer bytes.Buffer
	if err := d.Write(&buffer); err != nil {
		return nil, err
	}
	return buffer.Bytes(), nil
}
