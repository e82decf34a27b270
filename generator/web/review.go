package web

import (
	"maps"
	"slices"
	"strings"

	"permitpack/generator"
	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/money"
	"permitpack/generator/packet"
)

// reviewPage is everything that was decided.
type reviewPage struct {
	Status     finding.Status
	StatusWord string
	Usable     bool
	// Found are all findings, worst first, in three lists.
	Found     []foundList
	Deadlines []deadlineRow
	Fees      []feeTable
	// Total is what has to be paid, and until when; Speeds says that another speed can be chosen.
	Total     string
	Speeds    bool
	Conflicts []conflictRow
	// Sources say what the abbreviations of this page stand for.
	Sources []sourceRow
}

type sourceRow struct{ ID, Title, Standing string }

type foundList struct {
	Title    string
	Severity finding.Severity
	Found    []problem
}

type deadlineRow struct{ Title, Day, Legal, Left, Status, StatusWord, Rule string }

// feeTable are the amounts of one fee, side by side.
type feeTable struct {
	Title   string
	Options []feeOption
}

type feeOption struct {
	Terms, Amount string
	Chosen        bool
}

type conflictRow struct {
	Title, Followed string
	Claims          []claimRow
}

type claimRow struct{ Value, Standing, Source string }

func showReview(q request) error {
	q.saveAll()
	result, err := q.check(q.r.Context(), q.session)
	if err != nil {
		return err
	}
	words, s := q.words(), stepOf("review")
	page := reviewPage{Status: result.Status(), StatusWord: q.verdict(result), Usable: result.Unusable == nil}
	all := q.linked(q.findings(result))
	for _, severity := range []finding.Severity{finding.Error, finding.Warning, finding.Info} {
		list := foundList{Title: words.Say("web.found."+string(severity), nil), Severity: severity}
		for _, p := range all {
			if p.Severity == severity {
				list.Found = append(list.Found, p)
			}
		}
		if list.Found != nil {
			page.Found = append(page.Found, list)
		}
	}
	if page.Usable {
		q.decided(&page, result.Manifest)
		if page.Conflicts, err = q.conflicts(result.Manifest); err != nil {
			return err
		}
		if page.Sources, err = q.sources(page); err != nil {
			return err
		}
	}
	return q.show("review", view{Page: s.id, Step: s.id, Body: page, Next: q.next(s), Back: q.back(s)})
}

// verdict is the verdict on a packet; of what is no profile yet it says so more kindly.
func (q request) verdict(r generator.Result) string {
	if r.Unusable != nil {
		return q.words().Say("web.unfinished", nil)
	}
	return q.words().Say("verdict."+string(r.Status()), nil)
}

func (q request) decided(page *reviewPage, m packet.Manifest) {
	words := q.words()
	for _, d := range m.Deadlines {
		left := words.Say("unit.days", finding.Args{"n": d.DaysLeft})
		if d.DaysLeft < 0 {
			left = words.Say("checklist.deadlines.overdue", finding.Args{"n": -d.DaysLeft})
		}
		page.Deadlines = append(page.Deadlines, deadlineRow{
			Title: d.Title, Day: words.Date(d.Date), Legal: words.Date(d.Legal), Rule: d.Rule,
			Left: left, Status: string(d.Status), StatusWord: words.Say("due."+string(d.Status), nil),
		})
	}
	q.priced(page, m)
}

// priced puts the amounts of every fee side by side, and says what has to be paid.
func (q request) priced(page *reviewPage, m packet.Manifest) {
	words := q.words()
	tables := map[string]int{}
	total := map[string]int64{}
	var due date.Date
	for _, f := range m.Fees {
		at, known := tables[f.ID]
		if !known {
			at = len(page.Fees)
			tables[f.ID] = at
			page.Fees = append(page.Fees, feeTable{Title: f.Title})
		}
		option := feeOption{
			Terms:  words.Say("checklist.fee.terms", finding.Args{"class": words.Say("fee-class."+f.Class, nil), "tier": f.Speed}),
			Amount: words.Money(money.Amount{Hundredths: f.Amount, Currency: f.Currency}), Chosen: f.Chosen,
		}
		table := &page.Fees[at]
		if !slices.Contains(table.Options, option) {
			table.Options = append(table.Options, option)
		}
		page.Speeds = page.Speeds || f.Tier != m.Fees[0].Tier
		if f.Chosen {
			total[f.Currency] += f.Amount
			if !f.Due.IsZero() && (due.IsZero() || f.Due.Before(due)) {
				due = f.Due
			}
		}
	}
	page.Total = q.total(total, due)
}

// total says the sum of the chosen amounts, and the first day until which one is due.
func (q request) total(sums map[string]int64, due date.Date) string {
	words := q.words()
	var amounts []string
	for _, currency := range slices.Sorted(maps.Keys(sums)) {
		amounts = append(amounts, words.Money(money.Amount{Hundredths: sums[currency], Currency: currency}))
	}
	args := finding.Args{"amount": strings.Join(amounts, " + "), "day": due}
	switch {
	case len(amounts) == 0:
		return ""
	case due.IsZero():
		return words.Say("web.review.total", args)
	}
	return words.Say("web.review.total-due", args)
}

// conflicts are the rules of this packet on which sources differ.
func (q request) conflicts(m packet.Manifest) ([]conflictRow, error) {
	known, err := q.engine.Conflicts(q.language)
	if err != nil {
		return nil, err
	}
	var rows []conflictRow
	for _, c := range m.Conflicts {
		for _, k := range known {
			if k.Rule != c.Rule || !slices.Contains(k.Procedures, m.Procedure) {
				continue
			}
			row := conflictRow{Title: k.Title, Followed: k.SafeText}
			for _, claim := range k.Shown {
				said := claimRow{claim.Text, q.words().Say("standing."+string(claim.Standing), nil), claim.Citation()}
				if !slices.Contains(row.Claims, said) { // a claim for each speed says the same
					row.Claims = append(row.Claims, said)
				}
			}
			rows = append(rows, row)
		}
	}
	return rows, nil
}

// sources are those that the page names, in the order of the catalogue.
func (q request) sources(page reviewPage) ([]sourceRow, error) {
	named := map[string]bool{}
	name := func(citation string) {
		id, _, _ := strings.Cut(citation, " ")
		named[id] = true
	}
	for _, list := range page.Found {
		for _, p := range list.Found {
			for _, citation := range p.Sources {
				name(citation)
			}
		}
	}
	for _, row := range page.Conflicts {
		for _, claim := range row.Claims {
			name(claim.Source)
		}
	}
	index, err := q.engine.Index(q.language)
	if err != nil {
		return nil, err
	}
	var rows []sourceRow
	for _, s := range index.Sources {
		if named[s.ID] {
			rows = append(rows, sourceRow{s.ID, s.Title, q.words().Say("standing."+string(s.Standing), nil)})
		}
	}
	return rows, nil
}

// linked are findings with the fields that they speak of.
func (q request) linked(found []finding.Finding) []problem {
	m := q.labels()
	var all []problem
	for _, f := range found {
		p := problem{Finding: f, Link: m.link(f.Where)}
		if id, _ := f.Args["id"].(string); f.Where == "documents" && id != "" {
			p.Link += "#" + paperID(id)
		}
		if k, known := keys[pathOf(f.Where)]; known && k.Keys == nil && stepAbout(f.Where).id != "photo" {
			p.Label = m.label(k, f.Where)
		} else {
			p.Label = m.words.Say("web.page."+stepAbout(f.Where).id, nil)
		}
		all = append(all, p)
	}
	return all
}
