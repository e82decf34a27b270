package checklist

import (
	"slices"

	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/rules"
)

// The columns of what is signed and of what is printed: pages, what, how often.
const placeColumn = 15 * page.Millimetre

// signing is who signs what by hand, on which page, and where a photo is glued.
func (l *layout) signing() []block {
	var blocks []block
	for _, s := range l.signatures() {
		blocks = append(blocks, l.placeRow(s.pages, s.said, "")...)
	}
	return l.titled(l.columnTitle("checklist.sign.title"), blocks)
}

// signature is something to sign, or to glue, and where it is in packet.pdf.
type signature struct {
	pages []int
	said  paragraph
}

func (l *layout) signatures() []signature {
	var out []signature
	add := func(pages []int, what, how string) {
		out = append(out, signature{pages, plainly(what, styleStrong).then("– "+how, styleBody)})
	}
	signer := func(item packet.ChecklistItem) string { return l.own.Say("signer."+item.Signer, nil) }
	add([]int{l.signedOn}, l.own.Say("checklist.sign.list", nil), l.own.Say("checklist.sign.list-how", nil))
	for i, item := range l.packet.Documents {
		for _, letter := range l.packet.Letters {
			if letter.Document == item.ID {
				add(letter.Pages, l.own.Say("checklist.print.paper", finding.Args{"n": i + 1, "paper": l.draft(letter)}), l.draftSigner(item))
			}
		}
		if item.Signer == "" || item.Drafted {
			continue
		}
		if item.Made {
			add(item.Pages, l.paperName(i), l.own.Say("checklist.sign.form", finding.Args{"signer": signer(item)}))
		} else {
			add(item.Pages, l.paperName(i), signer(item))
		}
	}
	for _, letter := range l.packet.Letters {
		if !l.ofList(letter) {
			out = append(out, signature{letter.Pages, plainly(l.draft(letter), styleStrong)})
		}
	}
	if l.photoAsked() {
		out = append(out, signature{l.formPages(), plainly(l.own.Say("checklist.sign.glue", nil), styleBody)})
	}
	return out
}

// draftSigner is who signs the draft of a paper.
func (c *content) draftSigner(item packet.ChecklistItem) string {
	if item.Signer == "" {
		return c.own.Say("checklist.sign.draft", nil)
	}
	return c.own.Say("signer."+item.Signer, nil)
}

// ofList tells whether the letter becomes a paper of the list.
func (c *content) ofList(letter packet.Letter) bool {
	return slices.ContainsFunc(c.packet.Documents, func(item packet.ChecklistItem) bool { return item.ID == letter.Document })
}

// draft is what a letter is called.
func (c *content) draft(letter packet.Letter) string {
	title := finding.Key("letter." + letter.ID + ".title")
	if !c.own.Has(string(title)) {
		title = packet.ShortTitle(c.own, letter.Document)
	}
	return c.own.Say("checklist.sign.letter", finding.Args{"letter": title})
}

// paperName is the number and the short name of a paper.
func (c *content) paperName(i int) string {
	return c.own.Say("checklist.print.paper", finding.Args{"n": i + 1, "paper": packet.ShortTitle(c.own, c.packet.Documents[i].ID)})
}

// formPages are those of the application form.
func (c *content) formPages() []int {
	for _, item := range c.packet.Documents {
		if item.Made {
			return item.Pages
		}
	}
	return nil
}

// printing is which page is printed how often, and how.
func (l *layout) printing() []block {
	var blocks []block
	for _, run := range l.runs() {
		blocks = append(blocks, l.placeRow(run.pages, plainly(l.what(run), styleBody), l.own.Say("checklist.print.times", finding.Args{"n": run.times}))...)
	}
	if l.packet.Photo != nil {
		blocks = append(blocks, l.ticked(plainly(l.own.Say("checklist.print.photos", nil), styleBody))...)
	}
	for _, advice := range l.howToPrint() {
		blocks = append(blocks, l.ticked(plainly(advice, styleBody))...)
	}
	return l.titled(l.columnTitle("checklist.print.title"), blocks)
}

// howToPrint are hints for the printer and for what comes out of it.
func (c *content) howToPrint() []string {
	sides := "checklist.print.one-side"
	if c.packet.Duplex {
		sides = "checklist.print.both-sides"
	}
	advice := []string{c.own.Say(sides, nil)}
	if slices.ContainsFunc(c.packet.Documents, packet.ChecklistItem.NeedsSheet) {
		advice = append(advice, c.own.Say("checklist.print.sheets", nil))
	}
	return append(advice, c.own.Say("checklist.print.order", nil), c.own.Say("checklist.print.corrections", nil))
}

// run is pages that follow each other in packet.pdf and are printed equally often.
type run struct {
	pages []int
	// list says that the list is among them, drafts that letters are which become
	// no paper of it; papers are the numbers of the papers.
	list, drafts bool
	papers       []int
	times        int
}

// runs are all pages of packet.pdf. How many runs there are does not depend on
// whether the page numbers are known.
func (l *layout) runs() []run {
	all := []run{{list: true, times: 1}}
	for i := range l.pages {
		all[0].pages = append(all[0].pages, i+1)
	}
	more := func(pages []int, times int) *run {
		if all[len(all)-1].times != times {
			all = append(all, run{times: times})
		}
		last := &all[len(all)-1]
		last.pages = append(last.pages, pages...)
		return last
	}
	paper := func(i int, item packet.ChecklistItem) {
		last := more(item.Pages, printed(item))
		last.papers = append(last.papers, i+1)
	}
	for i, item := range l.packet.Documents {
		if item.Made {
			paper(i, item)
		}
	}
	for _, letter := range l.packet.Letters {
		if !l.ofList(letter) {
			more(letter.Pages, 1).drafts = true
		}
	}
	for i, item := range l.packet.Documents {
		if inPacket(item) && !item.Made {
			paper(i, item)
		}
	}
	return all
}

// what says what is printed.
func (c *content) what(r run) string {
	var parts []string
	if r.list {
		parts = append(parts, c.own.Say("checklist.print.list", nil))
	}
	switch {
	case len(r.papers) == 1:
		parts = append(parts, c.paperName(r.papers[0]-1))
	case len(r.papers) > 1:
		parts = append(parts, c.own.Say("checklist.print.papers", finding.Args{"numbers": ranges(r.papers)}))
	}
	if r.drafts {
		parts = append(parts, c.own.Say("checklist.print.drafts", nil))
	}
	return c.list(parts)
}

// inPacket tells whether packet.pdf has pages of the paper.
func inPacket(item packet.ChecklistItem) bool {
	for _, s := range item.Scans {
		if s.Pages > 0 {
			return true
		}
	}
	return item.Made || item.Drafted || item.NeedsSheet()
}

// printed is how often the pages of a paper are printed: a scan as often as
// copies are asked for, unless the paper itself, or a notary's copy, is handed in.
func printed(item packet.ChecklistItem) int {
	switch {
	case item.Made || item.Drafted:
		return max(1, item.Copies)
	case item.Status == packet.Missing:
		return 1
	case item.Form == rules.Plain || item.Form == rules.WithOriginal:
		return max(1, item.Copies)
	}
	return 1
}

// placeRow is something with its pages before it and a few words at its end.
func (l *layout) placeRow(pages []int, said paragraph, end string) []block {
	const ends = 9 * page.Millimetre
	wide := page.Length(columnWidth - tickIndent - placeColumn)
	at := l.pagesOf(pages)
	if end != "" {
		wide -= ends
	}
	b := stacked(l.fonts, wide, said)
	row := block{height: max(b.height, tickSide), figures: l.ticked(at)[0].figures, gap: l.itemGap}
	row.show(b.figures, tickIndent+placeColumn, 0)
	if end != "" {
		times := stacked(l.fonts, ends, plainly(end, styleStrong))
		x := columnWidth - l.fonts.width(end, styleStrong)
		row.show(times.figures, x, 0)
	}
	return []block{row}
}

// pagesOf is "p. 3–5" in one line.
func (l *layout) pagesOf(pages []int) paragraph {
	return l.fittingPages(pages, styleBody, placeColumn-1000, l.pagesSaid)
}

func (l *layout) pagesSaid(numbers string) string {
	return l.own.Say("checklist.print.pages", finding.Args{"pages": numbers})
}
