package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/photo"
	"permitpack/generator/rules"
	"permitpack/generator/scan"
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
	go j.engine.fonts() // needed soon, and read while the texts are
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

// readPhoto measures the photo for the size and the colour that the profile or
// the catalogue asks, and fits it to its print size.
func (j *job) readPhoto() error {
	file := j.profile.Photo.File
	choice := j.engine.catalogue.Photo(j.theCase())
	switch {
	case choice.Size == "" && file == "":
		return nil
	case choice.Size == "":
		j.find("photo.not-asked", finding.Info, "photo.file", nil)
		return nil
	case file == "":
		j.noPhoto()
		return nil
	}
	data, err := j.inputs.read(file, j.engine.photos.MaxBytes())
	if err != nil {
		j.findings = append(j.findings, unopened("photo", file, "photo.file", err))
		return nil
	}
	spec, err := j.engine.photos.Spec(choice.Size, choice.Background)
	if err != nil {
		return fmt.Errorf("choosing the photo: %w", err)
	}
	j.engine.examine(file, data, spec, func(report photo.Report, picture *photo.Picture) {
		report = report.Explain(j.words().Say)
		j.findings = append(j.findings, photoFindings(report, "photo.file")...)
		j.photo = &report
		if picture == nil {
			return
		}
		print := picture.Fingerprint()
		j.print = &print
		j.picture, err = fitted(picture, spec, choice.Copies)
	})
	return err
}

// fitted is a picture as it is printed, and as pages show it.
func fitted(picture *photo.Picture, spec photo.Spec, copies int) (*packet.Photo, error) {
	print, err := picture.Fit()
	if err != nil {
		return nil, err
	}
	onPage, err := picture.FitForPage(print)
	if err != nil {
		return nil, err
	}
	return &packet.Photo{JPEG: print, OnPage: onPage, Width: spec.Width, Height: spec.Height, Copies: copies}, nil
}

// photoFindings are those of a photo that is printed by what we make of it: its
// own density tag would print it wrongly, but ours is right.
func photoFindings(report photo.Report, where string) []finding.Finding {
	findings := report.Findings(where)
	for i, f := range findings {
		if f.ID == "photo.size.density" && f.Severity == finding.Error {
			findings[i].Severity = finding.Warning
		}
	}
	return findings
}

// noPhoto finds that the profile names no photo. Prints that the applicant holds
// can be handed in all the same, but nobody has measured them.
func (j *job) noPhoto() {
	for _, d := range j.profile.Documents {
		if d.ID == "photos" && d.Held {
			j.find("photo.not-measured", finding.Warning, "photo.file", nil)
			return
		}
	}
	j.find("photo.missing", finding.Error, "photo.file", nil)
}

// readScans reads the files of every paper.
func (j *job) readScans() error {
	for i, document := range j.profile.Documents {
		paper := packet.Paper{}
		j.readPaper(&paper, i, "files", document.Files)
		j.readPaper(&paper, i, "translation_files", document.TranslationFiles)
		j.papers = append(j.papers, paper)
	}
	return nil
}

func (j *job) readPaper(paper *packet.Paper, document int, key string, files []string) {
	for n, file := range files {
		where := fmt.Sprintf("documents[%d].%s[%d]", document, key, n)
		data, err := j.inputs.read(file, scan.MaxBytes)
		if err != nil {
			paper.Unreadable = true
			j.findings = append(j.findings, unopened("scan", file, where, err))
			continue
		}
		read, findings := scan.Read(file, data)
		for _, f := range findings {
			f.Where = where
			j.findings = append(j.findings, f)
		}
		if read.Usable() {
			paper.Scans = append(paper.Scans, read)
		} else {
			paper.Unreadable = true
		}
	}
}

// unopened is the finding of a file that could not be opened.
func unopened(part, file, where string, err error) finding.Finding {
	f := finding.Finding{
		ID: part + ".cannot-open", Severity: finding.Error, Where: where, Sources: []string{},
		Args: finding.Args{"file": file},
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f.ID = part + ".not-found"
	case errors.Is(err, errOutside):
		f.ID = part + ".outside"
	}
	return f
}

func (j *job) find(id string, severity finding.Severity, where string, args finding.Args) {
	j.findings = append(j.findings, finding.Finding{ID: id, Severity: severity, Where: where, Sources: []string{}, Args: args})
}

func (j *job) theCase() rules.Case {
	return rules.Case{Profile: j.profile, Today: j.o.Today, OfficialOnly: j.o.OfficialOnly}
}

// decide builds the packet: everything decided, nothing laid out.
func (j *job) decide() error {
	j.packet = packet.Build(packet.Input{
		Name: j.result.Name, File: j.result.Profile, Case: j.theCase(), Catalogue: j.engine.catalogue,
		Papers: j.papers, Photo: j.picture, Report: j.photo, Findings: slices.Concat(j.findings, j.size.findings(j.o.MaxSize)), Duplex: j.o.Duplex, Book: j.engine.book, Missing: j.fonts.Missing,
	})
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
