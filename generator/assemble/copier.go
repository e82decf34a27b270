package assemble

import (
	"maps"
	"slices"

	"permitpack/generator/pdf"
	"permitpack/generator/scan"
)

// copier takes objects over from one document, each once, in the order in which
// the pages first name them.
type copier struct {
	w    *pdf.Writer
	from *scan.Document
	// numbers are the new numbers of the objects met so far.
	numbers map[pdf.Ref]pdf.Ref
	queue   []pdf.Ref
	// picture gives what is written in place of a stream; nil where all stay as they are.
	picture func(pdf.Ref, *pdf.Stream) *pdf.Stream
}

// reference is the new number of an object, which flush will write; Null for
// objects that are not there and those that stay behind.
func (c *copier) reference(ref pdf.Ref) pdf.Object {
	if number, ok := c.numbers[ref]; ok {
		return number
	}
	switch o := c.from.Resolve(ref).(type) {
	case pdf.Null:
		return o
	case pdf.Dict:
		if staysBehind(o) {
			return pdf.Null{}
		}
	}
	c.numbers[ref] = c.w.Reserve()
	c.queue = append(c.queue, ref)
	return c.numbers[ref]
}

// flush writes the objects that were referred to, and those that they refer to.
func (c *copier) flush() {
	for len(c.queue) > 0 {
		ref := c.queue[0]
		c.queue = c.queue[1:]
		object := c.from.Resolve(ref)
		if stream, ok := object.(*pdf.Stream); ok && c.picture != nil {
			object = c.picture(ref, stream)
		}
		c.w.Put(c.numbers[ref], c.copy(object))
	}
}

// copy is o with new numbers in it; nil stays nil.
func (c *copier) copy(o pdf.Object) pdf.Object {
	switch o := o.(type) {
	case pdf.Ref:
		return c.reference(o)
	case pdf.Array:
		array := make(pdf.Array, len(o))
		for i, element := range o {
			array[i] = c.copy(element)
		}
		return array
	case pdf.Dict:
		if staysBehind(o) {
			return pdf.Null{}
		}
		return c.dict(o)
	case *pdf.Stream:
		dict := c.dict(o.Dict)
		for _, key := range notDrawn {
			delete(dict, key)
		}
		return &pdf.Stream{Dict: dict, Data: o.Data}
	}
	return o
}

func (c *copier) dict(o pdf.Dict) pdf.Dict {
	dict := make(pdf.Dict, len(o))
	for _, key := range slices.Sorted(maps.Keys(o)) { // the order gives the objects their numbers
		dict[key] = c.copy(o[key])
	}
	return dict
}

// resources are those of a page; a page may have none, a form should.
func (c *copier) resources(o pdf.Object) pdf.Object {
	if c.from.Dict(o) == nil {
		return pdf.Dict{}
	}
	return c.copy(o)
}

// notDrawn are entries of streams that change nothing on paper and lead to
// metadata, the logical structure or other files (8.10.4, 14.3.2, 14.7.4.4, 14.11.7).
var notDrawn = []pdf.Name{"Metadata", "PieceInfo", "LastModified", "StructParent", "StructParents", "AF", "Ref", "OPI"}

// staysBehind tells which dictionaries are no part of what is drawn: without
// their pages, forms and actions they would only drag the rest of the file along.
func staysBehind(o pdf.Dict) bool {
	switch o["Type"] {
	case pdf.Name("Catalog"), pdf.Name("Pages"), pdf.Name("Page"), pdf.Name("Annot"), pdf.Name("Action"),
		pdf.Name("Filespec"), pdf.Name("F"), pdf.Name("StructTreeRoot"), pdf.Name("StructElem"):
		return true
	}
	switch o["S"] {
	case pdf.Name("JavaScript"), pdf.Name("Launch"), pdf.Name("SubmitForm"), pdf.Name("ImportData"):
		return true
	}
	return false
}
