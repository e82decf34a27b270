package generator

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"permitpack/generator/date"
	"permitpack/generator/page"
	"permitpack/generator/text"
)

// TestTimelineIsToScale measures the timeline of every sample, in every language, on
// the marks that are drawn: two ticks of a line give its scale, and by that every
// other tick and every day of the packet has to stand where it should. No words
// overlap, and each stand beside the marks of the days that they name.
func TestTimelineIsToScale(t *testing.T) {
	engine := loaded(t)
	for _, file := range samples(t) {
		for _, language := range text.Languages {
			t.Run(Name(file)+"/"+string(language), func(t *testing.T) {
				j := checklistOf(t, engine, file, language)
				lines := timelines(t, j)
				marked := map[date.Date]bool{}
				for _, line := range lines {
					line.check(t, j, marked)
				}
				for day := range timelineDays(j) {
					if !marked[day] {
						t.Errorf("%s is not marked", day)
					}
				}
			})
		}
	}
}

// checklistOf is the work on a sample up to the checklist, in one language. It is
// done once for all tests, which only read it.
func checklistOf(t *testing.T, engine *Engine, file string, language text.Language) *job {
	t.Helper()
	checklists.Lock()
	defer checklists.Unlock()
	key := file + "/" + string(language)
	if j, known := checklists.laid[key]; known {
		return j
	}
	laying := append(slices.Clone(deciding), step{"laying out the checklist", (*job).layChecklist})
	j, err := engine.run(context.Background(), engine.fromFile(file), Options{Today: sampleDay, Language: language}, laying)
	if err != nil {
		t.Fatal(err)
	}
	checklists.laid[key] = j
	return j
}

// checklists are those that were laid out.
var checklists = struct {
	sync.Mutex
	laid map[string]*job
}{laid: map[string]*job{}}

// timelineDays are the days of the packet that a timeline shows.
func timelineDays(j *job) map[date.Date]bool {
	days := map[date.Date]bool{sampleDay: true}
	for _, d := range j.packet.Deadlines {
		days[d.Safe], days[d.Legal] = true, true
	}
	for _, end := range []date.Date{j.packet.Ends.Stay, j.packet.Ends.Visa, j.packet.Ends.Passport} {
		days[end] = true
	}
	delete(days, date.Date{})
	return days
}

// timeline is one line of days as it is drawn.
type timeline struct {
	axis   page.Length
	ticks  []drawnTick
	marks  []page.Rect // squares and bars of days
	today  []page.Line
	labels []page.Text
}

type drawnTick struct {
	x     page.Length
	words string
}

// timelines finds the lines between their heading and that of the papers.
func timelines(t *testing.T, j *job) []*timeline {
	t.Helper()
	marks := j.checklist.Document.Pages[0].Values
	var top, foot page.Length
	for _, m := range marks {
		if words, ok := m.(page.Text); ok && words.Bold {
			switch words.Value {
			case j.words().Say("checklist.timeline.title", nil):
				top = words.Y
			case j.office().Say("checklist.papers.title", nil):
				foot = words.Y
			}
		}
	}
	if top == 0 || foot <= top {
		t.Fatalf("the timeline runs from %d to %d", top, foot)
	}
	if height := foot - top; height > 42*page.Millimetre { // with the heading and the gap below
		t.Errorf("the timeline is %d µm high", height)
	}
	var lines []*timeline
	for _, m := range marks {
		l, ok := m.(page.Line)
		if ok && l.Y1 == l.Y2 && l.X2-l.X1 > 180*page.Millimetre && l.Y1 > top && l.Y1 < foot-3*page.Millimetre {
			lines = append(lines, &timeline{axis: l.Y1})
		}
	}
	slices.SortFunc(lines, func(a, b *timeline) int { return int(a.axis - b.axis) })
	top, lines = lines[0].axis, lines[1:] // the first is the rule of the heading
	for _, m := range marks {
		switch m := m.(type) {
		case page.Rect:
			if line := lineAbove(lines, top, m.Y); line != nil && m.Fill != 255 || line != nil && m.Line > 0 {
				line.marks = append(line.marks, m)
			}
		case page.Line:
			for _, line := range lines {
				if m.X1 == m.X2 && m.Y1 == line.axis && m.Y2 > line.axis {
					line.ticks = append(line.ticks, drawnTick{x: m.X1})
				}
			}
			if line := lineAbove(lines, top, m.Y1); line != nil && m.X1 == m.X2 && m.Y2 > line.axis && m.Y1 < line.axis {
				line.today = append(line.today, m)
			}
		case page.Text:
			if line := lineAbove(lines, top, m.Y); line != nil {
				line.labels = append(line.labels, m)
			}
		}
	}
	for _, line := range lines {
		line.nameTicks(j, marks)
	}
	return lines
}

// lineAbove is the line in whose lanes something stands: above it and below the ticks of the one before.
func lineAbove(lines []*timeline, top, y page.Length) *timeline {
	for _, line := range lines {
		if y >= top && y < line.axis {
			return line
		}
		top = line.axis + 3500
	}
	return nil
}

// nameTicks finds the words below each tick.
func (line *timeline) nameTicks(j *job, marks []page.Mark) {
	for i := range line.ticks {
		tick := &line.ticks[i]
		for _, m := range marks {
			words, ok := m.(page.Text)
			if !ok || words.Y <= line.axis || words.Y > line.axis+4*page.Millimetre {
				continue
			}
			if middle := words.X + j.fonts.Width(words.Value, words.Style)/2; max(middle-tick.x, tick.x-middle) < 50 {
				tick.words = words.Value
			}
		}
	}
	line.ticks = slices.DeleteFunc(line.ticks, func(t drawnTick) bool { return t.words == "" })
}

// day is what the words of a tick say; a week's have no year, so it is on or after the given day.
func (tick drawnTick) day(t *testing.T, from date.Date) date.Date {
	t.Helper()
	var day, month, year int
	switch {
	case strings.HasSuffix(tick.words, "."):
		fmt.Sscanf(tick.words, "%d.%d.", &day, &month)
		year, _, _ = from.Parts()
		if written := fmt.Sprintf("%04d-%02d-%02d", year, month, day); written < from.String() {
			year++
		}
	case strings.Contains(tick.words, "."):
		day = 1
		fmt.Sscanf(tick.words, "%d.%d", &month, &year)
	default:
		day, month = 1, 1
		fmt.Sscanf(tick.words, "%d", &year)
	}
	d, err := date.Parse(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
	if err != nil {
		t.Fatalf("a tick says %q", tick.words)
	}
	return d
}

// near is how far a mark may stand from its place: a twentieth of a millimetre.
const near = 50

// check measures one line, and notes the days that are marked on it.
func (line *timeline) check(t *testing.T, j *job, marked map[date.Date]bool) {
	t.Helper()
	if len(line.ticks) < 2 {
		t.Fatalf("%d ticks are named", len(line.ticks))
	}
	slices.SortFunc(line.ticks, func(a, b drawnTick) int { return int(a.x - b.x) })
	from := sampleDay.AddDays(-200)
	first := line.ticks[0].day(t, from)
	last := first
	for _, tick := range line.ticks[1:] {
		last = tick.day(t, last)
	}
	left, right := line.ticks[0].x, line.ticks[len(line.ticks)-1].x
	at := func(d date.Date) page.Length {
		return left + page.Length(float64(right-left)*float64(d.DaysSince(first))/float64(last.DaysSince(first)))
	}
	stands := func(x page.Length, d date.Date) bool { return max(x-at(d), at(d)-x) <= near }
	before := first
	for _, tick := range line.ticks {
		if d := tick.day(t, before); !stands(tick.x, d) {
			t.Errorf("the tick %q stands at %d instead of %d", tick.words, tick.x, at(d))
		} else {
			before = d
		}
	}
	if len(line.today) != 1 || !stands(line.today[0].X1, sampleDay) {
		t.Errorf("today is drawn as %v instead of at %d", line.today, at(sampleDay))
	}
	marked[sampleDay] = true
	days := timelineDays(j)
	for _, m := range line.marks {
		found := false
		for d := range days {
			if stands(m.X+m.Width/2, d) {
				marked[d], found = true, true
			}
		}
		if !found {
			t.Errorf("a mark at %d is of no day of the packet", m.X+m.Width/2)
		}
	}
	line.checkLabels(t, j, days, stands)
}

// checkLabels wants words to keep apart, and to stand right beside the marks of the days that they name.
func (line *timeline) checkLabels(t *testing.T, j *job, days map[date.Date]bool, stands func(page.Length, date.Date) bool) {
	t.Helper()
	reach := func(l page.Text) page.Length { return l.X + j.fonts.Width(l.Value, l.Style) }
	for i, a := range line.labels {
		for _, b := range line.labels[:i] {
			if max(a.Y-b.Y, b.Y-a.Y) < 2500 && a.X < reach(b) && b.X < reach(a) {
				t.Errorf("%q and %q overlap", a.Value, b.Value)
			}
		}
		var named []date.Date
		for d := range days {
			if strings.Contains(a.Value, j.words().Date(d)) {
				named = append(named, d)
			}
		}
		if len(named) == 0 {
			t.Errorf("%q names no day of the packet", a.Value)
		}
		beside := false
		for _, m := range line.marks {
			inLane := m.Y < a.Y && m.Y+m.Height > a.Y-2*page.Millimetre
			gap := min(max(m.X-reach(a), a.X-m.X-m.Width), page.Millimetre+1)
			ofDay := slices.ContainsFunc(named, func(d date.Date) bool { return stands(m.X+m.Width/2, d) })
			beside = beside || inLane && ofDay && gap >= 0 && gap <= page.Millimetre
		}
		for _, l := range line.today {
			beside = beside || slices.Contains(named, sampleDay) && a.X > l.X1 && a.X-l.X1 < 2*page.Millimetre
		}
		if !beside {
			t.Errorf("%q stands beside none of its days", a.Value)
		}
	}
}
