package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/photo"
	"permitpack/generator/profile"
	"permitpack/generator/scan"
)

// measuredPhoto is what the photo gave: its report, and the photo as it is printed, where
// it can be.
type measuredPhoto struct {
	report   *photo.Report
	print    *photo.Fingerprint
	printed  *packet.Photo
	findings []finding.Finding
}

// readPapers are the files of the papers, in the order of the profile.
type readPapers struct {
	papers   []packet.Paper
	findings []finding.Finding
}

// readPictures measures the photo and reads the scans, both at the same time: unpacking
// them is most of the work on an applicant who has scanned everything.
func (j *job) readPictures() error {
	measured := make(chan error, 1)
	go func() {
		measured <- j.guard(step{"measuring the photo", func(j *job) (err error) {
			j.photo, err = j.measurePhoto()
			return err
		}})
	}()
	scans := j.readScans()
	if err := <-measured; err != nil {
		return err
	}
	j.papers = scans.papers
	j.findings = slices.Concat(j.findings, j.photo.findings, scans.findings)
	return nil
}

// measurePhoto measures the photo for the size and the colour that the profile or
// the catalogue asks, and fits it to its print size.
func (j *job) measurePhoto() (m measuredPhoto, err error) {
	file := j.profile.Photo.File
	choice := j.engine.catalogue.Photo(j.theCase())
	switch {
	case choice.Size == "" && file == "":
		return m, nil
	case choice.Size == "":
		m.find("photo.not-asked", finding.Info)
		return m, nil
	case file == "" && j.holdsPrints():
		m.find("photo.not-measured", finding.Warning)
		return m, nil
	case file == "":
		m.find("photo.missing", finding.Error)
		return m, nil
	}
	data, err := j.inputs.read(file, j.engine.photos.MaxBytes())
	if err != nil {
		m.findings = append(m.findings, unopened("photo", file, photoKey, err))
		return m, nil
	}
	spec, err := j.engine.photos.Spec(choice.Size, choice.Background)
	if err != nil {
		return m, fmt.Errorf("choosing the photo: %w", err)
	}
	j.engine.examine(file, data, spec, func(report photo.Report, picture *photo.Picture) {
		report = report.Explain(j.words().Say)
		m.report, m.findings = &report, photoFindings(report, photoKey)
		if picture == nil {
			return
		}
		print := picture.Fingerprint()
		m.print = &print
		m.printed, err = fitted(picture, spec, choice.Copies)
	})
	return m, err
}

// photoKey is the key of the photo in a profile.
const photoKey = "photo.file"

func (m *measuredPhoto) find(id string, severity finding.Severity) {
	m.findings = append(m.findings, finding.Finding{ID: id, Severity: severity, Where: photoKey, Sources: []string{}})
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

// holdsPrints tells whether the applicant says to hold prints. They can be handed in,
// though nobody has measured them.
func (j *job) holdsPrints() bool {
	return slices.ContainsFunc(j.profile.Documents, func(d profile.Document) bool { return d.ID == "photos" && d.Held })
}

// readScans reads the files of every paper.
func (j *job) readScans() (r readPapers) {
	for i, document := range j.profile.Documents {
		paper := packet.Paper{}
		r.paper(j.inputs, &paper, fmt.Sprintf("documents[%d].files", i), document.Files)
		r.paper(j.inputs, &paper, fmt.Sprintf("documents[%d].translation_files", i), document.TranslationFiles)
		r.papers = append(r.papers, paper)
	}
	return r
}

// paper reads the files that stand under a key into a paper.
func (r *readPapers) paper(from *inputs, paper *packet.Paper, key string, files []string) {
	for n, file := range files {
		where := fmt.Sprintf("%s[%d]", key, n)
		data, err := from.read(file, scan.MaxBytes)
		if err != nil {
			paper.Unreadable = true
			r.findings = append(r.findings, unopened("scan", file, where, err))
			continue
		}
		read, findings := scan.Read(file, data)
		for _, f := range findings {
			f.Where = where
			r.findings = append(r.findings, f)
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
