package workbook

import "permitpack/generator/rules"

func (r *renderer) sources() {
	t := table{
		sheet: sourcesSheet, title: r.say("sources.title"), tab: muted,
		columns: []column{
			{r.say("sources.id"), 12},
			{r.say("sources.name"), 52},
			{r.say("sources.address"), 48},
			{r.say("sources.edition"), 28},
			{r.say("sources.read"), 13},
			{r.say("sources.standing"), 18},
		},
	}
	for _, s := range r.packet.Sources {
		t.rows = append(t.rows, r.source(s))
	}
	r.table(t)
}

func (r *renderer) source(s rules.Source) []cell {
	return []cell{
		words(s.ID).bold(),
		words(s.Title),
		address(s.URL),
		words(s.Edition),
		day(s.Read),
		words(r.sayAny("standing", string(s.Standing))),
	}
}
