package form_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"testing"

	"permitpack/generator/date"
	"permitpack/generator/form"
	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/text"
)

// kit is what every test lays out with: the shipped words, fonts and form.
type kit struct {
	book  *text.Book
	fonts *page.Fonts
	form  *form.Form
}

func load(t testing.TB) kit {
	t.Helper()
	return loadForm(t, "temporary-residence")
}

func loadForm(t testing.TB, id string) kit {
	t.Helper()
	templates := os.DirFS("../../templates")
	book, err := text.Load(templates)
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := page.LoadFonts(os.DirFS("../../fonts"))
	if err != nil {
		t.Fatal(err)
	}
	f, err := form.Load(templates, id)
	if err != nil {
		t.Fatal(err)
	}
	return kit{book, fonts, f}
}

func (k kit) lay(t testing.TB, p *packet.Packet) form.Laid {
	t.Helper()
	laid, err := k.form.Lay(p, k.book, k.fonts)
	if err != nil {
		t.Fatal(err)
	}
	return laid
}

func (k kit) write(t testing.TB, laid form.Laid) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := page.Write(&b, laid.Document, k.fonts); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// student is an applicant whose every value fits.
func student() *packet.Packet {
	words := map[string]string{
		"applicant.full-name":   "Zhang Wei",
		"applicant.surname":     "Zhang",
		"applicant.given-names": "Wei",
		"applicant.birth-date":  "12.04.1998",
		"applicant.birth-place": "Chengdu, China (成都)",
		"applicant.citizenship": "Çin",
		"applicant.education":   "bachelor of engineering",
		"applicant.occupation":  "student",
		"applicant.phone":       "+994501234567",
		"applicant.email":       "zhang.wei@example.com",
		"passport.number":       "E12345678",
		"passport.issued-by":    "Chengdu, China",
		"passport.issued-on":    "01.05.2022",
		"passport.expires-on":   "30.04.2032",
		"stay.entered-on":       "01.09.2026",
		"stay.arrived-from":     "Çin",
		"stay.document-number":  "V1234567",
		"stay.authorised-until": "30.12.2026",
		"residence.address":     "Bakı şəhəri, Nəsimi rayonu, 28 May küç., ev 12, mən 34",
		"provider.full-name":    "Əliyeva Gülnar Rəşid qızı",
		"provider.id-number":    "AA1234567",
		"provider.phone":        "+994551112233",
		"provider.address":      "Bakı şəhəri, Yasamal rayonu, Şərifzadə küç., ev 7",
		"term":                  "12 ay",
		"speed":                 "20 iş günü",
		"sponsor.name":          "Bakı Dövlət Universiteti",
		"sponsor.tax-id":        "1300000001",
		"sponsor.address":       "Bakı şəhəri, Z. Xəlilov küç., ev 33",
		"sponsor.head":          "Məmmədov E. H.",
	}
	p := &packet.Packet{
		Name: "zhang-wei", Form: "temporary-residence", Today: date.MustParse("2026-11-21"),
		Language: text.Chinese, Values: map[string]packet.Value{},
		Photo: &packet.Photo{OnPage: portrait(), Width: 35, Height: 45, Copies: 2},
	}
	for name, s := range words {
		p.Values[name] = packet.Value{Text: s, Where: name}
	}
	for name, id := range map[string]string{
		"applicant.sex": "male", "applicant.marital-status": "single", "passport.type": "ordinary",
		"stay.document": "visa", "residence.ownership": "rented", "ground": "study",
	} {
		p.Values[name] = packet.Value{Choice: id, Where: name}
	}
	rows(p, "applicant.previous-names", []string{"Li Wei", "01.01.2000–30.06.2015", "övladlığa götürülmə"})
	rows(p, "stay.absences", []string{"01.02.2026", "15.03.2026"})
	rows(p, "family",
		[]string{"ata", "Zhang Guoqiang", "03.03.1970", "Çin", "xeyr"},
		[]string{"ana", "Li Na", "14.08.1972", "Çin", "xeyr"})
	return p
}

func rows(p *packet.Packet, name string, all ...[]string) {
	p.Values[name] = packet.Value{Rows: all, Where: name}
}

func set(p *packet.Packet, name, words string) {
	p.Values[name] = packet.Value{Text: words, Where: name}
}

// portrait is a picture of 413x531 pixels: a red ground and a grey head.
func portrait() []byte {
	m := image.NewRGBA(image.Rect(0, 0, 413, 531))
	for y := range 531 {
		for x := range 413 {
			c := color.RGBA{200, 30, 40, 255}
			if dx, dy := x-206, (y-230)*3/4; dx*dx+dy*dy < 120*120 {
				c = color.RGBA{180, 170, 160, 255}
			}
			m.SetRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		panic(err)
	}
	return b.Bytes()
}
