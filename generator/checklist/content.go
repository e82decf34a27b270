package checklist

import "permitpack/generator/packet"

// content is what a checklist says, whatever its setting: it is put into words once for
// all settings that are tried. What depends on page numbers is none of it.
type content struct {
	packet *packet.Packet
	voices
	facts    row
	findings []row
	events   []event
	// papers are the rows without their pages, and briefPapers those of a brief setting.
	papers, briefPapers []row
	// due are the rows of deadlines and fees.
	due []row

	steps, photo, conflicts, infos, notes, sources list
}

func newContent(p *packet.Packet, v voices) *content {
	c := &content{packet: p, voices: v}
	c.facts = c.factRow()
	c.findings = c.findingRows()
	c.events = c.eventsOf()
	c.papers = c.paperRows()
	c.briefPapers = c.briefly(c.papers)
	c.due = c.dueRows()
	c.steps = c.stepList()
	c.photo = c.photoList()
	c.conflicts = c.conflictList()
	c.infos = c.infoList()
	c.notes = c.noteList()
	c.sources = c.sourceList()
	return c
}
