package web

import (
	"slices"
	"strings"
)

// step is one page of the way to a packet. Its title is the text "web.step.<id>.title".
type step struct {
	id string
	// keys are those of the profile that it asks; each belongs to one step, with all below it.
	keys []string
}

// steps are the way, in its order.
var steps = []step{
	{"procedure", []string{"procedure", "language"}},
	{"ground", []string{"ground", "term_months", "term_days", "speed", "decision_days", "circumstances"}},
	{"person", []string{"applicant", "representative", "family"}},
	{"passport", []string{"passport"}},
	{"stay", []string{"stay"}},
	{"residence", []string{"residence"}},
	{"basis", []string{"sponsor", "amounts", "work", "staff"}},
	{"papers", []string{"documents"}},
	{"photo", []string{"photo"}},
	{"review", nil},
	{"download", nil},
}

func (s step) path() string { return "/" + s.id }

// has tells whether a key, with or without indexes, belongs to the step.
func (s step) has(key string) bool {
	return slices.ContainsFunc(s.keys, func(own string) bool { return covers(own, key) })
}

func stepOf(id string) step {
	return steps[slices.IndexFunc(steps, func(s step) bool { return s.id == id })]
}

// stepAbout is the step that a finding's place belongs to; the review for what
// belongs to none.
func stepAbout(where string) step {
	where, _, _ = strings.Cut(where, " ")
	for _, s := range steps {
		if s.has(where) {
			return s
		}
	}
	return stepOf("review")
}
