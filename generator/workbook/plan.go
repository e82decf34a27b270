package workbook

import (
	"slices"

	"permitpack/generator/rules"
)

// deadline is a row of the sheet Deadlines.
type deadline struct {
	// Due is what was decided; where the speed asked for gives no such day, its
	// days are zero.
	rules.Due
	row int
	// variants are what each speed gives, or a single one where all give the same.
	variants []variant
	// absence is the rule on days abroad behind it, or nil.
	absence *rules.Absence
}

// bySpeed tells whether the day hangs on the speed.
func (d deadline) bySpeed() bool { return len(d.variants) > 1 }

// variant is a deadline with one speed.
type variant struct {
	rules.Due
	// given says that there is such a day with this speed.
	given bool
	speed rules.Speed
	// row is that of the table of speeds; where all speeds give the same, that of the deadline.
	row int
	// claims are those that are followed, then the others; they stand from the row first on.
	claims   []rules.DueClaim
	followed int
	first    int
	// told is how many of the others, the last of them, say the same of every speed.
	told int
}

// plan is what stands where on the sheet Deadlines.
type plan struct {
	deadlines []deadline
	// The rows of the tables' headers.
	bySpeed, claims, abroad int
	// claimRows is the number of claims.
	claimRows int
}

// claimsOf are the rows of a variant's claims that are followed, top and bottom.
func (v variant) followedRows() (top, bottom int) { return v.first, v.first + v.followed - 1 }

// planned orders the deadlines as the procedure has them, then those that the
// program adds, and gives every row its place.
func planned(deadlines []rules.Due, r rules.Reckoning) plan {
	p := plan{}
	for _, id := range order(r.Speeds) {
		p.deadlines = append(p.deadlines, ofProcedure(id, r))
	}
	for _, due := range deadlines {
		if r.Speeds != nil && due.Kind != rules.Return && due.Kind != rules.Expiry {
			continue // it is of the procedure
		}
		d := deadline{Due: due, variants: []variant{newVariant(due, rules.Speed{})}}
		if at := slices.IndexFunc(r.Absences, func(a rules.Absence) bool { return a.ID == due.ID }); at >= 0 {
			d.absence = &r.Absences[at]
		}
		p.deadlines = append(p.deadlines, d)
	}
	p.place()
	return p
}

// order are the ids of the deadlines of all speeds in the order of the procedure,
// of which every speed has a part.
func order(speeds []rules.Speed) []string {
	var ids []string
	for _, speed := range speeds {
		at := 0
		for _, due := range speed.Deadlines {
			if known := slices.Index(ids, due.ID); known >= 0 {
				at = known + 1
				continue
			}
			ids = slices.Insert(ids, at, due.ID)
			at++
		}
	}
	return ids
}

func ofProcedure(id string, r rules.Reckoning) deadline {
	d := deadline{}
	bySpeed := false
	for _, speed := range r.Speeds {
		at := slices.IndexFunc(speed.Deadlines, func(due rules.Due) bool { return due.ID == id })
		if at < 0 {
			d.variants = append(d.variants, variant{speed: speed})
			continue
		}
		due := speed.Deadlines[at]
		bySpeed = bySpeed || due.BySpeed
		d.variants = append(d.variants, newVariant(due, speed))
		if speed.Tier == r.Speed {
			d.Due = due
		}
	}
	if d.ID == "" { // another speed alone gives such a day
		at := slices.IndexFunc(d.variants, func(v variant) bool { return v.given })
		other := d.variants[at].Due
		d.Due = rules.Due{
			ID: other.ID, Words: other.Words, About: other.About, Anchor: other.Anchor, Anchors: other.Anchors,
			Direction: other.Direction, Kind: other.Kind, BySpeed: true,
		}
	}
	if bySpeed {
		if !startsBySpeed(d.Due, r) {
			d.tellOnce()
		}
		return d
	}
	at := slices.IndexFunc(d.variants, func(v variant) bool { return v.given })
	d.variants = []variant{d.variants[at]}
	d.variants[0].speed = rules.Speed{}
	return d
}

// startsBySpeed tells whether the day that a deadline is counted from hangs on the speed.
func startsBySpeed(due rules.Due, r rules.Reckoning) bool {
	return slices.ContainsFunc(due.Anchors, func(anchor string) bool {
		if anchor == rules.Filing {
			anchor = r.FileBy
		}
		return slices.ContainsFunc(r.Speeds, func(s rules.Speed) bool {
			return slices.ContainsFunc(s.Deadlines, func(other rules.Due) bool { return other.ID == anchor && other.BySpeed })
		})
	})
}

// tellOnce leaves claims that are only told, and say the same of every speed, to the first.
func (d *deadline) tellOnce() {
	first := &d.variants[0]
	aside := func(v variant) []rules.DueClaim { return v.claims[v.followed:] }
	everywhere := func(c rules.DueClaim) bool {
		return !slices.ContainsFunc(d.variants, func(v variant) bool { return !slices.Contains(aside(v), c) })
	}
	var told []rules.DueClaim
	for _, c := range aside(*first) {
		if everywhere(c) {
			told = append(told, c)
		}
	}
	for i := range d.variants {
		v := &d.variants[i]
		v.claims = slices.DeleteFunc(v.claims, func(c rules.DueClaim) bool { return slices.Contains(told, c) })
	}
	first.claims, first.told = append(first.claims, told...), len(told)
}

func newVariant(due rules.Due, speed rules.Speed) variant {
	v := variant{Due: due, given: true, speed: speed}
	for _, c := range due.Claims {
		if c.Followed() {
			v.claims = append(v.claims, c)
		}
	}
	v.followed = len(v.claims)
	for _, c := range due.Claims {
		if !c.Followed() {
			v.claims = append(v.claims, c)
		}
	}
	return v
}

// gap are the rows between the last row of a table and the header of the next:
// an empty one, and the heading.
const gap = 3

func (p *plan) place() {
	row := headerRow + max(1, len(p.deadlines))
	for i := range p.deadlines {
		p.deadlines[i].row = headerRow + 1 + i
	}
	if slices.ContainsFunc(p.deadlines, deadline.bySpeed) {
		p.bySpeed = row + gap
		row = p.bySpeed
	}
	for i := range p.deadlines {
		d := &p.deadlines[i]
		for n := range d.variants {
			d.variants[n].row = d.row
			if d.bySpeed() {
				row++
				d.variants[n].row = row
			}
		}
	}
	p.claims = row + gap
	row = p.claims
	for i := range p.deadlines {
		for n := range p.deadlines[i].variants {
			v := &p.deadlines[i].variants[n]
			v.first = row + 1
			row += len(v.claims)
			p.claimRows += len(v.claims)
		}
	}
	p.abroad = max(row, p.claims+1) + gap
}

// find is the deadline of an id, and whether there is one.
func (p plan) find(id string) (deadline, bool) {
	at := slices.IndexFunc(p.deadlines, func(d deadline) bool { return d.ID == id && id != "" })
	if at < 0 {
		return deadline{}, false
	}
	return p.deadlines[at], true
}
