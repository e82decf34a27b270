package scan

import "permitpack/generator/pdf"

// Layer is an optional content group.
type Layer struct {
	Group pdf.Ref
	// Hidden says that it is not shown when the file is opened.
	Hidden bool
}

// findLayers reads which optional content is shown at first (8.11.4.3).
func (d *Document) findLayers() []Layer {
	properties := d.Dict(d.catalog["OCProperties"])
	initial := d.Dict(properties["D"])
	hidden := map[pdf.Ref]bool{}
	groups := d.Array(properties["OCGs"])
	if d.name(initial["BaseState"]) == "OFF" {
		setAll(hidden, groups, true)
		setAll(hidden, d.Array(initial["ON"]), false)
	} else {
		setAll(hidden, d.Array(initial["OFF"]), true)
	}
	var layers []Layer
	for _, group := range groups {
		if ref, ok := group.(pdf.Ref); ok && d.Dict(ref) != nil {
			layers = append(layers, Layer{ref, hidden[ref]})
		}
	}
	return layers
}

func setAll(hidden map[pdf.Ref]bool, groups pdf.Array, value bool) {
	for _, group := range groups {
		if ref, ok := group.(pdf.Ref); ok {
			hidden[ref] = value
		}
	}
}

// isHidden tells whether what belongs to a layer is not shown: the layer is hidden,
// or all layers that a membership names are (8.11.2.2).
func (d *Document) isHidden(member pdf.Object) bool {
	groups := pdf.Array{member}
	if membership := d.Dict(member); d.name(membership["Type"]) == "OCMD" {
		groups = pdf.Array{membership["OCGs"]}
		if several := d.Array(membership["OCGs"]); several != nil {
			groups = several
		}
	}
	for _, group := range groups {
		if ref, ok := group.(pdf.Ref); !ok || !d.hides(ref) {
			return false
		}
	}
	return len(groups) > 0
}

func (d *Document) hides(group pdf.Ref) bool {
	for _, layer := range d.Layers {
		if layer.Group == group {
			return layer.Hidden
		}
	}
	return false
}
