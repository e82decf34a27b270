package summary

import (
	"fmt"
	"iter"
	"os"
	"sync"
	"testing"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/rules"
	"permitpack/generator/text"
)

type language = text.Language

var loadBook = sync.OnceValues(func() (*text.Book, error) { return text.Load(os.DirFS("../../templates")) })

func book(t testing.TB) *text.Book {
	t.Helper()
	b, err := loadBook()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

var about = About{Today: date.MustParse("2026-11-21"), Catalogue: date.MustParse("2026-11-20"), Sheet: "clients.xlsx"}

// invented are n rows of invented people, every one a little different: of twenty, one
// is rejected and one failed.
func invented(t testing.TB, n int, l language) iter.Seq2[Row, error] {
	t.Helper()
	words := book(t).Words(l)
	return func(yield func(Row, error) bool) {
		for i := range n {
			if !yield(inventedRow(i, words), nil) {
				return
			}
		}
	}
}

var (
	surnames   = []string{"Zhang", "Əliyev", "Müller", "Петрова", "O’Brien", "García Márquez", "Nguyễn", "=SUM(A1)"}
	procedures = []string{"temporary-residence", "temporary-residence-extension", "permanent-residence"}
	papers     = []string{"medical-certificate", "passport-copy", "housing-document", "ground-document", "birth-certificate", "health-insurance", "petition"}
	acts       = []string{"file-first", "file-extension", "file-permanent"}
)

func inventedRow(i int, words *text.Words) Row {
	r := Row{Row: i + 2, Key: fmt.Sprintf("K-%04d", i), Surname: surnames[i%len(surnames)], GivenNames: "Wei Ən"}
	switch i % 20 {
	case 7:
		r.Status = Rejected
		r.Findings = []finding.Finding{{ID: "passport.number", Severity: finding.Error, Where: fmt.Sprintf("F%d", i+2), Message: words.Say("finding.ground.not-of-procedure.message", nil)}}
		return r
	case 13:
		r.Status = Failed
		return r
	}
	r.Folder = fmt.Sprintf("K-%04d-Zhang-%04d", i, 1000+i)
	r.Procedure, r.Ground = procedures[i%3], "study"
	r.ProcedureTitle, r.GroundTitle = words.Say("procedure."+r.Procedure+".title", nil), words.Say("ground.study.title", nil)
	for k := range i % 4 {
		id := papers[(i+k*k)%len(papers)]
		r.Missing = append(r.Missing, Paper{ID: id, Title: words.Say(string(packet.ShortTitle(words, id)), nil), Expired: k == 2})
		r.Findings = append(r.Findings, words.Explain(finding.Finding{
			ID: "document.missing", Severity: finding.Error, Where: "documents", Sources: []string{"MM 46.1", "DR 14.8"},
			Args: finding.Args{"id": id, "document": finding.Key("document." + id + ".title")},
		}))
		r.Findings[k].Args = nil
	}
	if i%3 == 0 {
		r.Findings = append(r.Findings, words.Explain(finding.Finding{ID: "stay.unpaid-fine", Severity: finding.Warning, Where: "stay.unpaid_fine", Sources: []string{"MM 46"}}))
	}
	r.Status = finding.Verdict(r.Findings)
	r.Fees = []Fee{{ID: "state-fee", Title: words.Say("fee.state-fee.title", nil), Amount: 24000 + int64(i%3)*50, Currency: "AZN", Tier: "standard", Speed: "20", Due: about.Today.AddDays(40 + i%60)}}
	left := (i*37)%300 - 20
	status := rules.OK
	switch {
	case left < 0:
		status = rules.Overdue
	case left <= 30:
		status = rules.Soon
	}
	r.Deadlines = []Deadline{
		{ID: acts[i%3], Kind: rules.Act, Title: words.Say("deadline."+acts[i%3]+".title", nil), Date: about.Today.AddDays(left), Legal: about.Today.AddDays(left + 3), DaysLeft: left, Status: status},
		{ID: "decision", Kind: rules.Expect, Title: words.Say("deadline.decision.title", nil), Date: about.Today.AddDays(left + 30), Legal: about.Today.AddDays(left + 30), DaysLeft: left + 30, Status: rules.OK},
	}
	return r
}
