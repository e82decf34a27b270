package page

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// covered are the letters that the people whom permitpack serves write with, from
// the exemplar characters of Unicode CLDR and the signs of the four languages.
var covered = map[string]string{
	"Azerbaijani":    "aA bB cC çÇ dD eE əƏ fF gG ğĞ hH xX ıI iİ jJ kK qQ lL mM nN oO öÖ pP rR sS şŞ tT uU üÜ vV yY zZ wW",
	"Turkish":        "âÂ îÎ ûÛ",
	"Russian":        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ",
	"Ukrainian":      "ґҐ єЄ іІ їЇ",
	"Kazakh":         "әӘ ғҒ қҚ ңҢ өӨ ұҰ үҮ һҺ",
	"Uzbek, Tajik":   "ўЎ ҳҲ ҷҶ ӣӢ ӯӮ ʻ ʼ oʻ gʻ",
	"Vietnamese":     "ăĂ âÂ đĐ êÊ ôÔ ơƠ ưƯ ạẠ ảẢ ấẤ ầẦ ẩẨ ẫẪ ậẬ ắẮ ằẰ ẳẲ ẵẴ ặẶ ẹẸ ẻẺ ẽẼ ếẾ ềỀ ểỂ ễỄ ệỆ ỉỈ ịỊ ọỌ ỏỎ ốỐ ồỒ ổỔ ỗỖ ộỘ ớỚ ờỜ ởỞ ỡỠ ợỢ ụỤ ủỦ ứỨ ừỪ ửỬ ữỮ ựỰ ỳỲ ỵỴ ỷỶ ỹỸ",
	"German, French": "äÄ ëË ïÏ ñÑ ßẞ éÉ èÈ œŒ æÆ øØ åÅ łŁ žŽ",
	"Greek":          "αβγδεζηθικλμνξοπρσςτυφχψω ΑΩ άέή",
	"Chinese":        "中华人民共和国护照居留许可申请表，。、；：！？《》（）「」【】…—“”‘’～·％￥〇々 ０９ＡＺａｚ 李娜㐂",
	"Japanese":       "あいうアイウー",
	"signs":          "№ § © € $ £ ₼ ₽ ₾ ₸ « » „ “ ” ‘ ’ – — … • × ÷ ± ° ½ → ← ↑ ↓ ≤ ≥ ≠ ≈ − ✓ ✗ ☐ ☑ ☒ ■ □ / \\ ( ) [ ] { } @ # & * + = < > | ~ ^ ` \" '",
}

func TestCoverage(t *testing.T) {
	f := testFonts(t)
	for language, characters := range covered {
		if missing := f.Missing(characters); len(missing) > 0 {
			t.Errorf("%s: no glyph for %q", language, missing)
		}
	}
}

func TestBoldHasEveryLetterOfRegular(t *testing.T) {
	f := testFonts(t)
	for r := rune(0); r < basicPlane; r++ {
		_, regular := f.regular.width(r)
		_, bold := f.bold.width(r)
		if regular != bold {
			t.Errorf("%U: regular %v, bold %v", r, regular, bold)
		}
	}
}

func TestMissing(t *testing.T) {
	want := []rune{'😀', '\t', 'ሀ', 0xFFFD}
	got := testFonts(t).Missing("a😀\tb\n成😀ሀ\xff")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// The units are those of the fonts' own hmtx tables, read with fontTools: in
// Noto Sans "A" is 639 of 1000, "ə" 564, bold "A" 690; a Chinese character of
// Droid Sans Fallback is 256 of 256.
func TestWidth(t *testing.T) {
	f := testFonts(t)
	for _, c := range []struct {
		text string
		st   Style
		want Length // thousandths of an em at 10 pt, times 3.5278, rounded up
	}{
		{"", ten, 0},
		{"A", ten, 2255},
		{"ə", ten, 1990},
		{"A", Style{Size: 1000, Bold: true}, 2435},
		{"成", ten, 3528},
		{"成A", Style{Size: 2000}, 11565},
		{"A\u00ADA", ten, 4509},
		{"A\xc2\u00AD\xadA", ten, 4509}, // broken bytes stay broken, and count as nothing
	} {
		if got := f.Width(c.text, c.st); got != c.want {
			t.Errorf("%q at %d: %d micrometres, want %d", c.text, c.st.Size, got, c.want)
		}
	}
}

func TestMM(t *testing.T) {
	for v, want := range map[float64]Length{0: 0, 1: 1000, 0.3: 300, 12.3456: 12346, -1.0004: -1000} {
		if got := MM(v); got != want {
			t.Errorf("MM(%v) is %d, want %d", v, got, want)
		}
	}
}

func TestLoadFontsSaysWhatIsWrong(t *testing.T) {
	if _, err := LoadFonts(fstest.MapFS{}); err == nil {
		t.Error("no error for missing fonts")
	}
	garbage := fstest.MapFS{"NotoSans-Regular.ttf": {Data: []byte("garbage")}}
	if _, err := LoadFonts(garbage); err == nil {
		t.Error("no error for a broken font")
	}
}

// The small Chinese font is asked first; a character that it lacks comes from the full one.
func TestCommonBeforeRare(t *testing.T) {
	f := testFonts(t)
	for r, want := range map[rune]*face{'中': f.common, '，': f.common, '㐀': f.rare, 'ə': f.regular, '7': f.regular} {
		if got, _ := f.faceOf(r, false); got != want {
			t.Errorf("%c is shown by %s", r, got.family)
		}
	}
}
