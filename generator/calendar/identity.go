package calendar

import (
	"crypto/pbkdf2"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"permitpack/generator/date"
	"permitpack/generator/packet"
	"permitpack/generator/rules"
)

// identity makes the UIDs of one packet. They are the same in every build for
// the same deadline of the same person and procedure, so that a calendar
// replaces the event instead of adding it twice.
type identity struct {
	application string
	seen        map[string]int // how many events were of this deadline so far
}

// rounds make a UID slow to guess: a name is tried against every birth date at
// a millisecond each, and a packet takes that millisecond once.
const rounds = 1 << 12

// identify takes the person for the owner of the events, not the file: many
// clients have a profile.yaml in a folder of their own, and one calendar for
// all of them must not take their events for each other's. A passport is
// renewed and a file renamed between two builds, so neither counts. With and without
// the name in the file the UIDs are alike: a private file takes the names out
// of a calendar that has them.
func identify(p *packet.Packet) (*identity, error) {
	person := []string{
		letters(p.Values["applicant.surname"].Text),
		letters(p.Values["applicant.given-names"].Text),
		p.Values["applicant.birth-date"].Text,
	}
	if slices.Contains(person, "") { // then only the file tells people apart
		person = append(person, p.Name)
	}
	key, err := pbkdf2.Key(sha256.New, strings.Join(person, "\x00"), []byte("permitpack deadlines.ics"), rounds, sha256.Size)
	if err != nil {
		return nil, err
	}
	return &identity{application: hex.EncodeToString(key) + "\x00" + p.Procedure, seen: map[string]int{}}, nil
}

// letters are the letters of a name alone, in capitals, so that a space, a
// hyphen or the way of writing capitals makes no other person.
func letters(name string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			return -1
		}
		return unicode.ToUpper(r)
	}, name)
}

// uid names one event. A paper is told by its id and not by its place in the
// profile, which another paper may take; papers of one id by their order.
func (i *identity) uid(d rules.Due) string {
	deadline := d.ID + "\x00" + d.Paper
	i.seen[deadline]++
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s\x00%d", i.application, deadline, i.seen[deadline]))
	return hex.EncodeToString(sum[:16]) + "@permitpack"
}

// The SEQUENCE of an event counts the days since the first, in steps that leave
// room for the edits that a calendar counts on its own. It is that of the day of
// the build, for there is no clock in a file: of two files of one day neither is newer.
var firstDay = date.MustParse("2000-01-01")

const revisionsADay = 100

func revision(today date.Date) int {
	return max(0, today.DaysSince(firstDay)) * revisionsADay
}
