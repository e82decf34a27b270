package calendar

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/date"
	"permitpack/generator/packet"
	"permitpack/generator/rules"
	"permitpack/generator/text"
)

func uids(t *testing.T, p *packet.Packet) []string {
	t.Helper()
	var all []string
	for _, e := range read(t, written(t, p)).events {
		all = append(all, e.uid)
	}
	return all
}

// What may change between two builds of one application leaves the UIDs alone.
func TestIdentitiesStayFromBuildToBuild(t *testing.T) {
	first := uids(t, richPacket())
	for name, rebuilt := range map[string]*packet.Packet{
		"another day, language and ground": func() *packet.Packet {
			p := richPacket()
			p.Today, p.Language, p.Ground = date.MustParse("2026-12-24"), text.Russian, "work-permit"
			return p
		}(),
		"a deadline moves, and is counted from another day": func() *packet.Packet {
			p := richPacket()
			p.Deadlines[0].Safe, p.Deadlines[0].Anchor = date.MustParse("2027-02-08"), "stay.visa_valid_until"
			return p
		}(),
		"the file is renamed": func() *packet.Packet {
			p := richPacket()
			p.Name, p.ProfileFile = "client-17", "client-17.yaml"
			return p
		}(),
		"the passport is renewed, the address moves": changed(map[string]string{"passport.number": "E87654321", "residence.address": "Gəncə"}),
		"the name is written in another way": changed(map[string]string{
			"applicant.surname": "ZHANG", "applicant.given-names": "Wei, 张伟", "applicant.full-name": "ZHANG Wei, 张伟"}),
		"a patronymic is added": changed(map[string]string{"applicant.full-name": "Zhang Wei (张伟) Li oğlu", "applicant.patronymic": "Li oğlu"}),
	} {
		if diff := cmp.Diff(first, uids(t, rebuilt)); diff != "" {
			t.Errorf("%s: the UIDs change (-first +rebuilt):\n%s", name, diff)
		}
	}
}

// Nobody's events are taken for somebody else's, though all profiles be called profile.yaml.
func TestIdentitiesTellPeopleApart(t *testing.T) {
	first := uids(t, richPacket())
	undated := changed(map[string]string{"applicant.birth-date": ""})
	for name, other := range map[string]*packet.Packet{
		"a twin":                   changed(map[string]string{"applicant.given-names": "Li"}),
		"a namesake":               changed(map[string]string{"applicant.birth-date": "13.04.1998"}),
		"a sibling":                changed(map[string]string{"applicant.given-names": "Li", "applicant.birth-date": "13.04.1999"}),
		"one without a birth date": undated,
		"another procedure": func() *packet.Packet {
			p := richPacket()
			p.Procedure = "temporary-residence-extension"
			return p
		}(),
	} {
		for _, uid := range uids(t, other) {
			if slices.Contains(first, uid) {
				t.Errorf("%s has the event %s too", name, uid)
			}
		}
	}
	// Where a profile does not say who it is of, its file does.
	elsewhere := changed(map[string]string{"applicant.birth-date": ""})
	elsewhere.Name = "li-na"
	if slices.Equal(uids(t, undated), uids(t, elsewhere)) {
		t.Error("two profiles without a birth date share their events")
	}
}

// uidOf is the UID of the event of a day.
func uidOf(t *testing.T, p *packet.Packet) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, e := range read(t, written(t, p)).events {
		all[e.start] = e.uid
	}
	return all
}

// A paper that moves up in the profile keeps its event, and gives it to no other paper.
func TestPapersKeepTheirEvents(t *testing.T) {
	with := func(due ...rules.Due) map[string]string {
		p := richPacket()
		p.Deadlines = due
		return uidOf(t, p)
	}
	medical, ground := "medical-certificate", "ground-document"
	both := with(expiring(1, medical, "2027-02-18"), expiring(2, ground, "2027-11-01"))
	swapped := with(expiring(1, ground, "2027-11-01"), expiring(2, medical, "2027-02-18"))
	if diff := cmp.Diff(both, swapped); diff != "" {
		t.Errorf("the order of the papers counts (-before +after):\n%s", diff)
	}
	alone := with(expiring(1, ground, "2027-11-01"))
	if alone["20271101"] != both["20271101"] {
		t.Error("a paper that moves up becomes another event")
	}
	renewed := with(expiring(1, medical, "2028-02-18"), expiring(2, ground, "2027-11-01"))
	if renewed["20280218"] != both["20270218"] {
		t.Error("a paper that is renewed becomes another event")
	}
	if two := with(expiring(1, "other", "2027-02-18"), expiring(2, "other", "2027-11-01")); two["20270218"] == two["20271101"] {
		t.Error("two papers of one id share an event")
	}
}

func TestTwoDeadlinesOfOneIDAreTwoEvents(t *testing.T) {
	p := richPacket()
	p.Deadlines = append(p.Deadlines, p.Deadlines...)
	all := uids(t, p)
	if slices.Sort(all); len(slices.Compact(all)) != 10 {
		t.Error("two deadlines of one id share a UID")
	}
}

func TestNameIsInTheFileOrNot(t *testing.T) {
	var private []string
	for _, e := range read(t, writtenFor(t, richPacket(), "")).events {
		private = append(private, e.uid)
	}
	if diff := cmp.Diff(uids(t, richPacket()), private); diff != "" {
		t.Errorf("a private file has other UIDs, so it would not take the names out of a calendar:\n%s", diff)
	}
}

// A UID that changes with a release of the program doubles the events of
// everybody. The expected one was computed by Python's hashlib:
//
//	key = pbkdf2_hmac("sha256", "ZHANG\0WEI张伟\x0012.04.1998".encode(), b"permitpack deadlines.ics", 4096, 32)
//	sha256((key.hex() + "\0temporary-residence\0file-first\0\x001").encode()).digest()[:16].hex()
func TestIdentitiesStayFromReleaseToRelease(t *testing.T) {
	const want = "8830a8ccfc96979eeae948499b2c2170@permitpack"
	if got := uids(t, richPacket())[0]; got != want {
		t.Errorf("the UID is %s, want %s", got, want)
	}
}

// store is a calendar program: it keeps one event of a UID, and takes another
// for it only where that is no older revision (RFC 5546, 2.1.5).
type store struct {
	events map[string]event
	// strict programs want a newer revision.
	strict bool
}

func (s *store) take(t *testing.T, written string) {
	t.Helper()
	for _, e := range read(t, written).events {
		old, known := s.events[e.uid]
		if known && (older(e, old) || s.strict && !older(old, e)) {
			continue
		}
		s.events[e.uid] = e
	}
}

func older(a, b event) bool {
	if a.sequence != b.sequence {
		return a.sequence < b.sequence
	}
	return a.stamp < b.stamp
}

func (s *store) days() []string {
	var all []string
	for _, e := range s.events {
		all = append(all, e.start)
	}
	slices.Sort(all)
	return all
}

func TestImport(t *testing.T) {
	first := richPacket()
	moved := func(today string) *packet.Packet {
		p := richPacket()
		p.Today = date.MustParse(today)
		p.Deadlines[0].Safe = date.MustParse("2027-02-05")
		return p
	}
	before := []string{"20260911", "20261123", "20270209", "20270310", "20320130"}
	after := []string{"20260911", "20261123", "20270205", "20270310", "20320130"}
	for _, test := range []struct {
		name          string
		then          *packet.Packet
		usual, strict []string
	}{
		{"the same file again", first, before, before},
		{"built the next day", moved("2026-11-22"), after, after},
		{"built in another year", moved("2027-01-02"), []string{"20260911", "20261120", "20270205", "20270310", "20320130"},
			[]string{"20260911", "20261120", "20270205", "20270310", "20320130"}},
		{"built on the same day: of equal revisions a strict program keeps its own", moved("2026-11-21"), after, before},
		{"an old file found again", moved("2026-11-20"), before, before},
	} {
		for strict, want := range map[bool][]string{false: test.usual, true: test.strict} {
			s := store{events: map[string]event{}, strict: strict}
			s.take(t, written(t, first))
			s.take(t, written(t, test.then))
			if diff := cmp.Diff(want, s.days()); diff != "" {
				t.Errorf("%s, strict %t: the calendar holds (-want +got):\n%s", test.name, strict, diff)
			}
		}
	}
}

// A calendar of two applicants holds the events of both, and a private file takes
// the name out of its own.
func TestImportOfTwoApplicants(t *testing.T) {
	s := store{events: map[string]event{}}
	other := changed(map[string]string{"applicant.surname": "Li", "applicant.given-names": "Na", "applicant.full-name": "Li Na"})
	s.take(t, written(t, richPacket()))
	s.take(t, written(t, other))
	if len(s.events) != 10 {
		t.Errorf("two applicants have %d events, want 5 each", len(s.events))
	}
	s.take(t, writtenFor(t, richPacket(), ""))
	if len(s.events) != 10 {
		t.Errorf("a private file makes it %d events", len(s.events))
	}
	named := 0
	for _, e := range slices.Collect(maps.Values(s.events)) {
		if strings.Contains(e.summary, "Zhang Wei") {
			t.Errorf("%q still names the applicant", e.summary)
		}
		if strings.Contains(e.summary, "Li Na") {
			named++
		}
	}
	if named != 5 {
		t.Errorf("%d events name the other applicant, want 5", named)
	}
}

// A calendar that counts the edits of its user has 99 numbers before the file of
// the next day, and the numbers fit in 31 bits.
func TestRevisions(t *testing.T) {
	for today, want := range map[string]int{
		"0001-01-01": 0, "1999-12-31": 0, "2000-01-01": 0, "2000-01-02": 100, "2000-12-31": 36500, "2026-11-21": 982100,
	} {
		if got := revision(date.MustParse(today)); got != want {
			t.Errorf("revision of %s is %d, want %d", today, got, want)
		}
	}
	if last := revision(date.MustParse("9999-12-31")); last > 1<<31-1 {
		t.Errorf("%d is no INTEGER of RFC 5545", last)
	}
}
