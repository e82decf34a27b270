package generator

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/page"
	"permitpack/generator/profile"
	"permitpack/generator/text"
)

// refusedTexts cannot be printed, or not be seen. The form prints a box for what it has no
// letter for, in its place, and everything else as it is.
var refusedTexts = []struct {
	name, stated string
	shown        string   // what the form prints, without spaces
	findings     []string // with the characters that they name
}{
	{"Arabic", "محمد Əliyev", "□□□□Əliyev", []string{"text.no-glyph U+0645, U+062D, U+062F"}},
	{"Hebrew among Latin", "Cohen כהן Lea", "Cohen□□□Lea", []string{"text.no-glyph U+05DB, U+05D4, U+05DF"}},
	{"Georgian, of many letters", "ნინო შარაძე", "□□□□□□□□□", []string{"text.no-glyph U+10DC, U+10D8, U+10DD, U+10E8, U+10D0, …"}},
	{"Korean", "김 Kim", "□Kim", []string{"text.no-glyph U+AE40"}},
	{"Persian with a joiner", "نیک\u200Cپور", "□□□□□□□", []string{"text.no-glyph U+0646, U+06CC, U+06A9, U+200C, U+067E, …"}},
	{"emoji", "Ankara😀", "Ankara□", []string{"text.no-glyph U+1F600"}},
	{"joined emoji", "a👩\u200D👧b", "a□□□b", []string{"text.control-character U+200D", "text.no-glyph U+1F469, U+1F467"}},
	{"Chinese beyond the basic plane", "王𠀀", "王□", []string{"text.no-glyph U+20000"}},
	{"private use", "a\uE000b", "a□b", []string{"text.no-glyph U+E000"}},
	{"bell", "a\ab", "a□b", []string{"text.control-character U+0007"}},
	{"left-to-right mark", "a\u200Eb", "a□b", []string{"text.control-character U+200E"}},
	{"right-to-left override", "a\u202Ecba\u202C", "a□cba□", []string{"text.control-character U+202E, U+202C"}},
	{"isolates", "\u2066a\u2069", "□a□", []string{"text.control-character U+2066, U+2069"}},
	{"a joiner in a Latin word", "We\u200Di", "We□i", []string{"text.control-character U+200D"}},
	{"byte-order mark", "a\uFEFFb", "a□b", []string{"text.control-character U+FEFF"}},
	{"space of no width", "a\u200Bb", "a□b", []string{"text.control-character U+200B"}},
	{"line separator", "a\u2028b", "a□b", []string{"text.control-character U+2028"}},
	{"a lost character", "a\uFFFDb", "a□b", []string{"text.control-character U+FFFD"}},
	{"selector of a variant", "王\uFE0F", "王□", []string{"text.control-character U+FE0F"}},
	{"letters for tags", "a\U000E0041", "a□", []string{"text.control-character U+E0041"}},
}

// refusedKeys are some of the texts of a profile: one in a box, one in a table, one
// among the rest of the form.
var refusedKeys = map[string]func(p *profile.Profile, s string){
	"applicant.birth_place":               func(p *profile.Profile, s string) { p.Applicant.BirthPlace = s },
	"applicant.previous_names[0].surname": func(p *profile.Profile, s string) { p.Applicant.PreviousNames = []profile.PreviousName{{Surname: s}} },
	"stay.previous_address.street":        func(p *profile.Profile, s string) { p.Stay.PreviousAddress.Street = s },
}

// TestRefusedCharacters wants an error that names key and characters for each such
// text, in words, and the form laid out all the same: nothing is lost, and nothing
// of it turns round.
func TestRefusedCharacters(t *testing.T) {
	engine, folder := loaded(t), t.TempDir()
	for _, test := range refusedTexts {
		for key, set := range refusedKeys {
			p := refusable()
			set(p, test.stated)
			j := laid(t, engine, written(t, folder, "refused", p))
			var got []string
			for _, f := range j.packet.Findings {
				if f.Where != key {
					continue
				}
				if f.Severity != finding.Error || f.Fix == "" {
					t.Errorf("%s: %s is no error with its mend", test.name, f.ID)
				}
				named, _ := f.Args["characters"].(string)
				if named == "" || !strings.Contains(f.Message, named) {
					t.Errorf("%s: %s does not name the characters", test.name, f.ID)
				}
				got = append(got, f.ID+" "+named)
			}
			slices.Sort(got)
			if diff := cmp.Diff(test.findings, got); diff != "" {
				t.Errorf("%s: findings of %s (-want +got):\n%s", test.name, key, diff)
			}
			if shown := textsOf(j.form.Document.Pages); !strings.Contains(shown, test.shown) {
				t.Errorf("%s: %s: the form does not show %s", test.name, key, test.shown)
			}
		}
	}
}

// refusable is an applicant in whose profile every text can be printed.
func refusable() *profile.Profile {
	return &profile.Profile{
		Procedure: "temporary-residence", Ground: "study", TermMonths: 12, Language: text.English,
		Applicant: profile.Applicant{Surname: "Zhang", GivenNames: "Wei", Sex: "male", BirthDate: date.MustParse("1998-04-12"), Citizenship: "CN"},
		Passport:  profile.Passport{Type: "ordinary", Number: "E12345678", ExpiresOn: date.MustParse("2032-04-30")},
		Stay:      profile.Stay{AuthorisedUntil: date.MustParse("2027-09-12")},
	}
}

// textsOf are the values on the pages in their order, without spaces.
func textsOf(pages []page.Page) string {
	var b strings.Builder
	for _, p := range pages {
		for _, m := range p.Values {
			if words, ok := m.(page.Text); ok {
				b.WriteString(solid(words.Value))
			}
		}
	}
	return b.String()
}

// TestRefusedPacket makes the whole packet of somebody with every such text at once,
// in every language: it is not ready, and everything that can be made is there.
func TestRefusedPacket(t *testing.T) {
	engine, folder := loaded(t), t.TempDir()
	p := refusable()
	for i, test := range refusedTexts {
		p.Family = append(p.Family, profile.Relative{Relation: "child", Surname: test.stated, GivenNames: test.stated})
		switch i % 4 {
		case 0:
			p.Applicant.Surname += test.stated
		case 1:
			p.Sponsor.Name += test.stated
		case 2:
			p.Residence.Provider.Address += test.stated
		case 3:
			p.Passport.IssuedBy += test.stated
		}
	}
	file := written(t, folder, "refused", p)
	for _, language := range text.Languages {
		dir := filepath.Join(folder, string(language))
		result, err := engine.Build(context.Background(), file, dir, Options{Today: sampleDay, Language: language})
		if err != nil || result.Unusable != nil {
			t.Fatalf("%s: %v, %v", language, err, result.Unusable)
		}
		if result.Manifest.Status != finding.NotReady || !result.Manifest.ReadBack.OK {
			t.Errorf("%s: the packet is %s, read back: %+v", language, result.Manifest.Status, result.Manifest.ReadBack)
		}
		for _, name := range []string{formFile, packetFile, checklistFile} {
			if info, err := os.Stat(filepath.Join(result.Folder, name)); err != nil || info.Size() == 0 {
				t.Errorf("%s: %s: %v", language, name, err)
			}
		}
	}
}
