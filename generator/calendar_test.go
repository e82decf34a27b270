package generator

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	ical "github.com/arran4/golang-ical"

	"permitpack/generator/text"
)

// calendarOf is deadlines.ics of a sample.
func calendarOf(t *testing.T, file string, o Options) (*job, string) {
	t.Helper()
	j, err := loaded(t).run(context.Background(), loaded(t).fromFile(file), o, deciding)
	if err != nil {
		t.Fatal(err)
	}
	if err := j.writeCalendar(); err != nil {
		t.Fatal(err)
	}
	return j, string(j.outputs.get(calendarFile))
}

// TestCalendarsOfSamples has a library that we did not write read the calendars
// of all samples, in all languages, with the name and without.
func TestCalendarsOfSamples(t *testing.T) {
	people := map[string]string{} // whose event a UID is
	for _, file := range samples(t) {
		for _, language := range text.Languages {
			o := Options{Today: sampleDay, Language: language}
			j, named := calendarOf(t, file, o)
			o.PrivateCalendar = true
			_, private := calendarOf(t, file, o)
			name := filepath.Base(file) + ", " + string(language)
			checkCalendarLines(t, name, named)
			events := calendarEvents(t, name, named)
			if !slices.Equal(events, calendarEvents(t, name, private)) {
				t.Errorf("%s: the private file has other events", name)
			}
			for _, uid := range events {
				if owner, known := people[uid]; known && owner != file {
					t.Errorf("%s: the event %s is also that of %s", name, uid, owner)
				}
				people[uid] = file
			}
			if full := j.packet.Values["applicant.full-name"].Text; full != "" && !strings.Contains(unfolded(named), full) {
				t.Errorf("%s: nobody is named", name)
			}
			for key, value := range j.profile.Texts() {
				if said := unfolded(private); personal(key) && len(value) > 1 && strings.Contains(said, value) {
					t.Errorf("%s: the private file holds %s", name, key)
				}
			}
		}
	}
}

// personal tells the keys of texts that name somebody from those that are words of a list.
func personal(key string) bool {
	for _, last := range []string{"surname", "given_names", "patronymic", "birth_place", "number", "phone", "email", "street", "fin", "id_number", "name", "tax_id"} {
		if strings.HasSuffix(key, last) {
			return true
		}
	}
	return false
}

func unfolded(calendar string) string { return strings.ReplaceAll(calendar, "\r\n ", "") }

// checkCalendarLines holds the lines against RFC 5545, 3.1: CRLF, 75 octets, no
// character taken apart.
func checkCalendarLines(t *testing.T, name, calendar string) {
	t.Helper()
	for line := range strings.SplitSeq(strings.TrimSuffix(calendar, "\r\n"), "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsFunc(line, unicode.IsControl) {
			t.Errorf("%s: a line of %d octets: %q", name, len(line), line)
		}
	}
}

// calendarEvents are the UIDs, each of them once.
func calendarEvents(t *testing.T, name, calendar string) []string {
	t.Helper()
	read, err := ical.ParseCalendar(strings.NewReader(calendar))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var uids []string
	for _, e := range read.Events() {
		if slices.Contains(uids, e.Id()) {
			t.Errorf("%s: two events are %s", name, e.Id())
		}
		uids = append(uids, e.Id())
	}
	if len(uids) == 0 {
		t.Errorf("%s: no events", name)
	}
	return uids
}
