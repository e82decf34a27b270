package rules

import (
	"cmp"
	"fmt"
	"slices"

	"permitpack/generator/record"
)

// Heritage says of an entry of a procedure how it stands to those that the
// procedure takes over from the one that it extends.
type Heritage struct {
	Merge Merge `yaml:"merge"`
	// After is the inherited entry behind which a new one stands; at the end where empty.
	After string `yaml:"after"`

	Position record.Position `yaml:"-"`
}

// Merge is what an entry does to the inherited one of the same name.
type Merge string

const (
	// Replace puts the entry in the place of the inherited one; it is what an entry does that says nothing.
	Replace Merge = "replace"
	// Add adds the entry's claims to those of the inherited one.
	Add Merge = "add"
	// Remove takes the inherited entry out.
	Remove Merge = "remove"
)

// Allowed are the words that a catalogue may write.
func (Merge) Allowed() []string { return []string{string(Replace), string(Add), string(Remove)} }

func (h Heritage) heritage() Heritage { return h }

// inheritable are the entries of a procedure's lists.
type inheritable[E any] interface {
	// name is what tells the entry from others of its list.
	name() string
	heritage() Heritage
	// over is the entry laid over an inherited one: its own values where it has
	// any, and the claims of both.
	over(h *heir, inherited E) E
}

// heir lays a procedure over another one and keeps the mistakes that it meets.
type heir struct{ faults []error }

// inherit lays a procedure's own entries over the inherited ones.
func inherit[E inheritable[E]](h *heir, inherited, own []E) []E {
	list := slices.Clone(inherited)
	at := func(name string) int {
		return slices.IndexFunc(list, func(e E) bool { return e.name() == name })
	}
	seen := map[string]bool{}
	for _, e := range own {
		merge, i := e.heritage(), at(e.name())
		twice := seen[e.name()]
		seen[e.name()] = true
		switch {
		case twice:
			h.fault(merge.Position, "%s stands here twice", e.name())
		case i >= 0 && merge.Merge == Remove:
			list = slices.Delete(list, i, i+1)
		case i >= 0 && merge.Merge == Add:
			list[i] = e.over(h, list[i])
		case i >= 0:
			list[i] = e
		case merge.Merge != "" && merge.Merge != Replace:
			h.fault(merge.Position, "there is no inherited entry %s to %s", e.name(), merge.Merge)
		case merge.After == "":
			list = append(list, e)
		case at(merge.After) < 0:
			h.fault(merge.Position, "%s should stand after %s, which is not there", e.name(), merge.After)
		default:
			list = slices.Insert(list, at(merge.After)+1, e)
		}
	}
	return list
}

func (h *heir) fault(at record.Position, format string, args ...any) {
	h.faults = append(h.faults, fmt.Errorf("%s: %s", at, fmt.Sprintf(format, args...)))
}

// none is what a procedure writes to have nothing where it would inherit something.
const none = "none"

// over is the procedure p laid over the one that it extends: p's own words, and
// for the rest what it inherits.
func (p *Procedure) over(base *Procedure) (*Procedure, []error) {
	h := &heir{}
	merged := &Procedure{
		ID: cmp.Or(p.ID, base.ID), Extends: cmp.Or(p.Extends, base.Extends), Abstract: p.Abstract, Position: cmp.Or(p.Position, base.Position),
		Form: cmp.Or(p.Form, base.Form), Article: cmp.Or(p.Article, base.Article), Source: cmp.Or(p.Source, base.Source),
		FileBy: cmp.Or(p.FileBy, base.FileBy), ValidFor: cmp.Or(p.ValidFor, base.ValidFor),
		Starts: cmp.Or(p.Starts, base.Starts), TermUnit: cmp.Or(p.TermUnit, base.TermUnit), TermFixed: p.TermFixed || base.TermFixed,

		Needs: inherit(h, base.Needs, p.Needs), Grounds: inherit(h, base.Grounds, p.Grounds),
		Limits: inherit(h, base.Limits, p.Limits), Admits: inherit(h, base.Admits, p.Admits),
		Absences: inherit(h, base.Absences, p.Absences), Outlive: inherit(h, base.Outlive, p.Outlive),
		Documents: inherit(h, base.Documents, p.Documents), Deadlines: inherit(h, base.Deadlines, p.Deadlines),
		Advice: inherit(h, base.Advice, p.Advice), Info: inherit(h, base.Info, p.Info),
		Obstacles: inherit(h, base.Obstacles, p.Obstacles), Steps: inherit(h, base.Steps, p.Steps),

		Term: either(p.Term, base.Term), Languages: either(p.Languages, base.Languages),
		Photo: p.Photo.over(base.Photo), Fees: p.Fees.over(h, base.Fees),
	}
	return merged, h.faults
}

// either is the list itself, or the inherited one where it is empty.
func either[T any](own, inherited []T) []T {
	if len(own) > 0 {
		return own
	}
	return inherited
}

func (r PhotoRule) over(base PhotoRule) PhotoRule {
	if r.None {
		return PhotoRule{None: true}
	}
	return PhotoRule{
		Copies: either(r.Copies, base.Copies), Size: either(r.Size, base.Size), Background: either(r.Background, base.Background),
		DefaultSize:       cmp.Or(r.DefaultSize, base.DefaultSize),
		DefaultBackground: cmp.Or(r.DefaultBackground, base.DefaultBackground),
	}
}

// over adds classes and rows to the inherited table; a table with an id takes its place.
func (t FeeTable) over(h *heir, base FeeTable) FeeTable {
	if t.ID != "" {
		return t
	}
	return FeeTable{
		ID: base.ID, DueBy: cmp.Or(t.DueBy, base.DueBy),
		Classes: inherit(h, base.Classes, t.Classes), Rows: slices.Concat(base.Rows, t.Rows),
	}
}

func (s Source) name() string              { return s.ID }
func (h Holiday) name() string             { return h.Date.String() }
func (n Need) name() string                { return n.Key }
func (g Ground) name() string              { return g.ID }
func (a Admission) name() string           { return a.Finding }
func (l Limit) name() string               { return l.ID }
func (a AbsenceRule) name() string         { return a.ID }
func (o Outliving) name() string           { return o.Finding }
func (d DocumentRequirement) name() string { return d.ID }
func (d Deadline) name() string            { return d.ID }
func (c FeeClass) name() string            { return c.ID }
func (a Advice) name() string              { return a.ID }
func (i Info) name() string                { return i.ID }
func (o Obstacle) name() string            { return o.Finding }
func (s Step) name() string                { return s.ID }

// A source and a holiday have no claims to add.
func (s Source) over(*heir, Source) Source    { return s }
func (h Holiday) over(*heir, Holiday) Holiday { return h }

func (n Need) over(_ *heir, base Need) Need {
	n.Or, n.When = either(n.Or, base.Or), either(n.When, base.When)
	n.Missed = cmp.Or(n.Missed, base.Missed)
	n.Source, n.Article = cmp.Or(n.Source, base.Source), cmp.Or(n.Article, base.Article)
	return n
}

func (g Ground) over(h *heir, base Ground) Ground {
	g.Source, g.Article, g.Words = cmp.Or(g.Source, base.Source), cmp.Or(g.Article, base.Article), cmp.Or(g.Words, base.Words)
	g.Needs, g.ShownBy = slices.Concat(base.Needs, g.Needs), slices.Concat(base.ShownBy, g.ShownBy)
	g.Admits = inherit(h, base.Admits, g.Admits)
	g.Thresholds = thresholdsOver(g.Thresholds, base.Thresholds)
	return g
}

// thresholdsOver adds claims to the thresholds of the same id, and the others behind them.
func thresholdsOver(own, inherited []Threshold) []Threshold {
	list := slices.Clone(inherited)
	for _, t := range own {
		i := slices.IndexFunc(list, func(other Threshold) bool { return other.ID == t.ID })
		if i < 0 {
			list = append(list, t)
			continue
		}
		list[i].Claims = slices.Concat(list[i].Claims, t.Claims)
	}
	return list
}

func (a Admission) over(_ *heir, base Admission) Admission {
	a.Where, a.When = cmp.Or(a.Where, base.Where), either(a.When, base.When)
	a.Claims = slices.Concat(base.Claims, a.Claims)
	return a
}

func (l Limit) over(_ *heir, base Limit) Limit {
	l.Measure, l.Where, l.Finding = cmp.Or(l.Measure, base.Measure), cmp.Or(l.Where, base.Where), cmp.Or(l.Finding, base.Finding)
	l.When, l.Claims = either(l.When, base.When), slices.Concat(base.Claims, l.Claims)
	return l
}

func (a AbsenceRule) over(_ *heir, base AbsenceRule) AbsenceRule {
	a.Finding, a.EachYearFrom = cmp.Or(a.Finding, base.Finding), cmp.Or(a.EachYearFrom, base.EachYearFrom)
	a.Window, a.LookBack = cmp.Or(a.Window, base.Window), cmp.Or(a.LookBack, base.LookBack)
	a.When, a.Claims = either(a.When, base.When), slices.Concat(base.Claims, a.Claims)
	return a
}

func (o Outliving) over(_ *heir, base Outliving) Outliving {
	o.Where, o.Claims = cmp.Or(o.Where, base.Where), slices.Concat(base.Claims, o.Claims)
	return o
}

func (d DocumentRequirement) over(_ *heir, base DocumentRequirement) DocumentRequirement {
	d.Required, d.Form = slices.Concat(base.Required, d.Required), slices.Concat(base.Form, d.Form)
	d.Copies, d.Apostille = slices.Concat(base.Copies, d.Copies), slices.Concat(base.Apostille, d.Apostille)
	d.Signers, d.Translation = slices.Concat(base.Signers, d.Signers), slices.Concat(base.Translation, d.Translation)
	d.GroundDetail, d.Translatable = d.GroundDetail || base.GroundDetail, d.Translatable || base.Translatable
	d.ValidityUnknown, d.Later = d.ValidityUnknown || base.ValidityUnknown, d.Later || base.Later
	d.Made, d.Note = cmp.Or(d.Made, base.Made), cmp.Or(d.Note, base.Note)
	return d
}

func (d Deadline) over(_ *heir, base Deadline) Deadline {
	d.Anchor, d.OrAnchor = cmp.Or(d.Anchor, base.Anchor), cmp.Or(d.OrAnchor, base.OrAnchor)
	d.Direction, d.Kind = cmp.Or(d.Direction, base.Direction), cmp.Or(d.Kind, base.Kind)
	d.Finding, d.Words = cmp.Or(d.Finding, base.Finding), cmp.Or(d.Words, base.Words)
	d.Claims = slices.Concat(base.Claims, d.Claims)
	return d
}

func (c FeeClass) over(_ *heir, base FeeClass) FeeClass {
	c.Grounds, c.When = either(c.Grounds, base.Grounds), either(c.When, base.When)
	c.General, c.Exempt = c.General || base.General, c.Exempt || base.Exempt
	c.Source, c.Article = cmp.Or(c.Source, base.Source), cmp.Or(c.Article, base.Article)
	return c
}

func (a Advice) over(_ *heir, base Advice) Advice {
	a.Claims = slices.Concat(base.Claims, a.Claims)
	return a
}

func (i Info) over(_ *heir, base Info) Info {
	i.When, i.Claims = either(i.When, base.When), slices.Concat(base.Claims, i.Claims)
	return i
}

func (o Obstacle) over(_ *heir, base Obstacle) Obstacle {
	o.Where, o.Claims = cmp.Or(o.Where, base.Where), slices.Concat(base.Claims, o.Claims)
	return o
}

func (s Step) over(_ *heir, base Step) Step {
	s.When, s.Grounds, s.NotGrounds = either(s.When, base.When), either(s.Grounds, base.Grounds), either(s.NotGrounds, base.NotGrounds)
	s.Source, s.Article = cmp.Or(s.Source, base.Source), cmp.Or(s.Article, base.Article)
	return s
}
