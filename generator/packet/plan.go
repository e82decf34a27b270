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
	// Item is the index of the paper in Packet.Documents, for Papers and Sheets.
	Item int
	// First is the first page, from 1; Pages how many.
	First, Pages int
}

// SectionKind says what a section holds.
type SectionKind int

const (
	ChecklistPages SectionKind = iota
	FormPages
	// PaperPages are the scans of one paper.
	PaperPages
	// SheetPages are the separator that keeps the place of a missing paper.
	SheetPages
)

// PageCounts is how many pages our own parts have.
type PageCounts struct {
	Checklist, Form int
	// Sheet counts the separator of the missing paper with the id.
	Sheet func(id string) int
}

// Paginate plans packet.pdf and writes the page numbers into the checklist items: checklist, form, then the
// papers in the order of the checklist.
func (p *Packet) Paginate(counts PageCounts) Plan {
	plan := Plan{}
	add := func(kind SectionKind, item, pages int) []int {
		plan.Sections = append(plan.Sections, Section{Kind: kind, Item: item, First: plan.Pages + 1, Pages: pages})
		numbers := make([]int, pages)
		for i := range numbers {
			numbers[i] = plan.Pages + 1 + i
		}
		plan.Pages += pages
		return numbers
	}
	add(ChecklistPages, 0, counts.Checklist)
	formPages := add(FormPages, 0, counts.Form)
	for i := range p.Documents {
		item := &p.Documents[i]
		item.Pages = nil
		pages := 0
		for _, s := range item.Scans {
			pages += s.Pages
		}
		if item.Made {
			item.Pages = append(item.Pages, formPages...)
		}
		switch {
		case pages > 0:
			item.Pages = append(item.Pages, add(PaperPages, i, pages)...)
		case item.NeedsSheet():
			item.Pages = add(SheetPages, i, counts.Sheet(item.ID))
		}
	}
	return plan
}
