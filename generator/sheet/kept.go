package sheet

import (
	"slices"
	"strconv"
)

// Kept is a row as it stands in its sheet, to be written again later: it
// survives JSON unchanged, and needs its table no more.
type Kept struct {
	// Titles are the cells of the header, without the reasons of an earlier rejection.
	Titles []string   `json:"titles,omitempty"`
	Cells  []KeptCell `json:"cells,omitempty"`
}

// KeptCell is a cell that holds anything.
type KeptCell struct {
	// Title is the index in Titles. A Day counts in the system of 1900.
	Title  int    `json:"title"`
	Kind   Kind   `json:"kind"`
	Text   string `json:"text"`
	Format string `json:"format,omitempty"`
}

// Keep takes a row out of its table. Cells without a title are left out: nothing is read from them.
func (t *Table) Keep(row *Row) Kept {
	var kept Kept
	index := map[int]int{}
	for _, title := range t.titles {
		if m, _ := t.known.find(title.Text); m != nil && m.field.role == reasons {
			continue
		}
		index[title.Column] = len(kept.Titles)
		kept.Titles = append(kept.Titles, title.Text)
	}
	for _, v := range row.Raw {
		if at, titled := index[v.Column]; titled && !v.blank() {
			kept.Cells = append(kept.Cells, KeptCell{Title: at, Kind: v.Kind, Text: t.in1900(v), Format: v.Format})
		}
	}
	return kept
}

// in1900 is the text of a cell, a day of the system of 1904 as one of 1900.
func (t *Table) in1900(v Value) string {
	if v.Kind != Day || !t.system1904 {
		return v.Text
	}
	serial, err := strconv.ParseFloat(v.Text, 64)
	if err != nil {
		return v.Text
	}
	return strconv.FormatFloat(serial+daysFrom1900To1904, 'f', -1, 64)
}

// FedBack tells whether the table is one of rejected rows, by the column that says why.
func (t *Table) FedBack() bool {
	return slices.ContainsFunc(t.titles, func(v Value) bool {
		m, _ := t.known.find(v.Text)
		return m != nil && m.field.role == reasons
	})
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
