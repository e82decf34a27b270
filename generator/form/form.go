// Package form lays out an application form: boxes and captions from data under
// templates/forms/, values from the packet.
//
// A form is drawn once as a Blank, which is the same for everybody, and filled
// for each applicant. A value that its box cannot hold, even in small print,
// goes on to an additional sheet that the box names; nothing is cut off.
package form

import (
	"errors"
	"fmt"
	"io/fs"
	"path"

	"permitpack/generator/record"
	"permitpack/generator/text"
)

// Format is the version of the layout file that this package reads.
const Format = 1

// Form is a layout file, templates/forms/<id>/layout.yaml. What its keys mean
// is told in templates/forms/README.md.
type Form struct {
	Format    int             `yaml:"format"`
	ID        string          `yaml:"id"`
	Languages []text.Language `yaml:"languages"`
	// Holder is the value that heads the pages after the first.
	Holder   string            `yaml:"holder"`
	Paper    Paper             `yaml:"page"`
	Footer   Caption           `yaml:"footer"`
	Sources  map[string]string `yaml:"sources"`
	Sections []Section         `yaml:"sections"`

	file string
}

// Paper is the size of a page and its margins.
type Paper struct {
	Width  Measure `yaml:"width"`
	Height Measure `yaml:"height"`
	Left   Measure `yaml:"left"`
	Right  Measure `yaml:"right"`
	Top    Measure `yaml:"top"`
	Bottom Measure `yaml:"bottom"`
}

// Caption is a printed text by language; the form's first language must be there.
type Caption map[string]string

// Section is a run of rows under a title, which may be missing.
type Section struct {
	Title Caption `yaml:"title"`
	// NewPage begins the section on a new page.
	NewPage bool  `yaml:"new_page"`
	Rows    []Row `yaml:"rows"`
}

// Row is a line of fields side by side, all of the same height.
type Row struct {
	// Height is the least height; a row grows where its fields need more.
	Height      Measure `yaml:"height"`
	SpaceBefore Measure `yaml:"space_before"`
	Fields      []Field `yaml:"fields"`

	record.Position `yaml:"-"`
}

// Field is one box of the form.
type Field struct {
	ID     string `yaml:"id"`
	Kind   Kind   `yaml:"kind"`
	Number string `yaml:"number"`
	// Value is the name of the packet's value that the field shows.
	Value   string  `yaml:"value"`
	Width   Measure `yaml:"width"`
	Height  Measure `yaml:"height"`
	Caption Caption `yaml:"caption"`
	// Above and Text are the smaller print over and under a heading; Text is also what a statement says.
	Above Caption `yaml:"above"`
	Text  Caption `yaml:"text"`
	Shade bool    `yaml:"shade"`

	Options          []Option `yaml:"options"`
	ColumnsOfOptions int      `yaml:"columns_of_options"`
	Columns          []Column `yaml:"columns"`
	Lines            int      `yaml:"lines"`

	Provenance Provenance `yaml:"provenance"`
	Source     []string   `yaml:"source"`

	record.Position `yaml:"-"`
}

// Option is one square to tick. Its words are a caption, or the text of a key.
type Option struct {
	Value   string  `yaml:"value"`
	Number  string  `yaml:"number"`
	Caption Caption `yaml:"caption"`
	Text    string  `yaml:"text"`

	record.Position `yaml:"-"`
}

// Column is a column of a table.
type Column struct {
	Number  string  `yaml:"number"`
	Width   Measure `yaml:"width"`
	Caption Caption `yaml:"caption"`

	record.Position `yaml:"-"`
}

// Kind is what a field looks like.
type Kind string

const (
	Text      Kind = "text" // the default
	Choice    Kind = "choice"
	Table     Kind = "table"
	Photo     Kind = "photo"
	Heading   Kind = "heading"
	Group     Kind = "group"
	Statement Kind = "statement"
	ByHand    Kind = "by-hand"
	Rest      Kind = "rest"
)

// Allowed are the kinds that a layout may name.
func (Kind) Allowed() []string {
	return []string{
		string(Text), string(Choice), string(Table), string(Photo),
		string(Heading), string(Group), string(Statement), string(ByHand), string(Rest),
	}
}

// Provenance says how far a caption is known to be that of the official form.
type Provenance string

const (
	Verified   Provenance = "verified"
	Partly     Provenance = "partly"
	Unverified Provenance = "unverified"
)

// Allowed are the words that a layout may use.
func (Provenance) Allowed() []string {
	return []string{string(Verified), string(Partly), string(Unverified)}
}

// Load reads forms/<id>/layout.yaml of the templates folder. Its error joins
// every mistake of the file, each with its place.
func Load(fsys fs.FS, id string) (*Form, error) {
	file := path.Join("forms", id, "layout.yaml")
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, fmt.Errorf("reading the form: %w", err)
	}
	f := &Form{file: file}
	problems := record.Decode(file, data, f)
	if len(problems) > 0 {
		return nil, fmt.Errorf("reading the form: %w", joined(problems))
	}
	f.settle()
	if err := f.Lint(); err != nil {
		return nil, fmt.Errorf("reading the form: %w", err)
	}
	if f.ID != id {
		return nil, fmt.Errorf("reading the form: %s: id is not the name of the folder", file)
	}
	return f, nil
}

// Transcript tells whether a part of the form could not be held against the
// official one, so that the form is a transcript and not the office's own.
func (f *Form) Transcript() bool {
	for field := range f.fields() {
		if field.Provenance != Verified {
			return true
		}
	}
	return false
}

// Worded tells whether no part of the form could be held against the official
// one: then it is worded throughout from the law.
func (f *Form) Worded() bool {
	for field := range f.fields() {
		if field.Provenance != Unverified {
			return false
		}
	}
	return true
}

// settle writes out what a layout may leave unsaid.
func (f *Form) settle() {
	for field := range f.fields() {
		if field.Kind == "" {
			field.Kind = Text
		}
		if field.ColumnsOfOptions == 0 {
			field.ColumnsOfOptions = 1
		}
	}
}

func (f *Form) fields() func(yield func(*Field) bool) {
	return func(yield func(*Field) bool) {
		for s := range f.Sections {
			for r := range f.Sections[s].Rows {
				for i := range f.Sections[s].Rows[r].Fields {
					if !yield(&f.Sections[s].Rows[r].Fields[i]) {
						return
					}
				}
			}
		}
	}
}

func joined(problems []record.Problem) error {
	var errs []error
	for _, p := range problems {
		errs = append(errs, p)
	}
	return errors.Join(errs...)
}
