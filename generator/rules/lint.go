package rules

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/profile"
	"permitpack/generator/record"
)

// lint finds what reading alone cannot: ids that lead nowhere, claims without a
// source, facts that do not exist, amounts that overlap.
func (c *Catalogue) lint() []error {
	l := linter{catalogue: c}
	l.sources()
	l.holidays()
	for _, p := range c.all() {
		l.procedure(p)
	}
	return l.faults
}

// Unused are the facts that a profile can tell and no rule asks for, sorted.
func (c *Catalogue) Unused() []string {
	used := map[string]bool{}
	note := func(names []string) {
		for _, name := range names {
			used[strings.TrimPrefix(name, "not ")] = true
		}
	}
	for _, p := range c.all() {
		for c := range p.Conditions() {
			note(c.Facts)
		}
	}
	return slices.DeleteFunc(profile.FactNames(), func(name string) bool { return used[name] })
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
	if !p.Abstract {
		l.source(p.Source, p.Position)
		if p.Form == "" {
			l.fault(p.Position, "the procedure %s has no form", p.ID)
		}
	}
	l.grounds(p)
	l.documents(p)
	l.deadlines(p)
	l.fees(p)
	for rule := range p.claimRules() {
		for _, claim := range rule.Claims {
			l.claim(p, claim)
		}
	}
	for c := range p.Conditions() {
		l.facts(c.Facts, c.Position)
	}
	for key, at := range p.keys() {
		if !profile.HasKey(key) {
			l.fault(at, "profiles have no key %s", key)
		}
	}
	for _, limit := range p.Limits {
		l.measure(limit.Measure, limit.Position)
	}
	for _, rule := range p.Absences {
		if (rule.Window > 0) == (rule.EachYearFrom != "") {
			l.fault(rule.Position, "%s needs either a window or each_year_from", rule.ID)
		}
		for _, c := range rule.Claims {
			if c.Value != Unlimited && c.Unit != string(date.Days) {
				l.fault(c.Position, "%s counts days, not %q", rule.ID, c.Unit)
			}
		}
	}
	for _, s := range p.Steps {
		l.source(s.Source, s.Position)
		l.groundIDs(append(s.Grounds[:len(s.Grounds):len(s.Grounds)], s.NotGrounds...), s.Position)
	}
	for _, n := range p.Needs {
		l.source(n.Source, n.Position)
		if n.Missed != finding.Error && n.Missed != finding.Warning {
			l.fault(n.Position, "%s needs missed: error or warning", n.Key)
		}
	}
	for _, g := range p.Grounds {
		l.admits(g.Admits)
	}
	l.admits(p.Admits)
	for _, o := range p.Obstacles {
		l.allTrue(o.Claims)
	}
	for _, o := range p.Outlive {
		l.allTrue(o.Claims)
	}
}

func (l *linter) admits(admits []Admission) {
	for _, a := range admits {
		if admitted[a.Where] == "" {
			l.fault(a.Position, "admits knows no words under %s; it knows %s", a.Where, strings.Join(slices.Sorted(maps.Keys(admitted)), ", "))
		}
	}
}

// allTrue finds claims that deny what only their being there says.
func (l *linter) allTrue(claims []Claim[bool]) {
	for _, c := range claims {
		if !c.Value {
			l.fault(c.Position, "the value has to be true: a claim that does not hold is left out")
		}
	}
}

func (l *linter) claim(p *Procedure, c Stated) {
	l.source(c.Source, c.Position)
	l.groundIDs(append(c.Grounds[:len(c.Grounds):len(c.Grounds)], c.NotGrounds...), c.Position)
	for _, tier := range c.Tiers {
		if !slices.ContainsFunc(p.Fees.Rows, func(row StateFee) bool { return row.Tier == tier }) {
			l.fault(c.Position, "the fees of %s have no tier %s", p.ID, tier)
		}
	}
}

// groundIDs finds ids that no procedure has. A claim may name grounds that its
// own procedure lacks, since an heir may have them.
func (l *linter) groundIDs(ids []string, at record.Position) {
	for _, id := range ids {
		if !slices.Contains(l.catalogue.GroundIDs, id) {
			l.fault(at, "there is no ground %s in the list of catalogue.yaml", id)
		}
	}
}

func (l *linter) facts(names []string, at record.Position) {
	for _, name := range names {
		bare, _ := strings.CutPrefix(name, "not ")
		ground := strings.TrimPrefix(strings.TrimPrefix(bare, profile.SponsorPermitOf), profile.PermitOf)
		known := slices.Contains(profile.FactNames(), bare) || ground != bare && slices.Contains(l.catalogue.GroundIDs, ground)
		if !known {
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
		l.thresholds(g.Thresholds)
	}
}

func (l *linter) thresholds(thresholds []Threshold) {
	for _, t := range thresholds {
		l.measure(t.Measure, t.Position)
		l.thresholds(t.Instead)
	}
}

func (l *linter) measure(name string, at record.Position) {
	if !slices.Contains(profile.MeasureNames(), name) {
		l.fault(at, "there is no measure %s; measures are %s", name, strings.Join(profile.MeasureNames(), ", "))
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
		for _, anchor := range []string{d.Anchor, d.OrAnchor} {
			if !slices.Contains(known, anchor) && !(anchor == "" && anchor != d.Anchor) {
				l.fault(d.Position, "the anchor %s is neither a date of the profile nor a deadline above; known are %s", anchor, strings.Join(known, ", "))
			}
		}
		known = append(known, d.ID)
		if d.Kind == "" || d.Direction == "" {
			l.fault(d.Position, "the deadline %s needs kind and direction", d.ID)
		}
		if (d.Kind == Wait) != (d.Finding != "") {
			l.fault(d.Position, "the deadline %s needs a finding if it is a wait, and only then", d.ID)
		}
		for _, c := range d.Claims {
			if !slices.Contains(date.Unit("").Allowed(), c.Unit) {
				l.fault(c.Position, "%q is no unit of time; units are %s", c.Unit, strings.Join(date.Unit("").Allowed(), ", "))
			}
		}
	}
	for _, id := range []string{p.FileBy, p.ValidFor, p.Fees.DueBy} {
		if id != "" && id != none && !seen[id] {
			l.fault(p.Position, "%s has no deadline %s", p.ID, id)
		}
	}
}

func (l *linter) fees(p *Procedure) {
	if p.Fees.ID == "" && len(p.Fees.Rows)+len(p.Fees.Classes) > 0 {
		l.fault(p.Position, "the fees of %s have no id", p.ID)
	}
	classes := map[string]bool{}
	for _, class := range p.Fees.Classes {
		l.once(classes, "fee class", class.ID, class.Position)
		l.source(class.Source, class.Position)
		l.groundIDs(class.Grounds, class.Position)
	}
	type key struct {
		feeCase
		source string
		from   date.Date
	}
	seen := map[key]bool{}
	for _, row := range p.Fees.Rows {
		l.source(row.Source, row.Position)
		if !classes[row.Class] {
			l.fault(row.Position, "there is no fee class %s", row.Class)
		}
		if row.UpToDays > 0 && row.UpToMonths > 0 {
			l.fault(row.Position, "an amount covers up to so many months or up to so many days, not both")
		}
		if row.Standing.binds() && row.From.IsZero() {
			l.fault(row.Position, "from is missing: the first day on which the amount holds")
		}
		k := key{row.covers(), "", row.From}
		if !row.Standing.binds() {
			k.source = row.Source
		}
		if seen[k] {
			l.fault(row.Position, "a second amount for the same class, tier, term and first day")
		}
		seen[k] = true
	}
}
