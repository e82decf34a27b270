package readback

import (
	"bytes"
	"errors"
	"fmt"
)

// maxPages ends a page tree that runs in a circle.
const maxPages = 10_000

// sheet is a page of the file with what it inherits from the nodes above it.
type sheet struct {
	contents      object
	resources     object
	width, height float64 // in points
}

// show looks at every page of the file.
func (f *file) show() ([]sight, error) {
	sheets, err := f.sheets(f.root.get("Pages"), sheet{}, maxDepth)
	if err != nil {
		return nil, err
	}
	shown := make([]sight, len(sheets))
	for i, s := range sheets {
		if shown[i], err = f.see(s); err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	return shown, nil
}

func (f *file) sheets(o object, above sheet, depth int) ([]sheet, error) {
	node := f.resolve(o)
	if !node.dictionary() || depth == 0 {
		return nil, errors.New("the page tree is broken")
	}
	here := above
	here.contents = node.get("Contents")
	if d := f.resolve(node.get("Resources")); d.dictionary() {
		here.resources = d
	}
	if box := f.resolve(node.get("MediaBox")); box != nil {
		here.width, here.height = box.corner()
	}
	kids, ok := f.resolve(node.get("Kids")).array()
	if !ok {
		return []sheet{here}, nil
	}
	var all []sheet
	for _, kid := range kids {
		below, err := f.sheets(kid, here, depth-1)
		if err != nil {
			return nil, err
		}
		if all = append(all, below...); len(all) > maxPages {
			return nil, errors.New("too many pages")
		}
	}
	return all, nil
}

// corner is the upper right corner of a box whose lower left corner is the origin.
func (o object) corner() (x, y float64) {
	n := o.numbers()
	return n[2], n[3]
}

// drawing is what the page's content streams draw, which count as one.
func (f *file) drawing(contents object) (*drawing, error) {
	parts, ok := f.resolve(contents).array()
	if !ok {
		s, err := f.stream(contents)
		if err != nil {
			return nil, err
		}
		return taken(s, f.known.drawings, draw)
	}
	var all [][]byte
	for _, part := range parts {
		s, err := f.stream(part)
		if err != nil {
			return nil, err
		}
		data, err := s.bytes()
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return draw(bytes.Join(all, []byte("\n")))
}
