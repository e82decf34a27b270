package form_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/form"
	"permitpack/generator/packet"
	"permitpack/generator/page"
)

// restOf is what the box for the rest is to show, value by value, without what
// each of them is.
func restOf(k kit, laid form.Laid) []string {
	var shown []string
	for _, f := range fields(k.form) {
		if f.Kind != form.Rest {
			continue
		}
		for _, placed := range laid.Placed {
			if placed.Field == f.ID {
				shown = append(shown, placed.Value)
			}
		}
	}
	return shown
}

// TestRest: the box shows what has no field, with what it is, and nothing that has one.
func TestRest(t *testing.T) {
	for _, test := range []struct {
		name, form string
		set        map[string]packet.Value
		want       []string
	}{
		{"nothing is left over", "temporary-residence", nil, []string{""}},
		{
			"a day without a field", "temporary-residence",
			map[string]packet.Value{"stay.lost-on": {Text: "12.11.2026"}},
			[]string{"Vəsiqənin (qərarın) itirildiyi tarix Card (decision) lost on", "12.11.2026"},
		},
		{
			"in Azerbaijani alone", "stay-registration",
			map[string]packet.Value{"stay.lost-on": {Text: "12.11.2026"}},
			[]string{"Vəsiqənin (qərarın) itirildiyi tarix", "12.11.2026"},
		},
		{
			"a word that is not on the list", "temporary-residence",
			map[string]packet.Value{"applicant.marital-status": {Text: "boşanmış", Choice: "divorced"}},
			[]string{"Ailə vəziyyəti Marital status", "boşanmış"},
		},
		{
			"a figure that stands among those of the ground", "temporary-residence",
			map[string]packet.Value{"amounts.deposit": {Text: "200.000 manat"}, "ground.figures": {Text: "Bankda müddətli əmanət: 200.000 manat"}},
			[]string{""},
		},
		{
			"a figure on a form without a field for it", "stay-registration",
			map[string]packet.Value{"amounts.deposit": {Text: "200.000 manat"}, "ground.figures": {Text: "Bankda müddətli əmanət: 200.000 manat"}},
			[]string{"Bankda müddətli əmanət", "200.000 manat"},
		},
		{
			"rows", "stay-registration",
			map[string]packet.Value{
				"family":        {Rows: [][]string{{"ata", "Zhang Guoqiang", "", "Çin", "Xeyr"}, {"ana", "Li Na", "14.08.1972", "Çin", "Xeyr"}}},
				"stay.absences": {Rows: [][]string{{"01.02.2026", "15.03.2026"}}},
			},
			[]string{
				"Ölkədən kənarda olub", "01.02.2026 – 15.03.2026",
				"Ailə üzvləri (sonda – müraciət edir)", "ata, Zhang Guoqiang, Çin, Xeyr; ana, Li Na, 14.08.1972, Çin, Xeyr",
			},
		},
		{"the speed is of the fee", "stay-registration", map[string]packet.Value{"speed": {Text: "20 iş günü"}}, []string{""}},
	} {
		t.Run(test.name, func(t *testing.T) {
			k := loadForm(t, test.form)
			laid := k.lay(t, &packet.Packet{Today: student().Today, Values: test.set})
			if diff := cmp.Diff(test.want, restOf(k, laid)); diff != "" {
				t.Errorf("the rest (-want +got):\n%s", diff)
			}
			if len(laid.Findings) > 0 {
				t.Errorf("findings %v", laid.Findings)
			}
		})
	}
}

// TestMuchRest: what the box cannot hold stands whole on an additional sheet, and
// the box says so.
func TestMuchRest(t *testing.T) {
	k := loadForm(t, "stay-registration")
	long := strings.TrimSpace(strings.Repeat("uzun söz ", 55))
	laid := k.lay(t, &packet.Packet{Today: student().Today, Values: map[string]packet.Value{
		"applicant.ethnicity": {Text: "türk", Where: "applicant.ethnicity"},
		"applicant.education": {Text: long, Where: "applicant.education"}, "circumstances": {Text: long, Where: "circumstances"},
	}})
	if len(laid.Findings) != 1 || laid.Findings[0].ID != "text.continued" || laid.Findings[0].Where != "applicant.ethnicity" {
		t.Errorf("findings %v", laid.Findings)
	}
	if len(laid.Document.Pages) != 2 {
		t.Fatalf("%d pages, want 2", len(laid.Document.Pages))
	}
	named, sheet := "", ""
	for i, pg := range laid.Document.Pages {
		for _, m := range pg.Values {
			if text, ok := m.(page.Text); ok && i == 0 {
				named += text.Value
			} else if ok {
				sheet += text.Value + " "
			}
		}
	}
	if !strings.Contains(named, "davamı əlavə vərəqdə, № Ə31") {
		t.Error("the box does not name the additional sheet")
	}
	for _, want := range []string{"Milliyyəti: türk", "Təhsili: " + long, "Digər hallar: " + long} {
		if !strings.Contains(squeeze(sheet), squeeze(want)) {
			t.Errorf("the additional sheet does not show %.20s…", want)
		}
	}
}
