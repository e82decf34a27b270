package calendar

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"permitpack/generator/text"
)

func files(all ...string) iter.Seq2[io.Reader, error] {
	return func(yield func(io.Reader, error) bool) {
		for _, f := range all {
			if !yield(strings.NewReader(f), nil) {
				return
			}
		}
	}
}

func joined(t *testing.T, all ...string) string {
	t.Helper()
	var out bytes.Buffer
	if err := Join(&out, "Deadlines of clients.xlsx", words(t, text.English), files(all...)); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// another is the calendar of somebody else, with a long name that is folded.
func another(t *testing.T) string {
	t.Helper()
	p := changed(map[string]string{
		"applicant.full-name": "Əliyev " + strings.Repeat("Məhəmməd ", 12), "applicant.surname": "Əliyev", "passport.number": "C7654321",
		"applicant.birth-date": "01.02.1990",
	})
	p.Language = text.Azerbaijani
	return written(t, p)
}

// Every event of every file is there, as it was, in the order of the files.
func TestJoin(t *testing.T) {
	first, second := written(t, richPacket()), another(t)
	all := joined(t, first, second)
	got := read(t, all)
	if name := got.properties["X-WR-CALNAME"]; name != "Deadlines of clients.xlsx" {
		t.Errorf("the calendar is called %q", name)
	}
	a, b := read(t, first).events, read(t, second).events
	if len(got.events) != len(a)+len(b) {
		t.Fatalf("%d events, want %d and %d", len(got.events), len(a), len(b))
	}
	for i, e := range append(a, b...) {
		if got.events[i].uid != e.uid {
			t.Errorf("event %d is %s, want %s", i, got.events[i].uid, e.uid)
		}
	}
	events := func(s string) string {
		begin, end := strings.Index(s, "BEGIN:VEVENT"), strings.LastIndex(s, "END:VCALENDAR")
		return s[begin:end]
	}
	if !strings.Contains(all, events(first)+events(second)) {
		t.Error("the events are not those of the files, byte for byte")
	}
}

// Two rows for one person and thing are one event each; the first stays.
func TestJoinDropsWhatIsThere(t *testing.T) {
	first := written(t, richPacket())
	if all := joined(t, first, another(t), first); all != joined(t, first, another(t)) {
		t.Error("events that are there already stand twice")
	}
}

func TestJoinNothing(t *testing.T) {
	if n := len(read(t, joined(t)).events); n != 0 {
		t.Errorf("%d events of no file", n)
	}
}

func TestJoinTellsWhatIsWrong(t *testing.T) {
	whole := written(t, richPacket())
	for name, cut := range map[string]string{
		"in an event": whole[:len(whole)/2], "without its last line": strings.TrimSuffix(whole, "END:VCALENDAR\r\n"), "empty": "",
	} {
		err := Join(io.Discard, "", words(t, text.English), files(whole, cut))
		if !errors.Is(err, errCut) || !strings.Contains(err.Error(), "file 2") {
			t.Errorf("a file that is cut %s: %v", name, err)
		}
	}
	gone := func(yield func(io.Reader, error) bool) { yield(nil, os.ErrNotExist) }
	if err := Join(io.Discard, "", words(t, text.English), gone); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v, want the error of the file", err)
	}
	if err := Join(failing{}, "", words(t, text.English), files(whole)); err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("got %v, want the writer's error", err)
	}
}

// The icalendar library of Python reads the whole file too.
func TestPythonReadsJoined(t *testing.T) {
	const python = "/usr/bin/python3" // the system's own, which has Debian's packages
	if exec.Command(python, "-c", "import icalendar").Run() != nil {
		t.Skip("python3 with the icalendar library is not on this machine")
	}
	file := filepath.Join(t.TempDir(), "deadlines.ics")
	if err := os.WriteFile(file, []byte(joined(t, written(t, richPacket()), another(t))), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(python, "-c", `
import icalendar, sys
events = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read()).walk("VEVENT")
print(len(events), len({str(e["UID"]) for e in events}), sum(len(e.errors) for e in events))
`, file).CombinedOutput()
	if want := fmt.Sprintln(10, 10, 0); err != nil || string(out) != want {
		t.Errorf("Python reads %s, %v; want %s", out, err, want)
	}
}
