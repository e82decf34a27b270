package absence_test

import (
	"testing"

	"permitpack/generator/absence"
	"permitpack/generator/date"
)

// fifty is fifty stays of eight days over six years, every 44 days.
func fifty() []absence.Span {
	away := make([]absence.Span, 50)
	for i := range away {
		from := date.MustParse("2020-01-01").AddDays(44 * i)
		away[i] = absence.Span{From: from, To: from.AddDays(7)}
	}
	return away
}

func BenchmarkRolling(b *testing.B) {
	away := fifty()
	for b.Loop() {
		rolling180.Most(away, date.Date{}, date.Date{})
	}
}

func BenchmarkRollingLastDay(b *testing.B) {
	away, leave := fifty(), date.MustParse("2025-06-01")
	for b.Loop() {
		rolling180.LastDay(away, leave, within180)
	}
}

func BenchmarkYearly(b *testing.B) {
	away, yearly := fifty(), absence.Yearly{Start: date.MustParse("2020-02-29")}
	for b.Loop() {
		yearly.Most(away, date.Date{}, date.Date{})
	}
}

func BenchmarkYearlyLastDay(b *testing.B) {
	away, leave, yearly := fifty(), date.MustParse("2025-06-01"), absence.Yearly{Start: date.MustParse("2020-02-29")}
	for b.Loop() {
		yearly.LastDay(away, leave, inAYear)
	}
}
