package scan

import (
	"errors"
	"fmt"
	"math"

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

// largestSide is the longest page that goes into a packet, and the farthest from
// the origin, in units: 35 m, where PDF 1.7 allows 14400 units (Annex C.2) and PDF
// 2.0 any. Coordinates of larger ones would be rounded to something else.
const largestSide = 100_000

var errPages = errors.New("reading a pdf: the page tree is broken")

// inherited are the attributes that a page takes from the nodes above it (table 30).
var inherited = []pdf.Name{"Resources", "MediaBox", "CropBox", "Rotate"}

// collectPages walks the page tree. A page that is listed and missing makes the
// whole file unreadable: a packet must not lose a page without a word.
func (d *Document) collectPages() error {
	c := collector{
		document: d, branches: map[pdf.Ref]bool{}, budget: maxContents,
		drawn: drawn{seen: map[pdf.Ref]bool{}, budget: maxChecked},
	}
	if err := c.walk(d.catalog["Pages"], pdf.Dict{}, 0); err != nil {
		return err
	}
	if len(d.Pages) == 0 {
		return errPages
	}
	claimed, _ := d.number(d.Dict(d.catalog["Pages"])["Count"])
	d.Fewer = claimed > float64(len(d.Pages))
	return nil
}

type collector struct {
	document *Document
	// branches are the nodes met so far, each of which may stand in the tree once.
	branches map[pdf.Ref]bool
	// budget is how many bytes the contents of all pages may still unpack to.
	budget int64
	drawn  drawn
}

func (c *collector) walk(node pdf.Object, above pdf.Dict, depth int) error {
	dict, ok := c.document.Resolve(node).(pdf.Dict)
	if !ok || depth > MaxPages {
		return errPages
	}
	attributes := pdf.Dict{}
	for _, key := range inherited {
		attributes[key] = above[key]
		if _, absent := c.document.Resolve(dict[key]).(pdf.Null); !absent {
			attributes[key] = dict[key]
		}
	}
	kids := c.document.Array(dict["Kids"])
	if kids == nil {
		if !c.document.isPage(dict) {
			return errPages
		}
		return c.add(dict, attributes)
	}
	if ref, ok := node.(pdf.Ref); ok {
		if c.branches[ref] {
			return errPages
		}
		c.branches[ref] = true
	}
	for _, kid := range kids {
		if err := c.walk(kid, attributes, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// isPage tells a leaf of the tree from a branch whose kids are lost, and from what
// is no part of a tree at all. Some programs leave the type away.
func (d *Document) isPage(dict pdf.Dict) bool {
	switch d.name(dict["Type"]) {
	case "Page":
		return true
	case "":
		return dict["Kids"] == nil && (dict["Contents"] != nil || dict["MediaBox"] != nil || dict["Parent"] != nil)
	}
	return false
}

func (c *collector) add(dict, attributes pdf.Dict) error {
	d := c.document
	number := len(d.Pages) + 1
	if number > MaxPages {
		return tooLarge{"scan.measure.pages", MaxPages}
	}
	box, err := d.visibleBox(attributes)
	if err != nil {
		return fmt.Errorf("page %d: %w", number, err)
	}
	content, commands, err := c.content(dict["Contents"])
	if err != nil {
		return fmt.Errorf("page %d: %w", number, err)
	}
	if d.lacks(commands, d.Dict(attributes["Resources"])) {
		c.damaged()
	}
	page := Page{
		Box:       box,
		Rotate:    d.rotation(attributes["Rotate"]),
		Unit:      1,
		Resources: attributes["Resources"],
		Group:     dict["Group"],
		Content:   content,
	}
	if unit, ok := d.number(dict["UserUnit"]); ok && unit > 0 && unit <= 1000 {
		page.Unit = unit
	}
	page.Marks = c.marks(dict)
	c.checkDrawn(page)
	d.Pages = append(d.Pages, page)
	return nil
}

// rotation is that of the page; readers ignore one that is no quarter turn.
func (d *Document) rotation(o pdf.Object) int {
	degrees, _ := d.number(o)
	turned := math.Mod(degrees, 360)
	if math.Mod(turned, 90) != 0 {
		return 0
	}
	return (int(turned) + 360) % 360
}

// visibleBox is the part of the media box that the crop box leaves.
func (d *Document) visibleBox(attributes pdf.Dict) (Box, error) {
	seen, ok := d.box(attributes["MediaBox"])
	if !ok {
		seen = letter
	}
	if crop, ok := d.box(attributes["CropBox"]); ok {
		cut := Box{max(seen.X0, crop.X0), max(seen.Y0, crop.Y0), min(seen.X1, crop.X1), min(seen.Y1, crop.Y1)}
		if cut.valid() {
			seen = cut
		}
	}
	if seen.extent() > largestSide {
		return Box{}, tooLarge{"scan.measure.metres", largestSide * 254 / 72 / 10_000}
	}
	return seen, nil
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
	return b.Width() > smallest && b.Height() > smallest
}

// extent is the longer side, or the distance of a corner from an axis where that is more.
func (b Box) extent() float64 {
	return max(b.Width(), b.Height(), math.Abs(b.X0), math.Abs(b.Y0), math.Abs(b.X1), math.Abs(b.Y1))
}
