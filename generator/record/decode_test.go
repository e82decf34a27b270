package record

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/date"
)

type colour string

func (colour) Allowed() []string { return []string{"red", "white", "light-grey"} }

type picture struct {
	File   string `yaml:"file"`
	Colour colour `yaml:"colour"`
}

func (p *picture) DecodeScalar(text string) error { p.File = text; return nil }

type sum struct {
	Amount int64 `yaml:"amount"`
}

func (s *sum) DecodeScalar(text string) (err error) {
	s.Amount, err = strconv.ParseInt(text, 10, 64)
	return err
}

type sheet struct {
	Name   string            `yaml:"name"`
	Number int               `yaml:"number"`
	Small  int8              `yaml:"small"`
	Ratio  float64           `yaml:"ratio"`
	Yes    bool              `yaml:"yes"`
	Day    date.Date         `yaml:"day"`
	Colour colour            `yaml:"colour"`
	Photo  picture           `yaml:"photo"`
	Sum    sum               `yaml:"sum"`
	Items  []Entry           `yaml:"items"`
	Lines  []string          `yaml:"lines"`
	Words  map[string]string `yaml:"words"`
	Deep   map[string]*Entry `yaml:"deep"`
	Next   *sheet            `yaml:"next"`
	// A field that is not exported is left alone.
	_ int `yaml:"hidden"`
}

// Base gives its keys to the struct around it.
type Base struct {
	ID string `yaml:"id"`
}

type Entry struct {
	Base
	At    Position `yaml:"-"`
	Title string   `yaml:"title"`
}

// short writes a problem as "line:column id key" with the one argument that tells most.
func short(p Problem) string {
	s := fmt.Sprintf("%d:%d %s %s", p.Line, p.Column, strings.TrimPrefix(p.ID, "text."), p.Key)
	for _, arg := range []string{"reason", "nearest", "wanted", "line", "n"} {
		if v, ok := p.Args[arg]; ok {
			return s + fmt.Sprintf(" (%v)", v)
		}
	}
	return s
}

func shorts(problems []Problem) []string {
	var all []string
	for _, p := range problems {
		all = append(all, short(p))
	}
	return all
}

func TestValuesAsTyped(t *testing.T) {
	for _, c := range []struct{ written, want string }{
		{`012345`, "012345"},
		{`NO`, "NO"},
		{`no`, "no"},
		{`1e5`, "1e5"},
		{`1.50`, "1.50"},
		{`1_000`, "1_000"},
		{`0x1F`, "0x1F"},
		{`.inf`, ".inf"},
		{`true`, "true"},
		{`Null`, "Null"},
		{`NULL`, "NULL"},
		{`null`, ""},
		{`~`, ""},
		{``, ""},
		{`"null"`, "null"},
		{`'~'`, "~"},
		{`+994501234567`, "+994501234567"},
		{`2026-01-02`, "2026-01-02"},
		{`it is x#c # a comment`, "it is x#c"},
		{`"a\u018F\n\x41"`, "aƏ\nA"},
		{`'it''s'`, "it's"},
		{"|\n  one\n  # two\n", "one\n# two\n"},
		{">-\n  one\n  two\n", "one two"},
		{"one\n  two", "one two"},
		{"|\r\n  one\r\n  two\r\n", "one\ntwo\n"},
	} {
		var s sheet
		if problems := Decode("x.yaml", []byte("name: "+c.written+"\n"), &s); problems != nil {
			t.Errorf("%q: %v", c.written, problems)
		}
		if s.Name != c.want {
			t.Errorf("%q is %q, want %q", c.written, s.Name, c.want)
		}
	}
}

func TestDecodeYAML(t *testing.T) {
	const text = "\uFEFF# a comment\r\n" +
		"name: Əli\r\n" +
		"number: -12\r\n" +
		"ratio: 0.5\r\n" +
		"yes: true\r\n" +
		"day: 30.11.2026\r\n" +
		"colour: light-grey\r\n" +
		"photo: a/b.jpg\r\n" +
		"sum: 250\r\n" +
		"items:\r\n" +
		"  - id: one\r\n" +
		"    title: 1\r\n" +
		"  - {id: two}\r\n" +
		"  -\r\n" +
		"lines: [a, 012]\r\n" +
		"words: {ə: b, c: NO}\r\n" +
		"deep: {x: {id: y}}\r\n" +
		"next: {name: inner}\r\n"
	want := sheet{
		Name: "Əli", Number: -12, Ratio: 0.5, Yes: true, Day: date.MustParse("2026-11-30"), Colour: "light-grey",
		Photo: picture{File: "a/b.jpg"}, Sum: sum{250},
		Items: []Entry{
			{Base: Base{"one"}, Title: "1", At: Position{File: "x.yaml", Line: 11, Column: 5}},
			{Base: Base{"two"}, At: Position{File: "x.yaml", Line: 13, Column: 5}},
			{},
		},
		Lines: []string{"a", "012"},
		Words: map[string]string{"ə": "b", "c": "NO"},
		Deep:  map[string]*Entry{"x": {Base: Base{"y"}, At: Position{File: "x.yaml", Line: 17, Column: 11}}},
		Next:  &sheet{Name: "inner"},
	}
	var got sheet
	if problems := Decode("x.yaml", []byte(text), &got); problems != nil {
		t.Fatal(problems)
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(sheet{}, date.Date{})); diff != "" {
		t.Error(diff)
	}
}

func TestDecodeJSON(t *testing.T) {
	const text = "\uFEFF{\n\t\"name\": \"\\u018Fli \\\"x\\\"\",\n\t\"number\": 7, \"yes\": false,\n\t\"photo\": {\"file\": \"p.jpg\", \"colour\": \"red\"},\n" +
		"\t\"sum\": 3,\n\t\"lines\": [\"a\", 1e5, 1.50],\n\t\"items\": [{\"id\": \"x\"}, null],\n\t\"words\": {\"ə\": null, \"ğğ\": \"v\"}\n}\n"
	want := sheet{
		Name: `Əli "x"`, Number: 7, Photo: picture{"p.jpg", "red"}, Sum: sum{3},
		Lines: []string{"a", "1e5", "1.50"},
		Items: []Entry{{Base: Base{"x"}, At: Position{File: "x.JSON", Line: 7, Column: 12}}, {}},
		Words: map[string]string{"ə": "", "ğğ": "v"},
	}
	var got sheet
	places, problems := DecodePlaces("x.JSON", []byte(text), &got)
	if problems != nil {
		t.Fatal(problems)
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(sheet{}, date.Date{})); diff != "" {
		t.Error(diff)
	}
	for key, at := range map[string]Position{
		"name":        {"x.JSON", 2, 10, ""},
		"photo.file":  {"x.JSON", 4, 20, ""},
		"lines[2]":    {"x.JSON", 6, 22, ""},
		"items[0].id": {"x.JSON", 7, 19, ""},
		"words.ğğ":    {"x.JSON", 8, 29, ""},
	} {
		if places[key] != at {
			t.Errorf("%s stands at %v, want %v", key, places[key], at)
		}
	}
}

func TestPlaces(t *testing.T) {
	const text = "name: x\nitems:\n  - id: a\n    title: ə\n  - {id: b, title: c}\n"
	places, problems := DecodePlaces("x.yaml", []byte(text), new(sheet))
	if problems != nil {
		t.Fatal(problems)
	}
	want := Places{
		"name":           {"x.yaml", 1, 7, ""},
		"items":          {"x.yaml", 3, 3, ""},
		"items[0]":       {"x.yaml", 3, 5, ""},
		"items[0].id":    {"x.yaml", 3, 9, ""},
		"items[0].title": {"x.yaml", 4, 12, ""},
		"items[1]":       {"x.yaml", 5, 5, ""},
		"items[1].id":    {"x.yaml", 5, 10, ""},
		"items[1].title": {"x.yaml", 5, 20, ""},
	}
	if diff := cmp.Diff(want, places); diff != "" {
		t.Error(diff)
	}
}

func TestProblems(t *testing.T) {
	deep := strings.Repeat("[", 20000)
	for _, c := range []struct {
		name, file, text string
		want             []string
	}{
		{"unknown keys at every level", "x.yaml", "nmae: a\nitems:\n  - {titel: x}\nnext:\n  next:\n    colur: red\nəli: 1\n", []string{
			"1:1 unknown-key nmae (name)",
			"3:6 unknown-key items[0].titel (title)",
			"6:5 unknown-key next.next.colur (colour)",
			"7:1 unknown-key əli (yes)",
		}},
		{"duplicate keys at every level", "x.yaml", "name: a\nname: b\nitems:\n  - id: x\n    id: y\nwords: {k: 1, k: 2}\n", []string{
			"2:1 duplicate-key name (1)",
			"5:5 duplicate-key items[0].id (4)",
			"6:15 duplicate-key words.k (6)",
		}},
		{"duplicate keys of JSON", "x.json", "{\"name\": \"a\",\n \"name\": \"b\", \"next\": {\"yes\": true, \"yes\": false}}", []string{
			"2:2 duplicate-key name (1)",
			"2:37 duplicate-key next.yes (2)",
		}},
		{"wrong types", "x.yaml", "name: [a]\nnumber: 1e3\nsmall: 300\nratio: x\nyes: yes\nday: 2026-02-30\ncolour: {}\nphoto: [x]\nsum: many\nitems: x\nlines: {a: b}\nwords: [a]\nnext: x\n", []string{
			"1:7 wrong-type name (text)",
			"2:9 wrong-type number (number)",
			"3:8 wrong-type small (number)",
			"4:8 wrong-type ratio (decimal)",
			"5:6 wrong-type yes (boolean)",
			"6:6 wrong-type day (date)",
			"7:9 wrong-type colour (text)",
			"8:8 wrong-type photo (mapping)",
			"9:6 wrong-type sum (sum)",
			"10:8 wrong-type items (list)",
			"11:8 wrong-type lines (list)",
			"12:8 wrong-type words (mapping)",
			"13:7 wrong-type next (mapping)",
		}},
		{"a quoted number is text", "x.yaml", "number: \"12\"\nyes: 'true'\n", []string{
			"1:9 wrong-type number (number)", "2:6 wrong-type yes (boolean)",
		}},
		{"numbers with two readings", "x.yaml", "number: 012\nsmall: 0o7\n", []string{
			"1:9 wrong-type number (number)", "2:8 wrong-type small (number)",
		}},
		{"boolean as a digit", "x.yaml", "yes: 1\nnext: {yes: T}\n", []string{
			"1:6 wrong-type yes (boolean)", "2:13 wrong-type next.yes (boolean)",
		}},
		{"word outside the list", "x.yaml", "colour: whyte\nphoto: {colour: Red}\n", []string{
			"1:9 not-allowed colour (white)", "2:17 not-allowed photo.colour (red)",
		}},
		{"an empty word is no word", "x.yaml", "colour: \"\"\n", nil},
		{"a list at the top", "x.yaml", "- a\n", []string{"1:1 wrong-type  (mapping)"}},
		{"bare text", "x.yaml", "hello\nworld\n", []string{"1:1 wrong-type  (mapping)"}},
		{"tab as indentation", "x.yaml", "next:\n\tname: x\n", []string{"2:1 syntax  (tab)"}},
		{"quote not closed", "x.yaml", "name: \"x\n", []string{"1:7 syntax  (quote)"}},
		{"bracket not closed", "x.yaml", "name: x\nlines: [a, b\n", []string{"2:8 syntax  (bracket)"}},
		{"brace not closed", "x.yaml", "next: {name: b\n", []string{"1:7 syntax  (bracket)"}},
		{"two colons", "x.yaml", "name: a: b\n", []string{"1:8 syntax  (colon)"}},
		{"reserved sign", "x.yaml", "name: @x\n", []string{"1:7 syntax  (reserved)"}},
		{"unknown escape", "x.yaml", "name: \"\\q\"\n", []string{"1:8 syntax  (escape)"}},
		{"uneven indentation", "x.yaml", "  name: 1\n number: 2\n", []string{"2:2 syntax  (indentation)"}},
		{"a line that is no key", "x.yaml", "name: bar\nbaz\n", []string{"2:1 syntax  (indentation)"}},
		{"two documents", "x.yaml", "name: 1\n---\nname: 2\n", []string{"2:1 syntax  (documents)"}},
		{"one document with marks", "x.yaml", "---\nname: 1\n...\n", nil},
		{"anchor", "x.yaml", "name: &a x\nlines: [*a]\n", []string{"1:7 syntax  (alias)"}},
		{"alias", "x.yaml", "name: *a\n", []string{"1:7 syntax  (alias)"}},
		{"merge key", "x.yaml", "<<: {name: x}\n", []string{"1:1 syntax  (alias)"}},
		{"tag", "x.yaml", "name: !!binary x\n", []string{"1:7 syntax  (tag)"}},
		{"directive", "x.yaml", "%YAML 1.1\n---\nname: x\n", []string{"1:1 syntax  (tag)"}},
		{"a key that is a list", "x.yaml", "? [name]\n: x\n", []string{"1:3 syntax  (tag)"}},
		{"a key that is a mapping", "x.yaml", "{a: b}: x\n", []string{"1:1 syntax  (tag)"}},
		{"a second top level", "x.yaml", "next:\n  name: x\n lines: []\n", []string{"3:2 syntax  (indentation)"}},
		{"a dash among keys", "x.yaml", "name: x\n- y\n", []string{"2:1 syntax  (indentation)"}},
		{"a tab before a key of a list", "x.yaml", "items:\n  - id: a\n\ttitle: b\n", []string{"3:1 syntax  (tab)"}},
		{"empty", "x.yaml", "", []string{"1:1 syntax  (empty)"}},
		{"comments alone", "x.yaml", "# nothing\n\n", []string{"1:1 syntax  (empty)"}},
		{"null alone", "x.yaml", "null\n", []string{"1:1 syntax  (empty)"}},
		{"empty JSON", "x.json", " \n", []string{"1:1 syntax  (empty)"}},
		{"JSON null", "x.json", "null", []string{"1:1 syntax  (empty)"}},
		{"JSON with a comma too many", "x.json", "{\"name\": \"ə\",\n}", []string{"2:1 syntax  (other)"}},
		{"JSON list with a comma too many", "x.json", "{\"lines\": [\"ə\",]}", []string{"1:16 syntax  (other)"}},
		{"JSON that ends early", "x.json", "{\"name\": \"a\"", []string{"1:13 syntax  (bracket)"}},
		{"two JSON values", "x.json", "{}\n{}", []string{"2:1 syntax  (other)"}},
		{"YAML in a JSON file", "x.json", "name: x", []string{"1:2 syntax  (other)"}},
		{"JSON in a YAML file", "x.yaml", "{\"name\": \"x\", \"number\": 1}", nil},
		{"NUL", "x.yaml", "name: a\nlines: [\"\x00\"]", []string{"2:10 encoding  (binary)"}},
		{"no UTF-8", "x.yaml", "# ə\nname: \xff\n", []string{"2:7 encoding  (bytes)"}},
		{"UTF-16 little end first", "x.yaml", "\xff\xfen\x00:\x00", []string{"1:1 encoding  (utf-16)"}},
		{"UTF-16 big end first", "x.json", "\xfe\xff\x00{\x00}", []string{"1:1 encoding  (utf-16)"}},
		{"too large", "x.yaml", strings.Repeat("#", 10<<20), []string{"1:1 too-large "}},
		{"deep brackets", "x.yaml", "name: " + deep, []string{"1:71 syntax  (depth)"}},
		{"too many keys", "x.yaml", lines(60000, "k%d: 1\n"), []string{"25000:9 syntax  (long)"}},
		{"deep dashes", "x.yaml", strings.Repeat("- ", 1000), []string{"1:129 syntax  (depth)"}},
		{"deep JSON", "x.json", deep, []string{"1:10001 syntax  (depth)"}},
		{"JSON deeper than we read", "x.json", strings.Repeat("[", 100) + strings.Repeat("]", 100), []string{"1:66 syntax  (depth)"}},
		{"problems in the order of the file", "x.yaml", "number: x\nzzz: 1\ncolour: x\nnumber: 1\n", []string{
			"1:9 wrong-type number (number)", "2:1 unknown-key zzz (yes)", "3:9 not-allowed colour (red)", "4:1 duplicate-key number (1)",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, shorts(Decode(c.file, []byte(c.text), new(sheet)))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A key may be anything, so it is made safe before it is shown.
func TestKeyIsPrintable(t *testing.T) {
	text := "\"\\e[31mred\": 1\n" + strings.Repeat("k", 500) + ": 2\n"
	for _, p := range Decode("x.yaml", []byte(text), new(sheet)) {
		if strings.ContainsRune(p.Key, 0x1b) || len(p.Key) > 70 {
			t.Errorf("key %q", p.Key)
		}
	}
}

func TestProblemsAreCut(t *testing.T) {
	problems := Decode("x.yaml", []byte(lines(150, "k%d: 1\n")), new(sheet))
	if len(problems) != MaxProblems+1 {
		t.Fatalf("%d problems", len(problems))
	}
	last := problems[MaxProblems]
	if last.ID != MoreProblems || last.Args["n"] != 50 || last.Line != 101 {
		t.Errorf("last problem: %+v", last)
	}
}

func lines(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// No problem may show a value of the file.
func TestProblemsHideValues(t *testing.T) {
	const secret = "E12345678"
	for _, text := range []string{
		"number: " + secret, "colour: " + secret, "day: " + secret, "name: [" + secret, "name: \"" + secret,
		"items: " + secret, "name: a: " + secret, "name: x\n" + secret + "\n", "name: \"\\q" + secret + "\"", "yes: " + secret,
	} {
		for _, file := range []string{"x.yaml", "x.json"} {
			for _, p := range Decode(file, []byte(text), new(sheet)) {
				if shown := fmt.Sprint(p.Error(), p.Args); strings.Contains(shown, secret) {
					t.Errorf("%q: %s", text, shown)
				}
			}
		}
	}
}

func TestProblemIsAnError(t *testing.T) {
	problems := Decode("a.yaml", []byte("nmae: x\n"), new(picture))
	var err error = problems[0]
	const want = "a.yaml:1:1: unknown key nmae; the nearest is file; keys here are file, colour"
	if err.Error() != want {
		t.Errorf("%s\nwant %s", err, want)
	}
	var p Problem
	if !errors.As(err, &p) {
		t.Error("a problem is an error of its type")
	}
}

// BenchmarkLargestFiles reads the files that take the longest.
func BenchmarkLargestFiles(b *testing.B) {
	for name, text := range map[string]string{
		"many keys":  lines(MaxNodes/2-1, "key%d: value\n"),
		"too many":   lines(60000, "key%d: value\n"),
		"long list":  "lines: [" + strings.Repeat("a, ", 300000) + "]",
		"long line":  "name: " + strings.Repeat("x", MaxSize-10),
		"long quote": "name: \"" + strings.Repeat("x", MaxSize-10) + "\"",
		"block":      "name: |\n" + strings.Repeat("  x\n", 200000),
		"comments":   strings.Repeat("# x\n", 200000) + "name: x",
		"steps":      steps(1000),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Decode("x.yaml", []byte(text[:min(len(text), MaxSize)]), new(sheet))
			}
		})
	}
}

func steps(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		"name: x\nitems:\n  - {id: a}\n", "a: &x 1\nb: *x\n", "{\"name\": [1, 2e5, null]}", "- - -\n", "a: |\n  x\n", "\"\\u0041\": 'x'\n",
		"name: >-\n\n \tx", "? [a]\n: b", "\uFEFF%TAG ! x\n---\n", "a:\n\tb: 1", "{a, b: }", "[", "a: \"\\",
	} {
		f.Add([]byte(seed), false)
		f.Add([]byte(seed), true)
	}
	f.Fuzz(func(t *testing.T, data []byte, asJSON bool) {
		file := "x.yaml"
		if asJSON {
			file = "x.json"
		}
		for _, p := range Decode(file, data, new(sheet)) {
			if p.Line < 1 || p.Column < 1 || p.ID == "" || p.Error() == "" {
				t.Errorf("problem without a place: %+v", p)
			}
		}
	})
}
