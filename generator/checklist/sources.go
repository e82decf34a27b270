package checklist

import (
	"slices"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/rules"
)

// sourceList are the texts that the packet cites, those of one standing after
// another, with the disclaimer at their end, which without them has no heading.
func (c *content) sourceList() list {
	disclaimer := plainly(c.own.Say("checklist.disclaimer", nil), styleSmall)
	if len(c.packet.Sources) == 0 {
		return list{said: []paragraph{disclaimer}}
	}
	read := c.packet.Sources[0].Read
	if slices.ContainsFunc(c.packet.Sources, func(s rules.Source) bool { return s.Read != read }) {
		read = date.Date{} // each says its own
	}
	var said []paragraph
	for _, standing := range standings(c.packet.Sources) {
		p := plainly(c.own.Say("checklist.sources.standing", finding.Args{"standing": finding.Key("standing." + string(standing))}), styleCaption)
		for _, s := range c.packet.Sources {
			if s.Standing == standing {
				p = p.then(s.ID, styleSmallStrong).then(c.source(s, read), styleSmall)
			}
		}
		said = append(said, p)
	}
	heading := c.columnTitle("checklist.sources.title")
	if !read.IsZero() {
		heading = heading.then(c.own.Say("checklist.sources.read", finding.Args{"date": read}), styleCaption)
	}
	return list{heading, noMark, append(said, disclaimer)}
}

// source is a text with its edition, and the day on which it was read unless all were on the same.
func (c *content) source(s rules.Source, read date.Date) string {
	said := joined(", ", s.Title, s.Edition)
	if read.IsZero() && !s.Read.IsZero() {
		said = joined(", ", said, c.own.Say("checklist.sources.read", finding.Args{"date": s.Read}))
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
		out[0].gap = l.itemGap
	}
	return out
}
