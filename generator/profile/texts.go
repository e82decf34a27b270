package profile

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"permitpack/generator/finding"
)

// maxText is the longest text of one field, in characters. It is far more than
// any field of a form holds; a longer one is a slip.
const maxText = 500

func (c *checker) texts() {
	c.profile.eachText(func(key string, value reflect.Value, path bool) {
		unseen := Unseen(value.String())
		if path {
			unseen = slices.DeleteFunc(unseen, func(r rune) bool { return !disturbs(r) })
		}
		if len(unseen) > 0 {
			c.report("text.control-character", finding.Error, key, finding.Args{"characters": CodePoints(unseen)})
		}
		if tooLong(value.String()) {
			c.report("text.too-long", finding.Error, key, finding.Args{"most": maxText})
		}
	})
}

// tooLong texts are no names or addresses, and not compared with others.
func tooLong(s string) bool { return utf8.RuneCountInString(s) > maxText }

// Unseen lists the characters of a text that nobody sees, each once: those that
// Check finds in a text that is printed. A soft hyphen is none of them, and a
// joiner is none behind a letter of a script that needs it, as the Persian.
func Unseen(s string) []rune {
	var found []rune
	var before rune
	for _, r := range s {
		if unseen := disturbs(r) || isIgnorable(r) || isJoiner(r) && !takesJoiners(before); unseen && !slices.Contains(found, r) {
			found = append(found, r)
		}
		before = r
	}
	return found
}

// disturbs tells whether a character prints as nothing or turns the text around it:
// control characters, marks of writing direction, spaces of no width, and what
// stands for a character that was lost. Not even the name of a file has them.
func disturbs(r rune) bool {
	switch {
	case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), unicode.Is(unicode.Noncharacter_Code_Point, r):
		return true
	case r == '\u200B', r == '\u2028', r == '\u2029', r == '\u2060', r == '\uFEFF', r == unicode.ReplacementChar:
		return true
	}
	return false
}

const softHyphen = '\u00AD'

// isIgnorable tells of what Unicode calls default ignorable, and all other
// formatting: fillers, tags, selectors of a variant. Some fonts print a blank for them.
func isIgnorable(r rune) bool {
	return r != softHyphen && !isJoiner(r) && unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

func isJoiner(r rune) bool { return r == '\u200C' || r == '\u200D' }

// takesJoiners tells whether a character is a letter, or its mark, of a script in
// which joiners are spelling: none of those that we print.
func takesJoiners(r rune) bool {
	return unicode.In(r, unicode.L, unicode.M) && !unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Han,
		unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Common, unicode.Inherited)
}

// mostCharacters is how many characters a message names.
const mostCharacters = 5

// CodePoints names characters for people and for a search: "U+202E, U+2066". The
// sixth and all after it are an ellipsis.
func CodePoints(characters []rune) string {
	var names []string
	for i, r := range characters {
		if i == mostCharacters {
			names = append(names, "…")
			break
		}
		names = append(names, fmt.Sprintf("%U", r))
	}
	return strings.Join(names, ", ")
}
