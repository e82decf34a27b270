package workbook

import (
	"strings"
	"testing"

	"permitpack/generator/rules"
	"permitpack/generator/workbook/xlsx"
)

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
		want string
	}{
		{nil, ""}, {[]int{6}, "6"}, {[]int{2, 3, 4, 5}, "2–5"}, {[]int{7, 9}, "7, 9"}, {[]int{1, 2, 4, 6, 7}, "1–2, 4, 6–7"},
	} {
		made := pages(c.in)
		if got := shown(xlsx.Cell{Kind: made.kind, Text: made.text, Number: made.number}); got != c.want {
			t.Errorf("pages(%v) = %v, want %v", c.in, got, c.want)
		}
	}
}

// Serial numbers are those of LibreOffice's DATEVALUE.
func TestDaysAreSerialNumbers(t *testing.T) {
	for d, want := range map[string]string{
		"1900-03-01": "61", "2000-01-01": "36526", "2027-02-12": "46430", "2032-04-30": "48334", "1900-02-28": "28.02.1900",
	} {
		made := day(on(d))
		if got := shown(xlsx.Cell{Kind: made.kind, Text: made.text, Number: made.number}); got != want {
			t.Errorf("%s is %s, want %s", d, got, want)
		}
	}
}

func TestRangeNames(t *testing.T) {
	for key, want := range map[string]string{
		"stay.entered_on": "EnteredOn", "passport.expires_on": "PassportExpiresOn", "documents[12].valid_until": "Documents12ValidUntil",
		"stay.visa_days": "VisaDays",
	} {
		if got := rangeName(key); got != want {
			t.Errorf("%s is named %s, want %s", key, got, want)
		}
	}
}

// The numbers of working days were counted by hand on the production calendar: of 2026
// the first is Monday 5 January, since 1 and 2 January are off.
func TestWorkingDaysAreNumbered(t *testing.T) {
	w := numberDays(catalogue(t).Holidays)
	for _, c := range []struct {
		reason      string
		first, last string
		want        int
	}{
		{"a week", "2026-01-05", "2026-01-11", 4},            // from the 5th, which is not counted: 6, 7, 8, 9 January
		{"a worked Saturday", "2025-06-16", "2025-06-22", 5}, // 17, 18, 19, 20 and Saturday 21 June
		{"Novruz of 2026", "2026-03-19", "2026-03-31", 1},    // the 31st alone
		{"a year beyond those known has its weekends alone", "2029-01-01", "2029-01-31", 22},
	} {
		if got := w.number(on(c.last)) - w.number(on(c.first)); got != c.want {
			t.Errorf("%s: %d working days after %s until %s, want %d", c.reason, got, c.first, c.last, c.want)
		}
	}
	if w.number(on("1999-12-31")) != 0 || w.number(on("2150-01-01")) != 0 {
		t.Error("days that are not counted have numbers")
	}
}

func TestSpeedsKeepTheOrderOfTheProcedure(t *testing.T) {
	due := func(ids string) rules.Speed {
		s := rules.Speed{}
		for _, id := range strings.Fields(ids) {
			s.Deadlines = append(s.Deadlines, rules.Due{ID: id})
		}
		return s
	}
	for _, c := range []struct{ first, second, want string }{
		{"a b c", "a b c", "a b c"}, {"a c", "a b c", "a b c"}, {"b", "a b c", "a b c"}, {"", "a", "a"},
	} {
		if got := strings.Join(order([]rules.Speed{due(c.first), due(c.second)}), " "); got != c.want {
			t.Errorf("%s and %s: %s, want %s", c.first, c.second, got, c.want)
		}
	}
}
