package letter_test

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/letter"
	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/readback"
	"permitpack/generator/text"
)

// TestElements holds what letters are checked for against Article 30.2 of the Law on
// Administrative Proceedings, typed here again from the law: 1 the body applied to,
// 2 of a person name, address and identity document, 3 of an organisation name and
// address, 4 the request, 5 date and signature, 6 of an organisation the signature of
// its head and the seal, 7 the list of what is attached.
func TestElements(t *testing.T) {
	person := []string{"30.2.1", "30.2.2", "30.2.2", "30.2.2", "30.2.4", "30.2.5", "30.2.7"}
	want := map[letter.Signer][]string{
		letter.Person: person, letter.Notary: person,
		letter.Organisation: {"30.2.1", "30.2.3", "30.2.3", "30.2.4", "30.2.5", "30.2.6", "30.2.7"},
	}
	got := map[letter.Signer][]string{}
	for signer := range want {
		for _, e := range load(t).letters.Elements(signer) {
			got[signer] = append(got[signer], e.Article)
			if e.Seal != (e.Article == "30.2.6") {
				t.Errorf("%s: a seal is asked of the head of an organisation alone", e.ID)
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("articles (-law +elements.yaml):\n%s", diff)
	}
}

// TestLettersHoldTheElements looks into the letters themselves for what stands for each
// element, by what is printed: the words of the addressee, values of who signs, lines.
func TestLettersHoldTheElements(t *testing.T) {
	k := load(t)
	az := k.book.Words(text.Azerbaijani)
	for name, source := range said {
		for _, laid := range k.lay(t, k.decided(t, source, text.Azerbaijani)) {
			l, words := k.letters.Letter(laid.Letter.ID), squeezed(shown(laid.Document))
			want := []string{"Azərbaycan Respublikası Dövlət Miqrasiya Xidmətinə", az.Say("letters.sign.date", nil), az.Say("letters.sign.signature", nil)}
			if l.Signs == letter.Organisation {
				want = append(want, az.Say("letters.label.organisation", nil), az.Say("letters.label.legal-address", nil), az.Say("letters.sign.seal", nil))
			} else {
				want = append(want, az.Say("letters.label.full-name", nil), "ünvanı")
			}
			for _, w := range want {
				if !strings.Contains(strings.ToLower(words), strings.ToLower(squeezed(w))) {
					t.Errorf("%s: %s lacks %q", name, l.ID, w)
				}
			}
		}
	}
}

func TestShippedLetters(t *testing.T) {
	want := []string{
		"representative", "card-reissue", "attachments", "housing-application", "relative-consent", "minor-consent",
		"petition", "support-undertaking", "power-of-attorney",
	}
	if diff := cmp.Diff(want, load(t).letters.IDs()); diff != "" {
		t.Errorf("letters (-want +got):\n%s", diff)
	}
}

func TestWordsAreThere(t *testing.T) {
	k := load(t)
	for _, id := range k.letters.IDs() {
		for _, language := range text.Languages {
			for _, key := range k.letters.Letter(id).TextKeys() {
				if !k.book.Words(language).Has(key) {
					t.Errorf("%s: %s lacks %s", id, language, key)
				}
			}
		}
	}
}

func ids(laid []letter.Laid) []string {
	var all []string
	for _, l := range laid {
		all = append(all, l.Letter.ID)
	}
	return all
}

func TestDue(t *testing.T) {
	k := load(t)
	held := func(papers ...string) string {
		s := "documents:\n"
		for _, id := range papers {
			s += "  - {id: " + id + ", held: true}\n"
		}
		return s
	}
	for _, test := range []struct {
		name, source string
		want         []string
	}{
		{"every paper of a child is missing", son, []string{
			"representative", "attachments", "housing-application", "relative-consent", "minor-consent", "support-undertaking", "power-of-attorney",
		}},
		{"two of them are held", son + held("minor-consent", "housing-application"), []string{
			"representative", "attachments", "relative-consent", "support-undertaking", "power-of-attorney",
		}},
		{"a specialist is petitioned for", specialist, []string{"attachments", "housing-application", "petition"}},
		{"the petition is held", specialist + held("petition"), []string{"attachments", "housing-application"}},
		{"who owns the dwelling needs nobody", strings.Replace(specialist, "ownership: rented", "ownership: owned", 1), []string{"attachments", "petition"}},
		{"the prosecution body writes itself", "procedure: temporary-residence\nground: trafficking-victim\n", []string{"attachments"}},
		{"the zone writes itself", "procedure: temporary-residence\nground: special-category\ncircumstances: [alat-free-zone]\n", []string{"attachments"}},
		{"a card is lost", loser, []string{"card-reissue", "attachments"}},
		{"an adult in a rented home who registers", "procedure: stay-registration\n", []string{"attachments"}},
		{"a child with nobody named", "procedure: stay-registration\napplicant: {birth_date: 2015-01-01}\n", []string{"representative", "attachments"}},
		{"a paper that nobody asks for", "procedure: stay-registration\ndocuments: [{id: petition}]\n", []string{"attachments"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, ids(k.lay(t, k.decided(t, test.source, text.English)))); diff != "" {
				t.Errorf("letters (-want +got):\n%s", diff)
			}
		})
	}
}

// TestUnreadable: who has the paper needs no draft of it, even where its scan cannot be read.
func TestUnreadable(t *testing.T) {
	k := load(t)
	p := k.decided(t, specialist, text.English)
	for i := range p.Documents {
		p.Documents[i].Unreadable = p.Documents[i].ID == "petition"
	}
	if got := ids(k.lay(t, p)); slices.Contains(got, "petition") {
		t.Errorf("letters: %v", got)
	}
}

// eachPacket runs a test for every applicant in every language.
func eachPacket(t *testing.T, people map[string]string, do func(t *testing.T, k kit, p *packet.Packet)) {
	t.Helper()
	k := load(t)
	for name, source := range people {
		for _, language := range text.Languages {
			t.Run(name+" "+string(language), func(t *testing.T) { do(t, k, k.decided(t, source, language)) })
		}
	}
}

// TestExtracted reads every letter in every language with a program of others: every
// value of who is in it stands there, and nothing that a program says of nothing.
func TestExtracted(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is missing")
	}
	eachPacket(t, said, func(t *testing.T, k kit, p *packet.Packet) {
		for _, laid := range k.files(t, p) {
			file := filepath.Join(t.TempDir(), "letter.pdf")
			if err := os.WriteFile(file, laid.pdf, 0o600); err != nil {
				t.Fatal(err)
			}
			out, err := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", file, "-").Output()
			if err != nil {
				t.Fatal(err)
			}
			words := squeezed(string(out))
			for _, row := range valuesOf(k.letters.Letter(laid.Letter.ID)) {
				for _, values := range []map[string]packet.Value{p.Office, p.Own} {
					if want := values[row].Text; !strings.Contains(words, squeezed(want)) {
						t.Errorf("%s does not show %s %q", laid.Letter.ID, row, want)
					}
				}
			}
			for _, nothing := range []string{"None", "<nil>", "%!", "⟦", "01.01.0001", "{"} {
				if strings.Contains(words, nothing) {
					t.Errorf("%s shows %q", laid.Letter.ID, nothing)
				}
			}
		}
	})
}

// valuesOf are the packet's values that a letter shows in every case.
func valuesOf(l *letter.Letter) []string {
	var names []string
	for _, p := range l.Parts {
		for _, r := range p.Rows {
			if p.When == nil && r.When == nil && p.Forms == nil && r.Forms == nil && !slices.Contains(l.Each.Values, r.Value) {
				names = append(names, r.Value)
			}
		}
	}
	return names
}

// TestReadBack wants the written file to show what was placed, and hundreds of places at that.
func TestReadBack(t *testing.T) {
	places := 0
	eachPacket(t, said, func(t *testing.T, k kit, p *packet.Packet) {
		for _, laid := range k.files(t, p) {
			result, err := readback.Check(laid.pdf, laid.Placed)
			if err != nil {
				t.Fatal(err)
			}
			if !result.OK || result.Pages != len(laid.Document.Pages) {
				t.Errorf("%s: %+v", laid.Letter.ID, result)
			}
			places += result.Fields
		}
	})
	if places < 500 {
		t.Errorf("only %d places were compared", places)
	}
}

// TestTranslations: who reads Azerbaijani gets no translation; for everybody else one
// stands behind the original, with the words of the language and nothing to write on.
func TestTranslations(t *testing.T) {
	eachPacket(t, said, func(t *testing.T, k kit, p *packet.Packet) {
		own := k.book.Words(p.Language)
		for _, laid := range k.lay(t, p) {
			var translated []page.Page
			for i, pg := range laid.Document.Pages {
				if strings.Contains(shown(page.Document{Pages: []page.Page{pg}}), own.Say("letters.translation", nil)) {
					translated = append(translated, laid.Document.Pages[i])
				}
			}
			switch {
			case p.Language == text.Azerbaijani && len(translated) > 0:
				t.Errorf("%s is translated into Azerbaijani", laid.Letter.ID)
			case p.Language != text.Azerbaijani && len(translated) == 0:
				t.Errorf("%s is not translated", laid.Letter.ID)
			}
			for _, pg := range translated {
				if words := shown(page.Document{Pages: []page.Page{pg}}); strings.Contains(words, "Azərbaycan Respublikası Dövlət") {
					t.Errorf("%s: the translation speaks Azerbaijani", laid.Letter.ID)
				}
			}
		}
	})
}

// TestOwnWords holds the words of a translation against what the languages call them.
func TestOwnWords(t *testing.T) {
	k := load(t)
	for language, want := range map[text.Language][]string{
		text.English: {"father", "China", "holder of a permanent residence permit", "12.04.2011", "DRAFT"},
		text.Russian: {"отец", "Китай", "лицо с разрешением на постоянное проживание", "12.04.2011", "ПЕРЕВОД"},
		text.Chinese: {"父亲", "中国", "持永久居留许可者", "12.04.2011", "译文"},
	} {
		all := ""
		for _, laid := range k.lay(t, k.decided(t, son, language)) {
			if laid.Letter.ID == "relative-consent" {
				all = shown(laid.Document)
			}
		}
		for _, w := range append(want, "atası", "Çin", "daimi yaşamaq üçün icazəsi olan şəxs", "LAYİHƏ") {
			if w == "DRAFT" {
				w = "TRANSLATION"
			}
			if !strings.Contains(all, w) {
				t.Errorf("%s: the consent does not say %q", language, w)
			}
		}
	}
}

// TestSilentProfiles: where nothing is known the original has a ruled line in the place
// of every value, and no place is left empty on the translation.
func TestSilentProfiles(t *testing.T) {
	eachPacket(t, silent, func(t *testing.T, k kit, p *packet.Packet) {
		blanks := 0
		for _, laid := range k.lay(t, p) {
			for _, placed := range laid.Placed {
				if placed.Value != "" || strings.HasPrefix(placed.Field, "attachments.") {
					continue
				}
				blanks++
				if !ruled(laid.Document.Pages[placed.Page-1], placed) {
					t.Errorf("%s: %s is empty and has no line to write on", laid.Letter.ID, placed.Field)
				}
			}
			if strings.Contains(shown(laid.Document), "⟦") {
				t.Errorf("%s lacks a word", laid.Letter.ID)
			}
		}
		if blanks < 4 {
			t.Errorf("only %d places are empty", blanks)
		}
	})
}

// ruled tells whether a line of the page runs along the foot of the place, or through it.
func ruled(p page.Page, at page.Placed) bool {
	return slices.ContainsFunc(p.Values, func(m page.Mark) bool {
		l, ok := m.(page.Line)
		return ok && l.Y1 == l.Y2 && l.X1 <= at.X && l.X2 >= at.X+at.Width && l.Y1 > at.Y && l.Y1 <= at.Y+at.Height+page.Millimetre
	})
}

// TestSentencesWithoutValues: a date that the profile does not give is a line in the sentence.
func TestSentencesWithoutValues(t *testing.T) {
	k := load(t)
	p := k.decided(t, loser, text.English)
	for _, values := range []map[string]packet.Value{p.Office, p.Own} {
		values["stay.lost-on"] = packet.Value{}
	}
	laid := k.lay(t, p)
	words := shown(laid[0].Document)
	for _, want := range []string{"____________________ tarixində aşağıda göstərilən", "On ____________________ my residence"} {
		if !strings.Contains(words, want) {
			t.Errorf("the application does not say %q", want)
		}
	}
}

// TestEveryChild: the consent is written for each child, with a translation behind each.
func TestEveryChild(t *testing.T) {
	k := load(t)
	for _, laid := range k.lay(t, k.decided(t, son, text.Russian)) {
		if laid.Letter.ID != "minor-consent" {
			continue
		}
		if n := len(laid.Document.Pages); n != 4 {
			t.Fatalf("%d pages for two children, want 4", n)
		}
		for i, want := range []string{"Zhang Haoran", "Zhang Haoran", "Zhang Meilin", "Zhang Meilin"} {
			if words := shown(page.Document{Pages: laid.Document.Pages[i : i+1]}); !strings.Contains(words, want) {
				t.Errorf("page %d does not name %s", i+1, want)
			}
		}
		return
	}
	t.Error("there is no consent")
}

// extremes are the longest and strangest values that a profile may hold.
var extremes = map[string]string{
	"words":      strings.Repeat("Ğəşöçüıİ ", 55) + "son",
	"one word":   strings.Repeat("Ə", 500),
	"one letter": "Q",
	"Chinese":    strings.Repeat("四川省成都市公安局", 55),
	"Cyrillic":   strings.Repeat("Управление ", 45) + "конец",
}

// stretched puts a value into everything that is free text.
func stretched(p *packet.Packet, value string) {
	for _, name := range []string{
		"applicant.full-name", "applicant.occupation", "residence.address", "passport.document", "provider.full-name", "provider.address",
		"provider.id-number", "relative.name", "relative.address", "organisation.name", "organisation.address", "organisation.head",
		"representative.full-name", "representative.id-number", "stay.document-number",
	} {
		v := packet.Value{Text: value, Where: name}
		p.Office[name], p.Own[name] = v, v
	}
	for _, values := range []map[string]packet.Value{p.Office, p.Own} {
		for _, row := range values["children"].Rows {
			row[0] = value
		}
	}
}

// TestNothingIsLost: every character of the longest values stands in the document.
func TestNothingIsLost(t *testing.T) {
	for name, value := range extremes {
		t.Run(name, func(t *testing.T) {
			k := load(t)
			for _, source := range said {
				p := k.decided(t, source, text.Chinese)
				stretched(p, value)
				for _, laid := range k.lay(t, p) {
					got := map[string]string{}
					for _, placed := range laid.Placed {
						got[placed.Field] += squeezed(placed.Value)
					}
					for _, row := range valuesOf(k.letters.Letter(laid.Letter.ID)) {
						// A name that has no room beside the signature stands there once more in whole.
						if p.Office[row].Text == value && (got[row] == "" || strings.ReplaceAll(got[row], squeezed(value), "") != "") {
							t.Errorf("%s: %s is cut", laid.Letter.ID, row)
						}
					}
					if name != "words" {
						continue // that one is written and read back, too
					}
					if result, err := readback.Check(k.write(t, laid.Document), laid.Placed); err != nil || !result.OK {
						t.Errorf("%s: %v %v", laid.Letter.ID, result.Mismatches, err)
					}
				}
			}
		})
	}
}

// TestInsideTheFrame measures from the marks that nothing leaves the margins of 20 mm,
// that the lowest 12 mm are free, and that no two texts lie on each other.
func TestInsideTheFrame(t *testing.T) {
	k := load(t)
	check := func(t *testing.T, p *packet.Packet) {
		for _, laid := range k.lay(t, p) {
			for i, pg := range laid.Document.Pages {
				framed(t, laid.Letter.ID, i+1, pg, k.fonts)
			}
		}
	}
	for _, language := range text.Languages {
		for name, source := range said {
			t.Run(name+" "+string(language), func(t *testing.T) { check(t, k.decided(t, source, language)) })
		}
		for name, source := range silent {
			t.Run(name+" "+string(language), func(t *testing.T) { check(t, k.decided(t, source, language)) })
		}
	}
	for name, value := range extremes {
		for person, source := range said {
			t.Run(name+" "+person, func(t *testing.T) {
				p := k.decided(t, source, text.Russian)
				stretched(p, value)
				check(t, p)
			})
		}
	}
}

// ink is where the letters of a text are: cap height above the baseline, descenders below.
type ink struct {
	left, top, right, bottom page.Length
	value                    string
}

func inkOf(t page.Text, fonts *page.Fonts) ink {
	em := page.Length(t.Size * 127 / 36)
	return ink{t.X, t.Y - em*72/100, t.X + fonts.Width(t.Value, t.Style), t.Y + em*21/100, t.Value}
}

func framed(t *testing.T, id string, number int, pg page.Page, fonts *page.Fonts) {
	t.Helper()
	const left, right, top, bottom = 20 * page.Millimetre, 190*page.Millimetre + 1, 15 * page.Millimetre, 285 * page.Millimetre
	var all []ink
	for _, words := range texts(pg) {
		is := inkOf(words, fonts)
		if is.left < left || is.right > right || is.top < top || is.bottom > bottom {
			t.Errorf("%s, page %d: %q leaves the frame", id, number, is.value)
		}
		for _, other := range all {
			if is.left < other.right && other.left < is.right && is.top < other.bottom && other.top < is.bottom {
				t.Errorf("%s, page %d: %q lies on %q", id, number, is.value, other.value)
			}
		}
		all = append(all, is)
	}
	for _, m := range pg.Values {
		switch m := m.(type) {
		case page.Line:
			if m.X1 < left || m.X2 > right || m.Y1 < top || m.Y2 > bottom {
				t.Errorf("%s, page %d: a line leaves the frame", id, number)
			}
		case page.Rect:
			if m.X < left || m.X+m.Width > right || m.Y < top || m.Y+m.Height > bottom {
				t.Errorf("%s, page %d: a box leaves the frame", id, number)
			}
		}
	}
}

// TestOnePage: of an ordinary applicant every original but the list of attachments is
// one page, so that nobody signs on a page of its own.
func TestOnePage(t *testing.T) {
	k := load(t)
	for _, people := range []map[string]string{said, silent} {
		for name, source := range people {
			for _, laid := range k.lay(t, k.decided(t, source, text.Azerbaijani)) {
				sheets := 1
				if laid.Letter.ID == "minor-consent" && name == "son" {
					sheets = 2 // one for each child
				}
				if n := len(laid.Document.Pages); n != sheets && laid.Letter.ID != "attachments" {
					t.Errorf("%s: %s has %d pages", name, laid.Letter.ID, n)
				}
			}
		}
	}
}

// TestContinued: pages after the first say which letter they belong to, whose it is, and how many there are.
func TestContinued(t *testing.T) {
	k := load(t)
	p := k.decided(t, specialist, text.Azerbaijani)
	stretched(p, extremes["words"])
	p.Office["applicant.full-name"] = packet.Value{Text: "Provati Marco"}
	for _, laid := range k.lay(t, p) {
		if len(laid.Document.Pages) < 2 {
			t.Fatalf("%s has one page", laid.Letter.ID)
		}
		for i, pg := range laid.Document.Pages[1:] {
			words := shown(page.Document{Pages: []page.Page{pg}})
			for _, want := range []string{"Provati Marco", "səhifə " + string(rune('2'+i)) + " / " + string(rune('0'+len(laid.Document.Pages))), "rəsmi nümunə deyil"} {
				if !strings.Contains(words, want) {
					t.Errorf("%s, page %d does not say %q", laid.Letter.ID, i+2, want)
				}
			}
		}
	}
}

// TestDrafts: every original says that it is a draft and no official sample, and none looks official.
func TestDrafts(t *testing.T) {
	k := load(t)
	for _, source := range said {
		for _, laid := range k.lay(t, k.decided(t, source, text.Azerbaijani)) {
			for i, pg := range laid.Document.Pages {
				words := shown(page.Document{Pages: []page.Page{pg}})
				if i == 0 && !strings.Contains(words, "LAYİHƏ") {
					t.Errorf("%s does not say that it is a draft", laid.Letter.ID)
				}
				if !strings.Contains(squeezed(words), "Bu,rəsminümunədeyil") || !strings.Contains(words, "30.2") {
					t.Errorf("%s, page %d does not say that it is no official sample", laid.Letter.ID, i+1)
				}
				if strings.Contains(words, "təsdiq edilmişdir") {
					t.Errorf("%s looks approved", laid.Letter.ID)
				}
			}
			notary := k.letters.Letter(laid.Letter.ID).Signs == letter.Notary
			if says := strings.Contains(shown(laid.Document), "notarius üçün məlumat vərəqi"); says != notary {
				t.Errorf("%s: a sheet for the notary: %v, want %v", laid.Letter.ID, says, notary)
			}
		}
	}
}

// TestAttachments holds the list against the checklist of the packet: the same papers
// under the same numbers, and behind them the letters that are no paper of it.
func TestAttachments(t *testing.T) {
	k := load(t)
	p := k.decided(t, son, text.Azerbaijani)
	for i := range p.Documents {
		if p.Documents[i].ID == "passport-copy" {
			p.Documents[i].Sheets, p.Documents[i].Copies = 3, 2
		}
	}
	cells := map[string]string{}
	for _, laid := range k.lay(t, p) {
		for _, placed := range laid.Placed {
			if laid.Letter.ID == "attachments" {
				cells[placed.Field] = placed.Value
			}
		}
	}
	az := k.book.Words(text.Azerbaijani)
	for i, item := range p.Documents {
		n := "attachments." + az.Number(int64(i+1)) + "."
		if cells[n+"number"] != az.Number(int64(i+1)) || !strings.HasPrefix(cells[n+"paper"], az.Say("document."+item.ID+".title", nil)) {
			t.Errorf("row %d is %q, want the paper %s", i+1, cells[n+"paper"], item.ID)
		}
		want := map[string]string{
			"passport-copy": "3", "fee-receipt": "–", "medical-certificate": "",
			"minor-consent": "2", "relative-consent": "1", "housing-application": "1", "support-undertaking": "1", "power-of-attorney": "1",
		}
		if sheets, known := want[item.ID]; known && cells[n+"sheets"] != sheets {
			t.Errorf("%s takes %q sheets, want %q", item.ID, cells[n+"sheets"], sheets)
		}
	}
	last := "attachments." + az.Number(int64(len(p.Documents)+1)) + "."
	if cells[last+"paper"] != "Nümayəndənin imza vərəqi" || cells[last+"sheets"] != "1" {
		t.Errorf("behind the papers stands %q with %q sheets", cells[last+"paper"], cells[last+"sheets"])
	}
	if got := cells["attachments.2.note"]; !strings.Contains(got, "2 nüsxə") {
		t.Errorf("the note of the passport is %q, want two copies in it", got)
	}
}

// TestDuplex: printed on both sides no original shares a sheet with its translation, and
// two pages of a scan are one sheet.
func TestDuplex(t *testing.T) {
	k := load(t)
	p := k.decided(t, son, text.English)
	p.Duplex = true
	for i := range p.Documents {
		if p.Documents[i].ID == "passport-copy" {
			p.Documents[i].Sheets = 3 // pages on one side each
		}
	}
	for _, laid := range k.lay(t, p) {
		for i, pg := range laid.Document.Pages {
			words := shown(page.Document{Pages: []page.Page{pg}})
			begins := strings.Contains(words, "LAYİHƏ") || strings.Contains(words, "TRANSLATION")
			if begins && i%2 == 1 {
				t.Errorf("%s: page %d begins on the back of a sheet", laid.Letter.ID, i+1)
			}
		}
		for _, placed := range laid.Placed {
			if laid.Letter.ID == "attachments" && placed.Field == "attachments.2.sheets" && placed.Value != "2" {
				t.Errorf("three pages take %s sheets, want 2", placed.Value)
			}
		}
		if result, err := readback.Check(k.write(t, laid.Document), laid.Placed); err != nil || !result.OK {
			t.Errorf("%s: %v %v", laid.Letter.ID, result.Mismatches, err)
		}
	}
}

func TestUnknownLanguage(t *testing.T) {
	k := load(t)
	p := k.decided(t, specialist, text.English)
	p.Language = "fr"
	if _, err := k.letters.Lay(p, k.book, k.fonts); err == nil {
		t.Error("a language that there is none of is no error")
	}
}

// broken is the templates folder with one of its letters, and words in it replaced.
func broken(t *testing.T, file, from, to string) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	for _, pattern := range []string{"letters/*.yaml", "forms/*/layout.yaml"} {
		names, err := fs.Glob(os.DirFS("../../templates"), pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("no %s: %v", pattern, err)
		}
		for _, name := range names {
			data, err := os.ReadFile(filepath.Join("../../templates", name))
			if err != nil {
				t.Fatal(err)
			}
			if name == file {
				if !strings.Contains(string(data), from) {
					t.Fatalf("%s does not hold %q", file, from)
				}
				data = []byte(strings.Replace(string(data), from, to, 1))
			}
			files[name] = &fstest.MapFile{Data: data}
		}
	}
	return files
}

func TestLint(t *testing.T) {
	const housing, petition = "letters/housing-application.yaml", "letters/petition.yaml"
	for _, test := range []struct{ name, file, from, to, want string }{
		{"another format", housing, "format: 1", "format: 2", "housing-application.yaml:1:1: format 2 is not known"},
		{"unknown key", housing, "order: 40", "ordre: 40", "housing-application.yaml:5:1: unknown key ordre"},
		{"another id", housing, "id: housing-application", "id: house", "id is not the name of the file"},
		{"an order twice", housing, "order: 40", "order: 50", "order is a number from 1 on that no other letter has"},
		{"nobody signs", housing, "signs: person\n", "", "signs is missing"},
		{"a word that is none", housing, "signs: person", "signs: officer", "word that is not allowed"},
		{"no draft", housing, "draft: letter.housing-application.draft\n", "", "draft is missing"},
		{"no due", housing, "due: {missing: true}\n", "", "due is missing"},
		{"due never", housing, "due: {missing: true}", "due: {}", "housing-application.yaml:8:6: due is either always"},
		{"due always and not", housing, "due: {missing: true}", "due: {always: true, when: [minor]}", "due is either always"},
		{"missing nothing", housing, "document: housing-application\n", "", "missing needs the document"},
		{"signers of nothing", petition, "due: {missing: true, signers: [organisation-head]}", "due: {any: [minor], signers: [organisation-head]}", "signers are those of a paper that is missing"},
		{"a fact that is none", housing, "due: {missing: true}", "due: {missing: true, when: [not mnior]}", "housing-application.yaml:8:6: there is no fact mnior"},
		{"a form that is none", housing, "forms: [stay-extension]", "forms: [stay-extention]", "housing-application.yaml:13:5: there is no form stay-extention"},
		{"a basis without article", housing, `article: "53.1.14"`, `article: ""`, "housing-application.yaml:12:5: a basis has a source and an article"},
		{"a value that is none", housing, "value: provider.fin", "value: provider.fim", "the packet has no value provider.fim"},
		{"a table as a value", housing, "value: provider.fin", "value: family", "family is a table"},
		{"a placeholder of nothing", "letters/card-reissue.yaml", "values: {date: stay.lost-on}", "values: {date: stay.lost}", "the packet has no value stay.lost"},
		{"a kind that is none", housing, "kind: addressee", "kind: adressee", "word that is not allowed"},
		{"no kind", housing, "{kind: addressee, text", "{text", "kind is missing"},
		{"a key of another kind", housing, "height: 28", "height: 28, lines: 3", "a part of kind place has no lines"},
		{"a key too few", housing, ", height: 28", "", "height is missing"},
		{"too high a place", housing, "height: 28", "height: 300", "height is 1 to"},
		{"too many lines", petition, "lines: 5, forms: [temporary-residence]", "lines: 60, forms: [temporary-residence]", "lines are 1 to"},
		{"a row without label", housing, "{label: letters.label.fin, value", "{value", "label is missing"},
		{"an element that is none", housing, "elements: [signature]", "elements: [signatur]", "the law wants no element signatur"},
		{"no request", housing, ", elements: [request]", "", "no part gives the element request (II 30.2.4)"},
		{"no request for one form", petition, "elements: [request], forms: [stay-extension]", "forms: [stay-extension]", "with the form stay-extension and the facts [] no part gives the element request"},
		{"no principal for a minor", "letters/power-of-attorney.yaml", "{label: letters.label.full-name, elements: [name]}", "{label: letters.label.full-name}", "and the facts [minor] no part gives the element name"},
		{"an organisation without seal", petition, ", seal: true", "", "element head-and-seal takes a seal"},
		{"cells of no table", "letters/minor-consent.yaml", "rows: children", "rows: childs", "the packet has no table childs"},
		{"more cells than there are", "letters/minor-consent.yaml", "child.document]", "child.document, child.age]", "the rows of children have the cells [name birth-date citizenship document]"},
		{"a cell with a name that is taken", "letters/minor-consent.yaml", "child.full-name, child.birth-date", "term, child.birth-date", "the name term is taken"},
		{"an enclosed paper of the checklist", housing, "signs: person", "enclosed: true\nsigns: person", "enclosed is for letters that are no paper"},
		{"an element twice", "letters/elements.yaml", "id: address,", "id: name,", "elements.yaml:8:5: an element has an id that no other has"},
		{"an element of nobody", "letters/elements.yaml", "signs: [person, notary]}", "signs: []}", "is wanted of nobody"},
		{"elements of another format", "letters/elements.yaml", "format: 1", "format: 7", "elements.yaml:1:1: format 7"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := letter.Load(broken(t, test.file, test.from, test.to))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q in it", err, test.want)
			}
		})
	}
}

func TestLoadNothing(t *testing.T) {
	if _, err := letter.Load(fstest.MapFS{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}
