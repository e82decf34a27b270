// Package readback reads a written form again and compares it with what it was
// meant to show. It shares no code with the writer: it parses the bytes of the
// PDF, runs its content streams and turns codes into text by the fonts' own
// ToUnicode maps, as a viewer does when somebody copies text.
//
// It reads what permitpack writes: classic cross-reference tables, Flate
// streams and composite fonts with two-byte codes. Anything else is an error. Where
// our pages are printed on those of somebody else, it reads ours alone.
package readback

import (
	"fmt"
	"slices"

	"permitpack/generator/page"
)

// Result is what reading back found.
type Result struct {
	OK bool
	// Fields is how many fields of the form were compared.
	Fields int
	// Mismatches are the ids of fields that the file does not show as expected, each once.
	Mismatches []string
	// Pages is the number of pages in the file.
	Pages int
}

// Check compares every place with what the file shows there. A file that is no
// PDF of ours is an error; one that shows something else is a Result that is not OK.
func Check(pdf []byte, placed []page.Placed) (result Result, err error) {
	// The parser is handed bytes that may be damaged; a mistake of its own must not end the program.
	defer func() {
		if r := recover(); r != nil {
			result, err = Result{}, fmt.Errorf("reading the form back: %v", r)
		}
	}()
	file, err := open(pdf)
	if err != nil {
		return Result{}, fmt.Errorf("reading the form back: %w", err)
	}
	shown, err := file.show()
	if err != nil {
		return Result{}, fmt.Errorf("reading the form back: %w", err)
	}
	return compare(shown, placed), nil
}

func compare(shown []sight, placed []page.Placed) Result {
	result := Result{Pages: len(shown)}
	seen := map[string]bool{}
	for _, p := range placed {
		if !seen[p.Field] {
			seen[p.Field] = true
			result.Fields++
		}
		if !agrees(shown, p) && !slices.Contains(result.Mismatches, p.Field) {
			result.Mismatches = append(result.Mismatches, p.Field)
		}
	}
	result.OK = len(result.Mismatches) == 0
	return result
}
