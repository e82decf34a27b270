package form

import (
	"fmt"

	"permitpack/generator/page"
	"permitpack/generator/text"
)

// Blank is a form drawn once for everybody: its captions and boxes, and where
// the values go. It is safe for many goroutines.
type Blank struct {
	form  *Form
	fonts *page.Fonts
	// words are those of the form's languages, in their order.
	words []*text.Words
	pages [][]page.Mark
	cells []cell
	// shown are the fields by the values that they show, alone or together with others.
	shown map[string]*Field
	// foot is the y that no field may pass.
	foot page.Length
	// sheet are the marks of an additional sheet: its footer.
	sheet []page.Mark
	// plates are pages and sheet, drawn.
	plates     []*page.Plate
	sheetPlate *page.Plate
}

// cell is a field with its place on the page.
type cell struct {
	*Field
	page int // from 1
	// area is where the value goes; boxes are squares to tick, or the cells of a table row by row.
	area  rect
	boxes []rect
}

// drawing is a blank in the making.
type drawing struct {
	*Blank
	y page.Length
}

// Draw lays the form out.
func (f *Form) Draw(book *text.Book, fonts *page.Fonts) (*Blank, error) {
	d := &drawing{Blank: &Blank{form: f, fonts: fonts, shown: f.showing()}}
	for _, language := range f.Languages {
		d.words = append(d.words, book.Words(language))
	}
	d.foot = d.footY()
	d.newPage()
	for _, s := range f.Sections {
		if err := d.section(s); err != nil {
			return nil, fmt.Errorf("drawing the form %s: %w", f.ID, err)
		}
	}
	last := len(d.pages)
	d.newPage()
	d.pages, d.sheet = d.pages[:last], d.pages[last]
	for _, marks := range d.pages {
		d.plates = append(d.plates, page.NewPlate(f.size(), marks, fonts))
	}
	d.sheetPlate = page.NewPlate(f.size(), d.sheet, fonts)
	return d.Blank, nil
}

// Form is the layout that the blank was drawn from.
func (b *Blank) Form() *Form { return b.form }

// showing are the fields by the values that they show, and by the parts of those.
func (f *Form) showing() map[string]*Field {
	shown := map[string]*Field{}
	for field := range f.fields() {
		if value, ok := valueNamed(field.Value); ok {
			for _, part := range value.parts {
				shown[part] = field
			}
			shown[field.Value] = field
		}
	}
	return shown
}

func (d *drawing) add(marks ...page.Mark) {
	last := len(d.pages) - 1
	d.pages[last] = append(d.pages[last], marks...)
}

// left is the x at which the fields begin.
func (b *Blank) left() page.Length { return b.form.Paper.Left.length() }

// top is the y at which fields begin on a page; pages after the first have a header.
func (b *Blank) top(number int) page.Length {
	top := b.form.Paper.Top.length()
	if number > 1 {
		top += headRoom
	}
	return top
}
