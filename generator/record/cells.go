package record

import (
	"reflect"
	"strconv"
	"strings"
)

// Cell is one value of a spreadsheet's row.
type Cell struct {
	// Key is the dotted key with indexes: "stay.absences[0].from".
	Key string
	// Text is the value as a file would write it. An empty one says nothing, but tells
	// where the value would stand.
	Text string
	// Plain says that the value may be a number or a boolean, as a scalar without quotes may.
	Plain bool
	At    Position
}

// DecodeCells reads the cells of one row into a struct as DecodePlaces does a
// file. The indexes of a list follow each other from 0, in the order of the
// cells. A key that stands twice, or beside keys below itself, is a DuplicateKey.
func DecodeCells(cells []Cell, into any) (Places, []Problem) {
	if len(cells) == 0 {
		return Places{}, nil
	}
	d := decoder{file: cells[0].At.File, places: make(Places, len(cells))}
	root := d.nodeAt(cells[0].At)
	for _, c := range cells {
		d.plant(root, c.Key, c)
	}
	d.value(root, reflect.ValueOf(into).Elem(), "")
	return d.places, InOrder(d.problems)
}

// nodeAt is a value of which nothing is known yet.
func (d *decoder) nodeAt(at Position) *node {
	return &node{kind: null, line: at.Line, column: at.Column, cell: at.Cell}
}

// plant hangs a cell into the tree of its row, at the path below n.
func (d *decoder) plant(n *node, path string, c Cell) {
	wanted := mapping
	switch {
	case path == "":
		wanted = scalar
	case path[0] == '[':
		wanted = list
	}
	switch {
	case wanted == scalar && c.Text == "":
		return
	case n.kind != null && (n.kind != wanted || wanted == scalar):
		if c.Text != "" {
			d.report(DuplicateKey, c.At, c.Key, map[string]any{"line": n.line})
		}
		return
	}
	n.kind = wanted
	if wanted == scalar {
		n.text, n.plain = c.Text, c.Plain
		return
	}
	step, rest := firstStep(strings.TrimPrefix(path, "."))
	d.plant(d.child(n, step, c.At), rest, c)
}

// firstStep cuts "a" from "a.b" and "a[0].b", and "[0]" from "[0].b".
func firstStep(path string) (step, rest string) {
	if i := strings.IndexAny(path[1:], ".["); i >= 0 {
		return path[:i+1], path[i+1:]
	}
	return path, ""
}

// child is the value under a key or an index, made where there is none.
func (d *decoder) child(n *node, step string, at Position) *node {
	if n.kind == list {
		if i, err := strconv.Atoi(strings.Trim(step, "[]")); err == nil && i >= 0 && i < len(n.items) {
			return n.items[i]
		}
		n.items = append(n.items, d.nodeAt(at))
		return n.items[len(n.items)-1]
	}
	for _, e := range n.entries {
		if e.key == step {
			return e.value
		}
	}
	made := d.nodeAt(at)
	n.entries = append(n.entries, entry{key: step, line: at.Line, column: at.Column, value: made})
	return made
}
