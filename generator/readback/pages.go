package readback

import (
	"errors"
	"fmt"
)

// maxPages ends a page tree that runs in a circle.
const maxPages = 10_000

// leaf is a page with what it inherits from the nodes above it.
type leaf struct {
	dictionary
	resources dictionary
	width     float64 // in points
	height    float64
}

// show runs every page of the file.
func (f *file) show() ([]sight, error) {
	leaves, err := f.leaves(f.root["Pages"], leaf{}, maxDepth)
	if err != nil {
		return nil, err
	}
	fonts := map[reference]*font{}
	var shown []sight
	for i, l := range leaves {
		content, err := f.content(l)
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		r := runner{file: f, page: l, fonts: fonts, state: state{ctm: identity}}
		if err := r.run(content); err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		shown = append(shown, r.sight)
	}
	return shown, nil
}

func (f *file) leaves(o any, above leaf, depth int) ([]leaf, error) {
	node, ok := f.resolve(o).(dictionary)
	if !ok || depth == 0 {
		return nil, errors.New("the page tree is broken")
	}
	here := leaf{dictionary: node, resources: above.resources, width: above.width, height: above.height}
	if d, ok := f.resolve(node["Resources"]).(dictionary); ok {
		here.resources = d
	}
	if a, ok := f.resolve(node["MediaBox"]).(array); ok && len(a) == 4 {
		here.width, here.height = numberAt(a, 2), numberAt(a, 3)
	}
	kids, ok := f.resolve(node["Kids"]).(array)
	if !ok {
		return []leaf{here}, nil
	}
	var all []leaf
	for _, kid := range kids {
		below, err := f.leaves(kid, here, depth-1)
		if err != nil {
			return nil, err
		}
		if all = append(all, below...); len(all) > maxPages {
			return nil, errors.New("too many pages")
		}
	}
	return all, nil
}

// content is the commands of the page's content streams, which count as one.
func (f *file) content(l leaf) ([]command, error) {
	parts, ok := f.resolve(l.dictionary["Contents"]).(array)
	if !ok {
		return f.commands(l.dictionary["Contents"])
	}
	var all []byte
	for _, part := range parts {
		data, err := f.bytes(part)
		if err != nil {
			return nil, err
		}
		all = append(append(all, data...), '\n')
	}
	return parse(all)
}

// commands are those of a stream.
func (f *file) commands(o any) ([]command, error) {
	st, ok := f.resolve(o).(stream)
	if !ok {
		return nil, errors.New("a stream is missing")
	}
	packed := f.packed(st)
	if known, ok := f.known.commands[string(st.raw)]; ok && packed {
		return known, nil
	}
	data, err := f.bytes(st)
	if err != nil {
		return nil, err
	}
	read, err := parse(data)
	if err == nil && packed {
		f.known.commands[string(st.raw)] = read
	}
	return read, err
}
