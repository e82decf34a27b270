package form

import (
	"fmt"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/page"
)

// entry is what an additional sheet says of one field: its whole value.
type entry struct {
	cell
	texts []string // one for a value, one for each row of a table
}

// carry hands a value of a profile key on to the additional sheet.
func (w *writing) carry(c cell, e entry, where string) {
	w.carried = append(w.carried, e)
	w.find(finding.Finding{
		ID: "text.continued", Severity: finding.Info, Where: where, Sources: []string{},
		Args: finding.Args{"number": c.Number},
	})
}

// note are the words in a box of the width that name the additional sheet.
func (w *writing) note(c cell, width page.Length) lines {
	words := ellipsis + " " + w.words[0].Say("form.continued", finding.Args{"number": c.Number})
	var ls lines
	for _, l := range w.fonts.Wrap(words, noteStyle, width) {
		ls = append(ls, line{l, noteStyle})
	}
	return ls
}

func (ls lines) texts() []string {
	var texts []string
	for _, l := range ls {
		texts = append(texts, l.text)
	}
	return texts
}

// rowTexts writes the rows of a table as numbered lines.
func rowTexts(rows [][]string) []string {
	var texts []string
	for i, row := range rows {
		texts = append(texts, fmt.Sprintf("%d)  %s", i+1, strings.Join(row, ";  ")))
	}
	return texts
}
