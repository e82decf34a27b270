package sheet

import (
	"slices"
	"strings"
)

// merge is a merged cell: its value stands in the first of the cells that it covers.
type merge struct {
	top, left, bottom, right int
	// filled says that the first cell has a value, and is known once its row was read.
	filled bool
}

// merges are the merged cells of a table that reach into its rows.
type merges struct {
	// waiting begin in rows not read yet, by rising rows.
	waiting []merge
	active  []merge
}

func newMerges(all []merge) *merges {
	waiting := slices.Clone(all)
	slices.SortStableFunc(waiting, func(a, b merge) int { return a.top - b.top })
	return &merges{waiting: waiting}
}

// enter comes to a row with its values.
func (m *merges) enter(row int, values []Value) {
	m.active = slices.DeleteFunc(m.active, func(one merge) bool { return one.bottom < row })
	for len(m.waiting) > 0 && m.waiting[0].top <= row {
		one := m.waiting[0]
		m.waiting = m.waiting[1:]
		if one.top == row {
			one.filled = slices.ContainsFunc(values, func(v Value) bool { return v.Column == one.left && !v.blank() })
		}
		if one.bottom >= row {
			m.active = append(m.active, one)
		}
	}
}

// covering is the merged cell that covers a cell without beginning there.
func (m *merges) covering(row, column int) *merge {
	for i, one := range m.active {
		if one.left <= column && column <= one.right && one.top <= row && (one.left != column || one.top != row) {
			return &m.active[i]
		}
	}
	return nil
}

// parseMerge reads "B2:C7".
func parseMerge(s string) (merge, bool) {
	from, to, _ := strings.Cut(strings.ReplaceAll(s, "$", ""), ":")
	left, top, ok1 := parseAddress(from)
	right, bottom, ok2 := parseAddress(to)
	return merge{top: top, left: left, bottom: bottom, right: right}, ok1 && ok2 && left <= right && top <= bottom
}
