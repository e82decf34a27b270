package profile

import (
	"strings"
	"testing"
)

func TestIsNamed(t *testing.T) {
	for _, c := range []struct {
		whole, surname, givenNames string
		want                       bool
	}{
		{"Aliyev Ilham", "Əliyev", "İlham", true}, // as passports write it
		{"Əliyev İlham", "Aliyev", "Ilham", true},
		{"Eliyev Ilham", "Əliyev", "İlham", true}, // typed without the letters of the country
		{"ƏLİYEV İLHAM", "əliyev", "ilham", true}, // a dot that lower case keeps
		{"İlham Məmməd oğlu Əliyev", "Əliyev", "İlham", true},
		{"Əliyev, İlham", "Əliyev", "İlham", true},
		{"I.Aliyev", "Aliyev", "I.", true},
		{"Müller Anna Maria", "Mueller", "Anna-Maria", true},
		{"O’Neill Sean", "ONeill", "Seán", true},
		{"Сабитов Иван", "Sabitov", "Ivan", true},
		{"李 明", "李", "明", true},
		{"Əliyev", "Əliyev", "", true},

		{"Əliyeva İlhamə", "Əliyev", "İlham", false},
		{"Əliyev", "Əliyev", "İlham", false},
		{"İlham", "", "İlham", false},
		{"Li Ming", "李", "明", false}, // cannot be compared
		{"王 强", "李", "明", false},
		{"", "Əliyev", "İlham", false},
		{"", "", "", false},
		{strings.Repeat("a", maxText+1), strings.Repeat("a", maxText+1), "", false},
	} {
		if got := isNamed(c.whole, c.surname, c.givenNames); got != c.want {
			t.Errorf("%.20s is %.20s %.20s: %v", c.whole, c.surname, c.givenNames, got)
		}
	}
}
