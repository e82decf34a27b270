package sheet

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

const head = "procedure,applicant.surname,"

// one reads the first row of a text with the columns given beside procedure and surname.
func one(t *testing.T, columns, cells string) *Row {
	t.Helper()
	rows := all(t, opened(t, "x.csv", []byte(head+columns+"\nstudy,Zhang,"+cells+"\n"), Options{}))
	if len(rows) != 1 {
		t.Fatalf("%d rows", len(rows))
	}
	return rows[0]
}

func TestCells(t *testing.T) {
	for _, test := range []struct {
		columns, cells string
		want           []string
	}{
		{"applicant.sex,applicant.citizenship", "Kişi,Çin", []string{"applicant.sex=male", "applicant.citizenship=CN"}},
		{"applicant.sex,applicant.citizenship", "男,chn", []string{"applicant.sex=male", "applicant.citizenship=chn"}},
		{"applicant.birth_date", "12.04.1998", []string{"applicant.birth_date=12.04.1998"}},
		{"applicant.birth_date", "1998-04-12 00:00:00", []string{"applicant.birth_date=1998-04-12"}},
		{"stay.unpaid_fine,work.contract", "Yes,нет", []string{"stay.unpaid_fine=true", "work.contract=false"}},
		{"stay.unpaid_fine,work.contract", "+,0", []string{"stay.unpaid_fine=true", "work.contract=false"}},
		{"amounts.investment", "100000 usd", []string{"amounts.investment.amount=100000", "amounts.investment.currency=USD"}},
		{"amounts.investment", "100000", []string{"amounts.investment=100000"}},
		{"circumstances", "disability; full-time-study", []string{"circumstances[0]=disability", "circumstances[1]=full-time-study"}},
		{"passport.mrz", "\"P<CHN\nE123\"", []string{"passport.mrz[0]=P<CHN", "passport.mrz[1]=E123"}},
		{"passport.mrz.1,passport.mrz.2", "P<CHN,E123", []string{"passport.mrz[0]=P<CHN", "passport.mrz[1]=E123"}},
		{"photo,photo.size", "photos/a.jpg,35x45", []string{"photo.file=photos/a.jpg", "photo.size=35x45"}},
		// Entries follow each other whatever their numbers and the order of the columns.
		{"family.3.surname,family.1.surname,family.2.surname,family.1.applying", "C,A,,yes",
			[]string{"family[0].surname=A", "family[0].applying=true", "family[1].surname=C"}},
		{"family.2.relation,family.1.relation,family.1.surname,family.2.surname", "spouse,,A,B",
			[]string{"family[0].surname=A", "family[1].relation=spouse", "family[1].surname=B"}},
		// Papers keep the order of the header.
		{"documents.medical-certificate.issued_on,documents.passport-copy,documents.medical-certificate", "2026-11-01,a.pdf;b.pdf,yes",
			[]string{"documents[1].id=passport-copy", "documents[1].files[0]=a.pdf", "documents[1].files[1]=b.pdf",
				"documents[0].id=medical-certificate", "documents[0].held=true", "documents[0].issued_on=2026-11-01"}},
		{"documents.medical-certificate,documents.other,documents.other.valid_until", "no,xeyr,2026-11-01",
			[]string{"documents[0].id=other", "documents[0].held=false", "documents[0].valid_until=2026-11-01"}},
	} {
		got := cellsOf(one(t, test.columns, test.cells))
		want := append([]string{"procedure=study", "applicant.surname=Zhang"}, test.want...)
		if diff := cmp.Diff(sorted(want), sorted(got)); diff != "" {
			t.Errorf("%s: %s", test.columns, diff)
		}
	}
}

func TestProblems(t *testing.T) {
	for _, test := range []struct {
		columns, cells string
		want           []string
	}{
		{"applicant.birth_date", "05/06/1998", []string{"C2 wrong-type applicant.birth_date"}},
		{"applicant.birth_date", "1998-04-12 14:30", []string{"C2 wrong-type applicant.birth_date"}},
		{"applicant.sex", "divers", []string{"C2 not-allowed applicant.sex"}},
		{"applicant.citizenship", "Atlantis", []string{"C2 not-allowed applicant.citizenship"}},
		{"stay.visa_days", "ninety", []string{"C2 wrong-type stay.visa_days"}},
		{"stay.unpaid_fine", "perhaps", []string{"C2 wrong-type stay.unpaid_fine"}},
		{"amounts.deposit", "100 000", []string{"C2 wrong-type amounts.deposit"}},
		{"passport.number", "1.23457E+18", []string{"C2 digits-lost passport.number"}},
		{"passport.number,applicant.fin", "#N/A,#REF!", []string{"C2 cell-error passport.number", "D2 cell-error applicant.fin"}},
		{"applicant.given_names", `W"ei`, []string{"C2 stray-quote applicant.given_names"}},
		{"applicant.given_names", `"Wei"x`, []string{"C2 stray-quote applicant.given_names"}},
		{"family.2.birth_date,family.2.surname", "99,Li", []string{"C2 wrong-type family[0].birth_date"}},
		{"amounts.deposit,amounts.deposit.amount", "5,6", []string{"D2 duplicate-key amounts.deposit.amount"}},
		{"documents.other,documents.other.held", "yes,yes", []string{"D2 duplicate-key documents[0].held"}},
	} {
		_, got := read(t, one(t, test.columns, test.cells))
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", test.columns, diff)
		}
	}
}
