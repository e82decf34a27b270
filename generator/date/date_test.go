package date_test

import (
	"encoding/json"
	"testing"
	"time"

	"permitpack/generator/date"
)

func TestParse(t *testing.T) {
	tests := []struct {
		text, want string // an empty want is an error
	}{
		{"2026-11-21", "2026-11-21"},
		{"21.11.2026", "2026-11-21"},
		{"2024-02-29", "2024-02-29"},
		{"29.02.2023", ""},
		{"2100-02-29", ""}, // no leap year in the Gregorian calendar
		{"2000-02-29", "2000-02-29"},
		{"2026-13-01", ""},
		{"2026-00-10", ""},
		{"31.04.2026", ""},
		{"0000-01-01", ""},
		{"2026-1-1", ""},
		{"11/21/2026", ""},
		{"2026-11-2１", ""}, // a digit of another script
		{"+026-11-21", ""},
		{"", ""},
	}
	for _, test := range tests {
		got, err := date.Parse(test.text)
		if got.String() != test.want || (err == nil) != (test.want != "") {
			t.Errorf("%q: got %s, %v; want %s", test.text, got, err, test.want)
		}
	}
}

// A day that the month lacks becomes its last day, in both directions.
func TestAddMonths(t *testing.T) {
	tests := []struct {
		from   string
		months int
		want   string
	}{
		{"2026-08-31", 1, "2026-09-30"},
		{"2026-11-30", 3, "2027-02-28"},
		{"2027-11-30", 3, "2028-02-29"},
		{"2028-02-29", 12, "2029-02-28"},
		{"2026-05-31", -3, "2026-02-28"},
		{"2026-03-31", -1, "2026-02-28"},
		{"2026-01-15", -1, "2025-12-15"},
		{"2026-01-15", -13, "2024-12-15"},
		{"2025-12-09", 3, "2026-03-09"},
		{"2026-12-18", 0, "2026-12-18"},
	}
	for _, test := range tests {
		if got := date.MustParse(test.from).AddMonths(test.months); got.String() != test.want {
			t.Errorf("%s and %d months: got %s, want %s", test.from, test.months, got, test.want)
		}
	}
}

// Adding days is checked against the standard library's clock over 40 years.
func TestAddDays(t *testing.T) {
	start := date.MustParse("2000-01-01")
	clock := start.Time()
	for n := range 15000 {
		if got, want := start.AddDays(n).String(), clock.AddDate(0, 0, n).Format(time.DateOnly); got != want {
			t.Fatalf("%d days on: got %s, want %s", n, got, want)
		}
		if got := start.AddDays(n).DaysSince(start); got != n {
			t.Fatalf("%d days on: %d days since", n, got)
		}
	}
}

func TestYearsAt(t *testing.T) {
	tests := []struct {
		born, day string
		want      int
	}{
		{"2008-11-21", "2026-11-20", 17},
		{"2008-11-21", "2026-11-21", 18},
		{"2008-02-29", "2026-02-28", 17},
		{"2008-02-29", "2026-03-01", 18},
		{"2026-11-21", "2026-11-21", 0},
	}
	for _, test := range tests {
		if got := date.MustParse(test.born).YearsAt(date.MustParse(test.day)); got != test.want {
			t.Errorf("born %s, on %s: got %d, want %d", test.born, test.day, got, test.want)
		}
	}
}

func TestEarlier(t *testing.T) {
	a, b := date.MustParse("2026-01-01"), date.MustParse("2026-01-02")
	for _, test := range []struct{ x, y, want date.Date }{{a, b, a}, {b, a, a}, {date.Date{}, b, b}, {b, date.Date{}, b}, {a, a, a}} {
		if got := date.Earlier(test.x, test.y); got != test.want {
			t.Errorf("of %s and %s: got %s", test.x, test.y, got)
		}
	}
}

func TestJSON(t *testing.T) {
	data, err := json.Marshal(map[string]date.Date{"day": date.MustParse("21.11.2026"), "none": {}})
	if err != nil || string(data) != `{"day":"2026-11-21","none":""}` {
		t.Errorf("got %s, %v", data, err)
	}
	var back map[string]date.Date
	if err := json.Unmarshal(data, &back); err != nil || back["day"] != date.MustParse("2026-11-21") || !back["none"].IsZero() {
		t.Errorf("got %v, %v", back, err)
	}
	if got := date.MustParse("2026-01-05").Dotted(); got != "05.01.2026" {
		t.Errorf("dotted: %s", got)
	}
}

// week is a calendar with one holiday on Wednesday 4 March 2026, a projected one
// on Friday 6 March, and Saturday 7 March worked.
func week() *date.Calendar {
	c := date.NewCalendar(2026, 2026)
	c.AddOff(date.MustParse("2026-03-04"), false)
	c.AddOff(date.MustParse("2026-03-06"), true)
	c.AddWorking(date.MustParse("2026-03-07"))
	return c
}

func TestPeriods(t *testing.T) {
	tests := []struct {
		reason        string
		from          string
		value         int
		unit          date.Unit
		after, before string
	}{
		{"the day of the event is not counted", "2026-03-02", 1, date.WorkingDays, "2026-03-03", "2026-02-27"},
		{"a holiday is not counted", "2026-03-03", 1, date.WorkingDays, "2026-03-05", "2026-03-02"},
		{"a worked Saturday is", "2026-03-05", 1, date.WorkingDays, "2026-03-07", "2026-03-03"},
		{"calendar days count everything", "2026-03-03", 3, date.Days, "2026-03-06", "2026-02-28"},
		{"months", "2026-03-31", 1, date.Months, "2026-04-30", "2026-02-28"},
		{"no days", "2026-03-04", 0, date.WorkingDays, "2026-03-04", "2026-03-04"},
	}
	for _, test := range tests {
		p := date.Period{Value: test.value, Unit: test.unit}
		from := date.MustParse(test.from)
		if got := p.After(from, week()); got.String() != test.after {
			t.Errorf("%s: after gives %s, want %s", test.reason, got, test.after)
		}
		if got := p.Before(from, week()); got.String() != test.before {
			t.Errorf("%s: before gives %s, want %s", test.reason, got, test.before)
		}
	}
}

func TestMoves(t *testing.T) {
	c := week()
	tests := []struct{ day, on, back string }{
		{"2026-03-03", "2026-03-03", "2026-03-03"},
		{"2026-03-04", "2026-03-05", "2026-03-03"},
		{"2026-03-06", "2026-03-07", "2026-03-05"},
		{"2026-03-08", "2026-03-09", "2026-03-07"},
	}
	for _, test := range tests {
		d := date.MustParse(test.day)
		if on, back := c.OnOrAfter(d).String(), c.OnOrBefore(d).String(); on != test.on || back != test.back {
			t.Errorf("%s: got %s and %s, want %s and %s", test.day, on, back, test.on, test.back)
		}
	}
}

func TestProjected(t *testing.T) {
	c := week()
	for _, test := range []struct {
		a, b string
		want bool
	}{{"2026-03-01", "2026-03-05", false}, {"2026-03-01", "2026-03-06", true}, {"2026-03-09", "2026-03-06", true}, {"2026-03-07", "2026-03-09", false}} {
		if got := c.Projected(date.MustParse(test.a), date.MustParse(test.b)); got != test.want {
			t.Errorf("%s to %s: got %t", test.a, test.b, got)
		}
	}
}
