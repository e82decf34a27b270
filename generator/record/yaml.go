package record

import (
	"errors"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// parseYAML reads one YAML document. The library may panic on hostile bytes;
// that is a syntax problem of the file.
func parseYAML(file, text string) (root *node, problem *Problem) {
	defer func() {
		if recover() != nil {
			root, problem = nil, malformed(Syntax, Position{File: file, Line: 1, Column: 1}, Other)
		}
	}()
	tokens := lexer.Tokenize(text)
	y := yamlReader{file: file}
	if problem := y.refuse(tokens); problem != nil {
		return nil, problem
	}
	parsed, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return nil, y.syntax(err)
	}
	return y.document(parsed.Docs)
}

type yamlReader struct{ file string }

func (y yamlReader) at(t *token.Token) Position {
	return Position{File: y.file, Line: max(t.Position.Line, 1), Column: max(t.Position.Column, 1)}
}

// refuse finds what the subset leaves out. It looks at the tokens, before the
// parser recurses: a megabyte of "[" would overflow its stack, which no recover catches.
func (y yamlReader) refuse(tokens token.Tokens) *Problem {
	if len(tokens) > MaxTokens {
		return malformed(Syntax, y.at(tokens[MaxTokens]), Long)
	}
	open, dashes, dashLine := 0, 0, 0
	for _, t := range tokens {
		switch t.Type {
		case token.AnchorType, token.AliasType, token.MergeKeyType:
			return malformed(Syntax, y.at(t), Alias)
		case token.TagType, token.DirectiveType, token.MappingKeyType:
			return malformed(Syntax, y.at(t), Tag)
		case token.SequenceStartType, token.MappingStartType:
			open++
		case token.SequenceEndType, token.MappingEndType:
			open--
		case token.SequenceEntryType:
			if t.Position.Line != dashLine {
				dashes, dashLine = 0, t.Position.Line
			}
			dashes++
		}
		if open > MaxDepth || dashes > MaxDepth {
			return malformed(Syntax, y.at(t), Depth)
		}
	}
	return nil
}

func (y yamlReader) syntax(err error) *Problem {
	var located yaml.Error
	if !errors.As(err, &located) || located.GetToken() == nil {
		return malformed(Syntax, Position{File: y.file, Line: 1, Column: 1}, Other)
	}
	return malformed(Syntax, y.at(located.GetToken()), reasonOf(located.GetMessage()))
}

// reasonOf sorts the library's messages: they are English and may quote the
// file, so they are never shown.
func reasonOf(message string) Reason {
	for _, r := range []struct {
		words  string
		reason Reason
	}{
		{"cannot start any token", Tab},
		{"could not find end character", Quote},
		{"end token", Bracket},
		{"flow map", Bracket},
		{"mapping value is not allowed", Colon},
		{"reserved character", Reserved},
		{"escape", Escape},
		{"not allowed in this context", Indentation},
		{"non-map value", Indentation},
		{"indent", Indentation},
	} {
		if strings.Contains(message, r.words) {
			return r.reason
		}
	}
	return Other
}

func (y yamlReader) document(docs []*ast.DocumentNode) (*node, *Problem) {
	var root *node
	for _, doc := range docs {
		if doc.Body == nil {
			continue
		}
		if root != nil {
			return nil, malformed(Syntax, y.documentStart(doc), Documents)
		}
		n, problem := y.node(doc.Body, 0)
		if problem != nil {
			return nil, problem
		}
		root = n
	}
	if root == nil || root.kind == null {
		return nil, malformed(Syntax, Position{File: y.file, Line: 1, Column: 1}, Empty)
	}
	return root, nil
}

func (y yamlReader) documentStart(doc *ast.DocumentNode) Position {
	if doc.Start != nil {
		return y.at(doc.Start)
	}
	return y.at(doc.Body.GetToken())
}

func (y yamlReader) node(n ast.Node, depth int) (*node, *Problem) {
	at := y.at(n.GetToken())
	if depth > MaxDepth {
		return nil, malformed(Syntax, at, Depth)
	}
	switch n := n.(type) {
	case *ast.MappingNode:
		return y.mapping(at, n.IsFlowStyle, n.Values, depth)
	case *ast.MappingValueNode:
		return y.mapping(at, false, []*ast.MappingValueNode{n}, depth)
	case *ast.SequenceNode:
		return y.list(at, n.Values, depth)
	case *ast.LiteralNode:
		return &node{kind: scalar, line: at.Line, column: at.Column, text: n.Value.Value}, nil
	case *ast.StringNode:
		quoted := n.Token.Type == token.SingleQuoteType || n.Token.Type == token.DoubleQuoteType
		return &node{kind: scalar, line: at.Line, column: at.Column, text: n.Value, plain: !quoted}, nil
	case *ast.NullNode:
		return y.null(at, n.Token), nil
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return &node{kind: scalar, line: at.Line, column: at.Column, text: n.GetToken().Value, plain: true}, nil
	}
	return nil, malformed(Syntax, at, Other)
}

// null takes "null", "~" and nothing at all for no value. "Null" and "NULL" are
// text as typed: Null is somebody's surname.
func (y yamlReader) null(at Position, t *token.Token) *node {
	if t.Value == "null" || t.Value == "~" || t.Value == "" {
		return &node{kind: null, line: at.Line, column: at.Column}
	}
	return &node{kind: scalar, line: at.Line, column: at.Column, text: t.Value, plain: true}
}

func (y yamlReader) list(at Position, values []ast.Node, depth int) (*node, *Problem) {
	n := &node{kind: list, line: at.Line, column: at.Column}
	for _, value := range values {
		item, problem := y.node(value, depth+1)
		if problem != nil {
			return nil, problem
		}
		n.items = append(n.items, item)
	}
	return n, nil
}

// mapping starts at its brace, or at its first key in block style, where the
// library's token is the colon.
func (y yamlReader) mapping(at Position, flow bool, values []*ast.MappingValueNode, depth int) (*node, *Problem) {
	if !flow && len(values) > 0 {
		at = y.at(values[0].Key.GetToken())
	}
	n := &node{kind: mapping, line: at.Line, column: at.Column}
	for _, value := range values {
		key := value.Key.GetToken()
		child, problem := y.node(value.Value, depth+1)
		if problem != nil {
			return nil, problem
		}
		place := y.at(key)
		n.entries = append(n.entries, entry{key: key.Value, line: place.Line, column: place.Column, value: child})
	}
	return n, nil
}
