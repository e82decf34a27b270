package rules

import (
	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/money"
	"permitpack/generator/profile"
)

// Case is one applicant's application on one day.
type Case struct {
	Profile *profile.Profile
	Today   date.Date
	// OfficialOnly leaves out what practice and guides claim.
	OfficialOnly bool
}

// Decision is what the catalogue says of a case.
type Decision struct {
	Procedure *Procedure
	Ground    *Ground
	Documents []Document
	Deadlines []Due
	Fees      []Fee
	Photo     PhotoChoice
	Conflicts []Conflict
	Steps     []Step
	// Findings are those that rest on the catalogue: deadlines passed, thresholds missed, …
	Findings []finding.Finding
}

// Document is a document requirement as it holds for a case.
type Document struct {
	*DocumentRequirement
	// Severity is what the packet's verdict suffers when the paper is missing.
	Severity finding.Severity
	// Standing is the best of the claims that require the paper.
	Standing Standing
	Form     Demand[PaperForm]
	Copies   int
	// Entries are what each entry of the profile under the id needs; Translation
	// and Apostille are the most that one of them does.
	Entries     []Entry
	Translation Translation
	Apostille   bool
	// Signer is the last part of the text key "signer.<id>", or empty.
	Signer  string
	Sources []string
}

// Entry is what one entry of a profile's documents needs in the language that it states.
type Entry struct {
	// Index is its place among the profile's documents.
	Index       int
	Translation Demand[Translation]
	// Apostille are the claims that ask one.
	Apostille []Claim[bool]
}

// Demand is a graded requirement: what the packet follows, and how bad it is to
// stay under each claim.
type Demand[T any] struct {
	Safe   T
	Claims []Claim[T]
}

// Fee is one amount that may have to be paid. Its title is the text "fee.<id>.title".
type Fee struct {
	ID     string
	Amount money.Amount
	// Tier is the speed: the text "tier.<tier>"; Days and Unit are its processing time.
	Tier string
	Days int
	Unit date.Unit
	// Class is who pays: the text "fee-class.<class>".
	Class string
	// Months is the longest term that the amount covers.
	Months int
	// Chosen marks the amount that the packet budgets.
	Chosen bool
	// Due is the last day to pay when the application is filed on the safe day.
	Due     date.Date
	Sources []string
}

// DueStatus says how near a deadline is.
type DueStatus string

const (
	OK      DueStatus = "ok"
	Soon    DueStatus = "soon" // 30 days or fewer
	Overdue DueStatus = "overdue"
)

// Due is a deadline computed for a case. Its title is the text
// "deadline.<id>.title", its rule in words "deadline.<id>.rule".
type Due struct {
	ID string
	// Anchor is the profile key, or the id of another deadline, that the count starts from.
	Anchor     string
	AnchorDate date.Date
	Direction  Direction
	Kind       Kind
	// Legal is the last day by official claims; Safe the day with which the applicant is right whoever is right.
	Legal, Safe date.Date
	// DaysLeft are calendar days from today to Safe; negative when it has passed.
	DaysLeft int
	Status   DueStatus
	// Projected says that the count rests on a day off whose official date is not out yet.
	Projected bool
	Claims    []DueClaim
}

// DueClaim is what one source says of a deadline, and the day that follows from it.
type DueClaim struct {
	Value    int
	Unit     date.Unit
	Date     date.Date
	Standing Standing
	// Source is id and article: "MM 47.1".
	Source string
}

// Conflict is a rule on which the sources differ for a case.
type Conflict struct {
	// Rule is its id, as "housing-document.form".
	Rule string
	// Key and Args are its name: the text key "rule.document.form" and what fills it.
	Key  string
	Args finding.Args
	// Safe is the value that the packet follows, Official that of the official claims.
	Safe, Official Quantity
	Claims         []ConflictClaim
}

// ConflictClaim is what one source says.
type ConflictClaim struct {
	Quantity Quantity
	Standing Standing
	Source   string
	Article  string
	Read     date.Date
}

// PhotoChoice is the photo that the packet asks for.
type PhotoChoice struct {
	// Size and Background are ids of the photo limits; an empty Background is not judged.
	Size, Background string
	Copies           int
	Sources          []string
}

// Decide says what the catalogue asks of a case. The procedure must be one of
// the catalogue's; a ground that is none of the procedure's is a finding.
func (c *Catalogue) Decide(k Case) Decision {
	d := c.decider(k)
	d.belongs()
	d.deadlines()
	d.fees()
	d.documents()
	d.photo()
	d.term()
	d.passport()
	d.thresholds()
	d.sponsor()
	d.obstacles()
	d.advice()
	d.steps()
	d.age()
	return d.out
}

// decider is one run of Decide.
type decider struct {
	catalogue *Catalogue
	procedure *Procedure
	ground    *Ground
	profile   *profile.Profile
	today     date.Date
	official  bool
	facts     profile.Facts
	// filing is the day on which the application is taken to be filed.
	filing date.Date
	out    Decision
}

func (c *Catalogue) decider(k Case) *decider {
	procedure := c.Procedure(k.Profile.Procedure)
	ground := procedure.Ground(k.Profile.Ground)
	if ground == nil {
		// The packet is made all the same, with what every ground asks for.
		ground = &Ground{ID: k.Profile.Ground}
	}
	return &decider{
		catalogue: c, procedure: procedure, ground: ground,
		profile: k.Profile, today: k.Today, official: k.OfficialOnly,
		facts: k.Profile.Facts(k.Today),
		out:   Decision{Procedure: procedure, Ground: ground},
	}
}

func (d *decider) find(f finding.Finding) { d.out.Findings = append(d.out.Findings, f) }

// belongs finds a ground that the procedure does not have.
func (d *decider) belongs() {
	if d.ground.ID != "" && d.procedure.Ground(d.ground.ID) == nil {
		d.find(finding.Finding{
			ID: "ground.not-of-procedure", Severity: finding.Error, Where: "ground",
			Sources: []string{cite(d.procedure.Source, d.procedure.Article)},
		})
	}
}

func (d *decider) steps() {
	for _, s := range d.procedure.Steps {
		if d.facts.Holds(s.When) {
			d.out.Steps = append(d.out.Steps, s)
		}
	}
}

func (d *decider) obstacles() {
	for _, o := range d.procedure.Obstacles {
		if claims := live(d, o.Claims, d.facts); len(claims) > 0 {
			d.find(finding.Finding{
				ID: o.Finding, Severity: Worst(claims), Where: o.Where, Sources: Citations(claims),
			})
		}
	}
}

func (d *decider) advice() {
	for _, a := range d.procedure.Advice {
		claims := live(d, a.Claims, d.facts)
		safe, _ := strictest(claims, func(string) int { return 0 })
		noteConflict(d, Conflict{Rule: a.ID, Key: "rule." + a.ID}, claims, wordQuantity, safe.Value)
	}
}
