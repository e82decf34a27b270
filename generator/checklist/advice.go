package checklist

import (
	"slices"
	"strconv"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/page"
)

// advice is what the applicant alone reads, in two columns.
func (l *layout) advice() {
	var blocks []block
	for _, section := range [][]block{
		l.steps(), l.signing(), l.printing(), l.photo(), l.conflicts(), l.infos(), l.notes(), l.sources(),
	} {
		blocks = append(blocks, section...)
	}
	l.flow.gap(l.st.sectionGap)
	l.flow.columns(blocks)
}

const (
	tickIndent = tickSide + 1300
	dotIndent  = 2200
)

// ticked is an item to tick off.
func (l *layout) ticked(p paragraph) []block {
	top := (leading(l.fonts, l.st.body) - tickSide) / 2
	mark := block{height: tickSide + top, figures: []figure{tickBox(0, max(top, 0))}}
	return l.item(mark, tickIndent, p)
}

// dotted is an item behind a dot.
func (l *layout) dotted(p paragraph, style page.Style) []block {
	dot := stacked(l.fonts, columnWidth, plainly("•", style))
	return l.item(block{figures: dot.figures}, dotIndent, p)
}

// steps are what the applicant does, and what happens then.
func (l *layout) steps() []block {
	var blocks []block
	for i, s := range l.packet.Steps {
		step := plainly(strconv.Itoa(i+1), l.st.strong).
			then(l.own.Say(s.Key, nil), l.st.body).
			then(strings.Join(s.Sources, ", "), l.st.caption)
		blocks = append(blocks, l.ticked(step)...)
	}
	return l.titled(l.columnHeading("checklist.steps.title"), blocks)
}

// infos are consequences and rights that the applicant should know.
func (l *layout) infos() []block {
	var blocks []block
	for _, i := range l.packet.Infos {
		info := plainly(i.Say(l.own), l.st.body).then(strings.Join(i.Sources, ", "), l.st.caption)
		blocks = append(blocks, l.dotted(info, l.st.body)...)
	}
	return l.titled(l.columnHeading("checklist.infos.title"), blocks)
}

// notes are the findings that change nothing.
func (l *layout) notes() []block {
	var blocks []block
	for _, f := range l.told(func(f finding.Finding) bool { return f.Severity == finding.Info }) {
		p := l.explained(f)
		p[0].style = l.st.body
		blocks = append(blocks, l.dotted(p, l.st.body)...)
	}
	return l.titled(l.columnHeading("checklist.notes.title"), blocks)
}

// photo is what only a person can see on the photo.
func (l *layout) photo() []block {
	if !l.photoAsked() && l.packet.Photo == nil {
		return nil
	}
	var questions []string
	if photo := l.packet.Photo; photo != nil {
		questions = append(questions, l.own.Say("checklist.photo.prints", finding.Args{
			"n": photo.Copies, "width": photo.Width, "height": photo.Height,
		}))
	}
	var p paragraph
	for _, question := range append(questions, l.series("photo.human")...) {
		p = p.then("☐\u00a0"+question, l.st.body)
	}
	return l.titled(l.columnHeading("checklist.photo.title"), l.lines(p))
}

func (l *layout) photoAsked() bool {
	return slices.ContainsFunc(l.packet.Documents, func(item packet.ChecklistItem) bool { return item.ID == "photos" })
}
