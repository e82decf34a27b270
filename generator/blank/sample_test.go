package blank_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	_ "image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"permitpack/generator/assemble"
	"permitpack/generator/blank"
	"permitpack/generator/date"
	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/pdf"
	"permitpack/generator/readback"
	"permitpack/generator/text"
)

const mm = page.Millimetre

// kit is what every test prints with: the shipped words and fonts.
type kit struct {
	book  *text.Book
	fonts *page.Fonts
}

var loaded = sync.OnceValues(func() (kit, error) {
	book, err := text.Load(os.DirFS("../../templates"))
	if err != nil {
		return kit{}, err
	}
	fonts, err := page.LoadFonts(os.DirFS("../../fonts"))
	return kit{book, fonts}, err
})

func load(t testing.TB) kit {
	t.Helper()
	k, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// paper is a page of a blank as it is stored, in points, with something drawn on it.
type paper struct {
	width, height int
	content       string
	entries       pdf.Dict
}

var a4 = paper{width: 595, height: 842}

// blankOf is a PDF of pages, as a program of others may write it.
func blankOf(t testing.TB, pages ...paper) []byte {
	t.Helper()
	var out bytes.Buffer
	w := pdf.NewWriter(&out)
	root := w.Reserve()
	var kids pdf.Array
	for _, p := range pages {
		dict := pdf.Dict{
			"Type": pdf.Name("Page"), "Parent": root, "Resources": pdf.Dict{},
			"MediaBox": pdf.Array{pdf.Int(0), pdf.Int(0), pdf.Int(p.width), pdf.Int(p.height)},
			"Contents": w.Add(&pdf.Stream{Data: []byte(p.content)}),
		}
		for key, value := range p.entries {
			dict[key] = value
		}
		kids = append(kids, w.Add(dict))
	}
	w.Put(root, pdf.Dict{"Type": pdf.Name("Pages"), "Kids": kids, "Count": pdf.Int(len(kids))})
	catalog := w.Add(pdf.Dict{"Type": pdf.Name("Catalog"), "Pages": root})
	if err := w.Close(catalog, w.Add(pdf.Info{Title: "blank"}.Dict())); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func open(t testing.TB, data []byte) *blank.Blank {
	t.Helper()
	b, err := blank.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// pinned is a layout for a blank with these lines under fields and after them.
func pinned(b *blank.Blank, lines string) string {
	return fmt.Sprintf("format: 1\nblank: {sha256: %s, pages: %d}\nfields:\n%s\n", b.SHA256, len(b.Pages), lines)
}

func bind(b *blank.Blank, layout string) (*blank.Form, error) {
	k, err := loaded()
	if err != nil {
		return nil, err
	}
	l, err := blank.Read("layout.yaml", []byte(layout))
	if err != nil {
		return nil, err
	}
	names := packet.Names([]string{"study", "work-permit", "investment"})
	return blank.Bind(b, l, names, k.book.Words(text.Azerbaijani), k.fonts)
}

// printed is a packet on a blank: the file that becomes form.pdf, read back, and what was laid out.
func printed(t testing.TB, data []byte, fields string, p *packet.Packet) ([]byte, blank.Laid) {
	t.Helper()
	b := open(t, data)
	f, err := bind(b, pinned(b, fields))
	if err != nil {
		t.Fatal(err)
	}
	laid, err := f.Lay(p)
	if err != nil {
		t.Fatal(err)
	}
	var joined bytes.Buffer
	own, err := page.Draw(laid.Document, load(t).fonts)
	if err != nil {
		t.Fatal(err)
	}
	parts := []assemble.Part{{Own: len(laid.Document.Pages), Under: data}}
	if _, err := assemble.Write(&joined, own.Sheets, parts, assemble.Options{Title: "form", TrueSize: true}); err != nil {
		t.Fatal(err)
	}
	read, err := readback.Check(joined.Bytes(), laid.Placed)
	if err != nil || !read.OK || read.Pages != len(laid.Document.Pages) {
		t.Fatalf("read back: %+v, %v", read, err)
	}
	return joined.Bytes(), laid
}

// student is an applicant of whom little is said.
func student() *packet.Packet {
	p := &packet.Packet{Today: date.MustParse("2026-11-21"), Language: text.English, Values: map[string]packet.Value{}}
	for name, words := range map[string]string{
		"applicant.full-name": "Zhang Wei", "applicant.surname": "Zhang", "applicant.given-names": "Wei",
		"applicant.birth-date": "12.04.1998", "passport.number": "E12345678", "applicant.phone": "+994 50 123 45 67",
		"residence.address": "Bakı şəhəri, Nəsimi rayonu, 28 May küç., ev 12, mən. 34", "applicant.occupation": "tələbə",
	} {
		p.Values[name] = packet.Value{Text: words, Where: strings.ReplaceAll(name, "-", "_")}
	}
	p.Values["applicant.marital-status"] = packet.Value{Text: "subay", Choice: "single", Where: "applicant.marital_status"}
	p.Values["family"] = packet.Value{Where: "family", Rows: [][]string{
		{"ata", "Zhang Guoqiang", "03.03.1970", "Çin", "xeyr"}, {"ana", "Li Na", "14.08.1972", "Çin", "xeyr"},
	}}
	return p
}

func set(p *packet.Packet, name, words string) {
	v := p.Values[name]
	v.Text = words
	p.Values[name] = v
}

// portrait is a picture of one colour.
func portrait(t testing.TB) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 350, 450))
	for i := range m.Pix {
		m.Pix[i] = []byte{200, 30, 40, 255}[i%4]
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// external runs a program on a PDF, or skips the test where it is not installed.
func external(t *testing.T, data []byte, name string, arguments ...string) []byte {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed", name)
	}
	file := filepath.Join(t.TempDir(), "form.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, argument := range arguments {
		arguments[i] = strings.ReplaceAll(argument, "FILE", file)
	}
	out, err := exec.Command(name, arguments...).Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return out
}

// word is a word on a page where pdftotext finds it, in millimetres from the top left.
type word struct {
	page                     int
	left, top, right, bottom float64
	text                     string
}

func (w word) middle() (x, y float64) { return (w.left + w.right) / 2, (w.top + w.bottom) / 2 }

// words are all words of a PDF in the order of pdftotext.
func words(t *testing.T, data []byte) []word {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(external(t, data, "pdftotext", "-bbox", "FILE", "-")))
	decoder.Strict = false
	decoder.Entity = xml.HTMLEntity
	var found []word
	pages := 0
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return found
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch token.Name.Local {
			case "page":
				pages++
			case "word":
				at := func(i int) float64 {
					v, err := strconv.ParseFloat(token.Attr[i].Value, 64)
					if err != nil {
						t.Fatal(err)
					}
					return v * 25.4 / 72
				}
				found = append(found, word{pages, at(0), at(1), at(2), at(3), ""})
			}
		case xml.CharData:
			if words := strings.TrimSpace(string(token)); words != "" && len(found) > 0 && found[len(found)-1].text == "" {
				found[len(found)-1].text = words
			}
		}
	}
}

// find is the only word of that text.
func find(t *testing.T, all []word, text string) word {
	t.Helper()
	var found []word
	for _, w := range all {
		if w.text == text {
			found = append(found, w)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%q stands %d times among %v", text, len(found), all)
	}
	return found[0]
}

// raster draws a page at so many pixels an inch.
func raster(t *testing.T, data []byte, number, dpi int) image.Image {
	t.Helper()
	n, r := strconv.Itoa(number), strconv.Itoa(dpi)
	m, _, err := image.Decode(bytes.NewReader(external(t, data, "pdftoppm", "-r", r, "-png", "-f", n, "-l", n, "FILE")))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func dark(m image.Image, x, y int) bool {
	return color.GrayModel.Convert(m.At(x, y)).(color.Gray).Y < 100
}

// solid is a text without blanks.
func solid(s string) string { return strings.Join(strings.Fields(s), "") }
