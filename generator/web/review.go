package web

import (
	"fmt"
	"slices"

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
	Fees      []feeRow
	Conflicts []conflictRow
}

type foundList struct {
	Title    string
	Severity finding.Severity
	Found    []problem
}

type deadlineRow struct{ Title, Day, Legal, Left, Status, StatusWord, Rule string }

type feeRow struct{ Title, Class, Amount, Due string }

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
	page := reviewPage{Status: result.Status(), StatusWord: words.Say("verdict."+string(result.Status()), nil), Usable: result.Unusable == nil}
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
	}
	return q.show("review", view{Page: s.id, Step: s.id, Body: page, Next: q.next(s), Back: q.back(s)})
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
	for _, f := range m.Fees {
		if !f.Chosen {
			continue // the amounts for other speeds stand in the workbook
		}
		page.Fees = append(page.Fees, feeRow{
			Title: f.Title, Class: words.Say("fee-class."+f.Class, nil), Due: words.Date(f.Due),
			Amount: words.Money(money.Amount{Hundredths: f.Amount, Currency: f.Currency}),
		})
	}
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
				row.Claims = append(row.Claims, claimRow{claim.Text, q.words().Say("standing."+string(claim.Standing), nil), claim.Citation()})
			}
			rows = append(rows, row)
		}
	}
	return rows, nil
}

// linked are findings with the fields that they speak of.
func (q request) linked(found []finding.Finding) []problem {
	m, err := q.maker(nil)
	if err != nil {
		return nil
	}
	var all []problem
	for _, f := range found {
		s := stepAbout(f.Where)
		p := problem{Finding: f, Label: q.words().Say("web.page."+s.id, nil), Link: s.path()}
		path := pathOf(f.Where)
		id, _ := f.Args["id"].(string)
		switch k, known := keys[path]; {
		case f.Where == "documents" && id != "":
			p.Link += "#" + paperID(id)
		case s.id == "papers" && index(f.Where, "documents") >= 0:
			p.Link += "#" + paperID(q.answers[fmt.Sprintf("documents[%d].id", index(f.Where, "documents"))])
		case s.id == "photo":
			p.Link += "#photo-file"
		case known:
			p.Link += "#" + idOf(f.Where)
			if k.Keys == nil {
				p.Label = m.label(k, f.Where)
			}
		}
		all = append(all, p)
	}
	return all
}
