// Package record reads a YAML or JSON file strictly into a struct: an unknown
// key, a key that stands twice, a value of the wrong type and a word that is
// not one of those allowed are each a Problem with its line and column, and all
// of them are found in one go.
//
// The YAML is a plain subset: mappings, lists and scalars of one document.
// Anchors, aliases, merge keys, tags, directives, and keys that are lists or mappings are
// refused, so that what a reader sees in the file is what the program takes.
// Text is taken as typed: 012345, NO and 1e5 stay text in a string field.
package record

import (
	"cmp"
	"fmt"
	"path"
	"reflect"
	"slices"
	"strings"
)

const (
	// MaxSize is the largest file that is read, in bytes.
	MaxSize = 1 << 20
	// MaxDepth is how deep lists and mappings may lie inside each other.
	MaxDepth = 64
	// MaxNodes is how many keys, values and lists a YAML file may hold: read, each takes some
	// hundred times the bytes that it may have in the file. A full profile has about 600.
	MaxNodes = 50_000
	// MaxProblems is how many problems are reported one by one.
	MaxProblems = 100
)

// Position is a place in a file.
type Position struct {
	File string
	// Line and Column count from 1; a column is a character, not a byte. In a spreadsheet
	// they are the row and the column.
	Line, Column int
	// Cell is the address of a cell of a spreadsheet ("B12", or "Clients!B12"), and empty elsewhere.
	Cell string
}

// String is "file:line:column", or "file:cell".
func (p Position) String() string {
	if p.Cell != "" {
		return p.File + ":" + p.Cell
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Places tell where the value of each dotted key ("stay.absences[0].from") stands.
type Places map[string]Position

// The ids of problems. They are permanent and are text keys too.
const (
	Syntax       = "text.syntax"
	UnknownKey   = "text.unknown-key"
	DuplicateKey = "text.duplicate-key"
	WrongType    = "text.wrong-type"
	NotAllowed   = "text.not-allowed"
	TooLarge     = "text.too-large"
	Encoding     = "text.encoding"
	// Those of cells of a spreadsheet.
	Uncomputed = "text.uncomputed"  // a formula that was never calculated
	CellError  = "text.cell-error"  // #N/A and its like
	DigitsLost = "text.digits-lost" // a long number of which the sheet kept the first digits alone
	Merged     = "text.merged"      // covered by a cell of a row above
	StrayQuote = "text.stray-quote" // a quotation mark inside a cell of a .csv, or one that is not closed
	// MoreProblems ends a list that was cut at MaxProblems.
	MoreProblems = "text.more-problems"
)

// Problem is one mistake in a file. It never holds a value of the file.
type Problem struct {
	// ID is one of the constants above.
	ID string
	Position
	// Key is the dotted path of the key, or nothing where the whole file is meant.
	Key string
	// Args hold, by id:
	//	Syntax        "reason": a Reason
	//	UnknownKey    "nearest": the known key that looks most like it, "keys": up to twelve known keys
	//	DuplicateKey  "line": the line where the key stands first, an int
	//	WrongType     "wanted": "text", "number", "decimal", "boolean", "list", "mapping", or the
	//	              lower-case name of a type with a form of its own ("date")
	//	NotAllowed    "nearest" and "allowed": the words in their order
	//	TooLarge      "limit": bytes, an int
	//	Encoding      "reason": a Reason
	//	Merged        "first": the address of the cell that covers this one
	//	MoreProblems  "n": how many were left out, an int
	Args map[string]any
}

// Reason says what is wrong with the form of a file.
type Reason string

const (
	Tab         Reason = "tab"         // a tab indents a line of YAML
	Quote       Reason = "quote"       // a quotation mark is not closed
	Bracket     Reason = "bracket"     // a bracket is not closed
	Colon       Reason = "colon"       // a second colon in a line of unquoted text
	Reserved    Reason = "reserved"    // unquoted text begins with @ or `
	Escape      Reason = "escape"      // an unknown escape after a backslash
	Indentation Reason = "indentation" // a line stands where none belongs
	Empty       Reason = "empty"       // the file says nothing
	Documents   Reason = "documents"   // a second document after ---
	Alias       Reason = "alias"       // an anchor, an alias or a merge key
	Tag         Reason = "tag"         // a tag, a directive, or a key that is no text
	Depth       Reason = "depth"       // nested deeper than MaxDepth
	Long        Reason = "long"        // more than MaxNodes
	Other       Reason = "other"

	UTF16   Reason = "utf-16" // a byte-order mark of UTF-16 or UTF-32
	NotUTF8 Reason = "bytes"  // bytes that are no UTF-8
	Binary  Reason = "binary" // a NUL byte: no text file at all
)

// Error is "file:line:column: " and the problem in English.
func (p Problem) Error() string { return p.Position.String() + ": " + p.what() }

func (p Problem) what() string {
	switch p.ID {
	case UnknownKey:
		return fmt.Sprintf("unknown key %s; the nearest is %v; keys here are %v", p.Key, p.Args["nearest"], p.Args["keys"])
	case DuplicateKey:
		return fmt.Sprintf("key %s stands already in line %v", p.Key, p.Args["line"])
	case WrongType:
		return fmt.Sprintf("%s is not of its type: %v expected", place(p.Key), p.Args["wanted"])
	case NotAllowed:
		return fmt.Sprintf("%s holds a word that is not allowed there: %v", place(p.Key), p.allowed())
	case TooLarge:
		return fmt.Sprintf("the file is larger than %v bytes", p.Args["limit"])
	case Encoding:
		return fmt.Sprintf("the file is not UTF-8 text (%v)", p.Args["reason"])
	case Uncomputed:
		return fmt.Sprintf("%s holds a formula that was never calculated", place(p.Key))
	case CellError:
		return fmt.Sprintf("%s holds an error value of the spreadsheet", place(p.Key))
	case DigitsLost:
		return fmt.Sprintf("%s is a number that has lost digits", place(p.Key))
	case Merged:
		return fmt.Sprintf("%s is covered by the merged cell %v", place(p.Key), p.Args["first"])
	case StrayQuote:
		return fmt.Sprintf("%s holds a quotation mark where none can be", place(p.Key))
	case MoreProblems:
		return fmt.Sprintf("and %v more", p.Args["n"])
	}
	return fmt.Sprintf("syntax error (%v)", p.Args["reason"])
}

func (p Problem) allowed() string {
	if words, ok := p.Args["allowed"]; ok {
		return fmt.Sprintf("allowed are %v", words)
	}
	return fmt.Sprintf("%v expected", p.Args["wanted"])
}

func place(key string) string {
	if key == "" {
		return "the file"
	}
	return key
}

// Decode reads data into the struct that into points to, by its `yaml:"key"`
// tags. A file whose name ends in .json is read as JSON, any other as YAML; file
// is only used for that and for positions. Fields keep their value where the
// file is silent or has a problem.
//
// Fields are strings, whole and decimal numbers, booleans, structs, pointers,
// slices, and maps with string keys. An embedded struct gives its keys to the
// struct around it. Three kinds of type read themselves:
//   - encoding.TextUnmarshaler, from a scalar;
//   - a string type with the method Allowed() []string, which takes one of these words or nothing;
//   - a struct whose pointer has the method DecodeScalar(text string) error, from a scalar
//     as well as from a mapping.
//
// A field of type Position with the tag `yaml:"-"` is told where its mapping starts.
// Decode panics when into is no pointer to a struct, or a field is of another type.
func Decode(file string, data []byte, into any) []Problem {
	_, problems := DecodePlaces(file, data, into)
	return problems
}

// DecodePlaces is Decode that also tells where each value stands.
func DecodePlaces(file string, data []byte, into any) (Places, []Problem) {
	root, problem := parse(file, data)
	if problem != nil {
		return Places{}, []Problem{*problem}
	}
	d := decoder{file: file, places: Places{}}
	d.value(root, reflect.ValueOf(into).Elem(), "")
	return d.places, InOrder(d.problems)
}

func parse(file string, data []byte) (*node, *Problem) {
	text, problem := source(file, data)
	if problem != nil {
		return nil, problem
	}
	if strings.EqualFold(path.Ext(file), ".json") {
		return parseJSON(file, text)
	}
	return parseYAML(file, text)
}

// InOrder sorts problems by their place and cuts the list at MaxProblems, with a
// last problem that says how many are left out.
func InOrder(problems []Problem) []Problem {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	if len(problems) <= MaxProblems {
		return problems
	}
	rest := Problem{
		ID:       MoreProblems,
		Position: problems[MaxProblems].Position,
		Args:     map[string]any{"n": len(problems) - MaxProblems},
	}
	return append(problems[:MaxProblems:MaxProblems], rest)
}
