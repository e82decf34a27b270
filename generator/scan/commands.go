package scan

import (
	"bytes"

	"permitpack/generator/pdf"
)

// resourceOf names the kind of resource that an operator shows by its name (table 51).
var resourceOf = map[string]pdf.Name{"Tf": "Font", "Do": "XObject", "sh": "Shading"}

// lacks tells whether commands show something that their resources do not hold:
// readers leave it out.
func (d *Document) lacks(commands []byte, resources pdf.Dict) bool {
	missing := false
	forEachShown(commands, func(kind, name pdf.Name) {
		missing = missing || !d.canShow(kind, d.Resolve(d.Dict(resources[kind])[name]))
	})
	return missing
}

// canShow tells whether an object is of the kind; broken references may well lead to others.
func (d *Document) canShow(kind pdf.Name, o pdf.Object) bool {
	switch o := o.(type) {
	case *pdf.Stream:
		return kind != "Font"
	case pdf.Dict:
		named := d.name(o["Type"])
		return kind == "Shading" || kind == "Font" && (named == "Font" || named == "")
	}
	return false
}

// forEachShown calls visit for everything that the commands of a content stream
// show by its name.
func forEachShown(commands []byte, visit func(kind, name pdf.Name)) {
	s := commandScanner{rest: commands}
	var name pdf.Name
	for {
		token := s.next()
		switch {
		case token == nil:
			return
		case token[0] == '/':
			name = decodeName(token[1:])
		case bytes.IndexByte([]byte("0123456789+-."), token[0]) >= 0:
		default:
			if kind, ok := resourceOf[string(token)]; ok {
				visit(kind, name)
			}
			name = ""
		}
	}
}

// commandScanner takes a content stream apart as far as needed to find names and
// operators (7.2, 7.8.2).
type commandScanner struct{ rest []byte }

const (
	whiteSpace = "\x00\t\n\f\r "
	delimiters = "()<>[]{}/%"
)

// next is the next name, number or operator; nil at the end. Strings, comments and
// pictures within the commands are passed over.
func (s *commandScanner) next() []byte {
	for {
		s.rest = bytes.TrimLeft(s.rest, whiteSpace)
		if len(s.rest) == 0 {
			return nil
		}
		switch s.rest[0] {
		case '(':
			s.skipString()
		case '%':
			s.skipTo(bytes.IndexAny(s.rest, "\r\n"))
		case '<':
			if bytes.HasPrefix(s.rest, []byte("<<")) {
				s.rest = s.rest[2:]
			} else {
				s.skipTo(bytes.IndexByte(s.rest, '>'))
			}
		case ')', '>', '[', ']', '{', '}':
			s.rest = s.rest[1:]
		default:
			token := s.take()
			if string(token) != "ID" {
				return token
			}
			s.skipPicture()
		}
	}
}

// take cuts off a name with its slash, or a word.
func (s *commandScanner) take() []byte {
	end := bytes.IndexAny(s.rest[1:], whiteSpace+delimiters)
	if end < 0 {
		end = len(s.rest) - 1
	}
	token := s.rest[:1+end]
	s.rest = s.rest[1+end:]
	return token
}

// skipTo goes on behind the byte at that place, or ends where there is none.
func (s *commandScanner) skipTo(at int) {
	if at < 0 {
		at = len(s.rest) - 1
	}
	s.rest = s.rest[at+1:]
}

// skipString passes over a string, in which parentheses are in pairs (7.3.4.2).
func (s *commandScanner) skipString() {
	depth := 0
	for i := 0; i < len(s.rest); i++ {
		switch s.rest[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				s.rest = s.rest[i+1:]
				return
			}
		}
	}
	s.rest = nil
}

// skipPicture passes over the data of a picture, which stands between ID and EI (8.9.7).
func (s *commandScanner) skipPicture() {
	for {
		at := bytes.Index(s.rest, []byte("EI"))
		if at < 0 {
			s.rest = nil
			return
		}
		before, after := s.rest[:at], s.rest[at+2:]
		s.rest = after
		if endsIn(before, whiteSpace) && (len(after) == 0 || bytes.IndexByte([]byte(whiteSpace), after[0]) >= 0) {
			return
		}
	}
}

func endsIn(b []byte, bytesOf string) bool {
	return len(b) > 0 && bytes.IndexByte([]byte(bytesOf), b[len(b)-1]) >= 0
}

// decodeName reads the codes of two digits in a name (7.3.5); what is no code stands for itself.
func decodeName(b []byte) pdf.Name {
	if bytes.IndexByte(b, '#') < 0 {
		return pdf.Name(b)
	}
	var name []byte
	for i := 0; i < len(b); i++ {
		if b[i] == '#' && i+2 < len(b) {
			if decoded, ok := hexString(string(b[i+1 : i+3])).(pdf.String); ok {
				name = append(name, decoded...)
				i += 2
				continue
			}
		}
		name = append(name, b[i])
	}
	return pdf.Name(name)
}
