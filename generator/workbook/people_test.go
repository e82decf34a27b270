package workbook

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"permitpack/generator/date"
	"permitpack/generator/packet"
	"permitpack/generator/profile"
	"permitpack/generator/rules"
	"permitpack/generator/text"
)

var on = date.MustParse

var loadCatalogue = sync.OnceValues(func() (*rules.Catalogue, error) { return rules.Load(os.DirFS("../../templates")) })

var loadBook = sync.OnceValues(func() (*text.Book, error) { return text.Load(os.DirFS("../../templates")) })

// catalogue is the shipped one.
func catalogue(t testing.TB) *rules.Catalogue {
	t.Helper()
	c, err := loadCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// book is the shipped words.
func book(t testing.TB) *text.Book {
	t.Helper()
	b, err := loadBook()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// person is an application on a day, and the list of holidays that it is decided with.
type person struct {
	name    string
	profile profile.Profile
	today   date.Date
	only    bool // official claims alone
	rules   *rules.Catalogue
}

func (p person) packet(t testing.TB) *packet.Packet {
	t.Helper()
	return packet.Build(packet.Input{
		Name: p.name, File: p.name + ".yaml", Catalogue: p.rules, Book: book(t),
		Case:    rules.Case{Profile: &p.profile, Today: p.today, OfficialOnly: p.only},
		Papers:  make([]packet.Paper, len(p.profile.Documents)),
		Missing: func(string) []rune { return nil },
	})
}

// samples are the shipped profiles, on the day of which their verdicts are told.
func samples(t testing.TB) []person {
	t.Helper()
	files, err := filepath.Glob("../../samples/profiles/*.*")
	if err != nil || len(files) < 15 {
		t.Fatalf("%d samples, %v", len(files), err)
	}
	people := make([]person, len(files))
	for i, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p, problems := profile.Read(filepath.Base(file), data, book(t).CountryCode)
		if len(problems) > 0 {
			t.Fatalf("%s: %v", file, problems)
		}
		if p.Language == "" {
			p.Language = text.English
		}
		name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
		people[i] = person{name: name, profile: *p, today: on("2026-11-21"), rules: catalogue(t)}
	}
	return people
}

// chance draws applicants; the same numbers in the same order give the same ones.
type chance struct{ *rand.Rand }

func (c chance) one(n int) bool { return c.IntN(n) == 0 }

func pick[T any](c chance, of ...T) T { return of[c.IntN(len(of))] }

// near is a day within some days of another, now and then at the end of a month or a year.
func (c chance) near(d date.Date, before, after int) date.Date {
	d = d.AddDays(c.IntN(before+after+1) - before)
	if c.one(6) {
		year, month, _ := d.Parts()
		last := date.DaysIn(year, month)
		d = on(fmt.Sprintf("%04d-%02d-%02d", year, month, pick(c, 1, last, last)))
	}
	return d
}

// edges are days that are easily miscounted: leap days, the New Year, Novruz,
// worked weekends and the days around them.
var edges = []string{
	"2024-01-05", "2024-01-06", "2024-01-07", "2024-02-28", "2024-02-29", "2024-03-31", "2024-04-05", "2024-11-15", "2024-11-16",
	"2024-12-27", "2024-12-28", "2024-12-29", "2024-12-30", "2025-02-28", "2025-06-20", "2025-06-21", "2025-12-31", "2026-01-01",
	"2026-03-19", "2026-03-31", "2026-05-31", "2026-08-31", "2026-11-30", "2026-12-31", "2027-02-28", "2027-03-07", "2027-11-30",
}

// generated is the i-th of the applicants of a seed.
func generated(t testing.TB, i int) person {
	t.Helper()
	c := chance{rand.New(rand.NewPCG(2026, uint64(i)))}
	all := catalogue(t)
	p := person{name: fmt.Sprintf("generated-%03d", i), rules: all, only: c.one(5)}
	p.today = on("2024-01-08").AddDays(c.IntN(1400))
	if c.one(4) {
		p.today = on(pick(c, edges...))
	}
	ids := all.ProcedureIDs()
	procedure := all.Procedure(ids[i%len(ids)])
	grounds := []string{""}
	for _, g := range procedure.Grounds {
		grounds = append(grounds, g.ID)
	}
	p.profile = profile.Profile{
		Procedure: procedure.ID, Ground: pick(c, grounds...), Language: pick(c, text.Languages...),
		TermMonths: pick(c, 0, 1, 2, 3, 6, 7, 9, 12, 12, 13, 18, 24, 25, 30, 36, 37), TermDays: pick(c, 0, 1, 15, 30, 31, 60, 61),
		Speed: pick[profile.Speed](c, "", "standard", "fast"), DecisionDays: pick(c, 0, 0, 0, 40, 50),
		Applicant: profile.Applicant{
			Surname: "Nümunə", GivenNames: pick(c, "Əli", "=1+1", "Юлия", "小雨"),
			BirthDate:   p.today.AddMonths(-12*(5+c.IntN(60)) - c.IntN(12)).AddDays(-c.IntN(31)),
			Citizenship: pick[profile.Country](c, "CN", "KZ", "TR", "NG", "DE"), MaritalStatus: "single",
		},
		Passport:  profile.Passport{Type: pick[profile.PassportType](c, "ordinary", "ordinary", "ordinary", "none"), ExpiresOn: c.near(p.today.AddMonths(12), 400, 2000)},
		Residence: profile.Residence{Ownership: "rented"},
		Sponsor:   profile.Sponsor{Name: "Nümunə", PermitGround: pick(c, "", "highly-qualified-migrant")},
	}
	if c.one(6) { // of age soon
		p.profile.Applicant.BirthDate = p.today.AddMonths(-12 * 18).AddDays(c.IntN(90))
	}
	p.stay(c)
	p.papers(c)
	return p
}

func (p *person) stay(c chance) {
	stay := &p.profile.Stay
	stay.Document = pick[profile.StayDocument](c, "visa", "visa", "visa-free", "temporary-permit", "temporary-permit", "permanent-permit")
	stay.EnteredOn = c.near(p.today, 200, 0)
	stay.AuthorisedUntil = c.near(p.today, 20, 420)
	if stay.Document == "visa" {
		stay.VisaValidUntil = pick(c, date.Date{}, c.near(p.today, 10, 300))
		stay.VisaDays = pick(c, 0, 30, 90, 365)
	}
	if c.one(8) {
		stay.AuthorisedUntil = date.Date{}
	}
	stay.FirstPermitOn = pick(c, date.Date{}, c.near(p.today.AddMonths(-24), 400, 60))
	stay.PermitSince = pick(c, date.Date{}, c.near(p.today.AddMonths(-24), 200, 200))
	stay.PermitIssuedOn = pick(c, date.Date{}, c.near(p.today.AddMonths(-30), 600, 500), on("2024-02-29"))
	stay.PermitGround = pick(c, "", "study", "work-permit", "entrepreneur")
	stay.MovedOn = pick(c, date.Date{}, date.Date{}, c.near(p.today, 30, 0))
	stay.LostOn = pick(c, date.Date{}, c.near(p.today, 30, 0))
	stay.DataChangedOn = pick(c, date.Date{}, c.near(p.today, 30, 0))
	stay.LastRefusalOn = pick(c, date.Date{}, date.Date{}, c.near(p.today, 40, 0))
	if c.one(3) {
		p.profile.Circumstances = []profile.Circumstance{"refused-permanent-permit"}
	}
	for range pick(c, 0, 0, 1, 2, 3, 5) {
		from := c.near(p.today, 500, 250)
		stay.Absences = append(stay.Absences, profile.Absence{From: from, To: from.AddDays(c.IntN(pick(c, 10, 60, 140)))})
	}
}

func (p *person) papers(c chance) {
	for _, id := range []string{"medical-certificate", "passport-copy", "housing-document", "housing-document", "other"} {
		if c.one(3) {
			continue
		}
		p.profile.Documents = append(p.profile.Documents, profile.Document{
			ID: id, Held: !c.one(5), Language: "az", ValidUntil: pick(c, date.Date{}, c.near(p.today, 60, 400)),
		})
	}
}

// changed is the same application when today, a day that something is counted from, the
// speed, the term and a holiday are others. What the facts say stays: those that
// hang on a day are left alone.
func (p person) changed(t testing.TB, i int) person {
	t.Helper()
	c := chance{rand.New(rand.NewPCG(2027, uint64(i)))}
	p.profile.Stay.Absences = slices.Clone(p.profile.Stay.Absences)
	p.today = p.today.AddDays(pick(c, 1, 3, 12, 40, 100, 200))
	stay := &p.profile.Stay
	for _, d := range []*date.Date{
		&stay.AuthorisedUntil, &stay.VisaValidUntil, &stay.FirstPermitOn, &stay.PermitSince, &stay.PermitIssuedOn, &stay.MovedOn,
		&stay.LostOn, &stay.DataChangedOn, &p.profile.Passport.ExpiresOn,
	} {
		if !d.IsZero() && c.one(2) {
			*d = c.near(*d, 15, 25)
		}
	}
	p.profile.Speed, p.profile.DecisionDays = pick[profile.Speed](c, "standard", "fast"), pick(c, 0, 40, 50)
	if p.profile.TermMonths > 0 {
		p.profile.TermMonths = pick(c, 1, 3, 5, 12, 14, 24, 36)
	}
	if p.profile.TermDays > 0 {
		p.profile.TermDays = pick(c, 7, 30, 45, 60)
	}
	p.rules = withHoliday(p.rules, c, p.today)
	return p
}

// withHoliday is the catalogue with one day of its holidays changed, a day after
// today where there is one: moved, taken out, worked instead, or expected only.
func withHoliday(of *rules.Catalogue, c chance, today date.Date) *rules.Catalogue {
	own := *of
	own.Holidays = slices.Clone(of.Holidays)
	at := slices.IndexFunc(own.Holidays, func(h rules.Holiday) bool { return h.Date.After(today) })
	if at < 0 {
		at = 0
	}
	at = min(at+c.IntN(20), len(own.Holidays)-1)
	h := &own.Holidays[at]
	switch c.IntN(4) {
	case 0:
		h.Projected = !h.Projected && !h.Works
	case 1:
		for taken := true; taken; {
			h.Date = h.Date.AddDays(1)
			taken = false
			for i, other := range own.Holidays {
				taken = taken || i != at && other.Date == h.Date
			}
		}
	case 2: // a Saturday that is worked
		for taken := true; taken; {
			h.Date = h.Date.AddDays(1)
			taken = h.Date.Weekday() != 6
			for i, other := range own.Holidays {
				taken = taken || i != at && other.Date == h.Date
			}
		}
		h.Works, h.Projected = true, false
	case 3:
		h.Works = !h.Works
		h.Projected = false
	}
	own.Calendar = date.NewCalendar(2024, 2027)
	for _, h := range own.Holidays {
		if h.Works {
			own.Calendar.AddWorking(h.Date)
		} else {
			own.Calendar.AddOff(h.Date, h.Projected)
		}
	}
	return &own
}
