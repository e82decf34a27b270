package calendar

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lines are content lines as RFC 5545 writes them: ended by CRLF and folded.
type lines struct{ strings.Builder }

// foldAt is the longest line in octets, without the line break (section 3.1).
const foldAt = 75

// add writes a property whose value is in the file's own alphabet.
func (l *lines) add(name, value string) {
	line, room := name+":"+value, foldAt
	for len(line) > room {
		end := room
		for !utf8.RuneStart(line[end]) { // never inside a character
			end--
		}
		l.WriteString(line[:end])
		l.WriteString("\r\n ")
		line = line[end:]
		room = foldAt - 1 // the space in front counts
	}
	l.WriteString(line)
	l.WriteString("\r\n")
}

// text writes a property whose value is a text for people.
func (l *lines) text(name, value string) { l.add(name, escape(value)) }

var escaper = strings.NewReplacer(`\`, `\\`, `;`, `\;`, `,`, `\,`, "\n", `\n`)

// escape writes a text as section 3.3.11 asks. Control characters, which the
// format forbids, and separators at which some programs break lines become a
// space; broken UTF-8 becomes U+FFFD.
func escape(s string) string {
	s = strings.ToValidUTF8(s, string(utf8.RuneError))
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		if r != '\n' && unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp) {
			return ' '
		}
		return r
	}, s)
	return escaper.Replace(s)
}

// oneLine is a text without line breaks, and with one space where there are several.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
