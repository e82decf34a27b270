// Package duplicate finds what the rows of a batch share and should not: a passport of
// two people, a photo of two people, one application twice, two procedures of one person.
//
// Of a row it keeps an Entry: marks in place of passport number and person, and the
// photo's fingerprint. A mark is a hash without a secret: who has the number can make
// the mark of it, so an entry is no more public than the packets beside which it lies.
package duplicate

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"permitpack/generator/finding"
	"permitpack/generator/photo"
	"permitpack/generator/profile"
	"permitpack/generator/text"
)

// Mark stands for something that is not to be written down. The zero Mark stands for
// nothing. As text it is 32 digits of base 16.
type Mark [16]byte

func markOf(parts ...string) Mark {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return Mark(sum[:16])
}

// MarshalText writes the digits, or nothing of the zero Mark.
func (m Mark) MarshalText() ([]byte, error) {
	if m == (Mark{}) {
		return []byte{}, nil
	}
	return hex.AppendEncode(nil, m[:]), nil
}

// UnmarshalText reads what MarshalText wrote.
func (m *Mark) UnmarshalText(digits []byte) error {
	*m = Mark{}
	if len(digits) == 0 {
		return nil
	}
	if hex.DecodedLen(len(digits)) != len(m) {
		return fmt.Errorf("a mark has %d digits and not %d", len(digits), hex.EncodedLen(len(m)))
	}
	if _, err := hex.Decode(m[:], digits); err != nil {
		return fmt.Errorf("reading a mark: %w", err)
	}
	return nil
}

// Entry is what of one row is held against all others. It can be written down as JSON.
type Entry struct {
	// Row is the number in the sheet, Key the client_id, or the number where there is none.
	Row       int    `json:"row"`
	Key       string `json:"key"`
	Procedure string `json:"procedure"`
	// Passport marks the number and the citizenship, Person names, birth date and citizenship.
	Passport Mark `json:"passport"`
	Person   Mark `json:"person"`
	// Photo is the fingerprint of the picture; the zero one where there is none.
	Photo photo.Fingerprint `json:"photo"`
}

// Of is the entry of an application. The photo is the caller's to add.
func Of(row int, key string, p *profile.Profile) Entry {
	e := Entry{Row: row, Key: key, Procedure: p.Procedure}
	a := p.Applicant
	citizenship := string(a.Citizenship)
	if number := bare(p.Passport.Number); number != "" {
		e.Passport = markOf("passport", number, citizenship)
	}
	if a.Surname != "" || a.GivenNames != "" {
		e.Person = markOf("person", profile.Likeness(a.Surname), profile.Likeness(a.GivenNames), a.BirthDate.String(), citizenship)
	}
	return e
}

// bare is a number in capitals without spaces and signs.
func bare(number string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToUpper(r)
		}
		return -1
	}, number)
}

// Register holds the entries of a batch. The zero Register is empty. It keeps some
// 1,300 bytes of a row with a photo, and 300 of one without.
type Register struct {
	entries   []kept
	passports map[Mark][]int
	people    map[Mark][]int
	album     photo.Album
	pictures  map[string][]int // by the name in the album of the first
}

// kept is an entry without its fingerprint, which the album has.
type kept struct {
	row              int
	key, procedure   string
	passport, person Mark
	picture          string // the name in the album; empty for none
}

// Add takes an entry; the first has the place 0, each of the others the next.
func (r *Register) Add(e Entry) {
	if r.passports == nil {
		r.passports, r.people, r.pictures = map[Mark][]int{}, map[Mark][]int{}, map[string][]int{}
	}
	i := len(r.entries)
	k := kept{row: e.Row, key: e.Key, procedure: e.Procedure, passport: e.Passport, person: e.Person}
	if !e.Photo.IsZero() {
		k.picture = strconv.Itoa(i)
		if first, found := r.album.Add(k.picture, e.Photo); found {
			k.picture = first
		}
		r.pictures[k.picture] = append(r.pictures[k.picture], i)
	}
	if e.Passport != (Mark{}) {
		r.passports[e.Passport] = append(r.passports[e.Passport], i)
	}
	if e.Person != (Mark{}) {
		r.people[e.Person] = append(r.people[e.Person], i)
	}
	r.entries = append(r.entries, k)
}

// Findings are those of the entry at a place against all that were added, before and
// after it, in the words. Each names the first of the other rows and how many more there
// are, never the number of a passport.
func (r *Register) Findings(i int, words *text.Words) []finding.Finding {
	own := r.entries[i]
	var found []finding.Finding
	find := func(id string, severity finding.Severity, where string, among []int, wrong func(kept) bool) {
		others := slices.DeleteFunc(slices.Clone(among), func(j int) bool { return j == i || !wrong(r.entries[j]) })
		if len(others) == 0 {
			return
		}
		f := words.Explain(finding.Finding{ID: id, Severity: severity, Where: where, Sources: []string{}, Args: r.told(others)})
		f.Args = nil
		found = append(found, f)
	}
	passport := r.passports[own.passport]
	person := r.people[own.person]
	find("passport.used-twice", finding.Error, "passport.number", passport, func(o kept) bool { return o.person != own.person })
	find("passport.applied-twice", finding.Error, "passport.number", person, func(o kept) bool {
		return o.passport == own.passport && o.procedure == own.procedure
	})
	find("passport.two-procedures", finding.Warning, "procedure", person, func(o kept) bool {
		return o.passport == own.passport && o.procedure != own.procedure
	})
	find("passport.two-numbers", finding.Warning, "passport.number", person, func(o kept) bool { return o.passport != own.passport })
	find("photo.used-twice", finding.Error, "photo.file", r.pictures[own.picture], func(o kept) bool { return o.person != own.person })
	return found
}

// told are the values that name the other rows.
func (r *Register) told(others []int) finding.Args {
	first := r.entries[others[0]]
	row := strconv.Itoa(first.row) // without the signs that part thousands
	args := finding.Args{"row": row, "key": first.key, "more": len(others) - 1, "other": finding.Key("duplicate.row")}
	switch keyed := first.key != row; {
	case keyed && len(others) > 1:
		args["other"] = finding.Key("duplicate.key-and-more")
	case keyed:
		args["other"] = finding.Key("duplicate.key")
	case len(others) > 1:
		args["other"] = finding.Key("duplicate.row-and-more")
	}
	return args
}
