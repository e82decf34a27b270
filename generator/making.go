package generator

import (
	"bytes"
	"crypto/rand"
	"fmt"

	"permitpack/generator/assemble"
	"permitpack/generator/calendar"
	"permitpack/generator/checklist"
	"permitpack/generator/packet"
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

// layChecklist plans the checklist to count its pages, and lays it out when the page of
// every paper is known. Its words do not move by that.
func (j *job) layChecklist() error {
	var err error
	if j.sheets, err = checklist.Separators(j.packet, j.engine.book, j.fonts); err != nil {
		return err
	}
	planned, err := checklist.NewPlan(j.packet, j.engine.book, j.fonts)
	if err != nil {
		return err
	}
	j.plan = j.packet.Paginate(packet.PageCounts{
		Checklist: planned.Pages, Form: len(j.form.Document.Pages),
		Letter: func(id string) int { return len(j.letter(id).Document.Pages) },
		Sheet:  func(id string) int { return len(j.sheets[id]) },
		Duplex: j.packet.Duplex,
	})
	j.checklist, err = planned.Lay()
	return err
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
	if photo := j.photo.printed; photo != nil {
		j.outputs.add(photoFile, photo.JPEG, 0)
	}
	return nil
}

// addSheet lays out a page of prints for whoever prints the photo, on the first
// of our papers.
func (j *job) addSheet() error {
	if j.photo.printed == nil {
		return nil
	}
	paper, _ := j.engine.photoPapers.Paper("")
	laid, sheet, err := printed(photosheet.Order{Photo: j.photo.printed, Paper: paper, Created: j.o.Today}, j.words(), j.fonts)
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
