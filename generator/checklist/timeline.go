package checklist

import (
	"cmp"
	"slices"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/page"
	"permitpack/generator/rules"
)

// The timeline shows the days to scale. What lies within soonest days of today
// is drawn on a line of its own where the rest is so far off that both could not
// be read on one.
const (
	oneLine = 550 // days that one line holds
	soonest = 400
	// leastDays is the length of the shortest line.
	leastDays = 14
	// highest is the height above which papers are left out.
	highest = 80 * page.Millimetre

	markSide  = 1700 // µm, of the square of a day
	endWidth  = 900  // µm, of the bar of an end
	labelGap  = 900  // µm, between a mark and its words
	apart     = 2000 // µm, between the words of one event and the next event
	tickDown  = 900  // µm, of a tick below the line
	tickApart = 4000 // µm, between the words of two ticks
)

// event is a day, or a safe day with the last one, on the timeline.
type event struct {
	first, last date.Date
	words       string
	kind        eventKind
	bold        bool
	paper       bool // it is the last day of a paper
}

type eventKind int

const (
	// dueEvent is a day by which, or from which on, something is done.
	dueEvent eventKind = iota
	// endEvent is the last day of what the applicant holds.
	endEvent
	// todayEvent is today.
	todayEvent
)

// timeline draws the days of the packet; without any there is none.
func (l *layout) timeline() {
	if len(l.events) == 0 {
		return
	}
	drawn := l.drawn(l.events)
	if drawn.height > highest { // a great many papers: their last days are in the table of days
		drawn = l.drawn(slices.DeleteFunc(slices.Clone(l.events), func(e event) bool { return e.paper }))
	}
	l.flow.gap(l.sectionGap)
	l.flow.place(drawn)
}

// drawn is the timeline with its heading.
func (l *layout) drawn(events []event) block {
	strips := l.strips(events)
	all := l.timelineHeading(len(strips))
	for _, s := range strips {
		all = all.above(s.block())
	}
	return all
}

// eventsOf are all days of the packet but today, the earliest first.
func (c *content) eventsOf() []event {
	if c.packet.Today.IsZero() {
		return nil
	}
	var out []event
	add := func(e event) {
		if !e.first.IsZero() {
			out = append(out, e)
		}
	}
	for _, d := range c.packet.Deadlines {
		add(c.dueEvent(d))
	}
	ends := c.packet.Ends
	if ends.Visa == ends.Stay {
		ends.Visa = date.Date{}
	}
	for _, end := range []struct {
		key string
		day date.Date
	}{
		{"checklist.timeline.stay", ends.Stay},
		{"checklist.timeline.visa", ends.Visa},
		{"checklist.timeline.passport", ends.Passport},
	} {
		words := c.own.Say("checklist.timeline.day", finding.Args{"title": finding.Key(end.key), "date": end.day})
		add(event{first: end.day, last: end.day, words: words, kind: endEvent})
	}
	slices.SortStableFunc(out, func(a, b event) int { return cmp.Or(a.first.Compare(b.first), a.last.Compare(b.last)) })
	return out
}

func (c *content) dueEvent(d rules.Due) event {
	first, last := date.Earlier(d.Safe, d.Legal), d.Legal
	if d.Safe.After(d.Legal) {
		last = d.Safe
	}
	e := event{first: first, last: last, kind: dueEvent}
	if d.Kind == rules.Expiry {
		e.kind, e.paper = endEvent, true
	}
	key, args := "checklist.timeline.day", finding.Args{"title": c.dueTitle(c.own, d), "date": first, "last": last}
	if first != last {
		key = "checklist.timeline.days"
	}
	e.words = c.own.Say(key, args)
	if d.Status == rules.Overdue {
		e.bold = true
		e.words = c.own.Say("checklist.timeline.late", finding.Args{"day": e.words, "left": c.left(d).reader()})
	}
	return e
}

// strips are one line with all days, or two: the days that are near, and those of later years.
func (l *layout) strips(events []event) []strip {
	today := event{
		first: l.packet.Today, last: l.packet.Today, kind: todayEvent, bold: true,
		words: l.own.Say("checklist.timeline.today", finding.Args{"date": l.packet.Today}),
	}
	near, far := parted(events, l.packet.Today)
	first := l.strip(append([]event{today}, near...))
	if len(far) == 0 {
		return []strip{first}
	}
	if len(near) == 0 {
		return []strip{l.strip(append([]event{today}, far...))}
	}
	today.words = ""
	second := l.strip(append([]event{today}, far...), first.from, first.to)
	second.near = &first
	return []strip{first, second}
}

// parted are the events near today and the others; all are near where one line holds them.
func parted(events []event, today date.Date) (near, far []event) {
	from, to := today, today
	for _, e := range events {
		from = date.Earlier(from, e.first)
		if e.last.After(to) {
			to = e.last
		}
	}
	if to.DaysSince(from) <= oneLine {
		return events, nil
	}
	for _, e := range events {
		if e.first.DaysSince(today) >= -soonest && e.last.DaysSince(today) <= soonest {
			near = append(near, e)
		} else {
			far = append(far, e)
		}
	}
	return near, far
}

// strip is one line of days. Every day has the same length on it.
type strip struct {
	l        *layout
	from, to date.Date
	labels   []label
	lanes    int
	// near is the line above, of which this one shows where it lies.
	near *strip
}

// label is an event with its place above the line.
type label struct {
	event
	lane  int // from the top
	x     page.Length
	lines []page.Stretch
}

// strip lays out a line that holds the events, and the further days.
func (l *layout) strip(events []event, further ...date.Date) strip {
	s := strip{l: l, from: events[0].first, to: events[0].last}
	for _, e := range events {
		further = append(further, e.first, e.last)
	}
	for _, d := range further {
		s.from = date.Earlier(s.from, d)
		if d.After(s.to) {
			s.to = d
		}
	}
	if short := leastDays - s.days(); short > 0 {
		s.to = s.to.AddDays(short)
	}
	edge := max(1, s.days()/80) // so that no mark is cut at an end
	s.from, s.to = s.from.AddDays(-edge), s.to.AddDays(edge)
	s.arrange(events)
	return s
}

func (s strip) days() int { return s.to.DaysSince(s.from) }

// at is where a day stands on the line.
func (s strip) at(d date.Date) page.Length {
	return page.Length(int64(d.DaysSince(s.from)) * int64(fullWidth) / int64(s.days()))
}

// extent is a stretch of a lane.
type extent struct{ from, to page.Length }

// arrange gives every event the highest lane in which it meets no other, its
// words at the right of its marks or else at the left.
func (s *strip) arrange(events []event) {
	var taken [][]extent // by lane
	for _, e := range events {
		placed := s.candidates(e)
		for lane := 0; ; lane++ {
			i := slices.IndexFunc(placed, func(c candidate) bool { return free(taken, lane, len(c.lines), c.extent) })
			if i < 0 {
				continue
			}
			c := placed[i]
			for n := range max(1, len(c.lines)) {
				for len(taken) <= lane+n {
					taken = append(taken, nil)
				}
				taken[lane+n] = append(taken[lane+n], c.extent)
			}
			s.labels = append(s.labels, label{event: e, lane: lane, x: c.x, lines: c.lines})
			break
		}
	}
	s.lanes = len(taken)
}

// candidate is one way to set the words of an event.
type candidate struct {
	extent
	x     page.Length
	lines []page.Stretch
}

// candidates are the ways to set the words of an event: right of its marks, left
// of them, and where neither holds them, in several lines on the wider side.
func (s *strip) candidates(e event) []candidate {
	half := page.Length(markSide / 2)
	if e.kind == endEvent {
		half = endWidth / 2
	}
	first, last := s.at(e.first)-half, s.at(e.last)+half
	if e.words == "" {
		return []candidate{{extent: extent{first, last}}}
	}
	st, fonts := s.style(e), s.l.fonts
	width := fonts.Width(e.words, st)
	whole := []page.Stretch{{Text: e.words, Width: width}}
	var out []candidate
	if x := last + labelGap; x+width <= fullWidth {
		out = append(out, candidate{extent{first, x + width}, x, whole})
	}
	if x := first - labelGap - width; x >= 0 {
		out = append(out, candidate{extent{x, last}, x, whole})
	}
	if len(out) > 0 {
		return out
	}
	if right := fullWidth - last - labelGap; right >= first-labelGap {
		return []candidate{{extent{first, fullWidth}, last + labelGap, slices.Clone(fonts.wrap(e.words, st, right))}}
	}
	return []candidate{{extent{0, last}, 0, slices.Clone(fonts.wrap(e.words, st, first-labelGap))}}
}

// free tells whether the extent meets nothing in the lanes.
func free(taken [][]extent, lane, lanes int, e extent) bool {
	for n := range max(1, lanes) {
		if lane+n >= len(taken) {
			break
		}
		if slices.ContainsFunc(taken[lane+n], func(t extent) bool { return e.from < t.to+apart && t.from < e.to+apart }) {
			return false
		}
	}
	return true
}

func (s *strip) style(e event) page.Style {
	if e.bold {
		return s.l.fonts.sized(styleStrong)
	}
	return s.l.fonts.sized(styleBody)
}

// block draws the strip.
func (s *strip) block() block {
	lane := leading(s.l.fonts, s.l.fonts.sized(styleBody)) + 150
	axis := page.Length(s.lanes)*lane + 500
	return block{
		height:  axis + tickDown + leading(s.l.fonts, s.l.fonts.sized(styleCaption)) + 200,
		figures: later(func() []figure { return s.figures(lane, axis) }),
	}
}

// figures are those of the strip: the lanes, and the line below them.
func (s *strip) figures(lane, axis page.Length) []figure {
	var all []figure
	for _, l := range s.labels {
		all = append(all, s.stems(l, lane, axis)...)
	}
	for _, l := range s.labels {
		all = append(all, s.words(l, lane)...)
	}
	for _, l := range s.labels {
		all = append(all, s.signs(l, lane)...)
	}
	return append(all, s.ticks(axis)...)
}

// stems lead from the marks down to the line; today's goes through all lanes.
func (s *strip) stems(l label, lane, axis page.Length) []figure {
	if l.kind == todayEvent {
		return []figure{marked(page.Line{X1: s.at(l.first), Y1: 0, X2: s.at(l.first), Y2: axis + tickDown, Width: 500})}
	}
	y := page.Length(l.lane)*lane + lane/2
	stem := func(d date.Date) figure {
		return marked(page.Line{X1: s.at(d), Y1: y, X2: s.at(d), Y2: axis, Width: hairline, Grey: ruleGrey})
	}
	if l.first == l.last {
		return []figure{stem(l.first)}
	}
	return []figure{stem(l.first), stem(l.last)}
}

// words sets the words of an event on white, over the stems of others.
func (s *strip) words(l label, lane page.Length) []figure {
	var figures []figure
	st := s.style(l.event)
	for i, each := range l.lines {
		y := page.Length(l.lane+i) * lane
		figures = append(figures,
			marked(page.Rect{X: l.x - 300, Y: y, Width: each.Width + 600, Height: lane, Fill: white}),
			marked(page.Text{X: l.x, Y: y + baseline(s.l.fonts, st), Style: st, Value: each.Text}))
	}
	return figures
}

// signs draws the marks of an event: a full square for the safe day, an empty one
// for the last day by law, a bar for an end.
func (s *strip) signs(l label, lane page.Length) []figure {
	y := page.Length(l.lane)*lane + (lane-markSide)/2
	square := func(d date.Date, fill int) figure {
		return marked(page.Rect{X: s.at(d) - markSide/2, Y: y, Width: markSide, Height: markSide, Line: 250, Fill: fill})
	}
	switch {
	case l.kind == todayEvent:
		return nil
	case l.kind == endEvent:
		return []figure{marked(page.Rect{X: s.at(l.first) - endWidth/2, Y: y - 300, Width: endWidth, Height: markSide + 600, Fill: black})}
	case l.first == l.last:
		return []figure{square(l.first, black)}
	}
	between := marked(page.Line{X1: s.at(l.first), Y1: y + markSide/2, X2: s.at(l.last), Y2: y + markSide/2, Width: 250})
	return []figure{between, square(l.last, white), square(l.first, black)}
}

// ticks draws the line itself with its months, weeks or years.
func (s *strip) ticks(axis page.Length) []figure {
	st := s.l.fonts.sized(styleCaption)
	figures := []figure{marked(page.Line{X1: 0, Y1: axis, X2: fullWidth, Y2: axis, Width: 250})}
	if s.near != nil {
		figures = append(figures, marked(page.Line{X1: s.at(s.near.from), Y1: axis, X2: s.at(s.near.to), Y2: axis, Width: 1100}))
	}
	for _, t := range s.scale() {
		x := s.at(t.day)
		figures = append(figures, marked(page.Line{X1: x, Y1: axis, X2: x, Y2: axis + tickDown, Width: 200}))
		half := s.l.fonts.Width(t.words, st) / 2
		if x-half >= 0 && x+half <= fullWidth {
			figures = append(figures, marked(page.Text{X: x - half, Y: axis + tickDown + baseline(s.l.fonts, st), Style: st, Value: t.words}))
		}
	}
	return figures
}

// timelineHeading is the title with what the marks mean.
func (l *layout) timelineHeading(lines int) block {
	b := stacked(l.fonts, fullWidth, plainly(l.own.Say("checklist.timeline.title", nil), styleHead))
	start := width(l.fonts, plainly(l.own.Say("checklist.timeline.title", nil), styleHead)) + 4*page.Millimetre
	base := baseline(l.fonts, l.fonts.sized(styleHead))
	x := start
	say := func(text string) {
		b.figures = append(b.figures, marked(page.Text{X: x, Y: base, Style: l.fonts.sized(styleSmall), Value: text}))
		x += l.fonts.width(text, styleSmall) + 3*page.Millimetre
	}
	sign := func(m page.Rect, key string) {
		b.figures = append(b.figures, marked(m))
		x += m.Width + labelGap
		say(l.own.Say(key, nil))
	}
	sign(page.Rect{X: x, Y: base - markSide, Width: markSide, Height: markSide, Line: 250, Fill: black}, "checklist.timeline.safe")
	sign(page.Rect{X: x, Y: base - markSide, Width: markSide, Height: markSide, Line: 250, Fill: white}, "checklist.timeline.legal")
	sign(page.Rect{X: x, Y: base - markSide - 200, Width: endWidth, Height: markSide + 400, Fill: black}, "checklist.timeline.end")
	if lines == 1 {
		return ruled(b, fullWidth)
	}
	caption := plainly(l.own.Say("checklist.timeline.two-lines", nil), styleCaption)
	if end := width(l.fonts, caption); x+end <= fullWidth {
		b.figures = append(b.figures, stack(caption.lines(l.fonts, end+1), fullWidth-end, base-baseline(l.fonts, l.fonts.sized(styleCaption))))
	} else {
		b = b.above(stacked(l.fonts, fullWidth, caption))
	}
	return ruled(b, fullWidth)
}
