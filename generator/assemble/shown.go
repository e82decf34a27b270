package assemble

import (
	"bytes"
	"errors"
	"math"

	"github.com/pdfcpu/pdfcpu/pkg/filter"

	"permitpack/generator/pdf"
	"permitpack/generator/scan"
)

// extent is the width and height in points at which a picture is seen on the sheet.
type extent struct{ width, height float64 }

// seenIn is what a transformation makes of the unit square, in which a PDF shows a picture.
func seenIn(m matrix) extent { return extent{math.Hypot(m[0], m[1]), math.Hypot(m[2], m[3])} }

// viewer follows the commands of pages and notes how large each picture of a document
// is shown; of several times the largest counts. What it does not see drawn, as
// masks and patterns, it does not name.
type viewer struct {
	from  *scan.Document
	shown map[pdf.Ref]extent
	// budget is how many bytes of commands may still be followed in all.
	budget int
}

const (
	// mostFollowed is thousands of times what an honest document has, and keeps forms
	// that draw each other from running for hours; even an empty one costs leastFollowed.
	mostFollowed  = 64 << 20
	leastFollowed = 1 << 12
	deepestForm   = 12
)

// shownPictures are the pictures of all pages, each page placed with those margins;
// none where there is too much to follow all of it.
func shownPictures(from *scan.Document, m margins) map[pdf.Ref]extent {
	v := viewer{from: from, shown: map[pdf.Ref]extent{}, budget: mostFollowed}
	for _, page := range from.Pages {
		_, place := laid(page, m)
		v.form(page.Content, page.Resources, place, 0)
		for _, mark := range page.Marks {
			v.drawn(mark.Form, page.Resources, matrix(mark.Place).then(place), 0)
		}
	}
	if v.budget <= 0 {
		return nil
	}
	return v.shown
}

// drawn notes a picture, or follows a form, that is drawn with that base.
func (v *viewer) drawn(object, above pdf.Object, base matrix, depth int) {
	stream, ok := v.from.Resolve(object).(*pdf.Stream)
	if !ok {
		return
	}
	switch v.from.Resolve(stream.Dict["Subtype"]) {
	case pdf.Name("Image"):
		if ref, ok := object.(pdf.Ref); ok {
			before, now := v.shown[ref], seenIn(base)
			v.shown[ref] = extent{max(before.width, now.width), max(before.height, now.height)}
		}
	case pdf.Name("Form"):
		if own, ok := v.matrix(stream.Dict["Matrix"]); ok {
			base = own.then(base)
		}
		if resources := stream.Dict["Resources"]; v.from.Dict(resources) != nil {
			above = resources
		}
		v.form(stream, above, base, depth)
	}
}

// form follows the commands of a page or form.
func (v *viewer) form(content *pdf.Stream, resources pdf.Object, base matrix, depth int) {
	if depth > deepestForm || v.budget <= 0 {
		return
	}
	data, err := v.unpack(content)
	if err != nil {
		return
	}
	objects := v.from.Dict(v.from.Dict(resources)["XObject"])
	c := commands{data: data}
	var kept []matrix
	for operator, ok := c.next(); ok; operator, ok = c.next() {
		switch operator {
		case "q":
			kept = append(kept, base)
		case "Q":
			if len(kept) > 0 {
				base, kept = kept[len(kept)-1], kept[:len(kept)-1]
			}
		case "cm":
			if len(c.numbers) == len(base) {
				base = matrix(c.numbers).then(base)
			}
		case "Do":
			v.drawn(objects[pdf.Name(c.name)], resources, base, depth+1)
		}
	}
}

var errCommands = errors.New("the commands cannot be unpacked")

// unpack undoes the filters of a stream of commands. The library panics on some
// forged data; then nothing of the stream is seen.
func (v *viewer) unpack(s *pdf.Stream) (data []byte, err error) {
	defer func() {
		if recover() != nil {
			err = errCommands
		}
	}()
	data = s.Data
	parameters := v.list(s.Dict["DecodeParms"])
	for i, name := range v.list(s.Dict["Filter"]) {
		values := map[string]int{}
		if i < len(parameters) {
			for key, value := range v.from.Dict(parameters[i]) {
				if n, ok := v.number(value); ok {
					values[string(key)] = int(n)
				}
			}
		}
		name, _ := v.from.Resolve(name).(pdf.Name)
		f, err := filter.NewFilter(string(name), values, int64(v.budget))
		if err != nil {
			return nil, err
		}
		unpacked, err := f.Decode(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		var out bytes.Buffer
		if _, err := out.ReadFrom(unpacked); err != nil {
			return nil, err
		}
		data = out.Bytes()
	}
	v.budget -= max(leastFollowed, len(data))
	return data, nil
}

// list is the array that o is, or of which it is the only element.
func (v *viewer) list(o pdf.Object) pdf.Array {
	switch o := v.from.Resolve(o).(type) {
	case pdf.Null:
		return nil
	case pdf.Array:
		return o
	default:
		return pdf.Array{o}
	}
}

func (v *viewer) matrix(o pdf.Object) (m matrix, ok bool) {
	array := v.from.Array(o)
	if len(array) != len(m) {
		return m, false
	}
	for i, element := range array {
		if m[i], ok = v.number(element); !ok {
			return m, false
		}
	}
	return m, true
}

func (v *viewer) number(o pdf.Object) (float64, bool) {
	switch o := v.from.Resolve(o).(type) {
	case pdf.Int:
		return float64(o), true
	case pdf.Real:
		return float64(o), true
	}
	return 0, false
}
