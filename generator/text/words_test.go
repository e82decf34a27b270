package text

import (
	"sync"
	"testing"
	"testing/fstest"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/money"
)

// countriesOfTests is the smallest countries file.
const countriesOfTests = "AZ: AZE | Azerbaijan | Azərbaycan | Азербайджан | 阿塞拜疆\n"

// bookOf is a book that has the same file in every language.
func bookOf(t *testing.T, yaml string) *Book {
	t.Helper()
	fsys := fstest.MapFS{"text/countries.yaml": {Data: []byte(countriesOfTests)}}
	for _, l := range Languages {
		fsys["text/"+string(l)+"/part.yaml"] = &fstest.MapFile{Data: []byte(yaml)}
	}
	b, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// prepared is a book whose files hold no mistakes.
func prepared(t *testing.T, yaml string) *Book {
	t.Helper()
	b := bookOf(t, yaml)
	if err := b.Prepare(); err != nil {
		t.Fatal(err)
	}
	return b
}

const sentences = `
plain: As it stands
number: 12
braces: "{{n}} and }}"
folded: >-
  one line
  of two
named: "{who} by {when}"
again: "{n} and {n}"
nested: "Within {n:unit.days}"
about: "{rule}: {safe}"
rule: {form: "Form of {document}"}
period: "at least {period} before"
unit:
  days: {one: "{n} day", few: "{n} few", many: "{n} many", other: "{n} days"}
  months: "{n} mo."
circle: "{x}"
zone: {one: first, "2": second}
finding:
  passport:
    expires-early:
      message: It expires on {date}.
      fix: Renew it.
    noted:
      message: Just so you know.
`

func TestSay(t *testing.T) {
	w := prepared(t, sentences).Words(English)
	for _, test := range []struct {
		key  string
		args finding.Args
		want string
	}{
		{"plain", nil, "As it stands"},
		{"number", nil, "12"},
		{"braces", nil, "{n} and }"},
		{"folded", nil, "one line of two"},
		{"named", finding.Args{"who": "You", "when": date.MustParse("2026-11-30")}, "You by 30 November 2026"},
		{"named", finding.Args{"who": money.Manat(1600), "when": int64(-12345)}, "1,600\u00a0AZN by -12,345"},
		{"again", finding.Args{"n": 3}, "3 and 3"},
		{"nested", finding.Args{"n": 1}, "Within 1 day"},
		{"nested", finding.Args{"n": 30}, "Within 30 days"},
		{"about", finding.Args{"rule": finding.Key("rule.form"), "document": finding.Key("plain"), "safe": "copy"},
			"Form of As it stands: copy"},
		{"period", finding.Args{"period": date.Period{Value: 30, Unit: date.Days}}, "at least 30 days before"},
		{"period", finding.Args{"period": date.Period{Value: 3, Unit: date.Months}}, "at least 3 mo. before"},
		{"period", finding.Args{"period": finding.Count{Key: "unit.days", N: 1}}, "at least 1 day before"},
		{"rule.form", finding.Args{"document": "X"}, "Form of X"},
		{"zone.2", nil, "second"},

		{"none.such", nil, "⟦none.such⟧"},
		{"named", finding.Args{"who": "You"}, "You by ⟦when⟧"},
		{"nested", nil, "Within ⟦n⟧"},
		{"named", finding.Args{"who": 1.5, "when": nil}, "⟦who⟧ by ⟦when⟧"},
		{"circle", finding.Args{"x": finding.Key("circle")}, "⟦circle⟧"},
		{"rule", nil, "⟦rule⟧"},
	} {
		if got := w.Say(test.key, test.args); got != test.want {
			t.Errorf("Say(%q, %v) = %q, want %q", test.key, test.args, got, test.want)
		}
	}
}

func TestExplain(t *testing.T) {
	w := prepared(t, sentences).Words(English)
	got := w.Explain(finding.Finding{
		ID: "passport.expires-early", Severity: finding.Error,
		Args: finding.Args{"date": date.MustParse("2027-01-02")},
	})
	if got.Message != "It expires on 2 January 2027." || got.Fix != "Renew it." || got.Severity != finding.Error {
		t.Errorf("got %+v", got)
	}
	if got := w.Explain(finding.Finding{ID: "passport.noted"}); got.Message != "Just so you know." || got.Fix != "" {
		t.Errorf("without a mend: got %+v", got)
	}
	if got := w.Explain(finding.Finding{ID: "no.such"}); got.Message != "⟦finding.no.such.message⟧" {
		t.Errorf("without a text: got %+v", got)
	}
}

// The samples of CLDR 48, plurals.xml, integers.
func TestPluralCategories(t *testing.T) {
	for _, test := range []struct {
		l    Language
		want category
		n    []int64
	}{
		{English, one, []int64{1}},
		{English, other, []int64{0, 2, 16, 100, 1000, 1000000}},
		{Azerbaijani, one, []int64{1}},
		{Azerbaijani, other, []int64{0, 2, 16, 100, 1000, 1000000}},
		{Russian, one, []int64{1, 21, 31, 41, 51, 61, 71, 81, 101, 1001, -1}},
		{Russian, few, []int64{2, 3, 4, 22, 23, 24, 32, 62, 102, 1002}},
		{Russian, many, []int64{0, 5, 10, 11, 12, 13, 14, 19, 20, 100, 111, 112, 1000, 1000000}},
		{Chinese, other, []int64{0, 1, 2, 15, 100, 1000000}},
	} {
		for _, n := range test.n {
			if got := locales[test.l].plural(n); got != test.want {
				t.Errorf("%s %d: %s, want %s", test.l, n, got, test.want)
			}
		}
	}
}

func TestPluralFallsBackToOther(t *testing.T) {
	w := prepared(t, `days: {one: "{n} day", other: "{n} days"}`).Words(Russian)
	for n, want := range map[int]string{1: "1 day", 2: "2 days", 5: "5 days"} {
		if got := w.Say("days", finding.Args{"n": n}); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	if got := w.Say("days", finding.Args{"n": "many"}); got != "many days" {
		t.Errorf("text as n: %q", got)
	}
}

func TestDate(t *testing.T) {
	b := prepared(t, sentences)
	for l, want := range map[Language]string{
		English: "5 March 2027", Azerbaijani: "05.03.2027", Russian: "05.03.2027", Chinese: "2027年3月5日",
	} {
		if got := b.Words(l).Date(date.MustParse("2027-03-05")); got != want {
			t.Errorf("%s: %q, want %q", l, got, want)
		}
		if got := b.Words(l).Date(date.Date{}); got != "" {
			t.Errorf("%s: the zero date is %q", l, got)
		}
	}
}

func TestNumber(t *testing.T) {
	b := prepared(t, sentences)
	for _, test := range []struct {
		l    Language
		n    int64
		want string
	}{
		{English, 0, "0"}, {English, 999, "999"}, {English, 1000, "1,000"}, {English, -100000, "-100,000"},
		{English, -100, "-100"}, {English, -1 << 63, "-9,223,372,036,854,775,808"},
		{Azerbaijani, 500000, "500.000"}, {Russian, 1234567, "1\u00a0234\u00a0567"}, {Chinese, 20000, "20,000"},
	} {
		if got := b.Words(test.l).Number(test.n); got != test.want {
			t.Errorf("%s %d: %q, want %q", test.l, test.n, got, test.want)
		}
	}
}

func TestMoney(t *testing.T) {
	b := realBook(t)
	for _, test := range []struct {
		l    Language
		a    money.Amount
		want string
	}{
		{English, money.Manat(240), "240 AZN"},
		{Azerbaijani, money.Manat(240), "240 manat"},
		{Azerbaijani, money.Manat(100000), "100.000 manat"},
		{Azerbaijani, money.Amount{Hundredths: 750, Currency: "AZN"}, "7,50 manat"},
		{Russian, money.Manat(1), "1 манат"},
		{Russian, money.Manat(32), "32 маната"},
		{Russian, money.Manat(240), "240 манатов"},
		{Russian, money.Amount{Hundredths: 250005, Currency: "AZN"}, "2\u00a0500,05 маната"},
		{Chinese, money.Manat(240), "240马纳特"},
		{English, money.Amount{Hundredths: 10000000, Currency: "USD"}, "100,000\u00a0USD"},
		{English, money.Amount{Hundredths: -50, Currency: "USD"}, "-0.50\u00a0USD"},
		{English, money.Amount{Hundredths: -150, Currency: "USD"}, "-1.50\u00a0USD"},
	} {
		if got := b.Words(test.l).Money(test.a); got != test.want {
			t.Errorf("%s %v: %q, want %q", test.l, test.a, got, test.want)
		}
	}
}

func TestUnknownLanguageSpeaksEnglish(t *testing.T) {
	if got := bookOf(t, sentences).Words("xx").Language(); got != English {
		t.Errorf("got %s", got)
	}
}

func TestManyReadersAtOnce(t *testing.T) {
	b := bookOf(t, sentences)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if got := b.Words(Azerbaijani).Say("plain", nil); got != "As it stands" {
				t.Errorf("got %q", got)
			}
		})
	}
	group.Wait()
}
