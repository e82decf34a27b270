package profile

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"permitpack/generator/date"
)

// Values are what the profile says, by dotted keys with indexes
// ("stay.absences[0].from"), each as a file may write it. Read makes the same
// profile of YAML(p.Values()).
func (p *Profile) Values() map[string]string {
	values := map[string]string{}
	collect(reflect.ValueOf(p).Elem(), "", values)
	for _, key := range p.noughts {
		values[key] = "0"
	}
	return values
}

func collect(v reflect.Value, key string, values map[string]string) {
	if day, is := v.Interface().(date.Date); is {
		if !day.IsZero() {
			values[key] = day.String()
		}
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if name := f.Tag.Get("yaml"); f.IsExported() && name != "" && name != "-" {
				collect(v.Field(i), strings.TrimPrefix(key+"."+name, "."), values)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			collect(v.Index(i), fmt.Sprintf("%s[%d]", key, i), values)
		}
	default:
		if !v.IsZero() {
			values[key] = fmt.Sprint(v.Interface())
		}
	}
}

// YAML writes a profile of values by their dotted keys. Keys stand in the order
// of the contract; those without a value, and those that profiles do not have,
// are left out. A list goes by the order of its indexes, which may have gaps. A
// value that is none of its kind is written as it is, for Read to name its place.
func YAML(values map[string]string) []byte {
	w := &valueWriter{values: values}
	w.keys(Keys(), "", "")
	return w.out.Bytes()
}

type valueWriter struct {
	values map[string]string
	out    bytes.Buffer
}

// keys writes the keys of a group that lies under a path with indexes.
func (w *valueWriter) keys(keys []Key, path, indent string) {
	for _, k := range keys {
		at := strings.TrimPrefix(path+"."+k.Name(), ".")
		switch {
		case !w.says(at):
		case k.List:
			w.out.WriteString(indent + k.Name() + ":\n")
			w.list(k, at, indent+step)
		case k.Kind == Group:
			w.out.WriteString(indent + k.Name() + ":\n")
			w.keys(k.Keys, at, indent+step)
		default:
			w.out.WriteString(indent + k.Name() + ": " + inYAML(k.Kind, w.values[at]) + "\n")
		}
	}
}

func (w *valueWriter) list(k Key, path, indent string) {
	for _, i := range Entries(w.values, path) {
		at := fmt.Sprintf("%s[%d]", path, i)
		if k.Kind != Group {
			w.out.WriteString(indent + "- " + inYAML(k.Kind, w.values[at]) + "\n")
			continue
		}
		start := w.out.Len()
		w.keys(k.Keys, at, indent+step)
		// The first key of an entry stands behind the dash.
		copy(w.out.Bytes()[start+len(indent):], "- ")
	}
}

// says tells whether a key, or one below it, has a value.
func (w *valueWriter) says(path string) bool {
	for key, value := range w.values {
		if value != "" && within(key, path) {
			return true
		}
	}
	return false
}

// within tells whether a key is the path, or lies below it.
func within(key, path string) bool {
	rest, below := strings.CutPrefix(key, path)
	return below && (rest == "" || rest[0] == '.' || rest[0] == '[')
}

// Entries are the indexes of a list among values by dotted keys that say
// something, in order.
func Entries(values map[string]string, list string) []int {
	var indexes []int
	for key, value := range values {
		rest, inside := strings.CutPrefix(key, list+"[")
		number, _, closed := strings.Cut(rest, "]")
		if i, err := strconv.Atoi(number); inside && closed && err == nil && i >= 0 && value != "" {
			indexes = append(indexes, i)
		}
	}
	slices.Sort(indexes)
	return slices.Compact(indexes)
}

// Those values that YAML of any version takes for what they are; others are quoted.
var (
	plainNumber = regexp.MustCompile(`^(0|-?[1-9][0-9]{0,17})$`)
	plainDay    = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)
	plainWord   = regexp.MustCompile(`^[a-z]{2,}(-[a-z0-9]+)*$`)
)

// notWords are words that some readers of YAML take for something else.
var notWords = []string{"yes", "no", "on", "off", "true", "false", "null"}

func inYAML(k Kind, value string) string {
	switch {
	case k == Number && plainNumber.MatchString(value),
		k == YesOrNo && (value == "true" || value == "false"):
		return value
	}
	return plainText(k, value)
}

func plainText(k Kind, value string) string {
	switch {
	case k == Day && plainDay.MatchString(value),
		plainWord.MatchString(value) && !slices.Contains(notWords, value):
		return value
	}
	return quoted(value)
}

// quoted is a text in double quotes, in which YAML has the escapes of JSON.
func quoted(s string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(strings.ToValidUTF8(s, "\uFFFD")) // a string always can be
	return strings.TrimSuffix(b.String(), "\n")
}
