// Package summary tells an agency of a whole batch: a Row of each application, and
// summary.xlsx of all of them.
package summary

import (
	"slices"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/money"
	"permitpack/generator/packet"
	"permitpack/generator/rules"
	"permitpack/generator/text"
)

// Row is what is told of one row of the agency's sheet. As JSON it is a line of the
// batch's journal: it comes back from there unchanged. Its words are of the agency's
// language.
type Row struct {
	// Number is that of the row in the sheet, from 1, and Key the client_id, or the number where there is none.
	Number int    `json:"row"`
	Key    string `json:"key"`
	// Folder is the name of the packet's folder; empty where none was made.
	Folder     string `json:"folder"`
	Surname    string `json:"surname"`
	GivenNames string `json:"given_names"`
	// Procedure and Ground are ids, empty where the row has none that could be read;
	// the titles are what people call them.
	Procedure      string            `json:"procedure"`
	ProcedureTitle string            `json:"procedure_title"`
	Ground         string            `json:"ground"`
	GroundTitle    string            `json:"ground_title"`
	Status         finding.Status    `json:"status"`
	Findings       []finding.Finding `json:"findings"`
	// Missing are the papers that are asked for and missing, or expired.
	Missing   []Paper    `json:"missing"`
	Fees      []Fee      `json:"fees"`
	Deadlines []Deadline `json:"deadlines"`
}

// What becomes of a row beside the verdicts on packets.
const (
	// Rejected is a row that cannot be read as an application: no packet was made.
	Rejected finding.Status = "rejected"
	// Failed is a row whose packet could not be made, by no fault of the row.
	Failed finding.Status = "failed"
)

// Paper is a document requirement; Title is its short name.
type Paper struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	// Expired says that the paper is there and no longer valid.
	Expired bool `json:"expired,omitempty"`
}

// Fee is a state fee that this applicant pays.
type Fee struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Amount   int64  `json:"amount"` // hundredths
	Currency string `json:"currency"`
	Tier     string `json:"tier"`
	// Speed is what people call the tier.
	Speed string    `json:"speed"`
	Due   date.Date `json:"due"`
}

// Money is the amount with its currency.
func (f Fee) Money() money.Amount { return money.Amount{Hundredths: f.Amount, Currency: f.Currency} }

// Deadline is a day on which something has to be done, is decided, or ends.
type Deadline struct {
	ID    string     `json:"id"`
	Kind  rules.Kind `json:"kind"`
	Title string     `json:"title"`
	// Date is the safe day, Legal the last day by official claims.
	Date  date.Date `json:"date"`
	Legal date.Date `json:"legal_date"`
	// DaysLeft are calendar days to Date, negative when it has passed.
	DaysLeft int             `json:"days_left"`
	Status   rules.DueStatus `json:"status"`
	// Projected says that the count rests on a day off whose official date is not out yet.
	Projected bool `json:"projected"`
}

// Of is what is told of a packet, in words of the agency's language. Number and Key are
// the caller's to fill; the names have a box for every character that no font has.
func Of(p *packet.Packet, words *text.Words) Row {
	row := Row{
		Folder: p.Name, Surname: p.Values["applicant.surname"].Text, GivenNames: p.Values["applicant.given-names"].Text,
		Procedure: p.Procedure, ProcedureTitle: words.Say("procedure."+p.Procedure+".title", nil), Ground: p.Ground,
		Status: p.Status(), Findings: []finding.Finding{}, Missing: []Paper{}, Fees: []Fee{}, Deadlines: []Deadline{},
	}
	if p.GroundTitle != "" {
		row.GroundTitle = words.Say(p.GroundTitle, nil)
	}
	for _, f := range p.Told(words) {
		f.Args = nil // said already, and JSON has no place for them
		f.Sources = append([]string{}, f.Sources...)
		row.Findings = append(row.Findings, f)
	}
	for _, item := range p.Documents {
		if item.Wanting() {
			row.Missing = append(row.Missing, Paper{ID: item.ID, Title: words.Say(string(packet.ShortTitle(words, item.ID)), nil), Expired: item.Status == packet.Expired})
		}
	}
	for _, f := range p.Fees {
		if f.Chosen {
			row.Fees = append(row.Fees, Fee{
				ID: f.ID, Title: words.Say("fee."+f.ID+".title", nil), Amount: f.Amount.Hundredths, Currency: f.Amount.Currency,
				Tier: f.Tier, Speed: f.Speed(words), Due: f.Due,
			})
		}
	}
	for _, d := range p.Deadlines {
		if d.Concerns() {
			row.Deadlines = append(row.Deadlines, Deadline{
				ID: d.ID, Kind: d.Kind, Title: d.Title(words), Date: d.Safe, Legal: d.Legal,
				DaysLeft: d.DaysLeft, Status: d.Status, Projected: d.Projected,
			})
		}
	}
	return row
}

// Next is the nearest day on which the applicant has to act, or a paper ends, that has
// not passed; ok is false where there is none.
func (r Row) Next() (next Deadline, ok bool) {
	for _, d := range r.Deadlines {
		if d.Kind == rules.Expect || d.DaysLeft < 0 || ok && !d.Date.Before(next.Date) {
			continue
		}
		next, ok = d, true
	}
	return next, ok
}

// Passed is how many days to act, or ends of papers, lie behind.
func (r Row) Passed() int {
	passed := 0
	for _, d := range r.Deadlines {
		if d.Kind != rules.Expect && d.DaysLeft < 0 {
			passed++
		}
	}
	return passed
}

// With is the row with further findings, and the verdict that follows from all. What
// was rejected, or failed, stays so.
func (r Row) With(findings ...finding.Finding) Row {
	r.Findings = slices.Concat(r.Findings, findings)
	finding.Sort(r.Findings)
	if r.Status != Rejected && r.Status != Failed {
		r.Status = finding.Verdict(r.Findings)
	}
	return r
}

// Counts is how many rows came to what.
type Counts struct {
	Rows     int `json:"rows"`
	Ready    int `json:"ready"`
	Warnings int `json:"warnings"`
	NotReady int `json:"not_ready"`
	Rejected int `json:"rejected"`
	Failed   int `json:"failed"`
}

// Add counts a row.
func (c *Counts) Add(status finding.Status) {
	c.Rows++
	switch status {
	case finding.Ready:
		c.Ready++
	case finding.WithWarnings:
		c.Warnings++
	case Rejected:
		c.Rejected++
	case Failed:
		c.Failed++
	default:
		c.NotReady++
	}
}
