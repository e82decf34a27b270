package page

import (
	"fmt"
	"io/fs"
	"sync"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// basicPlane is the number of code points that fpdf can write (it makes the
// code point the glyph's 16-bit code).
const basicPlane = 1 << 16

// face is one typeface with the width of every character that it can show.
type face struct {
	family, weight string // as fpdf calls it
	data           []byte // never handed to fpdf itself, which writes into it
	widths         func() *[basicPlane]uint16
}

func loadFace(fsys fs.FS, file, family, weight string) (*face, error) {
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, fmt.Errorf("reading the fonts: %w", err)
	}
	parsed, err := sfnt.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("reading the fonts: %s: %w", file, err)
	}
	// The table costs some milliseconds: it is made when the face is first asked.
	widths := sync.OnceValue(func() *[basicPlane]uint16 { return measure(parsed) })
	return &face{family: family, weight: weight, data: data, widths: widths}, nil
}

// measure lists, for each character, one more than its width in em thousandths;
// 0 stands for a character that the font lacks or that must not be printed
// (controls, direction marks, private use).
func measure(f *sfnt.Font) *[basicPlane]uint16 {
	var (
		table [basicPlane]uint16
		buf   sfnt.Buffer
	)
	em := int(f.UnitsPerEm())
	for r := rune(' '); r < basicPlane; r++ {
		if !unicode.IsGraphic(r) && r != softHyphen {
			continue
		}
		glyph, err := f.GlyphIndex(&buf, r)
		if err != nil || glyph == 0 {
			continue
		}
		// At as many pixels per em as the font has units, the answer is in units.
		units, err := f.GlyphAdvance(&buf, glyph, fixed.Int26_6(em), font.HintingNone)
		if err != nil {
			continue
		}
		table[r] = uint16((int(units)*1000+em/2)/em) + 1
	}
	return &table
}

// width is the advance of a character in em thousandths, rounded as fpdf rounds
// the widths that it writes into the file.
func (f *face) width(r rune) (thousandths int, ok bool) {
	if r < 0 || r >= basicPlane {
		return 0, false
	}
	w := f.widths()[r]
	return int(w) - 1, w != 0
}
