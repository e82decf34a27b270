package profile

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"permitpack/generator/date"
	"permitpack/generator/record"
	"permitpack/generator/text"
)

// countries is a small table, so that the tests do not rest on the big one.
func countries(code string) (string, bool) {
	alpha2, ok := map[string]string{
		"CN": "CN", "CHN": "CN", "DE": "DE", "DEU": "DE", "TR": "TR", "TUR": "TR", "GB": "GB", "XXA": "XXA", "UA": "UA", "UKR": "UA",
	}[code]
	return alpha2, ok
}

// read fails the test when the profile has problems.
func read(t *testing.T, file, text string) *Profile {
	t.Helper()
	p, problems := Read(file, []byte(text), countries)
	if problems != nil {
		t.Fatal(problems)
	}
	return p
}

func sample(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// every.yaml uses every key that a profile has.
func TestReadEveryKey(t *testing.T) {
	p := read(t, "every.yaml", string(sample(t, "every.yaml")))
	var empty []string
	eachLeaf(reflect.ValueOf(p).Elem(), "", func(key string, v reflect.Value) {
		if v.IsZero() {
			empty = append(empty, key)
		}
	})
	if empty != nil {
		t.Errorf("keys without a value: %v", empty)
	}
	if findings := p.Check(date.MustParse("2026-11-21"), countries); findings != nil {
		t.Errorf("findings: %+v", findings)
	}
}

// eachLeaf visits every value of a struct by its dotted key.
func eachLeaf(v reflect.Value, key string, visit func(string, reflect.Value)) {
	switch {
	case v.Type() == reflect.TypeFor[date.Date]() || v.Kind() != reflect.Struct && v.Kind() != reflect.Slice:
		visit(key, v)
	case v.Kind() == reflect.Slice:
		if v.Len() == 0 {
			visit(key, v)
			return
		}
		eachLeaf(v.Index(0), key+"[0]", visit)
	default:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				eachLeaf(v.Field(i), strings.TrimPrefix(key+"."+f.Tag.Get("yaml"), "."), visit)
			}
		}
	}
}

func TestReadShortForms(t *testing.T) {
	p := read(t, "x.yaml", `
photo: photos/anna.jpg
amounts: {investment: 250000, deposit: {amount: 100, currency: USD}, capital: {amount: 7}, turnover: 0}
applicant: {citizenship: chn, surname: "  Mu\u0308ller ", birth_place: "a\n  b\t c", fin: 012345, given_names: NO}
passport: {number: 1e5}
documents:
  - {id: passport-copy, files: ["  Mu\u0308ller.pdf"]}
`)
	want := &Profile{
		Photo: Photo{File: "photos/anna.jpg"},
		Amounts: Amounts{
			Investment: Sum{250000, "AZN"}, Deposit: Sum{100, "USD"}, Capital: Sum{7, "AZN"}, Turnover: Sum{0, "AZN"},
		},
		Applicant: Applicant{Citizenship: "CN", Surname: "Müller", BirthPlace: "a b c", FIN: "012345", GivenNames: "NO"},
		Passport:  Passport{Number: "1e5"},
		// Names of files stay as they are on the disk.
		Documents: []Document{{ID: "passport-copy", Files: []string{"  Mu\u0308ller.pdf"}}},
	}
	if diff := cmp.Diff(want, p, cmpopts.IgnoreUnexported(Profile{}), cmp.AllowUnexported(date.Date{})); diff != "" {
		t.Error(diff)
	}
}

func TestReadProblems(t *testing.T) {
	_, problems := Read("x.yaml", []byte(`procedure: temporary-residence
applicant:
  sex: Male
  citizenship: XX
  titel: Dr
  birth_date: 31.02.1990
stay: {arrived_from: ZZ}
family: [{relation: wife}]
amounts: {deposit: 1 000}
language: fr
`), countries)
	var got []string
	for _, p := range problems {
		got = append(got, fmt.Sprintf("%s %s %s", p.Position, p.ID, p.Key))
	}
	want := []string{
		"x.yaml:3:8 text.not-allowed applicant.sex",
		"x.yaml:4:16 text.not-allowed applicant.citizenship",
		"x.yaml:5:3 text.unknown-key applicant.titel",
		"x.yaml:6:15 text.wrong-type applicant.birth_date",
		"x.yaml:7:22 text.not-allowed stay.arrived_from",
		"x.yaml:8:21 text.not-allowed family[0].relation",
		"x.yaml:9:20 text.wrong-type amounts.deposit",
		"x.yaml:10:11 text.not-allowed language",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPosition(t *testing.T) {
	p := read(t, "x.yaml", "ground: study\ndocuments:\n  - {id: petition}\n")
	for key, want := range map[string]string{
		"ground": "x.yaml:1:9", "documents[0].id": "x.yaml:3:10", "procedure": "x.yaml:1:1",
	} {
		if got := p.Position(key).String(); got != want {
			t.Errorf("%s stands at %s, want %s", key, got, want)
		}
	}
	problem := p.NotAllowed("ground", []string{"deposit", "family"})
	if got := problem.Error(); got != "x.yaml:1:9: ground holds a word that is not allowed there: allowed are deposit, family" {
		t.Error(got)
	}
}

// Every problem is said in every language, with all that its text names.
func TestProblemsAreSaid(t *testing.T) {
	book := loadWords(t)
	files := []string{
		"", "name: 1\nname: 2\n", "a:\n\tb: 1", "a: \"", "a: [", "a: b: c", "a: @", "a: \"\\q\"", "  a: 1\n b: 1", "a: 1\n---\nb: 1",
		"a: &x 1", "a: !x 1", strings.Repeat("[", 100), "\xff", "\xff\xfe", "\x00", strings.Repeat("#", 2<<20),
		strings.Repeat("a: 1\n", 30000), "{a: }}", "a: 1\na: 1\n", "applicant: {sex: x, citizenship: x}", "term_months: x", "applicant: x", "family: x",
		"applicant: {birth_date: x, surname: []}", "amounts: {deposit: x}", "work: {contract: 1}", strings.Repeat("- ", 3) + "a", manyKeys(150),
	}
	for _, l := range text.Languages {
		words := book.Words(l)
		for _, file := range files {
			_, problems := Read("x.yaml", []byte(file), countries)
			if problems == nil {
				t.Fatalf("%.20q has no problem", file)
			}
			for _, f := range Findings(problems) {
				said := words.Explain(f)
				if all := said.Message + said.Fix; said.Message == "" || said.Fix == "" || strings.ContainsAny(all, "⟦⟧") {
					t.Errorf("%s: %s: %s %s", l, f.ID, said.Message, said.Fix)
				}
			}
		}
		for _, key := range []string{"syntax", "advice"} {
			for _, r := range []record.Reason{
				record.Tab, record.Quote, record.Bracket, record.Colon, record.Reserved, record.Escape, record.Indentation,
				record.Empty, record.Documents, record.Alias, record.Tag, record.Depth, record.Long, record.Other,
			} {
				if !words.Has("record." + key + "." + string(r)) {
					t.Errorf("%s has no record.%s.%s", l, key, r)
				}
			}
		}
	}
}

// loadWords are the texts that are shipped.
func loadWords(t *testing.T) *text.Book {
	t.Helper()
	book, err := text.Load(os.DirFS("../../templates"))
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func manyKeys(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "k%d: 1\n", i)
	}
	return b.String()
}

func FuzzRead(f *testing.F) {
	f.Add(sample(f, "every.yaml"), false)
	f.Add([]byte(`{"applicant": {"citizenship": "XXA"}, "passport": {"mrz": ["P<UTO", "L8"]}, "amounts": {"deposit": 5}}`), true)
	f.Add([]byte("stay: {entered_on: 9999-12-31, visa_days: 36525, authorised_until: 0001-01-01}"), false)
	f.Fuzz(func(t *testing.T, data []byte, asJSON bool) {
		file := "x.yaml"
		if asJSON {
			file = "x.json"
		}
		p, problems := Read(file, data, countries)
		for _, problem := range problems {
			if problem.Line < 1 {
				t.Errorf("problem without a line: %v", problem)
			}
		}
		for _, finding := range p.Check(date.MustParse("2026-11-21"), countries) {
			if finding.ID == "" || finding.Where == "" {
				t.Errorf("finding without a place: %+v", finding)
			}
		}
	})
}

// A row of a spreadsheet is tidied as a file is, and keys without a cell stand at the row.
func TestReadCells(t *testing.T) {
	at := func(column int, cell string) record.Position {
		return record.Position{File: "x.csv", Line: 3, Column: column, Cell: cell}
	}
	p, problems := ReadCells(at(1, "A3"), []record.Cell{
		{Key: "applicant.surname", Text: " Zhang\n", At: at(1, "A3")},
		{Key: "applicant.citizenship", Text: "chn", At: at(2, "B3")},
		{Key: "staff.full_time", Text: "0", Plain: true, At: at(3, "C3")},
		{Key: "stay.arrived_from", Text: "Nowhere", At: at(4, "D3")},
		{Key: "amounts.deposit.amount", Text: "5", Plain: true, At: at(5, "E3")},
	}, func(code string) (string, bool) { return "CN", code == "CHN" })
	if len(problems) != 1 || problems[0].ID != record.NotAllowed || problems[0].Position != at(4, "D3") {
		t.Errorf("problems: %v", problems)
	}
	if p.Applicant.Surname != "Zhang" || p.Applicant.Citizenship != "CN" || !p.Stated("staff.full_time") || p.Amounts.Deposit.Currency != "AZN" {
		t.Errorf("read: %+v", p)
	}
	if got := p.Position("passport.number"); got != at(1, "A3") {
		t.Errorf("a key without a cell stands at %v", got)
	}
}
