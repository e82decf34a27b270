package sheet

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

// csvFile is a text whose lines are rows. Rows are numbered as a spreadsheet
// numbers them that opens the file: by records, not by lines.
type csvFile struct {
	data      io.ReaderAt
	size      int64
	begin     int64
	encoding  *encoding
	separator rune
	// announced says that the first line only names the separator: "sep=;".
	announced bool
}

// Close does nothing: the file is the caller's.
func (f *csvFile) Close() error { return nil }

func (t *Table) openText(data io.ReaderAt, size int64, o Options) error {
	head := make([]byte, min(size, examined))
	if n, err := data.ReadAt(head, 0); err != nil && !(errors.Is(err, io.EOF) && n == len(head)) {
		return err
	}
	e, err := chosen(head, o.Encoding)
	if err != nil {
		return err
	}
	f := &csvFile{data: data, size: size, begin: withoutMark(head, e), encoding: e}
	found, err := f.findHeader(t.known)
	if err != nil {
		return err
	}
	t.source = f
	return t.takeHeader(found)
}

// findHeader finds the header, and with it the separator: the one by which most columns are known.
func (f *csvFile) findHeader(c *Columns) (line, error) {
	tried := separators
	if announced, err := f.announcement(); err != nil {
		return line{}, err
	} else if announced != 0 {
		f.announced, tried = true, []rune{announced}
	}
	var best line
	most, failure := 0, error(nil)
	for _, separator := range tried {
		one := *f
		one.separator = separator
		all, err := one.rows()
		if err != nil {
			return line{}, err
		}
		found, err := c.findHeader(all)
		if err != nil {
			failure = errors.Join(failure, err)
			continue
		}
		if known, _ := c.knows(found.values); known > most {
			most, best, f.separator = known, found, separator
		}
	}
	if most > 0 {
		return best, nil
	}
	var stop *textError
	if errors.As(failure, &stop) {
		return line{}, stop
	}
	return line{}, errNoHeader
}

// announcement is the separator that a first line "sep=;" names, or 0.
func (f *csvFile) announcement() (rune, error) {
	r := f.reader()
	var first []rune
	for len(first) < 7 {
		c, err := f.encoding.read(r)
		if err != nil || c == '\n' || c == '\r' {
			break
		}
		first = append(first, c)
	}
	if len(first) != 5 || !strings.EqualFold(string(first[:4]), "sep=") {
		return 0, nil
	}
	if !isSeparator(first[4]) {
		return 0, unreadable("separator", "the first line names a separator other than a comma, a semicolon or a tab; save the sheet with one of these")
	}
	return first[4], nil
}

func (f *csvFile) reader() *bufio.Reader {
	return bufio.NewReaderSize(io.NewSectionReader(f.data, f.begin, f.size-f.begin), 1<<16)
}

func (f *csvFile) rows() (lines, error) {
	l := &csvLines{file: f, in: f.reader(), line: 1}
	if f.announced {
		for { // the line of the separator is no row
			c, err := l.read()
			if err != nil || c == '\n' {
				break
			}
		}
		l.line++
	}
	return l, nil
}

// csvLines are the rows of a text.
type csvLines struct {
	file *csvFile
	in   *bufio.Reader
	// row is the number of the record before, line that of the line being read.
	row, line int
	peeked    *peeked
	cell      strings.Builder
}

func (l *csvLines) Close() error { return nil }

// textError is a place from which a text cannot be read on.
type textError struct {
	line int
	what string
}

func (e *textError) Error() string { return fmt.Sprintf("line %d: %s", e.line, e.what) }

// raw is the next character as the encoding reads it.
func (l *csvLines) raw() (rune, error) {
	if p := l.peeked; p != nil {
		l.peeked = nil
		return p.character, p.err
	}
	return l.file.encoding.read(l.in)
}

// peek is the character behind the last, which stays to be read.
func (l *csvLines) peek() rune {
	c, err := l.raw()
	l.peeked = &peeked{c, err}
	return c
}

// peeked is a character that was looked at, or what kept it from being read.
type peeked struct {
	character rune
	err       error
}

// read is the next character, every end of a line as one line feed.
func (l *csvLines) read() (rune, error) {
	c, err := l.raw()
	switch {
	case errors.Is(err, errCharacter):
		return 0, &textError{l.line, "there are bytes that are no character of " + l.file.encoding.name +
			"; name another encoding with --encoding, or save the sheet as .xlsx"}
	case err != nil:
		return 0, err
	case c == 0:
		return 0, &textError{l.line, "there is a NUL character: it is no text; save the sheet as .xlsx"}
	case c == '\r':
		if l.peek() == '\n' {
			return l.raw()
		}
		return '\n', nil
	}
	return c, nil
}

// mostCell is the longest cell, in bytes: an Excel cell has 32,767 characters.
const mostCell = 1 << 17

func (l *csvLines) next() (line, error) {
	for {
		one, err := l.record()
		if err != nil || len(one.values) > 0 {
			return one, err
		}
	}
}

// record reads one row; its values are those that are not empty.
func (l *csvLines) record() (line, error) {
	l.row++
	one := line{number: l.row}
	for column := 1; ; column++ {
		v, end, err := l.value()
		if err != nil && !errors.Is(err, io.EOF) {
			return line{}, err
		}
		one.width = column
		v.Column, v.Format = column, textFormat // in a workbook it would have to be text
		if (v.Text != "" || v.stray) && column <= mostColumns {
			one.values = append(one.values, v)
		}
		switch {
		case errors.Is(err, io.EOF) && len(one.values) == 0:
			return line{}, io.EOF
		case err != nil, end:
			return one, nil
		}
	}
}

// value reads one cell up to its separator or the end of the row. Cells in
// quotation marks may hold both (RFC 4180).
func (l *csvLines) value() (v Value, end bool, err error) {
	l.cell.Reset()
	begin, quoted, inside, stray := l.line, false, false, false
	for first := true; ; first = false {
		c, readErr := l.read()
		if readErr != nil {
			var stop *textError
			if errors.As(readErr, &stop) || !errors.Is(readErr, io.EOF) {
				return Value{}, true, readErr
			}
			return Value{Text: l.cell.String(), stray: stray || inside}, true, io.EOF
		}
		if l.cell.Len() > mostCell {
			return Value{}, true, &textError{begin, "a cell begins here that never ends: a quotation mark is not closed; close it, or save the sheet as .xlsx"}
		}
		switch {
		case c == '"' && first:
			quoted, inside = true, true
		case c == '"' && inside:
			if inside = l.peek() == '"'; inside {
				l.peeked = nil
				l.cell.WriteByte('"')
			}
		case inside:
			l.cell.WriteRune(c)
			l.line += newline(c)
		case c == l.file.separator:
			return Value{Text: l.cell.String(), stray: stray}, false, nil
		case c == '\n':
			l.line++
			return Value{Text: l.cell.String(), stray: stray}, true, nil
		default:
			l.cell.WriteRune(c)
			stray = stray || c == '"' || quoted && c != ' '
		}
	}
}

func newline(c rune) int {
	if c == '\n' {
		return 1
	}
	return 0
}
