package raster

import "permitpack/generator/pdf"

// space says what the samples of a picture mean.
type space struct {
	// object is the colour space of the picture when it is encoded anew.
	object pdf.Object
	// components is 1 for grey and 3 for colour, after a palette was looked up.
	components int
	// palette are the colours of an indexed picture, components bytes each; nil for all others.
	palette []byte
}

// colours reads the colour space of the picture. Those of printing inks, of named
// inks and of L*a*b* stay as they are.
func (p *Picture) colours() (space, bool) {
	object := p.stream.Dict["ColorSpace"]
	if array, ok := p.resolve(object).(pdf.Array); ok && len(array) == 4 && p.isOne(array[0], "Indexed", "I") {
		return p.indexed(array)
	}
	n := p.components(object)
	return space{object: object, components: n}, n > 0
}

// components is how many samples make a colour of the space; 0 for those that stay as they are.
func (p *Picture) components(object pdf.Object) int {
	object = p.resolve(object)
	array, ok := object.(pdf.Array)
	if ok && len(array) > 0 {
		object = array[0]
	}
	switch {
	case p.isOne(object, "DeviceGray", "CalGray", "G"):
		return 1
	case p.isOne(object, "DeviceRGB", "CalRGB", "RGB"):
		return 3
	case p.isOne(object, "ICCBased") && len(array) == 2:
		profile, _ := p.resolve(array[1]).(*pdf.Stream)
		if profile == nil {
			return 0
		}
		if n, _ := p.int(profile.Dict["N"]); n == 1 || n == 3 {
			return n
		}
	}
	return 0
}

func (p *Picture) isOne(o pdf.Object, names ...pdf.Name) bool {
	name, ok := p.resolve(o).(pdf.Name)
	if !ok {
		return false
	}
	for _, n := range names {
		if name == n {
			return true
		}
	}
	return false
}

// indexed reads a palette (8.6.6.3). Its picture must not turn the indexes round.
func (p *Picture) indexed(array pdf.Array) (space, bool) {
	n := p.components(array[1])
	last, ok := p.int(array[2])
	if n == 0 || !ok || last < 0 || last > 255 || p.list("Decode") != nil {
		return space{}, false
	}
	table := make([]byte, 256*n) // a sample beyond the palette is shown somehow by every reader
	switch colours := p.resolve(array[3]).(type) {
	case pdf.String:
		copy(table, colours)
	case *pdf.Stream:
		unpacked, ok := p.table(colours)
		if !ok {
			return space{}, false
		}
		copy(table, unpacked)
	default:
		return space{}, false
	}
	return space{object: array[1], components: n, palette: table}, true
}

// table are the bytes of a palette that stands in a stream of its own.
func (p *Picture) table(s *pdf.Stream) ([]byte, bool) {
	of := Picture{stream: s, resolve: p.resolve}
	filters, parameters := of.filters()
	switch {
	case len(filters) == 0:
		return s.Data, true
	case len(filters) == 1 && filters[0] == "FlateDecode" && parameters[0] == nil:
		data, err := inflated(s.Data)
		return data, err == nil
	}
	return nil, false
}
