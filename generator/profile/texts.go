package profile

import (
	"reflect"
	"unicode"
	"unicode/utf8"

	"permitpack/generator/finding"
)

// maxText is the longest text of one field, in characters. It is far more than
// any field of a form holds; a longer one is a slip.
const maxText = 500

func (c *checker) texts() {
	c.profile.eachText(func(key string, value reflect.Value, _ bool) {
		for _, r := range value.String() {
			if invisible(r) {
				c.report("text.control-character", finding.Error, key, nil)
				break
			}
		}
		if tooLong(value.String()) {
			c.report("text.too-long", finding.Error, key, finding.Args{"most": maxText})
		}
	})
}

// tooLong texts are no names or addresses, and not compared with others.
func tooLong(s string) bool { return utf8.RuneCountInString(s) > maxText }

// invisible are characters that print as nothing or turn the text around them:
// control characters, marks of writing direction, spaces of no width, and what
// stands for a character that was lost. The joiners (U+200C, U+200D) belong to
// names in Persian and Indian scripts.
func invisible(r rune) bool {
	switch {
	case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), unicode.Is(unicode.Noncharacter_Code_Point, r):
		return true
	case r == '\u200B', r == '\u2028', r == '\u2029', r == '\u2060', r == '\uFEFF', r == unicode.ReplacementChar:
		return true
	}
	return false
}
