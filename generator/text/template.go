package text

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// text is one entry of a file.
type text struct {
	other template
	// plurals are the forms of the other plural categories; most texts have none.
	plurals map[category]template
}

// form is that of a plural category.
func (t text) form(c category) template {
	if form, ok := t.plurals[c]; ok {
		return form
	}
	return t.other
}

// forms are all of them, in no order.
func (t text) forms() []template { return append(slices.Collect(maps.Values(t.plurals)), t.other) }

// placeholders are the names of the text's arguments, in all its forms, sorted.
func (t text) placeholders() []string {
	names := map[string]bool{}
	for _, form := range t.forms() {
		for _, p := range form {
			if p.name != "" {
				names[p.name] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// template is a text taken apart.
type template []piece

// piece is a literal, or the place of an argument.
type piece struct {
	literal string
	// name is the argument, or empty for a literal.
	name string
	// key, of {name:key}, is a further text that is said with the argument as its n.
	key string
}

var (
	errUnclosed = errors.New("a { without its }; write {{ for a brace")
	errUnopened = errors.New("a } without its {; write }} for a brace")
)

// parseTemplate reads literals, {name}, {name:key}, and {{ and }} for braces.
func parseTemplate(s string) (template, error) {
	var t template
	var literal strings.Builder
	flush := func() {
		if literal.Len() > 0 {
			t = append(t, piece{literal: literal.String()})
			literal.Reset()
		}
	}
	for s != "" {
		at := strings.IndexAny(s, "{}")
		if at < 0 {
			literal.WriteString(s)
			break
		}
		literal.WriteString(s[:at])
		brace := s[at : at+1]
		s = s[at+1:]
		if strings.HasPrefix(s, brace) {
			literal.WriteString(brace)
			s = s[1:]
			continue
		}
		if brace == "}" {
			return nil, errUnopened
		}
		end := strings.IndexByte(s, '}')
		if end < 0 {
			return nil, errUnclosed
		}
		p, err := parsePlaceholder(s[:end])
		if err != nil {
			return nil, err
		}
		flush()
		t = append(t, p)
		s = s[end+1:]
	}
	flush()
	return t, nil
}

func parsePlaceholder(s string) (piece, error) {
	name, key, hasKey := strings.Cut(s, ":")
	if !isName(name, "") || hasKey && !isName(key, ".") {
		return piece{}, fmt.Errorf("{%s} is not a placeholder; they are {name} and {name:key}", s)
	}
	return piece{name: name, key: key}, nil
}

// isName tells whether s is made of letters, digits, - and _, and the characters of more.
func isName(s, more string) bool {
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_':
		case strings.ContainsRune(more, r):
		default:
			return false
		}
	}
	return s != ""
}
