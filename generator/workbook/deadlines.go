package workbook

import (
	"regexp"
	"slices"

	"permitpack/generator/finding"
	"permitpack/generator/rules"
)

func (r *renderer) deadlines() {
	t := table{
		sheet: deadlinesSheet, title: r.say("deadlines.title"),
		columns: []column{
			{r.say("deadlines.name"), 24},
			{r.say("deadlines.rule"), 32},
			{r.say("deadlines.anchor"), 20},
			{r.say("deadlines.anchor-date"), 11},
			{r.say("deadlines.legal"), 11},
			{r.say("deadlines.safe"), 11},
			{r.say("deadlines.left"), 10},
			{r.say("deadlines.status"), 12},
			{r.say("deadlines.certainty"), 18},
			{r.say("deadlines.claims"), 38},
		},
	}
	for _, d := range byDay(r.packet.Deadlines) {
		t.rows = append(t.rows, r.deadline(d))
	}
	r.table(t)
}

func (r *renderer) deadline(d rules.Due) []cell {
	t := urgency(d.Status)
	row := []cell{
		words(d.Title(r.words)).bold(),
		words(d.Rule(r.words)),
		words(r.anchor(d.Anchor)),
		day(d.AnchorDate),
		day(d.Legal),
		day(d.Safe).bold(),
		{},
		{},
		words(r.certainty(d.Projected)),
		lines(r.dueClaims(d.Claims)),
	}
	if !d.Safe.IsZero() {
		row[6] = count(d.DaysLeft).as(t)
		row[7] = words(r.sayAny("due", string(d.Status))).as(t)
	}
	return row
}

// index is the place in a list that a profile key names: documents[2].valid_until.
var index = regexp.MustCompile(`\[\d+\]`)

// anchor says what the count starts from: the event that a profile key holds,
// another deadline, or, where no words are known, the key itself.
func (r *renderer) anchor(key string) string {
	name := index.ReplaceAllString(key, "")
	for _, known := range []string{"workbook.anchor." + name, "deadline." + name + ".title"} {
		if r.words.Has(known) {
			return r.words.Say(known, nil)
		}
	}
	return key
}

func (r *renderer) certainty(projected bool) string {
	if projected {
		return r.say("deadlines.projected")
	}
	return r.say("deadlines.fixed")
}

// dueClaims is one line for each source: what it says and the day that follows.
func (r *renderer) dueClaims(claims []rules.DueClaim) []string {
	said := make([]string, len(claims))
	for i, c := range claims {
		args := finding.Args{
			"date": c.Date.Dotted(), "source": c.Source, "standing": r.sayAny("standing", string(c.Standing)),
			"period": r.period(c.Value, string(c.Unit)),
		}
		key := "workbook.deadlines.claim"
		if args["period"] == "" {
			key = "workbook.deadlines.claim-day"
		}
		said[i] = r.words.Say(key, args)
	}
	return said
}

func urgency(s rules.DueStatus) tone {
	switch s {
	case rules.Overdue:
		return bad
	case rules.Soon:
		return caution
	}
	return good
}

// byDay are the deadlines by their safe day, those without one last.
func byDay(of []rules.Due) []rules.Due {
	sorted := slices.Clone(of)
	slices.SortStableFunc(sorted, func(a, b rules.Due) int {
		if a.Safe.IsZero() != b.Safe.IsZero() {
			if a.Safe.IsZero() {
				return 1
			}
			return -1
		}
		return a.Safe.Compare(b.Safe)
	})
	return sorted
}

// next are the deadlines that the summary shows: all that have passed, which
// cannot wait, and the three nearest that are still ahead.
func next(of []rules.Due) []rules.Due {
	const ahead = 3
	var shown []rules.Due
	n := 0
	for _, d := range byDay(of) {
		switch {
		case d.Safe.IsZero():
		case d.Status == rules.Overdue:
			shown = append(shown, d)
		case n < ahead:
			shown = append(shown, d)
			n++
		}
	}
	return shown
}
