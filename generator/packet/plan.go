package packet

// Plan says on which pages of packet.pdf everything stands.
type Plan struct {
	Sections []Section
	// Pages is the number of pages of packet.pdf.
	Pages int
}

// Section is a run of pages.
type Section struct {
	Kind SectionKind
	// Item is the index of the paper in Packet.Documents, for PaperPages and
	// SheetPages, and of the letter in Packet.Letters for LetterPages.
	Item int
	// First is the first page, from 1; Pages how many.
	First, Pages int
}

// SectionKind says what a section holds.
type SectionKind int

const (
	ChecklistPages SectionKind = iota
	FormPages
	// LetterPages are a draft that somebody has to sign.
	LetterPages
	// PaperPages are the scans of one paper.
	PaperPages
	// SheetPages are the separator that keeps the place of a missing paper.
	SheetPages
	// BlankPages are the empty back of the sheet before.
	BlankPages
)

// PageCounts is how many pages our own parts have.
type PageCounts struct {
	Checklist, Form int
	// Letter counts the letter with the id, Sheet the separator of the missing paper with the id.
	Letter, Sheet func(id string) int
	// Duplex says that the packet is printed on both sides: every section begins on
	// the front of a sheet.
	Duplex bool
}

// Paginate plans packet.pdf and writes the page numbers into the checklist items
// and the letters: checklist, form, letters that are no paper of the list, then
// the papers in the order of the list, each with its draft before its scans.
func (p *Packet) Paginate(counts PageCounts) Plan {
	plan := Plan{}
	add := func(kind SectionKind, item, pages int) []int {
		if counts.Duplex && plan.Pages%2 == 1 {
			plan.add(BlankPages, 0, 1)
		}
		return plan.add(kind, item, pages)
	}
	add(ChecklistPages, 0, counts.Checklist)
	formPages := add(FormPages, 0, counts.Form)
	draft := func(document string) (pages []int) {
		for i := range p.Letters {
			if letter := &p.Letters[i]; letter.Document == document {
				letter.Pages = add(LetterPages, i, counts.Letter(letter.ID))
				pages = append(pages, letter.Pages...)
			}
		}
		return pages
	}
	draft("")
	for i := range p.Documents {
		item := &p.Documents[i]
		item.Pages = nil
		if item.Made {
			item.Pages = append(item.Pages, formPages...)
		}
		item.Pages = append(item.Pages, draft(item.ID)...)
		switch pages := item.scanned(); {
		case pages > 0:
			item.Pages = append(item.Pages, add(PaperPages, i, pages)...)
		case item.NeedsSheet():
			item.Pages = append(item.Pages, add(SheetPages, i, counts.Sheet(item.ID))...)
		}
	}
	return plan
}

// add appends a section and gives its page numbers.
func (p *Plan) add(kind SectionKind, item, pages int) []int {
	p.Sections = append(p.Sections, Section{Kind: kind, Item: item, First: p.Pages + 1, Pages: pages})
	numbers := make([]int, pages)
	for i := range numbers {
		numbers[i] = p.Pages + 1 + i
	}
	p.Pages += pages
	return numbers
}

// scanned is the number of pages of the item's scans.
func (c ChecklistItem) scanned() int {
	pages := 0
	for _, s := range c.Scans {
		pages += s.Pages
	}
	return pages
}
