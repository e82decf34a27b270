package letter

import (
	"slices"

	"permitpack/generator/packet"
)

// due are the letters that the packet needs, in their order.
func (ls *Letters) due(p *packet.Packet) []*Letter {
	var due []*Letter
	for _, l := range ls.all {
		if l.Due.holds(p, l.Document) {
			due = append(due, l)
		}
	}
	return due
}

func (d Due) holds(p *packet.Packet, document string) bool {
	return d.Condition.holds(p) && d.anyHolds(p) && d.paperHolds(p, document)
}

func (d Due) anyHolds(p *packet.Packet) bool {
	return len(d.Any) == 0 || slices.ContainsFunc(d.Any, func(fact string) bool { return p.Facts.Holds([]string{fact}) })
}

func (d Due) paperHolds(p *packet.Packet, document string) bool {
	if !d.Missing {
		return true
	}
	return slices.ContainsFunc(p.Documents, func(item packet.ChecklistItem) bool {
		return item.ID == document && item.NeedsDraft() && (len(d.Signers) == 0 || slices.Contains(d.Signers, item.Signer))
	})
}

func (c Condition) holds(p *packet.Packet) bool {
	return p.Facts.Holds(c.When) && (len(c.Forms) == 0 || slices.Contains(c.Forms, p.Form))
}
