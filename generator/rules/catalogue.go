package rules

import (
	"cmp"
	"maps"
	"slices"

	"permitpack/generator/date"
	"permitpack/generator/finding"
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
	Calendar *date.Calendar
	// Overlay is what an office laid over the built-in catalogue; nil where nothing.
	Overlay    *Overlay
	procedures map[string]*Procedure
	// abstract are those that others extend; years those whose holidays are known.
	abstract []*Procedure
	years    []int
}

// Overlay is an office's own catalogue, laid over the built-in one.
type Overlay struct {
	// Version is the day of its last change, Over the built-in version that it was written against.
	Version date.Date `json:"version"`
	Over    date.Date `json:"over"`
	// SHA256 is the sum of all its files.
	SHA256 string `json:"sha256"`
}

// Procedure finds a procedure by id; nil where there is none.
func (c *Catalogue) Procedure(id string) *Procedure { return c.procedures[id] }

// ProcedureIDs are the ids of the procedures that can be applied for, sorted.
func (c *Catalogue) ProcedureIDs() []string { return slices.Sorted(maps.Keys(c.procedures)) }

// all are the procedures, those among them that are only extended.
func (c *Catalogue) all() []*Procedure {
	all := slices.Clone(c.abstract)
	for _, id := range c.ProcedureIDs() {
		all = append(all, c.procedures[id])
	}
	return all
}

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
	// Extends is the procedure from which everything is taken that this one does not say itself.
	Extends string `yaml:"extends"`
	// Abstract marks a procedure that is there to be extended, and cannot be applied for.
	Abstract bool `yaml:"abstract"`
	// Form is the id of its application form under templates/forms/.
	Form string `yaml:"form"`
	// Article is where the procedure stands in the law.
	Article string `yaml:"article"`
	Source  string `yaml:"source"`
	// FileBy is the id of the deadline by which the application is filed.
	FileBy string `yaml:"file_by"`
	// ValidFor is the id of the deadline that says how long the passport must be valid.
	ValidFor string `yaml:"valid_for"`
	// Starts is when a permit is taken to begin.
	Starts Start `yaml:"starts"`
	// TermUnit is what the length asked for is counted in.
	TermUnit TermUnit `yaml:"term_unit"`
	// TermFixed says that the law knows one length, so that nobody asks for one.
	TermFixed bool `yaml:"term_fixed"`
	// Needs are what a profile has to state.
	Needs   []Need   `yaml:"needs"`
	Grounds []Ground `yaml:"grounds"`
	// Term is the longest permit, claim by claim.
	Term      []Claim[int]          `yaml:"term"`
	Limits    []Limit               `yaml:"limits"`
	Admits    []Admission           `yaml:"admits"`
	Absences  []AbsenceRule         `yaml:"absences"`
	Outlive   []Outliving           `yaml:"outlive"`
	Documents []DocumentRequirement `yaml:"documents"`
	// Languages says which translation a paper needs, by the facts of the paper.
	Languages []Claim[Translation] `yaml:"languages"`
	Deadlines []Deadline           `yaml:"deadlines"`
	Fees      FeeTable             `yaml:"fees"`
	Photo     PhotoRule            `yaml:"photo"`
	// Advice are rules that bind nobody here but on which the sources differ.
	Advice []Advice `yaml:"advice"`
	// Info are consequences and rights that an applicant should know.
	Info      []Info     `yaml:"info"`
	Obstacles []Obstacle `yaml:"obstacles"`
	Steps     []Step     `yaml:"steps"`

	Position record.Position `yaml:"-"`
}

// Start says when a permit is taken to begin.
type Start string

const (
	// AtDecision is the last day of the slowest processing time.
	AtDecision Start = "decision"
	// AfterPermit is the day after the present permit, or stay, ends.
	AfterPermit Start = "after-permit"
)

// Allowed are the words that a catalogue may write.
func (Start) Allowed() []string { return []string{string(AtDecision), string(AfterPermit)} }

// TermUnit is what the length of a permit is counted in.
type TermUnit string

const (
	InMonths TermUnit = "months"
	InDays   TermUnit = "days"
	NoTerm   TermUnit = "none"
)

// Allowed are the words that a catalogue may write.
func (TermUnit) Allowed() []string { return []string{string(InMonths), string(InDays), string(NoTerm)} }

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

// Need is something that a profile has to state.
type Need struct {
	Heritage
	// Key is the profile key; one of Or does as well.
	Key     string           `yaml:"key"`
	Or      []string         `yaml:"or"`
	When    []string         `yaml:"when"`
	Missed  finding.Severity `yaml:"missed"`
	Source  string           `yaml:"source"`
	Article string           `yaml:"article"`
}

// Ground is a legal reason for the permit.
type Ground struct {
	Heritage
	ID      string `yaml:"id"`
	Article string `yaml:"article"`
	Source  string `yaml:"source"`
	// Words is the middle of the text keys, where they are not "ground.<id>.…".
	Words string `yaml:"words"`
	// Needs are the profile keys without which the papers of this ground cannot be filled.
	Needs []string `yaml:"needs"`
	// Admits are words of the profile that have to be among those listed.
	Admits     []Admission `yaml:"admits"`
	Thresholds []Threshold `yaml:"thresholds"`
	// ShownBy are facts any one of which shows that the ground is met.
	ShownBy []string `yaml:"shown_by"`
}

// Text is the key of a text of the ground: its title, its statute, or the document that proves it.
func (g Ground) Text(part string) string {
	if g.Words != "" {
		return "ground." + g.Words + "." + part
	}
	return "ground." + g.ID + "." + part
}

// Admission says which words are admitted under a key of the profile.
type Admission struct {
	Heritage
	// Where is the profile key, Finding what a word that is not admitted is found as.
	Where   string            `yaml:"where"`
	Finding string            `yaml:"finding"`
	When    []string          `yaml:"when"`
	Claims  []Claim[[]string] `yaml:"claims"`
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

// Limit is a number that must not be exceeded.
type Limit struct {
	Heritage
	ID string `yaml:"id"`
	// Measure is the number of the profile that is held against it; Where the
	// key that mends it, Finding what too high a number is found as.
	Measure string        `yaml:"measure"`
	Where   string        `yaml:"where"`
	Finding string        `yaml:"finding"`
	When    []string      `yaml:"when"`
	Claims  []Claim[Most] `yaml:"claims"`
}

// AbsenceRule is how many days a resident may be outside the country.
type AbsenceRule struct {
	Heritage
	ID      string `yaml:"id"`
	Finding string `yaml:"finding"`
	// Window is the number of days of a window that rolls from day to day. Where
	// EachYearFrom is set, years from that day of the profile are counted in its place.
	Window       int    `yaml:"window"`
	EachYearFrom string `yaml:"each_year_from"`
	// LookBack is how many months before the filing count; all where it is nought.
	LookBack int           `yaml:"look_back"`
	When     []string      `yaml:"when"`
	Claims   []Claim[Most] `yaml:"claims"`
}

// Outliving is a day of the profile that should not lie before the end of the permit asked for.
type Outliving struct {
	Heritage
	Where   string        `yaml:"where"`
	Finding string        `yaml:"finding"`
	Claims  []Claim[bool] `yaml:"claims"`
}

// DocumentRequirement is one paper of the packet. A paper is required when a
// live claim for this ground and these facts requires it; of form and
// translation the most formal counts, of copies the most.
type DocumentRequirement struct {
	Heritage
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
	// Note is the id under whose text "document.<id>.note" the paper is told of,
	// where it is not its own; "none" is no note.
	Note string `yaml:"note"`
}

// NoteKey is the key of the note on the paper, which texts may lack; empty where there is none.
func (d DocumentRequirement) NoteKey() string {
	if d.Note == none {
		return ""
	}
	return "document." + cmp.Or(d.Note, d.ID) + ".note"
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
	// Wait is the first day on which something may be done: its day is not moved.
	Wait Kind = "wait"
	// Expiry is the last day of a paper that the applicant has, Return that of a
	// stay abroad: the program makes them, no catalogue names them.
	Expiry Kind = "expiry"
	Return Kind = "return"
)

// Moves tells whether a counted day that is not worked is moved to one that is.
func (k Kind) Moves() bool { return k == Act || k == Expect }

// Allowed are the kinds that a catalogue may name.
func (Kind) Allowed() []string {
	return []string{string(Act), string(Expect), string(Validity), string(Wait)}
}

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
	Heritage
	ID string `yaml:"id"`
	// Anchor is a profile key, the id of another deadline, "filing" or
	// "permit-end"; of it and OrAnchor the earlier day counts that is known.
	Anchor    string    `yaml:"anchor"`
	OrAnchor  string    `yaml:"or_anchor"`
	Direction Direction `yaml:"direction"`
	Kind      Kind      `yaml:"kind"`
	// Words is the id under which the texts tell of the deadline, where it is not its own.
	Words string `yaml:"words"`
	// Finding is what filing before the day is found as, where the kind is Wait.
	Finding string       `yaml:"finding"`
	Claims  []Claim[int] `yaml:"claims"`
}

// Text is the key of a text of the deadline: its title, or its rule.
func (d Deadline) Text(part string) string { return deadlineText(cmp.Or(d.Words, d.ID), part) }

func deadlineText(words, part string) string { return "deadline." + words + "." + part }

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
	Heritage
	ID      string   `yaml:"id"`
	Grounds []string `yaml:"grounds"`
	When    []string `yaml:"when"`
	// General marks the class of everybody whom no other class fits.
	General bool `yaml:"general"`
	// Exempt marks a class that no other class stands beside.
	Exempt  bool   `yaml:"exempt"`
	Source  string `yaml:"source"`
	Article string `yaml:"article"`
}

// StateFee is one amount of the table. Amounts of sources that are not official
// are told among the conflicts and never budgeted.
type StateFee struct {
	Class string `yaml:"class"`
	// Tier is the speed, Days and Unit its processing time.
	Tier string    `yaml:"tier"`
	Days int       `yaml:"days"`
	Unit date.Unit `yaml:"unit"`
	// UpToMonths, or UpToDays, is the longest term that the amount covers; where
	// neither is set it covers all.
	UpToMonths int `yaml:"up_to_months"`
	UpToDays   int `yaml:"up_to_days"`
	// Amount is in whole manat.
	Amount   int       `yaml:"amount"`
	Source   string    `yaml:"source"`
	Article  string    `yaml:"article"`
	Standing Standing  `yaml:"standing"`
	Read     date.Date `yaml:"read"`
	// From is the first day on which the amount holds; the latest one not after today counts.
	From date.Date `yaml:"from"`
	Note string    `yaml:"note"`

	Position record.Position `yaml:"-"`
}

// PhotoRule is which photo is asked for. A rule without sizes asks for none.
type PhotoRule struct {
	// None says that the procedure asks for no photo, whatever the one that it extends does.
	None       bool            `yaml:"none"`
	Copies     []Claim[int]    `yaml:"copies"`
	Size       []Claim[string] `yaml:"size"`
	Background []Claim[string] `yaml:"background"`
	// DefaultSize and DefaultBackground are what the photo is checked for where the profile asks nothing.
	DefaultSize       string `yaml:"default_size"`
	DefaultBackground string `yaml:"default_background"`
}

// Advice is a rule on which sources differ without consequence for the packet.
type Advice struct {
	Heritage
	ID     string          `yaml:"id"`
	Claims []Claim[string] `yaml:"claims"`
}

// Info is a consequence or a right that an applicant should know; its words are
// "info.<id>", with the first live official value, if any, for {value}.
type Info struct {
	Heritage
	ID     string        `yaml:"id"`
	When   []string      `yaml:"when"`
	Claims []Claim[Span] `yaml:"claims"`
}

// Obstacle is something that stands in the way of the permit when its facts hold.
type Obstacle struct {
	Heritage
	// Finding is the id of the finding, Where the profile key that mends it.
	Finding string        `yaml:"finding"`
	Where   string        `yaml:"where"`
	Claims  []Claim[bool] `yaml:"claims"`
}

// Step is one thing to do or to expect, in order; its words are "step.<id>".
type Step struct {
	Heritage
	ID         string   `yaml:"id"`
	When       []string `yaml:"when"`
	Grounds    []string `yaml:"grounds"`
	NotGrounds []string `yaml:"not_grounds"`
	Source     string   `yaml:"source"`
	Article    string   `yaml:"article"`
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
