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
}

// countryNames are in the order of Languages.
type countryNames [4]string

// readCountries reads lines of the shape
//
//	AZ: AZE | Azerbaijan | Azərbaycan | Азербайджан | 阿塞拜疆
//
// The file is YAML, a mapping of plain scalars, but read line by line: that
// takes a fraction of a millisecond, which the start of every command pays.
func readCountries(fsys fs.FS, file string) (*countries, error) {
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, fmt.Errorf("reading the countries: %w", err)
	}
	c := &countries{alpha2: map[string]string{}, names: map[string]countryNames{}}
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
	if !ok || len(fields) != 1+len(countryNames{}) {
		return fmt.Errorf("expected “code: alpha-3 | name in %d languages”", len(countryNames{}))
	}
	for i, f := range fields {
		fields[i] = strings.TrimSpace(f)
		if fields[i] == "" {
			return fmt.Errorf("a name or code of %s is empty", code)
		}
	}
	for _, typed := range []string{code, fields[0]} {
		if known, taken := c.alpha2[typed]; taken && known != code {
			return fmt.Errorf("the code %s is already there", typed)
		}
		c.alpha2[typed] = code
	}
	if _, taken := c.names[code]; taken {
		return fmt.Errorf("the code %s is already there", code)
	}
	c.names[code] = countryNames(fields[1:])
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
