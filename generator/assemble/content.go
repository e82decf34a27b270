package assemble

import "strconv"

// commands are the drawing commands of a page or form, read one by one (7.8.2). Only
// numbers and names are kept of their operands: more is not asked for here.
type commands struct {
	data []byte
	at   int
	// numbers and name are the operands of the command at hand.
	numbers []float64
	name    string
}

// mostOperands is more than any command of interest takes; what comes before is forgotten.
const mostOperands = 6

// next gives the next command, and false at the end.
func (c *commands) next() (operator string, ok bool) {
	c.numbers, c.name = c.numbers[:0], ""
	for {
		c.space()
		if c.at >= len(c.data) {
			return "", false
		}
		switch b := c.data[c.at]; {
		case b == '(':
			c.literal()
		case b == '/':
			c.at++
			c.name = string(c.word())
		case delimiter(b): // of arrays, dictionaries, hexadecimal strings: what is in them does no harm as operands
			c.at++
		default:
			word := string(c.word())
			if word == "ID" {
				c.inlineData()
			}
			n, err := strconv.ParseFloat(word, 64)
			if err != nil {
				return word, true
			}
			if len(c.numbers) == mostOperands {
				c.numbers = append(c.numbers[:0], c.numbers[1:]...)
			}
			c.numbers = append(c.numbers, n)
		}
	}
}

// space passes over white space and comments.
func (c *commands) space() {
	for ; c.at < len(c.data); c.at++ {
		if c.data[c.at] == '%' {
			for c.at < len(c.data) && c.data[c.at] != '\n' && c.data[c.at] != '\r' {
				c.at++
			}
			c.at-- // the end of the line is white space too
		} else if !blank(c.data[c.at]) {
			return
		}
	}
}

// word reads up to the next white space or delimiter.
func (c *commands) word() []byte {
	from := c.at
	for c.at < len(c.data) && !blank(c.data[c.at]) && !delimiter(c.data[c.at]) {
		c.at++
	}
	return c.data[from:c.at]
}

// literal passes over a string in parentheses, with those within it.
func (c *commands) literal() {
	for depth := 0; c.at < len(c.data); c.at++ {
		switch c.data[c.at] {
		case '\\':
			c.at++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				c.at++
				return
			}
		}
	}
}

// inlineData passes over the bytes of a picture that stands among the commands (8.9.7).
func (c *commands) inlineData() {
	for c.at++; c.at+2 < len(c.data); c.at++ {
		if blank(c.data[c.at]) && c.data[c.at+1] == 'E' && c.data[c.at+2] == 'I' && (c.at+3 == len(c.data) || blank(c.data[c.at+3])) {
			c.at += 3
			return
		}
	}
	c.at = len(c.data)
}

func blank(b byte) bool {
	switch b {
	case 0, '\t', '\n', '\f', '\r', ' ':
		return true
	}
	return false
}

func delimiter(b byte) bool {
	switch b {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}
