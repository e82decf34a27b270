package scan

import (
	"bytes"
	"math"

	"permitpack/generator/pdf"
)

// Mark is a note, stamp, signature or filled field of a page, with the appearance
// that its program gave it.
type Mark struct {
	// Form is the appearance, a form XObject of the document.
	Form pdf.Object
	// Place maps the appearance, after its own matrix, into the units of the page.
	Place [6]float64
}

// Flags of annotations and of form fields (tables 165 and 226).
const (
	flagHidden     = 1 << 1
	flagPrint      = 1 << 2
	flagNoView     = 1 << 5
	flagPushButton = 1 << 16
)

// marks reads what is to be seen over the content of a page, and notes what
// should be seen and has no appearance.
func (c *collector) marks(page pdf.Dict) []Mark {
	d := c.document
	var marks []Mark
	for _, o := range d.Array(page["Annots"]) {
		annotation := d.Dict(o)
		if annotation == nil || !d.visible(annotation) {
			continue
		}
		rect, ok := d.box(annotation["Rect"])
		if !ok { // an invisible signature has an empty place
			continue
		}
		d.fields = d.fields || d.name(annotation["Subtype"]) == "Widget" && d.name(d.field(annotation, "FT")) != "Sig"
		form := d.appearance(annotation)
		place, ok := d.place(form, rect)
		if ok {
			marks = append(marks, Mark{d.drawable(form), place})
		}
		if !ok || c.isStale(form) {
			d.Undrawn = d.Undrawn || d.expectsAppearance(annotation)
		}
	}
	return marks
}

// isStale tells whether readers will draw a field anew, and its appearance shows no
// text: the program that filled it in left the drawing to them (12.7.2).
func (c *collector) isStale(form pdf.Object) bool {
	d := c.document
	if d.Resolve(d.Dict(d.catalog["AcroForm"])["NeedAppearances"]) != pdf.Object(pdf.Bool(true)) {
		return false
	}
	commands, ok := c.drawn.commands(d, d.Resolve(form).(*pdf.Stream))
	return ok && !bytes.Contains(commands, []byte("Tj")) && !bytes.Contains(commands, []byte("TJ"))
}

// visible tells what a reader shows. Push buttons without the print flag
// ("Submit", "Print this form") belong to the screen only.
func (d *Document) visible(annotation pdf.Dict) bool {
	flags, _ := d.number(annotation["F"])
	switch {
	case int(flags)&(flagHidden|flagNoView) != 0, d.name(annotation["Subtype"]) == "Popup", d.isHidden(annotation["OC"]):
		return false
	case d.name(annotation["Subtype"]) == "Widget" && d.name(d.field(annotation, "FT")) == "Btn" && int(flags)&flagPrint == 0:
		kind, _ := d.number(d.field(annotation, "Ff"))
		return int(kind)&flagPushButton == 0
	}
	return true
}

// field is an attribute of a form field, which it may have from a field above.
func (d *Document) field(dict pdf.Dict, key pdf.Name) pdf.Object {
	for range 16 { // deeper fields are forged
		if value, ok := dict[key]; ok {
			return value
		}
		if dict = d.Dict(dict["Parent"]); dict == nil {
			break
		}
	}
	return nil
}

// appearance is the normal appearance in the annotation's present state, as
// reference or stream; nil when there is none.
func (d *Document) appearance(annotation pdf.Dict) pdf.Object {
	normal := d.Dict(annotation["AP"])["N"]
	if states, ok := d.Resolve(normal).(pdf.Dict); ok {
		normal = states[d.name(annotation["AS"])]
	}
	if _, ok := d.Resolve(normal).(*pdf.Stream); !ok {
		return nil
	}
	return normal
}

// drawable is the appearance with what old programs leave out of it.
func (d *Document) drawable(form pdf.Object) pdf.Object {
	stream := d.Resolve(form).(*pdf.Stream)
	stream.Dict["Type"], stream.Dict["Subtype"] = pdf.Name("XObject"), pdf.Name("Form")
	if stream.Dict["Resources"] == nil {
		if defaults := d.Dict(d.catalog["AcroForm"])["DR"]; defaults != nil {
			stream.Dict["Resources"] = defaults
		}
	}
	return form
}

// expectsAppearance tells whether readers draw the annotation by themselves
// though the file does not say how.
func (d *Document) expectsAppearance(annotation pdf.Dict) bool {
	switch d.name(annotation["Subtype"]) {
	case "Widget":
		switch value := d.Resolve(d.field(annotation, "V")).(type) {
		case pdf.String:
			return value != ""
		case pdf.Array:
			return len(value) > 0
		}
	case "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Ink", "Stamp",
		"Highlight", "Underline", "StrikeOut", "Squiggly":
		return true
	}
	return false
}

// place maps the appearance's box onto the annotation's rectangle (algorithm 8.1 of 12.5.5).
func (d *Document) place(form pdf.Object, rect Box) ([6]float64, bool) {
	dict := d.Dict(form)
	box, ok := d.box(dict["BBox"])
	if !ok {
		return [6]float64{}, false
	}
	m := []float64{1, 0, 0, 1, 0, 0}
	if own, ok := d.numbers(dict["Matrix"], 6); ok {
		m = own
	}
	turned := Box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, x := range []float64{box.X0, box.X1} {
		for _, y := range []float64{box.Y0, box.Y1} {
			tx, ty := m[0]*x+m[2]*y+m[4], m[1]*x+m[3]*y+m[5]
			turned = Box{min(turned.X0, tx), min(turned.Y0, ty), max(turned.X1, tx), max(turned.Y1, ty)}
		}
	}
	if !turned.valid() {
		return [6]float64{}, false
	}
	sx, sy := rect.Width()/turned.Width(), rect.Height()/turned.Height()
	return [6]float64{sx, 0, 0, sy, rect.X0 - sx*turned.X0, rect.Y0 - sy*turned.Y0}, true
}
