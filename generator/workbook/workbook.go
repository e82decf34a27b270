// Package workbook writes fees-deadlines.xlsx: what the application costs, the
// days that matter, the papers, the holidays that are counted with, and the sources.
//
// The workbook is live and right at once. Today, the speed, the term, the
// applicant's dates and the holidays are cells that may be changed; days, days
// left, amounts and totals are formulas over them, in functions that Excel,
// LibreOffice and others compute alike, and each formula carries the value that
// was decided. What follows from facts and papers, as the verdict and the
// findings, does not change with the cells; the summary says so when they do.
//
// A text of a profile is never part of a formula: it stands in the table of texts.
package workbook

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"permitpack/generator/packet"
	"permitpack/generator/rules"
	"permitpack/generator/text"
	"permitpack/generator/workbook/xlsx"
)

// The sheets of the contract: the same names in every language, so that a
// script finds them. The title inside a sheet is in the applicant's language.
const (
	summarySheet   = "Summary"
	feesSheet      = "Fees"
	deadlinesSheet = "Deadlines"
	documentsSheet = "Documents"
	holidaysSheet  = "Holidays"
	sourcesSheet   = "Sources"
)

// Rows of every sheet but the summary, from 1.
const (
	titleRow    = 1
	subtitleRow = 2
	hintRow     = 3
	headerRow   = 4
)

// Writer writes workbooks. What they share is made once and kept, so one Writer
// serves all packets. It may be used by many goroutines.
type Writer struct {
	book *text.Book
	mu   sync.Mutex
	made map[shape]*template
}

// NewWriter makes a Writer that speaks the words of the book.
func NewWriter(book *text.Book) *Writer { return &Writer{book: book, made: map[shape]*template{}} }

// shape is what decides on the tables and charts of a workbook.
type shape struct {
	language text.Language
	// bars: there is a choice of speeds, and amounts for it; bySpeed: some days hang on it.
	bars, bySpeed bool
	// abroad: days abroad are counted.
	abroad bool
}

// template is what the workbooks of a shape share.
type template struct {
	*xlsx.Template
	frames   []xlsx.Frame
	holidays []rules.Holiday
	days     workdays
	// said are the workbook's own words, by their keys below "workbook.".
	said map[string]string
	// names are the named ranges of the sheet Holidays.
	names []xlsx.Name
}

// Write writes the workbook of p to w. The same packet and words give the same
// bytes. The error is that of the library or of w; a panic inside comes back as
// an error too.
func (wr *Writer) Write(w io.Writer, p *packet.Packet) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			// The fault itself may quote a cell, so only its type is told.
			err = fmt.Errorf("writing the workbook: internal fault (%T)", fault)
		}
	}()
	room := shelves.Get().(*shelf)
	defer shelves.Put(room)
	t, book, err := wr.compose(p, room)
	if err != nil {
		return fmt.Errorf("writing the workbook: %w", err)
	}
	if err := t.Write(w, book); err != nil {
		return fmt.Errorf("writing the workbook: %w", err)
	}
	return nil
}

// Prepare makes what the first workbook shares with others in the background, while the
// caller does something else; once there is one, it does nothing. p is read at once.
func (wr *Writer) Prepare(p *packet.Packet) {
	wr.mu.Lock()
	begun := len(wr.made) > 0
	wr.mu.Unlock()
	if begun {
		return
	}
	shape, holidays := newRenderer(p, wr.book).shape(), slices.Clone(p.Holidays)
	go func() {
		defer func() { _ = recover() }() // Write meets the same fault, and tells of it
		_, _ = wr.template(shape, holidays)
	}()
}

// shelves are kept, because the cells of a workbook are many.
var shelves = sync.Pool{New: func() any { return new(shelf) }}

// compose decides on every cell. The cells lie on the shelf.
func (wr *Writer) compose(p *packet.Packet, room *shelf) (*template, xlsx.Book, error) {
	room.cells = room.cells[:0]
	r := newRenderer(p, wr.book)
	r.shelf = room
	t, err := wr.template(r.shape(), p.Holidays)
	if err != nil {
		return nil, xlsx.Book{}, err
	}
	r.template = t
	return t, r.render(), nil
}

// template is that of a shape, made when it is first asked for.
func (wr *Writer) template(s shape, holidays []rules.Holiday) (*template, error) {
	wr.mu.Lock()
	defer wr.mu.Unlock()
	if t, ok := wr.made[s]; ok && slices.Equal(t.holidays, holidays) {
		return t, nil
	}
	t, err := newTemplate(s, wr.book, holidays)
	if err == nil {
		wr.made[s] = t
	}
	return t, err
}

func newTemplate(s shape, book *text.Book, holidays []rules.Holiday) (*template, error) {
	words := book.Words(s.language)
	frames := s.frames(words)
	made, err := xlsx.New(frames, styles, paints)
	if err != nil {
		return nil, err
	}
	t := &template{Template: made, frames: frames, holidays: slices.Clone(holidays), days: numberDays(holidays), said: map[string]string{}}
	for _, key := range book.Keys(s.language) {
		if own, ours := strings.CutPrefix(key, "workbook."); ours {
			t.said[own] = words.Say(key, nil)
		}
	}
	sheet, names := holidaySheet(words, t)
	t.names = names
	return t, t.Fix(holidaysAt, sheet)
}

// The places of the sheets.
const (
	summaryAt = iota
	feesAt
	deadlinesAt
	documentsAt
	holidaysAt
	sourcesAt
	sheets
)

// frames are the sheets without their content.
func (s shape) frames(words *text.Words) []xlsx.Frame {
	head := func(list []column) []string { return names(words, list) }
	frames := []xlsx.Frame{
		summaryAt:   {Name: summarySheet, Tab: blue, Widths: summaryWidths, Protected: true, Charts: 1},
		feesAt:      {Name: feesSheet, Tab: blue, Widths: feeWidths, Landscape: true, Frozen: headerRow, Protected: true},
		deadlinesAt: {Name: deadlinesSheet, Tab: blue, Widths: deadlineWidths, Landscape: true, Frozen: headerRow, Protected: true},
		documentsAt: {Name: documentsSheet, Tab: blue, Widths: widths(documentColumns), Landscape: true, Frozen: headerRow, Protected: true},
		holidaysAt:  {Name: holidaysSheet, Tab: inputTab, Widths: holidayWidths, Frozen: headerRow, Protected: true},
		sourcesAt:   {Name: sourcesSheet, Tab: muted.tab(), Widths: widths(sourceColumns), Landscape: true, Frozen: headerRow},
	}
	table := func(sheet int, name string, columns []column) {
		frames[sheet].Tables = append(frames[sheet].Tables, xlsx.Table{Name: name, Columns: head(columns)})
	}
	if s.bars {
		frames[summaryAt].Charts = 2
	}
	table(feesAt, "FeeOptions", optionColumns)
	table(feesAt, "SpeedTable", speedColumns)
	table(feesAt, "PayerTable", payerColumns)
	table(feesAt, "FeeTable", amountColumns)
	table(deadlinesAt, "DeadlineTable", deadlineColumns)
	if s.bySpeed {
		table(deadlinesAt, "BySpeedTable", bySpeedColumns)
	}
	table(deadlinesAt, "ClaimTable", claimColumns)
	if s.abroad {
		table(deadlinesAt, "AbroadTable", abroadColumns)
	}
	table(documentsAt, "DocumentTable", documentColumns)
	table(holidaysAt, "HolidayTable", holidayColumns)
	table(sourcesAt, "SourceTable", sourceColumns)
	return frames
}

// column is one column of a table: the key of its name below "workbook.", and its
// width in characters.
type column struct {
	key   string
	width float64
}

// names are the names of columns. What a language says twice is told apart,
// because a table has no two columns of one name.
func names(words *text.Words, columns []column) []string {
	all := make([]string, 0, len(columns))
	for _, c := range columns {
		name := xlsx.Clean(words.Say("workbook."+c.key, nil))
		for slices.Contains(all, name) {
			name += " "
		}
		all = append(all, name)
	}
	return all
}

func widths(columns []column) []float64 {
	all := make([]float64, len(columns))
	for i, c := range columns {
		all[i] = c.width
	}
	return all
}
