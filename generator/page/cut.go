package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"sync"

	"permitpack/generator/pdf"
	"permitpack/generator/truetype"
)

// cut is a face reduced to some characters, ready to be written into any number of
// documents. Codes do not depend on what was cut, so the commands of a page do not either.
type cut struct {
	name                          pdf.Name    // with the tag of a subset (ISO 32000-1, 9.6.4)
	program, toGlyphs, toUnicodes *pdf.Stream // 9.9, 9.7.4.2 and 9.10.3
	widths                        pdf.Array
	metrics                       pdf.Dict // of the font descriptor
}

// usual are the characters that most documents keep to: those of Azerbaijani, English
// and Russian, of names in Latin letters, and the signs of the texts. A document with
// others has a cut of its own.
const usual = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~" +
	"\u00A0\u00AD«»§©°·×ÄÇÉÖÜßäçéèöüĞğİıŞşƏə" +
	"ЁАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюяё" +
	"¹²³⁴⁵⁶⁷⁸⁹‐‑–—‘’“”„•…₼€№→−≤≥☐☑✓"

// usualRunes are the usual characters in the order of their code points.
var usualRunes = sync.OnceValue(func() []rune {
	all := []rune(usual)
	slices.Sort(all)
	return all
})

// isUsual tells whether every document has the character anyway.
func isUsual(r rune) bool { return int(r) < len(usualTable) && usualTable[r] }

// usualTable tells it of each code point up to the last usual one.
var usualTable = func() []bool {
	runes := usualRunes()
	table := make([]bool, runes[len(runes)-1]+1)
	for _, r := range runes {
		table[r] = true
	}
	return table
}()

// cutFor is the face with the usual characters, where it has such a cut, and with those
// of a document, which are sorted and not among them.
func (f *face) cutFor(others []rune) *cut {
	switch {
	case f.common == nil:
		return f.cut(others, pdf.DeflateInHurry)
	case len(others) == 0:
		return f.common()
	}
	all := slices.Concat(usualRunes(), others)
	slices.Sort(all)
	return f.cut(all, pdf.DeflateInHurry)
}

// cut reduces the face to characters, which are sorted, and compresses what is left.
// Characters that the face lacks are left out.
func (f *face) cut(runes []rune, deflate func(pdf.Dict, []byte) *pdf.Stream) *cut {
	table := f.characters()
	var kept []inCut
	var glyphs []uint16
	for _, r := range runes {
		if c := table[r]; c.width != 0 {
			kept = append(kept, inCut{c, r})
			glyphs = append(glyphs, c.glyph)
		}
	}
	program := f.font.Cut(glyphs)
	return &cut{
		name:       pdf.Name(tag(runes) + "+" + f.name),
		program:    deflate(pdf.Dict{"Length1": pdf.Int(len(program))}, program),
		toGlyphs:   deflate(nil, toGlyphs(kept)),
		toUnicodes: deflate(nil, toUnicodes(kept)),
		widths:     widths(kept),
		metrics:    metrics(f.font),
	}
}

// inCut is a character that a cut has. Those of a cut stand in the order of their code
// points, which is that of their codes too.
type inCut struct {
	character
	rune rune
}

// tag are the six letters that tell one cut of a face from another.
func tag(runes []rune) string {
	sum := sha256.Sum256([]byte(string(runes)))
	letters := make([]byte, 6)
	for i := range letters {
		letters[i] = 'A' + sum[i]%26
	}
	return string(letters)
}

// toGlyphs gives each code its glyph in the cut, in two bytes (9.7.4.2): the n-th
// character has glyph n, counted from 1.
func toGlyphs(kept []inCut) []byte {
	if len(kept) == 0 {
		return nil
	}
	places := make([]byte, 2*(int(kept[len(kept)-1].code)+1))
	for i, c := range kept {
		binary.BigEndian.PutUint16(places[2*int(c.code):], uint16(i+1))
	}
	return places
}

// toUnicodes says which character a code stands for (9.10.3), in stretches in which both
// count on. In a stretch the high bytes stay the same, and a block of the map has no more
// than 100 of them.
func toUnicodes(kept []inCut) []byte {
	type stretch struct {
		code, last uint16
		rune       rune
	}
	var all []stretch
	for _, c := range kept {
		if n := len(all) - 1; n >= 0 {
			before := &all[n]
			count := rune(c.code - before.code)
			if c.code == before.last+1 && c.rune == before.rune+count && c.code>>8 == before.code>>8 && c.rune>>8 == before.rune>>8 {
				before.last = c.code
				continue
			}
		}
		all = append(all, stretch{c.code, c.code, c.rune})
	}
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for part := range slices.Chunk(all, 100) {
		fmt.Fprintf(&b, "%d beginbfrange\n", len(part))
		for _, s := range part {
			fmt.Fprintf(&b, "<%04X> <%04X> <%04X>\n", s.code, s.last, s.rune)
		}
		b.WriteString("endbfrange\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

// usualWidth is the width of a code without one of its own, in em thousandths: that of a
// Chinese character.
const usualWidth = 1000

// widths are those of the codes that differ from the usual one, neighbours together (9.7.4.3).
func widths(kept []inCut) pdf.Array {
	var all, stretch pdf.Array
	next := 0
	for _, c := range kept {
		width := int(c.width) - 1
		if width == usualWidth {
			continue
		}
		if int(c.code) != next {
			if stretch != nil {
				all = append(all, stretch)
			}
			all, stretch = append(all, pdf.Int(c.code)), nil
		}
		stretch, next = append(stretch, pdf.Int(width)), int(c.code)+1
	}
	if stretch != nil {
		all = append(all, stretch)
	}
	return all
}

// metrics are what the font descriptor says of the whole face (9.8.1).
func metrics(f *truetype.Font) pdf.Dict {
	thousandths := func(units int) pdf.Int { return pdf.Int(units * 1000 / f.UnitsPerEm) }
	box := pdf.Array{}
	for _, side := range f.Box {
		box = append(box, thousandths(side))
	}
	const symbolic, usualStem = 1 << 2, 80
	return pdf.Dict{
		"Type": pdf.Name("FontDescriptor"), "Flags": pdf.Int(symbolic), "FontBBox": box,
		"ItalicAngle": pdf.Int(0), "StemV": pdf.Int(usualStem),
		"Ascent": thousandths(f.Ascent), "Descent": thousandths(f.Descent), "CapHeight": thousandths(f.CapHeight),
	}
}

// add writes the font (9.7.6): two-byte codes, which are taken as they are.
func (c *cut) add(w *pdf.Writer) pdf.Ref {
	descriptor := pdf.Dict{"FontName": c.name, "FontFile2": w.Add(c.program)}
	for key, value := range c.metrics {
		descriptor[key] = value
	}
	descendant := w.Add(pdf.Dict{
		"Type": pdf.Name("Font"), "Subtype": pdf.Name("CIDFontType2"), "BaseFont": c.name,
		"CIDSystemInfo":  pdf.Dict{"Registry": pdf.String("Adobe"), "Ordering": pdf.String("Identity"), "Supplement": pdf.Int(0)},
		"FontDescriptor": w.Add(descriptor),
		"DW":             pdf.Int(usualWidth), "W": c.widths,
		"CIDToGIDMap": w.Add(c.toGlyphs),
	})
	return w.Add(pdf.Dict{
		"Type": pdf.Name("Font"), "Subtype": pdf.Name("Type0"), "BaseFont": c.name,
		"Encoding": pdf.Name("Identity-H"), "DescendantFonts": pdf.Array{descendant},
		"ToUnicode": w.Add(c.toUnicodes),
	})
}
