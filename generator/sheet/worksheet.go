package sheet

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

// newReader reads XML without checking that tags match: a sheet that does not
// is read as far as it makes sense.
func newReader(r io.Reader) *xml.Decoder { return xml.NewDecoder(bufio.NewReaderSize(r, 1<<16)) }

// sheetLines are the rows of a sheet.
type sheetLines struct {
	book *workbook
	part io.Closer
	xml  *xml.Decoder
	// row is the number of the row before.
	row int
}

func (w *workbook) rows() (lines, error) {
	part, err := open(w.sheet, mostPart)
	if err != nil {
		return nil, err
	}
	return &sheetLines{book: w, part: part, xml: newReader(part)}, nil
}

func (s *sheetLines) Close() error { return s.part.Close() }

func (s *sheetLines) next() (line, error) {
	for {
		token, err := s.xml.RawToken()
		if errors.Is(err, io.EOF) {
			return line{}, io.EOF
		}
		if err != nil {
			return line{}, damaged(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Local == "row" {
				one, err := s.line(token)
				if err != nil || len(one.values) > 0 {
					return one, err
				}
			}
		case xml.EndElement:
			if token.Name.Local == "sheetData" {
				return line{}, io.EOF
			}
		}
	}
}

// line reads the cells of a row.
func (s *sheetLines) line(start xml.StartElement) (line, error) {
	s.row++
	one := line{}
	for _, a := range start.Attr {
		switch a.Name.Local {
		case "r":
			if n, err := strconv.Atoi(a.Value); err == nil && n >= 1 && n <= mostRows {
				s.row = n
			}
		case "hidden":
			one.hidden = a.Value == "1" || a.Value == "true"
		}
	}
	one.number = s.row
	column := 0
	for {
		token, err := s.xml.RawToken()
		if err != nil {
			return line{}, damaged(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Local != "c" {
				continue
			}
			column++
			v, err := s.cell(token, &column)
			if err != nil {
				return line{}, err
			}
			if v.Kind != Text || v.Text != "" {
				one.values = append(one.values, v)
			}
		case xml.EndElement:
			if token.Name.Local == "row" {
				slices.SortStableFunc(one.values, func(a, b Value) int { return a.Column - b.Column })
				one.values = slices.CompactFunc(one.values, func(a, b Value) bool { return a.Column == b.Column })
				return one, nil
			}
		}
	}
}

// cell reads one cell; column is that of the cell where it does not say its own.
func (s *sheetLines) cell(start xml.StartElement, column *int) (Value, error) {
	kind, style := "", 0
	for _, a := range start.Attr {
		switch a.Name.Local {
		case "r":
			if c, _, ok := parseAddress(a.Value); ok {
				*column = c
			}
		case "t":
			kind = a.Value
		case "s":
			style, _ = strconv.Atoi(a.Value)
		}
	}
	c, err := s.content()
	if err != nil {
		return Value{}, err
	}
	v, err := s.valueOf(kind, style, c)
	v.Column = *column
	return v, err
}

// content is what stands inside the element of a cell.
type content struct {
	value, inline     string
	hasValue, formula bool
}

func (s *sheetLines) content() (content, error) {
	var c content
	inValue := false
	for {
		token, err := s.xml.RawToken()
		if err != nil {
			return content{}, damaged(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			inValue = token.Name.Local == "v"
			switch token.Name.Local {
			case "v":
				c.hasValue = true
			case "f":
				c.formula = true
			case "is":
				if c.inline, err = richText(s.xml, "is"); err != nil {
					return content{}, err
				}
			}
		case xml.CharData:
			if inValue {
				c.value += string(token)
			}
		case xml.EndElement:
			inValue = false
			if token.Name.Local == "c" {
				return c, nil
			}
		}
	}
}

// valueOf reads a cell by its type (ECMA-376 part 1, 18.18.11).
func (s *sheetLines) valueOf(kind string, style int, c content) (Value, error) {
	format := cellFormat{}
	if style >= 0 && style < len(s.book.formats) {
		format = s.book.formats[style]
	}
	v, err := s.typed(kind, format.day, c)
	v.Format = format.code
	return v, err
}

func (s *sheetLines) typed(kind string, day bool, c content) (Value, error) {
	if c.formula && !c.hasValue {
		return Value{Kind: Uncomputed}, nil
	}
	switch kind {
	case "s":
		if !c.hasValue {
			return Value{}, nil
		}
		text, err := s.book.strings.get(c.value)
		return Value{Text: text}, err
	case "inlineStr":
		return Value{Text: c.inline}, nil
	case "str":
		return Value{Text: unescaped(c.value)}, nil
	case "b":
		return Value{Kind: Boolean, Text: strings.TrimSpace(c.value)}, nil
	case "e":
		return Value{Kind: Fault, Text: strings.TrimSpace(c.value)}, nil
	case "d":
		// Days of ISO 8601, with or without a time.
		return Value{Text: strings.TrimSuffix(strings.TrimSpace(c.value), "Z")}, nil
	}
	text := strings.TrimSpace(c.value)
	if text == "" {
		return Value{}, nil
	}
	if day {
		return Value{Kind: Day, Text: text}, nil
	}
	return Value{Kind: Number, Text: text}, nil
}

// mostMerges is how many merged cells a sheet may have.
const mostMerges = 1 << 18

var errMerges = unreadable("merged", "the sheet has more merged cells than can be read; unmerge them")

// mergedCells are those of the sheet. They stand behind its rows, which are skipped unread.
func (w *workbook) mergedCells() ([]merge, error) {
	r, err := open(w.sheet, mostPart)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	rest, err := behindRows(bufio.NewReaderSize(r, 1<<16))
	if err != nil || rest == nil {
		return nil, err
	}
	d := xml.NewDecoder(rest)
	var all []merge
	for {
		token, err := d.RawToken()
		if err != nil {
			return all, tooBig(err) // what stands behind the merged cells is not ours
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "mergeCell" {
			continue
		}
		for _, a := range start.Attr {
			if m, ok := parseMerge(a.Value); a.Name.Local == "ref" && ok {
				all = append(all, m)
			}
		}
		if len(all) > mostMerges {
			return nil, errMerges
		}
	}
}

func tooBig(err error) error {
	if errors.Is(err, errTooBig) {
		return errTooBig
	}
	return nil
}

// behindRows skips to what follows the end tag of the rows; nil where there is none.
func behindRows(r *bufio.Reader) (io.Reader, error) {
	end := []byte("sheetData>")
	var tail []byte // what stands before a chunk that did not fit whole
	for {
		chunk, err := r.ReadSlice('>')
		if tag, found := bytes.CutSuffix(chunk, end); found || tail != nil {
			tag = append(tail, tag...)
			if i := bytes.LastIndexByte(tag, '<'); found && i >= 0 && i+1 < len(tag) && tag[i+1] == '/' {
				return r, nil
			}
		}
		tail = nil
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			tail = bytes.Clone(chunk[len(chunk)-64:])
		case errors.Is(err, io.EOF):
			return nil, nil
		case err != nil:
			return nil, damaged(err)
		}
	}
}
