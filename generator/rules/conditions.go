package rules

import (
	"iter"

	"permitpack/generator/record"
)

// Condition is a list of facts on which a part of a procedure depends.
type Condition struct {
	// Of is the part: the id of a rule, a ground or a step, or a profile key.
	Of    string
	Facts []string

	Position record.Position
}

// Conditions are the facts on which parts of the procedure depend, with their places.
func (p *Procedure) Conditions() iter.Seq[Condition] {
	return func(yield func(Condition) bool) {
		more := true
		note := func(of string, facts []string, at record.Position) {
			more = more && (len(facts) == 0 || yield(Condition{of, facts, at}))
		}
		for rule := range p.claimRules() {
			for _, c := range rule.Claims {
				note(rule.ID, c.When, c.Position)
			}
		}
		for _, n := range p.Needs {
			note(n.Key, n.When, n.Position)
		}
		for _, l := range p.Limits {
			note(l.ID, l.When, l.Position)
		}
		for _, a := range p.Absences {
			note(a.ID, a.When, a.Position)
		}
		for _, i := range p.Info {
			note(i.ID, i.When, i.Position)
		}
		for _, s := range p.Steps {
			note("step."+s.ID, s.When, s.Position)
		}
		for _, c := range p.Fees.Classes {
			note(p.Fees.ID+"."+c.ID, c.When, c.Position)
		}
		noteAdmits(p.Admits, "", note)
		for _, g := range p.Grounds {
			note(g.ID, g.ShownBy, g.Position)
			noteAdmits(g.Admits, g.ID+".", note)
			noteThresholds(g.Thresholds, note)
		}
	}
}

func noteAdmits(admits []Admission, prefix string, note func(string, []string, record.Position)) {
	for _, a := range admits {
		note(prefix+a.Where, a.When, a.Position)
	}
}

func noteThresholds(thresholds []Threshold, note func(string, []string, record.Position)) {
	for _, t := range thresholds {
		note("threshold."+t.ID, t.When, t.Position)
		noteThresholds(t.Instead, note)
	}
}

// keys are the profile keys that the procedure names, with their places. One
// that is left out is none.
func (p *Procedure) keys() iter.Seq2[string, record.Position] {
	return func(yield func(string, record.Position) bool) {
		more := true
		note := func(at record.Position, keys ...string) {
			for _, key := range keys {
				more = more && (key == "" || yield(key, at))
			}
		}
		for _, n := range p.Needs {
			note(n.Position, n.Key)
			note(n.Position, n.Or...)
		}
		for _, l := range p.Limits {
			note(l.Position, l.Where)
		}
		for _, a := range p.Absences {
			note(a.Position, a.EachYearFrom)
		}
		for _, o := range p.Outlive {
			note(o.Position, o.Where)
		}
		for _, o := range p.Obstacles {
			note(o.Position, o.Where)
		}
		for _, a := range p.Admits {
			note(a.Position, a.Where)
		}
		for _, g := range p.Grounds {
			note(g.Position, g.Needs...)
			for _, a := range g.Admits {
				note(a.Position, a.Where)
			}
		}
	}
}
