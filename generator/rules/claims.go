package rules

import (
	"iter"

	"permitpack/generator/date"
	"permitpack/generator/finding"
)

// Rule is everything that is claimed on one question, in the name under which
// conflicts and listings show it.
type Rule struct {
	// ID is the rule's name within its procedure, as "housing-document.form".
	ID string
	// Key and Args are its title: the text key "rule.document.form" and what fills it.
	Key    string
	Args   finding.Args
	Claims []Stated
}

// Stated is one claim of a rule, with its value fit to be shown.
type Stated struct {
	*Basis
	Quantity Quantity
	// From is the first day on which an amount holds; the zero Date where the claim has none.
	From date.Date
	// replaced says that a later amount took the place of this one, coming that
	// this one begins later: as of the day that Rule.on was told.
	replaced, coming bool
	// rank orders values by how much they ask.
	rank int
}

// Rules are the rules of the procedure, every claim and amount of it among
// them, obsolete ones too.
func (p *Procedure) Rules() iter.Seq[Rule] {
	return func(yield func(Rule) bool) {
		for rule := range p.claimRules() {
			if !yield(rule) {
				return
			}
		}
		p.feeRules(yield)
	}
}

// claimRules are the rules of the procedure without its amounts, which are no claims.
func (p *Procedure) claimRules() iter.Seq[Rule] {
	return func(yield func(Rule) bool) {
		_ = p.generalRules(yield) && p.groundRules(yield) && p.documentRules(yield) && p.deadlineRules(yield) &&
			p.otherRules(yield)
	}
}

// state turns claims into stated ones. rank orders their values, the strictest highest.
func state[T any](claims []Claim[T], quantity func(T, string) Quantity, rank func(T) int) []Stated {
	stated := make([]Stated, len(claims))
	for i := range claims {
		c := &claims[i]
		stated[i] = Stated{Basis: &c.Basis, Quantity: quantity(c.Value, c.Unit), rank: rank(c.Value)}
	}
	return stated
}

// alike are values of which none is stricter: the first claim counts.
func alike[T any](T) int { return 0 }

func higher(n int) int { return n }
func lower(n int) int  { return -n }
func fewer(n Most) int { return -int(n) }

func asking(required bool) int {
	if required {
		return 1
	}
	return 0
}

// offer yields a rule that has claims.
func offer(yield func(Rule) bool, id, key string, args finding.Args, claims []Stated) bool {
	return len(claims) == 0 || yield(Rule{ID: id, Key: key, Args: args, Claims: claims})
}

func (p *Procedure) generalRules(yield func(Rule) bool) bool {
	if !offer(yield, "term", "rule.term", nil, state(p.Term, numberQuantity, lower)) {
		return false
	}
	for _, l := range p.Limits {
		if !offer(yield, l.ID, "rule."+l.ID, nil, state(l.Claims, mostQuantity, fewer)) {
			return false
		}
	}
	if !admissionRules(p.Admits, "", yield) {
		return false
	}
	for _, a := range p.Absences {
		if !offer(yield, a.ID, "rule.deadline", titled(a.ID), state(a.Claims, mostQuantity, fewer)) {
			return false
		}
	}
	return offer(yield, "languages", "rule.translation-language", nil, state(p.Languages, wordQuantity, Translation.Rank))
}

// admissionRules name the rule by the ground it is of, where there is one.
func admissionRules(admits []Admission, prefix string, yield func(Rule) bool) bool {
	for _, a := range admits {
		if !offer(yield, prefix+a.Where, "rule."+a.Where, nil, state(a.Claims, listQuantity(admitted[a.Where]), alike)) {
			return false
		}
	}
	return true
}

// admitted are the text keys of the words under the profile keys where only some are admitted.
var admitted = map[string]string{
	relation: "relation.*", "sponsor.permit": "sponsor-permit.*",
	"stay.permit_ground": "ground.*.title", "sponsor.permit_ground": "ground.*.title",
}

func (p *Procedure) groundRules(yield func(Rule) bool) bool {
	for _, g := range p.Grounds {
		if !g.rules(yield) {
			return false
		}
	}
	return true
}

// Rules are those of the ground alone: whom it admits, and what has to be reached.
func (g Ground) Rules() iter.Seq[Rule] { return func(yield func(Rule) bool) { g.rules(yield) } }

func (g Ground) rules(yield func(Rule) bool) bool {
	return admissionRules(g.Admits, g.ID+".", yield) && thresholdRules(g.Thresholds, yield)
}

func thresholdRules(thresholds []Threshold, yield func(Rule) bool) bool {
	for _, t := range thresholds {
		if !offer(yield, "threshold."+t.ID, "rule.threshold."+t.ID, nil, state(t.Claims, numberQuantity, higher)) ||
			!thresholdRules(t.Instead, yield) {
			return false
		}
	}
	return true
}

func (p *Procedure) documentRules(yield func(Rule) bool) bool {
	for _, d := range p.Documents {
		about := finding.Args{"document": finding.Key("document." + d.ID + ".title")}
		ok := offer(yield, d.ID+".required", "rule.document.required", about, state(d.Required, requiredQuantity, asking)) &&
			offer(yield, d.ID+".form", "rule.document.form", about, state(d.Form, wordQuantity, PaperForm.Rank)) &&
			offer(yield, d.ID+".copies", "rule.document.copies", about, state(d.Copies, numberQuantity, higher)) &&
			offer(yield, d.ID+".apostille", "rule.document.apostille", about, state(d.Apostille, requiredQuantity, asking)) &&
			offer(yield, d.ID+".translation", "rule.document.translation", about, state(d.Translation, wordQuantity, Translation.Rank)) &&
			offer(yield, d.ID+".signer", "rule.document.signer", about, state(d.Signers, signerQuantity, alike))
		if !ok {
			return false
		}
	}
	return true
}

func signerQuantity(signer, _ string) Quantity { return Quantity{Word: signer, List: "signer.*"} }

func titled(deadline string) finding.Args {
	return finding.Args{"deadline": finding.Key("deadline." + deadline + ".title")}
}

func (p *Procedure) deadlineRules(yield func(Rule) bool) bool {
	for _, d := range p.Deadlines {
		if !offer(yield, d.ID, "rule.deadline", titled(d.ID), state(d.Claims, numberQuantity, d.rank())) {
			return false
		}
	}
	return true
}

// rank orders periods by how much they ask: the longer one where something has
// to be done so long before, or to last so long; else the shorter one.
func (d Deadline) rank() func(int) int {
	if d.Direction == Before || d.Kind == Validity || d.Kind == Wait {
		return higher
	}
	return lower
}

// rule is the key of the name under which conflicts and listings show the info.
func (i Info) rule() string { return "rule." + i.ID }

func (p *Procedure) otherRules(yield func(Rule) bool) bool {
	for _, a := range p.Advice {
		if !offer(yield, a.ID, "rule."+a.ID, nil, state(a.Claims, wordQuantity, alike)) {
			return false
		}
	}
	for _, i := range p.Info {
		if !offer(yield, i.ID, i.rule(), nil, state(i.Claims, spanQuantity, alike)) {
			return false
		}
	}
	for _, o := range p.Obstacles {
		if !offer(yield, o.Finding, "finding."+o.Finding+".message", nil, state(o.Claims, requiredQuantity, asking)) {
			return false
		}
	}
	for _, o := range p.Outlive {
		if !offer(yield, o.Finding, "finding."+o.Finding+".message", nil, state(o.Claims, requiredQuantity, asking)) {
			return false
		}
	}
	return offer(yield, "photo-copies", "rule.photo-copies", nil, state(p.Photo.Copies, numberQuantity, higher)) &&
		offer(yield, "photo-size", "rule.photo-size", nil, state(p.Photo.Size, wordQuantity, alike)) &&
		offer(yield, "photo-background", "rule.photo-background", nil, state(p.Photo.Background, wordQuantity, alike))
}

// feeRules are the amounts, a rule for each class, tier and term.
func (p *Procedure) feeRules(yield func(Rule) bool) {
	seen := map[feeCase]bool{}
	for _, row := range p.Fees.Rows {
		if seen[row.covers()] {
			continue
		}
		seen[row.covers()] = true
		if !yield(p.Fees.rule(row.covers())) {
			return
		}
	}
}
