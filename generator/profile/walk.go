package profile

import (
	"fmt"
	"iter"
	"reflect"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// eachText visits every string of the profile with its dotted key. A path names
// a file: it is compared with names on a disk, byte by byte.
func (p *Profile) eachText(visit func(key string, value reflect.Value, path bool)) {
	walk(reflect.ValueOf(p).Elem(), "", false, visit)
}

// Texts are the texts of the profile by their dotted keys, without paths of files.
func (p *Profile) Texts() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		more := true
		p.eachText(func(key string, value reflect.Value, path bool) {
			more = more && (path || yield(key, value.String()))
		})
	}
}

func walk(v reflect.Value, key string, path bool, visit func(string, reflect.Value, bool)) {
	switch v.Kind() {
	case reflect.String:
		visit(key, v, path)
	case reflect.Slice:
		for i := range v.Len() {
			walk(v.Index(i), fmt.Sprintf("%s[%d]", key, i), path, visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			name := f.Tag.Get("yaml")
			if f.IsExported() && name != "" && name != "-" {
				walk(v.Field(i), strings.TrimPrefix(key+"."+name, "."), f.Tag.Get("text") == "path", visit)
			}
		}
	}
}

// tidyTexts makes text that looks the same be the same, and puts it into one
// line: a block of YAML ends with a line feed, and a form's field is one line.
func (p *Profile) tidyTexts() {
	p.eachText(func(_ string, value reflect.Value, path bool) {
		if !path {
			value.SetString(norm.NFC.String(oneLine(value.String())))
		}
	})
}

// oneLine turns tabs and line feeds, with the spaces round them, into one space.
func oneLine(s string) string {
	fields := strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' })
	var lines []string
	for _, f := range fields {
		if f = strings.TrimSpace(f); f != "" {
			lines = append(lines, f)
		}
	}
	return strings.Join(lines, " ")
}
