package letter

import (
	"strconv"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/rules"
)

// columns of the list of attachments: number, paper, form, sheets, note.
var columns = []struct {
	name  string
	width page.Length
}{{"number", 8 * mm}, {"paper", 71 * mm}, {"form", 36 * mm}, {"sheets", 17 * mm}, {"note", 33 * mm}}

// attachments is the table of everything that is handed in, with the numbers of
// the checklist, and behind its papers the letters that are none of them.
func (v *version) attachments() {
	var heads []string
	for _, c := range columns {
		heads = append(heads, v.words.Say("letters.column."+c.name, nil))
	}
	head := v.tableRow(heads, styleCaption, paleGrey)
	head.gap, head.keep = v.room.part, true
	v.push(head)
	rows := v.enclosures()
	for _, cells := range rows {
		b := v.tableRow(cells, styleCell, noFill)
		for i, c := range columns {
			x := page.Length(0)
			for _, before := range columns[:i] {
				x += before.width
			}
			b.expect(v.field("attachments."+cells[0]+"."+c.name), cells[i], x+mm/2, mm/4, c.width-mm, b.height-mm/2)
		}
		b.again = &head
		v.push(b)
	}
	v.blocks[len(v.blocks)-1].keep = true
}

// enclosures are the rows of the list.
func (v *version) enclosures() [][]string {
	var rows [][]string
	for i, item := range v.packet.Documents {
		name := v.words.Say("document."+item.ID+".title", nil)
		if item.Detail != "" {
			name = v.words.Say("letters.detail", finding.Args{"paper": name, "detail": finding.Key(item.Detail)})
		}
		rows = append(rows, []string{
			strconv.Itoa(i + 1), name, v.words.Say("paper-form."+string(item.Form), nil), v.sheetsOf(item), v.note(item),
		})
	}
	for _, l := range v.written {
		if l.Enclosed {
			rows = append(rows, []string{
				strconv.Itoa(len(rows) + 1), v.words.Say(l.title(), nil), v.words.Say("paper-form."+string(rules.Original), nil),
				v.sheetsFor(v.originals[l.ID]), "",
			})
		}
	}
	return rows
}

// sheetsOf is the number of sheets of a paper; what is not known is written in by hand.
func (v *version) sheetsOf(item packet.ChecklistItem) string {
	switch {
	case item.Sheets > 0:
		return v.sheetsFor(item.Sheets)
	case item.Status == packet.Later:
		return "–"
	}
	for _, l := range v.written {
		if l.Document == item.ID {
			return v.sheetsFor(v.originals[l.ID])
		}
	}
	return ""
}

// sheetsFor is how many sheets so many pages take.
func (v *version) sheetsFor(pages int) string {
	if v.packet.Duplex {
		pages = (pages + 1) / 2
	}
	return strconv.Itoa(pages)
}

// note says what goes with a paper, and when it is handed in where that is not now.
func (v *version) note(item packet.ChecklistItem) string {
	var notes []string
	if item.Status == packet.Later {
		notes = append(notes, v.words.Say("letters.later", nil))
	}
	if item.Copies > 1 {
		notes = append(notes, v.words.Say("unit.copies", finding.Args{"n": item.Copies}))
	}
	if item.Translation != "" && item.Translation != rules.NoTranslation {
		notes = append(notes, v.words.Say("translation."+string(item.Translation), nil))
	}
	if item.Apostille {
		notes = append(notes, v.words.Say("letters.apostille", nil))
	}
	return strings.Join(notes, "; ")
}

// tableRow is a row of cells in frames.
func (v *version) tableRow(cells []string, st page.Style, fill int) block {
	b := block{}
	lines := make([][]string, len(columns))
	for i, c := range columns {
		lines[i] = v.fonts.Wrap(cells[i], st, c.width-2*cellPad)
		b.height = max(b.height, page.Length(len(lines[i]))*leading(v.fonts, st)+2*v.room.row)
	}
	x := page.Length(0)
	for i, c := range columns {
		b.add(page.Rect{X: x, Width: c.width, Height: b.height, Fill: fill, Line: hairline, Grey: ruleGrey})
		y := v.room.row
		for _, line := range lines[i] {
			b.add(page.Text{X: x + cellPad, Y: y + baseline(v.fonts, st), Style: st, Value: line})
			y += leading(v.fonts, st)
		}
		x += c.width
	}
	return b
}
