package profile

import (
	"slices"
	"strings"
	"unicode"
)

// isNamed tells whether a whole name, in any order and with more words than these,
// is that of who bears the surname and the given names. Without a surname, and where
// names are in letters that cannot be compared, it is not.
func isNamed(whole, surname, givenNames string) bool {
	if tooLong(whole) || tooLong(surname) || tooLong(givenNames) {
		return false
	}
	all, family := nameWords(whole), nameWords(surname)
	missing := func(word string) bool {
		return !slices.ContainsFunc(all, func(other string) bool { return sameWord(word, other) })
	}
	return len(family) > 0 && !slices.ContainsFunc(append(family, nameWords(givenNames)...), missing)
}

// nameWords cuts at hyphens too, which passports leave out, but not at apostrophes.
func nameWords(name string) []string {
	return strings.FieldsFunc(name, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || strings.ContainsRune(".,;", r)
	})
}

// sameWord is sameName for who wants to be certain: words that cannot be compared
// are the same only if they are written so.
func sameWord(a, b string) bool {
	_, knownA := folded(a)
	_, knownB := folded(b)
	if !knownA || !knownB {
		return a == b
	}
	return sameName(a, b)
}
