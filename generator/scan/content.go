package scan

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/filter"

	"permitpack/generator/pdf"
)

// content is what a page draws: one stream, and its commands as far as they can be
// unpacked. A stream that is right is handed on as it is; so is one that is packed
// in a way that only readers may understand. One whose end is broken keeps what
// every reader still finds in it, and the page is noted. The error is that of a page
// of which nothing would be seen.
func (c *collector) content(o pdf.Object) (stream *pdf.Stream, commands []byte, err error) {
	parts, err := c.parts(o)
	if err != nil {
		return nil, nil, err
	}
	for _, part := range parts {
		data, state, err := c.unpack(part)
		switch {
		case errors.As(err, new(tooLarge)):
			return nil, nil, err
		case err != nil && (len(parts) > 1 || state == broken):
			return nil, nil, err
		case err != nil:
			c.damaged()
			return part, nil, nil
		case state == broken:
			c.damaged()
		case state == sound && len(parts) == 1:
			return part, data, nil
		}
		if len(commands)+len(data) > maxContent {
			return nil, nil, contentTooLarge
		}
		commands = append(append(commands, data...), '\n') // a word may not run on into the next stream
	}
	return pdf.Deflate(nil, commands), commands, nil
}

// parts are the streams of a page's content, none for a page that has none.
func (c *collector) parts(o pdf.Object) ([]*pdf.Stream, error) {
	switch resolved := c.document.Resolve(o).(type) {
	case *pdf.Stream:
		return []*pdf.Stream{resolved}, nil
	case pdf.Array:
		parts := make([]*pdf.Stream, len(resolved))
		for i, element := range resolved {
			stream, ok := c.document.Resolve(element).(*pdf.Stream)
			if !ok {
				return nil, errPages
			}
			parts[i] = stream
		}
		return parts, nil
	case pdf.Null:
		if _, dangling := o.(pdf.Ref); !dangling {
			return nil, nil
		}
	}
	return nil, errPages
}

var contentTooLarge = tooLarge{"scan.measure.content", maxContent >> 20}

// unpack undoes the filters of a stream of text; the state of an error is that of undo.
func (c *collector) unpack(s *pdf.Stream) ([]byte, state, error) {
	data, all := s.Data, sound
	parameters := c.document.listOf(s.Dict["DecodeParms"])
	for i, name := range c.document.listOf(s.Dict["Filter"]) {
		var values pdf.Dict
		if i < len(parameters) {
			values = c.document.Dict(parameters[i])
		}
		step := filterStep{c.document.name(name), c.document.integers(values)}
		unpacked, state, err := step.undo(data, min(c.budget, maxContent))
		if err != nil {
			return nil, state, err
		}
		data, all = unpacked, max(all, state)
		if c.budget -= int64(len(data)); c.budget <= 0 {
			return nil, all, contentTooLarge
		}
	}
	return data, all, nil
}

// integers are the whole numbers of a dictionary.
func (d *Document) integers(dict pdf.Dict) map[string]int {
	values := map[string]int{}
	for key, value := range dict {
		if n, ok := d.number(value); ok {
			values[string(key)] = int(n)
		}
	}
	return values
}

// filterStep is one filter with its parameters.
type filterStep struct {
	name       pdf.Name
	parameters map[string]int
}

// undo unpacks at most limit bytes. With an error, broken says that nothing can be
// unpacked, and sound that another program may well know how. Filters of pictures
// are left alone: no text is packed by them, and a forged picture takes much memory.
func (f filterStep) undo(data []byte, limit int64) (unpacked []byte, s state, err error) {
	switch f.name {
	case filter.Flate:
		var out bytes.Buffer
		result := inflate(&out, data, limit)
		switch {
		case result.full:
			return nil, sound, contentTooLarge
		case result.state == broken && out.Len() == 0:
			return nil, broken, errors.New("nothing can be unpacked")
		case f.parameters["Predictor"] <= 1:
			return out.Bytes(), result.state, nil
		}
		s, data = result.state, pdf.Deflate(nil, out.Bytes()).Data
	case filter.LZW, filter.ASCII85, filter.ASCIIHex, filter.RunLength:
	case filter.DCT, filter.CCITTFax, filter.JBIG2, filter.JPX:
		return nil, broken, errors.New("text under the filter of a picture")
	default:
		return nil, sound, fmt.Errorf("text under the filter %s", f.name)
	}
	defer func() {
		if fault := recover(); fault != nil { // some filters trust their input
			err = fmt.Errorf("unpacking: %v", fault)
		}
	}()
	library, err := filter.NewFilter(string(f.name), f.parameters, limit)
	if err != nil {
		return nil, s, err
	}
	reader, err := library.Decode(bytes.NewReader(data))
	if errors.Is(err, filter.ErrDecodeLimitExceeded) {
		return nil, s, contentTooLarge
	}
	if err != nil {
		return nil, s, err
	}
	var out bytes.Buffer
	_, err = out.ReadFrom(reader)
	return out.Bytes(), s, err
}

func (d *Document) listOf(o pdf.Object) pdf.Array { return listOf(d.Resolve(o)) }
