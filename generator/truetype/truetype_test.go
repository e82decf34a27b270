package truetype

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// fonts are those that permitpack embeds.
func fonts(t testing.TB) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "fonts", "*.ttf"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no font: %v", err)
	}
	all := map[string][]byte{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(file)] = data
	}
	return all
}

func parse(t testing.TB, data []byte) *Font {
	t.Helper()
	f, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestCharacters wants the characters, glyphs and widths that golang.org/x/image reads.
func TestCharacters(t *testing.T) {
	for name, data := range fonts(t) {
		f := parse(t, data)
		other, err := sfnt.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		var buf sfnt.Buffer
		glyphs := map[rune]uint16{}
		for r, glyph := range f.Characters() {
			glyphs[r] = glyph
		}
		for r := rune(0); r < 1<<16; r++ {
			want, err := other.GlyphIndex(&buf, r)
			if err != nil {
				t.Fatal(err)
			}
			if got := glyphs[r]; got != uint16(want) {
				t.Fatalf("%s: %U is glyph %d, want %d", name, r, got, want)
			}
			if want == 0 {
				continue
			}
			// At as many pixels per em as the font has units, the answer is in units.
			units, err := other.GlyphAdvance(&buf, want, fixed.Int26_6(f.UnitsPerEm), font.HintingNone)
			if err != nil {
				t.Fatal(err)
			}
			if got := f.Advance(uint16(want)); got != int(units) {
				t.Fatalf("%s: %U is %d wide, want %d", name, r, got, units)
			}
		}
	}
}

// The numbers are those of the fonts' own tables, read with fontTools.
func TestMetrics(t *testing.T) {
	all := fonts(t)
	noto, droid := parse(t, all["NotoSans-Regular.ttf"]), parse(t, all["DroidSansFallbackFull.ttf"])
	for name, c := range map[string]struct{ got, want int }{
		"units of Noto Sans": {noto.UnitsPerEm, 1000}, "capital of Noto Sans": {noto.CapHeight, 714},
		"units of Droid Sans": {droid.UnitsPerEm, 256}, "capital of Droid Sans": {droid.CapHeight, 183},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d, want %d", name, c.got, c.want)
		}
	}
}

// TestCut wants the outlines of a cut to be those of the whole font, as golang.org/x/image
// draws them, and the cut to be small.
func TestCut(t *testing.T) {
	for name, runes := range map[string][]rune{
		"NotoSans-Regular.ttf":        []rune("Əliyeva Gülşən ốỹ щЁ"),
		"NotoSans-Bold.ttf":           []rune("ABC äÖ№ Ά"),
		"DroidSansFallbackCommon.ttf": []rune("成都市大街，（号）"),
		"DroidSansFallbackFull.ttf":   []rune("㐂成都市大街，（号）"),
	} {
		data := fonts(t)[name]
		f := parse(t, data)
		whole, err := sfnt.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		var glyphs []uint16
		var buf sfnt.Buffer
		for _, r := range runes {
			glyph, err := whole.GlyphIndex(&buf, r)
			if err != nil || glyph == 0 {
				t.Fatalf("%s: %U: %v", name, r, err)
			}
			glyphs = append(glyphs, uint16(glyph))
		}
		made := f.Cut(glyphs)
		if len(made) > 20_000 {
			t.Errorf("%s: the cut has %d bytes", name, len(made))
		}
		small, err := sfnt.Parse(readable(made))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for i, glyph := range glyphs {
			got, want := outline(t, small, firstPlaces(glyphs)[i]), outline(t, whole, int(glyph))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: %U (-whole +cut)\n%s", name, runes[i], diff)
			}
		}
	}
}

// firstPlaces are the numbers of glyphs in a cut: a glyph named twice is there once.
func firstPlaces(glyphs []uint16) []int {
	var places []int
	var seen []uint16
	for _, g := range glyphs {
		if !slices.Contains(seen, g) {
			seen = append(seen, g)
		}
		places = append(places, slices.Index(seen, g)+1)
	}
	return places
}

// readable adds the tables that golang.org/x/image asks for and a PDF reader does not:
// names, an empty table of characters, and what is said for printers.
func readable(data []byte) []byte {
	var tables []table
	for i := range u16(data, 4) {
		entry := data[12+16*i:]
		tables = append(tables, table{string(entry[:4]), data[u32(entry, 8) : u32(entry, 8)+u32(entry, 12)]})
	}
	empty := []byte{0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12, 0, 4, 0, 24, 0, 0, 0, 2, 0, 2, 0, 0, 0, 0, 255, 255, 0, 0, 255, 255, 0, 1, 0, 0}
	tables = append(tables, table{"cmap", empty}, table{"name", []byte{0, 0, 0, 0, 0, 6}}, table{"post", append([]byte{0, 3}, make([]byte, 30)...)})
	slices.SortFunc(tables, func(a, b table) int { return bytes.Compare([]byte(a.name), []byte(b.name)) })
	return file(tables)
}

func outline(t *testing.T, f *sfnt.Font, glyph int) []sfnt.Segment {
	t.Helper()
	segments, err := f.LoadGlyph(new(sfnt.Buffer), sfnt.GlyphIndex(glyph), fixed.I(100), nil)
	if err != nil {
		t.Fatal(err)
	}
	return slices.Clone(segments)
}

func TestSumOfTheWholeFile(t *testing.T) {
	f := parse(t, fonts(t)["NotoSans-Bold.ttf"])
	const whole = 0xB1B0AFBA // what the words of a font add up to (chapter "'head'")
	if got := sum(f.Cut([]uint16{5, 6, 7})); got != whole {
		t.Errorf("the words add up to %#x", got)
	}
}

func TestDamagedFonts(t *testing.T) {
	data := fonts(t)["NotoSans-Regular.ttf"]
	for _, size := range []int{0, 3, 12, 100, 5000, len(data) / 2, len(data) - 100} {
		if _, err := Parse(data[:size]); err == nil {
			t.Errorf("no error for the first %d bytes", size)
		}
	}
	for name, head := range map[string]string{"outlines of another kind": "OTTO", "a collection": "ttcf"} {
		if _, err := Parse(append([]byte(head), data[4:]...)); err == nil {
			t.Errorf("no error for %s", name)
		}
	}
}

// FuzzParse wants no panic, whatever the bytes.
func FuzzParse(f *testing.F) {
	data := parse(f, fonts(f)["NotoSans-Regular.ttf"]).Cut([]uint16{1, 2, 3, 40, 41})
	f.Add(data, 12, byte(0))
	f.Add(readable(data), 200, byte(255))
	f.Fuzz(func(t *testing.T, data []byte, at int, with byte) {
		if at >= 0 && at < len(data) {
			data = bytes.Clone(data)
			data[at] = with
		}
		font, err := Parse(data)
		if err != nil {
			return
		}
		var glyphs []uint16
		for _, glyph := range font.Characters() {
			font.Advance(glyph)
			glyphs = append(glyphs, glyph)
		}
		font.Cut(append(glyphs, 0, 1, 65535))
	})
}
