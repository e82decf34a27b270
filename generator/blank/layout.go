package blank

import (
	"errors"
	"fmt"
	"math"
	"strconv"

	"permitpack/generator/page"
	"permitpack/generator/record"
)

// Format is the version of the layout file that this package reads.
const Format = 1

// Layout is a file that says where on a blank the values go. What its keys mean is
// told in samples/blank/README.md.
type Layout struct {
	Format int `yaml:"format"`
	Blank  Pin `yaml:"blank"`
	// Defaults are for every field that does not say otherwise.
	Defaults Look    `yaml:"defaults"`
	Fields   []Field `yaml:"fields"`
	// LeftOut are values for which the blank has no box.
	LeftOut []string `yaml:"left_out"`

	file   string
	places record.Places
}

// Pin tells the blank for which a layout was measured.
type Pin struct {
	SHA256 string `yaml:"sha256"`
	Pages  int    `yaml:"pages"`
}

// Look is how a value is printed.
type Look struct {
	// Size is the size of type, MinSize the smallest that a long value may shrink to.
	Size      Points     `yaml:"size"`
	MinSize   Points     `yaml:"min_size"`
	Bold      *bool      `yaml:"bold"`
	Uppercase Capitals   `yaml:"uppercase"`
	Align     Horizontal `yaml:"align"`
	Vertical  Vertical   `yaml:"vertical"`
}

// Field is one place on the blank: of a value, a fixed text, or the photo.
type Field struct {
	Value string `yaml:"value"`
	Text  string `yaml:"text"`
	Photo bool   `yaml:"photo"`

	Page   int          `yaml:"page"`
	X      page.Measure `yaml:"x"`
	Y      page.Measure `yaml:"y"`
	Width  page.Measure `yaml:"width"`
	Height page.Measure `yaml:"height"`
	Look
	// Number and Caption are what the blank calls the box; the additional sheet repeats them.
	Number  string `yaml:"number"`
	Caption string `yaml:"caption"`

	// Format is how a date is written.
	Format  string   `yaml:"format"`
	Lines   *Repeat  `yaml:"lines"`
	Comb    *Comb    `yaml:"comb"`
	Tick    *Tick    `yaml:"tick"`
	Rows    *Repeat  `yaml:"rows"`
	Columns []Column `yaml:"columns"`

	record.Position `yaml:"-"`
}

// Repeat is a box that stands several times, one below another.
type Repeat struct {
	Count int `yaml:"count"`
	// Pitch is the distance from one to the next; the height of the box where it is 0.
	Pitch page.Measure `yaml:"pitch"`
}

// Comb is a box divided into cells for one character each.
type Comb struct {
	Cells int `yaml:"cells"`
	// Pitch is the distance from one cell to the next; where it is 0 the cells share the width.
	Pitch page.Measure `yaml:"pitch"`
	// Omit are characters that take no cell, as the blanks of a telephone number.
	Omit string `yaml:"omit"`
}

// Tick is a square that is marked when the value is as it says.
type Tick struct {
	Choice string   `yaml:"choice"`
	AnyOf  []string `yaml:"any_of"`
	When   When     `yaml:"when"`
	Mark   Mark     `yaml:"mark"`
}

// Column is a column of a table.
type Column struct {
	// Show is the name of the cell.
	Show  string       `yaml:"show"`
	X     page.Measure `yaml:"x"`
	Width page.Measure `yaml:"width"`
	Look

	record.Position `yaml:"-"`
}

// Points is a size of type in hundredths of a point; a file writes 10 or 10.5.
type Points int

// UnmarshalText reads a size with up to two decimals.
func (p *Points) UnmarshalText(text []byte) error {
	v, err := strconv.ParseFloat(string(text), 64)
	if err != nil || v <= 0 || v > 100 {
		return errors.New("a size of type is written in points, as 10.5")
	}
	*p = Points(math.Round(v * 100))
	return nil
}

func (p Points) String() string { return fmt.Sprintf("%g pt", float64(p)/100) }

type (
	// Horizontal is where in its box a text stands.
	Horizontal string
	// Vertical is where in its box a text stands.
	Vertical string
	// Capitals says whether a text is printed in capital letters, and by whose rules.
	Capitals string
	// When says of a value whether it is there.
	When string
	// Mark is what is drawn into a square.
	Mark string
)

const (
	left   Horizontal = "left"
	centre Horizontal = "centre"
	right  Horizontal = "right"

	top    Vertical = "top"
	middle Vertical = "middle"
	foot   Vertical = "foot"

	asTyped Capitals = "false"
	// byValue follows the passport where a value does, and Azerbaijani elsewhere.
	byValue     Capitals = "true"
	latin       Capitals = "latin"
	azerbaijani Capitals = "azerbaijani"

	given   When = "given"
	missing When = "missing"

	cross   Mark = "cross"
	letterX Mark = "X"
	letterV Mark = "V"
)

// What each may be in a file.
func (Horizontal) Allowed() []string { return []string{string(left), string(centre), string(right)} }
func (Vertical) Allowed() []string   { return []string{string(top), string(middle), string(foot)} }
func (Capitals) Allowed() []string {
	return []string{string(byValue), string(asTyped), string(latin), string(azerbaijani)}
}
func (When) Allowed() []string { return []string{string(given), string(missing)} }
func (Mark) Allowed() []string { return []string{string(cross), string(letterX), string(letterV)} }

// What is taken where a layout is silent.
const (
	defaultSize    Points = 1000
	defaultMinSize Points = 700
)

// Read reads a layout strictly. Its error joins every mistake, each with its place;
// what only the blank can tell is for Bind.
func Read(file string, data []byte) (*Layout, error) {
	l := &Layout{file: file}
	var problems []record.Problem
	l.places, problems = record.DecodePlaces(file, data, l)
	var errs []error
	for _, p := range problems {
		errs = append(errs, p)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	l.settle()
	return l, nil
}

// settle writes out what a layout may leave unsaid.
func (l *Layout) settle() {
	plain := false
	last := Look{Size: defaultSize, MinSize: defaultMinSize, Bold: &plain, Uppercase: asTyped, Align: left, Vertical: middle}
	defaults := l.Defaults.or(last)
	for i := range l.Fields {
		f := &l.Fields[i]
		f.Look = f.or(defaults)
		if f.Page == 0 {
			f.Page = 1
		}
		f.settle()
	}
}

// or takes what is unsaid from other. A size below the other's least is the least itself.
func (k Look) or(other Look) Look {
	if k.MinSize == 0 {
		k.MinSize = min(other.MinSize, first(k.Size, other.MinSize))
	}
	k.Size = first(k.Size, other.Size)
	k.Bold = first(k.Bold, other.Bold)
	k.Uppercase = first(k.Uppercase, other.Uppercase)
	k.Align = first(k.Align, other.Align)
	k.Vertical = first(k.Vertical, other.Vertical)
	return k
}

func first[T comparable](a, b T) T {
	var zero T
	if a == zero {
		return b
	}
	return a
}

func (f *Field) settle() {
	if f.Tick != nil {
		f.Tick.Mark = first(f.Tick.Mark, cross)
		f.Height = first(f.Height, f.Width)
	}
	if c := f.Comb; c != nil && c.Cells > 0 {
		f.Width = first(f.Width, c.Pitch*page.Measure(c.Cells))
		c.Pitch = first(c.Pitch, f.Width/page.Measure(c.Cells))
	}
	for _, r := range []*Repeat{f.Lines, f.Rows} {
		if r != nil {
			r.Pitch = first(r.Pitch, f.Height)
		}
	}
	for i := range f.Columns {
		c := &f.Columns[i]
		c.Look = c.or(f.Look)
	}
}
