package workbook

import (
	"time"

	"permitpack/generator/date"
	"permitpack/generator/rules"
)

// workdays numbers working days from firstCounted on, as the formulas do.
type workdays struct {
	// numbers are those of the last working day not after each day.
	numbers []int32
}

func numberDays(holidays []rules.Holiday) workdays {
	calendar := date.NewCalendar(0, 0)
	special := map[int]bool{}
	for _, h := range holidays {
		if h.Works {
			calendar.AddWorking(h.Date)
		} else {
			calendar.AddOff(h.Date, h.Projected)
		}
	}
	for _, h := range holidays {
		special[h.Date.DaysSince(firstCounted)] = calendar.IsWorking(h.Date)
	}
	w := workdays{numbers: make([]int32, lastCounted.DaysSince(firstCounted)+1)}
	number, weekday := int32(0), firstCounted.Weekday()
	for i := range w.numbers {
		working, known := special[i]
		if !known {
			working = weekday != time.Saturday && weekday != time.Sunday
		}
		if working {
			number++
		}
		w.numbers[i] = number
		weekday = (weekday + 1) % 7
	}
	return w
}

// number is that of the last working day not after d.
func (w workdays) number(d date.Date) int {
	i := d.DaysSince(firstCounted)
	if i < 0 || i >= len(w.numbers) {
		return 0
	}
	return int(w.numbers[i])
}
