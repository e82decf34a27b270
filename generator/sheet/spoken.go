package sheet

import (
	"maps"
	"slices"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/text"
)

// Spoken are findings about a row as the reader of the sheet has to hear them: columns
// are called as the header calls them, and where it has titles and not keys, words of
// lists as the lists of the sheet show them. The findings have still to be explained in words.
func (t *Table) Spoken(findings []finding.Finding, words *text.Words) []finding.Finding {
	all := slices.Clone(findings)
	for i, f := range all {
		key, ok := f.Args["key"].(string)
		if !ok {
			continue
		}
		args := maps.Clone(f.Args)
		title, path := t.called(key, f.Where)
		switch {
		case title == "":
			continue
		case path == "":
			args["key"] = title
		default:
			args["key"] = words.Say("sheet.quoted", finding.Args{"title": title})
			if allowed, ok := args["allowed"].(string); ok {
				args["allowed"] = t.known.listed(path, allowed, words.Language())
			}
		}
		all[i].Args = args
	}
	return all
}

// called is what the header calls the column that holds a key, with the path of the key
// where that is a title; empty where it has no name. Entries of the list of papers
// are known by their cell.
func (t *Table) called(key, where string) (title, path string) {
	for _, c := range t.columns {
		if c.key() != key && !(c.list == documents && strings.Contains(key, "[") && where == t.cellOf(c, where)) {
			continue
		}
		i := slices.IndexFunc(t.titles, func(v Value) bool { return v.Column == c.index })
		title = plainTitle(t.titles[i].Text)
		if m, _ := t.known.find(title); m != nil && len(m.languages) > 0 {
			path = c.field.key.Path
		}
		return title, path
	}
	if m := t.known.byName[fold(key)]; m != nil && t.language != "" { // the header has no such column
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
