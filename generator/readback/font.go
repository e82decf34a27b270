package readback

import (
	"errors"
	"unicode/utf16"
	"unicode/utf8"
)

// font turns two-byte codes into text.
type font struct {
	unicode *cmap
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

// cmap is a ToUnicode map (ISO 32000-1, 9.10.3).
type cmap struct {
	// rows are the texts of single characters, by the two bytes of their codes; 0 is none.
	rows [256]*[256]rune
	// longer are the other texts.
	longer map[int]string
}

func parseCMap(data []byte) (*cmap, error) {
	c := &cmap{longer: map[int]string{}}
	s := scanner{data: data}
	var with operands
	for {
		t, err := s.next()
		switch {
		case err != nil:
			return nil, err
		case t.kind == end:
			return c, nil
		case t.kind != word:
			with = append(with, *t)
			continue
		case t.is("endbfchar"):
			err = c.chars(with)
		case t.is("endbfrange"):
			err = c.ranges(with)
		}
		if err != nil {
			return nil, err
		}
		with = with[:0]
	}
}

// chars takes in pairs of a code and its text.
func (c *cmap) chars(with operands) error {
	for ; len(with) >= 2; with = with[2:] {
		code := with[0].code()
		if err := c.span(code, code, with[1]); err != nil {
			return err
		}
	}
	return nil
}

// ranges takes in a first and a last code with the first text, or an array of all.
func (c *cmap) ranges(with operands) error {
	for len(with) >= 3 {
		low, high, to := with[0].code(), with[1].code(), with[2]
		with = with[3:]
		if to.kind != arrayStart {
			if err := c.span(low, high, to); err != nil {
				return err
			}
			continue
		}
		for ; len(with) > 0 && with[0].kind != arrayEnd; with = with[1:] {
			if err := c.span(low, low, with[0]); err != nil {
				return err
			}
			low++
		}
		with = with[min(1, len(with)):]
	}
	return nil
}

// span gives consecutive texts to consecutive codes: the last character counts on. An
// empty text says nothing.
func (c *cmap) span(low, high int, to token) error {
	if high > maxCode {
		return errors.New("a ToUnicode map of codes that are longer than two bytes")
	}
	text := to.utf16()
	if len(text) == 0 {
		return nil
	}
	last := len(text) - 1
	for code := low; code <= high; code++ {
		row := &c.rows[code>>8]
		if *row == nil {
			*row = new([256]rune)
		}
		switch at := &(*row)[code&0xFF]; {
		case *at != 0 || c.longer[code] != "":
			return errors.New("a ToUnicode map says two things of one code")
		case last > 0:
			c.longer[code] = string(text)
		default:
			*at = text[0]
		}
		text[last]++
	}
	return nil
}

// maxCode is the highest code of two bytes.
const maxCode = 0xFFFF

// append appends the text of a code.
func (c *cmap) append(text []byte, code int) []byte {
	if row := c.rows[code>>8]; row != nil && row[code&0xFF] != 0 {
		return utf8.AppendRune(text, row[code&0xFF])
	}
	if longer, ok := c.longer[code]; ok {
		return append(text, longer...)
	}
	return append(text, missing...)
}

// code is the code that a string is.
func (t *token) code() int {
	code := 0
	for _, b := range t.text {
		code = code<<8 | int(b)
	}
	return code
}

// utf16 are the characters of a string in UTF-16.
func (t *token) utf16() []rune {
	units := make([]uint16, 0, 8)
	for i := 0; i+1 < len(t.text); i += 2 {
		units = append(units, uint16(t.text[i])<<8|uint16(t.text[i+1]))
	}
	return utf16.Decode(units)
}
