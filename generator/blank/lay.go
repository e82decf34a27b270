package blank

import (
	"fmt"
	"strings"

	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/page"
)

// Laid are the pages to lie over those of the blank, and the additional sheets behind them.
type Laid struct {
	Document page.Document
	// Placed is what the document shows where, for reading it back.
	Placed []page.Placed
	// Findings say what went on to an additional sheet, and what the blank does not show.
	Findings []finding.Finding
}

// Lay prints the packet's values. A character that no font has is an error that names
// the field and the character, never the value.
func (f *Form) Lay(p *packet.Packet) (Laid, error) {
	w := &writing{Form: f, packet: p, values: make([][]page.Mark, len(f.blank.Pages))}
	w.findings = f.found()
	for i := range f.layout.Fields {
		field := &f.layout.Fields[i]
		if err := w.covered(field); err != nil {
			return Laid{}, fmt.Errorf("filling in the blank: %w", err)
		}
		w.field(field)
	}
	w.unticked()
	w.unshown()
	w.sheets()
	return Laid{Document: w.document(), Placed: w.placed, Findings: w.findings}, nil
}

// found are the findings of the blank itself.
func (f *Form) found() []finding.Finding {
	var found []finding.Finding
	if f.changed() {
		found = append(found, about("text.blank-changed", finding.Warning, "procedure", nil))
	}
	if f.blank.Enlarged() {
		found = append(found, about("text.blank-larger-than-a4", finding.Warning, "procedure", nil))
	}
	return found
}

func about(id string, severity finding.Severity, where string, args finding.Args) finding.Finding {
	return finding.Finding{ID: id, Severity: severity, Where: where, Sources: []string{}, Args: args}
}

// writing is a form being filled in.
type writing struct {
	*Form
	packet   *packet.Packet
	values   [][]page.Mark
	placed   []page.Placed
	findings []finding.Finding
	// carried is what goes on to additional sheets.
	carried []entry
}

func (w *writing) field(f *Field) {
	switch f.kind() {
	case photoField:
		w.photo(f)
	case tickField:
		w.tick(f)
	case combField:
		w.comb(f)
	case tableField:
		w.table(f)
	default:
		w.text(f)
	}
}

// value is what the packet says under a name.
func (w *writing) value(name string) packet.Value {
	if name == today {
		return packet.Value{Text: w.packet.Today.Dotted()}
	}
	return w.packet.Values[name]
}

// printedValue is what a field prints.
func (w *writing) printedValue(f *Field) string {
	if f.Text != "" {
		return w.printed(f.Uppercase, f.Text, false)
	}
	v := w.value(f.Value)
	if day, err := date.Parse(v.Text); err == nil && w.names[f.Value].Kind == packet.Day {
		v.Text = written(day, first(f.Format, dottedDate), w.words)
	}
	return w.printed(f.Uppercase, v.Text, w.names[f.Value].Latin)
}

// printed is one line of text in the letters in which it is printed; a soft hyphen is
// no character to print. Where the fonts have no capital, the text stays as it is.
func (f *Form) printed(c Capitals, s string, inLatin bool) string {
	s = strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00AD", "")), " ")
	if large := c.capitals(s, inLatin); len(f.fonts.Missing(large)) == 0 {
		return large
	}
	return s
}

// covered looks that every character of the field's value can be printed.
func (w *writing) covered(f *Field) error {
	v := w.value(f.Value)
	all := v.Text
	for _, row := range v.Rows {
		all += strings.Join(row, "")
	}
	if absent := w.fonts.Missing(all); len(absent) > 0 {
		return fmt.Errorf("%s: no font has the character %U", f.name(), absent[0])
	}
	return nil
}

func (w *writing) add(number int, marks ...page.Mark) {
	w.values[number-1] = append(w.values[number-1], marks...)
}

func (w *writing) find(f finding.Finding) { w.findings = append(w.findings, f) }

func (w *writing) place(kind page.PlacedKind, field string, number int, area rect, value string) {
	w.placed = append(w.placed, page.Placed{
		Field: field, Kind: kind, Value: value, Page: number,
		X: area.x, Y: area.y, Width: area.width, Height: area.height,
	})
}

// expect notes the text that reading back is to find in the area. The area is a
// little narrower than the box: the text of the next box may begin on its edge.
func (w *writing) expect(field string, number int, area rect, words string) {
	const edge = mm * 3 / 10
	area.width -= edge
	w.place(page.PlacedText, field, number, area, words)
}

func (w *writing) document() page.Document {
	d := page.Document{
		Title:    w.words.Say("document.application-form.title", nil),
		Author:   "permitpack",
		Language: string(w.words.Language()),
		Created:  w.packet.Today,
	}
	for i, values := range w.values {
		size := page.A4
		if i < len(w.blank.Pages) {
			size = w.blank.Pages[i]
		}
		d.Pages = append(d.Pages, page.Page{Size: size, Values: values})
	}
	return d
}

// photo prints the picture at its true size in the middle of its box.
func (w *writing) photo(f *Field) {
	p := w.packet.Photo
	if p == nil {
		return
	}
	box := f.boxes()[0]
	width, height := page.Length(p.Width)*mm, page.Length(p.Height)*mm
	if width > box.width || height > box.height {
		w.find(about("photo.larger-than-box", finding.Warning, "photo.size", finding.Args{
			"size": fmt.Sprintf("%dx%d", p.Width, p.Height), "box": decimal(box.width) + "x" + decimal(box.height),
		}))
		return
	}
	at := rect{box.x + (box.width-width)/2, box.y + (box.height-height)/2, width, height}
	w.add(f.Page, page.Picture{X: at.x, Y: at.y, Width: at.width, Height: at.height, JPEG: p.OnPage, Field: f.name()})
	w.place(page.PlacedPicture, f.name(), f.Page, at, "")
}

// tick marks the square where the value is as the field says.
func (w *writing) tick(f *Field) {
	box := f.boxes()[0]
	mark := ""
	if f.Tick.holds(w.value(f.Value)) {
		mark = string(f.Tick.Mark)
	}
	if f.Tick.Mark != cross {
		w.letter(f, box, mark)
		return
	}
	if mark == "" {
		w.place(page.PlacedTick, f.name(), f.Page, box, "")
		return
	}
	const thick = mm * 45 / 100
	r := box.inset(mm / 2)
	w.add(f.Page,
		page.Line{X1: r.x, Y1: r.y, X2: r.right(), Y2: r.bottom(), Width: thick},
		page.Line{X1: r.x, Y1: r.bottom(), X2: r.right(), Y2: r.y, Width: thick},
	)
	w.place(page.PlacedTick, f.name(), f.Page, box, page.Tick)
}

// letter marks a square with a letter as large as it holds.
func (w *writing) letter(f *Field, box rect, mark string) {
	style := page.Style{Size: int(f.Size), Bold: true}
	for style.Size > minType && (w.fonts.LineHeight(style) > box.height || w.fonts.Width(mark, style) > box.width) {
		style.Size -= sizeStep
	}
	w.line(f, f.Page, box, style, centre, mark)
	w.expect(f.name(), f.Page, box, mark)
}

// holds tells whether the value is as the square says.
func (t *Tick) holds(v packet.Value) bool {
	there := v.Text != "" || v.Choice != "" || len(v.Rows) > 0
	switch t.When {
	case given:
		return there
	case missing:
		return !there
	}
	for _, choice := range t.choices() {
		if v.Choice == choice {
			return true
		}
	}
	return false
}
