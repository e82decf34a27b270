package sheet

import (
	"slices"
	"strings"
	"testing"

	"permitpack/generator/finding"
	"permitpack/generator/profile"
	"permitpack/generator/record"
	"permitpack/generator/text"
)

// Who reads a sheet with titles is told of its titles and of the words of its lists; who
// reads one with keys, of keys as the header has them.
func TestSpoken(t *testing.T) {
	for _, test := range []struct {
		name, header, row string
		language          text.Language
		want              []string
	}{
		{
			"titles", "Процедура *;Фамилия *;Пол;Дата рождения *;Гражданство *", "temporary-residence;Ли;?;05/06/1990;CN", text.Russian,
			[]string{"В поле «Пол» стоит недопустимое слово.|Здесь допустимо: мужской; женский.", "Значение «Дата рождения» записано неверно."},
		},
		{
			"entries of lists", "Procedure;Surname;Family 1: relation;family.1.surname", "temporary-residence;Li;?;Li", text.English,
			[]string{"“Family 1: relation” holds a word that is not allowed there."},
		},
		{
			"a key among titles", "Procedure;Surname;Given names;applicant.sex", "temporary-residence;Li;Wei;?", text.English,
			[]string{"applicant.sex holds a word that is not allowed there.|What belongs here: male, female."},
		},
		{ // a profile counts them from 0, a sheet from 1
			"keys of lists", "procedure;applicant.surname;family.1.surname;family.2.birth_date", "temporary-residence;Li;Li;31.02.2020", text.English,
			[]string{"family.2.birth_date is not written as it should be."},
		},
		{ // so do papers
			"keys of papers", "procedure;applicant.surname;documents.medical-certificate;documents.medical-certificate.issued_on", "temporary-residence;Li;yes;soon", text.English,
			[]string{"documents.medical-certificate.issued_on is not written as it should be."},
		},
		{
			"keys", "procedure;applicant.surname;applicant.sex", "temporary-residence;Li;?", text.English,
			[]string{"applicant.sex holds a word that is not allowed there.|What belongs here: male, female."},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			table := opened(t, "x.csv", []byte(test.header+"\n"+test.row+"\n"), Options{})
			words := known(t).book.Words(test.language)
			row := all(t, table)[0]
			_, problems := profile.ReadCells(row.Position, row.Cells, known(t).book.CountryCode)
			problems = record.InOrder(slices.Concat(row.Problems, problems))
			var got []string
			for _, f := range table.Spoken(profile.Findings(problems), words) {
				f = words.Explain(f)
				got = append(got, f.Message+"|"+f.Fix)
			}
			if len(got) != len(test.want) {
				t.Fatalf("found %q", got)
			}
			for i, want := range test.want {
				if !strings.HasPrefix(got[i], want) {
					t.Errorf("got %q, want %q", got[i], want)
				}
			}
		})
	}
}

// A column that the header does not have is called as the sheet would call it.
func TestSpokenOfMissingColumn(t *testing.T) {
	table := opened(t, "x.csv", []byte("Procedure;Surname\ntemporary-residence;Li\n"), Options{})
	all := table.Spoken([]finding.Finding{{ID: "text.required", Where: "x.csv:A2", Args: finding.Args{"key": "passport.number"}}}, known(t).book.Words(text.English))
	if got := all[0].Args["key"]; got != "“Passport number”" {
		t.Errorf("it is called %s", got)
	}
}
