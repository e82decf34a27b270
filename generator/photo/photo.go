// Package photo measures the applicant's picture against the rules for permit
// photos, says what was found, and fits it to its print size.
//
// A picture comes from a stranger. Its format is told by its content, its size is
// read from the header before anything is decoded, and no bytes make Examine panic.
//
// File, shape and resolution are measured on the file itself, the rest on a small
// upright copy in CIE L*a*b* (scene): the wall is followed from the edges into every
// shadow (wall), what is left is the person or does not belong there (outline), the
// light of the wall is told in per cent (evenness), and the face that the finder finds
// gives the head. Only focus looks at the pixels themselves. The check "human.list"
// stands for what a person still has to look at.
package photo

import "permitpack/generator/finding"

// Verdict is the result of one check, or of a picture: the worst of its checks.
type Verdict string

const (
	Pass        Verdict = "pass"
	Warn        Verdict = "warn"
	Fail        Verdict = "fail"
	NotAssessed Verdict = "not-assessed" // counts as Warn
	Unreadable  Verdict = "error"        // of a picture only: it could not be read
)

// Range is a lowest and a highest value, both included; nil is an open end.
type Range [2]*float64

// Check is one measurement.
type Check struct {
	ID string `json:"id"`
	// Name and Fix are words of the reader's language; Report.Explain fills them.
	// Fix stays empty where nothing has to be mended.
	Name  string  `json:"name"`
	Value float64 `json:"value"`
	Unit  string  `json:"unit"`
	// Pass and Warn are the limits. Warn includes Pass; both are open where a check
	// is a plain yes or no.
	Pass    Range   `json:"pass"`
	Warn    Range   `json:"warn"`
	Verdict Verdict `json:"verdict"`
	Source  string  `json:"source"`
	Fix     string  `json:"fix"`

	args finding.Args
}

// Report is everything that was measured on one picture.
type Report struct {
	File       string  `json:"file"`
	Verdict    Verdict `json:"verdict"`
	Size       string  `json:"size"`
	Background string  `json:"background"`
	// Checks are in the order in which a refusal names them.
	Checks []Check `json:"checks"`
}

// humanList is the check that only a person can make.
const humanList = "human.list"

// worst is the verdict of a picture whose checks are these. human.list does not
// count: it is never assessed, so no picture could pass.
func worst(checks []Check) Verdict {
	verdict := Pass
	for _, c := range checks {
		switch {
		case c.ID == humanList:
		case c.Verdict == Fail:
			return Fail
		case c.Verdict != Pass:
			verdict = Warn
		}
	}
	return verdict
}

// contains tells whether v lies in the range, ends included.
func (r Range) contains(v float64) bool {
	return (r[0] == nil || v >= *r[0]) && (r[1] == nil || v <= *r[1])
}
