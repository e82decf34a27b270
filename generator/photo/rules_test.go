package photo

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

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
		{"no limit", "  corners: {", "  #corners: {", "corners: missing"},
		{"no date", "read: 2026-11-21", "", "read: missing"},
		{"lying size", "width: 35, height: 45", "width: 45, height: 35", "upright"},
	} {
		broken := strings.Replace(string(data), test.old, test.new, 1)
		_, err := LoadRules(fstest.MapFS{limitsFile: {Data: []byte(broken)}})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want it to say %q", test.name, err, test.want)
		}
	}
}

func TestArgsAreACopy(t *testing.T) {
	report, _ := Examine("a.gif", []byte("GIF89a"), testSpec(t, "35x45", "red"))
	report.Checks[0].Args()["fault"] = "changed"
	if report.Checks[0].Args()["fault"] != finding.Key("photo.fault.format.gif") {
		t.Error("the arguments of a check can be changed from outside")
	}
}
