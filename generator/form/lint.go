package form

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"permitpack/generator/page"
	"permitpack/generator/record"
	"permitpack/generator/text"
)

// Lint holds the layout against what the packet offers and the paper can hold.
// Its error joins every mistake, each with file and line.
func (f *Form) Lint() error {
	l := linter{form: f, seen: map[string]bool{}}
	l.whole()
	for _, s := range f.Sections {
		for _, r := range s.Rows {
			l.row(r)
		}
	}
	for field := range f.fields() {
		l.field(*field)
	}
	return errors.Join(l.errs...)
}

type linter struct {
	form *Form
	// seen holds ids and numbers, which must differ.
	seen map[string]bool
	errs []error
}

func (l *linter) report(at record.Position, format string, args ...any) {
	l.errs = append(l.errs, fmt.Errorf("%s: %s", at, fmt.Sprintf(format, args...)))
}

func (l *linter) whole() {
	f := l.form
	top := record.Position{File: f.file, Line: 1, Column: 1}
	if f.Format != Format {
		l.report(top, "format %d is not known, only %d", f.Format, Format)
	}
	if len(f.Languages) == 0 {
		l.report(top, "languages are missing")
	}
	if holder, ok := valueNamed(f.Holder); f.Holder != "" && (!ok || holder.kind != plainValue) {
		l.report(top, "holder names no value of text: %s", f.Holder)
	}
	if f.width() <= 0 || f.Paper.Height <= f.Paper.Top+f.Paper.Bottom {
		l.report(top, "the page has no room between its margins")
	}
	if f.transcript() {
		l.caption(top, "footer", f.Footer)
	}
	for _, part := range parts("applicant", nameParts) {
		if f.showing()[part] == nil {
			l.report(top, "no field shows %s, nor the whole name", part)
		}
	}
}

// transcript tells whether some caption of the form is not verified.
func (f *Form) transcript() bool {
	for field := range f.fields() {
		if field.Provenance != Verified {
			return true
		}
	}
	return false
}

// width is what a page has between its margins.
func (f *Form) width() page.Length {
	return (f.Paper.Width - f.Paper.Left - f.Paper.Right).length()
}

// row looks that the fields lie side by side inside the margins.
func (l *linter) row(r Row) {
	if len(r.Fields) == 0 {
		l.report(r.Position, "the row has no fields")
		return
	}
	var given page.Length
	open := 0
	for _, field := range r.Fields {
		given += field.Width.length()
		if field.Width == 0 {
			open++
		}
		if (field.Kind == Table || field.Kind == Rest) && len(r.Fields) > 1 {
			l.report(field.Position, "field %s: a field of kind %s stands alone in its row", field.ID, field.Kind)
		}
	}
	rest := l.form.width() - given
	switch {
	case rest < 0:
		l.report(r.Position, "the row is wider than the page: fields would lie outside it")
	case open > 0 && rest/page.Length(open) < minWidth:
		l.report(r.Position, "no room is left for a field without a width")
	case open == 0 && rest > page.Millimetre/10:
		l.report(r.Position, "the fields do not fill the row; leave out the width of one")
	}
}

func (l *linter) field(f Field) {
	l.identity(f)
	l.provenance(f)
	switch f.Kind {
	case Text, Choice, Table:
		l.valued(f)
		l.numbered(f)
	case Rest:
		l.unused(f, "value", f.Value != "")
		l.numbered(f)
	case Photo:
		l.photo(f)
	default:
		l.unused(f, "value", f.Value != "")
	}
	if f.Kind == Statement {
		l.caption(f.Position, "text", f.Text)
	} else {
		l.caption(f.Position, "caption", f.Caption)
	}
	l.unused(f, "options", f.Kind != Choice && len(f.Options) > 0)
	l.unused(f, "columns", f.Kind != Table && len(f.Columns) > 0)
	l.unused(f, "lines", f.Kind != Table && f.Lines != 0)
	l.unused(f, "above", f.Kind != Heading && f.Above != nil)
	l.unused(f, "text", f.Kind != Heading && f.Kind != Statement && f.Text != nil)
	l.unused(f, "height", f.Kind != Photo && f.Height != 0)
}

func (l *linter) unused(f Field, key string, given bool) {
	if given {
		l.report(f.Position, "field %s: a field of kind %s has no %s", f.ID, f.Kind, key)
	}
}

func (l *linter) identity(f Field) {
	if f.ID == "" {
		l.report(f.Position, "the field has no id")
		return
	}
	l.unique(f.Position, "id "+f.ID)
	if f.Number != "" {
		l.unique(f.Position, "number "+f.Number)
	}
}

func (l *linter) unique(at record.Position, what string) {
	if l.seen[what] {
		l.report(at, "%s is used twice", what)
	}
	l.seen[what] = true
}

func (l *linter) provenance(f Field) {
	if f.Provenance == "" {
		l.report(f.Position, "field %s has no provenance", f.ID)
	}
	if len(f.Source) == 0 {
		l.report(f.Position, "field %s has no source", f.ID)
	}
	for _, s := range f.Source {
		id, _, _ := strings.Cut(s, " ")
		if _, ok := l.form.Sources[id]; !ok {
			l.report(f.Position, "field %s: source %s is not under sources", f.ID, id)
		}
	}
}

func (l *linter) valued(f Field) {
	value, ok := valueNamed(f.Value)
	switch {
	case !ok:
		l.report(f.Position, "field %s: the packet has no value %s", f.ID, f.Value)
	case !value.suits(f.Kind):
		l.report(f.Position, "field %s: a field of kind %s cannot show %s", f.ID, f.Kind, f.Value)
	}
	if f.Kind == Choice {
		l.options(f)
	}
	if f.Kind == Table {
		l.table(f)
	}
}

func (l *linter) numbered(f Field) {
	if f.Number == "" {
		l.report(f.Position, "field %s has no number for the additional sheet to name", f.ID)
	}
}

func (l *linter) options(f Field) {
	if len(f.Options) == 0 {
		l.report(f.Position, "field %s has no options", f.ID)
	}
	if f.ColumnsOfOptions < 1 || f.ColumnsOfOptions > 6 {
		l.report(f.Position, "field %s: columns_of_options are 1 to 6", f.ID)
	}
	for _, o := range f.Options {
		l.unique(o.Position, "option "+o.Value+" of field "+f.ID)
		if o.Text == "" {
			l.caption(o.Position, "caption", o.Caption)
		}
	}
}

func (l *linter) table(f Field) {
	if len(f.Columns) == 0 || f.Lines < 1 || f.Lines > 30 {
		l.report(f.Position, "field %s: a table has columns and 1 to 30 lines", f.ID)
		return
	}
	rest, open := l.form.width(), 0
	for _, c := range f.Columns {
		l.caption(c.Position, "caption", c.Caption)
		rest -= c.Width.length()
		if c.Width == 0 {
			open++
		}
	}
	if rest < page.Length(open)*minWidth || open == 0 && rest != 0 {
		l.report(f.Position, "field %s: the columns are not as wide as the table", f.ID)
	}
}

func (l *linter) photo(f Field) {
	if f.Width == 0 || f.Height == 0 {
		l.report(f.Position, "field %s: a photo has a width and a height", f.ID)
	}
	l.unused(f, "value", f.Value != "")
}

func (l *linter) caption(at record.Position, key string, c Caption) {
	if len(l.form.Languages) > 0 && strings.TrimSpace(c[string(l.form.Languages[0])]) == "" {
		l.report(at, "%s is missing in %s", key, l.form.Languages[0])
	}
	for _, language := range slices.Sorted(maps.Keys(c)) {
		if !slices.Contains(l.form.Languages, text.Language(language)) {
			l.report(at, "%s is given in a language that the form does not speak: %s", key, language)
		}
	}
}
