package generator

import (
	"permitpack/generator/assemble"
	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/text"
)

// pageLabel is what stands at the foot of a page of packet.pdf: which paper it
// belongs to, and its number.
type pageLabel struct {
	words string
	x     page.Length
}

var labelStyle = page.Style{Size: 750}

const (
	labelRight    = 10 * page.Millimetre // from the edge of the sheet
	labelBaseline = 5 * page.Millimetre  // above the foot, which printers hardly reach below
	labelWidth    = 180 * page.Millimetre
)

// pageLabels are the labels of all pages. The office reads them.
func pageLabels(p *packet.Packet, plan packet.Plan, words *text.Words, fonts *page.Fonts) []pageLabel {
	var labels []pageLabel
	for _, section := range plan.Sections {
		title := sectionTitle(p, section, words)
		for i := range section.Pages {
			said := func(title string) string {
				return words.Say("packet.label", finding.Args{"paper": title, "page": section.First + i, "pages": plan.Pages})
			}
			words := said(shortened(title, fonts, labelWidth-fonts.Width(said(""), labelStyle)))
			labels = append(labels, pageLabel{words, page.A4.Width - labelRight - fonts.Width(words, labelStyle)})
		}
	}
	return labels
}

// shortened is the beginning of a title that is too long for one line.
func shortened(title string, fonts *page.Fonts, width page.Length) string {
	const ellipsis = "…"
	if fonts.Width(title, labelStyle) <= width {
		return title
	}
	return fonts.Wrap(title, labelStyle, width-fonts.Width(ellipsis, labelStyle))[0] + ellipsis
}

// page is the label as assemble draws it over a page.
func (l pageLabel) page() page.Page {
	return page.Page{Size: page.A4, Values: []page.Mark{
		page.Text{X: l.x, Y: page.A4.Height - labelBaseline, Style: labelStyle, Value: l.words, Field: "page-label"},
	}}
}

// The label keeps to its room: the compiler refuses a baseline above half of it.
const _ = uint(assemble.LabelRoom*page.Millimetre/2 + page.Millimetre - labelBaseline)

// sectionTitle is what a section of packet.pdf is called; a paper has its number in the checklist.
func sectionTitle(p *packet.Packet, s packet.Section, words *text.Words) string {
	paper := func() string {
		return words.Say("packet.paper", finding.Args{
			"n": s.Item + 1, "paper": packet.ShortTitle(words, p.Documents[s.Item].ID),
		})
	}
	switch s.Kind {
	case packet.ChecklistPages:
		return words.Say("packet.checklist", nil)
	case packet.FormPages:
		return words.Say(string(packet.ShortTitle(words, "application-form")), nil)
	case packet.LetterPages:
		return words.Say("packet.draft", finding.Args{"letter": finding.Key("letter." + p.Letters[s.Item].ID + ".title")})
	case packet.PaperPages:
		return paper()
	case packet.SheetPages:
		return words.Say("packet.sheet", finding.Args{"document": paper()})
	}
	return words.Say("packet.blank", nil)
}
