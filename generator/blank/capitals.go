package blank

import (
	"strings"
	"unicode"
)

// dotted are letters of the alphabets in which i has a dot in capitals too:
// Azerbaijani, Turkish, and their sisters. No other alphabet has one of them.
const dotted = "ıİəƏğĞ"

// capitals is a text in capital letters, or as it is. A value that is spelled as in a
// passport keeps to the rules of the passport: Xiaoyu Li is XIAOYU LI, Nigar Əliyeva
// NİGAR ƏLİYEVA. Everything else on the form is Azerbaijani.
func (c Capitals) capitals(s string, inLatin bool) string {
	switch c {
	case byValue:
		if inLatin && !strings.ContainsAny(s, dotted) {
			return strings.ToUpper(s)
		}
	case latin:
		return strings.ToUpper(s)
	case azerbaijani:
	default:
		return s
	}
	return strings.ToUpperSpecial(unicode.AzeriCase, s)
}
