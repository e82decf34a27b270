package calendar

import (
	"strings"
	"testing"
	"unicode"

	ical "github.com/arran4/golang-ical"
)

func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		`a,b;c\d`:        `a\,b\;c\\d`,
		"a\nb\r\nc":      `a\nb\nc`,
		"a\x00b\tc\x7f":  "a b c ",
		"a\u2028b\u009b": "a b ",
		"a\xffb":         "a\uFFFDb",
		`end\`:           `end\\`,
		"a:b\"c":         "a:b\"c",
		"张伟：ərizə":       "张伟：ərizə",
	} {
		if got := escape(in); got != want {
			t.Errorf("escape(%q) = %q, want %q", in, got, want)
		}
	}
}

// Every length round the fold, with characters of one to four octets, comes
// back as it was.
func TestFold(t *testing.T) {
	for _, character := range []string{"a", "ə", "张", "😀", " ", `\`, ","} {
		for n := range 160 {
			for _, offset := range []string{"", "x", "xy", "xyz"} {
				checkText(t, offset+strings.Repeat(character, n))
			}
		}
	}
}

func FuzzText(f *testing.F) {
	for _, seed := range []string{"", "a,b;c\\d\ne", strings.Repeat("张", 100), "\xff\x00", "\\n", "a\r\n b", strings.Repeat("\\", 80), "\u2028"} {
		f.Add(seed)
	}
	f.Fuzz(checkText)
}

// checkText writes a text as a property and has the library read it. Text
// without forbidden characters comes back as it is; other text loses nothing else.
func checkText(t *testing.T, value string) {
	t.Helper()
	var l lines
	l.text("SUMMARY", value)
	checkLines(t, l.String())
	if strings.Contains(strings.TrimSuffix(unfold(l.String()), "\r\n"), "\n") {
		t.Fatalf("%q is written as more than one property: %q", value, l.String())
	}
	line, err := ical.NewCalendarStream(strings.NewReader(l.String())).ReadLine()
	if err != nil && line == nil {
		t.Fatal(err)
	}
	property, err := ical.ParseProperty(*line)
	if err != nil || property == nil {
		t.Fatalf("%q is written as %q, which is no property: %v", value, l.String(), err)
	}
	got, want := property.Value, strings.ToValidUTF8(value, "\uFFFD")
	if strings.ContainsFunc(value, forbidden) {
		got, want = visible(got), visible(want)
	}
	if got != want {
		t.Fatalf("%q comes back as %q", want, got)
	}
}

// forbidden are characters that the format, or a program that reads it, cannot take.
func forbidden(r rune) bool {
	return r != '\n' && unicode.IsControl(r) || r == '\u2028' || r == '\u2029'
}

// visible is a text without white space and control characters.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}
