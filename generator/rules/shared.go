package rules

import (
	"fmt"
	"strings"
)

// Shared is a rule with the procedures in which it stands with the same claims.
type Shared struct {
	Rule
	// Procedures are their ids, sorted.
	Procedures []string
}

// Rules are the rules of all procedures that can be applied for, one that they
// share told once. pick chooses the claims to tell of a rule; one of which it
// chooses none is left out.
func (c *Catalogue) Rules(pick func(procedure string, r Rule) []Stated) []Shared {
	var all []Shared
	told := map[string]int{}
	for _, id := range c.ProcedureIDs() {
		for rule := range c.procedures[id].Rules() {
			rule = rule.on(c.Day())
			rule.Claims = pick(id, rule)
			if len(rule.Claims) == 0 {
				continue
			}
			print := fingerprint(rule)
			if at, known := told[print]; known {
				all[at].Procedures = append(all[at].Procedures, id)
				continue
			}
			told[print] = len(all)
			all = append(all, Shared{Rule: rule, Procedures: []string{id}})
		}
	}
	return all
}

// fingerprint is the same for rules that say the same, and count the same.
func fingerprint(r Rule) string {
	var b strings.Builder
	b.WriteString(r.ID)
	for _, c := range r.Claims {
		fmt.Fprintf(&b, "|%s %s %s %s %v %v %v %v %s", c.Quantity, c.Citation(), c.Standing, c.Missed, c.Grounds, c.NotGrounds, c.Tiers, c.When, c.From)
	}
	return b.String()
}

// Live are the claims that are in force: not obsolete, not replaced by a later
// amount, and not of one that is still to come.
func (r Rule) Live() []Stated {
	var live []Stated
	for _, c := range r.Claims {
		if c.Standing != Obsolete && !c.replaced && !c.coming {
			live = append(live, c)
		}
	}
	return live
}
