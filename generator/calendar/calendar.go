// Package calendar writes deadlines.ics: the days of one application as
// all-day events that any calendar program takes in (RFC 5545).
//
// Passed deadlines stay in the file, marked and without reminders: an event
// keeps its UID from build to build, so taking the file in again also mends the
// event that is in the calendar already. A deadline whose safe day has passed
// while the last day by law is still ahead moves to that day, for an event in
// the past warns nobody.
package calendar

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/rules"
	"permitpack/generator/text"
)

// Write writes the deadlines of p that have a day, in the order of the packet,
// except those of papers that are valid long enough, and of journeys that nobody has planned.
// The applicant's name, or that of the packet where there is none, stands in
// the titles; nothing else of the profile is in the file. The same packet and
// words give the same bytes. The error is that of w.
func Write(w io.Writer, p *packet.Packet, words *text.Words) error {
	var out lines
	out.add("BEGIN", "VCALENDAR")
	out.add("VERSION", "2.0")
	out.add("PRODID", "-//permitpack//deadlines//"+strings.ToUpper(string(words.Language())))
	out.add("CALSCALE", "GREGORIAN")
	a := author{packet: p, words: words, seen: map[string]int{}}
	for _, d := range p.Deadlines {
		if !d.Safe.IsZero() && !holds(d) && d.Kind != rules.Return {
			a.event(&out, d)
		}
	}
	out.add("END", "VCALENDAR")
	if _, err := io.WriteString(w, out.String()); err != nil {
		return fmt.Errorf("writing the calendar: %w", err)
	}
	return nil
}

// holds tells that a paper is valid as long as it has to be, or that a wait is
// over: nothing to do on that day.
func holds(d rules.Due) bool {
	return (d.Kind == rules.Validity || d.Kind == rules.Wait) && d.Status != rules.Overdue
}

// author writes the events of one packet.
type author struct {
	packet *packet.Packet
	words  *text.Words
	seen   map[string]int // how many events had this identity so far
}

// reminders are the days before an event on which a calendar speaks up.
var reminders = []int{30, 7, 1}

func (a *author) event(out *lines, d rules.Due) {
	day, when := dayOf(d, a.packet.Today)
	out.add("BEGIN", "VEVENT")
	out.add("UID", a.uid(d))
	out.add("DTSTAMP", compact(a.packet.Today)+"T000000Z")
	out.add("SEQUENCE", "0")
	out.add("DTSTART;VALUE=DATE", compact(day))
	out.add("DTEND;VALUE=DATE", compact(day.AddDays(1)))
	out.text("SUMMARY", a.words.Say("calendar."+string(when), finding.Args{"title": a.title(d), "who": a.who()}))
	out.text("DESCRIPTION", strings.Join(a.description(d), "\n"))
	out.text("CATEGORIES", a.words.Say("procedure."+a.packet.Procedure+".title", nil))
	out.add("TRANSP", "TRANSPARENT")
	if when != passed && d.Kind != rules.Expect { // what the authority does needs no reminder
		for _, days := range reminders {
			a.alarm(out, d, days)
		}
	}
	out.add("END", "VEVENT")
}

func (a *author) alarm(out *lines, d rules.Due, days int) {
	out.add("BEGIN", "VALARM")
	out.add("ACTION", "DISPLAY")
	out.add("TRIGGER", fmt.Sprintf("-P%dD", days))
	out.text("DESCRIPTION", a.words.Say("calendar.reminder", finding.Args{"n": days, "title": a.title(d)}))
	out.add("END", "VALARM")
}

// standing is how a deadline stands today; it names the text of the title.
type standing string

const (
	ahead    standing = "title"
	lastCall standing = "last-call" // the safe day has passed, the last day by law has not
	passed   standing = "passed"
)

// dayOf is the day of the event.
func dayOf(d rules.Due, today date.Date) (date.Date, standing) {
	switch {
	case !d.Safe.Before(today):
		return d.Safe, ahead
	case !d.Legal.Before(today):
		return d.Legal, lastCall
	}
	return d.Safe, passed
}

func (a *author) title(d rules.Due) string {
	return d.Title(a.words)
}

func (a *author) who() string {
	if name := a.packet.Values["applicant.full-name"].Text; name != "" {
		return name
	}
	return a.packet.Name
}

func (a *author) description(d rules.Due) []string {
	said := []string{a.words.Say("calendar.safe", finding.Args{"date": d.Safe})}
	if !d.Legal.IsZero() {
		said = append(said, a.words.Say("calendar.legal", finding.Args{"date": d.Legal}))
	}
	if d.Projected {
		said = append(said, a.words.Say("calendar.projected", nil))
	}
	said = append(said, d.Rule(a.words))
	if len(d.Claims) > 0 {
		said = append(said, a.words.Say("calendar.sources", nil))
	}
	for _, c := range d.Claims {
		said = append(said, "- "+a.claim(c))
	}
	return said
}

func (a *author) claim(c rules.DueClaim) string {
	args := finding.Args{
		"date": c.Date, "source": c.Source, "standing": a.words.Say("standing."+string(c.Standing), nil),
	}
	period := a.period(c)
	if period == "" {
		return a.words.Say("calendar.claim-day", args)
	}
	args["period"] = period
	return a.words.Say("calendar.claim", args)
}

func (a *author) period(c rules.DueClaim) string {
	if c.Value == 0 || c.Unit == "" {
		return ""
	}
	return a.words.Say("unit."+string(c.Unit), finding.Args{"n": c.Value})
}

// uid is the same for the same deadline of the same packet in every build, so
// that a calendar replaces the event instead of adding it twice. It is a hash,
// because the name of a packet is often that of the applicant.
func (a *author) uid(d rules.Due) string {
	identity := strings.Join([]string{a.packet.Procedure, a.packet.Name, d.ID, d.Anchor}, "\x00")
	a.seen[identity]++
	if n := a.seen[identity]; n > 1 {
		identity = fmt.Sprintf("%s\x00%d", identity, n)
	}
	sum := sha256.Sum256([]byte(identity))
	return hex.EncodeToString(sum[:16]) + "@permitpack"
}

// compact is YYYYMMDD.
func compact(d date.Date) string { return strings.ReplaceAll(d.String(), "-", "") }
