package calendar

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/date"
	"permitpack/generator/packet"
	"permitpack/generator/rules"
	"permitpack/generator/text"
)

// richPacket is an invented student's packet: a deadline ahead with two
// sources, one that the authority keeps, a validity, one whose safe day has
// passed, one that has passed altogether, and one without a day.
func richPacket() *packet.Packet {
	on := date.MustParse
	claim := func(n int, unit date.Unit, day string, standing rules.Standing, source string) rules.DueClaim {
		return rules.DueClaim{Value: n, Unit: unit, Date: on(day), Standing: standing, Source: source}
	}
	return &packet.Packet{
		Name: "zhang-wei", Procedure: "temporary-residence", Ground: "study",
		Today: on("2026-11-21"), Language: text.Chinese,
		Values: map[string]packet.Value{
			"applicant.full-name": {Text: "Zhang Wei (张伟)"},
			"passport.number":     {Text: "E12345678"},
			"residence.address":   {Text: "Bakı şəhəri, Nəsimi rayonu"},
		},
		Deadlines: []rules.Due{
			{
				ID: "file-first", Kind: rules.Act, Anchor: "stay.authorised_until", AnchorDate: on("2027-03-14"),
				Legal: on("2027-02-12"), Safe: on("2027-02-09"), DaysLeft: 80, Status: rules.OK, Projected: true,
				Claims: []rules.DueClaim{
					claim(22, date.WorkingDays, "2027-02-09", rules.Guide, "GUIDE-EN"),
					claim(30, date.Days, "2027-02-12", rules.Official, "MM 47.1"),
				},
			},
			{ID: "decision", Kind: rules.Expect, Anchor: "filing", Legal: on("2027-03-10"), Safe: on("2027-03-10"), DaysLeft: 109, Status: rules.OK,
				Claims: []rules.DueClaim{claim(20, date.WorkingDays, "2027-03-10", rules.Official, "MM 47.5; DR 14.8.1.2")}},
			{ID: "passport-valid", Kind: rules.Validity, Anchor: "passport.expires_on", Legal: on("2032-01-30"), Safe: on("2032-01-30"), DaysLeft: 1896, Status: rules.Overdue,
				Claims: []rules.DueClaim{claim(3, date.Months, "2032-01-30", rules.Official, "MM 46.1.2")}},
			{ID: "register-new-address", Kind: rules.Act, Anchor: "stay.moved_on", Legal: on("2026-11-23"), Safe: on("2026-11-20"), DaysLeft: -1, Status: rules.Overdue,
				Claims: []rules.DueClaim{claim(5, date.WorkingDays, "2026-11-23", rules.Official, "MM 21.9")}},
			{ID: "register-stay", Kind: rules.Act, Anchor: "stay.entered_on", Legal: on("2026-09-16"), Safe: on("2026-09-11"), DaysLeft: -71, Status: rules.Overdue,
				Claims: []rules.DueClaim{claim(15, date.Days, "2026-09-16", rules.Official, "MM 21.1")}},
			{ID: "two-years", Kind: rules.Act, Anchor: "stay.first_permit_on"},
		},
	}
}

func words(t *testing.T, l text.Language) *text.Words {
	t.Helper()
	b, err := text.Load(os.DirFS("../../templates"))
	if err != nil {
		t.Fatal(err)
	}
	return b.Words(l)
}

func written(t *testing.T, p *packet.Packet) string {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, p, words(t, p.Language)); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// event is a VEVENT as the checker reads it: its properties by name, and its triggers.
type event struct {
	properties map[string]string
	triggers   []string
}

var (
	property = regexp.MustCompile(`^[A-Z-]+(;[A-Z-]+=[A-Z]+)?:`)
	unescape = strings.NewReplacer(`\\`, `\`, `\;`, `;`, `\,`, `,`, `\n`, "\n")
)

// check reads a file by the letter of RFC 5545 and fails on whatever it forbids.
func check(t *testing.T, file string) []event {
	t.Helper()
	if !utf8.ValidString(file) || strings.Contains(strings.ReplaceAll(file, "\r\n", ""), "\n") || strings.Contains(strings.ReplaceAll(file, "\r\n", ""), "\r") {
		t.Error("not UTF-8, or a line break that is not CRLF")
	}
	if !strings.HasSuffix(file, "\r\n") {
		t.Error("the last line is not ended")
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(file, "\r\n"), "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) {
			t.Errorf("a line of %d octets, or folded inside a character: %q", len(line), line)
		}
	}
	var events []event
	var open []string
	for line := range strings.SplitSeq(strings.TrimSuffix(strings.ReplaceAll(file, "\r\n ", ""), "\r\n"), "\r\n") {
		if !property.MatchString(line) {
			t.Fatalf("no property: %q", line)
		}
		name, value, _ := strings.Cut(line, ":")
		switch {
		case name == "BEGIN":
			open = append(open, value)
			if value == "VEVENT" {
				events = append(events, event{properties: map[string]string{}})
			}
		case name == "END":
			if len(open) == 0 || open[len(open)-1] != value {
				t.Fatalf("END:%s closes nothing", value)
			}
			open = open[:len(open)-1]
		case len(open) == 0:
			t.Fatalf("a property outside of everything: %q", line)
		case name == "TRIGGER":
			events[len(events)-1].triggers = append(events[len(events)-1].triggers, value)
		case open[len(open)-1] == "VEVENT":
			e := events[len(events)-1]
			if _, twice := e.properties[name]; twice {
				t.Errorf("%s stands twice in an event", name)
			}
			e.properties[name] = unescape.Replace(value)
		}
	}
	if len(open) != 0 {
		t.Errorf("never closed: %v", open)
	}
	for i, e := range events {
		for _, name := range []string{"UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY", "DESCRIPTION", "SEQUENCE", "TRANSP", "CATEGORIES"} {
			if e.properties[name] == "" {
				t.Errorf("event %d has no %s", i, name)
			}
		}
	}
	return events
}

func TestFilesKeepTheFormatInEveryLanguage(t *testing.T) {
	for _, language := range text.Languages {
		p := richPacket()
		p.Language = language
		file := written(t, p)
		if events := check(t, file); len(events) != 5 {
			t.Errorf("%s: %d events, want one for each of the 5 deadlines that have a day", language, len(events))
		}
		if strings.Contains(strings.ReplaceAll(file, "\r\n ", ""), "⟦") {
			t.Errorf("%s: a text without words", language)
		}
		for _, want := range []string{"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"} {
			if !strings.HasPrefix(file, want) {
				t.Errorf("%s: begins with %.60q", language, file)
			}
		}
	}
}

func TestDaysAndReminders(t *testing.T) {
	type day struct{ Start, End, Triggers string }
	var got []day
	for _, e := range check(t, written(t, richPacket())) {
		got = append(got, day{e.properties["DTSTART;VALUE=DATE"], e.properties["DTEND;VALUE=DATE"], strings.Join(e.triggers, " ")})
	}
	want := []day{
		{"20270209", "20270210", "-P30D -P7D -P1D"},
		{"20270310", "20270311", ""}, // the authority decides: nothing to be reminded of
		{"20320130", "20320131", "-P30D -P7D -P1D"},
		{"20261123", "20261124", "-P30D -P7D -P1D"}, // safe day passed, moved to the last day by law
		{"20260911", "20260912", ""},                // passed
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
}

func TestStampIsThatOfToday(t *testing.T) {
	for _, e := range check(t, written(t, richPacket())) {
		if e.properties["DTSTAMP"] != "20261121T000000Z" || e.properties["SEQUENCE"] != "0" || e.properties["TRANSP"] != "TRANSPARENT" {
			t.Errorf("event is stamped %v", e.properties)
		}
	}
}

// A passport that is valid long enough asks nothing of anybody on that day.
func TestValidityThatHoldsIsNoEvent(t *testing.T) {
	p := richPacket()
	for i := range p.Deadlines {
		if p.Deadlines[i].Kind == rules.Validity {
			p.Deadlines[i].Status = rules.OK
		}
	}
	if out := written(t, p); strings.Contains(out, "20320130") {
		t.Error("the day to which the passport has to be valid is an event")
	}
}

func TestPassedDeadlinesAreMarked(t *testing.T) {
	p := richPacket()
	p.Language = text.English
	events := check(t, written(t, p))
	for i, want := range map[int]string{0: "File the first application: Zhang Wei (张伟)", 3: "Safe day passed", 4: "Passed."} {
		if got := events[i].properties["SUMMARY"]; !strings.HasPrefix(got, want) {
			t.Errorf("event %d is called %q, want it to begin with %q", i, got, want)
		}
	}
}

func TestDescriptionTellsBothDaysAndTheSources(t *testing.T) {
	p := richPacket()
	p.Language = text.English
	got := check(t, written(t, p))[0].properties["DESCRIPTION"]
	for _, want := range []string{
		"Safe day: 9 February 2027\n", "Last day by law: 12 February 2027\n", "22 working days",
		"- 22 working days → 9 February 2027 (GUIDE-EN, guide)", "- 30 days → 12 February 2027 (MM 47.1, official)",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the description lacks %q:\n%s", want, got)
		}
	}
}

func TestIdentitiesStayFromBuildToBuild(t *testing.T) {
	uids := func(change func(*packet.Packet)) []string {
		p := richPacket()
		change(p)
		var all []string
		for _, e := range check(t, written(t, p)) {
			all = append(all, e.properties["UID"])
		}
		return all
	}
	first := uids(func(*packet.Packet) {})
	rebuilt := uids(func(p *packet.Packet) {
		p.Today = date.MustParse("2026-12-24")
		p.Language = text.Russian
		p.Deadlines[0].Safe = date.MustParse("2027-02-08")
	})
	if diff := cmp.Diff(first, rebuilt); diff != "" {
		t.Errorf("another day, language and date change the UIDs (-first +rebuilt):\n%s", diff)
	}
	other := uids(func(p *packet.Packet) { p.Name = "li-na" })
	twice := uids(func(p *packet.Packet) { p.Deadlines = append(p.Deadlines, p.Deadlines...) })
	if slices.Contains(other, first[0]) {
		t.Error("two packets share a UID")
	}
	if slices.Sort(twice); len(slices.Compact(twice)) != 10 {
		t.Error("two deadlines of one id and anchor share a UID")
	}
}

func TestNothingElseOfTheProfileIsInTheFile(t *testing.T) {
	file := strings.ReplaceAll(written(t, richPacket()), "\r\n ", "")
	for _, private := range []string{"E12345678", "Nəsimi", "zhang-wei"} {
		if strings.Contains(file, private) {
			t.Errorf("the file holds %q", private)
		}
	}
}

func TestSameInputSameBytes(t *testing.T) {
	first, second := written(t, richPacket()), written(t, richPacket())
	if first != second {
		t.Error("two writes of the same packet differ")
	}
}

func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		`a,b;c\d`:       `a\,b\;c\\d`,
		"a\nb\r\nc":     `a\nb\nc`,
		"a\x00b\tc\x7f": "a b c ",
		"a\xffb":        "a\uFFFDb",
		`end\`:          `end\\`,
		"张伟：ərizə":      "张伟：ərizə",
	} {
		if got := escape(in); got != want {
			t.Errorf("escape(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestHostileNameStaysInItsProperty(t *testing.T) {
	for _, name := range []string{
		"x\r\nEND:VEVENT\r\nBEGIN:VEVENT", "x\nATTACH:http://x", strings.Repeat("张", 500), strings.Repeat("😀", 500), "\xff\x00\x85",
	} {
		p := richPacket()
		p.Values["applicant.full-name"] = packet.Value{Text: name}
		if events := check(t, written(t, p)); len(events) != 5 {
			t.Errorf("name %.20q makes %d events", name, len(events))
		}
	}
}

func TestNoDeadlines(t *testing.T) {
	p := richPacket()
	p.Deadlines = nil
	if events := check(t, written(t, p)); len(events) != 0 {
		t.Errorf("%d events of no deadline", len(events))
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestErrorOfTheWriterComesBack(t *testing.T) {
	if err := Write(failing{}, richPacket(), words(t, text.English)); err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("got %v, want the writer's error", err)
	}
}

// The icalendar library of Python is an independent reader.
func TestOutsideReader(t *testing.T) {
	const python = "/usr/bin/python3" // the system's own, which has Debian's packages
	if exec.Command(python, "-c", "import icalendar").Run() != nil {
		t.Skip("python3 with the icalendar library is not on this machine")
	}
	p := richPacket()
	p.Language = text.English
	file := filepath.Join(t.TempDir(), "deadlines.ics")
	if err := os.WriteFile(file, []byte(written(t, p)), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(python, "-c", `
import icalendar, sys
for e in icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read()).walk("VEVENT"):
    alarms = [-a["TRIGGER"].dt.days for a in e.walk("VALARM")]
    print(e["DTSTART"].dt, e["DTEND"].dt, alarms, e["SUMMARY"].partition(":")[0], e.errors)
`, file).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	want := `2027-02-09 2027-02-10 [30, 7, 1] File the first application []
2027-03-10 2027-03-11 [] Decision expected []
2032-01-30 2032-01-31 [30, 7, 1] `
	if !strings.HasPrefix(string(out), want) {
		t.Errorf("read as:\n%s\nwant it to begin with:\n%s", out, want)
	}
}
