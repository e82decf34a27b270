// Package readback reads written pages again and compares them with what they were
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

// Shown is a file as a viewer shows it, as far as it is ours.
type Shown struct{ pages []sight }

// Reader reads several files. What stands in more than one of them, in the same packed
// bytes, is unpacked and taken apart once: drawings, which show what each file's own fonts
// make of them, and the maps of fonts. The zero Reader has read nothing; it serves one goroutine.
type Reader struct{ known known }

// Read runs the pages of a file. A file that is no PDF of ours is an error.
func Read(pdf []byte) (Shown, error) { return new(Reader).Read(pdf) }

// Read is the function of that name.
func (r *Reader) Read(pdf []byte) (shown Shown, err error) {
	// The parser is handed bytes that may be damaged; a mistake of its own must not end the program.
	defer func() {
		if fault := recover(); fault != nil {
			shown, err = Shown{}, fmt.Errorf("reading the file back: %v", fault)
		}
	}()
	file, err := open(pdf)
	if err != nil {
		return Shown{}, fmt.Errorf("reading the file back: %w", err)
	}
	if r.known.drawings == nil {
		r.known = newKnown()
	}
	file.known = r.known
	pages, err := file.show()
	if err != nil {
		return Shown{}, fmt.Errorf("reading the file back: %w", err)
	}
	return Shown{pages}, nil
}

// Pages is the number of pages.
func (s Shown) Pages() int { return len(s.pages) }

// Label is the text of the label that is drawn over a page, counted from 1; empty
// where there is none.
func (s Shown) Label(number int) string {
	if number < 1 || number > len(s.pages) {
		return ""
	}
	return s.pages[number-1].label
}

// Check compares every place with what the file shows there.
func (s Shown) Check(placed []page.Placed) Result { return compare(s.pages, placed) }

// Check reads a file and compares it. One that shows something else than it should
// is a Result that is not OK.
func Check(pdf []byte, placed []page.Placed) (Result, error) {
	shown, err := Read(pdf)
	if err != nil {
		return Result{}, err
	}
	return shown.Check(placed), nil
}

func compare(shown []sight, placed []page.Placed) Result {
	result := Result{Pages: len(shown)}
	var look eye
	seen := make(map[string]bool, len(placed))
	for _, p := range placed {
		if !seen[p.Field] {
			seen[p.Field] = true
			result.Fields++
		}
		if !look.agrees(shown, p) && !slices.Contains(result.Mismatches, p.Field) {
			result.Mismatches = append(result.Mismatches, p.Field)
		}
	}
	result.OK = len(result.Mismatches) == 0
	return result
}
