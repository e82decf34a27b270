package calendar

import (
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	ical "github.com/arran4/golang-ical"
	"github.com/google/go-cmp/cmp"
)

// file is a calendar as a library reads it that we did not write.
type file struct {
	properties map[string]string
	events     []event
}

type event struct {
	uid, stamp, start, end         string
	sequence                       int
	summary, description, category string
	transparency                   string
	alarms                         []alarm
}

type alarm struct{ trigger, words string }

var allFields = cmp.AllowUnexported(event{}, alarm{})

func (e event) triggers() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, a := range e.alarms {
			if !yield(a.trigger) {
				return
			}
		}
	}
}

// read has the library parse the file, after a check of what no parser minds.
func read(t *testing.T, written string) file {
	t.Helper()
	checkLines(t, written)
	calendar, err := ical.ParseCalendar(strings.NewReader(written))
	if err != nil {
		t.Fatalf("the library cannot read the file: %v", err)
	}
	f := file{properties: map[string]string{}}
	for _, p := range calendar.CalendarProperties {
		if _, twice := f.properties[p.IANAToken]; twice {
			t.Errorf("%s stands twice in the calendar", p.IANAToken)
		}
		f.properties[p.IANAToken] = p.Value
	}
	if f.properties["VERSION"] != "2.0" || f.properties["PRODID"] == "" {
		t.Errorf("the calendar has version %q and product %q; both are required", f.properties["VERSION"], f.properties["PRODID"])
	}
	if method, there := f.properties["METHOD"]; there {
		t.Errorf("METHOD is %s: RFC 5546 wants an organizer then", method)
	}
	for _, component := range calendar.Components {
		e, ok := component.(*ical.VEvent)
		if !ok {
			t.Errorf("a component that is no event: %T", component)
			continue
		}
		f.events = append(f.events, readEvent(t, e))
	}
	return f
}

// once are the properties of an event. RFC 5545, 3.6.1 has each of them no more than once.
var once = []string{"UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "TRANSP"}

func readEvent(t *testing.T, e *ical.VEvent) event {
	t.Helper()
	values := map[string]string{}
	for _, p := range e.Properties {
		if _, twice := values[p.IANAToken]; twice || !slices.Contains(once, p.IANAToken) {
			t.Errorf("an event has %s twice, or should not have it", p.IANAToken)
		}
		values[p.IANAToken] = p.Value
		if dated := strings.HasPrefix(p.IANAToken, "DTSTART") || p.IANAToken == "DTEND"; dated != (p.GetValueType() == "DATE") {
			t.Errorf("%s is a %s", p.IANAToken, p.GetValueType())
		}
	}
	for _, name := range once {
		if values[name] == "" {
			t.Errorf("an event has no %s", name)
		}
	}
	sequence, err := strconv.ParseInt(values["SEQUENCE"], 10, 32)
	if err != nil || sequence < 0 {
		t.Errorf("the sequence is %q", values["SEQUENCE"])
	}
	read := event{
		uid: values["UID"], stamp: values["DTSTAMP"], start: values["DTSTART"], end: values["DTEND"], sequence: int(sequence),
		summary: values["SUMMARY"], description: values["DESCRIPTION"], category: values["CATEGORIES"], transparency: values["TRANSP"],
	}
	for _, a := range e.Alarms() {
		if action := a.GetProperty("ACTION"); action == nil || action.Value != "DISPLAY" {
			t.Error("an alarm displays nothing")
		}
		read.alarms = append(read.alarms, alarm{a.GetProperty("TRIGGER").Value, a.GetProperty("DESCRIPTION").Value})
	}
	return read
}

// checkLines holds the lines against section 3.1 of RFC 5545.
func checkLines(t *testing.T, written string) {
	t.Helper()
	if !utf8.ValidString(written) || !strings.HasSuffix(written, "\r\n") {
		t.Error("not UTF-8, or the last line is not ended")
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(written, "\r\n"), "\r\n") {
		if len(line) == 0 || len(line) > 75 || !utf8.ValidString(line) {
			t.Errorf("a line of %d octets, or folded inside a character: %q", len(line), line)
		}
		if strings.ContainsFunc(line, unicode.IsControl) {
			t.Errorf("a control character, or a line break that is not CRLF: %q", line)
		}
	}
}

// unfold undoes the folding, so that words can be searched.
func unfold(written string) string { return strings.ReplaceAll(written, "\r\n ", "") }

var duration = regexp.MustCompile(`^-P(?:(\d+)D)?(?:T(\d+)H)?$`)

// before24 are the hours from a trigger to the midnight that begins the event.
func before24(t *testing.T, trigger string) int {
	t.Helper()
	parts := duration.FindStringSubmatch(trigger)
	if parts == nil {
		t.Fatalf("%q is no duration before the event", trigger)
	}
	var days, hours int
	fmt.Sscan(parts[1], &days)
	fmt.Sscan(parts[2], &hours)
	return 24*days + hours
}
