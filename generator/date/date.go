// Package date holds civil dates, without time and zone, and counts with them:
// calendar days, months and working days, as the Law on Administrative
// Proceedings of Azerbaijan counts them (Art. 48).
package date

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// Date is a day of the Gregorian calendar. The zero Date is no day; it is before every day.
type Date struct {
	year       int16
	month, day int8
}

// Of is the date of a year (1 to 9999), month and day. Days that a month lacks are an error.
func Of(year int, month time.Month, day int) (Date, error) {
	if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > DaysIn(year, month) {
		return Date{}, fmt.Errorf("there is no day %04d-%02d-%02d", year, month, day)
	}
	return Date{int16(year), int8(month), int8(day)}, nil
}

// DaysIn is the number of days of a month.
func DaysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// FromTime is the civil date of t in t's own zone.
func FromTime(t time.Time) Date {
	y, m, d := t.Date()
	return Date{int16(y), int8(m), int8(d)}
}

var errFormat = errors.New("a date is written YYYY-MM-DD or DD.MM.YYYY")

// Parse reads YYYY-MM-DD or DD.MM.YYYY.
func Parse(s string) (Date, error) {
	switch {
	case len(s) == 10 && s[4] == '-' && s[7] == '-':
		return parts(s[:4], s[5:7], s[8:])
	case len(s) == 10 && s[2] == '.' && s[5] == '.':
		return parts(s[6:], s[3:5], s[:2])
	}
	return Date{}, errFormat
}

// MustParse is Parse for dates written in the program's own tests and tables.
func MustParse(s string) Date {
	d, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

func parts(year, month, day string) (Date, error) {
	y, ok1 := digits(year)
	m, ok2 := digits(month)
	d, ok3 := digits(day)
	if !ok1 || !ok2 || !ok3 {
		return Date{}, errFormat
	}
	return Of(y, time.Month(m), d)
}

func digits(s string) (int, bool) {
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = 10*n + int(r-'0')
	}
	return n, true
}

// Parts are year, month and day.
func (d Date) Parts() (int, time.Month, int) { return int(d.year), time.Month(d.month), int(d.day) }

// IsZero tells whether d is no day at all.
func (d Date) IsZero() bool { return d == Date{} }

// Time is midnight UTC of the day, for libraries that want a time.
func (d Date) Time() time.Time {
	return time.Date(int(d.year), time.Month(d.month), int(d.day), 0, 0, 0, 0, time.UTC)
}

// String is YYYY-MM-DD, or nothing for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// Dotted is DD.MM.YYYY, as Azerbaijani offices write a date, or nothing for the zero Date.
func (d Date) Dotted() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d.%02d.%04d", d.day, d.month, d.year)
}

// MarshalText writes YYYY-MM-DD.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what Parse reads; nothing is the zero Date.
func (d *Date) UnmarshalText(text []byte) error {
	s := strings.TrimSpace(string(text))
	if s == "" {
		*d = Date{}
		return nil
	}
	parsed, err := Parse(s)
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// Compare is negative when d is before other, positive when after.
func (d Date) Compare(other Date) int {
	if d.year != other.year {
		return int(d.year) - int(other.year)
	}
	if d.month != other.month {
		return int(d.month) - int(other.month)
	}
	return int(d.day) - int(other.day)
}

func (d Date) Before(other Date) bool { return d.Compare(other) < 0 }
func (d Date) After(other Date) bool  { return d.Compare(other) > 0 }

// Earlier is the earlier of two days, where the zero Date counts as not given.
func Earlier(a, b Date) Date {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.Time().Weekday() }

// AddDays is the day n calendar days later, or earlier for a negative n.
func (d Date) AddDays(n int) Date { return FromTime(d.Time().AddDate(0, 0, n)) }

// AddMonths is the same day of the month n months later (or earlier); a day
// that the month lacks becomes its last day.
func (d Date) AddMonths(n int) Date {
	first := time.Date(int(d.year), time.Month(d.month)+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	y, m, _ := first.Date()
	return Date{int16(y), int8(m), int8(min(int(d.day), DaysIn(y, m)))}
}

// DaysSince is the number of calendar days from other to d; negative when d is earlier.
func (d Date) DaysSince(other Date) int {
	// Seconds, because a time.Duration ends after 292 years.
	const secondsOfDay = 24 * 60 * 60
	return int((d.Time().Unix() - other.Time().Unix()) / secondsOfDay)
}

// YearsAt is the age in completed years that somebody born on d has on day. A
// birthday on 29 February is reached on 1 March of a common year.
func (d Date) YearsAt(day Date) int {
	years := int(day.year) - int(d.year)
	if day.month < d.month || day.month == d.month && day.day < d.day {
		years--
	}
	return years
}
