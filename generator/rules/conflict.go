package rules

// noteConflict adds the rule to the decision where live claims differ. quantity
// shows a value; safe is the one that the packet follows.
func noteConflict[T any](d *decider, conflict Conflict, claims []Claim[T], quantity func(value T, unit string) Quantity, safe T) {
	differ := false
	for _, c := range claims {
		q := quantity(c.Value, c.Unit)
		differ = differ || q != quantity(claims[0].Value, claims[0].Unit)
		conflict.Claims = append(conflict.Claims, ConflictClaim{
			Quantity: q, Standing: c.Standing, Source: c.Source, Article: c.Article, Read: c.Read,
		})
	}
	if !differ {
		return
	}
	conflict.Safe = quantity(safe, claims[0].Unit)
	if law := binding(claims); len(law) > 0 {
		conflict.Official = quantity(law[0].Value, law[0].Unit)
	}
	d.out.Conflicts = append(d.out.Conflicts, conflict)
}

func numberQuantity(value int, unit string) Quantity {
	return Quantity{Number: int64(value), Unit: unit}
}

func wordQuantity[T ~string](value T, _ string) Quantity { return Quantity{Word: string(value)} }

func requiredQuantity(value bool, _ string) Quantity {
	if value {
		return Quantity{Word: "required"}
	}
	return Quantity{Word: "not-required"}
}
