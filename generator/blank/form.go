package blank

import (
	"maps"
	"strings"

	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/text"
)

// Form is a blank with its layout, both sound: ready to be filled in for many
// applicants, by many goroutines.
type Form struct {
	blank  *Blank
	layout *Layout
	fonts  *page.Fonts
	// words are those of the authority, in which additional sheets are written.
	words *text.Words
	names map[string]packet.Name
}

// today is the name of the day on which the form is made, which is no value of the packet.
const today = "today"

// photoName is what left_out calls the photo.
const photoName = "photo"

// dottedDate is how a date is written where nothing else is said.
const dottedDate = "dd.mm.yyyy"

// Bind holds a layout against the blank that it is for and the values that packets
// have. Its error joins every mistake, each with its place in the layout.
func Bind(b *Blank, l *Layout, names map[string]packet.Name, words *text.Words, fonts *page.Fonts) (*Form, error) {
	f := &Form{blank: b, layout: l, fonts: fonts, words: words, names: maps.Clone(names)}
	f.names[today] = packet.Name{Kind: packet.Day}
	if err := f.lint(); err != nil {
		return nil, err
	}
	return f, nil
}

// Blank is the PDF under the form's pages.
func (f *Form) Blank() *Blank { return f.blank }

// changed tells whether the blank is another file than the one that was measured.
func (f *Form) changed() bool { return !strings.EqualFold(f.blank.SHA256, f.layout.Blank.SHA256) }

// name is how errors and reading back call a field.
func (f *Field) name() string {
	switch {
	case f.Photo:
		return photoName
	case f.Value != "":
		return f.Value
	}
	return "text"
}
