package checklist

import (
	"fmt"
	"strconv"
	"time"

	"permitpack/generator/date"
	"permitpack/generator/page"
)

// tick is a day below the line of the timeline.
type tick struct {
	day   date.Date
	words string
}

// scale are the ticks of the line: the first of each week, month or year, as many
// of them as can be told apart.
func (s *strip) scale() []tick {
	for _, unit := range units {
		room := page.Length(int64(unit.days) * int64(fullWidth) / int64(s.days()))
		if room >= s.l.fonts.width(unit.widest, styleCaption)+tickApart {
			return unit.ticks(s.from, s.to)
		}
	}
	return units[len(units)-1].ticks(s.from, s.to)
}

// unit is a distance of ticks.
type unit struct {
	days   int // at least
	widest string
	// first is the first tick on or after a day, next the one after a tick.
	first func(date.Date) date.Date
	next  func(date.Date) date.Date
	words func(date.Date) string
}

func (u unit) ticks(from, to date.Date) []tick {
	var out []tick
	for d := u.first(from); !d.After(to); d = u.next(d) {
		out = append(out, tick{d, u.words(d)})
	}
	return out
}

var units = []unit{weeks(), months(1), months(2), months(3), months(6), years(1), years(2), years(5), years(10), years(100), years(1000)}

// weeks begin on Monday.
func weeks() unit {
	return unit{
		days: 7, widest: "00.00.",
		first: func(d date.Date) date.Date {
			for d.Weekday() != time.Monday {
				d = d.AddDays(1)
			}
			return d
		},
		next:  func(d date.Date) date.Date { return d.AddDays(7) },
		words: func(d date.Date) string { _, m, day := d.Parts(); return fmt.Sprintf("%02d.%02d.", day, int(m)) },
	}
}

func months(n int) unit {
	return unit{
		days: 28 * n, widest: "00.0000",
		first: func(d date.Date) date.Date {
			for _, m, day := d.Parts(); day != 1 || (int(m)-1)%n != 0; _, m, day = d.Parts() {
				d = d.AddDays(1)
			}
			return d
		},
		next:  func(d date.Date) date.Date { return d.AddMonths(n) },
		words: func(d date.Date) string { y, m, _ := d.Parts(); return fmt.Sprintf("%02d.%d", int(m), y) },
	}
}

func years(n int) unit {
	return unit{
		days: 365 * n, widest: "0000",
		first: func(d date.Date) date.Date {
			y, m, day := d.Parts()
			if m != time.January || day != 1 {
				y++
			}
			return newYear((y + n - 1) / n * n)
		},
		next:  func(d date.Date) date.Date { y, _, _ := d.Parts(); return newYear(y + n) },
		words: func(d date.Date) string { y, _, _ := d.Parts(); return strconv.Itoa(y) },
	}
}

// newYear is the first day of a year; the ends of a line may lie where no date can be written.
func newYear(year int) date.Date {
	return date.FromTime(time.Date(year, time.January, 1, 0, 0, 0, 0, time.UTC))
}
