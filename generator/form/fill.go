package form

import (
	"fmt"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/text"
)

// Laid is a form filled in for one applicant.
type Laid struct {
	Document page.Document
	// Placed is what the document shows where, for reading it back.
	Placed []page.Placed
	// Findings say what went on to an additional sheet.
	Findings []finding.Finding
}

// Lay draws the form and fills it in. For many applicants, Draw once and Fill for each.
func (f *Form) Lay(p *packet.Packet, book *text.Book, fonts *page.Fonts) (Laid, error) {
	blank, err := f.Draw(book, fonts)
	if err != nil {
		return Laid{}, err
	}
	return blank.Fill(p)
}

// Fill writes the packet's values into the blank. A character that no font has
// is an error that names the field and the character, never the value.
func (b *Blank) Fill(p *packet.Packet) (Laid, error) {
	w := &writing{Blank: b, packet: p, values: make([][]page.Mark, len(b.pages))}
	for _, c := range b.cells {
		if err := shapeOf(c.Kind).fill(w, c); err != nil {
			return Laid{}, fmt.Errorf("filling in the form %s: %w", b.form.ID, err)
		}
	}
	w.sheets()
	w.headers()
	return Laid{Document: w.document(), Placed: w.placed, Findings: w.findings}, nil
}

// writing is a blank being filled in.
type writing struct {
	*Blank
	packet   *packet.Packet
	values   [][]page.Mark
	placed   []page.Placed
	findings []finding.Finding
	// carried is what goes on to additional sheets.
	carried []entry
}

// value is the packet's value of a field, fit to be printed.
func (w *writing) value(c cell) (packet.Value, error) {
	v := w.packet.Values[c.Value]
	printed := packet.Value{Text: clean(v.Text), Where: v.Where}
	for _, row := range v.Rows {
		var cells []string
		for _, words := range row {
			cells = append(cells, clean(words))
		}
		printed.Rows = append(printed.Rows, cells)
	}
	return printed, w.covered(c.Field.ID, printed)
}

// clean makes one line of a value; a soft hyphen is no character to print.
func clean(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00AD", "")), " ")
}

func (w *writing) covered(field string, v packet.Value) error {
	all := v.Text
	for _, row := range v.Rows {
		all += strings.Join(row, "")
	}
	if missing := w.fonts.Missing(all); len(missing) > 0 {
		return fmt.Errorf("field %s: no font has the character %U", field, missing[0])
	}
	return nil
}

func (w *writing) add(number int, marks ...page.Mark) {
	w.values[number-1] = append(w.values[number-1], marks...)
}

func (w *writing) find(f finding.Finding) { w.findings = append(w.findings, f) }

// put draws fitted text at the foot of its area and expects it there.
func (w *writing) put(c cell, area rect, fitted page.Fitted) {
	w.text(c, area, fitted)
	w.expect(c.Field.ID, c.page, area, joinedLines(fitted.Lines))
}

func (w *writing) text(c cell, area rect, fitted page.Fitted) {
	step := w.fonts.LineHeight(fitted.Style)
	y := area.bottom() - page.Length(len(fitted.Lines))*step
	for _, l := range fitted.Lines {
		w.add(c.page, page.Text{
			X: area.x, Y: y + w.fonts.Ascent(fitted.Style), Style: fitted.Style, Value: l, Field: c.Field.ID,
		})
		y += step
	}
}

// expect notes the text that reading back is to find in the area.
func (w *writing) expect(field string, number int, area rect, words string) {
	w.place(page.PlacedText, field, number, area, words)
}

func (w *writing) place(kind page.PlacedKind, field string, number int, area rect, value string) {
	w.placed = append(w.placed, page.Placed{
		Field: field, Kind: kind, Value: value, Page: number,
		X: area.x, Y: area.y, Width: area.width, Height: area.height,
	})
}

// joinedLines is what a reader sees: lines without the spaces at their breaks.
func joinedLines(ls []string) string { return strings.Join(ls, " ") }

func (w *writing) document() page.Document {
	d := page.Document{
		Title:    w.form.title(),
		Author:   "permitpack",
		Subject:  w.form.ID,
		Language: string(w.form.Languages[0]),
		Created:  w.packet.Today,
	}
	for i, values := range w.values {
		fixed, plate := w.sheet, w.sheetPlate
		if i < len(w.pages) {
			fixed, plate = w.pages[i], w.plates[i]
		}
		d.Pages = append(d.Pages, page.Page{Size: w.form.size(), Static: fixed, Values: values, Plate: plate})
	}
	return d
}

// size is that of the form's paper.
func (f *Form) size() page.Size {
	return page.Size{Width: f.Paper.Width.length(), Height: f.Paper.Height.length()}
}

// title is the form's heading in its first language.
func (f *Form) title() string {
	for field := range f.fields() {
		if field.Kind == Heading {
			return field.Caption[string(f.Languages[0])]
		}
	}
	return f.ID
}
