package sheet

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"permitpack/generator/profile"
)

// benchKeys are the columns of a common row.
var benchKeys = strings.Fields(`client_id procedure ground term_months speed language applicant.surname applicant.given_names applicant.sex
	applicant.birth_date applicant.birth_place applicant.citizenship applicant.marital_status applicant.phone passport.type passport.number
	passport.issued_on passport.expires_on stay.entered_on stay.authorised_until stay.document stay.document_number residence.address.city
	residence.address.street residence.address.building residence.ownership sponsor.kind sponsor.name sponsor.tax_id photo
	documents.passport-copy documents.medical-certificate documents.housing-document family.1.relation family.1.surname family.1.birth_date`)

func benchRow(i int) []any {
	n := fmt.Sprintf("%07d", i)
	return []any{
		"c" + n, "temporary-residence", "study", 12, "standard", "en", "Nowak" + n, "Ewa", "female",
		34534, "Kraków", "Poland", "single", "+99450" + n, "ordinary", "EX" + n,
		45000, 48000, 46200, 46357, "visa", n, "Bakı",
		"28 May", "12", "rented", "organisation", "Nümunə " + n, "0123456789", "photos/" + n + ".jpg",
		"scans/" + n + ".pdf", "yes", "yes", "mother", "Nowak", 25000,
	}
}

func benchBook(t testing.TB, rows int) []byte {
	return book(t, func(f *excelize.File) {
		w, err := f.NewStreamWriter("Sheet1")
		must(t, err)
		style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
		must(t, err)
		var header []any
		for _, key := range benchKeys {
			header = append(header, key)
		}
		must(t, w.SetRow("A1", header))
		for i := range rows {
			cells := benchRow(i)
			for j, cell := range cells {
				if day, ok := cell.(int); ok && day > 1000 {
					cells[j] = excelize.Cell{StyleID: style, Value: day}
				}
			}
			must(t, w.SetRow(address(1, i+2), cells))
		}
		must(t, w.Flush())
	})
}

// BenchmarkRow is one row of 36 columns, from the packed file to a profile.
func BenchmarkRow(b *testing.B) {
	table := opened(b, "x.xlsx", benchBook(b, b.N), Options{})
	runtime.GC()
	b.ReportAllocs()
	b.ResetTimer()
	rows := 0
	for row, err := range table.Rows() {
		must(b, err)
		if _, problems := profile.ReadCells(row.Position, row.Cells, known(b).book.CountryCode); problems != nil || row.Problems != nil {
			b.Fatal(problems, row.Problems)
		}
		rows++
	}
	if rows != b.N {
		b.Fatalf("%d rows", rows)
	}
}

// The memory that reading takes does not grow with the rows.
func TestMemory(t *testing.T) {
	most := func(rows int) uint64 {
		data := benchBook(t, rows)
		table := opened(t, "x.xlsx", data, Options{TempDir: t.TempDir()})
		runtime.GC()
		var before, now runtime.MemStats
		runtime.ReadMemStats(&before)
		var most uint64
		i := 0
		for _, err := range table.Rows() {
			must(t, err)
			if i++; i%500 == 0 {
				runtime.GC()
				runtime.ReadMemStats(&now)
				most = max(most, now.HeapAlloc-min(now.HeapAlloc, before.HeapAlloc))
			}
		}
		if i != rows {
			t.Fatalf("%d rows", i)
		}
		return most
	}
	few, many := most(1_000), most(4_000)
	const slack = 1 << 20
	if many > few+slack {
		t.Errorf("%d bytes for 1,000 rows, %d for 4,000", few, many)
	}
}
