package rules

import (
	"slices"

	"permitpack/generator/finding"
)

// documents decides which papers the case needs, and in which form.
func (d *decider) documents() {
	for i := range d.procedure.Documents {
		if document, needed := d.document(&d.procedure.Documents[i]); needed {
			d.out.Documents = append(d.out.Documents, document)
		}
	}
}

func (d *decider) document(r *DocumentRequirement) (Document, bool) {
	required := live(d, r.Required, d.facts)
	asking := slices.DeleteFunc(slices.Clone(required), func(c Claim[bool]) bool { return !c.Value || !c.Followed() })
	d.documentDiffers(r, "required", state(required, requiredQuantity, alike), requiredQuantity(len(asking) > 0, ""))
	if len(asking) == 0 {
		return Document{}, false
	}
	document := Document{
		DocumentRequirement: r, Severity: Worst(asking), Standing: best(asking),
		Sources: Citations(asking),
	}

	forms := live(d, r.Form, d.facts)
	document.Form = demand(forms, PaperForm.Rank, Plain)
	d.documentDiffers(r, "form", state(forms, wordQuantity, alike), wordQuantity(document.Form.Safe, ""))

	copies := live(d, r.Copies, d.facts)
	most, _ := strictest(copies, higher)
	document.Copies = max(1, most.Value)
	d.documentDiffers(r, "copies", state(copies, numberQuantity, alike), numberQuantity(document.Copies, most.Unit))

	if signers := heeded(live(d, r.Signers, d.facts)); len(signers) > 0 {
		document.Signer = signers[0].Value
	}
	d.entries(&document)
	return document, true
}

// entries decides what each of the profile's entries of a paper needs in its own
// language; the paper as a whole is told the most that one of them needs.
func (d *decider) entries(document *Document) {
	strictest := demand(nil, Translation.Rank, NoTranslation)
	for i, paper := range d.profile.Documents {
		if paper.ID != document.ID {
			continue
		}
		facts := d.facts.With(paper.Facts())
		entry := Entry{Index: i, Translation: demand(nil, Translation.Rank, NoTranslation)}
		if document.Translatable {
			claims := append(live(d, d.procedure.Languages, facts), live(d, document.DocumentRequirement.Translation, facts)...)
			entry.Translation = demand(claims, Translation.Rank, NoTranslation)
		}
		for _, c := range live(d, document.DocumentRequirement.Apostille, facts) {
			if c.Value && c.Followed() {
				entry.Apostille = append(entry.Apostille, c)
			}
		}
		if len(strictest.Claims) == 0 || entry.Translation.Safe.Rank() > strictest.Safe.Rank() {
			strictest = entry.Translation
		}
		document.Apostille = document.Apostille || len(entry.Apostille) > 0
		document.Entries = append(document.Entries, entry)
	}
	document.Translation = strictest.Safe
	d.documentDiffers(document.DocumentRequirement, "translation", state(strictest.Claims, wordQuantity, alike), wordQuantity(strictest.Safe, ""))
}

func (d *decider) documentDiffers(r *DocumentRequirement, aspect string, claims []Stated, safe Quantity) {
	about := finding.Args{"document": finding.Key("document." + r.ID + ".title")}
	d.differ(r.ID+"."+aspect, "rule.document."+aspect, about, claims, safe)
}

// demand follows the strictest claim; without a claim it is the least.
func demand[T any](claims []Claim[T], rank func(T) int, least T) Demand[T] {
	strict, ok := strictest(claims, rank)
	if !ok {
		strict.Value = least
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
