package rules

import (
	"permitpack/generator/date"
	"permitpack/generator/record"
)

// Catalogue is everything that permitpack knows of the law, by id.
type Catalogue struct {
	// Version is the day on which the catalogue was last changed.
	Version date.Date
	// DocumentIDs are the papers that a profile may name.
	DocumentIDs []string
	// GroundIDs are the grounds of all procedures, those of procedures that this
	// catalogue does not hold yet among them.
	GroundIDs []string
	// Sources are in the order of their file.
	Sources []Source
	// Holidays are in the order of their dates.
	Holidays []Holiday
	// Calendar counts with the holidays.
	Calendar   *date.Calendar
	procedures map[string]*Procedure
}

// Procedure finds a procedure by id; nil where there is none.
func (c *Catalogue) Procedure(id string) *Procedure { return c.procedures[id] }

// Source finds a source by id; the zero Source where there is none.
func (c *Catalogue) Source(id string) Source {
	for _, s := range c.Sources {
		if s.ID == id {
			return s
		}
	}
	return Source{}
}

// Procedure is one thing that can be applied for, with all that belongs to it.
type Procedure struct {
	ID string `yaml:"id"`
	// Form is the id of its application form under templates/forms/.
	Form string `yaml:"form"`
	// Article is where the procedure stands in the law.
	Article string `yaml:"article"`
	Source  string `yaml:"source"`
	// FileBy is the id of the deadline by which the application is filed.
	FileBy string `yaml:"file_by"`
	// ValidFor is the id of the deadline that says how long the passport must be valid.
	ValidFor string   `yaml:"valid_for"`
	Grounds  []Ground `yaml:"grounds"`
	// Term is the longest permit in months, claim by claim.
	Term      []Claim[int]          `yaml:"term"`
	Documents []DocumentRequirement `yaml:"documents"`
	// Languages says which translation a paper needs, by the facts of the paper.
	Languages []Claim[Translation] `yaml:"languages"`
	Deadlines []Deadline           `yaml:"deadlines"`
	Fees      FeeTable             `yaml:"fees"`
	Photo     PhotoRule            `yaml:"photo"`
	// Advice are rules that bind nobody here but on which the sources differ.
	Advice    []Advice   `yaml:"advice"`
	Obstacles []Obstacle `yaml:"obstacles"`
	Steps     []Step     `yaml:"steps"`

	Position record.Position `yaml:"-"`
}

// Ground finds a ground of the procedure by id; nil where there is none.
func (p *Procedure) Ground(id string) *Ground {
	for i := range p.Grounds {
		if p.Grounds[i].ID == id {
			return &p.Grounds[i]
		}
	}
	return nil
}

// deadline finds a deadline of the procedure by id; the zero Deadline where there is none.
func (p *Procedure) deadline(id string) Deadline {
	for _, d := range p.Deadlines {
		if d.ID == id {
			return d
		}
	}
	return Deadline{}
}

// Ground is a legal reason for the permit.
type Ground struct {
	ID      string `yaml:"id"`
	Article string `yaml:"article"`
	Source  string `yaml:"source"`
	// Needs are the profile keys without which the papers of this ground cannot be filled.
	Needs []string `yaml:"needs"`
	// Relations is the circle of relatives that the ground admits.
	Relations []Claim[[]string] `yaml:"relations"`
	// SponsorPermits are what the sponsor must hold.
	SponsorPermits []Claim[[]string] `yaml:"sponsor_permits"`
	Thresholds     []Threshold       `yaml:"thresholds"`

	Position record.Position `yaml:"-"`
}

// Threshold is an amount or a number to reach.
type Threshold struct {
	ID string `yaml:"id"`
	// Measure is the number of the profile that is held against it, as "real-estate".
	Measure string       `yaml:"measure"`
	When    []string     `yaml:"when"`
	Claims  []Claim[int] `yaml:"claims"`
	// Instead are thresholds any one of which does as well.
	Instead []Threshold `yaml:"instead"`

	Position record.Position `yaml:"-"`
}

// DocumentRequirement is one paper of the packet. A paper is required when a
// live claim for this ground and these facts requires it; of form and
// translation the most formal counts, of copies the most.
type DocumentRequirement struct {
	ID        string             `yaml:"id"`
	Required  []Claim[bool]      `yaml:"required"`
	Form      []Claim[PaperForm] `yaml:"form"`
	Copies    []Claim[int]       `yaml:"copies"`
	Apostille []Claim[bool]      `yaml:"apostille"`
	// Signers say who signs, as the last part of the text key "signer.<id>"; the first live claim counts.
	Signers []Claim[string] `yaml:"signers"`
	// GroundDetail says that "ground.<id>.document" describes the paper.
	GroundDetail bool `yaml:"ground_detail"`
	// Translatable says that the paper may be in a foreign language; Translation
	// are claims on this paper beside those on all papers.
	Translatable bool                 `yaml:"translatable"`
	Translation  []Claim[Translation] `yaml:"translation"`
	// Made says that permitpack itself makes the paper: "form" or "photo".
	Made Maker `yaml:"made"`
	// ValidityUnknown says that no source tells how long the paper is good for.
	ValidityUnknown bool `yaml:"validity_unknown"`
	// Later says that the paper is not handed in at filing.
	Later bool `yaml:"later"`

	Position record.Position `yaml:"-"`
}

// Maker is the part of permitpack that makes a paper.
type Maker string

const (
	MadeByForm  Maker = "form"
	MadeByPhoto Maker = "photo"
)

// Allowed are the makers that a catalogue may name.
func (Maker) Allowed() []string { return []string{string(MadeByForm), string(MadeByPhoto)} }

// Kind says what a deadline asks of whom.
type Kind string

const (
	// Act is something that the applicant does: its day is moved to a working day.
	Act Kind = "act"
	// Expect is something that the authority does.
	Expect Kind = "expect"
	// Validity is how long a paper has to hold: its day is not moved.
	Validity Kind = "validity"
)

// Allowed are the kinds that a catalogue may name.
func (Kind) Allowed() []string { return []string{string(Act), string(Expect), string(Validity)} }

// Direction says whether a period is counted forward from its anchor or back.
type Direction string

const (
	After  Direction = "after"
	Before Direction = "before"
)

// Allowed are the directions that a catalogue may name.
func (Direction) Allowed() []string { return []string{string(After), string(Before)} }

// Deadline is a day that is counted from another one.
type Deadline struct {
	ID string `yaml:"id"`
	// Anchor is a profile key, the id of another deadline, "filing" or "permit-end".
	Anchor    string       `yaml:"anchor"`
	Direction Direction    `yaml:"direction"`
	Kind      Kind         `yaml:"kind"`
	Claims    []Claim[int] `yaml:"claims"`

	Position record.Position `yaml:"-"`
}

// FeeTable is what the state takes for the procedure.
type FeeTable struct {
	ID string `yaml:"id"`
	// DueBy is the id of the deadline by which the fee is paid.
	DueBy string `yaml:"due_by"`
	// Classes are who pays, the special before the general.
	Classes []FeeClass `yaml:"classes"`
	Rows    []StateFee `yaml:"rows"`
}

// FeeClass is a group of applicants with its own amounts.
type FeeClass struct {
	ID      string   `yaml:"id"`
	Grounds []string `yaml:"grounds"`
	When    []string `yaml:"when"`
	// General marks the class of everybody whom no other class fits.
	General bool `yaml:"general"`
	// Exempt marks a class that no other class stands beside.
	Exempt  bool   `yaml:"exempt"`
	Source  string `yaml:"source"`
	Article string `yaml:"article"`

	Position record.Position `yaml:"-"`
}

// StateFee is one amount of the table.
type StateFee struct {
	Class string `yaml:"class"`
	// Tier is the speed, Days and Unit its processing time.
	Tier string    `yaml:"tier"`
	Days int       `yaml:"days"`
	Unit date.Unit `yaml:"unit"`
	// UpToMonths is the longest term that the amount covers.
	UpToMonths int `yaml:"up_to_months"`
	// Amount is in whole manat.
	Amount  int    `yaml:"amount"`
	Source  string `yaml:"source"`
	Article string `yaml:"article"`
	// From is the first day on which the amount holds; the latest one not after today counts.
	From date.Date `yaml:"from"`

	Position record.Position `yaml:"-"`
}

// PhotoRule is which photo is asked for.
type PhotoRule struct {
	Copies     []Claim[int]    `yaml:"copies"`
	Size       []Claim[string] `yaml:"size"`
	Background []Claim[string] `yaml:"background"`
	// DefaultSize and DefaultBackground are what the photo is checked for where the profile asks nothing.
	DefaultSize       string `yaml:"default_size"`
	DefaultBackground string `yaml:"default_background"`
}

// Advice is a rule on which sources differ without consequence for the packet.
type Advice struct {
	ID     string          `yaml:"id"`
	Claims []Claim[string] `yaml:"claims"`

	Position record.Position `yaml:"-"`
}

// Obstacle is something that stands in the way of the permit when its facts hold.
type Obstacle struct {
	// Finding is the id of the finding, Where the profile key that mends it.
	Finding string        `yaml:"finding"`
	Where   string        `yaml:"where"`
	Claims  []Claim[bool] `yaml:"claims"`

	Position record.Position `yaml:"-"`
}

// Step is one thing to do or to expect, in order; its words are "step.<id>".
type Step struct {
	ID      string   `yaml:"id"`
	When    []string `yaml:"when"`
	Source  string   `yaml:"source"`
	Article string   `yaml:"article"`

	Position record.Position `yaml:"-"`
}

// Citation is the step's place in its source.
func (s Step) Citation() string { return cite(s.Source, s.Article) }

// Citation is the amount's place in its source.
func (f StateFee) Citation() string { return cite(f.Source, f.Article) }

// Citation is the class's place in its source.
func (f FeeClass) Citation() string { return cite(f.Source, f.Article) }

// Citation is the ground's place in its source.
func (g Ground) Citation() string { return cite(g.Source, g.Article) }

func cite(source, article string) string {
	if article == "" {
		return source
	}
	return source + " " + article
}
