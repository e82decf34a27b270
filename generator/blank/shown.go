package blank

import (
	"maps"
	"slices"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/packet"
)

// unticked finds choices for which the blank has squares, and none for what the
// profile says: somebody has to ask the office, and to fill in by hand.
func (w *writing) unticked() {
	squares, marked := map[string]bool{}, map[string]bool{}
	for i := range w.layout.Fields {
		f := &w.layout.Fields[i]
		if f.kind() != tickField || f.Tick.When != "" {
			continue
		}
		squares[f.Value] = true
		marked[f.Value] = marked[f.Value] || f.Tick.holds(w.value(f.Value))
	}
	for _, name := range slices.Sorted(maps.Keys(squares)) {
		if v := w.value(name); v.Choice != "" && !marked[name] {
			w.find(about("text.blank-no-square", finding.Warning, v.Where, nil))
		}
	}
}

// unshown finds what the profile says and no field shows, so that whoever wrote the
// layout sees what was forgotten.
func (w *writing) unshown() {
	c := coverage{writing: w, named: map[string]bool{}}
	for i := range w.layout.Fields {
		c.named[w.layout.Fields[i].name()] = true
	}
	for _, name := range w.layout.LeftOut {
		c.named[name] = true
	}
	if keys := c.keys(); len(keys) > 0 {
		w.find(about("text.blank-leaves-out", finding.Info, "procedure", finding.Args{"keys": strings.Join(keys, ", ")}))
	}
}

// coverage tells which values are shown.
type coverage struct {
	*writing
	// named are the names of fields, and of what was left out.
	named map[string]bool
}

// keys are the profile keys of values that are there and not shown, sorted.
func (c coverage) keys() []string {
	found := map[string]bool{}
	if c.packet.Photo != nil && !c.named[photoName] {
		found["photo.file"] = true
	}
	parts := map[string]bool{}
	for _, name := range c.names {
		for _, part := range name.Parts {
			parts[part] = true
		}
	}
	for id, name := range c.names {
		if !parts[id] {
			c.note(id, name, found)
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// note notes the keys of a value that is not shown. One that is shown in parts lacks
// those parts alone.
func (c coverage) note(id string, name packet.Name, found map[string]bool) {
	if c.done(id) {
		return
	}
	lacking := slices.DeleteFunc(slices.Clone(name.Parts), c.done)
	if len(name.Parts) > 0 && len(lacking) == 0 {
		return
	}
	if !slices.ContainsFunc(name.Parts, func(part string) bool { return c.named[part] }) {
		lacking = []string{id}
	}
	for _, part := range lacking {
		found[c.packet.Values[part].Where] = true
	}
}

// done tells whether a value is shown, or there is nothing to show.
func (c coverage) done(id string) bool {
	v := c.packet.Values[id]
	return c.named[id] || v.Text == "" && v.Choice == "" && len(v.Rows) == 0
}
