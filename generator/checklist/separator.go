package checklist

import (
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/rules"
	"permitpack/generator/text"
)

// Separators are the sheets that keep the place of missing papers in
// packet.pdf, by the id of the paper: one page each, more where the words need
// it. It fails when the packet's language is none of ours.
func Separators(p *packet.Packet, book *text.Book, f *page.Fonts) (map[string][]page.Page, error) {
	v, err := newVoices(p, book)
	if err != nil {
		return nil, err
	}
	sheets, fonts := map[string][]page.Page{}, newTypesetter(f, settings[0])
	for i, item := range p.Documents {
		if item.NeedsSheet() {
			l := newLayout(&content{packet: p, voices: v}, fonts)
			l.separator(i+1, item)
			sheets[item.ID] = l.flow.drawn(fonts)
		}
	}
	return sheets, nil
}

const sheetPad = 700 // µm, above and below the text of a row

// separator is the sheet of one paper: its number in the list, its name, and how it has to be.
func (l *layout) separator(n int, item packet.ChecklistItem) {
	k := verdictLooks[finding.NotReady]
	title := l.say("checklist.sheet.title", nil).in(k.inked(styleBand), k.inked(styleBandOwn))
	l.flow.place(bar(stacked(l.fonts, fullWidth-2*barSide, title...), k))
	l.flow.gap(3 * page.Millimetre)
	l.flow.place(stacked(l.fonts, fullWidth, plainly(joined("   ", l.value("applicant.full-name"), l.value("passport.number")), styleSheetWho)))
	l.flow.gap(30 * page.Millimetre)
	var head []paragraph
	head = append(head, l.say("checklist.sheet.number", finding.Args{"n": n}).in(styleSheetHead, styleSheetBody)...)
	head = append(head, l.say("document."+item.ID+".title", nil).in(styleSheet, styleSheetOwn)...)
	l.flow.place(stacked(l.fonts, fullWidth, head...))
	l.flow.gap(6 * page.Millimetre)

	t := table{fonts: l.fonts, columns: millimetres(50, 138), pad: sheetPad}
	t.flow(l.flow, block{}, l.separatorRows(item))
	l.flow.gap(12 * page.Millimetre)
	tick := table{fonts: l.fonts, columns: millimetres(7, 181), pad: sheetPad, open: true}
	tick.flow(l.flow, block{}, []row{{
		{tick: true},
		plain(l.say("checklist.sheet.put", nil).in(styleSheetPut, styleSheetHead)...),
	}})
}

func (l *layout) separatorRows(item packet.ChecklistItem) []row {
	var rows []row
	add := func(caption string, values ...pair) {
		c := cell{}
		for _, v := range values {
			c.paragraphs = append(c.paragraphs, v.in(styleSheetHead, styleSheetBody)...)
		}
		rows = append(rows, row{plain(l.say(caption, nil).in(styleSheetBody, styleSheetBody)...), c})
	}
	if item.Detail != "" {
		add("checklist.sheet.detail", l.say(item.Detail, nil))
	}
	if item.Form != "" {
		add("checklist.sheet.form", l.say("paper-form."+string(item.Form), nil))
	}
	if item.Copies > 0 {
		add("checklist.sheet.copies", l.each(func(w *text.Words) string { return w.Number(int64(item.Copies)) }))
	}
	if item.Translation != "" && item.Translation != rules.NoTranslation {
		add("checklist.sheet.translation", l.say("translation."+string(item.Translation), nil))
	}
	if item.Apostille {
		add("checklist.sheet.apostille", l.say("checklist.sheet.apostille-needed", nil))
	}
	if item.Signer != "" {
		add("checklist.sheet.signer", l.say("signer."+item.Signer, nil))
	}
	if len(item.Notes) > 0 {
		add("checklist.sheet.note", l.notesOf(item)...)
	}
	if len(item.Sources) > 0 {
		add("checklist.sheet.why", l.reasons(item)...)
	}
	return rows
}

func (c *content) notesOf(item packet.ChecklistItem) []pair {
	var out []pair
	for _, key := range item.Notes {
		out = append(out, c.say(key, nil))
	}
	return out
}

// reasons are the sources that ask for the paper, by their titles where the packet knows them.
func (c *content) reasons(item packet.ChecklistItem) []pair {
	var out []pair
	for _, cited := range item.Sources {
		id, _, _ := strings.Cut(cited, " ")
		out = append(out, pair{az: joined(" – ", cited, c.sourceTitle(id))})
	}
	if item.Standing != "" && item.Standing != rules.Official {
		out = append(out, c.say("standing."+string(item.Standing), nil))
	}
	return out
}

func (c *content) sourceTitle(id string) string {
	for _, s := range c.packet.Sources {
		if s.ID == id {
			return s.Title
		}
	}
	return ""
}
