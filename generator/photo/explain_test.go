package photo

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/samples/portrait"
)

// What is to be mended first is the first of the worst.
func TestForemost(t *testing.T) {
	of := func(verdicts ...Verdict) Report {
		r := Report{Checks: []Check{}}
		for i, v := range verdicts {
			r.Checks = append(r.Checks, Check{ID: string(rune('a' + i)), Verdict: v})
		}
		r.Checks = append(r.Checks, Check{ID: humanList, Verdict: NotAssessed})
		r.Verdict = worst(r.Checks)
		return r
	}
	for _, test := range []struct {
		report  Report
		verdict Verdict
		first   string
		more    int
	}{
		{of(Pass, Pass), Pass, "", 0},
		{of(), Pass, "", 0},
		{of(Pass, NotAssessed, Pass, NotAssessed), Warn, "b", 1},
		{of(NotAssessed, Warn, Warn, Warn), Warn, "b", 2},
		{of(NotAssessed, Warn, Fail, Warn), Fail, "c", 0},
		{of(Fail, Warn, Fail), Fail, "a", 1},
	} {
		first, more := test.report.Foremost()
		id := ""
		if first != nil {
			id = first.ID
		}
		if id != test.first || more != test.more || test.report.Verdict != test.verdict {
			t.Errorf("%v: %s, %q and %d more; want %s, %q and %d", test.report.Checks, test.report.Verdict, id, more, test.verdict, test.first, test.more)
		}
		if refused := test.verdict == Fail; test.report.Refused() != refused {
			t.Errorf("%s: refused %v", test.verdict, !refused)
		}
	}
	if !(Report{Verdict: Unreadable}).Refused() {
		t.Error("an unreadable file is not refused")
	}
}

// Yes or no has no value to show, and what was not judged neither.
func TestMeasured(t *testing.T) {
	report, _ := Examine("a.jpg", append(asJPEG(t, drawn(portrait.Portrait{})), "PK"...), testSpec(t, "35x45", "red"))
	var measured []string
	for _, c := range report.Checks {
		if c.Measured() {
			measured = append(measured, c.ID)
		}
	}
	want := []string{
		"file.too-large", "file.corrupt", "size.aspect", "size.resolution", "size.density", "face.none", "face.multiple",
		"background.colour", "background.object", "background.shadow", "background.gradient", "background.pattern", "background.painted", "background.melts",
		"head.small", "head.big", "head.position", "head.tilt", "head.turned",
		"light.over", "light.under", "colour.grey", "focus.blur", "file.quality",
	}
	if diff := cmp.Diff(want, measured); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestNumbers(t *testing.T) {
	at := func(v float64) *float64 { return &v }
	for want, got := range map[string]string{
		"0.133": number(0.1329), "-1.5": number(-1.5), "299.7": number(299.72), "300": number(300.04), "0": number(0),
		"1.5 %": amount(1.5, "%"), "25": amount(25, ""),
		"20–44 C*": span(Range{at(20), at(44)}, "C*"), "≥ 52 C*": span(Range{at(52), nil}, "C*"), "≤ 0.75 %": span(Range{nil, at(0.75)}, "%"), "": span(Range{}, "%"),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestUnopened(t *testing.T) {
	report := Unopened("a.jpg", testSpec(t, "35x45", "red"))
	if report.Verdict != Unreadable || report.File != "a.jpg" || len(report.Checks) != 1 || report.Checks[0].ID != "file.unopened" {
		t.Errorf("%+v", report)
	}
	hasWords(t, textKeys(t), report)
}

// What would be decoded is known from the header, and nothing of what is refused.
func TestPixels(t *testing.T) {
	good := asJPEG(t, sized(413, 531))
	for _, test := range []struct {
		name string
		data []byte
		want int64
	}{
		{"JPEG", good, 413 * 531},
		{"PNG", asPNG(t, sized(413, 531)), 413 * 531},
		{"cut off", good[:len(good)/2], 413 * 531},
		{"GIF", []byte("GIF89a"), 0},
		{"empty", nil, 0},
		{"too many bytes", append(bytes.Clone(good), make([]byte, 26_000_000)...), 0},
	} {
		if got := Pixels(test.data, testSpec(t, "35x45", "red")); got != test.want {
			t.Errorf("%s: %d, want %d", test.name, got, test.want)
		}
	}
}

func TestRulesNames(t *testing.T) {
	rules := testRules(t)
	if diff := cmp.Diff([]string{"35x45", "30x40"}, rules.SizeIDs()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"red", "white", "light-grey"}, rules.BackgroundIDs()); diff != "" {
		t.Error(diff)
	}
	if got := rules.MaxBytes(); got != 25_000_000 {
		t.Errorf("%d bytes at most", got)
	}
}
