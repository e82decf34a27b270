package workbook

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/date"
	"permitpack/generator/money"
	"permitpack/generator/rules"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ reason, in, want string }{
		{"ordinary words stay", "Ərizə İlk 28 May küç. Привет 张伟 😀", "Ərizə İlk 28 May küç. Привет 张伟 😀"},
		{"line breaks stay", "a\nb", "a\nb"},
		{"Windows line breaks become plain", "a\r\nb", "a\nb"},
		{"tab and return become spaces", "a\tb\rc", "a b c"},
		{"other controls are shown as damage", "a\x00b\x1bc\u0085d", "a\uFFFDb\uFFFDc\uFFFDd"},
		{"characters that XML lacks", "a\uFFFEb\uFFFF", "a\uFFFDb\uFFFD"},
		{"broken UTF-8", "a\xffb", "a\uFFFDb"},
	} {
		if got := clean(c.in); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
}

func TestCutCountsAsTheFormatDoes(t *testing.T) {
	for _, s := range []string{
		strings.Repeat("a", 32767), strings.Repeat("a", 32768), strings.Repeat("ə", 40000),
		strings.Repeat("😀", 16383), strings.Repeat("😀", 16384), "a" + strings.Repeat("😀", 16384),
	} {
		got, _ := words(s).value.(string)
		units := len(utf16.Encode([]rune(got)))
		whole := len(utf16.Encode([]rune(s))) <= maxCell
		switch {
		case units > maxCell:
			t.Errorf("a text of %d bytes is left with %d units", len(s), units)
		case whole && got != s:
			t.Errorf("a text of %d bytes that fits was cut", len(s))
		case !whole && (!strings.HasSuffix(got, "…") || units < maxCell-1):
			t.Errorf("a text of %d bytes was cut to %d units without a mark or too short", len(s), units)
		}
	}
}

// ECMA-376 part 1, 22.9.2.19: _xHHHH_ is a character, _x005F_ the underscore itself.
func TestCodesOfTheFormatStayText(t *testing.T) {
	for in, want := range map[string]string{
		"_x0041_":        "_x005F_x0041_",
		"_x0041_x0042_":  "_x005F_x0041_x005F_x0042_",
		"_x005F_":        "_x005F_x005F_",
		"_x41_ my_xfile": "_x41_ my_xfile",
	} {
		if got := literal(in); got != want {
			t.Errorf("literal(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLineCount(t *testing.T) {
	for _, c := range []struct {
		reason string
		s      string
		room   float64
		want   int
	}{
		{"nothing is one line", "", 10, 1},
		{"fits", "one two", 10, 1},
		{"wraps at the space", "seven letters", 10, 2},
		{"breaks count", "a\nb\nc", 10, 3},
		{"Chinese characters are twice as wide and break anywhere", "一二三四五六七八九十", 10, 2},
		{"a long word is broken", "aaaaaaaaaaaaaaaaaaaaaaaaa", 10, 3},
	} {
		if got := lineCount(c.s, c.room, false); got != c.want {
			t.Errorf("%s: %d lines, want %d", c.reason, got, c.want)
		}
	}
}

func TestWebAddress(t *testing.T) {
	for s, want := range map[string]bool{
		"https://migration.gov.az/en/oyq":                  true,
		"http://e.migration.gov.az/a+b/s/469":              true,
		"no lasting address":                               false,
		"https://github.com/a/b (assets/x.pdf)":            false,
		"https://example.org/ə":                            false,
		"javascript:alert(1)":                              false,
		"file:///etc/passwd":                               false,
		"https://example.org/" + strings.Repeat("x", 2000): false,
	} {
		if got := isWebAddress(s); got != want {
			t.Errorf("isWebAddress(%.40q) = %v, want %v", s, got, want)
		}
	}
}

func TestPages(t *testing.T) {
	for _, c := range []struct {
		in   []int
		want any
	}{
		{nil, ""}, {[]int{6}, 6}, {[]int{2, 3, 4, 5}, "2–5"}, {[]int{7, 9}, "7, 9"}, {[]int{1, 2, 4, 6, 7}, "1–2, 4, 6–7"},
	} {
		if got := pages(c.in).value; got != c.want {
			t.Errorf("pages(%v) = %v, want %v", c.in, got, c.want)
		}
	}
}

func TestToPaySumsEachCurrency(t *testing.T) {
	got := toPay([]rules.Fee{
		{Amount: money.Manat(240), Chosen: true},
		{Amount: money.Manat(1000)},
		{Amount: money.Amount{Hundredths: 250, Currency: "USD"}, Chosen: true},
		{Amount: money.Amount{Hundredths: 750, Currency: money.AZN}, Chosen: true},
	})
	want := []money.Amount{{Hundredths: 24750, Currency: "AZN"}, {Hundredths: 250, Currency: "USD"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sums (-want +got):\n%s", diff)
	}
}

func TestNextShowsWhatHasPassedAndTheThreeNearest(t *testing.T) {
	due := func(id, day string, status rules.DueStatus) rules.Due {
		d := rules.Due{ID: id, Status: status}
		if day != "" {
			d.Safe = date.MustParse(day)
		}
		return d
	}
	var got []string
	for _, d := range next([]rules.Due{
		due("far", "2028-01-01", rules.OK), due("third", "2027-03-01", rules.OK), due("unknown", "", rules.OK),
		due("first", "2026-12-01", rules.Soon), due("second", "2027-01-01", rules.OK),
		due("late", "2026-11-01", rules.Overdue), due("later", "2026-11-02", rules.Overdue),
	}) {
		got = append(got, d.ID)
	}
	if diff := cmp.Diff([]string{"late", "later", "first", "second", "third"}, got); diff != "" {
		t.Errorf("next dates (-want +got):\n%s", diff)
	}
}

func TestMoneyFormatTakesNoCodeFromOutside(t *testing.T) {
	for currency, want := range map[string]string{
		"AZN": `#,##0.00\ [$AZN]`, "": "#,##0.00", `A]"`: "#,##0.00",
	} {
		if got := formatMoney(currency); got != want {
			t.Errorf("formatMoney(%q) = %s, want %s", currency, got, want)
		}
	}
}
