// Package checklist lays out the first pages of a packet: what is attached, in
// which form, what is missing, until when, for how much, and how to print and
// sign it. The office reads it as the list of attachments, the applicant as the
// list of what to do, so it speaks Azerbaijani with the applicant's language
// beside it; what is for the applicant alone is in his language alone.
package checklist

import (
	"fmt"

	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/text"
)

// Lay lays the checklist out. The number of its pages does not depend on
// ChecklistItem.Pages, so it may be laid out once without them to be counted
// and again with them. It fails when the packet's language is none of ours.
func Lay(p *packet.Packet, book *text.Book, fonts *page.Fonts) (page.Document, error) {
	v, err := newVoices(p, book)
	if err != nil {
		return page.Document{}, err
	}
	l := layout{packet: p, voices: v, fonts: fonts, flow: newFlow()}
	l.header()
	l.verdict()
	l.deadlines()
	l.fees()
	l.papers()
	l.conflicts()
	l.steps()
	l.infos()
	l.printing()
	l.photo()
	l.notes()
	l.sources()
	l.runningHeads()
	return page.Document{
		Title:    v.az.Say("checklist.title", nil),
		Subject:  v.az.Say("procedure."+p.Procedure+".title", nil),
		Language: string(text.Azerbaijani),
		Created:  p.Today,
		Pages:    l.flow.pages,
	}, nil
}

// layout is one checklist in the making.
type layout struct {
	packet *packet.Packet
	voices
	fonts *page.Fonts
	flow  *flow
}

// section is a table under its heading, with room above; without rows there is none.
func (l *layout) section(heading block, t table, rows []row) {
	if len(rows) == 0 {
		return
	}
	l.flow.gap(sectionGap)
	t.flow(l.flow, heading, rows)
}

// heading is a title in both languages with a rule below it.
func (l *layout) heading(key string) block {
	title := l.say(key, nil)
	const between = 2500
	width := l.fonts.Width(title.az, styleHead)
	b := stacked(l.fonts, fullWidth, paragraph{title.az, styleHead})
	if width+between+l.fonts.Width(title.own, styleHeadOwn) <= fullWidth {
		drop := baseline(l.fonts, styleHead) - baseline(l.fonts, styleHeadOwn)
		b.marks = append(b.marks, stack(l.fonts, lines(l.fonts, paragraph{title.own, styleHeadOwn}, fullWidth), width+between, drop)...)
	} else {
		b = stacked(l.fonts, fullWidth, title.in(styleHead, styleHeadOwn)...)
	}
	b.marks = append(b.marks, page.Line{X1: 0, Y1: b.height + 300, X2: fullWidth, Y2: b.height + 300, Width: 350})
	b.height += 400
	return b
}

// stacked are paragraphs one below the other, as one block.
func stacked(fonts *page.Fonts, width page.Length, paragraphs ...paragraph) block {
	var all []paragraph
	height := page.Length(0)
	for _, p := range paragraphs {
		for _, line := range lines(fonts, p, width) {
			all = append(all, line)
			height += leading(fonts, line.style)
		}
	}
	return block{height, stack(fonts, all, 0, 0)}
}

// captions is the head row of a table: the texts of the keys in both languages.
// A key that is empty leaves its cell empty.
func (l *layout) captions(keys ...string) row {
	head := make(row, len(keys))
	for i, key := range keys {
		head[i].shade = shadeDim
		if key != "" {
			head[i].paragraphs = l.say(key, nil).in(styleCaption, styleCaption)
		}
	}
	return head
}

// runningHeads writes name and "n / m" at the top of all pages but the first.
func (l *layout) runningHeads() {
	total := len(l.flow.pages)
	for i := 1; i < total; i++ {
		number := fmt.Sprintf("%d / %d", i+1, total)
		numberAt := margin + fullWidth - l.fonts.Width(number, styleCaption)
		const baseline = 15 * page.Millimetre
		marks := []page.Mark{
			page.Text{X: numberAt, Y: baseline, Style: styleCaption, Value: number},
			page.Line{X1: margin, Y1: baseline + 1500, X2: margin + fullWidth, Y2: baseline + 1500, Width: hairline, Grey: 150},
		}
		who := joined("   ", l.value("applicant.full-name"), l.value("passport.number"), l.az.Say("checklist.title", nil))
		if fit := l.fonts.Wrap(who, styleCaption, numberAt-margin-5*page.Millimetre); len(fit) > 0 {
			marks = append(marks, page.Text{X: margin, Y: baseline, Style: styleCaption, Value: fit[0]})
		}
		l.flow.pages[i].Values = append(marks, l.flow.pages[i].Values...)
	}
}

// value is what the form prints under the name.
func (l *layout) value(name string) string { return l.packet.Values[name].Text }
