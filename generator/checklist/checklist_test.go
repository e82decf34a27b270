package checklist

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/rules"
	"permitpack/generator/text"
)

func lay(t testing.TB, p *packet.Packet) page.Document {
	t.Helper()
	laid, err := Lay(p, testBook(t), testFonts(t))
	if err != nil {
		t.Fatal(err)
	}
	return laid.Document
}

func texts(d page.Document) []page.Text {
	var out []page.Text
	for _, p := range d.Pages {
		out = append(out, textsOf(p)...)
	}
	return out
}

func textsOf(p page.Page) []page.Text {
	var out []page.Text
	for _, m := range append(slices.Clone(p.Static), p.Values...) {
		if text, ok := m.(page.Text); ok {
			out = append(out, text)
		}
	}
	return out
}

// said is all that the pages say, without spaces: a line may have been broken anywhere.
func said(d page.Document) string {
	var b strings.Builder
	for _, t := range texts(d) {
		b.WriteString(t.Value)
	}
	return squeeze(b.String())
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// TestSnapshot compares with what was laid out before and found good by eye.
func TestSnapshot(t *testing.T) {
	golden := filepath.Join("testdata", "rich-zh.golden")
	got := dump(lay(t, richPacket(text.Chinese)))
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("the layout changed (UPDATE=1 accepts it):\n%s", diff)
	}
}

// dump writes each mark as a line, lengths in micrometres.
func dump(d page.Document) string {
	var b strings.Builder
	for i, p := range d.Pages {
		fmt.Fprintf(&b, "page %d\n", i+1)
		for _, m := range p.Values {
			switch m := m.(type) {
			case page.Text:
				fmt.Fprintf(&b, "text %d %d size %d bold %t grey %d %q\n", m.X, m.Y, m.Size, m.Bold, m.Grey, m.Value)
			case page.Line:
				fmt.Fprintf(&b, "line %d %d %d %d width %d\n", m.X1, m.Y1, m.X2, m.Y2, m.Width)
			case page.Rect:
				fmt.Fprintf(&b, "rect %d %d %d %d line %d fill %d\n", m.X, m.Y, m.Width, m.Height, m.Line, m.Fill)
			}
		}
	}
	return b.String()
}

func TestEverythingDecidedIsSaid(t *testing.T) {
	book := testBook(t)
	for _, l := range text.Languages {
		t.Run(string(l), func(t *testing.T) {
			p := letteredPacket(l)
			az, own := book.Words(text.Azerbaijani), book.Words(l)
			all := said(lay(t, p))
			expect := func(s string) {
				t.Helper()
				if !strings.Contains(all, squeeze(s)) {
					t.Errorf("not on the pages: %s", s)
				}
			}
			for _, d := range p.Documents {
				expect(az.Say("document."+d.ID+".title", nil))
				expect(own.Say("document."+d.ID+".title", nil))
				for _, source := range d.Sources {
					expect(source)
				}
				for _, note := range d.Notes {
					expect(own.Say(note, nil))
				}
			}
			for _, d := range p.Deadlines {
				expect(az.Date(d.Safe))
				expect(own.Date(d.Safe))
				expect(az.Date(d.Legal))
				expect(d.Title(az))
				expect(d.Title(own))
				expect(d.Rule(own))
			}
			for _, f := range p.Fees {
				expect(az.Say("fee."+f.ID+".title", nil))
				expect(own.Money(f.Amount))
				if f.Chosen {
					expect(az.Money(f.Amount))
				}
			}
			for _, f := range p.Findings {
				if _, ofPaper := f.Args["document"]; ofPaper {
					continue // TestFindingsOfPapers
				}
				expect(own.Explain(f).Message)
				expect(own.Explain(f).Fix)
			}
			for _, c := range p.Conflicts {
				expect(own.Say(c.Key, c.Args))
				for _, claim := range c.Claims {
					expect(claim.Quantity.Say(own))
					expect(strings.TrimSpace(claim.Source + " " + claim.Article))
				}
			}
			for _, s := range p.Steps {
				expect(own.Say(s.Key, nil) + strings.Join(s.Sources, ", "))
			}
			for _, i := range p.Infos {
				expect(i.Say(own) + strings.Join(i.Sources, ", "))
			}
			for _, s := range p.Sources {
				expect(s.ID + s.Title + "," + s.Edition)
				expect(own.Date(s.Read))
			}
			expect("(012) 919")
			if strings.Contains(all, "⟦") {
				t.Error("a text is missing")
			}
		})
	}
}

// TestFindingsOfPapers wants what was found of two papers alike to be told once, with
// their short names and their numbers in the list.
func TestFindingsOfPapers(t *testing.T) {
	all := said(lay(t, richPacket(text.English)))
	for _, want := range []string{
		"Document of the dwelling (No. 7), Copy of the housing provider’s identity card (No. 9): some offices ask for a notarised copy.",
		"Ask, and write the answer under housing-document, housing-provider-id.",
		"documents.housing-document, documents.housing-provider-id · ADPU",
	} {
		if n := strings.Count(all, squeeze(want)); n != 1 {
			t.Errorf("said %d times: %s", n, want)
		}
	}
}

// TestFindingsWithMore wants a finding to which somebody added a word to keep it.
func TestFindingsWithMore(t *testing.T) {
	p := richPacket(text.English)
	words := testBook(t).Words(text.English)
	for i, f := range p.Findings {
		p.Findings[i] = words.Explain(f)
		if f.Args["id"] == "housing-document" {
			p.Findings[i].Fix += " A draft is in the packet."
		}
	}
	all := said(lay(t, p))
	for _, want := range []string{
		"Document of the dwelling (No. 7): some offices", "under housing-document. A draft is in the packet.",
		"Copy of the housing provider’s identity card (No. 9): some offices", "under housing-provider-id.",
	} {
		if !strings.Contains(all, squeeze(want)) {
			t.Errorf("not on the pages: %s", want)
		}
	}
}

// TestOrder wants the parts in the order in which they are needed: down the page,
// then down the left column and the right one of each page.
func TestOrder(t *testing.T) {
	az, own := testBook(t).Words(text.Azerbaijani), testBook(t).Words(text.English)
	want := []string{
		az.Say("checklist.title", nil), az.Say("verdict.not-ready", nil), own.Say("checklist.timeline.title", nil),
		az.Say("checklist.papers.title", nil), az.Say("checklist.deadlines.title", nil),
	}
	for _, key := range []string{"steps", "sign", "print", "photo", "conflicts", "infos", "notes", "sources"} {
		want = append(want, own.Say("checklist."+key+".title", nil))
	}
	var got []string
	for _, p := range lay(t, richPacket(text.English)).Pages {
		headings := textsOf(p)
		slices.SortStableFunc(headings, func(a, b page.Text) int {
			if side := sideOf(a) - sideOf(b); side != 0 {
				return side
			}
			return int(a.Y - b.Y)
		})
		for _, h := range headings {
			if h.Y > 15*page.Millimetre && h.Bold && slices.Contains(want, h.Value) || h.Value == want[0] && h.Size > 1000 {
				got = append(got, h.Value)
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// sideOf is 1 for what begins in the right column.
func sideOf(t page.Text) int {
	if t.X >= margin+columnWidth+gutter {
		return 1
	}
	return 0
}

// long are values that no applicant has, and some that one might.
func long(p *packet.Packet) *packet.Packet {
	unbroken := strings.Repeat("Əbdülƒəzizov", 12)
	p.Values["applicant.full-name"] = packet.Value{Text: unbroken + " " + strings.Repeat("Maria del Carmen ", 12)}
	p.Values["applicant.citizenship"] = packet.Value{Text: strings.Repeat("Birləşmiş Krallıq ", 6)}
	p.Values["passport.number"] = packet.Value{Text: strings.Repeat("X1", 30)}
	p.Findings[0].Message = strings.Repeat("A long message that fills more than a page. ", 400)
	p.Findings[1].Where = unbroken
	p.Documents[0].Sources = []string{unbroken}
	p.Sources[0].Title = unbroken + unbroken
	for n := 1; n < 40; n += 2 {
		p.Documents[1].Pages = append(p.Documents[1].Pages, 1000+n)
	}
	p.Steps[0].Sources = []string{strings.Repeat("MM 1.1, ", 4000)} // higher than a column
	p.Ends.Passport, p.Ends.Visa = day("9999-12-31"), day("0001-01-01")
	return p
}

// crowded has more papers that end than a timeline can show.
func crowded(p *packet.Packet) *packet.Packet {
	for i := range 150 {
		end := p.Today.AddDays(3 + i%7)
		p.Deadlines = append(p.Deadlines, rules.Due{
			ID: "paper-expires", Kind: rules.Expiry, Legal: end, Safe: end, DaysLeft: 3 + i%7, Status: rules.Soon,
			About: finding.Args{"document": finding.Key("document.passport-copy.title")},
		})
	}
	return p
}

func packets(l text.Language) map[string]*packet.Packet {
	return map[string]*packet.Packet{
		"clean": cleanPacket(l), "rich": richPacket(l), "letters": letteredPacket(l), "long": long(richPacket(l)),
		"crowded": crowded(cleanPacket(l)),
	}
}

func TestNothingLeavesThePage(t *testing.T) {
	fonts, book := testFonts(t), testBook(t)
	for _, l := range text.Languages {
		for name, p := range packets(l) {
			t.Run(string(l)+"/"+name, func(t *testing.T) {
				d := lay(t, p)
				sheets, err := Separators(p, book, fonts)
				if err != nil {
					t.Fatal(err)
				}
				for _, id := range []string{"ground-document", "health-insurance"} {
					d.Pages = append(d.Pages, sheets[id]...)
				}
				for _, m := range texts(d) {
					if right := m.X + fonts.Width(m.Value, m.Style); m.X < margin || right > page.A4.Width-margin {
						t.Errorf("%q runs from %d to %d", m.Value, m.X, right)
					}
					if m.Y < 10*page.Millimetre || m.Y > page.A4.Height-9*page.Millimetre {
						t.Errorf("%q stands at %d", m.Value, m.Y)
					}
					if m.Size < 650 {
						t.Errorf("%q is too small to read", m.Value)
					}
				}
			})
		}
	}
}

// TestNothingOverlaps looks at every two texts of a page.
func TestNothingOverlaps(t *testing.T) {
	fonts := testFonts(t)
	for _, l := range text.Languages {
		for name, p := range packets(l) {
			for i, sheet := range lay(t, p).Pages {
				all := textsOf(sheet)
				for n, a := range all {
					for _, b := range all[:n] {
						// Two lines of a paragraph are at least their type size apart.
						near := page.Length(min(a.Size, b.Size)) * 25400 / 7200
						if max(a.Y-b.Y, b.Y-a.Y) >= near {
							continue
						}
						beside := a.X+fonts.Width(a.Value, a.Style) <= b.X+1 || b.X+fonts.Width(b.Value, b.Style) <= a.X+1
						if !beside {
							t.Errorf("%s, %s, page %d: %q and %q overlap", l, name, i+1, a.Value, b.Value)
						}
					}
				}
			}
		}
	}
}

// TestBodyType wants type of 7.5 pt wherever the applicant or the office has to
// read, and small type for captions, sources and rules on which they differ alone.
func TestBodyType(t *testing.T) {
	book := testBook(t)
	for _, l := range text.Languages {
		own, az := book.Words(l), book.Words(text.Azerbaijani)
		p := richPacket(l)
		var body strings.Builder
		for _, m := range texts(lay(t, p)) {
			if m.Size >= 750 {
				body.WriteString(m.Value)
			}
		}
		all := squeeze(body.String())
		for _, want := range []string{
			own.Explain(p.Findings[0]).Message, own.Explain(p.Findings[0]).Fix, own.Say(p.Steps[0].Key, nil), p.Infos[0].Say(own),
			az.Say("document.ground-document.title", nil), p.Deadlines[0].Rule(own), az.Date(p.Deadlines[0].Legal), own.Say("photo.human.1", nil),
		} {
			if !strings.Contains(all, squeeze(want)) {
				t.Errorf("%s: set in small type: %s", l, want)
			}
		}
	}
}

func TestPageNumbersDoNotMoveAnything(t *testing.T) {
	for _, l := range text.Languages {
		with, without := letteredPacket(l), bare(letteredPacket(l))
		for i := range with.Documents {
			if inPacket(with.Documents[i]) {
				with.Documents[i].Pages = []int{117 + 4*i, 118 + 4*i, 219 + 4*i}
			}
		}
		a, b := lay(t, with).Pages, lay(t, without).Pages
		if len(a) != len(b) {
			t.Fatalf("%s: %d pages with page numbers, %d without", l, len(a), len(b))
		}
		for i := range a {
			if len(a[i].Values) != len(b[i].Values) {
				t.Errorf("%s: page %d has %d marks with page numbers, %d without", l, i+1, len(a[i].Values), len(b[i].Values))
			}
		}
	}
}

// TestPages wants the type to shrink rather than a page more.
func TestPages(t *testing.T) {
	for _, l := range text.Languages {
		if n := len(lay(t, cleanPacket(l)).Pages); n > 2 {
			t.Errorf("%s: %d pages", l, n)
		}
	}
}

// TestAzerbaijaniOnce looks at neighbours: a line that is said again right below itself was doubled.
func TestAzerbaijaniOnce(t *testing.T) {
	marks := texts(lay(t, richPacket(text.Azerbaijani)))
	for i := 1; i < len(marks); i++ {
		if a, b := marks[i-1], marks[i]; a.Value == b.Value && a.X == b.X && a.Value != "–" {
			t.Errorf("said twice: %s", a.Value)
		}
		if strings.Contains(marks[i].Value, " / "+marks[i].Value) {
			t.Errorf("said twice: %s", marks[i].Value)
		}
	}
}

// TestPrintPlan holds the plan against the pages of the packet: every page once,
// in its order, the plain copies as often as they are asked for.
func TestPrintPlan(t *testing.T) {
	all := said(lay(t, cleanPacket(text.English)))
	for _, want := range []string{
		"p. 1–6 this list, No. 1 Application form 1 ×", // the list has two pages, the form four
		"p. 7–9 No. 2 Passport copy 2 ×",
		"p. 10–15 No. 3, 5, 7–9 1 ×",
		"photo-sheet.pdf: once, on photo paper of 10 × 15 cm at actual size; cut along the marks.",
	} {
		if !strings.Contains(all, squeeze(want)) {
			t.Errorf("not planned: %s", want)
		}
	}
}

// TestSides wants a packet for both sides of the sheet to be printed so.
func TestSides(t *testing.T) {
	own := testBook(t).Words(text.English)
	one, both := squeeze(own.Say("checklist.print.one-side", nil)), squeeze(own.Say("checklist.print.both-sides", nil))
	p := cleanPacket(text.English)
	if all := said(lay(t, p)); !strings.Contains(all, one) || strings.Contains(all, both) {
		t.Error("a packet for one side is not printed on one side")
	}
	p.Duplex = true
	if all := said(lay(t, p)); strings.Contains(all, one) || !strings.Contains(all, both) {
		t.Error("a packet for both sides is not printed on both")
	}
}

func TestPlanHoldsEveryPage(t *testing.T) {
	p := letteredPacket(text.English)
	v, err := newVoices(p, testBook(t))
	if err != nil {
		t.Fatal(err)
	}
	l := &layout{content: &content{packet: p, voices: v}, pages: 2}
	var got, want []int
	for _, r := range l.runs() {
		got = append(got, r.pages...)
	}
	slices.Sort(got)
	// List 2, form 4, the letter that is no paper 2, passport 3, sheet 1, certificate of stay 1,
	// dwelling 2, letter 2, identity card 1, sheet 1.
	for n := range 19 {
		want = append(want, n+1)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestLetters wants a draft to stand with its paper, with who signs it, and in the plan.
func TestLetters(t *testing.T) {
	book := testBook(t)
	for _, l := range text.Languages {
		p, own := letteredPacket(l), book.Words(l)
		all := said(lay(t, p))
		signed := own.Say("checklist.print.paper", finding.Args{
			"n": 8, "paper": own.Say("checklist.sign.letter", finding.Args{"letter": own.Say("letter.housing.title", nil)}),
		})
		for _, want := range []string{
			own.Say("checklist.papers.draft", nil), book.Words(text.Azerbaijani).Say("checklist.papers.draft", nil),
			own.Say("checklist.print.pages", finding.Args{"pages": ranges(p.Letters[0].Pages)}) + signed + "–" + own.Say("signer.housing-provider", nil),
			own.Say("checklist.print.pages", finding.Args{"pages": ranges(p.Letters[1].Pages)}) +
				own.Say("checklist.sign.letter", finding.Args{"letter": own.Say("letter.courier.title", nil)}),
		} {
			if !strings.Contains(all, squeeze(want)) {
				t.Errorf("%s: not on the pages: %s", l, want)
			}
		}
	}
}

// TestLetterWithoutTitle falls back on the name of the paper that it drafts.
func TestLetterWithoutTitle(t *testing.T) {
	p := letteredPacket(text.English)
	p.TakeLetters([]packet.Letter{{ID: "unknown", Document: "housing-application"}})
	if all := said(lay(t, numbered(p))); !strings.Contains(all, squeeze("No. 8 Application of the housing provider (draft)")) {
		t.Error("the draft has no name")
	}
}

// TestPlaced holds what reading back will look for against the packet.
func TestPlaced(t *testing.T) {
	az := testBook(t).Words(text.Azerbaijani)
	for _, l := range text.Languages {
		p := richPacket(l)
		laid, err := Lay(p, testBook(t), testFonts(t))
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]string{
			"applicant.full-name": "ZHANG WEI", "passport.number": "E12345678", "verdict": az.Say("verdict.not-ready", nil),
			"fee.1.amount": az.Money(p.Fees[0].Amount),
		}
		for i, d := range p.Documents {
			want[fmt.Sprintf("paper.%d.title", i+1)] = az.Say("document."+d.ID+".title", nil)
			want[fmt.Sprintf("paper.%d.pages", i+1)] = "–"
			if len(d.Pages) > 0 {
				want[fmt.Sprintf("paper.%d.pages", i+1)] = ranges(d.Pages)
			}
		}
		for i, d := range p.Deadlines {
			want[fmt.Sprintf("deadline.%d.safe", i+1)] = d.Safe.Dotted()
			want[fmt.Sprintf("deadline.%d.legal", i+1)] = d.Legal.Dotted()
		}
		got := map[string]string{}
		for _, placed := range laid.Placed { // of a long value line by line
			got[placed.Field] = strings.TrimSpace(got[placed.Field] + " " + placed.Value)
			if placed.Kind != page.PlacedText || placed.Page < 1 || placed.Page > len(laid.Document.Pages) {
				t.Errorf("%s: %s is a %s on page %d", l, placed.Field, placed.Kind, placed.Page)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", l, diff)
		}
	}
}

func TestSeparators(t *testing.T) {
	sheets, err := Separators(richPacket(text.Chinese), testBook(t), testFonts(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(sheets) != 2 {
		t.Errorf("%d sheets for two missing papers", len(sheets))
	}
	all := said(page.Document{Pages: sheets["ground-document"]})
	for _, want := range []string{
		"Müvəqqəti yaşamaq üçün əsası təsdiq edən sənəd", "证明申请依据的文件", "学校出具的全日制学习证明",
		"notariat qaydasında təsdiq olunmuş surət", "译成阿塞拜疆语", "MM 46.1.4", "Miqrasiya Məcəlləsi",
	} {
		if !strings.Contains(all, squeeze(want)) {
			t.Errorf("not on the sheet: %s", want)
		}
	}
}

func TestUnknownLanguage(t *testing.T) {
	p := cleanPacket("xx")
	if _, err := Lay(p, testBook(t), testFonts(t)); err == nil {
		t.Error("laid out in a language that there is none of")
	}
	if _, err := Separators(p, testBook(t), testFonts(t)); err == nil {
		t.Error("sheets in a language that there is none of")
	}
}

func TestEmptyPacket(t *testing.T) {
	d := lay(t, &packet.Packet{Procedure: "temporary-residence", Language: text.English})
	if len(d.Pages) != 1 {
		t.Errorf("%d pages", len(d.Pages))
	}
}

func TestLanguagesHaveTheSameKeys(t *testing.T) {
	book := testBook(t)
	want := book.Keys(text.English)
	for _, l := range text.Languages {
		if diff := cmp.Diff(want, book.Keys(l)); diff != "" {
			t.Errorf("%s (- en, + %[1]s):\n%s", l, diff)
		}
	}
}

func TestRanges(t *testing.T) {
	for _, tt := range []struct {
		pages []int
		want  string
	}{
		{[]int{3}, "3"},
		{[]int{3, 4}, "3–4"},
		{[]int{3, 4, 5, 9}, "3–5, 9"},
		{[]int{9, 5, 4, 4, 3}, "3–5, 9"},
		{[]int{1, 3, 5}, "1, 3, 5"},
	} {
		if got := ranges(tt.pages); got != tt.want {
			t.Errorf("ranges(%v) = %q, want %q", tt.pages, got, tt.want)
		}
	}
}

// TestPDF reads the written file with an independent program.
func TestPDF(t *testing.T) {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed")
	}
	for _, l := range text.Languages {
		var file bytes.Buffer
		if err := page.Write(&file, lay(t, richPacket(l)), testFonts(t)); err != nil {
			t.Fatal(err)
		}
		command := exec.Command(tool, "-raw", "-", "-")
		command.Stdin = &file
		out, err := command.Output()
		if err != nil {
			t.Fatal(err)
		}
		all := squeeze(string(out))
		words := testBook(t).Words(l)
		for _, want := range []string{
			"Ərizəyə əlavə edilmiş sənədlərin siyahısı", "Ölkədə olmaq hüququ verən sənəd", "18.11.2026", "E12345678",
			words.Say("checklist.title", nil), words.Say("checklist.print.order", nil),
		} {
			if !strings.Contains(all, squeeze(want)) {
				t.Errorf("%s: pdftotext does not find %q", l, want)
			}
		}
	}
}

func BenchmarkLay(b *testing.B) {
	fonts, book, p := testFonts(b), testBook(b), richPacket(text.Chinese)
	for b.Loop() {
		if _, err := Lay(p, book, fonts); err != nil {
			b.Fatal(err)
		}
	}
}
