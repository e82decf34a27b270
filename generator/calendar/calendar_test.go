package calendar

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/date"
	"permitpack/generator/finding"
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
			"applicant.full-name":   {Text: "Zhang Wei (张伟)"},
			"applicant.surname":     {Text: "Zhang"},
			"applicant.given-names": {Text: "Wei (张伟)"},
			"applicant.birth-date":  {Text: "12.04.1998"},
			"passport.number":       {Text: "E12345678"},
			"residence.address":     {Text: "Bakı şəhəri, Nəsimi rayonu"},
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

// expiring is the last day of a paper that stands at a place of the profile's list.
func expiring(place int, paper, day string) rules.Due {
	on := date.MustParse(day)
	return rules.Due{
		ID: "paper-expires", Paper: paper, Anchor: fmt.Sprintf("documents[%d].valid_until", place), AnchorDate: on,
		Direction: rules.After, Kind: rules.Expiry, Legal: on, Safe: on, Status: rules.OK,
		About: finding.Args{"document": finding.Key("document." + paper + ".title")},
	}
}

var book = sync.OnceValues(func() (*text.Book, error) { return text.Load(os.DirFS("../../templates")) })

func words(t *testing.T, l text.Language) *text.Words {
	t.Helper()
	b, err := book()
	if err != nil {
		t.Fatal(err)
	}
	return b.Words(l)
}

func written(t *testing.T, p *packet.Packet) string {
	t.Helper()
	return writtenFor(t, p, Applicant(p))
}

func writtenFor(t *testing.T, p *packet.Packet, who string) string {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, p, who, words(t, p.Language)); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestFilesKeepTheFormatInEveryLanguage(t *testing.T) {
	for _, language := range text.Languages {
		p := richPacket()
		p.Language = language
		file := written(t, p)
		if events := read(t, file).events; len(events) != 5 {
			t.Errorf("%s: %d events, want one for each of the 5 deadlines that have a day", language, len(events))
		}
		if strings.Contains(unfold(file), "⟦") {
			t.Errorf("%s: a text without words", language)
		}
	}
}

func TestDaysAndReminders(t *testing.T) {
	type day struct{ Start, End, Triggers string }
	var got []day
	for _, e := range read(t, written(t, richPacket())).events {
		got = append(got, day{e.start, e.end, strings.Join(slices.Collect(e.triggers()), " ")})
	}
	want := []day{
		{"20270209", "20270210", "-P30D -P7D -P1D"},
		{"20270310", "20270311", ""}, // the authority decides: nothing to be reminded of
		{"20320130", "20320131", "-P30D -P7D -P1D"},
		{"20261123", "20261124", "-P1D"}, // safe day passed, moved to the last day by law
		{"20260911", "20260912", ""},     // passed: no reminders
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
	for _, e := range read(t, written(t, richPacket())).events {
		if e.stamp != "20261121T000000Z" || e.transparency != "TRANSPARENT" {
			t.Errorf("an event is stamped %s and %s", e.stamp, e.transparency)
		}
	}
}

// A reminder speaks on the day that its words say; one
// whose day is over would speak at once, and say a wrong number.
func TestRemindersSpeakOnTheirDay(t *testing.T) {
	today := date.MustParse("2026-11-21")
	for left, want := range map[int]string{
		45: "In 30 days|In 7 days|Tomorrow", 30: "In 30 days|In 7 days|Tomorrow",
		29: "In 7 days|Tomorrow", 7: "In 7 days|Tomorrow", 6: "Tomorrow", 1: "Tomorrow", 0: "",
	} {
		p := richPacket()
		p.Language = text.English
		p.Deadlines = p.Deadlines[:1]
		p.Deadlines[0].Safe, p.Deadlines[0].Legal = today.AddDays(left), today.AddDays(left)
		var said []string
		for _, a := range read(t, written(t, p)).events[0].alarms {
			before, title, _ := strings.Cut(a.words, ":")
			said = append(said, before)
			if title != " File the first application (Zhang Wei (张伟))" {
				t.Errorf("a reminder is called %q", title)
			}
			days := map[string]int{"In 30 days": 30, "In 7 days": 7, "Tomorrow": 1}[before]
			if hours := before24(t, a.trigger); hours != 24*days {
				t.Errorf("%q speaks %d hours before the day, want %d days", before, hours, days)
			}
		}
		if got := strings.Join(said, "|"); got != want {
			t.Errorf("%d days before: %q, want %q", left, got, want)
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

// The last day of a journey that would begin tomorrow is nobody's plan.
func TestJourneyThatNobodyPlannedIsNoEvent(t *testing.T) {
	p := richPacket()
	p.Deadlines[0].Kind = rules.Return
	if n := len(read(t, written(t, p)).events); n != 4 {
		t.Errorf("%d events, want the 4 others", n)
	}
}

// A source may give a day and no period.
func TestClaimWithoutPeriod(t *testing.T) {
	p := richPacket()
	p.Language = text.English
	p.Deadlines[0].Claims[1].Value = 0
	if got := read(t, written(t, p)).events[0].description; !strings.HasSuffix(got, "\n- 12 February 2027 (MM 47.1, official)") {
		t.Errorf("the description ends %q", got)
	}
}

func TestTitles(t *testing.T) {
	p := richPacket()
	p.Language = text.English
	file := read(t, written(t, p))
	for i, want := range map[int]string{
		0: "File the first application (Zhang Wei (张伟))",
		3: "Safe day passed, this is the last day by law. Register at the new address (Zhang Wei (张伟))",
		4: "Passed. Register upon place of stay (Zhang Wei (张伟))",
	} {
		if got := file.events[i].summary; got != want {
			t.Errorf("event %d is called %q, want %q", i, got, want)
		}
	}
	for _, name := range []string{"NAME", "X-WR-CALNAME"} {
		if got := file.properties[name]; got != "Temporary residence permit (Zhang Wei (张伟))" {
			t.Errorf("%s is %q", name, got)
		}
	}
}

// The packet's name stands in for an applicant without one.
func TestApplicantWithoutName(t *testing.T) {
	p := richPacket()
	delete(p.Values, "applicant.full-name")
	if got := Applicant(p); got != "zhang-wei" {
		t.Errorf("the applicant is called %q", got)
	}
}

func TestDescriptionTellsBothDaysAndTheSources(t *testing.T) {
	p := richPacket()
	p.Language = text.English
	want := `Safe day: 9 February 2027
Last day by law: 12 February 2027
This day may move, because it rests on a day off that is expected and not yet announced.
At least 22 working days before the last day of the lawful stay.
What the sources say:
- 22 working days → 9 February 2027 (GUIDE-EN, guide)
- 30 days → 12 February 2027 (MM 47.1, official)`
	if diff := cmp.Diff(want, read(t, written(t, p)).events[0].description); diff != "" {
		t.Errorf("description (-want +got):\n%s", diff)
	}
}

// The day to which a paper is valid, or from which one may file, is no last day by law.
func TestOtherDaysAreNoLastDays(t *testing.T) {
	p := richPacket()
	p.Language = text.English
	p.Deadlines = []rules.Due{p.Deadlines[2], expiring(0, "medical-certificate", "2027-02-18")}
	for _, e := range read(t, written(t, p)).events {
		if strings.Contains(e.description, "Last day by law") || strings.Contains(e.description, "Safe day") {
			t.Errorf("%s is told as a day to act by:\n%s", e.summary, e.description)
		}
	}
}

func TestPrivateFileNamesNobody(t *testing.T) {
	p := richPacket()
	p.Language = text.English
	named, private := read(t, written(t, p)), read(t, writtenFor(t, p, ""))
	for _, secret := range []string{"Zhang", "Wei", "张伟", "zhang-wei", "E12345678", "1998", "Nəsimi"} {
		if strings.Contains(strings.ToLower(unfold(writtenFor(t, p, ""))), strings.ToLower(secret)) {
			t.Errorf("the file holds %q", secret)
		}
	}
	for i := range named.events {
		named.events[i].summary = strings.TrimSuffix(named.events[i].summary, " (Zhang Wei (张伟))")
		for j := range named.events[i].alarms {
			named.events[i].alarms[j].words = strings.TrimSuffix(named.events[i].alarms[j].words, " (Zhang Wei (张伟))")
		}
	}
	if diff := cmp.Diff(named.events, private.events, allFields); diff != "" {
		t.Errorf("without the name the events differ (-named +private):\n%s", diff)
	}
	if got := private.properties["X-WR-CALNAME"]; got != "Temporary residence permit" {
		t.Errorf("the calendar is called %q", got)
	}
}

func TestNothingElseOfTheProfileIsInTheFile(t *testing.T) {
	file := unfold(written(t, richPacket()))
	for _, private := range []string{"E12345678", "Nəsimi", "zhang-wei", "1998"} {
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

// A name is text and nothing else, and one line, whatever stands in it.
func TestHostileNameStaysInItsProperty(t *testing.T) {
	for name, want := range map[string]string{
		"x\r\nEND:VEVENT\r\nBEGIN:VEVENT": "x END:VEVENT BEGIN:VEVENT",
		"x\nATTACH:http://x":              "x ATTACH:http://x",
		"a\u2028b\u2029c\u0085d":          "a b c d",
		`Semi;colon, comma\backslash\n:`:  `Semi;colon, comma\backslash\n:`,
		`"quoted" {title} {who}`:          `"quoted" {title} {who}`,
		strings.Repeat("张", 500):          strings.Repeat("张", 500),
		strings.Repeat("ə", 500):          strings.Repeat("ə", 500),
		strings.Repeat("😀", 500):          strings.Repeat("😀", 500),
		strings.Repeat("👩‍👩‍👧", 100):      strings.Repeat("👩‍👩‍👧", 100),
		strings.Repeat(`\`, 500):          strings.Repeat(`\`, 500),
		strings.Repeat("name ", 100):      strings.TrimSpace(strings.Repeat("name ", 100)),
		"\xff\x00\x1b[31m":                "\uFFFD  [31m",
	} {
		p := richPacket()
		p.Language = text.English
		events := read(t, writtenFor(t, p, name)).events
		if len(events) != 5 {
			t.Errorf("name %.20q makes %d events", name, len(events))
			continue
		}
		if got := events[0].summary; got != "File the first application ("+want+")" {
			t.Errorf("name %.20q is told as %.80q", name, got)
		}
	}
}

func TestNoDeadlines(t *testing.T) {
	p := richPacket()
	p.Deadlines = nil
	if events := read(t, written(t, p)).events; len(events) != 0 {
		t.Errorf("%d events of no deadline", len(events))
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestErrorOfTheWriterComesBack(t *testing.T) {
	if err := Write(failing{}, richPacket(), "", words(t, text.English)); err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("got %v, want the writer's error", err)
	}
}

// The icalendar library of Python is another reader: it counts with the triggers too.
func TestPythonReader(t *testing.T) {
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
import datetime, icalendar, sys
for e in icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read()).walk("VEVENT"):
    midnight = datetime.datetime.combine(e["DTSTART"].dt, datetime.time())
    alarms = [str(midnight + a["TRIGGER"].dt) for a in e.walk("VALARM")]
    print(e["DTSTART"].dt, e["DTEND"].dt, alarms, e["SUMMARY"].partition(" (")[0], e.errors)
`, file).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	want := `2027-02-09 2027-02-10 ['2027-01-10 00:00:00', '2027-02-02 00:00:00', '2027-02-08 00:00:00'] File the first application []
2027-03-10 2027-03-11 [] Decision expected []
2032-01-30 2032-01-31 ['2031-12-31 00:00:00', '2032-01-23 00:00:00', '2032-01-29 00:00:00'] Passport must be valid until []
2026-11-23 2026-11-24 ['2026-11-22 00:00:00'] Safe day passed, this is the last day by law. Register at the new address []
2026-09-11 2026-09-12 [] Passed. Register upon place of stay []
`
	if diff := cmp.Diff(want, string(out)); diff != "" {
		t.Errorf("as Python reads it (-want +got):\n%s", diff)
	}
}

// changed is the rich packet with its values changed.
func changed(values map[string]string) *packet.Packet {
	p := richPacket()
	p.Values = maps.Clone(p.Values)
	for key, value := range values {
		p.Values[key] = packet.Value{Text: value}
	}
	return p
}
