package packet

import (
	"iter"
	"slices"
	"strings"

	"permitpack/generator/finding"
	"permitpack/generator/profile"
)

// box stands on paper for a character that no font has. The packet is an error
// then; the box shows where.
const box = '□'

// boxes gives the function that puts a box for every character that is missing.
func boxes(missing func(string) []rune) func(string) string {
	return func(s string) string {
		absent := missing(s)
		if len(absent) == 0 {
			return s
		}
		return strings.Map(func(r rune) rune {
			if slices.Contains(absent, r) {
				return box
			}
			return r
		}, strings.ToValidUTF8(s, string(box)))
	}
}

// printed are the values with boxes for what cannot be printed.
func printed(values map[string]Value, printable func(string) string) map[string]Value {
	for name, v := range values {
		v.Text = printable(v.Text)
		for _, row := range v.Rows {
			for i := range row {
				row[i] = printable(row[i])
			}
		}
		values[name] = v
	}
	return values
}

// uncovered finds the characters of the profile that no font can print, one
// finding a field. What nobody sees has a finding of the profile's own.
func uncovered(texts iter.Seq2[string, string], missing func(string) []rune) []finding.Finding {
	var found []finding.Finding
	for key, value := range texts {
		unseen := profile.Unseen(value)
		absent := slices.DeleteFunc(missing(value), func(r rune) bool { return slices.Contains(unseen, r) })
		if len(absent) > 0 {
			found = append(found, finding.Finding{
				ID: "text.no-glyph", Severity: finding.Error, Where: key, Sources: []string{},
				Args: finding.Args{"characters": profile.CodePoints(absent)},
			})
		}
	}
	return found
}
