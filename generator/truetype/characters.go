package truetype

import (
	"errors"
	"iter"
)

// basicPlane finds the table of characters of format 4 for Unicode (chapter "'cmap'").
func basicPlane(cmap []byte) ([]byte, error) {
	const headSize, entrySize = 4, 8
	const unicode, windows, windowsUnicode = 0, 3, 1
	for i := range u16(cmap, 2) {
		entry := headSize + i*entrySize
		if entry+entrySize > len(cmap) {
			return nil, errCut
		}
		platform, encoding, start := u16(cmap, entry), u16(cmap, entry+2), u32(cmap, entry+4)
		if start > len(cmap)-14 {
			return nil, errCut
		}
		isUnicode := platform == unicode || platform == windows && encoding == windowsUnicode
		if table := cmap[start:]; isUnicode && u16(table, 0) == 4 {
			if 16+4*u16(table, 6) > len(table) { // four columns of two bytes for each stretch
				return nil, errCut
			}
			return table, nil
		}
	}
	return nil, errors.New("the font has no table of characters of format 4")
}

// Characters gives every character that the font has, in the order of their code
// points, with the glyph that shows it.
func (f *Font) Characters() iter.Seq2[rune, uint16] {
	return func(yield func(rune, uint16) bool) {
		twice := u16(f.characters, 6) // of the number of stretches
		for i := 0; i < twice; i += 2 {
			first, last := u16(f.characters, 16+twice+i), u16(f.characters, 14+i)
			for c := first; c <= last && c < 0xFFFF; c++ {
				if glyph := f.inStretch(i, c); glyph != 0 && glyph < f.glyphs && !yield(rune(c), uint16(glyph)) {
					return
				}
			}
		}
	}
}

// inStretch is the glyph of a character that stands in the stretch at i; 0 for none.
func (f *Font) inStretch(i, c int) int {
	table, twice := f.characters, u16(f.characters, 6)
	delta, offset := u16(table, 16+2*twice+i), 16+3*twice+i
	toGlyphs := u16(table, offset)
	if toGlyphs == 0 {
		return (c + delta) & 0xFFFF
	}
	at := offset + toGlyphs + 2*(c-u16(table, 16+twice+i)) // it counts from its own place
	if at+2 > len(table) {
		return 0
	}
	if glyph := u16(table, at); glyph != 0 {
		return (glyph + delta) & 0xFFFF
	}
	return 0
}
