package generator

import (
	"fmt"
	"slices"

	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/rules"
	"permitpack/generator/text"
)

// readProfile reads the profile strictly. A file that is none has all its
// mistakes named, and the work on it ends.
func (j *job) readProfile() error {
	p, problems, err := j.source.read()
	if err != nil {
		return fmt.Errorf("reading the profile: %w", err)
	}
	j.profile = p
	if j.o.Language != "" {
		j.profile.Language = j.o.Language
	}
	if j.profile.Language == "" {
		j.profile.Language = text.English
	}
	j.result.Language = j.profile.Language
	j.makeEarly()
	if err := j.engine.book.Prepare(text.Azerbaijani, j.profile.Language); err != nil {
		return fmt.Errorf("reading the texts: %w", err)
	}
	if len(problems) > 0 {
		j.result.Unusable = explainProblems(problems, j.words())
		return errUnusable
	}
	if j.fonts, err = j.engine.fonts(); err != nil {
		return fmt.Errorf("reading the fonts: %w", err)
	}
	if j.inputs, err = openInputs(j.source.folder, j.o.Root); err != nil {
		return err
	}
	j.findings = slices.Concat(j.source.found, j.profile.Check(j.o.Today, j.engine.book.CountryCode))
	return nil
}

// words are those of the applicant's language.
func (j *job) words() *text.Words { return j.engine.book.Words(j.profile.Language) }

func (j *job) theCase() rules.Case {
	return rules.Case{Profile: j.profile, Today: j.o.Today, OfficialOnly: j.o.OfficialOnly}
}

// decide builds the packet: everything decided, nothing laid out.
func (j *job) decide() error {
	j.packet = packet.Build(packet.Input{
		Name: j.result.Name, File: j.result.Profile, Case: j.theCase(), Catalogue: j.engine.catalogue,
		Papers: j.papers, Photo: j.photo.printed, Report: j.photo.report, Findings: slices.Concat(j.findings, j.size.findings(j.o.MaxSize)), Duplex: j.o.Duplex, Book: j.engine.book, Missing: j.fonts.Missing,
	})
	j.engine.workbooks.Prepare(j.packet)
	return nil
}

// layForm lays the form out and takes over what it found: values that went to
// a further sheet, and that the form is a transcript.
func (j *job) layForm() error {
	if j.o.Blank != nil {
		return j.layBlank()
	}
	blank, err := j.engine.blank(j.packet.Form)
	if err != nil {
		return err
	}
	if j.form, err = blank.Fill(j.packet); err != nil {
		return err
	}
	layout := blank.Form()
	found := j.form.Findings
	f := finding.Finding{ID: "text.form-transcript", Severity: finding.Info, Where: "procedure", Sources: []string{}}
	if layout.Worded() {
		f.ID = "text.form-worded"
	}
	if layout.Transcript() {
		found = append(found, f)
	}
	j.packet.Add(j.words(), found...)
	return nil
}
