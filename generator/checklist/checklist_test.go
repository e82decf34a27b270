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

	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/text"
)

func lay(t testing.TB, p *packet.Packet) page.Document {
	t.Helper()
	d, err := Lay(p, testBook(t), testFonts(t))
	if err != nil {
		t.Fatal(err)
	}
	return d.Document
}

func texts(d page.Document) []page.Text {
	var out []page.Text
	for _, p := range d.Pages {
		for _, m := range append(slices.Clone(p.Static), p.Values...) {
			if text, ok := m.(page.Text); ok {
				out = append(out, text)
			}
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
			p := richPacket(l)
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
			}
			for _, d := range p.Deadlines {
				expect(az.Date(d.Safe))
				expect(own.Date(d.Safe))
				expect(az.Date(d.Legal))
				expect(d.Title(own))
			}
			for _, f := range p.Findings {
				f = own.Explain(f)
				expect(f.Message)
				expect(f.Fix)
			}
			for _, c := range p.Conflicts {
				for _, claim := range c.Claims {
					expect(claim.Quantity.Say(own))
				}
			}
			for _, s := range p.Sources {
				expect(s.Title)
			}
			expect("(012) 919")
			if strings.Contains(all, "⟦") {
				t.Error("a text is missing")
			}
		})
	}
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
	return p
}

func TestNothingLeavesThePage(t *testing.T) {
	fonts, book := testFonts(t), testBook(t)
	for _, l := range text.Languages {
		for name, p := range map[string]*packet.Packet{"clean": cleanPacket(l), "rich": richPacket(l), "long": long(richPacket(l))} {
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
					if m.Y < 10*page.Millimetre || m.Y > page.A4.Height-12*page.Millimetre {
						t.Errorf("%q stands at %d", m.Value, m.Y)
					}
					if m.Size < 700 {
						t.Errorf("%q is too small to read", m.Value)
					}
				}
			})
		}
	}
}

func TestPageNumbersDoNotMoveAnything(t *testing.T) {
	numbered := richPacket(text.Russian)
	bare := richPacket(text.Russian)
	for i := range bare.Documents {
		bare.Documents[i].Pages = nil
		numbered.Documents[i].Pages = []int{117 + 4*i, 118 + 4*i, 119 + 4*i}
	}
	with, without := lay(t, numbered), lay(t, bare)
	if len(with.Pages) != len(without.Pages) {
		t.Fatalf("%d pages with page numbers, %d without", len(with.Pages), len(without.Pages))
	}
	for i := range with.Pages {
		a, b := with.Pages[i].Values, without.Pages[i].Values
		if len(a) != len(b) {
			t.Errorf("page %d has %d marks with page numbers, %d without", i+1, len(a), len(b))
		}
	}
}

func TestStudentNeedsTwoPages(t *testing.T) {
	for _, l := range []text.Language{text.Azerbaijani, text.English, text.Chinese} {
		if n := len(lay(t, cleanPacket(l)).Pages); n != 2 {
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
			"Ərizəyə əlavə edilmiş sənədlərin siyahısı", "Ölkədə olmaq hüququ verən sənəd", "27.11.2026", "E12345678",
			words.Say("checklist.title", nil), words.Say("checklist.print.1", nil),
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
