package xlsx

import (
	"strings"

	"golang.org/x/text/width"
)

// Row heights are written down, because not every program that shows a workbook
// grows a row with its wrapped text: some cut it off. What a character takes is
// estimated for the widest of the usual substitutes of Calibri; a row that is a
// little too high does no harm.
const (
	linePoints  = 13.5 // of the 10 point font
	rowPadding  = 3.0
	latinChar   = 0.93   // in units of a column's width
	otherChar   = 1.05   // Cyrillic letters are wider
	wideChar    = 2.0    // Chinese characters
	lastLatin   = 0x0370 // where the Greek letters begin
	firstWide   = 0x1100 // where the first wide letters are, those of Hangul
	firstHan    = 0x4E00
	lastHan     = 0x9FFF
	cellPadding = 1.0 // of a column that is kept free left and right
)

const (
	// MaxHeight is the highest row of the format, in points.
	MaxHeight = 409.0
	// Bold is how much wider bold letters are.
	Bold = 1.1
)

// Height is how many points a row with so many lines of 10 point letters is high, up
// to what the format allows.
func Height(lines int) float64 { return min(float64(lines)*linePoints+rowPadding, MaxHeight) }

// Lines is how many lines s takes in a column of the width, in characters, when it is
// wrapped at spaces, between Chinese characters, and inside a word that is wider than
// the room.
func Lines(s string, width float64, bold bool) int { return lineCount(s, width-cellPadding, bold) }

func lineCount(s string, room float64, bold bool) int {
	factor := 1.0
	if bold {
		factor = Bold
	}
	lines := 0
	for more := true; more; {
		var line string
		line, s, more = strings.Cut(s, "\n")
		lines += wrapped(line, room/factor)
	}
	return lines
}

func wrapped(line string, room float64) int {
	// A letter of more than one byte is no wider than its bytes would be as Latin letters.
	if float64(len(line))*latinChar <= room {
		return 1
	}
	w := wrap{room: room, lines: 1}
	for _, r := range line {
		switch size, wide := letter(r); {
		case wide:
			w.add(0)
			w.word = size
			w.add(0)
		case r == ' ':
			w.add(size)
		default:
			w.word += size
		}
	}
	w.add(0)
	return w.lines
}

// wrap puts words onto lines.
type wrap struct {
	room, used, word float64
	lines            int
}

// add ends a word with the blank behind it, which may hang over the end of a line.
func (w *wrap) add(blank float64) {
	if w.used > 0 && w.used+w.word > w.room {
		w.lines, w.used = w.lines+1, 0
	}
	size := w.word + blank
	for size > w.room { // a word that no line holds
		w.lines, size = w.lines+1, size-w.room
	}
	w.used, w.word = w.used+size, 0
}

// letter is the width of a letter, and whether a line may end before and behind it.
func letter(r rune) (size float64, wide bool) {
	switch {
	case r < lastLatin:
		return latinChar, false
	case isWide(r):
		return wideChar, true
	}
	return otherChar, false
}

func isWide(r rune) bool {
	switch {
	case r < firstWide:
		return false
	case r >= firstHan && r <= lastHan:
		return true // the most of all that are
	}
	k := width.LookupRune(r).Kind()
	return k == width.EastAsianWide || k == width.EastAsianFullwidth
}
