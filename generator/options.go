package generator

import (
	"fmt"
	"strings"

	"permitpack/generator/date"
	"permitpack/generator/text"
)

// Options are what a command was asked for. The zero values mean the defaults,
// except for Today, which the caller always knows.
type Options struct {
	// Today is the day on which the packet is made.
	Today date.Date
	// Language is the applicant's, where it is not the profile's.
	Language text.Language
	// OfficialOnly decides by official and projected claims alone.
	OfficialOnly bool
	// Root is the folder in which input paths may lie; the profile's own folder where empty.
	Root string
	// PrivateCalendar leaves the applicant's name out of deadlines.ics.
	PrivateCalendar bool
	// Blank is the office's own blank to print the form on; nil for the built-in form.
	Blank *Blank
	// Force replaces a packet that exists.
	Force bool
	// MaxSize is the most bytes that packet.pdf may have; 0 where it may have any number.
	MaxSize int64
	// Duplex prepares packet.pdf for printing on both sides of the sheet.
	Duplex bool
	// Password, when set, is what packet.pdf opens with; pdf.CheckPassword accepts it.
	Password string
	// Step, when set, is told each step as it begins.
	Step func(step string)
}

// OptionError says that an option is none of those that the catalogue knows.
type OptionError struct {
	// Option is its name: "size", "background", "paper", "procedure" or "ground".
	Option  string
	Allowed []string
}

func (e OptionError) Error() string {
	if len(e.Allowed) == 0 {
		return fmt.Sprintf("the %s is one too many: there is none to choose", e.Option)
	}
	return fmt.Sprintf("the %s is none of %s", e.Option, strings.Join(e.Allowed, ", "))
}
