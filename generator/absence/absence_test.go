package absence_test

import (
	"math"
	"strings"
	"testing"

	"permitpack/generator/absence"
	"permitpack/generator/date"
)

// The limits of the Migration Code: more than 90 days outside within 180 days
// (Art. 50.1.8, Note 1 to Art. 52), and more than 180 days in total in any year
// from the issue of the permit (Art. 55.0.8).
const (
	within180 = 90
	inAYear   = 180
)

var rolling180 = absence.Rolling{Window: 180}

// spans reads "2026-01-01..2026-03-31 2026-05-01..2026-05-20".
func spans(text string) []absence.Span {
	var all []absence.Span
	for _, word := range strings.Fields(text) {
		from, to, _ := strings.Cut(word, "..")
		all = append(all, absence.Span{From: on(from), To: on(to)})
	}
	return all
}

// on is a day, or the zero Date for nothing.
func on(text string) date.Date {
	if text == "" {
		return date.Date{}
	}
	return date.MustParse(text)
}

func most(days int, window string) absence.Most {
	if days == 0 {
		return absence.Most{}
	}
	s := spans(window)[0]
	return absence.Most{Days: days, From: s.From, To: s.To}
}

func TestRolling(t *testing.T) {
	tests := []struct {
		name     string
		away     string
		from, to string
		days     int
		window   string
	}{
		// January 31, February 28, March 31: first and last day counted, 90.
		// The window ends with them and holds 90 days of 2025 before them: 31 of
		// December, 30 of November, 29 of October (3 to 31).
		{"ninety days", "2026-01-01..2026-03-31", "", "", 90, "2025-10-03..2026-03-31"},
		{"ninety-one days", "2026-01-01..2026-04-01", "", "", 91, "2025-10-04..2026-04-01"},
		// February has 29 days: the same dates are 91 days. Before them are 89 days of 2027.
		{"leap year", "2028-01-01..2028-03-31", "", "", 91, "2027-10-04..2028-03-31"},
		// From 15 February to 12 August: 14+31+30+31+30+31+12 = 179 days in a
		// common year, so the window is one day longer there; in a leap year it is
		// 15+31+30+31+30+31+12 = 180, the whole window. Two single days at its ends.
		{"single days at both ends of a window with a leap day", "2028-02-15..2028-02-15 2028-08-12..2028-08-12", "", "", 2, "2028-02-15..2028-08-12"},
		{"the same days in a common year, one day closer", "2027-02-15..2027-02-15 2027-08-13..2027-08-13", "", "", 2, "2027-02-15..2027-08-13"},
		// 181 days apart with both ends counted: no window of 180 holds both.
		{"single days one day too far apart", "2027-02-15..2027-02-15 2027-08-14..2027-08-14", "", "", 1, "2026-08-20..2027-02-15"},
		// 31 + 31 days; the spans touch. Before 1 December the window has 118
		// days: 30 of November, 31 of October, 30 of September, 27 of August.
		{"across new year, touching", "2027-01-01..2027-01-31 2026-12-01..2026-12-31", "", "", 62, "2026-08-05..2027-01-31"},
		// Back and away again on 10 January: 20 days, not 21. 160 days before 1
		// January: 31+30+31+30+31 = 153 back to 1 August, and 7 of July.
		{"back and away on one day", "2026-01-01..2026-01-10 2026-01-10..2026-01-20", "", "", 20, "2025-07-25..2026-01-20"},
		{"one span inside the other", "2026-01-01..2026-01-20 2026-01-05..2026-01-06", "", "", 20, "2025-07-25..2026-01-20"},
		{"the same span twice", "2026-01-01..2026-01-20 2026-01-01..2026-01-20", "", "", 20, "2025-07-25..2026-01-20"},
		// 60 days (31+28+1), then a second stay. From 1 January the window ends on
		// 29 June (31+28+31+30+31+29 = 180) and holds 1+29 days of the second: 90.
		// Later each day that enters pushes one of the first stay out.
		{"two stays of sixty days, allowed", "2026-01-01..2026-03-01 2026-05-31..2026-07-29", "", "", 90, "2026-01-01..2026-06-29"},
		// Begun a day earlier, the same window holds one day more.
		{"two stays of sixty days, too close", "2026-01-01..2026-03-01 2026-05-30..2026-07-28", "", "", 91, "2026-01-01..2026-06-29"},
		// The window that ends on 1 January begins 179 days before: 31+30+31+30+31
		// back to 1 August is 153, and 26 of July. It holds all 92 days.
		{"the window reaches back before from", "2025-10-01..2025-12-31", "2026-01-01", "2026-12-31", 92, "2025-07-06..2026-01-01"},
		// The window of 29 June begins on 1 January, that of 28 June on 31 December.
		{"the last window that holds a day", "2025-10-01..2025-12-31", "2026-06-28", "2026-12-31", 1, "2025-12-31..2026-06-28"},
		{"the last window that holds a day, open end", "2025-10-01..2025-12-31", "2026-06-28", "", 1, "2025-12-31..2026-06-28"},
		{"all windows later", "2025-10-01..2025-12-31", "2026-06-29", "", 0, ""},
		// Days after to have not come yet: 10 of January only. 170 days before 1
		// January: 153 back to 1 August and 17 of July.
		{"the count stops at to", "2026-01-01..2026-03-31", "", "2026-01-10", 10, "2025-07-15..2026-01-10"},
		{"all after to", "2026-01-01..2026-03-31", "", "2025-12-31", 0, ""},
		{"to before from", "2026-01-01..2026-03-31", "2026-02-02", "2026-02-01", 0, ""},
		// The first window that is outside altogether; no earlier one is as full.
		{"outside for years", "2020-01-01..2025-12-31", "", "", 180, "2020-01-01..2020-06-28"},
		{"nobody left", "", "2020-01-01", "2026-01-01", 0, ""},
		{"spans that are none", "2026-01-02..2026-01-01 ..2026-01-01 2026-01-01.. ..", "", "", 0, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := rolling180.Most(spans(test.away), on(test.from), on(test.to))
			if want := most(test.days, test.window); got != want {
				t.Errorf("got %+v, want %+v", got, want)
			}
		})
	}
}

func TestRollingLastDay(t *testing.T) {
	tests := []struct {
		name, away, leave string
		want              string // nothing: there is no such day
	}{
		{"never away", "", "2026-01-01", "2026-03-31"},                  // 31+28+31 = 90
		{"never away, leap year", "", "2028-01-01", "2028-03-30"},       // 31+29+30 = 90
		{"never away, across new year", "", "2026-12-01", "2027-02-28"}, // 31+31+28 = 90
		// After 60 days: until 29 June 60+30 = 90; then each day more pushes one of
		// the first stay out of the window, until 28 August, when 1 March has left
		// it and this stay is 1+30+31+28 = 90 days itself.
		{"after sixty days, late enough", "2026-01-01..2026-03-01", "2026-05-31", "2026-08-28"},
		// A day earlier: until 28 June 60+30 = 90, and the window of 29 June still begins on 1 January.
		{"after sixty days, too early", "2026-01-01..2026-03-01", "2026-05-30", "2026-06-28"},
		// 20 days planned in May stand in one window with 1 January (to 29 June): 70 remain, 31+28+11.
		{"before a planned stay", "2026-05-01..2026-05-20", "2026-01-01", "2026-03-11"},
		// Leaving on the last day of a stay: 10 days to 10 January, 80 more: 21+28+31 = 80.
		{"away again on the day of return", "2026-01-01..2026-01-10", "2026-01-10", "2026-03-31"},
		{"ninety used up", "2026-01-01..2026-03-31", "2026-04-10", ""},
		{"eighty-nine used up", "2026-01-01..2026-03-30", "2026-04-10", "2026-04-10"},
		{"exceeded", "2026-01-01..2026-04-01", "2026-04-10", ""},
		{"exceeded by a later plan", "2027-01-01..2027-04-01", "2026-04-10", ""},
		// The windows from 1 December on begin on 5 June or later.
		{"exceeded in windows long over", "2026-01-01..2026-05-01", "2026-12-01", "2027-02-28"},
		{"no day of leaving", "", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, ok := rolling180.LastDay(spans(test.away), on(test.leave), within180)
			if got != on(test.want) || ok != (test.want != "") {
				t.Errorf("got %s, %t; want %s", got, ok, test.want)
			}
		})
	}
}

func TestYearly(t *testing.T) {
	tests := []struct {
		name, start, away string
		from, to          string
		days              int
		year              string
	}{
		// 31 of December, 31+28+31+30, and 29 of May are 180.
		{"one hundred and eighty", "2025-06-15", "2025-12-01..2026-05-29", "", "", 180, "2025-06-15..2026-06-14"},
		{"one more", "2025-06-15", "2025-12-01..2026-05-30", "", "", 181, "2025-06-15..2026-06-14"},
		{"in total, in parts that touch and overlap", "2025-06-15", "2026-03-01..2026-05-30 2025-12-01..2026-01-31 2026-01-31..2026-02-28", "", "", 181, "2025-06-15..2026-06-14"},
		// The leap day is one more: 31+31+29+31+30+29.
		{"with a leap day", "2027-06-15", "2027-12-01..2028-05-29", "", "", 181, "2027-06-15..2028-06-14"},
		// Until 14 June 31+30+31+14 = 106, from 15 June 16+31+31+15 = 93.
		{"split by the anniversary", "2025-06-15", "2026-03-01..2026-09-15", "", "", 106, "2025-06-15..2026-06-14"},
		// From 1 May 31+14 = 45; from 15 June 93 as above.
		{"more after the anniversary", "2025-06-15", "2026-05-01..2026-09-15", "", "", 93, "2026-06-15..2027-06-14"},
		{"equal years: the earlier", "2025-06-15", "2026-06-14..2026-06-15", "", "", 1, "2025-06-15..2026-06-14"},
		{"days before the start do not count", "2025-06-15", "2025-01-01..2025-06-15", "", "", 1, "2025-06-15..2026-06-14"},
		{"all before the start", "2025-06-15", "2025-01-01..2025-06-14", "", "", 0, ""},
		{"days after to do not count", "2025-06-15", "2025-12-01..2026-05-30", "", "2025-12-31", 31, "2025-06-15..2026-06-14"},
		{"a year that is over before from", "2025-06-15", "2025-12-01..2025-12-31 2026-06-16..2026-06-17", "2026-06-15", "", 2, "2026-06-15..2027-06-14"},
		{"days before from count in their year", "2025-06-15", "2025-12-01..2025-12-31 2026-06-16..2026-06-17", "2026-06-14", "", 31, "2025-06-15..2026-06-14"},
		// From 29 February the years begin on the 28th, and on the 29th again in 2032.
		{"leap start, first year", "2028-02-29", "2028-02-29..2029-02-27", "", "", 365, "2028-02-29..2029-02-27"},
		{"leap start, second year", "2028-02-29", "2029-02-27..2029-03-01", "", "", 2, "2029-02-28..2030-02-27"},
		{"leap start, fourth year", "2028-02-29", "2031-02-28..2032-02-28", "", "", 366, "2031-02-28..2032-02-28"},
		{"leap start, fifth year", "2028-02-29", "2032-02-28..2032-03-02", "", "", 3, "2032-02-29..2033-02-27"},
		{"no start", "", "2026-01-01..2026-12-31", "", "", 0, ""},
		{"nobody left", "2025-06-15", "", "", "", 0, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := absence.Yearly{Start: on(test.start)}.Most(spans(test.away), on(test.from), on(test.to))
			if want := most(test.days, test.year); got != want {
				t.Errorf("got %+v, want %+v", got, want)
			}
		})
	}
}

func TestYearlyLastDay(t *testing.T) {
	tests := []struct {
		name, start, away, leave string
		limit                    int
		want                     string
	}{
		{"within the year", "2025-06-15", "", "2025-12-01", inAYear, "2026-05-29"}, // 180 days, as above
		{"days used up", "2025-06-15", "2025-07-01..2025-07-31", "2025-12-01", inAYear, "2026-04-28"},
		// From 1 March 106 days to 14 June; then 180 of the next year: 16+31+31+30+31+30 = 169, and 11 of December.
		{"across the anniversary", "2025-06-15", "", "2026-03-01", inAYear, "2026-12-11"},
		// 80 days planned in the next year leave 100 of it: 16+31+31 = 78, and 22 of
		// September. 31+30 of March and April and 19 of May are those 80.
		{"across the anniversary, with a plan", "2025-06-15", "2027-03-01..2027-05-19", "2026-03-01", inAYear, "2026-09-22"},
		// What lies before the start is free; then 180 days: 16+31+31+30+31+30 = 169, and 11.
		{"long before the start", "2026-06-15", "", "2010-01-01", inAYear, "2026-12-11"},
		{"used up", "2025-06-15", "2025-07-01..2025-12-27", "2026-01-01", inAYear, ""}, // 31+31+30+31+30+27 = 180
		{"one left", "2025-06-15", "2025-07-01..2025-12-26", "2026-01-01", inAYear, "2026-01-01"},
		{"exceeded by a later plan", "2025-06-15", "2027-01-01..2027-12-31", "2026-01-01", inAYear, ""},
		{"exceeded in a year that is over", "2025-06-15", "2025-07-01..2025-12-31", "2026-06-15", inAYear, "2026-12-11"},
		// A limit of 365 is met only by a year with a leap day; there is none from
		// March 1896 to March 1903, and the year from 1 March 1903 has 29 February 1904.
		{"a limit as long as a common year", "1896-03-01", "", "1896-03-01", 365, "1904-02-28"},
		{"no start", "", "", "2026-01-01", inAYear, ""},
		{"no day of leaving", "2025-06-15", "", "", inAYear, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, ok := absence.Yearly{Start: on(test.start)}.LastDay(spans(test.away), on(test.leave), test.limit)
			if got != on(test.want) || ok != (test.want != "") {
				t.Errorf("got %s, %t; want %s", got, ok, test.want)
			}
		})
	}
}

// A limit that no stay can exceed has no last day, and a limit below a day allows none.
func TestLimitsBeyondTheWindow(t *testing.T) {
	leave, years := on("2026-01-01"), absence.Yearly{Start: on("2026-01-01")}
	tests := []struct {
		name string
		last func(limit int) (date.Date, bool)
		free int // the lowest limit that nothing exceeds
	}{
		{"rolling", func(limit int) (date.Date, bool) { return rolling180.LastDay(nil, leave, limit) }, 180},
		{"yearly", func(limit int) (date.Date, bool) { return years.LastDay(nil, leave, limit) }, 366},
	}
	for _, test := range tests {
		for _, limit := range []int{test.free, test.free + 1, math.MaxInt} {
			if got, ok := test.last(limit); !got.IsZero() || !ok {
				t.Errorf("%s, limit %d: got %s, %t", test.name, limit, got, ok)
			}
		}
		if got, ok := test.last(test.free - 1); got.IsZero() || !ok {
			t.Errorf("%s, limit %d: got %s, %t", test.name, test.free-1, got, ok)
		}
		for _, limit := range []int{0, -1, math.MinInt} {
			if got, ok := test.last(limit); !got.IsZero() || ok {
				t.Errorf("%s, limit %d: got %s, %t", test.name, limit, got, ok)
			}
		}
	}
}

// Slips of the pen and numbers beyond all sense are answered, at once and within the calendar.
func TestAbsurd(t *testing.T) {
	all := spans("0001-01-01..9999-12-31 1906-01-01..2026-01-01 2026-01-01..1906-01-01")
	if got, want := rolling180.Most(all, date.Date{}, date.Date{}).Days, 180; got != want {
		t.Errorf("got %d days, want %d", got, want)
	}
	const calendar = 3652059 // days from 0001-01-01 to 9999-12-31: 9999·365 + 2499 - 99 + 24
	for _, window := range []int{calendar, math.MaxInt} {
		got := absence.Rolling{Window: window}.Most(all, date.Date{}, date.Date{})
		if want := most(calendar, "0001-01-01..9999-12-31"); got != want {
			t.Errorf("window %d: got %+v, want %+v", window, got, want)
		}
	}
	for _, window := range []int{0, -1, math.MinInt} {
		if got := (absence.Rolling{Window: window}).Most(all, date.Date{}, date.Date{}); got != (absence.Most{}) {
			t.Errorf("window %d: got %+v", window, got)
		}
	}
	if got, ok := rolling180.LastDay(nil, on("9999-12-01"), within180); got != on("9999-12-31") || !ok {
		t.Errorf("got %s, %t", got, ok)
	}
	if got, ok := (absence.Rolling{Window: math.MaxInt}).LastDay(nil, on("2026-01-01"), math.MaxInt-1); got != on("9999-12-31") || !ok {
		t.Errorf("got %s, %t", got, ok)
	}
	// The first year with a leap day.
	if got, want := (absence.Yearly{Start: on("0001-01-01")}).Most(all, date.Date{}, date.Date{}), most(366, "0004-01-01..0004-12-31"); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	beyond := []absence.Span{{From: on("9999-12-31"), To: on("9999-12-31").AddDays(400)}}
	if got := (absence.Yearly{Start: on("9999-12-31")}).Most(beyond, date.Date{}, date.Date{}); got.Days != 1 {
		t.Errorf("got %+v", got)
	}
}

// The spans of the caller stay as they are.
func TestInputIsNotTouched(t *testing.T) {
	away := spans("2026-05-01..2026-05-02 2026-01-01..2026-01-02 2026-01-02..2026-01-03")
	before := append([]absence.Span(nil), away...)
	rolling180.Most(away, date.Date{}, date.Date{})
	rolling180.LastDay(away[:2], on("2026-06-01"), within180)
	absence.Yearly{Start: on("2026-01-01")}.LastDay(away[:2], on("2026-06-01"), inAYear)
	for i := range away {
		if away[i] != before[i] {
			t.Errorf("span %d was %v, is %v", i, before[i], away[i])
		}
	}
}

func TestJoin(t *testing.T) {
	for _, c := range []struct{ reason, spans, want string }{
		{"nothing", "", ""},
		{"in order", "2026-05-01..2026-05-20 2026-01-01..2026-01-05", "2026-01-01..2026-01-05 2026-05-01..2026-05-20"},
		{"those that meet are one", "2026-01-01..2026-01-05 2026-01-06..2026-01-07", "2026-01-01..2026-01-07"},
		{"one inside another", "2026-01-01..2026-01-31 2026-01-06..2026-01-07", "2026-01-01..2026-01-31"},
		{"backwards counts for nothing", "2026-01-05..2026-01-01", ""},
	} {
		var got []string
		for _, s := range absence.Join(spans(c.spans)) {
			got = append(got, s.From.String()+".."+s.To.String())
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %s", c.reason, got, c.want)
		}
	}
}
