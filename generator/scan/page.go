package scan

import (
	"bytes"
	"errors"
	"fmt"
	"math"

	"github.com/pdfcpu/pdfcpu/pkg/filter"

	"permitpack/generator/pdf"
)

// Page is one page of a Document, with everything that it inherits.
type Page struct {
	// Box is what is seen of the page, in its own units before it is rotated.
	Box Box
	// Rotate is by how much the page is turned clockwise: 0, 90, 180 or 270 degrees.
	Rotate int
	// Unit is the size of the page's unit in points, nearly always 1.
	Unit float64
	// Resources and Group are objects of the document, or nil.
	Resources, Group pdf.Object
	// Content are the drawing commands, as one stream.
	Content *pdf.Stream
	// Marks are the visible notes, stamps and filled fields over the content, in drawing order.
	Marks []Mark
}

// Box is a rectangle; X1 > X0 and Y1 > Y0.
type Box struct{ X0, Y0, X1, Y1 float64 }

func (b Box) Width() float64  { return b.X1 - b.X0 }
func (b Box) Height() float64 { return b.Y1 - b.Y0 }

// letter is the page size that readers assume where a file names none.
var letter = Box{0, 0, 612, 792}

// largestSide is the longest page that PDF allows, in units (Annex C.2).
const largestSide = 14400

var errPages = errors.New("reading a pdf: the page tree is broken")

// inherited are the attributes that a page takes from the nodes above it (table 30).
var inherited = []pdf.Name{"Resources", "MediaBox", "CropBox", "Rotate"}

// collectPages walks the page tree. A page that is listed and missing makes the
// whole file unreadable: a packet must not lose a page without a word.
func (d *Document) collectPages() error {
	c := collector{document: d, seen: map[pdf.Ref]bool{}, budget: maxDecoded}
	if err := c.walk(d.catalog["Pages"], pdf.Dict{}, 0); err != nil {
		return err
	}
	if len(d.Pages) == 0 {
		return errPages
	}
	return nil
}

type collector struct {
	document *Document
	seen     map[pdf.Ref]bool
	// budget is how many bytes the contents of all pages may still unpack to.
	budget int64
}

func (c *collector) walk(node pdf.Object, above pdf.Dict, depth int) error {
	ref, _ := node.(pdf.Ref)
	dict := c.document.Dict(node)
	if dict == nil || c.seen[ref] || depth > 64 {
		return errPages
	}
	if ref != 0 {
		c.seen[ref] = true
	}
	attributes := pdf.Dict{}
	for _, key := range inherited {
		attributes[key] = above[key]
		if _, absent := c.document.Resolve(dict[key]).(pdf.Null); !absent {
			attributes[key] = dict[key]
		}
	}
	kids := c.document.Array(dict["Kids"])
	if kids == nil || c.document.name(dict["Type"]) == "Page" {
		return c.add(dict, attributes)
	}
	for _, kid := range kids {
		if err := c.walk(kid, attributes, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (c *collector) add(dict, attributes pdf.Dict) error {
	d := c.document
	if len(d.Pages) == MaxPages {
		return tooLarge{"scan.measure.pages", MaxPages}
	}
	content, err := c.content(dict["Contents"])
	if err != nil {
		return fmt.Errorf("page %d: %w", len(d.Pages)+1, err)
	}
	page := Page{
		Box:       d.visibleBox(attributes),
		Rotate:    d.rotation(attributes["Rotate"]),
		Unit:      1,
		Resources: attributes["Resources"],
		Group:     dict["Group"],
		Content:   content,
	}
	if unit, ok := d.number(dict["UserUnit"]); ok && unit > 0 && unit <= 1000 {
		page.Unit = unit
	}
	page.Marks = d.marks(dict)
	d.Pages = append(d.Pages, page)
	return nil
}

func (d *Document) rotation(o pdf.Object) int {
	degrees, _ := d.number(o)
	quarters := int(math.Round(degrees/90)) % 4
	return (quarters + 4) % 4 * 90
}

// visibleBox is the part of the media box that the crop box leaves.
func (d *Document) visibleBox(attributes pdf.Dict) Box {
	media, ok := d.box(attributes["MediaBox"])
	if !ok {
		media = letter
	}
	crop, ok := d.box(attributes["CropBox"])
	if !ok {
		return media
	}
	seen := Box{max(media.X0, crop.X0), max(media.Y0, crop.Y0), min(media.X1, crop.X1), min(media.Y1, crop.Y1)}
	if !seen.valid() {
		return media
	}
	return seen
}

// box reads a rectangle from any two of its opposite corners (7.9.5).
func (d *Document) box(o pdf.Object) (Box, bool) {
	v, ok := d.numbers(o, 4)
	if !ok {
		return Box{}, false
	}
	b := Box{min(v[0], v[2]), min(v[1], v[3]), max(v[0], v[2]), max(v[1], v[3])}
	return b, b.valid()
}

func (b Box) valid() bool {
	const smallest = 1e-3
	return b.Width() > smallest && b.Height() > smallest && b.Width() <= largestSide && b.Height() <= largestSide &&
		math.Abs(b.X0) < 1e6 && math.Abs(b.Y0) < 1e6
}

// content joins the streams of a page. One that has to be unpacked to be joined,
// or cannot be unpacked at all, is found here and not when the packet is made.
func (c *collector) content(o pdf.Object) (*pdf.Stream, error) {
	resolved := c.document.Resolve(o)
	if single, ok := resolved.(*pdf.Stream); ok {
		_, err := c.unpack(single)
		return single, err
	}
	if _, dangling := o.(pdf.Ref); dangling && resolved == (pdf.Null{}) {
		return nil, errPages
	}
	parts, _ := resolved.(pdf.Array)
	if len(parts) == 1 {
		return c.content(parts[0])
	}
	var joined []byte
	for _, part := range parts {
		stream, ok := c.document.Resolve(part).(*pdf.Stream)
		if !ok {
			return nil, errPages
		}
		data, err := c.unpack(stream)
		if err != nil {
			return nil, err
		}
		joined = append(append(joined, data...), '\n') // a word may not run on into the next stream
	}
	return pdf.Deflate(nil, joined), nil
}

// unpack undoes the filters of a stream of text.
func (c *collector) unpack(s *pdf.Stream) ([]byte, error) {
	data := s.Data
	parameters := c.document.listOf(s.Dict["DecodeParms"])
	for i, name := range c.document.listOf(s.Dict["Filter"]) {
		values := map[string]int{}
		if i < len(parameters) {
			for key, value := range c.document.Dict(parameters[i]) {
				if n, ok := c.document.number(value); ok {
					values[string(key)] = int(n)
				}
			}
		}
		f, err := filter.NewFilter(string(c.document.name(name)), values, c.budget)
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
		if c.budget -= int64(len(data)); c.budget <= 0 {
			return nil, errors.New("the contents of the pages unpack to too much")
		}
	}
	return data, nil
}

func (d *Document) listOf(o pdf.Object) pdf.Array { return listOf(d.Resolve(o)) }
