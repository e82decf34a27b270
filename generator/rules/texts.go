package rules

import (
	"maps"
	"slices"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/text"
)

// TextKeys are the keys of the texts that the catalogue needs, sorted: names of
// its procedures, grounds, papers, amounts, days and rules, and of the words
// that claims have for values.
func (c *Catalogue) TextKeys() []string {
	keys := map[string]bool{}
	need := func(key string) { keys[key] = true }
	for _, h := range c.Holidays {
		need("holiday." + h.Name)
	}
	for _, id := range c.DocumentIDs {
		need("document." + id + ".title")
	}
	for _, id := range c.ProcedureIDs() {
		c.procedures[id].texts(need)
	}
	return slices.Sorted(maps.Keys(keys))
}

func (p *Procedure) texts(need func(key string)) {
	need("procedure." + p.ID + ".title")
	for _, g := range p.Grounds {
		for _, part := range []string{"title", "statute", "document"} {
			need(g.Text(part))
		}
	}
	found := func(id string) {
		need("finding." + id + ".message")
		need("finding." + id + ".fix")
	}
	for _, d := range p.Deadlines {
		need(d.Text("title"))
		need(d.Text("rule"))
		if d.Finding != "" {
			found(d.Finding)
		}
	}
	if p.Fees.ID != "" {
		need("fee." + p.Fees.ID + ".title")
	}
	for _, class := range p.Fees.Classes {
		need("fee-class." + class.ID)
	}
	for _, row := range p.Fees.Rows {
		need("tier." + row.Tier)
	}
	for _, s := range p.Steps {
		need("step." + s.ID)
	}
	for _, i := range p.Info {
		need("info." + i.ID)
	}
	for _, l := range p.Limits {
		found(l.Finding)
	}
	for _, a := range p.Absences {
		found(a.Finding)
	}
	for _, o := range p.Obstacles {
		found(o.Finding)
	}
	for _, o := range p.Outlive {
		found(o.Finding)
	}
	admissions(p.Admits, found)
	for _, g := range p.Grounds {
		admissions(g.Admits, found)
	}
	for rule := range p.Rules() {
		if p.named(rule) {
			need(rule.Key)
		}
		for _, arg := range rule.Args {
			if key, is := arg.(finding.Key); is {
				need(string(key))
			}
		}
		for _, claim := range rule.Claims {
			claim.Quantity.texts(need)
		}
	}
}

// admissions are the findings of words that are not admitted, as an error and,
// where some claim is none to miss, as advice.
func admissions(admits []Admission, found func(id string)) {
	for _, a := range admits {
		for _, c := range a.Claims {
			switch {
			case !c.Followed() || c.Standing == Obsolete:
			case c.Severity() == finding.Error:
				found(a.Finding)
			default:
				found(a.Finding + advised)
			}
		}
	}
}

// named tells whether the rule's name is ever said: that of a statement is said
// only where sources differ on its value.
func (p *Procedure) named(r Rule) bool {
	statement := slices.ContainsFunc(p.Info, func(i Info) bool { return i.ID == r.ID })
	return !statement || !agree(r.Claims)
}

func (q Quantity) texts(need func(key string)) {
	switch {
	case q.List != "":
		for _, word := range strings.Fields(q.Word) {
			need(strings.Replace(q.List, "*", word, 1))
		}
	case q.Word != "":
		need("value." + q.Word)
	case q.Unit != "":
		need("unit." + q.Unit)
	}
}

// Say says the statement in the reader's words, with the value of the best source, whoever it speaks of.
func (i Info) Say(words *text.Words) string {
	stated := slices.DeleteFunc(state(i.Claims, spanQuantity, alike), func(s Stated) bool { return s.Standing == Obsolete })
	note := Note{Key: "info." + i.ID}
	if len(stated) > 0 {
		note.Value = bestSaid(stated)
	}
	return note.Say(words)
}
