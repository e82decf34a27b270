package checklist

import (
	"slices"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/page"
	"permitpack/generator/rules"
)

// sources are the texts that the packet cites, those of one standing after
// another, with the disclaimer at their end.
func (l *layout) sources() []block {
	disclaimer := l.lines(plainly(l.own.Say("checklist.disclaimer", nil), l.st.small))
	if len(l.packet.Sources) == 0 {
		disclaimer[0].gap = l.st.sectionGap
		return disclaimer
	}
	read := l.packet.Sources[0].Read
	if slices.ContainsFunc(l.packet.Sources, func(s rules.Source) bool { return s.Read != read }) {
		read = date.Date{} // each says its own
	}
	var blocks []block
	for _, standing := range standings(l.packet.Sources) {
		p := plainly(l.own.Say("checklist.sources.standing", finding.Args{"standing": finding.Key("standing." + string(standing))}), l.st.caption)
		for _, s := range l.packet.Sources {
			if s.Standing == standing {
				p = p.then(s.ID, page.Style{Size: l.st.small.Size, Bold: true}).then(l.source(s, read), l.st.small)
			}
		}
		blocks = append(blocks, l.lines(p)...)
	}
	heading := l.columnHeading("checklist.sources.title")
	if !read.IsZero() {
		heading = l.columnHeadingWith("checklist.sources.title", l.own.Say("checklist.sources.read", finding.Args{"date": read}))
	}
	return l.titled(heading, append(blocks, disclaimer...))
}

// source is a text with its edition, and the day on which it was read unless all were on the same.
func (l *layout) source(s rules.Source, read date.Date) string {
	said := joined(", ", s.Title, s.Edition)
	if read.IsZero() && !s.Read.IsZero() {
		said = joined(", ", said, l.own.Say("checklist.sources.read", finding.Args{"date": s.Read}))
	}
	return said + "."
}

// standings are those of the sources, in the order in which they first come.
func standings(sources []rules.Source) []rules.Standing {
	var out []rules.Standing
	for _, s := range sources {
		if !slices.Contains(out, s.Standing) {
			out = append(out, s.Standing)
		}
	}
	return out
}

// lines are the lines of a paragraph of one column, which may be parted anywhere.
func (l *layout) lines(p paragraph) []block {
	var out []block
	for _, each := range p.lines(l.fonts, columnWidth) {
		out = append(out, block{height: leading(l.fonts, each.style()), figures: []figure{stack([]line{each}, 0, 0)}})
	}
	if len(out) > 0 {
		out[0].gap = l.st.itemGap
	}
	return out
}
