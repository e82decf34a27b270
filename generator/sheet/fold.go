package sheet

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold makes words equal that people take for equal: letter case, composed and
// decomposed letters, kinds of blanks and apostrophes, and the star of a required
// column do not count. The four letters i of Azerbaijani are one, since programs
// that do not know the language change them into each other.
func fold(s string) string {
	s = norm.NFC.String(s)
	var b strings.Builder
	blank := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			blank = b.Len() > 0
			continue
		case unicode.Is(unicode.Cf, r):
			continue
		}
		if blank {
			b.WriteByte(' ')
			blank = false
		}
		b.WriteRune(foldRune(r))
	}
	return strings.TrimRight(b.String(), "* ")
}

func foldRune(r rune) rune {
	switch r {
	case 'I', 'İ', 'ı':
		return 'i'
	case '’', '‘', 'ʼ', '`', '´':
		return '\''
	}
	return unicode.ToLower(r)
}
