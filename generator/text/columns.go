package text

import "unicode"

// Columns counts the columns of a screen that a text takes: characters of Chinese take two.
func Columns(s string) int {
	n := 0
	for _, r := range s {
		n++
		if unicode.Is(unicode.Han, r) || r >= '\u3000' && r <= '\u303F' || r >= '\uFF00' && r <= '\uFF60' {
			n++
		}
	}
	return n
}
