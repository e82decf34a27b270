package form

import (
	"fmt"

	"permitpack/generator/page"
)

// newPage begins a page, with its footer.
func (d *drawing) newPage() {
	d.pages = append(d.pages, nil)
	d.footer()
	d.y = d.top(len(d.pages))
}

// section draws the title and the rows; a title never stands alone at the foot of a page.
func (d *drawing) section(s Section) error {
	if s.NewPage {
		d.newPage()
	}
	for i, r := range s.Rows {
		height := d.rowHeight(r)
		need := r.SpaceBefore.length() + height
		titled := i == 0 && len(s.Title) > 0
		if titled {
			need += barSpace + barHeight
		}
		if d.y+need > d.foot {
			d.newPage()
		}
		if d.y+need > d.foot {
			return fmt.Errorf("%s: the row is higher than a page", r.Position)
		}
		if titled {
			d.bar(s.Title)
		}
		d.y += r.SpaceBefore.length()
		d.row(r, height)
		d.y += height
	}
	return nil
}

// bar draws the title of a section.
func (d *drawing) bar(title Caption) {
	if d.y > d.top(len(d.pages)) {
		d.y += barSpace
	}
	d.add(page.Rect{X: d.left(), Y: d.y, Width: d.form.width(), Height: barHeight, Line: frame, Grey: frameGrey, Fill: shadeBar})
	x, y := d.left()+padding, d.y+barHeight/2+size(sectionStyle)*36/100
	for i, language := range d.form.Languages {
		st := secondSection
		if i == 0 {
			st = sectionStyle
		}
		words := title[string(language)]
		d.add(page.Text{X: x, Y: y, Style: st, Value: words})
		x += d.fonts.Width(words, st) + 3*mm
	}
	d.y += barHeight
}

// rowHeight is what the neediest field of a row asks for.
func (d *drawing) rowHeight(r Row) page.Length {
	height := r.Height.length()
	for i, width := range d.widths(r) {
		f := &r.Fields[i]
		height = max(height, shapeOf(f.Kind).height(d, f, width))
	}
	return height
}

// widths are those of the fields of a row; fields that give none share what is left.
func (d *drawing) widths(r Row) []page.Length {
	given := make([]page.Length, len(r.Fields))
	for i, f := range r.Fields {
		given[i] = f.Width.length()
	}
	return shared(given, d.form.width())
}

// shared replaces zeros by equal parts of what the others leave of the whole.
func shared(given []page.Length, whole page.Length) []page.Length {
	open, rest := 0, whole
	for _, w := range given {
		rest -= w
		if w == 0 {
			open++
		}
	}
	widths := make([]page.Length, len(given))
	for i, w := range given {
		if w == 0 {
			w = rest / page.Length(open)
		}
		widths[i] = w
	}
	return widths
}

func (d *drawing) row(r Row, height page.Length) {
	x := d.left()
	for i, width := range d.widths(r) {
		f := &r.Fields[i]
		c := cell{Field: f, page: len(d.pages)}
		shapeOf(f.Kind).draw(d, &c, rect{x, d.y, width, height})
		d.cells = append(d.cells, c)
		x += width
	}
}

// box draws the frame of a field.
func (d *drawing) box(r rect, fill int) {
	d.add(page.Rect{X: r.x, Y: r.y, Width: r.width, Height: r.height, Line: frame, Grey: frameGrey, Fill: fill})
}
