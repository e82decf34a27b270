package record

type kind int

const (
	null kind = iota
	scalar
	list
	mapping
)

// node is one value of a file, whether YAML or JSON.
type node struct {
	kind         kind
	line, column int
	// cell is the address of a cell of a spreadsheet.
	cell string
	// text is a scalar as typed, with quotes and escapes resolved.
	text string
	// plain is a scalar without quotes: only such a one is a number or a boolean.
	plain   bool
	items   []*node
	entries []entry
}

// entry is one key of a mapping, in the order of the file.
type entry struct {
	key          string
	line, column int
	value        *node
}
