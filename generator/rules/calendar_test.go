package rules_test

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"permitpack/generator/date"
	"permitpack/generator/rules"
)

var load = sync.OnceValues(func() (*rules.Catalogue, error) { return rules.Load(os.DirFS("../../templates")) })

// shipped is the catalogue of the program; loading lints it.
func shipped(t testing.TB) *rules.Catalogue {
	t.Helper()
	c, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func days(year int, list string) map[date.Date]bool {
	set := map[date.Date]bool{}
	for _, day := range strings.Fields(list) {
		set[date.MustParse(fmt.Sprintf("%d-%s", year, day))] = true
	}
	return set
}

func TestCalendarOfEveryKnownYear(t *testing.T) {
	calendar := shipped(t).Calendar
	for year, list := range nonWorkingWeekdays {
		off, worked := days(year, list), days(year, workedWeekends[year])
		count := 0
		for day := date.MustParse(fmt.Sprintf("%d-01-01", year)); ; day = day.AddDays(1) {
			if y, _, _ := day.Parts(); y != year {
				break
			}
			weekend := day.Weekday() == time.Saturday || day.Weekday() == time.Sunday
			want := !off[day] && !weekend || worked[day]
			if got := calendar.IsWorking(day); got != want {
				t.Errorf("%s: working is %t, the production calendar says %t", day, got, want)
			}
			if calendar.IsWorking(day) {
				count++
			}
		}
		if count != workingDays[year] {
			t.Errorf("%d has %d working days, the production calendar %d", year, count, workingDays[year])
		}
	}
}
