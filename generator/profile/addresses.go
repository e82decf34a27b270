package profile

import (
	"slices"
	"strings"
	"unicode"

	"permitpack/generator/finding"
)

// addresses compares the dwelling with the other addresses of the profile. The
// owner of a rented dwelling may live anywhere; who takes somebody in lives there.
func (c *checker) addresses() {
	p := c.profile
	home := p.Residence
	if home.Ownership == "provided" {
		c.hostAt("residence.provider.address", home.Provider.Address)
	}
	if p.sponsorIsHost() {
		c.hostAt("sponsor.address", p.Sponsor.Address)
	}
	if home.Ownership == "owned" && home.Provider.Surname != "" && !p.ownsDwelling() {
		c.report("document.provider-of-own-dwelling", finding.Warning, "residence.provider", nil)
	}
	if sameDwelling(home.Address, p.Stay.PreviousAddress) {
		c.report("stay.address-unchanged", finding.Warning, "stay.previous_address", nil)
	}
}

// hostAt warns of a host who lives elsewhere than the applicant.
func (c *checker) hostAt(key, address string) {
	if elsewhere(c.profile.Residence.Address, address) {
		c.report("document.address-differs", finding.Warning, key, nil)
	}
}

// ownsDwelling tells whether the provider is the applicant, written once more.
func (p *Profile) ownsDwelling() bool {
	host, own := p.Residence.Provider, p.Applicant
	return sameName(host.Surname, own.Surname) && sameName(host.GivenNames, own.GivenNames)
}

// Words that say what a part of an address is, as folded writes them, in the
// languages that people write addresses in here.
var (
	streetKinds = []string{
		"KUCE", "KUCESI", "KUC", "PROSPEKT", "PROSPEKTI", "PR", "XIYABAN", "XIYABANI", "DONGE", "DONGESI", "DALAN", "DALANI", "SOSE", "SOSESI",
		"STREET", "STR", "ST", "AVENUE", "AVE", "ROAD", "LANE", "ULITSA", "UL", "PEREULOK", "PER", "SHOSSE",
	}
	apartmentKinds = []string{"MENZIL", "MEN", "M", "APARTMENT", "APT", "FLAT", "KVARTIRA", "KV"}
	otherKinds     = []string{
		"SEHER", "SEHERI", "SEH", "RAYON", "RAYONU", "RAY", "CITY", "DISTRICT", "GOROD",
		"EV", "BINA", "HOUSE", "BUILDING", "DOM", "KORPUS",
	}
	ordinalEndings = []string{"CI", "CU"}
)

// isKind leaves single letters alone: they may belong to the number of a house.
func isKind(word string) bool {
	isOf := func(kinds []string) bool { return slices.Contains(kinds, word) }
	return len(word) > 1 && (isOf(streetKinds) || isOf(apartmentKinds) || isOf(otherKinds) || isOf(ordinalEndings))
}

// elsewhere tells whether an address in free words is certainly not that of the
// dwelling: it names neither its street nor its building, or the street with
// another building. One that names no street or building at all says nothing.
// Between two scripts a street may be there and not be recognised (Гусейна Джавида is
// Hüseyn Cavid), so that the numbers of the houses decide alone.
func elsewhere(home Address, free string) bool {
	line := withoutApartment(foldedWords(free))
	street, building := withoutKinds(foldedWords(home.Street)), withoutKinds(withoutApartment(foldedWords(home.Building)))
	if len(street)+len(building) == 0 || !slices.ContainsFunc(line, placing) || holds(line, building) {
		return false
	}
	at := lastName(line, street)
	if at < 0 && len(street) > 0 && hasCyrillic(home.Street) == hasCyrillic(free) {
		return true
	}
	return differ(houseNumbers(line[at+1:], street), houseNumbers(building, nil))
}

func hasCyrillic(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
}

// differ tells whether both name houses, and none in common: 33A and 33 may be one
// house, 12/34 stands at a corner.
func differ(a, b []string) bool {
	return len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(number string) bool { return slices.Contains(b, number) })
}

// placing words narrow an address down to a street or a building.
func placing(word string) bool { return isHouseNumber(word) || slices.Contains(streetKinds, word) }

// isHouseNumber tells the number of a house from a postal code, which has four digits.
func isHouseNumber(word string) bool { return isNumber(word) && len(word) <= 3 }

func isNumber(word string) bool { return word[0] <= '9' }

// lastName is where the last word of the street's name stands in the line, or -1.
// Initials and numbers do not make a name, unless there is nothing else: 28 May, N. Nərimanov.
func lastName(line, street []string) int {
	names := slices.DeleteFunc(slices.Clone(street), func(w string) bool { return isNumber(w) || len(w) == 1 })
	if len(names) == 0 {
		names = street
	}
	for i := len(line) - 1; i >= 0; i-- {
		if slices.Contains(names, line[i]) {
			return i
		}
	}
	return -1
}

// houseNumbers are the numbers among the words, up to an apartment, that are not
// part of the street's name.
func houseNumbers(words, street []string) []string {
	var numbers []string
	for _, word := range words {
		switch {
		case slices.Contains(apartmentKinds, word):
			return numbers
		case isHouseNumber(word) && !slices.Contains(street, word):
			numbers = append(numbers, word)
		}
	}
	return numbers
}

// withoutApartment leaves out what names an apartment, whose number may be that of
// another house.
func withoutApartment(words []string) []string {
	var rest []string
	for len(words) > 0 {
		if n := apartmentWords(words); n > 0 {
			words = words[n:]
			continue
		}
		rest, words = append(rest, words[0]), words[1:]
	}
	return rest
}

// apartmentWords is how many words at the beginning name an apartment: "mən. 34", "34-cü mənzil".
func apartmentWords(words []string) int {
	switch {
	case len(words) > 1 && slices.Contains(apartmentKinds, words[0]) && isNumber(words[1]):
		return 2
	case len(words) > 2 && isNumber(words[0]) && slices.Contains(ordinalEndings, words[1]) && slices.Contains(apartmentKinds, words[2]):
		return 3
	}
	return 0
}

// sameDwelling tells whether two addresses are one. The city and the district may
// be left out in one of them. Without a street they say too little.
func sameDwelling(a, b Address) bool {
	return a.Street != "" && samePart(a.Street, b.Street) && samePart(a.Building, b.Building) && samePart(a.Apartment, b.Apartment) &&
		(a.City == "" || b.City == "" || samePart(a.City, b.City)) &&
		(a.District == "" || b.District == "" || samePart(a.District, b.District))
}

func samePart(a, b string) bool {
	return a == b || len(foldedWords(a)) > 0 && slices.Equal(withoutKinds(foldedWords(a)), withoutKinds(foldedWords(b)))
}

// foldedWords are the words of a text as folded writes them, numbers apart from
// letters: 3A is 3 and A. There are none where one cannot be written so, and in a
// text that is too long for any address or name.
func foldedWords(s string) []string {
	if tooLong(s) {
		return nil
	}
	var all []string
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M, unicode.N) }) {
		written, ok := folded(word)
		if !ok {
			return nil
		}
		all = append(all, apart(written)...)
	}
	return all
}

// apart cuts a folded word where letters and digits meet.
func apart(word string) []string {
	var parts []string
	start := 0
	for i := 1; i <= len(word); i++ {
		if i == len(word) || isNumber(word[i:]) != isNumber(word[start:]) {
			parts = append(parts, word[start:i])
			start = i
		}
	}
	return parts
}

func withoutKinds(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), isKind)
}

// holds tells whether the words stand in the line one behind the other.
func holds(line, words []string) bool {
	for i := 0; len(words) > 0 && i+len(words) <= len(line); i++ {
		if slices.Equal(line[i:i+len(words)], words) {
			return true
		}
	}
	return false
}
