package blank

import (
	"cmp"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"permitpack/generator/packet"
	"permitpack/generator/page"
	"permitpack/generator/record"
)

// Limits of a layout.
const (
	minType = 400  // hundredths of a point: smaller print is not legible
	maxType = 7200 // an inch
	// maxCount bounds the lines, rows and cells of one field.
	maxCount = 200
	// maxNumber is the most characters of a box's number, so that a small box can hold it.
	maxNumber = 8
)

// lint holds the layout against the blank and what a packet offers. Its error
// joins every mistake, each with its place in the file.
func (f *Form) lint() error {
	l := linter{Form: f, patterns: map[string][]string{}, shown: map[string]bool{}}
	l.whole()
	for i := range f.layout.Fields {
		l.field(&f.layout.Fields[i])
	}
	l.overlaps()
	l.dates()
	l.leftOut()
	return l.err()
}

type linter struct {
	*Form
	// boxes are those of the fields that could be judged.
	boxes []taken
	// patterns are the formats in which each date is shown, shown are the values that some field names.
	patterns map[string][]string
	shown    map[string]bool
	faults   []fault
}

// fault is a mistake with its place.
type fault struct {
	record.Position
	what string
}

// taken is the paper that a field takes.
type taken struct {
	*Field
	boxes []rect
}

func (l *linter) report(at record.Position, format string, args ...any) {
	l.faults = append(l.faults, fault{at, fmt.Sprintf(format, args...)})
}

// err joins the mistakes in the order of the file.
func (l *linter) err() error {
	slices.SortStableFunc(l.faults, func(a, b fault) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	var errs []error
	for _, f := range l.faults {
		errs = append(errs, fmt.Errorf("%s: %s", f.Position, f.what))
	}
	return errors.Join(errs...)
}

// at is the place of a key of the file, or of its beginning.
func (l *linter) at(key string) record.Position {
	if place, known := l.layout.places[key]; known {
		return place
	}
	return record.Position{File: l.layout.file, Line: 1, Column: 1}
}

func (l *linter) whole() {
	if l.layout.Format != Format {
		l.report(l.at("format"), "format %d is not known, only %d", l.layout.Format, Format)
	}
	switch sum := l.layout.Blank.SHA256; {
	case sum == "":
		l.report(l.at("blank"), "blank.sha256 is missing; that of the blank is %s", l.blank.SHA256)
	case !isSHA256(sum):
		l.report(l.at("blank.sha256"), "blank.sha256 is not 64 hexadecimal digits; that of the blank is %s", l.blank.SHA256)
	}
	if pages := len(l.blank.Pages); l.layout.Blank.Pages != pages {
		l.report(l.at("blank.pages"), "the blank has %d pages, the layout is for %d; use the blank that it was measured on, or measure this one and correct blank.pages", pages, l.layout.Blank.Pages)
	}
	if len(l.layout.Fields) == 0 {
		l.report(l.at("fields"), "fields are missing: nothing would be printed")
	}
}

func isSHA256(s string) bool {
	sum, err := hex.DecodeString(s)
	return err == nil && len(sum) == 32
}

func (l *linter) field(f *Field) {
	sources := 0
	for _, given := range []bool{f.Value != "", f.Text != "", f.Photo} {
		if given {
			sources++
		}
	}
	if sources != 1 {
		l.report(f.Position, "a field has one of value, text and photo")
		return
	}
	if f.Value != "" && !l.value(f) {
		return
	}
	l.unusedKeys(f)
	l.look(f.Position, f.Look)
	if !l.measures(f) {
		return
	}
	switch f.kind() {
	case tickField:
		l.tick(f)
	case combField:
		l.comb(f)
	case tableField:
		l.table(f)
	case valueField, textField:
		l.text(f)
	}
	l.inside(f)
}

// value looks that the packet has the value, and that a field of this kind can show it.
func (l *linter) value(f *Field) bool {
	name, known := l.names[f.Value]
	if !known {
		l.report(f.Position, "the packet has no value %s; the nearest are %s", f.Value, nearest(f.Value, slices.Sorted(maps.Keys(l.names))))
		return false
	}
	l.shown[f.Value] = true
	table := name.Kind == packet.Table
	switch {
	case table && f.kind() != tableField && f.kind() != tickField:
		l.report(f.Position, "%s is a table: it needs rows and columns", f.Value)
		return false
	case !table && f.kind() == tableField:
		l.report(f.Position, "%s is no table: it has no rows and columns", f.Value)
		return false
	}
	if f.Format != "" && name.Kind != packet.Day {
		l.report(f.Position, "%s is no date: it has no format", f.Value)
	}
	if f.Format != "" && !isPattern(f.Format) {
		l.report(f.Position, "the format of a date is made of dd, mm, month, yy and yyyy, with blanks, points, strokes or hyphens between them")
	}
	if name.Kind == packet.Day && f.kind() != tickField {
		l.patterns[f.Value] = append(l.patterns[f.Value], first(f.Format, dottedDate))
	}
	return true
}

func nearest(word string, words []string) string {
	return strings.Join(record.Nearest(word, words, 3), ", ")
}

// unusedKeys finds keys that say nothing for a field of its kind.
func (l *linter) unusedKeys(f *Field) {
	kind := f.kind()
	for _, key := range []struct {
		name  string
		given bool
		used  bool
	}{
		{"tick", f.Tick != nil, f.Value != ""},
		{"comb", f.Comb != nil, kind == combField && !f.Photo},
		{"lines", f.Lines != nil, kind == valueField || kind == textField || kind == combField},
		{"rows", f.Rows != nil, kind == tableField && f.Value != ""},
		{"columns", f.Columns != nil, kind == tableField && f.Value != ""},
		{"format", f.Format != "", kind == valueField || kind == combField},
		{"number", f.Number != "", f.Value != "" && kind != tickField},
		{"caption", f.Caption != "", f.Value != "" && kind != tickField},
		{"width", f.Width != 0, kind != tableField},
		{"x", f.X != 0, kind != tableField},
	} {
		if key.given && !key.used {
			l.report(f.Position, "%s: %s is of no use here", f.name(), key.name)
		}
	}
	if absent := l.fonts.Missing(f.Number + f.Caption); len(absent) > 0 {
		l.report(f.Position, "%s: no font has the character %U of the number or the caption", f.name(), absent[0])
	}
	if utf8.RuneCountInString(f.Number) > maxNumber {
		l.report(f.Position, "%s: a number has at most %d characters", f.name(), maxNumber)
	}
}

func (l *linter) look(at record.Position, k Look) {
	switch {
	case k.Size < minType || k.Size > maxType:
		l.report(at, "size is %s; type has %s to %s", k.Size, Points(minType), Points(maxType))
	case k.MinSize < minType || k.MinSize > k.Size:
		l.report(at, "min_size is %s; it is %s to the size, %s", k.MinSize, Points(minType), k.Size)
	}
}

// measures looks that the field has a page, a place and a size, so that its boxes can be told.
func (l *linter) measures(f *Field) bool {
	before := len(l.faults)
	if f.Page < 1 || f.Page > len(l.blank.Pages) {
		l.report(f.Position, "%s: there is no page %d; the blank has %d", f.name(), f.Page, len(l.blank.Pages))
	}
	lacks := func(key string, m page.Measure) {
		if m == 0 {
			l.report(f.Position, "%s: %s is missing, in millimetres from the top left corner of the page", f.name(), key)
		}
	}
	if f.kind() != tableField {
		lacks("x", f.X)
		lacks("width", f.Width)
	}
	lacks("y", f.Y)
	lacks("height", f.Height)
	if r := f.times(); r.Count < 1 || r.Count > maxCount {
		l.report(f.Position, "%s: a count is 1 to %d", f.name(), maxCount)
	} else if r.Count > 1 && r.Pitch < f.Height {
		l.report(f.Position, "%s: the pitch is less than the height", f.name())
	}
	return len(l.faults) == before
}

func (l *linter) tick(f *Field) {
	name, t := l.names[f.Value], f.Tick
	conditions := 0
	for _, given := range []bool{t.Choice != "", t.AnyOf != nil, t.When != ""} {
		if given {
			conditions++
		}
	}
	switch {
	case conditions != 1:
		l.report(f.Position, "%s: a tick has one of choice, any_of and when", f.name())
	case t.When == "" && name.Kind != packet.Choice:
		l.report(f.Position, "%s is not one of a list; only when is possible here: given or missing", f.Value)
	}
	if name.Kind == packet.Choice {
		for _, choice := range t.choices() {
			if !slices.Contains(name.Choices, choice) {
				l.report(f.Position, "%s is never %s; the nearest are %s", f.Value, choice, nearest(choice, name.Choices))
			}
		}
	}
	if min(f.Width, f.Height).Length() < 2*mm {
		l.report(f.Position, "%s: a square to tick is at least 2 mm wide and high", f.name())
	}
}

// choices are those that mark the square; none where something else does.
func (t *Tick) choices() []string {
	if t.Choice != "" {
		return []string{t.Choice}
	}
	return t.AnyOf
}

func (l *linter) comb(f *Field) {
	c := f.Comb
	if c.Cells < 1 || c.Cells > maxCount {
		l.report(f.Position, "%s: a comb has 1 to %d cells", f.name(), maxCount)
		return
	}
	cell := f.Width - page.Measure(c.Cells-1)*c.Pitch
	switch {
	case cell > c.Pitch:
		l.report(f.Position, "%s: %d cells with a pitch of %s mm are %s mm wide, the width is %s",
			f.name(), c.Cells, decimal(c.Pitch.Length()), decimal(c.Pitch.Length()*page.Length(c.Cells)), decimal(f.Width.Length()))
	case cell.Length() < mm*3/2:
		l.report(f.Position, "%s: a cell is at least 1.5 mm wide", f.name())
	}
	if f.Align == centre {
		l.report(f.Position, "%s: the characters of a comb stand left or right", f.name())
	}
	if n := utf8.RuneCountInString(f.Text); n > c.Cells*f.times().Count {
		l.report(f.Position, "%s: the text has %d characters, the comb %d cells", f.name(), n, c.Cells*f.times().Count)
	}
	l.height(f)
}

// height looks that type of the smallest size is no higher than the box.
func (l *linter) height(f *Field) {
	if least := l.fonts.LineHeight(page.Style{Size: int(f.MinSize)}); f.Height.Length() < least {
		l.report(f.Position, "%s: the box is lower than a line of %s, which takes %s mm", f.name(), f.MinSize, decimal(least+mm/20))
	}
}

func (l *linter) text(f *Field) {
	l.height(f)
	if f.Width.Length() < 3*mm {
		l.report(f.Position, "%s: a box is at least 3 mm wide", f.name())
	}
	if f.Text == "" {
		return
	}
	if absent := l.fonts.Missing(f.Text); len(absent) > 0 {
		l.report(f.Position, "no font has the character %U of the text", absent[0])
	} else if _, fits := l.fit(f, l.printed(f.Uppercase, f.Text, false)); !fits {
		l.report(f.Position, "the text does not fit into its box")
	}
}

func (l *linter) table(f *Field) {
	if f.Rows == nil || len(f.Columns) == 0 {
		l.report(f.Position, "%s: a table has rows and columns", f.name())
		return
	}
	l.height(f)
	known := l.names[f.Value].Columns
	seen := map[string]bool{}
	for i := range f.Columns {
		c := &f.Columns[i]
		l.look(c.Position, c.Look)
		switch {
		case !slices.Contains(known, c.Show):
			l.report(c.Position, "%s has no column %s; its columns are %s", f.Value, c.Show, strings.Join(known, ", "))
		case seen[c.Show]:
			l.report(c.Position, "the column %s is there twice", c.Show)
		case c.X == 0 || c.Width.Length() < 3*mm:
			l.report(c.Position, "a column has x, and a width of at least 3 mm")
		}
		seen[c.Show] = true
	}
}

// inside looks that every box of the field lies on its page, and notes the paper that it takes.
func (l *linter) inside(f *Field) {
	if f.kind() == combField && (f.Comb.Cells < 1 || f.Comb.Cells > maxCount) || f.kind() == tableField && len(f.Columns) == 0 {
		return
	}
	boxes, size := f.boxes(), l.blank.Pages[f.Page-1]
	if all := around(boxes); all.right() > size.Width || all.bottom() > size.Height {
		l.report(f.Position, "%s: the box reaches to %s mm from the left and %s mm from the top; page %d is %s mm",
			f.name(), decimal(all.right()), decimal(all.bottom()), f.Page, millimetres(size))
		return
	}
	l.boxes = append(l.boxes, taken{f, boxes})
}

// overlaps finds fields that share paper, and columns of one table.
func (l *linter) overlaps() {
	for i, a := range l.boxes {
		for _, b := range l.boxes[:i] {
			if a.Page == b.Page && anyOverlap(a.boxes, b.boxes) {
				l.report(a.Position, "%s lies over %s of line %d", a.name(), b.name(), b.Line)
			}
		}
		for j := range a.Columns {
			for k := range j {
				if a.boxes[j].overlaps(a.boxes[k]) {
					l.report(a.Columns[j].Position, "the column %s lies over %s", a.Columns[j].Show, a.Columns[k].Show)
				}
			}
		}
	}
}

func anyOverlap(one, other []rect) bool {
	if !around(one).overlaps(around(other)) {
		return false
	}
	return slices.ContainsFunc(one, func(a rect) bool { return slices.ContainsFunc(other, a.overlaps) })
}

// dates finds dates of which a part stands nowhere.
func (l *linter) dates() {
	for _, value := range slices.Sorted(maps.Keys(l.patterns)) {
		if lacking := unwritten(l.patterns[value]); len(lacking) > 0 {
			l.report(l.at("fields"), "the fields of %s do not show its %s", value, strings.Join(lacking, " and "))
		}
	}
}

// leftOut looks that what the blank has no box for is a value, and has none.
func (l *linter) leftOut() {
	for i, name := range l.layout.LeftOut {
		at := l.at(fmt.Sprintf("left_out[%d]", i))
		switch _, known := l.names[name]; {
		case !known && name != photoName:
			l.report(at, "left_out: the packet has no value %s; the nearest are %s", name, nearest(name, slices.Sorted(maps.Keys(l.names))))
		case l.shown[name]:
			l.report(at, "left_out: a field shows %s", name)
		}
	}
}
