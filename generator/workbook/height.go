package workbook

import (
	"math"
	"strings"

	"golang.org/x/text/width"
)

// Row heights are written down, because not every program that shows a workbook
// grows a row with its wrapped text: some cut it off. What a character takes is
// estimated for the widest of the usual substitutes of Calibri; a row that is a
// little too high does no harm.
const (
	linePoints   = 13.5 // of the 10 point font
	rowPadding   = 3.0
	maxRowPoints = 409.0 // the highest row of the format
	latinChar    = 0.93  // in units of a column's width
	otherChar    = 1.05  // Cyrillic letters are wider
	wideChar     = 2.0   // Chinese characters
	boldFactor   = 1.1
	lastLatin    = 0x0370 // where the Greek letters begin
	cellPadding  = 1.0    // of a column that is kept free left and right
)

// fit makes the row as high as its fullest cell needs in columns of the widths.
func (w *writer) fit(sheet string, row int, cells []cell, widths []float64) {
	lines := 1
	for i, c := range cells {
		if s, ok := c.value.(string); ok {
			lines = max(lines, lineCount(s, widths[i]-cellPadding, c.look.bold || c.look.role == headerRole))
		}
	}
	w.height(sheet, row, math.Min(float64(lines)*linePoints+rowPadding, maxRowPoints))
}

// lineCount is how many lines s takes when it is wrapped at spaces, between
// Chinese characters, and inside a word that is wider than the room.
func lineCount(s string, room float64, bold bool) int {
	factor := 1.0
	if bold {
		factor = boldFactor
	}
	lines := 0
	for line := range strings.SplitSeq(s, "\n") {
		lines += wrapped(line, room/factor)
	}
	return lines
}

func wrapped(line string, room float64) int {
	lines, used := 1, 0.0
	for _, piece := range pieces(line) {
		size := measure(piece)
		if used > 0 && used+measure(strings.TrimRight(piece, " ")) > room {
			lines, used = lines+1, 0
		}
		for size > room { // a word that no line holds
			lines, size = lines+1, size-room
		}
		used += size
	}
	return lines
}

// pieces are the parts of a line that stay together: a word with the space
// behind it, or one Chinese character.
func pieces(line string) []string {
	var all []string
	start := 0
	for i, r := range line {
		if isWide(r) && i > start {
			all, start = append(all, line[start:i]), i
		}
		if r == ' ' || isWide(r) {
			end := i + len(string(r))
			all, start = append(all, line[start:end]), end
		}
	}
	if start < len(line) {
		all = append(all, line[start:])
	}
	return all
}

func measure(s string) float64 {
	sum := 0.0
	for _, r := range s {
		switch {
		case isWide(r):
			sum += wideChar
		case r < lastLatin:
			sum += latinChar
		default:
			sum += otherChar
		}
	}
	return sum
}

func isWide(r rune) bool {
	k := width.LookupRune(r).Kind()
	return k == width.EastAsianWide || k == width.EastAsianFullwidth
}
