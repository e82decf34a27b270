package pdf

import (
	"errors"
	"fmt"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
)

// MostPassword is the most bytes that a password counts with (ISO 32000-2, 7.6.4.3.2).
const MostPassword = 127

// CheckPassword tells whether every reader takes a password as it is written. They
// differ in how they prepare one: some do it as the standard asks (SASLprep,
// RFC 4013), some not at all. So it has to be one that is prepared already: letters,
// marks, digits and punctuation in their plain forms (NFKC), the signs of ASCII, and
// no mixture of letters that run to the right and to the left. An error names the
// mend and never the password.
func CheckPassword(password string) error {
	switch {
	case password == "":
		return errors.New("the password is empty")
	case !utf8.ValidString(password):
		return errors.New("the password is not UTF-8; save the file with that encoding")
	case len(password) > MostPassword:
		return fmt.Errorf("the password is longer than %d bytes; letters beyond ASCII count as two or more", MostPassword)
	}
	place := 0
	for _, r := range password {
		place++
		if !plain(r) {
			return fmt.Errorf("character %d of the password is none that every PDF reader understands; use letters, digits and the signs of ASCII", place)
		}
	}
	if !norm.NFKC.IsNormalString(password) {
		return errors.New("the password has a character in a special form (full width, ligature, separate accent); type its plain form")
	}
	if !oneDirection(password) {
		return errors.New("the password mixes letters that run to the left with others; use one script")
	}
	return nil
}

// plain tells whether SASLprep leaves the character where it is.
func plain(r rune) bool {
	const lastOfFirstPlane = 0xFFFF
	switch {
	case r <= unicode.MaxASCII:
		return r >= ' ' && r <= '~'
	case r > lastOfFirstPlane, unicode.In(r, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point):
		return false
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P)
}

// oneDirection is the rule of RFC 3454, section 6: with letters that run to the left
// there are none that run to the right, and they stand at both ends.
func oneDirection(s string) bool {
	var left, right bool
	var first, last bool
	for i, r := range s {
		properties, _ := bidi.LookupRune(r)
		class := properties.Class()
		last = class == bidi.R || class == bidi.AL
		left = left || last
		right = right || class == bidi.L
		if i == 0 {
			first = last
		}
	}
	return !left || !right && first && last
}
