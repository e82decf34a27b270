package rules

import (
	"cmp"
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

// entry is an entry of a list that is inherited.
type entry interface {
	// name is what tells the entry from others of its list.
	name() string
	heritage() Heritage
}

// inheritable are the entries that merge: add can lay over an inherited one.
type inheritable[E any] interface {
	entry
	// over is the entry laid over an inherited one: its own values where it has
	// any, and the claims of both.
	over(inherited E) E
}

// inherit lays a procedure's own entries over the inherited ones.
func inherit[E inheritable[E]](f *faults, inherited, own []E) []E {
	return inheritBy(f, inherited, own, func(own, inherited E) E { return own.over(inherited) })
}

// inheritBy is inherit for entries that can be laid over one another wrongly, or not at all.
func inheritBy[E entry](f *faults, inherited, own []E, over func(own, inherited E) E) []E {
	list := slices.Clone(inherited)
	seen := map[string]bool{}
	for _, e := range own {
		name := e.name()
		if name != "" && seen[name] {
			f.tell(e.heritage().Position, "%s stands here twice", name)
			continue
		}
		seen[name] = true
		if i := placeOf(list, name); i >= 0 {
			list = meet(f, list, i, e, over)
		} else {
			list = enter(f, list, e)
		}
	}
	return list
}

// placeOf is where the entry of that name stands; -1 where there is none. An
// entry without a name is none: that it lacks one is for the linter to tell.
func placeOf[E entry](list []E, name string) int {
	if name == "" {
		return -1
	}
	return slices.IndexFunc(list, func(e E) bool { return e.name() == name })
}

// meet does what the entry says to the inherited one of its name, which stands at i.
func meet[E entry](f *faults, list []E, i int, own E, over func(own, inherited E) E) []E {
	h := own.heritage()
	if h.After != "" {
		f.tell(h.Position, "%s is inherited and keeps its place, so after changes nothing", own.name())
	}
	switch h.Merge {
	case Remove:
		return slices.Delete(list, i, i+1)
	case Add:
		list[i] = over(own, list[i])
	default:
		list[i] = own
	}
	return list
}

// enter puts a new entry into the list.
func enter[E entry](f *faults, list []E, own E) []E {
	h, behind := own.heritage(), placeOf(list, own.heritage().After)
	switch {
	case h.Merge == Add || h.Merge == Remove:
		f.tell(h.Position, "there is no inherited entry %s to %s", own.name(), h.Merge)
		return list
	case h.After == "":
		return append(list, own)
	case behind < 0:
		f.tell(h.Position, "%s should stand after %s, which is not there", own.name(), h.After)
		return list
	}
	return slices.Insert(list, behind+1, own)
}

// none is what a procedure writes to have nothing where it would inherit something.
const none = "none"

// over is the procedure p laid over the one that it extends: p's own words, and
// for the rest what it inherits.
func (p *Procedure) over(f *faults, base *Procedure) *Procedure {
	return &Procedure{
		ID: cmp.Or(p.ID, base.ID), Extends: cmp.Or(p.Extends, base.Extends), Abstract: p.Abstract, Position: cmp.Or(p.Position, base.Position),
		Form: cmp.Or(p.Form, base.Form), Article: cmp.Or(p.Article, base.Article), Source: cmp.Or(p.Source, base.Source),
		FileBy: cmp.Or(p.FileBy, base.FileBy), ValidFor: cmp.Or(p.ValidFor, base.ValidFor),
		Starts: cmp.Or(p.Starts, base.Starts), TermUnit: cmp.Or(p.TermUnit, base.TermUnit), TermFixed: p.TermFixed || base.TermFixed,

		Needs: inherit(f, base.Needs, p.Needs), Grounds: inheritGrounds(f, base.Grounds, p.Grounds),
		Limits: inherit(f, base.Limits, p.Limits), Admits: inherit(f, base.Admits, p.Admits),
		Absences: inherit(f, base.Absences, p.Absences), Outlive: inherit(f, base.Outlive, p.Outlive),
		Documents: inherit(f, base.Documents, p.Documents), Deadlines: inherit(f, base.Deadlines, p.Deadlines),
		Advice: inherit(f, base.Advice, p.Advice), Info: inherit(f, base.Info, p.Info),
		Obstacles: inherit(f, base.Obstacles, p.Obstacles), Steps: inherit(f, base.Steps, p.Steps),

		Term: either(p.Term, base.Term), Languages: either(p.Languages, base.Languages),
		Photo: p.Photo.over(base.Photo), Fees: p.Fees.over(f, base.Fees),
	}
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
func (t FeeTable) over(f *faults, base FeeTable) FeeTable {
	if t.ID != "" {
		return t
	}
	return FeeTable{
		ID: base.ID, DueBy: cmp.Or(t.DueBy, base.DueBy),
		Classes: inherit(f, base.Classes, t.Classes), Rows: slices.Concat(base.Rows, t.Rows),
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

// inheritWhole is inherit for entries that have no claims: they only replace one another, or go.
func inheritWhole[E entry](f *faults, inherited, own []E) []E {
	return inheritBy(f, inherited, own, func(own, _ E) E {
		f.tell(own.heritage().Position, "%s has no claims, so nothing can be added to it: write all of it, without merge", own.name())
		return own
	})
}

func inheritGrounds(f *faults, inherited, own []Ground) []Ground {
	return inheritBy(f, inherited, own, func(own, inherited Ground) Ground { return own.over(f, inherited) })
}

func (n Need) over(base Need) Need {
	n.Or, n.When = either(n.Or, base.Or), either(n.When, base.When)
	n.Missed = cmp.Or(n.Missed, base.Missed)
	n.Source, n.Article = cmp.Or(n.Source, base.Source), cmp.Or(n.Article, base.Article)
	return n
}

func (g Ground) over(f *faults, base Ground) Ground {
	g.Source, g.Article, g.Words = cmp.Or(g.Source, base.Source), cmp.Or(g.Article, base.Article), cmp.Or(g.Words, base.Words)
	g.Needs, g.ShownBy = slices.Concat(base.Needs, g.Needs), slices.Concat(base.ShownBy, g.ShownBy)
	g.Admits = inherit(f, base.Admits, g.Admits)
	g.Thresholds = thresholdsOver(f, g.Thresholds, base.Thresholds)
	return g
}

// thresholdsOver adds claims to the thresholds of the same id, and the others behind them.
func thresholdsOver(f *faults, own, inherited []Threshold) []Threshold {
	list := slices.Clone(inherited)
	for _, t := range own {
		i := slices.IndexFunc(list, func(other Threshold) bool { return other.ID == t.ID })
		if i < 0 {
			list = append(list, t)
			continue
		}
		if t.Measure != "" || len(t.When)+len(t.Instead) > 0 {
			f.tell(t.Position, "the threshold %s is inherited and only its claims are added, so its measure, when and instead change nothing", t.ID)
		}
		list[i].Claims = slices.Concat(list[i].Claims, t.Claims)
	}
	return list
}

func (a Admission) over(base Admission) Admission {
	a.Where, a.When = cmp.Or(a.Where, base.Where), either(a.When, base.When)
	a.Claims = slices.Concat(base.Claims, a.Claims)
	return a
}

func (l Limit) over(base Limit) Limit {
	l.Measure, l.Where, l.Finding = cmp.Or(l.Measure, base.Measure), cmp.Or(l.Where, base.Where), cmp.Or(l.Finding, base.Finding)
	l.When, l.Claims = either(l.When, base.When), slices.Concat(base.Claims, l.Claims)
	return l
}

func (a AbsenceRule) over(base AbsenceRule) AbsenceRule {
	a.Finding, a.EachYearFrom = cmp.Or(a.Finding, base.Finding), cmp.Or(a.EachYearFrom, base.EachYearFrom)
	a.Window, a.LookBack = cmp.Or(a.Window, base.Window), cmp.Or(a.LookBack, base.LookBack)
	a.When, a.Claims = either(a.When, base.When), slices.Concat(base.Claims, a.Claims)
	return a
}

func (o Outliving) over(base Outliving) Outliving {
	o.Where, o.Claims = cmp.Or(o.Where, base.Where), slices.Concat(base.Claims, o.Claims)
	return o
}

func (d DocumentRequirement) over(base DocumentRequirement) DocumentRequirement {
	d.Required, d.Form = slices.Concat(base.Required, d.Required), slices.Concat(base.Form, d.Form)
	d.Copies, d.Apostille = slices.Concat(base.Copies, d.Copies), slices.Concat(base.Apostille, d.Apostille)
	d.Signers, d.Translation = slices.Concat(base.Signers, d.Signers), slices.Concat(base.Translation, d.Translation)
	d.GroundDetail, d.Translatable = d.GroundDetail || base.GroundDetail, d.Translatable || base.Translatable
	d.ValidityUnknown, d.Later = d.ValidityUnknown || base.ValidityUnknown, d.Later || base.Later
	d.Made, d.Note = cmp.Or(d.Made, base.Made), cmp.Or(d.Note, base.Note)
	return d
}

func (d Deadline) over(base Deadline) Deadline {
	d.Anchor, d.OrAnchor = cmp.Or(d.Anchor, base.Anchor), cmp.Or(d.OrAnchor, base.OrAnchor)
	d.Direction, d.Kind = cmp.Or(d.Direction, base.Direction), cmp.Or(d.Kind, base.Kind)
	d.Finding, d.Words = cmp.Or(d.Finding, base.Finding), cmp.Or(d.Words, base.Words)
	d.Claims = slices.Concat(base.Claims, d.Claims)
	return d
}

func (c FeeClass) over(base FeeClass) FeeClass {
	c.Grounds, c.When = either(c.Grounds, base.Grounds), either(c.When, base.When)
	c.General, c.Exempt = c.General || base.General, c.Exempt || base.Exempt
	c.Source, c.Article = cmp.Or(c.Source, base.Source), cmp.Or(c.Article, base.Article)
	return c
}

func (a Advice) over(base Advice) Advice {
	a.Claims = slices.Concat(base.Claims, a.Claims)
	return a
}

func (i Info) over(base Info) Info {
	i.When, i.Claims = either(i.When, base.When), slices.Concat(base.Claims, i.Claims)
	return i
}

func (o Obstacle) over(base Obstacle) Obstacle {
	o.Where, o.Claims = cmp.Or(o.Where, base.Where), slices.Concat(base.Claims, o.Claims)
	return o
}

func (s Step) over(base Step) Step {
	s.When, s.Grounds, s.NotGrounds = either(s.When, base.When), either(s.Grounds, base.Grounds), either(s.NotGrounds, base.NotGrounds)
	s.Source, s.Article = cmp.Or(s.Source, base.Source), cmp.Or(s.Article, base.Article)
	return s
}
