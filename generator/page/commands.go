package page

import (
	"math"
	"strconv"
)

// commands are the drawing commands of a page as PDF writes them (ISO 32000-1, 8.2). What
// is set is remembered, so that it is not written again for every mark. Lengths are
// hundredths of a point, counted from the lower left corner.
type commands struct {
	b            []byte
	face         *face
	size         int
	fill, stroke int // greys; unset is none of them
	width        int
	thick        bool // texts are stroked as well as filled
}

const unset = -1

// newCommands is an empty page in the state in which one begins: black, and a line
// width that nobody uses.
func newCommands() commands { return commands{fill: 0, stroke: 0, width: unset} }

// hundredths is a length in hundredths of a point, rounded: one is 127/36 micrometres.
func (l Length) hundredths() int { return rounded(int64(l)*36, 127) }

// rounded is n/d to the nearest whole number, halves away from 0. d is above 0.
func rounded(n, d int64) int {
	if n < 0 {
		return -rounded(-n, d)
	}
	return int((2*n + d) / (2 * d))
}

// operator ends a command whose operands stand before it.
func (c *commands) operator(name string) {
	c.b = append(append(c.b, name...), '\n')
}

// hundredths writes a number in hundredths, as "-12.05 ".
func (c *commands) hundredths(n int) { c.decimal(n, 100) }

// decimal writes n divided by a power of ten, without zeros at its end.
func (c *commands) decimal(n, power int) {
	if n < 0 {
		c.b = append(c.b, '-')
		n = -n
	}
	c.b = strconv.AppendInt(c.b, int64(n/power), 10)
	if rest := n % power; rest > 0 {
		c.b = append(c.b, '.')
		for ; rest > 0; rest = rest * 10 % power {
			c.b = append(c.b, byte('0'+rest*10/power))
		}
	}
	c.b = append(c.b, ' ')
}

// grey writes a grey of 0 to 255 as PDF counts it, from 0 to 1.
func (c *commands) grey(g int) { c.decimal(int(math.Round(float64(g)*1000/255)), 1000) }

func (c *commands) setFill(grey int) {
	if c.fill != grey {
		c.grey(grey)
		c.operator("g")
		c.fill = grey
	}
}

func (c *commands) setStroke(width, grey int) {
	if c.width != width {
		c.hundredths(width)
		c.operator("w")
		c.width = width
	}
	if c.stroke != grey {
		c.grey(grey)
		c.operator("G")
		c.stroke = grey
	}
}

func (c *commands) setFont(f *face, size int) {
	if c.face != f || c.size != size {
		c.b = append(append(c.b, '/'), f.resource...)
		c.b = append(c.b, ' ')
		c.hundredths(size)
		c.operator("Tf")
		c.face, c.size = f, size
	}
}

// setThick begins or ends that texts are stroked as well as filled (9.3.6).
func (c *commands) setThick(thick bool) {
	switch {
	case thick == c.thick:
		return
	case thick:
		c.operator("2 Tr")
	default:
		c.operator("0 Tr")
	}
	c.thick = thick
}

// show writes a text at a place in the font that is set: two bytes for each character,
// as a string in which some bytes stand for others (7.3.4.2).
func (c *commands) show(x, y int, text string) {
	c.b = append(c.b, "BT "...)
	c.hundredths(x)
	c.hundredths(y)
	c.b = append(c.b, "Td ("...)
	table, b := c.face.characters(), c.b
	for _, r := range text {
		high, low := byte(table[r].code>>8), byte(table[r].code)
		if plain(high) && plain(low) {
			b = append(b, high, low)
		} else {
			b = escaped(escaped(b, high), low)
		}
	}
	c.b = b
	c.operator(") Tj ET")
}

// plain tells whether a byte stands for itself in a string.
func plain(char byte) bool { return char != '(' && char != ')' && char != '\\' && char != '\r' }

func escaped(b []byte, char byte) []byte {
	switch {
	case plain(char):
		return append(b, char)
	case char == '\r': // would be read as an end of line, which is another byte
		return append(b, '\\', 'r')
	}
	return append(b, '\\', char)
}

// box writes a rectangle from its upper left corner down.
func (c *commands) box(x, y, width, height int) {
	c.hundredths(x)
	c.hundredths(y)
	c.hundredths(width)
	c.hundredths(-height)
	c.b = append(c.b, "re "...)
}
