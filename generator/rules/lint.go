package rules

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/money"
	"permitpack/generator/profile"
	"permitpack/generator/record"
)

// fault is a mistake in the files of a catalogue.
type fault struct {
	// at is its place; without a line it is the file as a whole.
	at   record.Position
	what string
}

func (f fault) Error() string {
	if f.at.Line == 0 {
		return f.at.File + ": " + f.what
	}
	return f.at.String() + ": " + f.what
}

// of names the procedure in which the mistake shows, where that is not the one
// in whose folder it stands: an heir may lack what an inherited entry needs.
func (f fault) of(procedure string) fault {
	if path.Base(path.Dir(f.at.File)) != procedure {
		f.what = "in " + procedure + ": " + f.what
	}
	return f
}

// faults are the mistakes that are met on the way.
type faults []fault

func (f *faults) tell(at record.Position, format string, args ...any) {
	*f = append(*f, fault{at, fmt.Sprintf(format, args...)})
}

// keep takes over a problem that reading found.
func (f *faults) keep(problem record.Problem) {
	f.tell(problem.Position, "%s", strings.TrimPrefix(problem.Error(), problem.Position.String()+": "))
}

// join is all of them as one error, by their places and each once; nil where there are none.
func (f faults) join() error {
	sorted := slices.SortedFunc(slices.Values(f), func(a, b fault) int {
		return cmp.Or(
			cmp.Compare(a.at.File, b.at.File), cmp.Compare(a.at.Line, b.at.Line), cmp.Compare(a.at.Column, b.at.Column),
			cmp.Compare(a.what, b.what),
		)
	})
	var all []error
	for _, one := range slices.Compact(sorted) {
		all = append(all, one)
	}
	return errors.Join(all...)
}

// lint finds what reading alone cannot: ids that lead nowhere, claims without a
// source, facts that do not exist, amounts that overlap.
func (c *Catalogue) lint() faults {
	l := linter{catalogue: c, factNames: profile.FactNames()}
	l.sources()
	l.holidays()
	return append(l.faults, c.lintProcedures(l.factNames)...)
}

// lintProcedures leaves out of the mistakes of an heir those that it inherits. The
// procedures are looked at at the same time, as every start of the program waits for it.
func (c *Catalogue) lintProcedures(factNames []string) faults {
	procedures := c.all()
	linters := make([]linter, len(procedures))
	var group sync.WaitGroup
	for i, p := range procedures {
		linters[i] = linter{catalogue: c, factNames: factNames}
		group.Go(func() { linters[i].procedure(p) })
	}
	group.Wait()
	extends, found := map[string]string{}, map[string]faults{}
	for i, p := range procedures {
		extends[p.ID], found[p.ID] = p.Extends, linters[i].faults
	}
	inherited := func(id string, f fault) bool {
		for id = extends[id]; id != ""; id = extends[id] {
			if slices.Contains(found[id], f) {
				return true
			}
		}
		return false
	}
	var all faults
	for _, p := range procedures {
		for _, f := range found[p.ID] {
			if !inherited(p.ID, f) {
				all = append(all, f.of(p.ID))
			}
		}
	}
	return all
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
	faults
	catalogue *Catalogue
	// factNames are listed once: the names are looked up for every claim.
	factNames []string
}

// once finds entries of a list that lack what tells them from one another, and
// those that stand in it twice; key is where their name is written.
func once[E entry](l *linter, what, key string, list []E) {
	seen := map[string]bool{}
	for _, e := range list {
		at, name := e.heritage().Position, e.name()
		l.given(at, what, key, name)
		if name != "" && seen[name] {
			l.tell(at, "the %s %s stands here twice", what, name)
		}
		seen[name] = true
	}
}

// given finds that a key is left out.
func (l *linter) given(at record.Position, what, key, value string) {
	if value == "" {
		l.tell(at, "the %s has no %s", what, key)
	}
}

func (l *linter) sources() {
	once(l, "source", "id", l.catalogue.Sources)
	for _, s := range l.catalogue.Sources {
		if s.Title == "" || s.URL == "" || s.Edition == "" || s.Standing == "" || s.Read.IsZero() {
			l.tell(s.Position, "the source %s needs title, url, edition, standing and read", s.ID)
		}
	}
}

func (l *linter) source(id string, at record.Position) {
	switch {
	case id == "":
		l.tell(at, "no source; every value needs one")
	case l.catalogue.Source(id).ID == "":
		l.tell(at, "the source %s is not in sources.yaml", id)
	}
}

func (l *linter) holidays() {
	once(l, "holiday", "date", l.catalogue.Holidays)
	for _, h := range l.catalogue.Holidays {
		l.source(h.Source, h.Position)
	}
}

func (l *linter) procedure(p *Procedure) {
	if !p.Abstract {
		l.source(p.Source, p.Position)
		if p.Form == "" {
			l.tell(p.Position, "the procedure %s has no form", p.ID)
		}
	}
	l.grounds(p)
	l.documents(p)
	l.deadlines(p)
	l.fees(p)
	l.term(p)
	l.limits(p.Limits)
	l.absences(p.Absences)
	l.admits(p.Admits)
	l.steps(p.Steps)
	l.needs(p.Needs)
	l.verdicts(p)
	once(l, "advice", "id", p.Advice)
	once(l, "info", "id", p.Info)
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
			l.tell(at, "profiles have no key %s", key)
		}
	}
}

// term finds lengths that are counted in something else than what is asked for.
func (l *linter) term(p *Procedure) {
	unit := cmp.Or(p.TermUnit, InMonths)
	if unit == NoTerm {
		return
	}
	for _, c := range p.Term {
		if c.Unit != string(unit) {
			l.tell(c.Position, "the unit of term is %s, as term_unit says, not %q", unit, c.Unit)
		}
	}
}

func (l *linter) limits(limits []Limit) {
	once(l, "limit", "id", limits)
	for _, limit := range limits {
		l.given(limit.Position, "limit", "finding", limit.Finding)
		l.given(limit.Position, "limit", "where", limit.Where)
		l.measure(limit.Measure, limit.Position)
		for _, c := range limit.Claims {
			if c.Value != Unlimited {
				l.counts(limit.Measure, c.Basis)
			}
		}
	}
}

func (l *linter) absences(rules []AbsenceRule) {
	once(l, "absence", "id", rules)
	for _, rule := range rules {
		l.given(rule.Position, "absence", "finding", rule.Finding)
		if (rule.Window > 0) == (rule.EachYearFrom != "") {
			l.tell(rule.Position, "%s needs either a window or each_year_from", rule.ID)
		}
		l.number(rule.Position, "window", int64(rule.Window), string(date.Days))
		l.number(rule.Position, "look_back", int64(rule.LookBack), string(date.Months))
		for _, c := range rule.Claims {
			if c.Value != Unlimited && c.Unit != string(date.Days) {
				l.tell(c.Position, "%s counts days, not %q", rule.ID, c.Unit)
			}
		}
	}
}

func (l *linter) steps(steps []Step) {
	once(l, "step", "id", steps)
	for _, s := range steps {
		l.source(s.Source, s.Position)
		l.groundIDs(slices.Concat(s.Grounds, s.NotGrounds), s.Position)
	}
}

func (l *linter) needs(needs []Need) {
	once(l, "need", "key", needs)
	for _, n := range needs {
		l.source(n.Source, n.Position)
		if n.Missed != finding.Error && n.Missed != finding.Warning {
			l.tell(n.Position, "%s needs missed: error or warning", n.Key)
		}
	}
}

func (l *linter) admits(admits []Admission) {
	once(l, "entry of admits", "finding", admits)
	for _, a := range admits {
		if admitted[a.Where] == "" {
			l.tell(a.Position, "admits knows no words under %s; it knows %s", a.Where, strings.Join(slices.Sorted(maps.Keys(admitted)), ", "))
		}
	}
}

// verdicts looks at the rules that a single claim makes a finding of.
func (l *linter) verdicts(p *Procedure) {
	once(l, "obstacle", "finding", p.Obstacles)
	for _, o := range p.Obstacles {
		l.given(o.Position, "obstacle", "where", o.Where)
		l.allTrue(o.Claims)
	}
	once(l, "entry of outlive", "finding", p.Outlive)
	for _, o := range p.Outlive {
		l.given(o.Position, "entry of outlive", "where", o.Where)
		l.allTrue(o.Claims)
	}
}

// allTrue finds claims that deny what only their being there says.
func (l *linter) allTrue(claims []Claim[bool]) {
	for _, c := range claims {
		if !c.Value {
			l.tell(c.Position, "the value has to be true: a claim that does not hold is left out")
		}
	}
}

func (l *linter) claim(p *Procedure, c Stated) {
	l.source(c.Source, c.Position)
	l.groundIDs(slices.Concat(c.Grounds, c.NotGrounds), c.Position)
	if q := c.Quantity; q.Word == "" {
		l.number(c.Position, "value", q.Number, q.Unit)
		l.number(c.Position, "value", q.To, q.Unit)
	}
	for _, tier := range c.Tiers {
		if !slices.ContainsFunc(p.Fees.Rows, func(row StateFee) bool { return row.Tier == tier }) {
			l.tell(c.Position, "the fees have no tier %s", tier)
		}
	}
}

// mostOf are the highest numbers that a catalogue may hold, by unit: what is
// beyond them is a slip of the finger, and days too many to be counted. A
// century is 36,525 days.
var mostOf = map[string]int64{
	string(date.Months): 1200, string(date.Days): 36_525, string(date.WorkingDays): 36_525,
	"percent": 100, "copies": 100,
}

// mostOfOthers is the highest number of every other unit, amounts among them.
const mostOfOthers = 1_000_000_000

// number finds numbers that nothing can have, or be counted with.
func (l *linter) number(at record.Position, what string, n int64, unit string) {
	if most := cmp.Or(mostOf[unit], mostOfOthers); n < 0 || n > most {
		l.tell(at, "%s is not between 0 and %d", strings.TrimSpace(what+" "+unit), most)
	}
}

// groundIDs finds ids that no procedure has. A claim may name grounds that its
// own procedure lacks, since an heir may have them.
func (l *linter) groundIDs(ids []string, at record.Position) {
	for _, id := range ids {
		if !slices.Contains(l.catalogue.GroundIDs, id) {
			l.tell(at, "there is no ground %s in the list of catalogue.yaml", id)
		}
	}
}

func (l *linter) facts(names []string, at record.Position) {
	for _, name := range names {
		bare, _ := strings.CutPrefix(name, "not ")
		ground := strings.TrimPrefix(strings.TrimPrefix(bare, profile.SponsorPermitOf), profile.PermitOf)
		known := slices.Contains(l.factNames, bare) || ground != bare && slices.Contains(l.catalogue.GroundIDs, ground)
		if !known {
			l.tell(at, "there is no fact %s", bare)
		}
		if slices.Contains(names, "not "+name) {
			l.tell(at, "%s cannot hold and not hold at once", name)
		}
	}
}

func (l *linter) grounds(p *Procedure) {
	once(l, "ground", "id", p.Grounds)
	for _, g := range p.Grounds {
		l.source(g.Source, g.Position)
		if !slices.Contains(l.catalogue.GroundIDs, g.ID) {
			l.tell(g.Position, "the ground %s is not in the list of catalogue.yaml", g.ID)
		}
		l.admits(g.Admits)
		l.thresholds(g.Thresholds, map[string]bool{})
	}
}

// thresholds looks at those of a ground; seen are the ids of the others of it.
func (l *linter) thresholds(thresholds []Threshold, seen map[string]bool) {
	for _, t := range thresholds {
		l.given(t.Position, "threshold", "id", t.ID)
		if t.ID != "" && seen[t.ID] {
			l.tell(t.Position, "the threshold %s stands here twice", t.ID)
		}
		seen[t.ID] = true
		l.measure(t.Measure, t.Position)
		for _, c := range t.Claims {
			l.counts(t.Measure, c.Basis)
		}
		l.thresholds(t.Instead, seen)
	}
}

// countedIn are the units of the measures that are no amounts of money.
var countedIn = map[string]string{
	"share-percent": "percent", "citizens-percent": "percent", "staff-full-time": "people", "staff-part-time": "people",
	"extensions-asked": "extensions", "stay-days": string(date.Days),
}

// counts finds a claim that counts something else than the measure that it is held against.
func (l *linter) counts(measure string, c Basis) {
	switch unit, known := countedIn[measure]; {
	case !slices.Contains(profile.MeasureNames(), measure):
		// That is told of the rule.
	case known && c.Unit != unit:
		l.tell(c.Position, "%s is counted in %s, not %q", measure, unit, c.Unit)
	case !known && c.Unit != money.AZN && !foreign(c.Unit):
		l.tell(c.Position, "%s is an amount in a currency, as AZN, not in %q", measure, c.Unit)
	}
}

func (l *linter) measure(name string, at record.Position) {
	if !slices.Contains(profile.MeasureNames(), name) {
		l.tell(at, "there is no measure %s; measures are %s", name, strings.Join(profile.MeasureNames(), ", "))
	}
}

func (l *linter) documents(p *Procedure) {
	once(l, "document", "id", p.Documents)
	for _, d := range p.Documents {
		if !slices.Contains(l.catalogue.DocumentIDs, d.ID) {
			l.tell(d.Position, "the document %s is not in the list of catalogue.yaml", d.ID)
		}
		if len(d.Required) == 0 {
			l.tell(d.Position, "the document %s has no claim that requires it", d.ID)
		}
	}
}

func (l *linter) deadlines(p *Procedure) {
	dates := append(profile.AnchorNames(), Filing, PermitEnd)
	known := slices.Clone(dates)
	once(l, "deadline", "id", p.Deadlines)
	for _, d := range p.Deadlines {
		for _, anchor := range []string{d.Anchor, d.OrAnchor} {
			if !slices.Contains(known, anchor) && !(anchor == "" && anchor != d.Anchor) {
				l.tell(d.Position, "the anchor %s is neither a date of the profile nor a deadline above; dates are %s", anchor, strings.Join(dates, ", "))
			}
		}
		known = append(known, d.ID)
		if d.Kind == "" || d.Direction == "" {
			l.tell(d.Position, "the deadline %s needs kind and direction", d.ID)
		}
		if len(d.Claims) == 0 {
			l.tell(d.Position, "the deadline %s has no claims; merge: remove takes it out", d.ID)
		}
		if (d.Kind == Wait) != (d.Finding != "") {
			l.tell(d.Position, "the deadline %s needs a finding if it is a wait, and only then", d.ID)
		}
		for _, c := range d.Claims {
			if !slices.Contains(date.Unit("").Allowed(), c.Unit) {
				l.tell(c.Position, "%q is no unit of time; units are %s", c.Unit, strings.Join(date.Unit("").Allowed(), ", "))
			}
		}
	}
	for _, id := range []string{p.FileBy, p.ValidFor, p.Fees.DueBy} {
		if id != "" && id != none && p.deadline(id).ID == "" {
			l.tell(p.Position, "%s has no deadline %s", p.ID, id)
		}
	}
}

func (l *linter) fees(p *Procedure) {
	if p.Fees.ID == "" && len(p.Fees.Rows)+len(p.Fees.Classes) > 0 {
		l.tell(p.Position, "the fees of %s have no id", p.ID)
	}
	once(l, "fee class", "id", p.Fees.Classes)
	for _, class := range p.Fees.Classes {
		l.source(class.Source, class.Position)
		l.groundIDs(class.Grounds, class.Position)
	}
	for _, row := range p.Fees.Rows {
		l.feeRow(p, row)
	}
	l.amountsTwice(p.Fees.Rows)
}

func (l *linter) feeRow(p *Procedure, row StateFee) {
	l.source(row.Source, row.Position)
	if placeOf(p.Fees.Classes, row.Class) < 0 {
		l.tell(row.Position, "there is no fee class %s", row.Class)
	}
	if row.UpToDays > 0 && row.UpToMonths > 0 {
		l.tell(row.Position, "an amount covers up to so many months or up to so many days, not both")
	}
	if row.Standing.Binds() && row.From.IsZero() {
		l.tell(row.Position, "from is missing: the first day on which the amount holds")
	}
	if row.Days != 0 && row.Unit == "" {
		l.tell(row.Position, "unit is missing: what days counts")
	}
	l.number(row.Position, "days", int64(row.Days), string(cmp.Or(row.Unit, date.Days)))
	l.number(row.Position, "up_to_days", int64(row.UpToDays), string(date.Days))
	l.number(row.Position, "up_to_months", int64(row.UpToMonths), string(date.Months))
	l.number(row.Position, "amount", int64(row.Amount), money.AZN)
}

// amountsTwice finds amounts of which nothing says which one counts.
func (l *linter) amountsTwice(rows []StateFee) {
	type key struct {
		feeCase
		source string
		from   date.Date
	}
	seen := map[key]bool{}
	for _, row := range rows {
		k := key{row.covers(), "", row.From}
		if !row.Standing.Binds() {
			k.source = row.Source
		}
		if seen[k] {
			l.tell(row.Position, "a second amount for the same class, tier, term and first day")
		}
		seen[k] = true
	}
}
