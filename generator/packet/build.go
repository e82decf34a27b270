package packet

import (
	"slices"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/photo"
	"permitpack/generator/profile"
	"permitpack/generator/rules"
	"permitpack/generator/scan"
	"permitpack/generator/text"
)

// Input is what a packet is built from.
type Input struct {
	// Name and File are the packet's name and the base name of the profile's file.
	Name, File string
	// Case is the application; its profile names a language of ours.
	Case      rules.Case
	Catalogue *rules.Catalogue
	// Papers are the scans of each entry of the profile's documents, in its order.
	Papers []Paper
	// Photo is nil when the profile names none or it could not be read; Report
	// is what was measured, nil when no file could be opened.
	Photo  *Photo
	Report *photo.Report
	// Findings are those of profile, photo, scans and form.
	Findings []finding.Finding
	// Duplex says that packet.pdf is printed on both sides.
	Duplex bool
	Book   *text.Book
	// Missing tells which characters of a text no font has.
	Missing func(string) []rune
}

// Paper is one entry of the profile's documents with its files as they were read.
type Paper struct {
	Scans []scan.Scan
	// Unreadable says that a file was named and could not be read.
	Unreadable bool
}

// Build decides everything about one application.
func Build(in Input) *Packet {
	decision := in.Catalogue.Decide(in.Case)
	person := in.Case.Profile
	p := &Packet{
		Name: in.Name, ProfileFile: in.File,
		Procedure: person.Procedure, Ground: person.Ground, Form: decision.Procedure.Form,
		Today: in.Case.Today, FileBy: decision.Procedure.FileBy, Ends: ends(person), Catalogue: in.Catalogue.Version, OfficialOnly: in.Case.OfficialOnly, Duplex: in.Duplex,
		Language: person.Language,
		Fees:     decision.Fees, Deadlines: decision.Deadlines, Conflicts: decision.Conflicts, Reckoning: decision.Reckoning,
		Infos: decision.Infos, Photo: in.Photo, PhotoReport: in.Report, Holidays: in.Catalogue.Holidays, Overlay: in.Catalogue.Overlay,
		Facts: person.Facts(in.Case.Today),
	}
	if p.Ground != "" {
		p.GroundTitle = decision.Ground.Text("title")
	}
	unprintable := uncovered(person.Texts(), in.Missing)
	p.printable = boxes(in.Missing)
	p.Values = printed(values(person, decision, in.Book.Words(text.Azerbaijani)), p.printable)
	written := func(language text.Language) map[string]Value {
		return printed(letterValues(person, decision, in.Case.Today, in.Book.Words(language)), p.printable)
	}
	p.Office, p.Own = written(text.Azerbaijani), written(p.Language)
	items := &itemizer{in: in, decision: decision}
	p.Documents = items.list()
	for _, step := range decision.Steps {
		p.Steps = append(p.Steps, Step{Key: "step." + step.ID, Sources: []string{step.Citation()}})
	}

	p.Add(in.Book.Words(p.Language), slices.Concat(in.Findings, decision.Findings, items.findings, unprintable)...)
	p.Sources = cited(p, in.Catalogue)
	return p
}

func ends(p *profile.Profile) Ends {
	stay, _ := p.StayEnd()
	all := Ends{Stay: stay, Passport: p.Passport.ExpiresOn}
	if p.Stay.Document == "visa" {
		all.Visa = p.Stay.VisaValidUntil
	}
	return all
}

// Add explains findings in the applicant's words and sorts them into the packet.
func (p *Packet) Add(words *text.Words, findings ...finding.Finding) {
	for _, f := range findings {
		f = words.Explain(f)
		f.Message, f.Fix = p.printable(f.Message), p.printable(f.Fix)
		p.Findings = append(p.Findings, f)
	}
	finding.Sort(p.Findings)
}

// cited are the sources that the packet names, in the catalogue's order.
func cited(p *Packet, catalogue *rules.Catalogue) []rules.Source {
	ids := map[string]bool{}
	note := func(places []string) {
		for _, place := range places {
			ids[sourceID(place)] = true
		}
	}
	for _, f := range p.Findings {
		note(f.Sources)
	}
	for _, d := range p.Documents {
		note(d.Sources)
	}
	for _, f := range p.Fees {
		note(f.Sources)
	}
	for _, d := range p.Deadlines {
		for _, c := range d.Claims {
			ids[sourceID(c.Source)] = true
		}
	}
	for _, c := range p.Conflicts {
		for _, claim := range c.Claims {
			ids[claim.Source] = true
		}
	}
	for _, i := range p.Infos {
		note(i.Sources)
	}
	for _, s := range p.Steps {
		note(s.Sources)
	}
	var sources []rules.Source
	for _, s := range catalogue.Sources {
		if ids[s.ID] {
			sources = append(sources, s)
		}
	}
	return sources
}

// sourceID is the source of a place: "MM" of "MM 46.1.2".
func sourceID(place string) string {
	id, _, _ := strings.Cut(place, " ")
	return id
}
