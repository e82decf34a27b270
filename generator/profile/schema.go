package profile

import (
	"bytes"
	"encoding/json"

	"permitpack/generator/finding"
	"permitpack/generator/text"
)

const dialect = "https://json-schema.org/draft/2020-12/schema"

// Schema is the JSON Schema of a profile, for editors: its keys, types and
// words, with what each key means in the language of words. It takes whatever
// Read takes, but for the odd spelling that only Read knows how to forgive.
func Schema(words *text.Words, catalogue Vocabulary) ([]byte, error) {
	s := schemaWriter{words: words, catalogue: catalogue}
	root := s.group(Keys())
	root.Dialect = dialect
	root.Title = words.Say("profile-schema.title", nil)
	root.Description = words.Say("key.about", nil)
	root.Type = []string{"object"}
	return indented(root)
}

// schema is one schema object, with those keywords that a profile needs.
type schema struct {
	Dialect     string     `json:"$schema,omitempty"`
	Title       string     `json:"title,omitempty"`
	Description string     `json:"description,omitempty"`
	OneOf       []schema   `json:"oneOf,omitempty"`
	Type        []string   `json:"type,omitempty"`
	Pattern     string     `json:"pattern,omitempty"`
	Enum        []any      `json:"enum,omitempty"`
	Items       *schema    `json:"items,omitempty"`
	Required    []string   `json:"required,omitempty"`
	Properties  properties `json:"properties,omitempty"`
	// Additional is a pointer so that false is written.
	Additional *bool `json:"additionalProperties,omitempty"`
}

// properties are the schemas of a group's keys, in the order of the contract.
type properties []property

type property struct {
	name string
	schema
}

// MarshalJSON writes an object whose keys keep their order.
func (p properties) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, one := range p {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := json.Marshal(one.name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(one.schema)
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func indented(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	err := e.Encode(v)
	return b.Bytes(), err
}

type schemaWriter struct {
	words     *text.Words
	catalogue Vocabulary
}

func (w schemaWriter) group(keys []Key) schema {
	s := schema{Type: optional("object"), Additional: new(bool)}
	for _, k := range keys {
		s.Properties = append(s.Properties, property{k.Name(), w.key(k)})
		if w.catalogue.Choice(k).Required {
			s.Required = append(s.Required, k.Name())
		}
	}
	if s.Required != nil {
		s.Type = []string{"object"}
	}
	return s
}

func (w schemaWriter) key(k Key) schema {
	value := w.value(k)
	s := value
	if k.List {
		s = schema{Type: optional("array"), Items: &value}
	}
	s.Description = w.about(k)
	return s
}

func (w schemaWriter) about(k Key) string {
	about := w.words.Say(k.TextKey(), nil)
	if k.Kind == Day {
		return w.words.Say("profile-schema.day", finding.Args{"about": about})
	}
	return about
}

func (w schemaWriter) value(k Key) schema {
	if choice := w.catalogue.Choice(k); choice.Words != nil {
		return enumeration(choice)
	}
	if k.Kind != Group {
		return plain(k.Kind)
	}
	s := w.group(k.Keys)
	if !k.Short {
		return s
	}
	s.Type = []string{"object"} // nothing at all is the bare value
	return schema{OneOf: []schema{plain(k.Keys[0].Kind), s}}
}

// enumeration also takes what an empty key reads as, unless a word has to be there.
func enumeration(c Choice) schema {
	var s schema
	for _, word := range c.Words {
		s.Enum = append(s.Enum, word)
	}
	if !c.Required {
		s.Enum = append(s.Enum, "", nil)
	}
	return s
}

// plain is the schema of a value that is neither a group nor one of some words.
func plain(k Kind) schema {
	switch k {
	case Day:
		return schema{Type: optional("string"), Pattern: `^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}\.[0-9]{2}\.[0-9]{4})?$`}
	case Code:
		return schema{Type: optional("string"), Pattern: `^([A-Za-z]{2,3})?$`}
	case Number:
		return schema{Type: optional("integer")}
	case YesOrNo:
		return schema{Type: optional("boolean")}
	}
	// Text is taken as typed, and to an editor digits without quotes are a
	// number: a building 12, a passport 012345.
	return schema{Type: optional("string", "number")}
}

// optional adds null, which is what a key with nothing behind it holds.
func optional(types ...string) []string { return append(types, "null") }
