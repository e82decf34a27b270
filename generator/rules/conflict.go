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
	if law := slices.IndexFunc(r.Claims, func(s Stated) bool { return s.Standing.Binds() && s.Followed() }); law >= 0 {
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

// disputed are the claims that differ from another one that may be heard in the
// same case and, where there are such, the amounts to come.
func disputed(claims []Stated) []Stated {
	claims = valued(claims)
	differs := func(a Stated) bool {
		return slices.ContainsFunc(claims, func(b Stated) bool { return a.Quantity != b.Quantity && a.meets(b) })
	}
	if !slices.ContainsFunc(claims, differs) {
		return nil
	}
	var out []Stated
	for _, c := range claims {
		if c.coming || differs(c) {
			out = append(out, c)
		}
	}
	return out
}

// meets tells whether two claims may speak of the same case: their grounds and
// tiers have one in common, and no fact that one wants the other excludes. Two
// that are both out of force do not meet, nor does an amount that a later one
// replaced, or that is still to come.
func (s Stated) meets(other Stated) bool {
	return (s.Standing != Obsolete || other.Standing != Obsolete) &&
		!s.replaced && !other.replaced && !s.coming && !other.coming &&
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

// safest are the strictest values that count, one for each unit. No limit is less
// strict than any, whatever it counts: it is the safe value only where nothing else is.
func safest(claims []Stated) []Quantity {
	unlimited := mostQuantity(Unlimited, "")
	best := map[string]Stated{}
	var units []string
	open := false
	for _, c := range claims {
		if c.Standing == Obsolete || c.coming || !c.Followed() {
			continue
		}
		if c.Quantity == unlimited {
			open = true
			continue
		}
		unit := c.Quantity.Unit
		strictest, seen := best[unit]
		if !seen {
			units = append(units, unit)
		}
		if !seen || c.rank > strictest.rank {
			best[unit] = c
		}
	}
	if open && len(units) == 0 {
		return []Quantity{unlimited}
	}
	var out []Quantity
	for _, unit := range units {
		out = append(out, best[unit].Quantity)
	}
	return out
}

func official(claims []Stated) []Quantity {
	var out []Quantity
	for _, c := range claims {
		if c.Standing.Binds() && c.Followed() && !c.coming && !slices.Contains(out, c.Quantity) {
			out = append(out, c.Quantity)
		}
	}
	return out
}
