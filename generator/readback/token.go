package readback

import (
	"errors"
	"fmt"
)

// token is the smallest part of what a PDF says (ISO 32000-1, 7.2 and 7.3).
type token struct {
	kind   kind
	number float64
	// text is that of a name, a string or a word, which may share the bytes of the file.
	text []byte
}

type kind byte

const (
	end kind = iota // of the data
	number
	name
	str
	word // anything else: "obj", "Tj", "true"
	arrayStart
	arrayEnd
	dictionaryStart
	dictionaryEnd
)

func (t *token) is(w string) bool { return t.kind == word && string(t.text) == w }

// scanner reads tokens from bytes.
type scanner struct {
	data []byte
	at   int
	// token is the last that was read.
	token token
	// decoded are the strings that do not stand in the data as they are, one behind the other.
	decoded []byte
}

var errString = errors.New("a string without an end")

// class is what a byte does to names and words.
type class byte

const (
	regular class = iota
	space
	delimiter
)

var classes = func() (all [256]class) {
	for _, c := range "\x00\t\n\f\r " {
		all[c] = space
	}
	for _, c := range "()<>[]{}/%" {
		all[c] = delimiter
	}
	return all
}()

func (s *scanner) skip() {
	for s.at < len(s.data) {
		switch c := s.data[s.at]; {
		case classes[c] == space:
			s.at++
		case c == '%':
			for s.at < len(s.data) && s.data[s.at] != '\n' && s.data[s.at] != '\r' {
				s.at++
			}
		default:
			return
		}
	}
}

// starts tells whether the next bytes are these.
func (s *scanner) starts(with string) bool {
	return len(s.data)-s.at >= len(with) && string(s.data[s.at:s.at+len(with)]) == with
}

// pass tells whether the next bytes are these, and goes behind them.
func (s *scanner) pass(with string) bool {
	if !s.starts(with) {
		return false
	}
	s.at += len(with)
	return true
}

// next is the next token, which stays until the one after it is read; end where there is none.
func (s *scanner) next() (*token, error) {
	s.skip()
	if s.at >= len(s.data) {
		return s.of(end, nil), nil
	}
	switch c := s.data[s.at]; c {
	case '/':
		s.at++
		return s.of(name, s.regular()), nil
	case '(':
		s.at++
		literal, err := s.literal()
		return s.of(str, literal), err
	case '[':
		s.at++
		return s.of(arrayStart, nil), nil
	case ']':
		s.at++
		return s.of(arrayEnd, nil), nil
	default:
		if classes[c] == regular {
			return s.word(), nil
		}
	}
	switch {
	case s.pass("<<"):
		return s.of(dictionaryStart, nil), nil
	case s.pass(">>"):
		return s.of(dictionaryEnd, nil), nil
	case s.pass("<"):
		decoded, err := s.hex()
		return s.of(str, decoded), err
	}
	return s.of(end, nil), fmt.Errorf("unexpected %q", s.data[s.at])
}

// of is a token of that kind.
func (s *scanner) of(k kind, text []byte) *token {
	s.token = token{kind: k, text: text}
	return &s.token
}

// regular are the bytes up to the next white space or delimiter.
func (s *scanner) regular() []byte {
	rest := s.data[s.at:]
	n := 0
	for n < len(rest) && classes[rest[n]] == regular {
		n++
	}
	s.at += n
	return rest[:n]
}

func (s *scanner) word() *token {
	t := s.of(word, s.regular())
	if n, ok := decimal(t.text); ok {
		t.kind, t.number = number, n
	}
	return t
}

// decimal reads a number, which has no exponent in PDF.
func decimal(w []byte) (n float64, ok bool) {
	scale, point := 1.0, false
	for i, c := range w {
		switch {
		case c >= '0' && c <= '9':
			n, ok = n*10+float64(c-'0'), true
			if point {
				scale *= 10
			}
		case c == '.' && !point:
			point = true
		case i != 0 || c != '-' && c != '+':
			return 0, false
		}
	}
	if point {
		n /= scale
	}
	if ok && w[0] == '-' {
		n = -n
	}
	return n, ok
}

// integer is the next token, which must be a whole number.
func (s *scanner) integer() (int, error) {
	t, err := s.next()
	if err != nil || t.kind != number {
		return 0, errors.New("no number where one belongs")
	}
	return int(t.number), nil
}

// hex reads a hexadecimal string behind its "<". An odd digit at its end counts as the first of two.
func (s *scanner) hex() ([]byte, error) {
	start, digits := len(s.decoded), 0
	for ; s.at < len(s.data); s.at++ {
		c := s.data[s.at]
		if c == '>' {
			s.at++
			return s.decoded[start:], nil
		}
		if classes[c] == space {
			continue
		}
		value, ok := digit(c)
		if !ok {
			return nil, errors.New("a hexadecimal string with other characters")
		}
		if digits++; digits%2 == 1 {
			s.decoded = append(s.decoded, value<<4)
		} else {
			s.decoded[len(s.decoded)-1] |= value
		}
	}
	return nil, errString
}

func digit(c byte) (value byte, ok bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	}
	return 0, false
}

// literal reads a string behind its "("; parentheses may be nested in it.
func (s *scanner) literal() ([]byte, error) {
	start, from, depth := len(s.decoded), s.at, 0
	for s.at < len(s.data) {
		c := s.data[s.at]
		s.at++
		switch c {
		case '(':
			depth++
		case ')':
			if depth == 0 {
				last := s.data[from : s.at-1]
				if len(s.decoded) == start {
					return last, nil
				}
				s.decoded = append(s.decoded, last...)
				return s.decoded[start:], nil
			}
			depth--
		case '\\':
			s.decoded = append(s.decoded, s.data[from:s.at-1]...)
			s.escape()
			from = s.at
		case '\r': // however a line ends, it reads as one line feed
			s.decoded = append(append(s.decoded, s.data[from:s.at-1]...), '\n')
			s.pass("\n")
			from = s.at
		}
	}
	return nil, errString
}

// escape decodes what follows a backslash.
func (s *scanner) escape() {
	if s.at >= len(s.data) || s.pass("\r\n") {
		return
	}
	c := s.data[s.at]
	s.at++
	switch c {
	case '\r', '\n':
		return
	case 'n':
		c = '\n'
	case 'r':
		c = '\r'
	case 't':
		c = '\t'
	case 'b':
		c = '\b'
	case 'f':
		c = '\f'
	case '0', '1', '2', '3', '4', '5', '6', '7':
		c -= '0'
		for i := 0; i < 2 && s.at < len(s.data) && s.data[s.at] >= '0' && s.data[s.at] <= '7'; i++ {
			c = c<<3 | (s.data[s.at] - '0')
			s.at++
		}
	}
	s.decoded = append(s.decoded, c)
}
