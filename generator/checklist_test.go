package generator

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/readback"
	"permitpack/generator/text"
)

// TestChecklistPages holds the samples to the pages that their checklists need at
// the most: one for a packet of a few papers, three for one of very many words.
func TestChecklistPages(t *testing.T) {
	engine := loaded(t)
	most := map[string]int{"guest": 1, "pensioner": 1, "daughter": 3, "worker": 3}
	for _, file := range samples(t) {
		want, named := most[Name(file)]
		if !named {
			want = 2
		}
		j := checklistOf(t, engine, file, decided(t, engine, file).packet.Language)
		if got := len(j.checklist.Document.Pages); got > want {
			t.Errorf("%s: %d pages, at most %d", Name(file), got, want)
		}
	}
	for _, language := range text.Languages {
		j := checklistOf(t, engine, filepath.Join("..", "samples", "profiles", "student.yaml"), language)
		if got := len(j.checklist.Document.Pages); got > 2 {
			t.Errorf("student, %s: %d pages", language, got)
		}
	}
}

// TestChecklistSaysEverything looks for all that was decided of every sample, in
// every language, on its checklist.
func TestChecklistSaysEverything(t *testing.T) {
	engine := loaded(t)
	for _, file := range samples(t) {
		for _, language := range text.Languages {
			t.Run(Name(file)+"/"+string(language), func(t *testing.T) {
				j := checklistOf(t, engine, file, language)
				shown := solid(shown(withoutHeads(j.checklist.Document.Pages)))
				p, own, az := j.packet, j.words(), j.office()
				expect := func(words string) {
					t.Helper()
					if !strings.Contains(shown, solid(words)) {
						t.Errorf("the checklist lacks %q", words)
					}
				}
				for _, d := range p.Documents {
					expect(az.Say("document."+d.ID+".title", nil))
					if d.Status == packet.Missing || d.Status == packet.Expired {
						expect(own.Say("document."+d.ID+".title", nil))
					} else if !strings.Contains(shown, solid(own.Say("document."+d.ID+".title", nil))) {
						expect(own.Say(string(packet.ShortTitle(own, d.ID)), nil))
					}
					expect(strings.Join(d.Sources, ", "))
					for _, note := range d.Notes {
						expect(own.Say(note, nil))
					}
				}
				for _, d := range p.Deadlines {
					expect(d.Rule(own))
					expect(az.Date(d.Safe))
					expect(az.Date(d.Legal))
					for _, claim := range d.Claims {
						expect(claim.Source)
					}
				}
				for _, f := range p.Fees {
					expect(own.Money(f.Amount))
				}
				for _, f := range p.Findings {
					title := "\x00" // a finding names its paper by the short name
					for _, d := range p.Documents {
						if f.Args["document"] != nil && strings.HasPrefix(f.Message, own.Say("document."+d.ID+".title", nil)) {
							title = own.Say("document."+d.ID+".title", nil)
						}
					}
					for part := range strings.SplitSeq(f.Message, title) {
						expect(part)
					}
					if f.Args["id"] == nil {
						expect(f.Fix)
					}
					expect(f.Where)
					for _, source := range f.Sources {
						expect(source)
					}
				}
				for _, c := range p.Conflicts {
					expect(c.Safe.Say(own))
					for _, claim := range c.Claims {
						expect(claim.Quantity.Say(own))
						expect(claim.Source)
						expect(claim.Article)
					}
				}
				for _, i := range p.Infos {
					expect(i.Say(own) + strings.Join(i.Sources, ", "))
				}
				for _, s := range p.Steps {
					expect(own.Say(s.Key, nil) + strings.Join(s.Sources, ", "))
				}
				for _, s := range p.Sources {
					expect(s.ID + s.Title + ", " + s.Edition)
				}
			})
		}
	}
}

// withoutHeads are the pages without the running heads, which stand in the middle
// of what runs on from page to page.
func withoutHeads(pages []page.Page) []page.Page {
	var bare []page.Page
	for i, p := range pages {
		p.Values = slices.DeleteFunc(slices.Clone(p.Values), func(m page.Mark) bool {
			words, ok := m.(page.Text)
			return ok && i > 0 && words.Y < 12*page.Millimetre
		})
		bare = append(bare, p)
	}
	return bare
}

// TestChecklistReadsBack finds in the written file what the checklist says that it placed.
func TestChecklistReadsBack(t *testing.T) {
	engine := loaded(t)
	for _, file := range samples(t) {
		for _, language := range text.Languages {
			j := checklistOf(t, engine, file, language)
			pdf, err := rendered(j.checklist.Document, j.fonts)
			if err != nil {
				t.Fatal(err)
			}
			shown, err := readback.Read(pdf)
			if err != nil {
				t.Fatal(err)
			}
			placed := slices.Clone(j.checklist.Placed)
			found := shown.Check(placed)
			if want := 3 + 2*len(j.packet.Documents) + 2*len(j.packet.Deadlines); !found.OK || found.Fields < want {
				t.Errorf("%s, %s: %d fields of %d or more, these not as placed: %v", Name(file), language, found.Fields, want, found.Mismatches)
			}
			// A place that expects something else has to be noticed.
			placed[len(placed)-1].Value += "x"
			if shown.Check(placed).OK {
				t.Errorf("%s, %s: a wrong value was taken for right", Name(file), language)
			}
		}
	}
}

// TestShortTitles wants a short name of every paper in every language.
func TestShortTitles(t *testing.T) {
	engine := loaded(t)
	for _, language := range text.Languages {
		words := engine.book.Words(language)
		for _, id := range engine.catalogue.DocumentIDs {
			key := "document." + id + ".short"
			if !words.Has(key) {
				t.Errorf("%s: there is no %s", language, key)
				continue
			}
			short, long := words.Say(key, nil), words.Say("document."+id+".title", nil)
			if utf8.RuneCountInString(short) > 40 || utf8.RuneCountInString(short) > utf8.RuneCountInString(long) {
				t.Errorf("%s: %s is no short name: %q", language, key, short)
			}
			if got := packet.ShortTitle(words, id); string(got) != key {
				t.Errorf("%s: the short name of %s is %s", language, id, got)
			}
		}
		if got := packet.ShortTitle(words, "cover-sheet"); got != "document.cover-sheet.title" {
			t.Errorf("%s: a paper without a short name is called %s", language, got)
		}
	}
}
