package rules

import (
	"permitpack/generator/date"
	"permitpack/generator/finding"
)

// The catalogue ages: after so many months since the official texts were read
// the packet says so, and after so many more it warns.
const (
	agesAfterMonths = 6
	staleAfter      = 18
)

// OverlayAge finds that an office's own catalogue was written against another
// version of the built-in one: what it replaces may have changed meanwhile. It
// is false where it was not, or where there is none.
func (c *Catalogue) OverlayAge() (finding.Finding, bool) {
	overlay := c.Overlay
	if overlay == nil || overlay.Over == c.Version {
		return finding.Finding{}, false
	}
	return finding.Finding{
		ID: "catalogue.overlay-age", Severity: finding.Warning, Where: "procedure", Sources: []string{},
		Args: finding.Args{"over": overlay.Over, "version": c.Version},
	}, true
}

func (d *decider) overlayAge() {
	if f, aged := d.catalogue.OverlayAge(); aged {
		d.find(f)
	}
}

// age finds that the official texts behind the procedure were read long ago.
func (d *decider) age() {
	read := d.oldestRead()
	f := finding.Finding{ID: "catalogue.old", Where: "procedure", Args: finding.Args{"read": read}}
	switch {
	case read.IsZero() || !d.today.After(read.AddMonths(agesAfterMonths)):
		return
	case d.today.After(read.AddMonths(staleAfter)):
		f.Severity = finding.Warning
	default:
		f.Severity = finding.Info
	}
	d.find(f)
}

// oldestRead is the first day on which an official text was read that a claim of
// the procedure in force cites; the zero Date where none does.
func (d *decider) oldestRead() date.Date {
	read := date.Date{}
	for rule := range d.procedure.Rules() {
		for _, c := range rule.on(d.today).Live() {
			if c.Standing == Official {
				read = date.Earlier(read, c.Read)
			}
		}
	}
	return read
}
