package summary

import (
	"cmp"
	"slices"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/money"
	"permitpack/generator/rules"
)

// tally counts what charts and totals show, while the rows go by.
type tally struct {
	counts   Counts
	severity map[finding.Severity]int
	// missing are the papers by id, weeks the days to act by week from monday on.
	missing map[string]*missingPaper
	monday  date.Date
	weeks   [weeksShown]int
	// paid are the fees in manat by procedure, in the order in which procedures first came.
	paid []paidFees
}

const (
	weeksShown  = 26
	papersShown = 10
)

type missingPaper struct {
	id, title string
	n         int
}

// paidFees are the fees of one procedure.
type paidFees struct {
	procedure  string
	n          int
	hundredths int64
}

func newTally(today date.Date) *tally {
	sinceMonday := (int(today.Weekday()) + 6) % 7
	return &tally{
		severity: map[finding.Severity]int{}, missing: map[string]*missingPaper{}, monday: today.AddDays(-sinceMonday),
	}
}

func (t *tally) add(r Row) {
	t.counts.Add(r.Status)
	for _, f := range r.Findings {
		t.severity[f.Severity]++
	}
	for _, p := range r.Missing {
		m := t.missing[p.ID]
		if m == nil {
			m = &missingPaper{id: p.ID, title: p.Title}
			t.missing[p.ID] = m
		}
		m.n++
	}
	for _, d := range r.Deadlines {
		if d.Kind == rules.Expect || d.DaysLeft < 0 {
			continue
		}
		if week := d.Date.DaysSince(t.monday) / 7; week < weeksShown {
			t.weeks[week]++
		}
	}
	for _, f := range r.Fees {
		if f.Currency == money.AZN {
			t.pay(r.ProcedureTitle, f.Amount)
		}
	}
}

func (t *tally) pay(procedure string, hundredths int64) {
	i := slices.IndexFunc(t.paid, func(p paidFees) bool { return p.procedure == procedure })
	if i < 0 {
		i = len(t.paid)
		t.paid = append(t.paid, paidFees{procedure: procedure})
	}
	t.paid[i].n++
	t.paid[i].hundredths += hundredths
}

// foremost are the papers that are missing most, the first the most.
func (t *tally) foremost() []missingPaper {
	var papers []missingPaper
	for _, m := range t.missing {
		papers = append(papers, *m)
	}
	slices.SortFunc(papers, func(a, b missingPaper) int {
		return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.id, b.id))
	})
	return papers[:min(len(papers), papersShown)]
}
