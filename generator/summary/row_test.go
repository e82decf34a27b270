package summary

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/rules"
)

// A row comes back from the journal as it went in.
func TestRowSurvivesJSON(t *testing.T) {
	for name, row := range map[string]Row{
		"nothing": {},
		"all": {
			Row: 17, Key: "A-01\n\"x\"", Folder: "A-01-Zhang-5678", Surname: "Zhang", GivenNames: "Wei 张伟",
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
