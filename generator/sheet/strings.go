package sheet

import (
	"bufio"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
)

// sharedStrings are the texts of a workbook, which its cells name by number. As
// many as fit are kept in memory, the others in two files: the texts one behind
// the other, and where each ends.
type sharedStrings struct {
	kept []string
	size int

	texts, ends *os.File
	written     int64
	count       int
	out, marks  *bufio.Writer
}

// mostKept is how many bytes of strings are kept in memory.
const mostKept = 8 << 20

// perString is what a string costs beside its bytes.
const perString = 16

var errNoString = unreadable("no-text", "a cell names a text that the workbook does not have; save the sheet anew in a spreadsheet program")

func (w *workbook) readStrings(part, dir string) (*sharedStrings, error) {
	s := &sharedStrings{}
	f := w.files[strings.ToLower(part)]
	if f == nil {
		return s, nil
	}
	r, err := open(f, mostPart)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	if err := s.fill(newReader(r), dir); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

func (s *sharedStrings) fill(d *xml.Decoder, dir string) error {
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return damaged(err)
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "si" {
			continue
		}
		text, err := richText(d, "si")
		if err != nil {
			return err
		}
		if err := s.add(text, dir); err != nil {
			return err
		}
	}
	if s.texts == nil {
		return nil
	}
	return errors.Join(s.out.Flush(), s.marks.Flush())
}

func (s *sharedStrings) add(text, dir string) error {
	if s.texts == nil && s.size+len(text)+perString <= mostKept {
		s.kept, s.size = append(s.kept, text), s.size+len(text)+perString
		return nil
	}
	if s.texts == nil {
		if err := s.spill(dir); err != nil {
			return err
		}
	}
	n, err := s.out.WriteString(text)
	s.written += int64(n)
	s.count++
	return errors.Join(err, binary.Write(s.marks, binary.LittleEndian, s.written))
}

// spill begins the files, which only their owner may read.
func (s *sharedStrings) spill(dir string) (err error) {
	if s.texts, err = os.CreateTemp(dir, ".permitpack-strings-*"); err != nil {
		return err
	}
	if s.ends, err = os.CreateTemp(dir, ".permitpack-strings-*"); err != nil {
		return err
	}
	s.out, s.marks = bufio.NewWriterSize(s.texts, 1<<16), bufio.NewWriterSize(s.ends, 1<<16)
	return nil
}

// get is a string by its number.
func (s *sharedStrings) get(number string) (string, error) {
	i, err := strconv.Atoi(strings.TrimSpace(number))
	switch {
	case err != nil || i < 0 || i >= len(s.kept)+s.count:
		return "", errNoString
	case i < len(s.kept):
		return s.kept[i], nil
	}
	const size = 8
	i -= len(s.kept)
	var marks [2 * size]byte // where the text before it ends, and it
	from := marks[size:]
	if i > 0 {
		from = marks[:]
	}
	if _, err := s.ends.ReadAt(from, int64(max(i-1, 0))*size); err != nil {
		return "", err
	}
	begin, end := binary.LittleEndian.Uint64(marks[:size]), binary.LittleEndian.Uint64(marks[size:])
	text := make([]byte, end-begin)
	if _, err := s.texts.ReadAt(text, int64(begin)); err != nil {
		return "", err
	}
	return string(text), nil
}

// Close removes the files.
func (s *sharedStrings) Close() error {
	var all []error
	for _, f := range []*os.File{s.texts, s.ends} {
		if f != nil {
			all = append(all, f.Close(), os.Remove(f.Name()))
		}
	}
	return errors.Join(all...)
}

// richText joins the runs of a text up to the end of its element. Phonetic
// guides are no part of it.
func richText(d *xml.Decoder, element string) (string, error) {
	var b strings.Builder
	inText, phonetic := false, 0
	for {
		token, err := d.RawToken()
		if err != nil {
			return "", damaged(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			inText = token.Name.Local == "t"
			if token.Name.Local == "rPh" {
				phonetic++
			}
		case xml.EndElement:
			inText = false
			switch token.Name.Local {
			case element:
				return unescaped(b.String()), nil
			case "rPh":
				phonetic--
			}
		case xml.CharData:
			if inText && phonetic == 0 && b.Len() < mostBetweenTags {
				b.Write(token)
			}
		}
	}
}

// escaped is how Excel writes characters that XML does not allow.
var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

func unescaped(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escaped.ReplaceAllStringFunc(s, func(code string) string {
		r, err := strconv.ParseUint(code[2:6], 16, 32)
		if err != nil {
			return code
		}
		return string(rune(r))
	})
}
