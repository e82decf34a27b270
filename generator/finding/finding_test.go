package finding_test

import (
	"testing"

	"permitpack/generator/finding"
)

func TestVerdict(t *testing.T) {
	tests := []struct {
		severities []finding.Severity
		want       finding.Status
	}{
		{nil, finding.Ready},
		{[]finding.Severity{finding.Info}, finding.Ready},
		{[]finding.Severity{finding.Info, finding.Warning}, finding.WithWarnings},
		{[]finding.Severity{finding.Warning, finding.Error, finding.Info}, finding.NotReady},
	}
	for _, test := range tests {
		var findings []finding.Finding
		for _, s := range test.severities {
			findings = append(findings, finding.Finding{Severity: s})
		}
		if got := finding.Verdict(findings); got != test.want {
			t.Errorf("%v: got %s, want %s", test.severities, got, test.want)
		}
	}
}

func TestSortKeepsOrderWithinASeverity(t *testing.T) {
	findings := []finding.Finding{
		{ID: "i1", Severity: finding.Info}, {ID: "e1", Severity: finding.Error}, {ID: "w1", Severity: finding.Warning},
		{ID: "e2", Severity: finding.Error}, {ID: "i2", Severity: finding.Info},
	}
	finding.Sort(findings)
	got := ""
	for _, f := range findings {
		got += f.ID + " "
	}
	if want := "e1 e2 w1 i1 i2 "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
