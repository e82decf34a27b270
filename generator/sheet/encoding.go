package sheet

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// encoding reads the characters of a text one by one.
type encoding struct {
	name string
	read func(*bufio.Reader) (rune, error)
}

// errCharacter tells of bytes that are no character of the encoding.
var errCharacter = errors.New("bytes that are no character")

// encodings are in the order in which they are offered.
var encodings = []encoding{
	{"utf-8", readUTF8},
	{"utf-16le", func(r *bufio.Reader) (rune, error) {
		return readUTF16(r, func(a, b byte) rune { return rune(b)<<8 | rune(a) })
	}},
	{"utf-16be", func(r *bufio.Reader) (rune, error) {
		return readUTF16(r, func(a, b byte) rune { return rune(a)<<8 | rune(b) })
	}},
	{"windows-1251", singleBytes(charmap.Windows1251)},
	{"windows-1252", singleBytes(charmap.Windows1252)},
	{"windows-1254", singleBytes(charmap.Windows1254)},
	{"iso-8859-9", singleBytes(charmap.ISO8859_9)},
}

// Encodings are the names that Options.Encoding takes.
func Encodings() []string {
	var names []string
	for _, e := range encodings {
		names = append(names, e.name)
	}
	return names
}

// KnowsEncoding tells whether the name is one of Encodings, in capitals or not.
func KnowsEncoding(name string) bool {
	_, err := encodingOf(name)
	return err == nil
}

func encodingOf(name string) (*encoding, error) {
	for i, e := range encodings {
		if strings.EqualFold(e.name, name) {
			return &encodings[i], nil
		}
	}
	return nil, fmt.Errorf("the encoding is none that is known; known are %s", strings.Join(Encodings(), ", "))
}

func readUTF8(r *bufio.Reader) (rune, error) {
	c, size, err := r.ReadRune()
	if err == nil && c == utf8.RuneError && size == 1 {
		return 0, errCharacter
	}
	return c, err
}

func readUTF16(r *bufio.Reader, join func(a, b byte) rune) (rune, error) {
	unit := func() (rune, error) {
		var b [2]byte
		if _, err := io.ReadFull(r, b[:]); err != nil {
			if errors.Is(err, io.ErrUnexpectedEOF) {
				err = errCharacter
			}
			return 0, err
		}
		return join(b[0], b[1]), nil
	}
	c, err := unit()
	if err != nil || !utf16.IsSurrogate(c) {
		return c, err
	}
	second, err := unit()
	if pair := utf16.DecodeRune(c, second); err == nil && pair != utf8.RuneError {
		return pair, nil
	}
	return 0, errCharacter
}

func singleBytes(table *charmap.Charmap) func(*bufio.Reader) (rune, error) {
	return func(r *bufio.Reader) (rune, error) {
		b, err := r.ReadByte()
		if err != nil {
			return 0, err
		}
		if c := table.DecodeByte(b); c != utf8.RuneError {
			return c, nil
		}
		return 0, errCharacter
	}
}

// marks are the byte-order marks.
var marks = map[string][]byte{"utf-8": {0xEF, 0xBB, 0xBF}, "utf-16le": {0xFF, 0xFE}, "utf-16be": {0xFE, 0xFF}}

// utf16Of is the encoding of a text that begins with a mark of UTF-16, or in which
// bytes are NUL in every second place alone, as those of plain letters are; nil for any other.
func utf16Of(head []byte) *encoding {
	if bytes.HasPrefix(head, []byte{0xFF, 0xFE, 0, 0}) {
		return nil // UTF-32
	}
	var noughts [2]int
	for i, b := range head {
		if b == 0 {
			noughts[i%2]++
		}
	}
	most := len(head) / 16
	switch {
	case bytes.HasPrefix(head, marks["utf-16le"]), noughts[0] == 0 && noughts[1] > most:
		return &encodings[1]
	case bytes.HasPrefix(head, marks["utf-16be"]), noughts[1] == 0 && noughts[0] > most:
		return &encodings[2]
	}
	return nil
}

// examined is how much of a text is looked at for its encoding, in bytes.
const examined = 1 << 20

var errAmbiguous = unreadable("encoding", fmt.Sprintf("the encoding of the text cannot be told from its letters; name it with --encoding (%s), or save the sheet as .xlsx",
	strings.Join(Encodings(), ", ")))

// detect finds the encoding of a text by its beginning.
func detect(head []byte) (*encoding, error) {
	if e := utf16Of(head); e != nil {
		return e, nil
	}
	if bytes.IndexByte(head, 0) >= 0 {
		return nil, errBinary
	}
	if isUTF8(head) {
		return &encodings[0], nil
	}
	cyrillic, turkish := letterEvidence(head)
	const clear = 10
	switch {
	case cyrillic > 0 && cyrillic >= clear*turkish:
		return encodingOf("windows-1251")
	case turkish > 0 && turkish >= clear*cyrillic:
		return encodingOf("windows-1254")
	}
	return nil, errAmbiguous
}

// isUTF8 tells of UTF-8 that may end within a character.
func isUTF8(head []byte) bool {
	for len(head) > 0 {
		r, size := utf8.DecodeRune(head)
		if r == utf8.RuneError && size == 1 {
			return !utf8.FullRune(head)
		}
		head = head[size:]
	}
	return true
}

// letterEvidence counts words with bytes beyond ASCII that make sense in Cyrillic
// alone, and in the Latin letters of Turkish and Azerbaijani alone. A word of Cyrillic
// holds no Latin letters; a word of Turkish is hardly made of its special
// letters alone.
func letterEvidence(head []byte) (cyrillic, turkish int) {
	notWord := func(r rune) bool { return r < 0x80 && !unicode.IsLetter(r) }
	for word := range bytes.FieldsFuncSeq(latin1(head), notWord) {
		ascii, high, turkishHigh := 0, 0, 0
		for _, r := range string(word) {
			switch c := charmap.Windows1251.DecodeByte(byte(r)); {
			case r < 0x80:
				ascii++
			case unicode.Is(unicode.Cyrillic, c):
				high++
				if strings.ContainsRune("çğıöşüÇĞİÖŞÜâîû", charmap.Windows1254.DecodeByte(byte(r))) {
					turkishHigh++
				}
			}
		}
		switch {
		case ascii == 0 && high > 1:
			cyrillic++
		case ascii > 0 && high > 0 && high == turkishHigh:
			turkish++
		case ascii > 0 && high > 0:
			cyrillic, turkish = cyrillic+1, turkish+1 // neither makes sense
		}
	}
	return cyrillic, turkish
}

// latin1 gives every byte a character of its own number.
func latin1(b []byte) []byte {
	s := make([]byte, 0, len(b)+len(b)/2)
	for _, c := range b {
		s = utf8.AppendRune(s, rune(c))
	}
	return s
}

// withoutMark is where the text begins.
func withoutMark(head []byte, e *encoding) int64 {
	if mark := marks[e.name]; bytes.HasPrefix(head, mark) {
		return int64(len(mark))
	}
	return 0
}

// chosen is the encoding that was asked for, or that of the text.
func chosen(head []byte, asked string) (*encoding, error) {
	if asked == "" {
		return detect(head)
	}
	e, err := encodingOf(asked)
	if err != nil {
		return nil, err
	}
	for _, name := range []string{"utf-8", "utf-16le", "utf-16be"} {
		if bytes.HasPrefix(head, marks[name]) && e.name != name {
			return nil, fmt.Errorf("the text begins with the mark of %s, not of %s; leave --encoding out", name, e.name)
		}
	}
	return e, nil
}

var separators = []rune{',', ';', '\t'}

func isSeparator(r rune) bool { return slices.Contains(separators, r) }
