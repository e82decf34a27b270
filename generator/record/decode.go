package record

import (
	"encoding"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// word is a string type that takes only certain words.
type word interface{ Allowed() []string }

// scalarDecoder is a struct that may be written as a bare scalar.
type scalarDecoder interface{ DecodeScalar(text string) error }

// decoder fills a struct from a tree and collects every problem on the way.
type decoder struct {
	file     string
	places   Places
	problems []Problem
}

func (d *decoder) at(n *node) Position { return Position{d.file, n.line, n.column, n.cell} }

func (d *decoder) report(id string, at Position, key string, args map[string]any) {
	d.problems = append(d.problems, Problem{ID: id, Position: at, Key: key, Args: args})
}

func (d *decoder) wrongType(n *node, key, wanted string) {
	d.report(WrongType, d.at(n), key, map[string]any{"wanted": wanted})
}

// value decodes n into v; a null leaves v as it is.
func (d *decoder) value(n *node, v reflect.Value, key string) {
	if key != "" {
		d.places[key] = d.at(n)
	}
	if n.kind == null {
		return
	}
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		d.value(n, v.Elem(), key)
		return
	}
	if leaf, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		d.leaf(n, leaf.UnmarshalText, typeName(v), key)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		d.structure(n, v, key)
	case reflect.Slice:
		d.slice(n, v, key)
	case reflect.Map:
		d.dictionary(n, v, key)
	case reflect.String:
		d.text(n, v, key)
	default:
		d.number(n, v, key)
	}
}

func typeName(v reflect.Value) string { return strings.ToLower(v.Type().Name()) }

func (d *decoder) leaf(n *node, unmarshal func([]byte) error, wanted, key string) {
	if n.kind != scalar || unmarshal([]byte(n.text)) != nil {
		d.wrongType(n, key, wanted)
	}
}

func (d *decoder) structure(n *node, v reflect.Value, key string) {
	if short, ok := v.Addr().Interface().(scalarDecoder); ok && n.kind == scalar {
		if short.DecodeScalar(n.text) != nil {
			d.wrongType(n, key, typeName(v))
		}
		return
	}
	if n.kind != mapping {
		d.wrongType(n, key, "mapping")
		return
	}
	fields := fieldsOf(v.Type())
	for _, place := range fields.places {
		v.FieldByIndex(place).Set(reflect.ValueOf(d.at(n)))
	}
	d.eachKey(n, key, func(e entry, at string) {
		field, known := fields.of[e.key]
		if !known {
			d.unknown(e, at, fields.names)
			return
		}
		d.value(e.value, v.FieldByIndex(field), at)
	})
}

// fields are those of a struct that a file can fill, as reflect finds them.
type fields struct {
	of    map[string][]int // by key
	names []string         // the keys in the order of the struct
	// places are the fields that want to know where the mapping starts.
	places [][]int
}

// structs are the fields of every struct that was decoded into: there are a few dozen, and
// some of them stand in the catalogue a thousand times.
var structs sync.Map

func fieldsOf(t reflect.Type) *fields {
	if found, ok := structs.Load(t); ok {
		return found.(*fields)
	}
	f := &fields{of: map[string][]int{}}
	f.collect(t, nil)
	structs.Store(t, f)
	return f
}

// collect adds the fields of a struct that lies at that place of the whole one.
func (f *fields) collect(t reflect.Type, at []int) {
	for i := range t.NumField() {
		field, place := t.Field(i), append(slices.Clip(at), i)
		name, _, _ := strings.Cut(field.Tag.Get("yaml"), ",")
		switch {
		case !field.IsExported():
		case field.Type == reflect.TypeFor[Position]():
			f.places = append(f.places, place)
		case field.Anonymous && name == "" && field.Type.Kind() == reflect.Struct:
			f.collect(field.Type, place)
		case name != "" && name != "-":
			f.of[name] = place
			f.names = append(f.names, name)
		}
	}
}

// eachKey visits the keys of a mapping, each only the first time that it stands there.
func (d *decoder) eachKey(n *node, key string, visit func(e entry, at string)) {
	first := make(map[string]int, len(n.entries))
	for _, e := range n.entries {
		at := join(key, e.key)
		if line, seen := first[e.key]; seen {
			d.report(DuplicateKey, Position{d.file, e.line, e.column, e.value.cell}, at, map[string]any{"line": line})
			continue
		}
		first[e.key] = e.line
		visit(e, at)
	}
}

func join(parent, key string) string {
	if parent == "" {
		return printable(key)
	}
	return parent + "." + printable(key)
}

func (d *decoder) unknown(e entry, key string, names []string) {
	const shown = 12
	near := byNearness(e.key, names)
	args := map[string]any{"nearest": "", "keys": strings.Join(near[:min(len(near), shown)], ", ")}
	if len(near) > 0 {
		args["nearest"] = near[0]
	}
	d.report(UnknownKey, Position{d.file, e.line, e.column, e.value.cell}, key, args)
}

func (d *decoder) slice(n *node, v reflect.Value, key string) {
	if n.kind != list {
		d.wrongType(n, key, "list")
		return
	}
	items := reflect.MakeSlice(v.Type(), len(n.items), len(n.items))
	for i, item := range n.items {
		d.value(item, items.Index(i), fmt.Sprintf("%s[%d]", key, i))
	}
	v.Set(items)
}

func (d *decoder) dictionary(n *node, v reflect.Value, key string) {
	if n.kind != mapping {
		d.wrongType(n, key, "mapping")
		return
	}
	if v.IsNil() {
		v.Set(reflect.MakeMapWithSize(v.Type(), len(n.entries)))
	}
	d.eachKey(n, key, func(e entry, at string) {
		value := reflect.New(v.Type().Elem()).Elem()
		d.value(e.value, value, at)
		v.SetMapIndex(reflect.ValueOf(e.key).Convert(v.Type().Key()), value)
	})
}

func (d *decoder) text(n *node, v reflect.Value, key string) {
	if n.kind != scalar {
		d.wrongType(n, key, "text")
		return
	}
	if w, ok := v.Interface().(word); ok {
		d.word(n, v, w.Allowed(), key)
		return
	}
	v.SetString(n.text)
}

// word takes one of the allowed words, or nothing: an empty field of a template is not a mistake.
func (d *decoder) word(n *node, v reflect.Value, allowed []string, key string) {
	text := strings.TrimSpace(n.text)
	if text == "" {
		return
	}
	for _, w := range allowed {
		if w == text {
			v.SetString(text)
			return
		}
	}
	args := map[string]any{"allowed": strings.Join(allowed, ", ")}
	if near := byNearness(text, allowed); len(near) > 0 {
		args["nearest"] = near[0]
	}
	d.report(NotAllowed, d.at(n), key, args)
}

var (
	whole   = regexp.MustCompile(`^-?(0|[1-9][0-9]*)$`)
	decimal = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)
)

// number decodes numbers and booleans, which only a scalar without quotes is. No
// leading zeros, exponents or separators: 012 is ten to one reader and twelve to another.
func (d *decoder) number(n *node, v reflect.Value, key string) {
	plain := n.kind == scalar && n.plain
	switch v.Kind() {
	case reflect.Bool:
		truth, err := strconv.ParseBool(strings.ToLower(n.text))
		if !plain || err != nil || len(n.text) < len("true") {
			d.wrongType(n, key, "boolean")
			return
		}
		v.SetBool(truth)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		i, err := strconv.ParseInt(n.text, 10, v.Type().Bits())
		if !plain || err != nil || !whole.MatchString(n.text) {
			d.wrongType(n, key, "number")
			return
		}
		v.SetInt(i)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		u, err := strconv.ParseUint(n.text, 10, v.Type().Bits())
		if !plain || err != nil || !whole.MatchString(n.text) {
			d.wrongType(n, key, "number")
			return
		}
		v.SetUint(u)
	case reflect.Float32, reflect.Float64:
		f, err := strconv.ParseFloat(n.text, v.Type().Bits())
		if !plain || err != nil || !decimal.MatchString(n.text) {
			d.wrongType(n, key, "decimal")
			return
		}
		v.SetFloat(f)
	default:
		panic(fmt.Sprintf("record: the field %s is of a type that no file holds: %s", key, v.Type()))
	}
}
