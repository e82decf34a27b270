package batch

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sync/errgroup"

	"permitpack/generator"
	"permitpack/generator/calendar"
	"permitpack/generator/date"
	"permitpack/generator/duplicate"
	"permitpack/generator/finding"
	"permitpack/generator/rules"
	"permitpack/generator/sheet"
	"permitpack/generator/summary"
	"permitpack/generator/text"
)

// The files that tell of all rows.
const (
	SummaryFile  = "summary.xlsx"
	RejectedFile = "rejected.xlsx"
	calendarFile = "deadlines.ics"
	indexFile    = "batch.json"
)

// Entry is a row in batch.json.
type Entry struct {
	Row       int               `json:"row"`
	Key       string            `json:"key"`
	Folder    string            `json:"folder,omitempty"`
	Procedure string            `json:"procedure"`
	Ground    string            `json:"ground"`
	Status    finding.Status    `json:"status"`
	Findings  []finding.Finding `json:"findings"`
}

// EntryOf is a row as batch.json tells it: without names, which the packets hold.
func EntryOf(r summary.Row) Entry {
	return Entry{Row: r.Number, Key: r.Key, Folder: r.Folder, Procedure: r.Procedure, Ground: r.Ground, Status: r.Status, Findings: r.Findings}
}

// index is batch.json without its entries.
type index struct {
	Schema    int            `json:"schema"`
	Sheet     string         `json:"sheet"`
	Today     date.Date      `json:"today"`
	Catalogue string         `json:"catalogue"`
	Overlay   *rules.Overlay `json:"overlay,omitempty"`
	// Language is the agency's, of all messages.
	Language text.Language `json:"language"`
	// Shard is "I/N" of a part, and empty of a whole batch.
	Shard string `json:"shard,omitempty"`
	summary.Counts
}

// indexSchema is the version of batch.json's shape.
const indexSchema = 1

// report writes the files that tell of all rows.
type report struct {
	engine  *generator.Engine
	columns *sheet.Columns
	store   *store
	// dir is the folder of the packets.
	dir   string
	words *text.Words
	o     Options
	// sheet is the base name of the sheet, header a row of it without cells.
	sheet  string
	header sheet.Kept
}

// write writes all of them, batch.json last. The summary takes as long as the others
// together, so it is written beside them.
func (p report) write() (counts summary.Counts, err error) {
	shared, layout, err := p.gather()
	if err != nil {
		return counts, err
	}
	var group errgroup.Group
	group.Go(func() error {
		return p.put(SummaryFile, func(w io.Writer) (err error) {
			counts, err = summary.Write(w, p.rows(shared), summary.About{
				Today: p.o.Today, Catalogue: p.engine.CatalogueDay(), Sheet: p.sheet, TempDir: p.store.dir,
			}, p.words)
			return err
		})
	})
	group.Go(func() error {
		return errors.Join(
			p.put(RejectedFile, func(w io.Writer) error { return p.rejected(w, layout) }),
			p.put(calendarFile, p.calendar),
		)
	})
	if err := group.Wait(); err != nil {
		return counts, err
	}
	return counts, p.put(indexFile, func(w io.Writer) error { return p.index(w, counts, p.rows(shared)) })
}

// put replaces a file of the report's. A panic of a library is an error.
func (p report) put(name string, write func(io.Writer) error) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("writing %s: internal fault: %v", name, fault)
		}
	}()
	return replaceFile(filepath.Join(p.dir, name), p.store.dir, write)
}

// gather takes in of all rows what has to be known before the first is told of: of
// packets what they might share, where the place of a row without one stays empty, and of
// rows that were rejected their columns.
func (p report) gather() (shared *duplicate.Register, layout sheet.Layout, err error) {
	shared = new(duplicate.Register)
	for l, err := range p.store.lines() {
		if err != nil {
			return nil, layout, err
		}
		shared.Add(l.Who)
		if l.Status == summary.Rejected {
			layout.Take(l.Cells)
		}
	}
	if layout.Empty() {
		layout.Take(p.header)
	}
	return shared, layout, nil
}

// rows are all rows with what they share and should not.
func (p report) rows(register *duplicate.Register) iter.Seq2[summary.Row, error] {
	return func(yield func(summary.Row, error) bool) {
		at := 0
		for l, err := range p.store.lines() {
			row := l.Row
			if more := register.Findings(at, p.words); err == nil && len(more) > 0 {
				row = row.With(more...)
			}
			if !yield(row, err) || err != nil {
				return
			}
			at++
		}
	}
}

// said are findings in the words, ready for JSON.
func said(findings []finding.Finding, words *text.Words) []finding.Finding {
	all := make([]finding.Finding, len(findings))
	for i, f := range findings {
		all[i] = words.Explain(f)
		all[i].Args, all[i].Sources = nil, append([]string{}, f.Sources...)
	}
	return all
}

// index writes batch.json, an entry a line.
func (p report) index(w io.Writer, counts summary.Counts, rows iter.Seq2[summary.Row, error]) error {
	head := index{
		Schema: indexSchema, Sheet: p.sheet, Today: p.o.Today, Catalogue: p.engine.CatalogueVersion(), Overlay: p.engine.Overlay(), Language: p.words.Language(), Counts: counts,
	}
	if p.o.Shards > 1 {
		head.Shard = fmt.Sprintf("%d/%d", p.o.Shard, p.o.Shards)
	}
	data, err := json.Marshal(head)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	out.Write(data[:len(data)-1]) // an error comes back from Flush
	out.WriteString(`,"applications":[`)
	separator := "\n"
	for row, err := range rows {
		if err != nil {
			return err
		}
		data, err := json.Marshal(EntryOf(row))
		if err != nil {
			return err
		}
		out.WriteString(separator)
		out.Write(data)
		separator = ",\n"
	}
	out.WriteString("\n]}\n")
	return out.Flush()
}

// calendar joins the calendars of all packets.
func (p report) calendar(w io.Writer) error {
	return calendar.Join(w, p.words.Say("batch.calendar", nil), p.words, func(yield func(io.Reader, error) bool) {
		for l, err := range p.store.lines() {
			if err != nil {
				yield(nil, err)
				return
			}
			if l.Folder != "" && !p.give(filepath.Join(pathIn(p.dir, l.Folder), calendarFile), yield) {
				return
			}
		}
	})
}

// give hands a file on; one that somebody removed has no events.
func (p report) give(path string, yield func(io.Reader, error) bool) bool {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return true
	}
	if err != nil {
		return yield(nil, err)
	}
	defer file.Close()
	return yield(file, nil)
}

// rejected writes the rows that are no applications in the layout of their sheet.
func (p report) rejected(w io.Writer, layout sheet.Layout) error {
	out, err := p.columns.NewRejected(w, layout, p.words, p.store.dir)
	if err != nil {
		return err
	}
	for l, err := range p.store.lines() {
		if err != nil {
			return errors.Join(err, out.Discard())
		}
		if l.Status != summary.Rejected {
			continue
		}
		var reasons []string
		for _, f := range l.Findings {
			reasons = append(reasons, strings.TrimSpace(f.Message+" "+f.Fix))
		}
		if err := out.Add(l.Cells, l.Key, reasons); err != nil {
			return errors.Join(err, out.Discard())
		}
	}
	return out.Close()
}
