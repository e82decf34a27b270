package rules_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/profile"
	"permitpack/generator/rules"
)

// limit is a sound limit of the heir but for what is put into it.
func limit(measure, claim string) string {
	return "limits: [{id: most, measure: " + measure + ", where: term_months, finding: ground.most, claims: [{" + claim + ", source: LAW}]}]\n"
}

// threshold is a sound ground with a threshold, likewise.
func threshold(measure, claim string) string {
	return "grounds: [{id: study, source: LAW, thresholds: [{id: least, measure: " + measure + ", claims: [{" + claim + ", source: LAW}]}]}]\n"
}

func TestUnitsAndNumbers(t *testing.T) {
	tests := []struct{ reason, heir, want string }{
		{"a term in months", "term_unit: months\nterm: [{value: 12, unit: months, source: LAW}]\n", ""},
		{"a term in days", "term_unit: days\nterm: [{value: 60, unit: days, source: LAW}]\n", ""},
		{"a term of days where months are asked for", "term_unit: months\nterm: [{value: 60, unit: days, source: LAW}]\n", `the unit of term is months, as term_unit says, not "days"`},
		{"a term without a unit", "term_unit: days\nterm: [{value: 60, source: LAW}]\n", `the unit of term is days, as term_unit says, not ""`},
		{"a limit in extensions", limit("extensions-asked", "value: 2, unit: extensions"), ""},
		{"no limit", limit("extensions-asked", "value: unlimited"), ""},
		{"a limit without a unit", limit("extensions-asked", "value: 2"), `extensions-asked is counted in extensions, not ""`},
		{"a limit on days in months", limit("stay-days", "value: 2, unit: months"), `stay-days is counted in days, not "months"`},
		{"an amount in manat", threshold("deposit", "value: 2, unit: AZN"), ""},
		{"an amount in another currency", threshold("deposit", "value: 2, unit: USD"), ""},
		{"an amount without a currency", threshold("deposit", "value: 2"), `deposit is an amount in a currency, as AZN, not in ""`},
		{"an amount of people", threshold("capital", "value: 2, unit: people"), `capital is an amount in a currency, as AZN, not in "people"`},
		{"people in manat", threshold("staff-full-time", "value: 5, unit: AZN"), `staff-full-time is counted in people, not "AZN"`},
		{"a share in per cent", threshold("share-percent", "value: 51, unit: percent"), ""},
		{"a share of more than all", threshold("share-percent", "value: 510, unit: percent"), "value percent is not between 0 and 100"},
		{"an amount below nought", threshold("deposit", "value: -2, unit: AZN"), "value AZN is not between 0 and 1000000000"},
		{"a term below nought", "term_unit: months\nterm: [{value: -1, unit: months, source: LAW}]\n", "value months is not between 0 and 1200"},
		{"a century", "term_unit: months\nterm: [{value: 1200, unit: months, source: LAW}]\n", ""},
		{"more than a century of months", "term_unit: months\nterm: [{value: 1201, unit: months, source: LAW}]\n", "value months is not between 0 and 1200"},
		{"more than a century of days", "deadlines: [{id: pay, anchor: filing, direction: after, kind: act, claims: [{value: 36526, unit: days, source: LAW}]}]\n", "value days is not between 0 and 36525"},
		{"more than a century of working days", "deadlines: [{id: pay, anchor: filing, direction: after, kind: act, claims: [{value: 36526, unit: working-days, source: LAW}]}]\n", "value working-days is not between 0 and 36525"},
		{"a span that ends in three centuries", "info: [{id: slow, claims: [{value: 10-100000, unit: days, source: LAW}]}]\n", "value days is not between 0 and 36525"},
		{"copies without end", "documents: [{id: photos, required: [{value: true, source: LAW}], copies: [{value: 1000, unit: copies, source: LAW}]}]\n", "value copies is not between 0 and 100"},
		{"a window of ages", "absences: [{id: away, finding: stay.away, window: 40000, claims: [{value: 1, unit: days, source: LAW}]}]\n", "window days is not between 0 and 36525"},
		{"a processing time without a unit", "fees: {id: fee, classes: [{id: all, general: true, source: LAW}], rows: [{class: all, tier: fast, days: 3, amount: 1, from: 2026-01-01, source: LAW}]}\n", "unit is missing: what days counts"},
		{"an amount that is paid out", "fees: {id: fee, classes: [{id: all, general: true, source: LAW}], rows: [{class: all, tier: fast, amount: -1, from: 2026-01-01, source: LAW}]}\n", "amount AZN is not between 0 and 1000000000"},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			got := faultsOf(t, small(test.heir))
			if test.want == "" && got != nil || test.want != "" && (len(got) != 1 || !strings.HasSuffix(got[0], ": "+test.want) || !strings.Contains(got[0], "heir/procedure.yaml:")) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// A measure that the linter takes for an amount is one in the profile too.
func TestMeasuresOfMoneyAreAmounts(t *testing.T) {
	for _, measure := range profile.MeasureNames() {
		_, err := rules.Load(small(threshold(measure, "value: 2, unit: AZN")))
		key := profile.MeasureKey(measure)
		amount := strings.HasPrefix(key, "amounts.") && key != "amounts.share_percent"
		if (err == nil) != amount {
			t.Errorf("%s, which is %s: %v", measure, key, err)
		}
	}
}

func TestEntriesWithoutTheirName(t *testing.T) {
	const where = "where: term_months, "
	tests := []struct {
		reason, heir string
		want         []string
	}{
		{"limits", "limits: [{" + where + "measure: stay-days, finding: a.b}, {id: most, " + where + "measure: stay-days}]", []string{"3:10: the limit has no id", "3:66: the limit has no finding"}},
		{"admits", "admits: [{where: sponsor.relation}]", []string{"3:10: the entry of admits has no finding"}},
		{"absences", "absences: [{window: 180}]", []string{"3:12: the absence has no finding", "3:12: the absence has no id"}},
		{"outlive", "outlive: [{where: passport.expires_on}]", []string{"3:11: the entry of outlive has no finding"}},
		{"obstacles", "obstacles: [{}, {}]", []string{
			"3:13: the obstacle has no finding", "3:13: the obstacle has no where", "3:17: the obstacle has no finding", "3:17: the obstacle has no where",
		}},
		{"advice", "advice: [{claims: []}]", []string{"3:10: the advice has no id"}},
		{"info", "info: [{claims: []}]", []string{"3:8: the info has no id"}},
		{"steps", "steps: [{source: LAW}, {source: LAW}]", []string{"3:9: the step has no id", "3:24: the step has no id"}},
		{"needs", "needs: [{missed: error, source: LAW}]", []string{"3:9: the need has no key"}},
		{"thresholds", "grounds: [{id: study, source: LAW, thresholds: [{measure: deposit}]}]", []string{"3:49: the threshold has no id"}},
		{"a threshold twice", "grounds: [{id: study, source: LAW, thresholds: [{id: a, measure: deposit, instead: [{id: a, measure: capital}]}]}]", []string{"3:85: the threshold a stands here twice"}},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			var got []string
			for _, fault := range faultsOf(t, small(test.heir+"\n")) {
				got = append(got, strings.TrimPrefix(fault, "catalogue/procedures/heir/procedure.yaml:"))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
