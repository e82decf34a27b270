package workbook

import (
	"strings"

	"permitpack/generator/rules"
)

func (r *renderer) holidays() {
	t := table{
		sheet: holidaysSheet, title: r.say("holidays.title"), tab: muted,
		columns: []column{
			{r.say("holidays.date"), 13},
			{r.say("holidays.weekday"), 16},
			{r.say("holidays.name"), 36},
			{r.say("holidays.kind"), 20},
			{r.say("holidays.certainty"), 16},
			{r.say("sources.column"), 14},
		},
	}
	for _, h := range r.packet.Holidays {
		t.rows = append(t.rows, r.holiday(h))
	}
	r.table(t)
}

func (r *renderer) holiday(h rules.Holiday) []cell {
	kind, kindTone := r.say("holidays.off"), plain
	if h.Works {
		kind, kindTone = r.say("holidays.works"), caution
	}
	standing, standingTone := rules.Official, plain
	if h.Projected {
		standing, standingTone = rules.Projected, caution
	}
	return []cell{
		day(h.Date),
		words(r.say("weekday." + strings.ToLower(h.Date.Weekday().String()))),
		words(r.words.Say("holiday."+h.Name, nil)),
		words(kind).as(kindTone),
		words(r.sayAny("standing", string(standing))).as(standingTone),
		words(h.Source),
	}
}
