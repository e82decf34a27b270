package sheet

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"permitpack/generator/date"
	"permitpack/generator/profile"
	"permitpack/generator/text"
)

// samples are the profiles of the invented people.
func samples(t *testing.T) map[string]*profile.Profile {
	t.Helper()
	files, err := filepath.Glob("../../samples/profiles/*.*")
	must(t, err)
	read := map[string]*profile.Profile{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		must(t, err)
		p, problems := profile.Read(file, data, known(t).book.CountryCode)
		if problems != nil {
			t.Fatal(problems)
		}
		read[filepath.Base(file)] = p
	}
	if len(read) < 10 {
		t.Fatalf("only %d samples", len(read))
	}
	return read
}

// written is a profile as a sheet of one row: keys and cells. It walks the profile
// by its tags and knows nothing of the columns.
func written(p *profile.Profile) (keys []string, cells []any) {
	var walk func(v reflect.Value, key, path string)
	put := func(key string, cell any) { keys, cells = append(keys, key), append(cells, cell) }
	walk = func(v reflect.Value, key, path string) {
		if day, ok := v.Interface().(date.Date); ok {
			if !day.IsZero() {
				put(key, day.Time())
			}
			return
		}
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				name := v.Type().Field(i).Tag.Get("yaml")
				if v.Type().Field(i).IsExported() && name != "-" {
					walk(v.Field(i), strings.TrimPrefix(key+"."+name, "."), strings.TrimPrefix(path+"."+name, "."))
				}
			}
		case reflect.Slice:
			if v.Type().Elem().Kind() == reflect.String {
				var lines []string
				for i := range v.Len() {
					lines = append(lines, v.Index(i).String())
				}
				if lines != nil {
					put(key, strings.Join(lines, ";"))
				}
				return
			}
			for i := range v.Len() {
				if path != "documents" {
					walk(v.Index(i), fmt.Sprintf("%s.%d", key, i+1), path)
					continue
				}
				d := v.Index(i).Interface().(profile.Document)
				bare := profile.Document{ID: d.ID}
				if reflect.DeepEqual(d, bare) {
					panic("a paper of which nothing is said")
				}
				walk(v.Index(i), key+"."+d.ID, path)
			}
		case reflect.String:
			if s := v.String(); s != "" && path != "documents.id" {
				put(key, s)
			}
		case reflect.Bool:
			if v.Bool() {
				put(key, true)
			}
		default:
			if v.Int() != 0 || p.Stated(path) {
				put(key, v.Int())
			}
		}
	}
	walk(reflect.ValueOf(p).Elem(), "", "")
	return keys, cells
}

// A row says all that a file can say.
func TestSamplesAsRows(t *testing.T) {
	for name, want := range samples(t) {
		keys, cells := written(want)
		for _, l := range append([]text.Language{""}, text.Languages...) {
			header := make([]any, len(keys))
			for i, key := range keys {
				header[i] = key
				if m, item := known(t).find(key); m != nil && l != "" {
					header[i] = strings.ReplaceAll(known(t).title(m.field, l), "#", fmt.Sprint(item))
				}
			}
			data := book(t, func(f *excelize.File) { set(t, f, "Sheet1", "A1", header, cells) })
			table := opened(t, "x.xlsx", data, Options{})
			rows := all(t, table)
			if len(rows) != 1 {
				t.Fatalf("%s: %d rows", name, len(rows))
			}
			got, problems := read(t, rows[0])
			if problems != nil || table.Language() != l {
				t.Errorf("%s in %s: %v", name, l, problems)
			}
			if diff := cmp.Diff(want, got, profilesAlike); diff != "" {
				t.Errorf("%s in %q: %s", name, l, diff)
			}
			for _, m := range profile.MeasureNames() {
				if key := profile.MeasureKey(m); want.Stated(key) != got.Stated(key) {
					t.Errorf("%s: %s is stated: %v", name, key, got.Stated(key))
				}
			}
		}
	}
}

// The same rows as text.
func TestSamplesAsText(t *testing.T) {
	for name, want := range samples(t) {
		keys, cells := written(want)
		var b bytes.Buffer
		for i, cell := range cells {
			if i > 0 {
				keys[0] += "\t" + keys[i]
				b.WriteByte('\t')
			}
			if day, ok := cell.(interface{ Format(string) string }); ok {
				cell = day.Format("02.01.2006")
			}
			fmt.Fprintf(&b, `"%s"`, strings.ReplaceAll(fmt.Sprint(cell), `"`, `""`))
		}
		rows := all(t, opened(t, "x.csv", []byte(keys[0]+"\r\n"+b.String()+"\r\n"), Options{}))
		got, problems := read(t, rows[0])
		if problems != nil {
			t.Errorf("%s: %v", name, problems)
		}
		if diff := cmp.Diff(want, got, profilesAlike); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
