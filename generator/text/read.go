package text

import (
	"bytes"
	"errors"
	"fmt"
	"iter"

	"go.yaml.in/yaml/v4"
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
	var docs []yaml.Node
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if err := yaml.Load(data, &docs, yaml.WithAllDocuments()); err != nil {
		return fmt.Errorf("%s: %s", file, syntaxProblem(err))
	}
	r := &reader{file: file, texts: texts}
	for _, doc := range docs {
		if root := doc.Content[0]; root.ShortTag() != "!!null" {
			r.mapping("", root, 0)
		}
	}
	return errors.Join(r.problems...)
}

func syntaxProblem(err error) string {
	if e, is := errors.AsType[*yaml.LoadError](err); is {
		return fmt.Sprintf("line %d: %s", max(e.Mark.Line, 1), e.Message)
	}
	return err.Error()
}

func (r *reader) problem(n *yaml.Node, format string, args ...any) {
	r.problems = append(r.problems, fmt.Errorf("%s: line %d: %s", r.file, n.Line, fmt.Sprintf(format, args...)))
}

// mapping reads the texts below prefix, which is the key so far with its dot.
func (r *reader) mapping(prefix string, node *yaml.Node, depth int) {
	if node.Kind != yaml.MappingNode {
		r.problem(node, "expected a mapping of keys to texts")
		return
	}
	if depth > maxNesting {
		r.problem(node, "nested too deeply")
		return
	}
	for key, value := range pairs(node) {
		r.pair(prefix+key.Value, key, value, depth)
	}
}

// pairs are the keys of a mapping with their values, which the library gives by turns.
func pairs(node *yaml.Node) iter.Seq2[*yaml.Node, *yaml.Node] {
	return func(yield func(key, value *yaml.Node) bool) {
		for i := 0; i+1 < len(node.Content) && yield(node.Content[i], node.Content[i+1]); i += 2 {
		}
	}
}

func (r *reader) pair(key string, at, value *yaml.Node, depth int) {
	switch {
	case value.Kind == yaml.MappingNode && isPlural(value):
		r.plural(key, at, value)
	case value.Kind == yaml.MappingNode:
		r.mapping(key+".", value, depth+1)
	default:
		if t, ok := r.template(key, value); ok {
			r.add(key, at, text{other: t})
		}
	}
}

// isPlural tells the forms of one text from texts of their own: all keys are plural categories.
func isPlural(node *yaml.Node) bool {
	for key, value := range pairs(node) {
		if !category(key.Value).known() || value.Kind == yaml.MappingNode {
			return false
		}
	}
	return len(node.Content) > 0
}

func (r *reader) plural(key string, at, node *yaml.Node) {
	forms := map[category]template{}
	for form, value := range pairs(node) {
		if t, ok := r.template(key+"."+form.Value, value); ok {
			forms[category(form.Value)] = t
		}
	}
	usual, ok := forms[other]
	if !ok {
		r.problem(at, "the plural text %s has no form %q", key, other)
		return
	}
	delete(forms, other)
	r.add(key, at, text{usual, forms})
}

func (r *reader) add(key string, at *yaml.Node, t text) {
	if _, taken := r.texts[key]; taken {
		r.problem(at, "the text %s is already there, in this or another file", key)
		return
	}
	r.texts[key] = t
}

// template is a text as it was typed: 12 and true are texts too.
func (r *reader) template(key string, node *yaml.Node) (template, bool) {
	switch {
	case node.Kind != yaml.ScalarNode || node.Anchor != "":
		r.problem(node, "%s: expected a text", key)
		return nil, false
	case node.Value == "" || node.ShortTag() == "!!null":
		r.problem(node, "the text %s is empty", key)
		return nil, false
	}
	t, err := parseTemplate(node.Value)
	if err != nil {
		r.problem(node, "%s: %v", key, err)
		return nil, false
	}
	return t, true
}
