package readback

import (
	"errors"
	"fmt"
	"strconv"
)

// The objects of a PDF are float64, bool, nil, and these.
type (
	name       string
	str        []byte
	array      []any
	dictionary map[name]any
	reference  int
	operator   string // a bare word: "obj", "Tj"
)

// stream is a dictionary with its bytes as they stand in the file.
type stream struct {
	dictionary
	raw []byte
}

// scanner reads objects from bytes (ISO 32000-1, 7.2 and 7.3).
type scanner struct {
	data []byte
	at   int
}

var errEnd = errors.New("end of data")

// maxDepth is how deep arrays and dictionaries may lie inside each other.
const maxDepth = 32

func space(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func delimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

func (s *scanner) skip() {
	for s.at < len(s.data) {
		switch c := s.data[s.at]; {
		case space(c):
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

// next is the next object; references are only known inside files, not in content streams.
func (s *scanner) next() (any, error) { return s.object(maxDepth) }

func (s *scanner) object(depth int) (any, error) {
	s.skip()
	switch {
	case s.at >= len(s.data):
		return nil, errEnd
	case depth == 0:
		return nil, errors.New("objects lie too deep inside each other")
	case s.starts("<<"):
		return s.dictionary(depth - 1)
	case s.starts("<"):
		return s.hex()
	case s.starts("("):
		return s.literal()
	case s.starts("["):
		s.at++
		return s.list("]", depth-1)
	case s.starts("/"):
		s.at++
		return s.name(), nil
	case delimiter(s.data[s.at]):
		return nil, fmt.Errorf("unexpected %q", s.data[s.at])
	}
	return s.word(), nil
}

// list reads objects up to the closing word and resolves "12 0 R".
func (s *scanner) list(closing string, depth int) (array, error) {
	all := array{}
	for {
		s.skip()
		if s.starts(closing) {
			s.at += len(closing)
			return all, nil
		}
		o, err := s.object(depth)
		if err != nil {
			return nil, err
		}
		if n := len(all); o == operator("R") && n >= 2 {
			number, ok := all[n-2].(float64)
			if !ok {
				return nil, errors.New("a reference without a number")
			}
			all = append(all[:n-2], reference(number))
			continue
		}
		all = append(all, o)
	}
}

func (s *scanner) dictionary(depth int) (dictionary, error) {
	s.at += len("<<")
	all, err := s.list(">>", depth)
	if err != nil {
		return nil, err
	}
	d := dictionary{}
	for i := 0; i+1 < len(all); i += 2 {
		key, ok := all[i].(name)
		if !ok {
			return nil, errors.New("a dictionary key that is no name")
		}
		d[key] = all[i+1]
	}
	return d, nil
}

func (s *scanner) name() name { return name(s.regular()) }

// regular are the bytes up to the next white space or delimiter.
func (s *scanner) regular() []byte {
	start := s.at
	for s.at < len(s.data) && !ends[s.data[s.at]] {
		s.at++
	}
	return s.data[start:s.at]
}

// ends tells which bytes end a name or a word.
var ends = func() (all [256]bool) {
	for c := range all {
		all[c] = space(byte(c)) || delimiter(byte(c))
	}
	return all
}()

func (s *scanner) word() any {
	w := s.regular()
	if n, ok := decimal(w); ok {
		return n
	}
	if o, ok := operators[string(w)]; ok {
		return o
	}
	switch string(w) {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	if n, err := strconv.ParseFloat(string(w), 64); err == nil {
		return n
	}
	return operator(w)
}

// operators are those of most content streams, ready to be handed out.
var operators = func() map[string]any {
	all := map[string]any{}
	for _, o := range []operator{"q", "Q", "cm", "Do", "m", "l", "S", "re", "f", "B", "w", "g", "G", "BT", "ET", "Tf", "Td", "Tj", "Tr", "R", "obj", "n"} {
		all[string(o)] = o
	}
	return all
}()

// decimal reads a plain number of few digits, as nearly all are; of others ok is false.
func decimal(w []byte) (n float64, ok bool) {
	digits, negative := w, false
	if len(w) > 0 && w[0] == '-' {
		digits, negative = w[1:], true
	}
	if len(digits) == 0 || len(digits) > 15 { // so many are exact
		return 0, false
	}
	whole, point := 0, -1
	for i, c := range digits {
		switch {
		case c == '.' && point < 0:
			point = i
		case c < '0' || c > '9':
			return 0, false
		default:
			whole = whole*10 + int(c-'0')
		}
	}
	n = float64(whole)
	if point >= 0 {
		if len(digits) == 1 {
			return 0, false
		}
		n /= powers[len(digits)-1-point]
	}
	if negative {
		n = -n
	}
	return n, true
}

var powers = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

func (s *scanner) hex() (str, error) {
	s.at++
	var digits []byte
	for ; s.at < len(s.data); s.at++ {
		c := s.data[s.at]
		if c == '>' {
			s.at++
			return unhex(digits)
		}
		if !space(c) {
			digits = append(digits, c)
		}
	}
	return nil, errEnd
}

func unhex(digits []byte) (str, error) {
	if len(digits)%2 == 1 {
		digits = append(digits, '0')
	}
	out := make(str, 0, len(digits)/2)
	for i := 0; i < len(digits); i += 2 {
		b, err := strconv.ParseUint(string(digits[i:i+2]), 16, 8)
		if err != nil {
			return nil, errors.New("a hexadecimal string with other characters")
		}
		out = append(out, byte(b))
	}
	return out, nil
}

var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

// usualString is as long as most strings of a content stream.
const usualString = 64

// literal reads a string in parentheses, which may be nested.
func (s *scanner) literal() (str, error) {
	out, depth := make(str, 0, usualString), 0
	for s.at < len(s.data) {
		c := s.data[s.at]
		s.at++
		switch c {
		case '(':
			depth++
			if depth == 1 {
				continue
			}
		case ')':
			depth--
			if depth == 0 {
				return out, nil
			}
		case '\\':
			out = s.escape(out)
			continue
		}
		out = append(out, c)
	}
	return nil, errEnd
}

// escape reads what follows a backslash.
func (s *scanner) escape(out str) str {
	if s.at >= len(s.data) {
		return out
	}
	c := s.data[s.at]
	s.at++
	if e, ok := escapes[c]; ok {
		return append(out, e)
	}
	if c == '\r' || c == '\n' {
		if c == '\r' && s.starts("\n") {
			s.at++
		}
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	value := int(c - '0')
	for i := 0; i < 2 && s.at < len(s.data) && s.data[s.at] >= '0' && s.data[s.at] <= '7'; i++ {
		value = value*8 + int(s.data[s.at]-'0')
		s.at++
	}
	return append(out, byte(value))
}
