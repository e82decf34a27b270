package letter

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"slices"
	"strings"

	"permitpack/generator/packet"
	"permitpack/generator/profile"
	"permitpack/generator/record"
)

// lint holds the letters against each other, what the packet offers and the law.
// Its error joins every mistake, each with file and line.
func (ls *Letters) lint(fsys fs.FS) error {
	l := linter{letters: ls, fsys: fsys, values: packet.Names(nil), orders: map[int]bool{}}
	maps.Copy(l.values, packet.LetterNames())
	l.contents()
	for _, letter := range ls.all {
		l.letter(letter)
	}
	return errors.Join(l.errs...)
}

type linter struct {
	letters *Letters
	fsys    fs.FS
	values  map[string]packet.Name
	// orders must differ between letters.
	orders map[int]bool
	errs   []error
}

func (l *linter) report(at record.Position, format string, args ...any) {
	l.errs = append(l.errs, fmt.Errorf("%s: %s", at, fmt.Sprintf(format, args...)))
}

func (l *linter) contents() {
	c := l.letters.contents
	top := record.Position{File: elementsFile, Line: 1, Column: 1}
	if c.Format != Format {
		l.report(top, "format %d is not known, only %d", c.Format, Format)
	}
	seen := map[string]bool{}
	for _, e := range c.Elements {
		if e.ID == "" || seen[e.ID] {
			l.report(e.Position, "an element has an id that no other has")
		}
		if seen[e.ID] = true; e.Article == "" || len(e.Signs) == 0 {
			l.report(e.Position, "element %s has no article, or is wanted of nobody", e.ID)
		}
	}
}

func (l *linter) letter(x *Letter) {
	top := record.Position{File: x.file, Line: 1, Column: 1}
	if x.Format != Format {
		l.report(top, "format %d is not known, only %d", x.Format, Format)
	}
	if x.ID != x.name() {
		l.report(top, "id is not the name of the file")
	}
	if x.Order < 1 || l.orders[x.Order] {
		l.report(top, "order is a number from 1 on that no other letter has")
	}
	l.orders[x.Order] = true
	if x.Signs == "" {
		l.report(top, "signs is missing")
	}
	if x.Draft == "" {
		l.report(top, "draft is missing: the text that says what has to happen to the letter")
	}
	if x.Enclosed && x.Document != "" {
		l.report(top, "enclosed is for letters that are no paper of the checklist")
	}
	l.due(x, top)
	l.basis(x)
	cells := l.each(x)
	for _, p := range x.Parts {
		l.part(p, cells)
	}
	l.elements(x, top)
}

func (l *linter) due(x *Letter, top record.Position) {
	d, at := x.Due, x.Due.Position
	if d.File == "" {
		l.report(top, "due is missing: it says for which packets the letter is written")
		return
	}
	conditions := len(d.When) + len(d.Any) + len(d.Forms)
	if d.Always == (d.Missing || conditions > 0) {
		l.report(at, "due is either always, or missing, when, any or forms")
	}
	if d.Missing && x.Document == "" {
		l.report(at, "missing needs the document that the letter becomes")
	}
	if len(d.Signers) > 0 && !d.Missing {
		l.report(at, "signers are those of a paper that is missing")
	}
	l.facts(at, d.Any)
	l.condition(at, d.Condition)
}

func (l *linter) basis(x *Letter) {
	for _, b := range x.Basis {
		if b.Source == "" || b.Article == "" {
			l.report(b.Position, "a basis has a source and an article")
		}
		l.condition(b.Position, b.Condition)
	}
}

// each gives the names of the cells that parts may show beside the packet's values.
func (l *linter) each(x *Letter) map[string]bool {
	cells := map[string]bool{}
	if x.Each.Rows == "" {
		return cells
	}
	table := l.values[x.Each.Rows]
	if table.Kind != packet.Table {
		l.report(x.Each.Position, "the packet has no table %s", x.Each.Rows)
	} else if len(x.Each.Values) > len(table.Columns) {
		l.report(x.Each.Position, "the rows of %s have the cells %v", x.Each.Rows, table.Columns)
	}
	for _, name := range x.Each.Values {
		if _, taken := l.values[name]; taken || cells[name] {
			l.report(x.Each.Position, "the name %s is taken", name)
		}
		cells[name] = true
	}
	return cells
}

func (l *linter) condition(at record.Position, c Condition) {
	l.facts(at, c.When)
	for _, id := range c.Forms {
		if _, err := fs.Stat(l.fsys, "forms/"+id+"/layout.yaml"); err != nil {
			l.report(at, "there is no form %s", id)
		}
	}
}

func (l *linter) facts(at record.Position, names []string) {
	for _, name := range names {
		fact, _ := strings.CutPrefix(name, "not ")
		if !slices.Contains(profile.FactNames(), fact) && !strings.HasPrefix(fact, profile.PermitOf) && !strings.HasPrefix(fact, profile.SponsorPermitOf) {
			l.report(at, "there is no fact %s", fact)
		}
	}
}

// keys are those that a kind has beside kind, elements and its conditions; all but values must be given.
var keys = map[Kind][]string{
	Addressee:   {"text"},
	Title:       {"text", "below"},
	Fields:      {"text", "rows"},
	Paragraph:   {"text", "values"},
	Lines:       {"text", "lines"},
	List:        {"text", "items"},
	Attachments: {},
	Signature:   {"text", "value", "seal"},
	Place:       {"text", "height"},
}

// optional are those that need not be given.
var optional = []string{"below", "values", "value", "seal"}

func (l *linter) part(p Part, cells map[string]bool) {
	if p.Kind == "" {
		l.report(p.Position, "kind is missing; it is one of %v", p.Kind.Allowed())
		return
	}
	given := map[string]bool{
		"text": p.Text != "", "below": p.Below != "", "values": p.Values != nil, "rows": p.Rows != nil, "value": p.Value != "",
		"items": p.Items != nil, "lines": p.Lines != 0, "height": p.Height != 0, "seal": p.Seal,
	}
	for _, key := range slices.Sorted(maps.Keys(given)) {
		switch has := slices.Contains(keys[p.Kind], key); {
		case given[key] && !has:
			l.report(p.Position, "a part of kind %s has no %s", p.Kind, key)
		case !given[key] && has && !slices.Contains(optional, key):
			l.report(p.Position, "%s is missing", key)
		}
	}
	if p.Lines < 0 || p.Lines > mostLines {
		l.report(p.Position, "lines are 1 to %d", mostLines)
	}
	if p.Height < 0 || p.Height > mostHeight {
		l.report(p.Position, "height is 1 to %d millimetres", mostHeight)
	}
	l.condition(p.Position, p.Condition)
	l.value(p.Position, p.Value, cells)
	for _, name := range slices.Sorted(maps.Keys(p.Values)) {
		l.value(p.Position, p.Values[name], cells)
	}
	for _, r := range p.Rows {
		l.row(r, cells)
	}
}

// What a part can ask for and still stand on a page.
const (
	mostLines  = 25
	mostHeight = 80
)

func (l *linter) row(r Row, cells map[string]bool) {
	if r.Label == "" {
		l.report(r.Position, "label is missing")
	}
	if r.Lines < 0 || r.Lines > mostLines {
		l.report(r.Position, "lines are 1 to %d", mostLines)
	}
	l.value(r.Position, r.Value, cells)
	l.condition(r.Position, r.Condition)
}

func (l *linter) value(at record.Position, name string, cells map[string]bool) {
	if name == "" || cells[name] {
		return
	}
	value, known := l.values[name]
	switch {
	case !known:
		l.report(at, "the packet has no value %s", name)
	case value.Kind == packet.Table:
		l.report(at, "%s is a table, which is no value to print", name)
	}
}

// elements wants all that the law asks of who signs, whatever holds for the
// applicant, and nothing else named.
func (l *linter) elements(x *Letter, top record.Position) {
	wanted := l.letters.Elements(x.Signs)
	for _, p := range x.Parts {
		for _, id := range p.elements(func(Condition) bool { return true }) {
			at := slices.IndexFunc(wanted, func(e Element) bool { return e.ID == id })
			switch {
			case at < 0:
				l.report(p.Position, "the law wants no element %s of a letter that is signed by %s", id, x.Signs)
			case wanted[at].Seal && !p.Seal:
				l.report(p.Position, "element %s takes a seal", id)
			}
		}
	}
	lacking := map[string]bool{} // each lack is told once
	for p := range l.situations(x) {
		given := x.given(p)
		for _, e := range wanted {
			if !given[e.ID] && !lacking[e.ID] {
				lacking[e.ID] = true
				l.report(top, "with the form %s and the facts %v no part gives the element %s (%s %s)",
					p.Form, holding(p.Facts), e.ID, l.letters.contents.Source, e.Article)
			}
		}
	}
}

// mostFacts bounds the facts that a letter may ask for: all their combinations are looked at.
const mostFacts = 8

// situations are packets in which the letter can be due: of every form, with every
// combination of the facts that the letter asks for.
func (l *linter) situations(x *Letter) iter.Seq[*packet.Packet] {
	facts := x.facts()
	if len(facts) > mostFacts {
		l.report(record.Position{File: x.file, Line: 1, Column: 1}, "the letter asks for more than %d facts", mostFacts)
		facts = facts[:mostFacts]
	}
	forms, _ := fs.ReadDir(l.fsys, "forms") // none at all shows where a form is named
	return func(yield func(*packet.Packet) bool) {
		for _, form := range forms {
			for chosen := range 1 << len(facts) {
				p := &packet.Packet{Form: form.Name(), Facts: profile.Facts{}}
				for i, fact := range facts {
					p.Facts[fact] = chosen>>i&1 == 1
				}
				if form.IsDir() && x.Due.Condition.holds(p) && x.Due.anyHolds(p) && !yield(p) {
					return
				}
			}
		}
	}
}

// facts are those that the letter asks for, sorted, each once.
func (x *Letter) facts() []string {
	names := slices.Concat(x.Due.When, x.Due.Any)
	for _, p := range x.Parts {
		names = append(names, p.When...)
		for _, r := range p.Rows {
			names = append(names, r.When...)
		}
	}
	for i, name := range names {
		names[i] = strings.TrimPrefix(name, "not ")
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// given are the elements that the letter gives in the packet.
func (x *Letter) given(p *packet.Packet) map[string]bool {
	given := map[string]bool{}
	for _, part := range x.Parts {
		for _, id := range part.elements(func(c Condition) bool { return c.holds(p) }) {
			given[id] = true
		}
	}
	return given
}

// elements are those of the part and of its rows, as far as they hold.
func (p Part) elements(holds func(Condition) bool) []string {
	if !holds(p.Condition) {
		return nil
	}
	all := slices.Clone(p.Elements)
	for _, r := range p.Rows {
		if holds(r.Condition) {
			all = append(all, r.Elements...)
		}
	}
	return all
}

func holding(facts profile.Facts) []string {
	var names []string
	for name, holds := range facts {
		if holds {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
