package page

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

var ten = Style{Size: 1000}

// wide is as many times the width of a Chinese character, which is the type size:
// 10 pt are 3528 micrometres.
func wide(characters int) Length { return Length(characters * 3528) }

func TestWrap(t *testing.T) {
	f := testFonts(t)
	word := f.Width("Nəsimi", ten)
	for _, c := range []struct {
		name  string
		text  string
		width Length
		want  []string
	}{
		{"nothing", "", wide(10), nil},
		{"fits", "Bakı", wide(10), []string{"Bakı"}},
		{"fits exactly", "Nəsimi", word, []string{"Nəsimi"}},
		{"one micrometre short", "Nəsimi", word - 1, []string{"Nəsim", "i"}},
		{"breaks at spaces", "Nəsimi Nəsimi Nəsimi", word, []string{"Nəsimi", "Nəsimi", "Nəsimi"}},
		{"spaces at the break vanish", "Nəsimi   Nəsimi  ", word, []string{"Nəsimi", "Nəsimi"}},
		{"spaces inside stay", "a  b", wide(10), []string{"a  b"}},
		{"no-break space", "28\u00A0May", f.Width("28 Ma", ten), []string{"28\u00A0Ma", "y"}},
		{"line breaks", "a\n\nb\r\nc\n", wide(10), []string{"a", "", "b", "c", ""}},
		{"only spaces", "   ", wide(1), []string{""}},
		{"Chinese", "成都市武侯区大街", wide(3), []string{"成都市", "武侯区", "大街"}},
		{"no closing sign begins a line", "成都市。武侯区", wide(3), []string{"成都", "市。武", "侯区"}},
		{"no opening sign ends a line", "成都（武侯区）", wide(3), []string{"成都", "（武侯", "区）"}},
		{"full-width space", "成都\u3000武侯", wide(2), []string{"成都", "武侯"}},
		{"digits stay together", "大街2734号", wide(4), []string{"大街", "2734号"}},
		{"wider than the line", "成都", wide(1) - 100, []string{"成", "都"}},
		{"no width at all", "ab", 0, []string{"a", "b"}},
		{"soft hyphen", "yaşayış\u00ADyeri", f.Width("yaşayış-", ten), []string{"yaşayış\u00AD", "yeri"}},
		{"soft hyphen behind a space", "ev yaşayış\u00ADyeri", f.Width("ev yaşayış-", ten), []string{"ev yaşayış\u00AD", "yeri"}},
		{"soft hyphen not needed", "yaşayış\u00ADyeri", wide(20), []string{"yaşayış\u00ADyeri"}},
		{"accents stay on their letter", "aaa\u0301a", f.Width("aaa", ten), []string{"aaa\u0301", "a"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, f.Wrap(c.text, ten, c.width)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFit(t *testing.T) {
	f := testFonts(t)
	full := f.Width("Nəsimi rayonu", ten)
	line := f.LineHeight(Style{Size: 600})
	for _, c := range []struct {
		name          string
		text          string
		width, height Length
		want          Fitted
	}{
		{"nothing", "", full, line, Fitted{Style: ten}},
		{"as it is", "Nəsimi rayonu", full, line, Fitted{ten, []string{"Nəsimi rayonu"}, ""}},
		{"a little smaller", "Nəsimi rayonu", full - 1, line, Fitted{Style{Size: 975}, []string{"Nəsimi rayonu"}, ""}},
		{"smallest", "Nəsimi rayonu", full * 6 / 10, line, Fitted{Style{Size: 600}, []string{"Nəsimi rayonu"}, ""}},
		{"two lines", "Nəsimi rayonu", full / 2, 2 * line, Fitted{Style{Size: 600}, []string{"Nəsimi", "rayonu"}, ""}},
		{"left over", "Nəsimi rayonu", full / 2, 2*line - 1, Fitted{Style{Size: 600}, []string{"Nəsimi"}, "rayonu"}},
		{"a low box holds one line", "Nəsimi", full, 0, Fitted{ten, []string{"Nəsimi"}, ""}},
		{"too narrow for a character", "Nəsimi", 100, line, Fitted{Style{Size: 600}, nil, "Nəsimi"}},
		{"line breaks", "a\nb", full, 2 * line, Fitted{Style{Size: 600}, []string{"a", "b"}, ""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, f.Fit(c.text, ten, c.width, c.height, 600)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFitNeverGrows(t *testing.T) {
	got := testFonts(t).Fit("Nəsimi", Style{Size: 500}, wide(100), wide(100), 600)
	if got.Style.Size != 500 {
		t.Errorf("size %d", got.Style.Size)
	}
}

// Whatever is wrapped: nothing is lost but space, no line is too wide unless it
// is a single character, and no line ends or begins with a space that was broken at.
func FuzzWrap(f *testing.F) {
	source := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		f.Add(randomText(source), source.IntN(60_000), source.IntN(20_000))
	}
	f.Add("a\xff\xfe 成\xc9", 4000, 100)
	f.Fuzz(func(t *testing.T, s string, width, height int) {
		fonts := testFonts(t)
		lines := fonts.Wrap(s, ten, Length(width))
		if got, want := squeeze(lines...), squeeze(s); got != want {
			t.Errorf("Wrap(%q) is %q", s, lines)
		}
		for _, l := range lines {
			if fonts.Width(l, ten) > Length(width) && letters(l) > 1 {
				t.Errorf("Wrap(%q, %d): line %q is %d wide", s, width, l, fonts.Width(l, ten))
			}
		}
		fitted := fonts.Fit(s, ten, Length(width), Length(height), 600)
		if got, want := squeeze(append(fitted.Lines, fitted.Rest)...), squeeze(s); got != want {
			t.Errorf("Fit(%q) is %+v", s, fitted)
		}
		for _, l := range fitted.Lines {
			if fonts.Width(l, fitted.Style) > max(0, Length(width)) {
				t.Errorf("Fit(%q, %d): line %q is %d wide", s, width, l, fonts.Width(l, fitted.Style))
			}
		}
		if tall := Length(len(fitted.Lines)) * fonts.LineHeight(fitted.Style); len(fitted.Lines) > 1 && tall > Length(height) {
			t.Errorf("Fit(%q, %d, %d) is %d tall", s, width, height, tall)
		}
	})
}

func randomText(source *rand.Rand) string {
	const alphabet = "aəığŞ12.,-成都市街，。（）《》 щЮ  \u00A0\u00AD\u3000\u0301\n😀"
	runes := []rune(alphabet)
	var b strings.Builder
	for range source.IntN(80) {
		b.WriteRune(runes[source.IntN(len(runes))])
	}
	return b.String()
}

// squeeze joins pieces of text and leaves out what Wrap may drop. It does so piece
// by piece, since two broken ends of UTF-8 might join to a character.
func squeeze(pieces ...string) string {
	var b strings.Builder
	for _, piece := range pieces {
		for _, r := range piece {
			if !isSpace(r) && r != '\n' {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// letters counts characters without the marks that stay with them.
func letters(s string) int {
	n := utf8.RuneCountInString(s)
	for _, r := range s {
		if unicode.Is(unicode.M, r) || r == softHyphen {
			n--
		}
	}
	return n
}
