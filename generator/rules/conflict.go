package rules

import (
	"slices"

	"permitpack/generator/finding"
)

// differ notes the rule among the conflicts of the decision where its claims,
// all of them live, do not say the same. safe is the value that the packet follows.
func (d *decider) differ(id, key string, args finding.Args, claims []Stated, safe Quantity) {
	if agree(claims) {
		return
	}
	d.out.Conflicts = append(d.out.Conflicts, conflict(Rule{ID: id, Key: key, Args: args, Claims: claims}, safe))
}

func agree(claims []Stated) bool {
	return !slices.ContainsFunc(claims, func(c Stated) bool { return c.Quantity != claims[0].Quantity })
}

func conflict(r Rule, safe Quantity) Conflict {
	c := Conflict{Rule: r.ID, Key: r.Key, Args: r.Args, Safe: safe}
	if law := slices.IndexFunc(r.Claims, func(s Stated) bool { return s.Standing.binds() && s.Followed() }); law >= 0 {
		c.Official = r.Claims[law].Quantity
	}
	for _, s := range r.Claims {
		c.Claims = append(c.Claims, ConflictClaim{
			Quantity: s.Quantity, Standing: s.Standing, Source: s.Source, Article: s.Article, Read: s.Read,
		})
	}
	return c
}

// Disagreement is a rule on which the sources differ for some applicant.
type Disagreement struct {
	Shared
	// Safe are the values that a packet follows, the strictest of each unit, since
	// days and working days are compared only when the anchor is known; Official
	// are the values of official claims. More than one stand for several grounds.
	Safe, Official []Quantity
}

// Disagreements are the rules on which the sources differ, over all procedures,
// obsolete claims included. A rule that procedures share is told once.
func (c *Catalogue) Disagreements() []Disagreement {
	var all []Disagreement
	for _, rule := range c.Rules(func(_ string, r Rule) []Stated { return disputed(r.Claims) }) {
		all = append(all, Disagreement{Shared: rule, Safe: safest(rule.Claims), Official: official(rule.Claims)})
	}
	return all
}

// disputed are the claims that differ from another one that may be heard in the same case.
func disputed(claims []Stated) []Stated {
	var out []Stated
	claims = valued(claims)
	for _, a := range claims {
		if slices.ContainsFunc(claims, func(b Stated) bool { return a.Quantity != b.Quantity && a.meets(b) }) {
			out = append(out, a)
		}
	}
	return out
}

// meets tells whether two claims may speak of the same case: their grounds and
// tiers have one in common, and no fact that one wants the other excludes. Two
// that are both out of force do not meet, nor does an amount that a later one replaced.
func (s Stated) meets(other Stated) bool {
	return (s.Standing != Obsolete || other.Standing != Obsolete) &&
		!s.replaced && !other.replaced &&
		overlap(s.Grounds, s.NotGrounds, other.Grounds, other.NotGrounds) && overlap(s.Tiers, nil, other.Tiers, nil) &&
		!excludes(s.When, other.When) && !excludes(other.When, s.When)
}

// overlap tells whether two choices have a word in common; an empty choice is of all words.
func overlap(a, notA, b, notB []string) bool {
	open := func(word string) bool { return !slices.Contains(notA, word) && !slices.Contains(notB, word) }
	switch {
	case len(a) == 0 && len(b) == 0:
		return true
	case len(a) == 0:
		return slices.ContainsFunc(b, open)
	case len(b) == 0:
		return slices.ContainsFunc(a, open)
	}
	return slices.ContainsFunc(a, func(word string) bool { return slices.Contains(b, word) && open(word) })
}

func excludes(a, b []string) bool {
	return slices.ContainsFunc(a, func(fact string) bool { return slices.Contains(b, "not "+fact) })
}

// safest are the strictest values that count, one for each unit.
func safest(claims []Stated) []Quantity {
	best := map[string]Stated{}
	var units []string
	for _, c := range claims {
		if c.Standing == Obsolete || !c.Followed() {
			continue
		}
		unit := c.Quantity.Unit
		if c.Quantity == mostQuantity(Unlimited, "") && len(units) > 0 {
			unit = units[0] // no limit is less strict than any, whatever it counts
		}
		strictest, seen := best[unit]
		if !seen {
			units = append(units, unit)
		}
		if !seen || c.rank > strictest.rank {
			best[unit] = c
		}
	}
	if _, open := best[""]; open && len(units) > 1 && best[""].Quantity == mostQuantity(Unlimited, "") {
		units = slices.DeleteFunc(units, func(unit string) bool { return unit == "" })
	}
	var out []Quantity
	for _, unit := range units {
		out = append(out, best[unit].Quantity)
	}
	if len(out) > 1 { // no limit is never the strictest of limits, and has no unit
		out = slices.DeleteFunc(out, func(q Quantity) bool { return q == mostQuantity(Unlimited, "") })
	}
	return out
}

func official(claims []Stated) []Quantity {
	var out []Quantity
	for _, c := range claims {
		if c.Standing.binds() && c.Followed() && !slices.Contains(out, c.Quantity) {
			out = append(out, c.Quantity)
		}
	}
	return out
}
