package xlsx

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxText is the number of UTF-16 units that a cell of the format holds.
const maxText = 32767

// Clean makes any text one that a cell can hold: valid UTF-8, no control
// characters but the line break, no more than the format has room for, and
// nothing that would be read as the code of a character.
func Clean(s string) string { return cut(literal(Printable(s)), maxText) }

// Printable makes any text one that XML can hold.
func Printable(s string) string {
	if plain(s) {
		return s
	}
	s = strings.ToValidUTF8(s, string(utf8.RuneError))
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t' || r == '\r':
			return ' '
		case unicode.IsControl(r) || r == 0xFFFE || r == 0xFFFF:
			return utf8.RuneError
		}
		return r
	}, s)
}

// plain tells whether there is nothing to mend: the most of all texts.
func plain(s string) bool {
	all, doubtful := byte(0), false
	for i := range len(s) { // by bytes, which is sooner done
		all |= s[i]
		doubtful = doubtful || begins[s[i]]
	}
	switch {
	case doubtful && strings.ContainsFunc(s, mended):
		return false
	case all >= utf8.RuneSelf:
		return utf8.ValidString(s)
	}
	return true
}

// mended tells of the characters that Printable mends.
func mended(r rune) bool {
	return r < ' ' && r != '\n' || r >= 0x7F && r < 0xA0 || r >= 0xFFFD && r <= 0xFFFF
}

// begins tells of the bytes with which such characters begin.
var begins = func() (all [256]bool) {
	for r := range rune(0x10000) {
		if mended(r) {
			all[string(r)[0]] = true
		}
	}
	return all
}()

// code is how the format writes a character that XML lacks, _x0007_ (22.9.2.19).
var code = regexp.MustCompile(`^_x[0-9A-Fa-f]{4}_`)

// literal keeps a text that happens to look like such a code from being read as one.
func literal(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if s[i] == '_' && code.MatchString(s[i:]) {
			b.WriteString("_x005F")
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// cut shortens s to the number of UTF-16 units and marks the cut.
func cut(s string, units int) string {
	const mark = "…"
	if len(s) <= units {
		return s
	}
	used, end := 0, 0
	for i, r := range s {
		width := 1
		if r > 0xFFFF {
			width = 2
		}
		if used+width > units {
			return s[:end] + mark
		}
		used += width
		if used < units { // room for the mark is left behind this character
			end = i + utf8.RuneLen(r)
		}
	}
	return s
}
