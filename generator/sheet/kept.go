package sheet

import (
	"slices"
	"strconv"
)

// Kept is a row as it stands in its sheet, to be written again later: it survives
// JSON unchanged, and needs its table no more.
type Kept struct {
	// Titles are the cells of the header, without the reasons of an earlier rejection. A
	// column without a title that holds a value has an empty one.
	Titles []KeptTitle `json:"titles,omitempty"`
	Cells  []KeptCell  `json:"cells,omitempty"`
}

// KeptTitle is a cell of the header. Columns count from 1.
type KeptTitle struct {
	Column int    `json:"column"`
	Text   string `json:"text"`
}

// KeptCell is a cell that holds anything. A Day counts in the system of 1900.
type KeptCell struct {
	Column int    `json:"column"`
	Kind   Kind   `json:"kind"`
	Text   string `json:"text"`
	Format string `json:"format,omitempty"`
}

// Keep takes a row out of its table; without a row it is the header alone. The cell of
// the column client_id is left out of a row without a Client, so that the key can be
// written there.
func (t *Table) Keep(row *Row) Kept {
	var kept Kept
	for _, title := range t.titles {
		if !slices.Contains(t.old, title.Column) {
			kept.Titles = append(kept.Titles, KeptTitle{title.Column, title.Text})
		}
	}
	if row == nil {
		return kept
	}
	for _, v := range row.Raw {
		if slices.Contains(t.old, v.Column) || v.blank() || row.Client == "" && t.namesClients(v.Column) {
			continue
		}
		if !slices.ContainsFunc(t.titles, func(title Value) bool { return title.Column == v.Column }) {
			kept.Titles = append(kept.Titles, KeptTitle{Column: v.Column})
		}
		kept.Cells = append(kept.Cells, KeptCell{Column: v.Column, Kind: v.Kind, Text: t.in1900(v), Format: v.Format})
	}
	return kept
}

// namesClients tells whether a column is client_id.
func (t *Table) namesClients(index int) bool {
	return slices.ContainsFunc(t.columns, func(c column) bool { return c.role == client && c.index == index })
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
func (t *Table) FedBack() bool { return len(t.old) > 0 }

// Layout are the columns of rows that were kept, those of one sheet where it
// stands, and behind them what only other sheets have. The zero Layout is empty.
type Layout struct {
	titles []KeptTitle
	places map[slot]int
}

// slot tells the columns of a header apart: by their title and which of that title it
// is or, without a title, by where it stands.
type slot struct {
	title string
	n     int
}

// slots are those of the titles of a row, in their order.
func slots(titles []KeptTitle) []slot {
	seen := map[string]int{}
	all := make([]slot, len(titles))
	for i, title := range titles {
		all[i] = slot{title.Text, seen[title.Text]}
		seen[title.Text]++
		if title.Text == "" {
			all[i].n = title.Column
		}
	}
	return all
}

// Take makes room for the columns of a row.
func (l *Layout) Take(row Kept) {
	if l.places == nil {
		l.places = map[slot]int{}
	}
	for i, slot := range slots(row.Titles) {
		if _, known := l.places[slot]; known {
			continue
		}
		title := row.Titles[i]
		if taken := slices.ContainsFunc(l.titles, func(other KeptTitle) bool { return other.Column == title.Column }); taken {
			title.Column = l.last() + 1
		}
		l.places[slot] = title.Column
		l.titles = append(l.titles, title)
	}
}

// closeUp takes out empty columns between those of the layout.
func (l *Layout) closeUp() {
	slices.SortFunc(l.titles, func(a, b KeptTitle) int { return a.Column - b.Column })
	moved := map[int]int{}
	for i := range l.titles {
		moved[l.titles[i].Column] = i + 1
		l.titles[i].Column = i + 1
	}
	for slot, column := range l.places {
		l.places[slot] = moved[column]
	}
}

// Empty tells that no row was taken.
func (l *Layout) Empty() bool { return l.places == nil }

// last is the last column.
func (l *Layout) last() int {
	last := 0
	for _, title := range l.titles {
		last = max(last, title.Column)
	}
	return last
}

// columnsOf are the columns of the layout by those of a row's own sheet.
func (l *Layout) columnsOf(row Kept) map[int]int {
	columns := make(map[int]int, len(row.Titles))
	for i, slot := range slots(row.Titles) {
		columns[row.Titles[i].Column] = l.places[slot]
	}
	return columns
}
