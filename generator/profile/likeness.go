package profile

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// folded is a word in the letters A to Z and digits, without case and marks, so
// that spellings of one word come together; false where a letter has no such
// likeness (Chinese, Arabic, Georgian). Signs and spaces are left out.
func folded(word string) (string, bool) {
	var b strings.Builder
	for _, r := range norm.NFC.String(word) {
		letters, ok := foldedLetter(unicode.ToUpper(r))
		if !ok {
			return "", false
		}
		b.WriteString(letters)
	}
	return b.String(), true
}

func foldedLetter(r rune) (string, bool) {
	base := r
	if r > unicode.MaxASCII {
		base = []rune(norm.NFD.String(string(r)))[0]
	}
	switch {
	case 'A' <= base && base <= 'Z', '0' <= base && base <= '9':
		return string(base), true
	case r == 'Ə': // who has no ə on the keyboard types e, whatever the passport writes
		return "E", true
	}
	ways, ok := ways(r)
	if !ok {
		return "", false
	}
	return ways[0], true
}

// nearly tells whether two surnames of at least so many letters look like one that
// was mistyped once. Ways to write the same letters, and a man's and a woman's form
// of a name, do not.
func nearly(a, b string, letters int) bool {
	if sameName(a, b) {
		return false
	}
	foldedA, _ := folded(a)
	foldedB, _ := folded(b)
	return min(len(foldedA), len(foldedB)) >= letters && oneSlip(foldedA, foldedB) && !gendered(foldedA, foldedB)
}

// sameName tells whether two surnames can be one in two spellings: Əliyev and
// Aliyev, Müller and Mueller. Names that cannot be compared are the same.
func sameName(a, b string) bool {
	foldedA, knownA := folded(a)
	foldedB, knownB := folded(b)
	if !knownA || !knownB || tooLong(a) || tooLong(b) {
		return true
	}
	return foldedA == foldedB || spells(a, foldedB, false) || spells(b, foldedA, false)
}

// oneSlip tells whether one letter exchanged, left out or put in, or two
// neighbours swapped, make one word of the other.
func oneSlip(a, b string) bool {
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	switch {
	case len(a)+len(b) == 1, len(a) == 1 && len(b) == 1:
		return true
	}
	return len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
}

// genderedEndings are the endings of a man's and a woman's form of one surname
// that are a letter apart: Əliyev and Əliyeva, Kowalski and Kowalska, Novotný and
// Novotná, Bērziņš and Bērziņa, Papadopoulos and Papadopoulou, Georgiadis and Georgiadi.
var genderedEndings = [][2]string{
	{"OV", "OVA"}, {"EV", "EVA"}, {"IN", "INA"}, {"YN", "YNA"}, {"KI", "KA"}, {"KY", "KA"}, {"NY", "NA"}, {"S", "A"}, {"OS", "OU"}, {"IS", "I"},
}

func gendered(a, b string) bool {
	for _, ending := range genderedEndings {
		if changes(a, b, ending[0], ending[1]) || changes(b, a, ending[0], ending[1]) {
			return true
		}
	}
	return false
}

// changes tells whether a with the ending from turned into the ending to is b.
func changes(a, b, from, to string) bool {
	stem, ok := strings.CutSuffix(a, from)
	return ok && stem+to == b
}

// Likeness is one spelling for all ways to write a name that differ in case, marks,
// signs and spaces alone. Letters without a likeness in A to Z stay what they are.
func Likeness(name string) string {
	if word, ok := folded(name); ok {
		return word
	}
	return strings.ToUpper(strings.Join(strings.Fields(norm.NFC.String(name)), ""))
}
