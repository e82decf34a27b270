package page

import (
	"fmt"
	"io/fs"
	"sync"
	"unicode"

	"permitpack/generator/pdf"
	"permitpack/generator/truetype"
)

// basicPlane is the number of code points that a document can show: the code of a
// character in a text is its code point, in two bytes.
const basicPlane = 1 << 16

// face is one typeface with every character that it can show.
type face struct {
	family, weight string   // as fpdf calls it
	name           string   // its PostScript name
	resource       pdf.Name // what commands call it
	data           []byte   // never handed to fpdf itself, which writes into it
	font           *truetype.Font
	characters     func() *[basicPlane]character
	// measured are the characters of a face that every text asks, made when it is loaded.
	measured *[basicPlane]character
	// common is the cut that most documents share; nil for a face that is cut for each.
	common func() *cut
}

// character is one more than the width in em thousandths, and the glyph. Width 0 stands
// for a character that the face lacks or that must not be printed (controls, direction
// marks, private use).
type character struct{ width, glyph uint16 }

// load reads the file of a face.
func (f *face) load(fsys fs.FS, file string) error {
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		return fmt.Errorf("reading the fonts: %w", err)
	}
	parsed, err := truetype.Parse(data)
	if err != nil {
		return fmt.Errorf("reading the fonts: %s: %w", file, err)
	}
	f.data, f.font = data, parsed
	// The table is made when the face is first asked: few texts need all faces.
	f.characters = sync.OnceValue(func() *[basicPlane]character { return measure(parsed) })
	return nil
}

// measure lists the characters of a font by code point.
func measure(f *truetype.Font) *[basicPlane]character {
	var table [basicPlane]character
	em := f.UnitsPerEm
	for r, glyph := range f.Characters() {
		if r >= ' ' && (unicode.IsGraphic(r) || r == softHyphen) {
			table[r] = character{uint16((f.Advance(glyph)*1000+em/2)/em) + 1, glyph}
		}
	}
	return &table
}

// width is the advance of a character in em thousandths, rounded as it is written into
// the file.
func (f *face) width(r rune) (thousandths int, ok bool) {
	if r < 0 || r >= basicPlane {
		return 0, false
	}
	table := f.measured
	if table == nil {
		table = f.characters()
	}
	w := table[r].width
	return int(w) - 1, w != 0
}
