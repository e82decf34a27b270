package letter

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/text"
)

// Laid is one letter laid out for one applicant.
type Laid struct {
	// Letter is its id, and the paper that it becomes.
	Letter   packet.Letter
	Document page.Document
	// Placed is what the document shows where, for reading it back.
	Placed []page.Placed
}

// Lay lays out the letters that the packet needs, in their order. It fails when
// the packet's language is none of ours.
func (ls *Letters) Lay(p *packet.Packet, book *text.Book, fonts *page.Fonts) ([]Laid, error) {
	if !slices.Contains(text.Languages, p.Language) {
		return nil, fmt.Errorf("laying out the letters: no words for the language %q", p.Language)
	}
	due := ls.due(p)
	laid := make([]Laid, len(due))
	w := writer{packet: p, book: book, fonts: fonts, originals: map[string]int{}}
	// A list of attachments counts the sheets of the others.
	for _, counting := range []bool{false, true} {
		for i, l := range due {
			if l.counts() == counting {
				laid[i] = w.write(l)
			}
		}
	}
	return laid, nil
}

// counts tells whether the letter lists the others.
func (l *Letter) counts() bool {
	return slices.ContainsFunc(l.Parts, func(p Part) bool { return p.Kind == Attachments })
}

// writer writes the letters of one packet.
type writer struct {
	packet *packet.Packet
	book   *text.Book
	fonts  *page.Fonts
	// written are the letters that are done, originals how many pages the originals of each have.
	written   []*Letter
	originals map[string]int
}

// write lays out a letter: the original and its translation, and both again for
// every row where it is written for each.
func (w *writer) write(l *Letter) Laid {
	office := w.book.Words(text.Azerbaijani)
	laid := Laid{Letter: packet.Letter{ID: l.ID, Document: l.Document}}
	for i := range l.times(w.packet) {
		laid.turn(w.packet)
		original := version{writer: w, Letter: l, words: office, values: l.withRow(w.packet.Office, i), original: true, nth: i}
		w.originals[l.ID] += laid.add(original.lay())
		if w.packet.Language != text.Azerbaijani {
			laid.turn(w.packet)
			translation := version{writer: w, Letter: l, words: w.book.Words(w.packet.Language), values: l.withRow(w.packet.Own, i), nth: i}
			laid.add(translation.lay())
		}
	}
	w.written = append(w.written, l)
	laid.Document.Title = office.Say(l.title(), nil)
	laid.Document.Author, laid.Document.Subject = "permitpack", l.ID
	laid.Document.Language, laid.Document.Created = string(text.Azerbaijani), w.packet.Today
	return laid
}

// add appends pages, and tells how many.
func (d *Laid) add(f flow) int {
	for _, p := range f.placed {
		p.Page += len(d.Document.Pages)
		d.Placed = append(d.Placed, p)
	}
	d.Document.Pages = append(d.Document.Pages, f.pages...)
	return len(f.pages)
}

// turn leaves the back of a sheet empty where a packet is printed on both sides: what
// is signed shares no sheet with its translation.
func (d *Laid) turn(p *packet.Packet) {
	if p.Duplex && len(d.Document.Pages)%2 == 1 {
		d.Document.Pages = append(d.Document.Pages, page.Page{Size: page.A4})
	}
}

// times is how often the letter is written: once where it is not written for each
// row of a table, or the table is empty.
func (l *Letter) times(p *packet.Packet) int {
	if l.Each.Rows == "" {
		return 1
	}
	return max(1, len(p.Office[l.Each.Rows].Rows))
}

// withRow are the values with the cells of the i-th row under their names.
func (l *Letter) withRow(values map[string]packet.Value, i int) map[string]packet.Value {
	if l.Each.Rows == "" {
		return values
	}
	table := values[l.Each.Rows]
	values = maps.Clone(values)
	for cell, name := range l.Each.Values {
		value := packet.Value{Where: table.Where}
		if i < len(table.Rows) && cell < len(table.Rows[i]) {
			value.Text = table.Rows[i][cell]
		}
		values[name] = value
	}
	return values
}

// version is a letter in one language: the original, on which people write and
// sign, or its translation, which is only read.
type version struct {
	*writer
	*Letter
	words    *text.Words
	values   map[string]packet.Value
	original bool
	// nth is the row for which it is written, from 0.
	nth    int
	room   spacing
	blocks []block
}

// lay lays the letter out on one page if it can be, in the widest spacing that
// does; a longer one has the widest of all.
func (v *version) lay() flow {
	for _, v.room = range spacings {
		if f := v.run(); len(f.pages) == 1 {
			return f
		}
	}
	v.room = spacings[0]
	return v.run()
}

// run fills pages with the parts, and writes header and footer around them.
func (v *version) run() flow {
	v.blocks = nil
	v.banner()
	for i, p := range v.Parts {
		if p.holds(v.packet) {
			v.part(i, p)
		}
	}
	footer := v.footer()
	f := flow{bottom: foot - footer.height - 2*mm}
	f.run(v.blocks)
	for i := range f.pages {
		f.pages[i].Values = append(f.pages[i].Values, moved(footer.marks, left, foot-footer.height)...)
		if i > 0 {
			f.pages[i].Values = append(v.header(i+1, len(f.pages)), f.pages[i].Values...)
		}
	}
	return f
}

// say is a text with every placeholder filled; one of which the profile says
// nothing is a line to write on.
func (v *version) say(key string, values map[string]string) string {
	args := finding.Args{}
	for placeholder, name := range values {
		if args[placeholder] = v.value(name); v.value(name) == "" {
			args[placeholder] = v.words.Say("letters.empty", nil)
		}
	}
	return v.words.Say(key, args)
}

// value is what is printed under a name: one line, without soft hyphens, which
// are no character to print.
func (v *version) value(name string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(v.values[name].Text, "\u00AD", "")), " ")
}

// field is the name under which reading back finds a value: that of the value,
// and of the version where it is not the first original.
func (v *version) field(name string) string {
	if v.nth > 0 {
		name = fmt.Sprintf("%s.%d", name, v.nth+1)
	}
	if !v.original {
		name += "." + string(v.words.Language())
	}
	return name
}

// heading is what the letter is called at its own head; where it has none, in the packet.
func (v *version) heading() string {
	for _, p := range v.Parts {
		if p.Kind == Title && p.holds(v.packet) {
			return v.words.Say(p.Text, nil)
		}
	}
	return v.words.Say(v.title(), nil)
}

// header stands over every page but the first.
func (v *version) header(number, pages int) []page.Mark {
	count := v.words.Say("letters.page", finding.Args{"page": number, "pages": pages})
	countAt := fullWidth - v.fonts.Width(count, styleHeader)
	marks := []page.Mark{
		page.Text{X: left + countAt, Y: headerLine, Style: styleHeader, Value: count, Field: "page-header"},
		page.Line{X1: left, Y1: headerLine + 2*mm, X2: left + fullWidth, Y2: headerLine + 2*mm, Width: hairline, Grey: ruleGrey},
	}
	words := v.words.Say("letters.header", finding.Args{"heading": v.heading(), "name": v.value("applicant.full-name")})
	if lines := v.fonts.Wrap(words, styleHeader, countAt-5*mm); len(lines) > 0 {
		marks = append(marks, page.Text{X: left, Y: headerLine, Style: styleHeader, Value: lines[0], Field: "page-header"})
	}
	return marks
}

// banner says at the top that this is a draft, and what has to happen to it; on a
// translation also that it is one.
func (v *version) banner() {
	b := block{height: boxPad}
	st := styleDraft
	for _, key := range v.bannerKeys() {
		b.stack(v.fonts, boxPad, fullWidth-2*boxPad, v.words.Say(key, nil), st)
		st = styleDraftOn
	}
	b.height += boxPad
	b.marks = append([]page.Mark{
		page.Rect{Width: fullWidth, Height: b.height, Fill: paleGrey, Line: hairline, Grey: ruleGrey},
	}, b.marks...)
	v.blocks = append(v.blocks, b)
}

// bannerKeys are what the banner says, its heading first.
func (v *version) bannerKeys() []string {
	switch notary := v.Signs == Notary; {
	case !v.original && notary:
		return []string{"letters.translation", "letters.translated-sheet", v.Draft}
	case !v.original:
		return []string{"letters.translation", "letters.translated", v.Draft}
	case notary:
		return []string{"letters.sheet", v.Draft}
	}
	return []string{"letters.draft", v.Draft, "letters.unsigned"}
}

// footer says that no official sample is known, what the letter follows, and on
// which law it rests.
func (v *version) footer() block {
	words := v.words.Say("letters.footer", nil)
	if places := v.places(); places != "" {
		words = v.words.Say("letters.based", finding.Args{"note": words, "places": places})
	}
	b := block{height: mm}
	b.add(page.Line{X2: fullWidth, Width: hairline, Grey: ruleGrey})
	b.stack(v.fonts, 0, fullWidth, words, styleFooter)
	return b
}

// places are those of the law that ask for the letter.
func (v *version) places() string {
	said := ""
	for _, b := range v.Basis {
		if !b.holds(v.packet) {
			continue
		}
		place := v.words.Say("letters.place", finding.Args{"act": finding.Key(b.act()), "article": b.Article})
		if said != "" {
			place = v.words.Say("letters.places", finding.Args{"one": said, "next": place})
		}
		said = place
	}
	return said
}

// stack adds a text below what the block has, wrapped to the width.
func (b *block) stack(fonts *page.Fonts, x, width page.Length, words string, st page.Style) {
	for _, line := range fonts.Wrap(words, st, width) {
		b.add(page.Text{X: x, Y: b.height + baseline(fonts, st), Style: st, Value: line})
		b.height += leading(fonts, st)
	}
}
