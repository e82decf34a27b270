package rules

import (
	"cmp"
	"slices"

	"permitpack/generator/finding"
	"permitpack/generator/profile"
)

// live are the claims that speak of the case: not obsolete, of its ground and
// tier, and with facts that hold; with --sources official the official ones alone.
func live[T any](d *decider, claims []Claim[T], facts profile.Facts) []Claim[T] {
	var alive []Claim[T]
	for _, c := range claims {
		switch {
		case c.Standing == Obsolete:
		case d.official && !c.Standing.Binds():
		case len(c.Grounds) > 0 && !slices.Contains(c.Grounds, d.ground.ID):
		case slices.Contains(c.NotGrounds, d.ground.ID):
		case len(c.Tiers) > 0 && !slices.Contains(c.Tiers, d.tier):
		case !facts.Holds(c.When):
		default:
			alive = append(alive, c)
		}
	}
	return alive
}

// Binds tells whether a claim of this standing is the law, or computed from it.
func (s Standing) Binds() bool { return s == Official || s == Projected }

// rank orders standings, the best first.
func (s Standing) rank() int {
	return slices.Index([]Standing{Official, Projected, Practice, Guide, Obsolete}, s)
}

// strictest is the claim with the highest rank among those that are followed;
// of equals the first. It is false where there is none.
func strictest[T any](claims []Claim[T], rank func(T) int) (Claim[T], bool) {
	claims = slices.DeleteFunc(slices.Clone(claims), func(c Claim[T]) bool { return !c.Followed() })
	if len(claims) == 0 {
		return Claim[T]{}, false
	}
	return slices.MaxFunc(claims, func(a, b Claim[T]) int { return cmp.Compare(rank(a.Value), rank(b.Value)) }), true
}

// binding are the claims that are the law.
func binding[T any](claims []Claim[T]) []Claim[T] {
	return slices.DeleteFunc(slices.Clone(claims), func(c Claim[T]) bool { return !c.Standing.Binds() })
}

// Worst is the severity of missing all the claims at once.
func Worst[T any](claims []Claim[T]) finding.Severity {
	severity := finding.Info
	for _, c := range claims {
		switch s := c.Severity(); {
		case s == finding.Error:
			return finding.Error
		case s == finding.Warning:
			severity = finding.Warning
		}
	}
	return severity
}

// worst are the claims that are as bad to miss as the worst of them.
func worst[T any](claims []Claim[T]) []Claim[T] {
	return slices.DeleteFunc(slices.Clone(claims), func(c Claim[T]) bool { return c.Severity() != Worst(claims) })
}

// Citations are the places of the claims, each once.
func Citations[T any](claims []Claim[T]) []string {
	var places []string
	for _, c := range claims {
		if place := c.Citation(); !slices.Contains(places, place) {
			places = append(places, place)
		}
	}
	return places
}

// Missed are the claims that ask for more than was given.
func (d Demand[T]) Missed(enough func(asked T) bool) []Claim[T] {
	return slices.DeleteFunc(slices.Clone(d.Claims), func(c Claim[T]) bool { return enough(c.Value) })
}
