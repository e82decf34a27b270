package photo

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/finding"
)

func TestSpecPixels(t *testing.T) {
	for size, want := range map[string]string{"35x45": "413x531 827x1063", "30x40": "354x472 709x945"} {
		spec := testSpec(t, size, "red")
		if got := byPixels(spec.pixels(300)) + " " + byPixels(spec.pixels(600)); got != want || spec.Size() != size {
			t.Errorf("%s: %s, want %s", spec.Size(), got, want)
		}
	}
}

func TestSpecNamesWhatIsAllowed(t *testing.T) {
	rules := testRules(t)
	for _, test := range []struct{ size, background, want string }{
		{"50x50", "red", "35x45, 30x40"},
		{"35x45", "blue", "red, white, light-grey"},
	} {
		if _, err := rules.Spec(test.size, test.background); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s %s: %v, want it to name %s", test.size, test.background, err, test.want)
		}
	}
}

// Each case breaks one thing of the shipped file.
func TestLoadRulesRefuses(t *testing.T) {
	data, err := os.ReadFile("../../templates/" + limitsFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, old, new, want string }{
		{"unknown key", "width: 35", "widht: 35", "widht"},
		{"duplicate id", "id: 30x40", "id: 35x45", "used twice"},
		{"unlisted source", "source: MM 46.1.8", "source: XX 46.1.8", "not listed"},
		{"limit upside down", "[20, 44]", "[44, 20]", "low to high"},
		{"warn inside pass", "warn: [20, 47]", "warn: [25, 30]", "include pass"},
		{"no limit", "  tilt: {", "  #tilt: {", "limit tilt: missing"},
		{"a limit that is not known", "  tilt: {", "  tile: {", "tile"},
		{"range upside down", "eyes: {pass: [46, 70]", "eyes: {pass: [70, 46]", "limit eyes: pass and warn must go from low to high"},
		{"warn inside pass of a limit", "gradient: {pass: [~, 18], warn: [~, 28]", "gradient: {pass: [~, 18], warn: [~, 10]", "limit gradient: pass and warn"},
		{"unlisted source of a limit", "source: ICAO}", "source: ICAOO}", `limit head-least: source "ICAOO" is not listed`},
		{"no date", "read: 2026-11-21", "", "read: missing"},
		{"lying size", "width: 35, height: 45", "width: 45, height: 35", "upright"},
	} {
		broken := strings.Replace(string(data), test.old, test.new, 1)
		if broken == string(data) {
			t.Fatalf("%s: the file has no %q", test.name, test.old)
		}
		_, err := LoadRules(fstest.MapFS{limitsFile: {Data: []byte(broken)}})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want it to say %q", test.name, err, test.want)
		}
	}
}

func TestLoadRulesNeedsFaces(t *testing.T) {
	data, err := os.ReadFile("../../templates/" + limitsFile)
	if err != nil {
		t.Fatal(err)
	}
	_, err = LoadRules(fstest.MapFS{limitsFile: {Data: data}})
	if err == nil || !strings.Contains(err.Error(), "cascade") {
		t.Errorf("%v, want it to name the cascade", err)
	}
}

// A limit that is not named is not linted.
func TestLimitsAreNamed(t *testing.T) {
	var keys, named []string
	for field := range reflect.TypeFor[Limits]().Fields() {
		keys = append(keys, field.Tag.Get("yaml"))
	}
	for _, l := range testRules(t).Limits.named() {
		named = append(named, l.id)
	}
	slices.Sort(keys)
	slices.Sort(named)
	if diff := cmp.Diff(keys, named); diff != "" {
		t.Errorf("keys and names (-keys +named):\n%s", diff)
	}
}

// A value on the limit is inside it.
func TestLimitVerdict(t *testing.T) {
	at := func(v float64) *float64 { return &v }
	limit := Limit{Pass: Range{at(20), at(44)}, Warn: &Range{nil, at(47)}}
	for v, want := range map[float64]Verdict{
		-1e9: Warn, 19.999: Warn, 20: Pass, 44: Pass, 44.001: Warn, 47: Warn, 47.001: Fail,
	} {
		if got := limit.verdict(v); got != want {
			t.Errorf("%g: %s, want %s", v, got, want)
		}
	}
	if got := (Limit{Pass: limit.Pass}).verdict(45); got != Fail {
		t.Errorf("outside of pass, without warn: %s", got)
	}
}

func TestArgsAreACopy(t *testing.T) {
	report, _ := Examine("a.gif", []byte("GIF89a"), testSpec(t, "35x45", "red"))
	report.Checks[0].Args()["fault"] = "changed"
	if report.Checks[0].Args()["fault"] != finding.Key("photo.fault.format.gif") {
		t.Error("the arguments of a check can be changed from outside")
	}
}
