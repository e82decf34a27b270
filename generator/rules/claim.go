// Package rules is the catalogue: what the law, the practice and the guides say,
// claim by claim with their sources, and what follows from it for one applicant.
package rules

import (
	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/record"
)

// Claim is what one source says: a value, and for whom it holds.
type Claim[T any] struct {
	Value T `yaml:"value"`
	Basis
}

// Basis is what a claim rests on, and whom it speaks of.
type Basis struct {
	// Unit is what a number counts: a date.Unit, "copies" or a currency.
	Unit string `yaml:"unit"`
	// Source is the id of a source, Article the place in it.
	Source  string `yaml:"source"`
	Article string `yaml:"article"`
	// Standing and Read are those of the source where the claim does not say otherwise.
	Standing Standing  `yaml:"standing"`
	Read     date.Date `yaml:"read"`
	// Grounds are the grounds that the claim speaks of, all where empty, less NotGrounds.
	Grounds    []string `yaml:"grounds"`
	NotGrounds []string `yaml:"not_grounds"`
	// Tiers are the speeds of the fee table that the claim speaks of, all where empty.
	Tiers []string `yaml:"tiers"`
	// When are facts that must hold, all of them; "not minor" holds when minor does not.
	When []string `yaml:"when"`
	// Missed is the severity of missing the claim, where it is not the one that
	// the standing gives. A claim that is Info to miss is told and not followed.
	Missed finding.Severity `yaml:"missed"`
	// Note is for people who read the catalogue.
	Note string `yaml:"note"`

	Position record.Position `yaml:"-"`
}

// Followed tells whether the claim counts towards the safe value.
func (b *Basis) Followed() bool { return b.Missed != finding.Info }

// Citation is the claim's place in its source: "MM 46.1.2".
func (b *Basis) Citation() string { return cite(b.Source, b.Article) }

// Severity is what missing the claim does to the packet: an official claim is
// an error, everything else a warning.
func (b *Basis) Severity() finding.Severity {
	switch {
	case b.Missed != "":
		return b.Missed
	case b.Standing == Official:
		return finding.Error
	}
	return finding.Warning
}

// Standing says what kind of source a claim rests on.
type Standing string

const (
	// Official are codes, laws, the authority's own pages and mirrors of them.
	Official Standing = "official"
	// Projected is computed ahead of an official date.
	Projected Standing = "projected"
	// Practice are universities, firms, press.
	Practice Standing = "practice"
	// Guide are the two public guides that the project was asked to follow.
	Guide Standing = "guide"
	// Obsolete claims are shown and never used.
	Obsolete Standing = "obsolete"
)

// Allowed are the standings that a catalogue may name.
func (Standing) Allowed() []string {
	return []string{string(Official), string(Projected), string(Practice), string(Guide), string(Obsolete)}
}

// PaperForm is how a paper is handed in, from the least formal to the most.
type PaperForm string

const (
	Plain         PaperForm = "plain"
	WithOriginal  PaperForm = "with-original"
	Original      PaperForm = "original"
	NotarisedCopy PaperForm = "notarised-copy"
	Notarised     PaperForm = "notarised"
)

// Allowed are the forms, from the least formal to the most.
func (PaperForm) Allowed() []string {
	return []string{string(Plain), string(WithOriginal), string(Original), string(NotarisedCopy), string(Notarised)}
}

// Translation is what a paper in a foreign language needs.
type Translation string

const (
	NoTranslation        Translation = "none"
	PlainTranslation     Translation = "plain"
	NotarisedTranslation Translation = "notarised"
)

// Allowed are the kinds of translation, from none to the most formal.
func (Translation) Allowed() []string {
	return []string{string(NoTranslation), string(PlainTranslation), string(NotarisedTranslation)}
}

// Source is where claims come from.
type Source struct {
	Heritage
	ID string `yaml:"id"`
	// Title is as the source calls itself; URL may be a description where there is no address.
	Title string `yaml:"title"`
	URL   string `yaml:"url"`
	// Edition is the state of the text, as its publisher dates it.
	Edition  string   `yaml:"edition"`
	Standing Standing `yaml:"standing"`
	// Read is the day on which permitpack's authors read it.
	Read date.Date `yaml:"read"`
}

// Holiday is a day that breaks the week.
type Holiday struct {
	Heritage
	Date date.Date `yaml:"date"`
	// Name is the last part of the text key "holiday.<name>".
	Name string `yaml:"name"`
	// Works is true for a day of the weekend that is worked.
	Works bool `yaml:"works"`
	// Projected says that the official date is not out yet.
	Projected bool   `yaml:"projected"`
	Source    string `yaml:"source"`
}
