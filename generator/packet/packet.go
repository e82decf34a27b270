// Package packet is the model of one application: everything decided, nothing
// laid out. Build makes it from a profile, the decisions of the catalogue and
// what was found in photo and scans; the renderers read it and ask nothing else.
package packet

import (
	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/photo"
	"permitpack/generator/profile"
	"permitpack/generator/rules"
	"permitpack/generator/scan"
	"permitpack/generator/text"
)

// Packet is everything that was decided about one application.
type Packet struct {
	// Name is the name of the packet's folder: the profile's file name without its ending.
	Name string
	// ProfileFile is the base name of the profile's file, as "zhang-wei.yaml".
	ProfileFile string
	// Procedure and Ground are ids of the catalogue; the name of the procedure is
	// the text "procedure.<id>.title".
	Procedure, Ground string
	// GroundTitle is the key of the ground's name; empty where there is none.
	GroundTitle string
	Today       date.Date
	// FileBy is the id of the deadline by which the application is filed; empty for none.
	FileBy string
	// Ends are the last days of what the applicant holds.
	Ends Ends
	// Catalogue is the version of the catalogue that decided, Overlay what an
	// office laid over it; nil where nothing.
	Catalogue date.Date
	Overlay   *rules.Overlay
	// OfficialOnly says that claims of practice and guides were left out (--sources official).
	OfficialOnly bool
	// Duplex says that packet.pdf is printed on both sides of the sheet: every paper
	// begins on the front of one.
	Duplex bool
	// Language is the applicant's; what the authority reads is in Azerbaijani.
	Language text.Language

	// Facts are what holds for the applicant today.
	Facts profile.Facts
	// Values are what forms print, by name ("applicant.full-name").
	Values map[string]Value
	// Office and Own are what letters print: the values of forms and those that LetterNames
	// lists, in the words of the office, and in the applicant's for translations.
	Office, Own map[string]Value
	// Findings are sorted, worst first.
	Findings  []finding.Finding
	Documents []ChecklistItem
	Fees      []rules.Fee
	Deadlines []rules.Due
	Conflicts []rules.Conflict
	// Reckoning is what days and amounts were counted from.
	Reckoning rules.Reckoning
	// Photo is nil when the profile names no photo or it could not be read.
	Photo *Photo
	// PhotoReport is what was measured; nil when no file could be opened.
	PhotoReport *photo.Report
	// Infos are consequences and rights that the applicant should know.
	Infos []rules.Note
	// Steps are text keys of what the applicant does and what happens then, in order.
	Steps []Step
	// Holidays are all days off and worked weekends that the catalogue knows, by date.
	Holidays []rules.Holiday
	// Sources are those that the packet cites, by id.
	Sources []rules.Source
	// Form is the id of the application form under templates/forms/.
	Form string
	// Letters are the drafts in packet.pdf, in their order; TakeLetters sets them.
	Letters []Letter

	// printable puts a box for every character that no font has.
	printable func(string) string
}

// Ends are the last days of the lawful stay, the visa and the passport; the zero
// Date where there is none, or the profile does not say.
type Ends struct{ Stay, Visa, Passport date.Date }

// Status is the verdict, the same in every output.
func (p *Packet) Status() finding.Status { return finding.Verdict(p.Findings) }

// Value is one thing that a form or a letter prints.
type Value struct {
	// Text is as its reader reads it: words of the office or of the applicant, dates
	// dd.mm.yyyy, names as in the passport.
	Text string
	// Choice is the id where the value is one of a list ("male", "married", a ground).
	Choice string
	// Rows are the rows of a table, each with the same number of cells.
	Rows [][]string
	// Where is the profile key that the value comes from.
	Where string
}

// DocumentStatus says where a paper stands.
type DocumentStatus string

const (
	// Attached: its scan is in packet.pdf.
	Attached DocumentStatus = "attached"
	// Held: the applicant has the paper, no scan was given.
	Held DocumentStatus = "held"
	// Missing: required and not there; a separator sheet keeps its place.
	Missing DocumentStatus = "missing"
	// Expired: its validity ends before it is used.
	Expired DocumentStatus = "expired"
	// Made: permitpack made it (the form, the photo).
	Made DocumentStatus = "made"
	// Later: not needed at filing, as the fee receipt.
	Later DocumentStatus = "later"
)

// ChecklistItem is one document requirement as it stands for this applicant.
// Its title is the text "document.<id>.title".
type ChecklistItem struct {
	ID string
	// Detail is the text key of what the paper is for this ground ("ground.study.document"), or empty.
	Detail string
	Copies int
	// Form is how the paper is handed in: plain, with-original, notarised-copy, notarised or original.
	Form rules.PaperForm
	// Translation is what a paper in this language needs.
	Translation rules.Translation
	Apostille   bool
	// Signer is who signs: the text "signer.<id>", or empty.
	Signer string
	Status DocumentStatus
	// Made says that the paper is the form that permitpack fills in.
	Made bool
	// Drafted says that a letter in packet.pdf becomes the paper when it is signed.
	Drafted bool
	// Standing is the best of the claims that require the paper.
	Standing rules.Standing
	// Notes are text keys of further lines, as "document.photos.note".
	Notes []string
	// IssuedOn and ValidUntil are zero where the profile does not say.
	IssuedOn, ValidUntil date.Date
	// Language is the ISO 639-1 code of the paper's language, or empty.
	Language string
	// Scans are the paper's files and those of its translation, in order.
	Scans []scan.Scan
	// Unreadable says that a file of the paper was named and could not be read.
	Unreadable bool
	// Sheets is how many sheets of paper it takes, printed on one side; 0 where that is not known.
	Sheets int
	// Pages are the page numbers in packet.pdf, from 1; Paginate fills them.
	Pages   []int
	Sources []string
}

// NeedsDraft tells whether the paper is asked for and nobody has it yet.
func (c ChecklistItem) NeedsDraft() bool {
	return c.Status == Missing && c.Standing != "" && !c.Unreadable
}

// Wanting tells whether the paper is asked for and missing, or expired.
func (c ChecklistItem) Wanting() bool {
	return c.Status == Expired || c.Status == Missing && c.Standing != ""
}

// NeedsSheet tells whether a separator sheet stands for the paper in packet.pdf.
func (c ChecklistItem) NeedsSheet() bool {
	return c.Status == Missing && c.Standing != "" && !c.Drafted
}

// ShortTitle is the key of a paper's short name, and of its title where it has none.
func ShortTitle(words *text.Words, id string) finding.Key {
	if short := "document." + id + ".short"; words.Has(short) {
		return finding.Key(short)
	}
	return finding.Key("document." + id + ".title")
}

// Photo is the applicant's picture as it is printed.
type Photo struct {
	// JPEG is the picture fitted to Spec's shape, without metadata, its density written.
	JPEG []byte
	// OnPage is the same for pages that show it, with no more pixels than they need.
	OnPage []byte
	// Width and Height are the print size in millimetres.
	Width, Height int
	// Copies is how many prints are handed in.
	Copies int
}

// Step is one thing to do, or that happens, on the way to the card.
type Step struct {
	// Key is the text key, "step.<id>".
	Key     string
	Sources []string
}
