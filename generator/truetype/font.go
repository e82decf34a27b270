// Package truetype reads TrueType fonts and cuts them down to the glyphs that a
// document shows (Apple's TrueType reference manual; ISO/IEC 14496-22). It reads what
// a PDF needs: which glyph shows a character, how wide it is, and its outline.
package truetype

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// Font is one typeface. It does not change after Parse, and may be used by many
// goroutines; the bytes that it was parsed from belong to it.
type Font struct {
	tables map[string][]byte
	// UnitsPerEm is how many font units the type size has.
	UnitsPerEm int
	// Ascent, Descent (below 0), CapHeight (of a capital letter) and Box (left, bottom,
	// right, top of all glyphs) are in font units.
	Ascent, Descent, CapHeight int
	Box                        [4]int

	longLocations bool
	glyphs        int
	// metrics is how many glyphs have a width of their own; the rest have that of the last.
	metrics    int
	characters []byte // table of characters, of format 4
	// Tables that are asked for with every glyph.
	loca, glyf, hmtx []byte
}

var errCut = errors.New("the font ends too early")

// Parse reads the tables of a font with TrueType outlines and a table of characters
// of format 4, which holds those of the basic plane. Damaged fonts are an error.
func Parse(data []byte) (*Font, error) {
	f := &Font{tables: map[string][]byte{}}
	if err := f.directory(data); err != nil {
		return nil, err
	}
	for name, size := range map[string]int{"head": 54, "hhea": 36, "maxp": 6, "cmap": 4, "loca": 0, "glyf": 0, "hmtx": 0} {
		if table, ok := f.tables[name]; !ok || len(table) < size {
			return nil, fmt.Errorf("the font has no whole table %s", name)
		}
	}
	f.loca, f.glyf, f.hmtx = f.tables["loca"], f.tables["glyf"], f.tables["hmtx"]
	f.header()
	if err := f.checkSizes(); err != nil {
		return nil, err
	}
	var err error
	f.characters, err = basicPlane(f.tables["cmap"])
	return f, err
}

// directory finds the tables (chapter "The Font Directory").
func (f *Font) directory(data []byte) error {
	const headSize, entrySize = 12, 16
	if len(data) < headSize {
		return errCut
	}
	if version := binary.BigEndian.Uint32(data); version != trueType {
		return errors.New("the font is not of TrueType outlines")
	}
	for i := range u16(data, 4) {
		entry := headSize + i*entrySize
		if entry+entrySize > len(data) {
			return errCut
		}
		start, size := u32(data, entry+8), u32(data, entry+12)
		if start > len(data) || size > len(data)-start {
			return errCut
		}
		f.tables[string(data[entry:entry+4])] = data[start : start+size : start+size]
	}
	return nil
}

const trueType = 0x00010000

func (f *Font) header() {
	head, hhea := f.tables["head"], f.tables["hhea"]
	f.UnitsPerEm = u16(head, 18)
	f.longLocations = u16(head, 50) == 1
	for i := range f.Box {
		f.Box[i] = i16(head, 36+2*i)
	}
	f.Ascent, f.Descent = i16(hhea, 4), i16(hhea, 6)
	f.CapHeight = f.Ascent
	if os2 := f.tables["OS/2"]; len(os2) >= 90 && u16(os2, 0) >= 2 { // older versions of the table end before it
		f.CapHeight = i16(os2, 88)
	}
	f.metrics = u16(hhea, 34)
	f.glyphs = u16(f.tables["maxp"], 4)
}

func (f *Font) checkSizes() error {
	locations := 2 * (f.glyphs + 1)
	if f.longLocations {
		locations *= 2
	}
	switch {
	case f.UnitsPerEm == 0, f.glyphs == 0, f.metrics == 0, f.metrics > f.glyphs:
		return errors.New("the font counts nothing")
	case len(f.loca) < locations, len(f.hmtx) < 2*(f.glyphs+f.metrics):
		return errCut
	}
	for glyph := range f.glyphs {
		start, end := f.location(glyph), f.location(glyph+1)
		if start > end || end > len(f.glyf) {
			return fmt.Errorf("glyph %d lies outside of the font", glyph)
		}
	}
	return nil
}

// Advance is the width of a glyph in font units.
func (f *Font) Advance(glyph uint16) int {
	return u16(f.hmtx, 4*min(int(glyph), f.metrics-1))
}

// bearing is the room at the left of a glyph in font units.
func (f *Font) bearing(glyph int) int {
	if glyph < f.metrics {
		return i16(f.hmtx, 4*glyph+2)
	}
	return i16(f.hmtx, 2*(f.metrics+glyph))
}

// outline is what the table of outlines says of a glyph; empty for a space.
func (f *Font) outline(glyph int) []byte {
	return f.glyf[f.location(glyph):f.location(glyph+1)]
}

func (f *Font) location(glyph int) int {
	if f.longLocations {
		return u32(f.loca, 4*glyph)
	}
	return 2 * u16(f.loca, 2*glyph)
}

func u16(b []byte, at int) int { return int(binary.BigEndian.Uint16(b[at:])) }
func i16(b []byte, at int) int { return int(int16(binary.BigEndian.Uint16(b[at:]))) }
func u32(b []byte, at int) int { return int(binary.BigEndian.Uint32(b[at:])) }
