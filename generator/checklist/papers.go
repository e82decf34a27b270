package checklist

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/rules"
)

const pagesColumn = 14 * page.Millimetre

// papers is the list of what is attached.
func (l *layout) papers() {
	var rows []row
	for i, item := range l.packet.Documents {
		rows = append(rows, l.paperRow(i+1, item))
	}
	t := table{
		fonts: l.fonts, columns: append(millimetres(7, 6, 76, 50, 27), pagesColumn),
		head: l.captions("checklist.papers.number", "", "checklist.papers.paper", "checklist.papers.form",
			"checklist.papers.status", "checklist.papers.pages"),
		tail: l.handover(),
	}
	basis := stacked(l.fonts, fullWidth, l.say("checklist.papers.basis", nil).in(styleCaption, styleCaption)...)
	below := block{height: basis.height + 2*linePad, marks: moved(basis.marks, 0, linePad)}
	l.section(l.heading("checklist.papers.title").above(below), t, rows)
}

func (l *layout) paperRow(n int, item packet.ChecklistItem) row {
	return row{
		plain(paragraph{strconv.Itoa(n), styleStrong}),
		cell{tick: true},
		l.paper(item),
		plain(l.demands(item).in(styleBody, styleBody)...),
		l.status(item),
		plain(l.pages(item.Pages)),
	}
}

// paper is what the paper is called, what it is for this ground, and what to know of it.
func (l *layout) paper(item packet.ChecklistItem) cell {
	c := plain(l.say("document."+item.ID+".title", nil).in(styleStrong, styleBody)...)
	if item.Detail != "" {
		c.paragraphs = append(c.paragraphs, l.say(item.Detail, nil).in(styleSmall, styleSmall)...)
	}
	c.paragraphs = append(c.paragraphs, l.validity(item).in(styleSmall, styleSmall)...)
	for _, note := range item.Notes {
		c.paragraphs = append(c.paragraphs, paragraph{l.own.Say(note, nil), styleCaption})
	}
	return c
}

func (l *layout) validity(item packet.ChecklistItem) pair {
	var parts []pair
	if !item.IssuedOn.IsZero() {
		parts = append(parts, l.say("checklist.papers.issued", finding.Args{"date": item.IssuedOn}))
	}
	if !item.ValidUntil.IsZero() {
		parts = append(parts, l.say("checklist.papers.valid", finding.Args{"date": item.ValidUntil}))
	}
	return both("; ", parts...)
}

// demands is how the paper has to be handed in: copies, form, translation, apostille, who signs.
func (l *layout) demands(item packet.ChecklistItem) pair {
	var parts []pair
	if item.Copies > 0 {
		parts = append(parts, l.say("checklist.papers.copies", finding.Args{"n": item.Copies}))
	}
	if item.Form != "" {
		parts = append(parts, l.say("paper-form."+string(item.Form), nil))
	}
	if item.Translation != "" && item.Translation != rules.NoTranslation {
		parts = append(parts, l.say("translation."+string(item.Translation), nil))
	}
	if item.Apostille {
		parts = append(parts, l.say("checklist.papers.apostille", nil))
	}
	if item.Signer != "" {
		parts = append(parts, l.say("checklist.papers.signs", finding.Args{"signer": finding.Key("signer." + item.Signer)}))
	}
	return both(" · ", parts...)
}

// status is where the paper stands, and what asks for it.
func (l *layout) status(item packet.ChecklistItem) cell {
	c := plain(l.say("status."+string(item.Status), nil).in(styleStrong, styleBody)...)
	if item.Status == packet.Missing || item.Status == packet.Expired {
		c.shade = shadeBad
	}
	if item.Standing != "" && item.Standing != rules.Official {
		asked := l.say("checklist.papers.asked", finding.Args{"standing": finding.Key("standing." + string(item.Standing))})
		c.paragraphs = append(c.paragraphs, asked.in(styleSmall, styleSmall)...)
	}
	c.paragraphs = append(c.paragraphs, paragraph{strings.Join(item.Sources, ", "), styleCaption})
	return c
}

// pages is where the paper is in packet.pdf. It is one line whatever the
// numbers are, so that it does not change the height of the row.
func (l *layout) pages(pages []int) paragraph {
	if len(pages) == 0 {
		return paragraph{"–", styleStrong}
	}
	ends := []int{slices.Min(pages), slices.Max(pages)}
	for _, try := range []paragraph{
		{ranges(pages), styleStrong},
		{ranges(pages), styleSmall},
		{fmt.Sprintf("%d…%d", ends[0], ends[1]), styleSmall},
	} {
		if l.fonts.Width(try.text, try.style) <= pagesColumn-2*sidePad {
			return try
		}
	}
	return paragraph{strconv.Itoa(ends[0]), styleSmall}
}

// ranges writes page numbers in rising order, runs of them as "3–5".
func ranges(pages []int) string {
	sorted := slices.Compact(slices.Sorted(slices.Values(pages)))
	var parts []string
	for i := 0; i < len(sorted); {
		j := i
		for j+1 < len(sorted) && sorted[j+1] == sorted[j]+1 {
			j++
		}
		if j == i {
			parts = append(parts, strconv.Itoa(sorted[i]))
		} else {
			parts = append(parts, fmt.Sprintf("%d–%d", sorted[i], sorted[j]))
		}
		i = j + 1
	}
	return strings.Join(parts, ", ")
}

// handover are the lines on which the papers are handed in and received.
func (l *layout) handover() block {
	const (
		half   = fullWidth / 2
		line   = 9 * page.Millimetre
		length = half - 6*page.Millimetre
	)
	b := block{height: line}
	for i, key := range []string{"checklist.papers.handed-in", "checklist.papers.received"} {
		x := page.Length(i) * half
		caption := stacked(l.fonts, length, paragraph{l.say(key, nil).inLine(), styleCaption})
		b.marks = append(b.marks, page.Line{X1: x, Y1: line, X2: x + length, Y2: line, Width: hairline})
		b.marks = append(b.marks, moved(caption.marks, x, line+400)...)
		b.height = max(b.height, line+400+caption.height)
	}
	return b
}

// millimetres are lengths of whole millimetres.
func millimetres(lengths ...int) []page.Length {
	out := make([]page.Length, len(lengths))
	for i, n := range lengths {
		out[i] = page.Length(n) * page.Millimetre
	}
	return out
}
