package sheet

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	xtext "golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// The same people in every encoding that has their letters, and with every separator.
func TestEncodings(t *testing.T) {
	const (
		azerbaijani = "procedure,Soyad,Ad,Doğum yeri\nstudy,Öztürk,Şükrü,Gəncə\nstudy,Çağlar,İdil,Bakı\n"
		turkish     = "procedure,Soyad,Ad,Şəhər\nstudy,Öztürk,Şükrü,Muş\nstudy,Çağlar,İdil,Muğla\n"
		russian     = "procedure,Фамилия,Имя,Место рождения\nstudy,Ли,Анна,Пермь\nstudy,Ёлкин,Яков,Уфа\n"
	)
	bom := unicode.UseBOM
	for _, test := range []struct {
		name, text string
		encoding   xtext.Encoding
		asked      string
	}{
		{"utf-8", azerbaijani, xtext.Nop, ""},
		{"utf-8 named", russian, xtext.Nop, "UTF-8"},
		{"utf-8 with mark", russian, unicode.UTF8BOM, ""},
		{"utf-16le", azerbaijani, unicode.UTF16(unicode.LittleEndian, bom), ""},
		{"utf-16be", russian, unicode.UTF16(unicode.BigEndian, bom), ""},
		{"utf-16le without mark", azerbaijani, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), ""},
		{"utf-16be named", russian, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be"},
		{"windows-1251", russian, charmap.Windows1251, ""},
		{"windows-1251 named", russian, charmap.Windows1251, "windows-1251"},
		{"windows-1254", strings.ReplaceAll(turkish, "ə", "e"), charmap.Windows1254, ""},
		{"iso-8859-9 named", strings.ReplaceAll(turkish, "ə", "e"), charmap.ISO8859_9, "iso-8859-9"},
		{"windows-1252 named", "procedure,Surname,Given names,x\nstudy,Ægir,José,\nstudy,Köln,Zoë,\n", charmap.Windows1252, "windows-1252"},
	} {
		for _, separator := range []string{",", ";", "\t"} {
			for _, newline := range []string{"\n", "\r\n", "\r"} {
				text := strings.NewReplacer(",", separator, "\n", newline).Replace(test.text)
				data, err := test.encoding.NewEncoder().String(text)
				if err != nil {
					t.Fatal(test.name, err)
				}
				rows := all(t, opened(t, "x.csv", []byte(data), Options{Encoding: test.asked}))
				want := strings.Split(strings.Split(test.text, "\n")[2], ",")
				if len(rows) != 2 {
					t.Errorf("%s %q %q: %d rows", test.name, separator, newline, len(rows))
					continue
				}
				p, _ := read(t, rows[1])
				if p.Applicant.Surname != want[1] || p.Applicant.GivenNames != want[2] || rows[1].Number != 3 {
					t.Errorf("%s %q %q: row %d: %s %s", test.name, separator, newline, rows[1].Number, p.Applicant.Surname, p.Applicant.GivenNames)
				}
			}
		}
	}
}

func TestEncodingRefused(t *testing.T) {
	ascii := "procedure,applicant.surname\nstudy,"
	for _, test := range []struct{ name, text, asked, want string }{
		{"one letter", ascii + "Jos\xE9\n", "", "--encoding"},
		{"letters of both", ascii + "\xCF\xE5\xF2\xF0\xEE\xE2\nstudy,\xD6zt\xFCrk\n", "", "--encoding"},
		{"unknown", ascii + "Li\n", "koi8-r", "windows-1251"},
		{"another mark", "\xFF\xFEp\x00", "windows-1251", "utf-16le"},
		{"utf-32", "\xFF\xFE\x00\x00p\x00\x00\x00", "", "neither"},
	} {
		if got := refused(t, []byte(test.text), Options{Encoding: test.asked}); !strings.Contains(got, test.want) {
			t.Errorf("%s: %s", test.name, got)
		}
	}
}

// Bytes that are no character end the reading where they stand, not before.
func TestBytesThatAreNoCharacter(t *testing.T) {
	for _, test := range []struct{ text, asked, want string }{
		{"procedure,applicant.surname\nstudy,Li\nstudy,\"a\nb\"\nstudy,\xC3\x28\n", "utf-8", "x.csv: line 5: "},
		{"procedure,applicant.surname\nstudy,Li\nstudy,\x98\n", "windows-1251", "x.csv: line 3: "},
		{"procedure,applicant.surname\nstudy,Li\nstudy,\x00\n", "utf-8", "x.csv: line 3: "},
		{"procedure,applicant.surname\nstudy,Li\nstudy,\"" + strings.Repeat("never ends\n", 20_000), "", "x.csv: line 3: "},
	} {
		table := opened(t, "x.csv", []byte(test.text), Options{Encoding: test.asked})
		rows, failure := 0, ""
		for _, err := range table.Rows() {
			if err != nil {
				failure = err.Error()
				break
			}
			rows++
		}
		if rows < 1 || !strings.HasPrefix(failure, test.want) {
			t.Errorf("%d rows, then %q; want %q", rows, failure, test.want)
		}
	}
}

func TestRecords(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"announced separator", "sep=;\r\nprocedure;applicant.surname\r\nstudy;Li, Wei\r\n", []string{"2 study|Li, Wei"}},
		{"other separators inside", "procedure;applicant.surname\nstudy;\"a;b\"\nstudy;a,b,c\n", []string{"2 study|a;b", "3 study|a,b,c"}},
		{"marks and line feeds", "procedure,applicant.surname\nstudy,\"a \"\"b\"\"\r\nc\"\nstudy,d", []string{"2 study|a \"b\"\nc", "3 study|d"}},
		{"short and long rows", "procedure,applicant.surname\nstudy\nstudy,a,b,c\n", []string{"2 study", "3 study|a|b|c"}},
		{"blank rows count", "\n\nprocedure,applicant.surname\n\n,\nstudy,a\n", []string{"6 study|a"}},
		{"captions above", "Clients;;\n;Surname;procedure\n;Li;study\n", []string{"3 Li|study"}},
		{"not closed", "procedure,applicant.surname\nstudy,\"a\nstudy,b\n", []string{"2 study|a\nstudy,b\n"}},
	} {
		var got []string
		for _, row := range all(t, opened(t, "x.csv", []byte(test.text), Options{})) {
			var texts []string
			for _, v := range row.Raw {
				texts = append(texts, v.Text)
			}
			got = append(got, fmt.Sprint(row.Number, " ", strings.Join(texts, "|")))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

// A separator that belongs to a text moves the cells behind it; a row that is as wide as
// its header has not moved, whether its last cells have titles or not.
func TestBeyondHeader(t *testing.T) {
	for _, test := range []struct {
		name, header, row string
		want              []string
	}{
		{"as wide", "procedure;Surname;Given names", "study;Li;Wei", nil},
		{"more but empty", "procedure;Surname;Given names", "study;Li;Wei;;", nil},
		{"a remark under no title", "procedure;Surname;Given names;", "study;Li;Wei;calls on Monday", nil},
		{"moved", "procedure;Surname;Given names", "study;Li;Wei;Anna", []string{"applicant.given_names D2"}},
		{"in quotation marks", "procedure;Surname;Given names", `study;Li;"Wei;Anna"`, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, f := range all(t, opened(t, "x.csv", []byte(test.header+"\n"+test.row+"\n"), Options{}))[0].Warnings {
				if f.ID == "text.beyond-header" {
					got = append(got, fmt.Sprint(f.Where, " ", f.Args["cell"]))
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
