package web

import (
	"fmt"
	"strings"
	"unicode"

	"permitpack/generator/date"
	"permitpack/generator/profile/mrz"
)

// fillFromZone fills fields that are empty from the machine-readable zone of the
// passport. What differs from a field that is filled, the check tells.
func (q request) fillFromZone() {
	zone, problems := mrz.Parse(q.answers.list("passport.mrz"))
	if len(problems) > 0 || zone.Number == "" {
		q.notice = notice{key: "zone-unread", bad: true}
		return
	}
	n := 0
	for key, value := range q.zoneValues(zone) {
		if value != "" && q.answers[key] == "" {
			q.answers.set(key, value)
			n++
		}
	}
	q.change()
	q.notice = notice{key: "zone-read", args: map[string]any{"n": n}}
}

func (q request) zoneValues(zone mrz.Zone) map[string]string {
	today := q.o.Today()
	year, _, _ := today.Parts()
	return map[string]string{
		"applicant.surname":     nameCase(zone.Surname),
		"applicant.given_names": nameCase(zone.GivenNames),
		"applicant.sex":         map[string]string{"M": "male", "F": "female"}[zone.Sex],
		"applicant.birth_date":  dayOf(zone.Birth, year),
		"applicant.citizenship": q.nationality(zone.Nationality),
		"passport.number":       zone.Number,
		"passport.expires_on":   dayOf(zone.Expiry, year+longestPassport),
	}
}

// longestPassport is how many years a passport may still be valid.
const longestPassport = 50

// dayOf is a day of which two digits of the year are known: the last such year up to the latest.
func dayOf(d mrz.Day, latest int) string {
	if d.Year < 0 || d.Month < 1 || d.Day < 1 {
		return ""
	}
	year := latest - (latest-d.Year)%100
	day, err := date.Parse(fmt.Sprintf("%04d-%02d-%02d", year, d.Month, d.Day))
	if err != nil {
		return ""
	}
	return day.String()
}

// nationality is the country of a code of the zone (ICAO Doc 9303 part 3, section 5).
func (q request) nationality(code string) string {
	switch code {
	case "D":
		return "DE"
	case "RKS":
		return "XK"
	}
	alpha2, _ := q.engine.CountryCode(code)
	return alpha2
}

// nameCase writes the capitals of a zone as names are typed: "LIN XIAOYU" as "Lin Xiaoyu".
func nameCase(name string) string {
	first := true
	return strings.Map(func(r rune) rune {
		capital := first
		first = !unicode.IsLetter(r)
		if capital {
			return r
		}
		return unicode.ToLower(r)
	}, name)
}
