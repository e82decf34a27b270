package rules

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/profile"
)

// Verdict is what a profile says of a ground.
type Verdict string

const (
	Met    Verdict = "met"
	NotMet Verdict = "not-met"
	// Unknown cannot be told from the profile.
	Unknown Verdict = "unknown"
)

// Openness is what a profile says of the way to a procedure, whatever the ground.
type Openness string

const (
	Open    Openness = "yes"
	Closed  Openness = "no"
	Unclear Openness = "unknown"
)

// Eligibility is what a profile meets of a procedure.
type Eligibility struct {
	Procedure *Procedure
	// SameAs are the procedures that stand at the same place in the law, and are left out for this one.
	SameAs []string
	Open   Openness
	// Reasons hold for whatever ground; worst first.
	Reasons []finding.Finding
	// Grounds are those that are met first, then those that are not.
	Grounds []GroundVerdict
}

// GroundVerdict is what a profile meets of a ground, beside what holds for all
// grounds of the procedure: a ground may be met while the procedure is closed.
type GroundVerdict struct {
	Ground  *Ground
	Verdict Verdict
	Reasons []finding.Finding
	Sources []string
}

// Findings that only eligibility makes.
const (
	// groundPaper names the paper that proves a ground, paperNamed says that the profile names it,
	// paperNeeded that nothing else shows the ground.
	groundPaper = "ground.paper"
	paperNamed  = "ground.paper-named"
	paperNeeded = "ground.paper-needed"
	// procedureOpen says that what closes the procedure does not hold for the ground.
	procedureOpen = "ground.procedure-open"
	// absencesNone says that the profile names no days outside.
	absencesNone = "stay.absences-none"
)

// Eligible says of every ground of every procedure whether the profile meets
// it, as if it asked for that. The profile's own procedure comes first, then
// those that are open.
func (c *Catalogue) Eligible(k Case) []Eligibility {
	var all []Eligibility
	for _, id := range c.ProcedureIDs() {
		p := c.Procedure(id)
		if same := c.sameAs(p); len(p.Grounds) > 0 && c.stands(p, same, k.Profile.Procedure) {
			all = append(all, c.eligible(k, p, same))
		}
	}
	order := []Openness{Open, Unclear, Closed}
	rank := func(e Eligibility) int {
		if e.Procedure.ID == k.Profile.Procedure {
			return -1
		}
		return slices.Index(order, e.Open)
	}
	slices.SortStableFunc(all, func(a, b Eligibility) int { return cmp.Compare(rank(a), rank(b)) })
	return all
}

// choosing begins the text key of a note that helps to choose between procedures:
// the catalogue marks such notes by their id, as "choose-permanent".
const choosing = "info.choose-"

// Choosing are the notes that help to choose between procedures.
func (c *Catalogue) Choosing(k Case) []Note {
	var notes []Note
	for _, id := range c.ProcedureIDs() {
		d := c.decider(applyingFor(k, id, k.Profile.Ground))
		d.infos()
		for _, n := range d.out.Infos {
			told := slices.ContainsFunc(notes, func(other Note) bool { return other.Key == n.Key })
			if strings.HasPrefix(n.Key, choosing) && !told {
				notes = append(notes, n)
			}
		}
	}
	return notes
}

// sameAs are the other procedures that stand at the same place in the law: a
// procedure that extends one without a place of its own is only another name of it.
func (c *Catalogue) sameAs(p *Procedure) []string {
	var same []string
	for _, id := range c.ProcedureIDs() {
		if id != p.ID && c.origin(c.Procedure(id)) == c.origin(p) {
			same = append(same, id)
		}
	}
	return same
}

// origin is the procedure that p is another name of, or p itself.
func (c *Catalogue) origin(p *Procedure) *Procedure {
	for {
		base := c.Procedure(p.Extends)
		if base == nil || base.Source != p.Source || base.Article != p.Article {
			return p
		}
		p = base
	}
}

// stands tells whether p stands for those of the same place: the profile's own
// procedure does, else the one that the others extend.
func (c *Catalogue) stands(p *Procedure, same []string, own string) bool {
	if slices.Contains(same, own) {
		return false
	}
	return p.ID == own || c.origin(p) == p
}

func (c *Catalogue) eligible(k Case, p *Procedure, same []string) Eligibility {
	general := c.judge(applyingFor(k, p.ID, ""))
	e := Eligibility{Procedure: p, SameAs: same, Open: Open, Reasons: findings(general)}
	switch verdict(general) {
	case NotMet:
		// How late it is, or what else is not known, says nothing to whom the way is closed.
		e.Open, e.Reasons = Closed, findings(against(general))
	case Unknown:
		e.Open = Unclear
	}
	for i := range p.Grounds {
		e.Grounds = append(e.Grounds, c.groundVerdict(k, p, &p.Grounds[i], general))
	}
	order := []Verdict{Met, NotMet, Unknown}
	slices.SortStableFunc(e.Grounds, func(a, b GroundVerdict) int {
		return cmp.Compare(slices.Index(order, a.Verdict), slices.Index(order, b.Verdict))
	})
	return e
}

// applyingFor is the case of the same person asking for something else.
func applyingFor(k Case, procedure, ground string) Case {
	asked := *k.Profile
	asked.Procedure, asked.Ground = procedure, ground
	k.Profile = &asked
	return k
}

// groundVerdict judges a ground by what is found for it and not for the procedure already.
func (c *Catalogue) groundVerdict(k Case, p *Procedure, g *Ground, general []reason) GroundVerdict {
	d := c.decider(applyingFor(k, p.ID, g.ID))
	judged := d.judge()
	own := slices.DeleteFunc(slices.Clone(judged), func(r reason) bool { return slices.ContainsFunc(general, r.same) })
	v := GroundVerdict{Ground: g, Verdict: verdict(own)}
	if v.Verdict != NotMet {
		own = append(own, d.paper(v.Verdict, g.ID == k.Profile.Ground))
		v.Verdict = verdict(own)
	}
	if excepted(judged, general) {
		own = append(own, reason{Finding: finding.Finding{
			ID: procedureOpen, Severity: finding.Info, Where: "ground", Sources: []string{g.Citation()},
		}})
	}
	v.Reasons, v.Sources = findings(own), []string{g.Citation()}
	for _, r := range own {
		v.Sources = append(v.Sources, r.Sources...)
	}
	v.Sources = unique(v.Sources)
	return v
}

// excepted tells whether nothing that closes the procedure holds for the ground.
func excepted(ground, general []reason) bool {
	closes := against(general)
	return len(closes) > 0 && all(closes, func(r reason) bool { return !slices.ContainsFunc(ground, r.same) })
}

// unique keeps the first of each.
func unique(list []string) []string {
	var kept []string
	for _, s := range list {
		if !slices.Contains(kept, s) {
			kept = append(kept, s)
		}
	}
	return kept
}

// reason is a finding that an answer rests on.
type reason struct {
	finding.Finding
	// unclear says that the profile does not tell enough.
	unclear bool
}

// same tells whether both find the same of the same key, as badly.
func (r reason) same(other reason) bool {
	return r.ID == other.ID && r.Where == other.Where && r.Severity == other.Severity
}

// against are the reasons that speak against what was asked.
func against(reasons []reason) []reason {
	return slices.DeleteFunc(slices.Clone(reasons), func(r reason) bool { return r.unclear || r.Severity != finding.Error })
}

// verdict follows from the reasons: one that speaks against it decides; a
// warning does not, for the law is met.
func verdict(reasons []reason) Verdict {
	switch {
	case len(against(reasons)) > 0:
		return NotMet
	case slices.ContainsFunc(reasons, func(r reason) bool { return r.unclear }):
		return Unknown
	}
	return Met
}

func findings(reasons []reason) []finding.Finding {
	list := make([]finding.Finding, 0, len(reasons))
	for _, r := range reasons {
		list = append(list, r.Finding)
	}
	finding.Sort(list)
	return list
}

func (c *Catalogue) judge(k Case) []reason { return c.decider(k).judge() }

// judge runs what Decide asks of the person, without the papers, the fees and
// the length asked for, and weighs what is found.
func (d *decider) judge() []reason {
	d.needs()
	d.deadlines()
	d.absences()
	d.limits()
	d.conditions()
	d.obstacles()
	d.unstated()
	var reasons []reason
	for i, f := range d.out.Findings {
		if d.speaksOfPerson(f) {
			reasons = append(reasons, d.weigh(f, slices.Contains(d.measured, i)))
		}
	}
	return reasons
}

// speaksOfPerson leaves out what is found of the application and its papers.
func (d *decider) speaksOfPerson(f finding.Finding) bool {
	switch {
	case f.ID == "text.required":
		return slices.Contains(d.judgedKeys(), f.Where)
	case f.ID == "deadline.calendar-unknown":
		return false
	}
	return !strings.HasPrefix(f.ID, "text.")
}

// judgedKeys are the keys on which the answer for the procedure rests. What else
// a profile has to state, the form asks for.
func (d *decider) judgedKeys() []string {
	var keys []string
	for _, rule := range d.procedure.Deadlines {
		if d.judges(rule) {
			keys = append(keys, d.keyBehind(rule.Anchor))
			if rule.OrAnchor != "" {
				keys = append(keys, d.keyBehind(rule.OrAnchor))
			}
		}
	}
	for _, a := range d.procedure.Admits {
		keys = append(keys, a.Where)
	}
	for _, a := range d.procedure.Absences {
		keys = append(keys, a.EachYearFrom)
	}
	for _, o := range d.procedure.Obstacles {
		if judgesWord(o) {
			keys = append(keys, o.Where)
		}
	}
	return keys
}

// judges tells whether a deadline says who may apply: by when, and from when on.
func (d *decider) judges(rule Deadline) bool {
	return rule.ID == d.procedure.FileBy || rule.Kind == Wait
}

// judgesWord tells whether an obstacle lies under some words of a key and not under others.
func judgesWord(o Obstacle) bool {
	return profile.HasChoice(o.Where) && !strings.HasPrefix(o.Finding, "text.")
}

// weigh tells whether a finding speaks against the applicant or only says that
// the profile does not tell enough. One that rests on a number which the profile
// states, measured, speaks against him, though that may stand under other keys than its own.
func (d *decider) weigh(f finding.Finding, measured bool) reason {
	f.Args = maps.Clone(f.Args)
	if f.Args == nil {
		f.Args = finding.Args{}
	}
	f.Args["key"] = f.Where
	d.tellAdmitted(&f)
	r := reason{Finding: f}
	switch {
	case measured:
	case f.ID == "text.required", f.ID == "ground.needs", f.ID == amountForeign, strings.HasSuffix(f.ID, unknown):
		r.unclear = true
	case f.Severity == finding.Error && profile.HasKey(f.Where) && !d.profile.Stated(f.Where):
		r.unclear = true
	}
	if r.unclear {
		r.Severity = finding.Warning
	}
	return r
}

// tellAdmitted adds the words that would have been admitted.
func (d *decider) tellAdmitted(f *finding.Finding) {
	for _, a := range slices.Concat(d.procedure.Admits, d.ground.Admits) {
		if a.Where != f.Where || strings.TrimSuffix(f.ID, advised) != a.Finding || !d.facts.Holds(a.When) {
			continue
		}
		if words := admittedByAll(a, live(d, a.Claims, d.facts)); words.Word != "" {
			f.Args["admitted"] = words
		}
	}
}

// unstated finds what the profile does not tell and the rules depend on: days
// that are counted from, and words under which an obstacle may lie.
func (d *decider) unstated() {
	for _, rule := range d.procedure.Deadlines {
		known := d.knows(rule.Anchor) || rule.OrAnchor != "" && d.knows(rule.OrAnchor)
		if claims := live(d, rule.Claims, d.facts); !known && d.judges(rule) && len(claims) > 0 {
			d.findUnstated(d.keyBehind(rule.Anchor), Citations(claims))
		}
	}
	for _, o := range d.procedure.Obstacles {
		if claims := live(d, whenever(o.Claims), d.facts); judgesWord(o) && len(claims) > 0 {
			d.findUnstated(o.Where, Citations(claims))
		}
	}
	if len(d.procedure.Absences) > 0 && len(d.profile.Stay.Absences) == 0 {
		d.find(finding.Finding{ID: absencesNone, Severity: finding.Info, Where: "stay.absences", Sources: []string{}})
	}
}

func (d *decider) findUnstated(key string, sources []string) {
	found := slices.ContainsFunc(d.out.Findings, func(f finding.Finding) bool { return f.Where == key })
	if !found && !d.profile.Given(key) {
		d.find(finding.Finding{ID: "text.required", Severity: finding.Warning, Where: key, Sources: sources})
	}
}

// whenever are the claims without the facts that they ask for.
func whenever[T any](claims []Claim[T]) []Claim[T] {
	free := slices.Clone(claims)
	for i := range free {
		free[i].When = nil
	}
	return free
}

// paper names the paper that proves the ground. Where nothing in the profile
// shows it, that paper has to: one that the applicant has for the ground asked for does.
func (d *decider) paper(sofar Verdict, asked bool) reason {
	r := reason{Finding: finding.Finding{
		ID: groundPaper, Severity: finding.Info, Where: "documents", Sources: []string{d.ground.Citation()},
		Args: finding.Args{"document": finding.Key(d.ground.Text("document"))},
	}}
	switch {
	case sofar == Unknown || d.shown():
	case asked && d.paperNamed():
		r.ID = paperNamed
	default:
		r.ID, r.Severity, r.unclear = paperNeeded, finding.Warning, true
	}
	return r
}

// relation is the profile key of who the sponsor is to the applicant.
const relation = "sponsor.relation"

// shown tells, where nothing speaks against the ground, whether anything speaks
// for it. Who a relative is does not: the ground is what he holds, or what befell him.
func (d *decider) shown() bool {
	reached := func(t Threshold) bool {
		return d.facts.Holds(t.When) && len(live(d, t.Claims, d.facts)) > 0
	}
	admitted := func(a Admission) bool {
		return a.Where != relation && d.facts.Holds(a.When) && len(live(d, a.Claims, d.facts)) > 0 && d.profile.Given(a.Where)
	}
	return slices.ContainsFunc(d.ground.Thresholds, reached) || slices.ContainsFunc(d.ground.Admits, admitted) ||
		slices.ContainsFunc(d.ground.ShownBy, func(fact string) bool { return d.facts.Holds([]string{fact}) })
}

// paperNamed tells whether the profile names the paper that proves the ground.
func (d *decider) paperNamed() bool {
	return slices.ContainsFunc(d.profile.Documents, func(paper profile.Document) bool {
		proves := func(r DocumentRequirement) bool { return r.GroundDetail && r.ID == paper.ID }
		return slices.ContainsFunc(d.procedure.Documents, proves) && (paper.Held || len(paper.Files) > 0) &&
			(paper.ValidUntil.IsZero() || !paper.ValidUntil.Before(d.today))
	})
}
