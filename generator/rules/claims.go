package rules

import (
	"iter"

	"permitpack/generator/date"
	"permitpack/generator/record"
)

// anyClaim are the parts that claims of every type have, for what treats all
// claims alike: resolving and linting.
type anyClaim struct {
	source, article *string
	standing        *Standing
	read            *date.Date
	grounds         []string
	when            []string
	unit            string
	position        record.Position
}

func each[T any](claims []Claim[T], yield func(anyClaim) bool) bool {
	for i := range claims {
		c := &claims[i]
		if !yield(anyClaim{
			source: &c.Source, article: &c.Article, standing: &c.Standing, read: &c.Read,
			grounds: append(c.Grounds[:len(c.Grounds):len(c.Grounds)], c.NotGrounds...), when: c.When,
			unit: c.Unit, position: c.Position,
		}) {
			return false
		}
	}
	return true
}

// claims are all claims of the procedure.
func (p *Procedure) claims() iter.Seq[anyClaim] {
	return func(yield func(anyClaim) bool) {
		_ = each(p.Term, yield) && each(p.Languages, yield) &&
			each(p.Photo.Copies, yield) && each(p.Photo.Size, yield) && each(p.Photo.Background, yield) &&
			p.documentClaims(yield) && p.groundClaims(yield) && p.otherClaims(yield)
	}
}

func (p *Procedure) documentClaims(yield func(anyClaim) bool) bool {
	for _, d := range p.Documents {
		if !each(d.Required, yield) || !each(d.Form, yield) || !each(d.Copies, yield) ||
			!each(d.Apostille, yield) || !each(d.Signers, yield) || !each(d.Translation, yield) {
			return false
		}
	}
	return true
}

func (p *Procedure) groundClaims(yield func(anyClaim) bool) bool {
	for _, g := range p.Grounds {
		if !each(g.Relations, yield) || !each(g.SponsorPermits, yield) || !thresholdClaims(g.Thresholds, yield) {
			return false
		}
	}
	return true
}

func thresholdClaims(thresholds []Threshold, yield func(anyClaim) bool) bool {
	for _, t := range thresholds {
		if !each(t.Claims, yield) || !thresholdClaims(t.Instead, yield) {
			return false
		}
	}
	return true
}

func (p *Procedure) otherClaims(yield func(anyClaim) bool) bool {
	for _, d := range p.Deadlines {
		if !each(d.Claims, yield) {
			return false
		}
	}
	for _, a := range p.Advice {
		if !each(a.Claims, yield) {
			return false
		}
	}
	for _, o := range p.Obstacles {
		if !each(o.Claims, yield) {
			return false
		}
	}
	return true
}
