package page

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
)

// CoverageError says that a character cannot be printed, and where it stands. It
// never holds the text around it.
type CoverageError struct {
	Page  int    // from 1; 0 for the document's own title, author and subject
	Field string // id of the form field, "caption", "title", "author" or "subject"
	Rune  rune   // U+FFFD where the text is not UTF-8
}

func (e CoverageError) Error() string {
	if e.Page == 0 {
		return fmt.Sprintf("%s: no font has the character %U", e.Field, e.Rune)
	}
	return fmt.Sprintf("page %d: %s: no font has the character %U", e.Page, e.Field, e.Rune)
}

// check refuses what would be drawn wrongly, or not at all, without a word.
func (d Document) check(f *Fonts) error {
	if len(d.Pages) == 0 {
		return errors.New("a document has at least one page")
	}
	if d.Created.IsZero() {
		return errors.New("a document has a date, or its bytes would change from run to run")
	}
	if strings.Trim(d.Language, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-") != "" {
		return errors.New("the language of a document is a tag such as az")
	}
	if err := d.checkInfo(); err != nil {
		return err
	}
	for i, p := range d.Pages {
		if p.Size.Width <= 0 || p.Size.Height <= 0 {
			return fmt.Errorf("page %d: it has no size", i+1)
		}
		if p.plated(f) == nil {
			if err := checkMarks(i+1, p.Static, f); err != nil {
				return err
			}
		}
		if err := checkMarks(i+1, p.Values, f); err != nil {
			return err
		}
	}
	return nil
}

// checkInfo looks at texts that readers show in their own fonts: any character
// will do that UTF-16 holds in one unit.
func (d Document) checkInfo() error {
	for _, info := range []struct{ field, text string }{
		{"title", d.Title}, {"author", d.Author}, {"subject", d.Subject},
	} {
		for _, r := range info.text {
			if r >= basicPlane || r == unicode.ReplacementChar || unicode.IsControl(r) {
				return CoverageError{Field: info.field, Rune: r}
			}
		}
	}
	return nil
}

func checkMarks(page int, marks []Mark, f *Fonts) error {
	for _, m := range marks {
		var err error
		switch m := m.(type) {
		case Text:
			err = m.check(page, f)
		case Rect:
			err = m.check()
		case Picture:
			err = m.check()
		}
		if err != nil {
			var uncovered CoverageError
			if errors.As(err, &uncovered) {
				return err
			}
			return fmt.Errorf("page %d: %s: %w", page, m.field(), err)
		}
	}
	return nil
}

func (t Text) check(page int, f *Fonts) error {
	if t.Size <= 0 {
		return errors.New("the type size is not above 0")
	}
	latin := f.latin(t.Bold)
	for _, r := range t.Value {
		if latin.has(r) {
			continue
		}
		if shown, _ := f.faceOf(r, t.Bold); shown == nil {
			return CoverageError{Page: page, Field: t.field(), Rune: r}
		}
	}
	return nil
}

func (r Rect) check() error {
	if r.Fill < -1 || r.Fill > 255 {
		return errors.New("the fill is not a grey from 0 to 255, nor -1")
	}
	return nil
}

func (p Picture) check() error {
	if p.Width <= 0 || p.Height <= 0 {
		return errors.New("the picture has no size")
	}
	return nil
}
