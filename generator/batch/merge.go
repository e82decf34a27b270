package batch

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"permitpack/generator"
	"permitpack/generator/finding"
	"permitpack/generator/text"
)

// ErrUnfinished says that a part has not come to its end.
var ErrUnfinished = errors.New("this part has not come to its end; run it again with --resume")

// ErrTwoSheets says that parts hold rows of different sheets under one number.
var ErrTwoSheets = errors.New("two parts hold a row of one number from different sheets; give their rows a client_id")

// ErrPartIsTarget says that what is joined would be written into one of the parts.
var ErrPartIsTarget = errors.New("this is one of the parts; give another folder for what is joined")

// Merge joins what the folders of a batch's parts tell into dir. The packets stay
// where they are. The same parts give the same files, however often and in
// whatever order they are joined.
func Merge(ctx context.Context, engine *generator.Engine, parts []string, dir string, o Options) (out Outcome, err error) {
	parts = slices.Compact(slices.Sorted(slices.Values(parts)))
	for _, part := range parts {
		if same(part, dir) {
			return out, fmt.Errorf("%s: %w", filepath.ToSlash(dir), ErrPartIsTarget)
		}
	}
	s, err := openStore(dir)
	if err != nil {
		return out, err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	m := merger{store: s, dir: dir, sheets: map[place]string{}}
	for _, part := range parts {
		if err := ctx.Err(); err != nil {
			s.vanish()
			return out, err
		}
		if err := m.take(part); err != nil {
			s.vanish()
			return out, err
		}
	}
	out.Language = cmp.Or(m.head.Language, text.English)
	columns, err := engine.SheetColumns()
	if err = errors.Join(err, s.settle(m.gone)); err != nil {
		return out, err
	}
	words := engine.Words(out.Language)
	m.warn(o.Warn, words)
	o.Today = m.head.Today
	out.Counts, err = report{engine: engine, columns: columns, store: s, dir: dir, words: words, o: o, sheet: m.head.Sheet}.write()
	return out, err
}

// same tells whether two paths are one folder.
func same(a, b string) bool {
	one, errOne := os.Stat(a)
	other, errOther := os.Stat(b)
	return errOne == nil && errOther == nil && os.SameFile(one, other)
}

// merger takes the lines of parts into one store.
type merger struct {
	store *store
	dir   string
	// head is the batch.json of the first part.
	head index
	// sheets are those that the keys stand in.
	sheets map[place]string
	// missing are shards ("3/10") that no part holds; nil as long as no part names its own.
	missing map[string]bool
}

// take takes in a part.
func (m *merger) take(part string) (err error) {
	head, err := headOf(part)
	if err != nil {
		return fmt.Errorf("%s: %w", filepath.ToSlash(part), err)
	}
	if m.head.Schema == 0 {
		m.head = head
	}
	m.shard(head.Shard)
	s, err := openStore(part)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	for l, err := range s.lines() {
		if err != nil {
			return err
		}
		p := keyPlace(l.Key)
		if sheet, seen := m.sheets[p]; seen && sheet != l.Sheet {
			return fmt.Errorf("%s: %w", filepath.ToSlash(part), ErrTwoSheets)
		} else if seen {
			continue
		}
		m.sheets[p] = l.Sheet
		if l.Folder != "" {
			l.Folder = pathFrom(m.dir, pathIn(part, l.Folder))
		}
		if l.From != "" {
			l.From = pathFrom(m.dir, pathIn(part, l.From))
		}
		if old, known := m.store.find(l.Key); known && old.Folder != "" && l.Folder == "" {
			continue // mended here meanwhile
		}
		if err := m.store.add(l); err != nil {
			return err
		}
	}
	return nil
}

// gone tells which packets somebody removed.
func (m *merger) gone(l line) bool { return l.Folder != "" && l.removed(m.dir) }

// headOf reads the batch.json of a part, which is written last.
func headOf(part string) (head index, err error) {
	if _, err := os.Stat(part); err != nil { // a slip, and no part to run again
		return head, errors.Unwrap(err)
	}
	if _, err := os.Stat(filepath.Join(part, storeFolder, journalFile)); err == nil {
		return head, ErrUnfinished
	}
	data, err := os.ReadFile(filepath.Join(part, indexFile))
	if errors.Is(err, fs.ErrNotExist) {
		return head, ErrUnfinished
	}
	if err == nil {
		err = json.Unmarshal(data, &head)
	}
	return head, err
}

// shard notes which part of how many a folder holds.
func (m *merger) shard(shard string) {
	_, shards, ok := strings.Cut(shard, "/")
	if !ok {
		return
	}
	if m.missing == nil {
		m.missing = map[string]bool{}
		n, _ := strconv.Atoi(shards) // written by ourselves
		for i := range n {
			m.missing[fmt.Sprintf("%d/%d", i, n)] = true
		}
	}
	delete(m.missing, shard)
}

// warn tells which parts are missing.
func (m *merger) warn(tell func(finding.Finding), words *text.Words) {
	if len(m.missing) > 0 && tell != nil {
		tell(words.Explain(finding.Finding{
			ID: "text.parts-missing", Severity: finding.Warning, Where: indexFile,
			Args: finding.Args{"list": strings.Join(slices.Sorted(maps.Keys(m.missing)), ", ")},
		}))
	}
}
