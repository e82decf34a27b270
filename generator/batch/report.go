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

	"permitpack/generator"
	"permitpack/generator/calendar"
	"permitpack/generator/date"
	"permitpack/generator/finding"
	"permitpack/generator/rules"
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
	return Entry{Row: r.Row, Key: r.Key, Folder: r.Folder, Procedure: r.Procedure, Ground: r.Ground, Status: r.Status, Findings: r.Findings}
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
	engine *generator.Engine
	store  *store
	// dir is the folder of the packets.
	dir   string
	words *text.Words
	o     Options
	// sheet is the base name of the sheet.
	sheet string
}

// write writes all of them.
func (p report) write() (summary.Counts, error) {
	var counts summary.Counts
	found, err := p.crowd()
	if err != nil {
		return counts, err
	}
	for row, err := range p.rows(found) {
		if err != nil {
			return counts, err
		}
		counts.Add(row.Status)
	}
	for _, file := range []struct {
		name  string
		write func(io.Writer) error
	}{
		{SummaryFile, func(w io.Writer) error {
			return summary.Write(w, p.rows(found), summary.About{
				Today: p.o.Today, Catalogue: p.engine.CatalogueDay(), Sheet: p.sheet, TempDir: p.store.dir,
			}, p.words)
		}},
		{RejectedFile, p.rejected},
		{calendarFile, p.calendar},
		{indexFile, func(w io.Writer) error { return p.index(w, counts, p.rows(found)) }},
	} {
		if err := replaceFile(filepath.Join(p.dir, file.name), p.store.dir, file.write); err != nil {
			return counts, err
		}
	}
	return counts, nil
}

// crowd finds what rows say about one another, by their places.
func (p report) crowd() (map[int][]finding.Finding, error) {
	var crowd summary.Crowd
	at := 0
	for l, err := range p.store.lines() {
		if err != nil {
			return nil, err
		}
		if l.Folder != "" {
			crowd.Add(at, l.Row, l.Who)
		}
		at++
	}
	return crowd.Findings(), nil
}

// rows are all rows with what was found about them among the others.
func (p report) rows(found map[int][]finding.Finding) iter.Seq2[summary.Row, error] {
	return func(yield func(summary.Row, error) bool) {
		at := 0
		for l, err := range p.store.lines() {
			row := l.Row
			if more := found[at]; len(more) > 0 {
				row = row.With(p.said(more)...)
			}
			if !yield(row, err) || err != nil {
				return
			}
			at++
		}
	}
}

// said are findings in the agency's words.
func (p report) said(findings []finding.Finding) []finding.Finding { return said(findings, p.words) }

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
	return calendar.Join(w, p.words.Say("batch.calendar", nil), func(yield func(io.Reader, error) bool) {
		for l, err := range p.store.lines() {
			if err != nil {
				yield(nil, err)
				return
			}
			if l.Folder != "" && !p.give(filepath.Join(p.dir, filepath.FromSlash(l.Folder), calendarFile), yield) {
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
func (p report) rejected(w io.Writer) error {
	var titles []string
	known := map[string]bool{}
	for l, err := range p.store.lines() {
		if err != nil {
			return err
		}
		for _, title := range l.Cells.Titles {
			if !known[title] {
				known[title] = true
				titles = append(titles, title)
			}
		}
	}
	return nil
}
