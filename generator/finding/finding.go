// Package finding holds what a check found out about an application.
//
// A finding speaks of the application ("the passport expires before the permit
// would"). It is not an error of the program: a program that could not go on
// returns a Go error instead.
package finding

import "slices"

// Severity says what a finding does to the verdict of the packet.
type Severity string

const (
	// Error means that the packet is not ready: an official requirement is missed.
	Error Severity = "error"
	// Warning means that only practice or a guide is missed, or that something has to be asked.
	Warning Severity = "warning"
	// Info changes nothing for this applicant.
	Info Severity = "info"
)

// Allowed are the severities that a catalogue may name.
func (Severity) Allowed() []string { return []string{string(Error), string(Warning), string(Info)} }

// Status is the verdict on a whole packet, computed from its findings alone.
type Status string

const (
	Ready        Status = "ready"
	WithWarnings Status = "warnings"
	NotReady     Status = "not-ready"
	// Unusable is the status of a file that is no profile: no packet can be made of it.
	Unusable Status = "unusable"
)

// Args are the values that the text of a finding names in braces. A value is a
// string, an int, a date.Date or a money.Amount, never a personal field: a
// message may land in a terminal log.
type Args map[string]any

// Finding is one result of one check.
type Finding struct {
	// ID is permanent and begins with the part it speaks of ("passport.expires-early").
	// It is also the key of the message and the mend under templates/text/.
	ID       string   `json:"id"`
	Severity Severity `json:"severity"`
	// Where is the profile key ("passport.expires_on"), or file:line:column for a profile that is none.
	Where string `json:"where"`
	// Message and Fix are words of the applicant's language; text.Words.Explain fills them.
	Message string `json:"message"`
	Fix     string `json:"fix"`
	// Sources are articles and standards, as "MM 46.1.2".
	Sources []string `json:"sources"`
	Args    Args     `json:"-"`
}

// Verdict is the status that the findings give.
func Verdict(findings []Finding) Status {
	status := Ready
	for _, f := range findings {
		switch f.Severity {
		case Error:
			return NotReady
		case Warning:
			status = WithWarnings
		}
	}
	return status
}

// Sort orders findings by severity, worst first, and leaves the order of the
// checks within one severity.
func Sort(findings []Finding) {
	slices.SortStableFunc(findings, func(a, b Finding) int { return a.Severity.rank() - b.Severity.rank() })
}

// Milder is the less severe of two.
func Milder(a, b Severity) Severity {
	if a.rank() > b.rank() {
		return a
	}
	return b
}

func (s Severity) rank() int {
	switch s {
	case Error:
		return 0
	case Warning:
		return 1
	}
	return 2
}

// Key is an argument that is itself a text key; it is said in the reader's language.
type Key string

// Count is an argument that says a number with its unit: the text Key with N for {n}.
type Count struct {
	Key Key
	N   int
}

// Size is an argument that says a number of bytes as people do.
type Size int64
