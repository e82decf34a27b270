// Package pdf writes PDF files object by object (ISO 32000-1). The same objects
// written in the same order give the same bytes: dictionaries are written in the
// order of their keys, and the file's identifier is a hash of its content.
package pdf

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"unicode/utf16"
)

// Object is a PDF value: Null, Bool, Int, Real, Name, String, Array, Dict, Ref
// or *Stream.
type Object interface {
	// appendTo appends the object as it stands in a file.
	appendTo(b []byte) []byte
}

type (
	// Null is the absent value.
	Null struct{}
	Bool bool
	Int  int64
	// Real is written with at most ten decimals, enough for the matrices of Type 3 fonts;
	// what is no number is written as 0.
	Real float64
	// Name is a name without its slash; any bytes but NUL are allowed.
	Name string
	// String is a string of bytes; Text makes one of words.
	String string
	Array  []Object
	// Dict leaves out entries whose value is nil.
	Dict map[Name]Object
	// Ref points to the object of that number.
	Ref int
)

// Stream is a dictionary with data after it. Data is encoded as the Filter of
// the dictionary says; the Length is written by the Writer.
type Stream struct {
	Dict Dict
	Data []byte
}

// Text is the string of words that a reader shows: ASCII as it stands,
// everything else as UTF-16 with a byte order mark (7.9.2.2).
func Text(s string) String {
	if isASCII(s) {
		return String(s)
	}
	b := []byte{0xFE, 0xFF}
	for _, unit := range utf16.Encode([]rune(s)) {
		b = append(b, byte(unit>>8), byte(unit))
	}
	return String(b)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

func (Null) appendTo(b []byte) []byte   { return append(b, "null"...) }
func (o Bool) appendTo(b []byte) []byte { return strconv.AppendBool(b, bool(o)) }
func (o Int) appendTo(b []byte) []byte  { return strconv.AppendInt(b, int64(o), 10) }
func (o Ref) appendTo(b []byte) []byte  { return append(strconv.AppendInt(b, int64(o), 10), " 0 R"...) }

func (o Real) appendTo(b []byte) []byte {
	if math.IsNaN(float64(o)) || math.IsInf(float64(o), 0) {
		return append(b, '0')
	}
	start := len(b)
	b = strconv.AppendFloat(b, float64(o), 'f', 10, 64)
	end := len(b)
	for b[end-1] == '0' {
		end--
	}
	if b[end-1] == '.' {
		end--
	}
	if string(b[start:end]) == "-0" {
		return append(b[:start], '0')
	}
	return b[:end]
}

func (o Name) appendTo(b []byte) []byte {
	b = append(b, '/')
	for i := range len(o) {
		if c := o[i]; isRegular(c) {
			b = append(b, c)
		} else {
			b = append(b, '#', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	return b
}

// isRegular tells whether c stands for itself in a name (7.3.5).
func isRegular(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%', '#':
		return false
	}
	return c > ' ' && c <= '~'
}

const hexDigits = "0123456789ABCDEF"

// appendTo writes readable strings in parentheses and all others as hexadecimal digits.
func (o String) appendTo(b []byte) []byte {
	if !isASCII(string(o)) {
		b = append(b, '<')
		for i := range len(o) {
			b = append(b, hexDigits[o[i]>>4], hexDigits[o[i]&15])
		}
		return append(b, '>')
	}
	b = append(b, '(')
	for i := range len(o) {
		switch o[i] {
		case '(', ')', '\\':
			b = append(b, '\\')
		}
		b = append(b, o[i])
	}
	return append(b, ')')
}

func (o Array) appendTo(b []byte) []byte {
	b = append(b, '[')
	for i, element := range o {
		if i > 0 {
			b = append(b, ' ')
		}
		if element == nil {
			element = Null{}
		}
		b = element.appendTo(b)
	}
	return append(b, ']')
}

func (o Dict) appendTo(b []byte) []byte {
	b = append(b, "<<"...)
	for _, key := range slices.Sorted(maps.Keys(o)) {
		if o[key] == nil {
			continue
		}
		b = key.appendTo(b)
		b = append(b, ' ')
		b = o[key].appendTo(b)
	}
	return append(b, ">>"...)
}

func (o *Stream) appendTo(b []byte) []byte {
	b = o.head().appendTo(b)
	b = append(b, "\nstream\n"...)
	b = append(b, o.Data...)
	return append(b, "\nendstream"...)
}

// head is the dictionary with the length of the data.
func (o *Stream) head() Dict {
	head := Dict{}
	maps.Copy(head, o.Dict)
	head["Length"] = Int(len(o.Data))
	return head
}

// Append appends the object to b as it stands in a file or a content stream.
func Append(b []byte, o Object) []byte { return o.appendTo(b) }
