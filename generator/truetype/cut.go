package truetype

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// Cut is a font of its own with glyph 0, the empty box, then the given glyphs in their
// order, so that the first of them is glyph 1, and behind them those that they are put
// together from. It has the tables that a PDF reader asks for (ISO 32000-1, 9.9), and
// no hinting.
func (f *Font) Cut(glyphs []uint16) []byte {
	c := cutter{font: f, places: map[int]int{}}
	c.place(0)
	for _, g := range glyphs {
		c.place(int(g))
	}
	outlines, locations, metrics := []byte{}, []byte{0, 0, 0, 0}, []byte{}
	for i := 0; i < len(c.kept); i++ { // grows while it runs
		glyph := c.kept[i]
		outlines = append(outlines, c.unhinted(f.outline(glyph))...)
		outlines = append(outlines, make([]byte, -len(outlines)&3)...)
		locations = binary.BigEndian.AppendUint32(locations, uint32(len(outlines)))
		metrics = binary.BigEndian.AppendUint16(metrics, uint16(f.Advance(uint16(glyph))))
		metrics = binary.BigEndian.AppendUint16(metrics, uint16(f.bearing(glyph)))
	}
	count := uint16(len(c.kept))
	head, hhea, maxp := bytes.Clone(f.tables["head"]), bytes.Clone(f.tables["hhea"]), bytes.Clone(f.tables["maxp"])
	binary.BigEndian.PutUint16(head[50:], 1) // long locations
	binary.BigEndian.PutUint32(head[8:], 0)  // the sum of the whole font: filled in by file
	binary.BigEndian.PutUint16(hhea[34:], count)
	binary.BigEndian.PutUint16(maxp[4:], count)
	return file([]table{ // in the order of their names
		{"glyf", outlines}, {"head", head}, {"hhea", hhea}, {"hmtx", metrics}, {"loca", locations}, {"maxp", maxp},
	})
}

// cutter gives the glyphs that are kept their new numbers.
type cutter struct {
	font   *Font
	kept   []int
	places map[int]int
}

func (c *cutter) place(glyph int) int {
	if glyph >= c.font.glyphs {
		glyph = 0
	}
	at, known := c.places[glyph]
	if !known {
		at = len(c.kept)
		c.places[glyph] = at
		c.kept = append(c.kept, glyph)
	}
	return at
}

// What the flags of a part of a composite glyph say (chapter "'glyf'").
const (
	wordArguments = 1 << 0
	oneScale      = 1 << 3
	moreParts     = 1 << 5
	twoScales     = 1 << 6
	fourScales    = 1 << 7
	instructions  = 1 << 8
)

// outlineHead is the size of what stands before the points or parts of an outline.
const outlineHead = 10

// unhinted is an outline without instructions, in which a composite glyph names its
// parts by their new numbers.
func (c *cutter) unhinted(outline []byte) []byte {
	if len(outline) < outlineHead {
		return nil
	}
	contours := i16(outline, 0)
	if contours < 0 {
		return c.renumbered(bytes.Clone(outline))
	}
	length := outlineHead + 2*contours // behind the last points of all contours
	if length+2 > len(outline) {
		return nil
	}
	rest := length + 2 + u16(outline, length)
	return slices.Concat(outline[:length], []byte{0, 0}, outline[min(rest, len(outline)):])
}

func (c *cutter) renumbered(outline []byte) []byte {
	for at := outlineHead; at+4 <= len(outline); {
		flags := u16(outline, at)
		binary.BigEndian.PutUint16(outline[at:], uint16(flags&^instructions))
		binary.BigEndian.PutUint16(outline[at+2:], uint16(c.place(u16(outline, at+2))))
		at += 4 + argumentSize(flags)
		if flags&moreParts == 0 {
			return outline[:min(at, len(outline))]
		}
	}
	return outline
}

// argumentSize is how many bytes place and scale a part.
func argumentSize(flags int) int {
	size := 2
	if flags&wordArguments != 0 {
		size = 4
	}
	switch {
	case flags&oneScale != 0:
		size += 2
	case flags&twoScales != 0:
		size += 4
	case flags&fourScales != 0:
		size += 8
	}
	return size
}

type table struct {
	name string
	data []byte
}

// file puts tables together, each with its sum, and the sum of the whole in the header.
func file(tables []table) []byte {
	const headSize, entrySize, magic = 12, 16, 0xB1B0AFBA
	var out []byte
	out = binary.BigEndian.AppendUint32(out, trueType)
	for _, n := range searchFields(len(tables)) {
		out = binary.BigEndian.AppendUint16(out, uint16(n))
	}
	start, header := headSize+entrySize*len(tables), 0
	for _, t := range tables {
		if t.name == "head" {
			header = start
		}
		out = append(out, t.name...)
		out = binary.BigEndian.AppendUint32(out, sum(t.data))
		out = binary.BigEndian.AppendUint32(out, uint32(start))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t.data)))
		start += (len(t.data) + 3) &^ 3
	}
	out = slices.Grow(out, start-len(out))
	for _, t := range tables {
		out = append(out, t.data...)
		out = append(out, make([]byte, -len(out)&3)...)
	}
	binary.BigEndian.PutUint32(out[header+8:], magic-sum(out))
	return out
}

// searchFields are the number of tables and what the directory says for a search by halves.
func searchFields(tables int) [4]int {
	power := 0
	for 2<<power <= tables {
		power++
	}
	return [4]int{tables, 16 << power, power, 16 * (tables - 1<<power)}
}

// sum adds up words of four bytes, the last filled up with zeros.
func sum(data []byte) uint32 {
	total := uint32(0)
	for ; len(data) >= 4; data = data[4:] {
		total += binary.BigEndian.Uint32(data)
	}
	var last [4]byte
	copy(last[:], data)
	return total + binary.BigEndian.Uint32(last[:])
}
