package mrz

// span is a run of characters in a line, both counted from 0; to is past the end.
type span struct{ line, from, to int }

// layout says where the fields of a format stand. A check digit stands right
// behind the field that it checks.
type layout struct {
	format                Format
	lines, length         int
	code, issuer, names   span
	number, birth, expiry span
	nationality, sex      span
	optional              span
	optionalChecked       bool // TD3 alone has a check digit behind the optional data
	composite             span // the digit itself, or an empty span for visas
	compositeOf           []span
}

// Part 4, 4.2.2.
var td3 = layout{
	format: TD3, lines: 2, length: 44,
	code: span{0, 0, 2}, issuer: span{0, 2, 5}, names: span{0, 5, 44},
	number: span{1, 0, 9}, nationality: span{1, 10, 13}, birth: span{1, 13, 19}, sex: span{1, 20, 21}, expiry: span{1, 21, 27},
	optional: span{1, 28, 42}, optionalChecked: true,
	composite: span{1, 43, 44}, compositeOf: []span{{1, 0, 10}, {1, 13, 20}, {1, 21, 43}},
}

// Part 6, 4.2.2.
var td2 = layout{
	format: TD2, lines: 2, length: 36,
	code: span{0, 0, 2}, issuer: span{0, 2, 5}, names: span{0, 5, 36},
	number: span{1, 0, 9}, nationality: span{1, 10, 13}, birth: span{1, 13, 19}, sex: span{1, 20, 21}, expiry: span{1, 21, 27},
	optional:  span{1, 28, 35},
	composite: span{1, 35, 36}, compositeOf: []span{{1, 0, 10}, {1, 13, 20}, {1, 21, 35}},
}

// Part 5, 4.2.2. The optional data of the second line (11 characters) only counts for the composite.
var td1 = layout{
	format: TD1, lines: 3, length: 30,
	code: span{0, 0, 2}, issuer: span{0, 2, 5}, number: span{0, 5, 14}, optional: span{0, 15, 30},
	birth: span{1, 0, 6}, sex: span{1, 7, 8}, expiry: span{1, 8, 14}, nationality: span{1, 15, 18},
	names:     span{2, 0, 30},
	composite: span{1, 29, 30}, compositeOf: []span{{0, 5, 30}, {1, 0, 7}, {1, 8, 15}, {1, 18, 29}},
}

// visa is a layout of a visa: as the passport's, but without a composite check
// digit or one behind the optional data (part 7, 4.2.2).
func visa(l layout) layout {
	l.format, l.optionalChecked = Visa, false
	l.optional.to = l.length
	l.composite, l.compositeOf = span{}, nil
	return l
}

// layoutOf is the layout that the rows have, or the problem with their shape.
func layoutOf(rows [][]rune) (*layout, []Problem) {
	var l layout
	switch {
	case len(rows) == 3:
		l = td1
	case len(rows) != 2:
		return nil, []Problem{{Kind: Lines, Got: len(rows), Want: 2}}
	case len(rows[0]) == td2.length && len(rows[1]) == td2.length:
		l = td2
	default:
		l = td3
	}
	var problems []Problem
	for i, row := range rows {
		if len(row) != l.length {
			problems = append(problems, Problem{Kind: Length, Line: i + 1, Got: len(row), Want: l.length})
		}
	}
	if problems != nil {
		return nil, problems
	}
	if l.format != TD1 && rows[0][0] == 'V' {
		l = visa(l)
	}
	return &l, nil
}
