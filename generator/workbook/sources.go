package workbook

import "permitpack/generator/rules"

var sourceColumns = []column{
	{"sources.id", 12}, {"sources.name", 52}, {"sources.address", 48}, {"sources.edition", 28}, {"sources.read", 13}, {"sources.standing", 18},
}

// sources are the places that the packet cites.
func (r *renderer) sources() {
	g := r.sheets[sourcesAt]
	r.head(g, r.say("sources.title"), "")
	r.table(g, headerRow, len(r.packet.Sources))
	for i, s := range r.packet.Sources {
		g.row(1, headerRow+1+i, r.source(s)...)
	}
}

func (r *renderer) source(s rules.Source) []cell {
	return []cell{
		words(s.ID).bold(),
		words(s.Title),
		address(s.URL),
		words(s.Edition),
		day(s.Read),
		words(r.sayAny("standing", string(s.Standing))),
	}
}
