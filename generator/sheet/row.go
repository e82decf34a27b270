package sheet

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/profile"
	"permitpack/generator/record"
)

// Row is one client of a sheet. It shares nothing with other rows.
type Row struct {
	// Number is that of the row in the sheet, from 1.
	Number int
	// Client is the agency's own key, or empty.
	Client string
	// Position is the first cell of the row.
	Position record.Position
	// Cells are for profile.ReadCells. Empty cells of the profile's own keys are among
	// them, so that a value that is missing has an address.
	Cells []record.Cell
	// Problems are cells that could not be read; they reject the row, as those of ReadCells do.
	Problems []record.Problem
	// Warnings are cells that were read, but look wrong. Where is the profile key, and
	// no message has a value of the row.
	Warnings []finding.Finding
	// Raw are the cells as they stand, by rising columns.
	Raw []Value
}

// Value is the text that the row gives for a key of the profile; empty for none.
func (r *Row) Value(key string) string {
	for _, c := range r.Cells {
		if c.Key == key {
			return c.Text
		}
	}
	return ""
}

// column is a field in a column of the table.
type column struct {
	*field
	// index is the column of the sheet, from 1.
	index int
	// item is the number of the entry, where the field is one of a list.
	item int
}

// key is the key of the column's value as messages name it.
func (c column) key() string {
	if c.list == "" || c.list == documents {
		return c.name
	}
	return strings.Replace(strings.Replace(c.name, ".#", fmt.Sprintf("[%d]", c.item-1), 1), ".[", "[", 1)
}

// rowReader turns the values of one row into cells of a profile.
type rowReader struct {
	*Table
	row *Row
	// list is the list that is being read, and entries are how many of its entries have
	// values so far.
	list    string
	entries int
}

// read fills the row; it is false for a row in which no column of the profile holds anything.
func (r *rowReader) read() bool {
	filled := false
	for i := 0; i < len(r.columns); {
		// The columns of one entry of a list stand together.
		j := i + 1
		for c := r.columns[i]; c.list != "" && j < len(r.columns) && r.columns[j].list == c.list && r.columns[j].item == c.item; j++ {
		}
		filled = r.group(r.columns[i:j]) || filled
		i = j
	}
	return filled
}

// group reads a column, or the columns of one entry of a list. It is false where none
// of them holds anything.
func (r *rowReader) group(columns []column) (filled bool) {
	first := columns[0]
	if first.list == "" {
		v, ok := r.valueOf(first)
		r.cells(first, first.path, v, ok)
		return (ok || r.faulty(first)) && first.role != client && first.role != reasons
	}
	if first.list != r.list {
		r.list, r.entries = first.list, 0
	}
	values := make([]*Value, len(columns))
	there := false
	for i, c := range columns {
		v, ok := r.valueOf(c)
		if ok {
			values[i] = &v
		}
		filled = filled || ok || r.faulty(c)
		there = there || ok && !(c.role == paper && r.saysNo(v))
	}
	if !there {
		return filled // a paper that is not there has no entry
	}
	entry := fmt.Sprintf("%s[%d]", r.list, r.entries)
	r.entries++
	for i, c := range columns {
		at := entry
		if c.path != "" {
			at += "." + c.path
		}
		if values[i] == nil {
			r.cells(c, at, Value{}, false)
			continue
		}
		if c.id != "" && !r.named(entry) {
			r.emit(entry+".id", c.id, false, c)
		}
		r.cells(c, at, *values[i], true)
	}
	return filled
}

// named tells whether the entry of a paper has its id already.
func (r *rowReader) named(entry string) bool {
	return slices.ContainsFunc(r.row.Cells, func(c record.Cell) bool { return c.Key == entry+".id" })
}

// faulty tells whether the column's cell was reported as one that cannot be read.
func (r *rowReader) faulty(c column) bool {
	at := r.place(c.index, r.row.Number)
	return slices.ContainsFunc(r.row.Problems, func(p record.Problem) bool { return p.Position == at })
}

// saysNo tells whether a cell of a paper says that it is not there.
func (r *rowReader) saysNo(v Value) bool {
	yes, known := r.known.yesOrNo[fold(v.Text)]
	return known && !yes
}

// valueOf is the cell of a column, where it has one that can be read.
func (r *rowReader) valueOf(c column) (Value, bool) {
	i, found := slices.BinarySearchFunc(r.row.Raw, c.index, func(v Value, index int) int { return v.Column - index })
	if c.role == reasons || !r.uncovered(c) || !found || r.row.Raw[i].blank() {
		return Value{}, false
	}
	v := r.row.Raw[i]
	switch {
	case v.stray:
		r.problem(record.StrayQuote, c, nil)
	case v.Kind == Uncomputed:
		r.problem(record.Uncomputed, c, nil)
	case v.Kind == Fault, v.Kind == Text && faults.MatchString(strings.TrimSpace(v.Text)):
		r.problem(record.CellError, c, nil)
	default:
		return v, true
	}
	return Value{}, false
}

// uncovered reports a column's cell that a merged cell covers.
func (r *rowReader) uncovered(c column) bool {
	m := r.merges.covering(r.row.Number, c.index)
	if m == nil || !m.filled {
		return true
	}
	first := address(m.left, m.top)
	if m.top < r.row.Number {
		r.problem(record.Merged, c, map[string]any{"first": first})
	} else {
		r.warn("text.merged-beside", c, finding.Args{"first": first})
	}
	return false
}

// beyond warns of a row of a text that has more cells than the header: a separator
// that belongs to a text was taken for one between cells, and those behind it have moved.
func (r *rowReader) beyond(one line) {
	if one.width <= r.width || len(one.values) == 0 {
		return
	}
	extra := one.values[len(one.values)-1].Column
	if extra <= r.width {
		return
	}
	last := slices.MaxFunc(r.columns, func(a, b column) int { return a.index - b.index })
	r.warn("text.beyond-header", last, finding.Args{"cell": r.place(extra, r.row.Number).Cell})
}

func (r *rowReader) problem(id string, c column, args map[string]any) {
	r.row.Problems = append(r.row.Problems, record.Problem{
		ID: id, Position: r.place(c.index, r.row.Number), Key: c.key(), Args: args,
	})
}

func (r *rowReader) wrongType(c column, wanted string) {
	r.problem(record.WrongType, c, map[string]any{"wanted": wanted})
}

func (r *rowReader) warn(id string, c column, more finding.Args) {
	args := finding.Args{"key": c.key(), "cell": r.place(c.index, r.row.Number).Cell}
	for name, value := range more {
		args[name] = value
	}
	r.row.Warnings = append(r.row.Warnings, finding.Finding{ID: id, Severity: finding.Warning, Where: c.key(), Args: args})
}

func (r *rowReader) emit(key, text string, plain bool, c column) {
	r.row.Cells = append(r.row.Cells, record.Cell{Key: key, Text: text, Plain: plain, At: r.place(c.index, r.row.Number)})
}

// cells turns the value of a column into cells under a key; without a value the
// cell is an empty one.
func (r *rowReader) cells(c column, key string, v Value, given bool) {
	switch {
	case c.role == reasons:
	case c.role == client:
		r.row.Client = r.clientOf(v)
	case !given && c.role == texts, c.role == paper && !given:
	case !given:
		r.emit(key, "", false, c)
	case c.role == paper:
		r.paper(c, key, v)
	case c.role == texts:
		r.texts(c, key, v)
	case c.role == sum:
		r.sum(c, key, v)
	default:
		r.single(c, key, v)
	}
}

// clientOf is the agency's key as it is shown.
func (r *rowReader) clientOf(v Value) string {
	switch v.Kind {
	case Number:
		text, _ := v.digits()
		return text
	case Day:
		if day, ok := dayOf(v.Text, r.system1904); ok {
			return day.String()
		}
	}
	return strings.TrimSpace(v.Text)
}

// single reads a cell of one value.
func (r *rowReader) single(c column, key string, v Value) {
	typed := strings.TrimSpace(v.Text)
	switch c.kindOf() {
	case profile.Day:
		r.day(c, key, v)
	case profile.Number:
		if v.Kind == Number {
			typed, _ = v.digits()
		}
		r.emit(key, typed, v.Kind != Boolean && v.Kind != Day, c)
	case profile.YesOrNo:
		if yes, known := r.known.yesOrNo[fold(v.Text)]; known && v.Kind != Day {
			typed = map[bool]string{true: "true", false: "false"}[yes]
		}
		r.emit(key, typed, true, c)
	case profile.Code:
		if code := r.known.countries[fold(v.Text)]; code != "" {
			typed = code
		}
		r.text(c, key, v, typed)
	default:
		if word := r.known.words[c.field.key.Path][fold(v.Text)]; word != "" {
			typed = word
		}
		r.text(c, key, v, typed)
	}
}

// kindOf is what one cell of the field holds.
func (c column) kindOf() profile.Kind { return c.field.key.Kind }

// day reads a cell of a date: a date cell, or a text that a profile may have too. A
// number without the format of a date may be anything.
func (r *rowReader) day(c column, key string, v Value) {
	switch v.Kind {
	case Day:
		if day, ok := dayOf(v.Text, r.system1904); ok {
			r.emit(key, day.String(), false, c)
			return
		}
	case Text:
		r.emit(key, dayText(v.Text), false, c)
		return
	}
	r.wrongType(c, "date")
}

// identifiers are keys of numbers that are no quantities: their zeros and their
// last digits count.
var identifiers = regexp.MustCompile(`(^|[._])(number|phone|fin|tax_id)$`)

// text reads a cell of a text.
func (r *rowReader) text(c column, key string, v Value, typed string) {
	identifier := identifiers.MatchString(c.field.key.Path)
	switch v.Kind {
	case Day, Boolean:
		r.wrongType(c, "text")
		return
	case Number:
		digits, whole := v.digits()
		if !whole {
			r.problem(record.DigitsLost, c, nil)
			return
		}
		if identifier && (digits[0] != '0' || strings.Contains(digits, ".")) {
			r.warn("text.number-for-text", c, nil)
		}
		typed = digits
	case Text:
		if identifier && shortened.MatchString(typed) {
			r.problem(record.DigitsLost, c, nil)
			return
		}
	}
	r.emit(key, typed, false, c)
}

// parts are the texts of a cell that holds several.
func parts(s string) []string {
	var all []string
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ';' || r == '\n' || r == '\r' }) {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, part)
		}
	}
	return all
}

func (r *rowReader) texts(c column, key string, v Value) {
	if v.Kind == Day || v.Kind == Boolean {
		r.wrongType(c, "text")
		return
	}
	words := r.known.words[c.field.key.Path]
	for i, part := range parts(v.Text) {
		if word := words[fold(part)]; word != "" {
			part = word
		}
		r.emit(fmt.Sprintf("%s[%d]", key, i), part, false, c)
	}
}

// paper reads yes or no, or the paths of the paper's scans.
func (r *rowReader) paper(c column, entry string, v Value) {
	if yes, known := r.known.yesOrNo[fold(v.Text)]; known && v.Kind != Day {
		r.emit(entry+".held", map[bool]string{true: "true", false: "false"}[yes], true, c)
		return
	}
	if v.Kind != Text {
		r.wrongType(c, "boolean")
		return
	}
	for i, part := range parts(v.Text) {
		r.emit(fmt.Sprintf("%s.files[%d]", entry, i), part, false, c)
	}
}

// money is an amount with its currency.
var money = regexp.MustCompile(`^(-?[0-9]+)[\s\x{00A0}]*([A-Za-z]{3})$`)

func (r *rowReader) sum(c column, key string, v Value) {
	typed := strings.TrimSpace(v.Text)
	switch v.Kind {
	case Number:
		typed, _ = v.digits()
	case Day, Boolean:
		r.wrongType(c, "sum")
		return
	}
	if m := money.FindStringSubmatch(typed); m != nil {
		r.emit(key+".amount", m[1], true, c)
		r.emit(key+".currency", strings.ToUpper(m[2]), false, c)
		return
	}
	r.emit(key, typed, true, c)
}
