package sheet

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/record"
	"permitpack/generator/text"
)

// lastHeader is the last row that is looked at for the header.
const lastHeader = 50

// required are the keys without which a row is rejected.
var required = []string{"procedure", "applicant.surname", "applicant.birth_date", "applicant.citizenship", "passport.number"}

// Required are the keys without a value in which a row is rejected. One of them at
// least is in the header of every table.
func Required() []string { return slices.Clone(required) }

var errNoHeader = unreadable("no-header", "no row among the first 50 is a header: it needs the names of at least two columns, as “procedure” or “applicant.surname” or their titles; `permitpack new sheet` makes a workbook that has them")

// findHeader looks for the header among the first rows: two known columns, one of which is required.
func (c *Columns) findHeader(all lines) (line, error) {
	for {
		one, err := all.next()
		if errors.Is(err, io.EOF) || err == nil && one.number > lastHeader {
			return line{}, errNoHeader
		}
		if err != nil {
			return line{}, err
		}
		if known, needed := c.knows(one.values); known >= 2 && needed {
			return one, nil
		}
	}
}

// knows counts the columns of a row that have a field, each once.
func (c *Columns) knows(values []Value) (known int, needed bool) {
	seen := map[string]bool{}
	for _, v := range values {
		if m, _ := c.find(v.Text); v.Kind == Text && m != nil && !seen[m.field.name] {
			seen[m.field.name] = true
			needed = needed || slices.Contains(required, m.field.name)
		}
	}
	return len(seen), needed
}

// takeHeader makes the columns of the table.
func (t *Table) takeHeader(header line) error {
	t.header, t.width = header.number, header.width
	t.titles = slices.DeleteFunc(header.values, Value.blank)
	languages := map[text.Language]int{}
	first, papers := map[string]int{}, map[string]int{}
	var unknown []Value
	for _, v := range t.titles {
		m, item := t.known.find(v.Text)
		if m == nil || v.Kind != Text {
			unknown = append(unknown, v)
			continue
		}
		for _, l := range m.languages {
			languages[l]++
		}
		c := column{field: m.field, index: v.Column, item: item}
		if c.id != "" { // papers keep the order of the header
			if papers[c.id] == 0 {
				papers[c.id] = len(papers) + 1
			}
			c.item = papers[c.id]
		}
		if c.role == reasons {
			t.old = append(t.old, v.Column)
			continue
		}
		name := c.slot()
		if at, twice := first[name]; twice {
			one, other := t.place(at, t.header).Cell, t.place(v.Column, t.header).Cell
			return &Unreadable{
				ID: "same-column", Args: map[string]any{"first": one, "second": other},
				sentence: fmt.Sprintf("%s and %s are the same column, %s; leave one of them out", one, other, c.key()),
			}
		}
		first[name] = v.Column
		t.columns = append(t.columns, c)
	}
	t.order()
	for _, l := range text.Languages {
		if languages[l] > languages[t.language] {
			t.language = l
		}
	}
	t.tellOfHeader(unknown, first)
	return nil
}

// slot is what two columns of one table cannot both be.
func (c column) slot() string {
	switch {
	case c.list != "" && c.path == "" && c.list != documents:
		return fmt.Sprintf("%s.%d", c.list, c.item)
	case c.list != "":
		return fmt.Sprintf("%s.%d.%s", c.list, c.item, c.path)
	}
	return c.path + map[bool]string{true: clientName}[c.role == client]
}

// order lays the entries of lists one after the other, by their numbers.
func (t *Table) order() {
	slices.SortStableFunc(t.columns, func(a, b column) int {
		return cmp.Or(cmp.Compare(a.list, b.list), cmp.Compare(a.item, b.item), cmp.Compare(a.order, b.order))
	})
}

// tellOfHeader warns of columns that are not known, and of those that every row needs.
func (t *Table) tellOfHeader(unknown []Value, first map[string]int) {
	for _, v := range unknown {
		nearest := record.Nearest(strings.TrimRight(strings.TrimSpace(v.Text), "* "), t.known.names(t.language), 1)
		t.find("text.unknown-column", v.Column, t.header, finding.Args{"nearest": strings.Join(nearest, "")})
	}
	for _, key := range required {
		if _, there := first[key]; !there {
			t.find("text.column-missing", t.left(), t.header, finding.Args{"column": t.known.titleOf(key, t.language)})
		}
	}
}

// titleOf names a column as the reader of the sheet knows it.
func (c *Columns) titleOf(key string, l text.Language) string {
	if f := c.byName[fold(key)]; f != nil && l != "" {
		return c.title(f.field, l)
	}
	return key
}
