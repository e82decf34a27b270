package readback

import (
	"errors"
	"slices"
)

// sight is what a page shows, in points from its top left corner.
type sight struct {
	texts    []text
	strokes  []stroke
	pictures []box
	// label is the text that was drawn over the page of a packet.
	label string
}

// text begins at a point.
type text struct {
	at    point
	font  *font
	codes []byte
}

// Names of the form XObjects that are our own pages, where they lie on somebody
// else's page or are joined to a packet. What stands under other names is not ours.
const (
	ownPage  = "Own"
	ownLabel = "Label"
)

// see looks at a page, and at the pages of ours that lie on it.
func (f *file) see(on sheet) (seen sight, err error) {
	d, err := f.drawing(on.contents)
	if err != nil {
		return sight{}, err
	}
	if err := f.add(&seen, d, identity, on.height, on.resources); err != nil {
		return sight{}, err
	}
	for _, p := range d.placed {
		form, ok := f.object(p, on.resources, "Form")
		if !ok {
			continue
		}
		switch p.name {
		case ownPage:
			if !f.whole(form, p.matrix, on) {
				return sight{}, errors.New("a page of ours does not stand upright and whole on its sheet")
			}
			err = f.own(&seen, form, on)
		case ownLabel:
			var over sight
			err = f.own(&over, form, on)
			seen.label += over.words()
		}
		if err != nil {
			return sight{}, err
		}
	}
	return seen, nil
}

// own adds one of our own pages with its own matrix and resources (ISO 32000-1,
// 8.10). Places count from the upper left corner of that page, wherever on the sheet it
// lies and however large it is shown there.
func (f *file) own(seen *sight, form stream, on sheet) error {
	d, err := taken(form, f.known.drawings, draw)
	if err != nil {
		return err
	}
	m := identity
	if o := f.resolve(form.get("Matrix")); o != nil {
		n := o.numbers()
		m = matrix{n[0], n[1], n[2], n[3], n[4], n[5]}
	}
	resources := f.resolve(form.get("Resources"))
	if !resources.dictionary() {
		resources = on.resources
	}
	for _, p := range d.placed {
		if p.name == ownPage || p.name == ownLabel {
			return errors.New("a page of ours lies inside another")
		}
	}
	_, height := f.resolve(form.get("BBox")).corner()
	return f.add(seen, d, m, height, resources)
}

// add adds a drawing that lies under a matrix on a page of that height.
func (f *file) add(seen *sight, d *drawing, m matrix, height float64, resources object) error {
	onPage := func(p point) point {
		p = m.apply(p)
		return point{p.x, height - p.y}
	}
	fonts := make([]*font, len(d.fonts))
	all := f.resolve(resources.get("Font"))
	for i, name := range d.fonts {
		var err error
		if fonts[i], err = f.font(all.get(name)); err != nil {
			return err
		}
	}
	seen.texts = slices.Grow(seen.texts, len(d.runs))
	for _, r := range d.runs {
		seen.texts = append(seen.texts, text{onPage(r.at), fonts[r.font], r.codes})
	}
	for _, s := range d.strokes {
		seen.strokes = append(seen.strokes, stroke{onPage(s.from), onPage(s.to)})
	}
	for _, p := range d.placed {
		if _, ok := f.object(p, resources, "Image"); ok { // in the unit square
			a, b := onPage(p.matrix.apply(point{})), onPage(p.matrix.apply(point{1, 1}))
			seen.pictures = append(seen.pictures, box{min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y)})
		}
	}
	return nil
}

// object is what was placed, where it is of that subtype.
func (f *file) object(p placed, resources object, subtype string) (stream, bool) {
	s, err := f.stream(f.resolve(resources.get("XObject")).get(p.name))
	return s, err == nil && f.resolve(s.get("Subtype")).is(subtype)
}

// whole tells whether a page of ours is shown upright under the matrix and lies whole on the sheet.
func (f *file) whole(form stream, m matrix, on sheet) bool {
	width, height := f.resolve(form.get("BBox")).corner()
	sheet := box{right: on.width, bottom: on.height}
	return m.b == 0 && m.c == 0 && m.a > 0 && m.a == m.d &&
		sheet.holds(m.apply(point{})) && sheet.holds(m.apply(point{width, height}))
}

// words are all texts in the order in which they are drawn.
func (s sight) words() string {
	var all []byte
	for _, t := range s.texts {
		all = t.font.append(all, t.codes)
	}
	return string(all)
}
