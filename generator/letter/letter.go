// Package letter lays out what others have to sign before a packet can be handed
// in: applications, consents, a petition, an undertaking, and the list of
// attachments. What a letter says, when it is due and which values it shows is
// data under templates/letters/.
//
// A letter is a draft. It is written in Azerbaijani, for whoever signs and for the
// office, with a translation behind it in the applicant's language. Where the
// profile is silent the original has ruled lines to write on.
package letter

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"permitpack/generator/record"
)

// Format is the version of the files that this package reads.
const Format = 1

// Letters are all letters that can be written, in the order in which they stand
// in a packet. They never change and may be used by many goroutines.
type Letters struct {
	all      []*Letter
	contents Contents
}

// Contents is the file templates/letters/elements.yaml: what the law wants in
// every application.
type Contents struct {
	Format   int       `yaml:"format"`
	Source   string    `yaml:"source"`
	Elements []Element `yaml:"elements"`
}

// Element is one thing that the law wants.
type Element struct {
	ID      string `yaml:"id"`
	Article string `yaml:"article"`
	// Signs are those for whose letters it is wanted.
	Signs []Signer `yaml:"signs"`
	// Seal says that it takes a seal beside the signature.
	Seal bool `yaml:"seal"`

	record.Position `yaml:"-"`
}

// Letter is a file templates/letters/<id>.yaml. What its keys mean is told in
// templates/README.md.
type Letter struct {
	Format int    `yaml:"format"`
	ID     string `yaml:"id"`
	// Order says where the letter stands among the others, the lowest first.
	Order int `yaml:"order"`
	// Document is the paper of the checklist that the letter becomes; may be missing.
	Document string `yaml:"document"`
	// Enclosed puts a letter that is no paper of the checklist into the list of attachments.
	Enclosed bool    `yaml:"enclosed"`
	Signs    Signer  `yaml:"signs"`
	Due      Due     `yaml:"due"`
	Each     Each    `yaml:"each"`
	Basis    []Basis `yaml:"basis"`
	// Draft is the text that says what has to happen to the draft.
	Draft string `yaml:"draft"`
	Parts []Part `yaml:"parts"`

	file string
}

// Signer is who makes the letter valid.
type Signer string

const (
	Person       Signer = "person"
	Organisation Signer = "organisation"
	// Notary words the paper himself: the letter is a sheet of data for him.
	Notary Signer = "notary"
)

// Allowed are the words that a file may write.
func (Signer) Allowed() []string {
	return []string{string(Person), string(Organisation), string(Notary)}
}

// Due says for which packets the letter is written; all that is given must hold.
type Due struct {
	// Always is the letter of every packet.
	Always bool `yaml:"always"`
	// Missing wants the paper to be asked for and nobody to have it.
	Missing bool `yaml:"missing"`
	// Signers are those of the paper for whom there is a draft: a state body writes its own.
	Signers []string `yaml:"signers"`
	// Any are facts of which one must hold.
	Any []string `yaml:"any"`
	Condition

	record.Position `yaml:"-"`
}

// Condition is what must hold for an applicant; nothing given is always true.
type Condition struct {
	// When are facts that must hold, all of them.
	When []string `yaml:"when"`
	// Forms are ids of application forms: the packet's must be one of them.
	Forms []string `yaml:"forms"`
}

// Each writes the letter once for every row of a table of the packet.
type Each struct {
	Rows string `yaml:"rows"`
	// Values are the names under which parts find the cells of the row.
	Values []string `yaml:"values"`

	record.Position `yaml:"-"`
}

// Basis is a place in the law on which the letter rests.
type Basis struct {
	Source  string `yaml:"source"`
	Article string `yaml:"article"`
	Condition

	record.Position `yaml:"-"`
}

// Part is one piece of the page, from the top down.
type Part struct {
	Kind Kind `yaml:"kind"`
	// Elements are what the law wants in every application and the part gives; ids of Element.
	Elements []string `yaml:"elements"`
	// Text and Below are text keys: what the part says, and the smaller print under a title.
	Text  string `yaml:"text"`
	Below string `yaml:"below"`
	// Values fill the placeholders of Text, by name.
	Values map[string]string `yaml:"values"`
	Rows   []Row             `yaml:"rows"`
	// Value is the name of who signs.
	Value string `yaml:"value"`
	// Items are text keys.
	Items []string `yaml:"items"`
	// Lines is how many ruled lines there are to write on.
	Lines int `yaml:"lines"`
	// Height is that of a place left free, in millimetres.
	Height int `yaml:"height"`
	// Seal leaves a place for one beside the signature.
	Seal bool `yaml:"seal"`
	Condition

	record.Position `yaml:"-"`
}

// Row is a label with a value, or with a ruled line where there is none.
type Row struct {
	Label    string   `yaml:"label"`
	Value    string   `yaml:"value"`
	Elements []string `yaml:"elements"`
	// Lines is how many ruled lines there are where the value is empty; 1 where it is 0.
	Lines int `yaml:"lines"`
	Condition

	record.Position `yaml:"-"`
}

// Kind is what a part looks like.
type Kind string

const (
	Addressee   Kind = "addressee"
	Title       Kind = "title"
	Fields      Kind = "fields"
	Paragraph   Kind = "paragraph"
	Lines       Kind = "lines"
	List        Kind = "list"
	Attachments Kind = "attachments"
	Signature   Kind = "signature"
	Place       Kind = "place"
)

// Allowed are the kinds that a file may name.
func (Kind) Allowed() []string {
	return []string{
		string(Addressee), string(Title), string(Fields), string(Paragraph), string(Lines),
		string(List), string(Attachments), string(Signature), string(Place),
	}
}

const elementsFile = "letters/elements.yaml"

// Load reads letters/*.yaml of the templates folder. Its error joins every mistake
// of all files, each with its place.
func Load(fsys fs.FS) (*Letters, error) {
	files, err := fs.Glob(fsys, "letters/*.yaml")
	if err != nil {
		return nil, fmt.Errorf("reading the letters: %w", err)
	}
	ls := &Letters{}
	errs := []error{read(fsys, elementsFile, &ls.contents)}
	for _, file := range files {
		if file == elementsFile {
			continue
		}
		l := &Letter{file: file}
		if err := read(fsys, file, l); err != nil {
			errs = append(errs, err)
			continue
		}
		ls.all = append(ls.all, l)
	}
	slices.SortStableFunc(ls.all, func(a, b *Letter) int { return cmp.Compare(a.Order, b.Order) })
	if err := errors.Join(errors.Join(errs...), ls.lint(fsys)); err != nil {
		return nil, fmt.Errorf("reading the letters: %w", err)
	}
	return ls, nil
}

func read(fsys fs.FS, file string, into any) error {
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		return err
	}
	var errs []error
	for _, problem := range record.Decode(file, data, into) {
		errs = append(errs, problem)
	}
	return errors.Join(errs...)
}

// name is the file's name without folder and ending.
func (l *Letter) name() string { return strings.TrimSuffix(path.Base(l.file), ".yaml") }

// Elements are what the law wants of a letter that is signed by s.
func (ls *Letters) Elements(s Signer) []Element {
	var wanted []Element
	for _, e := range ls.contents.Elements {
		if slices.Contains(e.Signs, s) {
			wanted = append(wanted, e)
		}
	}
	return wanted
}

// IDs are those of all letters, in their order.
func (ls *Letters) IDs() []string {
	var ids []string
	for _, l := range ls.all {
		ids = append(ids, l.ID)
	}
	return ids
}

// Letter finds a letter by id; nil where there is none.
func (ls *Letters) Letter(id string) *Letter {
	for _, l := range ls.all {
		if l.ID == id {
			return l
		}
	}
	return nil
}

// TextKeys are the keys of all words that the letter says, sorted, each once.
func (l *Letter) TextKeys() []string {
	keys := []string{l.title(), l.Draft}
	for _, b := range l.Basis {
		keys = append(keys, b.act())
	}
	for _, p := range l.Parts {
		keys = append(keys, p.Text, p.Below)
		keys = append(keys, p.Items...)
		for _, r := range p.Rows {
			keys = append(keys, r.Label)
		}
	}
	slices.Sort(keys)
	return slices.DeleteFunc(slices.Compact(keys), func(key string) bool { return key == "" })
}

// title is the key of what the letter is called.
func (l *Letter) title() string { return "letter." + l.ID + ".title" }

// act is the key of what the source is called.
func (b Basis) act() string { return "letters.act." + b.Source }
