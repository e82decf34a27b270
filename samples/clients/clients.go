// Package clients invents the clients of an agency, as many as are asked for: for the
// tests of batches, and for measuring them. Nobody of them lives.
package clients

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Options say what clients are invented.
type Options struct {
	// Rows is how many there are.
	Rows int
	// BadEvery makes one row in so many a bad one, of all kinds of Faults in turn; none where it is 0.
	BadEvery int
	// Photo is the path of a photo that every client has; empty for none.
	Photo string
}

// Fault is what can be wrong with a row so that it is no application.
type Fault struct {
	// Name tells it from the others.
	Name string
	// Key is the column that is wrong, and Text what stands there.
	Key, Text string
	// Finding is the id of the finding that says so.
	Finding string
}

// Faults are twelve kinds.
var Faults = []Fault{
	{"a day that there is not", "applicant.birth_date", "31.02.1999", "text.wrong-type"},
	{"a day that may be two", "stay.entered_on", "03/04/2026", "text.wrong-type"},
	{"a procedure that there is not", "procedure", "temporary", "text.not-allowed"},
	{"a ground that there is not", "ground", "studying", "text.not-allowed"},
	{"a word for the sex that is none", "applicant.sex", "m/f", "text.not-allowed"},
	{"a country that there is not", "applicant.citizenship", "Atlantis", "text.not-allowed"},
	{"a number in words", "term_months", "twelve", "text.wrong-type"},
	{"no procedure", "procedure", "", "text.not-allowed"},
	{"no surname", "applicant.surname", "", "text.required"},
	{"no birth date", "applicant.birth_date", "", "text.required"},
	{"no citizenship", "applicant.citizenship", "", "text.required"},
	{"no passport number", "passport.number", "", "text.required"},
}

// Bad is the fault of the n-th row, from 0; ok is false for a good row.
func (o Options) Bad(n int) (fault Fault, ok bool) {
	if o.BadEvery == 0 || n%o.BadEvery != o.BadEvery-1 {
		return Fault{}, false
	}
	return Faults[n/o.BadEvery%len(Faults)], true
}

// columns are the keys of the sheet.
var columns = []string{
	"client_id", "procedure", "ground", "term_months", "speed", "language",
	"applicant.surname", "applicant.given_names", "applicant.sex", "applicant.birth_date", "applicant.birth_place",
	"applicant.citizenship", "applicant.marital_status", "applicant.phone",
	"passport.type", "passport.number", "passport.issued_on", "passport.expires_on", "passport.issued_by",
	"stay.entered_on", "stay.arrived_from", "stay.authorised_until", "stay.document", "stay.document_number",
	"residence.address.city", "residence.address.district", "residence.address.street", "residence.address.building", "residence.ownership",
	"sponsor.kind", "sponsor.name", "sponsor.tax_id", "circumstances", "photo",
	"documents.passport-copy", "documents.medical-certificate", "documents.ground-document", "documents.housing-document",
}

// WriteCSV writes the sheet: UTF-8, with semicolons. The same options give the same bytes.
func WriteCSV(w io.Writer, o Options) error {
	out := csv.NewWriter(w)
	out.Comma = ';'
	if err := out.Write(columns); err != nil {
		return err
	}
	for n := range o.Rows {
		row := Row(n)
		row["photo"] = o.Photo
		if fault, bad := o.Bad(n); bad {
			row[fault.Key] = fault.Text
		}
		values := make([]string, len(columns))
		for i, key := range columns {
			values[i] = row[key]
		}
		if err := out.Write(values); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// Row is the n-th client, from 0, without a fault.
func Row(n int) map[string]string {
	language := [...]string{"en", "az", "ru", "zh"}[n%4]
	citizenship := [...]string{"CN", "TR", "IN", "KZ", "PK", "IR", "GE"}[n%7]
	return map[string]string{
		"client_id": "C" + strconv.Itoa(100000+n), "procedure": "temporary-residence", "ground": "study", "term_months": "12",
		"speed": [...]string{"standard", "fast"}[n%2], "language": language,
		"applicant.surname": name(n), "applicant.given_names": name(n*31 + 7), "applicant.sex": [...]string{"female", "male"}[n%2],
		"applicant.birth_date":  fmt.Sprintf("%04d-%02d-%02d", 1990+n%16, 1+n%12, 1+n%28),
		"applicant.birth_place": name(n*17 + 3), "applicant.citizenship": citizenship,
		"applicant.marital_status": "single", "applicant.phone": fmt.Sprintf("+99450%07d", n%10000000),
		"passport.type": "ordinary", "passport.number": fmt.Sprintf("N%08d", n), "passport.issued_on": "2024-05-20",
		"passport.expires_on": "2034-05-19", "passport.issued_by": "Passport office",
		"stay.entered_on": "14.09.2026", "stay.arrived_from": citizenship, "stay.authorised_until": "12.09.2027",
		"stay.document": "visa", "stay.document_number": fmt.Sprintf("%08d", n),
		"residence.address.city": "Bakı", "residence.address.district": "Nəsimi", "residence.address.street": "Nümunə",
		"residence.address.building": strconv.Itoa(1 + n%90), "residence.ownership": "rented",
		"sponsor.kind": "organisation", "sponsor.name": "Nümunə Universiteti", "sponsor.tax_id": "0000000017",
		"circumstances": "full-time-study", "documents.passport-copy": "yes", "documents.medical-certificate": "yes",
		"documents.ground-document": "yes", "documents.housing-document": "no",
	}
}

// name is an invented name, another for every number below a million and far beyond.
func name(n int) string {
	syllables := [...]string{"ba", "do", "ke", "li", "mu", "na", "pe", "ri", "so", "tu"}
	var b strings.Builder
	for _, digit := range strconv.Itoa(1000 + n) {
		b.WriteString(syllables[digit-'0'])
	}
	s := b.String()
	return strings.ToUpper(s[:1]) + s[1:]
}
