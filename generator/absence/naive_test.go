package absence_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"permitpack/generator/absence"
	"permitpack/generator/date"
)

// Here the same is counted again in the plainest way, every day ticked off and
// every window looked at, and compared with the package.

// epoch is so chosen that leap days, a 29 February as start and several
// anniversaries come up.
var epoch = date.MustParse("2027-11-20")

// ticked tells of each day from epoch on whether it is spent outside.
type ticked [1100]bool

func tick(away []absence.Span) *ticked {
	var days ticked
	for _, s := range away {
		if s.From.IsZero() {
			continue
		}
		for d := s.From; !d.After(s.To); d = d.AddDays(1) {
			days[d.DaysSince(epoch)] = true
		}
	}
	return &days
}

// count is how many of the ticked days lie in first..last.
func (days *ticked) count(first, last date.Date) int {
	n := 0
	begin, end := max(0, first.DaysSince(epoch)), min(last.DaysSince(epoch), len(days)-1)
	for d := begin; d <= end; d++ {
		if days[d] {
			n++
		}
	}
	return n
}

func naiveRolling(days *ticked, window int, from, to date.Date) absence.Most {
	var most absence.Most
	for last := from; !last.After(to); last = last.AddDays(1) {
		first := last.AddDays(1 - window)
		if n := days.count(first, last); n > most.Days {
			most = absence.Most{Days: n, From: first, To: last}
		}
	}
	return most
}

// anniversary is the n-th of start, written out here without AddMonths.
func anniversary(start date.Date, n int) date.Date {
	year, month, day := start.Parts()
	year += n
	leap := year%4 == 0 && year%100 != 0 || year%400 == 0
	if month == time.February && day == 29 && !leap {
		day = 28
	}
	return date.FromTime(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

func naiveYearly(days *ticked, start, from, to date.Date) absence.Most {
	var most absence.Most
	for year := 0; !anniversary(start, year).After(to); year++ {
		first, last := anniversary(start, year), anniversary(start, year+1).AddDays(-1)
		if n := days.count(first, date.Earlier(last, to)); n > most.Days && !last.Before(from) {
			most = absence.Most{Days: n, From: first, To: last}
		}
	}
	return most
}

// naiveLastDay stays one day longer until the limit is exceeded.
func naiveLastDay(away []absence.Span, leave date.Date, limit int, most func(*ticked) int) (date.Date, bool) {
	days := tick(away)
	for d := leave; ; d = d.AddDays(1) {
		days[d.DaysSince(epoch)] = true
		if most(days) > limit {
			return d.AddDays(-1), d != leave
		}
	}
}

// example is one question to both. All its days lie near each other, so that
// spans meet, overlap and fill windows.
type example struct {
	away            []absence.Span
	window, limit   int
	start, from, to date.Date
	end             date.Date // by which everything is over
}

// draw makes an example of numbers that chance or a fuzzer gives; next(n) is 0 to n-1.
func draw(next func(n int) int) example {
	const reach = 900
	e := example{window: 1 + next(40), start: epoch.AddDays(next(400)), from: epoch.AddDays(next(reach)), end: epoch.AddDays(reach + 100)}
	if next(4) == 0 {
		e.start = date.MustParse("2028-02-29")
	}
	e.to = e.from.AddDays(next(400))
	e.limit = next(e.window)
	length := 1 + next(40)
	for range next(12) {
		from := epoch.AddDays(next(reach))
		span := absence.Span{From: from, To: from.AddDays(next(length+1) - 1)} // also one that ends before it begins
		if next(20) == 0 {
			span.From = date.Date{}
		}
		e.away = append(e.away, span)
	}
	return e
}

func (e example) compare(t *testing.T) {
	t.Helper()
	rolling, yearly := absence.Rolling{Window: e.window}, absence.Yearly{Start: e.start}
	days := tick(e.away)
	open := date.Date{}
	checks := []struct {
		name      string
		got, want absence.Most
	}{
		{"rolling", rolling.Most(e.away, e.from, e.to), naiveRolling(days, e.window, e.from, e.to)},
		{"rolling, open", rolling.Most(e.away, open, open), naiveRolling(days, e.window, epoch, e.end)},
		{"yearly", yearly.Most(e.away, e.from, e.to), naiveYearly(days, e.start, e.from, e.to)},
		{"yearly, open", yearly.Most(e.away, open, open), naiveYearly(days, e.start, epoch, e.end)},
	}
	for _, check := range checks {
		if check.got != check.want {
			t.Fatalf("%s: got %+v, want %+v of %+v", check.name, check.got, check.want, e)
		}
	}
}

// compareLastDay is apart, being slow in the plainest way.
func (e example) compareLastDay(t *testing.T) {
	t.Helper()
	got, ok := absence.Rolling{Window: e.window}.LastDay(e.away, e.from, e.limit)
	want, wantOK := naiveLastDay(e.away, e.from, e.limit, func(days *ticked) int {
		return naiveRolling(days, e.window, e.from, e.end).Days
	})
	if ok != wantOK || ok && got != want {
		t.Fatalf("rolling: got %s, %t, want %s, %t of %+v", got, ok, want, wantOK, e)
	}

	got, ok = absence.Yearly{Start: e.start}.LastDay(e.away, e.from, e.limit)
	want, wantOK = naiveLastDay(e.away, e.from, e.limit, func(days *ticked) int {
		return naiveYearly(days, e.start, e.from, e.end).Days
	})
	if ok != wantOK || ok && got != want {
		t.Fatalf("yearly: got %s, %t, want %s, %t of %+v", got, ok, want, wantOK, e)
	}
}

func TestAgainstNaive(t *testing.T) {
	chance := rand.New(rand.NewPCG(50, 18))
	for range 500 {
		draw(chance.IntN).compare(t)
	}
	for range 40 {
		draw(chance.IntN).compareLastDay(t)
	}
}

func FuzzAgainstNaive(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte("\x1e\x00\x10\x00\x20\x00\x01\x00\x50\x00\x05\x00\x14\x00\x04\x00\x40\x00\x05\x00\x01\x00\x44\x00\x09\x00\x01"))
	f.Fuzz(func(t *testing.T, data []byte) {
		draw(func(n int) int {
			if len(data) < 2 {
				return 0
			}
			v := int(data[0]) | int(data[1])<<8
			data = data[2:]
			return v % n
		}).compare(t)
	})
}
