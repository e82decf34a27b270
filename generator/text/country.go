package text

import (
	"fmt"
	"io/fs"
	"strings"
)

// countries knows the countries of ISO 3166-1 by both of their codes.
type countries struct {
	// alpha2 maps every code that may be typed to the code that names has.
	alpha2 map[string]string
	names  map[string]countryNames
	// others are further names, which people type.
	others map[string][]string
}

// countryNames are in the order of Languages.
type countryNames [4]string

// readCountries reads lines of the shape
//
//	AZ: AZE | Azerbaijan | Azərbaycan | Азербайджан | 阿塞拜疆
//	TR: TUR | Türkiye | Türkiyə | Турция | 土耳其 | Turkey; Turkiye
//
// The file is YAML, a mapping of plain scalars, but read line by line: that
// takes a fraction of a millisecond, which the start of every command pays.
func readCountries(fsys fs.FS, file string) (*countries, error) {
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, fmt.Errorf("reading the countries: %w", err)
	}
	c := &countries{alpha2: map[string]string{}, names: map[string]countryNames{}, others: map[string][]string{}}
	number := 0
	for line := range strings.Lines(string(data)) {
		number++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := c.add(line); err != nil {
			return nil, fmt.Errorf("reading the countries: %s: line %d: %w", file, number, err)
		}
	}
	return c, nil
}

func (c *countries) add(line string) error {
	code, rest, ok := strings.Cut(line, ": ")
	fields := strings.Split(rest, " | ")
	const known = 1 + len(countryNames{})
	if !ok || len(fields) != known && len(fields) != known+1 {
		return fmt.Errorf("expected “code: alpha-3 | name in %d languages”, and other names or none", len(countryNames{}))
	}
	for i, f := range fields {
		fields[i] = strings.TrimSpace(f)
		if fields[i] == "" {
			return fmt.Errorf("a name or code of %s is empty", code)
		}
	}
	for _, typed := range []string{code, fields[0]} {
		if other, taken := c.alpha2[typed]; taken && other != code {
			return fmt.Errorf("the code %s is already there", typed)
		}
		c.alpha2[typed] = code
	}
	if _, taken := c.names[code]; taken {
		return fmt.Errorf("the code %s is already there", code)
	}
	c.names[code] = countryNames(fields[1:known])
	if len(fields) > known {
		c.others[code] = strings.Split(fields[known], "; ")
	}
	return nil
}

func (c *countries) code(typed string) (string, bool) {
	code, ok := c.alpha2[strings.ToUpper(typed)]
	return code, ok
}

func (c *countries) name(typed string, l Language) string {
	code, ok := c.code(typed)
	if !ok {
		return typed
	}
	names := c.names[code]
	for i, known := range Languages {
		if known == l {
			return names[i]
		}
	}
	return typed
}
