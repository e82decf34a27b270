package checklist

import (
	"slices"
	"strconv"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/packet"
)

// advice is what the applicant alone reads, in two columns.
func (l *layout) advice() {
	var blocks []block
	for _, section := range [][]block{
		l.list(l.steps), l.signing(), l.printing(),
		l.list(l.photo), l.list(l.conflicts), l.list(l.infos), l.list(l.notes), l.list(l.sources),
	} {
		blocks = append(blocks, section...)
	}
	l.flow.gap(l.sectionGap)
	l.flow.columns(blocks)
}

// list is a section of the advice: paragraphs, each behind the same mark. Without any
// there is none.
type list struct {
	heading paragraph
	mark    mark
	said    []paragraph
}

// mark is what stands before a paragraph.
type mark uint8

const (
	noMark mark = iota
	box         // to tick off
	dot
	smallDot
)

// list sets a section.
func (l *layout) list(s list) []block {
	var blocks []block
	set := l.setter(s.mark)
	for _, p := range s.said {
		blocks = append(blocks, set(p)...)
	}
	return l.titled(s.heading, blocks)
}

// setter sets paragraphs behind a mark.
func (l *layout) setter(m mark) func(paragraph) []block {
	switch m {
	case box:
		return l.ticked
	case dot:
		return l.dotted(styleBody)
	case smallDot:
		return l.dotted(styleSmall)
	}
	return l.lines
}

const (
	tickIndent = tickSide + 1300
	dotIndent  = 2200
)

// ticked is an item to tick off.
func (l *layout) ticked(p paragraph) []block {
	top := (leading(l.fonts, l.fonts.sized(styleBody)) - tickSide) / 2
	mark := block{height: tickSide + top, figures: []figure{tickBox(0, max(top, 0))}}
	return l.item(mark, tickIndent, p)
}

// dotted sets items behind a dot.
func (l *layout) dotted(st style) func(paragraph) []block {
	dot := block{figures: stacked(l.fonts, columnWidth, plainly("•", st)).figures}
	return func(p paragraph) []block { return l.item(dot, dotIndent, p) }
}

// stepList is what the applicant does, and what happens then.
func (c *content) stepList() list {
	var steps []paragraph
	for i, s := range c.packet.Steps {
		steps = append(steps, plainly(strconv.Itoa(i+1), styleStrong).
			then(c.own.Say(s.Key, nil), styleBody).
			then(strings.Join(s.Sources, ", "), styleCaption))
	}
	return list{c.columnTitle("checklist.steps.title"), box, steps}
}

// infoList are consequences and rights that the applicant should know.
func (c *content) infoList() list {
	var infos []paragraph
	for _, i := range c.packet.Infos {
		infos = append(infos, plainly(i.Say(c.own), styleBody).then(strings.Join(i.Sources, ", "), styleCaption))
	}
	return list{c.columnTitle("checklist.infos.title"), dot, infos}
}

// noteList are the findings that change nothing.
func (c *content) noteList() list {
	var notes []paragraph
	for _, f := range c.told(func(f finding.Finding) bool { return f.Severity == finding.Info }) {
		p := c.explained(f)
		p[0].style = styleBody
		notes = append(notes, p)
	}
	return list{c.columnTitle("checklist.notes.title"), dot, notes}
}

// photoList is what only a person can see on the photo.
func (c *content) photoList() list {
	if !c.photoAsked() && c.packet.Photo == nil {
		return list{}
	}
	var questions []string
	if photo := c.packet.Photo; photo != nil {
		questions = append(questions, c.own.Say("checklist.photo.prints", finding.Args{
			"n": photo.Copies, "width": photo.Width, "height": photo.Height,
		}))
	}
	var p paragraph
	for _, question := range append(questions, c.series("photo.human")...) {
		p = p.then("☐\u00a0"+question, styleBody)
	}
	return list{c.columnTitle("checklist.photo.title"), noMark, []paragraph{p}}
}

func (c *content) photoAsked() bool {
	return slices.ContainsFunc(c.packet.Documents, func(item packet.ChecklistItem) bool { return item.ID == "photos" })
}
