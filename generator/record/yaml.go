package record

import (
	"errors"
	"io"
	"strings"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
)

// limits stop the parser, which recurses, before a megabyte of "[" is a stack.
var limits = yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthFunc(func(depth int, _ *yaml.DepthContext) error {
	if depth > MaxDepth {
		return errDepth
	}
	return nil
})))

var errDepth = errors.New("deeper than MaxDepth")

// parseYAML reads one YAML document. Should the library panic on hostile bytes, that is a
// syntax problem of the file.
func parseYAML(file, text string) (root *node, problem *Problem) {
	y := yamlReader{file: file, text: text}
	defer func() {
		if recover() != nil {
			root, problem = nil, y.refuse(1, 1, Other)
		}
	}()
	loader, err := yaml.NewLoader(strings.NewReader(text), yaml.WithStreamNodes(), limits)
	if err != nil {
		return nil, y.syntax(err)
	}
	return y.document(loader)
}

type yamlReader struct {
	file, text string
	// nodes were read so far.
	nodes int
}

func (y *yamlReader) refuse(line, column int, reason Reason) *Problem {
	return malformed(Syntax, Position{File: y.file, Line: max(line, 1), Column: max(column, 1)}, reason)
}

// document reads the only document of the file.
func (y *yamlReader) document(loader *yaml.Loader) (root *node, problem *Problem) {
	for {
		var n yaml.Node
		err := loader.Load(&n)
		switch {
		case errors.Is(err, io.EOF) && (root == nil || root.kind == null):
			return nil, y.refuse(1, 1, Empty)
		case errors.Is(err, io.EOF):
			return root, nil
		case err != nil:
			return nil, y.syntax(err)
		case n.Kind == yaml.StreamNode && (n.Stream.Version != nil || len(n.Stream.TagDirectives) > 0):
			return nil, y.refuse(n.Line, n.Column, Tag)
		case n.Kind != yaml.DocumentNode || len(n.Content) == 0:
			continue
		case root != nil:
			return nil, y.refuse(n.Line, n.Column, Documents)
		}
		if root, problem = y.node(n.Content[0], 0); problem != nil {
			return nil, problem
		}
	}
}

// syntax is the problem that the library found. A quotation mark or a bracket that is not
// closed, and a line that is no key, stand before the place where that was seen.
func (y *yamlReader) syntax(err error) *Problem {
	var found *yaml.LoadError
	if !errors.As(err, &found) {
		return y.refuse(1, 1, Other)
	}
	reason, at := y.reasonOf(found), found.Mark
	if begun := found.ContextMark; begun.Line > 0 && (reason == Quote || reason == Bracket || found.ContextMsg == "while scanning a simple key") {
		at = begun
	}
	if last := y.lastSign(); at.Line > last.Line {
		return malformed(Syntax, last, reason)
	}
	return y.refuse(at.Line, at.Column, reason)
}

// lastSign is the place of the last sign of the text: there is nothing to mend behind it.
func (y *yamlReader) lastSign() Position {
	text := strings.TrimRight(y.text, " \n")
	return positionAt(y.file, text, len(text)-1)
}

// reasonOf sorts the library's messages: they are English and may quote the
// file, so they are never shown.
func (y *yamlReader) reasonOf(e *yaml.LoadError) Reason {
	if y.tabAt(e.Mark) {
		return Tab
	}
	message := e.ContextMsg + ": " + e.Message
	for _, r := range []struct {
		words  string
		reason Reason
	}{
		{errDepth.Error(), Depth},
		{"cannot start any token", Reserved},
		{"a tab character", Tab},
		{"escape", Escape},
		{"quoted scalar", Quote},
		{"flow", Bracket},
		{"mapping values are not allowed", Colon},
		{"anchor", Alias},
		{"a tag", Tag},
		{"directive", Tag},
		{"could not find expected ':'", Indentation},
		{"not allowed in this context", Indentation},
		{"<document start>", Indentation},
		{"block mapping", Indentation},
		{"block collection", Indentation},
	} {
		if strings.Contains(message, r.words) {
			return r.reason
		}
	}
	return Other
}

// tabAt tells whether a tab stands there. The library says of it what it says of @.
func (y *yamlReader) tabAt(mark yaml.Mark) bool {
	rest := y.text
	for range mark.Line - 1 {
		_, rest, _ = strings.Cut(rest, "\n")
	}
	line, _, _ := strings.Cut(rest, "\n")
	signs := []rune(line)
	return mark.Column >= 1 && mark.Column <= len(signs) && signs[mark.Column-1] == '\t'
}

func (y *yamlReader) node(n *yaml.Node, depth int) (*node, *Problem) {
	y.nodes++
	switch {
	case y.nodes > MaxNodes:
		return nil, y.refuse(n.Line, n.Column, Long)
	case depth > MaxDepth:
		return nil, y.refuse(n.Line, n.Column, Depth)
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		return nil, y.refuse(n.Line, n.Column, Alias)
	case n.Style&yaml.TaggedStyle != 0:
		return nil, y.refuse(n.Line, n.Column, Tag)
	}
	read := &node{line: n.Line, column: n.Column}
	switch n.Kind {
	case yaml.MappingNode:
		read.kind = mapping
		return read, y.entries(read, n.Content, depth)
	case yaml.SequenceNode:
		read.kind = list
		return read, y.items(read, n.Content, depth)
	}
	read.kind, read.text, read.plain = scalar, n.Value, n.Style == 0
	if read.plain && (n.Value == "null" || n.Value == "~" || n.Value == "") {
		// "Null" and "NULL" are text as typed: Null is somebody's surname.
		return &node{kind: null, line: n.Line, column: n.Column}, nil
	}
	return read, nil
}

func (y *yamlReader) items(read *node, content []*yaml.Node, depth int) *Problem {
	for _, value := range content {
		item, problem := y.node(value, depth+1)
		if problem != nil {
			return problem
		}
		read.items = append(read.items, item)
	}
	return nil
}

// entries are the keys of a mapping with their values, which the library gives by turns.
func (y *yamlReader) entries(read *node, content []*yaml.Node, depth int) *Problem {
	for i := 0; i+1 < len(content); i += 2 {
		key, problem := y.node(content[i], depth)
		switch {
		case problem != nil:
			return problem
		case content[i].Kind != yaml.ScalarNode:
			return y.refuse(key.line, key.column, Tag)
		case key.plain && key.text == "<<":
			return y.refuse(key.line, key.column, Alias)
		}
		value, problem := y.node(content[i+1], depth+1)
		if problem != nil {
			return problem
		}
		read.entries = append(read.entries, entry{key: content[i].Value, line: key.line, column: key.column, value: value})
	}
	return nil
}
