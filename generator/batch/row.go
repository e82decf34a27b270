package batch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"permitpack/generator"
	"permitpack/generator/date"
	"permitpack/generator/duplicate"
	"permitpack/generator/finding"
	"permitpack/generator/profile"
	"permitpack/generator/record"
	"permitpack/generator/rules"
	"permitpack/generator/sheet"
	"permitpack/generator/summary"
	"permitpack/generator/text"
)

// do makes the packet of a row, or finds that it need not, or cannot.
func (r *run) do(i item) (d done) {
	if i.err != nil {
		return done{fatal: i.err}
	}
	old, known := r.store.find(i.key)
	home := r.home(old, known)
	d.line = line{Sheet: r.sheet, Row: summary.Row{
		Number: i.Number, Key: i.key,
		Procedure: i.Value("procedure"), Surname: i.Value("applicant.surname"), GivenNames: i.Value("applicant.given_names"),
	}}
	if known && r.table.FedBack() {
		d.line.Number, d.line.Sheet, d.line.From = old.Number, old.Sheet, old.From
	}
	defer func() {
		if fault := recover(); fault != nil {
			r.fail(&d, fmt.Errorf("internal fault: %v", fault))
		}
		d.Row.Row = d.line.Row
	}()
	a := r.application(i, home)
	a.File = d.line.Sheet
	switch {
	case i.twin > 0:
		d.line.Key, d.line.Twin = fmt.Sprintf("%s#%d", i.key, i.Number), true
		r.reject(&d, i, home, []finding.Finding{{
			ID: "text.client-twice", Severity: finding.Error, Where: i.Position.String(), Sources: []string{}, Args: finding.Args{"row": i.twin},
		}})
	case r.o.Resume && known && r.stands(old, a, i):
		d.line, d.Skipped = old, true
		if !r.table.FedBack() {
			d.line.Number, d.line.Sheet = i.Number, r.sheet
		}
	default:
		r.build(&d, i, a, old)
	}
	return d
}

// application is the row as the generator takes it.
func (r *run) application(i item, home string) generator.Application {
	return generator.Application{
		File: r.sheet, Name: i.folder, Folder: home, Found: i.Warnings,
		Read: func(countries profile.Countries) (*profile.Profile, []record.Problem) {
			p, problems := profile.ReadCells(i.Position, i.Cells, countries)
			problems = slices.Concat(i.Problems, problems)
			return p, append(problems, unnamed(p, problems)...)
		},
	}
}

// unnamed are the values without which a row names nobody: whoever leaves them empty
// forgot to fill in the row. A child may be without a passport.
func unnamed(p *profile.Profile, problems []record.Problem) []record.Problem {
	var missing []record.Problem
	for _, key := range sheet.Required() {
		told := slices.ContainsFunc(problems, func(problem record.Problem) bool { return problem.Key == key })
		if told || p.Given(key) || key == "procedure" || key == "passport.number" && p.Passport.Type == "none" {
			continue // the catalogue asks for the procedure
		}
		missing = append(missing, record.Problem{ID: "text.required", Position: p.Position(key), Key: key})
	}
	return missing
}

// stands tells whether the packet of a row is whole and would come out the same.
func (r *run) stands(old line, a generator.Application, i item) bool {
	if old.Status == summary.Rejected || old.Status == summary.Failed || old.Folder != i.folder {
		return false
	}
	files, err := r.engine.FilesDigest(a, r.o.Options)
	return err == nil && old.Input == r.input(i, files) && r.into.Whole(old.Folder, old.Manifest)
}

func (r *run) build(d *done, i item, a generator.Application, old line) {
	made, err := r.engine.BuildInto(r.ctx, a, r.into, r.o.Options)
	var output generator.OutputError
	switch {
	case errors.Is(err, context.Canceled) || errors.As(err, &output):
		d.fatal = err
	case err != nil:
		r.fail(d, err)
	case made.Unusable != nil:
		r.reject(d, i, a.Folder, made.Unusable)
	default:
		d.keep(made.Kept)
		number, key := d.line.Number, d.line.Key
		d.line.Row = summary.Of(made.Packet, r.words)
		d.line.Number, d.line.Key = number, key
		d.line.Input, d.line.Manifest = r.input(i, made.Files), made.ManifestSum
		d.line.Who = duplicate.Of(number, key, made.Profile)
		if made.Print != nil {
			d.line.Who.Photo = *made.Print
		}
		if old.Folder != "" && old.Folder != i.folder && !strings.Contains(old.Folder, "/") { // a part keeps its packets
			if _, taken := r.first[folderPlace(old.Folder)]; !taken { // another row's now
				kept, err := r.into.Remove(old.Folder)
				d.keep(kept)
				d.fatal = err
			}
		}
	}
}

// reject notes why a row is no application.
func (r *run) reject(d *done, i item, home string, findings []finding.Finding) {
	row := *i.Row
	if !usable(row.Client) {
		row.Client = "" // rejected.xlsx gives the row its key there, by which it is found when it comes back
	}
	d.line.Status, d.line.Cells, d.line.From = summary.Rejected, r.table.Keep(&row), pathFrom(r.dir, home)
	d.line.Findings = said(r.table.Spoken(findings, r.words), r.words)
}

// fail notes that the packet of a good row could not be made.
func (r *run) fail(d *done, err error) {
	d.Err = err
	d.line.Status = summary.Failed
	f := finding.Finding{ID: "text.not-made", Severity: finding.Error, Where: "row", Sources: []string{}}
	if fault := (generator.ReadBackError{}); errors.As(err, &fault) {
		f = fault.Finding
	}
	d.line.Findings = said([]finding.Finding{f}, r.words)
}

// placeless are the cells of a row without their places: a row may move.
func (i item) placeless() []record.Cell {
	cells := make([]record.Cell, 0, len(i.Cells))
	for _, c := range i.Cells {
		if c.Text != "" {
			c.At = record.Position{}
			cells = append(cells, c)
		}
	}
	return cells
}

// input is the digest of all that decides what becomes of a row.
func (r *run) input(i item, files string) string {
	data, err := json.Marshal(struct {
		Version   string
		Catalogue string
		Overlay   *rules.Overlay
		Today     date.Date
		Applicant text.Language
		Agency    text.Language
		Official  bool
		Cells     []record.Cell
		Files     string
	}{r.o.Version, r.engine.CatalogueVersion(), r.engine.Overlay(), r.o.Today, r.o.Language, r.words.Language(), r.o.OfficialOnly, i.placeless(), files})
	if err != nil { // nothing of this can fail to be JSON
		panic(err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
