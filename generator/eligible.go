package generator

import (
	"context"
	"errors"
	"maps"
	"path/filepath"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/rules"
	"permitpack/generator/text"
)

// Eligibility is which grounds of which procedures a profile meets, in the applicant's words.
type Eligibility struct {
	// Profile is the base name of the file.
	Profile    string              `json:"profile"`
	Today      date.Date           `json:"today"`
	Procedures []EligibleProcedure `json:"procedures"`
	// Notes help to choose between procedures.
	Notes []EligibleNote `json:"notes"`

	// Language is the applicant's.
	Language text.Language `json:"-"`
	// Unusable are the findings of a file that is no profile; then there is nothing else.
	Unusable []finding.Finding `json:"-"`
}

// EligibleProcedure is what the profile meets of a procedure.
type EligibleProcedure struct {
	Procedure string `json:"procedure"`
	Title     string `json:"title"`
	// SameAs are procedures that are this one under another name.
	SameAs  []string          `json:"same_as"`
	Open    rules.Openness    `json:"open"`
	Reasons []finding.Finding `json:"reasons"`
	Grounds []EligibleGround  `json:"grounds"`
}

// EligibleGround is what the profile meets of a ground.
type EligibleGround struct {
	Ground  string            `json:"ground"`
	Title   string            `json:"title"`
	Verdict rules.Verdict     `json:"verdict"`
	Reasons []finding.Finding `json:"reasons"`
	Sources []string          `json:"sources"`
}

// EligibleNote is something to know before choosing a procedure.
type EligibleNote struct {
	ID      string   `json:"id"`
	Message string   `json:"message"`
	Sources []string `json:"sources"`
}

// Eligible says which grounds of which procedures the facts of a profile meet.
func (e *Engine) Eligible(ctx context.Context, file string, o Options) (Eligibility, error) {
	result := Eligibility{Profile: filepath.Base(file), Today: o.Today}
	j, err := e.run(ctx, e.fromFile(file), o, []step{
		{"reading the profile", (*job).readProfile},
		{"judging the grounds", func(j *job) error { j.judge(&result); return nil }},
	})
	result.Language, result.Unusable = j.result.Language, j.result.Unusable
	if errors.Is(err, errUnusable) {
		return result, nil
	}
	return result, err
}

func (j *job) judge(result *Eligibility) {
	words := j.words()
	for _, e := range j.engine.catalogue.Eligible(j.theCase()) {
		p := EligibleProcedure{
			Procedure: e.Procedure.ID, Title: words.Say("procedure."+e.Procedure.ID+".title", nil),
			SameAs: append([]string{}, e.SameAs...), Open: e.Open, Reasons: sayReasons(e.Reasons, words),
		}
		for _, g := range e.Grounds {
			p.Grounds = append(p.Grounds, EligibleGround{
				Ground: g.Ground.ID, Title: words.Say(g.Ground.Text("title"), nil),
				Verdict: g.Verdict, Reasons: sayReasons(g.Reasons, words), Sources: g.Sources,
			})
		}
		result.Procedures = append(result.Procedures, p)
	}
	result.Notes = []EligibleNote{}
	for _, n := range j.engine.catalogue.Choosing(j.theCase()) {
		result.Notes = append(result.Notes, EligibleNote{ID: n.Key, Message: n.Say(words), Sources: n.Sources})
	}
}

func sayReasons(reasons []finding.Finding, words *text.Words) []finding.Finding {
	said := make([]finding.Finding, 0, len(reasons))
	for _, f := range reasons {
		said = append(said, sayReason(f, words))
	}
	return said
}

// sayReason explains a finding, with numbers where eligibility has a text of
// its own for it, and with the words that would have been admitted.
func sayReason(f finding.Finding, words *text.Words) finding.Finding {
	args := maps.Clone(f.Args)
	if q, ok := args["admitted"].(rules.Quantity); ok {
		args["admitted"] = q.Say(words)
	}
	f.Args = args
	f = words.Explain(f)
	if key := "eligible." + string(f.Severity) + "." + f.ID; words.Has(key) {
		f.Message = words.Say(key, args)
	}
	if _, ok := args["admitted"]; ok {
		f.Message = words.Say("eligible.with-admitted", finding.Args{"message": f.Message, "admitted": args["admitted"]})
	}
	if f.Sources == nil {
		f.Sources = []string{}
	}
	return f
}
