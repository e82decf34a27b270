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
	"permitpack/generator/text"
)

const pagesColumn = 12 * page.Millimetre

// papers is the list of what is attached, for the office at the left and for the
// applicant beside it.
func (l *layout) papers() {
	status := l.statusColumn()
	const number, tick = 6 * page.Millimetre, 4 * page.Millimetre
	rest := fullWidth - number - tick - status - pagesColumn
	columns := []page.Length{number, tick, rest / 2, rest - rest/2, status, pagesColumn}
	captions := []string{"checklist.papers.number", "", "checklist.papers.paper", "", "checklist.papers.status", "checklist.papers.pages"}
	if !l.doubled() {
		columns[2] += columns[3]
		columns = slices.Delete(columns, 3, 4)
		captions = slices.Delete(captions, 3, 4)
	}
	said := l.content.papers
	if l.fonts.brief {
		said = l.briefPapers
	}
	rows := make([]row, len(said))
	for i, r := range said {
		rows[i] = append(r, l.pageCell(i))
	}
	t := table{
		fonts: l.fonts, columns: columns, pad: l.rowPad,
		head: l.captions(captions...), tail: l.handover(),
	}
	for _, narrow := range []int{len(columns) - 2, len(columns) - 1} { // these have room for one language
		t.head[narrow].paragraphs = []paragraph{plainly(l.az.Say(captions[narrow], nil), styleCaption)}
	}
	if l.doubled() {
		t.evenOut(2, 3, rows)
	}
	basis := plainly(l.az.Say("checklist.basis", nil), styleCaption).then("· "+l.own.Say("checklist.papers.tick", nil), styleCaption)
	l.section(l.heading("checklist.papers.title", basis), t, rows)
	l.signedOn = len(l.flow.pages)
	if l.signedOn > 1 {
		l.parted += 2
	}
}

// paperRows are the rows of the papers without their pages.
func (c *content) paperRows() []row {
	rows := make([]row, len(c.packet.Documents))
	for i, item := range c.packet.Documents {
		rows[i] = slices.Clip(c.paperRow(i+1, item))
	}
	return rows
}

// ownPaper is the column of the papers in the applicant's language.
const ownPaper = 3

// briefly are the rows of the papers with the short names of what is at hand, in the
// applicant's language.
func (c *content) briefly(rows []row) []row {
	if !c.doubled() {
		return rows
	}
	brief := slices.Clone(rows)
	for i, item := range c.packet.Documents {
		if item.Status != packet.Missing && item.Status != packet.Expired {
			p := slices.Clone(rows[i][ownPaper].paragraphs[0])
			p[0].text = c.own.Say(string(packet.ShortTitle(c.own, item.ID)), nil)
			brief[i] = slices.Clone(rows[i])
			brief[i][ownPaper] = plain(p)
		}
	}
	return brief
}

func (c *content) paperRow(n int, item packet.ChecklistItem) row {
	key := "document." + item.ID + ".title"
	title := plainly(c.az.Say(key, nil), styleStrong).named(fmt.Sprintf("paper.%d.title", n))
	paper := []cell{plain(paperSaid(c.az, item, title))}
	if c.doubled() {
		paper = append(paper, plain(paperSaid(c.own, item, plainly(c.own.Say(key, nil), styleBody))))
	}
	last := &paper[len(paper)-1]
	last.paragraphs[0] = append(last.paragraphs[0], c.remarks(item).runOn()...)
	r := row{plain(plainly(strconv.Itoa(n), styleStrong)), cell{tick: true}}
	return append(append(r, paper...), c.status(item))
}

// paperSaid is what the paper is called, what it is for this ground and how it has to
// be handed in, in one language.
func paperSaid(w *text.Words, item packet.ChecklistItem, title paragraph) paragraph {
	var more []string
	if item.Detail != "" {
		more = append(more, w.Say(item.Detail, nil))
	}
	more = append(more, demands(w, item)...)
	more = append(more, validity(w, item)...)
	return title.then("– "+strings.Join(more, " · "), styleBody)
}

// remarks are what the applicant should know of the paper, and what asks for it.
func (c *content) remarks(item packet.ChecklistItem) paragraph {
	var p paragraph
	for _, note := range item.Notes {
		p = p.then(c.own.Say(note, nil), styleCaption)
	}
	sources := strings.Join(item.Sources, ", ")
	if item.Standing != "" && item.Standing != rules.Official {
		sources = joined(" ", sources, "("+c.own.Say("standing."+string(item.Standing), nil)+")")
	}
	return p.then(sources, styleCaption)
}

func validity(w *text.Words, item packet.ChecklistItem) []string {
	var parts []string
	if !item.IssuedOn.IsZero() {
		parts = append(parts, w.Say("checklist.papers.issued", finding.Args{"date": item.IssuedOn}))
	}
	if !item.ValidUntil.IsZero() {
		parts = append(parts, w.Say("checklist.papers.valid", finding.Args{"date": item.ValidUntil}))
	}
	return parts
}

// demands is how the paper has to be handed in: copies, form, translation, apostille, who signs.
func demands(w *text.Words, item packet.ChecklistItem) []string {
	var parts []string
	switch form := finding.Key("paper-form." + string(item.Form)); {
	case item.Copies > 0 && item.Form != "":
		parts = append(parts, w.Say("checklist.papers.quantity", finding.Args{"n": item.Copies, "form": form}))
	case item.Form != "":
		parts = append(parts, w.Say(string(form), nil))
	case item.Copies > 0:
		parts = append(parts, w.Say("checklist.papers.copies", finding.Args{"n": item.Copies}))
	}
	if item.Translation != "" && item.Translation != rules.NoTranslation {
		parts = append(parts, w.Say("translation."+string(item.Translation), nil))
	}
	if item.Apostille {
		parts = append(parts, w.Say("checklist.papers.apostille", nil))
	}
	if item.Signer != "" {
		parts = append(parts, w.Say("checklist.papers.signs", finding.Args{"signer": finding.Key("signer." + item.Signer)}))
	}
	return parts
}

// statusColumn is as wide as the widest status in Azerbaijani.
func (l *layout) statusColumn() page.Length {
	widest := l.fonts.width(l.az.Say("checklist.papers.status", nil), styleCaption)
	for _, item := range l.packet.Documents {
		widest = max(widest, l.fonts.width(l.az.Say("status."+string(item.Status), nil), styleStrong))
		if item.Drafted {
			widest = max(widest, l.fonts.width(l.az.Say("checklist.papers.draft", nil), styleStrong))
		}
	}
	return widest + 2*sidePad
}

// status is where the paper stands.
func (c *content) status(item packet.ChecklistItem) cell {
	status := plain(c.say("status."+string(item.Status), nil).in(styleStrong, styleBody)...)
	if item.Status == packet.Missing || item.Status == packet.Expired {
		status.shade = shadeBad
	}
	if item.Drafted {
		status.paragraphs = append(status.paragraphs, c.say("checklist.papers.draft", nil).in(styleStrong, styleBody)...)
	}
	return status
}

// pageCell is where the paper is in packet.pdf.
func (l *layout) pageCell(i int) cell {
	bare := func(numbers string) string { return numbers }
	pages := l.fittingPages(l.packet.Documents[i].Pages, styleStrong, pagesColumn-2*sidePad, bare)
	return plain(pages.named(fmt.Sprintf("paper.%d.pages", i+1)))
}

// fittingPages are page numbers as they are said, in one line whatever they are, so that
// they do not change the height of their row: all of them in the style or in small type,
// else the first and the last, else the first.
func (l *layout) fittingPages(pages []int, usual style, room page.Length, said func(numbers string) string) paragraph {
	if len(pages) == 0 {
		return plainly("–", usual)
	}
	all := said(ranges(pages))
	for _, st := range []style{usual, styleSmall} {
		if l.fonts.width(all, st) <= room {
			return plainly(all, st)
		}
	}
	first := strconv.Itoa(slices.Min(pages))
	if ends := said(first + "…" + strconv.Itoa(slices.Max(pages))); l.fonts.width(ends, styleSmall) <= room {
		return plainly(ends, styleSmall)
	}
	return plainly(said(first), styleSmall)
}

// ranges writes page numbers in rising order, runs of them as "3–5".
func ranges(pages []int) string {
	sorted := slices.Clone(pages)
	slices.Sort(sorted)
	sorted = slices.Compact(sorted)
	var said []byte
	for i := 0; i < len(sorted); {
		last := i
		for last+1 < len(sorted) && sorted[last+1] == sorted[last]+1 {
			last++
		}
		if i > 0 {
			said = append(said, ", "...)
		}
		said = strconv.AppendInt(said, int64(sorted[i]), 10)
		if last > i {
			said = strconv.AppendInt(append(said, "–"...), int64(sorted[last]), 10)
		}
		i = last + 1
	}
	return string(said)
}

// handover are the lines on which the papers are handed in and received.
func (l *layout) handover() block {
	const (
		half   = fullWidth / 2
		line   = 7 * page.Millimetre
		length = half - 6*page.Millimetre
	)
	b := block{height: line}
	for i, key := range []string{"checklist.papers.handed-in", "checklist.papers.received"} {
		x := page.Length(i) * half
		caption := stacked(l.fonts, length, l.say(key, nil).in(styleCaption, styleCaption)...)
		b.figures = append(b.figures, marked(page.Line{X1: x, Y1: line, X2: x + length, Y2: line, Width: hairline}))
		b.show(caption.figures, x, line+300)
		b.height = max(b.height, line+300+caption.height)
	}
	return b
}
