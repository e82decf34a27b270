// Package calendar writes deadlines.ics: the days of one application as
// all-day events that any calendar program takes in (RFC 5545).
//
// An event keeps its UID from build to build, and its SEQUENCE grows with the
// day, so taking the file in again mends the events that are in the calendar
// already. Passed deadlines therefore stay in the file, marked and without
// reminders. A deadline whose safe day has passed while the last day by law is
// still ahead moves to that day, for an event in the past warns nobody. What no
// file can do is to take out an event whose deadline is gone: it does not know
// what an earlier one held.
//
// There is no METHOD: with one, RFC 5546 wants an organizer, and programs take
// the events for invitations. There is no LAST-MODIFIED either: without METHOD
// the DTSTAMP says the same (RFC 5545, 3.8.7.2), and a program that goes by
// LAST-MODIFIED would pass over what was built twice on one day.
package calendar

import (
	"fmt"
	"io"
	"strings"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/rules"
	"permitpack/generator/text"
)

// Applicant is the name that tells the events of one applicant from those of
// another: the applicant's own, or that of the packet where there is none.
func Applicant(p *packet.Packet) string {
	if name := p.Values["applicant.full-name"].Text; name != "" {
		return name
	}
	return p.Name
}

// Write writes the deadlines of p that have a day, in the order of the packet,
// except those of papers that are valid long enough, and of journeys that nobody has planned.
// The name who stands in titles, in reminders and in the name of the calendar; where it
// is empty, the file names nobody. Nothing else of the profile is in it. The same packet, name and
// words give the same bytes. The error is that of w.
func Write(w io.Writer, p *packet.Packet, who string, words *text.Words) error {
	identity, err := identify(p)
	if err != nil {
		return fmt.Errorf("naming the events of the calendar: %w", err)
	}
	a := author{today: p.Today, who: oneLine(who), words: words, identity: identity}
	a.category = words.Say("procedure."+p.Procedure+".title", nil)
	var out lines
	a.head(&out)
	for _, d := range p.Deadlines {
		if d.Concerns() {
			a.event(&out, d)
		}
	}
	out.add("END", "VCALENDAR")
	if _, err := io.WriteString(w, out.String()); err != nil {
		return fmt.Errorf("writing the calendar: %w", err)
	}
	return nil
}

// author writes the events of one packet.
type author struct {
	today    date.Date
	who      string // empty where nobody is named
	words    *text.Words
	category string
	identity *identity
}

func (a *author) head(out *lines) { begin(out, a.of(a.category), a.words) }

// begin begins a file. A program that makes a new calendar of it calls that by
// one of the two names: RFC 7986 has NAME, most programs know the older one.
func begin(out *lines, name string, words *text.Words) {
	out.add("BEGIN", "VCALENDAR")
	out.add("VERSION", "2.0")
	out.add("PRODID", "-//permitpack//deadlines//"+strings.ToUpper(string(words.Language())))
	out.add("CALSCALE", "GREGORIAN")
	out.text("NAME", name)
	out.text("X-WR-CALNAME", name)
}

func (a *author) event(out *lines, d rules.Due) {
	day, when := dayOf(d, a.today)
	title := a.of(d.Title(a.words))
	out.add("BEGIN", "VEVENT")
	out.add("UID", a.identity.uid(d))
	out.add("DTSTAMP", compact(a.today)+"T000000Z")
	out.add("SEQUENCE", fmt.Sprint(revision(a.today)))
	out.add("DTSTART;VALUE=DATE", compact(day))
	out.add("DTEND;VALUE=DATE", compact(day.AddDays(1)))
	out.text("SUMMARY", a.standing(when, title))
	out.text("DESCRIPTION", strings.Join(a.description(d), "\n"))
	out.text("CATEGORIES", a.category)
	out.add("TRANSP", "TRANSPARENT")
	if when != passed && d.Kind != rules.Expect { // what the authority does needs no reminder
		a.alarms(out, day, title)
	}
	out.add("END", "VEVENT")
}

// of is a title with the name behind it, where somebody is named.
func (a *author) of(title string) string {
	if a.who == "" {
		return title
	}
	return a.words.Say("calendar.of", finding.Args{"title": title, "who": a.who})
}

// standing is how a deadline stands today; it names the text of the title.
type standing string

const (
	ahead    standing = ""
	lastCall standing = "last-call" // the safe day has passed, the last day by law has not
	passed   standing = "passed"
)

func (a *author) standing(when standing, title string) string {
	if when == ahead {
		return title
	}
	return a.words.Say("calendar."+string(when), finding.Args{"title": title})
}

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

// reminders are the days before an event on which a calendar speaks up. Whole days,
// because programs show them as "30 days before"; those that know an hour of their own
// for all-day events move the reminder there.
var reminders = []int{30, 7, 1}

// alarms writes the reminders of a day that are not before today: programs show
// one that is missed at once, and it would tell a wrong number of days.
func (a *author) alarms(out *lines, day date.Date, title string) {
	for _, days := range reminders {
		if day.AddDays(-days).Before(a.today) {
			continue
		}
		out.add("BEGIN", "VALARM")
		out.add("ACTION", "DISPLAY")
		out.add("TRIGGER", fmt.Sprintf("-P%dD", days))
		out.text("DESCRIPTION", a.reminder(days, title))
		out.add("END", "VALARM")
	}
}

func (a *author) reminder(days int, title string) string {
	if days == 1 {
		return a.words.Say("calendar.tomorrow", finding.Args{"title": title})
	}
	return a.words.Say("calendar.reminder", finding.Args{"n": days, "title": title})
}

// description tells of a day to act by how it was found: the safe day, the last
// day by law, the rule and the sources. Other days have a rule and sources alone.
func (a *author) description(d rules.Due) []string {
	var said []string
	if d.Kind == rules.Act || d.Kind == rules.Expect {
		said = append(said, a.words.Say("calendar.safe", finding.Args{"date": d.Safe}))
		if !d.Legal.IsZero() {
			said = append(said, a.words.Say("calendar.legal", finding.Args{"date": d.Legal}))
		}
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

// compact is YYYYMMDD.
func compact(d date.Date) string { return strings.ReplaceAll(d.String(), "-", "") }
