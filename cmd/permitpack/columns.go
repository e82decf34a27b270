package main

import (
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/width"
)

// columns writes rows in columns. Their widths are counted in cells of a
// terminal, of which a Chinese character takes two.
type columns struct {
	indent string
	rows   [][]string
}

// widest is where a column stops growing: what is longer stands alone in its
// line, and the row goes on below it.
const widest = 44

// gap are the blanks between two columns.
const gap = 2

func (c *columns) add(cells ...string) { c.rows = append(c.rows, cells) }

func (c *columns) write(w io.Writer) {
	widths := c.widths()
	for _, row := range c.rows {
		var line strings.Builder
		line.WriteString(c.indent)
		for i, cell := range row {
			line.WriteString(cell)
			if i == len(row)-1 || blank(row[i+1:]) {
				break
			}
			if room := widths[i] - cells(cell); room >= 0 {
				line.WriteString(strings.Repeat(" ", room+gap))
				continue
			}
			line.WriteString("\n" + c.indent + strings.Repeat(" ", sum(widths[:i+1])+gap*(i+1)))
		}
		fmt.Fprintln(w, line.String())
	}
}

// widths are those of the columns; a cell that is too wide does not widen its column.
func (c *columns) widths() []int {
	var widths []int
	for _, row := range c.rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			if n := cells(cell); n <= widest {
				widths[i] = max(widths[i], n)
			}
		}
	}
	return widths
}

func blank(row []string) bool { return strings.Join(row, "") == "" }

func sum(numbers []int) int {
	total := 0
	for _, n := range numbers {
		total += n
	}
	return total
}

// cells is the width of a text in a terminal.
func cells(s string) int {
	n := 0
	for _, r := range s {
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}
