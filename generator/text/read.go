package text

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// maxNesting is far above what a file of texts needs; it keeps a hostile file off the stack.
const maxNesting = 16

// reader walks one file of texts. It collects every mistake, not only the first.
type reader struct {
	file     string
	texts    map[string]text
	problems []error
}

// readTexts adds the texts of a file, nested mappings of scalars, to texts.
func readTexts(file string, data []byte, texts map[string]text) (err error) {
	// The YAML library is not ours, and a file may come from an overlay.
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%s: not readable as YAML", file)
		}
	}()
	parsed, err := parser.ParseBytes(bytes.TrimPrefix(data, []byte("\uFEFF")), 0)
	if err != nil {
		return fmt.Errorf("%s: %s", file, syntaxProblem(err))
	}
	r := &reader{file: file, texts: texts}
	for _, doc := range parsed.Docs {
		if doc.Body != nil && doc.Body.Type() != ast.NullType {
			r.mapping("", doc.Body, 0)
		}
	}
	return errors.Join(r.problems...)
}

func syntaxProblem(err error) string {
	var e yaml.Error
	if errors.As(err, &e) && e.GetToken() != nil {
		return fmt.Sprintf("line %d: %s", e.GetToken().Position.Line, e.GetMessage())
	}
	return err.Error()
}

func (r *reader) problem(n ast.Node, format string, args ...any) {
	r.problems = append(r.problems, fmt.Errorf("%s: line %d: %s", r.file, line(n), fmt.Sprintf(format, args...)))
}

func line(n ast.Node) int {
	if t := n.GetToken(); t != nil && t.Position != nil {
		return t.Position.Line
	}
	return 0
}

// mapping reads the texts below prefix, which is the key so far with its dot.
func (r *reader) mapping(prefix string, node ast.Node, depth int) {
	pairs, ok := pairsOf(node)
	if !ok {
		r.problem(node, "expected a mapping of keys to texts")
		return
	}
	if depth > maxNesting {
		r.problem(node, "nested too deeply")
		return
	}
	for _, pair := range pairs {
		r.pair(prefix+pair.Key.GetToken().Value, pair, depth)
	}
}

func (r *reader) pair(key string, pair *ast.MappingValueNode, depth int) {
	pairs, nested := pairsOf(pair.Value)
	switch {
	case nested && isPlural(pairs):
		r.plural(key, pair, pairs)
	case nested:
		r.mapping(key+".", pair.Value, depth+1)
	default:
		if t, ok := r.template(key, pair.Value); ok {
			r.add(key, pair, text{other: t})
		}
	}
}

// isPlural tells the forms of one text from texts of their own: all keys are plural categories.
func isPlural(pairs []*ast.MappingValueNode) bool {
	for _, pair := range pairs {
		if !category(pair.Key.GetToken().Value).known() {
			return false
		}
		if _, nested := pairsOf(pair.Value); nested {
			return false
		}
	}
	return len(pairs) > 0
}

func (r *reader) plural(key string, pair ast.Node, pairs []*ast.MappingValueNode) {
	forms := text{}
	for _, p := range pairs {
		c := category(p.Key.GetToken().Value)
		if t, ok := r.template(key+"."+string(c), p.Value); ok {
			forms[c] = t
		}
	}
	if _, ok := forms[other]; !ok {
		r.problem(pair, "the plural text %s has no form %q", key, other)
		return
	}
	r.add(key, pair, forms)
}

func (r *reader) add(key string, node ast.Node, t text) {
	if _, taken := r.texts[key]; taken {
		r.problem(node, "the text %s is already there, in this or another file", key)
		return
	}
	r.texts[key] = t
}

func (r *reader) template(key string, node ast.Node) (template, bool) {
	written, ok := scalar(node)
	if !ok {
		r.problem(node, "%s: expected a text", key)
		return nil, false
	}
	if written == "" {
		r.problem(node, "the text %s is empty", key)
		return nil, false
	}
	t, err := parseTemplate(written)
	if err != nil {
		r.problem(node, "%s: %v", key, err)
		return nil, false
	}
	return t, true
}

func pairsOf(node ast.Node) ([]*ast.MappingValueNode, bool) {
	switch n := node.(type) {
	case *ast.MappingNode:
		return n.Values, true
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}, true
	}
	return nil, false
}

// scalar is the text as it was typed: 12 and true are texts too.
func scalar(node ast.Node) (string, bool) {
	switch n := node.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	case *ast.NullNode:
		return "", true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return node.GetToken().Value, true
	}
	return "", false
}
