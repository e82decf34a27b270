package record

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

var (
	byteOrderMark = []byte{0xEF, 0xBB, 0xBF}
	// The marks of UTF-32 begin with those of UTF-16 or hold NUL bytes, so they are caught too.
	utf16Marks = [][]byte{{0xFF, 0xFE}, {0xFE, 0xFF}}
)

// source turns the bytes of a file into text with line feeds alone: CR and CRLF
// are line ends in YAML and mere space in JSON, and lines keep their numbers.
func source(file string, data []byte) (string, *Problem) {
	if len(data) > MaxSize {
		return "", &Problem{ID: TooLarge, Position: Position{File: file, Line: 1, Column: 1}, Args: map[string]any{"limit": MaxSize}}
	}
	for _, mark := range utf16Marks {
		if bytes.HasPrefix(data, mark) {
			return "", malformed(Encoding, Position{File: file, Line: 1, Column: 1}, UTF16)
		}
	}
	text := string(bytes.TrimPrefix(data, byteOrderMark))
	if i := strings.IndexByte(text, 0); i >= 0 {
		return "", malformed(Encoding, positionAt(file, text, i), Binary)
	}
	if i := invalidUTF8(text); i >= 0 {
		return "", malformed(Encoding, positionAt(file, text, i), NotUTF8)
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), nil
}

// invalidUTF8 is the index of the first byte that is no UTF-8, or -1.
func invalidUTF8(text string) int {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// positionAt is the line and column of a byte offset.
func positionAt(file, text string, offset int) Position {
	before := text[:min(max(offset, 0), len(text))]
	line := strings.LastIndexByte(before, '\n') + 1
	return Position{
		File:   file,
		Line:   1 + strings.Count(before, "\n"),
		Column: 1 + utf8.RuneCountInString(before[line:]),
	}
}

func malformed(id string, at Position, reason Reason) *Problem {
	return &Problem{ID: id, Position: at, Args: map[string]any{"reason": reason}}
}
