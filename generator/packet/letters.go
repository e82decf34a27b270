package packet

import (
	"slices"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/profile"
	"permitpack/generator/rules"
	"permitpack/generator/text"
)

// Letter is a draft that permitpack writes for others, or the applicant, to sign.
// Its title is the text "letter.<id>.title".
type Letter struct {
	ID string
	// Document is the id of the paper that the letter becomes when it is signed;
	// empty where it is no paper of the checklist.
	Document string
	// Pages are the page numbers in packet.pdf, from 1; Paginate fills them.
	Pages []int
}

// TakeLetters notes which letters were written. A paper that one of them drafts
// needs no separator sheet.
func (p *Packet) TakeLetters(letters []Letter) {
	p.Letters = letters
	for i := range p.Documents {
		item := &p.Documents[i]
		item.Drafted = slices.ContainsFunc(letters, func(l Letter) bool { return l.Document == item.ID })
	}
}

// TellDrafts adds to the mend of every paper that is missing that a draft of it
// is made. The paper is missing all the same: a draft is no paper.
func (p *Packet) TellDrafts(words *text.Words) {
	for i := range p.Findings {
		p.tellDraft(&p.Findings[i], words)
	}
}

func (p *Packet) tellDraft(f *finding.Finding, words *text.Words) {
	for _, letter := range p.Letters {
		if f.ID == "document.missing" && f.Args["id"] == letter.Document {
			f.Fix = words.Say("letters.fix", finding.Args{"mend": f.Fix, "letter": letter.ID})
		}
	}
}

// Told are the findings in other words than the applicant's.
func (p *Packet) Told(words *text.Words) []finding.Finding {
	told := make([]finding.Finding, len(p.Findings))
	for i, f := range p.Findings {
		told[i] = words.Explain(f)
		p.tellDraft(&told[i], words)
	}
	return told
}

// LetterNames are the values that letters print beside those of Names.
func LetterNames() map[string]Name {
	return map[string]Name{
		"procedure":            {},
		"ground.title":         {},
		"passport.document":    {},
		"relative.name":        {},
		"relative.relation":    {Kind: Choice, Choices: profile.Relation("").Allowed()},
		"relative.status":      {Kind: Choice, Choices: profile.SponsorPermit("").Allowed()},
		"relative.address":     {},
		"organisation.name":    {},
		"organisation.tax-id":  {},
		"organisation.address": {},
		"organisation.head":    {},
		"children":             {Kind: Table, Columns: []string{"name", "birth-date", "citizenship", "document"}},
	}
}

// letterValues are what letters print on a day, in the words of one language: all
// that forms print, and who of the sponsor is a person and who is not.
func letterValues(p *profile.Profile, decision rules.Decision, today date.Date, words *text.Words) map[string]Value {
	v := valuer{words: words, values: values(p, decision, words)}
	v.values["procedure"] = Value{Text: words.Say("procedure."+p.Procedure+".title", nil), Where: "procedure"}
	title := Value{Where: "ground"}
	if p.Ground != "" {
		title.Text = words.Say(decision.Ground.Text("title"), nil)
	}
	v.values["ground.title"] = title
	v.values["passport.document"] = Value{Text: v.travelDocument(p.Passport), Where: "passport.number"}
	v.relative(p.Sponsor)
	v.organisation(p.Sponsor)
	v.rows("children", "family", v.children(p, today))
	return v.values
}

// travelDocument is a passport with all that tells it from others. A child
// without one has a certificate of birth.
func (v valuer) travelDocument(p profile.Passport) string {
	kind := func() string { return v.words.Say("passport-type."+string(p.Type), nil) }
	switch {
	case p.Type == "none":
		return kind()
	case p.Number == "":
		return ""
	case p.Type == "":
		return join(", ", p.Number, p.IssuedOn.Dotted(), p.IssuedBy)
	}
	return join(", ", kind(), p.Number, p.IssuedOn.Dotted(), p.IssuedBy)
}

// relative is the sponsor where that is not an organisation.
func (v valuer) relative(s profile.Sponsor) {
	if s.Kind == "organisation" {
		s = profile.Sponsor{}
	}
	v.text("relative.name", "sponsor.name", s.Name)
	v.choice("relative.relation", "sponsor.relation", "relation", string(s.Relation))
	v.choice("relative.status", "sponsor.permit", "sponsor-permit", string(s.Permit))
	v.text("relative.address", "sponsor.address", s.Address)
}

// organisation is the sponsor where that is not a person.
func (v valuer) organisation(s profile.Sponsor) {
	if s.Kind == "person" {
		s = profile.Sponsor{}
	}
	v.text("organisation.name", "sponsor.name", s.Name)
	v.text("organisation.tax-id", "sponsor.tax_id", s.TaxID)
	v.text("organisation.address", "sponsor.address", s.Address)
	v.text("organisation.head", "sponsor.head", s.Head)
}

// children are those of 14 to 17 who apply, the applicant among them: name, date
// of birth, citizenship and travel document, which of relatives is not known.
func (v valuer) children(p *profile.Profile, today date.Date) [][]string {
	ofAge := func(born date.Date) bool {
		age := born.YearsAt(today)
		return !born.IsZero() && age >= 14 && age < 18
	}
	country := func(code profile.Country) string {
		if code == "" {
			return ""
		}
		return v.words.Country(string(code))
	}
	var children [][]string
	if a := p.Applicant; ofAge(a.BirthDate) {
		name := join(" ", a.Surname, a.GivenNames, a.Patronymic)
		children = append(children, []string{name, a.BirthDate.Dotted(), country(a.Citizenship), v.travelDocument(p.Passport)})
	}
	for _, r := range p.Family {
		if r.Applying && ofAge(r.BirthDate) {
			children = append(children, []string{join(" ", r.Surname, r.GivenNames), r.BirthDate.Dotted(), country(r.Citizenship), ""})
		}
	}
	return children
}
