package profile

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Latin writes a name in the letters A to Z as passports do (ICAO Doc 9303 part 3,
// section 6), as far as it has letters that they write so; others, and marks on
// letters, are left out. Signs, spaces and digits of ASCII stay.
func Latin(name string) string {
	var b strings.Builder
	for _, r := range norm.NFC.String(name) {
		if r <= unicode.MaxASCII {
			b.WriteRune(r)
			continue
		}
		ways, known := ways(unicode.ToUpper(r))
		switch {
		case !known:
		case unicode.IsUpper(r):
			b.WriteString(ways[0][:min(1, len(ways[0]))] + strings.ToLower(ways[0][min(1, len(ways[0])):]))
		default:
			b.WriteString(strings.ToLower(ways[0]))
		}
	}
	return b.String()
}
