package rules

import (
	"slices"

	"permitpack/generator/finding"
	"permitpack/generator/profile"
)

// documents decides which papers the case needs, and in which form.
func (d *decider) documents() {
	for i := range d.procedure.Documents {
		requirement := &d.procedure.Documents[i]
		facts := d.facts.With(d.paper(requirement.ID).Facts())
		if document, needed := d.document(requirement, facts); needed {
			d.out.Documents = append(d.out.Documents, document)
		}
	}
}

// paper is what the profile says of a paper; the zero Document where it is silent.
func (d *decider) paper(id string) profile.Document {
	for _, paper := range d.profile.Documents {
		if paper.ID == id {
			return paper
		}
	}
	return profile.Document{}
}

func (d *decider) document(r *DocumentRequirement, facts profile.Facts) (Document, bool) {
	required := live(d, r.Required, facts)
	asking := slices.DeleteFunc(slices.Clone(required), func(c Claim[bool]) bool { return !c.Value })
	noteConflict(d, d.documentConflict(r, "required"), required, requiredQuantity, len(asking) > 0)
	if len(asking) == 0 {
		return Document{}, false
	}
	document := Document{
		DocumentRequirement: r, Severity: worst(asking), Standing: best(asking),
		Sources: citations(asking),
	}

	forms := live(d, r.Form, facts)
	document.Form = demand(forms, PaperForm.Rank)
	noteConflict(d, d.documentConflict(r, "form"), forms, wordQuantity, document.Form.Safe)

	copies := live(d, r.Copies, facts)
	most, _ := strictest(copies, func(n int) int { return n })
	document.Copies = max(1, most.Value)
	noteConflict(d, d.documentConflict(r, "copies"), copies, numberQuantity, document.Copies)

	document.Translation = demand[Translation](nil, Translation.Rank)
	if r.Translatable {
		languages := append(live(d, d.procedure.Languages, facts), live(d, r.Translation, facts)...)
		document.Translation = demand(languages, Translation.Rank)
		noteConflict(d, d.documentConflict(r, "translation"), languages, wordQuantity, document.Translation.Safe)
	}
	if signers := live(d, r.Signers, facts); len(signers) > 0 {
		document.Signer = signers[0].Value
	}
	document.Apostille = slices.DeleteFunc(live(d, r.Apostille, facts), func(c Claim[bool]) bool { return !c.Value })
	return document, true
}

func (d *decider) documentConflict(r *DocumentRequirement, aspect string) Conflict {
	return Conflict{
		Rule: r.ID + "." + aspect, Key: "rule.document." + aspect,
		Args: finding.Args{"document": finding.Key("document." + r.ID + ".title")},
	}
}

// demand follows the strictest claim; without a claim the least.
func demand[T ~string](claims []Claim[T], rank func(T) int) Demand[T] {
	strict, ok := strictest(claims, rank)
	if !ok {
		var none T
		strict.Value = T(any(none).(interface{ Allowed() []string }).Allowed()[0])
	}
	return Demand[T]{Safe: strict.Value, Claims: claims}
}

func best[T any](claims []Claim[T]) Standing {
	return slices.MinFunc(claims, func(a, b Claim[T]) int { return a.Standing.rank() - b.Standing.rank() }).Standing
}

// Rank orders the forms, the least formal first.
func (f PaperForm) Rank() int { return slices.Index(f.Allowed(), string(f)) }

// Rank orders the translations, none first.
func (t Translation) Rank() int { return slices.Index(t.Allowed(), string(t)) }
