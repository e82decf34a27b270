package profile

import (
	"reflect"
	"strings"

	"permitpack/generator/date"
)

// Kind is what a key of the profile holds.
type Kind string

const (
	FreeText Kind = "text"
	Word     Kind = "word" // one of Key.Words
	Code     Kind = "code" // of a country
	Day      Kind = "day"
	Number   Kind = "number"
	YesOrNo  Kind = "yes-or-no"
	Group    Kind = "group" // of the keys in Key.Keys
)

// Key is one key of the profile, as its struct declares it.
type Key struct {
	// Path is the dotted key without indexes: "documents.issued_on".
	Path string
	Kind Kind
	// List says that the key holds a list of such values.
	List bool
	// Words are those allowed, where the contract lists them.
	Words []string
	// Keys are those of a group, in the order of the contract. Short says that a
	// bare value in place of the group is that of the first of them.
	Keys  []Key
	Short bool
}

// Keys are the keys of a profile, in the order of the contract.
func Keys() []Key { return keysOf(reflect.TypeFor[Profile](), "") }

// Name is the last part of the path.
func (k Key) Name() string { return k.Path[strings.LastIndexByte(k.Path, '.')+1:] }

// TextKey is the key of the text that says what the key means. That of a group
// lies beside those of its keys.
func (k Key) TextKey() string {
	if k.Kind == Group {
		return "key." + k.Path + ".about"
	}
	return "key." + k.Path
}

func keysOf(group reflect.Type, path string) []Key {
	var keys []Key
	for i := range group.NumField() {
		f := group.Field(i)
		if name := f.Tag.Get("yaml"); f.IsExported() && name != "" && name != "-" {
			keys = append(keys, keyOf(f.Type, strings.TrimPrefix(path+"."+name, ".")))
		}
	}
	return keys
}

func keyOf(t reflect.Type, path string) Key {
	if t.Kind() == reflect.Slice {
		k := keyOf(t.Elem(), path)
		k.List = true
		return k
	}
	k := Key{Path: path, Kind: kindOf(t)}
	switch k.Kind {
	case Word:
		k.Words = reflect.Zero(t).Interface().(allower).Allowed()
	case Group:
		k.Keys = keysOf(t, path)
		k.Short = reflect.PointerTo(t).Implements(reflect.TypeFor[shortened]())
	}
	return k
}

type allower interface{ Allowed() []string }

// shortened are the groups that package record also takes as a bare value.
type shortened interface{ DecodeScalar(text string) error }

func kindOf(t reflect.Type) Kind {
	switch {
	case t == reflect.TypeFor[date.Date]():
		return Day
	case t == reflect.TypeFor[Country]():
		return Code
	case t.Implements(reflect.TypeFor[allower]()):
		return Word
	}
	switch t.Kind() {
	case reflect.Struct:
		return Group
	case reflect.Bool:
		return YesOrNo
	case reflect.Int, reflect.Int64:
		return Number
	}
	return FreeText
}

// Choice are the words that a key may hold and that only the catalogue knows.
type Choice struct {
	Words []string
	// Required says that one of them has to stand there.
	Required bool
}

// Vocabulary are the choices by the key's path.
type Vocabulary map[string]Choice

// Choice is what a key may hold, by the profile itself or by the catalogue. It has no
// words where neither lists any.
func (v Vocabulary) Choice(k Key) Choice {
	if k.Kind == Word {
		return Choice{Words: k.Words}
	}
	return v[k.Path]
}
