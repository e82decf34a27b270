package summary

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/money"
	"permitpack/generator/packet"
	"permitpack/generator/rules"
	"permitpack/generator/text"
)

// A row comes back from the journal as it went in.
func TestRowSurvivesJSON(t *testing.T) {
	for name, row := range map[string]Row{
		"nothing": {},
		"all": {
			Number: 17, Key: "A-01\n\"x\"", Folder: "A-01-Zhang-5678", Surname: "Zhang", GivenNames: "Wei 张伟",
			Procedure: "temporary-residence", ProcedureTitle: "Temporary residence permit", Ground: "study", GroundTitle: "Study",
			Status: finding.NotReady,
			Findings: []finding.Finding{
				{ID: "passport.expires-early", Severity: finding.Error, Where: "passport.expires_on", Message: "m <&> ə", Fix: "f", Sources: []string{"MM 46.1.2"}},
				{ID: "text.x", Severity: finding.Info, Where: "", Sources: []string{}},
			},
			Missing: []Paper{{ID: "passport-copy", Title: "Passport copy"}, {ID: "medical-certificate", Title: "HIV", Expired: true}},
			Fees:    []Fee{{ID: "state-fee", Title: "State fee", Amount: 24050, Currency: "AZN", Tier: "standard", Speed: "20 working days", Due: date.MustParse("2027-04-12")}, {ID: "card"}},
			Deadlines: []Deadline{{
				ID: "file-first", Kind: rules.Act, Title: "File", Date: date.MustParse("2027-02-09"), Legal: date.MustParse("2027-02-12"),
				DaysLeft: -80, Status: rules.Overdue, Projected: true,
			}, {ID: "two-years"}},
		},
		"empty lists": {Findings: []finding.Finding{}, Missing: []Paper{}, Fees: []Fee{}, Deadlines: []Deadline{}},
	} {
		data, err := json.Marshal(row)
		if err != nil {
			t.Fatal(err)
		}
		var back Row
		if err := json.Unmarshal(data, &back); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(row, back, cmp.AllowUnexported(date.Date{})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// What was told the applicant in Chinese is told the agency in its own words.
func TestOf(t *testing.T) {
	on := date.MustParse
	chinese, english := book(t).Words(text.Chinese), book(t).Words(text.English)
	p := &packet.Packet{
		Name: "K-1-Zhang-5678", Procedure: "temporary-residence", Ground: "study", GroundTitle: "ground.study.title", Language: text.Chinese,
		Values: map[string]packet.Value{"applicant.surname": {Text: "Zhang"}, "applicant.given-names": {Text: "Wei"}},
		Findings: []finding.Finding{
			chinese.Explain(finding.Finding{ID: "document.missing", Severity: finding.Error, Where: "documents", Sources: []string{"MM 46.1"},
				Args: finding.Args{"id": "housing-application", "document": finding.Key("document.housing-application.title")}}),
			chinese.Explain(finding.Finding{ID: "stay.unpaid-fine", Severity: finding.Warning, Where: "stay.unpaid_fine"}),
		},
		Letters: []packet.Letter{{ID: "housing-application", Document: "housing-application"}},
		Documents: []packet.ChecklistItem{
			{ID: "housing-application", Status: packet.Missing, Standing: rules.Official},
			{ID: "medical-certificate", Status: packet.Expired, Standing: rules.Official},
			{ID: "passport-copy", Status: packet.Attached, Standing: rules.Official},
			{ID: "other", Status: packet.Missing}, // which nobody asks for
		},
		Fees: []rules.Fee{
			{ID: "state-fee", Amount: money.Manat(120), Tier: "standard", Period: date.Period{Value: 20, Unit: date.WorkingDays}, Chosen: true, Due: on("2027-01-05")},
			{ID: "state-fee", Amount: money.Manat(240), Tier: "fast", Period: date.Period{Value: 10, Unit: date.WorkingDays}},
		},
		Deadlines: []rules.Due{
			{ID: "file-first", Kind: rules.Act, Safe: on("2027-02-09"), Legal: on("2027-02-12"), DaysLeft: 80, Status: rules.OK, Projected: true},
			{ID: "passport-valid", Kind: rules.Validity, Safe: on("2032-01-30"), DaysLeft: 1896, Status: rules.OK}, // valid long enough
			{ID: "two-years", Kind: rules.Act}, // without a day
		},
	}
	said := p.Findings[1].Message
	row := Of(p, english)
	if p.Findings[1].Message != said {
		t.Error("the packet's own words are changed")
	}
	var got []string
	for _, f := range row.Findings {
		got = append(got, f.Message, f.Fix)
		if f.Args != nil || f.Sources == nil {
			t.Errorf("%s would not come back from the journal as it is", f.ID)
		}
	}
	for i, want := range []string{"missing", "draft", "An administrative fine is not paid. The permit is refused until it is.", "Pay the fine and set stay.unpaid_fine to false."} {
		if !strings.Contains(got[i], want) {
			t.Errorf("%q does not say %q", got[i], want)
		}
	}
	row.Findings = nil
	want := Row{
		Folder: "K-1-Zhang-5678", Surname: "Zhang", GivenNames: "Wei", Procedure: "temporary-residence", ProcedureTitle: "Temporary residence permit",
		Ground: "study", GroundTitle: "Study", Status: finding.NotReady,
		Missing: []Paper{
			{ID: "housing-application", Title: english.Say(string(packet.ShortTitle(english, "housing-application")), nil)},
			{ID: "medical-certificate", Title: "Medical certificate", Expired: true},
		},
		Fees: []Fee{{ID: "state-fee", Title: "State fee", Amount: 12000, Currency: "AZN", Tier: "standard", Speed: row.Fees[0].Speed, Due: on("2027-01-05")}},
		Deadlines: []Deadline{{ID: "file-first", Kind: rules.Act, Title: "File the first application", Date: on("2027-02-09"), Legal: on("2027-02-12"),
			DaysLeft: 80, Status: rules.OK, Projected: true}},
	}
	if diff := cmp.Diff(want, row, cmp.AllowUnexported(date.Date{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestNextAndPassed(t *testing.T) {
	day := func(kind rules.Kind, left int) Deadline {
		return Deadline{Kind: kind, Date: about.Today.AddDays(left), DaysLeft: left}
	}
	r := Row{Deadlines: []Deadline{day(rules.Act, 50), day(rules.Expect, 2), day(rules.Act, -3), day(rules.Expiry, 9), day(rules.Expiry, -1)}}
	if next, ok := r.Next(); !ok || next.DaysLeft != 9 {
		t.Errorf("next is in %d days, %v; want 9", next.DaysLeft, ok)
	}
	if n := r.Passed(); n != 2 {
		t.Errorf("%d have passed, want 2", n)
	}
	if _, ok := (Row{Deadlines: r.Deadlines[1:3]}).Next(); ok {
		t.Error("something is next where nothing is to be done any more")
	}
}

// A further finding changes the verdict, but not that a row was rejected.
func TestWith(t *testing.T) {
	info, wrong := finding.Finding{ID: "a", Severity: finding.Info}, finding.Finding{ID: "b", Severity: finding.Error}
	for _, test := range []struct{ status, want finding.Status }{
		{finding.Ready, finding.NotReady}, {Rejected, Rejected}, {Failed, Failed},
	} {
		r := Row{Status: test.status, Findings: []finding.Finding{info}}
		got := r.With(wrong)
		if got.Status != test.want || got.Findings[0].ID != "b" || len(r.Findings) != 1 {
			t.Errorf("%s becomes %s with %v", test.status, got.Status, got.Findings)
		}
	}
}

func TestCounts(t *testing.T) {
	var c Counts
	for _, s := range []finding.Status{finding.Ready, finding.Ready, finding.WithWarnings, finding.NotReady, Rejected, Failed, finding.Unusable} {
		c.Add(s)
	}
	if want := (Counts{Rows: 7, Ready: 2, Warnings: 1, NotReady: 2, Rejected: 1, Failed: 1}); c != want {
		t.Errorf("got %+v, want %+v", c, want)
	}
}
