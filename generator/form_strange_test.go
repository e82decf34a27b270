package generator

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"permitpack/generator/date"
	"permitpack/generator/page"
	"permitpack/generator/profile"
	"permitpack/generator/text"
)

// mostCharacters is how long a text may be without a finding.
const mostCharacters = 500

// strange are texts that people have, or that come out of other programs.
var strange = []string{
	"O", "Ə", "İ", "女", "ß", "-", "?",
	"Əliyeva-Məmmədhəsənli", "O‘Neil-D’Arcy", "M'Bala N'Diaye", "al-ʿAbbās", "Müller-Lüdenscheidt",
	"AaBbCcÇçDdEeƏəFfGgĞğHhXxIıİiJjKkQqLlMmNnOoÖöPpRrSsŞşTtUuÜüVvYyZz",
	norm.NFD.String("Nguyễn Thị Ánh Tuyết Đặng Hữu Phước"),
	norm.NFD.String("Ǟ Ǻ ǭ Ṩ Ẫ Ỡ Ȭ ḗ"),
	"Ёжиков-Щукин", "Ґалаґан Їжакевич", "Әбдіғаппар Өтеғұлұлы", "Ҷумъаи Ӯғлон Ҳақӣ",
	"四川省成都市公安局出入境管理局", "㐀㐂㒨䶮䶵", "龘靐齉龗", "王小明（王　明）", "さくら カタカナ",
	"Παπαδόπουλος Άννα",
	"Sankt\u00ADpeters\u00ADburg", "Bakı\u00A0şəhəri", "iki  boşluq   üç", "birinci\tikinci\nüçüncü\r\ndördüncü", "in\u2009ce\u202Fara",
	`“Nümunə” «Sınaq» & <Oğulları> (MMC) \ / ; : %d #1 {x} [y] 100 % № 7 ½ ₼ €`,
	"12345678901234567890", "0", "+994 (50) 123-45-67", "a.b+c@sınaq.example",
	"XX\u2019 \u2013 \u2014 \u2026", "Sri Jayawardenepura Kotte, Western Province, Sri Lanka",
	strings.Repeat("W", 120), strings.Repeat("Şı", 90),
	strings.Repeat("中", 130), strings.Repeat("ədəd ", 60), strings.Repeat("i-", 80),
}

// wanderer states things by chance, the same for the same seed.
type wanderer struct {
	*rand.Rand
	fonts *page.Fonts
	// long makes every text as long as may be, many every list.
	long, many bool
	grounds    []string
}

// words is a text of one or several of the strange ones; a long one has 500
// characters as it is stored, which is composed.
func (w *wanderer) words() string {
	if w.IntN(8) == 0 {
		return w.rare()
	}
	said, length := "", 0
	for {
		next, between := w.IntN(len(strange)), []string{" ", "", ", ", "-"}[w.IntN(4)]
		if length+len(between)+lengths[next] > mostCharacters {
			break
		}
		if said != "" {
			said, length = said+between, length+len(between)
		}
		said, length = said+strange[next], length+lengths[next]
		if !w.long && w.IntN(4) != 0 {
			break
		}
	}
	if w.long {
		said += strings.Repeat("ğ", mostCharacters-length)
	}
	return said
}

// lengths are those of the strange texts, in characters as they are stored.
var lengths = func() []int {
	var all []int
	for _, s := range strange {
		all = append(all, utf8.RuneCountInString(norm.NFC.String(s)))
	}
	return all
}()

// rare are characters by chance out of all that the fonts have and people see.
func (w *wanderer) rare() string {
	var b strings.Builder
	for b.Len() < 60 {
		r := rune(w.IntN(0x9FFF-0x21) + 0x21)
		if s := string(r); len(w.fonts.Missing(s)) == 0 && len(profile.Unseen(s)) == 0 && solid(s) != "" && norm.NFC.IsNormalString(s) && !unicode.Is(unicode.M, r) {
			b.WriteString(s)
		}
	}
	return b.String()
}

func (w *wanderer) day() date.Date { return date.MustParse("1950-01-01").AddDays(w.IntN(36500)) }

// state fills a part of a profile. Every third thing stays unsaid, unless much is to be said.
func (w *wanderer) state(v reflect.Value, path string) {
	if !w.long && !w.many && v.Kind() != reflect.Struct && w.IntN(3) == 0 {
		return
	}
	switch value := v.Interface().(type) {
	case date.Date:
		v.Set(reflect.ValueOf(w.day()))
		return
	case profile.Country:
		v.SetString([]string{"AZ", "VC", "CF", "GB", "XXA", "CI"}[w.IntN(6)])
		return
	case text.Language:
		return
	case interface{ Allowed() []string }:
		v.SetString(value.Allowed()[w.IntN(len(value.Allowed()))])
		return
	}
	switch v.Kind() {
	case reflect.String:
		switch {
		case strings.HasSuffix(path, "ground"):
			v.SetString(w.grounds[w.IntN(len(w.grounds))])
		case strings.HasSuffix(path, ".currency"):
			v.SetString([]string{"AZN", "EUR", "CNY"}[w.IntN(3)])
		default:
			v.SetString(w.words())
		}
	case reflect.Int, reflect.Int64:
		v.SetInt([]int64{1, 7, 51, 83, 100}[w.IntN(5)])
		if strings.HasSuffix(path, ".amount") {
			v.SetInt([]int64{1, 500000, 10_000_000_000_000}[w.IntN(3)])
		}
	case reflect.Bool:
		v.SetBool(w.IntN(2) == 0)
	case reflect.Slice:
		n := w.IntN(5)
		if w.many {
			n = 30
		}
		if strings.HasSuffix(path, "circumstances") {
			n = min(n, 8)
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			w.state(v.Index(i), path)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if name := v.Type().Field(i).Tag.Get("yaml"); v.Type().Field(i).IsExported() && name != "" && name != "-" {
				w.state(v.Field(i), strings.TrimPrefix(path+"."+name, "."))
			}
		}
	}
}

// TestStrangeProfiles makes the forms of 200 applicants with the longest and
// strangest of what a profile lawfully takes, twenty for each procedure, and wants
// everything that they state found in the written form by pdftotext, no value outside its
// box and none on another.
func TestStrangeProfiles(t *testing.T) {
	engine, folder := loaded(t), t.TempDir()
	words := engine.book.Words(text.Azerbaijani)
	fonts, err := engine.fonts()
	if err != nil {
		t.Fatal(err)
	}
	each := 20
	if raced {
		each = 3
	}
	made := 0
	for _, procedure := range engine.catalogue.ProcedureIDs() {
		t.Run(procedure, func(t *testing.T) {
			all := &sheaf{}
			grounds := orNone(groundIDs(engine.catalogue.Procedure(procedure)))
			for n := range each {
				w := &wanderer{
					Rand: rand.New(rand.NewPCG(2026, uint64(made))), fonts: fonts,
					long: n%10 == 0, many: n == 0 || n == 5, grounds: engine.catalogue.GroundIDs,
				}
				made++
				p := &profile.Profile{}
				w.state(reflect.ValueOf(p).Elem(), "")
				p.Procedure, p.Ground = procedure, grounds[n%len(grounds)]
				p.Photo, p.Documents = profile.Photo{}, nil
				name := fmt.Sprintf("%s-%d", procedure, n)
				j := laid(t, engine, written(t, folder, name, p))
				lawfulTexts(t, name, j)
				all.add(t, name, j, statements(t, p, words))
			}
			all.check(t, fonts)
		})
	}
	if want := 10 * each; made != want {
		t.Errorf("%d profiles, want %d", made, want)
	}
}

// lawfulTexts wants the texts of a profile to be such as it may have.
func lawfulTexts(t *testing.T, name string, j *job) {
	t.Helper()
	for _, f := range j.packet.Findings {
		switch f.ID {
		case "text.control-character", "text.no-glyph", "text.too-long", "text.out-of-range", "text.currency":
			t.Errorf("%s: %s of %s: the test states what is not lawful", name, f.ID, f.Where)
		}
	}
}
