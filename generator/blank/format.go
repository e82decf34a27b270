package blank

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"permitpack/generator/date"
	"permitpack/generator/text"
)

// dateParts are what a pattern of dates is made of, the longer before what it begins with.
var dateParts = regexp.MustCompile(`yyyy|month|dd|mm|yy`)

// isPattern tells whether a pattern holds part of a date, and else only what stands between its parts.
func isPattern(pattern string) bool {
	between := dateParts.ReplaceAllString(pattern, "")
	return between != pattern && strings.Trim(between, " ./-") == ""
}

// written is a date in a pattern.
func written(d date.Date, pattern string, words *text.Words) string {
	year, month, day := d.Parts()
	return dateParts.ReplaceAllStringFunc(pattern, func(part string) string {
		switch part {
		case "dd":
			return fmt.Sprintf("%02d", day)
		case "mm":
			return fmt.Sprintf("%02d", int(month))
		case "yy":
			return fmt.Sprintf("%02d", year%100)
		case "yyyy":
			return fmt.Sprintf("%04d", year)
		}
		return words.Say(fmt.Sprintf("blank.month.%d", int(month)), nil)
	})
}

// unwritten names the parts of a date that none of the patterns writes.
func unwritten(patterns []string) []string {
	var found []string
	for _, pattern := range patterns {
		found = append(found, dateParts.FindAllString(pattern, -1)...)
	}
	var lacking []string
	for _, part := range []struct {
		name string
		as   []string
	}{
		{"day", []string{"dd"}}, {"month", []string{"mm", "month"}}, {"year", []string{"yy", "yyyy"}},
	} {
		if !slices.ContainsFunc(part.as, func(p string) bool { return slices.Contains(found, p) }) {
			lacking = append(lacking, part.name)
		}
	}
	return lacking
}
