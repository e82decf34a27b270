package sheet

import (
	"maps"
	"slices"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/text"
)

// Spoken are findings about a row as the reader of the sheet has to hear them: where
// the header has titles, columns are called by their titles, and words of lists as the
// lists of the sheet show them. A header of keys leaves both as they are. The findings
// have still to be explained in words.
func (t *Table) Spoken(findings []finding.Finding, words *text.Words) []finding.Finding {
	if t.language == "" {
		return findings
	}
	all := slices.Clone(findings)
	for i, f := range all {
		key, ok := f.Args["key"].(string)
		if !ok {
			continue
		}
		title, path := t.called(key, f.Where)
		if title == "" {
			continue
		}
		args := maps.Clone(f.Args)
		args["key"] = words.Say("sheet.quoted", finding.Args{"title": title})
		if allowed, ok := args["allowed"].(string); ok {
			args["allowed"] = t.known.listed(path, allowed, words.Language())
		}
		all[i].Args = args
	}
	return all
}

// called is the title of the column that holds a key, with the path of the key; empty
// where it has none. Entries of the list of papers are known by their cell.
func (t *Table) called(key, where string) (title, path string) {
	for _, c := range t.columns {
		if c.key() != key && !(c.list == documents && strings.Contains(key, "[") && where == t.cellOf(c, where)) {
			continue
		}
		i := slices.IndexFunc(t.titles, func(v Value) bool { return v.Column == c.index })
		if m, _ := t.known.find(t.titles[i].Text); m == nil || len(m.languages) == 0 {
			return "", "" // a key among titles
		}
		return plainTitle(t.titles[i].Text), c.field.key.Path
	}
	if m := t.known.byName[fold(key)]; m != nil { // the header has no such column
		return plainTitle(t.known.title(m.field, t.language)), m.field.key.Path
	}
	return "", ""
}

// cellOf is where a finding about the column's cell lies that is in the row of another.
func (t *Table) cellOf(c column, where string) string {
	_, row, ok := parseAddress(where[strings.LastIndexAny(where, ":!")+1:])
	if !ok {
		return ""
	}
	return t.place(c.index, row).String()
}

// plainTitle is a title without the mark of a column that every row needs.
func plainTitle(title string) string { return strings.TrimRight(strings.TrimSpace(title), "* ") }

// listed are the words that a key may hold, parted by commas, as lists of the sheet show them.
func (c *Columns) listed(path, allowed string, l text.Language) string {
	titles := strings.Split(allowed, ", ")
	for i, word := range titles {
		titles[i] = c.wordTitle(path, word, l)
	}
	return strings.Join(titles, "; ")
}
