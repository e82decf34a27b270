package readback

import (
	"errors"
	"unicode/utf16"
)

// font turns two-byte codes into text.
type font struct {
	unicode cmap
	// glyphs is the CIDToGIDMap, two bytes for each code; nil where codes are glyph numbers.
	glyphs []byte
	// low and high are the texts of the codes that were met.
	low  [1280]string
	high map[int]string
}

// missing stands for a code that the font cannot show or name.
const missing = "\uFFFD"

// fontNamed is the font of a resource name, read once.
func (r *runner) fontNamed(n name) (*font, error) {
	all, ok := r.file.resolve(r.page.resources["Font"]).(dictionary)
	if !ok {
		return nil, errors.New("a page without fonts shows text")
	}
	ref, _ := all[n].(reference)
	if known, ok := r.fonts[ref]; ok && ref != 0 {
		return known, nil
	}
	read, err := r.file.font(all[n])
	if err != nil {
		return nil, err
	}
	r.fonts[ref] = read
	return read, nil
}

func (f *file) font(o any) (*font, error) {
	d, ok := f.resolve(o).(dictionary)
	if !ok {
		return nil, errors.New("a font is missing")
	}
	if f.resolve(d["Encoding"]) != name("Identity-H") {
		return nil, errors.New("a font is not of two-byte codes")
	}
	toUnicode, ok := f.resolve(d["ToUnicode"]).(stream)
	if !ok {
		return nil, errors.New("a font without its ToUnicode map")
	}
	toGlyphs, mapped, err := f.toGlyphs(d)
	if err != nil {
		return nil, err
	}
	key, packed := string(toUnicode.raw)+"|"+string(toGlyphs.raw), f.packed(toUnicode) && f.packed(toGlyphs)
	if known, ok := f.known.fonts[key]; ok && packed {
		return known, nil
	}
	read := &font{high: map[int]string{}}
	data, err := f.bytes(toUnicode)
	if err != nil {
		return nil, err
	}
	if read.unicode, err = parseCMap(data); err != nil {
		return nil, err
	}
	if mapped {
		if read.glyphs, err = f.bytes(toGlyphs); err != nil {
			return nil, err
		}
	}
	if packed {
		f.known.fonts[key] = read
	}
	return read, nil
}

// toGlyphs is the font's map from codes to glyphs, where it has one.
func (f *file) toGlyphs(d dictionary) (m stream, mapped bool, err error) {
	descendants, ok := f.resolve(d["DescendantFonts"]).(array)
	if !ok || len(descendants) != 1 {
		return stream{}, false, errors.New("a font without its descendant")
	}
	descendant, ok := f.resolve(descendants[0]).(dictionary)
	if !ok {
		return stream{}, false, errors.New("a font without its descendant")
	}
	m, mapped = f.resolve(descendant["CIDToGIDMap"]).(stream)
	return m, mapped, nil
}

// append appends what the codes say. A code whose glyph is the empty box (0) says
// nothing: a viewer shows the box, whatever the ToUnicode map claims.
func (f *font) append(text []byte, codes str) []byte {
	for i := 0; i+1 < len(codes); i += 2 {
		code := int(codes[i])<<8 | int(codes[i+1])
		if !f.shows(code) {
			text = append(text, missing...)
			continue
		}
		text = append(text, f.text(code)...)
	}
	return text
}

// text is what a code says, looked up once.
func (f *font) text(code int) string {
	if code < len(f.low) {
		if f.low[code] == "" {
			f.low[code] = f.unicode.text(code)
		}
		return f.low[code]
	}
	text, known := f.high[code]
	if !known {
		text = f.unicode.text(code)
		f.high[code] = text
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
	single map[int]string
	ranges []codeRange
}

// codeRange gives consecutive texts to consecutive codes: the last UTF-16 unit counts on.
type codeRange struct {
	low, high int
	first     str
}

func parseCMap(data []byte) (cmap, error) {
	c := cmap{single: map[int]string{}}
	s := scanner{data: data}
	var operands array
	for {
		o, err := s.next()
		if errors.Is(err, errEnd) {
			return c, nil
		}
		if err != nil {
			return cmap{}, err
		}
		op, ok := o.(operator)
		if !ok {
			operands = append(operands, o)
			continue
		}
		switch op {
		case "endbfchar":
			c.characters(operands)
		case "endbfrange":
			c.spans(operands)
		}
		operands = nil
	}
}

func (c *cmap) characters(operands array) {
	for i := 0; i+1 < len(operands); i += 2 {
		code, ok1 := operands[i].(str)
		text, ok2 := operands[i+1].(str)
		if ok1 && ok2 {
			c.single[number(code)] = utf16Text(text)
		}
	}
}

func (c *cmap) spans(operands array) {
	for i := 0; i+2 < len(operands); i += 3 {
		low, ok1 := operands[i].(str)
		high, ok2 := operands[i+1].(str)
		if !ok1 || !ok2 {
			continue
		}
		switch to := operands[i+2].(type) {
		case str:
			c.ranges = append(c.ranges, codeRange{number(low), number(high), to})
		case array:
			for j, t := range to {
				if text, ok := t.(str); ok {
					c.single[number(low)+j] = utf16Text(text)
				}
			}
		}
	}
}

func (c cmap) text(code int) string {
	if t, ok := c.single[code]; ok {
		return t
	}
	for _, r := range c.ranges {
		if code >= r.low && code <= r.high {
			return r.text(code - r.low)
		}
	}
	return missing
}

func (r codeRange) text(offset int) string {
	if len(r.first) < 2 {
		return missing
	}
	units := append(str{}, r.first...)
	last := len(units) - 2
	value := number(units[last:]) + offset
	units[last], units[last+1] = byte(value>>8), byte(value)
	return utf16Text(units)
}

func number(s str) int {
	n := 0
	for _, b := range s {
		n = n<<8 | int(b)
	}
	return n
}

func utf16Text(s str) string {
	var units []uint16
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}
