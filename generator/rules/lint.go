package rules

import (
	"fmt"
	"slices"
	"strings"

	"permitpack/generator/date"
	"permitpack/generator/profile"
	"permitpack/generator/record"
)

// lint finds what reading alone cannot: ids that lead nowhere, claims without a
// source, facts that do not exist, amounts that overlap.
func (c *Catalogue) lint() []error {
	l := linter{catalogue: c}
	l.sources()
	l.holidays()
	for _, id := range c.ProcedureIDs() {
		l.procedure(c.procedures[id])
	}
	return l.faults
}

// ProcedureIDs are the ids of the procedures, sorted.
func (c *Catalogue) ProcedureIDs() []string {
	ids := make([]string, 0, len(c.procedures))
	for id := range c.procedures {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

type linter struct {
	catalogue *Catalogue
	faults    []error
}

func (l *linter) fault(at record.Position, format string, args ...any) {
	l.faults = append(l.faults, fmt.Errorf("%s: %s", at, fmt.Sprintf(format, args...)))
}

// once finds an id that is empty or was used before.
func (l *linter) once(seen map[string]bool, what, id string, at record.Position) {
	if id == "" {
		l.fault(at, "a %s without an id", what)
	}
	if seen[id] {
		l.fault(at, "the %s %s stands here twice", what, id)
	}
	seen[id] = true
}

func (l *linter) sources() {
	seen := map[string]bool{}
	for _, s := range l.catalogue.Sources {
		l.once(seen, "source", s.ID, s.Position)
		if s.Title == "" || s.URL == "" || s.Edition == "" || s.Standing == "" || s.Read.IsZero() {
			l.fault(s.Position, "the source %s needs title, url, edition, standing and read", s.ID)
		}
	}
}

func (l *linter) source(id string, at record.Position) {
	switch {
	case id == "":
		l.fault(at, "no source; every value needs one")
	case l.catalogue.Source(id).ID == "":
		l.fault(at, "the source %s is not in sources.yaml", id)
	}
}

func (l *linter) holidays() {
	seen := map[date.Date]bool{}
	for _, h := range l.catalogue.Holidays {
		if seen[h.Date] {
			l.fault(h.Position, "%s stands here twice", h.Date)
		}
		seen[h.Date] = true
		l.source(h.Source, h.Position)
	}
}

func (l *linter) procedure(p *Procedure) {
	l.source(p.Source, p.Position)
	l.grounds(p)
	l.documents(p)
	l.deadlines(p)
	l.fees(p)
	for claim := range p.claims() {
		l.claim(p, claim)
	}
	for _, s := range p.Steps {
		l.source(s.Source, s.Position)
		l.facts(s.When, s.Position)
	}
	for _, o := range p.Obstacles {
		if !profile.HasKey(o.Where) {
			l.fault(o.Position, "profiles have no key %s", o.Where)
		}
	}
}

func (l *linter) claim(p *Procedure, c anyClaim) {
	l.source(*c.source, c.position)
	l.facts(c.when, c.position)
	for _, id := range c.grounds {
		l.groundID(p, id, c.position)
	}
}

func (l *linter) groundID(p *Procedure, id string, at record.Position) {
	if p.Ground(id) == nil {
		l.fault(at, "%s has no ground %s", p.ID, id)
	}
}

func (l *linter) facts(names []string, at record.Position) {
	for _, name := range names {
		bare, _ := strings.CutPrefix(name, "not ")
		if !slices.Contains(profile.FactNames(), bare) {
			l.fault(at, "there is no fact %s", bare)
		}
	}
}

func (l *linter) grounds(p *Procedure) {
	seen := map[string]bool{}
	for _, g := range p.Grounds {
		l.once(seen, "ground", g.ID, g.Position)
		l.source(g.Source, g.Position)
		if !slices.Contains(l.catalogue.GroundIDs, g.ID) {
			l.fault(g.Position, "the ground %s is not in the list of catalogue.yaml", g.ID)
		}
		for _, key := range g.Needs {
			if !profile.HasKey(key) {
				l.fault(g.Position, "profiles have no key %s", key)
			}
		}
		l.thresholds(g.Thresholds)
	}
}

func (l *linter) thresholds(thresholds []Threshold) {
	for _, t := range thresholds {
		if !slices.Contains(profile.MeasureNames(), t.Measure) {
			l.fault(t.Position, "there is no measure %s; measures are %s", t.Measure, strings.Join(profile.MeasureNames(), ", "))
		}
		l.facts(t.When, t.Position)
		l.thresholds(t.Instead)
	}
}

func (l *linter) documents(p *Procedure) {
	seen := map[string]bool{}
	for _, d := range p.Documents {
		l.once(seen, "document", d.ID, d.Position)
		if !slices.Contains(l.catalogue.DocumentIDs, d.ID) {
			l.fault(d.Position, "the document %s is not in the list of catalogue.yaml", d.ID)
		}
		if len(d.Required) == 0 {
			l.fault(d.Position, "the document %s has no claim that requires it", d.ID)
		}
	}
}

func (l *linter) deadlines(p *Procedure) {
	known := append(profile.AnchorNames(), filing, permitEnd)
	seen := map[string]bool{}
	for _, d := range p.Deadlines {
		l.once(seen, "deadline", d.ID, d.Position)
		if !slices.Contains(known, d.Anchor) {
			l.fault(d.Position, "the anchor %s is neither a date of the profile nor a deadline above; known are %s", d.Anchor, strings.Join(known, ", "))
		}
		known = append(known, d.ID)
		if d.Kind == "" || d.Direction == "" {
			l.fault(d.Position, "the deadline %s needs kind and direction", d.ID)
		}
		for _, c := range d.Claims {
			if !slices.Contains(date.Unit("").Allowed(), c.Unit) {
				l.fault(c.Position, "%q is no unit of time; units are %s", c.Unit, strings.Join(date.Unit("").Allowed(), ", "))
			}
		}
	}
	for _, id := range []string{p.FileBy, p.ValidFor, p.Fees.DueBy} {
		if id != "" && !seen[id] {
			l.fault(p.Position, "%s has no deadline %s", p.ID, id)
		}
	}
}

func (l *linter) fees(p *Procedure) {
	classes := map[string]bool{}
	for _, class := range p.Fees.Classes {
		l.once(classes, "fee class", class.ID, class.Position)
		l.source(class.Source, class.Position)
		l.facts(class.When, class.Position)
		for _, id := range class.Grounds {
			l.groundID(p, id, class.Position)
		}
	}
	type key struct {
		class, tier string
		months      int
		from        date.Date
	}
	seen := map[key]bool{}
	for _, row := range p.Fees.Rows {
		l.source(row.Source, row.Position)
		if !classes[row.Class] {
			l.fault(row.Position, "there is no fee class %s", row.Class)
		}
		k := key{row.Class, row.Tier, row.UpToMonths, row.From}
		if seen[k] {
			l.fault(row.Position, "a second amount for the same class, tier, term and first day")
		}
		seen[k] = true
	}
}
