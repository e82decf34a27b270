package rules

import (
	"slices"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/money"
	"permitpack/generator/profile"
	"permitpack/generator/text"
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
	// Term is the length that is asked for, or that the law fixes; the zero Period where there is none.
	Term      date.Period
	Documents []Document
	Deadlines []Due
	Fees      []Fee
	Photo     PhotoChoice
	Conflicts []Conflict
	Infos     []Note
	Steps     []Step
	Reckoning Reckoning
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
	// Tier is the speed: the text "tier.<tier>"; Period is its processing time.
	Tier   string
	Period date.Period
	// Class is who pays: the text "fee-class.<class>".
	Class string
	// UpTo is the longest term that the amount covers; the zero Period where it covers all.
	UpTo date.Period
	// Chosen marks the amount that the packet budgets.
	Chosen bool
	// Due is the last day to pay when the application is filed on the safe day.
	Due     date.Date
	Sources []string
}

// Speed says how fast the amount buys a decision.
func (f Fee) Speed(words *text.Words) string {
	return words.Say("tier."+f.Tier, finding.Args{
		"period": finding.Count{Key: finding.Key("unit." + string(f.Period.Unit)), N: f.Period.Value},
	})
}

// DueStatus says how near a deadline is.
type DueStatus string

const (
	OK      DueStatus = "ok"
	Soon    DueStatus = "soon" // 30 days or fewer
	Overdue DueStatus = "overdue"
)

// Due is a deadline computed for a case.
type Due struct {
	ID string
	// Words is the middle of the keys of its texts, where it is not the ID.
	Words string
	// About fills the words of its title.
	About finding.Args
	// Paper is the id of the paper whose last day it is; empty for all other days.
	Paper string
	// Anchor is the profile key, or the id of another deadline, that the count starts from.
	Anchor     string
	AnchorDate date.Date
	// Anchors are those of the rule, of which the earlier day that is known counts:
	// profile keys, ids of deadlines before this one, Filing, PermitEnd or StayEnd.
	Anchors   []string
	Direction Direction
	Kind      Kind
	// Legal is the last day by official claims; Safe the day with which the applicant is right whoever is right.
	Legal, Safe date.Date
	// DaysLeft are calendar days from today to Safe; negative when it has passed.
	DaysLeft int
	Status   DueStatus
	// Projected says that the count rests on a day off whose official date is not out yet.
	Projected bool
	// BySpeed says that the day hangs on the speed asked for.
	BySpeed bool
	Claims  []DueClaim
}

// Concerns tells whether people should know the day: it has one, and it is not the day
// to which a paper that is valid long enough would have to be, one up to which nothing
// was to be waited for, or the end of a journey that nobody has planned.
func (d Due) Concerns() bool {
	holds := (d.Kind == Validity || d.Kind == Wait) && d.Status != Overdue
	return !d.Safe.IsZero() && !holds && d.Kind != Return
}

// DueClaim is what one source says of a deadline, and the day that follows from it.
type DueClaim struct {
	Value int
	Unit  date.Unit
	// Counted is the day on which the period ends, Date where the counting rules
	// move it, Safe the working day not after it; all are one day where nothing moves.
	Counted, Date, Safe date.Date
	Standing            Standing
	// Source is id and article: "MM 47.1".
	Source string
	// Projected says that this count rests on a day off whose official date is not out yet.
	Projected bool
	// aside tells that the claim does not count towards the safe day.
	aside bool
}

// Followed tells whether the claim counts towards the safe day.
func (c DueClaim) Followed() bool { return !c.aside }

// Note is a consequence or a right to be told.
type Note struct {
	// Key is its text, with the value, where there is one, for {value}.
	Key     string
	Value   Quantity
	Sources []string
}

// Say says the note in the reader's words.
func (n Note) Say(words *text.Words) string {
	return words.Say(n.Key, finding.Args{"value": n.Value.Say(words)})
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
	// Size and Background are ids of the photo limits; without a Size no photo
	// is asked for, and an empty Background is not judged.
	Size, Background string
	Copies           int
	Sources          []string
}

// Decide says what the catalogue asks of a case. The procedure must be one of
// the catalogue's; a ground that is none of the procedure's is a finding.
func (c *Catalogue) Decide(k Case) Decision {
	d := c.decider(k)
	d.belongs()
	d.needs()
	d.deadlines()
	d.reckoning()
	d.absences()
	d.expiries()
	d.fees()
	d.documents()
	d.photo()
	d.term()
	d.passport()
	d.limits()
	d.outliving()
	d.conditions()
	d.obstacles()
	d.advice()
	d.infos()
	d.steps()
	d.age()
	d.overlayAge()
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
	// tier is the speed asked for, as the fee table calls it.
	tier string
	// filing is the day on which the application is taken to be filed.
	filing date.Date
	// measured are the places among the findings of those that a number which the
	// profile states was held against a threshold for.
	measured []int
	out      Decision
}

func (c *Catalogue) decider(k Case) *decider {
	procedure := c.Procedure(k.Profile.Procedure)
	ground := procedure.Ground(k.Profile.Ground)
	if ground == nil {
		// The packet is made all the same, with what every ground asks for.
		ground = &Ground{ID: k.Profile.Ground}
	}
	d := &decider{
		catalogue: c, procedure: procedure, ground: ground,
		profile: k.Profile, today: k.Today, official: k.OfficialOnly,
		facts: k.Profile.Facts(k.Today),
		out:   Decision{Procedure: procedure, Ground: ground},
	}
	d.tier = d.chooseTier()
	d.out.Term = d.asked() // a claim on the term may speak of one tier alone
	return d
}

func (d *decider) find(f finding.Finding) { d.out.Findings = append(d.out.Findings, f) }

// belongs finds a ground that the procedure does not have, or a ground where it asks for none.
func (d *decider) belongs() {
	f := finding.Finding{Where: "ground", Sources: []string{cite(d.procedure.Source, d.procedure.Article)}}
	switch {
	case len(d.procedure.Grounds) == 0 && d.ground.ID != "":
		f.ID, f.Severity = "ground.not-asked", finding.Info
	case d.ground.ID != "" && d.procedure.Ground(d.ground.ID) == nil:
		f.ID, f.Severity = "ground.not-of-procedure", finding.Error
	default:
		return
	}
	d.find(f)
}

// needs finds what the profile has to state and does not.
func (d *decider) needs() {
	for _, need := range d.procedure.Needs {
		given := slices.ContainsFunc(append(need.Or[:len(need.Or):len(need.Or)], need.Key), d.profile.Given)
		if given || !d.facts.Holds(need.When) {
			continue
		}
		d.find(finding.Finding{
			ID: "text.required", Severity: need.Missed, Where: need.Key, Sources: []string{cite(need.Source, need.Article)},
			Args: finding.Args{"key": need.Key},
		})
	}
}

func (d *decider) steps() {
	for _, s := range d.procedure.Steps {
		if d.facts.Holds(s.When) && overlap(s.Grounds, s.NotGrounds, []string{d.ground.ID}, nil) {
			d.out.Steps = append(d.out.Steps, s)
		}
	}
}

func (d *decider) obstacles() {
	for _, o := range d.procedure.Obstacles {
		if claims := heeded(live(d, o.Claims, d.facts)); len(claims) > 0 {
			d.find(finding.Finding{
				ID: o.Finding, Severity: Worst(claims), Where: o.Where, Sources: Citations(claims),
			})
		}
	}
}

func (d *decider) advice() {
	for _, a := range d.procedure.Advice {
		claims := live(d, a.Claims, d.facts)
		safe, _ := strictest(claims, alike)
		d.differ(a.ID, "rule."+a.ID, nil, state(claims, wordQuantity, alike), wordQuantity(safe.Value, ""))
	}
}

// valued are the claims that state a value; the others only say that it is so.
func valued(claims []Stated) []Stated {
	return slices.DeleteFunc(slices.Clone(claims), func(s Stated) bool { return s.Quantity == Quantity{} })
}

// bestSaid is what the best of the sources says.
func bestSaid(claims []Stated) Quantity {
	return slices.MinFunc(claims, func(a, b Stated) int { return a.Standing.rank() - b.Standing.rank() }).Quantity
}

// infos are the consequences and rights that this applicant is told.
func (d *decider) infos() {
	for _, i := range d.procedure.Info {
		claims := live(d, i.Claims, d.facts)
		if len(claims) == 0 || !d.facts.Holds(i.When) {
			continue
		}
		stated := state(claims, spanQuantity, alike)
		value := bestSaid(stated)
		d.differ(i.ID, i.rule(), nil, valued(stated), value)
		d.out.Infos = append(d.out.Infos, Note{Key: "info." + i.ID, Value: value, Sources: Citations(claims)})
	}
}
