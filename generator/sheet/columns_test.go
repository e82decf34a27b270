package sheet

import (
	"testing"

	"permitpack/generator/text"
)

// Every column has a title in every language, and no two share one, in whatever
// languages: an agency may mix them.
func TestTitles(t *testing.T) {
	c := known(t)
	type owner struct {
		field    string
		language text.Language
	}
	owners := map[string]owner{}
	for _, f := range c.fields {
		if f.text == "" {
			continue // a line of a list of texts has a key alone
		}
		for _, l := range text.Languages {
			title := c.title(f, l)
			if title == "" {
				t.Errorf("%s: %s has no title", l, f.name)
				continue
			}
			if first, taken := owners[fold(title)]; taken && first.field != f.name {
				t.Errorf("%s: the title of %s is that of %s in %s", l, f.name, first.field, first.language)
			}
			owners[fold(title)] = owner{f.name, l}
			if m, _ := c.find(title); m == nil && !f.numbered() || m != nil && m.field != f {
				t.Errorf("%s: the title of %s finds %v", l, f.name, m)
			}
		}
	}
	for name, o := range owners {
		if m := c.byName[name]; m == nil || m.field.name != o.field {
			t.Errorf("%s: the title of %s is the key of another column", o.language, o.field)
		}
	}
	if len(owners) < 4*200 {
		t.Errorf("only %d titles", len(owners))
	}
}

// Words that a list shows are told apart in every language, and read back.
func TestWordTitles(t *testing.T) {
	c := known(t)
	for _, f := range c.fields {
		words := c.wordsOf(f.key)
		for _, l := range text.Languages {
			for _, word := range words {
				title := c.wordTitle(f.key.Path, word, l)
				if _, known := wordTexts[f.key.Path]; !known || title == word && l == text.Chinese && f.key.Path != "photo.size" {
					t.Errorf("%s: %s of %s has no title", l, word, f.key.Path)
				}
				if got := c.words[f.key.Path][fold(title)]; got != word {
					t.Errorf("%s: the title of %s of %s reads back as %q", l, word, f.key.Path, got)
				}
			}
		}
	}
}

func TestCountryNames(t *testing.T) {
	c := known(t)
	for _, code := range c.book.CountryCodes() {
		for _, l := range text.Languages {
			if got := c.countries[fold(c.book.Words(l).Country(code))]; got != code {
				t.Errorf("%s: the name of %s reads back as %q", l, code, got)
			}
		}
	}
}

// People write more names than lists show. Those typed here are of CLDR 48.2, territories.json, "short"
// and "variant", and of daily use.
func TestOtherCountryNames(t *testing.T) {
	c := known(t)
	for typed, want := range map[string]string{
		"Turkey": "TR", "TURKIYE": "TR", "UK": "GB", "Great Britain": "GB", "США": "US", "ABŞ": "US",
		"Czech Republic": "CZ", "Палестина": "PS", "Russian Federation": "RU", "Южная Корея": "KR", "象牙海岸": "CI",
	} {
		if got := c.countries[fold(typed)]; got != want {
			t.Errorf("%s is read as %q, want %s", typed, got, want)
		}
	}
	for _, code := range c.book.CountryCodes() {
		for _, name := range c.book.OtherCountryNames(code) {
			if got := c.countries[fold(name)]; got != code {
				t.Errorf("%s of %s is read as %q", name, code, got)
			}
			if other, taken := c.book.CountryCode(name); taken {
				t.Errorf("%s of %s is the code of %s", name, code, other)
			}
		}
	}
}

func TestFind(t *testing.T) {
	for _, test := range []struct {
		header, name string
		item         int
	}{
		{"applicant.surname", "applicant.surname", 0},
		{" Surname *", "applicant.surname", 0},
		{"SOYAD", "applicant.surname", 0},
		{"ФАМИЛИЯ", "applicant.surname", 0},
		{"姓", "applicant.surname", 0},
		{"date   of\nbirth", "applicant.birth_date", 0},
		{"Milliyyət", "applicant.ethnicity", 0},
		{"MİLLİYYƏT", "applicant.ethnicity", 0},
		{"MILLIYYƏT", "applicant.ethnicity", 0},
		{"FİN", "applicant.fin", 0},
		{"family.2.surname", "family.#.surname", 2},
		{"Family 12: surname", "family.#.surname", 12},
		{"家庭成员 3 姓", "family.#.surname", 3},
		{"stay.absences.1.from", "stay.absences.#.from", 1},
		{"Отсутствие 2, по", "stay.absences.#.to", 2},
		{"passport.mrz.2", "passport.mrz.#", 2},
		{"documents.medical-certificate", "documents.medical-certificate", 0},
		{"documents.medical-certificate.issued_on", "documents.medical-certificate.issued_on", 0},
		{"Paper: Medical certificate", "documents.medical-certificate", 0},
		{"photo", "photo", 0},
		{"amounts.investment", "amounts.investment", 0},
		{"client_id", "client_id", 0},
		{"Rədd səbəbi", "reasons", 0},
		{"family.surname", "", 0},
		{"family.0.surname", "", 0},
		{"family.#.surname", "", 0},
		{"family.1000.surname", "", 0},
		{"", "", 0},
		{"notes", "", 0},
	} {
		m, item := known(t).find(test.header)
		got := ""
		if m != nil {
			got = m.field.name
		}
		if got != test.name || item != test.item {
			t.Errorf("%q is %q %d, want %q %d", test.header, got, item, test.name, test.item)
		}
	}
}
