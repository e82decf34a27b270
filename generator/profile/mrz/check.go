package mrz

import "slices"

// value is what a character counts in a check digit (part 3, 4.9), or -1 for one
// that no zone holds.
func value(c rune) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'A' <= c && c <= 'Z':
		return int(c-'A') + 10
	case c == '<':
		return 0
	}
	return -1
}

// digit is the check digit of the characters: weights 7, 3, 1 in turn, modulo 10.
func digit(characters []rune) rune {
	weights, sum := [3]int{7, 3, 1}, 0
	for i, c := range characters {
		sum += weights[i%3] * value(c)
	}
	return rune('0' + sum%10)
}

// Letters and digits that are read for each other, by people and by scanners.
var (
	digitFor  = map[rune]rune{'O': '0', 'Q': '0', 'D': '0', 'I': '1', 'L': '1', 'Z': '2', 'S': '5', 'G': '6', 'B': '8'}
	letterFor = map[rune]rune{'0': 'O', '1': 'I', '2': 'Z', '5': 'S', '6': 'G', '8': 'B'}
)

// mendDigits reports the letters of a field of digits, and goes on with the
// digits that they look like; other letters are left for the check digit to find.
func (r *reader) mendDigits(f Field, s span) {
	for i := s.from; i < s.to; i++ {
		if d, ok := digitFor[r.rows[s.line][i]]; ok {
			r.report(Problem{Kind: LetterForDigit, Field: f, Line: s.line + 1, Column: i + 1})
			r.rows[s.line][i] = d
		}
	}
}

// letters is a field of letters; digits are reported, and read as the letters that they look like.
func (r *reader) letters(f Field, s span) string {
	text := slices.Clone(r.rows[s.line][s.from:s.to])
	for i, c := range text {
		if c < '0' || c > '9' {
			continue
		}
		r.report(Problem{Kind: DigitForLetter, Field: f, Line: s.line + 1, Column: s.from + i + 1})
		if l, ok := letterFor[c]; ok {
			text[i] = l
		}
	}
	return string(text)
}

func (r *reader) checkDigits() {
	l := r.layout
	if !r.longNumber() {
		r.checkBehind(Number, l.number)
	} else {
		r.checkLongNumber()
	}
	r.checkBehind(Birth, l.birth)
	r.checkBehind(Expiry, l.expiry)
	if l.optionalChecked && !r.emptyOptional() {
		r.checkBehind(Optional, l.optional)
	}
	r.checkComposite()
}

// emptyOptional allows the filler for the check digit of optional data that are not there (part 4, 4.2.2.2 note).
func (r *reader) emptyOptional() bool {
	s := r.layout.optional
	return trim(r.text(s)) == "" && r.rows[s.line][s.to] == '<'
}

func (r *reader) checkBehind(f Field, s span) {
	row := r.rows[s.line]
	if mended, ok := digitFor[row[s.to]]; ok {
		r.report(Problem{Kind: LetterForDigit, Field: f, Line: s.line + 1, Column: s.to + 1})
		row[s.to] = mended
	}
	if digit(row[s.from:s.to]) != row[s.to] {
		p := Problem{Kind: CheckDigit, Field: f, Line: s.line + 1}
		if f == Number || f == Optional { // the others hold digits alone, and their letters are mended already
			p.Column = r.misread(s)
		}
		r.report(p)
	}
}

func (r *reader) checkLongNumber() {
	l := r.layout
	rest := r.rows[l.optional.line][l.optional.from:l.optional.to]
	if end := slices.Index(rest, '<'); end >= 0 {
		rest = rest[:end]
	}
	last := len(rest) - 1
	start := r.rows[l.number.line][l.number.from:l.number.to]
	// Whether the filler between the two runs counts is read both ways; the example of the standard fits both.
	joined, spaced := slices.Concat(start, rest[:last]), slices.Concat(start, []rune{'<'}, rest[:last])
	if digit(joined) != rest[last] && digit(spaced) != rest[last] {
		r.report(Problem{Kind: CheckDigit, Field: Number, Line: l.number.line + 1})
	}
}

// checkComposite is silent when a field's own check digit fails already, since
// the composite covers that field and fails with it.
func (r *reader) checkComposite() {
	l := r.layout
	if l.compositeOf == nil || slices.ContainsFunc(r.problems, func(p Problem) bool { return p.Kind == CheckDigit }) {
		return
	}
	var all []rune
	for _, s := range l.compositeOf {
		all = append(all, r.rows[s.line][s.from:s.to]...)
	}
	c := l.composite
	if digit(all) != r.rows[c.line][c.from] {
		r.report(Problem{Kind: CheckDigit, Field: Composite, Line: c.line + 1})
	}
}

// misread is the column of the only character that would make the check digit
// fit if it were the letter or digit it looks like, or 0.
func (r *reader) misread(s span) int {
	row, found := slices.Clone(r.rows[s.line]), 0
	for i := s.from; i < s.to; i++ {
		twin, ok := lookalike(row[i])
		if !ok {
			continue
		}
		was := row[i]
		row[i] = twin
		fits := digit(row[s.from:s.to]) == row[s.to]
		row[i] = was
		if fits && found > 0 {
			return 0
		}
		if fits {
			found = i + 1
		}
	}
	return found
}

func lookalike(c rune) (rune, bool) {
	if d, ok := digitFor[c]; ok {
		return d, true
	}
	l, ok := letterFor[c]
	return l, ok
}
