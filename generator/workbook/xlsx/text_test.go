package xlsx

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

func TestPrintable(t *testing.T) {
	for _, c := range []struct{ reason, in, want string }{
		{"ordinary words stay", "Ərizə İlk 28 May küç. Привет 张伟 😀", "Ərizə İlk 28 May küç. Привет 张伟 😀"},
		{"line breaks stay", "a\nb", "a\nb"},
		{"Windows line breaks become plain", "a\r\nb", "a\nb"},
		{"tab and return become spaces", "a\tb\rc", "a b c"},
		{"other controls are shown as damage", "a\x00b\x1bc\u0085d", "a\uFFFDb\uFFFDc\uFFFDd"},
		{"characters that XML lacks", "a\uFFFEb\uFFFF", "a\uFFFDb\uFFFD"},
		{"broken UTF-8", "a\xffb", "a\uFFFDb"},
	} {
		if got := Printable(c.in); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
}

func TestCutCountsAsTheFormatDoes(t *testing.T) {
	for _, s := range []string{
		strings.Repeat("a", 32767), strings.Repeat("a", 32768), strings.Repeat("ə", 40000),
		strings.Repeat("😀", 16383), strings.Repeat("😀", 16384), "a" + strings.Repeat("😀", 16384),
	} {
		got := Clean(s)
		units := len(utf16.Encode([]rune(got)))
		whole := len(utf16.Encode([]rune(s))) <= maxText
		switch {
		case units > maxText:
			t.Errorf("a text of %d bytes is left with %d units", len(s), units)
		case whole && got != s:
			t.Errorf("a text of %d bytes that fits was cut", len(s))
		case !whole && (!strings.HasSuffix(got, "…") || units < maxText-1):
			t.Errorf("a text of %d bytes was cut to %d units without a mark or too short", len(s), units)
		}
	}
}

// ECMA-376 part 1, 22.9.2.19: _xHHHH_ is a character, _x005F_ the underscore itself.
func TestCodesOfTheFormatStayText(t *testing.T) {
	for in, want := range map[string]string{
		"_x0041_":        "_x005F_x0041_",
		"_x0041_x0042_":  "_x005F_x0041_x005F_x0042_",
		"_x005F_":        "_x005F_x005F_",
		"_x41_ my_xfile": "_x41_ my_xfile",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestColumn(t *testing.T) {
	for n, want := range map[int]string{1: "A", 26: "Z", 27: "AA", 52: "AZ", 53: "BA", 702: "ZZ", 703: "AAA", 16384: "XFD"} {
		if got := Column(n); got != want {
			t.Errorf("column %d is %s, want %s", n, got, want)
		}
	}
}

// TestPlain wants every character that is mended to be seen, wherever it stands.
func TestPlain(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		want := r >= ' ' && !unicode.IsControl(r) && r != 0xFFFD && r != 0xFFFE && r != 0xFFFF || r == '\n'
		if !utf8.ValidRune(r) {
			continue
		}
		if got := plain("aß" + string(r) + "字"); got != want {
			t.Fatalf("%U: %t", r, got)
		}
	}
	for _, broken := range []string{"\x80", "a\xC2", "\xEF\xBF", "\xFF"} {
		if plain(broken) {
			t.Errorf("%q", broken)
		}
	}
}
