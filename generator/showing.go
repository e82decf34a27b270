package generator

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"permitpack/generator/profile"
	"permitpack/generator/record"
	"permitpack/generator/rules"
	"permitpack/generator/text"
)

// UnknownIDError says that the catalogue has nothing under an id.
type UnknownIDError struct {
	ID      string
	Nearest []string
}

func (e UnknownIDError) Error() string {
	return fmt.Sprintf("the catalogue has no id %q; the nearest are %s", e.ID, strings.Join(e.Nearest, ", "))
}

// Shown is what the catalogue holds under an id.
type Shown struct {
	ID string `json:"id"`
	// Is says what the id is: one id may be a ground and a rule at once.
	Is []Meaning `json:"is"`
	// Rules are those of it with their claims; of a source and of a fact the claims that name it.
	Rules []ShownRule `json:"rules"`
}

// Meaning is one thing that an id is.
type Meaning struct {
	// Kind is procedure, ground, document, deadline, fee, info, source, fact or rule.
	Kind  string `json:"kind"`
	Title string `json:"title"`
	// Procedures are those where it is this, all where empty.
	Procedures []string `json:"procedures,omitempty"`
	Details    []Detail `json:"details"`
}

// Detail is a property of a thing; its label is the text "rules.detail.<name>".
type Detail struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// ShownRule is a rule with its claims, and the procedures in which it stands so.
type ShownRule struct {
	Rule       string       `json:"rule"`
	Title      string       `json:"title"`
	Procedures []string     `json:"procedures"`
	Claims     []ShownClaim `json:"claims"`
}

// Show tells everything under an id in the words of the language. An id that
// the catalogue does not know is an UnknownIDError.
func (e *Engine) Show(id string, language text.Language) (Shown, error) {
	if err := e.book.Prepare(language); err != nil {
		return Shown{}, err
	}
	words := e.Words(language)
	shown := Shown{ID: id, Is: e.meanings(id, words), Rules: []ShownRule{}}
	for _, rule := range e.catalogue.Rules(e.claimsUnder(id)) {
		r := ShownRule{Rule: rule.ID, Title: title(rule.Rule, words), Procedures: rule.Procedures}
		for _, claim := range rule.Claims {
			r.Claims = append(r.Claims, shownClaim(claim, words))
		}
		shown.Rules = append(shown.Rules, r)
		if len(shown.Is) == 0 && rule.ID == id {
			shown.Is = append(shown.Is, Meaning{Kind: "rule", Title: r.Title, Details: []Detail{}})
		}
	}
	if len(shown.Is) == 0 && len(shown.Rules) == 0 {
		return Shown{}, UnknownIDError{id, record.Nearest(id, e.ids(), 3)}
	}
	return shown, nil
}

// claimsUnder chooses the claims to tell of an id: all of the rules that carry
// its name, and of others those that name it.
func (e *Engine) claimsUnder(id string) func(procedure string, r rules.Rule) []rules.Stated {
	fact := e.isFact(id)
	return func(procedure string, r rules.Rule) []rules.Stated {
		p := e.catalogue.Procedure(procedure)
		switch {
		case procedure == id, r.ID == id, strings.HasPrefix(r.ID, id+"."):
			return r.Claims
		case ofGround(p.Ground(id), r.ID):
			return r.Claims
		}
		var naming []rules.Stated
		for _, c := range r.Claims {
			asks := fact && slices.ContainsFunc(c.When, func(f string) bool { return strings.TrimPrefix(f, "not ") == id })
			if asks || c.Source == id || slices.Contains(c.Grounds, id) && p.Ground(id) != nil {
				naming = append(naming, c)
			}
		}
		return naming
	}
}

func ofGround(g *rules.Ground, rule string) bool {
	if g == nil {
		return false
	}
	for r := range g.Rules() {
		if r.ID == rule {
			return true
		}
	}
	return false
}

func (e *Engine) isFact(id string) bool {
	return slices.ContainsFunc(e.facts(), func(f FactEntry) bool { return f.Name == id })
}

// ids are all ids that can be shown, sorted.
func (e *Engine) ids() []string {
	ids := map[string]bool{}
	add := func(more ...string) {
		for _, id := range more {
			ids[id] = true
		}
	}
	add(e.catalogue.ProcedureIDs()...)
	add(e.catalogue.GroundIDs...)
	add(e.catalogue.DocumentIDs...)
	for _, s := range e.catalogue.Sources {
		add(s.ID)
	}
	for _, f := range e.facts() {
		add(f.Name)
	}
	for _, id := range e.catalogue.ProcedureIDs() {
		if fees := e.catalogue.Procedure(id).Fees.ID; fees != "" {
			add(fees)
		}
	}
	for _, r := range e.catalogue.Rules(everyClaim) {
		add(r.ID)
	}
	return slices.Sorted(maps.Keys(ids))
}

// meanings are what an id is, besides the name of a rule.
func (e *Engine) meanings(id string, words *text.Words) []Meaning {
	c := e.catalogue
	var all []Meaning
	if p := c.Procedure(id); p != nil {
		all = append(all, procedureMeaning(p, words))
	}
	all = append(all, e.perProcedure(func(p *rules.Procedure) []Meaning { return partMeanings(p, id, words) })...)
	if slices.Contains(c.DocumentIDs, id) {
		all = append(all, Meaning{Kind: "document", Title: words.Say("document."+id+".title", nil), Details: said(words, "note", "document."+id+".note")})
	}
	if s := c.Source(id); s.ID != "" {
		all = append(all, Meaning{Kind: "source", Title: s.Title, Details: []Detail{
			{"address", s.URL}, {"edition", s.Edition}, {"standing", words.Say("standing."+string(s.Standing), nil)}, {"read", words.Date(s.Read)},
		}})
	}
	for _, f := range e.facts() {
		if f.Name == id {
			all = append(all, factMeaning(f, words))
		}
	}
	return all
}

func factMeaning(f FactEntry, words *text.Words) Meaning {
	m := Meaning{Kind: "fact", Title: f.Name, Details: []Detail{{"asked-by", strings.Join(f.Rules, ", ")}}}
	if f.Circumstance {
		m.Details = append(m.Details, Detail{"told-by", words.Say("rules.told-by.circumstances", nil)})
	}
	return m
}

// perProcedure tells what an id is in each procedure, once for those that agree.
func (e *Engine) perProcedure(of func(p *rules.Procedure) []Meaning) []Meaning {
	groups, told := together(e, of, func(m []Meaning) bool { return len(m) == 0 })
	var all []Meaning
	for i, meanings := range told {
		for _, m := range meanings {
			m.Procedures = groups[i]
			all = append(all, m)
		}
	}
	return all
}

func procedureMeaning(p *rules.Procedure, words *text.Words) Meaning {
	m := Meaning{Kind: "procedure", Title: words.Say("procedure."+p.ID+".title", nil), Details: []Detail{{"article", place(p.Source, p.Article)}}}
	var grounds, documents []string
	for _, g := range p.Grounds {
		grounds = append(grounds, g.ID)
	}
	for _, d := range p.Documents {
		documents = append(documents, d.ID)
	}
	for _, d := range []Detail{
		{"extends", p.Extends}, {"form", p.Form}, {"file-by", p.FileBy},
		{"grounds", strings.Join(grounds, ", ")}, {"documents", strings.Join(documents, ", ")},
	} {
		if d.Text != "" {
			m.Details = append(m.Details, d)
		}
	}
	return m
}

// partMeanings are the ground, the deadline, the fee table and the statement of
// the id that a procedure has.
func partMeanings(p *rules.Procedure, id string, words *text.Words) []Meaning {
	var all []Meaning
	if g := p.Ground(id); g != nil {
		m := Meaning{Kind: "ground", Title: words.Say(g.Text("title"), nil), Details: []Detail{{"article", g.Citation()}}}
		m.Details = append(m.Details, said(words, "statute", g.Text("statute"))...)
		m.Details = append(m.Details, said(words, "proof", g.Text("document"))...)
		if len(g.Needs) > 0 {
			m.Details = append(m.Details, Detail{"needs", strings.Join(g.Needs, ", ")})
		}
		all = append(all, m)
	}
	for _, d := range p.Deadlines {
		if d.ID == id {
			all = append(all, deadlineMeaning(d, words))
		}
	}
	if p.Fees.ID == id && id != "" {
		m := Meaning{Kind: "fee", Title: words.Say("fee."+id+".title", nil), Details: []Detail{}}
		for _, class := range p.Fees.Classes {
			m.Details = append(m.Details, Detail{"class", words.Say("fee-class."+class.ID, nil) + " (" + class.ID + "), " + class.Citation()})
		}
		all = append(all, m)
	}
	for _, i := range p.Info {
		if i.ID == id {
			all = append(all, Meaning{Kind: "info", Title: i.Say(words), Details: []Detail{}})
		}
	}
	return all
}

func deadlineMeaning(d rules.Deadline, words *text.Words) Meaning {
	anchor := d.Anchor
	if profile.HasKey(anchor) {
		anchor = words.Say("rules.profile-key", map[string]any{"key": anchor})
	}
	return Meaning{Kind: "deadline", Title: words.Say(d.Text("title"), nil), Details: []Detail{
		{"counted", words.Say("rules.counted."+string(d.Direction), map[string]any{"anchor": anchor})},
		{"deadline-kind", words.Say("rules.deadline-kind."+string(d.Kind), nil)},
	}}
}

// said is a detail that is a text, if there is one.
func said(words *text.Words, name, key string) []Detail {
	if !words.Has(key) {
		return []Detail{}
	}
	return []Detail{{name, words.Say(key, nil)}}
}
