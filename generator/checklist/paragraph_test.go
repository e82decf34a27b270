package checklist

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"permitpack/generator/page"
)

// TestParagraphsLoseNothing sets spans of all kinds in columns of all widths: every
// character is there, in order, no line is wider than its column, and no word is
// torn that a line holds.
func TestParagraphsLoseNothing(t *testing.T) {
	fonts := testFonts(t)
	pieces := []string{
		"Ərizə", " verilir", " – 2 × surət", " 申请表须签字，", "（照片）", " documents[2].valid_until", "*", " ", " soft\u00adhyphens\u00adeverywhere",
		" MM 46.1.2, SEEDEN", "  two blanks", " a\nnew line", " Государственная", " →",
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		var p paragraph
		for range 1 + random.IntN(8) {
			size := []int{650, 750, 1050}[random.IntN(3)]
			p = append(p, span{text: pieces[random.IntN(len(pieces))], style: style{more: size, bold: random.IntN(2) == 0}})
		}
		width := page.Length(8+random.IntN(80)) * page.Millimetre
		var want, got strings.Builder
		for _, s := range p {
			want.WriteString(s.text)
		}
		lines := p.lines(newTypesetter(fonts, settings[0]), width)
		for _, l := range lines {
			for _, piece := range l {
				got.WriteString(piece.text)
				if right := piece.x + fonts.Width(piece.text, piece.style); right > width && len([]rune(piece.text)) > 1 {
					t.Fatalf("%q ends at %d of %d", piece.text, right, width)
				}
			}
		}
		if squeeze(got.String()) != squeeze(want.String()) {
			t.Fatalf("set %q of %q in %d", got.String(), want.String(), width)
		}
	}
}

func TestWordsAreNotTorn(t *testing.T) {
	fonts := testFonts(t)
	small, big := style{more: 650}, style{more: 1050, bold: true}
	p := paragraph{{text: "Pasportun", style: big}, {text: " surəti", style: small}, {text: " notariat", style: big}, {text: " qaydasında", style: small}}
	for width := page.Length(24000); width < 80000; width += 500 {
		words := map[string]bool{}
		for _, l := range p.lines(newTypesetter(fonts, settings[0]), width) {
			for _, piece := range l {
				for word := range strings.FieldsSeq(piece.text) {
					words[word] = true
				}
			}
		}
		for _, word := range []string{"Pasportun", "surəti", "notariat", "qaydasında"} {
			if !words[word] {
				t.Errorf("%s is torn in a column of %d", word, width)
			}
		}
	}
}

// TestColumns wants the columns of a full page to reach its foot, those of the last
// one to be even, and every block to be drawn once and in order.
func TestColumns(t *testing.T) {
	for _, count := range []int{1, 2, 7, 40, 200} {
		f := newFlow()
		var blocks []block
		for i := range count {
			blocks = append(blocks, block{
				height: 5 * page.Millimetre, gap: page.Millimetre, keep: i%10 == 0, // a heading
				figures: []figure{marked(page.Text{Y: 4000, Value: fmt.Sprint(i)})},
			})
		}
		f.columns(blocks)
		var got []string
		foot := [2]page.Length{} // of the columns of the last page
		pages := f.drawn(nil)
		for _, p := range pages {
			foot = [2]page.Length{}
			for _, m := range textsOf(p) {
				got = append(got, m.Value)
				foot[sideOf(m)] = m.Y
			}
		}
		for i, value := range got {
			if value != fmt.Sprint(i) {
				t.Fatalf("%d blocks: %s stands where %d should", count, value, i)
			}
		}
		if len(got) != count {
			t.Errorf("%d of %d blocks", len(got), count)
		}
		if uneven := foot[0] - foot[1]; count > 2 && (uneven < 0 || uneven > 13*page.Millimetre) {
			t.Errorf("%d blocks: the columns end at %d and %d", count, foot[0], foot[1])
		}
		for i, p := range pages {
			for _, m := range textsOf(p) {
				if m.Y > bottom {
					t.Errorf("%d blocks: page %d has one at %d", count, i+1, m.Y)
				}
			}
		}
	}
}
