package readback

import (
	"cmp"
	"errors"
	"slices"
	"unicode/utf16"
	"unicode/utf8"
)

// font turns two-byte codes into text.
type font struct {
	unicode cmap
	// glyphs is the CIDToGIDMap, two bytes for each code; nil where codes are glyph numbers.
	glyphs []byte
}

// missing stands for a code that the font cannot show or name.
const missing = "\uFFFD"

// font is the font that is meant, read once.
func (f *file) font(o object) (*font, error) {
	ref, ok := o.reference()
	if known := f.fonts[ref]; ok && known != nil {
		return known, nil
	}
	read, err := f.readFont(f.resolve(o))
	if ok && err == nil {
		f.fonts[ref] = read
	}
	return read, err
}

func (f *file) readFont(o object) (*font, error) {
	if !o.dictionary() {
		return nil, errors.New("a font is missing")
	}
	if !f.resolve(o.get("Encoding")).is("Identity-H") {
		return nil, errors.New("a font is not of two-byte codes")
	}
	toUnicode, err := f.stream(o.get("ToUnicode"))
	if err != nil {
		return nil, errors.New("a font without its ToUnicode map")
	}
	unicode, err := taken(toUnicode, f.known.unicode, parseCMap)
	if err != nil {
		return nil, err
	}
	glyphs, err := f.glyphs(o)
	return &font{unicode, glyphs}, err
}

// glyphs is the font's map from codes to glyphs, where it has one.
func (f *file) glyphs(o object) ([]byte, error) {
	descendants, _ := f.resolve(o.get("DescendantFonts")).array()
	if len(descendants) != 1 {
		return nil, errors.New("a font without its descendant")
	}
	descendant := f.resolve(descendants[0])
	if !descendant.dictionary() {
		return nil, errors.New("a font without its descendant")
	}
	toGlyphs := descendant.get("CIDToGIDMap")
	if !f.resolve(toGlyphs).dictionary() {
		return nil, nil
	}
	s, err := f.stream(toGlyphs)
	if err != nil {
		return nil, err
	}
	return taken(s, f.known.glyphs, func(data []byte) ([]byte, error) { return data, nil })
}

// append appends what the codes say. A code whose glyph is the empty box (0) says
// nothing: a viewer shows the box, whatever the ToUnicode map claims.
func (f *font) append(text, codes []byte) []byte {
	for i := 0; i+1 < len(codes); i += 2 {
		code := int(codes[i])<<8 | int(codes[i+1])
		if !f.shows(code) {
			text = append(text, missing...)
			continue
		}
		text = f.unicode.append(text, code)
	}
	return text
}

func (f *font) shows(code int) bool {
	if f.glyphs == nil {
		return code != 0
	}
	at := 2 * code
	return at+1 < len(f.glyphs) && (f.glyphs[at] != 0 || f.glyphs[at+1] != 0)
}

// cmap is a ToUnicode map (ISO 32000-1, 9.10.3): ranges of codes, the lowest first.
type cmap []codeRange

// codeRange gives consecutive texts to consecutive codes: the last character counts on.
type codeRange struct {
	low, high int
	before    string // the last character
	last      rune
}

func parseCMap(data []byte) (cmap, error) {
	var all cmap
	s := scanner{data: data}
	var with operands
	for {
		t, err := s.next()
		switch {
		case err != nil:
			return nil, err
		case t.kind == end:
			return all.sorted()
		case t.kind != word:
			with = append(with, t)
			continue
		case t.is("endbfchar"):
			all = all.characters(with)
		case t.is("endbfrange"):
			all = all.spans(with)
		}
		with = with[:0]
	}
}

// sorted is the map with the lowest codes first.
func (c cmap) sorted() (cmap, error) {
	slices.SortFunc(c, func(a, b codeRange) int { return cmp.Compare(a.low, b.low) })
	for i, r := range c {
		if i > 0 && r.low <= c[i-1].high {
			return nil, errors.New("a ToUnicode map says two things of one code")
		}
	}
	return c, nil
}

func (c cmap) characters(with operands) cmap {
	for ; len(with) >= 2; with = with[2:] {
		code := codeOf(with[0])
		c = c.with(code, code, with[1])
	}
	return c
}

func (c cmap) spans(with operands) cmap {
	for len(with) >= 3 {
		low, high, to := codeOf(with[0]), codeOf(with[1]), with[2]
		if with = with[3:]; to.kind != arrayStart {
			c = c.with(low, high, to)
			continue
		}
		for ; len(with) > 0 && with[0].kind == str; with = with[1:] {
			c = c.with(low, low, with[0])
			low++
		}
		with = with[min(1, len(with)):] // the closing bracket
	}
	return c
}

// with is the map with another range. A text that is empty says nothing.
func (c cmap) with(low, high int, to token) cmap {
	units := make([]uint16, 0, 8)
	for i := 0; i+1 < len(to.text); i += 2 {
		units = append(units, uint16(to.text[i])<<8|uint16(to.text[i+1]))
	}
	runes := utf16.Decode(units)
	if len(runes) == 0 || high < low {
		return c
	}
	last := len(runes) - 1
	return append(c, codeRange{low, high, string(runes[:last]), runes[last]})
}

// append appends the text of a code.
func (c cmap) append(text []byte, code int) []byte {
	i, _ := slices.BinarySearchFunc(c, code, func(r codeRange, code int) int { return cmp.Compare(r.high, code) })
	if i == len(c) || code < c[i].low { // the first range that does not end before it
		return append(text, missing...)
	}
	return utf8.AppendRune(append(text, c[i].before...), c[i].last+rune(code-c[i].low))
}

// codeOf is the code that a string is.
func codeOf(t token) int {
	code := 0
	for _, b := range t.text {
		code = code<<8 | int(b)
	}
	return code
}
