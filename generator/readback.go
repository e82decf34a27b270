package generator

import (
	"fmt"
	"slices"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/readback"
)

// ReadBackError says that a written file does not show what it was meant to show: a
// fault of the program, so that nothing was published.
type ReadBackError struct{ Finding finding.Finding }

func (e ReadBackError) Error() string { return "internal fault: " + e.Finding.Message }

// labelField is what a mismatch of a page's label is called, with the page's number.
const labelField = "page-label"

// readFilesBack reads the written PDF files again and compares them with what the
// packet says: every value where it was placed, the label of every page, and the
// number of pages. A difference ends the work.
func (j *job) readFilesBack() error {
	j.readBack = packet.ReadBack{OK: true, Mismatches: []string{}}
	var reader readback.Reader
	for _, own := range j.ownFiles() {
		shown, err := reader.Read(j.outputs.get(own.file))
		if err != nil {
			return fmt.Errorf("%s: %w", own.file, err)
		}
		if err := j.compare(own.file, len(own.document.Pages), shown, own.placed); err != nil {
			return err
		}
	}
	shown, err := reader.Read(j.outputs.get(packetFile))
	if err != nil {
		return fmt.Errorf("%s: %w", packetFile, err)
	}
	var placed []page.Placed
	for _, section := range j.plan.Sections {
		placed = append(placed, onPages(j.sectionPlaced(section), section.First)...)
	}
	if err := j.compare(packetFile, j.plan.Pages, shown, placed); err != nil {
		return err
	}
	return j.compareLabels(shown)
}

// ownFile is a PDF file of our own beside packet.pdf.
type ownFile struct {
	file     string
	document page.Document
	placed   []page.Placed
}

// ownFiles are those that are read back.
func (j *job) ownFiles() []ownFile {
	files := []ownFile{
		{formFile, j.form.Document, j.form.Placed},
		{checklistFile, j.checklist.Document, j.checklist.Placed},
	}
	for _, laid := range j.letters {
		files = append(files, ownFile{letterFile(laid.Letter.ID), laid.Document, laid.Placed})
	}
	return files
}

// sectionPlaced is what our own pages of a section show, its pages counted from 1.
func (j *job) sectionPlaced(s packet.Section) []page.Placed {
	switch s.Kind {
	case packet.ChecklistPages:
		return j.checklist.Placed
	case packet.FormPages:
		return j.form.Placed
	case packet.LetterPages:
		return j.letters[s.Item].Placed
	}
	return nil
}

// onPages are the places on pages of packet.pdf, the first of which is the given one.
func onPages(placed []page.Placed, first int) []page.Placed {
	moved := slices.Clone(placed)
	for i := range moved {
		moved[i].Page += first - 1
	}
	return moved
}

func (j *job) compare(file string, pages int, shown readback.Shown, placed []page.Placed) error {
	found := shown.Check(placed)
	j.readBack.Fields += found.Fields
	mismatches := found.Mismatches
	if shown.Pages() != pages {
		mismatches = append(mismatches, fmt.Sprintf("pages (%d, not %d)", shown.Pages(), pages))
	}
	return j.differ(file, mismatches)
}

// compareLabels wants each page of packet.pdf to carry the number that it has in the
// file, and the name of its paper.
func (j *job) compareLabels(shown readback.Shown) error {
	var mismatches []string
	for i, label := range j.labels {
		if shown.Label(i+1) != label.words {
			mismatches = append(mismatches, fmt.Sprintf("%s %d", labelField, i+1))
		}
	}
	j.readBack.Fields += len(j.labels)
	return j.differ(packetFile, mismatches)
}

// differ is the error of what a file does not show; nil where that is nothing.
func (j *job) differ(file string, mismatches []string) error {
	if len(mismatches) == 0 {
		return nil
	}
	return ReadBackError{j.words().Explain(finding.Finding{
		ID: "text.read-back", Severity: finding.Error, Where: file, Sources: []string{},
		Args: finding.Args{"file": file, "fields": strings.Join(mismatches, ", ")},
	})}
}
