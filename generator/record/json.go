package record

import (
	"encoding/json"
	"errors"
	"strings"
)

// parseJSON reads one JSON value.
func parseJSON(file, text string) (*node, *Problem) {
	if strings.TrimSpace(text) == "" {
		return nil, malformed(Syntax, Position{File: file, Line: 1, Column: 1}, Empty)
	}
	if problem := validJSON(file, text); problem != nil {
		return nil, problem
	}
	r := &jsonReader{file: file, text: text, decoder: json.NewDecoder(strings.NewReader(text))}
	r.decoder.UseNumber() // a number keeps the digits that were typed
	root, problem := r.value(0)
	if problem == nil && root.kind == null {
		return nil, malformed(Syntax, Position{File: file, Line: 1, Column: 1}, Empty)
	}
	return root, problem
}

// validJSON checks the whole text first: the token reader is laxer about commas
// than the standard.
func validJSON(file, text string) *Problem {
	var all json.RawMessage
	err := json.Unmarshal([]byte(text), &all)
	if err == nil {
		return nil
	}
	offset, reason := len(text), Other
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		offset = int(syntax.Offset) - 1
		if strings.Contains(err.Error(), "depth") {
			reason = Depth
		}
		if strings.Contains(err.Error(), "unexpected end") {
			offset, reason = len(text), Bracket
		}
	}
	return malformed(Syntax, positionAt(file, text, offset), reason)
}

type jsonReader struct {
	file, text string
	decoder    *json.Decoder
	// line and column are of the byte at offset; tokens only move forward.
	offset, line, column int
}

// next is the next token and the place where it starts.
func (r *jsonReader) next() (json.Token, Position, error) {
	r.moveTo(int(r.decoder.InputOffset()))
	for r.offset < len(r.text) && strings.IndexByte(" \t\n,:", r.text[r.offset]) >= 0 {
		r.moveTo(r.offset + 1)
	}
	at := Position{File: r.file, Line: r.line + 1, Column: r.column + 1}
	t, err := r.decoder.Token()
	return t, at, err
}

func (r *jsonReader) moveTo(offset int) {
	for ; r.offset < min(offset, len(r.text)); r.offset++ {
		switch b := r.text[r.offset]; {
		case b == '\n':
			r.line, r.column = r.line+1, 0
		case b&0xC0 != 0x80: // not a later byte of a character
			r.column++
		}
	}
}

func (r *jsonReader) value(depth int) (*node, *Problem) {
	t, at, err := r.next()
	if err != nil {
		return nil, malformed(Syntax, at, Other)
	}
	return r.from(t, at, depth)
}

func (r *jsonReader) from(t json.Token, at Position, depth int) (*node, *Problem) {
	n := &node{kind: scalar, line: at.Line, column: at.Column}
	if depth > MaxDepth {
		return nil, malformed(Syntax, at, Depth)
	}
	switch t := t.(type) {
	case json.Delim:
		if t == '[' {
			return r.list(n, depth)
		}
		return r.mapping(n, depth)
	case string:
		n.text = t
	case json.Number:
		n.text, n.plain = t.String(), true
	case bool:
		n.text, n.plain = map[bool]string{true: "true", false: "false"}[t], true
	case nil:
		n.kind = null
	}
	return n, nil
}

func (r *jsonReader) list(n *node, depth int) (*node, *Problem) {
	n.kind = list
	for {
		t, at, err := r.next()
		if err != nil {
			return nil, malformed(Syntax, at, Other)
		}
		if t == json.Delim(']') {
			return n, nil
		}
		item, problem := r.from(t, at, depth+1)
		if problem != nil {
			return nil, problem
		}
		n.items = append(n.items, item)
	}
}

func (r *jsonReader) mapping(n *node, depth int) (*node, *Problem) {
	n.kind = mapping
	for {
		t, at, err := r.next()
		if err != nil {
			return nil, malformed(Syntax, at, Other)
		}
		key, isKey := t.(string)
		if !isKey {
			return n, nil
		}
		value, problem := r.value(depth + 1)
		if problem != nil {
			return nil, problem
		}
		n.entries = append(n.entries, entry{key: key, line: at.Line, column: at.Column, value: value})
	}
}
