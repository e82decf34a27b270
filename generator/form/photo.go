package form

import (
	"fmt"

	"permitpack/generator/finding"
	"permitpack/generator/page"
)

// photo is the box of the picture, which is printed at its true size.
type photo struct{}

func (photo) height(d *drawing, f *Field, width page.Length) page.Length { return f.Height.length() }

func (photo) draw(d *drawing, c *cell, box rect) {
	c.area = rect{box.x, box.y, box.width, c.Height.length()}
	d.box(c.area, noFill)
	ls := d.bilingual(d.marked(c.Caption, c.Provenance), captionStyle, secondCaption, c.area.width-2*padding)
	d.centred(ls, c.area.x, c.area.width, c.area.y+(c.area.height-ls.height())/2)
}

func (photo) fill(w *writing, c cell) error {
	p := w.packet.Photo
	if p == nil {
		return nil
	}
	width, height := page.Length(p.Width)*mm, page.Length(p.Height)*mm
	if width > c.area.width || height > c.area.height {
		w.find(finding.Finding{
			ID: "photo.larger-than-box", Severity: finding.Warning, Where: "photo.size", Sources: []string{},
			Args: finding.Args{"size": millimetreSize(width, height), "box": millimetreSize(c.area.width, c.area.height)},
		})
		return nil
	}
	at := rect{c.area.x + (c.area.width-width)/2, c.area.y + (c.area.height-height)/2, width, height}
	// The caption of the box must not look out beside a smaller picture.
	w.add(c.page,
		page.Rect{X: c.area.x, Y: c.area.y, Width: c.area.width, Height: c.area.height, Fill: 255, Line: frame, Grey: frameGrey},
		page.Picture{X: at.x, Y: at.y, Width: at.width, Height: at.height, JPEG: p.OnPage, Field: c.Field.ID},
	)
	w.place(page.PlacedPicture, c.Field.ID, c.page, at, "")
	return nil
}

func millimetreSize(width, height page.Length) string {
	return fmt.Sprintf("%dx%d", width/mm, height/mm)
}
