package packet

import (
	"encoding/json"
	"fmt"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/photo"
	"permitpack/generator/rules"
	"permitpack/generator/text"
)

// ManifestSchema is the version of packet.json's shape.
const ManifestSchema = 1

// Manifest is packet.json: what was decided, found and written, for scripts.
// The words are of the applicant's language.
type Manifest struct {
	Schema    int                `json:"schema"`
	Profile   string             `json:"profile"`
	Procedure string             `json:"procedure"`
	Ground    string             `json:"ground"`
	Status    finding.Status     `json:"status"`
	Today     date.Date          `json:"today"`
	Catalogue date.Date          `json:"catalogue"`
	Overlay   *rules.Overlay     `json:"overlay,omitempty"`
	Findings  []finding.Finding  `json:"findings"`
	Documents []manifestDocument `json:"documents"`
	Fees      []manifestFee      `json:"fees"`
	Deadlines []manifestDeadline `json:"deadlines"`
	Conflicts []manifestConflict `json:"conflicts"`
	Photo     manifestPhoto      `json:"photo"`
	Blank     *BlankFile         `json:"blank,omitempty"`
	ReadBack  *ReadBack          `json:"read_back,omitempty"`
	Files     []File             `json:"files,omitempty"`
}

// BlankFile is the office's own blank on which the form was printed.
type BlankFile struct {
	// File is the base name of the file.
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
}

// ReadBack is what reading the written form again gave.
type ReadBack struct {
	OK         bool     `json:"ok"`
	Fields     int      `json:"fields"`
	Mismatches []string `json:"mismatches"`
}

// File is one file of the packet's folder.
type File struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
	Bytes  int    `json:"bytes"`
	// Pages is the number of pages of a PDF.
	Pages int `json:"pages,omitempty"`
	// Encrypted says that the file opens with a password alone.
	Encrypted bool `json:"encrypted,omitempty"`
}

type manifestDocument struct {
	ID          string            `json:"id"`
	Title       string            `json:"title"`
	Copies      int               `json:"copies"`
	Form        rules.PaperForm   `json:"form"`
	Translation rules.Translation `json:"translation"`
	Apostille   bool              `json:"apostille"`
	Status      DocumentStatus    `json:"status"`
	Pages       []int             `json:"pages"`
	Sources     []string          `json:"sources"`
}

type manifestFee struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Amount   int64  `json:"amount"` // hundredths
	Currency string `json:"currency"`
	Class    string `json:"class"`
	Tier     string `json:"tier"`
	Chosen   bool   `json:"chosen"`
	// Speed says the tier in words; packet.json has its id.
	Speed   string    `json:"-"`
	Due     date.Date `json:"due"`
	Sources []string  `json:"sources"`
}

type manifestDeadline struct {
	ID        string          `json:"id"`
	Title     string          `json:"title"`
	Anchor    string          `json:"anchor"`
	Rule      string          `json:"rule"`
	Legal     date.Date       `json:"legal_date"`
	Date      date.Date       `json:"date"`
	DaysLeft  int             `json:"days_left"`
	Status    rules.DueStatus `json:"status"`
	Projected bool            `json:"projected"`
	Claims    []manifestDay   `json:"claims"`
}

type manifestDay struct {
	Value    int            `json:"value"`
	Unit     date.Unit      `json:"unit"`
	Date     date.Date      `json:"date"`
	Standing rules.Standing `json:"standing"`
	Source   string         `json:"source"`
}

type manifestConflict struct {
	Rule   string          `json:"rule"`
	Safe   string          `json:"safe"`
	Claims []manifestClaim `json:"claims"`
}

type manifestClaim struct {
	Value    any            `json:"value"`
	Unit     string         `json:"unit"`
	Standing rules.Standing `json:"standing"`
	Source   string         `json:"source"`
	Article  string         `json:"article"`
	Read     date.Date      `json:"read"`
}

type manifestPhoto struct {
	Verdict photo.Verdict `json:"verdict"`
	Checks  []photo.Check `json:"checks"`
}

// Manifest is the packet as packet.json tells it, without files and read-back.
func (p *Packet) Manifest(words *text.Words) Manifest {
	m := Manifest{
		Schema: ManifestSchema, Profile: p.ProfileFile, Procedure: p.Procedure, Ground: p.Ground,
		Status: p.Status(), Today: p.Today, Catalogue: p.Catalogue, Overlay: p.Overlay,
		Findings: append([]finding.Finding{}, p.Findings...), Documents: []manifestDocument{}, Fees: []manifestFee{},
		Deadlines: []manifestDeadline{}, Conflicts: []manifestConflict{},
	}
	for i := range m.Findings {
		m.Findings[i].Sources = listed(m.Findings[i].Sources)
	}
	for _, d := range p.Documents {
		m.Documents = append(m.Documents, manifestDocument{
			ID: d.ID, Title: words.Say("document."+d.ID+".title", nil), Copies: d.Copies, Form: d.Form,
			Translation: d.Translation, Apostille: d.Apostille, Status: d.Status,
			Pages: listed(d.Pages), Sources: listed(d.Sources),
		})
	}
	for _, f := range p.Fees {
		m.Fees = append(m.Fees, manifestFee{
			ID: f.ID, Title: words.Say("fee."+f.ID+".title", nil), Amount: f.Amount.Hundredths, Currency: f.Amount.Currency,
			Class: f.Class, Tier: f.Tier, Speed: f.Speed(words), Chosen: f.Chosen, Due: f.Due, Sources: listed(f.Sources),
		})
	}
	for _, d := range p.Deadlines {
		m.Deadlines = append(m.Deadlines, deadlineManifest(d, words))
	}
	for _, c := range p.Conflicts {
		m.Conflicts = append(m.Conflicts, conflictManifest(c))
	}
	m.Photo = manifestPhoto{Verdict: photo.Unreadable, Checks: []photo.Check{}}
	if p.PhotoReport != nil {
		m.Photo = manifestPhoto{Verdict: p.PhotoReport.Verdict, Checks: listed(p.PhotoReport.Checks)}
	}
	return m
}

func deadlineManifest(d rules.Due, words *text.Words) manifestDeadline {
	m := manifestDeadline{
		ID: d.ID, Title: d.Title(words), Anchor: d.Anchor, Rule: d.Rule(words),
		Legal: d.Legal, Date: d.Safe, DaysLeft: d.DaysLeft, Status: d.Status, Projected: d.Projected,
		Claims: []manifestDay{},
	}
	for _, c := range d.Claims {
		m.Claims = append(m.Claims, manifestDay{Value: c.Value, Unit: c.Unit, Date: c.Date, Standing: c.Standing, Source: c.Source})
	}
	return m
}

func conflictManifest(c rules.Conflict) manifestConflict {
	m := manifestConflict{Rule: c.Rule, Safe: c.Safe.String(), Claims: []manifestClaim{}}
	for _, claim := range c.Claims {
		m.Claims = append(m.Claims, manifestClaim{
			Value: claim.Quantity.JSON(), Unit: claim.Quantity.Unit, Standing: claim.Standing,
			Source: claim.Source, Article: claim.Article, Read: claim.Read,
		})
	}
	return m
}

// JSON is the manifest as it is written into packet.json.
func (m Manifest) JSON() ([]byte, error) {
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("writing packet.json: %w", err)
	}
	return append(data, '\n'), nil
}

// listed gives an empty list where there is none, so that JSON says [] and not null.
func listed[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
