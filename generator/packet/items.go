package packet

import (
	"fmt"
	"slices"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/profile"
	"permitpack/generator/rules"
	"permitpack/generator/text"
)

// itemizer holds the papers of the profile against those that the catalogue asks for.
type itemizer struct {
	in       Input
	decision rules.Decision
	findings []finding.Finding
}

// list is the checklist: the papers asked for, in the catalogue's order, then
// those that the applicant adds, so that nothing handed in is lost.
func (z *itemizer) list() []ChecklistItem {
	var items []ChecklistItem
	asked := map[string]bool{}
	for _, document := range z.decision.Documents {
		asked[document.ID] = true
		items = append(items, z.required(document))
	}
	for i, paper := range z.in.Case.Profile.Documents {
		if !asked[paper.ID] {
			items = append(items, z.added(i, paper))
		}
	}
	return items
}

// required is one paper that is asked for; several entries of the profile under one id are one paper.
func (z *itemizer) required(document rules.Document) ChecklistItem {
	item := ChecklistItem{
		ID: document.ID, Copies: document.Copies, Form: document.Form.Safe,
		Translation: document.Translation, Apostille: document.Apostille,
		Made: document.Made == rules.MadeByForm, Signer: document.Signer, Standing: document.Standing, Sources: document.Sources,
	}
	if document.GroundDetail && z.decision.Ground.ID != "" {
		item.Detail = z.decision.Ground.Text("document")
	}
	if note := document.NoteKey(); !(document.ValidityUnknown && z.validityGiven(document)) && z.in.Book.Words(text.Azerbaijani).Has(note) {
		item.Notes = append(item.Notes, note)
	}
	for _, entry := range document.Entries {
		z.take(&item, entry.Index)
	}
	item.Status = z.status(document, item)
	for _, entry := range document.Entries {
		z.judge(document, item, entry)
	}
	// The findings of the photo say why it is missing.
	if item.Status == Missing && !z.unreadable(document) && document.Made != rules.MadeByPhoto {
		z.find(document, "document.missing", document.Severity, "documents", document.Sources, finding.Args{"id": document.ID})
	}
	return item
}

// added is a paper that nobody asks for.
func (z *itemizer) added(i int, paper profile.Document) ChecklistItem {
	item := ChecklistItem{ID: paper.ID, Copies: 1, Form: rules.Plain, Translation: rules.NoTranslation, Sources: []string{}}
	z.take(&item, i)
	switch {
	case len(item.Scans) > 0:
		item.Status = Attached
	case paper.Held:
		item.Status = Held
	default:
		item.Status = Missing
	}
	return item
}

// take adds the files and dates of one entry to the item.
func (z *itemizer) take(item *ChecklistItem, i int) {
	paper := z.in.Case.Profile.Documents[i]
	item.Scans = append(item.Scans, z.in.Papers[i].Scans...)
	item.Sheets = item.scanned()
	item.Unreadable = item.Unreadable || z.in.Papers[i].Unreadable
	item.Language = paper.Language
	item.IssuedOn = paper.IssuedOn
	item.ValidUntil = date.Earlier(item.ValidUntil, paper.ValidUntil)
}

// validityGiven tells whether the profile states until when the paper is good.
func (z *itemizer) validityGiven(document rules.Document) bool {
	return slices.ContainsFunc(document.Entries, func(e rules.Entry) bool {
		return !z.in.Case.Profile.Documents[e.Index].ValidUntil.IsZero()
	})
}

func (z *itemizer) unreadable(document rules.Document) bool {
	return slices.ContainsFunc(document.Entries, func(e rules.Entry) bool { return z.in.Papers[e.Index].Unreadable })
}

func (z *itemizer) status(document rules.Document, item ChecklistItem) DocumentStatus {
	held := slices.ContainsFunc(document.Entries, func(e rules.Entry) bool { return z.in.Case.Profile.Documents[e.Index].Held })
	expired := !item.ValidUntil.IsZero() && item.ValidUntil.Before(z.in.Case.Today)
	switch {
	case document.Made == rules.MadeByForm:
		return Made
	case expired && (held || len(item.Scans) > 0):
		return Expired
	case len(item.Scans) > 0:
		return Attached
	case held:
		return Held
	case document.Made == rules.MadeByPhoto && z.in.Photo != nil:
		return Made
	case document.Later:
		return Later
	}
	return Missing
}

// judge finds what is wrong with one paper that was given. A fault of a paper is
// never worse than its absence.
func (z *itemizer) judge(document rules.Document, item ChecklistItem, entry rules.Entry) {
	paper := z.in.Case.Profile.Documents[entry.Index]
	if !paper.Held && len(z.in.Papers[entry.Index].Scans) == 0 {
		return
	}
	at := func(key string) string { return fmt.Sprintf("documents[%d].%s", entry.Index, key) }
	if document.Made == "" {
		z.judgeForm(document, paper, at("copy"))
	}
	z.judgeTranslation(document, entry.Translation, paper, at)
	if len(entry.Apostille) > 0 && !paper.Apostille {
		z.find(document, "document.apostille", finding.Milder(rules.Worst(entry.Apostille), document.Severity), at("apostille"), rules.Citations(entry.Apostille), nil)
	}
	switch {
	case item.Status == Expired && paper.ValidUntil.Before(z.in.Case.Today) && !paper.ValidUntil.IsZero():
		z.find(document, "document.expired", document.Severity, at("valid_until"), document.Sources, nil)
	case !paper.ValidUntil.IsZero() && paper.ValidUntil.Before(z.decided()):
		z.find(document, "document.expires-before-decision", finding.Warning, at("valid_until"), document.Sources, finding.Args{"decision": z.decided()})
	case document.ValidityUnknown && paper.ValidUntil.IsZero():
		z.find(document, "document.validity-unknown", finding.Warning, at("valid_until"), document.Sources, nil)
	}
}

// decided is the last day of the authority's decision; the zero Date where it is not known.
func (z *itemizer) decided() date.Date {
	for _, due := range z.decision.Deadlines {
		if due.Kind == rules.Expect {
			return due.Legal
		}
	}
	return date.Date{}
}

func (z *itemizer) judgeForm(document rules.Document, paper profile.Document, where string) {
	missed := document.Form.Missed(func(asked rules.PaperForm) bool { return serves(paper.Copy, asked) })
	if len(missed) == 0 {
		return
	}
	id, severity := "document.form", finding.Milder(rules.Worst(missed), document.Severity)
	switch {
	case paper.Copy == "":
		id, severity = "document.form-unknown", finding.Info
	case severity != finding.Error:
		id = "document.form-advised"
	}
	z.find(document, id, severity, where, rules.Citations(missed), finding.Args{
		"form": finding.Key("paper-form." + string(document.Form.Safe)),
	})
}

// serves tells whether a copy does where a form is asked. A notarised paper
// does everywhere; a paper of which the profile says nothing only where any would do.
func serves(copy profile.Copy, asked rules.PaperForm) bool {
	switch copy {
	case "notarised":
		return true
	case "original":
		return asked.Rank() <= rules.Original.Rank()
	}
	return asked.Rank() <= rules.WithOriginal.Rank()
}

func (z *itemizer) judgeTranslation(document rules.Document, asked rules.Demand[rules.Translation], paper profile.Document, at func(string) string) {
	if !document.Translatable {
		return
	}
	if paper.Language == "" {
		z.find(document, "document.language-unknown", finding.Info, at("language"), document.Sources, nil)
		return
	}
	has := rules.Translation(paper.Translation)
	if has.Rank() < rules.PlainTranslation.Rank() && len(paper.TranslationFiles) > 0 {
		has = rules.PlainTranslation
	}
	missed := asked.Missed(func(t rules.Translation) bool { return t == rules.NoTranslation || has.Rank() >= t.Rank() })
	if len(missed) == 0 {
		return
	}
	id := "document.translation"
	if has == rules.PlainTranslation {
		id = "document.translation-advised"
	}
	z.find(document, id, finding.Milder(rules.Worst(missed), document.Severity), at("translation"), rules.Citations(missed), finding.Args{
		"translation": finding.Key("translation." + string(mostFormal(missed))),
	})
}

// mostFormal is the most that one of the claims asks.
func mostFormal(claims []rules.Claim[rules.Translation]) rules.Translation {
	return slices.MaxFunc(claims, func(a, b rules.Claim[rules.Translation]) int { return a.Value.Rank() - b.Value.Rank() }).Value
}

func (z *itemizer) find(document rules.Document, id string, severity finding.Severity, where string, sources []string, args finding.Args) {
	all := finding.Args{"document": finding.Key("document." + document.ID + ".title")}
	for name, value := range args {
		all[name] = value
	}
	z.findings = append(z.findings, finding.Finding{ID: id, Severity: severity, Where: where, Sources: sources, Args: all})
}
