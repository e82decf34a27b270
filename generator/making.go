package generator

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"sync"

	"permitpack/generator/assemble"
	"permitpack/generator/calendar"
	"permitpack/generator/checklist"
	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/pdf"
	"permitpack/generator/photosheet"
	"permitpack/generator/text"
)

// The files of a packet.
const (
	checklistFile = "checklist.pdf"
	formFile      = "form.pdf"
	packetFile    = "packet.pdf"
	workbookFile  = "fees-deadlines.xlsx"
	calendarFile  = "deadlines.ics"
	photoFile     = "photo.jpg"
	sheetFile     = "photo-sheet.pdf"
	manifestFile  = "packet.json"
)

// layChecklist lays the checklist out twice: once to count its pages, and again
// when the page of every paper is known. Its words do not move by that.
func (j *job) layChecklist() error {
	var err error
	if j.sheets, err = checklist.Separators(j.packet, j.engine.book, j.fonts); err != nil {
		return err
	}
	counted, err := checklist.Lay(j.packet, j.engine.book, j.fonts)
	if err != nil {
		return err
	}
	j.plan = j.packet.Paginate(packet.PageCounts{
		Checklist: len(counted.Document.Pages), Form: len(j.form.Document.Pages),
		Letter: func(id string) int { return len(j.letter(id).Document.Pages) },
		Sheet:  func(id string) int { return len(j.sheets[id]) },
		Duplex: j.packet.Duplex,
	})
	if j.checklist, err = checklist.Lay(j.packet, j.engine.book, j.fonts); err != nil {
		return err
	}
	if len(j.checklist.Document.Pages) != len(counted.Document.Pages) {
		return fmt.Errorf("the checklist has %d pages without page numbers and %d with them", len(counted.Document.Pages), len(j.checklist.Document.Pages))
	}
	return nil
}

// drawn is one file that is drawn.
type drawn struct {
	file     string
	document page.Document
	pdf      []byte
	err      error
}

// draw draws our own files, and once more all their pages as one document, so that
// packet.pdf holds their fonts once. All are drawn at the same time: drawing is
// most of the work.
func (j *job) draw() error {
	documents := []drawn{{file: formFile, document: j.form.Document}, {file: checklistFile, document: j.checklist.Document}}
	for _, laid := range j.letters {
		documents = append(documents, drawn{file: letterFile(laid.Letter.ID), document: laid.Document})
	}
	documents = append(documents, drawn{file: packetFile, document: j.ownPages()})
	var group sync.WaitGroup
	for i := range documents {
		d := &documents[i]
		group.Go(func() { d.pdf, d.err = rendered(d.document, j.fonts) })
	}
	group.Wait()
	for _, d := range documents {
		switch {
		case d.err != nil:
			return fmt.Errorf("drawing %s: %w", d.file, d.err)
		case d.file == packetFile:
			j.own = d.pdf
		case d.file == formFile:
			form, err := j.onBlank(d.pdf)
			if err != nil {
				return err
			}
			j.outputs.add(d.file, form, len(d.document.Pages))
		default:
			j.outputs.add(d.file, d.pdf, len(d.document.Pages))
		}
	}
	return nil
}

func rendered(d page.Document, fonts *page.Fonts) ([]byte, error) {
	var buffer bytes.Buffer
	if err := page.Write(&buffer, d, fonts); err != nil {
		return nil, err
	}
	return buffer.Bytes(), nil
}

// ownPages are our own pages of packet.pdf in the order of the plan, and behind
// them a label for every page.
func (j *job) ownPages() page.Document {
	own := page.Document{
		Title: j.office().Say("packet.title", nil), Language: string(text.Azerbaijani), Created: j.o.Today,
	}
	for _, section := range j.plan.Sections {
		own.Pages = append(own.Pages, j.sectionPages(section)...)
	}
	j.labels = pageLabels(j.packet, j.plan, j.office(), j.fonts)
	for _, label := range j.labels {
		own.Pages = append(own.Pages, label.page())
	}
	return own
}

// sectionPages are our own pages of a section; scans have none.
func (j *job) sectionPages(s packet.Section) []page.Page {
	switch s.Kind {
	case packet.ChecklistPages:
		return j.checklist.Document.Pages
	case packet.FormPages:
		return j.form.Document.Pages
	case packet.LetterPages:
		return j.letters[s.Item].Document.Pages
	case packet.SheetPages:
		return j.sheets[j.packet.Documents[s.Item].ID]
	case packet.BlankPages:
		return []page.Page{{Size: page.A4}}
	}
	return nil
}

// joinPacket joins everything to print in the order of the checklist.
func (j *job) joinPacket() error {
	data, err := j.held("")
	if err != nil {
		return err
	}
	j.outputs.add(packetFile, data, j.plan.Pages)
	return nil
}

// join joins the parts of packet.pdf once, with its pictures as far reduced as they
// are now, and encrypted where there is a password. The error is errOversize where that
// gives more than most bytes.
func (j *job) join(password string, most int64) ([]byte, error) {
	var lock *pdf.Lock
	if password != "" {
		var err error
		if lock, err = pdf.NewLock(password, rand.Reader); err != nil {
			return nil, err
		}
	}
	var parts []assemble.Part
	for _, section := range j.plan.Sections {
		parts = append(parts, j.part(section))
	}
	out := bounded{most: most}
	pages, err := assemble.Write(&out, j.own, parts, assemble.Options{
		Title:    j.office().Say("packet.title", nil),
		Author:   j.packet.Values["applicant.full-name"].Text,
		Subject:  j.office().Say("procedure."+j.packet.Procedure+".title", nil),
		Language: string(text.Azerbaijani),
		Created:  j.o.Today,
		Labelled: true,
		Reducer:  j.size.reducer,
		Decoding: j.decoding,
		Lock:     lock,
	})
	if err != nil {
		return nil, err
	}
	if pages != j.plan.Pages {
		return nil, fmt.Errorf("packet.pdf has %d pages where the checklist says %d", pages, j.plan.Pages)
	}
	return out.buffer.Bytes(), nil
}

// office are the words of the authority.
func (j *job) office() *text.Words { return j.engine.book.Words(text.Azerbaijani) }

// part is a section of packet.pdf with its bookmark, in the applicant's words.
func (j *job) part(s packet.Section) assemble.Part {
	part := assemble.Part{Title: sectionTitle(j.packet, s, j.words())}
	switch s.Kind {
	case packet.PaperPages:
		part.Scans = j.packet.Documents[s.Item].Scans
	case packet.BlankPages:
		part = assemble.Part{Own: s.Pages} // the back of a sheet needs no bookmark
	case packet.FormPages:
		part.Own, part.Under = s.Pages, j.underForm()
	default:
		part.Own = s.Pages
	}
	return part
}

func (j *job) fillWorkbook() error {
	var buffer bytes.Buffer
	if err := j.engine.workbooks.Write(&buffer, j.packet); err != nil {
		return err
	}
	j.outputs.add(workbookFile, buffer.Bytes(), 0)
	return nil
}

func (j *job) writeCalendar() error {
	who := calendar.Applicant(j.packet)
	if j.o.PrivateCalendar {
		who = ""
	}
	var buffer bytes.Buffer
	if err := calendar.Write(&buffer, j.packet, who, j.words()); err != nil {
		return err
	}
	j.outputs.add(calendarFile, buffer.Bytes(), 0)
	return nil
}

func (j *job) addPhoto() error {
	if j.picture != nil {
		j.outputs.add(photoFile, j.picture.JPEG, 0)
	}
	return nil
}

// addSheet lays out a page of prints for whoever prints the photo, on the first
// of our papers.
func (j *job) addSheet() error {
	if j.picture == nil {
		return nil
	}
	paper, _ := j.engine.photoPapers.Paper("")
	laid, sheet, err := printed(photosheet.Order{Photo: j.picture, Paper: paper, Created: j.o.Today}, j.words(), j.fonts)
	if err != nil {
		return err
	}
	j.outputs.add(sheetFile, sheet, len(laid.Document.Pages))
	return nil
}

// writeManifest writes packet.json, which lists every other file.
func (j *job) writeManifest() error {
	manifest := j.packet.Manifest(j.words())
	manifest.ReadBack = &j.readBack
	manifest.Blank = j.blankFile()
	manifest.Files = j.outputs.manifest()
	data, err := manifest.JSON()
	if err != nil {
		return err
	}
	j.outputs.add(manifestFile, data, 0)
	j.result.Manifest = manifest
	return nil
}
