package duplicate

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/date"
	"permitpack/generator/photo"
	"permitpack/generator/profile"
	"permitpack/generator/text"
)

func book(t testing.TB) *text.Book {
	t.Helper()
	b, err := text.Load(os.DirFS("../../templates"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// somebody is an invented applicant, whom changes make another.
func somebody(changes ...func(*profile.Profile)) *profile.Profile {
	p := &profile.Profile{
		Procedure: "temporary-residence",
		Applicant: profile.Applicant{Surname: "Müller", GivenNames: "Anna", BirthDate: date.MustParse("1990-01-02"), Citizenship: "DE"},
		Passport:  profile.Passport{Number: "C01X00T47"},
	}
	for _, change := range changes {
		change(p)
	}
	return p
}

func named(surname string) func(*profile.Profile) {
	return func(p *profile.Profile) { p.Applicant.Surname = surname }
}

func numbered(number string) func(*profile.Profile) {
	return func(p *profile.Profile) { p.Passport.Number = number }
}

func applying(procedure string) func(*profile.Profile) {
	return func(p *profile.Profile) { p.Procedure = procedure }
}

// picture is a fingerprint, as it comes out of the journal, of a picture whose levels are all near one.
func picture(t testing.TB, level byte) photo.Fingerprint {
	t.Helper()
	var f photo.Fingerprint
	cells := fmt.Appendf(nil, "%s", strings.Repeat(encoded(level), 320))
	if err := f.UnmarshalText(cells); err != nil {
		t.Fatal(err)
	}
	return f
}

// encoded is three equal bytes in base64.
func encoded(level byte) string {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	n := int(level)<<16 | int(level)<<8 | int(level)
	return string([]byte{letters[n>>18], letters[n>>12&63], letters[n>>6&63], letters[n&63]})
}

func TestFindings(t *testing.T) {
	words := book(t).Words(text.English)
	type row struct {
		p     *profile.Profile
		photo byte // 0 for none
	}
	for _, test := range []struct {
		reason string
		rows   []row
		want   []string // of each row: ids and whom they name
	}{
		{"different people", []row{{somebody(), 40}, {somebody(named("Schmidt"), numbered("C01X00T48")), 80}}, []string{"", ""}},
		{"one passport of two people", []row{{somebody(), 0}, {somebody(named("Schmidt")), 0}},
			[]string{"passport.used-twice row 2 (K2)", "passport.used-twice row 1 (K1)"}},
		{"written in another way", []row{{somebody(), 0}, {somebody(named("Schmidt"), numbered("c01x-00t 47")), 0}},
			[]string{"passport.used-twice row 2 (K2)", "passport.used-twice row 1 (K1)"}},
		{"one number of two countries", []row{{somebody(), 0}, {somebody(func(p *profile.Profile) { p.Applicant.Citizenship = "CN" }), 0}}, []string{"", ""}},
		{"the same application", []row{{somebody(), 40}, {somebody(named("MULLER ")), 40}},
			[]string{"passport.applied-twice row 2 (K2)", "passport.applied-twice row 1 (K1)"}},
		{"two procedures", []row{{somebody(), 40}, {somebody(applying("address-change")), 40}},
			[]string{"passport.two-procedures row 2 (K2)", "passport.two-procedures row 1 (K1)"}},
		{"two passports", []row{{somebody(), 40}, {somebody(numbered("C01X00T48")), 40}},
			[]string{"passport.two-numbers row 2 (K2)", "passport.two-numbers row 1 (K1)"}},
		{"one photo of two people, saved again", []row{{somebody(), 40}, {somebody(named("Schmidt"), numbered("C01X00T48")), 41}},
			[]string{"photo.used-twice row 2 (K2)", "photo.used-twice row 1 (K1)"}},
		{"three with one photo", []row{{somebody(), 40}, {somebody(named("B"), numbered("2")), 40}, {somebody(named("C"), numbered("3")), 40}},
			[]string{"photo.used-twice row 2 (K2) and 1 more", "photo.used-twice row 1 (K1) and 1 more", "photo.used-twice row 1 (K1) and 1 more"}},
		{"children without passports are not one", []row{{somebody(numbered("")), 0}, {somebody(named("B"), numbered("")), 0}}, []string{"", ""}},
	} {
		var register Register
		for i, r := range test.rows {
			e := Of(i+1, fmt.Sprintf("K%d", i+1), r.p)
			if r.photo > 0 {
				e.Photo = picture(t, r.photo)
			}
			register.Add(e)
		}
		for i, want := range test.want {
			var got []string
			for _, f := range register.Findings(i, words) {
				_, other, _ := strings.Cut(strings.TrimSuffix(f.Message, "."), ": ")
				got = append(got, f.ID+" "+other)
				if f.Fix == "" || strings.Contains(f.Message+f.Fix, "⟦") || strings.Contains(f.Message, "C01X") {
					t.Errorf("%s: %+v", test.reason, f)
				}
			}
			if strings.Join(got, "|") != want {
				t.Errorf("%s, row %d: %q, want %q", test.reason, i+1, got, want)
			}
		}
	}
}

// A key that is the number of the row is not told twice.
func TestRowWithoutKey(t *testing.T) {
	var register Register
	register.Add(Of(7, "7", somebody()))
	register.Add(Of(1234, "1234", somebody(named("Schmidt"))))
	register.Add(Of(1235, "1235", somebody(named("Schulz"))))
	for l, want := range map[text.Language]string{text.English: "row 1234 and 1 more", text.Chinese: "第1234行及另外1行"} {
		if f := register.Findings(0, book(t).Words(l)); len(f) != 1 || !strings.Contains(f[0].Message, want) {
			t.Errorf("%s: %+v names no %q", l, f, want)
		}
	}
}

func TestEntrySurvivesJSON(t *testing.T) {
	with := Of(3, "A-3", somebody())
	with.Photo = picture(t, 77)
	for _, e := range []Entry{with, {Row: 4}} {
		data, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range []string{"C01X00T47", "Müller", "1990"} {
			if strings.Contains(string(data), secret) {
				t.Errorf("%s stands in %s", secret, data)
			}
		}
		var back Entry
		if err := json.Unmarshal(data, &back); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(e, back, cmp.AllowUnexported(photo.Fingerprint{})); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
	for _, broken := range []string{`{"person": "12"}`, `{"person": "zz45678901234567890123456789012a"}`, `{"photo": "AAAA"}`} {
		if err := json.Unmarshal([]byte(broken), new(Entry)); err == nil {
			t.Errorf("%s is an entry", broken)
		}
	}
}

// Names that differ in case, marks and signs alone are one; others are not.
func TestSamePerson(t *testing.T) {
	alike := func(a, b string) bool {
		return Of(1, "", somebody(named(a))).Person == Of(1, "", somebody(named(b))).Person
	}
	same := [][2]string{{"O’Brien", "OBRIEN"}, {"García", "garcia"}, {"张", "张 "}}
	for _, pair := range same {
		if !alike(pair[0], pair[1]) {
			t.Errorf("%v are two", pair)
		}
	}
	for _, pair := range [][2]string{{"Zhang", "Zhan"}, {"张", "章"}} {
		if alike(pair[0], pair[1]) {
			t.Errorf("%v are one", pair)
		}
	}
	if Of(1, "", somebody()).Person == Of(1, "", somebody(func(p *profile.Profile) { p.Applicant.GivenNames = "Annaa" })).Person {
		t.Error("given names do not count")
	}
}
