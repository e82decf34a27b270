package page

import (
	"fmt"
	"io/fs"
	"sync"
	"unicode"

	"permitpack/generator/pdf"
	"permitpack/generator/truetype"
)

// basicPlane is the number of code points that a document can show.
const basicPlane = 1 << 16

// face is one typeface with every character that it can show.
type face struct {
	family, weight string   // as fpdf calls it
	name           string   // its PostScript name
	resource       pdf.Name // what commands call it
	data           []byte   // never handed to fpdf itself, which writes into it
	// counted says that codes are the places of the characters among those of the face,
	// and not their code points: a map from the codes of a Chinese text would be large.
	counted    bool
	font       *truetype.Font
	characters func() *[basicPlane]character
	// measured are the characters of a face that every text asks, made when it is loaded.
	measured *[basicPlane]character
	// common is the cut that most documents share; nil for a face that is cut for each.
	common func() *cut
}

// character is how a face shows one.
type character struct {
	// width is one more than that in em thousandths. 0 stands for a character that the face
	// lacks or that must not be printed (controls, direction marks, private use).
	width uint16
	glyph uint16
	// code stands for the character in texts, in two bytes.
	code uint16
}

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
	f.characters = sync.OnceValue(func() *[basicPlane]character { return f.measure() })
	return nil
}

// measure lists the characters of a face by code point.
func (f *face) measure() *[basicPlane]character {
	var table [basicPlane]character
	em, place := f.font.UnitsPerEm, 0
	for r, glyph := range f.font.Characters() {
		if r < ' ' || !unicode.IsGraphic(r) && r != softHyphen {
			continue
		}
		place++ // from 1: a code of 0 is that of no character
		code := int(r)
		if f.counted {
			code = place
		}
		width := (f.font.Advance(glyph)*1000 + em/2) / em
		table[r] = character{uint16(width) + 1, glyph, uint16(code)}
	}
	return &table
}

// width is the advance of a character in em thousandths, rounded as it is written into
// the file.
func (f *face) width(r rune) (thousandths int, ok bool) {
	if r < 0 || r >= basicPlane {
		return 0, false
	}
	w := f.characters()[r].width
	return int(w) - 1, w != 0
}

// has tells whether a face that is measured has a character, which then is em wide.
func (f *face) has(r rune) bool { return r < basicPlane && f.measured[r].width != 0 }

func (f *face) em(r rune) int { return int(f.measured[r].width) - 1 }
