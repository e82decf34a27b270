package sheet

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"permitpack/generator/profile"
	"permitpack/generator/text"
)

// whole reads a file to its end, whatever is in it, and writes it as rejected.
func whole(t *testing.T, data []byte, o Options) {
	table, err := known(t).Open("x", bytes.NewReader(data), int64(len(data)), o)
	if err != nil {
		return
	}
	defer table.Close()
	var out bytes.Buffer
	var layout Layout
	layout.Take(table.Keep(nil))
	var rows []Kept
	for row, err := range table.Rows() {
		if err != nil {
			break
		}
		profile.ReadCells(row.Position, row.Cells, known(t).book.CountryCode)
		rows = append(rows, table.Keep(row))
		layout.Take(table.Keep(row))
	}
	rejected, err := known(t).NewRejected(&out, layout, known(t).book.Words(text.English), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if err := rejected.Add(row, "1", nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := rejected.Close(); err != nil {
		t.Fatal(err)
	}
}

func FuzzText(f *testing.F) {
	const plain = "client_id;procedure;Фамилия;family.2.surname;documents.other\n1;study;\"Ли\n\"\"\";x;yes\n"
	f.Add([]byte(plain), "")
	f.Add([]byte("sep=,\r\nprocedure,applicant.surname\r\"a\"b,c\r"), "utf-8")
	for _, encoder := range []interface{ String(string) (string, error) }{
		charmap.Windows1251.NewEncoder(), unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder(),
	} {
		encoded, err := encoder.String(plain)
		if err != nil {
			f.Fatal(err)
		}
		f.Add([]byte(encoded), "")
	}
	f.Fuzz(func(t *testing.T, data []byte, encoding string) {
		whole(t, data, Options{Encoding: encoding, TempDir: t.TempDir()})
	})
}

// FuzzWorksheet puts any bytes in place of the sheet and of the shared strings: as a
// packed file alone, hardly any change would be read at all.
func FuzzWorksheet(f *testing.F) {
	base := book(f, func(f *excelize.File) {
		if err := f.SetSheetRow("Sheet1", "A1", &plainHead); err != nil {
			panic(err)
		}
	})
	f.Add(`<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Surname</t></is></c></row>`+
		`<row r="2" hidden="1"><c r="A2"><f>B2</f></c><c r="B2" s="1"><v>46347.5</v></c></row></sheetData>`+
		`<mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`, `<sst><si><r><t>procedure</t></r></si></sst>`)
	f.Add(`<x:sheetData><x:row><x:c t="b"><x:v>1</x:v></x:c><x:c t="e"><x:v>#N/A</x:v></x:c></x:row>`, ``)
	f.Fuzz(func(t *testing.T, sheet, strings string) {
		data := with(t, with(t, base, "xl/worksheets/sheet1.xml", sheet), "xl/sharedStrings.xml", strings)
		whole(t, data, Options{TempDir: t.TempDir()})
	})
}

// FuzzWorkbook takes any bytes as a file.
func FuzzWorkbook(f *testing.F) {
	f.Add(book(f, func(f *excelize.File) {
		if err := f.SetSheetRow("Sheet1", "A1", &plainHead); err != nil {
			panic(err)
		}
	}))
	f.Fuzz(func(t *testing.T, data []byte) { whole(t, data, Options{TempDir: t.TempDir()}) })
}
