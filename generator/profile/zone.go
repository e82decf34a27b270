package profile

import (
	"strings"
	"unicode"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/profile/mrz"
)

const zoneKey = "passport.mrz"

// zone verifies the machine-readable zone, where one is given, and compares it
// with the fields. Fields of a zone that is damaged are compared all the same:
// a wrong line says more with both findings side by side.
func (c *checker) zone() {
	p := c.profile
	if len(p.Passport.MRZ) == 0 || p.Passport.Type == "none" {
		return
	}
	zone, problems := mrz.Parse(p.Passport.MRZ)
	for _, problem := range problems {
		c.zoneProblem(problem)
	}
	switch zone.Format {
	case "":
		return
	case mrz.Visa:
		c.report("passport.mrz-visa", finding.Error, zoneKey, nil)
		return
	}
	c.same(mrz.Number, "passport.number", p.Passport.Number != "", sameNumber(p.Passport.Number, zone.Number))
	c.sameDay(mrz.Birth, "applicant.birth_date", p.Applicant.BirthDate, zone.Birth)
	c.sameDay(mrz.Expiry, "passport.expires_on", p.Passport.ExpiresOn, zone.Expiry)
	c.same(mrz.Sex, "applicant.sex", p.Applicant.Sex != "" && zone.Sex != "", sexLetter(p.Applicant.Sex) == zone.Sex)
	c.same(mrz.Nationality, "applicant.citizenship", p.Applicant.Citizenship != "", c.sameCountry(zone.Nationality))
	c.sameNames(zone)
}

func (c *checker) zoneProblem(p mrz.Problem) {
	id, severity := "passport.mrz-"+string(p.Kind), finding.Error
	switch p.Kind {
	case mrz.CheckDigit:
		if p.Column > 0 {
			id = "passport.mrz-misread"
		}
	case mrz.LetterForDigit, mrz.DigitForLetter, mrz.NoSex:
		severity = finding.Warning
	}
	c.report(id, severity, zoneKey, finding.Args{
		"field": fieldWord(p.Field), "line": p.Line, "column": p.Column, "got": p.Got, "want": p.Want,
	})
}

func fieldWord(f mrz.Field) finding.Key { return finding.Key("mrz-field." + string(f)) }

// same reports a field that is given and differs from the zone.
func (c *checker) same(f mrz.Field, key string, given, same bool) {
	if given && !same {
		c.report("passport.mrz-mismatch", finding.Error, key, finding.Args{"field": fieldWord(f)})
	}
}

func (c *checker) sameDay(f mrz.Field, key string, typed date.Date, zone mrz.Day) {
	c.same(f, key, !typed.IsZero(), zone.Agrees(typed))
}

// sameNumber compares letters and digits alone.
func sameNumber(typed, zone string) bool { return alphanumeric(typed) == alphanumeric(zone) }

func alphanumeric(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToUpper(r)
		}
		return -1
	}, s)
}

func sexLetter(s Sex) string {
	switch s {
	case "male":
		return "M"
	case "female":
		return "F"
	}
	return ""
}

// sameCountry compares a code of the zone (ICAO Doc 9303 part 3, section 5) with
// the citizenship. Codes that name no citizenship, of refugees (XXB, XXC, XXX) and
// of organisations, agree with every one.
func (c *checker) sameCountry(code string) bool {
	citizenship := string(c.profile.Applicant.Citizenship)
	switch code {
	case "XXB", "XXC", "XXX", "UNO", "UNA", "UNK", "EUE", "XOM", "XPO", "XCE", "XCO", "XES", "XMP", "XBA", "XIM", "XCC", "XDC":
		return true
	case "D":
		code = "DE"
	case "GBD", "GBN", "GBO", "GBP", "GBS": // kinds of British nationality
		code = "GB"
	case "RKS":
		code = "XK"
	}
	if alpha2, ok := c.countries(code); ok {
		code = alpha2
	}
	return code == citizenship
}

// sameNames only warns: passports write names in ways of their own.
func (c *checker) sameNames(zone mrz.Zone) {
	a := c.profile.Applicant
	cutSurname := zone.Truncated && zone.GivenNames == ""
	if a.Surname != "" && !spells(a.Surname, zone.Surname, cutSurname) {
		c.report("passport.mrz-name-mismatch", finding.Warning, "applicant.surname", nil)
	}
	given := spells(a.GivenNames, zone.GivenNames, zone.Truncated) ||
		spells(a.GivenNames+a.Patronymic, zone.GivenNames, zone.Truncated)
	if a.GivenNames != "" && !cutSurname && !given {
		c.report("passport.mrz-name-mismatch", finding.Warning, "applicant.given_names", nil)
	}
}
